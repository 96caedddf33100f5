import { distance, FAR, mayBeSlip, sameLetters, slips, type Word, wordsIn } from './words.ts';

/** What a text asks for: the intent's id, and what it is about ("Ada Palmer", as typed), or '' when nothing more was said. */
export type Understood = {
  readonly intent: string;
  readonly rest: string;
  /** False when a word only fits with a slip, or another ending. */
  readonly exact: boolean;
};

export type Intent = { readonly id: string; readonly phrases: readonly string[] };

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Politeness and small words: they neither make a command nor spoil one. */
const FILLERS = set(
  'please pls plz can could would will you u i id im ill we want wanna need needs needed like to the a an for of about on in with ' +
    'my me us is are be do does have get let lets just now ok okay so thanks thank hi hello hey hiya there some this that it its ' +
    'her his their them going gonna must today tomorrow asap urgently re regarding show see give',
);

/** Words of somebody who tells or asks something, and does not ask for a form. */
const TELLS = set(
  'she he they shes hes theyre wants wanted said says told was were has had because since when while but and or if not no never ' +
    'dont didnt doesnt wont cant how what whats why who which where should shall may might than then without after before again too very',
);

/** Right before a name; then it may be written in any way. */
const LEADS_TO_NAME = set('for about of with as on to re regarding');
const TITLES = set('mr mrs ms miss mx dr prof rev sir');

const LONGEST = 16;
const LONGEST_REST = 5;
const LONGEST_BARE_REST = 2;
const ENOUGH = 2 / 3;
const HALF = 0.5;

/** `whole` is all of the phrase, `content` what it lives by. */
type Phrase = { readonly intent: string; readonly whole: string; readonly content: readonly string[] };

/** What a phrase lives by; all of it when that would be too little to go by ("what can you do"). */
function livesBy(text: string): Omit<Phrase, 'intent'> {
  const words = wordsIn(text).map((word) => word.plain);
  const content = words.filter((word) => !FILLERS.has(word));
  return { whole: words.join(' '), content: content.length * 2 < words.length ? words : content };
}

/** "changing", "changes", "changed" and "change" are one. */
function stem(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/(?:ing|ed|es|s|e)$/u, '').replace(/([^aeiouls])\1$/u, '$1');
}

/** Phrases stand in the code, and the same ones in several vocabularies. */
const phrasesRead = new Map<string, Omit<Phrase, 'intent'>>();

function phraseOf(intent: string, text: string): Phrase {
  const phrase = phrasesRead.get(text) ?? livesBy(text);
  phrasesRead.set(text, phrase);
  return { intent, ...phrase };
}

/** 1 the same, less for another ending, less for a slip, 0 for another word. Two words of four letters may only be swapped. */
function likeness(typed: string, stemmed: string, { word, stem: own }: Wanted): number {
  if (typed === word) return 1;
  if (typed[0] === word[0] && stemmed === own) return 0.95;
  const most = slips(Math.min(typed.length, word.length));
  const far = mayBeSlip(typed, word, most) ? distance(typed, word) : FAR;
  if (far > most) return 0;
  return Math.max(typed.length, word.length) > 4 || sameLetters(typed, word) ? 0.9 - 0.1 * far : 0;
}

/** A word of a phrase. */
interface Wanted {
  readonly word: string;
  readonly stem: string;
}

/** How like each of the known words each word of a text is, counted once for all phrases. */
type Likenesses = ReadonlyMap<string, readonly number[]>;

type Cover = ReturnType<typeof cover>;

/** Which words of the text stand for which words of the phrase, each only once, the likest first. */
function cover(likenesses: Likenesses, phrase: Phrase) {
  const used = new Set<number>();
  let score = 0;
  for (const wanted of phrase.content) {
    let [best, place] = [0, -1];
    for (const [index, like] of (likenesses.get(wanted) ?? []).entries()) {
      if (like > best && !used.has(index)) [best, place] = [like, index];
    }
    if (place >= 0) used.add(place);
    score += best;
  }
  return { phrase, used, share: used.size / phrase.content.length, score: score / phrase.content.length };
}

