import { z } from 'zod';
import { drawPage } from '../../cards/page.ts';
import type { Flow } from '../../src/flows/flow.ts';
import { TODAY } from './form.ts';
import type { Dated } from '../../src/forms/kinds/date.ts';
import { choice } from '../../src/forms/kinds/choice.ts';
import { number } from '../../src/forms/kinds/number.ts';
import { readRows, rows, rowsText } from '../../src/forms/kinds/rows.ts';
import { text } from '../../src/forms/kinds/text.ts';
import { time } from '../../src/forms/kinds/time.ts';
import type { Answers, FormRow } from '../../src/forms/question.ts';
import { ok } from '../../src/kernel/result.ts';

/** A made-up form with a list in it: the calls of somebody's round. */

export const MOST_CALLS = 60;

const door = choice({
  key: 'callDoor',
  short: 'Door',
  label: 'Which door?',
  schema: z.enum(['front', 'back']),
  options: [
    { value: 'front', title: 'Front' },
    { value: 'back', title: 'Back door' },
  ],
});
const at = time({ key: 'callAt', short: 'Time', label: 'At what time?' });
const minutes = number({ key: 'callMinutes', short: 'Length', label: 'How long?', min: 5, max: 120, unit: 'minutes' });
const what = text({ key: 'callWhat', short: 'What', label: 'What is done?', max: 500, lines: 'many' });
const note = text({ key: 'callNote', short: 'Note', label: 'Anything else?', max: 500, lines: 'many', optional: true });

const Call = z.object({
  door: z.string(),
  at: z.string(),
  minutes: z.number(),
  what: z.string(),
  note: z.string().optional(),
});

export const callsOf = (least: 0 | 1) =>
  rows({
    key: 'calls',
    short: 'Calls',
    label: 'Which calls are there?',
    help: 'One after the other.',
    one: 'call',
    several: 'calls',
    least,
    most: MOST_CALLS,
    questions: [door, at, minutes, what, note],
    value: (row: Answers) =>
      Call.safeParse({
        door: door.of(row),
        at: at.of(row),
        minutes: minutes.of(row),
        what: what.of(row),
        note: note.of(row),
      }).data,
    describe: ({ door, at, minutes, what }) => ({ title: `${at}, ${door}`, detail: `${minutes} minutes · ${what}` }),
    check: (all) => (new Set(all.map(({ at }) => at)).size < all.length ? 'Two calls at one time.' : undefined),
  });

export const whose = text({ key: 'whose', short: 'Whose', label: 'Whose round is it?', max: 40, lines: 'one' });
export const after = text({ key: 'after', short: 'After', label: 'And then?', max: 40, lines: 'one' });

export function roundFlow(least: 0 | 1 = 1, change: Partial<Flow<Dated>> = {}): Flow<Dated> {
  const calls = callsOf(least);
  return {
    id: 'round',
    version: 1,
    title: 'A round',
    phrases: ['begin a round'],
    startsFrom: 'nothing',
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      { id: 'whose', title: 'Whose', questions: [whose] },
      { id: 'calls', title: 'Calls', questions: [calls] },
      { id: 'call', title: 'A call', rowOf: calls, questions: calls.list.questions },
      { id: 'after', title: 'After', questions: [after] },
    ],
    recordWords: 'Record it',
    load: async () => ({ today: TODAY }),
    carryOut: async ({ answers }) =>
      ok({
        words: 'Recorded.',
        page: drawPage({ title: 'The round', paragraphs: [JSON.stringify(calls.of(answers))], buttons: [] }),
      }),
    ...change,
  };
}

/** What somebody enters on the card of a call. */
export const callAt = (at: string, change: Answers = {}): Answers => ({
  callDoor: 'front',
  callAt: at,
  callMinutes: '30',
  callWhat: `Tea at ${at}`,
  callNote: '',
  ...change,
});

/** The calls that an answer holds. */
export const callsIn = (answers: Answers): readonly FormRow[] => readRows(answers['calls']).rows;

/** An answer with calls in it that nobody has looked through yet. */
export const callsText = (times: readonly string[], change: Answers = {}): string =>
  rowsText(times.map((one, index) => ({ ...callAt(one, change), key: `old-${index}` })));

/** As many times of the day as asked for, ten minutes apart. */
export const timesOfDay = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const minute = index * 10;
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  });
