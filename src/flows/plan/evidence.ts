import { Evidence } from '../../plans/proposal.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { aboutPlan, inPlan, noProposal, PERSON_STEP, PROPOSAL, theProposal } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';
import { evidenceFrom, evidenceOn, evidenceWords } from './rows.ts';

/** Something more that shows that the plan should change, while people are asked about it (R9). */
export function planEvidence(plans: Plans): Flow<PlanContext> {
  return {
    id: 'plan-evidence',
    version: 1,
    title: 'Add evidence',
    phrases: ['add evidence', 'more evidence', 'evidence for the plan'],
    startsFrom: 'person',
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      PERSON_STEP,
      {
        id: 'evidence',
        title: 'Evidence',
        questions: [evidenceFrom, evidenceOn, evidenceWords],
      },
    ],
    recordWords: 'Add it',
    recordsAtOnce: true,
    ...aboutPlan(plans, 'record'),
    idle: noProposal,
    pins: theProposal,
    carryOut: intoRecord(plans.record, {
      command({ answers, openedFor, token }, { person }: PlanContext) {
        const { data: evidence } = Evidence.safeParse({
          key: token,
          from: evidenceFrom.of(answers),
          on: evidenceOn.of(answers),
          words: evidenceWords.of(answers),
        });
        return person && evidence && inPlan(person, { type: 'add-evidence', id: openedFor[PROPOSAL] ?? '', evidence });
      },
      said: { words: 'The evidence is added.', view: 'proposal' },
    }),
  };
}
