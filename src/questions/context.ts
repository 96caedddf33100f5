import type { Option } from '../../cards/views.ts';
import { may, type Deed } from '../access/policy.ts';
import { roleWords } from '../access/role-words.ts';
import type { Subject, Viewer } from '../access/viewer.ts';
import { listed } from '../kernel/listed.ts';
import type { Dated } from '../forms/kinds/date.ts';
import type { Answers } from '../forms/question.ts';
import type { OpenedFor, Session } from '../forms/session.ts';
import { PersonId, personOf, RecordId } from '../kernel/ids.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { Records } from '../kinds/records.ts';
import type { Capacity } from '../people/capacity.ts';
import type { Directory, VisiblePerson } from '../people/directory.ts';
import { askInstead } from '../people/ask-instead.ts';
import { involvedIn } from '../people/party.ts';
import { memberWords, type Person } from '../people/person.ts';
import { guardedBy } from '../people/person-tags.ts';

/** Under these names a form keeps the person and the record it was opened for. */
export const PERSON = 'person';
export const RECORD = 'record';

/** The person a form is about, once that is known. */
export const personIn = ({ openedFor }: { readonly openedFor: OpenedFor }): PersonId | undefined =>
  PersonId.safeParse(openedFor[PERSON]).data;

/** What a form is opened for that goes on from a record. */
export const forRecord = (id: RecordId): OpenedFor => ({ [RECORD]: id, [PERSON]: personOf(id) });

/** A form at the moment it is opened: what its context is loaded from. */
export interface Opening {
  readonly viewer: Viewer;
  readonly session: Session;
  readonly today: Dated['today'];
  /** What was typed into it just now, if anything: people are found by it. */
  readonly typed?: string | undefined;
  /** What was entered on its card just now, if that was pressed. */
  readonly entered?: Answers | undefined;
}

/** Every text that is, or may become, the answer to a question: what it speaks of is looked up before it is taken. */
export const textsFor = (key: string, { session, typed, entered }: Opening): readonly string[] =>
  [...new Set([session.answers[key], entered?.[key], typed])].flatMap((text) => text ?? []);

/** What a question about a person may look at. Most look at no more. */
export interface AboutPerson {
  readonly person?: VisiblePerson['the'] | undefined;
  /** The newest assessment of their capacity for another decision, where it found a lack of it (R45). */
  readonly assessed?: Capacity | undefined;
  /** It goes on from a record, which ends when an attorney or deputy says no. */
  readonly endsWithNo?: true;
  /** Whoever fills it in decides who may be told (R24). */
  readonly decidesWho?: boolean | undefined;
  /** Whom to ask where no manager of the team may know, in a sentence (R24). */
  readonly askInstead?: readonly string[];
  /** What was entered on the card just now: it may have been drawn before the circle changed. */
  readonly entered?: Answers | undefined;
}

/** That assessment, on whatever record it stands that this viewer may see. */
export type LastAssessed = (
  viewer: Viewer,
  person: NonNullable<AboutPerson['person']> & Subject,
) => Promise<Capacity | undefined>;

/** R45: whoever was found to lack capacity for another decision is not taken to have it for this one: that is asked about first. */
export async function withAssessed<C extends AboutPerson>(
  context: C,
  viewer: Viewer,
  lastAssessed: LastAssessed,
): Promise<C> {
  const { person } = context;
  const assessed = person?.capacity === 'has' ? await lastAssessed(viewer, person) : undefined;
  return person && assessed?.answer === 'lacks'
    ? { ...context, assessed, person: { ...person, capacity: 'unknown' } }
    : context;
}

/** What every flow knows when a form of it is filled in: the day, and the person it is about, if it is about one. */
export type FlowContext = AboutPerson & Dated & Asking;

/** Who fills the form in, by name and role, as a record names who did something. */
export interface Asking {
  readonly asker?: string | undefined;
}

export const asNamed = ({ name, staff, roles: [role] }: Viewer, { circle }: Pick<Person, 'circle'>): string => {
  const member = circle.find((one) => one.staff === staff);
  return listed(name, member ? memberWords(member) : role && roleWords[role].toLowerCase()).join(', ');
};

