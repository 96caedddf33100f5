import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { RecordId, StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { Actor } from '../../records/fact.ts';
import type { Happened, Occasion, Rules } from '../../records/kind.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { toAcknowledge } from './duties.ts';
import { keptFrom, Raised, routedFact } from './facts.ts';
import { isUntaken, routed, takersOf, untakenWords, type Takers } from './route.ts';

/** `about`: whom it is about, in words alone. Nobody is looked up, so nobody learns whether they are known here (S10, R38). */
const Reported = Raised.pick({ source: true, close: true, seen: true, done: true }).extend({
  about: z.string(),
  whom: z.enum(['adult', 'child']),
});
export type Reported = z.infer<typeof Reported>;

const { to: To, reach: Reach } = routedFact.shape;

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reported'), reported: Reported, to: To, reach: Reach }),
  routedFact,
  z.strictObject({ type: z.literal('added'), words: z.string() }),
  z.strictObject({ type: z.literal('acknowledged') }),
  /** A lead knows whom it is about: it is a concern of theirs now. */
  z.strictObject({ type: z.literal('raised-for'), record: RecordId }),
  /** It is about nobody here: what was done. */
  z.strictObject({ type: z.literal('settled'), words: z.string() }),
  z.strictObject({ type: z.literal('answered'), words: z.string() }),
  z.strictObject({ type: z.literal('answer-read') }),
]);
export type Fact = z.infer<typeof Fact>;

const Dated = z.strictObject({ on: Day, by: Actor });

const Recorded = Reported.extend({
  status: z.literal('reported'),
  by: StaffId,
  since: Day,
  to: To,
  reach: Reach,
  waits: Day,
  routes: z.int(),
  late: z.boolean(),
  added: z.array(Dated.extend({ words: z.string() })),
  acknowledged: Dated.optional(),
  /** With `record`, it is a concern about somebody; with `words`, about nobody here. */
  settled: Dated.extend({ record: RecordId.optional(), words: z.string().optional() }).optional(),
  answered: Dated.extend({ words: z.string(), isRead: z.boolean() }).optional(),
});
export interface Recorded extends z.infer<typeof Recorded> {}
export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;

export type Command =
  | { readonly type: 'report'; readonly reported: Reported; readonly takers: Takers }
  | { readonly type: 'route'; readonly takers: Takers; readonly days: number }
  | { readonly type: 'add'; readonly words: string }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'raise-for'; readonly record: RecordId }
  | { readonly type: 'settle'; readonly words: string }
  | { readonly type: 'answer'; readonly words: string }
  | { readonly type: 'read-answer' };

export type Refusal = {
  readonly code: 'UNLISTED.NOT-THERE' | 'UNLISTED.WORDS-MISSING' | 'UNLISTED.NOT-YOURS' | 'UNLISTED.SETTLED';
};
const no = (code: Refusal['code']): Result<never, Refusal> => refuse({ code });

/** Whether whoever raised it saw to it themselves: then nobody is answered. */
const isOwn = ({ by, settled }: Recorded): boolean => settled?.by === by;

function decide(state: State, command: Command, { by, today }: Occasion): Result<readonly Fact[], Refusal> {
  if (command.type === 'report') {
    const { reported, takers } = command;
    if (state.status === 'reported') return ok([]);
    return saysNothing(reported.seen) || saysNothing(reported.about)
      ? no('UNLISTED.WORDS-MISSING')
      : ok([{ type: 'reported', reported, ...takersOf(takers, keptFrom(reported), false) }]);
  }
  if (state.status === 'new') return no('UNLISTED.NOT-THERE');
  if (keptFrom(state).some((staff) => staff === by)) return no('UNLISTED.NOT-YOURS');
  switch (command.type) {
    case 'route':
      return ok(routed({ ...state, closed: state.settled }, command, { today }));
    case 'acknowledge':
      return ok(state.acknowledged ? [] : [{ type: 'acknowledged' }]);
    case 'raise-for':
      return ok(state.settled?.record === command.record ? [] : [{ type: 'raised-for', record: command.record }]);
    case 'read-answer':
      if (by !== state.by) return no('UNLISTED.NOT-YOURS');
      return ok(state.answered && !state.answered.isRead ? [{ type: 'answer-read' }] : []);
    default:
      return written(state, command);
  }
}

