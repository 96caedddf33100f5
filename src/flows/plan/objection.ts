import { intoRecord, type Flow } from '../flow.ts';
import { text } from '../../forms/kinds/text.ts';
import { aboutPlan, inPlan, noProposal, PERSON_STEP, PROPOSAL, theProposal } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

const reason = text({
  key: 'reason',
  short: 'Reason',
  label: 'Why do you not agree?',
  example: 'What you have seen, and what you would do instead',
  max: 1000,
  lines: 'many',
});

/** Somebody in the plan says that they do not agree, and why: nobody can override that (R19). */
export function planObjection(plans: Plans): Flow<PlanContext> {
  return {
    id: 'plan-objection',
    version: 1,
    title: 'I do not agree',
    phrases: ['i do not agree', "i don't agree", 'i do not agree with the plan', 'object to the plan'],
    startsFrom: 'person',
    needs: { deed: 'see', guarded: 'care-record' },
    steps: [
      PERSON_STEP,
      {
        id: 'reason',
        title: 'You do not agree',
        intro: () =>
          'The change then cannot go ahead. Whoever proposed it, and your coordinator, are asked to talk it over with you. You can still agree later.',
        questions: [reason],
      },
    ],
    recordWords: 'I do not agree',
    recordsAtOnce: true,
    ...aboutPlan(plans, 'see'),
    pins: theProposal,
    idle: noProposal,
    carryOut: intoRecord(plans.record, {
      command({ answers, openedFor }, { person, today }: PlanContext) {
        const [id, why] = [openedFor[PROPOSAL] ?? '', reason.of(answers) ?? ''];
        return person && inPlan(person, { type: 'answer', id, answer: 'no', how: 'teams', on: today, reason: why });
      },
      said: { words: 'It is noted that you do not agree. Your coordinator hears of it.', view: 'proposal' },
    }),
  };
}
