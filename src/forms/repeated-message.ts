import { createHash } from 'node:crypto';
import type { Said } from '../chat/inbound.ts';
import { instant, type Instant } from '../kernel/days.ts';
import type { OpenForms } from './open-forms.ts';
import { commandsForm } from './typed-command.ts';

/** `again`: the same delivery once more. `unsure`: the same words under a new id, when Teams may be repeating itself. */
export type Doubt = 'new' | 'again' | 'unsure';

/**
 * Teams delivers a message again when it got no answer in time: with the same id, or after 15 s and more with a new id and time (S51).
 * So the same words under a new id are asked about when the first ones took long, and these come when a repetition would; otherwise they
 * are meant, as often as they come. Words to another form are no repetition, and a command such as "cancel" is the answer to no question.
 */
/** Well before Teams gives up. */
const SLOW_MS = 3_000;
const REPEATS_FROM_MS = 12_000;
const REPEATS_UNTIL_MS = 120_000;

export function heardBefore({ heard }: OpenForms, said: Said, form: string): Doubt {
  if (!heard) return 'new';
  if (heard.delivery === said.delivery) return 'again';
  if (heard.hash === '' || heard.hash !== hashOf(said, form)) return 'new';
  if (!heard.slow || commandsForm(said.text)) return 'new';
  const gap = said.receivedAt.getTime() - Date.parse(heard.at);
  return gap >= REPEATS_FROM_MS && gap <= REPEATS_UNTIL_MS ? 'unsure' : 'new';
}

/** What to remember of a message that was typed into this form, and is answered now: never its words. */
export const heardNow = (said: Said, form: string, now: Instant): NonNullable<OpenForms['heard']> => ({
  delivery: said.delivery,
  hash: hashOf(said, form),
  at: instant(said.receivedAt),
  ...(Date.parse(now) - said.receivedAt.getTime() >= SLOW_MS && { slow: true }),
});

const hashOf = ({ text }: Said, form: string): string =>
  createHash('sha256').update(`${form}\n${text.trim().toLowerCase()}`).digest('base64url').slice(0, 16);
