import { z } from 'zod';
import { StaffId } from '../kernel/ids.ts';

/** Who visits: one of the service's staff, somebody of another organisation, or any of several people. */
export const VisitBy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), staff: StaffId, name: z.string().min(1) }),
  /** The organisation may be unknown: then it is empty. */
  z.strictObject({ kind: z.literal('named'), name: z.string().min(1), organisation: z.string() }),
  z.strictObject({ kind: z.literal('pool'), words: z.string().min(1) }),
]);
export type VisitBy = z.infer<typeof VisitBy>;

interface Visited {
  readonly by: VisitBy;
}
interface Visits {
  readonly visits: readonly (Visited & { readonly key: string })[];
}

/** "Tom Reed", "Jo Hill (North Care)", "a support worker (a woman)". */
export function byWords(by: VisitBy): string {
  switch (by.kind) {
    case 'staff':
      return by.name;
    case 'named':
      return `${by.name} (${by.organisation || 'organisation not known'})`;
    case 'pool':
      return by.words;
  }
}

/** The same, and how many come together, when it is more than one (TL6). */
export const visitorsWords = ({ by, workers }: Visited & { readonly workers: number }): string =>
  workers === 1 ? byWords(by) : `${workers} workers together: ${byWords(by)}`;

/** The member of staff who comes to a visit, when one is named. */
export const staffOf = ({ by }: Visited): StaffId | undefined => (by.kind === 'staff' ? by.staff : undefined);

/** The key in the circle of staff who are in it because they visit, and nothing else. */
export const visitorKey = (staff: StaffId): string => `v${staff.slice(0, 19)}`;

/** Who is named for a visit, and was not for the same visit `before`. */
export const newlyNamed = (content: Visits, before: Visits | undefined): readonly Visitor[] =>
  visitorsIn({
    visits: content.visits.filter(
      (visit) => !before?.visits.some((one) => one.key === visit.key && staffOf(one) === staffOf(visit)),
    ),
  });

export interface Visitor {
  readonly staff: StaffId;
  readonly name: string;
}

/** Staff whom the visits name, each once. */
export function visitorsIn(content: { readonly visits: readonly Visited[] } | undefined): readonly Visitor[] {
  const named = (content?.visits ?? []).flatMap(({ by }) =>
    by.kind === 'staff' ? [{ staff: by.staff, name: by.name }] : [],
  );
  return [...new Map(named.map((one) => [one.staff, one])).values()];
}
