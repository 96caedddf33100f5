import { z } from 'zod';
import { dayOf, Day } from '../kernel/days.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { RecordKind, Rules } from '../records/kind.ts';
import { everybodyTold, Ledger, type Recipient } from './ledger.ts';
import {
  decideTelling,
  evolveTelling,
  stillToConfirm,
  TellingFact,
  tellingBegins,
  tellingNotices,
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
/** A command of the kind itself names who must be told if it is accepted. */
export type ToldCommand<C> =
  { readonly own: C; readonly tell: readonly Recipient[] } | { readonly telling: TellingCommand };
export type ToldRefusal<R> = { readonly own: R } | { readonly telling: TellingRefusal };
export type ToldKind<S, F, C, R> = RecordKind<ToldState<S>, ToldFact<F>, ToldCommand<C>, ToldRefusal<R>>;

/**
 * A kind of record of which people must be told: its own rules, and beside them the ledger of who must be told and who has
 * been. Whoever has not is chased after `workingDays`, and the record stays with its author until nobody is left (R4, R5).
 */
export function withTelling<S, F, C, R>(
  rules: Rules<S, F, C, R>,
  zone: string,
  workingDays: number,
): ToldKind<S, F, C, R> {
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
      if ('telling' in command) {
        const decided = decideTelling(state.telling, command.telling, occasion, state.began ?? occasion.today);
        return decided.ok ? ok(decided.value.map((telling) => ({ telling }))) : refuse({ telling: decided.refusal });
      }
      const decided = rules.decide(state.own, command.own, occasion);
      if (!decided.ok) return refuse({ own: decided.refusal });
      const own = decided.value.map((fact) => ({ own: fact }));
      return ok(own.length === 0 ? [] : [...own, { telling: tellingBegins(command.tell, occasion, workingDays) }]);
    },
    notify(state, facts, about) {
      const telling = facts.flatMap((fact) => ('telling' in fact ? [fact.telling] : []));
      return tellingNotices(state.telling, telling, about);
    },
    waitingFor(state, author) {
      if (state.telling === undefined || everybodyTold(state.telling)) return [];
      return [...new Set([author, ...stillToConfirm(state.telling)])];
    },
    chase: (state) => state.telling?.chaseOn,
  };
}
