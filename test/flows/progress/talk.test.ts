import { describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { progressIdOf } from '../../../src/flows/progress/rules.ts';
import { endsReablement } from '../../support/ending.ts';
import { counting } from '../../support/counting.ts';
import { agreed } from '../../support/plan-talk.ts';
import { fieldsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const SAMUEL = personId('samuel');

/** Samuel's plan names one outcome, a bath board and a perching stool; he has no carer. */
async function withPlan() {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await agreed(world, tom, priya);
  return { world, tom, priya };
}

/** The fields in which marks are given, in the order of the card: the person's first. */
const marks = (chat: Chat): readonly string[] => fieldsOf(chat.card).filter((id) => id.startsWith('mark-'));
const open = (chat: Chat) => chat.sends({ do: 'record/open', id: progressIdOf(SAMUEL) });

describe('how far somebody came is one card', () => {
  test('four presses: the person, whoever asks, how sure they are; each under their own name', async () => {
    const { world, tom } = await withPlan();
    await tom.says('progress for Samuel Okafor');
    const form = counting(tom);
    const [his = '', mine = '', ...more] = marks(tom);
    expect(more).toEqual([]);
    const recorded = await form.press('Record this', { [his]: '-1', [mine]: '0', confidence: '6' });
    expect(form.both).toEqual([4, 0]);
    for (const words of [
      'Noted. Show it to Samuel first.',
      'Samuel Okafor: less than hoped',
      'Tom Reed: as hoped',
      'Samuel Okafor: 6 of 10 sure of managing',
      'Not shown to Samuel yet',
      'At the start',
    ])
      expect(recorded.text).toContain(words);
    expect((await tom.presses('Shown to Samuel')).text).not.toContain('Not shown to Samuel yet');
    expect(world.surprises).toEqual([]);
  });

  test('by typing alone, and what is missing says why', async () => {
    const { world, tom } = await withPlan();
    await tom.says('progress for Samuel Okafor');
    for (const text of ['less than hoped', '7', 'skip', 'not asked this time']) await tom.says(text);
    const recorded = await tom.says('record it');
    expect(recorded.text).toContain('Samuel Okafor: less than hoped');
    expect(recorded.text).toContain('Tom Reed: not asked this time');
    expect(world.surprises).toEqual([]);
  });

  test('M60, M61: after the start it is no start; of who said some of it only the rest is not asked', async () => {
    const { world, tom } = await withPlan();
    world.clock.pass({ days: 19 });
    const opened = await tom.says('progress for Ada Palmer');
    expect(opened.text).not.toContain('At the start');
    const mine = marks(tom).find((key) => key.includes(`-${everyday.tom.id}-`)) ?? '';
    await tom.presses('Record this', { [mine]: '2' });
    for (const why of fieldsOf(tom.card)) expect(why).toMatch(/^why-/u);
    const whys = Object.fromEntries(fieldsOf(tom.card).map((key) => [key, 'not-asked']));
    const { text } = await tom.presses('Record this', whys);
    expect(text).toContain('At a review, or on the way, ');
    expect(text).toContain('Tom Reed, of the rest: not asked this time');
    expect(text).not.toContain('Tom Reed: not asked this time');
  });

  test('a mark typed with its sign is that mark, and no place in the list', async () => {
    const { tom } = await withPlan();
    await tom.says('progress for Samuel Okafor');
    for (const text of ['-1', '7', '+2']) await tom.says(text);
    const recorded = await tom.says('record it');
    expect(recorded.text).toContain('Samuel Okafor: less than hoped');
    expect(recorded.text).toContain('Tom Reed: much more than hoped');
  });

  test('R31: all achieved suggests a review in the same turn', async () => {
    const { tom } = await withPlan();
    await tom.says('progress for Samuel Okafor');
    const [his = '', mine = ''] = marks(tom);
    const recorded = await tom.presses('Record this', { [his]: '0', [mine]: '1', confidence: '9' });
    expect(recorded.text).toContain('All outcomes are achieved: consider a review.');
    expect((await tom.presses('Consider a review')).text).toContain('All outcomes are achieved');
  });

  test('two who note at once: both stand, each under their own name', async () => {
    const { tom, priya } = await withPlan();
    for (const chat of [tom, priya]) await chat.says('progress for Samuel Okafor');
    for (const [chat, mark] of [
      [tom, '-1'],
      [priya, '1'],
    ] as const) {
      const [his = '', mine = ''] = marks(chat);
      await chat.presses('Record this', { [his]: '0', [mine]: mark, confidence: '5' });
    }
    const { text } = await open(tom);
    expect(text).toContain('Tom Reed: less than hoped');
    expect(text).toContain('Priya Shah: more than hoped');
  });

  test('R31: at the end stands how far it came: support of week 2 beside the last, marks and confidence from first to last', async () => {
    const { world, tom } = await withPlan();
    const rate = async (attainment: string, confidence: string) => {
      await tom.says('progress for Samuel Okafor');
      const [his = '', mine = ''] = marks(tom);
      await tom.presses('Record this', { [his]: attainment, [mine]: '0', confidence });
    };
    await rate('-2', '4');
    expect((await open(tom)).text).toContain('Support a week\nKnown from week 2 on');
    world.clock.pass({ days: 10 });
    await rate('0', '8');
    const came = [
      'Samuel Okafor: as hoped (from -2 to 0, Thu 3 Dec 2026)',
      'From 12 hours 15 minutes in week 2 to 12 hours 15 minutes',
      'Samuel Okafor: from 4 to 8',
      'Samuel Okafor: from 30 to 50',
    ];
    const shown = (await open(tom)).text;
    for (const words of came) expect(shown).toContain(words);
    const ended = await endsReablement(tom, 'Samuel Okafor', { endedOn: '2026-12-03' });
    for (const words of came) expect(ended).toContain(words);
    world.clock.pass({ days: 30 });
    await tom.sends({ do: 'flow/start', id: progressIdOf(SAMUEL), x: 'progress.follow-up' });
    const [his = '', mine = ''] = marks(tom);
    await tom.presses('Record this', { [his]: '-1', [mine]: '0', confidence: '3' });
    const ending = (await world.app.records.about(SAMUEL)).find(({ kind }) => kind === 'ending');
    const later = (await tom.sends({ do: 'record/open', id: ending?.id ?? '' })).text;
    for (const words of came) expect(later).toContain(words);
    expect(world.surprises).toEqual([]);
  });

  test('before there is a plan there is nothing to judge', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    expect((await tom.says('progress for Samuel Okafor')).text).toContain('There is no agreed plan yet');
  });

  test('of a licensed instrument only what it came to', async () => {
    const { tom } = await withPlan();
    await tom.says('score for Samuel Okafor');
    const score = { scoreName: 'EQ-5D-5L', scoreVersion: '2.1', scoreIs: '0.72', scoreWho: 'me' };
    const { text } = await tom.presses('Save this', score);
    expect(text).toContain('EQ-5D-5L, version 2.1: 0.72');
    expect(text).toContain('by Tom Reed, support worker');
  });
});

describe('R26: smaller steps', () => {
  test('by card with one press and one text; done with one', async () => {
    const { tom } = await withPlan();
    await tom.says('smaller step for Samuel Okafor');
    const form = counting(tom);
    const added = await form.press('Save this', { stepWhat: 'Peel the potatoes' });
    expect(form.both).toEqual([1, 1]);
    expect(added.text).toContain('Added. Tom Reed keeps after it.');
    expect(added.text).toContain('Peel the potatoes, by Mon 30 Nov 2026 (Tom Reed)');
    const plan = async () => (await tom.says('show the plan for Samuel Okafor')).text;
    expect(await plan()).toMatch(
      /cook again\n[\s\S]*Smaller step: Peel the potatoes, by Mon 30 Nov 2026 \(Tom Reed\)\nAlso in the plan/u,
    );
    await open(tom);
    expect((await tom.presses('It is done')).text).toContain('Peel the potatoes: done on');
    expect(await plan()).toContain('Smaller step: Peel the potatoes: done on Mon 23 Nov 2026');
    const inFull = (await tom.sends({ do: 'record/view', id: planIdOf(SAMUEL), x: 'version.1.0' })).text;
    expect(inFull).toContain('Smaller step: I want to cook again\nPeel the potatoes: done on Mon 23 Nov 2026');
    expect(inFull).toContain('Reviewed\nEvery 14 days, next on Tue 8 Dec 2026 by Tom Reed');
  });

  test('by typing alone', async () => {
    const { tom } = await withPlan();
    await tom.says('smaller step for Samuel Okafor');
    await tom.says('peel the potatoes');
    const said = await tom.says('record it');
    expect(said.text).toContain('peel the potatoes, by');
  });
});

describe('TL5: equipment that has not come', () => {
  test('TL5: named with the outcome that waits; its owner warned by day 10, those who lead after that', async () => {
    const { world, tom, priya } = await withPlan();
    expect((await open(tom)).text).toContain('Waits for: Bath board, Perching stool');
    world.clock.pass({ days: 9 });
    const [early, again] = [await world.ticks(), await world.ticks()];
    expect(textsIn([early, again]).join('\n')).toMatch(/waits for you|Has it come/u);
    expect((await tom.says('my work')).text).toContain('Has it come? Bath board');
    world.clock.pass({ days: 8 });
    await world.ticks();
    expect((await priya.says('my work')).text).toContain(
      'Equipment of the plan has not come: Bath board, Perching stool',
    );
    // Told in a few words, its button is in view.
    const card = await tom.says('samuels bath board came');
    expect(card.words).toContain('Press "It has come"');
    expect(card.text).toContain('Bath board: in the plan since');
    expect((await tom.presses('It has come')).text).toContain('Waits for: Perching stool');
    expect((await tom.says('my work')).text).not.toContain('Has it come? Bath board');
  });

  test.each(['samuels bath board ordered fri', 'ordered a bath board for Samuel Okafor'])(
    'TL5: "%s" says what it is',
    async (says) => {
      const { tom } = await withPlan();
      expect((await tom.says(says)).words).toContain('Equipment: Bath board');
    },
  );

  test('ordered: of whom and expected when, and nobody is asked before', async () => {
    const { world, tom } = await withPlan();
    await open(tom);
    await tom.presses('It was ordered');
    const said = await tom.presses('Save this', {
      orderedWhat: 'Bath board',
      orderedWhom: 'the equipment store',
      orderedBy: '2026-12-07',
    });
    expect(said.text).toContain('Bath board: ordered of the equipment store, expected Mon 7 Dec 2026');
    world.clock.pass({ days: 9 });
    await world.ticks();
    const work = (await tom.says('my work')).text;
    expect(work).not.toContain('Has it come? Bath board');
    expect(work).toContain('Has it come? Perching stool');
  });
});
