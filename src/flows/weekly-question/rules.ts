import { addDays, weekdayOf, type Day } from '../../kernel/days.ts';
import { onlyRecordIdOf, type PersonId, type RecordId, type StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { STAFF_PARTS } from '../../people/person.ts';
import type { Party } from '../../people/party.ts';
import type { Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import type { Actor } from '../../records/fact.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { Fact, State, type Answer, type Answered, type Known, type Last } from './facts.ts';

export type Command =
  /** It is asked about whoever has begun reablement on this day; or who is around them has changed. */
  | { readonly type: 'look-around'; readonly from: Day }
  | { readonly type: 'answer'; readonly answered: Answered }
  | { readonly type: 'not-asked'; readonly week: Day }
  /** What follows was begun in that record, or nothing follows. */
  | { readonly type: 'follow'; readonly record?: RecordId; readonly why?: string };

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

/** Those who visit: support workers and therapists, or else other staff who are around the person. */
function visitorsIn(circle: readonly Party[]): readonly StaffId[] {
  const staffOf = (parts: ReadonlySet<unknown>) =>
    circle.flatMap(({ part, staff }) => (staff !== undefined && parts.has(part) ? [staff] : []));
  const visiting = staffOf(new Set(['support-worker', 'therapist']));
  return [...new Set(visiting.length > 0 ? visiting : staffOf(STAFF_PARTS))];
}

/** The Monday on which it is asked next: in its week it will be so many days since it was asked, or since they began. */
export const askedFrom = ({ from, last }: Pick<Known, 'from' | 'last'>, days: number): Day =>
  weekOf(addDays(last?.on ?? from, days));

/** From this Monday on each anew. The next is known already, so that it comes though nothing happens until then. */
const mondays = (first: Day, now: Day): readonly Day[] => (first > now ? [first] : [now, addDays(now, 7)]);

/** All that is due reaches its reader as one card a week: those who visit, and those who lead the week after (R70). */
function asking(state: Known, today: Day, days: number): readonly Duty[] {
  const [first, now] = [askedFrom(state, days), weekOf(today)];
  // Nobody is late with what they were not asked for yet.
  const asked = weekOf(state.since) > first ? weekOf(state.since) : first;
  const [due, late] = [mondays(first, now), mondays(addDays(asked, 7), now)];
  const card = { once: true, reminder: `${PAGE}-reminder` } as const;
  return [
    ...due.map((since): Duty => ({
      ...card,
      key: `ask.${since}`,
      kind: 'ask',
      of: state.visitors.length > 0 ? state.visitors : 'leads',
      since,
      quiet: true,
      words: 'Ask whether the support is still right',
      handsOver: true,
    })),
    ...late.map((since): Duty => ({
      ...card,
      key: `unasked.${since}`,
      kind: 'unasked',
      of: 'leads',
      since,
      words: 'Nobody has asked last week whether the support is still right: see that it is asked',
    })),
  ];
}

const FOLLOWS = { less: 'less could do', 'could-end': 'it could end', review: 'a review is needed' } as const;

/** The answer that nobody has gone on from. */
export const openAnswer = (last: Last | undefined): Exclude<Answer, 'as-it-is'> | undefined =>
  last && last.answer !== 'as-it-is' && !last.followed ? last.answer : undefined;

/** What an answer leads on to waits for whoever gave it, and then for those who lead, until it is begun or they say why not. */
function following({ last }: Known): readonly Duty[] {
  const open = openAnswer(last);
  return last && open && last.by !== 'reable'
    ? [
        {
          key: `follow.${last.on}.${open}`,
          kind: 'follow',
          of: [last.by],
          since: last.on,
          words: `Go on from the weekly question, or say why not: ${FOLLOWS[open]}`,
          upwards: `Nothing has followed the weekly question: ${FOLLOWS[open]}`,
          reminder: DUTY_REMINDER,
          handsOver: true,
        },
      ]
    : [];
}

function decided(known: Known | undefined, command: Command, today: Day): Result<readonly Fact[], Refusal> {
  switch (command.type) {
    case 'look-around':
      return ok(known ? [] : [{ type: 'started', from: command.from }]);
    case 'answer': {
      const { answered } = command;
      if (answered.week !== weekOf(today)) return refuse({ code: 'WEEKLY-QUESTION.OTHER-WEEK', week: answered.week });
      return ok(isSame(known?.last, answered) ? [] : [{ type: 'answered', answered }]);
    }
    case 'not-asked': {
      const { week } = command;
      if (week !== weekOf(today)) return refuse({ code: 'WEEKLY-QUESTION.OTHER-WEEK', week });
      return ok(known?.missed?.on === today || known?.last?.week === week ? [] : [{ type: 'not-asked', week }]);
    }
    case 'follow': {
      if (!openAnswer(known?.last)) return ok([]);
      const { type: _, ...how } = command;
      return how.record === undefined && saysNothing(how.why ?? '')
        ? refuse({ code: 'WEEKLY-QUESTION.WHY-MISSING' })
        : ok([{ type: 'followed', ...how }]);
    }
  }
}

/** Whether support is still right, asked every week with the person: one record each. `days`: the service's setting. */
export const weeklyRules = (days = USUAL_DAYS): Rules<State, Fact, Command, Refusal> => ({
  kind: 'weekly-question',
  prefix: 'WQ',
  version: 1,
  looksAt: ['circle'],
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  decide(state, command, { today, circle }) {
    const known = state.status === 'new' ? undefined : state;
    const facts = decided(known, command, today);
    if (!facts.ok || (!known && facts.value.length === 0)) return facts;
    // Those who may not be told stand in no circle that is looked at here (R24).
    const visitors = visitorsIn(circle);
    const around = !same(known?.visitors ?? [], visitors) && { type: 'visitors-set' as const, visitors: [...visitors] };
    return ok([...facts.value, ...listed<Fact>(around)]);
  },
  evolve(state, fact, { today, by }) {
    const known: Known = state.status === 'new' ? { status: 'known', since: today, from: today, visitors: [] } : state;
    switch (fact.type) {
      case 'started':
        return { ...known, from: fact.from };
      case 'answered':
        return {
          ...known,
          last: { ...fact.answered, on: today, by, ...beforeIt(known.last, fact.answered, by) },
          missed: undefined,
        };
      case 'not-asked':
        return { ...known, missed: { week: fact.week, on: today } };
      case 'followed':
        return { ...known, last: known.last && { ...known.last, followed: { record: fact.record, why: fact.why } } };
      case 'visitors-set':
        return { ...known, visitors: fact.visitors };
    }
  },
  duties: (state, { today }) =>
    state.status === 'new' ? [] : [...asking(state, today, days), ...following(state), ...otherwise(state)],
});

/** What a colleague had answered in the same week, where it was something else: it counts no more, and they hear so (S53). */
function beforeIt(last: Last | undefined, { week, answer }: Answered, by: Actor): Pick<Last, 'before'> {
  const isTheirs = last && last.week === week && last.answer !== answer && last.by !== by && last.by !== 'reable';
  return isTheirs && last.by !== 'reable' ? { before: { answer: last.answer, by: last.by } } : {};
}

/** For so many days whoever answered before finds in their list that it is answered otherwise. */
const HEARD_DAYS = 3;

function otherwise({ last }: Known): readonly Duty[] {
  return last?.before
    ? [
        {
          key: `otherwise.${last.on}.${last.answer}`,
          kind: 'otherwise',
          of: [last.before.by],
          since: last.on,
          until: addDays(last.on, HEARD_DAYS),
          words: `A colleague answered the weekly question otherwise than you: ${last.answer === 'as-it-is' ? 'the support is still right' : FOLLOWS[last.answer]}`,
          reminder: DUTY_REMINDER,
          unreminded: true,
          notice: DUTY_NOTICE,
        },
      ]
    : [];
}

const isSame = (last: Last | undefined, { week, answer, asked }: Answered): boolean =>
  last?.week === week && last.answer === answer && last.asked === asked;
