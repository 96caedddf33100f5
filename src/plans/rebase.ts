import { same } from '../records/same.ts';
import type { PlanContent } from './content.ts';

/**
 * What a writer put on top of `base`, put on top of `theirs` instead: what they did not touch takes the newer form, what they did
 * touch stays as they wrote it (S53). Where both touched the same thing it is theirs to look at again: `both` says that there was any.
 */
export function rebased(
  base: PlanContent,
  theirs: PlanContent,
  mine: PlanContent,
): { readonly content: PlanContent; readonly both: boolean } {
  const parts = {
    visits: rows(base.visits, theirs.visits, mine.visits),
    outcomes: rows(base.outcomes, theirs.outcomes, mine.outcomes),
    equipment: rows(keyed(base.equipment), keyed(theirs.equipment), keyed(mine.equipment)),
    monitoring: one(base.monitoring, theirs.monitoring, mine.monitoring),
    matters: one(base.matters, theirs.matters, mine.matters),
    talked: one(base.talked, theirs.talked, mine.talked),
    afterwards: one(base.afterwards, theirs.afterwards, mine.afterwards),
  };
  return {
    content: {
      visits: parts.visits.value,
      outcomes: parts.outcomes.value,
      equipment: parts.equipment.value.map(({ key }) => key),
      monitoring: parts.monitoring.value,
      matters: parts.matters.value,
      ...(parts.afterwards.value !== undefined && { afterwards: parts.afterwards.value }),
      ...(parts.talked.value !== undefined && { talked: parts.talked.value }),
      ...(mine.meanwhile !== undefined && { meanwhile: mine.meanwhile }),
      startsOn: mine.startsOn,
    },
    both: Object.values(parts).some(({ both }) => both),
  };
}

interface Merged<T> {
  readonly value: T;
  readonly both: boolean;
}

function one<T>(base: T, theirs: T, mine: T): Merged<T> {
  const [touched, moved] = [!same(base, mine), !same(base, theirs)];
  return { value: touched ? mine : theirs, both: touched && moved && !same(mine, theirs) };
}

/** Of a row that both have changed, what mine leaves as it was is taken from theirs. */
function row<T extends object>(base: T | undefined, theirs: T | undefined, mine: T | undefined): Merged<T | undefined> {
  const { value, both } = one(base, theirs, mine);
  if (!both || !base || !theirs || !mine) return { value, both };
  const [was, now] = [new Map(Object.entries(base)), new Map(Object.entries(mine))];
  const touched = [...new Set([...was.keys(), ...now.keys()])].filter((key) => !same(was.get(key), now.get(key)));
  return { value: { ...theirs, ...Object.fromEntries(touched.map((key) => [key, now.get(key)])) }, both };
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
  const merged = keys.map((key) => row(find(base, key), find(theirs, key), find(mine, key)));
  return { value: merged.flatMap(({ value }) => value ?? []), both: merged.some(({ both }) => both) };
}

const keyed = (pieces: readonly string[]) => pieces.map((key) => ({ key }));
