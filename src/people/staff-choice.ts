import { StaffId, type TeamId } from '../kernel/ids.ts';
import type { Carried, DocumentStore, Kept, Query } from '../store/document-store.ts';
import { calledOneOf, everyOneOf, searchFor } from './name-index.ts';
import { namedExactly, namedNearly } from './name-match.ts';
import { groupsOf, Staff, staffName, type StaffGroup } from './staff.ts';

/** As many as a question has room for, and one more. */
const MOST_LISTED = 61;

/** The first of these groups that are found, by name; then those whom one of `asked` names, or is the id of. Bounded, however many there are. */
export async function staffToChoose(
  store: DocumentStore,
  groups: readonly StaffGroup[],
  asked: readonly string[],
): Promise<readonly Staff[]> {
  const within = { tag: 'team', equals: groups };
  const found = await Promise.all([
    searched(store, { ...within, limit: MOST_LISTED }).then((some) => some.toSorted(byName)),
    ...asked.map((text) => namedIn(store, text, within)),
    ...asked.map((text) => withId(store, text, groups)),
  ]);
  return [...new Map(found.flat().map((one) => [one.id, one])).values()];
}

/** Staff of these teams who are called so, however many names there are. */
export const staffCalled = async (
  store: DocumentStore,
  teams: readonly TeamId[],
  names: readonly string[],
): Promise<readonly Staff[]> =>
  staffIn(await everyOneOf(store, 'staff', { ...calledOneOf(names), and: [{ tag: 'team', equals: teams }] }));

async function namedIn(store: DocumentStore, text: string, within: Carried): Promise<readonly Staff[]> {
  const { exact, near } = searchFor(text);
  for (const [[first, ...others], fitting] of [[exact, namedExactly] as const, [near, namedNearly] as const]) {
    const and = [...others, within];
    const named = first ? fitting(text, await searched(store, { ...first, and, limit: MOST_LISTED }), staffName) : [];
    if (named.length > 0) return named;
  }
  return [];
}

async function withId(store: DocumentStore, text: string, groups: readonly StaffGroup[]): Promise<readonly Staff[]> {
  const id = StaffId.safeParse(text).data;
  const kept = id && (await store.read('staff', id, id));
  return staffIn(kept ? [kept] : []).filter((one) => groupsOf(one).some((group) => groups.includes(group)));
}

const searched = async (store: DocumentStore, query: Query): Promise<readonly Staff[]> =>
  staffIn((await store.query('staff', query)).found);

const staffIn = (found: readonly Kept[]): readonly Staff[] =>
  found.flatMap(({ body }) => Staff.safeParse(body).data ?? []);

const byName = (one: Staff, other: Staff): number => one.name.localeCompare(other.name, 'en-GB');
