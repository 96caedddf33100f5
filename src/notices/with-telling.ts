import { z } from 'zod';
import { dayOf, Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Cause, NewNotice, Occasion, RecordKind, Rules } from '../records/kind.ts';
import { everybodyTold, Ledger, type Recipient } from './ledger.ts';
import {
  decideTelling,
  evolveTelling,
  stillToConfirm,
  TellingFact,
  tellingBegins,
  tellingNotices,
  type Chase,
  type TellingCommand,
  type TellingRefusal,
} from './telling.ts';

export interface ToldState<S> {
  readonly own: S;
  readonly telling?: Ledger | undefined;
  /** The day the telling began. */
  readonly began?: Day | undefined;
}
export type ToldFact<F> = { readonly own: F } | { readonly telling: TellingFact };
/**
 * A command of the kind itself names who must be told if it is accepted, unless its facts say so (`toTell`). `chase` reminds of
 * everything that is due, the kind's own work and the telling.
 */
export type ToldCommand<C> =
  | { readonly own: C; readonly tell: readonly Recipient[] }
  | { readonly telling: TellingCommand }
  | { readonly chase: Omit<Chase, 'type'> };
export type ToldRefusal<R> = { readonly own: R } | { readonly telling: TellingRefusal };
export type ToldKind<S, F, C, R> = RecordKind<ToldState<S>, ToldFact<F>, ToldCommand<C>, ToldRefusal<R>>;

/** The rules of a kind of which people are told. What a kind has besides its telling is optional. */
export interface ToldRules<S, F, C, R> extends Rules<S, F, C, R> {
  /** Who is sent what because of these facts. */
  notify?(state: S, facts: readonly F[], cause: Cause<S>): readonly NewNotice[];
  /** Staff who have something to do here. */
  waitingFor?(state: S): readonly StaffId[];
  /** Who answers for it now, when that can be somebody else than whoever began it. */
  owner?(state: S): StaffId | undefined;
  /** The day on which it wants attention by itself, and the command that gives it. */
  chaseOn?(state: S): Day | undefined;
  chase?(workingDays: number, instead?: readonly StaffId[]): C;
  /** Who must be told because of these facts; undefined when nobody. Without it, people are told of every command. */
  toTell?(facts: readonly F[]): readonly Recipient[] | undefined;
}

type Decided<F, R> = Result<readonly ToldFact<F>[], ToldRefusal<R>>;

/**
 * A kind of record of which people must be told: its own rules, and beside them the ledger of who must be told and who has
 * been. Whoever has not is chased after `workingDays`, and the record stays with its author until nobody is left (R4, R5).
 */
export function withTelling<S, F, C, R>(
  rules: ToldRules<S, F, C, R>,
  zone: string,
  workingDays: number,
): ToldKind<S, F, C, R> {
  type State = ToldState<S>;

  function decideOwn(state: State, command: C, tell: readonly Recipient[], occasion: Occasion): Decided<F, R> {
    const decided = rules.decide(state.own, command, occasion);
    if (!decided.ok) return refuse({ own: decided.refusal });
    const own = decided.value.map((fact) => ({ own: fact }));
    const told = own.length === 0 ? undefined : rules.toTell ? rules.toTell(decided.value) : tell;
    return ok(told ? [...own, { telling: tellingBegins(told, occasion, workingDays) }] : own);
  }

  function decideTold(state: State, command: TellingCommand, occasion: Occasion): Decided<F, R> {
    const decided = decideTelling(state.telling, command, occasion, state.began ?? occasion.today);
    return decided.ok ? ok(decided.value.map((telling) => ({ telling }))) : refuse({ telling: decided.refusal });
  }

  /** Work of its own, and people to be told: each has its day, and may have none. */
  function chase(state: State, asked: Omit<Chase, 'type'>, occasion: Occasion): Decided<F, R> {
    const command = rules.chase?.(asked.workingDays, asked.instead);
    const own = command === undefined ? ok([]) : decideOwn(state, command, [], occasion);
    const told = state.telling ? decideTold(state, { type: 'chase', ...asked }, occasion) : ok([]);
    return own.ok && told.ok ? ok([...own.value, ...told.value]) : own.ok ? told : own;
  }

  return {
    kind: rules.kind,
    prefix: rules.prefix,
    version: rules.version,
    fact: z.union([z.strictObject({ own: rules.fact }), z.strictObject({ telling: TellingFact })]),
    state: z.strictObject({ own: rules.state, telling: Ledger.optional(), began: Day.optional() }),
    initial: { own: rules.initial },
    evolve(state, fact, occasion) {
      if ('own' in fact) return { ...state, own: rules.evolve(state.own, fact.own, occasion) };
      const telling = evolveTelling(state.telling, fact.telling, occasion);
      return fact.telling.type === 'telling-began'
        ? { ...state, telling, began: dayOf(occasion.at, zone) }
        : { ...state, telling };
    },
    decide(state, command, occasion) {
      if ('telling' in command) return decideTold(state, command.telling, occasion);
      if ('chase' in command) return chase(state, command.chase, occasion);
      return decideOwn(state, command.own, command.tell, occasion);
    },
    notify(state, facts, about, { before, by }) {
      const telling = facts.flatMap((fact) => ('telling' in fact ? [fact.telling] : []));
      const own = facts.flatMap((fact) => ('own' in fact ? [fact.own] : []));
      const author = rules.owner?.(state.own) ?? about.author;
      return [
        ...(rules.notify?.(state.own, own, { before: before.own, by }) ?? []),
        ...tellingNotices(state.telling, telling, { ...about, author }),
      ];
    },
    waitingFor(state, author) {
      const own = rules.waitingFor?.(state.own) ?? [];
      const { telling } = state;
      const toTell =
        telling === undefined || everybodyTold(telling)
          ? []
          : [rules.owner?.(state.own) ?? author, ...stillToConfirm(telling)];
      return [...new Set([...own, ...toTell])];
    },
    chase: (state) =>
      [rules.chaseOn?.(state.own), state.telling?.chaseOn].filter((day) => day !== undefined).toSorted()[0],
  };
}
