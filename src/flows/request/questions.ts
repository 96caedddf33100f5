import { z } from 'zod';
import { choice, type Choice } from '../../forms/kinds/choice.ts';
import { date, pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { answered, type Answers } from '../../forms/question.ts';
import { addDays } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { circleOf, type Party } from '../../people/party.ts';
import type { AboutPerson, FlowContext, PersonContext, tellersFor } from '../../questions/context.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { toldHow } from '../../questions/told-how.ts';
import { Outcome, Wish, type Asked, type Colleague } from './facts.ts';
import { isTold } from './rules.ts';

/** Colleagues who could answer: whoever fills the form in first, then those in the circle. */
export interface Answering extends FlowContext {
  readonly colleagues: ReturnType<typeof tellersFor>;
}

export interface RequestContext extends PersonContext, Answering {}

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

export const fromElse = text({
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
  options: [
    { value: 'support', title: 'Visits or support', also: ['visits', 'support', 'calls', 'plan'] },
    { value: 'review', title: 'A review', also: ['review'] },
    { value: 'complaint', title: 'A complaint', also: ['complaint', 'complain'] },
    { value: 'other', title: 'Something else', also: ['other'] },
  ],
});

export const what = text({
  key: 'what',
  short: 'What was asked',
  label: 'What did they ask for, in their words?',
  example: 'For example: "Could a woman come in the mornings?"',
  max: 1000,
  lines: 'many',
});

export const on = pastDay<FlowContext>({ key: 'askedOn', short: 'Asked on', label: 'On which day?' });

/** The form's filler is no choice: whoever is complained about asks somebody else to note it. */
export const about = choice({
  key: 'about',
  short: 'About a colleague',
  label: 'Is it about one of your colleagues? It is kept from them.',
  help: 'If it is about you, ask your coordinator to note it.',
  schema: Key,
  show: 'list',
  when: answered(wish, 'complaint'),
  options: ({ colleagues }: Answering): readonly Choice[] => [
    { value: ELSE, title: 'No', also: ['no', 'nobody', 'none', 'not about a colleague'] },
    ...colleagues.slice(1).map(({ value, title }) => ({ value, title })),
  ],
});

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
    { latest: addDays(today, MOST_DAYS), words: 'that is more than two months away. Please check the date.' },
  ],
});

const colleague = ({ colleagues }: Answering, staff: string | undefined): Colleague | undefined => {
  const found = colleagues.find(({ value }) => value === staff);
  const id = StaffId.safeParse(staff).data;
  return found && id && { staff: id, name: found.title.replace(/ \(me\)$/u, '') };
};

export const chosen = (answers: Answers, context: Answering): Colleague | undefined =>
  colleague(context, answerer.of(answers));

/** Undefined when something of it is missing. */
export function askedIn(answers: Answers, context: RequestContext): Asked | undefined {
  const [key, sort, words, day] = [from.of(answers), wish.of(answers), what.of(answers), on.of(answers)];
  const [who, by] = [chosen(answers, context), answerBy.of(answers)];
  const party = context.person && circleOf(context.person).find((one) => one.key === key);
  const name = key === ELSE ? fromElse.of(answers) : party?.part === 'person' ? party.name : party && withRole(party);
  if (!name || !sort || words === undefined || !day || !who || !by) return undefined;
  const complained = sort === 'complaint' ? colleague(context, about.of(answers)) : undefined;
  return {
    wish: sort,
    from: name,
    what: words,
    on: day,
    answerer: who,
    answerBy: by,
    ...(complained && { about: complained }),
  };
}

export const outcome = choice({
  key: 'outcome',
  short: 'Answer',
  label: 'What is the answer?',
  schema: Outcome,
  options: [
    { value: 'yes', title: 'Yes', also: ['agreed'] },
    { value: 'partly', title: 'In part', also: ['partly', 'some of it'] },
    { value: 'no', title: 'No', also: ['refused'] },
    { value: 'no-longer', title: 'They no longer ask for it', also: ['no longer', 'withdrawn'] },
    { value: 'mistake', title: 'It was noted by mistake', also: ['mistake', 'by mistake'] },
  ],
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
