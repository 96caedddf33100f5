import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { endsReablement } from '../../support/ending.ts';
import { agreed, becauseHeAsked, fewerVisits } from '../../support/plan-talk.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

const SAMUEL = personId('samuel');
const found = async (world: World, kind: string) =>
  (await world.app.records.about(SAMUEL)).find((record) => record.kind === kind);
const waits = async (world: World) => (await found(world, 'offices'))?.duties.map(({ words }) => words) ?? [];

/** Notes for the first who has not answered that they have. */
async function answers(world: World, chat: Chat, office?: string): Promise<string> {
  await chat.says((await found(world, 'offices'))?.reference ?? '');
  await chat.presses('Note what they answered');
  await chat.presses('Record this', { officeHow: 'answered', ...(office !== undefined && { office }) });
  return (await chat.presses('Record this', { officeWho: 'Lin, clerk', officeWords: 'It is stopped from today.' }))
    .text;
}

describe('TL3: visits and the bill do not go on unseen', () => {
  test('TL3: an end is told to finance, the rota and the purchaser, and waits until each has answered', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await tom.joins();
    await priya.joins();
    await endsReablement(tom, 'Samuel Okafor');
    expect(await waits(world)).toEqual([
      'Tell finance, the rota and the purchaser, and note the answer: Reablement ended on Mon 23 Nov 2026: no more visits',
    ]);
    expect(await answers(world, tom)).toContain('They have answered, Mon 23 Nov 2026. Lin, clerk. It is stopped');
    expect(await waits(world)).toEqual([expect.stringContaining('Tell the rota and the purchaser')]);
    await world.ticks();
    world.clock.set('2026-12-03T10:00:00Z');
    const sent = (await world.ticks()).map(({ message }) => textsIn(message).join('\n')).join('\n');
    expect(sent).toContain('Tell the rota and the purchaser, and note the answer');
    await answers(world, tom);
    expect(await answers(world, tom)).toContain('It is stopped');
    expect(await waits(world)).toEqual([]);
    expect(world.surprises).toEqual([]);
  });

  test('TL3: told without an answer, it still waits; what does not concern them is done', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await endsReablement(tom, 'Samuel Okafor');
    for (const [office, officeHow] of [
      ['finance', 'told'],
      ['purchaser', 'not-concerned'],
    ] as const) {
      await tom.says((await found(world, 'offices'))?.reference ?? '');
      await tom.presses('Note what they answered');
      await tom.presses('Record this', { office, officeHow });
    }
    expect(await waits(world)).toEqual([expect.stringContaining('Tell finance and the rota')]);
  });

  test('TL3: by typing alone', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await endsReablement(tom, 'Samuel Okafor');
    await tom.says(`finance has answered ${(await found(world, 'offices'))?.reference ?? ''}`);
    for (const words of ['they have answered', 'Lin, clerk', 'No bill after today']) await tom.says(words);
    expect((await tom.says('record it')).text).toContain('No bill after today');
    expect(await waits(world)).toEqual([expect.stringContaining('Tell the rota and the purchaser')]);
  });

  test.each(['finance said ok', 'finance have confirmed: ok', 'finance said ok about samuel'])(
    'TL3: "%s" is found where it waits, by typing what Home asks for',
    async (says) => {
      const world = await World.open();
      const tom = world.chat('Tom Reed');
      await endsReablement(tom, 'Samuel Okafor');
      expect((await tom.says(says)).words).toMatch(/Who: Finance; What: They have answered; The answer: finance .*ok/u);
      await tom.says('Lin, clerk');
      expect((await tom.says('record it')).text).toContain('Lin, clerk');
    },
  );

  test('TL3: those who had heard of the end hear that reablement goes on again', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await endsReablement(tom, 'Samuel Okafor');
    await answers(world, tom, 'rota');
    await tom.says((await found(world, 'stop'))?.reference ?? '');
    await tom.presses('It goes on again');
    await tom.presses('Next', { what: 'restart' });
    await tom.presses('Next', { reason: 'He fell.' });
    await tom.presses('Record this');
    expect(await waits(world)).toEqual([
      'Tell the rota, and note the answer: Reablement goes on again from Mon 23 Nov 2026',
    ]);
  });

  test('TL3: a stay in hospital is told, too, and that it goes on again; after a death it is listed without reminders', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.joins();
    await tom.says('Samuel Okafor is in hospital');
    await tom.presses('Next');
    await tom.presses('Record this');
    expect(await waits(world)).toEqual([
      'Tell finance, the rota and the purchaser, and note the answer: In hospital since Mon 23 Nov 2026: no visits until the team says that they go on',
    ]);
    await answers(world, tom, 'rota');
    await tom.says('Samuel Okafor is back from hospital');
    await tom.presses('Next', { backOn: '2026-11-23', how: 'as-before' });
    await tom.presses('Record this');
    expect(await waits(world)).toEqual([
      'Tell the rota, and note the answer: Back from hospital on Mon 23 Nov 2026: the team says when visits go on',
    ]);
    await tom.says('Samuel Okafor has died');
    await tom.presses('Next', { diedOn: '2026-11-23' });
    await tom.presses('Record this');
    const all = (await world.app.records.about(SAMUEL)).filter(({ kind }) => kind === 'offices');
    expect(all.flatMap(({ duties }) => duties.map(({ words, unreminded }) => [words, unreminded]))).toContainEqual([
      'Tell finance, the rota and the purchaser, and note the answer: Died on Mon 23 Nov 2026: no more visits',
      true,
    ]);
    world.clock.pass({ days: 9 });
    expect((await world.ticks()).map(({ message }) => textsIn(message).join('\n')).join('\n')).not.toContain('Died on');
    expect(world.surprises).toEqual([]);
  });

  test('TL3: one worker instead of two is less support, though the visit takes as long', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    const to = async (visitWorkers: string) => {
      await tom.says('change the plan for Samuel Okafor');
      await tom.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'visits' });
      await tom.presses('Change: Every day, 18:30');
      await tom.presses('Done', { visitWorkers });
      await tom.presses('Next');
      await becauseHeAsked(tom);
      await tom.presses('Next');
      await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
      await tom.presses('Ask everybody to agree');
      await priya.says('show the plan for Samuel Okafor');
      await priya.presses('See what would change');
      await priya.presses('I agree');
    };
    await to('2');
    expect(await waits(world)).toEqual([]);
    await to('1');
    expect(await waits(world)).toEqual([
      expect.stringContaining('Fewer workers at a time from Mon 30 Nov 2026: 12 hours 15 minutes of their time a week'),
    ]);
  });

  test('P11, TL3: less support that does not apply waits no more, whoever was told is told back; after all, all are told', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await tom.says('hello');
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await priya.says('show the plan for Samuel Okafor');
    await priya.presses('The change being agreed');
    await priya.presses('Note what somebody said');
    await priya.presses('Next', { who: 'staffb', answer: 'yes', how: 'phone', on: '2026-11-23' });
    await priya.presses('Record this');
    const ALL = [expect.stringContaining('Tell finance, the rota and the purchaser')];
    expect(await waits(world)).toEqual(ALL);
    const doubts = async (title: string): Promise<void> => {
      await tom.says('show the plan for Samuel Okafor');
      await tom.presses(title);
    };
    await answers(world, priya, 'rota');
    await doubts('That is not right');
    expect(await waits(world)).toEqual([
      expect.stringMatching(/^Tell the rota, and note the answer: This does not apply: 8 hours 45 minutes/u),
    ]);
    await doubts('after all');
    expect(await waits(world)).toEqual(ALL);
  });

  test('TL3: of a mere reduction, too; not of a first plan', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    expect(await found(world, 'offices')).toBeUndefined();
    await fewerVisits(tom);
    await tom.presses('Ask everybody to agree');
    await priya.says('show the plan for Samuel Okafor');
    await priya.presses('See what would change');
    await priya.presses('I agree');
    expect(await waits(world)).toEqual([
      expect.stringMatching(/8 hours 45 minutes of support a week from Mon 30 Nov 2026/u),
    ]);
  });
});
