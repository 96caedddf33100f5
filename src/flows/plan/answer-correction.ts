import { z } from 'zod';
import { wordsForDay } from '../../kernel/days.ts';
import { meansWords } from '../../people/means.ts';
import { saidInForce } from '../../plans/agreement.ts';
import type { AskedParty } from '../../plans/proposal.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { choice, type Choice } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import { ownWords } from '../../questions/own-words.ts';
import { NOTHING_TO_CORRECT, onlyNote, wrongNote } from '../../questions/wrong-note.ts';
import { toldHow } from '../../questions/told-how.ts';
import { correctableBy, leads } from './leads.ts';
import { aboutPlan, changeIn, inPlan, on, PERSON_STEP, pinned, reasonFor } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

interface CorrectionContext extends PlanContext {
  readonly notes: readonly Choice[];
  readonly asLead: boolean;
}

const note = wrongNote(({ notes }: CorrectionContext) => notes);

const truth = choice({
  key: 'truth',
  short: 'What is right',
  label: 'What is right?',
  schema: z.enum(['no', 'not-reached']),
  options: [
    { value: 'no', title: 'They do not agree', also: ['no', 'does not agree', 'disagrees', 'n'] },
    { value: 'not-reached', title: 'They were never asked', also: ['not asked', 'never asked'] },
  ],
});

const saysNo = (answers: Answers): boolean => truth.of(answers) === 'no';

const how = toldHow({ key: 'how', short: 'How', label: 'How did they say so?', when: saysNo });
const said = { ...on, when: saysNo };
const reason = reasonFor({ label: 'Why not?', example: 'In their own words where you can', when: saysNo });

const whatWasWrong = ownWords({
  key: 'why',
  short: 'What was wrong',
  label: 'What was wrong with it?',
  example: 'For example: it was her sister who was asked.',
  max: 500,
  lines: 'many',
});

const noteOf = ({ key, name, role, answer }: AskedParty): Choice => ({
  value: key,
  title: `${name}: yes, ${answer?.how === undefined ? '' : `${meansWords[answer.how]}, `}${answer ? wordsForDay(answer.on) : ''} (${role})`,
  also: [name],
});

/** A yes of the person or a carer to the version that applies was noted wrongly: it then applies without it (R6, R18, P18). */
export function planAnswerCorrection(plans: Plans): Flow<CorrectionContext> {
  const about = aboutPlan(plans, 'record');
  return {
    ...about,
    id: 'plan-answer-correction',
    takesBack: ['plan-answer'],
    title: 'A yes was noted wrongly',
    phrases: ['a yes was noted wrongly', 'the yes was wrong', 'correct a yes', 'they never agreed to the plan'],
    steps: [
      PERSON_STEP,
      {
        id: 'note',
        title: 'A yes was noted wrongly',
        intro: () =>
          'The yes stays in the history, marked as wrong. The plan goes on applying, as decided without their agreement, until that is weighed or the plan is changed. Everybody in it is told.',
        questions: [note, truth, whatWasWrong],
      },
      { id: 'no', title: 'They do not agree', questions: [how, said, reason], when: saysNo },
    ],
    recordWords: 'Put it right',
    pins: ({ plan }) => pinned(plan && saidInForce(plan)?.id),
    idle: ({ person, notes }) => (person && notes.length === 0 ? NOTHING_TO_CORRECT : undefined),
    fills: (_, context) => onlyNote(note, context),
    async load(opening) {
      const context = await about.load(opening);
      const { person, plan } = context;
      const { viewer } = opening;
      return {
        ...context,
        asLead: person !== undefined && leads(viewer, person),
        notes: person && plan ? correctableBy(plan, { viewer, person }).map(noteOf) : [],
      };
    },
    carryOut: intoRecord(plans.record, {
      command(session, context: CorrectionContext) {
        const { answers } = session;
        return inPlan(context, {
          type: 'correct-answer',
          id: changeIn(session),
          key: note.of(answers) ?? '',
          answer: truth.of(answers) ?? 'not-reached',
          how: saysNo(answers) ? how.of(answers) : undefined,
          on: (saysNo(answers) ? said.of(answers) : undefined) ?? context.today,
          reason: saysNo(answers) ? reason.of(answers) : undefined,
          why: whatWasWrong.of(answers) ?? '',
          asLead: context.asLead,
        });
      },
      said: ({ command: { key, answer }, context: { plan } }) => ({
        words: `Put right: ${plan?.people.find((one) => one.key === key)?.name ?? 'They'} ${answer === 'no' ? 'does not agree' : 'was never asked'}. Everybody in the plan is told.`,
      }),
    }),
  };
}
