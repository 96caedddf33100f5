import type { Card } from '../../cards/card.ts';
import { may, mayEver, type Deed, type Guarded } from '../access/policy.ts';
import type { Viewer } from '../access/viewer.ts';
import { bound, type BoundForm } from '../forms/bound.ts';
import type { Form, Refused } from '../forms/form.ts';
import { broughtToPresent } from '../forms/present.ts';
import type { Answers } from '../forms/question.ts';
import type { Session } from '../forms/session.ts';
import type { Stand } from '../forms/stands.ts';
import type { Day } from '../kernel/days.ts';
import { RecordId, recordIdOf, type TeamId } from '../kernel/ids.ts';
import { listed } from '../kernel/listed.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { OpenKind } from '../kinds/open-kind.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { aboutWords, type Person } from '../people/person.ts';
import { isOver, pauseIn, stoppedWords } from '../people/stopped.ts';
import { MISSING } from '../questions/not-arranged.ts';
import { personIn, RECORD, type FlowContext, type Opening } from '../questions/context.ts';
import { standsAround } from '../questions/stands.ts';
import type { Offer } from './offer.ts';

/**
 * A guided conversation: a form, how people come to it, and what becomes of it. `flow.ts` of a folder is one of these, and reads as its
 * table of contents. `C` is what its questions may look at.
 */
export interface Flow<C extends FlowContext> extends Form<C> {
  /** As in the contract; also the name of its folder, or, where a folder holds several, of the folder and its file: `plan-answer`. */
  readonly id: string;
  /** How people ask for it by typing. */
  readonly phrases: readonly string[];
  /** What it starts from: a person, for whom it asks; a record in which it was begun; or nothing but its owner. */
  readonly startsFrom: 'person' | 'record' | 'nothing';
  /** The kind of record that it starts from; without it, any record of which people are told. */
  readonly of?: string;
  /** The questions that a press which starts it may answer besides, in the order of its answers: for example whose of the people around a person it is about. */
  readonly opensFor?: readonly string[];
  /** What its owner must be allowed to do, asked again at every step (S10, S11). */
  readonly needs: { readonly deed: Deed; readonly guarded: Guarded };
  /** Its place in the menu; absent when it is only reached from elsewhere. */
  readonly offer?: Offer;
  /** Said when a file is sent that was not asked for: how to get to the form that takes it. */
  readonly takesFiles?: string;
  /** Everything that the form may look at, as this viewer may see it. */
  readonly load: (opening: Opening) => Promise<C>;
  /** Whether what was loaded before a move does for after it; without this, it is loaded anew. */
  readonly keepsContext?: (before: Session, after: Session) => boolean;
  /** Understands what a colleague tells of without asking for a form: who it is about, and what it already answers. */
  readonly overhears?: (text: string, today: Day) => Overheard | undefined;
  /** What was told of somebody and fits no form can be given to this one: the button's title, and what it types before their reference and the words. */
  readonly takesAny?: { readonly title: string; readonly says: string };
  /** It notes what the person agreed about who may know: the title of the button that leads to it where that is asked. */
  readonly notesConsent?: string;
  /**
   * It takes a worry that somebody is harmed (R38): the title of its button, what that types before the words that told of it, and what such a text answers
   * when it names nobody; `worriedOf`: what a text answers that nothing else understands, and that may be such a worry.
   */
  readonly takesWorry?: {
    readonly title: string;
    readonly says: string;
    readonly wordsOf: (text: string) => Answers | undefined;
    readonly worriedOf: (text: string) => Answers | undefined;
  };
  /**
   * Whether it goes on for somebody whose reablement is over, or who is in hospital or paused; without it, neither. `in-hospital`: in hospital, or
   * paused. `unless-died`: for all, until they die. Where it does not, it says why and goes no further (P19).
   */
  readonly whileStopped?: true | 'in-hospital' | 'unless-died' | undefined;
  /** Words of harm are its answers: they are not taken for a call for help. */
  readonly tellsOfHarm?: true;
  /** It says no to what one is asked oneself: the question that takes the words in which somebody does. */
  readonly objects?: string;
  /** It takes back, or puts right, what was recorded with these forms before, or done with one `press`: it is offered to whoever wants to undo. */
  readonly takesBack?: readonly string[];
  /** Where who was told is noted, it is offered: for a carer whom the circle does not know (R1), or for a note that was wrong (P18). */
  readonly besideTold?: 'unknown-carer' | 'wrong-note';
  /** Why there is nothing to fill in just now, for this person; then it is said instead of asking. */
  readonly idle?: (context: C) => string | undefined;
  /** The form to begin with where there is nothing to fill in in this one: its id, and what its button says. */
  readonly first?: { readonly flow: string; readonly title: string };
  /** What it rests upon besides the record that it goes on from: records whose news are read before it is recorded (S53)... */
  readonly restsOn?: (context: C) => readonly RecordId[];
  /** ...and what stands elsewhere, besides what every form about a person rests upon. */
  readonly stands?: (context: C) => readonly Stand[];
  /** Does what the form is for. Called again with the same session it gives the same record (S51). */
  readonly carryOut: (session: Session, context: C, viewer: Viewer) => Promise<Result<Finished, Refused>>;
}

