import { beforeEach, describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { personDocument } from '../../../src/people/documents.ts';
import { Person } from '../../../src/people/person.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { agreed, withoutVisit, fewerVisits, startedFor } from '../../support/plan-talk.ts';
import { fieldsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const SAMUEL = personId('samuel');
const PLAN = planIdOf(SAMUEL);

let world: World;
let tom: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
  priya = world.chat('Priya Shah');
  await tom.says('hello');
});

/** A district nurse without Teams is in the circle, too. */
async function withNurse(): Promise<void> {
  const kept = await world.store.read('people', SAMUEL, SAMUEL);
  const samuel = Person.parse(kept?.body);
  const nurse = { key: 'nurse', name: 'Claire Boyd', part: 'other' as const, relation: 'district nurse' };
  await world.store.replace(
    'people',
    personDocument({ ...samuel, circle: [...samuel.circle, nurse] }),
    kept?.etag ?? '',
  );
}

test('R13: a change by hand that somebody else notes stands under the name of who wrote it', async () => {
  await agreed(world, tom, priya);
  await priya.says('written by hand Samuel Okafor');
  await priya.presses('Record this', { of: '1.1', who: everyday.tom.id, on: '2026-11-23', written: 'Lunch at 12:30.' });
  const noted = await priya.sends({ do: 'record/view', id: PLAN, x: 'amendments' });
  expect(noted.text).toContain('Tom Reed');
  expect(noted.text).not.toContain('Priya Shah');
});

