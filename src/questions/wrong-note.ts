import { z } from 'zod';
import { choice, type Choice } from '../forms/kinds/choice.ts';
import type { Answers } from '../forms/question.ts';
import { ownWords } from './own-words.ts';

/** Which note was wrong, of those that its reader may take back (P18): of a telling, a copy, something written by hand. */
export const wrongNote = <C>(notes: (context: C) => readonly Choice[]) =>
  choice({
    key: 'note',
    short: 'Which note',
    label: 'Which note was wrong?',
    schema: z.string().min(1),
    options: notes,
    none: 'There is no note here that you can take back.',
  });

/** One note needs no choosing. */
export const onlyNote = (
  note: { readonly key: string },
  { notes: [first, ...others] }: { readonly notes: readonly Choice[] },
): { readonly answers: Answers } => ({ answers: first && others.length === 0 ? { [note.key]: first.value } : {} });

export const whatWasWrong = ownWords({
  key: 'why',
  short: 'What was wrong',
  label: 'What was wrong with it?',
  example: 'For example: it was her sister who was told.',
  max: 500,
  lines: 'many',
});

/** What becomes of it, in the same words wherever a note is taken back. */
export const CORRECTION_INTRO =
  'The note stays in the history, marked as wrong. What it said counts as not done until somebody does it.';
export const NOTHING_TO_CORRECT =
  'There is no note here that you can take back. Whoever noted something can, and one who leads the team.';
