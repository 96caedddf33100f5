import { z } from 'zod';
import type { Refused } from '../forms/form.ts';

/** By party: a hash of what each had answered when a form was opened in which an answer is noted. */
const Heard = z.record(z.string(), z.string());
type Heard = z.infer<typeof Heard>;

const heardIn = (base: unknown): Heard => Heard.safeParse(base).data ?? {};

/** What this party had answered then, for the rules to compare: empty when nothing. */
export const heardOf = ({ base }: { readonly base?: unknown }, key: string): string => heardIn(base)[key] ?? '';

/** R2, R6, S53: an answer that came while the form was open is read before another takes its place. Undefined when `now` is what was known then. */
export function heardSince(session: { readonly base?: unknown }, key: string, now: string, words: string) {
  if (heardOf(session, key) === now) return undefined;
  const refused: Refused = {
    words: `While this form was open, another answer came. ${words} Record yours only if they said it after that.`,
    instead: { answers: {}, base: { ...heardIn(session.base), [key]: now } },
  };
  return refused;
}
