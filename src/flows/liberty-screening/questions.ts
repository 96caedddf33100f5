import { z } from 'zod';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { NO, NOT_KNOWN } from '../../forms/kinds/usual-answers.ts';
import { answered, type Answers } from '../../forms/question.ts';
import { addDays } from '../../kernel/days.ts';
import * as known from '../../questions/capacity.ts';
import { called } from '../../questions/called.ts';
import type { FlowContext, PersonContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import * as who from '../../questions/who-decides.ts';
import { Age, ArrangedBy, Existing, MayBe, Objection, Restriction, Setting } from './facts.ts';
import { isAuthority } from './outcome.ts';

/** What the form looks at besides. */
export interface LibertyContext extends FlowContext {
  /** What stands in monitoring or the plan today and may restrict them, as this viewer may see it. */
  readonly inForce?: readonly string[];
}

export const person = personQuestion<PersonContext>({ key: 'person', short: 'Person', label: 'Whom is it about?' });

export const setting = choice({
  key: 'libertySetting',
  short: 'Where',
  label: 'Where is the care given?',
  schema: Setting,
  show: 'list',
  assumed: true,
  opensWith: () => 'own-home',
  options: [
    { value: 'own-home', title: 'Own home', also: ['home', 'at home'] },
    { value: 'family-home', title: 'A family home', also: ['family home', 'with family', 'shared lives'] },
    { value: 'supported', title: 'Supported living', also: ['supported', 'extra care'] },
    { value: 'care-home', title: 'Care home', also: ['nursing home', 'residential'] },
    { value: 'hospital', title: 'Hospital', also: ['ward'] },
    { value: 'other', title: 'Somewhere else', also: ['other', 'else'] },
  ],
});

export const age = choice({
  key: 'libertyAge',
  short: 'Age',
  label: (context: FlowContext) => `How old is ${called(context)}?`,
  schema: Age,
  assumed: true,
  opensWith: () => 'adult',
  options: [
    { value: 'adult', title: '18 or over', also: ['18', 'adult', 'over 18'] },
    { value: '16-17', title: '16 or 17', also: ['16', '17', '16-17'] },
    { value: 'under-16', title: 'Under 16', also: ['child', '15'] },
  ],
});

export const arrangedBy = choice({
  key: 'libertyArranged',
  short: 'Care arranged by',
  label: 'Who arranged the care?',
  schema: ArrangedBy,
  assumed: true,
  opensWith: () => 'public',
  options: [
    { value: 'public', title: 'Council or NHS', also: ['council', 'nhs', 'state'] },
    { value: 'private', title: 'Privately', also: ['private', 'family', 'themselves'] },
    NOT_KNOWN,
  ],
});

const NONE = 'none';

/** Now, or needed for what they were assessed to need. */
export const restrictions = choices({
  key: 'libertyRestrictions',
  short: 'Restrictions',
  label: (context: FlowContext) => `What restricts ${called(context)} now, or would be needed?`,
  help: ({ inForce = [] }: LibertyContext) =>
    inForce.length > 0 ? `In force: ${inForce.join('; ')}. Does that restrict them?` : undefined,
  schema: z.enum([NONE, ...Restriction.options]),
  options: [
    { value: NONE, title: 'Nothing', also: ['none', 'no'], alone: true },
    { value: 'supervision', title: 'Watched or controlled all day', also: ['supervision', 'supervised', 'controlled'] },
    { value: 'not-free', title: 'Not free to leave', also: ['not allowed out', 'kept in', 'cannot leave'] },
    { value: 'door', title: 'Locked or alarmed doors', also: ['locked', 'locked in', 'locked door', 'door'] },
    { value: 'rails', title: 'Bed rails, lap belt or chair', also: ['bed rails', 'rails', 'lap belt'] },
    { value: 'sensor', title: 'Sensors, cameras or trackers', also: ['sensor', 'sensors', 'camera', 'tracker', 'gps'] },
    { value: 'one-to-one', title: 'One-to-one support', also: ['one to one', 'one-to-one', '1:1'] },
    { value: 'restraint', title: 'Held or restrained', also: ['restraint', 'restrained', 'held'] },
    { value: 'medicine', title: 'Medicine to calm, or hidden', also: ['sedation', 'medicine', 'covert medicine'] },
    { value: 'contact', title: 'Kept from people or belongings', also: ['contact', 'no visitors', 'no phone'] },
    { value: 'other', title: 'Something else', also: ['other', 'else'] },
  ],
});

export const restrictionWords = ownWords<FlowContext>({
  key: 'libertyWords',
  short: 'What, how long, why',
  label: 'What exactly, for how long each day, and why?',
  example: 'Front door locked at night since May: he went out in the cold',
  max: 1000,
  lines: 'many',
  optional: true,
  when: (answers) => isRestricted(answers),
});

export const restrictionsIn = (answers: Answers): readonly z.infer<typeof Restriction>[] =>
  (restrictions.of(answers) ?? []).flatMap((one) => (one === NONE ? [] : [one]));
export const isRestricted = (answers: Answers): boolean => restrictionsIn(answers).length > 0;
const isUnder16 = answered(age, 'under-16');
/** Whoever may lack capacity is asked what they want also where nothing restricts them; the Mental Capacity Act is for people of 16 and over. */
const mayLack = ({ person: the }: FlowContext): boolean =>
  the !== undefined && !known.isAskedWithAnswer({ person: the });
export const isAsked = (answers: Answers, context: FlowContext): boolean =>
  isRestricted(answers) || (mayLack(context) && !isUnder16(answers));
const asksCapacity = (answers: Answers, context: FlowContext): boolean =>
  isAsked(answers, context) && !isUnder16(answers);

const MAY_BE = [
  { value: 'yes', title: 'Yes, it may', also: ['yes', 'y'] },
  NO,
  { value: 'not-sure', title: 'Not sure', also: ['unsure', 'maybe', 'not known'] },
] as const;

export const now = choice({
  key: 'libertyNow',
  short: 'Now',
  label: (context: FlowContext) => `All together, may it deprive ${called(context)} of liberty now?`,
  help: 'What kind, how long, how it is done, what it does to them, and whether they are content. No single point decides.',
  schema: MayBe,
  options: MAY_BE,
  when: isRestricted,
});

export const needed = choice({
  key: 'libertyNeeded',
  short: 'Needed',
  label: (context: FlowContext) => `Is a restriction that ${called(context)}’s needs call for likely to?`,
  schema: MayBe,
  options: MAY_BE,
  when: isRestricted,
});

/** For this decision, whatever was found for another (R45). */
export const capacity = {
  ...known.capacity,
  label: (context: FlowContext) => `Does ${called(context)} have capacity to decide about this care?`,
  // What was found for another decision is shown, and chosen by nobody but whoever answers.
  opensWith: undefined,
  help: (context: FlowContext) =>
    context.person?.capacity === 'lacks'
      ? 'Known: lacks capacity for some decisions. This is a decision of its own.'
      : known.capacity.help(context),
  when: asksCapacity,
};
export const assessedBy = {
  ...who.assessedBy,
  when: (answers: Answers, context: FlowContext) =>
    asksCapacity(answers, context) && known.wasAssessed(answers, context),
};
export const assessedOn = { ...who.assessedOn, when: assessedBy.when };

export const wishes = { ...who.wishes, when: isAsked };

export const objection = choice({
  key: 'libertyObjection',
  short: 'Objection',
  label: 'Does anybody object, by words or behaviour?',
  schema: Objection,
  show: 'list',
  options: (context: FlowContext) => [
    { value: 'none', title: 'Nobody', also: ['no', 'none', 'nobody objects'] },
    {
      value: 'person',
      title: `Yes: ${called(context)}`,
      also: ['yes', 'the person', 'they do', 'he does', 'she does'],
    },
    { value: 'others', title: 'Yes: family, carer or others', also: ['family', 'carer', 'others'] },
    { value: 'both', title: 'Yes: both', also: ['both'] },
    NOT_KNOWN,
  ],
  when: isAsked,
});

const isObjected = answered(objection, 'person', 'others', 'both');

export const objectionHow = ownWords<FlowContext>({
  key: 'libertyObjectionHow',
  short: 'Who objects, and how',
  label: 'Who objects, and by which words or behaviour?',
  max: 500,
  lines: 'many',
  when: (answers, context) => isAsked(answers, context) && isObjected(answers),
});

export const existing = choice({
  key: 'libertyExisting',
  short: 'Authority',
  label: 'Is it authorised already?',
  schema: Existing,
  show: 'list',
  options: [
    { value: 'none', title: 'No', also: ['no', 'none', 'n'] },
    { value: 'urgent', title: 'DoLS, urgent', also: ['urgent'] },
    { value: 'standard', title: 'DoLS, standard', also: ['standard', 'dols', 'yes'] },
    { value: 'court', title: 'Order of the Court of Protection', also: ['court', 'court order'] },
    { value: 'attorney', title: 'Only an attorney or deputy', also: ['attorney', 'deputy', 'lpa'] },
    NOT_KNOWN,
  ],
  when: isRestricted,
});

/** Longer than any of them lasts: beyond it, the year is a slip. */
const LONGEST_DAYS = 400;

export const endsOn = date<FlowContext>({
  key: 'libertyEnds',
  short: 'Its last day',
  label: 'On which day does it end, or is it reviewed?',
  lean: 'coming',
  when: (answers) => isRestricted(answers) && isAuthority({ existing: existing.of(answers) ?? NONE }),
  limits: ({ today }) => [
    { earliest: today, words: 'that is over. Then it is not authorised now.' },
    { latest: addDays(today, LONGEST_DAYS), words: 'none lasts that long: please check the year.' },
  ],
});