/** What forms look at that begin with choosing a person. */
export interface PersonContext extends FlowContext {
  /** Those from whom the viewer may choose. */
  readonly people: readonly VisiblePerson[];
}

/** The step in which a form asks for the person it is about. */
export const WHO = 'person';

export async function loadPerson(directory: Directory, opening: Opening, deed: Deed): Promise<PersonContext> {
  const { viewer, session, today } = opening;
  const id = personIn(session);
  const person = id && (await directory.personFor(viewer, id, guardedBy(deed) === 'person' ? deed : 'see'));
  const known = person ? [person] : [];
  const choosing = person === undefined || session.step === WHO;
  const people = choosing
    ? [
        ...(await meant(directory, opening, deed)),
        ...known,
        // One more than a card has room for: then it says that names can be typed.
        ...(await directory.some(viewer, deed, MOST_SHOWN + 1)),
      ]
    : known;
  const asker = person && asNamed(viewer, person.the);
  const { entered } = opening;
  const decidesWho = person && may(viewer, 'hold-back', 'person', person.the);
  return {
    today,
    person: person?.the,
    asker,
    entered,
    decidesWho,
    askInstead: person ? await askInstead(directory, viewer, person.the) : [],
    people: [...new Map(people.map((one) => [one.the.id, one])).values()],
  };
}

/** Whom the words name, or who was chosen on the card: they may stand far down in a list of everybody. */
async function meant(directory: Directory, { viewer, typed = '', entered }: Opening, deed: Deed) {
  const chosen = PersonId.safeParse(entered?.[PERSON]).data;
  const person = chosen && (await directory.personFor(viewer, chosen, deed));
  return [...(await directory.named(viewer, typed, deed)), ...(person ? [person] : [])];
}

/** How many people fit on a card; the others are found by typing a name. */
export const MOST_SHOWN = 60;

/** Whether what was loaded for one moment of such a form does for another. */
export const samePerson = (before: Session, after: Session): boolean =>
  personIn(before) === personIn(after) && after.step !== WHO;

/** Staff who may have told or asked people: the viewer, and those in the person's circle. */
export function tellersFor(viewer: Viewer, person: VisiblePerson['the'] | undefined): readonly Option[] {
  const others = (person ? involvedIn(person) : []).flatMap(({ staff, name }) =>
    staff === undefined || staff === viewer.staff ? [] : [{ value: staff, title: name }],
  );
  return [{ value: viewer.staff, title: `${viewer.name} (me)` }, ...others];
}

/** The record that a form goes on from, and the person it is about, as far as this viewer may see them. */
export async function loadRecord(
  directory: Directory,
  records: Records,
  { viewer, session, today }: Opening,
): Promise<FlowContext & { readonly record: OpenRecord | undefined }> {
  const chosen = personIn(session);
  const person = chosen && (await directory.personFor(viewer, chosen))?.the;
  const id = RecordId.safeParse(session.openedFor[RECORD]).data;
  return { today, person, record: person && id && (await records.read(id)) };
}

/** What a form looks at that goes on from a record of a kind: that record, as this viewer may see it, and the person it is about. */
export interface OnRecord<V> extends FlowContext {
  readonly record: RecordId | undefined;
  readonly seen: V | undefined;
}

export async function loadOnRecord<V>(
  kind: { seen(id: RecordId, viewer: Viewer, subject: Subject): Promise<V | undefined> },
  directory: Directory,
  { viewer, session, today }: Opening,
): Promise<OnRecord<V>> {
  const chosen = personIn(session);
  const person = chosen && (await directory.personFor(viewer, chosen))?.the;
  const record = RecordId.safeParse(session.openedFor[RECORD]).data;
  const seen = person && record && (await kind.seen(record, viewer, person));
  return { today, person: seen && person, record: seen && record, seen };
}

/** Where the command of such a form goes. */
export const thatRecord = ({ person, record }: OnRecord<unknown>) => person && record && { record, team: person.team };
