import { ok, refuse } from '../../kernel/result.ts';
import { Evidence } from '../../plans/proposal.ts';
import type { Flow } from '../flow.ts';
import { planIdOf } from '../../plans/parties.ts';
import { aboutPlan, hangingOnPerson, noProposal, PERSON_STEP, PROPOSAL, theProposal } from './plan-forms.ts';
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
    resets: hangingOnPerson(evidenceFrom, evidenceOn, evidenceWords),
    idle: noProposal,
    pins: theProposal,
    async finish({ answers, openedFor, token }, { person }, viewer) {
      const evidence = Evidence.safeParse({
        key: token,
        from: evidenceFrom.of(answers),
        on: evidenceOn.of(answers),
        words: evidenceWords.of(answers),
      });
      if (!person || !evidence.success) return refuse({ words: 'Something is still missing. Please check.' });
      const recorded = await plans.record.begin(planIdOf(person.id), {
        command: { type: 'add-evidence', id: openedFor[PROPOSAL] ?? '', evidence: evidence.data },
        viewer,
        team: person.team,
      });
      return recorded.ok
        ? ok({ record: recorded.value.id, view: 'proposal', words: 'The evidence is added.' })
        : recorded;
    },
  };
}
