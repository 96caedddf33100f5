import { beforeEach, describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { personDocument } from '../../../src/people/documents.ts';
import { Person } from '../../../src/people/person.ts';
import { viewerOf } from '../../../src/people/staff.ts';
import { planMakerIn } from '../../support/made-plan.ts';
import { agreed, becauseHeAsked, callOnFridays, fewerVisits, startedFor, saidYes } from '../../support/plan-talk.ts';
import { buttonsOf, World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
  priya = world.chat('Priya Shah');
});

const SAMUEL = personId('samuel');
const PLAN = planIdOf(SAMUEL);
const noticeTo = (chat: Chat) => chat.sends({ do: 'notice/refresh', id: PLAN, x: 'please-confirm' });
const UNTIL_A_COPY = /Until you have (?:a revised|your) copy, follow the plan in the person’s home/u;

/** Everybody agrees to what is proposed. */
async function bothAgree(): Promise<void> {
  for (const chat of [tom, priya]) {
    await chat.says('show the plan for Samuel Okafor');
    const agree = await chat.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    if (agree.text.includes('I agree')) await chat.presses('I agree');
  }
}

describe('what is written by hand', () => {
  test('R13: only what is agreed may be written into the folder', async () => {
    await startedFor(tom);
    expect((await tom.says('written by hand Samuel Okafor')).text).toContain('There is no agreed plan yet');
    await priya.says('show the plan for Samuel Okafor');
    await priya.presses('I agree');
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await tom.says('written by hand Samuel Okafor');
    const refused = await tom.presses('Record this', { of: 'proposal.0', written: 'No evening visit.' });
    expect(refused.text).toContain('must not be written into the folder. Still open: Tom Reed.');
  });

  test('R14: the formal record is due, whoever looks, until a version carries it; nothing puts it away', async () => {
    await agreed(world, tom, priya);
    await priya.says('written by hand Samuel Okafor');
    await priya.presses('Record this', { of: 'outside', on: '2026-11-23', written: 'Lunch at 13:00.' });
    const everybody = saidYes('2026-11-23', 'the-person', 'staffb', 'staffa');
    expect((await priya.presses('Record this', everybody)).text).toContain('Formal record due');
    world.clock.set('2026-11-26T10:00:00Z');
    for (const chat of [tom, priya])
      expect((await chat.says("what's outstanding")).text).toContain('Formal record due for 3 days, changed by hand');

    await priya.says('change the plan for Samuel Okafor');
    await priya.presses('Next', { trigger: 'circumstances', kinds: 'times', parts: 'visits' });
    await priya.presses('Change: Every day, 12:30');
    await priya.presses('Done', { visitAt: '13:00' });
    await priya.presses('Next');
    await priya.presses('Next', { startsOn: '2026-11-30' });
    await priya.presses('Add a piece of evidence');
    await priya.presses('Add this piece of evidence', {
      evidenceFrom: 'in-plan',
      evidenceWho: 'Tom Reed, support worker',
      evidenceOn: '2026-11-25',
      evidenceWords: 'Lunch club ends at 12:45.',
    });
    await priya.presses('Next');
    const asked = await priya.presses('Next', { carries: prefilledFirst(priya) });
    expect(asked.text).toContain('Who gets a copy');
    await priya.presses('Next');
    await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await priya.presses('Ask everybody to agree');
    await bothAgree();
    expect((await tom.says("what's outstanding")).text).not.toContain('Formal record due');
    expect((await tom.sends({ do: 'record/view', id: PLAN, x: 'amendments' })).text).toContain(
      'In the formal record with version 2',
    );
  });
});

/** The value of the first box on the card in view. */
function prefilledFirst({ card }: Chat): string {
  return /"value":"([a-z2-9]{17})"/u.exec(JSON.stringify(card))?.[1] ?? 'none';
}

