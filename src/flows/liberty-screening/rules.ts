import { addDays, instant, wordsForDay, type Day } from '../../kernel/days.ts';
import { onlyRecordIdOf, type PersonId, type RecordId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { LIBERTY } from '../../records/capacity-duties.ts';
import type { Happened, Rules } from '../../records/kind.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import {
  Fact,
  State,
  type Asked,
  type Done,
  type Objection,
  type Outcome,
  type Recorded,
  type Restricted,
  type Screened,
  type Screening,
  type Why,
} from './facts.ts';
import {
  endOf,
  isAskedAgain,
  isAssessedToday,
  isAuthority,
  isObjecting,
  outcomeOf,
  reachesDols,
  whyLead,
} from './outcome.ts';

export type Command =
  | { readonly type: 'screen'; readonly screening: Screening }
  | { readonly type: 'see-to'; readonly what: Done; readonly words: string; readonly name: string }
  /** The person has changed: whether reablement is over. */
  | { readonly type: 'follow'; readonly over: boolean };

export type Refusal = {
  readonly code:
    | 'LIBERTY.RESTRICTIONS-MISSING'
    | 'LIBERTY.INCOMPLETE'
    | 'LIBERTY.ASSESSOR-MISSING'
    | 'LIBERTY.IN-THE-FUTURE'
    | 'LIBERTY.OBJECTION-MISSING'
    | 'LIBERTY.END-MISSING'
    | 'LIBERTY.DOLS-NOT-HERE'
    | 'LIBERTY.ENDED'
    | 'LIBERTY.NOT-ASKED'
    | 'LIBERTY.WORDS-MISSING';
};
type Checked = Result<readonly Fact[], Refusal>;
const no = (code: Refusal['code']): Checked => refuse({ code });

/** One record of each person: a later screening corrects or follows the one before, and the history keeps all. */
export const libertyIdOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'liberty');

/** The first thing that is wrong with it; undefined when it can stand. */
function wrongIn(screening: Screening, today: Day): Refusal['code'] | undefined {
  const { restrictions, restrictionWords, restricted, asked } = screening;
  if (restrictions.includes('other') && saysNothing(restrictionWords)) return 'LIBERTY.RESTRICTIONS-MISSING';
  if (restrictions.length > 0 !== (restricted !== undefined)) return 'LIBERTY.INCOMPLETE';
  if (restricted && !asked) return 'LIBERTY.INCOMPLETE';
  return (
    (asked && wrongInAsked(screening, asked, today)) ?? (restricted && wrongInAuthority(screening, restricted, today))
  );
}

function wrongInAsked(screening: Screening, asked: Asked, today: Day): Refusal['code'] | undefined {
  const { capacity, wishes, objectionHow } = asked;
  if (saysNothing(wishes) || (screening.age === 'under-16') !== (capacity === undefined)) return 'LIBERTY.INCOMPLETE';
  if (capacity?.answer === 'lacks' && (saysNothing(capacity.by) || capacity.on === undefined))
    return 'LIBERTY.ASSESSOR-MISSING';
  if ((capacity?.on ?? today) > today) return 'LIBERTY.IN-THE-FUTURE';
  return isObjecting(screening) && saysNothing(objectionHow) ? 'LIBERTY.OBJECTION-MISSING' : undefined;
}

function wrongInAuthority(
  screening: Screening,
  { existing, endsOn }: Restricted,
  today: Day,
): Refusal['code'] | undefined {
  if ((existing === 'urgent' || existing === 'standard') && !reachesDols(screening)) return 'LIBERTY.DOLS-NOT-HERE';
  if (isAuthority({ existing }) && endsOn === undefined) return 'LIBERTY.END-MISSING';
  return (endsOn ?? today) < today ? 'LIBERTY.ENDED' : undefined;
}

function screened(state: State, screening: Screening, today: Day): Checked {
  const before = state.status === 'new' ? [] : [state.last, ...state.earlier];
  if (before.some(({ id }) => id === screening.id)) return ok([]);
  const code = wrongIn(screening, today);
  return code ? no(code) : ok([{ type: 'screened', screening }]);
}

function evolved(state: State, screening: Screening, { at, today: on, by }: Happened): Recorded {
  const last: Screened = { ...screening, on, at: instant(at), by };
  const why = whyLead(screening);
  const objection = screening.asked?.objection ?? 'none';
  const look = why ? { id: screening.id, since: on, why, objection, until: endOf(screening)?.endsOn } : undefined;
  if (state.status === 'new') return { status: 'known', last, earlier: [], look, seenTo: [], over: false };
  const { last: before } = state;
  const earlier = [{ id: before.id, on: before.on, from: before.from, outcome: outcomeOf(before) }, ...state.earlier];
  return { ...state, last, earlier, look: look ?? state.look };
}

/** A local choice: no source has a number. */
const AGAIN_AFTER = 28;
/** A standard authorisation takes up to three weeks. */
const ANSWER_AFTER = 21;
const FOUND_OUT_WITHIN = 5;
const LOOK_WORDS: Readonly<Record<Why, string>> = {
  consider: 'Consider authorisation: open the screening to read by which route, and note what is done',
  'under-16': 'Somebody under 16 is restricted: see who can authorise it, and note what is done',
  assess:
    'Capacity is not known, and they may be deprived of liberty now: have it assessed today, and note what is done',
  objection: 'Look at it, and note what is done',
};
const OBJECTS: Readonly<Partial<Record<Objection, string>>> = {
  person: 'The person objects',
  others: 'Family, a carer or others object',
  both: 'The person and others object',
};
const lookWords = ({ why, objection, until }: NonNullable<Recorded['look']>): string =>
  [
    OBJECTS[objection],
    why === 'consider' && until !== undefined
      ? `An authority is noted until ${wordsForDay(until)}: see whether it covers these restrictions, and note what is done`
      : LOOK_WORDS[why],
  ]
    .flatMap((one) => one ?? [])
    .join('. ');

