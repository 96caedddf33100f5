import { z } from 'zod';
import { choice, choices, type Choice } from '../../forms/kinds/choice.ts';
import { date, pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { NO, PARTLY, withWords, YES } from '../../forms/kinds/usual-answers.ts';
import { answered, type Answers, type Problem, type Question } from '../../forms/question.ts';
import { addDays } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { refuse, type Result } from '../../kernel/result.ts';
import { circleOf, type Party } from '../../people/party.ts';
import type { Option } from '../../../cards/views.ts';
import { bareTitle, namedIn } from '../../questions/colleagues.ts';
import type { AboutPerson, FlowContext, PersonContext, tellersFor } from '../../questions/context.ts';
import { partyName } from '../../questions/party-name.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { toldHow } from '../../questions/told-how.ts';
import { Outcome, Wish, type Asked, type Colleague, type Recorded } from './facts.ts';
import { acknowledgeDay } from './duties.ts';
import { isTold } from './rules.ts';

/** Colleagues who could answer: whoever fills the form in first, then those in the circle. */
export interface Answering extends FlowContext {
  readonly colleagues: ReturnType<typeof tellersFor>;
}

/** Everybody in the team and around the person whom it may be about, whoever fills the form in first. */
export interface Everybody extends FlowContext {
  readonly everybody: readonly Option[];
}

export interface RequestContext extends PersonContext, Answering, Everybody {
  /** Those who lead or manage the team: they acknowledge complaints, and hear what is late. */
  readonly leading: readonly string[];
  /** What each of the team's staff does, in words. */
  readonly jobs: ReadonlyMap<string, string>;
  /** The team has a safeguarding lead. */
  readonly safeguarding: boolean;
  /** Whom to ring with a complaint, as far as the service has said. */
  readonly complaints: string | undefined;
}

export const person = personQuestion({ key: 'person', short: 'Person', label: 'About whom?' });

const Key = z.string().min(1);

/** Not in the circle, or of the staff nobody. */
const ELSE = 'else';

const withRole = ({ name, role }: Pick<Party, 'name' | 'role'>): string => `${name} (${role})`;

export const from = choice({
  key: 'from',
  short: 'Who asked',
  label: 'Who asked?',
  schema: Key,
  show: 'list',
  options: ({ person: the }: AboutPerson): readonly Choice[] => [
    ...(the ? circleOf(the) : [])
      .filter(({ staff }) => staff === undefined)
      .map((one) => ({ value: one.key, title: withRole(one), also: [one.name] })),
    { value: ELSE, title: 'Somebody else', also: ['else', 'other'] },
  ],
});

export const fromElse = partyName({
  key: 'fromElse',
  short: 'Who asked, in words',
  label: 'Who asked? Their name, and what they are to the person',
  example: 'For example: June Abbot, neighbour',
  max: 100,
  when: answered(from, ELSE),
});

export const wish = choice({
  key: 'wish',
  short: 'About',
  label: 'What is it about?',
  schema: Wish,
  options: (context: Partial<AboutPerson>) =>
    hasDied(context) ? WISHES.filter(({ value }) => value === 'complaint') : WISHES,
});

const WISHES = [
  { value: 'support', title: 'Visits or support', also: ['visits', 'support', 'calls', 'plan'] },
  { value: 'review', title: 'A review', also: ['review'] },
  { value: 'complaint', title: 'A complaint', also: ['complaint', 'complain'] },
  { value: 'other', title: 'Something else', also: ['other'] },
];

/** After a death nothing is asked for any more, and a complaint is still heard (R30). */
export const hasDied = ({ person: the }: Partial<AboutPerson>): boolean => the?.stopped?.what === 'died';

export const what = text({
  key: 'what',
  short: 'What was asked',
  label: 'What did they ask for, in their words?',
  example: 'For example: "Could a woman come in the mornings?"',
  max: 1000,
  lines: 'many',
});

export const on = pastDay<FlowContext>({ key: 'askedOn', short: 'Asked on', label: 'On which day?' });

export const NOBODY = 'none';
const ABOUT_YOU = 'Ask your coordinator to note it: what is about you is not noted by you.';

const aboutChoices = choices({
  key: 'about',
  short: 'About a colleague',
  label: 'Is it about any of your colleagues? It is kept from them.',
  schema: Key,
  options: ({ everybody }: Everybody): readonly Choice[] => [
    {
      value: NOBODY,
      title: 'No, about no colleague',
      also: ['no', 'nobody', 'none', 'no one', 'not about a colleague'],
    },
    ...everybody.map((one, index) => ({ ...one, also: index === 0 ? ['me', bareTitle(one)] : [] })),
  ],
  opensWith: ({ everybody }, answers) =>
    colleaguesIn(answers, everybody.slice(1))
      .map(({ value }) => value)
      .join(',') || undefined,
});

/** Those whom the words may name. */
export const colleaguesIn = (answers: Answers, everybody: readonly Option[]): readonly Option[] => {
  const names = namedIn(what.of(answers) ?? '', everybody);
  return everybody.filter((one) => names.includes(bareTitle(one)));
};

/** Whoever is complained about asks somebody else to note it (R24). */
function ofOthers(taken: Result<string, Problem>, { everybody: [me] }: Everybody): Result<string, Problem> {
  if (!taken.ok) return taken;
  const all = taken.value.split(',');
  if (me && all.includes(me.value)) return refuse({ words: ABOUT_YOU });
  return all.includes(NOBODY) && all.length > 1
    ? refuse({ words: 'Please choose either colleagues, or nobody.' })
    : taken;
}

export const about: typeof aboutChoices = {
  ...aboutChoices,
  take: (raw, context) => ofOthers(aboutChoices.take(raw, context), context),
  hear: (typed, context) => ofOthers(aboutChoices.hear(typed, context), context),
};

const staffQuestion = (given: { readonly key: string; readonly label: string; readonly short: string }) =>
  choice({
    ...given,
    schema: StaffId,
    show: 'list',
    options: ({ colleagues }: Answering) => colleagues.map((one) => ({ ...one, also: [] })),
  });

export const answerer = staffQuestion({ key: 'answerer', short: 'Who answers', label: 'Who answers them?' });

/** A promise for months ahead is a slip. */
const MOST_DAYS = 60;

export const answerBy = date({
  key: 'answerBy',
  short: 'Answer by',
  label: 'By when?',
  lean: 'coming',
  limits: ({ today }: FlowContext) => [
    { earliest: today, words: 'that day has passed.' },
    { latest: addDays(today, MOST_DAYS), words: 'that is more than two months away. Please check the date.' },
  ],
});

const colleague = (all: readonly Option[], staff: string | undefined): Colleague | undefined => {
  const found = all.find(({ value }) => value === staff);
  const id = StaffId.safeParse(staff).data;
  return found && id && { staff: id, name: bareTitle(found) };
};

const aboutIn = (answers: Answers, { everybody }: Everybody): readonly Colleague[] =>
  (about.of(answers) ?? []).flatMap((one) => colleague(everybody, one) ?? []);

export const chosen = (answers: Answers, context: Answering): Colleague | undefined =>
  colleague(context.colleagues, answerer.of(answers));

/** Who answers a complaint, and by when, is not chosen by whoever notes it. */
export const unlessComplaint = <T>(question: Question<T, RequestContext>): Question<T, RequestContext> => ({
  ...question,
  when: (answers, context) => wish.of(answers) !== 'complaint' || leadFor(answers, context) === undefined,
});

/** Whoever leads the team answers a complaint, whoever notes it (R30); nobody whom it is about (R24). */
function leadFor(answers: Answers, { leading, everybody }: RequestContext): Colleague | undefined {
  const said = about.of(answers) ?? [];
  return colleague(
    everybody,
    leading.find((one) => !said.includes(one)),
  );
}

/** Undefined when something of it is missing. */
export function askedIn(answers: Answers, context: RequestContext): Asked | undefined {
  const [key, sort, words, day] = [from.of(answers), wish.of(answers), what.of(answers), on.of(answers)];
  const lead = sort === 'complaint' ? leadFor(answers, context) : undefined;
  const who = lead ?? chosen(answers, context);
  const by = lead ? acknowledgeDay(context.today) : answerBy.of(answers);
  const party = context.person && circleOf(context.person).find((one) => one.key === key);
  const name = key === ELSE ? fromElse.of(answers) : party?.part === 'person' ? party.name : party && withRole(party);
  const complained = aboutIn(answers, context);
  if (!name || !sort || words === undefined || !day || !who || !by || !about.of(answers)) return undefined;
  return {
    wish: sort,
    from: name,
    ...(party && { fromKey: party.key }),
    what: words,
    on: day,
    answerer: who,
    answerBy: by,
    ...(complained.length > 0 && { about: [...complained] }),
  };
}

const CLOSES: ReadonlySet<string> = new Set(['no-longer', 'mistake']);
const NOT_TOLD = 'not-told';
const OUTCOMES = [
  withWords(YES, 'agreed'),
  PARTLY,
  withWords(NO, 'refused'),
  { value: 'upheld', title: 'Upheld', also: ['yes'] },
  { value: 'partly-upheld', title: 'Partly upheld', also: ['in part', 'partly'] },
  { value: 'not-upheld', title: 'Not upheld', also: ['no'] },
  { value: 'no-longer', title: 'They no longer ask for it', also: ['no longer', 'withdrawn'] },
  { value: 'mistake', title: 'It was noted by mistake', also: ['mistake', 'by mistake'] },
  { value: NOT_TOLD, title: 'Not told: they are not involved now', also: ['not told'] },
];

export const outcome = choice({
  key: 'outcome',
  short: 'Answer',
  label: 'What is the answer?',
  schema: Outcome,
  options: ({ seen }: { readonly seen?: Pick<Recorded, 'wish' | 'apart'> | undefined }) =>
    OUTCOMES.filter(({ value }) => {
      if (value === NOT_TOLD) return seen === undefined || seen.apart !== undefined;
      const ofComplaint = value.endsWith('upheld');
      return CLOSES.has(value) || seen === undefined || ofComplaint === (seen.wish === 'complaint');
    }),
});

export const answerWords = text({
  key: 'answerWords',
  short: 'In words',
  label: 'What were they told, and what happens now?',
  example: 'For example: Grace comes in the mornings from Monday.',
  max: 1000,
  lines: 'many',
});

export const told = toldHow<FlowContext>({
  key: 'told',
  short: 'How they were told',
  label: 'How were they told?',
  when: (answers) => {
    const said = outcome.of(answers);
    return said === undefined || isTold({ outcome: said });
  },
});

export const answeredOn = pastDay<FlowContext>({ key: 'answeredOn', short: 'Answered on', label: 'On which day?' });
