import { blank } from '../kernel/blank.ts';
import { addDays, wordsForDay } from '../kernel/days.ts';
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
  const said = plan.newWay?.version === version ? plan.newWay : undefined;
  if (said?.done) return [];
  const key = `${NEW_WAY}.${version}`;
  // R8: of visits for a while that are over nobody asks.
  const until = askedUntil(plan);
  const leads = { until, kind: NEW_WAY, of: 'leads' as const, reminder: DUTY_REMINDER, notice: DUTY_NOTICE };
  if (said)
    return [
      {
        ...leads,
        key: `${key}.not`,
        grave: true,
        since: said.on,
        words: `What was to begin on ${wordsForDay(startsOn)} was not done: ${said.why ?? ''}`,
      },
    ];
  const inCircle = visitorsIn(plan.current).filter(({ staff }) => plan.people.some((one) => one.staff === staff));
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

export function noteNewWay(
  plan: Plan,
  { version, done, why }: Extract<PlanCommand, { type: 'note-new-way' }>,
): Result<readonly PlanFact[], PlanRefusal> {
  if (begins(plan)?.version !== version) return refuse({ code: 'PLAN.NO-SUCH-VERSION' });
  if (!done && blank(why)) return refuse({ code: 'PLAN.REASON-MISSING' });
  const before = plan.newWay?.version === version ? plan.newWay : undefined;
  if (before?.done || (before && !done)) return ok([]);
  return ok([{ type: 'new-way', version, done, ...(!done && { why }) }]);
}
