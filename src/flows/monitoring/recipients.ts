import { listed } from '../../kernel/listed.ts';
import { isOfCircle } from '../../notices/telling.ts';
import { knowsOf, recipientOf, type Ledger, type Recipient } from '../../notices/ledger.ts';
import type { PartySays } from '../../people/agreement.ts';
import type { Party } from '../../people/party.ts';
import type { Actor } from '../../records/fact.ts';
import type { Occasion } from '../../records/kind.ts';
import type { Around } from '../../notices/around.ts';
import {
  holds,
  isForThoseWhoKnow,
  isInForce,
  neverBegins,
  type Change,
  type Changed,
  type Fact,
  type State,
} from './facts.ts';

/**
 * Everybody to whom a change of monitoring must be explained (R4): the person, any carer, the support worker and everyone else
 * with whom the plan is shared (R17), but not whoever records it, who knows it already. `circle`: the person first. Keys of our own have a hyphen, which keys
 * in a circle cannot have.
 */
export function recipientsOf(
  circle: readonly Party[],
  parties: readonly PartySays[],
  author: Actor,
): readonly Recipient[] {
  const [person, ...others] = circle.filter(({ unshared }) => !unshared);
  const isNamed = (wanted: Party['part']): boolean => others.some(({ part }) => part === wanted);
  // Whoever has left is owed nothing; a carer whom the circle named later is the one of whom was only known that there is one (R17).
  const isKnownNow = others.some(({ key, part }) => part === 'carer' && parties.every((one) => one.key !== key));
  return listed(
    person && recipientOf(person),
    // There is a carer, but the circle names none.
    ...parties
      .filter(({ key, part }) => part === 'carer' && !isOfCircle(key) && !isKnownNow)
      .map(({ key, name }) => ({ key, name, role: 'carer' })),
    ...others.filter(({ staff }) => staff === undefined || staff !== author).map(recipientOf),
    // The support worker must always be told, also when the circle forgot to name one.
    !isNamed('support-worker') && {
      key: 'unnamed-support-worker',
      name: 'The support worker',
      role: 'nobody is named in the plan',
    },
  );
}

/** R4: everybody hears of what holds, also while it goes on until it is decided anew; that it does not hold, only those who know of it. */
export function toTell(
  facts: readonly Fact[],
  { today }: Occasion,
  before?: State,
  ledger?: Ledger,
): readonly Recipient[] | undefined {
  const told = facts.flatMap((fact) => ('tell' in fact && fact.tell ? [{ fact, tell: fact.tell }] : [])).at(-1);
  const goesOn = told?.fact.type === 'capacity-assessed' && before?.status === 'changed' && isInForce(before, today);
  if (!told || goesOn || !isForThoseWhoKnow(told.fact)) return told?.tell;
  // Whoever recorded it knows of it, and stands in no list.
  const author = before?.status === 'changed' ? before.by : undefined;
  // Who was asked expects it.
  const wereAsked = told.fact.type === 'taken-back' && before?.status === 'changed' ? askedIn(before, facts) : [];
  const know = told.tell.filter(
    ({ key, staff }) =>
      (staff !== undefined && staff === author) ||
      wereAsked.includes(key) ||
      ledger?.lines.some((line) => line.key === key && knowsOf(line)),
  );
  return ledger || know.length > 0 ? know : undefined;
}

/**
 * Whom it would tell today: of what holds everybody (R17); that it does not hold, those who are told of it already, and those who knew of it and could
 * not be told then (R4, R24).
 */
export function now(
  state: State,
  { circle, owner }: Around,
  { lines, missed = [] }: Ledger,
): readonly Recipient[] | undefined {
  if (state.status !== 'changed' || neverBegins(state)) return undefined;
  const all = recipientsOf(circle, state.change.parties, owner);
  return holds(state) ? all : all.filter(({ key }) => missed.includes(key) || lines.some((line) => line.key === key));
}

const askedIn = ({ change }: Changed, facts: readonly Fact[]): readonly string[] =>
  [...change.parties, ...facts.flatMap((fact) => (fact.type === 'answered' ? [fact.says] : []))]
    .filter(({ answer }) => answer !== 'not-reached')
    .map(({ key }) => key);

/** Without those who are not asked any more: a carer among them whom the circle does not know is not told either. */
export const asked = ({ change, gone }: Pick<Changed, 'change' | 'gone'>): Pick<Change, 'parties'> => ({
  parties: change.parties.filter(({ key }) => !gone.includes(key)),
});

/** R4: everybody is told of what holds, and nobody of what still waits. */
export const telling = (
  { parties }: Pick<Change, 'parties'>,
  waits: boolean,
  { circle, by }: Pick<Occasion, 'circle' | 'by'>,
) => (waits ? {} : { tell: [...recipientsOf(circle, parties, by)] });
