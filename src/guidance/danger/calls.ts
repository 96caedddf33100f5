import { corrector, wordsIn } from '../words.ts';

/**
 * What needs no learning: a call for help and nothing else, and crimes that are named (R39). These few lists are for words whose meaning
 * is agreed; every other sentence is an example for the model (examples/README.md).
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** In words. */
const LONGEST_BARE = 9;
const LONGEST = 12;
const LONGEST_URGENT = 30;

/** By themselves, or with the words around them, these are a call for help. */
const CALLS = set(
  '999 112 911 emergency emergancy danger ambulance police fire paramedic paramedics sos mayday dying murder stabbing bleeding choking overdose stroke seizure unconscious collapsed attack suicide burglar intruder gun knife unresponsive suicidal haemorrhaging',
);
const AROUND = set(
  'please pls plz now quick quickly fast urgent urgently asap right away immediately someone somebody anyone is there theres a an the this its it im i am we me us my in at need needs help call ring dial phone get send for to of and oh god omg hurry real very have got having',
);
/** Of those, what turns plain "help" into a call for help rather than a wish to see what the bot can do. */
const URGES = set('now quick quickly fast urgent urgently asap immediately hurry someone somebody anyone send god omg');
const URGENT = set('help 999 112 ambulance police urgent urgently emergency quick now');

const correct = corrector(CALLS, new Set([...AROUND, ...set('free five file wife rice dance manger ranger')]));

/** An NHS number or a telephone number is no call for 999, unless it is nothing but nines. */
const TEN_DIGITS = /(?<![\d-])(?!(?:9[ -]?){10})\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/gu;
const SPELLED = /\b9[ -]9[ -]9\b/gu;

export const withoutNumbers = (text: string): string => text.replace(TEN_DIGITS, ' ').replace(SPELLED, '999');

const plainWords = (text: string): readonly string[] => wordsIn(text).map(({ plain }) => plain);

/** One word that is no call is a name, a choice, or the answer to a question: `none`, unless it means nothing but a worry. */
export function inOneWord(text: string): 'safeguarding' | 'none' | undefined {
  const [only = '', ...others] = plainWords(text.slice(0, 200));
  if (others.length > 0) return undefined;
  return WORRIES.has(only) ? 'safeguarding' : 'none';
}
const WORRIES = set('cuckooing cuckooed neglected abused');

/** "Raise a safeguarding concern about Ada": it begins the form, which says itself what to do first. What is told besides is heard. */
export const asksForTheForm = (text: string): boolean => FORM.test(text.slice(0, 200));
const FORM =
  /^\s*(?:please )?(?:(?:i (?:want|need|would like) to |(?:how )?(?:can|do) i |i have )?(?:raise|make|report|record|note|log) )?(?:an? |the )?safeguarding (?:concern|alert|referral)s?(?: (?:for|about|on|re)(?: [\p{L}'’.-]+){0,3})?[\s.!?]*$/iu;

const NUMBER = /^\d+$/u;

/** `call`: "999", "fire!", "ambulance now please", "help help": nothing but the call. `help`: "help me", which asks what the bot can do. */
export function bareCall(text: string): 'call' | 'help' | undefined {
  const said = plainWords(text.slice(0, 200)).map(correct);
  if (said.length === 0 || said.length > LONGEST_BARE) return undefined;
  const rest = said.filter((word) => !AROUND.has(word) && (!NUMBER.test(word) || CALLS.has(word)));
  if (rest.length > 0) return rest.every((word) => CALLS.has(word)) ? 'call' : undefined;
  const isUrged = said.filter((word) => word === 'help').length > 1 || said.some((word) => URGES.has(word));
  return said.includes('help') ? (isUrged ? 'call' : 'help') : undefined;
}

/** What happened is to be written down: it is more than a call. */
const WRITTEN_DOWN = /^\s*(?:incident for\b|my answer:)/iu;

/** A text that tells of an emergency and of hardly anything else, so that it is no answer to the question on screen. */
export function isShortAsACall(text: string): boolean {
  if (WRITTEN_DOWN.test(text)) return false;
  const said = plainWords(text.slice(0, 400));
  return said.length <= (said.some((word) => URGENT.has(word)) ? LONGEST_URGENT : LONGEST);
}
