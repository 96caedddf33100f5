import type { z } from 'zod';
import type { Option } from '../../../cards/views.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { closestOption } from '../typed-choice.ts';
import { basics, meant, type Asking, type Basics, type Problem, type Question } from '../question.ts';

/** An option, and other words by which people choose it. */
export interface Choice extends Option {
  readonly also?: readonly string[];
}

interface ChoiceQuestion<S extends z.ZodType<string>> extends Basics {
  readonly schema: S;
  readonly options: readonly Choice[] | ((asking: Asking) => readonly Choice[]);
  /** How many fit in view; more become a list that can be searched. */
  readonly show?: 'few' | 'many';
  /** What to do when there is nothing to choose from. */
  readonly none?: string;
}

const LISTED = 12;

/** As many as one reads in a sentence. */
const listed = (options: readonly Choice[]): string =>
  options
    .slice(0, LISTED)
    .map(({ title }) => title.replace(/,/gu, ''))
    .concat(options.length > LISTED ? [`and ${options.length - LISTED} more`] : [])
    .join(', ');

/** How many fit on a card (S43); the others are found by typing. */
const ON_A_CARD = 60;

const SUGGESTIONS_SHOWN = 6;

/** One of several. By typing: its number, its words, or words that mean it. */
export function choice<S extends z.ZodType<string>>(given: ChoiceQuestion<S>): Question<z.output<S>> {
  const shared = basics(given);
  const options = (asking: Asking) => (typeof given.options === 'function' ? given.options(asking) : given.options);
  const known = (raw: string, asking: Asking): Result<string, Problem> =>
    options(asking).some(({ value }) => value === raw) ? ok(raw) : refuse({ words: 'Please choose one of these.' });
  return {
    ...shared,
    help: (asking) =>
      options(asking).length === 0
        ? (given.none ?? shared.help(asking))
        : options(asking).length > ON_A_CARD
          ? [shared.help(asking), 'Not in the list? Type it in the chat.']
              .filter((part) => part !== undefined)
              .join(' ')
          : shared.help(asking),
    prompt: (asking) => `Answer with one of these: ${listed(options(asking))}.`,
    suggestions: (asking) =>
      options(asking)
        .slice(0, SUGGESTIONS_SHOWN)
        .map(({ title }) => ({ title, says: title })),
    shape: (asking) => ({
      kind: 'choice',
      options: plain(options(asking).slice(0, ON_A_CARD)),
      show: given.show ?? 'few',
    }),
    take: (raw, asking) => (raw === '' && shared.optional ? ok('') : known(raw, asking)),
    hear(text, asking) {
      const found = closestOption(text, options(asking));
      return found
        ? ok(found.value)
        : refuse({ words: `I did not recognise that. ${this.prompt(asking)}`, suggestions: this.suggestions(asking) });
    },
    words: (raw, asking) => options(asking).find(({ value }) => value === raw)?.title ?? raw,
    of: (answers) => meant(given.schema, answers[given.key]),
  };
}

interface ChoicesQuestion<T extends string> extends Basics {
  readonly schema: z.ZodType<T>;
  readonly options: readonly Choice[] | ((asking: Asking) => readonly Choice[]);
}

const values = (raw: string): readonly string[] => raw.split(',').filter((value) => value !== '');

/** Any number of several, stored joined by commas. By typing: their numbers or words, with commas between them. */
export function choices<T extends string>(given: ChoicesQuestion<T>): Question<readonly T[]> {
  const shared = basics(given);
  const options = (asking: Asking) => (typeof given.options === 'function' ? given.options(asking) : given.options);
  const titled = (raw: string, asking: Asking): readonly Choice[] =>
    options(asking).filter(({ value }) => values(raw).includes(value));
  return {
    ...shared,
    prompt: (asking) =>
      `Name any that apply, with commas between${shared.optional ? ', or "skip"' : ''}: ${listed(options(asking))}.`,
    suggestions: (asking) => [
      ...options(asking)
        .slice(0, SUGGESTIONS_SHOWN - 1)
        .map((option, index, shown) => ({ title: option.title, says: saying(option, index, shown) })),
      ...(shared.optional ? [{ title: 'Skip', says: 'skip' }] : []),
    ],
    shape: (asking) => ({ kind: 'choices', options: plain(options(asking)) }),
    take(raw, asking) {
      const known = titled(raw, asking);
      if (known.length !== new Set(values(raw)).size) return refuse({ words: 'Please choose from these.' });
      if (known.length === 0 && !shared.optional) return refuse({ words: 'Please choose at least one.' });
      return ok(known.map(({ value }) => value).join(','));
    },
    hear(text, asking) {
      const found = text.split(/[,;\n]/u).filter((part) => part.trim() !== '');
      const chosen = found.map((part) => closestOption(part, options(asking)));
      const raw = chosen.flatMap((option) => option?.value ?? []).join(',');
      if (chosen.includes(undefined))
        return refuse({ words: `I did not recognise all of that. ${this.prompt(asking)}` });
      return this.take(raw, asking);
    },
    words: (raw, asking) =>
      titled(raw, asking)
        .map(({ title }) => title)
        .join(', '),
    of: (answers) => values(answers[given.key] ?? '').flatMap((value) => given.schema.safeParse(value).data ?? []),
  };
}

/** What can be typed for one of several: its title, unless that reads as more than one or as none; then its number. */
function saying(option: Choice, index: number, options: readonly Choice[]): string {
  const title = option.title.replace(/,/gu, '');
  return !/[;\n]/u.test(title) && closestOption(title, options) === option ? title : String(index + 1);
}

const plain = (options: readonly Choice[]): readonly Option[] => options.map(({ value, title }) => ({ value, title }));
