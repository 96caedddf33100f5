import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId, staff } from '../../../src/demo/world.ts';
import { shortWords } from '../../../src/plans/difference.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { agreed, fewerVisits } from '../../support/plan-talk.ts';
import { textsIn, World, type Chat, type Delivered } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
const PLAN = planIdOf(personId('samuel'));
const WHAT = '18:30 visit stops';

beforeEach(async () => {
  world = await World.open();
  [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.says('hello');
  await agreed(world, tom, priya);
  await world.ticks();
  await fewerVisits(tom);
  await tom.presses('Ask everybody to agree');
});

const idOf = (name: string): string => `a:${staff.find((one) => one.name === name)?.teamsId ?? ''}`;
/** The first line of each card that somebody is sent. */
const firstLines = (sent: readonly Delivered[], name: string): readonly (string | undefined)[] =>
  sent
    .filter(({ address, message }) => address.conversation === idOf(name) && message.kind === 'card')
    .map(({ message }) => (message.kind === 'card' ? textsIn(message.card)[0] : undefined));
const elsewhere = (sent: readonly Delivered[]): string =>
  sent.flatMap(({ address, message }) => (address.kind === 'channel' ? textsIn(message) : [])).join('\n');

describe('issue 12: what is sent about a plan says first what changes and when, in private chat alone', () => {
  test('what waits for an answer', async () => {
    const sent = await world.ticks();
    expect(firstLines(sent, 'Priya Shah')).toContain(`To agree: ${WHAT} from Mon 30 Nov 2026`);
    expect(elsewhere(sent)).not.toContain('visit');
  });

  test('that the plan has changed; and an old request, which way it went', async () => {
    await world.ticks();
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I agree');
    const sent = await world.ticks();
    expect(firstLines(sent, 'Tom Reed')).toContain(`${WHAT} from Mon 30 Nov 2026`);
    expect(elsewhere(sent)).not.toContain('visit');
    const old = await priya.sends({ do: 'notice/refresh', id: PLAN, x: 'please-agree' }, {}, true);
    expect(old.text).toMatch(/^18:30 visit stops from Mon 30 Nov 2026\n[^]*is decided\. Version 2, agreed/u);
  });

  test('that it was withdrawn: which, and by whom; nobody but its proposer reads why', async () => {
    await world.ticks();
    await tom.says('withdraw the change for Samuel Okafor');
    await tom.says('His sister comes home first.');
    await tom.says('yes');
    const sent = await world.ticks();
    expect(firstLines(sent, 'Priya Shah')).toEqual([`Withdrawn: ${WHAT}`]);
    expect(JSON.stringify(sent)).toContain('Tom Reed withdrew it on Mon 23 Nov 2026');
    expect(JSON.stringify(sent)).not.toContain('sister');
    const old = await priya.sends({ do: 'notice/refresh', id: PLAN, x: 'please-agree' }, {}, true);
    expect(old.text).toContain(`Withdrawn: ${WHAT}`);
  });

  test('that it cannot go on: who does not agree, and to what', async () => {
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I do not agree');
    await priya.presses('I do not agree', { reason: 'He is not ready.' });
    expect(firstLines(await world.ticks(), 'Tom Reed')).toContain(`Priya Shah does not agree: ${WHAT}`);
    expect((await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text).toMatch(
      /^You do not agree: 18:30 visit stops\n/u,
    );
  });
});

test('what changes, in a few words', () => {
  const of = (what: string, before?: string, after?: string) => ({ what, before, after });
  expect(shortWords([of('Visit: Mon to Fri, 08:00', 'a', 'b')])).toBe('08:00 visit changes');
  expect(shortWords([of('Visit: Every day, 18:00', undefined, 'b')])).toBe('new 18:00 visit');
  expect(shortWords([of('Visit: Every day, 18:00', 'a', 'a, paused until Fri 4 Dec 2026')])).toBe(
    '18:00 visit is paused',
  );
  const equipment = of('Equipment', undefined, 'Rail');
  const all = [of('Outcome: walk', 'a', 'b'), equipment, equipment, of('Monitoring', 'a', 'b')];
  expect(shortWords(all)).toBe('outcome changes, new equipment and monitoring changes');
  expect(shortWords([...all, of('What matters', 'a', 'b')])).toBe('outcome changes, new equipment and 2 more');
});
