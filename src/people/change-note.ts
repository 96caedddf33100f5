import { z } from 'zod';
import { Instant } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';

/** Who changed how something is set up, when, and which kind of change it was: never what was typed. */
export const ChangeNote = z.strictObject({ at: Instant, by: StaffId, what: z.string().max(200) });
export interface ChangeNote extends z.infer<typeof ChangeNote> {}

/** Older ones give way: a note is for finding out who opened a door, not a record of care. */
const MOST = 100;

export const noted = (notes: readonly ChangeNote[] | undefined, note: ChangeNote): ChangeNote[] =>
  [...(notes ?? []), note].slice(-MOST);
