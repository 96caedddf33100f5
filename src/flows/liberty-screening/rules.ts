import { addDays, instant, type Day } from '../../kernel/days.ts';
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
  type Done,
  type Outcome,
  type Recorded,
  type Screened,
  type Screening,
  type Why,
} from './facts.ts';
import { isAuthority, isObjecting, outcomeOf, whyLead } from './outcome.ts';

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
  const { age, restrictions, restrictionWords, restricted } = screening;
  if (restrictions.includes('other') && saysNothing(restrictionWords)) return 'LIBERTY.RESTRICTIONS-MISSING';
  if (restrictions.length > 0 !== (restricted !== undefined)) return 'LIBERTY.INCOMPLETE';
  if (!restricted) return undefined;
  const { capacity, wishes, existing, endsOn } = restricted;
  if (saysNothing(wishes) || (age === 'under-16') !== (capacity === undefined)) return 'LIBERTY.INCOMPLETE';
  if (capacity?.answer === 'lacks' && (saysNothing(capacity.by) || capacity.on === undefined))
    return 'LIBERTY.ASSESSOR-MISSING';
  if ((capacity?.on ?? today) > today) return 'LIBERTY.IN-THE-FUTURE';
  if (isObjecting(screening) && saysNothing(restricted.objectionHow)) return 'LIBERTY.OBJECTION-MISSING';
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
  const look = why ? { id: screening.id, since: on, why } : undefined;
  if (state.status === 'new') return { status: 'known', last, earlier: [], look, seenTo: [], over: false };
  const { last: before } = state;
  const earlier = [{ id: before.id, on: before.on, from: before.from, outcome: outcomeOf(before) }, ...state.earlier];
  return { ...state, last, earlier, look: look ?? state.look };
}

/** A local choice: no source has a number. */
const AGAIN_AFTER = 28;
/** A standard authorisation takes up to three weeks. */
const ANSWER_AFTER = 21;
const ASSESSED_WITHIN = 5;
/** So many days before its end an authority is seen to; an urgent one lasts for days. */
const BEFORE_END = { standard: 28, court: 28, urgent: 3 } as const;

const LOOK_WORDS: Readonly<Record<Why, string>> = {
  consider: 'Consider authorisation: open the screening to read by which route, and note what is done',
  'under-16': 'Somebody under 16 is restricted: see who can authorise it, and note what is done',
  objection: 'Somebody objects to what restricts the person: look at it, and note what is done',
};

/** The lead sees to it from then on: nobody is asked twice. */
export const isLeads = (outcome: Outcome): boolean => outcome === 'consider' || outcome === 'under-16';

const ofLead = { of: 'capacity-lead', reminder: DUTY_REMINDER } as const;

/** When an authority ends that is noted, and from when that is seen to. */
function endOf({ on, restricted }: Screened): { readonly endsOn: Day; readonly since: Day } | undefined {
  const { existing, endsOn } = restricted ?? {};
  if (endsOn === undefined || !(existing === 'standard' || existing === 'court' || existing === 'urgent'))
    return undefined;
  const before = addDays(endsOn, -BEFORE_END[existing]);
  return { endsOn, since: before > on ? before : on };
}

/** What waits for the mental capacity lead: to look at it, to look again, and an authority that will end. */
function leadDuties({ last, look, seenTo, over }: Recorded): readonly Duty[] {
  const noted = seenTo.at(-1);
  const done = isLeads(outcomeOf(last)) && noted?.what !== 'authorised' ? noted : undefined;
  const again = done && addDays(done.on, done.what === 'applied' ? ANSWER_AFTER : AGAIN_AFTER);
  const end = endOf(last);
  return listed<Duty>(
    look && {
      ...ofLead,
      key: `look.${look.id}`,
      kind: LIBERTY.look,
      since: look.since,
      words: LOOK_WORDS[look.why],
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

/** What waits for whoever screened: capacity that is not known (R45), and to ask again. */
function screenerDuty({ last: { id, on, by, restricted, age }, over, seenTo }: Recorded): Duty | undefined {
  const outcome = outcomeOf({ restricted, age });
  if (over || by === 'reable' || !restricted) return undefined;
  const common = { of: [by], handsOver: true, opens: true, reminder: DUTY_REMINDER } as const;
  const noted = seenTo.at(-1);
  // Of whoever screened it is asked: the lead need not be in the circle.
  if (noted?.what === 'authorised' && noted.of === id && !isAuthority(restricted))
    return {
      ...common,
      key: `authorised.${id}`,
      kind: 'liberty-authorised',
      since: noted.on,
      words: 'It is authorised: screen for liberty again, and note its last day',
      notice: DUTY_NOTICE,
    };
  if (isLeads(outcome)) return undefined;
  return outcome === 'assess'
    ? {
        ...common,
        key: `assess.${id}`,
        kind: 'liberty-open',
        since: on,
        due: addWorkingDays(on, ASSESSED_WITHIN),
        words: 'Capacity for this decision is not known: have it assessed, and screen again',
        upwards: 'A screening for liberty stands open: capacity is not known',
      }
    : {
        ...common,
        key: `screen-again.${id}`,
        kind: 'liberty-screen-again',
        since: addDays(on, AGAIN_AFTER),
        words: 'Screen for liberty again: something restricts them',
      };
}

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
