import { z } from 'zod';
import { blank } from '../../kernel/blank.ts';
import { Day, wordsForDay } from '../../kernel/days.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { Format } from '../../people/needs.ts';
import type { Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import type { Duty, Standing } from '../../work/duty.ts';

/** What it was about (R32; Care Act 2014, section 4). */
export const Topic = z.enum([
  'support',
  'charges',
  'equipment',
  'services',
  'rights',
  'complaint',
  'advocacy',
  'other',
]);

/** How it was given: ordinary print, by word of mouth, or in a form that somebody needs. */
export const Way = z.enum(['print', 'spoken', ...Format.options]);
export type Way = z.infer<typeof Way>;

/** Somebody who was given it, and what they took information in with on that day, so that a change is noticed (TL16). */
export const Receiver = z.strictObject({
  key: z.string(),
  name: z.string(),
  role: z.string(),
  needs: z.strictObject({ formats: z.array(Format), language: z.string().optional() }),
});
export type Receiver = z.infer<typeof Receiver>;

export const Given = z.strictObject({
  topics: z.array(Topic).min(1),
  what: z.string(),
  to: z.array(Receiver).min(1),
  ways: z.array(Way).min(1),
  /** The language it was given in. */
  language: z.string(),
  interpreter: z.enum(['none', 'spoken', 'signed']),
  /** Why in another form or language than they need (TL13). */
  whyOtherwise: z.string().optional(),
  understood: z.enum(['yes', 'partly', 'not-yet']),
  /** How that was checked. */
  checked: z.string(),
  /** In plain words: what is charged, from when, and which decision starts it. */
  charging: z.string().optional(),
  routes: z.array(z.enum(['complaint', 'advocacy'])),
  on: Day,
});
export type Given = z.infer<typeof Given>;

const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('information-given'), given: Given }),
  /** What one of them needs is otherwise now than when it was given. */
  z.strictObject({ type: z.literal('needs-changed'), receivers: z.array(Receiver) }),
  z.strictObject({ type: z.literal('gone-through-again') }),
  z.strictObject({ type: z.literal('other-form-looked-at') }),
]);
export type Fact = z.infer<typeof Fact>;

const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('new') }),
  z.strictObject({
    status: z.literal('given'),
    given: Given,
    /** What they need now, since it changed; until it was gone through again. */
    changed: z.strictObject({ since: Day, receivers: z.array(Receiver) }).optional(),
    isUnderstood: z.boolean(),
    /** It was given in another form than they need, and those who lead the team have not looked at it. */
    toLookAt: z.boolean(),
  }),
]);
export type State = z.infer<typeof State>;

export type Command =
  | { readonly type: 'give'; readonly given: Given }
  | { readonly type: 'change-needs'; readonly receivers: readonly Receiver[] }
  | { readonly type: 'go-through-again' }
  | { readonly type: 'look-at-form' };

export type Refusal =
  | { readonly code: 'INFORMATION.NOT-GIVEN' }
  | { readonly code: 'INFORMATION.WHAT-MISSING' }
  | { readonly code: 'INFORMATION.CHECK-MISSING' }
  | { readonly code: 'INFORMATION.CHARGING-MISSING' }
  | { readonly code: 'INFORMATION.IN-THE-FUTURE' }
  | { readonly code: 'INFORMATION.WHY-MISSING'; readonly who: string };

/** Those who need another form or language than it was given in. */
export const otherwiseThanNeeded = ({
  to,
  ways,
  language,
}: Pick<Given, 'to' | 'ways' | 'language'>): readonly Receiver[] =>
  to.filter(
    ({ needs }) =>
      (needs.formats.length > 0 && !needs.formats.some((format) => ways.includes(format))) ||
      (needs.language !== undefined && !sameWords(needs.language, language)),
  );

