import { z } from 'zod';
import { blank } from '../kernel/blank.ts';

/** Whether something reached somebody in the form that they need (R33): what they needed then, and why not, when it did not (TL13). */
export const NeedsMet = z.strictObject({ needs: z.string().min(1), met: z.boolean(), why: z.string().optional() });
export interface NeedsMet extends z.infer<typeof NeedsMet> {}

/** What is missing before it can be noted as told or given; undefined when nothing is. `needs`: what is on record now, if anything. */
export function lackingIn(needs: string | undefined, met: NeedsMet | undefined): 'answer' | 'why' | undefined {
  if (needs !== undefined && !met) return 'answer';
  return met?.met === false && (met.why === undefined || blank(met.why)) ? 'why' : undefined;
}

/** For the ledger and the history; undefined when it was as they need it. */
export const notMetWords = (met: NeedsMet | undefined): string | undefined =>
  met?.met === false ? `Not in the form they need (${met.needs.replace(/\.$/u, '')}): ${met.why ?? ''}` : undefined;

/** The one place that words what is missing. */
export const lackingWords = {
  answer: 'They need it in a certain form. Please say whether it was in that form.',
  why: 'They need it in another form. Please say why it was not.',
} as const;
