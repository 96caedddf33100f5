import type { Said } from '../chat/inbound.ts';
import type { Suggestion } from '../chat/outbound.ts';
import { CHECK } from '../forms/bound.ts';
import { isFormWord } from '../forms/doubt.ts';
import type { Instead } from '../forms/outcome.ts';
import { activeSession, type OpenForms } from '../forms/open-forms.ts';
import type { Session } from '../forms/session.ts';
import {
  meaningOf,
  namesIn,
  NOBODY,
  type About,
  isSearch,
  type Found,
  type Meaning,
  type NameAsked,
} from '../guidance/meaning.ts';
import { FELL } from '../guidance/falls.ts';
import { vocabularyOf, type Heard, type Reported, type Vocabulary } from '../guidance/vocabulary.ts';
import { onOneLine, withoutEnd } from '../guidance/words.ts';
import type { Day } from '../kernel/days.ts';
import { listed } from '../kernel/listed.ts';
import { oncePer } from '../kernel/once-per.ts';
import type { PersonId, RecordId } from '../kernel/ids.ts';
import { UnreadableDocument, type Unreadable } from '../kinds/unreadable.ts';
import { mentionsIn, nameLike } from '../people/mentions.ts';
import { matchesExactly } from '../people/name-match.ts';
import type { Person } from '../people/person.ts';
import { keysOf, SIGNS_ALONE, spokenIn, type Spoken } from '../people/spoken.ts';
import { personIn } from '../questions/context.ts';
import { answerTo } from './forms.ts';
import { todayAt, type App, type Turn } from './app.ts';
import { calledTheSame, colleagueIn } from './colleague.ts';
import { openFor } from './record-card.ts';

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
    ...records.onesFor.map(({ id, phrases, onADay }) => ({
      id,
      kind: 'record' as const,
      phrases,
      deed: 'see' as const,
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
    session || about || heard.asked || inbound.text.length > LONGEST ? undefined : nameLike(inbound.text);
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

/** In characters: whoever asks for something in the middle of a form says it shortly. */
const LONGEST_ASKED = 120;
const LONGEST_WORRY = 40;

/** A command with a name or a reference in it, or somebody else by name: an answer in free words would keep it. */
async function insteadOf(
  turn: Turn<Said>,
  vocabulary: Vocabulary,
  { heard, session }: { readonly heard: Heard; readonly session: Session },
): Promise<Instead | undefined> {
  if (heard.text.length > LONGEST_ASKED || isFormWord(heard.text)) return undefined;
  if (heard.asked && 'sayable' in heard.asked && !isSearch(heard.asked)) return 'command';
  if (
    heard.reference !== undefined &&
    ONLY_OPENS.test(heard.text) &&
    (await openedBy(turn, heard.reference)).length > 0
  )
    return 'command';
  // A worry that is said shortly is hardly the answer to what is asked (R38).
  const isOfHarm = turn.app.flows.some(({ id, tellsOfHarm }) => id === session.flow && tellsOfHarm === true);
  if (heard.danger === 'safeguarding' && !isOfHarm && heard.text.length <= LONGEST_WORRY) return 'worry';
  // A yes or no to "is anybody hurt?" is none to the question of the form (R38).
  if (FELL.test(heard.text) && !isOfHarm && (await answerTo(turn, session)) === 'none') return 'worry';
  const about = await aboutWhom(turn, vocabulary);
  const [whom, ...others] = about?.whom.people ?? [];
  if (!about || !whom || others.length > 0 || about.whom.near) return undefined;
  if (about.asked?.exact === true) return 'command';
  // Somebody may be hurt: it is asked whether it is the answer (R38).
  const told = about.overheard.find(({ offer }) => offer?.quotes);
  if (told && told.sayable.id !== session.flow && (await answerTo(turn, session)) === 'words') return 'command';
  // What somebody says to a change is hardly the answer to something else (R1).
  const says = about.overheard.find(
    ({ answers, more }) => 'who' in answers && 'answer' in answers && more === undefined,
  );
  if (says && says.sayable.id !== session.flow && (await answerTo(turn, session)) === 'words') return 'command';
  // The same is told of somebody else of the circle: their words would stand as another's (R4).
  if (about.overheard.some((one) => isOfAnother(one, session, about)) && (await answerTo(turn, session)) !== 'chosen')
    return 'command';
  const own = personIn(session);
  const isOnlyName = about.whom.around?.every((part) => ASKS_FOR.test(part)) ?? false;
  if (own === whom.id || !(isOnlyName || about.asked || about.overheard.length > 0)) return undefined;
  const as = await answerTo(turn, session);
  // Where the form asks whom it is about, a name is the answer.
  return as === 'words' || (as === 'none' && own !== undefined) ? 'person' : undefined;
}

const isOfAnother = ({ sayable, answers }: Reported, session: Session, about: About): boolean => {
  const known = new Set(Object.values(session.answers).flatMap((value) => value.split(',')));
  const named = Object.values(answers).flatMap((signs) =>
    SIGNS_ALONE.test(signs) ? (keysOf(signs, about) ?? '').split(',') : [],
  );
  return sayable.id === session.flow && known.size > 0 && named.some((key) => key !== '' && !known.has(key));
};

/** Nothing around the name, or words that ask about whoever has it. */
const ASKS_FOR =
  /^(?:(?:please\s+)?(?:tell me (?:more )?about|show(?: me)?|open|find|look up|go to|what about|how about|who is|how is|and)\b)?[.!?\s]*(?:please[.!?\s]*)?$/iu;

/** A reference, and a word that asks to see it. */
const ONLY_OPENS =
  /^\s*(?:(?:open|show|see|view|go to|the|record|please|me)\s+)*[a-z]{2}-[a-z0-9-]+(?:\s+please)?[.!?\s]*$/iu;

/** In characters. */
const LONGEST = 600;

/** Who is named in what was typed, and what is said of them. */
async function aboutWhom(turn: Turn<Said>, vocabulary: Vocabulary): Promise<About | undefined> {
  const { app, viewer } = turn;
  const { text } = turn.inbound;
  // A long text tells of more than whom it names.
  if (text.length > LONGEST) return undefined;
  const known = (await app.directory.mentioned(viewer, text)).map(({ the }) => the);
  const spoken = spokenIn(text, mentionsIn(text, known));
  if (!spoken) return undefined;
  const { masked, people, near, member, members, around } = spoken;
  const said = vocabulary.about(masked, todayAt(app));
  const [before, after] = around ?? [];
  const name = before === undefined || after === undefined ? '' : text.slice(before.length, text.length - after.length);
  const colleague = await calledTheSame(turn, name);
  return {
    ...said,
    overheard: said.overheard.map((one) => ({
      ...one,
      answers: asTyped(one.answers, spoken),
      more: one.more === undefined ? undefined : spoken.asTyped(one.more),
    })),
    whom: {
      people,
      near: near || colleague !== undefined,
      colleague,
      around,
      words: masked.replace(/[@#]/gu, ' '),
      besides: near && member ? { name: member.name, relation: member.relation ?? '' } : undefined,
    },
    member: member?.key,
    members: members.map((one) => one?.key),
  };
}

/** What a form is filled in with is what was typed; signs alone say who is meant. */
const asTyped = (answers: Reported['answers'], spoken: Pick<Spoken<Person>, 'asTyped'>): Reported['answers'] =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([key, words]) => {
      const typed = SIGNS_ALONE.test(words) ? words : spoken.asTyped(words);
      return typed === '' && words !== '' ? [] : [[key, typed]];
    }),
  );

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
  const inside = text === inbound.text && text.length <= LONGEST ? nameLike(text) : undefined;
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

async function openedBy(turn: Turn, reference: string): Promise<readonly RecordId[]> {
  const unreadable: Unreadable = new Set();
  const called = await turn.app.records.called(reference, unreadable);
  const [first] = unreadable;
  if (first !== undefined && called.length === 0) throw new UnreadableDocument(first);
  const opened = await Promise.all(called.map(({ id }) => openFor(turn, id)));
  return opened.flatMap((one) => one?.record.id ?? []);
}
