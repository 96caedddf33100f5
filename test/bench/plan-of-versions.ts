import { circleOf } from '../../src/people/party.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { staff as everybody } from '../../src/demo/world.ts';
import type { OpenRecord } from '../../src/kinds/open-record.ts';
import { recipientOf } from '../../src/notices/ledger.ts';
import { partiesOf, planIdOf } from '../../src/plans/parties.ts';
import { plansIn } from '../../src/flows/plan/plans.ts';
import { dayOf, type Day } from '../../src/kernel/days.ts';
import { PersonId, TeamId } from '../../src/kernel/ids.ts';
import { personDocument } from '../../src/people/documents.ts';
import type { Person } from '../../src/people/person.ts';
import type { Staff } from '../../src/people/staff.ts';
import type { PlanCommand } from '../../src/plans/commands.ts';
import { Achieved, WEEK, type PlanContent } from '../../src/plans/content.ts';
import { nothingYet } from '../../src/plans/plan.ts';
import { seenNow } from '../../src/plans/seen.ts';
import { newest } from '../../src/plans/versions.ts';
import type { World } from '../support/talk.ts';

/** How much a plan can hold (src/plans/problems.ts). */
const VISITS = 60;
const OUTCOMES = 6;

const named = (name: string): Staff => {
  const found = everybody.find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};
export const [PRIYA, TOM, ANA] = [named('Priya Shah'), named('Tom Reed'), named('Ana Lopez')];

const circleMember = ({ id, name }: Staff, key: string, part: 'support-worker' | 'therapist') => ({
  key,
  name,
  part,
  staff: id,
});

/** Somebody with a daughter who cares for them, a support worker and a therapist: with themselves four who are asked. */
const personOf = (id: string, name: string, started: Day): Person => ({
  id: PersonId.parse(id),
  team: TeamId.parse('north'),
  name,
  preferredName: name.split(' ')[0] ?? name,
  initials: 'XX',
  reference: `RB-${id}`,
  started,
  capacity: 'has',
  circle: [
    { key: 'daughter', name: 'Sam Rivers', part: 'carer', relation: 'daughter' },
    circleMember(TOM, 'tom', 'support-worker'),
    circleMember(ANA, 'ana', 'therapist'),
  ],
});

/** What a version says: of sixty visits and six outcomes it changes two visits and one outcome. */
function contentOf(version: number, startsOn: Day): PlanContent {
  const lately = (index: number, every: number): number => Math.ceil((version - (index % every)) / every);
  return {
    outcomes: Array.from({ length: OUTCOMES }, (_, index) => ({
      key: `outcome${index}`,
      words: `I want to do thing number ${index} by myself again`,
      now: `Does it with somebody beside, since version ${lately(index, OUTCOMES)}`,
      achieved: Achieved.options[lately(index, OUTCOMES) % 4] ?? 'not-yet',
    })),
    visits: Array.from({ length: VISITS }, (_, index) => ({
      key: `visit${index}`,
      days: [WEEK[index % 7] ?? 'mon'],
      at: `${String(7 + Math.floor(index / 7)).padStart(2, '0')}:00`,
      minutes: 20 + (lately(index, VISITS / 2) % 5) * 5,
      support: 'Help with washing, dressing and breakfast',
      by: { kind: 'pool' as const, words: index % 2 === 0 ? 'Tom Reed' : 'Grace Obi' },
      workers: 1,
    })),
    equipment: ['Bath board', 'Walking frame'],
    monitoring: 'A phone call on Mondays',
    matters: 'Her garden, and church on Sundays.',
    startsOn,
  };
}

export interface PlanOfVersions {
  readonly person: Person;
  readonly id: OpenRecord['id'];
  /** One version more, from its proposal to the last copy. */
  revise(): Promise<void>;
  /** Proposes the next version; gives the proposal's id. */
  propose(): Promise<string>;
  /** Everybody but Tom agrees to it. */
  answerButTom(proposal: string): Promise<void>;
}

/**
 * Gives a new person a plan of one version through the real rules: proposed, answered by four, agreed, told to all, and brought to all
 * as a copy; what is to be sent is sent. Further versions come about in the same way, with evidence.
 */
export async function planOfVersions(world: World, short: string, name: string): Promise<PlanOfVersions> {
  const today = dayOf(world.clock.now(), world.app.zone);
  const person = personOf(short, name, today);
  await world.store.create('people', personDocument(person));
  const plans = plansIn(world.app.records.services, world.app.directory, {});
  const seen = await world.app.directory.personFor(viewerOf(PRIYA), person.id);
  if (!seen) throw new Error('Priya leads the team');
  const { the } = seen;
  const present = partiesOf(circleOf(the));
  const give = async (command: PlanCommand, by: Staff): Promise<OpenRecord> => {
    const begin = { command, viewer: viewerOf(by), team: person.team };
    const given = await plans.record.begin(planIdOf(person.id), begin);
    if (!given.ok) throw new Error(given.refusal.words);
    await world.ticks();
    return given.value;
  };
  const planNow = async () => (await plans.planFor(viewerOf(PRIYA), the)) ?? nothingYet;

  const propose = async (): Promise<string> => {
    const plan = await planNow();
    const version = (newest(plan)?.version ?? 0) + 1;
    const id = `abcdefghijklm${String(version).padStart(4, '0')}`;
    const revision = {
      trigger: 'progress',
      kinds: ['times' as const],
      evidence: [
        {
          key: 'first',
          from: 'support-worker' as const,
          who: 'Tom Reed, support worker',
          on: today,
          words: 'Washes and dresses alone on five days of seven; Tom saw it on Monday and on Thursday.',
        },
      ],
    } as const;
    const proposed = {
      id,
      content: contentOf(version, today),
      deciding: { capacity: { answer: 'has' as const } },
      copyTo: present.map(recipientOf),
      carries: [],
      ...(version === 1
        ? { kinds: [], evidence: [] }
        : { ...revision, kinds: [...revision.kinds], evidence: [...revision.evidence] }),
    };
    const reablementStarted = person.started;
    await give({ type: 'propose', proposed, seen: seenNow(plan), reablementStarted, answers: {} }, PRIYA);
    return id;
  };
  const yes = { type: 'answer', answer: 'yes', on: today } as const;
  const answerButTom = async (id: string): Promise<void> => {
    for (const { key, staff } of present) if (staff === undefined) await give({ ...yes, id, key, how: 'phone' }, PRIYA);
    await give({ ...yes, id, how: 'teams' }, ANA);
  };
  const revise = async (): Promise<void> => {
    const id = await propose();
    await answerButTom(id);
    const agreed = await give({ ...yes, id, how: 'teams' }, TOM);
    const version = newest(await planNow())?.version ?? 0;
    for (const { key } of agreed.ledger?.lines ?? []) {
      const told = await agreed.tell({ type: 'note-told', key, how: 'phone', on: today }, PRIYA.id);
      if (!told.ok) throw new Error(told.refusal.words);
    }
    for (const { key } of present) await give({ type: 'give-copy', key, version, how: 'by-hand', on: today }, PRIYA);
  };
  await revise();
  return { person, id: planIdOf(person.id), revise, propose, answerButTom };
}
