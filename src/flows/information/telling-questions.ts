import { z } from 'zod';
import { choice, choices, type Choice } from '../../forms/kinds/choice.ts';
import { pastDay, type Dated } from '../../forms/kinds/date.ts';
import { text, type TextGiven } from '../../forms/kinds/text.ts';
import { PARTLY, YES } from '../../forms/kinds/usual-answers.ts';
import type { Answers, Question } from '../../forms/question.ts';
import { refuse } from '../../kernel/result.ts';
import { flagFor, formatWords } from '../../people/needs.ts';
import { circleOf, involvedIn } from '../../people/party.ts';
import type { AboutPerson } from '../../questions/context.ts';
import { Understood } from './facts.ts';
import { lackWords, together, Manner, mannerWords, notMet, Way, type Receiver } from './manner.ts';
import { saysWhy } from './rules.ts';

/** How something was told and whether it was understood: asked in the same words when it is given and when it is gone through again. */
export interface TellingContext extends AboutPerson, Dated {
  /** What has been answered so far: questions name those who were told. */
  readonly said: Answers;
  /** Who was told, by these answers, and what they need now. */
  readonly receiversIn: (answers: Answers) => readonly Receiver[];
}

/**
 * What those who were told need, so that it reaches them, or everybody around the person as long as it is not said who was told (R33).
 * It is shown, and answers nothing.
 */
function needsShown({ person, said, receiversIn }: TellingContext): string | undefined {
  const told = receiversIn(said).map(({ key }) => key);
  const all = person ? circleOf(person).filter(({ key }) => told.length === 0 || told.includes(key)) : [];
  const words = all.flatMap(({ key, name }) => {
    const needs = person && flagFor(person, key);
    return needs === undefined ? [] : [`${name} needs: ${needs}`];
  });
  return words.length === 0 ? undefined : words.join('\n\n');
}

export const ways = choices({
  key: 'ways',
  short: 'In what form',
  label: 'In what form?',
  help: needsShown,
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

/** English, the languages that are needed around the person, and any other. */
function languages({ person }: AboutPerson): readonly Choice[] {
  const needs = person ? [person, ...involvedIn(person)].flatMap((one) => one.needs ?? []) : [];
  const known = needs.flatMap(({ language: one }) => one ?? []);
  const others = new Map(known.map((one) => [one.toLowerCase(), one]));
  others.delete('english');
  return [
    { value: 'English', title: 'English' },
    // The value of an option is stored and sent as it is: it has none of the signs in which clients read more than words.
    ...[...others.values()].map((one) => ({ value: one.replace(/[^\p{L}\p{N} -]/gu, ''), title: one })),
    { value: OTHER, title: 'Another language', also: ['another', 'other'] },
  ];
}
const OTHER = 'other';

export const language = choice({
  key: 'language',
  short: 'Language',
  label: 'In which language?',
  schema: z.string().min(1),
  options: languages,
});

export const otherLanguage = text({
  key: 'otherLanguage',
  short: 'Other language',
  label: 'Which language was it?',
  max: 60,
  when: (answers) => language.of(answers) === OTHER,
});

function languageIn(answers: Answers, context: AboutPerson): string | undefined {
  const chosen = language.of(answers);
  return chosen === OTHER ? otherLanguage.of(answers) : languages(context).find(({ value }) => value === chosen)?.title;
}

/** Asked whenever somebody needs one, or it was in another language than English. */
export const interpreter = choice({
  key: 'interpreter',
  short: 'Interpreter',
  label: 'Was there an interpreter?',
  schema: Manner.shape.interpreter.unwrap(),
  options: [
    { value: 'none', title: 'No', also: ['none', 'n'] },
    { value: 'spoken', title: 'Yes, for a spoken language', also: ['spoken', 'spoken language'] },
    { value: 'signed', title: 'Yes, for sign language', also: ['sign language', 'bsl'] },
  ],
  when: (answers, { receiversIn }: TellingContext) =>
    !/^english$/iu.test(language.of(answers) ?? 'English') ||
    receiversIn(answers).some(({ needs }) => needs !== undefined && needs.interpreter !== 'none'),
});

/** Undefined until all of it has been answered. */
export const mannerIn = (answers: Answers, context: TellingContext): Manner | undefined =>
  Manner.safeParse({
    ways: ways.of(answers),
    language: languageIn(answers, context),
    interpreter: interpreter.when(answers, context) ? (interpreter.of(answers) ?? null) : undefined,
  }).data;

const unmetIn = (answers: Answers, context: TellingContext) => {
  const manner = mannerIn(answers, context);
  return manner && { manner, unmet: notMet(context.receiversIn(answers), manner) };
};

/** Free words of which at least one has three letters. */
export function reasonText<C>(given: TextGiven<C>): Question<string, C> {
  const plain = text(given);
  const take: typeof plain.take = (raw, context) => {
    const taken = plain.take(raw, context);
    return taken.ok && !saysWhy(taken.value) ? refuse({ words: 'Please say why in a word or two.' }) : taken;
  };
  return { ...plain, take, hear: take };
}

/** TL13: otherwise than they need only with a reason. It names who was not met, and how. */
export const whyOtherwise = reasonText({
  key: 'whyOtherwise',
  short: 'Why otherwise',
  label: (context: TellingContext) => {
    const found = unmetIn(context.said, context);
    if (!found || found.unmet.length === 0) return 'Why was it given otherwise than needed?';
    const { manner, unmet } = found;
    return `${unmet.map((one) => lackWords(one, manner)).join('; ')}; why was it given otherwise (in ${mannerWords(manner)})?`;
  },
  max: 500,
  lines: 'many',
  when: (answers, context) => (unmetIn(answers, context)?.unmet.length ?? 0) > 0,
});

export const understood = choice({
  key: 'understood',
  short: 'Understood',
  label: ({ said, receiversIn }: TellingContext) => {
    const names = receiversIn(said).map(({ name }) => name);
    if (names.length === 0) return 'Was it understood?';
    return names.length === 1
      ? `Did ${together(names)} understand it?`
      : `${together(names)} were told together, in the same way. Did they understand it?`;
  },
  schema: Understood,
  options: [YES, PARTLY, { value: 'not-yet', title: 'Not yet', also: ['no', 'n', 'not yet'] }],
});

export const checked = text({
  key: 'checked',
  short: 'How that was checked',
  label: 'How do you know?',
  example: 'For example: said it back in her own words.',
  max: 500,
  lines: 'many',
});

export const on = pastDay({ key: 'on', short: 'Day', label: 'On which day?' });

/** The answers as what is recorded of a telling. */
export const tellingIn = (answers: Answers, context: TellingContext) => ({
  ...mannerIn(answers, context),
  to: context.receiversIn(answers),
  whyOtherwise: whyOtherwise.when(answers, context) ? whyOtherwise.of(answers) : undefined,
  understood: understood.of(answers),
  checked: checked.of(answers),
  on: on.of(answers),
});
