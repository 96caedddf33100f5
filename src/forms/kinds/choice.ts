import type { z } from 'zod';
import type { Option } from '../../../cards/views.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { sentence } from '../../kernel/sentence.ts';
import { cut } from '../cut.ts';
import { closestOption } from '../typed-choice.ts';
import { optionsIn } from '../typed-choices.ts';
import { basics, parsed, type Basics, type Problem, type Question } from '../question.ts';

/** An option, and other words by which people choose it. */
export interface Choice extends Option {
  readonly also?: readonly string[];
  /** Of several that may be chosen: it says that none of the others is so. */
  readonly alone?: true;
}

interface ChoicesGiven<S, C> extends Basics<C> {
  readonly schema: S;
  readonly options: readonly Choice[] | ((context: C) => readonly Choice[]);
}

export interface ChoiceGiven<S, C> extends ChoicesGiven<S, C> {
  /** How many fit in view; more become a list that can be searched. `list`: few as they are, the card has no room for all of them. */
  readonly show?: 'few' | 'list' | 'many';
  /** What to do when there is nothing to choose from. */
  readonly none?: string;
  /** They are names: "Tom Reed is away" tells something of him, and chooses nobody. */
  readonly names?: true;
}

const optionsOf = <C>({ options }: Pick<ChoicesGiven<unknown, C>, 'options'>, context: C): readonly Choice[] =>
  typeof options === 'function' ? options(context) : options;

/** As many as one reads in a sentence, and in a list. */
const IN_A_SENTENCE = 4;
const LISTED = 12;

function listed(words: string, options: readonly Choice[]): string {
  if (options.length <= IN_A_SENTENCE)
    return `${words}: ${options.map(({ title }) => title.replace(/,/gu, '')).join(', ')}.`;
  const lines = options.slice(0, LISTED).map(({ title }, index) => `${index + 1}. ${title}`);
  const more = options.length > LISTED ? [`And ${options.length - LISTED} more: type the name.`] : [];
  return [`${words}, or the number:`, ...lines, ...more].join('\n');
}

/** How many fit on a card (S43); the others are found by typing. */
const ON_A_CARD = 60;

const helpFor = (help: string | undefined, count: number): string | undefined =>
  count > ON_A_CARD
    ? [help === undefined ? '' : sentence(help), 'Not in the list? Type it in the chat.'].join(' ').trim()
    : help;

const SUGGESTIONS_SHOWN = 6;

/** One of several. By typing: its number, its words, or words that mean it. */
export function choice<S extends z.ZodType<string>, C>(given: ChoiceGiven<S, C>): Question<z.output<S>, C> {
  const shared = basics(given);
  const options = (context: C) => optionsOf(given, context);
  const titled = (raw: string, context: C) => options(context).find(({ value }) => value === raw);
  const prompt = (context: C): string => listed('Answer with one of these', options(context));
  const suggestions = (context: C) =>
    options(context)
      .slice(0, SUGGESTIONS_SHOWN)
      .map(({ title }) => ({ title, says: title }));
  return {
    ...shared,
    help(context) {
      const count = options(context).length;
      return count === 0 && given.none !== undefined ? given.none : helpFor(shared.help(context), count);
    },
    kind: 'choice',
    prompt,
    suggestions,
    shape: (context) => ({
      kind: 'choice',
      options: plain(options(context).slice(0, ON_A_CARD)),
      show: given.show ?? 'few',
    }),
    take: (raw, context) =>
      titled(raw, context) || (raw === '' && shared.optional)
        ? ok(raw)
        : refuse({ words: 'Please choose one of these.' }),
    hear(text, context) {
      const found = given.names === true && TELLS.test(text) ? undefined : closestOption(text, options(context));
      return found
        ? ok(found.value)
        : refuse({ words: `I did not recognise that. ${prompt(context)}`, suggestions: suggestions(context) });
    },
    words: (raw, context) => titled(raw, context)?.title ?? raw,
    of: (answers) => parsed(given.schema, answers[given.key]),
  };
}

const TELLS = /\s(?:is|was|has|had|will|wants?|needs?|went|goes|fell|died)\s/iu;

const values = (raw: string): readonly string[] => raw.split(',').filter((value) => value !== '');

/**
 * Any number of several, stored joined by commas. By typing: their numbers or words, with commas or "and" between them. An answer is
 * taken whole or not at all: what was not understood is asked about.
 */
export function choices<S extends z.ZodType<string>, C>(
  given: ChoicesGiven<S, C>,
): Question<readonly z.output<S>[], C> {
  const shared = basics(given);
  const options = (context: C) => optionsOf(given, context);
  const titled = (raw: string, context: C): readonly Choice[] =>
    options(context).filter(({ value }) => values(raw).includes(value));
  const prompt = (context: C): string =>
    listed(`Name any that apply, with commas between${shared.optional ? ', or "skip"' : ''}`, options(context));
  const take = (raw: string, context: C): Result<string, Problem> => {
    const known = titled(raw, context);
    if (known.length !== new Set(values(raw)).size) return refuse({ words: 'Please choose from these.' });
    if (known.length === 0 && !shared.optional) return refuse({ words: 'Please choose at least one.' });
    const alone = known.find((one) => one.alone);
    if (alone && known.length > 1)
      return refuse({ words: `"${alone.title}" cannot stand with others: choose it alone, or only the others.` });
    return ok(known.map(({ value }) => value).join(','));
  };
  return {
    ...shared,
    help: (context) => helpFor(shared.help(context), options(context).length),
    kind: 'choices',
    prompt,
    suggestions: (context) => [
      ...options(context)
        .slice(0, SUGGESTIONS_SHOWN - 1)
        .map((option, index, shown) => ({ title: option.title, says: saying(option, index, shown) })),
      ...(shared.optional ? [{ title: 'Skip', says: 'skip' }] : []),
    ],
    shape: (context) => ({ kind: 'choices', options: plain(options(context).slice(0, ON_A_CARD)) }),
    take,
    hear(text, context) {
      const { chosen, unclear } = optionsIn(text, options(context));
      return unclear.length > 0
        ? refuse({ words: `${notRecognised(chosen, unclear)} ${prompt(context)}` })
        : take(chosen.map(({ value }) => value).join(','), context);
    },
    words: (raw, context) =>
      titled(raw, context)
        .map(({ title }) => title)
        .join(', '),
    of: (answers) => values(answers[given.key] ?? '').flatMap((value) => given.schema.safeParse(value).data ?? []),
  };
}

/** Which part of an answer was understood, and which was not. */
function notRecognised(chosen: readonly Choice[], unclear: readonly string[]): string {
  if (chosen.length === 0) return 'I did not recognise that.';
  const [titles, others] = [
    chosen.map(({ title }) => title),
    unclear.slice(0, QUOTED).map((part) => `"${cut(part, 60)}"`),
  ];
  return `I understood ${[...new Set(titles)].join(', ')}, but not ${others.join(' or ')}. Nothing of it is kept: please say all of it again.`;
}

const QUOTED = 3;

/** What can be typed for one of several: its title, unless that reads as more than one or as none; then its number. */
function saying(option: Choice, index: number, options: readonly Choice[]): string {
  const title = option.title.replace(/,/gu, '');
  const { chosen, unclear } = optionsIn(title, options);
  return unclear.length === 0 && chosen.length === 1 && chosen[0] === option ? title : String(index + 1);
}

const plain = (options: readonly Choice[]): readonly Option[] => options.map(({ value, title }) => ({ value, title }));
