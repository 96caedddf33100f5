import { addDays } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { isOpen, type KeptAction, type Recorded } from './facts.ts';

/** So long may nothing happen in an issue before its owner looks at it again. */
const LOOK_AGAIN_DAYS = 7;

/** What waits in an issue until it is closed. None of it waits for whom it is about. `owner`: who answers for the issue. */
export function dutiesIn({ closed, about, actions, lastOn }: Recorded, owner: StaffId): readonly Duty[] {
  if (closed) return [];
  const shared = { reminder: DUTY_REMINDER, ...(about?.staff && { except: [about.staff] }) };
  const leads = { ...shared, of: 'leads' as const };
  const own = owner === about?.staff ? leads : { ...shared, of: [owner], handsOver: true as const };
  const again = addDays(lastOn, LOOK_AGAIN_DAYS);
  return [
    {
      ...own,
      key: `again.${lastOn}`,
      kind: 'again',
      since: again,
      words: 'Look at the issue again: nothing has happened in it for a week',
    },
    {
      ...leads,
      key: `waits.${lastOn}`,
      kind: 'waits',
      since: addWorkingDays(again, 2),
      words: 'Nothing has happened in an issue for more than a week',
    },
    ...actions.filter(isOpen).flatMap((action) => ofAction(action, { shared, own, leads, owner })),
  ];
}

interface Whose {
  readonly shared: Pick<Duty, 'reminder' | 'except'>;
  readonly own: Pick<Duty, 'reminder' | 'except' | 'of' | 'handsOver'>;
  readonly leads: Pick<Duty, 'reminder' | 'except' | 'of'>;
  readonly owner: StaffId;
}

/** Whoever keeps after an action hears the day before it is due; once it is late, whoever logged the issue, and then those who lead (R28). */
function ofAction({ id, what, by, owner, doer, progress }: KeptAction, whose: Whose): readonly Duty[] {
  const isOthers = owner.staff !== whose.owner;
  return listed<Duty>(
    {
      ...whose.shared,
      key: `action.${id}.${by}`,
      kind: 'action',
      of: [owner.staff],
      since: addDays(by, -1),
      due: by,
      words: `${doer.name}: ${what}`,
      notice: DUTY_NOTICE,
      handsOver: true,
    },
    progress?.what === 'blocked' &&
      isOthers && {
        ...whose.own,
        key: `blocked.${progress.id}`,
        kind: 'blocked',
        since: progress.on,
        words: `An action is blocked: ${what}`,
        notice: DUTY_NOTICE,
      },
    isOthers && {
      ...whose.own,
      key: `late.${id}.${by}`,
      kind: 'late',
      since: addDays(by, 1),
      words: `An action is overdue: ${what}`,
    },
    {
      ...whose.leads,
      key: `late-leads.${id}.${by}`,
      kind: 'late-leads',
      since: addWorkingDays(by, 2),
      words: `An action of ${owner.name} is overdue`,
    },
  );
}
