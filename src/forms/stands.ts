import { CHECK } from './bound.ts';
import type { FormOutcome } from './outcome.ts';
import { moved } from './session-moves.ts';
import type { Session } from './session.ts';

/**
 * Something that a form rests upon and others may change while it is open, by a key: once `is` is another than when the form was begun, the
 * words are read before it is recorded. Without words it is no news.
 */
export interface Stand {
  readonly key: string;
  readonly is: string;
  readonly words: readonly string[];
}

/** What stands, as a form keeps it. */
export const stoodOf = (stands: readonly Stand[]): NonNullable<Session['stood']> =>
  Object.fromEntries(stands.map(({ key, is }) => [key, is]));

/** What changed since the form was begun, in words. */
export const unreadIn = ({ stood }: Pick<Session, 'stood'>, stands: readonly Stand[]): readonly string[] =>
  stood ? stands.filter(({ key, is }) => stood[key] !== is).flatMap(({ words }) => words) : [];

/** It may be on record already, and is recorded again where it was (S51). */
export const isSent = ({ sent, revision }: Pick<Session, 'sent' | 'revision'>): boolean => sent === revision;

/**
 * Where somebody records a form, what changed since it was begun is read first, once (S53): all that was entered is kept, and recording again
 * records. Where it does not fit any more, that is why. The outcome itself when nothing changed, or when it was read before and may be on
 * record already (S51).
 */
export function readFirst(before: Session, outcome: FormOutcome, stands: readonly Stand[]): FormOutcome {
  const { session } = outcome;
  const problems = outcome.kind === 'asked' ? outcome.problems : undefined;
  if (!session.stood || isSent(before) || (outcome.kind !== 'ready' && !problems)) return outcome;
  const { stood } = session;
  const unread = unreadIn(session, stands);
  if (unread.length === 0) return outcome;
  const [question, problem] = Object.entries(problems ?? {})[0] ?? ['', { words: READ }];
  const words = [MEANWHILE, ...unread, problem.words].join(' ');
  const { sent: _, ...open } = moved(session, problems ? session.step : CHECK);
  return {
    kind: 'asked',
    session: { ...open, asking: session.asking, stood: { ...stood, ...stoodOf(stands) } },
    problems: { ...problems, [question]: { ...problem, words } },
  };
}

const MEANWHILE = 'Not recorded yet: while this form was open, this changed.';
const READ = 'Please read it. Record this only if it is still right.';
