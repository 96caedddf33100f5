import { CORRECTION_INTRO, NOTHING_TO_CORRECT, onlyNote, whatWasWrong, wrongNote } from '../../questions/wrong-note.ts';
import type { Choice } from '../../forms/kinds/choice.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { copiesTakenBackBy, leads } from './leads.ts';
import { aboutPlan, inPlan, PERSON_STEP } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';
import { copyMeansWords } from './wording.ts';
import { wordsForDay } from '../../kernel/days.ts';

interface CorrectionContext extends PlanContext {
  readonly notes: readonly Choice[];
  readonly asLead: boolean;
}

const note = wrongNote(({ notes }: CorrectionContext) => notes);

/** A note that a copy was delivered is wrong: it is to be delivered yet (P18, R17). */
export function planCopyCorrection(plans: Plans): Flow<CorrectionContext> {
  const about = aboutPlan(plans, 'tell');
  return {
    ...about,
    id: 'plan-copy-correction',
    takesBack: ['plan-copy'],
    title: 'A copy was not delivered',
    phrases: ['a copy was not delivered', 'the copy note is wrong', 'take back a copy'],
    steps: [
      PERSON_STEP,
      { id: 'note', title: 'A note was wrong', intro: () => CORRECTION_INTRO, questions: [note, whatWasWrong] },
    ],
    recordWords: 'Take it back',
    recordsAtOnce: true,
    idle: ({ person, notes }) => (person && notes.length === 0 ? NOTHING_TO_CORRECT : undefined),
    fills: (_, context) => onlyNote(note, context),
    async load(opening) {
      const context = await about.load(opening);
      const { person, plan } = context;
      const { viewer } = opening;
      const lines = person && plan ? copiesTakenBackBy(plan, { viewer, person }) : [];
      return {
        ...context,
        asLead: person !== undefined && leads(viewer, person),
        notes: lines.flatMap(({ key, name, role, has }) =>
          has
            ? [
                {
                  value: `${key} ${has.version}`,
                  title: `${name}, version ${has.version} (${role}, ${copyMeansWords[has.how]}, ${wordsForDay(has.on)})`,
                  also: [name],
                },
              ]
            : [],
        ),
      };
    },
    carryOut: intoRecord(plans.record, {
      command({ answers }, context: CorrectionContext) {
        const [key = '', version = ''] = (note.of(answers) ?? '').split(' ');
        const why = whatWasWrong.of(answers) ?? '';
        const { asLead } = context;
        return inPlan(context, { type: 'take-back-copy', key, version: Number(version), why, asLead });
      },
      said: ({ command: { key }, context: { plan } }) => ({
        words: `Taken back: ${plan?.copies.find((one) => one.key === key)?.name ?? 'They'} has not had it.`,
        view: 'copies',
      }),
    }),
  };
}
