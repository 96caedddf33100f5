import { remembered } from '../kernel/newest.ts';
import {
  asksForTheForm,
  bareCall,
  inOneWord,
  isShortAsACall,
  tellsOfCrime,
  tellsOfMissing,
  tellsOfRape,
  asMeant,
} from './danger/calls.ts';
import { deathIn } from './danger/death.ts';
import { NO_ANSWER } from './falls.ts';
import { isInAnotherLanguage } from './danger/other-languages.ts';
import { oddsIn, readWeights, type Odds } from './danger/model.ts';

/**
 * What a text makes one think of first (R38, R39): police, ambulance or fire; the safeguarding lead; neither; or `unsure`: it may be either,
 * and is asked about.
 */
export type Danger = 'emergency' | 'safeguarding' | 'unsure' | 'none';

/** What is heard of danger in a text. */
export interface InDanger {
  readonly danger: Danger;
  /**
   * True when the whole message is a call for help ("somebody is in danger", "999", "help she's not breathing"), so that it is not
   * the answer to the question on screen, even in the middle of a form. It is false for a longer answer that also speaks of danger.
   */
  readonly isCall: boolean;
  /** It is plainly not English, so that nobody can tell what it says. */
  readonly isForeign?: true;
}

/**
 * The odds from which a text is heard, and from which it is asked about. They were chosen by cross-validation over the writers who are learnt from,
 * each scored by what others taught: of their ordinary sentences 1.5 in 100 are heard and 4.7 asked about (`npm run danger -- --report`). What this
 * brings with writers who taught nothing stands in danger/examples/README.md.
 */
const HEARD = 0.836;
const ASKED = 0.537;

/** In characters. */
const LONGEST_TEXT = 20_000;
/** The odds from which a short emergency is a call and nothing else. */
const SURE = 0.6;
/** An emergency is one, too, where a worry is up to so many times likelier: 999 once too often costs little. */
const GRAVER = 2;

const weights = readWeights();

/**
 * What somebody's words make one think of first (R38, R39). `emergency`: danger to life or safety now, or a crime. `safeguarding`: a worry
 * that an adult or a child is abused or neglected. It was learnt from examples by many writers (danger/examples), needs nothing but the
 * words, and is the same each time. It is no judgement of risk, and `none` is not a promise that all is well.
 */
export const dangerOf: (typed: string) => InDanger = remembered(8, dangerHeard);

/** A line that ends, and dots, may be a pause in a sentence: "she is not...breathing". */
const PAUSES = /\.{2,}|…|\n(?=\p{Ll})/gu;

function dangerHeard(typed: string): InDanger {
  const text = asMeant(typed.slice(0, LONGEST_TEXT)).replace(PAUSES, ' ');
  const call = bareCall(text);
  if (call === 'call') return { danger: 'emergency', isCall: true };
  if (call === 'asked') return { danger: 'unsure', isCall: false };
  const word = inOneWord(text);
  if (word === 'safeguarding') return { danger: word, isCall: false };
  if (
    call === 'help' ||
    (word && !isInAnotherLanguage(text)) ||
    asksForTheForm(text) ||
    isOnlyNoAnswer(text) ||
    deathIn(text)
  )
    return { danger: 'none', isCall: false };
  const odds = oddsIn(weights, text);
  const learnt = heardFrom(odds);
  const isCrime =
    learnt === 'unsure' ? tellsOfRape(text) || tellsOfCrime(text) : learnt === 'none' && tellsOfCrime(text);
  const danger = isCrime ? 'emergency' : learnt;
  if (danger === 'none' && tellsOfMissing(text)) return { danger: 'unsure', isCall: false };
  if ((danger === 'none' || danger === 'unsure') && isInAnotherLanguage(text))
    return { danger: 'unsure', isCall: false, isForeign: true };
  return {
    danger,
    isCall: danger === 'emergency' && odds.emergency >= SURE && isShortAsACall(text),
  };
}

/** That nobody answers the door, and nothing more: what to do then is said elsewhere. */
const isOnlyNoAnswer = (text: string): boolean => text.length <= LONGEST_DOOR && NO_ANSWER.test(text);
const LONGEST_DOOR = 40;

/** What is made of the odds. */
export function heardFrom({ emergency, worry }: Odds): Danger {
  if (emergency + worry < HEARD) return emergency + worry < ASKED ? 'none' : 'unsure';
  return emergency * GRAVER >= worry ? 'emergency' : 'safeguarding';
}

/** Whether somebody tells of a death that they know of, and in which nothing sounds of danger (P27). */
export const tellsOfDeath = (text: string): boolean => deathIn(text) === 'ours';

export const dangerIn = (text: string): Danger => dangerOf(text).danger;
