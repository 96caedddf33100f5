import type { Viewer } from '../../src/access/viewer.ts';
import { visibleTo } from '../../src/access/visible.ts';
import type { OpenRecord } from '../../src/kinds/open-record.ts';
import type { RecordServices } from '../../src/records/services.ts';
import { circleOf } from '../../src/people/party.ts';
import { recipientOf } from '../../src/notices/ledger.ts';
import { partiesOf, planIdOf } from '../../src/plans/parties.ts';
import { plansIn } from '../../src/flows/plan/plans.ts';
import { dayOf } from '../../src/kernel/days.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { Directory } from '../../src/people/directory.ts';
import { PERSON_FIELDS, type Person } from '../../src/people/person.ts';
import type { PlanCommand } from '../../src/plans/commands.ts';
import { WEEK, type PlanContent } from '../../src/plans/content.ts';
import type { Proposed } from '../../src/plans/proposal.ts';
import { nothingYet } from '../../src/plans/plan.ts';
import { seenNow } from '../../src/plans/seen.ts';
import type { World } from './talk.ts';

/** What a made-up plan says; `words` stands in every text of it. */
export function contentWith(words: string, minutes: number, startsOn: PlanContent['startsOn']): PlanContent {
  return {
    outcomes: [{ key: 'cook', words: `${words} to cook`, now: `${words} tea`, achieved: 'some-way' }],
    visits: [
      {
        key: 'morning',
        days: [...WEEK],
        at: '08:00',
        minutes,
        support: `${words} washing`,
        by: { kind: 'pool', words: `${words} worker` },
        workers: 1,
      },
    ],
    equipment: [`${words} board`],
    monitoring: `${words} call`,
    matters: `${words} church`,
    startsOn,
  };
}

export const OPEN_PROPOSAL = 'openproposal';

/** Everything that can happen to somebody's plan, through the real rules, as it is on this day. `words` stands in every text. */
export function planMaker(services: RecordServices, person: Person, by: Viewer, words = 'Cell') {
  const plans = plansIn(services, new Directory(services.store), {});
  const today = dayOf(services.clock.now(), services.zone);
  const own: Viewer = { ...by, roles: ['manager'], teams: [person.team] };
  const the = visibleTo(own, 'person', person, person, PERSON_FIELDS)?.the;
  if (!the) throw new Error('a manager sees everybody in their team');
  const present = partiesOf(circleOf(the));

  /** By another than `by` when `viewer` says so. Throws when the rules refuse it. */
  async function give(command: PlanCommand, viewer: Viewer = own): Promise<OpenRecord> {
    const given = await plans.record.begin(planIdOf(person.id), { command, viewer, team: person.team });
    if (!given.ok) throw new Error(given.refusal.words);
    return given.value;
  }

  return {
    give,
    today,
    present,
    /** A change takes the place of one that is open. */
    async propose(
      id: string,
      minutes: number,
      content = contentWith(words, minutes, today),
      proposed: Partial<Proposed> = {},
    ): Promise<OpenRecord> {
      const plan = (await plans.planFor(own, the)) ?? nothingYet;
      return give({
        type: 'propose',
        proposed: {
          id,
          content,
          deciding: { capacity: { answer: 'has' } },
          trigger: 'progress',
          kinds: ['times'],
          evidence: [
            {
              key: 'seen',
              from: 'support-worker',
              who: 'Tom Reed, support worker',
              on: today,
              words: `${words} evidence`,
            },
          ],
          copyTo: present.map(recipientOf),
          carries: [],
          ...proposed,
        },
        seen: seenNow(plan),
        reablementStarted: person.started,
        answers: {},
      });
    },
    /** Everybody agrees who has not proposed it: staff themselves, the others by what `by` notes. */
    async agree(id: string): Promise<void> {
      for (const { key, staff } of present)
        if (staff !== by.staff)
          await give(
            { type: 'answer', id, key, answer: 'yes', how: staff ? 'teams' : 'phone', on: today },
            { ...own, staff: staff ?? own.staff },
          );
    },
    /** One of the staff in the plan objects (R19). */
    object: (id: string, viewer: Viewer): Promise<OpenRecord> =>
      give({ type: 'answer', id, answer: 'no', how: 'teams', on: today, reason: `${words} objection` }, viewer),
    withdraw: (id: string): Promise<OpenRecord> =>
      give({ type: 'withdraw', id, reason: `${words} withdrawn`, asLead: true }),
    /** What was written by hand, agreed by everybody outside the bot; the formal record lacks it. */
    amend: (given: { readonly key?: string; readonly written?: string } = {}): Promise<OpenRecord> =>
      give({
        type: 'amend-by-hand',
        of: 'outside',
        asLead: true,
        agreed: present.map(({ key, name }) => ({ key, name, how: 'phone', on: today })),
        amendment: { key: 'byhand', who: `${words} writer`, on: today, written: `${words} written`, ...given },
      }),
  };
}

/**
 * Gives somebody a plan: two versions that hold one after the other, a change written by hand that the formal record lacks, copies
 * that are due, and, with `proposing`, a change that people are still asked about.
 */
export async function makePlan(
  services: RecordServices,
  person: Person,
  by: Viewer,
  { words = 'Cell', proposing = true }: { readonly words?: string; readonly proposing?: boolean } = {},
): Promise<OpenRecord> {
  const plan = planMaker(services, person, by, words);
  await plan.propose('firstversion', 45);
  await plan.agree('firstversion');
  await plan.propose('secondversion', 30);
  await plan.agree('secondversion');
  const amended = await plan.amend();
  return proposing ? plan.propose(OPEN_PROPOSAL, 20) : amended;
}

/** The same for somebody of the world that a conversation plays in. Throws when they are not in it. */
export async function planMakerIn({ app }: Pick<World, 'app'>, id: PersonId, by: Viewer, words = 'Cell') {
  const person = await app.directory.person(id);
  if (!person) throw new Error('they are not in the store');
  return planMaker(app.records.services, person, by, words);
}
