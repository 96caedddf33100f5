import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import type { Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { isOver } from '../people/stopped.ts';
import type { Cause, Occasion, Rules } from '../records/kind.ts';
import { hasPassed } from '../work/duty.ts';
import type { Notice } from '../records/record.ts';
import { Ledger, outstanding, type Recipient } from './ledger.ts';
import {
  decideStopping,
  evolveStopping,
  isStillSent,
  ledgerAfter,
  stillWaiting,
  Stopping,
  StoppingFact,
  type Follow,
} from './stopping.ts';
import { decideAround, type Around } from './around.ts';
import { tellingDuties, tellingNotices } from './telling-duties.ts';
import { TellingFact, type TellingCommand, type TellingRefusal } from './telling-facts.ts';
import { decideTelling, evolveTelling } from './telling.ts';

/** What every kind of record is stored as: its own state, who has been told of it, and whether it has stopped with the person's reablement. */
export interface KeptState<S> {
  readonly own: S;
  readonly telling?: Ledger | undefined;
  readonly stopping?: Stopping | undefined;
}
export type KeptFact<F> = { readonly own: F } | { readonly telling: TellingFact } | { readonly stopping: StoppingFact };
export type KeptCommand<C> =
  | { readonly own: C }
  | { readonly telling: TellingCommand }
  | { readonly follow: Follow }
  | { readonly around: Around };
export type KeptRefusal<R> = { readonly own: R } | { readonly telling: TellingRefusal };

/** That people are told of records of a kind: the optional part of it that says who, and because of which facts. */
export interface Telling<S, F> {
  /** Who must be told because of these facts; undefined when these facts need no telling. */
  toTell(facts: readonly F[], occasion: Occasion, before?: S, ledger?: Ledger): readonly Recipient[] | undefined;
  /**
   * Whom it would tell with the circle as it is now, also those who joined since (R17); undefined when nobody need be told today. Without it,
   * whoever leaves is owed nothing any more, and who joins is not told.
   */
  now?(state: S, around: Around, ledger: Ledger): readonly Recipient[] | undefined;
  /** Why nobody is told of it any more, as it stands by then. */
  ends?(state: S): string | undefined;
  /** The last day on which anybody is reminded to tell or to confirm. */
  until?(state: S): Day | undefined;
  /** What it means for the record itself, besides who is told of it, that the circle is as it is now. */
  follow?(state: S, around: Around): readonly F[];
  /** True when who joins is told although everybody else has been: of what applies for as long as nothing else does. */
  readonly always?: true;
  /** The day on which there was something to tell: nobody can have been told before (R4). */
  since?(state: S): Day | undefined;
  /** Who answers for everybody being told, when that can be another than the record's author. */
  owner?(state: S): StaffId | undefined;
  /** Whether anybody is asked and reminded until all are told; without this, they are. After a death nobody is. */
  chases?(state: S): boolean;
}

/** Whether anybody is still asked and reminded on that day until all are told. */
export const isChased = <S, F>(telling: Telling<S, F> | undefined, state: S, today: Day): boolean =>
  (telling?.chases?.(state) ?? true) && !hasPassed({ until: telling?.until?.(state) }, today);

/** What is sent because people are to be told. */
const isNews = ({ what }: Pick<Notice, 'what'>): boolean => ['please-confirm', 'team-news'].includes(what);

const hasEnded = (stopping: Stopping | undefined): boolean => stopping?.now !== undefined && isOver(stopping.now);

const causeOf = <S>(cause: Cause<KeptState<S>>, { stopping }: KeptState<S>): Cause<S> => ({
  ...cause,
  before: cause.before.own,
  isOver: hasEnded(stopping),
});

/**
 * The rules of a kind, and beside them the ledger of who must be told and who has been. The record stays with its owner until
 * everybody has been told (R4, R5). A kind without `telling` has no ledger and sends nothing because of it.
 */
export function withTelling<S, F, C, R>(
  rules: Rules<S, F, C, R>,
  telling?: Telling<S, F>,
): Rules<KeptState<S>, KeptFact<F>, KeptCommand<C>, KeptRefusal<R>> {
  const ownOf = (facts: readonly KeptFact<F>[]) => facts.flatMap((fact) => ('own' in fact ? [fact.own] : []));
  return {
    ...rules,
    ...(telling && { looksAt: [...new Set([...(rules.looksAt ?? []), 'circle' as const])] }),
    fact: z.union([
      z.strictObject({ own: rules.fact }),
      z.strictObject({ telling: TellingFact }),
      z.strictObject({ stopping: StoppingFact }),
    ]),
    state: z.strictObject({ own: rules.state, telling: Ledger.optional(), stopping: Stopping.optional() }),
    initial: { own: rules.initial },
    evolve(state, fact, happened) {
      if ('own' in fact) return { ...state, own: rules.evolve(state.own, fact.own, happened) };
      if ('telling' in fact) return { ...state, telling: evolveTelling(state.telling, fact.telling, happened) };
      const stopping = evolveStopping(state.stopping, fact.stopping);
      return { ...state, stopping, telling: ledgerAfter(state.telling, fact.stopping, state.stopping) };
    },
    decide(state, command, occasion) {
      if ('telling' in command) {
        const told = decideTelling(state.telling, command.telling, occasion, telling?.since?.(state.own));
        return told.ok ? ok(told.value.map((fact) => ({ telling: fact }))) : refuse({ telling: told.refusal });
      }
      if ('around' in command) {
        const ledger = state.telling;
        // Nobody who joins is told of what applies no more.
        const isOver = hasPassed({ until: telling?.until?.(state.own) }, occasion.today);
        const now = ledger && !isOver ? telling?.now?.(state.own, command.around, ledger) : undefined;
        const facts = ledger ? decideAround(ledger, command.around, now, telling?.always) : [];
        const own = telling?.follow?.(state.own, command.around) ?? [];
        return ok([...own.map((fact) => ({ own: fact })), ...facts.map((fact) => ({ telling: fact }))]);
      }
      if ('follow' in command)
        return ok(decideStopping(state.stopping, command.follow).map((fact) => ({ stopping: fact })));
      const decided = rules.decide(state.own, command.own, occasion);
      if (!decided.ok) return refuse({ own: decided.refusal });
      const own = decided.value.map((fact) => ({ own: fact }));
      const after = decided.value.reduce(
        (before, fact, index) => rules.evolve(before, fact, { ...occasion, seq: index }),
        state.own,
      );
      const why = own.length > 0 ? telling?.ends?.(after) : undefined;
      if (why !== undefined)
        return ok([
          ...own,
          ...outstanding(state.telling).map(({ key }) => ({ telling: { type: 'line-ended' as const, key, why } })),
        ]);
      // Once reablement is over, nobody is told of what applies no more (P19).
      const recipients =
        own.length === 0 || hasEnded(state.stopping)
          ? undefined
          : telling?.toTell(decided.value, occasion, state.own, state.telling);
      return ok(recipients ? [...own, { telling: { type: 'telling-began', recipients: [...recipients] } }] : own);
    },
    duties({ own, telling: ledger, stopping }, standing) {
      const chases = !stopping?.now && (telling?.chases?.(own) ?? true);
      const told = ledger && chases ? tellingDuties(ledger, telling?.owner?.(own) ?? standing.author) : [];
      const until = telling?.until?.(own);
      const chased = until === undefined ? told : told.map((duty) => ({ ...duty, until }));
      return [...stillWaiting(stopping, rules.duties?.(own, standing) ?? []), ...chased];
    },
    // What ended with reablement was not worked through.
    keptFrom: ({ own }) => rules.keptFrom?.(own) ?? [],
    madeFrom: ({ own }) => rules.madeFrom?.(own) ?? [],
    span: ({ own, stopping }) => (stopping?.now && isOver(stopping.now) ? undefined : rules.span?.(own)),
    stillSends: ({ own, stopping }, notice) =>
      isStillSent(stopping, notice) && !(isNews(notice) && telling?.ends?.(own) !== undefined),
    notify: (state, facts, about, cause: Cause<KeptState<S>>) => [
      ...(rules.notify?.(state.own, ownOf(facts), about, causeOf(cause, state)) ?? []),
      ...tellingNotices(
        facts.flatMap((fact) => ('telling' in fact ? [fact.telling] : [])),
        cause.before.telling,
        cause.by,
        about.team,
      ),
    ],
  };
}
