import { z } from 'zod';

/**
 * What a representative may decide by law (Mental Capacity Act 2005): what there is of it is recorded, whatever somebody is called in the family.
 * Next of kin has no power by itself.
 */
export const Authority = z.enum([
  'attorney-health',
  'attorney-property',
  'deputy',
  'appointee',
  'next-of-kin',
  'other',
]);
export type Authority = z.infer<typeof Authority>;

export const authorityWords: Readonly<Record<Authority, string>> = {
  'attorney-health': 'Attorney for health and welfare',
  'attorney-property': 'Attorney for property and affairs',
  deputy: 'Deputy of the Court of Protection',
  appointee: 'Appointee for benefits',
  'next-of-kin': 'Next of kin, without authority',
  other: 'Something else, or not known',
};

/** Whether somebody may decide anything by law, or acts for the person in law. */
export const mayAct = ({ authority = [] }: { readonly authority?: readonly Authority[] | undefined }): boolean =>
  authority.some((one) => one !== 'next-of-kin' && one !== 'other');

interface Recorded {
  readonly authority?: readonly Authority[] | undefined;
  readonly relation?: string | undefined;
}

const NAMED: readonly (readonly [Authority, RegExp])[] = [
  ['attorney-health', /\b(?:health|welfare)\b/iu],
  ['attorney-property', /\b(?:property|affairs|financ(?:e|es|ial)|money)\b/iu],
];

/** The kinds of authority that a relation names: "attorney for property and affairs". Empty where it names none. */
export function authorityNamed(relation = ''): readonly Authority[] {
  const kinds = /\b(?:attorney|lpa)\b/iu.test(relation)
    ? NAMED.flatMap(([kind, words]) => (words.test(relation) ? [kind] : []))
    : [];
  return /\bdeputy\b/iu.test(relation) ? [...kinds, 'deputy'] : kinds;
}

const BY_DOCUMENT: readonly Authority[] = ['attorney-health', 'attorney-property', 'deputy'];

/** A relation that names a kind says what their document is: another kind does not stand beside it (R45). */
export function authorityAfter(authority: readonly Authority[] | undefined, relation: string | undefined) {
  const named = authorityNamed(relation);
  if (named.length === 0) return authority;
  const others = (authority ?? []).filter((one) => !BY_DOCUMENT.includes(one) && one !== 'next-of-kin');
  return [...named, ...others];
}

/** By which authority somebody decides about care, as it is recorded; `none` where what is recorded gives none; undefined where nobody has asked. */
export function careAuthority({ authority, relation }: Recorded): 'attorney' | 'deputy' | 'none' | undefined {
  const named = authorityNamed(relation);
  const known = authority ?? (named.length > 0 ? named : undefined);
  if (!known) return undefined;
  return known.includes('attorney-health') ? 'attorney' : known.includes('deputy') ? 'deputy' : 'none';
}
