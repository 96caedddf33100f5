import type { Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Occasion } from '../records/kind.ts';
import { same } from '../records/same.ts';
import type { PlanCommand, PlanRefusal } from './commands.ts';
import type { PlanFact } from './facts.ts';
import { questioning } from './agreement.ts';
import { standingOn } from './content.ts';
import { disputed, inUse, type Plan } from './plan.ts';
import { inForce, standing } from './standing.ts';
import { endingTogether, endWords, whichEnds, untoldOf } from './ending.ts';
import { lineKey } from './home-line.ts';
import { newlyNamed, visitorsIn, type Visitor } from './visitors.ts';

/** What follows from what is noted elsewhere: the circle, and records of their own. */

type Of<T extends PlanCommand['type']> = Extract<PlanCommand, { type: T }>;

/** Of staff whom visits name, who is not in the circle now (P31). */
export function visitorsSeen(
  plan: Plan,
  { staff: present, closedTo }: Of<'see-circle'>,
  today: Day,
): readonly PlanFact[] {
  // Who joins by what was agreed has not left, nor who comes back should what is under question apply after all.
  const { joining: before = [], current } = plan;
  const leave = leaving(plan, today);
  const joining = [...new Set([...before, ...(disputed(plan) ? leave : [])])].filter(
    (staff) => !present.includes(staff) && !closedTo.includes(staff),
  );
  const outside = (staff: StaffId): boolean => ![...present, ...joining].includes(staff);
  const gone = visitorsIn(current && standingOn(current, today))
    .map(({ staff }) => staff)
    .filter(outside);
  const cannotCome = named(plan)
    .map(({ staff }) => staff)
    .filter((staff) => closedTo.includes(staff) || ![...present, ...(plan.proposal?.joins ?? [])].includes(staff));
  const left = [...plan.noLonger.map(({ staff }) => staff), ...leave].filter(outside);
  const isKnown = same([gone, cannotCome], [staffIn(plan.gone), staffIn(plan.proposal?.cannotCome)]);
  return isKnown && left.length === 0 && same(joining, before)
    ? []
    : [
        {
          type: 'visitors-seen',
          gone,
          left,
          ...(joining.length > 0 && { joining }),
          ...(cannotCome.length > 0 && { cannotCome }),
        },
      ];
}

const staffIn = (all: readonly { readonly staff: StaffId }[] = []): readonly StaffId[] => all.map(({ staff }) => staff);

/** Whom the open change names for a visit, and what applies does not. */
const named = ({ proposal, current }: Plan): readonly Visitor[] =>
  proposal ? newlyNamed(proposal.content, current) : [];

/** R4, R15: who joins the circle by what applies, and is not in it yet. */
export const comingIn = (plan: Plan): readonly Visitor[] =>
  visitorsIn(inUse(plan) && inForce(plan)).filter(({ staff }) => plan.joining?.includes(staff) === true);

/**
 * R8, R15: who is in the circle only for visits that are over, or that a version under question alone names, leaves it. Not whoever says that the
 * note was wrong: they still have to say whether they agree.
 */
export function leaving(plan: Plan, today: Day): readonly StaffId[] {
  const { current, throughVisits, noLonger } = plan;
  const now = disputed(plan) && !plan.heldBefore ? undefined : standing(plan, today);
  const doubting = questioning(plan).filter(({ key }) => plan.people.some((one) => one.key === key));
  const stay = [...visitorsIn(now), ...noLonger, ...doubting].map(({ staff }) => staff);
  return visitorsIn({ visits: [...(current?.visits ?? []), ...(inForce(plan)?.visits ?? [])] })
    .map(({ staff }) => staff)
    .filter((staff) => throughVisits.includes(staff) && !stay.includes(staff));
}

/** P8: those without Teams were told of an end by whoever pressed it, each noted with how and the day. Who was told already is told once. */
export function tellEnd(
  plan: Plan,
  { which, keys, how }: Of<'tell-end'>,
  on: Day,
): Result<readonly PlanFact[], PlanRefusal> {
  const visits = plan.current && endingTogether(plan.current).find((some) => whichEnds(some) === which);
  if (!visits) return refuse({ code: 'PLAN.NO-SUCH-NOTE' });
  const told = untoldOf(plan, visits)
    .filter(({ key }) => keys.includes(key))
    .map(({ key, name }) => ({ key, name }));
  return ok(told.length === 0 ? [] : [{ type: 'end-told', which, words: endWords(visits), told, how, on }]);
}

/** A change of monitoring was recorded, corrected or taken back elsewhere (P10). */
export function monitoringChanged(
  plan: Plan,
  command: Of<'monitoring-changed'>,
  occasion: Occasion,
): readonly PlanFact[] {
  const { record, words, startsOn, withoutAgreement } = command;
  const before = plan.monitoring.find((line) => line.record === record);
  const isSaid = before?.words === words && (words === undefined || before?.startsOn === startsOn);
  if (isSaid && before?.withoutAgreement === withoutAgreement) return [];
  // Who agreed is not in the folder: nothing is to be written there.
  return [isSaid ? command : { ...command, writers: [...writersIn(occasion)] }];
}

/** P30: the folder in the home says what the newest of these changes says. */
export function writeMonitoring(
  plan: Plan,
  { line }: Of<'write-monitoring'>,
): Result<readonly PlanFact[], PlanRefusal> {
  if (lineKey(plan) === line) return ok([{ type: 'monitoring-written' }]);
  return !plan.homeLine && plan.lineWritten === line ? ok([]) : refuse({ code: 'PLAN.LINE-CHANGED' });
}

/** Support workers, who write into the folder in the home. */
export const writersIn = ({ circle }: Occasion): ReadonlySet<StaffId> =>
  new Set(circle.flatMap(({ part, staff }) => (part === 'support-worker' ? (staff ?? []) : [])));

/** Who visits no longer stays in the circle all the same. */
export const keepVisitor = ({ noLonger }: Plan, { staff: whose }: Of<'keep-visitor'>): readonly PlanFact[] =>
  noLonger.flatMap(({ staff, name }) => (staff === whose ? [{ type: 'visitor-kept', staff, name }] : []));
