import { z } from 'zod';
import { wordsForDay } from '../../kernel/days.ts';
import { circleOf, notSharedWith } from '../../people/party.ts';
import { HOME, stillDue, type Amendment } from '../../plans/plan.ts';
import { Talked } from '../../plans/content.ts';
import { ChangeKind, CopyChange, Trigger } from '../../plans/proposal.ts';
import { called } from '../../questions/called.ts';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { lines } from '../../forms/kinds/lines.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Answers } from '../../forms/question.ts';
import { startsOnAsked } from '../../questions/starts-on.ts';
import type { PlanContext } from './plans.ts';
import { partiesOf } from '../../plans/parties.ts';
import { othersGetCopies } from '../../plans/proposable.ts';
import { kindWords, triggerWords } from './wording.ts';

export const hasPlan = (_: Answers, { plan }: PlanContext): boolean => plan?.current !== undefined;
const noPlan = (_: Answers, { plan }: PlanContext): boolean => plan?.current === undefined;

export const trigger = choice({
  key: 'trigger',
  short: 'Why',
  label: 'Why should the plan change?',
  schema: Trigger,
  options: [
    { value: 'progress', title: triggerWords.progress, also: ['progress', 'better', 'improved', 'getting on'] },
    { value: 'more-support', title: triggerWords['more-support'], also: ['more support', 'worse', 'fluctuating'] },
    { value: 'circumstances', title: triggerWords.circumstances, also: ['circumstances', 'changed'] },
    { value: 'equipment', title: triggerWords.equipment, also: ['equipment', 'technology', 'telecare'] },
    { value: 'other', title: triggerWords.other, also: ['other', 'else'] },
  ],
  when: hasPlan,
});

export const kinds = choices({
  key: 'kinds',
  short: 'Kind of change',
  label: 'What kind of change is it?',
  schema: ChangeKind,
  options: [
    { value: 'times', title: kindWords.times, also: ['times', 'day', 'time', 'length'] },
    { value: 'fewer', title: kindWords.fewer, also: ['fewer', 'fewer visits', 'less'] },
    { value: 'temporary', title: kindWords.temporary, also: ['temporary', 'more for a while', 'more support'] },
    { value: 'manner', title: kindWords.manner, also: ['manner', 'how', 'equipment fitted'] },
    { value: 'other', title: kindWords.other, also: ['other', 'else'] },
  ],
  when: hasPlan,
});

export const otherwise = text({
  key: 'otherwise',
  short: 'Something else',
  label: 'What is it, when it is something else?',
  max: 300,
  when: (answers) => trigger.of(answers) === 'other' || (kinds.of(answers) ?? []).includes('other'),
});

export const Part = z.enum(['visits', 'outcomes', 'equipment', 'monitoring', 'matters', 'afterwards']);

export const parts = choices({
  key: 'parts',
  short: 'Parts of the plan',
  label: 'Which parts of the plan do you want to change?',
  schema: Part,
  options: [
    { value: 'visits', title: 'Visits', also: ['visit', 'calls', 'call'] },
    { value: 'outcomes', title: 'Outcomes and how far they are', also: ['outcomes', 'outcome', 'goals', 'progress'] },
    { value: 'equipment', title: 'Equipment', also: ['equipment'] },
    { value: 'monitoring', title: 'How it is monitored', also: ['monitoring'] },
    { value: 'matters', title: 'What matters to the person', also: ['what matters', 'matters'] },
    { value: 'afterwards', title: 'The plan for afterwards', also: ['afterwards', 'transition', 'after the end'] },
  ],
  when: hasPlan,
});

/** A first plan has all parts; a revision those that were chosen. More support for a while is a visit with a last day (R8). */
export const has =
  (part: z.infer<typeof Part>) =>
  (answers: Answers, context: PlanContext): boolean =>
    noPlan(answers, context) ||
    (parts.of(answers) ?? []).includes(part) ||
    (part === 'visits' && (kinds.of(answers) ?? []).includes('temporary'));

export const matters = text({
  key: 'matters',
  short: 'What matters',
  label: (context) => `What matters to ${called(context)}?`,
  example: 'In their own words where you can',
  max: 1500,
  lines: 'many',
  when: has('matters'),
});

export const equipment = lines({
  key: 'equipment',
  short: 'Equipment',
  label: 'Which equipment or technology is used?',
  example: 'For example: bath board',
  optional: true,
  most: 30,
  max: 1000,
  when: has('equipment'),
});

export const monitoring = text({
  key: 'monitoring',
  short: 'Monitoring',
  label: 'How will you see how it is going?',
  example: 'For example: a phone call on Mondays',
  max: 500,
  lines: 'many',
  when: has('monitoring'),
});

/** QS173 4: what follows the end is thought of from the start, and kept with the plan. */
export const afterwards = text({
  key: 'afterwards',
  short: 'Plan for afterwards',
  label: (context) => `When support ends: what does ${called(context)} go on doing?`,
  help: () => 'And what to look out for, whom to ring, and how to come back.',
  max: 1500,
  lines: 'many',
  optional: true,
  when: has('afterwards'),
});

