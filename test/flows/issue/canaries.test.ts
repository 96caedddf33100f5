import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { personId } from '../../../src/demo/world.ts';
import { issueKind } from '../../../src/flows/issue/record.ts';
import { requestKind } from '../../../src/flows/request/record.ts';
import { addDays, Day } from '../../../src/kernel/days.ts';
import { onlyRecordIdOf, referenceOf, type RecordId } from '../../../src/kernel/ids.ts';
import { openKind } from '../../../src/kinds/open-kind.ts';
import { viewerOf } from '../../../src/people/staff.ts';
import { staffCalled } from '../../support/changing.ts';
import { buttonsOf, World, type Chat } from '../../support/talk.ts';

/** Whoever it may be about: around the person, or over the whole team. */
const ACCUSED = ['Tom Reed', 'Ana Lopez', 'Priya Shah', 'Sam Cole'] as const;
const MONDAY = Day.parse('2026-11-23');
/** So many issues and requests in one world; each carries eleven canaries. */
const EACH = 6;
const RUNS = 8;

let minted = 0;
const canary = (): string => `canary${(minted += 1)}x`;

/** Issues and requests about them, with everything in them that words can stand in; logged by a colleague who may see all of it. */
async function noted(world: World, accused: string, author: string, atRisk: boolean) {
  const [who, by] = [staffCalled(accused), staffCalled(author)];
  const given = { viewer: viewerOf(by), team: by.teams[0] ?? who.teams[0] };
  const { team } = given;
  if (!team) throw new Error('no team');
  const { services } = world.app.records;
  const [issues, requests] = [openKind(issueKind({}), services), openKind(requestKind({}), services)];
  const ids: RecordId[] = [];
  const owner = { staff: by.id, name: by.name };
  for (let n = 0; n < EACH; n += 1) {
    const id = onlyRecordIdOf(personId('ada'), `issue ${n}`);
    const give = async (command: Parameters<typeof issues.begin>[1]['command']): Promise<void> => {
      const done = await issues.begin(id, { command, viewer: given.viewer, team });
      if (!done.ok) throw new Error(done.refusal.words);
    };
    await give({
      type: 'log',
      issue: {
        sort: 'unrealistic',
        about: [{ name: who.name, staff: who.id, atRisk }],
        explored: canary(),
        options: canary(),
        agreement: 'partly',
        agreed: canary(),
        taking: [{ key: 'the-person', name: 'Ada Palmer' }],
        notTaking: [{ key: 'sarah', name: 'Sarah Palmer', why: canary() }],
        others: [],
        on: MONDAY,
      },
    });
    await give({
      type: 'add-action',
      action: {
        id: 'one',
        sort: 'other',
        what: canary(),
        doer: { name: canary() },
        owner,
        by: addDays(MONDAY, n),
        support: canary(),
        how: canary(),
      },
    });
    if (n % 3 === 1)
      await give({
        type: 'note-progress',
        action: 'one',
        progress: { id: 'p', what: 'blocked', words: canary(), on: MONDAY, by: addDays(MONDAY, n) },
      });
    if (n % 3 === 2) await give({ type: 'close', closing: { outcome: 'not', words: canary(), whyOpen: canary() } });
    ids.push(id);
    const asked = onlyRecordIdOf(personId('ada'), `asked ${n}`);
    const done = await requests.begin(asked, {
      command: {
        type: 'ask',
        asked: {
          wish: n % 2 === 0 ? 'complaint' : 'support',
          from: canary(),
          what: canary(),
          on: MONDAY,
          answerer: owner,
          answerBy: addDays(MONDAY, n),
          about: [{ staff: who.id, name: who.name }],
        },
      },
      viewer: given.viewer,
      team,
    });
    if (!done.ok) throw new Error(done.refusal.words);
    ids.push(asked);
  }
  return ids;
}

/** Everything that somebody can type and press to read of it: pages from pages, the records themselves, their histories and papers. */
async function everythingRead(chat: Chat, ids: readonly RecordId[]): Promise<string> {
  const read: string[] = [];
  const known = new Set<string>();
  const waiting: { readonly data: Parameters<Chat['sends']>[0] }[] = [];
  const look = (reply: Awaited<ReturnType<Chat['says']>>): void => {
    read.push(reply.text, JSON.stringify(reply.outbound));
    for (const { data } of buttonsOf(reply.card)) {
      const place = JSON.stringify([data.do, data.id, data.x]);
      if (!known.has(place) && !/^(?:flow|form|needs|record\/act|telling)/u.test(data.do)) waiting.push({ data });
      known.add(place);
    }
  };
  const references = ids.flatMap((id) => [referenceOf('IS', id), referenceOf('RQ', id)]);
  for (const words of [
    ...references,
    'Ada Palmer',
    "what's outstanding",
    "what's outstanding for my team",
    'what changed for Ada Palmer',
    'timeline of Ada Palmer',
    'board',
    'my work',
    'my people',
    'find canary1x',
    'home',
  ])
    look(await chat.says(words));
  for (const id of ids)
    for (const verb of ['record/open', 'record/history'] as const) look(await chat.sends({ do: verb, id }));
  for (const id of ids) for (const x of ['steps', 'related.0']) look(await chat.sends({ do: 'record/view', id, x }));
  for (const id of ids) look(await chat.sends({ do: 'copy/get', id, x: 'actions' }));
  for (const flow of ['issue-step', 'issue-progress', 'issue-close', 'request-answer', 'request-handing-on'])
    for (const id of ids.slice(0, 2)) look(await chat.sends({ do: 'flow/start', id, x: flow }));
  for (const flow of ['plan-revision', 'monitoring-change', 'request', 'prevention-referral'])
    for (const id of ids.slice(0, 2)) look(await chat.sends({ do: 'flow/start', id, x: flow }));
  for (let next = waiting.shift(); next && known.size < 200; next = waiting.shift()) look(await chat.sends(next.data));
  return read.join('\n');
}

describe('R24: 500 canaries', () => {
  test('nothing of what is about a colleague reaches them, by any page, list, form, paper or notice', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom(...ACCUSED)
          .chain((accused) =>
            fc.tuple(
              fc.constant(accused),
              fc.constantFrom(...['Tom Reed', 'Priya Shah'].filter((one) => one !== accused)),
            ),
          ),
        fc.boolean(),
        async ([accused, author], atRisk) => {
          const world = await World.open();
          for (const name of ACCUSED) await world.chat(name).says('hello');
          const before = minted;
          const ids = await noted(world, accused, author, atRisk);
          read += minted - before;
          expect(await everythingRead(world.chat(accused), ids)).not.toMatch(/canary\d+x/u);
          for (let day = 0; day < 12; day += 1) {
            world.clock.pass({ days: 1 });
            await world.ticks();
          }
          const { teamsId } = staffCalled(accused);
          const theirs = world.delivered.filter(({ address }) => address.conversation === `a:${teamsId}`);
          expect(JSON.stringify(theirs)).not.toMatch(/canary\d+x/u);
          // Whoever logged it does read it: the canaries are there to be found.
          const [first] = ids.map((id) => referenceOf('IS', id));
          expect((await world.chat(author).says(first ?? '')).text).toMatch(/canary\d+x/u);
        },
      ),
      { numRuns: RUNS },
    );
    expect(read).toBeGreaterThanOrEqual(500);
  });
});
