import { addDays, wordsForDay, type Day } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import type { Action } from '../../kinds/kind.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import type { Refusal } from './checks.ts';
import type { Command } from './commands.ts';
import { neverBegins, type Changed, type Fact } from './facts.ts';

/** TL15: agreed is not begun. Of more monitoring that begins on a later day than it was recorded, somebody says on that day whether it is done. */

type Beginning = Pick<Changed, 'change' | 'changedOn' | 'holdsFrom' | 'later' | 'begun'>;

/** The day on which it begins, while nobody has said that it is done; undefined when nothing of the kind begins. */
const toBegin = (state: Beginning): Day | undefined => {
  const { change, changedOn, holdsFrom, begun } = state;
  const isNew = holdsFrom !== undefined && holdsFrom > changedOn && change.direction === 'increase';
  return isNew && !begun?.done && !neverBegins(state) ? holdsFrom : undefined;
};

/** On its first day it waits for whoever recorded it, and from the next morning on for those who lead; what is not done, too. */
export function ofBegun(state: Beginning, author: StaffId): readonly Duty[] {
  const since = toBegin(state);
  if (since === undefined) return [];
  const shared = { kind: 'begun', reminder: DUTY_REMINDER, until: state.later && addDays(state.later.from, -1) };
  const leads = { ...shared, of: 'leads' as const, notice: DUTY_NOTICE };
  const day = wordsForDay(since);
  if (state.begun) {
    const words = `The new monitoring that was to begin on ${day} is not done: ${state.begun.why}`;
    return [{ ...leads, key: `begun.not.${state.begun.on}`, since: state.begun.on, words }];
  }
  return [
    {
      ...shared,
      key: `begun.${since}`,
      of: [author],
      since,
      words: `Say whether the new monitoring is done since ${day}`,
      handsOver: true,
    },
    {
      ...leads,
      key: `begun.leads.${since}`,
      since: addDays(since, 1),
      words: `Nobody has said whether the new monitoring of ${day} has begun`,
    },
  ];
}

/** One press says that it is done, or why not. */
export function begunActions(
  state: Beginning,
  {
    today,
    mayRecord,
    note = '',
  }: { readonly today: Day; readonly mayRecord: boolean; readonly note?: string | undefined },
): readonly Action<Command>[] {
  const since = toBegin(state);
  if (since === undefined || since > today || !mayRecord) return [];
  return [
    {
      part: 'begun',
      title: 'It is done the new way',
      command: { type: 'note-begun', done: true, why: '' },
      words: 'Thank you. It is noted that it is done.',
    },
    {
      part: 'not-begun',
      title: 'It is not done',
      asks: 'If it is not done: why?',
      command: { type: 'note-begun', done: false, why: note },
      words: 'Noted. Those who lead the team hear of it.',
    },
  ];
}

export function noteBegun(
  state: Beginning,
  { done, why }: Extract<Command, { type: 'note-begun' }>,
): Result<readonly Fact[], Refusal> {
  if (toBegin(state) === undefined || (state.begun && !done)) return ok([]);
  if (!done && saysNothing(why)) return refuse({ code: 'MONITORING.REASON-MISSING' });
  return ok([{ type: 'begun-noted', done, why }]);
}
