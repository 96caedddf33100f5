import { servicesAt } from './services.ts';
import { z } from 'zod';
import type { Clock } from '../../src/kernel/clock.ts';
import { PersonId, recordIdOf, StaffId, TeamId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { RecordRepository } from '../../src/records/repository.ts';
import type { Rules } from '../../src/records/kind.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';

/** The simplest record with a history that never ends: each line that somebody writes is a fact. Its state does not grow. */
const Line = z.strictObject({ line: z.string() });
type Line = z.infer<typeof Line>;
const Lines = z.strictObject({ lines: z.number(), last: z.string() });
type Lines = z.infer<typeof Lines>;

/** A command writes several lines at once. */
const diary: Rules<Lines, Line, readonly string[], never> = {
  kind: 'diary',
  prefix: 'DI',
  version: 1,
  fact: Line,
  state: Lines,
  initial: { lines: 0, last: '' },
  evolve: ({ lines }, { line }) => ({ lines: lines + 1, last: line }),
  decide: (_, lines) => ok(lines.map((line) => ({ line }))),
};

export const WRITER = StaffId.parse('tomreed');
export const DIARY = recordIdOf(PersonId.parse('ada'), 'abcde12345');
const BEGINNING = { team: TeamId.parse('north'), author: WRITER };

export const diaryIn = (store: DocumentStore, clock: Clock) => new RecordRepository(diary, servicesAt(store, clock));
export type Diary = ReturnType<typeof diaryIn>;

export const write = (book: Diary, ...lines: readonly string[]) => book.give(DIARY, lines, WRITER, BEGINNING);

/** Writes lines `from` to `to`, each by a command of its own. */
export async function writeEach(book: Diary, from: number, to: number, words: string = ''): Promise<void> {
  for (let line = from; line <= to; line += 1) await write(book, `line ${line}${words}`);
}
