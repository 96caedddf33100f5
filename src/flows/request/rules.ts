import { blank } from '../../kernel/blank.ts';
import type { Day } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Happened, Occasion, Rules } from '../../records/kind.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { Fact, State, type Answered, type Asked, type Colleague, type Recorded } from './facts.ts';

export type Command =
  | { readonly type: 'ask'; readonly asked: Asked }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'hand-on'; readonly to: Colleague; readonly answerBy: Day }
  | { readonly type: 'answer'; readonly answered: Answered };

export type Refusal =
  | { readonly code: 'REQUEST.NOT-ASKED' }
  | { readonly code: 'REQUEST.WHAT-MISSING' }
  | { readonly code: 'REQUEST.IN-THE-FUTURE' }
  | { readonly code: 'REQUEST.BEFORE-ASKED' }
  | { readonly code: 'REQUEST.ANSWER-BEFORE-ASKED' }
  | { readonly code: 'REQUEST.ABOUT-THEM' }
  | { readonly code: 'REQUEST.ANSWERED' }
  | { readonly code: 'REQUEST.TOLD-MISSING' };

/** Unless another day is agreed: whoever asks hears within two working days, so that a lead can still act within a week (TL2). */
export const answerDay = (asked: Day): Day => addWorkingDays(asked, 2);
/** Complaints about social care are acknowledged within three working days: SI 2009/309, regulation 13(3). */
const acknowledgeDay = (asked: Day): Day => addWorkingDays(asked, 3);

/** Whether somebody was told the outcome. */
export const isTold = ({ outcome }: Pick<Answered, 'outcome'>): boolean =>
  outcome === 'yes' || outcome === 'partly' || outcome === 'no';

function decide(state: State, command: Command, { today }: Occasion): Result<readonly Fact[], Refusal> {
  if (command.type === 'ask') {
    if (state.status === 'asked') return ok([]);
    const { asked } = command;
    if (blank(asked.what)) return refuse({ code: 'REQUEST.WHAT-MISSING' });
    if (asked.on > today) return refuse({ code: 'REQUEST.IN-THE-FUTURE' });
    return wrongIn(asked, asked) ?? ok([{ type: 'asked', asked }]);
  }
  if (state.status === 'new') return refuse({ code: 'REQUEST.NOT-ASKED' });
  if (state.answered) return command.type === 'answer' ? again(state.answered, command.answered) : ok([]);
  switch (command.type) {
    case 'acknowledge':
      return ok(state.wish === 'complaint' && !state.acknowledged ? [{ type: 'acknowledged' }] : []);
    case 'hand-on': {
      const { to, answerBy } = command;
      if (to.staff === state.answerer.staff && answerBy === state.answerBy) return ok([]);
      return wrongIn(state, { answerer: to, answerBy }) ?? ok([{ type: 'handed-on', to, answerBy }]);
    }
    case 'answer': {
      const { answered } = command;
      if (answered.on > today) return refuse({ code: 'REQUEST.IN-THE-FUTURE' });
      if (answered.on < state.on) return refuse({ code: 'REQUEST.BEFORE-ASKED' });
      return isTold(answered) && !answered.told
        ? refuse({ code: 'REQUEST.TOLD-MISSING' })
        : ok([{ type: 'answered', answered }]);
    }
  }
}

/** Two colleagues may answer at once: the second reads what the first recorded. */
const again = (before: Answered, now: Answered): Result<readonly Fact[], Refusal> =>
  before.outcome === now.outcome && before.words === now.words ? ok([]) : refuse({ code: 'REQUEST.ANSWERED' });

function wrongIn(
  { on, about }: Pick<Asked, 'on' | 'about'>,
  { answerer, answerBy }: Pick<Asked, 'answerer' | 'answerBy'>,
): Result<never, Refusal> | undefined {
  if (answerBy < on) return refuse({ code: 'REQUEST.ANSWER-BEFORE-ASKED' });
  return answerer.staff === about?.staff ? refuse({ code: 'REQUEST.ABOUT-THEM' }) : undefined;
}

function evolve(state: State, fact: Fact, { today, by }: Happened): State {
  if (fact.type === 'asked') return { status: 'asked', ...fact.asked, by, recordedOn: today };
  if (state.status === 'new') return state;
  switch (fact.type) {
    case 'acknowledged':
      return { ...state, acknowledged: today };
    case 'handed-on':
      return { ...state, answerer: fact.to, answerBy: fact.answerBy };
    case 'answered':
      return { ...state, answered: fact.answered };
  }
}

/** The answer, and after its day the leads; a complaint is acknowledged as well. None of it for whom it is about. */
function dutiesIn({ answered, answerer, answerBy, about, on, wish, acknowledged, from }: Recorded): readonly Duty[] {
  if (answered) return [];
  const shared = { reminder: DUTY_REMINDER, ...(about && { except: about.staff }) };
  const own = { ...shared, of: [answerer.staff], since: on, notice: DUTY_NOTICE };
  return listed<Duty>(
    wish === 'complaint' &&
      !acknowledged && {
        ...own,
        key: `acknowledge.${answerer.staff}`,
        kind: 'acknowledge',
        due: acknowledgeDay(on),
        words: `Acknowledge the complaint of ${from}, and pass it on to whoever sees to complaints`,
      },
    {
      ...own,
      key: `answer.${answerer.staff}.${answerBy}`,
      kind: 'answer',
      due: answerBy,
      words: `Answer ${from}, who asked for something`,
      handsOver: true,
    },
    {
      ...shared,
      key: `late.${answerBy}`,
      kind: 'late',
      of: 'leads',
      since: addWorkingDays(answerBy, 1),
      words: `${from} asked for something and has had no answer from ${answerer.name}`,
    },
  );
}

/** Whom a request is kept from, with everything that is made from it (R24). */
export const keptFrom = (state: State): StaffId | undefined =>
  state.status === 'asked' ? state.about?.staff : undefined;

/** What somebody asked for: kept with an owner and a day until they have an answer (R30). Nobody else need be told of it. */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'request',
  prefix: 'RQ',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve,
  decide,
  duties: (state) => (state.status === 'new' ? [] : dutiesIn(state)),
};
