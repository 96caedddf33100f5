import { z } from 'zod';
import { ok } from '../../src/kernel/result.ts';
import { PersonId, recordIdOf, StaffId, TeamId } from '../../src/kernel/ids.ts';
import type { Rules } from '../../src/records/kind.ts';

/** The simplest record that many write to: who made which of their edits. */
const Edit = z.strictObject({ writer: z.string(), edit: z.number().int().positive() });
export type Edit = z.infer<typeof Edit>;
/** How many edits of each writer are in it. */
const State = z.record(z.string(), z.number());
export type State = z.infer<typeof State>;

export const edits: Rules<State, Edit, Edit, never> = {
  kind: 'edits',
  prefix: 'ED',
  version: 1,
  fact: Edit,
  state: State,
  initial: {},
  evolve: (state, { writer, edit }) => ({ ...state, [writer]: edit }),
  // An edit that is there already is not made twice.
  decide: (state, command) => ok((state[command.writer] ?? 0) >= command.edit ? [] : [command]),
};

export const EDITED = recordIdOf(PersonId.parse('ada'), 'abcde12345');
export const BEGINNING = { team: TeamId.parse('north'), author: StaffId.parse('writer0') };