/** The lead sees to it from then on: nobody is asked twice. */
export const isLeads = (outcome: Outcome): boolean => outcome === 'consider' || outcome === 'under-16';

const ofLead = { of: 'capacity-lead', reminder: DUTY_REMINDER } as const;

/** What waits for the mental capacity lead: to look at it, to look again, and an authority that will end. */
function leadDuties({ last, look, seenTo, over }: Recorded): readonly Duty[] {
  const noted = seenTo.at(-1);
  const done = isLeads(outcomeOf(last)) && noted?.what !== 'authorised' ? noted : undefined;
  const again = done && addDays(done.on, done.what === 'applied' ? ANSWER_AFTER : AGAIN_AFTER);
  const ends = endOf(last);
  const end = ends && { ...ends, since: ends.since > last.on ? ends.since : last.on };
  return listed<Duty>(
    look && {
      ...ofLead,
      key: `look.${look.id}`,
      kind: LIBERTY.look,
      since: look.since,
      words: lookWords(look),
      notice: DUTY_NOTICE,
      upwards: 'The mental capacity lead has not noted what is done about a screening for liberty',
    },
    !look &&
      !over &&
      again !== undefined && {
        ...ofLead,
        key: `again.${again}.${seenTo.length}`,
        kind: 'liberty-again',
        since: again,
        words:
          done?.what === 'applied'
            ? 'Find out what came of the application, and note it'
            : 'No application was made: look again, and note what is done',
      },
    !over &&
      end &&
      // What was noted since then is what follows it.
      !(noted && noted.on >= end.since) && {
        ...ofLead,
        key: `ends.${last.id}`,
        kind: 'liberty-ends',
        since: end.since,
        due: end.endsOn,
        words: 'An authority ends soon: see to what follows it, and note it',
      },
    // In no list: the leads of capacity read it whether anything waits for them or not.
    { ...ofLead, key: 'reads', kind: 'reads', quiet: true, opens: true, unreminded: true, since: last.on, words: '' },
  );
}

/** What waits for whoever screened: capacity, or an objection, that is not known (R45), and to ask again. */
function screenerDuty({ last, over, seenTo }: Recorded): Duty | undefined {
  const { id, on, by, restricted } = last;
  const outcome = outcomeOf(last);
  if (over || by === 'reable' || !isAskedAgain(last)) return undefined;
  const common = { of: [by], handsOver: true, opens: true, reminder: DUTY_REMINDER } as const;
  const noted = seenTo.at(-1);
  // Of whoever screened it is asked: the lead need not be in the circle.
  if (noted?.what === 'authorised' && noted.of === id && !(restricted && isAuthority(restricted)))
    return {
      ...common,
      key: `authorised.${id}`,
      kind: 'liberty-authorised',
      since: noted.on,
      words: 'It is authorised: screen for liberty again, and note its last day',
      notice: DUTY_NOTICE,
    };
  if (isLeads(outcome)) return undefined;
  return outcome === 'assess' || outcome === 'ask'
    ? {
        ...common,
        key: `${outcome}.${id}`,
        kind: 'liberty-open',
        since: on,
        due: isAssessedToday(last) ? on : addWorkingDays(on, FOUND_OUT_WITHIN),
        ...OPEN_WORDS[outcome],
      }
    : {
        ...common,
        key: `screen-again.${id}`,
        kind: 'liberty-screen-again',
        since: addDays(on, AGAIN_AFTER),
        words: 'Screen for liberty again',
      };
}

const OPEN_WORDS = {
  assess: {
    words: 'Capacity for this decision is not known: have it assessed, and screen again',
    upwards: 'A screening for liberty stands open: capacity is not known',
  },
  ask: {
    words: 'Whether anybody objects is not known: find out, and screen again',
    upwards: 'A screening for liberty stands open: whether anybody objects is not known',
  },
} as const;

/** Whether somebody may be deprived of their liberty, asked again and again in one record of each person (R44, R45). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: LIBERTY.kind,
  prefix: 'LS',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  madeFrom: (state) =>
    state.status === 'new' ? [] : [...new Set([state.last, ...state.earlier].flatMap(({ from }) => from ?? []))],
  decide(state, command, { today }) {
    if (command.type === 'screen') return screened(state, command.screening, today);
    if (command.type === 'follow')
      return ok(state.status === 'new' || state.over === command.over ? [] : [{ type: 'over', over: command.over }]);
    if (state.status === 'new') return no('LIBERTY.NOT-ASKED');
    const { what, words, name } = command;
    const last = state.seenTo.at(-1);
    if (!state.look && last?.what === what && last.words === words && last.on === today) return ok([]);
    return saysNothing(words) ? no('LIBERTY.WORDS-MISSING') : ok([{ type: 'seen-to', what, words, name }]);
  },
  evolve(state, fact, happened) {
    if (fact.type === 'screened') return evolved(state, fact.screening, happened);
    if (state.status === 'new') return state;
    if (fact.type === 'over') return { ...state, over: fact.over };
    const { what, words, name } = fact;
    return {
      ...state,
      look: undefined,
      seenTo: [...state.seenTo, { what, words, name, on: happened.today, of: state.last.id }],
    };
  },
  duties: (state) => (state.status === 'new' ? [] : listed(...leadDuties(state), screenerDuty(state))),
};
