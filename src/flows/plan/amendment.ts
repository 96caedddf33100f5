import { z } from 'zod';
import { Day, wordsForDay } from '../../kernel/days.ts';
import type { Amendment } from '../../plans/plan.ts';
import { YesOrNo } from '../../plans/proposal.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Option } from '../../../cards/views.ts';
import { aboutPlan, inPlan, on, PERSON_STEP } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

interface AmendmentContext extends PlanContext {
  /** Those who may have written it. */
  readonly writers: readonly (Option & Pick<Amendment, 'who' | 'staff'>)[];
}

const OPEN_ONE = 'proposal';
const NEWEST_SHOWN = 3;

/** R13: a change that people are still asked about can be chosen, so that it is said why it must wait. */
const of = choice({
  key: 'of',
  short: 'Which change',
  label: 'Which agreed change was written into the plan in the home?',
  schema: z.string().min(1),
  options: ({ plan }: PlanContext) => [
    ...(plan?.versions.slice(-NEWEST_SHOWN).toReversed() ?? []).map(({ version, agreedOn }) => ({
      value: String(version),
      title: `Version ${version}, agreed ${wordsForDay(agreedOn)}`,
      also: [`version ${version}`, String(version)],
    })),
    ...(plan?.proposal
      ? [{ value: OPEN_ONE, title: 'The change that is being agreed now', also: ['the new one'] }]
      : []),
  ],
  none: 'There is no agreed plan yet, so nothing may be written into it by hand.',
});

/** Its writer: staff by their id, so that it stands in their list until the formal record says it. */
const who = choice({
  key: 'who',
  short: 'Who wrote it',
  label: 'Who wrote it?',
  schema: z.string().min(1),
  show: 'many',
  options: ({ writers }: AmendmentContext) => writers.map(({ value, title }) => ({ value, title })),
});

const written = text({
  key: 'written',
  short: 'What was written',
  label: 'What was written in the folder?',
  example: 'Word for word where you can',
  max: 1000,
  lines: 'many',
});

const inRecord = choice({
  key: 'inRecord',
  short: 'Formal record',
  label: 'Does that version of the plan say so already?',
  help: 'If it does not, the formal record is due: it stays in your list until a revision carries it.',
  schema: YesOrNo,
  options: [
    { value: 'yes', title: 'Yes, it says so already', also: ['yes', 'y'] },
    { value: 'no', title: 'No, not yet', also: ['no', 'n', 'not yet'] },
  ],
});

/** What a support worker wrote into the plan in the person's home, once it was agreed (R13); the formal record is due (R14). */
export function planAmendment(plans: Plans): Flow<AmendmentContext> {
  const about = aboutPlan(plans, 'record');
  return {
    ...about,
    id: 'plan-amendment',
    title: 'A change written by hand',
    phrases: [
      'written by hand',
      'i changed the plan by hand',
      'amended by hand',
      'hand amendment',
      'i wrote it in the folder',
      'changed in the folder',
    ],
    steps: [PERSON_STEP, { id: 'written', title: 'Written by hand', questions: [of, who, on, written, inRecord] }],
    recordWords: 'Record this',
    warnings: ({ answers }) =>
      inRecord.of(answers) === 'no'
        ? ['The formal record is due as soon as possible. It cannot be put away, only done.']
        : [],
    idle: ({ plan }) =>
      plan?.current ? undefined : 'There is no agreed plan yet, so nothing may be written into it by hand.',
    fills: (_, { writers: [me] }) => ({ answers: me ? { [who.key]: me.value } : {} }),
    async load(opening) {
      const { viewer } = opening;
      const context = await about.load(opening);
      const me = { value: viewer.staff, title: `${viewer.name} (me)`, who: viewer.name, staff: viewer.staff };
      const others = (context.person?.circle ?? [])
        .filter(({ staff }) => staff !== viewer.staff)
        .map(({ staff, key, name }) => ({ value: staff ?? `circle:${key}`, title: name, who: name, staff }));
      return { ...context, writers: [me, ...others] };
    },
    carryOut: intoRecord(plans.record, {
      command({ answers, token }, context: AmendmentContext) {
        const { data } = Given.safeParse({ of: of.of(answers), on: on.of(answers), written: written.of(answers) });
        const writer = context.writers.find(({ value }) => value === who.of(answers));
        if (!writer || !data) return undefined;
        return inPlan(context, {
          type: 'amend-by-hand',
          of: data.of === OPEN_ONE ? 'proposal' : Number(data.of),
          amendment: {
            key: token,
            who: writer.who,
            staff: writer.staff,
            on: data.on,
            written: data.written,
            inRecord: inRecord.of(answers) === 'yes',
          },
        });
      },
      async said({ command: { of: version, amendment }, context: { person }, viewer }) {
        const plan = person && (await plans.planFor(viewer, person));
        const done = plan?.amendments.find(({ key }) => key === amendment.key)?.done;
        return {
          view: 'amendments',
          words: done
            ? `Noted. The copy of version ${done.version} in the home says it already.`
            : amendment.inRecord
              ? `Noted. It is over once a copy of version ${version} has reached the home.`
              : 'Noted. The formal record is due: it stays in your list until a revision carries it.',
        };
      },
    }),
  };
}

const Given = z.object({ of: z.string(), on: Day, written: z.string() });