/**
 * What came of a finished form: the sentence that says so, and the record it stands in (or a `view` of it) or the page that shows it. `worry`: what is
 * offered where it sounds of harm, with what its button types (R38).
 */
export type Finished =
  | {
      readonly words: string;
      readonly record: RecordId;
      readonly view?: string;
      readonly worry?: { readonly words: string; readonly title: string; readonly says: string };
    }
  | { readonly words: string; readonly page: Card };

export interface Overheard {
  /** The person it is about, as typed. */
  readonly rest: string;
  readonly answers: Answers;
  /** What else was said, as typed: it may answer several questions at once ("both agree"). */
  readonly more?: string | undefined;
  /** The words only suggest it: this is asked, and the button types `says` and the reference of the person. */
  readonly offer?: { readonly words: string; readonly title: string; readonly says: string; readonly quotes?: true };
  /** Said where the form asks none of what it answers, for example because there is no plan yet. */
  readonly otherwise?: { readonly words: string; readonly title: string; readonly says: string };
}

/** A flow, whatever its questions look at. */
export interface AnyFlow extends Omit<
  Flow<never>,
  'load' | 'keepsContext' | 'idle' | 'restsOn' | 'stands' | 'carryOut'
> {
  opened(opening: Opening): Promise<LoadedForm>;
}

/** A form with what its questions may look at, for one turn. */
export interface LoadedForm {
  readonly form: BoundForm;
  /** As it is now. */
  readonly session: Session;
  /** Asked at every step: a role lost, or a person who moved to another team, shuts the form (S11). */
  readonly mayFill: boolean;
  readonly idle: string | undefined;
  /** Why the form goes no further for this person: reablement is over, or does not go on just now. */
  readonly stopped: string | undefined;
  /** True when it can go on later: they are in hospital, or paused. */
  readonly isPaused: boolean;
  /** What it rests upon; undefined while it is not known whom it is about. */
  readonly stands: readonly Stand[] | undefined;
  readonly restsOn: readonly RecordId[];
  /** The same form after a move. */
  after(moved: Session): Promise<LoadedForm>;
  carryOut(): Promise<Result<Finished, Refused>>;
}

/** Why a form about this person goes no further; undefined when it does go on. */
export function stoppedFor(
  { whileStopped }: Pick<AnyFlow, 'whileStopped'>,
  { name, stopped, ended }: Pick<Person, 'name' | 'stopped' | 'ended'>,
): string | undefined {
  const now = stopped ?? endedOn(ended);
  if (!now || whileStopped === true || (whileStopped === 'in-hospital' && !isOver(now))) return undefined;
  if (whileStopped === 'unless-died' && now.what !== 'died') return undefined;
  const then = isOver(now) ? '' : ` This can go on when ${pauseIn(stopped) ? 'reablement does' : 'they are back'}.`;
  return `${name}: ${stoppedWords(now)}${then}`;
}

const endedOn = (since: Person['ended']) => (since === undefined ? undefined : { what: 'ended' as const, since });

