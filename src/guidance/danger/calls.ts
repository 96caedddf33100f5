import { corrector, wordsIn } from '../words.ts';
import { callsInAnotherLanguage } from './other-languages.ts';

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

/** Crimes that are named, and nothing else: 999, too (R39). Letters are not corrected here: "rubbed" is not "robbed". */
const CRIMES = set('rape raped stabbed strangled assaulted attacked murdered mugged robbed burgled');
const SUFFERED = set('she he they her him has have had been was were got being just attempted sexually');

const correct = corrector(CALLS, new Set([...AROUND, ...set('free five file wife rice dance manger ranger')]));

/** An NHS number or a telephone number is no call for 999, unless it is nothing but nines. */
const TEN_DIGITS = /(?<![\d-])(?!(?:9[ -]?){10})\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/gu;
const SPELLED = /\b9[ -]9[ -]9\b/gu;

/** Numbers and signs as they are meant. */
export const asMeant = (text: string): string =>
  text.replace(TEN_DIGITS, ' ').replace(SPELLED, '999').replace(SOS, ' SOS ');

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

/**
 * `call`: "999", "fire!", "ambulance now please", "help help", "HELP ME", "🆘", "pomocy": nothing but the call. `asked`: "help me", "I need help", "HELP"
 * may be one, or may ask what the bot can do. `help`: "help", "help please", which shows that, and 999 in its first line.
 */
export function bareCall(text: string): 'call' | 'asked' | 'help' | undefined {
  const typed = text.slice(0, 200);
  const words = plainWords(typed);
  if (words.length === 0) return CALLING_SIGNS.test(typed) ? 'call' : undefined;
  if (words.length > LONGEST_BARE) return undefined;
  if (words.includes('sos') || callsInAnotherLanguage(words, AROUND) || isBareCrime(words)) return 'call';
  const said = words.map(correct);
  const rest = said.filter((word) => !AROUND.has(word) && (!NUMBER.test(word) || CALLS.has(word)));
  if (rest.length > 0) return rest.every((word) => CALLS.has(word)) ? 'call' : undefined;
  return said.includes('help') ? howUrgent(typed, said) : undefined;
}

function howUrgent(typed: string, said: readonly string[]): 'call' | 'asked' | 'help' {
  const isLoud = typed === typed.toUpperCase();
  const isForThem = said.some((word) => NEEDED.has(word));
  const isUrged = said.filter((word) => word === 'help').length > 1 || said.some((word) => URGES.has(word));
  if (isUrged || typed.includes('!') || (isLoud && isForThem)) return 'call';
  return isLoud || isForThem ? 'asked' : 'help';
}
/** Beside "help": whoever types it may be the one who needs it. */
const NEEDED = set('me us need needs');

const isBareCrime = (words: readonly string[]): boolean =>
  words.some((word) => CRIMES.has(word)) &&
  words.every((word) => CRIMES.has(word) || SUFFERED.has(word) || AROUND.has(word));

/** A rape that is told of is a crime that has happened, where what was learnt is only unsure (R39). */
export const tellsOfRape = (text: string): boolean => RAPE.test(text);
const RAPE = /\b(?:raped|raping|rapes|rape (?:him|her|me|them|us))\b/iu;

/**
 * A crime that is told of in a few words, and as of now: what was learnt misses a plain "her purse was stolen" (R39). What is long past, feared or
 * sorted out is left to what was learnt.
 */
export function tellsOfCrime(text: string): boolean {
  const words = plainWords(text.slice(0, 200));
  return (
    words.length <= LONGEST_CRIME &&
    CRIME.test(words.join(' ')) &&
    words.every((word) => !NOT_NOW.has(word) && !YEAR.test(word))
  );
}
const LONGEST_CRIME = 14;
const CRIME =
  /\b(?:(?:was|were|been|being|got|getting) (?:just |all )?(?:robbed|burgled|mugged|scammed|conned|swindled|defrauded|stolen|attacked|assaulted|kidnapped|broken into)|(?:someone|somebody|they|man|men|lads|kids|people|robbers?) (?:has |have |had )?(?:just )?(?:robbed|mugged|attacked|assaulted|stole|stolen|(?:broke|broken|breaking) in(?:to)?)|(?:been|was|had) a (?:break ?in|robbery|burglary|mugging)|(?:thief|thieves|burglars?|robbers?) (?:has |have |had )?(?:took|taken|broke|broken|stole|stolen|got|been|came|is|are|was))\b/u;
const YEAR = /^(?:19|20)\d\d$/u;
const NOT_NOW = set(
  'ago year years month months eighties nineties seventies sixties fifties child once used thought thinks thinking dreamt dreamed says if when unless worried afraid scared fears might could may not never nobody didnt wasnt insurance insurer replaced sorted found returned back arrested court charged stroke pain illness sleep squirrels cat feeder bingo trophy match game referee',
);

/** Somebody is not where they should be: nobody can tell from these words how grave it is, so it is asked (R39). */
export function tellsOfMissing(text: string): boolean {
  const found = MISSING.exec(text.slice(0, 200));
  return found !== null && plainWords(found.groups?.['who'] ?? '').every((word) => !NO_PERSON.has(word));
}
const MISSING =
  /^\W{0,5}(?<who>(?:[\p{L}'’.-]{1,30}\s){1,3})(?:(?:is|was|has|have|had|been|still|now|just|gone|went|reported)\s){0,3}(?:missing|wandered off|run away|ran away|disappeared|vanished|(?:can ?not|can['’]?t) be found|nowhere to be found)(?=[\s.,!;]*(?:$|(?:since|from home|again|today|this|last|all|now|overnight|yesterday|tonight|somewhere|for hours)\b))/iu;
const NO_PERSON = set(
  'key keys money purse wallet card phone walker frame stick tablets tablet medication medicine meds page plan form glasses glass hearing aid aids teeth dentures remote charger file note notes record records paper chart what which something nothing things thing cat dog food bag nobody none if when who someones somebodys pain symptoms',
);

/** Without a word: SOS, an ambulance, a police car, a fire engine, or the light on one. */
const CALLING_SIGNS = /[🆘🚑🚓🚒🚨]/u;
/** Among words it stands for what it says. */
const SOS = /🆘/gu;

/** What happened is to be written down: it is more than a call. */
const WRITTEN_DOWN = /^\s*(?:incident for\b|my answer:)/iu;

/** A text that tells of an emergency and of hardly anything else, so that it is no answer to the question on screen. */
export function isShortAsACall(text: string): boolean {
  if (WRITTEN_DOWN.test(text)) return false;
  const said = plainWords(text.slice(0, 400));
  return said.length <= (said.some((word) => URGENT.has(word)) ? LONGEST_URGENT : LONGEST);
}
