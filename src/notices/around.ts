import type { StaffId } from '../kernel/ids.ts';
import { isNotToBeTold } from '../people/held-back.ts';
import type { Party } from '../people/party.ts';
import { isOpen, outstanding, type Ledger, type Recipient } from './ledger.ts';
import { isOfCircle } from './telling.ts';
import type { TellingFact } from './telling-facts.ts';

/** Who is around the person now. */
export interface Around {
  readonly circle: readonly Party[];
  /** The names of those who are not to be told. */
  readonly closedNames?: readonly string[] | undefined;
  /** Who may be told again, by key: they hear of what applies, whoever else has been told (R24). */
  readonly back?: readonly string[] | undefined;
  /** With whom the person does not want a plan to be shared, by key (R17). */
  readonly notShared: readonly string[];
  /** Who answers for the record: they know of it. */
  readonly owner: StaffId;
}

/** The same for whoever left and whoever is not to be told: one cannot be told from the other (R24). */
export const NO_LONGER = 'No longer among those to be told';

/**
 * What it means for a ledger that the circle is as it is now (R15-R17): who left is owed nothing any more, who joined must be told, too. `all`:
 * whom the kind would tell today; without it, nobody who joined. `always`: also when everybody else has been told.
 */
export function decideAround(
  ledger: Ledger,
  { circle, owner, closedNames, back = [] }: Around,
  all?: readonly Recipient[],
  always = false,
): readonly TellingFact[] {
  if (ledger.closed !== undefined) return [];
  // Whom a record names and the circle does not know is known by name alone.
  const now = all?.filter(({ key, name }) => isOfCircle(key) || !isNotToBeTold({ closedNames }, name));
  const isIn = (all: readonly { readonly key: string }[], key: string) => all.some((one) => one.key === key);
  // R17: whom the kind would not tell today, since the plan is not shared with them.
  const isUnshared = (key: string) => circle.some((one) => one.key === key && one.unshared);
  const stays = (key: string) =>
    isOfCircle(key)
      ? isIn(circle, key) && !(now && isUnshared(key) && !isIn(now, key))
      : !now || key === circle[0]?.key || isIn(now, key);
  const ended = ledger.lines.filter((line) => isOpen(line) && !stays(line.key));
  const joined = (now ?? []).filter(
    ({ key, staff }) =>
      (staff === undefined || staff !== owner) &&
      ledger.lines.every((line) => line.key !== key || (line.ended !== undefined && line.told === undefined)),
  );
  const isAdding = always || outstanding(ledger).length > 0;
  const adds = isAdding ? joined : joined.filter(({ key }) => back.includes(key));
  return [
    ...ended.map(({ key }): TellingFact => ({ type: 'line-ended', key, why: NO_LONGER })),
    ...(adds.length > 0 ? [{ type: 'lines-joined' as const, recipients: [...adds] }] : []),
  ];
}