describe('R6, R18: until it is decided everybody may change their mind', () => {
  test('somebody without Teams, by what is noted', async () => {
    await startedFor(tom);
    await tom.says('note an answer Samuel Okafor');
    expect(buttonsOf(tom.card).map(({ title }) => title)).toContain('Next');
    expect(JSON.stringify(tom.card)).toContain('Samuel Okafor, agrees so far');
    // Nobody answers for Priya: she uses Teams.
    expect(JSON.stringify(tom.card)).not.toContain('Priya Shah');
    await tom.presses('Next', { who: 'the-person', answer: 'no', how: 'phone', on: '2026-11-23' });
    await tom.presses('Next', { reason: 'He wants to think.', goAhead: 'no' });
    await tom.presses('Next', { waitWhy: 'We ask again on Monday.' });
    const noted = await tom.presses('Record this');
    expect(noted.text).toContain('Noted: Samuel Okafor does not agree, by phone.');
    await priya.says('show the plan for Samuel Okafor');
    await priya.presses('I agree');
    expect((await priya.says('show the plan for Samuel Okafor')).text).toContain(
      'Cannot go on: Samuel Okafor does not agree',
    );
  });

  test('a colleague, on the change itself', async () => {
    await startedFor(tom);
    await priya.says('show the plan for Samuel Okafor');
    await priya.sends({ do: 'flow/start', id: SAMUEL, x: 'plan-answer' });
    await priya.presses('Next', { who: 'the-person', answer: 'no', how: 'phone', on: '2026-11-23' });
    await priya.presses('Next', { reason: 'Not now.', goAhead: 'no' });
    await priya.presses('Next', { waitWhy: 'We ask again on Monday.' });
    await priya.presses('Record this');
    await priya.presses('I agree');
    await priya.presses('I no longer agree');
    const objected = await priya.presses('I do not agree', { reason: 'Too soon.' });
    expect(objected.text).toContain('Cannot go on: Samuel Okafor and you do not agree');
    await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(buttonsOf(tom.card).map(({ title }) => title)).not.toContain('I no longer agree');
  });
});

describe('copies', () => {
  test('R16, R17, R20: until a copy is there the plan in the home holds; who has which version is seen', async () => {
    await agreed(world, tom, priya);
    expect((await noticeTo(priya)).text).toMatch(UNTIL_A_COPY);
    const copies = await priya.sends({ do: 'record/view', id: PLAN, x: 'copies' });
    expect(copies.text).toContain('3 still to be delivered');
    await priya.presses('Note a copy delivered');
    const noted = await priya.presses('Record this', { who: 'the-person', how: 'by-hand', on: '2026-11-23' });
    expect(noted.text).toContain('Noted: Samuel Okafor has version 1, by hand.');
    expect(noted.text).toContain('2 still to be delivered');
    // Priya is to get one of her own, and it has not come.
    expect((await noticeTo(priya)).text).toMatch(UNTIL_A_COPY);
    await priya.says('a copy delivered Samuel Okafor');
    await priya.presses('Record this', { who: 'staffa', how: 'by-hand', on: '2026-11-23' });
    expect((await noticeTo(priya)).text).not.toMatch(UNTIL_A_COPY);

    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await bothAgree();
    expect((await noticeTo(priya)).text).toContain(
      'Until you have a revised copy, follow the plan in the person’s home.',
    );
    expect((await priya.sends({ do: 'record/view', id: PLAN, x: 'copies' })).text).toContain(
      'Version 1, by hand, Mon 23 Nov 2026, noted by Priya Shah. Version 2 is still to be delivered.',
    );
  });

  test('R16: whoever tells the person, and others without Teams, reads what to tell them until copies are there', async () => {
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await bothAgree();
    const noting = () => priya.sends({ do: 'telling/start', id: PLAN });
    expect((await noting()).text).toContain(
      'Please tell them too: Until you have a revised copy, follow the plan in the person’s home.',
    );
    await priya.presses('Cancel');
    const plan = await planMakerIn(world, SAMUEL, viewerOf(everyday.priya));
    for (const { key } of plan.present)
      await plan.give({ type: 'give-copy', key, version: 2, how: 'by-hand', on: plan.today });
    expect((await noting()).text).not.toContain('Please tell them too');
  });

  test('where no links are made, staff get theirs by hand, and no button is named that is not there', async () => {
    await agreed(world, tom, priya);
    expect((await priya.sends({ do: 'record/view', id: PLAN, x: 'copies' })).text).toContain('Can fetch it here');
    Reflect.deleteProperty(world.app, 'copies');
    const { text } = await priya.sends({ do: 'record/view', id: PLAN, x: 'copies' });
    expect(text).not.toMatch(/Can fetch it here|Get a copy/u);
    expect(text.match(/To be delivered: by hand, post or secure e-mail/gu)).toHaveLength(3);
    expect(text).toContain('Note a copy delivered');
  });

  test('R14: what was written late, when its version lies in the home already, is over at once and said to be', async () => {
    await agreed(world, tom, priya);
    await priya.says('a copy delivered Samuel Okafor');
    await priya.presses('Record this', { who: 'the-person', how: 'by-hand', on: '2026-11-23' });
    await priya.says('written by hand Samuel Okafor');
    const noted = await priya.presses('Record this', { of: '1.0', on: '2026-11-23', written: 'Washing at 08:00.' });
    expect(noted.text).toContain('Noted. The copy of version 1 in the home says it already.');
    expect(noted.text).not.toContain('Formal record due');
  });

  test('R17: others than before get copies only with a reason, and the difference is shown first', async () => {
    await agreed(world, tom, priya);
    await callOnFridays(priya);
    await becauseHeAsked(priya);
    const why = await priya.presses('Next', { copyTo: 'staffa' });
    expect(why.text).toContain('Others than before get a copy. What has changed?');
    expect((await priya.presses('Next', { copyWhy: 'consent' })).text).toContain('Please write something here.');
    await priya.presses('Next', { copyReason: 'Samuel asked that fewer people have it.' });
    const check = await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toContain('Gets no copy any more: Tom Reed.');
  });
});

