import { CALM, REPORTED_DEATH } from './calm-words.ts';
import {
  AROUND,
  ASKS,
  CALLS,
  CRIMES,
  EMERGENCY,
  EMERGENCY_AFTER_A_FALL,
  EMERGENCY_WHEN_SHORT,
  UNWELL_WHEN_ALONE,
  WORRY_WHEN_ALONE,
  EVERYDAY,
  FELL,
  IF_EVER,
  JUST_NOW,
  LONG_AGO,
  MISTYPED,
  NEW_THOUGHT,
  NO_NAMES,
  ORDINARY,
  SAFEGUARDING,
  UNDOES,
  UNDOES_NEARBY,
  URGES,
} from './danger-words.ts';
import { remembered } from '../kernel/newest.ts';
import { stepFor, type Pattern, type Patterns } from './danger-patterns.ts';
import { corrector, wordsIn } from './words.ts';

/** What a text makes one think of first (R38, R39): police, ambulance or fire; the safeguarding lead; or neither. */
export type Danger = 'emergency' | 'safeguarding' | 'none';

/** All in words, except `LONGEST_TEXT`, in characters. */
const SHORT = 9;
const ALONE = 6;
const LONGEST_CALL = 12;
const LONGEST_URGENT_CALL = 30;
const LONGEST_UNSURE_CALL = 5;
const LONGEST_SENTENCE = 60;
const FAR_BACK = 5;
const NEAR_BACK = 3;
const LONGEST_TEXT = 20_000;

const URGENT = new Set('help 999 112 ambulance police urgent urgently emergency quick now'.split(' '));
/** "had a fall" tells; "has had a fall" calls. */
const WAS = new Set(['had', 'was', 'were']);
const IS = new Set(['has', 'hes', 'shes', 'just', 'is']);

const vocabulary = new Set<string>([...CALLS, ...AROUND]);

function patternsFrom(lines: readonly string[]): Patterns {
  const byFirst = new Map<string, Pattern[]>();
  for (const line of lines) {
    const pattern = line.split(' ').map(stepFor);
    const words = pattern.map((step) => ('words' in step ? [...step.words] : []));
    for (const word of words.flat()) vocabulary.add(word);
    for (const word of words[0] ?? []) byFirst.set(word, [...(byFirst.get(word) ?? []), pattern]);
  }
  return byFirst;
}

const emergency = patternsFrom(EMERGENCY);
const emergencyWhenShort = patternsFrom(EMERGENCY_WHEN_SHORT);
const emergencyAfterAFall = patternsFrom(EMERGENCY_AFTER_A_FALL);
const unwellWhenAlone = patternsFrom(UNWELL_WHEN_ALONE);
const worryWhenAlone = patternsFrom(WORRY_WHEN_ALONE);
const safeguarding = patternsFrom(SAFEGUARDING);
const crimes = patternsFrom(CRIMES);
const everyday = patternsFrom(EVERYDAY);
const longAgo = patternsFrom(LONG_AGO);
const justNow = patternsFrom(JUST_NOW);
const ifEver = patternsFrom(IF_EVER);
const asks = patternsFrom(ASKS);
const calm = CALM.map(({ says, unless }) => ({ patterns: patternsFrom(says), unless }));
const reportedDeath = patternsFrom(REPORTED_DEATH.says);
/** Not one of the words that are known here: "hit Farida", and not "hit targets". Names are often typed small. */
const mayBeAName = ({ word, isName }: Heard): boolean =>
  isName || (/^\p{L}{2,}$/u.test(word) && !vocabulary.has(word) && !ORDINARY.has(word) && !NO_NAMES.has(word));
const correct = corrector(MISTYPED, new Set([...vocabulary, ...ORDINARY]));

/** `isName`: written as one. `begins`: a sentence does. `afterComma`: a comma stands before it. `hidden`: an everyday phrase covers it. */
type Heard = {
  readonly word: string;
  readonly isName: boolean;
  readonly begins: boolean;
  readonly afterComma: boolean;
  readonly hidden: boolean;
};
type Span = { readonly from: number; readonly to: number };

const TITLES: ReadonlySet<string> = new Set('mr mrs ms miss mx dr prof rev sir'.split(' '));
/** One capital letter, and small ones after it. */
const NAME = /^\p{Lu}\p{Ll}+$/u;

const ONE_WORD: ReadonlyMap<string, string> = new Map([
  ['can not', 'cant'],
  ['no one', 'noone'],
]);

/** A turn asks several times of the same text, and slips are looked for in every word. */
const hear = remembered(8, wordsHeard);

function wordsHeard(text: string): readonly Heard[] {
  const heard: Heard[] = [];
  let last = 0;
  for (const { plain, raw, start, end } of wordsIn(text.slice(0, LONGEST_TEXT))) {
    const gap = start - last === 1 && text[last] === ' ' ? '' : text.slice(last, start);
    last = end;
    const opens = heard.length === 0 || (gap !== '' && /[.!?;\n]/u.test(gap));
    // Mrs Fallon has not fallen: what stands as a name is no slip of another word.
    const isName = TITLES.has(heard.at(-1)?.word ?? '') || (!opens && NAME.test(raw));
    const word = plain === 'cannot' ? 'cant' : isName ? plain : correct(plain);
    const both = word === 'not' || word === 'one' ? ONE_WORD.get(`${heard.at(-1)?.word} ${word}`) : undefined;
    const before = both === undefined ? undefined : heard.pop();
    const begins = before?.begins ?? opens;
    const afterComma = before?.afterComma ?? gap.includes(',');
    heard.push({ word: both ?? word, isName, begins, afterComma, hidden: false });
  }
  return heard;
}

