import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Means } from '../../people/means.ts';
import { circleOf, involvedIn } from '../../people/party.ts';
import { partiesOf } from '../../plans/parties.ts';
import type { Amendment, GivenYes } from '../../plans/plan.ts';
import type { Party } from '../../plans/proposal.ts';
import { HOW } from '../../questions/told-how.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import type { Answers } from '../../forms/question.ts';
import { versionWords } from './in-words.ts';
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
const OUTSIDE = 'outside';
const NOT_YET = 'not-yet';
const NEWEST_SHOWN = 3;

/** R13: only what is agreed. A change that people are still asked about can be chosen, so that it is said why it must wait. */
const of = choice({
  key: 'of',
  short: 'Agreed how',
  label: 'How is it agreed?',
  schema: z.string().min(1),
  options: ({ plan }: PlanContext) => [
    ...(plan?.versions.slice(-NEWEST_SHOWN).toReversed() ?? []).map((line) => ({
      value: String(line.version),
      title: `${versionWords(line)}, says it`,
      also: [`version ${line.version}`, String(line.version)],
    })),
    { value: OUTSIDE, title: 'No version says it yet, but everybody in the plan has said yes', also: ['outside'] },
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

const isOutside = (answers: Answers): boolean => of.of(answers) === OUTSIDE;

const partiesIn = ({ person, plan }: PlanContext): readonly Party[] =>
  person ? partiesOf(circleOf(person), plan) : [];

/** More people are not in a plan. */
const MOST_PARTIES = 16;

/** The yes of one of the parties: how they gave it, and when. Whose it is stands in the answer: they may change while the form is open. */
const YESES = Array.from({ length: MOST_PARTIES }, (_, index) => {
  const party = (context: PlanContext) => partiesIn(context)[index];
  const name = (context: PlanContext) => party(context)?.name ?? '';
  const how = choice({
    key: `yes${index + 1}`,
    short: name,
    label: (context) => `${name(context)} (${party(context)?.role ?? ''}): how did they say yes?`,
    schema: z.string().min(1),
    options(context) {
      const { key = '' } = party(context) ?? {};
      const not = { value: NOT_YET, title: 'They have not said yes', also: ['not yet', 'no'] };
      return [not, ...HOW].map((one) => ({ ...one, value: `${key}:${one.value}` }));
    },
    when: (answers, context) => isOutside(answers) && party(context) !== undefined,
  });
  const on = pastDay({
    key: `yesOn${index + 1}`,
    short: (context: PlanContext) => `${name(context)}, day`,
    label: (context) => `When did ${name(context)} say yes?`,
    opensWith: ({ today }) => today,
    when: (answers, context) => how.when(answers, context) && how.of(answers)?.endsWith(`:${NOT_YET}`) !== true,
  });
  return { how, on };
});

const HowYes = Means.exclude(['teams']);

/** The yes of each, as far as they have said so. */
const agreedBy = (answers: Answers, context: PlanContext): readonly GivenYes[] =>
  YESES.flatMap(({ how, on: onDay }) => {
    const [key = '', by] = (how.of(answers) ?? '').split(':');
    const [means, day] = [HowYes.safeParse(by).data, onDay.of(answers)];
    const party = partiesIn(context).find((one) => one.key === key);
    return party && means && day ? [{ key, name: party.name, how: means, on: day }] : [];
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
    steps: [
      PERSON_STEP,
      { id: 'written', title: 'Written by hand', questions: [of, who, on, written] },
      {
        id: 'agreed',
        title: 'Who has said yes',
        intro: () => 'No version says it, so everybody in the plan must have agreed to it.',
        questions: YESES.flatMap(({ how, on: day }) => [how, day]),
      },
    ],
    recordWords: 'Record this',
    warnings: ({ answers }) =>
      isOutside(answers) ? ['The formal record is due as soon as possible. It cannot be put away, only done.'] : [],
    idle: ({ plan }) =>
      plan?.current ? undefined : 'There is no agreed plan yet, so nothing may be written into it by hand.',
    fills: (_, { writers: [me] }) => ({ answers: me ? { [who.key]: me.value } : {} }),
    async load(opening) {
      const { viewer } = opening;
      const context = await about.load(opening);
      const me = { value: viewer.staff, title: `${viewer.name} (me)`, who: viewer.name, staff: viewer.staff };
      const others = (context.person ? involvedIn(context.person) : [])
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
          of: data.of === OPEN_ONE || data.of === OUTSIDE ? data.of : Number(data.of),
          agreed: isOutside(answers) ? agreedBy(answers, context) : [],
          amendment: { key: token, who: writer.who, staff: writer.staff, on: data.on, written: data.written },
        });
      },
      async said({ command: { of: version, amendment }, context: { person }, viewer }) {
        const plan = person && (await plans.planFor(viewer, person));
        const done = plan?.amendments.find(({ key }) => key === amendment.key)?.done;
        return {
          view: 'amendments',
          words: done
            ? `Noted. The copy of version ${done.version} in the home says it already.`
            : version !== 'outside'
              ? `Noted. It is over once a copy of version ${version} has reached the home.`
              : 'Noted. The formal record is due: it stays in your list until a revision carries it.',
        };
      },
    }),
  };
}

const Given = z.object({
  of: z.union([z.literal(OPEN_ONE), z.literal(OUTSIDE), z.string().regex(/^\d+$/u)]),
  on: Day,
  written: z.string(),
});
