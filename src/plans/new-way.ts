import { blank } from '../kernel/blank.ts';
import { addDays, wordsForDay } from '../kernel/days.ts';
import { listed } from '../kernel/listed.ts';
import { sentences } from '../kernel/sentence.ts';
import type { Happened, Occasion } from '../records/kind.ts';
import type { PlanContent } from './content.ts';
import { visitLine } from './difference.ts';
import type { StaffId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../work/duty.ts';
import type { PlanCommand, PlanRefusal } from './commands.ts';
import type { PlanFact } from './facts.ts';
import { askedUntil, disputed, type Plan } from './plan.ts';
import { newest, type VersionLine } from './versions.ts';
import { visitorsIn } from './visitors.ts';

/** Asks whoever visits, on the first day, whether it was done the new way. */
export const NEW_WAY = 'new-way';

/** TL15: the version that brings more or other visits from a later day on than it was agreed; undefined when nothing of the kind begins. */
export function begins(plan: Plan): VersionLine | undefined {
  const line = newest(plan);
  const isNew = plan.changed.some(({ what, after }) => what.startsWith('Visit: ') && after !== undefined);
  return line && plan.current && isNew && line.startsOn > line.agreedOn && !disputed(plan) ? line : undefined;
}

/** On the first day it waits for whoever visits, and from the next morning on for those who lead; what was not done, too. */
export function ofNewWay(plan: Plan, owner: StaffId): readonly Duty[] {
  const line = begins(plan);
  if (!line || !plan.current) return [];
  const { version, startsOn } = line;
  const answers = newWayAnswers(plan);
  const [not] = notDone(answers);
  if (answers.length > 0 && !not) return [];
  const key = `${NEW_WAY}.${version}`;
  // R8: of visits for a while that are over nobody asks.
  const until = askedUntil(plan);
  const leads = { until, kind: NEW_WAY, of: 'leads' as const, reminder: DUTY_REMINDER, notice: DUTY_NOTICE };
  if (not)
    return [
      {
        ...leads,
        key: `${key}.not.${answers.length}`,
        grave: true,
        since: not.on,
        words: sentences(
          `What was to begin on ${wordsForDay(startsOn)} was not done: ${not.why ?? ''}`,
          ...listed(answers.some(({ done }) => done) && 'Somebody else says that it was'),
        ),
      },
    ];
  const inCircle = visitorsIn({ visits: visitsThatBegin(plan, plan.current) }).filter(({ staff }) =>
    plan.people.some((one) => one.staff === staff),
  );
  return [
    {
      key,
      until,
      kind: NEW_WAY,
      of: inCircle.length > 0 ? inCircle.map(({ staff }) => staff) : [owner],
      since: startsOn,
      words: `Say whether it is done the new way since ${wordsForDay(startsOn)}`,
      reminder: NEW_WAY,
      handsOver: true,
    },
    {
      ...leads,
      key: `${key}.leads`,
      grave: true,
      since: addDays(startsOn, 1),
      words: `Nobody has said whether what was to begin on ${wordsForDay(startsOn)} has begun`,
    },
  ];
}

/** Who comes to what is new says whether it was done; whoever comes to other visits cannot know. */
export function visitsThatBegin({ changed }: Pick<Plan, 'changed'>, { visits }: Pick<PlanContent, 'visits'>) {
  const named = visits.filter((visit) => changed.some(({ what }) => what === visitLine(visit)));
  // Of a visit at another time the line says when it was before.
  return named.length > 0 ? named : visits;
}

export const newWayAnswers = (plan: Plan): readonly NewWayAnswer[] =>
  plan.newWay && plan.newWay.version === begins(plan)?.version ? plan.newWay.answers : [];

type NewWayAnswer = NonNullable<Plan['newWay']>['answers'][number];

export function withNewWay(
  plan: Plan,
  { version, done, why }: Extract<PlanFact, { type: 'new-way' }>,
  { by, today }: Pick<Happened, 'by' | 'today'>,
): Plan {
  const before = plan.newWay?.version === version ? plan.newWay.answers : [];
  const said = { by, done, ...(why !== undefined && { why }), on: today };
  return { ...plan, newWay: { version, answers: [...before, said] } };
}

/** A no holds until whoever said it says that it was done since, or anybody does on a later day. */
const notDone = (answers: readonly NewWayAnswer[]): readonly NewWayAnswer[] =>
  answers.filter(
    (not, index) =>
      !not.done &&
      answers.slice(index + 1).every((later) => (later.by === not.by ? false : !later.done || later.on === not.on)),
  );

/** Answered otherwise by another, both answers stay, and those who lead hear of it. */
export function noteNewWay(
  plan: Plan,
  { version, done, why }: Extract<PlanCommand, { type: 'note-new-way' }>,
  { by }: Pick<Occasion, 'by'>,
): Result<readonly PlanFact[], PlanRefusal> {
  if (begins(plan)?.version !== version) return refuse({ code: 'PLAN.NO-SUCH-VERSION' });
  // A no is not lost because nobody said why.
  const words = done ? undefined : blank(why) ? NO_REASON : why;
  const last = newWayAnswers(plan).findLast((one) => one.by === by);
  const isSame = last?.done === done && (last.why === words || words === NO_REASON);
  return ok(isSame ? [] : [{ type: 'new-way', version, done, ...(words !== undefined && { why: words }) }]);
}

const NO_REASON = 'no reason given';
