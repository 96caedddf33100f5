import type { SentFile } from '../chat/files.ts';
import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { BoundQuestion } from '../forms/bound.ts';
import { activeSession } from '../forms/open-forms.ts';
import { currentQuestion } from '../forms/session-moves.ts';
import type { Session } from '../forms/session.ts';
import { loadForm, typeIntoForm } from './forms.ts';
import type { Turn } from './app.ts';

const KINDS = new Set(['csv', 'txt', 'tsv']);

/**
 * A file sent in private chat, as the answer to the open form: only when that asks for one just now. Anything else is turned down without
 * being fetched, so that no file about anybody is taken by accident (S34). What stands in it is no command.
 */
export async function fileSent(turn: Turn<Said>, file: SentFile): Promise<readonly Outbound[]> {
  const { session, takes } = await askingForOne(turn);
  if (!session || takes === undefined)
    return [say([NOT_ASKED, ...turn.app.flows.flatMap(({ takesFiles = [] }) => takesFiles)].join(' '))];
  if (!KINDS.has(file.kind.toLowerCase())) return [say(NOT_CSV)];
  const text = await turn.app.readFile(file);
  if (!text.ok) return [say(text.refusal === 'too-big' ? TOO_BIG : NOT_READ)];
  const typed = (words: string, delivery: string): Turn<Said> => ({
    ...turn,
    inbound: { ...turn.inbound, text: words, delivery },
  });
  const { delivery } = turn.inbound;
  if (takes !== true) await typeIntoForm(typed(takes, `${delivery}.before`), session);
  return typeIntoForm(typed(text.value, delivery), session);
}

async function askingForOne(turn: Turn<Said>): Promise<Asking> {
  const session = activeSession((await turn.app.forms.read(turn.viewer.staff)).forms);
  const loaded = session && (await loadForm(turn, session));
  return { session, takes: loaded && currentQuestion(loaded.form, loaded.session)?.takesFile };
}

interface Asking {
  readonly session: Session | undefined;
  readonly takes: BoundQuestion['takesFile'];
}

const NOT_ASKED = 'I do not take files here: they stay in your OneDrive, and whoever has the link reads them.';
const NOT_CSV = 'Please save it as a CSV file first: in a spreadsheet, that is "Save as", then "CSV".';
const TOO_BIG = 'That file is too long. Please send it in parts of at most 300 people.';
const NOT_READ = 'I could not read that file. Please send it again, or copy the cells into the card.';
