import type { Said } from '../chat/inbound.ts';
import type { Suggestion } from '../chat/outbound.ts';
import { CHECK } from '../forms/bound.ts';
import type { Instead } from '../forms/outcome.ts';
import { activeSession, type OpenForms } from '../forms/open-forms.ts';
import type { Session } from '../forms/session.ts';
import { meaningOf, namesIn, NOBODY, type Found, type Meaning, type NameAsked } from '../guidance/meaning.ts';
import { vocabularyOf, type Heard, type Vocabulary } from '../guidance/vocabulary.ts';
import { onOneLine, withoutEnd } from '../guidance/words.ts';
import type { Day } from '../kernel/days.ts';
import { listed } from '../kernel/listed.ts';
import { oncePer } from '../kernel/once-per.ts';
import type { PersonId } from '../kernel/ids.ts';
import { UnreadableDocument, type Unreadable } from '../kinds/unreadable.ts';
import { nameLike } from '../people/mentions.ts';
import { matchesExactly } from '../people/name-match.ts';
import { personIn } from '../questions/context.ts';
import { answerTo } from './forms.ts';
import { aboutWhom, LONGEST_NAMING, openedBy } from './about-whom.ts';
import { todayAt, type App, type Turn } from './app.ts';
import { colleagueIn } from './colleague.ts';
import { insteadOf } from './instead-of.ts';

type Sayables = Pick<App, 'flows' | 'pages' | 'records'>;

/** Everything that can be asked for by typing; learnt once. */
export const vocabularyIn = oncePer(({ flows, pages, records }: Sayables): Vocabulary =>
  vocabularyOf([
    ...flows.map((flow) => ({
      id: flow.id,
      kind: 'form' as const,
      // What its own buttons say works typed.
      phrases: labelled(flow.phrases, flow.offer?.button),
      deed: flow.startsFrom === 'nothing' ? undefined : flow.needs.deed,
      ofRecord: flow.startsFrom === 'record',
      overhears: flow.overhears?.bind(flow),
    })),
    ...pages.map((page) => ({
      id: page.id,
      kind: 'page' as const,
      phrases: labelled(page.phrases, page.offer.button),
      deed: page.startsFrom === 'person' ? ('see' as const) : undefined,
      overhears: (text: string) => {
        const rest = page.searches?.(text);
        return rest === undefined ? undefined : { rest, answers: {} };
      },
    })),
    ...records.onesFor.map(({ id, phrases, onADay, deed = 'see' }) => ({
      id,
      kind: 'record' as const,
      phrases,
      deed,
      overhears: (text: string, today: Day) => {
        const heard = onADay?.heard(text, today);
        return heard && { rest: heard.rest, answers: { [ON]: heard.day } };
      },
    })),
  ]),
);

const labelled = (phrases: readonly string[], label: string | undefined): readonly string[] => [
  ...new Set([...phrases, ...(label === undefined ? [] : [label.toLowerCase()])]),
];

/** The day on which a record is asked for. */
export const ON = 'on';

/** What was typed, what it means, and the form that was open when it was. */
export interface Understood {
  readonly heard: Heard;
  readonly meaning: Meaning;
  readonly session: Session | undefined;
  /** It is taken for the answer to the form, and may ask for something else, or be about somebody else. */
  readonly instead?: Instead | undefined;
}

