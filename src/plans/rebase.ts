import type { PlanContent } from './content.ts';

/**
 * What somebody wrote on top of `base`, put on top of `theirs` instead: what they did not touch takes the newer form, what they did
 * touch stays as they wrote it (S53). Where both touched the same thing it is theirs to look at again: `both` says that there was any.
 */
export function rebased(
  base: PlanContent,
  theirs: PlanContent,
  mine: PlanContent,
): { readonly content: PlanContent; readonly both: boolean } {
  const visits = rows(base.visits, theirs.visits, mine.visits);
  const outcomes = rows(base.outcomes, theirs.outcomes, mine.outcomes);
  const equipment = rows(keyed(base.equipment), keyed(theirs.equipment), keyed(mine.equipment));
  const texts = {
    monitoring: one(base.monitoring, theirs.monitoring, mine.monitoring),
    matters: one(base.matters, theirs.matters, mine.matters),
  };
  const until = one(base.temporaryUntil, theirs.temporaryUntil, mine.temporaryUntil);
  const { temporaryUntil: _, ...rest } = mine;
  return {
    content: {
      ...rest,
      visits: visits.value,
      outcomes: outcomes.value,
      equipment: equipment.value.map(({ key }) => key),
      monitoring: texts.monitoring.value,
      matters: texts.matters.value,
      ...(until.value !== undefined && { temporaryUntil: until.value }),
    },
    both: [visits, outcomes, equipment, texts.monitoring, texts.matters, until].some(({ both }) => both),
  };
}

interface Merged<T> {
  readonly value: T;
  readonly both: boolean;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function one<T>(base: T, theirs: T, mine: T): Merged<T> {
  const [touched, moved] = [!same(base, mine), !same(base, theirs)];
  return { value: touched ? mine : theirs, both: touched && moved && !same(mine, theirs) };
}

/** In their order, with what is new of mine at the end; in mine where they left all as it was. */
function rows<T extends { readonly key: string }>(
  base: readonly T[],
  theirs: readonly T[],
  mine: readonly T[],
): Merged<T[]> {
  if (same(base, theirs)) return { value: [...mine], both: false };
  const find = (list: readonly T[], key: string): T | undefined => list.find((row) => row.key === key);
  const keys = [...new Set([...theirs, ...mine].map(({ key }) => key))];
  const merged = keys.map((key) => one(find(base, key), find(theirs, key), find(mine, key)));
  return { value: merged.flatMap(({ value }) => value ?? []), both: merged.some(({ both }) => both) };
}

const keyed = (pieces: readonly string[]) => pieces.map((key) => ({ key }));
