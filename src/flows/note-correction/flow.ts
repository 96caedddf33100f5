import { Instant, wordsForDay } from '../../kernel/days.ts';
import { RecordId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Choice } from '../../forms/kinds/choice.ts';
import type { Dated } from '../../forms/kinds/date.ts';
import { takenBackBy } from '../../kinds/corrections.ts';
import type { Records } from '../../kinds/records.ts';
import type { Directory } from '../../people/directory.ts';
import { meansWords } from '../../people/means.ts';
import { loadRecord, RECORD, type AboutPerson, type Opening } from '../../questions/context.ts';
import { CORRECTION_INTRO, NOTHING_TO_CORRECT, onlyNote, whatWasWrong, wrongNote } from '../../questions/wrong-note.ts';
import { takenBackWords } from '../../notices/telling-words.ts';
import { postsIn } from '../../records/post-holders.ts';
import type { Flow } from '../flow.ts';

/** The notes of a record that its reader may take back. */
interface CorrectionContext extends AboutPerson, Dated {
  readonly notes: readonly Choice[];
  /** What to say of notes that were taken back, by their value. */
  readonly gone: ReadonlyMap<string, string>;
}

const any = wrongNote(({ notes }: CorrectionContext) => notes);

/** Somebody else may have taken it back since the card was drawn: then that is said (S53). */
const note: typeof any = {
  ...any,
  take(raw, context) {
    const gone = context.gone.get(raw);
    return gone === undefined ? any.take(raw, context) : refuse({ words: gone });
  },
};

const valueOf = (key: string, notedAt: string): string => `${key} ${notedAt}`;

/** Somebody says that a note of who was told is wrong: they are to be told yet (P18). */
export function noteCorrection(records: Records, directory: Directory): Flow<CorrectionContext> {
  return {
    id: 'note-correction',
    takesBack: ['telling', 'press'],
    besideTold: 'wrong-note',
    version: 1,
    title: 'That note was wrong',
    phrases: ['that note was wrong', 'a note was wrong', 'wrong note', 'take a note back', 'was not told'],
    startsFrom: 'record',
    needs: { deed: 'tell', guarded: 'care-record' },
    steps: [
      {
        id: 'note',
        title: 'A note was wrong',
        intro: () => CORRECTION_INTRO,
        questions: [note, whatWasWrong],
      },
    ],
    recordWords: 'Take it back',
    recordsAtOnce: true,
    load: (opening) => load(records, directory, opening),
    keepsContext: () => true,
    idle: ({ notes, gone }) => (notes.length === 0 ? ([...gone.values()].at(-1) ?? NOTHING_TO_CORRECT) : undefined),
    fills: (_, context) => onlyNote(note, context),
    async carryOut({ openedFor, answers }, _, viewer) {
      const id = RecordId.safeParse(openedFor[RECORD]).data;
      const record = id && (await records.read(id));
      const [key = '', at = ''] = (note.of(answers) ?? '').split(' ');
      const notedAt = Instant.safeParse(at).data;
      const why = whatWasWrong.of(answers) ?? '';
      if (!record || !notedAt) return refuse({ words: 'Something is still missing. Please check.' });
      const asLead = postsIn(viewer, record.team).includes('leads');
      const taken = await record.tell({ type: 'take-back', key, notedAt, why, asLead }, viewer.staff);
      if (!taken.ok) return taken;
      const name = record.ledger?.lines.find((line) => line.key === key)?.name ?? 'They';
      return ok({ record: record.id, words: `Taken back: ${name} has not been told.` });
    },
  };
}

async function load(records: Records, directory: Directory, opening: Opening): Promise<CorrectionContext> {
  const { viewer } = opening;
  const { today, person, record } = await loadRecord(directory, records, opening);
  return {
    today,
    person,
    notes: (record ? takenBackBy(viewer, record) : []).map(({ key, name, role, told }) => ({
      value: valueOf(key, told.notedAt),
      title: `${name}, ${wordsForDay(told.on)} (${role}, told ${meansWords[told.how]})`,
      also: [name],
    })),
    gone: new Map(
      (record?.ledger?.lines ?? []).flatMap(({ key, name, takenBack }) =>
        takenBack ? [[valueOf(key, takenBack.notedAt), takenBackWords(name, takenBack.on)]] : [],
      ),
    ),
  };
}
