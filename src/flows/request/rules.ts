import { blank } from '../../kernel/blank.ts';
import type { Day } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import type { Actor } from '../../records/fact.ts';
import type { Cause, Happened, NewNotice, Occasion, Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { dutiesIn, keptFrom } from './duties.ts';
import { Fact, State, type Answered, type Asked, type Colleague, type Recorded } from './facts.ts';

export type Command =
  | { readonly type: 'ask'; readonly asked: Asked }
  | { readonly type: 'acknowledge' }
  /** `seen`: how it stood when the form was opened (S53). */
  | { readonly type: 'hand-on'; readonly to: Colleague; readonly answerBy: Day; readonly seen?: string }
  | { readonly type: 'answer'; readonly answered: Answered }
  /** As one who leads: they were answered while they were not involved. */
  | { readonly type: 'look-at' }
  /** Without `answered` it is taken back. `seen`: the answer as it stood when the form was opened (S53). */
  | {
      readonly type: 'correct-answer';
      readonly answered?: Answered | undefined;
      readonly why: string;
      readonly seen: string;
    }
  /** Who is around the person has changed. */
  | { readonly type: 'look-around'; readonly involved: boolean; readonly died: boolean };

export type Refusal =
  | { readonly code: 'REQUEST.NOT-ASKED' }
  | { readonly code: 'REQUEST.WHAT-MISSING' }
  | { readonly code: 'REQUEST.IN-THE-FUTURE' }
  | { readonly code: 'REQUEST.BEFORE-ASKED' }
  | { readonly code: 'REQUEST.ANSWER-BEFORE-ASKED' }
  | { readonly code: 'REQUEST.ABOUT-THEM' }
  | { readonly code: 'REQUEST.ANSWERED' }
  | { readonly code: 'REQUEST.ANSWER-CHANGED' }
  | { readonly code: 'REQUEST.ANSWER-OF-ANOTHER' }
  | { readonly code: 'REQUEST.WHY-CHANGED' }
  | { readonly code: 'REQUEST.TOLD-MISSING' }
  | { readonly code: 'REQUEST.LEADS-ONLY' }
  | { readonly code: 'REQUEST.NOT-YOURS-TO-CLOSE' }
  | { readonly code: 'REQUEST.REASON-MISSING' }
  | { readonly code: 'REQUEST.NOT-INVOLVED' }
  | { readonly code: 'REQUEST.HANDED-ON'; readonly to: string; readonly answerBy: Day };

/** Unless another day is agreed: whoever asks hears within two working days, so that a lead can still act within a week (TL2). */
export const answerDay = (asked: Day): Day => addWorkingDays(asked, 2);
/** Whether somebody was told the outcome. */
export const isTold = ({ outcome }: Pick<Answered, 'outcome'>): boolean => !WITHOUT_TELLING.has(outcome);
const WITHOUT_TELLING: ReadonlySet<Answered['outcome']> = new Set(['no-longer', 'mistake', 'not-told']);

/** How it stands: a form that was opened before that says so (S53). */
export const standing = ({ answerer, answerBy }: Pick<Asked, 'answerer' | 'answerBy'>): string =>
  `${answerer.staff} ${answerBy}`;

function decide(state: State, command: Command, occasion: Occasion): Result<readonly Fact[], Refusal> {
  const { today } = occasion;
  if (command.type === 'ask') {
    if (state.status === 'asked') return ok([]);
    const { asked } = command;
    if (blank(asked.what)) return refuse({ code: 'REQUEST.WHAT-MISSING' });
    if (asked.on > today) return refuse({ code: 'REQUEST.IN-THE-FUTURE' });
    return wrongIn(asked, asked) ?? ok([{ type: 'asked', asked, ...leadsMeant(asked, occasion) }]);
  }
  if (state.status === 'new') return command.type === 'look-around' ? ok([]) : refuse({ code: 'REQUEST.NOT-ASKED' });
  if (command.type === 'correct-answer') return correct(state, command, occasion);
  if (command.type === 'look-around') return lookAround(state, command);
  if (command.type === 'look-at')
    return !state.toldApart || seesTo(state, occasion)
      ? ok(state.toldApart ? [{ type: 'looked-at' }] : [])
      : refuse({ code: 'REQUEST.LEADS-ONLY' });
  if (state.answered) return command.type === 'answer' ? again(state.answered, command.answered) : ok([]);
  switch (command.type) {
    case 'acknowledge':
      if (state.wish !== 'complaint' || state.acknowledged) return ok([]);
      return seesTo(state, occasion) ? ok([{ type: 'acknowledged' }]) : refuse({ code: 'REQUEST.LEADS-ONLY' });
    case 'hand-on': {
      const { to, answerBy, seen = standing(state) } = command;
      if (to.staff === state.answerer.staff && answerBy === state.answerBy) return ok([]);
      if (seen !== standing(state))
        return refuse({ code: 'REQUEST.HANDED-ON', to: state.answerer.name, answerBy: state.answerBy });
      return wrongIn(state, { answerer: to, answerBy }) ?? ok([{ type: 'handed-on', to, answerBy }]);
    }
    case 'answer':
      return (
        wrongAnswer(state, command.answered, occasion) ??
        ok([
          {
            type: 'answered',
            answered: command.answered,
            ...(state.apart && !isLead(state, occasion) && { apart: true as const }),
          },
        ])
      );
  }
}

/** Also of what is answered: should that be taken back, nobody is chased to answer whoever may not be told (R24). */
const lookAround = (state: Recorded, { involved, died }: Extract<Command, { type: 'look-around' }>) =>
  ok<readonly Fact[]>(
    involved === (state.apart === undefined) && died === (state.died ?? false)
      ? []
      : [{ type: 'around-changed', involved, died }],
  );

function wrongAnswer(state: Recorded, answered: Answered, occasion: Occasion): Result<never, Refusal> | undefined {
  if (answered.on > occasion.today) return refuse({ code: 'REQUEST.IN-THE-FUTURE' });
  if (answered.on < state.on) return refuse({ code: 'REQUEST.BEFORE-ASKED' });
  // R24: what they were told already is not lost, and one who leads hears of it.
  if (state.apart && !isTold(answered) && !isLead(state, occasion)) return refuse({ code: 'REQUEST.NOT-INVOLVED' });
  if (isTold(answered)) return answered.told ? undefined : refuse({ code: 'REQUEST.TOLD-MISSING' });
  return wrongToClose(state, answered, occasion);
}

/** P18: by whoever noted it, or one who leads; what it said before stays in the history. */
function correct(
  state: Recorded,
  { answered, why, seen }: Extract<Command, { type: 'correct-answer' }>,
  occasion: Occasion,
): Result<readonly Fact[], Refusal> {
  if (same(state.answered, answered)) return ok([]);
  if (!state.answered || versionHash(state.answered) !== seen) return refuse({ code: 'REQUEST.ANSWER-CHANGED' });
  if (!mayCorrect(state, occasion.by) && !isLead(state, occasion)) return refuse({ code: 'REQUEST.ANSWER-OF-ANOTHER' });
  if (saysNothing(why)) return refuse({ code: 'REQUEST.WHY-CHANGED' });
  return (answered && wrongAnswer(state, answered, occasion)) ?? ok([{ type: 'answer-corrected', answered, why }]);
}

/** Without leading the team: it is their own note. */
export const mayCorrect = ({ answeredBy }: Pick<Recorded, 'answeredBy'>, by: Actor): boolean => answeredBy === by;

/** R24, R30: whether it is about those who would see to it. */
function leadsMeant(
  { wish, about = [] }: Asked,
  { leads, managers = [] }: Occasion,
): Pick<Extract<Fact, { type: 'asked' }>, 'leadsMeant'> {
  const all = [...leads, ...managers];
  const isMeant = (lead: StaffId): boolean => about.some(({ staff }) => staff === lead);
  if (wish !== 'complaint' || !all.some(isMeant)) return {};
  return { leadsMeant: all.every(isMeant) ? 'all' : 'some' };
}

const isLead = ({ about = [] }: Pick<Asked, 'about'>, { by, leads, managers = [] }: Occasion): boolean =>
  [...leads, ...managers].some((one) => one === by) && about.every(({ staff }) => staff !== by);

/** R24: about one who leads, the safeguarding lead sees to it, too. */
const seesTo = (state: Recorded, occasion: Occasion): boolean =>
  isLead(state, occasion) ||
  (state.leadsMeant !== undefined && !keptFrom(state).some((staff) => staff === occasion.by));

/** Without an answer a complaint is closed by those who lead alone, a request by whoever noted it as well, and each with a reason. */
function wrongToClose(state: Recorded, { words }: Answered, occasion: Occasion): Result<never, Refusal> | undefined {
  const isOwn = state.wish !== 'complaint' && state.by === occasion.by;
  if (!isOwn && !isLead(state, occasion)) return refuse({ code: 'REQUEST.NOT-YOURS-TO-CLOSE' });
  return saysNothing(words) ? refuse({ code: 'REQUEST.REASON-MISSING' }) : undefined;
}

/** Two colleagues may answer at once: the second reads what the first recorded. */
const again = (before: Answered, now: Answered): Result<readonly Fact[], Refusal> =>
  before.outcome === now.outcome && before.words === now.words ? ok([]) : refuse({ code: 'REQUEST.ANSWERED' });

function wrongIn(
  { on, about = [] }: Pick<Asked, 'on' | 'about'>,
  { answerer, answerBy }: Pick<Asked, 'answerer' | 'answerBy'>,
): Result<never, Refusal> | undefined {
  if (answerBy < on) return refuse({ code: 'REQUEST.ANSWER-BEFORE-ASKED' });
  return about.some(({ staff }) => staff === answerer.staff) ? refuse({ code: 'REQUEST.ABOUT-THEM' }) : undefined;
}

function evolve(state: State, fact: Fact, { today, by }: Happened): State {
  if (fact.type === 'asked')
    return {
      status: 'asked',
      ...fact.asked,
      by,
      recordedOn: today,
      ...(fact.leadsMeant && { leadsMeant: fact.leadsMeant }),
    };
  if (state.status === 'new') return state;
  switch (fact.type) {
    case 'acknowledged':
      return { ...state, acknowledged: today };
    case 'handed-on':
      return { ...state, answerer: fact.to, answerBy: fact.answerBy };
    case 'around-changed':
      return {
        ...state,
        apart: fact.involved ? undefined : (state.apart ?? today),
        died: fact.died ? true : undefined,
      };
    case 'answered':
      return {
        ...state,
        answered: fact.answered,
        answeredBy: by,
        toldApart: fact.apart,
        acknowledged: state.acknowledged ?? (isTold(fact.answered) ? fact.answered.on : undefined),
      };
    case 'looked-at':
      return { ...state, toldApart: undefined };
    case 'answer-corrected':
      return {
        ...state,
        toldApart: fact.answered && state.toldApart,
        answered: fact.answered,
        answeredBy: fact.answered && by,
        // That day counted as acknowledged because of the answer.
        acknowledged: state.acknowledged === state.answered?.on ? fact.answered?.on : state.acknowledged,
      };
  }
}

/** Whoever was to answer, and whoever noted it, hear that it was closed without an answer; and whoever noted an answer, that it was corrected. */
function closedNotices(
  state: State,
  facts: readonly Fact[],
  { by, before }: Pick<Cause<State>, 'by' | 'before'>,
): readonly NewNotice[] {
  if (state.status === 'new') return [];
  const isClosed = facts.some((fact) => fact.type === 'answered' && !isTold(fact.answered));
  const isCorrected = facts.some(({ type }) => type === 'answer-corrected');
  const hear = new Set([
    ...(isClosed ? [state.answerer.staff, state.by] : []),
    ...(isCorrected && before.status !== 'new' && before.answeredBy ? [before.answeredBy] : []),
  ]);
  return [...hear].flatMap((staff): readonly NewNotice[] =>
    staff === by || staff === 'reable' || keptFrom(state).includes(staff) ? [] : [{ to: { staff }, what: 'closed' }],
  );
}

/** What somebody asked for: kept with an owner and a day until they have an answer (R30). Nobody else need be told of it. */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'request',
  prefix: 'RQ',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  looksAt: ['leads', 'managers'],
  evolve,
  decide,
  span: (state) => (state.status === 'new' ? undefined : { from: state.on, until: state.answered?.on }),
  keptFrom,
  notify: (state, facts, _, cause) => closedNotices(state, facts, cause),
  duties: (state) => (state.status === 'new' ? [] : dutiesIn(state)),
};
