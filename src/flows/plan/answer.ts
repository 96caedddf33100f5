import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Means, meansWords } from '../../people/means.ts';
import { YesOrNo } from '../../plans/proposal.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { choice } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import { needsWhereAsked } from '../../people/needs.ts';
import { toldHow } from '../../questions/told-how.ts';
import { goingAhead } from './agreement.ts';
import type { PlanContext, Plans } from './plans.ts';
import { aboutChange, changeIn, inPlan, on, PERSON_STEP, reasonFor } from './plan-forms.ts';

/** Those who use Teams answer there. Who has agreed may change their mind while it is open. */
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
  help: (context) => needsWhereAsked(context.person, withoutTeams(context)),
  none: 'Everybody who is asked uses Teams, and answers there.',
});

const said = choice({
  key: 'answer',
  short: 'Answer',
  label: 'Do they agree?',
  schema: YesOrNo,
  options: [
    { value: 'yes', title: 'Yes', also: ['agrees', 'agreed', 'y', 'yep'] },
    { value: 'no', title: 'No', also: ['does not agree', 'disagrees', 'n', 'nope'] },
  ],
});

const how = toldHow({ key: 'how', short: 'How', label: 'How did they say so?' });

const saysNo = (answers: Answers): boolean => said.of(answers) === 'no';

/** Only what the person or a carer says can be weighed (R18); of anybody else a no stands (R19). */
const canBeWeighed = (answers: Answers, context: PlanContext): boolean =>
  saysNo(answers) && withoutTeams(context).some(({ key, part }) => key === who.of(answers) && part !== 'other');

const reason = reasonFor({ label: 'Why not?', example: 'In their own words where you can', when: saysNo });

const { goAhead, goesAhead, waitWhy, views, wellbeingImpact, wellbeing, weighed } = goingAhead(canBeWeighed, {
  label: 'Should it go ahead all the same?',
});

/** What a party without Teams says to a change of the plan, and how they were asked (R6, R18). */
export function planAnswer(plans: Plans): Flow<PlanContext> {
  return {
    ...aboutChange(plans, 'record'),
    id: 'plan-answer',
    title: 'Note an answer about the plan',
    phrases: ['note an answer', 'note who agrees', 'note that they agree', 'record an agreement', 'the person agrees'],
    steps: [
      PERSON_STEP,
      { id: 'answer', title: 'What they said', questions: [who, said, how, on] },
      { id: 'no', title: 'They do not agree', questions: [reason, goAhead] },
      { id: 'weighed', title: 'They do not agree', questions: [waitWhy, views, wellbeingImpact, wellbeing] },
    ],
    recordWords: 'Record this',
    warnings: ({ answers }, context) =>
      saysNo(answers) && !canBeWeighed(answers, context)
        ? ['Somebody in the plan who does not agree cannot be overridden. The coordinator is asked to help.']
        : [],
    carryOut: intoRecord(plans.record, {
      command(session, context: PlanContext) {
        const { answers } = session;
        const { data } = Given.safeParse({
          key: who.of(answers),
          answer: said.of(answers),
          how: how.of(answers),
          on: on.of(answers),
        });
        const given = data && {
          ...data,
          reason: saysNo(answers) ? reason.of(answers) : undefined,
          regard: goesAhead(answers, context) ? weighed(answers) : undefined,
          waits: waitWhy.when(answers, context) ? waitWhy.of(answers) : undefined,
        };
        return inPlan(context, given && { type: 'answer', id: changeIn(session), ...given });
      },
      said: ({ command, context: { plan } }) => ({
        words: `Noted: ${plan?.proposal?.parties.find(({ key }) => key === command.key)?.name ?? 'They'} ${command.answer === 'yes' ? 'agrees' : 'does not agree'}, ${meansWords[command.how]}.`,
        view: 'proposal',
      }),
    }),
  };
}

const Given = z.object({ key: z.string(), answer: YesOrNo, how: Means.exclude(['teams']), on: Day });
