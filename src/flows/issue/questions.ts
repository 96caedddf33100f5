import { z } from 'zod';
import { choice, type Choice } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Answers } from '../../forms/question.ts';
import { circleOf, type Party } from '../../people/party.ts';
import { THE_PERSON } from '../../people/needs.ts';
import type { Staff } from '../../people/staff.ts';
import type { PersonContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { Issue, Sort } from './facts.ts';

/** What is asked when an issue is logged. */
export interface IssueContext extends PersonContext {
  /** Colleagues of the team who are not in the circle, without whoever fills it in. */
  readonly colleagues: readonly Staff[];
  readonly me: Staff['id'];
  /** What has been answered so far: who takes part hangs on whom it is about. */
  readonly said: Answers;
}

export const person = personQuestion<IssueContext>({ key: 'person', short: 'Person', label: 'About whom?' });

export const Key = z.string().min(1);
export const NOBODY = 'nobody';
/** Who does not agree to a proposal, by key, where an issue is logged because of it (R19). */
export const OBJECTOR = 'issueObjector';
export const ELSE = 'else';

export const titled = ({ name, role, part }: Party): string => (part === 'person' ? name : `${name} (${role})`);
export const circle = ({ person: the }: Pick<IssueContext, 'person'>): readonly Party[] => (the ? circleOf(the) : []);

export const sort = choice({
  key: 'issueSort',
  short: 'Issue',
  label: 'What is the matter?',
  schema: Sort,
  show: 'list',
  options: [
    { value: 'not-engaging', title: 'Does not engage with reablement', also: ['not engaging', 'engagement'] },
    { value: 'losing-motivation', title: 'Loses motivation', also: ['motivation', 'losing motivation'] },
    { value: 'not-encouraged', title: 'Others do not encourage them', also: ['not encouraging', 'carer', 'family'] },
    { value: 'unrealistic', title: 'Outcomes look out of reach', also: ['unrealistic', 'outcomes'] },
    { value: 'other', title: 'Something else', also: ['other', 'else'] },
  ],
});

/** The form's filler is no choice: what is about them is logged by somebody else. */
export const about = choice({
  key: 'issueAbout',
  short: 'About',
  label: 'Whom is it about?',
  help: 'What is about a colleague is kept from them. If it is about you, ask your coordinator to log it.',
  schema: Key,
  show: 'list',
  options: (context: IssueContext): readonly Choice[] => [
    { value: NOBODY, title: 'Nobody in particular', also: ['nobody', 'no one', 'none', 'no'] },
    ...circle(context)
      .filter(({ staff }) => staff !== context.me)
      .map((one) => ({ value: one.key, title: titled(one), also: [one.name] })),
    { value: ELSE, title: 'Somebody else, or an organisation', also: ['else', 'other', 'organisation'] },
    ...context.colleagues.map(({ id, name }) => ({ value: id, title: name })),
  ],
});

export const aboutElse = text({
  key: 'issueAboutElse',
  short: 'Who',
  label: 'What are they called?',
  max: 100,
  when: (answers: Answers) => about.of(answers) === ELSE,
});

/** Asked before anybody is involved (R24). */
export const atRisk = choice({
  key: 'issueRisk',
  short: 'Put at risk by involving them',
  label: ({ person: the }: IssueContext) =>
    `Would involving them put ${the?.preferredName ?? 'the person'} at risk of abuse or neglect?`,
  schema: z.enum(['yes', 'no']),
  options: [
    { value: 'no', title: 'No', also: ['no'] },
    { value: 'yes', title: 'Yes, or I am not sure: keep it from them', also: ['yes', 'not sure'] },
  ],
  when: (answers: Answers) => ![undefined, NOBODY, THE_PERSON].includes(about.of(answers)),
});

export const explored = ownWords<IssueContext>({
  key: 'issueExplored',
  short: 'What happens',
  label: 'What happens, and what lies behind it?',
  help: 'In the words of those it concerns where you can.',
  max: 1000,
  lines: 'many',
});

export const options = ownWords<IssueContext>({
  key: 'issueOptions',
  short: 'Strengths and options',
  label: ({ person: the }) => `What is ${the?.preferredName ?? 'the person'} good at, and what could be done?`,
  max: 1000,
  lines: 'many',
});

export const agreement = choice({
  key: 'issueAgreement',
  short: 'Agreed',
  label: 'Do those involved agree what to do?',
  schema: Issue.shape.agreement,
  options: [
    { value: 'reached', title: 'Yes', also: ['agreed', 'reached'] },
    { value: 'partly', title: 'In part', also: ['partly', 'some'] },
    { value: 'not', title: 'No', also: ['not agreed', 'not'] },
  ],
});

export const agreed = ownWords<IssueContext>({
  key: 'issueAgreed',
  short: 'What was agreed',
  label: 'What was agreed, or why not?',
  max: 1000,
  lines: 'many',
});

export const on = pastDay<IssueContext>({ key: 'issueOn', short: 'Day', label: 'On which day did you talk about it?' });

/** Whom it is about; undefined when nobody. Until it is said otherwise, involving them is taken to be a risk. */
export function aboutIn(answers: Answers, context: IssueContext): Issue['about'] {
  const key = about.of(answers);
  if (key === undefined || key === NOBODY) return undefined;
  const party = circle(context).find((one) => one.key === key);
  const colleague = context.colleagues.find(({ id }) => id === key);
  const risky = party?.part !== 'person' && atRisk.of(answers) !== 'no';
  if (party) return { key, name: titled(party), staff: party.staff, atRisk: risky };
  if (colleague) return { name: colleague.name, staff: colleague.id, atRisk: risky };
  const name = aboutElse.of(answers);
  return name === undefined ? undefined : { name, atRisk: risky };
}