/** QS173 1 and 4: noted with the first plan, or later with the plan for afterwards. */
export const talked = choices({
  key: 'talked',
  short: 'Talked about',
  label: (context: PlanContext) => `What did you talk about with ${called(context)}?`,
  schema: Talked,
  options: [
    {
      value: 'service',
      title: 'What we do and do not do',
      also: ['the service', 'what we do', 'what the service does'],
    },
    { value: 'afterwards', title: 'What follows when it ends', also: ['the end', 'afterwards', 'when it ends'] },
  ],
  optional: true,
  when: has('afterwards'),
});

export const startsOn = startsOnAsked('From when does it apply?');

const MEANWHILE = {
  key: 'meanwhile',
  short: 'Until then',
  max: 500,
};
/** TL15: more support that begins later; on a card without a day yet it is there to be filled in. */
export const meanwhile = text<PlanContext>({
  ...MEANWHILE,
  label: (context) => `If it begins later: what keeps ${called(context)} safe until then?`,
  optional: true,
  when: (answers, context) => {
    const from = startsOn.of(answers);
    return trigger.of(answers) === 'more-support' && hasPlan(answers, context) && !(from && from <= context.today);
  },
});

/** The same once the day is known: nobody passes over it. */
export const safeUntilThen = text<PlanContext>({
  ...MEANWHILE,
  label: (context) => `It begins later. What keeps ${called(context)} safe until then?`,
  when: (answers, context) => {
    const from = startsOn.of(answers);
    return trigger.of(answers) === 'more-support' && hasPlan(answers, context) && !!from && from > context.today;
  },
});

/** What a change that is open said of it is its own. */
export const meanwhileIn = (answers: Answers) => ({
  meanwhile: (trigger.of(answers) === 'more-support' && meanwhile.of(answers)) || undefined,
});

/** What was written by hand and no version says yet, the newest last. */
const notInRecord = ({ plan }: PlanContext) => (plan ? stillDue(plan) : []).filter(({ inRecord }) => !inRecord);

/** Never what was written: the words of a button may be read as more than words (S13). */
const writtenWhen = ({ who, on }: Amendment, index: number): string => `${index + 1}: ${who}, ${wordsForDay(on)}`;

/** What was written by hand that this revision puts into the formal record (R14). */
export const carries = choices({
  key: 'carries',
  short: 'Written by hand',
  label: 'Which changes written by hand does this put into the formal record?',
  optional: true,
  schema: z.string().min(1),
  options: (context: PlanContext) =>
    notInRecord(context).map((one, index) => ({ value: one.key, title: writtenWhen(one, index), also: [one.who] })),
  when: (_, context) => notInRecord(context).length > 0,
});

/** What was written stands above the question, where it is only shown. */
export const writtenByHand = (_: Answers, context: PlanContext): string | undefined =>
  notInRecord(context)
    .map((one, index) => `${writtenWhen(one, index)}: ${one.written}`)
    .join('\n') || undefined;

const inPlanFor = ({ person, plan }: PlanContext) =>
  (person ? partiesOf(circleOf(person), plan) : []).filter(
    ({ key }) => key !== HOME && !(person && notSharedWith(person).has(key)),
  );

/** Who gets a copy: the same people as before, unless a reason is given (R17). */
const copiesTo = choices({
  key: 'copyTo',
  short: 'Copies to',
  label: (context: PlanContext) => `Who gets a copy, besides ${called(context)}?`,
  help: (context) =>
    context.plan?.current === undefined
      ? 'One copy always lies in the person’s home.'
      : 'The same people as before, unless consent or the people in the plan have changed. One copy always lies in the home.',
  optional: true,
  schema: z.string().min(1),
  options: (context) =>
    inPlanFor(context).map(({ key, name, role }) => ({ value: key, title: `${name} (${role})`, also: [name] })),
});

/** Who is in the plan no longer since the form was filled in gets none, and is not named (R24). */
export const copyTo: typeof copiesTo = {
  ...copiesTo,
  take(raw, context) {
    const there = inPlanFor(context).map(({ key }) => key);
    return copiesTo.take(
      raw
        .split(',')
        .filter((key) => there.includes(key))
        .join(','),
      context,
    );
  },
};

/** Everybody who gets a copy by these answers: one always lies in the home. */
export const copyKeysOf = (answers: Answers): readonly string[] => [HOME, ...(copyTo.of(answers) ?? [])];

/** True when others than before are chosen. */
export const othersThanBefore = (answers: Answers, { plan, person }: PlanContext): boolean =>
  plan !== undefined &&
  person !== undefined &&
  answers[copyTo.key] !== undefined &&
  othersGetCopies(plan, copyKeysOf(answers), circleOf(person));

export const copyWhy = choice({
  key: 'copyWhy',
  short: 'Why others',
  label: 'Others than before get a copy. What has changed?',
  schema: CopyChange.shape.why,
  options: [
    { value: 'consent', title: 'Consent', also: ['consent', 'permission'] },
    { value: 'people', title: 'The people in the plan', also: ['people', 'somebody left', 'somebody joined'] },
  ],
  when: othersThanBefore,
});

export const copyReason = text({
  key: 'copyReason',
  short: 'Reason',
  label: 'Why? A sentence is enough.',
  max: 500,
  lines: 'many',
  when: othersThanBefore,
});