/** What is left when the command and the small words are taken away, as typed; `undefined` when it cannot be a name. */
function restOf(text: string, words: readonly Word[], used: ReadonlySet<number>): string | undefined {
  const others = words.flatMap(({ plain: word }, index) => (used.has(index) || FILLERS.has(word) ? [] : [index]));
  const [first, last] = [others[0], others.at(-1)];
  if (first === undefined || last === undefined) return '';
  const run = words.slice(first, last + 1);
  if (run.length > LONGEST_REST || [...used].some((index) => index > first && index < last)) return undefined;
  const own = run.filter(({ plain: word }) => !TITLES.has(word) && /^\p{L}/u.test(word));
  const capital = own.filter(({ raw }) => /^\p{Lu}/u.test(raw));
  const led = LEADS_TO_NAME.has(words[first - 1]?.plain ?? '');
  if (!led && capital.length < own.length && (capital.length > 0 || own.length > LONGEST_BARE_REST)) return undefined;
  return text.slice(run[0]?.start, run.at(-1)?.end).replace(/['’‘ʼ`´]s?$/iu, '');
}

const GREETING =
  /^\s*(?:good (?:morning|afternoon|evening)|hello|hiya?|hey|morning)(?: there| all| bot| reable)?\b[\s,.!:-]*(?=\S)/iu;

type Read = Omit<Understood, 'exact'> & { readonly score: number; readonly size: number };

/** The phrase taken as a command in this text, or nothing. */
function reads(text: string, words: readonly Word[], { phrase, used, share, score }: Cover): Read | undefined {
  const { intent, content } = phrase;
  if (share < ENOUGH || used.size === 0) return undefined;
  // "hello" and "to do" are small words elsewhere, so that they have to be all there is.
  if (content.every((word) => FILLERS.has(word)) && (share < 1 || used.size < words.length)) return undefined;
  if (words.some(({ plain: word }, index) => !used.has(index) && TELLS.has(word))) return undefined;
  const rest = restOf(text, words, used);
  if (rest === undefined || (rest !== '' && (share < 1 || content.length < 2))) return undefined;
  return { intent, rest, score, size: used.size };
}

/**
 * Learns commands from example phrases, and then finds the one that a text asks for: in any case and order, with slips of the fingers and
 * politeness round it. What is left over is `rest`, in the letters it was typed in: "pls chnage the monitering for ada" -> 'ada',
 * "Mrs Khan's monitoring needs changing" -> 'Mrs Khan'. A phrase of one word has to be the whole message, and only a phrase that is there
 * in full leaves a rest, which has to look like a name. The largest share of a phrase wins, exact words before slips; when two intents
 * come out even, or the text tells something rather than asks for it, nothing is understood. Never throws.
 */
export function makeUnderstanding(intents: readonly Intent[]) {
  const phrases = intents.flatMap(({ id, phrases: all }) => all.map((text) => phraseOf(id, text)));
  const known: readonly Wanted[] = [...new Set(phrases.flatMap(({ content }) => content))].map((word) => ({
    word,
    stem: stem(word),
  }));
  // A slip leaves one end of a word as it is, and most words are told apart by this alone.
  const byFirst = Map.groupBy(known, ({ word }) => word[0]);
  const byLast = Map.groupBy(known, ({ word }) => word.at(-1));
  function likenessesOf(words: readonly Word[]): Likenesses {
    const likenesses = new Map<string, number[]>();
    for (const [index, { plain }] of words.entries()) {
      const stemmed = stem(plain);
      for (const wanted of [...(byFirst.get(plain[0]) ?? []), ...(byLast.get(plain.at(-1)) ?? [])]) {
        const like = likeness(plain, stemmed, wanted);
        if (like > 0)
          likenesses.set(wanted.word, (likenesses.get(wanted.word) ?? words.map(() => 0)).with(index, like));
      }
    }
    return likenesses;
  }

  /** The phrases of which this share of words may stand in the text: of many, few are looked at closely. */
  const within = (likenesses: Likenesses, share: number): readonly Phrase[] =>
    phrases.filter(
      ({ content }) =>
        content.reduce((count, word) => count + Number(likenesses.has(word)), 0) >= share * content.length,
    );

  /** A text that is a phrase of an intent word for word needs no looking at others. */
  const asTheyStand = Map.groupBy(
    phrases.map(({ intent, whole, content }) => ({ intent, whole, rest: '', score: 1, size: content.length })),
    ({ whole }) => whole,
  );

  function readIn(text: string, words: readonly Word[]): readonly Read[] {
    const likenesses = likenessesOf(words);
    return within(likenesses, ENOUGH).flatMap((phrase) => reads(text, words, cover(likenesses, phrase)) ?? []);
  }

  function understandHere(text: string): Understood | undefined {
    const words = wordsIn(text);
    if (words.length === 0 || words.length > LONGEST) return undefined;
    const read = asTheyStand.get(words.map(({ plain }) => plain).join(' ')) ?? readIn(text, words);
    const [best, ...others] = read.toSorted((a, b) => b.score - a.score || b.size - a.size);
    if (!best) return undefined;
    const rival = others.find(
      ({ intent, score, size }) => intent !== best.intent && score === best.score && size === best.size,
    );
    return rival ? undefined : { intent: best.intent, rest: best.rest, exact: best.score === 1 };
  }

  return {
    /** The one command that the text is; undefined when it is none, or could be two. */
    understand: (text: string) => understandHere(text) ?? understandHere(text.replace(GREETING, '')),
    /** Up to three intents that share words with the text, nearest first: for "did you mean". */
    closest: (text: string): string[] => {
      const words = wordsIn(text)
        .slice(0, LONGEST)
        .filter((word) => !FILLERS.has(word.plain) && !TELLS.has(word.plain));
      const likenesses = likenessesOf(words);
      const near = new Map<string, number>();
      for (const phrase of within(likenesses, HALF)) {
        const { share, score } = cover(likenesses, phrase);
        if (share >= HALF) near.set(phrase.intent, Math.max(near.get(phrase.intent) ?? 0, score));
      }
      return [...near]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, 3)
        .map(([intent]) => intent);
    },
  };
}
