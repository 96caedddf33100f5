import { z } from 'zod';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Answers } from '../../forms/question.ts';
import { formatWords, needsOf, THE_PERSON } from '../../people/needs.ts';
import { circleOf } from '../../people/party.ts';
import { called } from '../../questions/agreement.ts';
import type { AboutPerson, PersonContext } from '../../questions/context.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { Given, otherwiseThanNeeded, Topic, Way, type Receiver } from './rules.ts';

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
  example: 'For example: the leaflet on telecare, and that the first six weeks are free',
  max: 1000,
  lines: 'many',
});

export const to = choices({
  key: 'to',
  short: 'To',
  label: 'To whom?',
  schema: z.string().min(1),
  options: ({ person: the }: AboutPerson) =>
    the ? circleOf(the).map(({ key, name, role }) => ({ value: key, title: `${name} (${role})`, also: [name] })) : [],
});

export const ways = choices({
  key: 'ways',
  short: 'In what form',
  label: 'In what form?',
  schema: Way,
  options: [
    { value: 'spoken', title: 'Said, and talked through', also: ['said', 'told', 'spoken', 'talked'] },
    { value: 'print', title: 'On paper, ordinary print', also: ['paper', 'leaflet', 'print', 'letter'] },
    ...Object.entries(formatWords).map(([value, title]) => ({
      value: Way.parse(value),
      title,
      also: [value.replace('-', ' ')],
    })),
  ],
});

export const language = text({
  key: 'language',
  short: 'Language',
  label: 'In which language?',
  max: 60,
});

export const interpreter = choice({
  key: 'interpreter',
  short: 'Interpreter',
  label: 'Was there an interpreter?',
  schema: Given.shape.interpreter,
  options: [
    { value: 'none', title: 'No', also: ['none', 'n'] },
    { value: 'spoken', title: 'Yes, for a spoken language', also: ['yes', 'spoken', 'y'] },
    { value: 'signed', title: 'Yes, for sign language', also: ['sign language', 'bsl'] },
  ],
  when: (answers, context: AboutPerson) =>
    !/^english$/iu.test(language.of(answers) ?? 'English') ||
    receiversIn(answers, context).some(
      ({ key }) => context.person && needsOf(context.person, key)?.interpreter === 'signed',
    ),
});

export const on = date({
  key: 'on',
  short: 'Day',
  label: 'On which day?',
  lean: 'past',
  limits: ({ today }) => [{ latest: today, words: 'that day is still to come.' }],
});

/** TL13: in another form than they need only with a reason. */
export const whyOtherwise = text({
  key: 'whyOtherwise',
  short: 'Why in this form',
  label: (context: AboutPerson) => `Why not as they need it? ${called(context)}'s needs are on record.`,
  max: 500,
  lines: 'many',
  when: (answers, context: AboutPerson) => {
    const given = {
      to: receiversIn(answers, context),
      ways: ways.of(answers) ?? [],
      language: language.of(answers) ?? '',
    };
    return (
      given.ways.length > 0 && otherwiseThanNeeded({ ...given, ways: [...given.ways], to: [...given.to] }).length > 0
    );
  },
});

export const charging = text({
  key: 'charging',
  short: 'Charges',
  label: 'What is charged, from when, and which decision starts it?',
  example: 'For example: nothing for six weeks; from 4 January what the financial assessment says',
  max: 600,
  lines: 'many',
  when: (answers) => (topics.of(answers) ?? []).includes('charges'),
});

export const understood = choice({
  key: 'understood',
  short: 'Understood',
  label: 'Was it understood?',
  schema: Given.shape.understood,
  options: [
    { value: 'yes', title: 'Yes', also: ['y'] },
    { value: 'partly', title: 'In part', also: ['partly', 'some of it'] },
    { value: 'not-yet', title: 'Not yet', also: ['no', 'n', 'not yet'] },
  ],
});

export const checked = text({
  key: 'checked',
  short: 'How that was checked',
  label: 'How do you know?',
  example: 'For example: said it back in her own words',
  max: 500,
  lines: 'many',
});

export const routes = choices({
  key: 'routes',
  short: 'Also told',
  label: 'Were they also told how to complain, or about an advocate?',
  optional: true,
  schema: Given.shape.routes.element,
  options: [
    { value: 'complaint', title: 'How to complain', also: ['complain'] },
    { value: 'advocacy', title: 'That there are advocates', also: ['advocate'] },
  ],
});

/** Those whom it was given to, and what they need on that day. */
export function receiversIn(answers: Answers, { person: the }: AboutPerson): readonly Receiver[] {
  const keys = to.of(answers) ?? [];
  return the ? receiversOf(the, keys) : [];
}

export const receiversOf = (the: NonNullable<AboutPerson['person']>, keys: readonly string[]): readonly Receiver[] =>
  circleOf(the).flatMap(({ key, name, role }) => {
    const { formats = [], language: spoken } = needsOf(the, key) ?? {};
    return keys.includes(key) ? [{ key, name, role, needs: { formats: [...formats], language: spoken } }] : [];
  });

/** What is filled in: to the person, today, as their needs say. */
export function filledIn(answers: Answers, context: PersonContext): Answers {
  const keys = answers[to.key] ?? THE_PERSON;
  const [first = THE_PERSON] = keys.split(',');
  const needs = context.person && needsOf(context.person, first);
  return {
    [to.key]: keys,
    [on.key]: context.today,
    [language.key]: needs?.language ?? 'English',
    [interpreter.key]: needs?.interpreter ?? 'none',
    ...(needs && needs.formats.length > 0 && { [ways.key]: needs.formats.join(',') }),
  };
}
