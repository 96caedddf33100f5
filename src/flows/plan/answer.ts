import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Means, meansWords } from '../../notices/ledger.ts';
import { weighing } from '../../questions/agreement.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Answers } from '../../forms/question.ts';
import { toldHow } from '../../questions/told-how.ts';
import type { PlanContext, Plans } from './plans.ts';
import { aboutPlan, inPlan, noProposal, PERSON_STEP, PROPOSAL, theProposal } from './plan-forms.ts';

/** Whoever uses Teams answers there. Who has agreed may change their mind while it is open. */
const withoutTeams = ({ plan }: PlanContext) =>
  plan?.proposal?.parties.filter(({ staff }) => staff === undefined) ?? [];

const soFar = { yes: ', agrees so far', no: ', does not agree so far', none: '' } as const;

const who = choice({
  key: 'who',
  short: 'Whose answer',
  label: 'Whose answer is it?',
  schema: z.string().min(1),
  options: (context: PlanContext) =>
    withoutTeams(context).map(({ key, name, role, answer }) => ({
      value: key,
      title: `${name} (${role}${soFar[answer?.answer ?? 'none']})`,
      also: [name],
    })),
  none: 'Everybody who is asked uses Teams, and answers there.',
});

const said = choice({
  key: 'answer',
  short: 'Answer',
  label: 'Do they agree?',
  schema: z.enum(['yes', 'no']),
  options: [
    { value: 'yes', title: 'Yes', also: ['agrees', 'agreed', 'y', 'yep'] },
    { value: 'no', title: 'No', also: ['does not agree', 'disagrees', 'n', 'nope'] },
  ],
});

const how = toldHow({ key: 'how', short: 'How', label: 'How did they say so?' });

const on = pastDay({
  key: 'on',
  short: 'Day',
  label: 'On which day?',
});

const saysNo = (answers: Answers): boolean => said.of(answers) === 'no';

/** Only what the person or a carer says can be weighed (R18); of anybody else a no stands (R19). */
const canBeWeighed = (answers: Answers, context: PlanContext): boolean =>
  saysNo(answers) && withoutTeams(context).some(({ key, part }) => key === who.of(answers) && part !== 'other');

const reason = text({
  key: 'reason',
  short: 'Reason',
  label: 'Why not?',
  example: 'In their own words where you can',
  max: 1000,
  lines: 'many',
  when: saysNo,
});

const goAhead = choice({
  key: 'goAhead',
  short: 'Go ahead all the same',
  label: 'Should it go ahead all the same?',
  schema: z.enum(['yes', 'no']),
  options: [
    { value: 'yes', title: 'Go ahead, and write down why', also: ['yes', 'y', 'go ahead'] },
    { value: 'no', title: 'Wait', also: ['no', 'n', 'not yet'] },
  ],
  when: canBeWeighed,
});

const isWeighed = (answers: Answers, context: PlanContext): boolean =>
  canBeWeighed(answers, context) && goAhead.of(answers) === 'yes';

const { views, wellbeingImpact, wellbeing, weighed } = weighing(isWeighed);

/** Somebody notes what somebody without Teams says to a change of the plan, and how they were asked (R6, R18). */
export function planAnswer(plans: Plans): Flow<PlanContext> {
  return {
    id: 'plan-answer',
    version: 1,
    title: 'Note an answer about the plan',
    phrases: ['note an answer', 'note who agrees', 'note that they agree', 'record an agreement', 'the person agrees'],
    startsFrom: 'person',
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      PERSON_STEP,
      { id: 'answer', title: 'What they said', questions: [who, said, how, on] },
      { id: 'no', title: 'They do not agree', questions: [reason, goAhead, views, wellbeingImpact, wellbeing] },
    ],
    recordWords: 'Record this',
    warnings: ({ answers }, context) =>
      saysNo(answers) && !canBeWeighed(answers, context)
        ? ['Somebody in the plan who does not agree cannot be overridden. The coordinator is asked to help.']
        : [],
    ...aboutPlan(plans, 'record'),
    pins: theProposal,
    idle: noProposal,
    carryOut: intoRecord(plans.record, {
      command({ answers, openedFor }, context: PlanContext) {
        const { person } = context;
        const { data } = Given.safeParse({
          key: who.of(answers),
          answer: said.of(answers),
          how: how.of(answers),
          on: on.of(answers),
        });
        const why = reason.of(answers);
        return (
          person &&
          data &&
          inPlan(person, {
            type: 'answer',
            id: openedFor[PROPOSAL] ?? '',
            ...data,
            ...(saysNo(answers) && why !== undefined && { reason: why }),
            ...(isWeighed(answers, context) && { regard: weighed(answers) }),
          })
        );
      },
      said: ({ command, context: { plan } }) => ({
        words: `Noted: ${plan?.proposal?.parties.find(({ key }) => key === command.key)?.name ?? 'They'} ${command.answer === 'yes' ? 'agrees' : 'does not agree'}, ${meansWords[command.how]}.`,
        view: 'proposal',
      }),
    }),
  };
}

const Given = z.object({ key: z.string(), answer: z.enum(['yes', 'no']), how: Means.exclude(['teams']), on: Day });