/** Where the pattern's steps from `step` on, laid from `at` on, end; -1 when they do not fit. No pattern reaches into another sentence. */
function endOf(heard: readonly Heard[], pattern: Pattern, step: number, at: number): number {
  const now = pattern[step];
  if (!now) return at;
  if ('words' in now) {
    const here = heard[at];
    const fits =
      here && !here.hidden && !here.begins && (now.words.has(here.word) || (now.orAName && mayBeAName(here)));
    return fits ? endOf(heard, pattern, step + 1, at + 1) : -1;
  }
  for (let skipped = 0; skipped <= now.upTo; skipped += 1) {
    const end = endOf(heard, pattern, step + 1, at + skipped);
    if (end >= 0) return end;
    if (heard[at + skipped]?.begins) return -1;
  }
  return -1;
}

/** Every place between `from` and `to` where one of the patterns fits. */
function spans(heard: readonly Heard[], patterns: Patterns, from = 0, to = heard.length): Span[] {
  const found: Span[] = [];
  for (let at = from; at < to; at += 1) {
    const first = heard[at];
    const beginning = first && !first.hidden ? patterns.get(first.word) : undefined;
    if (!beginning) continue;
    for (const pattern of beginning) {
      const end = endOf(heard, pattern, 1, at + 1);
      if (end >= 0 && end <= to) found.push({ from: at, to: end });
    }
  }
  return found;
}

const has = (heard: readonly Heard[], patterns: Patterns, { from, to }: Span): boolean =>
  spans(heard, patterns, from, to).length > 0;

function listen(text: string): Heard[] {
  const heard = hear(text);
  const calming = calm.flatMap(({ patterns, unless }) =>
    heard.some(({ word }) => unless.has(word)) ? [] : [patterns],
  );
  const quiet = [everyday, ...calming].flatMap((patterns) => spans(heard, patterns));
  const covered = new Set(quiet.flatMap(({ from, to }) => heard.slice(from, to)));
  return heard.map((each) => (covered.has(each) ? { ...each, hidden: true } : each));
}

/** The sentence that a span is in, or, where the text has none, the words around it. */
function sentenceOf(heard: readonly Heard[], { from, to }: Span): Span {
  let [first, end] = [from, to];
  while (first > Math.max(0, from - LONGEST_SENTENCE) && !heard[first]?.begins) first -= 1;
  while (end < Math.min(heard.length, to + LONGEST_SENTENCE) && !heard[end]?.begins) end += 1;
  return { from: first, to: end };
}

/** "no bleeding", "she has not been attacked", "I haven't seen any bruises" */
function isUndone(heard: readonly Heard[], { from }: Span): boolean {
  for (let back = 1; back <= FAR_BACK && from - back >= 0; back += 1) {
    const [here, after] = [heard[from - back], heard[from - back + 1]];
    if (!here || after?.begins || after?.afterComma || NEW_THOUGHT.has(here.word)) return false;
    if (UNDOES.has(here.word) || (back <= NEAR_BACK && UNDOES_NEARBY.has(here.word))) return true;
  }
  return false;
}

/** "if she falls and cannot get up she presses her pendant" is a plan; "not sure if she is breathing" is not. */
function isOnlyPlanned(heard: readonly Heard[], span: Span): boolean {
  const sentence = sentenceOf(heard, span);
  return has(heard, ifEver, { from: sentence.from, to: span.from }) && !has(heard, asks, sentence);
}

function isLongAgo(heard: readonly Heard[], span: Span): boolean {
  const sentence = sentenceOf(heard, span);
  return has(heard, longAgo, sentence) && !has(heard, justNow, sentence);
}

/** "999", "fire!", "ambulance now please", "help help": nothing but the call. */
function isBareCall(heard: readonly Heard[]): boolean {
  if (heard.length === 0 || heard.length > SHORT || heard.some(({ hidden }) => hidden)) return false;
  const said = heard.map(({ word }) => word);
  const rest = said.filter((word) => !AROUND.has(word));
  if (rest.length > 0) return rest.every((word) => CALLS.has(word));
  return (
    said.filter((word) => word === 'help').length > 1 || (said.includes('help') && said.some((word) => URGES.has(word)))
  );
}

/** `sure`: not a call for help unless it says little else, or (`never`) not at all. */
type Meaning = { readonly danger: Danger; readonly sure: boolean | 'never' };