const sameWords = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function decide(state: State, command: Command, { today }: { readonly today: Day }): Result<readonly Fact[], Refusal> {
  if (command.type === 'give') {
    if (state.status === 'given') return ok([]);
    const { given } = command;
    if (blank(given.what)) return refuse({ code: 'INFORMATION.WHAT-MISSING' });
    if (given.on > today) return refuse({ code: 'INFORMATION.IN-THE-FUTURE' });
    if (blank(given.checked)) return refuse({ code: 'INFORMATION.CHECK-MISSING' });
    if (given.topics.includes('charges') && blank(given.charging))
      return refuse({ code: 'INFORMATION.CHARGING-MISSING' });
    const [first] = otherwiseThanNeeded(given);
    if (first && blank(given.whyOtherwise)) return refuse({ code: 'INFORMATION.WHY-MISSING', who: first.name });
    return ok([{ type: 'information-given', given }]);
  }
  if (state.status === 'new') return refuse({ code: 'INFORMATION.NOT-GIVEN' });
  switch (command.type) {
    case 'change-needs': {
      const receivers = state.given.to.map((one) => command.receivers.find(({ key }) => key === one.key) ?? one);
      const before = state.changed?.receivers ?? state.given.to;
      const isSame = receivers.every(({ needs }, index) => same(needs, before[index]?.needs));
      return ok(isSame ? [] : [{ type: 'needs-changed', receivers }]);
    }
    case 'go-through-again':
      return ok(state.changed || !state.isUnderstood ? [{ type: 'gone-through-again' }] : []);
    case 'look-at-form':
      return ok(state.toLookAt ? [{ type: 'other-form-looked-at' }] : []);
  }
}

function evolve(state: State, fact: Fact, { today }: { readonly today: Day }): State {
  if (fact.type === 'information-given') {
    const { given } = fact;
    return {
      status: 'given',
      given,
      isUnderstood: given.understood === 'yes',
      toLookAt: otherwiseThanNeeded(given).length > 0,
    };
  }
  if (state.status === 'new') return state;
  switch (fact.type) {
    case 'needs-changed': {
      // What they need now may be what it was given in.
      const isMet = otherwiseThanNeeded({ ...state.given, to: fact.receivers }).length === 0;
      return { ...state, changed: isMet ? undefined : { since: today, receivers: fact.receivers } };
    }
    case 'gone-through-again':
      return { ...state, changed: undefined, isUnderstood: true };
    case 'other-form-looked-at':
      return { ...state, toLookAt: false };
  }
}

/** What waits: to go through it again, for its author; a form that nobody needs, for those who lead the team (TL13, TL16). */
function duties(state: State, { author }: Standing): readonly Duty[] {
  if (state.status === 'new') return [];
  const { given, changed, isUnderstood, toLookAt } = state;
  const names = (all: readonly Receiver[]): string => all.map(({ name }) => name).join(', ');
  const again = (key: string, since: Day, words: string): Duty => ({
    key,
    kind: 'again',
    of: [author],
    since,
    words,
    reminder: 'information-reminder',
    handsOver: true,
  });
  return [
    ...(changed
      ? [
          again(
            `needs.${changed.since}`,
            changed.since,
            `Go through it again: ${names(otherwiseThanNeeded({ ...given, to: changed.receivers }))} had it in ${given.language} on ${wordsForDay(given.on)}, and needs have changed`,
          ),
        ]
      : []),
    ...(isUnderstood ? [] : [again('understood', given.on, 'Go through it again: it was not understood')]),
    ...(toLookAt
      ? [
          {
            key: 'other-form',
            kind: 'other-form',
            of: 'leads' as const,
            since: given.on,
            words: `Not given as ${names(otherwiseThanNeeded(given))} needs it: look at why`,
            reminder: 'information-reminder',
          },
        ]
      : []),
  ];
}

/** Information and advice that somebody was given (R32, R33). Nobody need be told of it. */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'information-given',
  prefix: 'IG',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve,
  decide,
  duties,
};
