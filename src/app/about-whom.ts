import type { Said } from '../chat/inbound.ts';
import type { About } from '../guidance/meaning.ts';
import type { Reported, Vocabulary } from '../guidance/vocabulary.ts';
import type { RecordId } from '../kernel/ids.ts';
import { UnreadableDocument, type Unreadable } from '../kinds/unreadable.ts';
import { mentionsIn } from '../people/mentions.ts';
import type { Person } from '../people/person.ts';
import { SIGNS_ALONE, spokenIn, type Spoken } from '../people/spoken.ts';
import { todayAt, type Turn } from './app.ts';
import { calledTheSame } from './colleague.ts';
import { openFor } from './record-card.ts';

/** In characters: a longer text tells of more than whom it names. */
export const LONGEST_NAMING = 600;

/** Who is named in what was typed, and what is said of them. */
export async function aboutWhom(turn: Turn<Said>, vocabulary: Vocabulary): Promise<About | undefined> {
  const { app, viewer } = turn;
  const { text } = turn.inbound;
  if (text.length > LONGEST_NAMING) return undefined;
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
      more: one.more?.split('\n').map(spoken.asTyped).filter(Boolean).join('\n') || undefined,
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

/** The records of that reference that they may open. */
export async function openedBy(turn: Turn, reference: string): Promise<readonly RecordId[]> {
  const unreadable: Unreadable = new Set();
  const called = await turn.app.records.called(reference, unreadable);
  const [first] = unreadable;
  if (first !== undefined && called.length === 0) throw new UnreadableDocument(first);
  const opened = await Promise.all(called.map(({ id }) => openFor(turn, id)));
  return opened.flatMap((one) => one?.record.id ?? []);
}
