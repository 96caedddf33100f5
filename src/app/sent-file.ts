import type { SentFile } from '../chat/files.ts';
import type { Said } from '../chat/inbound.ts';
import { activeSession } from '../forms/open-forms.ts';
import { currentQuestion } from '../forms/session-moves.ts';
import { refuse, type Result } from '../kernel/result.ts';
import { loadForm } from './forms.ts';
import type { Turn } from './app.ts';

const KINDS = new Set(['csv', 'txt', 'tsv']);

/**
 * A file sent in private chat, as if its lines had been typed: only when the open form asks for one just now. Anything else is
 * turned down without being fetched, so that no file about anybody is taken by accident (S34).
 */
export async function textIn(turn: Turn<Said>, file: SentFile): Promise<Result<string, string>> {
  if (!(await isAskedFor(turn)))
    return refuse([NOT_ASKED, ...turn.app.flows.flatMap(({ takesFiles = [] }) => takesFiles)].join(' '));
  if (!KINDS.has(file.kind.toLowerCase())) return refuse(NOT_CSV);
  const text = await turn.app.readFile(file);
  return text.ok ? text : refuse(text.refusal === 'too-big' ? TOO_BIG : NOT_READ);
}

async function isAskedFor(turn: Turn<Said>): Promise<boolean> {
  const session = activeSession((await turn.app.forms.read(turn.viewer.staff)).forms);
  const loaded = session && (await loadForm(turn, session));
  return (loaded && currentQuestion(loaded.form, loaded.session)?.takesFile) ?? false;
}

const NOT_ASKED = 'I do not take files here: they stay in your OneDrive, and whoever has the link reads them.';
const NOT_CSV = 'Please save it as a CSV file first: in a spreadsheet, that is "Save as", then "CSV".';
const TOO_BIG = 'That file is too long. Please send it in parts of at most 300 people.';
const NOT_READ = 'I could not read that file. Please send it again, or copy the cells into the card.';
