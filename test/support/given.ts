import { expect } from '@jest/globals';
import { dayOf } from '../../src/kernel/days.ts';
import type { Result } from '../../src/kernel/result.ts';
import type { Actor } from '../../src/records/fact.ts';
import type { Happened, Occasion } from '../../src/records/kind.ts';

/** What pure rules have in common. */
export interface Deciding<S, F, C, R> {
  readonly initial: S;
  evolve(state: S, fact: F, happened: Happened): S;
  decide(state: S, command: C, occasion: Occasion): Result<readonly F[], R>;
}

/** Noon on that day, in the time zone of the service, by somebody; with these people around the person, and these leads. */
export function on(day: string, by: Actor, around: Partial<Pick<Occasion, 'circle' | 'leads'>> = {}): Occasion {
  const at = new Date(`${day}T12:00:00Z`);
  return { at, today: dayOf(at, 'Europe/London'), by, circle: [], leads: [], ...around };
}

/** The state that facts lead to, all of them on one occasion. */
export const folded = <S, F, C, R>(rules: Deciding<S, F, C, R>, facts: readonly F[], occasion: Occasion): S =>
  facts.reduce((state, fact, index) => rules.evolve(state, fact, { ...occasion, seq: index + 1 }), rules.initial);

/**
 * Rules read as sentences: `given(facts).when(command).then(facts)`, or `.thenRefused(code)`.
 * What was given happened on `usual`; so does the command, unless it names its own occasion.
 */
export const sentences =
  <S, F, C, R extends { readonly code: string }>(rules: Deciding<S, F, C, R>, usual: Occasion) =>
  (...facts: readonly F[]) => ({
    when(command: C, occasion: Occasion = usual) {
      const decided = rules.decide(folded(rules, facts, usual), command, occasion);
      return {
        // oxlint-disable-next-line unicorn/no-thenable -- given, when, then: a sentence that nobody awaits
        then(...expected: readonly F[]): void {
          expect(decided).toEqual({ ok: true, value: expected });
        },
        thenNothing(): void {
          expect(decided).toEqual({ ok: true, value: [] });
        },
        thenRefused(code: R['code']): void {
          expect(decided.ok ? 'accepted' : decided.refusal.code).toBe(code);
        },
      };
    },
  });
