import { beforeAll, expect, test } from '@jest/globals';
import { personId } from '../../src/demo/world.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { raisesConcern } from '../support/concern.ts';
import { World, type Chat, type Reply } from '../support/talk.ts';

/** What is typed in a card's field is heard as what is typed in the chat is. */

const WORRY = 'her son hits her and takes her money';
const UNSURE = 'how do i report abuse';
const EMERGENCY = 'she is not breathing and her lips are blue';
const POLISH = 'on nie oddycha';
const ASKED = 'Is somebody in danger now?';

let world: World;
let tom: Chat;
beforeAll(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
});

/** Monitoring of Ada, begun anew: its first card asks why in free words. */
async function changing(): Promise<Chat> {
  await tom.says('begin again: change monitoring for Ada Palmer');
  return tom;
}
const saysOf = ({ outbound }: Reply): string | undefined =>
  outbound
    .flatMap((one) => (one.kind === 'say' && one.message.kind === 'words' ? (one.message.suggestions ?? []) : []))
    .find(({ title }) => title === 'Raise a concern')?.says;

const filled = { direction: 'reduce', to: 'One call on Mondays' };

test('R38: a worry: the form goes on, and a concern can be raised with what was typed', async () => {
  await changing();
  const reply = await tom.presses('Next', { ...filled, rationale: WORRY });
  expect(reply.text).toContain('Is somebody being harmed or neglected?');
  const says = saysOf(reply) ?? '';
  expect(says).toBe(`do that: safeguarding concern for RB-1041: ${WORRY}`);
  expect(JSON.stringify((await tom.says('show the form')).card)).toContain('Ada Palmer');
  const concern = await tom.says(says);
  expect(concern.text).toContain('Call 999 first');
  expect(JSON.stringify(concern.outbound)).toContain(WORRY);
  expect((await tom.says('hello')).text).toContain('Change monitoring');
});

test.each([WORRY, UNSURE])(
  'R38: pressed again with the same words, "%s" is not asked about again',
  async (rationale) => {
    await changing();
    const first = await tom.presses('Next', { direction: 'reduce', to: '', rationale });
    expect(saysOf(first)).toContain(rationale);
    const again = await tom.presses('Next', { ...filled, rationale });
    expect(saysOf(again)).toBeUndefined();
    expect(again.text).not.toContain(ASKED);
  },
);

test('R38: what may be either is asked about after what the button does, and the form goes on', async () => {
  await changing();
  const { text, outbound } = await tom.presses('Next', { ...filled, rationale: UNSURE });
  expect(outbound[0]?.kind).toBe('replace');
  expect(text).toContain(ASKED);
  expect((await tom.says('neither')).text).toContain('Nobody is in danger now.');
  expect((await tom.says('show the form')).text).toContain('Ada Palmer');
});

test('R38: another language in a field is asked about', async () => {
  await changing();
  const { text } = await tom.presses('Next', { ...filled, rationale: POLISH });
  expect(text).toContain(ASKED);
  expect(text).toContain('I can only read English.');
});

test.each([EMERGENCY, 'pomocy!', '🆘'])(
  'R39: an emergency, "%s": 999 first, and nothing else is asked',
  async (rationale) => {
    await changing();
    const reply = await tom.presses('Next', { ...filled, rationale });
    expect(reply.text).toMatch(/^In danger now\? Call 999/u);
    expect(reply.text).not.toContain(ASKED);
    expect(saysOf(reply)).toBeUndefined();
    expect((await tom.says('show the form')).text).toContain('Ada Palmer');
  },
);

test('R38: longer than a button can type: it is copied, and none of it is cut off', async () => {
  await changing();
  const reply = await tom.presses('Next', { ...filled, rationale: `${WORRY}. ${'She made her own tea. '.repeat(14)}` });
  expect(saysOf(reply)).toBe('do that: safeguarding concern for RB-1041');
  expect(reply.text).toContain('too long for a button: copy them');
});

test('R38, R39: in a concern itself a worry is the subject; an emergency still shows 999', async () => {
  await tom.says('begin again: safeguarding concern for Samuel Okafor');
  const worry = await tom.presses('Next', { sgSeen: WORRY });
  expect(worry.text).not.toContain('being harmed or neglected?');
  expect(saysOf(worry)).toBeUndefined();
  const other = world.chat('Priya Shah');
  await other.says('safeguarding concern for Samuel Okafor');
  expect((await other.presses('Next', { sgSeen: UNSURE })).text).not.toContain(ASKED);
  await other.says('begin again: safeguarding concern for Samuel Okafor');
  expect((await other.presses('Next', { sgSeen: EMERGENCY })).text).toMatch(/^In danger now\? Call 999/u);
});

test('S58: also when the records cannot be reached', async () => {
  const unreachable = (store: DocumentStore): DocumentStore =>
    new Proxy(store, {
      get: () => async () => {
        throw new Error('no connection');
      },
    });
  const cut = (await World.open({ wrap: unreachable })).chat('Tom Reed');
  const sends = (words: string) => cut.sends({ do: 'flow/next', id: 'gone', rev: 0 }, { rationale: words });
  expect((await sends(WORRY)).text).toContain('tell your safeguarding lead today');
  expect((await sends(UNSURE)).text).toContain(ASKED);
  expect((await sends(EMERGENCY)).text).toContain('Call 999');
});

test('R38: also what is noted about somebody on their record', async () => {
  const mei = world.chat('Mei Lin');
  await raisesConcern(mei, 'Ada Palmer');
  await mei.sends({ do: 'flow/start', id: personId('ada'), x: 'safeguarding-pause' });
  await mei.presses('Next', { outcome: 'paused', reason: 'Looked into' });
  await mei.presses('Next', {
    'line-service': 'yes',
    'line-process': 'yes',
    'line-person': 'yes',
    'line-carer': 'none',
  });
  await mei.presses('Next', {
    safe: 'Her neighbour calls',
    essential: 'Medicines: nurse',
    contact: 'other',
    every: '3',
  });
  await mei.presses('Next', { contactName: 'Ruth Gray, neighbour' });
  await mei.presses('Next', { tell: '' });
  await mei.presses('Record this decision');
  const reply = await mei.presses('Note the welfare contact', { note: WORRY });
  expect(saysOf(reply)).toBe(`safeguarding concern for RB-1041: ${WORRY}`);
});

test('nothing surprising happened', () => {
  expect(world.surprises).toEqual([]);
});