function weigh(heard: readonly Heard[]): Meaning {
  if (isBareCall(heard)) return { danger: 'emergency', sure: true };
  let worry = false;
  for (const span of spans(heard, emergency)) {
    if (isUndone(heard, span) || isOnlyPlanned(heard, span)) continue;
    if (!isLongAgo(heard, span)) return { danger: 'emergency', sure: true };
    worry ||= has(heard, crimes, span);
  }
  // "Get up and" is everyday, but for somebody who has fallen.
  const afterAFall = heard.some(({ word, hidden }) => !hidden && FELL.has(word))
    ? spans(
        heard.map((each) => ({ ...each, hidden: false })),
        emergencyAfterAFall,
      )
    : [];
  const short = heard.length <= SHORT ? spans(heard, emergencyWhenShort) : afterAFall;
  for (const span of short) {
    if (!isUndone(heard, span) && !isOnlyPlanned(heard, span) && !isLongAgo(heard, span))
      return { danger: 'emergency', sure: false };
  }
  const alone = heard.length <= ALONE ? heard : [];
  const holds = (span: Span): boolean => !isUndone(heard, span) && !isOnlyPlanned(heard, span);
  if (spans(alone, unwellWhenAlone).some((span) => holds(span) && !isLongAgo(heard, span)))
    return { danger: 'emergency', sure: 'never' };
  // What they are frightened of is told.
  worry ||= spans(alone, worryWhenAlone).some((span) => holds(span) && alone[span.to]?.word !== 'of');
  for (const span of spans(heard, safeguarding)) worry ||= !isUndone(heard, span);
  return { danger: worry ? 'safeguarding' : 'none', sure: worry };
}

/** What is heard of danger in a text. */
export interface InDanger {
  readonly danger: Danger;
  /**
   * True when the whole message is a call for help ("somebody is in danger", "999", "help she's not breathing"), so that it is not
   * the answer to the question on screen, even in the middle of a form. It is false for a longer answer that also speaks of danger.
   */
  readonly isCall: boolean;
}

/**
 * What somebody's words make one think of first (R38, R39). `emergency`: danger to life or safety now, or a crime. `safeguarding`: a worry
 * that an adult or a child is abused or neglected. `none`: neither, or said of long ago, of a plan, or to say that it is not so.
 * It listens for phrases (danger-words.ts), forgives slips, and when in doubt about a short message says `emergency`: to be shown 999
 * once too often costs little. It is no judgement of risk, and `none` is not a promise that all is well.
 */
export const dangerOf: (typed: string) => InDanger = remembered(8, dangerHeard);

function dangerHeard(typed: string): InDanger {
  const text = typed.replace(TEN_DIGITS, ' ');
  const asTyped = weighed(text);
  if (asTyped.danger === 'emergency') return asTyped;
  const inOne = text.slice(0, LONGEST_TEXT).replace(PAUSES, ' ').replace(DIGITS, '999');
  const together = inOne === text ? asTyped : weighed(inOne);
  return GRAVER[together.danger] > GRAVER[asTyped.danger] ? together : asTyped;
}

/** A line that ends, and dots, may be a pause in a sentence as well as its end: "she is not...breathing". Both readings count. */
const PAUSES = /\.{2,}|…|\n(?=\p{Ll})/gu;
/** An NHS number or a telephone number is no call for 999, unless it is nothing but nines. */
const TEN_DIGITS = /(?<![\d-])(?!(?:9[ -]?){10})\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/gu;
const DIGITS = /\b9[ -]9[ -]9\b/gu;
const GRAVER: Readonly<Record<Danger, number>> = { none: 0, safeguarding: 1, emergency: 2 };

function weighed(text: string): InDanger {
  const heard = listen(text);
  const { danger, sure } = weigh(heard);
  return { danger, isCall: danger === 'emergency' && !WRITTEN_DOWN.test(text) && isCall(heard, sure) };
}

/** What happened is to be written down: it is more than a call. */
const WRITTEN_DOWN = /^\s*incident for\b/iu;

function isCall(heard: readonly Heard[], sure: Meaning['sure']): boolean {
  if (sure === 'never') return false;
  const past = heard.some(({ word }) => WAS.has(word)) && !heard.some(({ word }) => IS.has(word));
  if (!sure) return heard.length <= LONGEST_UNSURE_CALL && !past;
  const urgent = heard.some(({ word }) => URGENT.has(word));
  return heard.length <= (urgent ? LONGEST_URGENT_CALL : LONGEST_CALL);
}

/** Whether somebody tells of a death that they know of, and in which nothing sounds of danger (P27). */
export function tellsOfDeath(text: string): boolean {
  const heard = hear(text);
  const isCalm = heard.every(({ word }) => !REPORTED_DEATH.unless.has(word));
  const isOfOther = heard.some(({ word }) => OTHERS.has(word));
  return (
    isCalm &&
    !isOfOther &&
    heard.length <= LONGEST_CALL &&
    spans(heard, reportedDeath).length > 0 &&
    dangerIn(text) === 'none'
  );
}

/** Somebody whom the service does not support, or no person at all: a word of sympathy is not for the bot to say. */
const OTHERS = new Set(
  'husband wife son daughter mother father mum dad sister brother friend neighbour dog cat down battery years ago tired set keen against'.split(
    ' ',
  ),
);

export const dangerIn = (text: string): Danger => dangerOf(text).danger;
