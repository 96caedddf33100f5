import type { Offer } from './offer.ts';
import type { Card } from '../../cards/card.ts';
import { may, mayEver, type Deed, type Guarded } from '../access/policy.ts';
import type { Viewer } from '../access/viewer.ts';
import { bound, type BoundForm } from '../forms/bound.ts';
import type { Form, Refused } from '../forms/form.ts';
import { broughtToPresent } from '../forms/present.ts';
import type { Answers } from '../forms/question.ts';
import type { Session } from '../forms/session.ts';
import type { Day } from '../kernel/days.ts';
import type { RecordId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import { aboutWords } from '../people/person.ts';
import { personIn, RECORD, type FlowContext, type Opening } from '../questions/context.ts';

/**
 * A guided conversation: a form, how people come to it, and what becomes of it. `flow.ts` of a folder is one of these, and reads as its
 * table of contents. `C` is what its questions may look at.
 */
export interface Flow<C extends FlowContext> extends Form<C> {
  /** As in the contract; also the name of its folder, or, where a folder holds several, of the folder and its file: `plan-answer`. */
  readonly id: string;
  /** How people ask for it by typing. */
  readonly phrases: readonly string[];
  /** What it starts from: a person whom it asks for, a record in which it was begun, or nothing but who asks. */
  readonly startsFrom: 'person' | 'record' | 'nothing';
  /** What whoever fills it in must be allowed to do, asked again at every step (S10, S11). */
  readonly needs: { readonly deed: Deed; readonly guarded: Guarded };
  /** Shown on the welcome and in help, with an example of what to type; absent when it is only reached from elsewhere. */
  readonly offer?: Offer;
  /** Everything that the form may look at, as this viewer may see it. */
  readonly load: (opening: Opening) => Promise<C>;
  /** Whether what was loaded before a move does for after it; without this, it is loaded anew. */
  readonly keepsContext?: (before: Session, after: Session) => boolean;
  /** Understands somebody who tells what they saw, and does not ask for a form: whom it is about, and what it already answers. */
  readonly overhears?: (text: string, today: Day) => Overheard | undefined;
  /** Why there is nothing to fill in just now, for this person; then it is said instead of asking. */
  readonly idle?: (context: C) => string | undefined;
  /** Records it. Called again with the same session it gives the same record (S51). */
  readonly finish: (session: Session, context: C, viewer: Viewer) => Promise<Result<Finished, Refused>>;
}

/** What came of a finished form: the sentence that says so, and the record it stands in (or a `view` of it) or the page that shows it. */
export type Finished =
  | { readonly words: string; readonly record: RecordId; readonly view?: string }
  | { readonly words: string; readonly page: Card };

export interface Overheard {
  /** Whom it is about, as typed. */
  readonly rest: string;
  readonly answers: Answers;
}

/** A flow, whatever its questions look at. */
export interface AnyFlow extends Omit<Flow<never>, 'load' | 'keepsContext' | 'idle' | 'finish'> {
  opened(opening: Opening): Promise<LoadedForm>;
}

/** Somebody's form with what its questions may look at, for one turn. */
export interface LoadedForm {
  readonly form: BoundForm;
  /** As it is now. */
  readonly session: Session;
  /** Asked at every step: a role lost, or a person who moved to another team, shuts the form (S11). */
  readonly mayFill: boolean;
  readonly idle: string | undefined;
  /** The same form after a move. */
  after(moved: Session): Promise<LoadedForm>;
  finish(): Promise<Result<Finished, Refused>>;
}

/** Takes a flow into the registry: from here on nobody needs to know what its questions look at. */
export function defineFlow<C extends FlowContext>(flow: Flow<C>): AnyFlow {
  const { load, keepsContext, idle, finish, ...rest } = flow;

  function loaded(opening: Opening, context: C): LoadedForm {
    const { viewer } = opening;
    const { person } = context;
    const form = bound(flow, context, person && aboutWords(person));
    const session = broughtToPresent(form, opening.session);
    const { deed, guarded } = flow.needs;
    const isChosen = personIn(session) !== undefined || session.openedFor[RECORD] !== undefined;
    return {
      form,
      session,
      mayFill:
        mayEver(viewer, deed, guarded) && (!isChosen || (person !== undefined && may(viewer, deed, guarded, person))),
      idle: isChosen ? idle?.(context) : undefined,
      after: async (moved) => {
        const after = { ...opening, session: moved, typed: undefined };
        return loaded(after, keepsContext?.(session, moved) ? context : await load(after));
      },
      finish: () => finish(session, context, viewer),
    };
  }

  return { ...rest, opened: async (opening) => loaded(opening, await load(opening)) };
}
