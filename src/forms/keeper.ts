import type { Ended } from './open-forms.ts';
import type { FormOutcome } from './outcome.ts';
import type { Doubt } from './repeated-message.ts';
import type { Session } from './session.ts';

/** Where an unfinished form of a member of staff is, for one turn. */
export interface FormKeeper {
  /** The form that a card or an answer belongs to, by what it carries. */
  open(carried: string): Promise<KeptForm>;
  /** Keeps what came of it and gives what its next card carries; undefined when it was changed elsewhere meanwhile: open it again. */
  keep(progress: Progress): Promise<string | undefined>;
}

export type KeptForm =
  /** `doubt`: whether what was typed may be a message that was answered already. */
  | { readonly kind: 'open'; readonly session: Session; readonly doubt: Doubt }
  | { readonly kind: 'over'; readonly ended?: Ended | undefined };

export type Progress =
  | FormOutcome
  /** Its owner may not fill it in any more, or its flow is gone: typed answers no longer go to it (S11, S65). */
  | { readonly kind: 'shut'; readonly session: Session }
  | { readonly kind: 'recorded'; readonly session: Session; readonly record: string | undefined };
