import { addDays } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { matterWords } from '../people/capacity.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../work/duty.ts';
import { saidInForce } from './agreement.ts';
import { capacityMatters } from './capacity-matters.ts';
import type { Plan } from './plan.ts';
import { decides, lacksDecider, type Proposal } from './proposal.ts';
import { owned } from './visitor-duties.ts';

/** R44, R45: capacity that is not known, an objection, or what may restrict somebody, is looked at by the mental capacity lead. */
export const ofCapacity = (plan: Plan): readonly Duty[] =>
  capacityMatters(plan).map(({ id, matter, since }) => ({
    key: `capacity.${matter}.${id}`,
    kind: 'capacity',
    of: 'capacity-lead',
    since,
    words: matterWords[matter],
    reminder: DUTY_REMINDER,
    notice: DUTY_NOTICE,
  }));

/** For how long the note of who looked at it stands in the lists of those who are to read it. */
const READ_WITHIN_DAYS = 3;

/** R44: what the mental capacity lead wrote of what is asked, or holds. */
export const lookNow = (plan: Pick<Plan, 'lastLook' | 'proposal' | 'agreement' | 'people' | 'heldBefore'>) =>
  [plan.proposal?.id, saidInForce(plan)?.id].includes(plan.lastLook?.id) ? plan.lastLook : undefined;

/** R44: it reaches whoever answers for the plan, the staff who may be doing it, and those who lead: they can take it back. */
export function ofLook(plan: Plan, owner: StaffId): readonly Duty[] {
  const look = lookNow(plan);
  if (!look) return [];
  const { by, on, name } = look;
  const around = [...(plan.proposal?.parties ?? []), ...plan.people].flatMap(({ staff }) => staff ?? []);
  const of = [...new Set([owner, ...around])].filter((staff) => staff !== by);
  const note = {
    key: `look-note.${look.id}.${on}`,
    kind: 'look-note',
    since: on,
    until: addDays(on, READ_WITHIN_DAYS),
    words: `${name} has looked at this: please read what they wrote`,
    ...(plan.proposal?.id === look.id && { view: 'proposal' }),
    reminder: DUTY_REMINDER,
    notice: DUTY_NOTICE,
  } as const;
  return [
    ...(of.length > 0 ? [{ ...note, of }] : []),
    { ...note, key: `${note.key}.leads`, of: 'leads', except: [...of, ...(by === 'reable' ? [] : [by])] },
  ];
}

/** R45: once it is known that they lack capacity for this, whoever proposed it says who decides. */
export function ofDeciding({ deciding, seq, on }: Proposal, owner: StaffId): Duty | false {
  if (decides(deciding)) return false;
  if (!lacksDecider(deciding))
    return owned(owner, {
      key: `decider.${seq}`,
      since: on,
      words: 'Waiting: capacity for this decision, or who decides, is not known',
    });
  const since = deciding.capacity.on ?? on;
  return {
    ...owned(owner, { key: `decides.${seq}`, since, words: 'Say who decides: they lack capacity for this decision' }),
    view: 'proposal',
    notice: DUTY_NOTICE,
    reminder: DUTY_REMINDER,
  };
}
