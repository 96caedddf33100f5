import type { Said } from '../chat/inbound.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import type { Answers } from '../forms/question.ts';
import type { Turn } from './app.ts';
import { personInView } from './in-view.ts';
import { understood, type Understood } from './understood.ts';

/** "She fell", "knock off the lunchtime": words that mean nothing without a name may be about the one person whose page is in view. */

interface OfWhom {
  readonly turn: Turn<Said>;
  readonly what: Understood;
  /** The same with the name in it: for reading alone, since people's words are kept as they typed them. */
  readonly named?: Turn<Said>;
}

export async function ofWhomIsInView(turn: Turn<Said>, forms: OpenForms, what: Understood): Promise<OfWhom> {
  const { text } = turn.inbound;
  const isUnclear = !what.session && ['unknown', 'stranger', 'danger'].includes(what.meaning.kind);
  const person = isUnclear ? await personInView(turn, forms) : undefined;
  const pronoun = PRONOUN.exec(text);
  const { name = '', title = '' } = person ?? {};
  const isOther = SHE.test(title) ? /^\s*he\b/iu.test(text) : HE.test(title) && /^\s*she\b/iu.test(text);
  // What names nobody, and is no question.
  const isNameless = pronoun === null && what.meaning.kind === 'unknown' && !text.includes('?');
  if (!person || isOther || (pronoun === null && !isNameless)) return { turn, what };
  const begins = `${name} `;
  const rest = text.slice(pronoun?.[0].length ?? 0);
  const ends = ` for ${name}`;
  const at = /[,;.](?=\s|$)|$/u.exec(text.trimEnd())?.index ?? text.length;
  const ways = pronoun ? [`${begins}${rest}`] : [`${begins}${rest}`, `${text.slice(0, at)}${ends}${text.slice(at)}`];
  const asTyped = (words: string): string =>
    (words.startsWith(begins) ? `${pronoun?.[0].trimStart() ?? ''}${words.slice(begins.length)}` : words).replace(
      ends,
      '',
    );
  for (const said of ways) {
    const named = { ...turn, inbound: { ...turn.inbound, text: said } };
    const now = await understood(named, forms);
    const { meaning } = now;
    // Without even a pronoun only what says what changes is of them.
    const isSaid = pronoun !== null || (meaning.kind === 'wanted' && meaning.answers !== undefined && !meaning.offer);
    if (meaning.kind === 'wanted' && isSaid)
      return { turn, named, what: { ...now, meaning: { ...meaning, ...wordsOf(meaning, asTyped) } } };
  }
  return { turn, what };
}

/** What is filled in with their words has the words that they typed. */
function wordsOf(
  { answers, more, or }: Pick<Extract<Understood['meaning'], { kind: 'wanted' }>, 'answers' | 'more' | 'or'>,
  asTyped: (words: string) => string,
) {
  const each = (all: Answers): Answers =>
    Object.fromEntries(Object.entries(all).map(([key, words]) => [key, asTyped(words)]));
  const lines = (all: string): string => all.split('\n').map(asTyped).join('\n');
  return {
    ...(answers && { answers: each(answers) }),
    ...(more !== undefined && { more: lines(more) }),
    ...(or && {
      or: or.map((one) => ({
        ...one,
        answers: each(one.answers),
        ...(one.more !== undefined && { more: lines(one.more) }),
      })),
    }),
  };
}

const PRONOUN = /^\s*(?:she|he|they)(?:['’]s)?\s+/iu;
const SHE = /^(?:mrs|miss|ms)$/iu;
const HE = /^mr$/iu;
