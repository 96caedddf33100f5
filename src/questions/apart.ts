import { z } from 'zod';
import { StaffId } from '../kernel/ids.ts';
import { sameBareName, wordsOf } from '../people/name-match.ts';

/**
 * Those who may be behind a safeguarding concern, and colleagues close to them. Nobody of them is asked to see to anything because of it, or told of it:
 * in a question with names they do not stand, and where a name is typed it is refused.
 */
export const Apart = z.strictObject({
  /** Colleagues: it is kept from them. */
  staff: z.array(StaffId),
  /** Others around the person, by their key. */
  circle: z.array(z.string()),
  /** All of them, by name. */
  names: z.array(z.string()),
});
export interface Apart extends z.infer<typeof Apart> {}

export const NOBODY_APART: Apart = { staff: [], circle: [], names: [] };

export const apartOfAll = (all: readonly Apart[]): Apart => ({
  staff: [...new Set(all.flatMap(({ staff }) => staff))],
  circle: [...new Set(all.flatMap(({ circle }) => circle))],
  names: [...new Set(all.flatMap(({ names }) => names))],
});

/** Whether somebody who may be chosen is one of them. */
export const isApart = (
  { staff, circle, names }: Apart,
  one: { readonly key?: string | undefined; readonly name: string; readonly staff?: StaffId | undefined },
): boolean =>
  (one.staff !== undefined && staff.includes(one.staff)) ||
  (one.key !== undefined && circle.includes(one.key)) ||
  names.some((name) => sameBareName(name, one.name));

/** The first of them whose whole name stands in what was typed. */
export function apartIn({ names }: Apart, words: string): string | undefined {
  const said = new Set(wordsOf(words));
  return names.find((name) => {
    const own = wordsOf(name);
    return own.length > 0 && own.every((word) => said.has(word));
  });
}
