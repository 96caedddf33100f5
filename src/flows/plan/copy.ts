import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { CopyMeans, HOME, withoutCopy } from '../../plans/plan.ts';
import type { Flow } from '../flow.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { copyMeansWords } from './copies-page.ts';
import { planIdOf } from '../../plans/parties.ts';
import { aboutPlan, hangingOnPerson, PERSON_STEP, theVersion, VERSION } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

const missing = ({ plan }: PlanContext) => (plan ? withoutCopy(plan) : []);

const who = choice({
  key: 'who',
  short: 'To whom',
  label: 'Who has the copy now?',
  schema: z.string().min(1),
  options: (context: PlanContext) =>
    missing(context).map(({ key, name, role }) => ({
      value: key,
      title: key === HOME ? `${name} (in their home)` : `${name} (${role})`,
      also: [name],
    })),
  none: 'Everybody who gets a copy has it.',
});

/** R20: outside Teams a copy goes by hand, by post or by secure e-mail, and it is recorded which. */
const how = choice({
  key: 'how',
  short: 'How',
  label: 'How did it get there?',
  help: 'A plan never goes by ordinary e-mail or text message.',
  schema: CopyMeans.exclude(['link']),
  options: [
    { value: 'by-hand', title: 'By hand', also: ['by hand', 'in person', 'handed over', 'hand'] },
    { value: 'post', title: 'By post', also: ['post', 'letter', 'mail'] },
    { value: 'secure-email', title: 'By secure e-mail', also: ['secure email', 'secure e-mail', 'encrypted email'] },
  ],
});

const on = date({
  key: 'on',
  short: 'Day',
  label: 'On which day?',
  lean: 'past',
  limits: ({ today }) => [{ latest: today, words: 'that day is still to come.' }],
});

/** Somebody notes that a copy of the plan has reached somebody who does not fetch it themselves (R17, R20). */
export function planCopy(plans: Plans): Flow<PlanContext> {
  return {
    id: 'plan-copy',
    version: 1,
    title: 'A copy delivered',
    phrases: ['a copy delivered', 'note a copy', 'delivered a copy', 'gave a copy', 'copy of the plan delivered'],
    startsFrom: 'person',
    needs: { deed: 'tell', guarded: 'care-record' },
    steps: [PERSON_STEP, { id: 'copy', title: 'A copy delivered', questions: [who, how, on] }],
    recordWords: 'Record this',
    recordsAtOnce: true,
    ...aboutPlan(plans, 'tell'),
    pins: theVersion,
    resets: hangingOnPerson(who, how, on),
    idle: (context) => (missing(context).length === 0 ? 'Everybody who gets a copy of the plan has it.' : undefined),
    async finish({ answers, openedFor }, { person, plan }, viewer) {
      const given = Given.safeParse({
        key: who.of(answers),
        how: how.of(answers),
        on: on.of(answers),
        version: Number(openedFor[VERSION]),
      });
      if (!person || !given.success) return refuse({ words: 'Something is still missing. Please check.' });
      const recorded = await plans.record.begin(planIdOf(person.id), {
        command: { type: 'give-copy', ...given.data },
        viewer,
        team: person.team,
      });
      if (!recorded.ok) return recorded;
      const name = plan?.copies.find(({ key }) => key === given.data.key)?.name ?? 'They';
      return ok({
        record: recorded.value.id,
        view: 'copies',
        words: `Noted: ${name} has version ${given.data.version}, ${copyMeansWords[given.data.how]}.`,
      });
    },
  };
}

const Given = z.object({
  key: z.string(),
  how: CopyMeans.exclude(['link']),
  on: Day,
  version: z.number().int().positive(),
});