describe('a no that somebody else notes', () => {
  test('R12: whoever has answered is not asked again by the card that asked them', async () => {
    await withNurse();
    await startedFor(tom);
    await priya.says('hello');
    const asked = await priya.sends({ do: 'notice/refresh', id: PLAN, x: 'please-agree' });
    expect(asked.text).toContain('say whether you agree');
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I agree');
    const after = await priya.sends({ do: 'notice/refresh', id: PLAN, x: 'please-agree' });
    expect(after.text).toContain('Your answer is noted.');
    expect(after.text).not.toContain('say whether you agree');
  });

  test('R6, R19: a yes is from no day before it was proposed or before their own no; the check says what they said', async () => {
    await withNurse();
    await startedFor(tom);
    await tom.says('note an answer Samuel Okafor');
    await tom.presses('Next', { who: 'nurse', answer: 'no', how: 'phone', on: '2026-11-23' });
    await tom.presses('Next', { reason: 'The wound needs looking at.' });
    await tom.presses('Record this');
    world.clock.set('2026-11-24T10:00:00Z');
    await priya.says('note an answer Samuel Okafor');
    const early = await priya.presses('Next', { who: 'nurse', answer: 'yes', how: 'phone', on: '2026-11-22' });
    expect(early.text).toContain('that is before it was proposed, on Mon 23 Nov 2026');
    const check = await priya.presses('Next', { who: 'nurse', answer: 'yes', how: 'phone', on: '2026-11-24' });
    expect(check.text).toContain('Claire Boyd said no on Mon 23 Nov 2026: “The wound needs looking at.”');
  });

  test('R19: of a colleague without Teams: nobody is offered to go ahead all the same', async () => {
    await withNurse();
    await startedFor(tom);
    await tom.says('note an answer Samuel Okafor');
    await tom.presses('Next', { who: 'nurse', answer: 'no', how: 'phone', on: '2026-11-23' });
    expect(fieldsOf(tom.card)).toEqual(['reason']);
    const check = await tom.presses('Next', { reason: 'The wound needs looking at.' });
    expect(check.text).toContain('cannot be overridden');
    await tom.presses('Record this');
    expect((await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text).toContain(
      'Claire Boyd is in the plan, so this cannot be overridden.',
    );
  });

  test('R18: of the person: their views and the effect on their wellbeing are recorded with it', async () => {
    await startedFor(tom);
    await tom.says('note an answer Samuel Okafor');
    await tom.presses('Next', { who: 'the-person', answer: 'no', how: 'phone', on: '2026-11-23' });
    await tom.presses('Next', { reason: 'He likes company.', goAhead: 'yes' });
    await tom.presses('Next', {
      views: 'He wants to eat with others.',
      wellbeingImpact: 'He eats alone.',
      wellbeing: 'control,home',
    });
    await tom.presses('Record this');
    const page = (await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text;
    for (const words of ['He likes company.', 'He wants to eat with others.', 'He eats alone.'])
      expect(page).toContain(words);
    expect(page).not.toContain('Cannot go on');
  });
});

test('TL8: a carer objects to fewer visits by phone: her own words and the effect on wellbeing, or it does not go ahead', async () => {
  const sarah = { who: 'sarah', answer: 'no', how: 'phone', on: '2026-11-23' };
  await withoutVisit(tom, 'Ada Palmer', 'Every day, 12:30');
  await tom.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'not-reached' });
  await tom.presses('Next', { unreached: 'wait' });
  await tom.presses('Ask everybody to agree');
  for (const chat of [priya, world.chat('Ana Lopez')]) {
    await chat.sends({ do: 'record/view', id: planIdOf(personId('ada')), x: 'proposal' });
    expect((await chat.presses('I agree')).text).toContain('To agree: ');
  }
  await tom.says('note an answer for Ada Palmer');
  await tom.presses('Next', sarah);
  await tom.presses('Next', { reason: 'She falls when she is hungry.', goAhead: 'yes' });
  const refused = await tom.presses('Next', { views: 'x' });
  expect(refused.text).toMatch(/"x" says nothing yet[^]*affect Ada's wellbeing\?\n⚠ Please write something here/u);
  expect((await tom.says('show the plan for Ada Palmer')).text).not.toContain('Version 3');
  await tom.says('note an answer for Ada Palmer');
  await tom.presses('Next', { views: 'Not before Christmas.', wellbeingImpact: 'Steadier days.' });
  const held = await tom.presses('Record this');
  expect(held.text).toContain('Version 3, decided without everybody’s agreement');
  expect(held.text).toMatch(
    /Sarah Palmer, daughter, carer\nDoes not agree\.[^\n]*by phone\. Because: She falls when she is hungry\. Their views: Not before Christmas\.\nEffect on wellbeing\nSteadier days\./u,
  );
  expect(world.surprises).toEqual([]);
});

test('R8: whoever is asked reads what kind of change it is, and when two do not agree both are named', async () => {
  await agreed(world, tom, priya);
  await withNurse();
  await fewerVisits(priya);
  await priya.presses('Ask everybody to agree');
  const page = () => priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  expect((await page()).text).toContain('What kind of change\nFewer visits');
  await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await tom.presses('I do not agree');
  const no = await tom.presses('I do not agree', { reason: 'He leaves the gas on.' });
  // The reason stands with the no, and no button pushes to a yes: the way back is a line.
  expect(no.text).toMatch(/✗ Does not agree\n[^\n]*Because: He leaves the gas on\./u);
  expect(no.card?.actions?.map(({ title, style }) => [title, style])).toEqual([
    ['Note what somebody said', undefined],
    ['Change it', undefined],
    ['Log an issue', undefined],
    ['Open the plan', undefined],
  ]);
  expect((await page()).text).toContain('Cannot go on: Tom Reed does not agree');
  await priya.says('note an answer Samuel Okafor');
  await priya.presses('Next', { who: 'nurse', answer: 'no', how: 'phone', on: '2026-11-23' });
  await priya.presses('Next', { reason: 'The wound needs looking at.' });
  await priya.presses('Record this');
  expect((await page()).text).toMatch(
    /Cannot go on: (?:Claire Boyd and Tom Reed|Tom Reed and Claire Boyd) do not agree/u,
  );
});

describe('R6, R19, S53: somebody answers while what they said is being noted', () => {
  const page = (chat: Chat) => chat.sends({ do: 'record/view', id: PLAN, x: 'proposal' });

  /** Priya stands at the check with Tom's yes, when Tom says no himself. */
  async function saysNoMeanwhile() {
    await agreed(world, tom, priya);
    await withNurse();
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await priya.says('note an answer Samuel Okafor');
    const check = await priya.presses('Next', { who: 'staffb', answer: 'yes', how: 'phone', on: '2026-11-23' });
    await page(tom);
    await tom.presses('I do not agree');
    await tom.presses('I do not agree', { reason: 'He leaves the gas on.' });
    return check.card;
  }

  test('R6, R19: by card: their own no is shown and stands, until it is recorded once more', async () => {
    const check = await saysNoMeanwhile();
    const shown = await priya.presses('Record this', {}, check);
    expect(shown.text).toContain(
      'Not recorded yet: while this form was open, this changed. Tom Reed said no on Mon 23 Nov 2026: “He leaves the gas on.”',
    );
    expect(shown.text).not.toContain('Noted: Tom Reed agrees');
    expect((await page(tom)).text).toMatch(/Tom Reed[^]*Does not agree/u);
    expect((await priya.presses('Record this')).text).toContain('Noted: Tom Reed agrees, by phone.');
    expect(world.surprises).toEqual([]);
  });

  test('R6, R19: by typing, too', async () => {
    await saysNoMeanwhile();
    expect((await priya.says('record it')).text).toContain('this changed. Tom Reed said no');
    expect((await page(tom)).text).toMatch(/Tom Reed[^]*Does not agree/u);
  });
});

describe('P6, R19: a lead notes a yes in the place of a colleague’s own no', () => {
  const REASON = 'He leaves the gas on.';
  const page = (chat: Chat) => chat.sends({ do: 'record/view', id: PLAN, x: 'proposal' });

  /** Tom says no in Teams; then Priya notes that he said yes by phone. */
  async function notedOver(): Promise<void> {
    await agreed(world, tom, priya);
    await withNurse();
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await page(tom);
    await tom.presses('I do not agree');
    await tom.presses('I do not agree', { reason: REASON });
    await priya.says('note an answer Samuel Okafor');
    const check = await priya.presses('Next', { who: 'staffb', answer: 'yes', how: 'phone', on: '2026-11-23' });
    expect(check.text).toContain('it counts once they confirm it there');
    await priya.presses('Record this');
  }

  test('P6, R19: whoever is asked next still reads the no and its reason, until he confirms the yes himself', async () => {
    await notedOver();
    expect((await page(priya)).text).toMatch(/Tom Reed[^]*Agrees[^]*Said no before[^]*Because: He leaves the gas on/u);
    const card = await tom.sends({ do: 'notice/refresh', id: PLAN, x: 'noted-for-you' });
    expect(card.text).toContain('Before that you said no yourself');
    await tom.presses('That is right', {}, card.card);
    expect((await page(priya)).text).not.toContain('Said no before');
    expect((await page(tom)).text).not.toContain('That is not right');
  });

  test('R6, R19: with everybody else’s yes it does not hold: he is asked, by a card and in his list, and it holds once he confirms it', async () => {
    await notedOver();
    await priya.says('note an answer Samuel Okafor');
    await priya.presses('Next', { who: 'nurse', answer: 'yes', how: 'phone', on: '2026-11-23' });
    await priya.presses('Record this');
    expect((await priya.says('show the plan for Samuel Okafor')).text).not.toContain('Version 2');
    expect((await page(priya)).text).toContain('Waiting for Tom Reed');
    expect((await tom.says("what's outstanding")).text).toContain(
      'Say whether you agree now: it was noted for you after your no',
    );
    const sent = JSON.stringify(await world.ticks());
    expect(sent).toContain('It counts once you say that this is right.');
    await page(tom);
    expect((await tom.presses('That is right')).text).toContain('Version 2, agreed Mon 23 Nov 2026');
    expect(world.surprises).toEqual([]);
  });

  test('R6, R19: he says that it is not right: his own no stands again, with its card, and the next noted yes waits, too', async () => {
    await notedOver();
    await priya.says('note an answer Samuel Okafor');
    await priya.presses('Next', { who: 'nurse', answer: 'yes', how: 'phone', on: '2026-11-23' });
    await priya.presses('Record this');
    await page(tom);
    await tom.presses('That is not right');
    expect((await page(priya)).text).toContain('Cannot go on: Tom Reed does not agree');
    const card = await priya.sends({ do: 'notice/refresh', id: PLAN, x: 'disagreement' });
    expect(card.text).toContain('Tom Reed does not agree. Please help to resolve it.');
    expect((await priya.says('show the plan for Samuel Okafor')).text).not.toContain('Version 2');
    await priya.says('note an answer Samuel Okafor');
    const check = await priya.presses('Next', { who: 'staffb', answer: 'yes', how: 'phone', on: '2026-11-23' });
    expect(check.text).toContain('Tom Reed said on Mon 23 Nov 2026 that what was noted for them was not right.');
    await priya.presses('Record this');
    expect((await page(priya)).text).toContain('Waiting for Tom Reed');
  });

  test('R19: taken out of the plan before he confirms it, his no stays there to be decided about', async () => {
    await notedOver();
    await priya.sends({ do: 'flow/start', id: personId('samuel'), x: 'person-leave' });
    await priya.presses('Next', { member: 'staffb', why: 'other' });
    await priya.presses('Next', { whyWords: 'Works elsewhere' });
    await priya.presses('Save this');
    expect((await page(priya)).text).toContain('Tom Reed said no and is no longer in the plan');
  });

  /** Priya takes her change back and proposes the very same; everybody but Tom says yes, then she notes his. */
  async function proposedAgain() {
    await priya.says('withdraw the change for Samuel Okafor');
    await priya.presses('Record this', { reason: 'Not now.' });
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await priya.says('note an answer Samuel Okafor');
    await priya.presses('Next', { who: 'nurse', answer: 'yes', how: 'phone', on: '2026-11-23' });
    await priya.presses('Record this');
    await priya.says('note an answer Samuel Okafor');
    const check = await priya.presses('Next', { who: 'staffb', answer: 'yes', how: 'phone', on: '2026-11-23' });
    await priya.presses('Record this');
    return check;
  }

  test('R6, R19: withdrawn and proposed again: his no is shown, and his yes counts once he confirms it', async () => {
    await notedOver();
    const check = await proposedAgain();
    expect(check.text).toContain(`Tom Reed said no on Mon 23 Nov 2026: “${REASON}”`);
    expect(check.text).toContain('it counts once they confirm it there');
    const shown = (await page(priya)).text;
    expect(shown).toContain('Waiting for Tom Reed');
    expect(shown).toMatch(/Tom Reed[^]*Said no before[^]*Because: He leaves the gas on/u);
    await page(tom);
    expect((await tom.presses('That is right')).text).toContain('Version 2, agreed Mon 23 Nov 2026');
    expect(world.surprises).toEqual([]);
  });

  test('R6, P11: a version fell because he denied the yes that was noted: proposed again, a yes counts from himself alone', async () => {
    await agreed(world, tom, priya);
    await withNurse();
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    for (const who of ['nurse', 'staffb']) {
      await priya.says('note an answer Samuel Okafor');
      await priya.presses('Next', { who, answer: 'yes', how: 'phone', on: '2026-11-23' });
      await priya.presses('Record this');
    }
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('That is not right');
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    const check = await proposedAgain();
    expect(check.text).toContain('Tom Reed said on Mon 23 Nov 2026 that what was noted for them was not right.');
    expect(priya.card && textsIn(priya.card).join(' ')).toContain(
      'Noted: Tom Reed agrees, by phone. It counts only once they say so themselves in Teams.',
    );
    expect((await page(priya)).text).toMatch(/Waiting for Tom Reed[^]*what was noted for them was not right/u);
    await page(tom);
    expect((await tom.presses('That is right')).text).toContain('Version 3, agreed Mon 23 Nov 2026');
  });
});