/** What is written in a few words. */
function written(
  state: Recorded,
  { type, words }: Extract<Command, { type: 'add' | 'settle' | 'answer' }>,
): Result<readonly Fact[], Refusal> {
  if (saysNothing(words)) return no('UNLISTED.WORDS-MISSING');
  if (type === 'add') return ok(state.added.at(-1)?.words === words ? [] : [{ type: 'added', words }]);
  if (type === 'answer') return ok(state.answered?.words === words ? [] : [{ type: 'answered', words }]);
  if (state.settled) return state.settled.words === words ? ok([]) : no('UNLISTED.SETTLED');
  return ok([{ type: 'settled', words }]);
}

function evolve(state: State, fact: Fact, { by, today: on }: Happened): State {
  if (fact.type === 'reported')
    return {
      ...fact.reported,
      status: 'reported',
      by: StaffId.parse(by),
      since: on,
      to: fact.to,
      reach: fact.reach,
      waits: on,
      routes: 1,
      late: false,
      added: [],
    };
  if (state.status === 'new') return state;
  switch (fact.type) {
    case 'routed': {
      const { to, reach, late } = fact;
      const now = { ...state, to, reach, late, routes: state.routes + 1 };
      const holder = state.acknowledged?.by;
      const isHeld = holder === undefined || to.some((one) => one === holder);
      return isHeld ? now : { ...now, acknowledged: undefined, waits: on };
    }
    case 'added':
      return { ...state, added: [...state.added, { words: fact.words, on, by }] };
    case 'acknowledged':
      return { ...state, acknowledged: { on, by } };
    case 'raised-for':
      return { ...state, acknowledged: state.acknowledged ?? { on, by }, settled: { record: fact.record, on, by } };
    case 'settled':
      return { ...state, acknowledged: state.acknowledged ?? { on, by }, settled: { words: fact.words, on, by } };
    case 'answered':
      return { ...state, answered: { words: fact.words, isRead: false, on, by } };
    case 'answer-read':
      return state.answered ? { ...state, answered: { ...state.answered, isRead: true } } : state;
  }
}

/** By name, as in a concern: whoever holds the post may be concerned in it. */
function dutiesIn(the: Recorded): readonly Duty[] {
  const { by, to, waits, routes, acknowledged, settled, answered } = the;
  const atOnce = { of: to, reminder: DUTY_REMINDER, notice: DUTY_NOTICE } as const;
  const ofRaiser = { ...atOnce, of: [by] };
  return listed<Duty>(
    !acknowledged && { ...atOnce, ...toAcknowledge(the) },
    isUntaken(the) && {
      ...ofRaiser,
      grave: true,
      key: 'untaken',
      kind: 'untaken',
      since: waits,
      words: untakenWords(the),
    },
    acknowledged &&
      !settled && {
        ...atOnce,
        grave: true,
        key: `about.${routes}`,
        kind: 'about',
        since: acknowledged.on,
        words:
          the.whom === 'child'
            ? 'Tell children’s social care today. Then say whom the concern is about, or what was done'
            : 'Say whom a safeguarding concern is about, or what was done',
      },
    settled &&
      !answered &&
      !isOwn(the) && {
        ...atOnce,
        key: 'answer',
        kind: 'answer',
        since: settled.on,
        words: 'Give feedback to whoever raised the concern',
      },
    answered &&
      !answered.isRead && {
        ...ofRaiser,
        key: `read.${answered.on}`,
        kind: 'read',
        since: answered.on,
        words: 'Read what came of the concern that you raised',
      },
  );
}

/** A concern about somebody whom whoever raises it does not see here: about a team, until a lead says whose concern it is (R38). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'unlisted-concern',
  prefix: 'UC',
  subject: 'team',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  decide,
  evolve,
  duties: (state) => (state.status === 'new' ? [] : dutiesIn(state)),
};
