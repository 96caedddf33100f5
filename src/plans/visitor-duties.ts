import { addDays, type Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../work/duty.ts';
import { standingOn } from './content.ts';
import { endingIn } from './ending.ts';
import { leaving } from './following.ts';
import { inForce } from './standing.ts';
import { cannotComeWords } from './words.ts';
import type { Plan } from './plan.ts';
import { visitorsIn } from './visitors.ts';

/** What the owner sees to, and in their place those who lead the team. */
export const owned = (owner: StaffId, duty: Pick<Duty, 'key' | 'since' | 'due' | 'words'>): Duty => ({
  ...duty,
  kind: duty.key.split('.')[0] ?? duty.key,
  of: [owner],
  reminder: 'plan-reminder',
  handsOver: true,
});

/** R4, R15: who visits is in the plan, and who no longer does sees it no longer, unless somebody says so. */
export const ofVisitors = (plan: Plan, owner: StaffId, today: Day): readonly Duty[] => [
  ...ofBrief(plan, owner),
  ...(plan.proposal?.cannotCome ?? []).flatMap(({ staff, name, on }) =>
    alsoForLeads(owner, {
      key: `cannot-come.${staff}`,
      since: on,
      due: on,
      words: `${cannotComeWords(name)}, or withdraw it`,
    }),
  ),
  ...ofOthers(plan, owner, today),
];

/** R8: the day after the last visit of somebody who is in the circle for nothing else: then they leave it, and the owner hears of it. */
const ofBrief = (plan: Plan, owner: StaffId): readonly Duty[] =>
  endingIn(inForce(plan) ?? { visits: [] }).flatMap(({ until, key }): readonly Duty[] => {
    const since = addDays(until, 1);
    return leaving(plan, since).length === 0
      ? []
      : [
          {
            key: `leave.${key}`,
            kind: 'leave',
            of: [owner],
            since,
            words: 'Visits are over',
            reminder: 'visit-ends',
            quiet: true,
          },
        ];
  });

const ofOthers = ({ noLonger, gone, current }: Plan, owner: StaffId, today: Day): readonly Duty[] => [
  ...noLonger.map(({ staff, name, since }) =>
    owned(owner, {
      key: `visitor.${staff}`,
      since,
      words: `${name} no longer visits: take ${name} out of the circle, or keep them`,
    }),
  ),
  ...visitorsIn(current && standingOn(current, today)).flatMap(({ staff, name }): readonly Duty[] => {
    const left = gone.find((one) => one.staff === staff);
    const words = `Visits must be covered: ${name} does not come any more. Say who comes instead`;
    // Nobody may be there at the next visit.
    return left ? alsoForLeads(owner, { key: `gone.${staff}`, since: left.since, due: left.since, words }) : [];
  }),
];

/** For the owner; those who lead the team hear of it at once. */
function alsoForLeads(owner: StaffId, given: Parameters<typeof owned>[1]): readonly Duty[] {
  const duty = owned(owner, given);
  const leads = { of: 'leads' as const, except: [owner], reminder: DUTY_REMINDER, notice: DUTY_NOTICE };
  return [duty, { ...duty, key: `${duty.key}.leads`, ...leads }];
}
