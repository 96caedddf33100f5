import { z } from 'zod';
import { choice, choices, type Choice } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { NO, PARTLY, YES, withWords } from '../../forms/kinds/usual-answers.ts';
import { answered, type Answers, type Problem } from '../../forms/question.ts';
import type { Option } from '../../../cards/views.ts';
import { sameBareName } from '../../people/name-match.ts';
import { circleOf, knownAround, type Party } from '../../people/party.ts';
import { memberWords } from '../../people/person.ts';
import { THE_PERSON } from '../../people/needs.ts';
import { StaffId } from '../../kernel/ids.ts';
import { refuse, type Result } from '../../kernel/result.ts';
import { bareTitle, calledSo } from '../../questions/colleagues.ts';
import type { PersonContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { partyName } from '../../questions/party-name.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { Issue, Sort, type About } from './facts.ts';

/** What is asked when an issue is logged. */
export interface IssueContext extends PersonContext {
  /** Everybody in the team and around the person, whoever fills it in first. */
  readonly everybody: readonly Option[];
  /** What has been answered so far: who takes part hangs on whom it is about. */
  readonly said: Answers;
  /** Who does not agree to a proposal, where it is logged because of that, by key (R19). */
  readonly objector?: string | undefined;
  /** What happened, in words, where it is logged because of a fall or another incident. */
  readonly happened?: string | undefined;
}

export const person = personQuestion<IssueContext>({ key: 'person', short: 'Person', label: 'About whom?' });

export const Key = z.string().min(1);
export const NOBODY = 'nobody';
/** Who does not agree to a proposal, by key, where an issue is logged because of it (R19). */
export const OBJECTOR = 'issueObjector';
export const ELSE = 'else';

export const titled = ({ name, role, part }: Party): string => (part === 'person' ? name : `${name} (${role})`);
export const circle = ({ person: the }: Pick<IssueContext, 'person'>): readonly Party[] => (the ? circleOf(the) : []);

/** R24: an issue may be about somebody who is not involved, whether they left or may not be told: they take no part in it. */
const aside = ({ person: the }: Pick<IssueContext, 'person'>): readonly Party[] =>
  (the ? knownAround(the).others : []).flatMap((one) =>
    one.staff === undefined ? [{ key: one.key, name: one.name, role: memberWords(one), part: one.part }] : [],
  );

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

/** R21: lists and notices say it, so that no issue is called "something else". */
export const sortElse = text<IssueContext>({
  key: 'issueSortElse',
  short: 'In a few words',
  label: 'What is it, in a few words?',
  example: 'For example: goes to bed at five',
  max: 60,
  when: answered(sort, 'other'),
});

const ABOUT_YOU = 'If it is about you, ask your coordinator to log it.';
const isMe = (value: string | undefined, { everybody: [me] }: Pick<IssueContext, 'everybody'>): boolean =>
  me !== undefined && me.value === value;
const colleagues = (context: IssueContext): readonly Option[] =>
  context.everybody.filter(({ value }) => circle(context).every(({ staff }) => staff !== value));

/** The form's filler is no choice: what is about them is logged by somebody else. */
const aboutChoices = choices({
  key: 'issueAbout',
  short: 'About',
  label: 'Whom is it about?',
  help: `What is about a colleague is kept from them. ${ABOUT_YOU}`,
  schema: Key,
  options: (context: IssueContext): readonly Choice[] => [
    { value: NOBODY, title: 'Nobody in particular', also: ['nobody', 'no one', 'none', 'no'] },
    ...[...circle(context), ...aside(context)]
      .filter(({ staff }) => !isMe(staff, context))
      .map((one) => ({ value: one.key, title: titled(one), also: [one.name] })),
    { value: ELSE, title: 'Somebody else, or an organisation', also: ['else', 'other', 'organisation'] },
    ...colleagues(context)
      .filter(({ value }) => !isMe(value, context))
      .map((one) => ({ value: one.value, title: `${one.title} (colleague)`, also: [one.title] })),
  ],
});

const eitherOr = (taken: Result<string, Problem>): Result<string, Problem> => {
  const all = taken.ok ? taken.value.split(',') : [];
  return all.includes(NOBODY) && all.length > 1 ? refuse({ words: 'Please choose either people, or nobody.' }) : taken;
};

export const about: typeof aboutChoices = {
  ...aboutChoices,
  take: (raw, context) => eitherOr(aboutChoices.take(raw, context)),
  hear: (typed, context) => eitherOr(aboutChoices.hear(typed, context)),
};

const aboutElseName = partyName<IssueContext>({
  key: 'issueAboutElse',
  short: 'Who',
  label: 'What are they called?',
  max: 100,
  when: (answers: Answers) => about.of(answers)?.includes(ELSE) ?? false,
});

const notMe = (taken: Result<string, Problem>, context: IssueContext): Result<string, Problem> =>
  taken.ok && isMe(calledSo(context.everybody, taken.value)?.value, context) ? refuse({ words: ABOUT_YOU }) : taken;

export const aboutElse: typeof aboutElseName = {
  ...aboutElseName,
  take: (raw, context) => notMe(aboutElseName.take(raw, context), context),
  hear: (typed, context) => notMe(aboutElseName.hear(typed, context), context),
};

/** Asked before anybody is involved (R24). */
export const atRisk = choice({
  key: 'issueRisk',
  short: 'Put at risk by involving them',
  label: ({ person: the }: IssueContext) =>
    `Would involving them put ${the?.preferredName ?? 'the person'} at risk of abuse or neglect?`,
  schema: z.enum(['yes', 'no']),
  options: [NO, { value: 'yes', title: 'Yes, or not sure', also: ['yes', 'not sure'] }],
  when: (answers: Answers) => (about.of(answers) ?? []).some((key) => key !== NOBODY && key !== THE_PERSON),
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
    { ...withWords(YES, 'agreed', 'reached'), value: 'reached' },
    PARTLY,
    { ...withWords(NO, 'not agreed', 'not'), value: 'not' },
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

/** Whom it is about. Until it is said otherwise, involving them is taken to be a risk. A name that was typed is whoever has it here. */
export function aboutIn(answers: Answers, context: IssueContext): readonly About[] {
  const risky = atRisk.of(answers) !== 'no';
  return (about.of(answers) ?? []).flatMap((key): readonly About[] => {
    const typed = key === ELSE ? aboutElse.of(answers) : undefined;
    if (key === NOBODY || (key === ELSE && typed === undefined)) return [];
    const party = [...circle(context), ...aside(context)].find((one) =>
      typed === undefined ? one.key === key : sameBareName(one.name, typed),
    );
    if (party)
      return [{ key: party.key, name: titled(party), staff: party.staff, atRisk: risky && party.part !== 'person' }];
    const colleague =
      typed === undefined ? context.everybody.find(({ value }) => value === key) : calledSo(context.everybody, typed);
    const name = colleague ? bareTitle(colleague) : typed;
    return name === undefined ? [] : [{ name, staff: StaffId.safeParse(colleague?.value).data, atRisk: risky }];
  });
}
