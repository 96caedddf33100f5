import { z } from 'zod';
import { NO_LONGER, type Around } from '../notices/around.ts';
import { recipientOf, Recipient } from '../notices/ledger.ts';
import { isOfCircle } from '../notices/telling.ts';
import { HOME, type CopyLine, type Plan } from './plan.ts';
import { newest } from './versions.ts';

/** Who is in the plan has changed since a version was agreed: who left is told of nothing any more, and who joined of all that comes (R15). */
export const PeopleFollowed = z.strictObject({
  type: z.literal('people-followed'),
  left: z.array(Recipient.pick({ key: true, name: true })),
  joined: z.array(Recipient),
});
type PeopleFollowed = z.infer<typeof PeopleFollowed>;

/** Who gets copies follows who is in the plan (R17). */
export const CopiesFollowed = z.strictObject({
  type: z.literal('copies-followed'),
  ended: z.array(z.strictObject({ key: z.string(), name: z.string(), why: z.string().optional() })),
  joined: z.array(Recipient),
});
/** R17: consent can change without a new version. */
const NOT_SHARED = 'Consent: the plan is not shared with them';

type CopiesFollowed = z.infer<typeof CopiesFollowed>;

/**
 * Copies follow who is in the plan (R17): who left it, or does not want it shared with them, gets none any more; who joined since the version was
 * agreed gets one. Nobody else's copy changes: whom a version goes to was agreed with it.
 */
export function copiesAround(plan: Plan, { circle, notShared }: Around): readonly CopiesFollowed[] {
  if (!newest(plan)) return [];
  const isIn = (all: readonly { readonly key: string }[], key: string): boolean => all.some((one) => one.key === key);
  const mayGet = (key: string): boolean => isIn(circle, key) && !notShared.includes(key);
  const wanted = plan.copies.filter((line) => line.wanted);
  const ended = wanted.filter(({ key }) => isOfCircle(key) && !mayGet(key));
  // Who joins by the version itself was asked about it, and nobody could choose them for a copy before.
  const wasChosenFor = ({ key, staff }: Recipient): boolean =>
    isIn(plan.agreement?.parties ?? [], key) && !(staff && plan.joining?.includes(staff));
  const joined = circle.filter(
    (one) =>
      one.key !== HOME &&
      mayGet(one.key) &&
      !isIn(wanted, one.key) &&
      (isIn(plan.copyTo, one.key) || !wasChosenFor(one)),
  );
  if (ended.length + joined.length === 0) return [];
  return [
    {
      type: 'copies-followed',
      ended: ended.map(({ key, name }) => ({ key, name, why: notShared.includes(key) ? NOT_SHARED : NO_LONGER })),
      joined: joined.map(recipientOf),
    },
  ];
}

/** Who is in the plan follows the circle; a carer whom it does not name stays. */
export function peopleAround({ people, current }: Plan, around: Around): readonly PeopleFollowed[] {
  if (!current) return [];
  const circle = around.circle.filter(({ unshared }) => !unshared);
  const left = people.filter(({ key }) => isOfCircle(key) && circle.every((one) => one.key !== key));
  const joined = circle.filter(({ key }) => people.every((one) => one.key !== key));
  if (left.length + joined.length === 0) return [];
  return [
    {
      type: 'people-followed',
      left: left.map(({ key, name }) => ({ key, name })),
      joined: joined.map(recipientOf),
    },
  ];
}

/** R17: who joins gets a copy of what is agreed next, as the others do. */
export const withJoined = (copyTo: readonly Recipient[], joined: readonly Recipient[]): Recipient[] => [
  ...copyTo,
  ...joined.filter(({ key }) => key !== HOME && copyTo.every((one) => one.key !== key)).map(recipientOf),
];

export function followed(copies: readonly CopyLine[], { ended, joined }: CopiesFollowed): CopyLine[] {
  const isOf = (all: readonly { readonly key: string }[], key: string): boolean => all.some((one) => one.key === key);
  const known = copies.map((line) =>
    isOf(ended, line.key) ? { ...line, wanted: false } : isOf(joined, line.key) ? { ...line, wanted: true } : line,
  );
  return [...known, ...joined.filter(({ key }) => !isOf(copies, key)).map((one) => ({ ...one, wanted: true }))];
}
