import { intoRecord, type Flow } from '../flow.ts';
import { joinedBy } from '../../access/viewer.ts';
import { planIdOf } from '../../plans/parties.ts';
import { visitorKey } from '../../plans/visitors.ts';
import { personIn, type Opening } from '../../questions/context.ts';
import { asks } from './only-asked.ts';
import { aboutChange, changeIn, inPlan, PERSON_STEP, reasonFor } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

const reason = reasonFor({
  label: 'Why do you not agree?',
  example: 'What you have seen, and what you would do instead',
});

/** A colleague in the plan says that they do not agree, and why: nobody can override that (R19). */
export function planObjection(plans: Plans): Flow<PlanContext> {
  const about = aboutChange(plans, 'see');
  return {
    ...about,
    async load(opening) {
      const context = await about.load(opening);
      return context.person ? context : { ...context, ...(await loadAsked(plans, opening)) };
    },
    id: 'plan-objection',
    takesBack: ['press'],
    title: 'I do not agree',
    objects: reason.key,
    phrases: ['i do not agree', "i don't agree", 'i do not agree with the plan', 'object to the plan'],
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
    carryOut: intoRecord(plans.record, {
      command: (session, context: PlanContext) =>
        inPlan(context, {
          type: 'answer',
          id: changeIn(session),
          answer: 'no',
          how: 'teams',
          on: context.today,
          reason: reason.of(session.answers),
        }),
      said: { words: 'It is noted that you do not agree. Your coordinator hears of it.', view: 'proposal' },
    }),
  };
}

/** The person and the change, for a form in which whoever is only asked answers. */
async function loadAsked(plans: Plans, { viewer, session }: Opening): Promise<Partial<PlanContext>> {
  const id = personIn(session);
  const person = id && (await plans.directory.personThrough(viewer, id));
  const plan = person && (await plans.record.seen(planIdOf(id), viewer, joinedBy(viewer, person.the)));
  if (!plan || !asks(plan).includes(viewer.staff)) return {};
  const { staff, name } = viewer;
  const circle = [...person.the.circle, { key: visitorKey(staff), name, part: 'support-worker' as const, staff }];
  return { person: { ...person.the, circle }, plan, people: [person] };
}
