import { addDays, weekdayOf, wordsForDay, type Day } from '../../kernel/days.ts';
import { onlyRecordIdOf, type PersonId, type RecordId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import type { Rules } from '../../records/kind.ts';
import { DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { Fact, State, type Answered, type Known, type Last } from './facts.ts';

export type Command =
  | { readonly type: 'start' }
  | { readonly type: 'answer'; readonly answered: Answered }
  /** What follows was begun in that record, or nothing follows. */
  | { readonly type: 'follow'; readonly record?: RecordId; readonly why?: string }
  /** Who is around the person has changed. */
  | { readonly type: 'look-around' };

export type Refusal =
  | { readonly code: 'WEEKLY-QUESTION.OTHER-WEEK'; readonly week: Day }
  | { readonly code: 'WEEKLY-QUESTION.WHY-MISSING' };

/** Support for a short time is reconsidered at least weekly (R70). */
export const USUAL_DAYS = 7;

/** The id of the page that asks; its reminder shows that page. */
export const PAGE = 'weekly-question';

export const weeklyIdOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'weekly-question');

/** The Monday of the week in which a day is. */
export const weekOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7));

export const dueOn = ({ from, last }: { readonly from: Day; readonly last?: Last | undefined }, days: number): Day =>
  addDays(last?.on ?? from, days);

/**
 * From the first Monday on which nobody has asked for so many days, each Monday anew: all that is due reaches its reader as one card a week.
 * The next one is known already, so that it comes though nothing happens until then.
 */
const toAsk = (state: Known, today: Day, days: number): readonly Duty[] => {
  const [due, now] = [dueOn(state, days), weekOf(today)];
  const first = weekOf(addDays(due, 6));
  const { coordinator, last } = state;
  // Whoever asked last sees the person, and asks again.
  const asker = last && last.by !== 'reable' ? [last.by] : [];
  return (first > now ? [first] : [now, addDays(now, 7)]).map((since): Duty => ({
    key: `ask.${since}`,
    kind: 'ask',
    of: coordinator === undefined ? (asker.length > 0 ? asker : 'leads') : [...new Set([coordinator, ...asker])],
    since,
    quiet: true,
    once: true,
    words: 'Ask whether the support is still right',
    reminder: `${PAGE}-reminder`,
    handsOver: true,
  }));
};

/** What an answer leads on to waits for whoever gave it, and then for those who lead, until it is begun or they say why not. */
const toFollow = ({ last }: Known): readonly Duty[] =>
  !last || last.answer === 'as-it-is' || last.followed || last.by === 'reable'
    ? []
    : [
        {
          key: `follow.${last.on}.${last.answer}`,
          kind: 'follow',
          of: [last.by],
          since: last.on,
          words: `Go on from the weekly question, or say why not: ${FOLLOWS[last.answer]}`,
          reminder: DUTY_REMINDER,
          handsOver: true,
          upwards: `Nothing has followed the weekly question: ${FOLLOWS[last.answer]}`,
        },
      ];

const FOLLOWS = { less: 'less could do', 'could-end': 'it could end', review: 'a review is needed' } as const;

/** A week late is no oversight of one worker any more. */
const late = (state: Known, days: number): Duty => ({
  key: `late.${dueOn(state, days)}`,
  kind: 'late',
  of: 'leads',
  since: addDays(dueOn(state, days), 7),
  words: `Nobody has asked since ${wordsForDay(state.last?.on ?? state.from)} whether the support is still right`,
  reminder: DUTY_REMINDER,
});

/** Whether support is still right, asked every week with the person: one record each. `days`: the service's setting. */
export const weeklyRules = (days = USUAL_DAYS): Rules<State, Fact, Command, Refusal> => ({
  kind: 'weekly-question',
  prefix: 'WQ',
  version: 1,
  looksAt: ['circle', 'leads'],
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  decide(state, command, { today, circle, leads }) {
    if (state.status === 'new' && command.type === 'look-around') return ok([]);
    const known = state.status === 'new' ? undefined : state;
    // Those who may not be told stand in no circle that is looked at here (R24).
    const coordinator = circle.find(({ staff }) => staff !== undefined && leads.includes(staff))?.staff;
    const around = known?.coordinator !== coordinator && ({ type: 'coordinator-set', coordinator } as const);
    if (command.type === 'follow') {
      if (!known?.last || known.last.answer === 'as-it-is' || known.last.followed) return ok([]);
      const { type: _, ...how } = command;
      return how.record === undefined && saysNothing(how.why ?? '')
        ? refuse({ code: 'WEEKLY-QUESTION.WHY-MISSING' })
        : ok([{ type: 'followed', ...how }]);
    }
    if (command.type !== 'answer') return ok(listed<Fact>(!known && { type: 'started' }, around));
    const { answered } = command;
    if (answered.week !== weekOf(today)) return refuse({ code: 'WEEKLY-QUESTION.OTHER-WEEK', week: answered.week });
    return ok(listed<Fact>(!isSame(known?.last, answered) && { type: 'answered', answered }, around));
  },
  evolve(state, fact, { today, by }) {
    const known: Known = state.status === 'new' ? { status: 'known', from: today } : state;
    switch (fact.type) {
      case 'started':
        return known;
      case 'answered':
        return { ...known, last: { ...fact.answered, on: today, by } };
      case 'followed': {
        const { type: _, ...followed } = fact;
        return known.last ? { ...known, last: { ...known.last, followed } } : known;
      }
      case 'coordinator-set':
        return { ...known, coordinator: fact.coordinator };
    }
  },
  duties: (state, { today }) =>
    state.status === 'new' ? [] : [...toAsk(state, today, days), ...toFollow(state), late(state, days)],
});

const isSame = (last: Last | undefined, { week, answer, asked }: Answered): boolean =>
  last?.week === week && last.answer === answer && last.asked === asked;