describe('versions', () => {
  test('any two can be laid side by side, and no two buttons lead to one page', async () => {
    const plan = await planMakerIn(world, personId('samuel'), viewerOf(everyday.priya), 'Cell');
    for (const [id, minutes] of [
      ['first', 60],
      ['second', 45],
      ['third', 30],
      ['fourth', 20],
    ] as const) {
      await plan.propose(id, minutes);
      await plan.agree(id);
    }
    const compares = async (x: string) => {
      const { text, card } = await priya.sends({ do: 'record/view', id: PLAN, x });
      expect(text).toContain('Visit: Every day, 08:00');
      return buttonsOf(card).flatMap(({ title }) => (title.startsWith('Compare') ? [title] : []));
    };
    expect(await compares('compare.3.4')).toEqual(['Compare with version 2', 'Compare with version 1']);
    expect(await compares('compare.2.4')).toEqual(['Compare with version 1']);
    expect(await compares('compare.1.4')).toEqual([]);
    expect((await priya.sends({ do: 'record/view', id: PLAN, x: 'compare.1.4' })).text).toMatch(
      /Before\n1 hour[^]*After\n20 minutes/u,
    );
  });
});

describe('two people at once', () => {
  test('S53: whoever comes second sees what the first changed, and keeps what they wrote', async () => {
    await agreed(world, tom, priya);
    await callOnFridays(tom);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');

    await becauseHeAsked(tom);
    await tom.presses('Next');
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    const met = await tom.presses('Ask everybody to agree');
    expect(met.text).toContain('While you were writing, Priya Shah proposed a change: Visit: Every day, 18:30');
    expect(met.text).toContain('A call on Fridays');
    // R6: Samuel agreed to Tom's half of it.
    expect(met.text).toContain('please ask them about both');
    expect((await tom.presses('Ask everybody to agree')).text).toContain('Does Samuel agree?');
    const check = await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toContain('A call on Fridays');
    const both = await tom.presses('Ask everybody to agree');
    // R9: what showed the other half is not lost.
    expect(both.text).toContain('He asked for it.');
    expect(both.text).toContain('Makes his own supper five evenings in six.');
    expect(both.text).toContain('A call on Fridays');
    expect(both.text).toContain('Visit: Every day, 18:30');
    expect(both.text).toContain('Waiting for Priya Shah');
  });

  test('an agreement to what was replaced counts for nothing', async () => {
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    const old = tom.card;
    await priya.presses('Withdraw it');
    await priya.presses('Record this', { reason: 'Too soon.' });
    const late = await tom.presses('I agree', {}, old);
    expect(late.text).toContain('no longer open');
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain('Version 1, agreed');
  });

  test('somebody who left the plan is not waited for once that is said', async () => {
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    const kept = await world.store.read('people', SAMUEL, SAMUEL);
    const samuel = Person.parse(kept?.body);
    const left = { ...samuel, circle: samuel.circle.filter(({ name }) => name !== 'Tom Reed') };
    await world.store.replace('people', personDocument(left), kept?.etag ?? '');
    const shown = await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(shown.text).toContain('No longer in the plan: Tom Reed');
    expect((await priya.presses('Ask who is in the plan now')).text).toContain('Version 2, agreed');
  });
});

describe('what people say begins a revision', () => {
  test('"Mrs Khan only needs two calls a day now": whom and what changes are understood, and which visits stop is asked', async () => {
    const two = await tom.says('Mrs Khan only needs two calls a day now');
    expect(two.words).toContain('There is more than one: Farida Khan (RB-1055), Nadia Khan (RB-1062).');
    const one = await tom.says('Farida Khan');
    expect(one.words).toContain('Which visits stop?');
  });

  test('R11: how long it takes from the evidence to the decision is seen', async () => {
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    world.clock.set('2026-11-27T10:00:00Z');
    const open = await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(open.text).toContain('4 days');
    await bothAgree();
    expect((await priya.sends({ do: 'record/view', id: PLAN, x: 'versions.0' })).text).toContain(
      '4 days after the evidence',
    );
  });
});
