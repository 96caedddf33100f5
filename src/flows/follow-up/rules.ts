import { addDays, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import type { Rules } from '../../records/kind.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { Fact, State, type Contact, type Recorded, type Which } from './facts.ts';

export type Command =
  | { readonly type: 'begin'; readonly ended: Day; readonly by: Recorded['by'] }
  | { readonly type: 'contact'; readonly contact: Contact }
  | { readonly type: 'see-to'; readonly words: string }
  | { readonly type: 'close'; readonly why: 'goes-on' | 'died' };

export type Refusal =
  | { readonly code: 'FOLLOW-UP.NOT-BEGUN' }
  | { readonly code: 'FOLLOW-UP.CLOSED' }
  | { readonly code: 'FOLLOW-UP.DONE' }
  | { readonly code: 'FOLLOW-UP.SEEN-TO-HOW' }
  | { readonly code: 'FOLLOW-UP.IN-THE-FUTURE' }
  | { readonly code: 'FOLLOW-UP.BEFORE-THE-END' };

/** How many days after the end: the settings FOLLOW_UP_DAYS and FOLLOW_UP_LATEST_DAYS (R71). */
export interface FollowUpSettings {
  readonly followUpDays?: number | undefined;
  readonly followUpLatestDays?: number | undefined;
}
const USUAL = { followUpDays: 28, followUpLatestDays: 42 };

/** Where somebody is about so many days after the end; a week is given for it (R75). */
export const LATER_DAYS = 91;
const LATER_WITHIN = 14;
/** After a try that reached nobody it is tried again. */
const TRY_AFTER = 3;

/** Which contact is next; undefined when nothing is left. */
export const nextOf = ({ first, later, closed }: Pick<Recorded, 'first' | 'later' | 'closed'>): Which | undefined =>
  closed || later ? undefined : first ? 'later' : 'first';

/** From which day the next contact is due; undefined when nothing is left. */
export function dueOn(
  at: Pick<Recorded, 'ended' | 'first' | 'later' | 'closed'>,
  { followUpDays = USUAL.followUpDays }: FollowUpSettings,
): Day | undefined {
  const which = nextOf(at);
  return which && addDays(at.ended, which === 'first' ? followUpDays : LATER_DAYS);
}

function contactDuty(state: Recorded, settings: typeof USUAL): readonly Duty[] {
  const [which, from] = [nextOf(state), dueOn(state, settings)];
  if (!which || !from) return [];
  const due = addDays(state.ended, which === 'first' ? settings.followUpLatestDays : LATER_DAYS + LATER_WITHIN);
  const tried = state.tries.findLast((one) => one.which === which);
  const again = tried && addDays(tried.on, TRY_AFTER);
  const words =
    which === 'first'
      ? 'Ask how they are now that reablement has ended'
      : 'Find out where they are, three months after the end';
  const since = again !== undefined && again > from ? again : from;
  return [
    {
      key: `${which}.${since}`,
      kind: 'contact',
      of: [state.by.staff],
      since,
      due: due > since ? due : since,
      words: tried ? `${words}. Tried before: ${state.tries.filter((one) => one.which === which).length}` : words,
      reminder: DUTY_REMINDER,
      handsOver: true,
    },
    {
      key: `late.${which}`,
      kind: 'late',
      of: 'leads',
      except: [state.by.staff],
      since: addDays(due, 1),
      words: `Nobody has noted a follow-up yet. ${words}`,
      reminder: DUTY_REMINDER,
      notice: DUTY_NOTICE,
    },
  ];
}

const needDuty = ({ toSeeTo, closed }: Recorded): Duty | false =>
  toSeeTo !== undefined &&
  !closed && {
    key: `see-to.${toSeeTo}`,
    kind: 'see-to',
    grave: true,
    of: 'leads',
    since: toSeeTo,
    due: addWorkingDays(toSeeTo, 1),
    words: 'Somebody does not manage after reablement has ended: see to what they need',
    reminder: DUTY_REMINDER,
    notice: DUTY_NOTICE,
  };

/** What happened to somebody after reablement: asked about four to six weeks after it, and once more after three months (R71). */
export const followUpRules = ({
  followUpDays = USUAL.followUpDays,
  followUpLatestDays = USUAL.followUpLatestDays,
}: FollowUpSettings): Rules<State, Fact, Command, Refusal> => ({
  kind: 'follow-up',
  prefix: 'FU',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  decide(state, command, { today }) {
    if (command.type === 'begin')
      return ok(state.status === 'new' ? [{ type: 'begun', ended: command.ended, by: command.by }] : []);
    if (state.status === 'new') return refuse({ code: 'FOLLOW-UP.NOT-BEGUN' });
    if (command.type === 'close') return ok(state.closed ? [] : [{ type: 'closed', why: command.why }]);
    if (command.type === 'see-to') {
      if (state.toSeeTo === undefined) return ok([]);
      return saysNothing(command.words)
        ? refuse({ code: 'FOLLOW-UP.SEEN-TO-HOW' })
        : ok([{ type: 'seen-to', words: command.words }]);
    }
    const { contact } = command;
    const { which, where, on } = contact;
    if ([state.first, state.later, ...state.early, ...state.tries].some((one) => one?.id === contact.id)) return ok([]);
    if (state.closed) return refuse({ code: 'FOLLOW-UP.CLOSED' });
    if (which !== nextOf(state)) return refuse({ code: 'FOLLOW-UP.DONE' });
    if (on > today) return refuse({ code: 'FOLLOW-UP.IN-THE-FUTURE' });
    if (on < state.ended) return refuse({ code: 'FOLLOW-UP.BEFORE-THE-END' });
    return ok(
      listed<Fact>(
        { type: 'contacted', contact },
        (where === 'died' || where === 'moved') && { type: 'closed', why: where },
      ),
    );
  },
  evolve(state, fact, { today }) {
    if (fact.type === 'begun')
      return { status: 'begun', ended: fact.ended, by: fact.by, early: [], tries: [], seenTo: [] };
    if (state.status === 'new') return state;
    switch (fact.type) {
      case 'contacted': {
        const { contact } = fact;
        if (contact.where === 'try-again') return { ...state, tries: [...state.tries, contact] };
        const toSeeTo = contact.managing === 'no' ? today : state.toSeeTo;
        // R71: four weeks show whether it lasts. A talk before that is no follow-up.
        if (contact.which === 'first' && contact.on < addDays(state.ended, followUpDays))
          return { ...state, early: [...state.early, contact], ...(toSeeTo !== undefined && { toSeeTo }) };
        return { ...state, [contact.which]: contact, ...(toSeeTo !== undefined && { toSeeTo }) };
      }
      case 'seen-to':
        return { ...state, toSeeTo: undefined, seenTo: [...state.seenTo, { words: fact.words, on: today }] };
      case 'closed':
        return { ...state, closed: fact.why };
    }
  },
  duties: (state) =>
    state.status === 'new'
      ? []
      : listed<Duty>(...contactDuty(state, { followUpDays, followUpLatestDays }), needDuty(state)),
});