/** Takes a flow into the registry: from here on what its questions look at is its own affair. */
export function defineFlow<C extends FlowContext>(flow: Flow<C>): AnyFlow {
  const { load, keepsContext, idle, restsOn, stands, carryOut, ...rest } = flow;

  function loaded(opening: Opening, context: C, before?: BoundForm): LoadedForm {
    const { viewer } = opening;
    const { person } = context;
    const form = before ?? bound(flow, context, person && aboutWords(person));
    const session = broughtToPresent(form, opening.session);
    const { deed, guarded } = flow.needs;
    // From the record of a team, whom it is about is chosen yet.
    const isChosen =
      personIn(session) !== undefined || (session.openedFor[RECORD] !== undefined && flow.startsFrom !== 'person');
    return {
      form,
      session,
      mayFill:
        mayEver(viewer, deed, guarded) && (!isChosen || (person !== undefined && may(viewer, deed, guarded, person))),
      idle: isChosen || flow.startsFrom === 'nothing' ? idle?.(context) : undefined,
      isPaused: person?.stopped !== undefined && !isOver(person.stopped),
      stands: person && isChosen ? [...standsAround(context), ...(stands?.(context) ?? [])] : undefined,
      restsOn: [...listed(RecordId.safeParse(session.openedFor[RECORD]).data), ...(restsOn?.(context) ?? [])],
      stopped: person && isChosen ? stoppedFor(flow, person) : undefined,
      after: async (moved) => {
        const after = { ...opening, session: moved, typed: undefined, entered: undefined };
        return keepsContext?.(session, moved) ? loaded(after, context, form) : loaded(after, await load(after));
      },
      carryOut: () => carryOut(session, context, viewer),
    };
  }

  return { ...rest, opened: async (opening) => loaded(opening, await load(opening)) };
}

/** The sentence that says what came of it, and the page of the record that shows it. */
interface Saying {
  readonly words: string;
  readonly view?: string;
}

interface IntoRecord<C, K, G extends K, R> {
  /**
   * The answers as one command, the record that it is for, the team whose list that stands in, and the record that it is made from;
   * undefined when they do not add up to one.
   */
  readonly command: (
    session: Session,
    context: C,
    viewer: Viewer,
  ) => { record: RecordId; team: TeamId; command: G; from?: RecordId | undefined } | undefined;
  /** What is read once before anything is recorded. */
  readonly first?: (session: Session, context: C) => Refused | undefined;
  readonly said: Saying | ((done: Done<C, G>) => Saying | Promise<Saying>);
  /** What the form says when the rules refuse; without this, what the kind says. */
  readonly refused?: (refusal: R, session: Session, context: C) => Promise<Refused> | Refused | undefined;
}

interface Done<C, G> {
  readonly command: G;
  readonly record: OpenRecord;
  readonly context: C;
  readonly viewer: Viewer;
}

/** Where the command of a form goes that begins a record about somebody: the same however often it is recorded (S51), and what it was made from. */
export const newRecord = (
  { token, openedFor }: Pick<Session, 'token' | 'openedFor'>,
  { id, team }: Pick<Person, 'id' | 'team'>,
) => ({ record: recordIdOf(id, token), team, from: RecordId.safeParse(openedFor[RECORD]).data });

/** For a form that ends in a record: the command makes it, or is given to it when it is there already. */
export const intoRecord =
  <C, K, G extends K, R>(
    kind: OpenKind<K, unknown, R>,
    ending: IntoRecord<C, K, G, R>,
  ): Flow<C & FlowContext>['carryOut'] =>
  async (session, context, viewer) => {
    const first = ending.first?.(session, context);
    if (first) return refuse(first);
    const given = ending.command(session, context, viewer);
    if (!given) return MISSING;
    const { record: id, command, ...where } = given;
    const begun = await kind.begin(id, { command, viewer, ...where });
    if (!begun.ok) {
      const { own, ...refused } = begun.refusal;
      return refuse((own !== undefined && (await ending.refused?.(own, session, context))) || refused);
    }
    const record = begun.value;
    const { said } = ending;
    const saying = typeof said === 'function' ? await said({ command, record, context, viewer }) : said;
    return ok({ record: record.id, ...saying });
  };
