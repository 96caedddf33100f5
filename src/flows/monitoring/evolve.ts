import { assertNever } from '../../kernel/assert-never.ts';
import type { Day } from '../../kernel/days.ts';
import type { Happened } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import { decidingOnly } from '../../people/capacity.ts';
import { isAnother } from './meaning.ts';
import { agreedOn, type Change, type Changed, type Fact, type Matter, type State } from './facts.ts';

/** With what one of them says now. */
export const withAnswer = (
  change: Change,
  { says, effect, capacity }: Extract<Fact, { type: 'answered' }>,
): Change => ({
  ...change,
  ...(capacity && { deciding: { capacity } }),
  parties: change.parties.map(({ earlier: _, ...one }) => (one.key === says.key ? { ...says, earlier: one } : one)),
  ...(effect && { effect }),
});

export const stillToDecide = (
  { toDecide = [] }: Pick<Changed, 'toDecide'>,
  { says, toDecide: isLeft }: Extract<Fact, { type: 'answered' }>,
): string[] => [...toDecide.filter((key) => key !== says.key), ...(isLeft ? [says.key] : [])];

const without = (all: readonly Matter[], one: Matter): Matter[] => all.filter((each) => each !== one);

/** What everybody agreed to holds from the day that was meant, also when it is written down later; but from no day before they agreed (P7). */
const startOf = (change: Change): Day => later(change.startsOn, agreedOn(change) ?? change.startsOn);

/** What held stays readable from the day on which it held, when only who agreed or could decide is put right (TL7). */
function fromOf(
  { holdsFrom, change: before }: Changed,
  { change }: Extract<Fact, { type: 'corrected' }>,
  today: Day,
): Day {
  if (holdsFrom === undefined) return later(change.startsOn, today);
  return isAnother(before, change) ? startOf(change) : holdsFrom;
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/** Agreed to by nobody who could, or who is known to: what has not begun does not begin, what has goes on until it is decided anew (R45). */
function notBegun({ holdsFrom, ...rest }: Changed, today: Day): Changed {
  const goesOn = holdsFrom !== undefined && holdsFrom <= today;
  return { ...rest, changedOn: today, ...(goesOn && { holdsFrom }) };
}

/** That it goes ahead against their no was decided while nobody knew whether it counts: it is decided anew (R45, R18). */
const foundToHave = (next: Changed): Changed => ({
  ...next,
  foundToHave: true,
  toDecide: [
    ...(next.toDecide ?? []),
    ...next.change.parties.flatMap(({ key, part, answer }) => (part === 'person' && answer === 'no' ? [key] : [])),
  ],
});

/** It takes the place of what a colleague says they did not do (R45). */
function assessed(
  { noted, ...state }: Changed,
  { answer, by, note, parties = state.change.parties }: Extract<Fact, { type: 'capacity-assessed' }>,
  today: Day,
): Changed {
  const deciding = decidingOnly({ ...state.change.deciding, capacity: { answer, by, on: today } });
  const next: Changed = {
    ...state,
    change: { ...state.change, parties, deciding },
    ...(note !== undefined && { finding: { words: note, by } }),
    ...(noted && { noted: noted.filter(({ what }) => what !== 'assessed') }),
  };
  return answer === 'lacks' ? notBegun(next, today) : foundToHave(next);
}

/** What is looked at in one press is taken back in one. */
function lookedAt(
  state: Changed,
  { matter, note = '', name = '', hear }: Extract<Fact, { type: 'looked-at' }>,
  { by, today: on }: Pick<Happened, 'by' | 'today'>,
): Changed {
  const { lastLook: last } = state;
  const before = last && last.by === by && last.on === on && last.note === note ? last.matters : [];
  return {
    ...state,
    lookedAt: [...state.lookedAt, matter],
    lastLook: { matters: [...before, matter], by, on, note, name, ...(hear && { hear }) },
  };
}

/** What it said before stays beside it; whoever had looked at it looks again (P18). */
function correctedBy(
  state: Changed,
  next: Changed,
  fact: Extract<Fact, { type: 'corrected' }>,
  { by, today }: Pick<Happened, 'by' | 'today'>,
): Changed {
  const { holdsFrom: _, foundToHave: __, ...rest } = next;
  return {
    ...rest,
    change: fact.change,
    gone: [],
    lookedAt: [],
    // Weighed anew, it is decided.
    toDecide: same(fact.before.effect, fact.change.effect) ? state.toDecide : [],
    noted: fact.noted,
    changedOn: today,
    corrected: {
      why: fact.why,
      by: fact.by,
      on: today,
      before: fact.before,
      after: fact.change,
      ...(fact.mistyped && { mistypedBy: by }),
    },
    ...(!fact.waits && { holdsFrom: fromOf(state, fact, today) }),
  };
}

/** What a change of monitoring is after this fact. */
export function evolve(state: State, fact: Fact, { by, today }: Pick<Happened, 'by' | 'today'>): State {
  if (fact.type === 'monitoring-changed') {
    const { change, waits, inPlan, overtakes, place } = fact;
    return {
      status: 'changed',
      change,
      by,
      changedOn: today,
      inPlan,
      ...(overtakes && { overtakes }),
      ...(place !== undefined && { place }),
      ...(!waits && { holdsFrom: startOf(change) }),
      lookedAt: [],
      ...(fact.noted && { noted: fact.noted }),
      gone: [],
      edition: 0,
    };
  }
  if (state.status === 'new') throw new Error('a change goes on that was never recorded');
  const next = { ...state, edition: state.edition + 1 };
  const { change } = state;
  switch (fact.type) {
    case 'answered':
      // A new no is looked at by a lead, whatever they looked at before.
      return {
        ...next,
        change: withAnswer(change, fact),
        toDecide: stillToDecide(state, fact),
        ...(fact.says.answer === 'no' && { changedOn: today, lookedAt: without(state.lookedAt, 'without-agreement') }),
      };
    case 'went-ahead':
      return { ...next, holdsFrom: later(change.startsOn, today) };
    case 'corrected':
      return correctedBy(state, next, fact, { by, today });
    case 'taken-back':
      return { ...next, takenBack: { why: fact.why, on: today } };
    case 'capacity-assessed':
      return assessed(next, fact, today);
    case 'capacity-doubted':
      // What was written of who decides stays: it holds again once somebody finds that they lack it.
      return {
        ...notBegun(next, today),
        change: { ...change, deciding: { ...change.deciding, capacity: { answer: 'unknown' } } },
      };
    case 'note-answered':
      return {
        ...state,
        noted: state.noted?.map((one) => (one.staff === by ? { ...one, isRight: fact.isRight } : one)),
      };
    case 'later-seen':
      return { ...state, later: fact.later };
    case 'begun-noted':
      return { ...state, begun: { done: fact.done, why: fact.why, on: today } };
    case 'circle-seen':
      return { ...state, gone: fact.gone };
    case 'looked-at':
      return lookedAt(state, fact, { by, today });
    case 'screened':
      return { ...state, lookedAt: [...state.lookedAt, 'restricts'] };
    case 'look-taken-back': {
      const { lastLook: _, ...rest } = state;
      return { ...rest, lookedAt: state.lookedAt.filter((one) => !fact.matters.includes(one)) };
    }
    default:
      return assertNever(fact);
  }
}
