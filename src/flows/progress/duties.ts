import { addDays } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import type { Equipment, KeptStep, Known } from './facts.ts';
import { notManaging, type NotManaging } from './not-managing.ts';
import { isComing } from './outcomes.ts';

/** So many days after a plan named equipment that has not come, its owner is asked about it; a local setting (TL5). */
export const EQUIPMENT_DAYS = 7;
/** Those who lead the team hear so many working days later. */
const LEADS_AFTER = 5;
/** A carer's assessment is offered within so many working days. */
const OFFER_WITHIN = 2;

/** What waits: smaller steps with whoever keeps after them, equipment that has not come, carers who do not manage. `owner`: who answers for the record. */
export const dutiesIn = (state: Known, owner: StaffId, days: number): readonly Duty[] => [
  ...state.steps
    .filter(
      ({ done, outcome, from }) =>
        done === undefined && from === undefined && state.plan.outcomes.some(({ key }) => key === outcome),
    )
    .flatMap(ofStep),
  ...together(state.equipment.filter(isComing)).flatMap((some) => ofEquipment(some, owner, days)),
  ...notManaging(state).map((one) => ofCarer(one, owner)),
];

const ofStep = ({ id, what, by, owner }: KeptStep): readonly Duty[] => [
  {
    key: `step.${id}`,
    kind: 'step',
    of: [owner.staff],
    since: addDays(by, -1),
    due: by,
    words: `A smaller step: ${what}`,
    reminder: DUTY_REMINDER,
    notice: DUTY_NOTICE,
    handsOver: true,
  },
  {
    key: `step-leads.${id}`,
    kind: 'step-leads',
    of: 'leads',
    since: addWorkingDays(by, 2),
    words: `A smaller step of ${owner.name} is overdue`,
    reminder: DUTY_REMINDER,
  },
];

const ofCarer = ({ key, name, since }: NotManaging, owner: StaffId): Duty => ({
  key: `carer.${key}.${since}`,
  kind: 'carer',
  of: [owner],
  since,
  due: addWorkingDays(since, OFFER_WITHIN),
  words: `${name} is not managing: offer a carer's assessment`,
  reminder: DUTY_REMINDER,
  handsOver: true,
  upwards: `No carer's assessment has been offered to ${name}, who is not managing`,
});

type Some = readonly [Equipment, ...Equipment[]];

/** What the plan named on one day is asked about together; what was ordered, by itself. */
function together(all: readonly Equipment[]): readonly Some[] {
  const ordered = all.flatMap((one): readonly Some[] => (one.ordered ? [[one]] : []));
  const others = Map.groupBy(
    all.filter((one) => !one.ordered),
    ({ since }) => since,
  );
  return [
    ...ordered,
    ...[...others.values()].flatMap(([first, ...more]): readonly Some[] => (first ? [[first, ...more]] : [])),
  ];
}

function ofEquipment(some: Some, owner: StaffId, days: number): readonly Duty[] {
  const [{ since, ordered }] = some;
  const due = ordered ? addDays(ordered.expected, 1) : addDays(since, days);
  const key = ordered?.id ?? since;
  const what = some.map((one) => one.what).join(', ');
  return [
    {
      key: `equipment.${key}`,
      kind: 'equipment',
      of: [ordered?.owner.staff ?? owner],
      since: due,
      words: `Has it come? ${what}`,
      reminder: DUTY_REMINDER,
      handsOver: true,
    },
    {
      key: `equipment-leads.${key}`,
      kind: 'equipment-leads',
      of: 'leads',
      since: addWorkingDays(due, LEADS_AFTER),
      words: `Equipment of the plan has not come: ${what}`,
      reminder: DUTY_REMINDER,
    },
  ];
}
