import type { Press } from '../../cards/views.ts';
import type { Session } from './session.ts';

/** What a button on a form's card carries: the session and its revision, so that a second click is known to be one (S51). */
export const press = (session: Session, verb: string, x?: string): Press => ({
  do: `flow/${verb}`,
  id: session.id,
  rev: session.revision,
  x,
});