/** Looks up what the words may speak of, and then tells what they mean. */
export async function understood(turn: Turn<Said>, forms: OpenForms): Promise<Understood> {
  const { app, inbound } = turn;
  const vocabulary = vocabularyIn(app);
  const heard = vocabulary.hear(inbound.text, todayAt(app));
  const session = activeSession(forms);
  const isAtCheck = session?.step === CHECK && session.asking === undefined;
  const isCommand = !session && heard.asked !== undefined && isOfNobody(heard.asked, inbound.text);
  const told = isCommand || (session && !isAtCheck) ? undefined : await aboutWhom(turn, vocabulary);
  const names = told && !session ? [] : namesIn(heard, session !== undefined);
  const [form, found, records] = await Promise.all([
    session && (heard.asked || isAtCheck ? answerTo(turn, session) : ('none' as const)),
    Promise.all(names.map((name) => lookUp(turn, name))),
    session || heard.asked || told || heard.reference === undefined ? [] : openedBy(turn, heard.reference),
  ]);
  // At the check, what is told of the person anew is no answer: their form is begun again, and it is asked which one is meant.
  const isAnew =
    session && told && form === 'none' && told.overheard.length > 0 && isOnly(told.whom, personIn(session));
  const about = !session || isAnew ? told : undefined;
  const named = ({ text, deed }: NameAsked): Found =>
    found[names.findIndex((name) => name.text === text && name.deed === deed)] ?? NOBODY;
  const stranger =
    session || about || heard.asked || inbound.text.length > LONGEST_NAMING ? undefined : nameLike(inbound.text);
  const isStranger = stranger !== undefined && (await colleagueIn(turn)) === undefined;
  const meaning = meaningOf(heard, {
    form: isAnew ? undefined : form,
    putsAside: (asked) => 'sayable' in asked && session !== undefined && putsAside(session, asked, named),
    about,
    isStranger,
    named,
    records,
    near: vocabulary.near,
  });
  const isAnswer = session !== undefined && meaning.kind === 'answer' && form !== 'chosen';
  return {
    heard,
    session,
    meaning,
    instead: isAnswer ? await insteadOf(turn, vocabulary, { heard, session }) : undefined,
  };
}

/** "Home" and "what's outstanding" mean the same whoever is called so: nobody is looked for. */
const isOfNobody = (asked: NonNullable<Heard['asked']>, text: string): boolean =>
  asked.exact &&
  ('command' in asked ||
    (asked.sayable.deed === undefined && asked.sayable.phrases.includes(withoutEnd(onOneLine(text), '.!? '))));

/** Another form is asked for than the one that is open, and something stands in that. */
function putsAside(session: Session, asked: Asked, named: (name: NameAsked) => Found): boolean {
  const { sayable, rest } = asked;
  if (sayable.kind !== 'form' || session.revision === 0) return false;
  const own = personIn(session);
  const [name] = namesIn({ asked, overheard: [], text: '' }, true);
  const whom = name && named(name);
  // For nobody nothing can be begun.
  if (whom?.people.length === 0) return false;
  const isSame = whom ? isOnly(whom, own) : own === undefined && rest === '';
  return sayable.id !== session.flow || !isSame;
}

type Asked = Extract<Heard['asked'], { sayable: unknown }>;

const isOnly = ({ people, near }: Found, id: PersonId | undefined): boolean =>
  people.length === 1 && !near && people[0]?.id === id;

/** "Note what happened", with the words of a call for help about somebody who is known: to be pressed when help is there. */
export async function noteLater(turn: Turn<Said>): Promise<Suggestion | undefined> {
  const about = await aboutWhom(turn, vocabularyIn(turn.app));
  const [person, ...others] = about?.whom.people ?? [];
  const offer = about?.overheard.find((one) => one.offer?.quotes)?.offer;
  return person && others.length === 0 && !about?.whom.near && offer
    ? { title: offer.title, says: `${offer.says} ${person.reference}: ${turn.inbound.text}` }
    : undefined;
}

/** Whom a text names; a whole text may have a name in it that nobody has but for a slip. */
async function lookUp({ app, viewer, inbound }: Turn<Said>, { text, deed }: NameAsked): Promise<Found> {
  const inside = text === inbound.text && text.length <= LONGEST_NAMING ? nameLike(text) : undefined;
  const unreadable: Unreadable = new Set();
  for (const name of listed(text, inside)) {
    const people = (await app.directory.named(viewer, name, deed, unreadable)).map(({ the }) => the);
    if (people.length > 0) {
      const at = inbound.text.indexOf(name);
      const around = at < 0 ? undefined : [inbound.text.slice(0, at), inbound.text.slice(at + name.length)];
      return { people, near: !people.some((one) => matchesExactly(name, one)), around, words: around?.join(' ') };
    }
  }
  const [first] = unreadable;
  if (first !== undefined) throw new UnreadableDocument(first, undefined, true);
  return NOBODY;
}
