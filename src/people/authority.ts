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
