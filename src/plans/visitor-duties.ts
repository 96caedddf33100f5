import type { StaffId } from '../kernel/ids.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../work/duty.ts';
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
export const ofVisitors = ({ noLonger, gone, current }: Plan, owner: StaffId): readonly Duty[] => [
  ...noLonger.map(({ staff, name, since }) =>
    owned(owner, {
      key: `visitor.${staff}`,
      since,
      words: `${name} no longer visits: take ${name} out of the circle, or keep them`,
    }),
  ),
  ...visitorsIn(current).flatMap(({ staff, name }): readonly Duty[] => {
    const left = gone.find((one) => one.staff === staff);
    const words = `Visits must be covered: ${name} does not come any more. Say who comes instead`;
    const duty = left && owned(owner, { key: `gone.${staff}`, since: left.since, due: left.since, words });
    // Nobody may be there at the next visit, so those who lead the team hear of it at once.
    return duty
      ? [
          duty,
          {
            ...duty,
            key: `${duty.key}.leads`,
            of: 'leads',
            except: owner,
            reminder: DUTY_REMINDER,
            notice: DUTY_NOTICE,
          },
        ]
      : [];
  }),
];
