import type { Said } from '../chat/inbound.ts';
import { activeSession } from '../forms/open-forms.ts';
import type { Session } from '../forms/session.ts';
import { meaningOf, namesIn, NOBODY, type Found, type Meaning, type NameAsked } from '../guidance/meaning.ts';
import { vocabularyOf, type Heard, type Vocabulary } from '../guidance/vocabulary.ts';
import type { Day } from '../kernel/days.ts';
import type { RecordId } from '../kernel/ids.ts';
import type { Unreadable } from '../kinds/unreadable.ts';
import { matchesExactly } from '../people/name-match.ts';
import { UnreadableRecord } from '../records/unreadable.ts';
import { answerTo } from './forms.ts';
import { todayAt, type App, type Turn } from './app.ts';
import { openFor } from './record-card.ts';

type Sayables = Pick<App, 'flows' | 'pages' | 'records'>;

const vocabularies = new WeakMap<Sayables, Vocabulary>();

/** Everything that can be asked for by typing; learnt once. */
export function vocabularyIn(app: Sayables): Vocabulary {
  const made = vocabularies.get(app) ?? learnt(app);
  vocabularies.set(app, made);
  return made;
}

const learnt = ({ flows, pages, records }: Sayables): Vocabulary =>
  vocabularyOf([
    ...flows.map((flow) => ({
      id: flow.id,
      kind: 'form' as const,
      phrases: flow.phrases,
      deed: flow.startsFrom === 'nothing' ? undefined : flow.needs.deed,
      overhears: flow.overhears?.bind(flow),
    })),
    ...pages.map(({ id, phrases, startsFrom }) => ({
      id,
      kind: 'page' as const,
      phrases,
      deed: startsFrom === 'person' ? ('see' as const) : undefined,
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
  ]);

/** The day on which a record is asked for. */
export const ON = 'on';

/** What was typed, what it means, and the form that was open when it was. */
export interface Understood {
  readonly heard: Heard;
  readonly meaning: Meaning;
  readonly session: Session | undefined;
}

/** Looks up what the words may speak of, and then tells what they mean. */
export async function understood(turn: Turn<Said>): Promise<Understood> {
  const { app, inbound, viewer } = turn;
  const vocabulary = vocabularyIn(app);
  const heard = vocabulary.hear(inbound.text, todayAt(app));
  const session = activeSession((await app.forms.read(viewer.staff)).forms);
  const names = namesIn(heard, session !== undefined);
  const [form, found, records] = await Promise.all([
    session && (heard.asked ? answerTo(turn, session) : ('none' as const)),
    Promise.all(names.map((name) => lookUp(turn, name))),
    session || heard.asked || heard.reference === undefined ? [] : openedBy(turn, heard.reference),
  ]);
  const named = ({ text, deed }: NameAsked): Found =>
    found[names.findIndex((name) => name.text === text && name.deed === deed)] ?? NOBODY;
  return { heard, session, meaning: meaningOf(heard, { form, named, records, near: vocabulary.near }) };
}

async function lookUp({ app, viewer }: Turn, { text, deed }: NameAsked): Promise<Found> {
  const people = (await app.directory.named(viewer, text, deed)).map(({ the }) => the);
  return { people, near: people.length > 0 && !people.some((one) => matchesExactly(text, one)) };
}

async function openedBy(turn: Turn, reference: string): Promise<readonly RecordId[]> {
  const unreadable: Unreadable = new Set();
  const called = await turn.app.records.called(reference, unreadable);
  const [first] = unreadable;
  if (first !== undefined && called.length === 0) throw new UnreadableRecord(first);
  const opened = await Promise.all(called.map(({ id }) => openFor(turn, id)));
  return opened.flatMap((one) => one?.record.id ?? []);
}
