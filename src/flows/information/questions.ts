import { z } from 'zod';
import { choices } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Answers } from '../../forms/question.ts';
import { circleOf } from '../../people/party.ts';
import type { AboutPerson, PersonContext } from '../../questions/context.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { Charging, Given, Topic } from './facts.ts';
import { receiversOf, type Receiver } from './manner.ts';
import type { TellingContext } from './telling-questions.ts';

/** What is asked when information is given. How it was given is asked in `telling-questions.ts`. */
export interface GivenContext extends PersonContext, TellingContext {}

export const person = personQuestion({ key: 'person', short: 'Person', label: 'About whom?' });

export const topics = choices({
  key: 'topics',
  short: 'About',
  label: 'What was it about?',
  schema: Topic,
  options: [
    { value: 'support', title: 'Care and support', also: ['care', 'support'] },
    { value: 'charges', title: 'Costs and charges', also: ['charges', 'costs', 'money'] },
    { value: 'equipment', title: 'Equipment', also: ['aids'] },
    { value: 'services', title: 'Other services', also: ['services'] },
    { value: 'rights', title: 'Rights', also: ['their rights'] },
    { value: 'complaint', title: 'How to complain', also: ['complaint', 'complaints'] },
    { value: 'advocacy', title: 'An advocate', also: ['advocacy', 'advocate'] },
    { value: 'other', title: 'Something else', also: ['other', 'else'] },
  ],
});

export const what = text({
  key: 'what',
  short: 'What was given',
  label: 'What were they told or given?',
  example: 'For example: the leaflet on telecare, and that the first six weeks are free.',
  max: 1000,
  lines: 'many',
});

export const to = choices({
  key: 'to',
  short: 'To',
  label: 'To whom? Only those who were told together, in the same way.',
  schema: z.string().min(1),
  options: ({ person: the }: AboutPerson) =>
    the ? circleOf(the).map(({ key, name, role }) => ({ value: key, title: `${name} (${role})`, also: [name] })) : [],
});

export const receiversIn = (answers: Answers, { person: the }: AboutPerson): readonly Receiver[] =>
  the ? receiversOf(the, to.of(answers) ?? []) : [];

const isAboutCharges = (answers: Answers): boolean => (topics.of(answers) ?? []).includes('charges');
const isCharged = (answers: Answers): boolean =>
  isAboutCharges(answers) && !/^(?:nothing|none|no|free)[.!]?$/iu.test(charged.of(answers) ?? '');

export const charged = text({
  key: 'charged',
  short: 'What is charged',
  label: 'What is charged? If nothing is, write "nothing".',
  example: 'For example: 8.50 a week.',
  max: 300,
  when: isAboutCharges,
});

export const chargedFrom = date({
  key: 'chargedFrom',
  short: 'Charged from',
  label: 'From when is it charged?',
  lean: 'nearest',
  when: isCharged,
});

export const decision = text({
  key: 'decision',
  short: 'Decision',
  label: 'Which decision starts it?',
  example: 'For example: the financial assessment of 24 November.',
  max: 300,
  when: isCharged,
});

/** Undefined when it was not about charges, or something of it is missing. */
export const chargingIn = (answers: Answers): z.infer<typeof Charging> | undefined =>
  isCharged(answers)
    ? Charging.safeParse({
        what: charged.of(answers),
        from: chargedFrom.of(answers),
        decision: decision.of(answers),
      }).data
    : isAboutCharges(answers)
      ? 'nothing'
      : undefined;

type Route = Given['routes'][number];
const ROUTES: readonly { readonly value: Route; readonly title: string; readonly also: readonly string[] }[] = [
  { value: 'complaint', title: 'How to complain', also: ['complain'] },
  { value: 'advocacy', title: 'That there are advocates', also: ['advocate'] },
];
/** What was a topic was told already. */
const routesLeft = (answers: Answers) => ROUTES.filter(({ value }) => !(topics.of(answers) ?? []).includes(value));

export const routes = choices({
  key: 'routes',
  short: 'Also told',
  label: ({ said }) =>
    routesLeft(said).length === 1 && routesLeft(said)[0]?.value === 'complaint'
      ? 'Were they also told how to complain?'
      : routesLeft(said).length === 1
        ? 'Were they also told about an advocate?'
        : 'Were they also told how to complain, or about an advocate?',
  optional: true,
  schema: Given.shape.routes.element,
  options: ({ said }: Pick<GivenContext, 'said'>) => routesLeft(said),
  when: (answers) => routesLeft(answers).length > 0,
});
