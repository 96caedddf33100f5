import { z } from 'zod';
import { wordsForDay } from '../../kernel/days.ts';
import type { Amendment } from '../../plans/plan.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';
import { answered } from '../../forms/question.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { leads } from './leads.ts';
import { aboutPlan, inPlan, PERSON_STEP, reasonFor } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

interface CorrectionContext extends PlanContext {
  /** Notes that its reader may correct, the newest first. */
  readonly notes: readonly Amendment[];
  readonly asLead: boolean;
}

/** Never what was written: the words of a button may be read as more than words (S13). */
const which = choice({
  key: 'which',
  short: 'Which note',
  label: 'Which note is not right?',
  schema: z.string().min(1),
  options: ({ notes }: CorrectionContext) =>
    notes.map(({ key, who, on }, index) => ({ value: key, title: `${index + 1}: ${who}, ${wordsForDay(on)}` })),
  none: 'There is no note that you can correct.',
});

const What = z.enum(['correct', 'take-back']);
const what = choice({
  key: 'what',
  short: 'What to do',
  label: 'What should happen to it?',
  schema: What,
  options: [
    { value: 'correct', title: 'Correct what it says', also: ['correct', 'change it'] },
    { value: 'take-back', title: 'Take it back: nothing was written', also: ['take back', 'remove it'] },
  ],
});

const written = text({
  key: 'written',
  short: 'What was written',
  label: 'What does the folder in the home say?',
  example: 'Word for word where you can',
  max: 1000,
  lines: 'many',
  when: answered(what, 'correct'),
});

const reason = reasonFor({ label: 'Why is the note not right?' });

/** A note of what was written by hand was a mistake (R13). What it said before stays in the history. */
export function planAmendmentCorrection(plans: Plans): Flow<CorrectionContext> {
  const about = aboutPlan(plans, 'record');
  return {
    ...about,
    id: 'plan-amendment-correction',
    takesBack: ['plan-amendment'],
    title: 'Correct a note of handwriting',
    phrases: ['correct a note of handwriting', 'the handwriting note is wrong', 'correct what was written by hand'],
    steps: [
      PERSON_STEP,
      {
        id: 'which',
        title: 'Correct a note',
        intro: (_, { notes }) =>
          notes.map(({ written: words }, index) => `${index + 1}: ${words}`).join('\n') || undefined,
        questions: [which, what],
      },
      { id: 'correction', title: 'Correct a note', questions: [written, reason] },
    ],
    recordWords: 'Record this',
    recordsAtOnce: true,
    idle: ({ person, notes }) => (person && notes.length === 0 ? 'There is no note that you can correct.' : undefined),
    async load(opening) {
      const { viewer } = opening;
      const context = await about.load(opening);
      const { person, plan } = context;
      const asLead = person !== undefined && leads(viewer, person);
      const mine = ({ staff, notedBy, takenBack }: Amendment): boolean =>
        !takenBack && (asLead || [staff, notedBy].includes(viewer.staff));
      return { ...context, asLead, notes: (plan?.amendments ?? []).filter(mine).toReversed().slice(0, MOST_NOTES) };
    },
    carryOut: intoRecord(plans.record, {
      command({ answers }, context: CorrectionContext) {
        const { data } = Given.safeParse({
          key: which.of(answers),
          what: what.of(answers),
          written: written.of(answers) ?? '',
          reason: reason.of(answers),
        });
        if (!data) return undefined;
        const { key, reason: why } = data;
        const { asLead } = context;
        return inPlan(
          context,
          data.what === 'correct'
            ? { type: 'correct-by-hand', key, written: data.written, reason: why, asLead }
            : { type: 'take-back-by-hand', key, reason: why, asLead },
        );
      },
      said: ({ command }) => ({
        view: 'amendments',
        words: command.type === 'correct-by-hand' ? 'Corrected.' : 'Taken back.',
      }),
    }),
  };
}

const MOST_NOTES = 12;
const Given = z.object({ key: z.string(), what: What, written: z.string(), reason: z.string() });
