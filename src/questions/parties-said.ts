import { readDay } from '../forms/typed-date.ts';
import type { Day } from '../kernel/days.ts';
import { meansIn, oneSpaced, pastDayIn, withoutMeans, withoutSigns } from './overheard.ts';
import { ledBy, namesPattern, pointsElsewhere, type Called } from './who-said.ts';

/** "Yes, in person, yesterday", "both agree", "Ada agrees, Sarah does not: she worries": who says what to a change, how, when and why. */

export interface SaidOf {
  readonly key: string;
  readonly answer: 'yes' | 'no' | 'not-reached';
  readonly how?: string | undefined;
  readonly on?: Day | undefined;
  readonly views?: string | undefined;
  /** True when their own name was not said: "both agree", "he said yes". */
  readonly unnamed: boolean;
}

/** In characters: a longer text tells of more. */
const LONGEST = 600;

const ALL = String.raw`both(?: of them)?|all(?: of them| three| four)?|every(?:one|body)(?: else)?|they (?:both|all)`;
const BEFORE = String.raw`^(?:yes[,\s]+)?|[,;.:\n]\s*|\s(?:and|but|while|whereas)\s+`;
const LEAD = String.raw`(?:(?:and|but|while|whereas|so|from|with|by)[,\s]+)*`;

/** "Not so keen", "wouldn't really want it". */
const AT_ALL = '(?:(?:so|too|very|that|all that|really|exactly|entirely|particularly|overly|at all) )?';
const TAKES = '(?:agree|happy|keen|ok|okay|fine|want|impressed|pleased|in favour|on board|for it|having it)';
const WOULD = `(?:\\b(?:she|he|they|we)?(?:['’]d| would|d)? ?)?`;
const NO = new RegExp(
  [
    String.raw`\b(?:disagree[sd]?|objects?|objected|refuse[sd]?|reluctant|sa(?:id|ys?) no|(?:is |are |['’]s |['’]re )?(?:(?:dead )?against|unhappy|opposed))\b`,
    String.raw`\b(?:is |are |was |were |does |do |did |would )?n(?:o|['’]?)t ${AT_ALL}${TAKES}\b`,
    String.raw`\b(?:is|does|did|was|would)n['’]?t ${AT_ALL}${TAKES}\b`,
    String.raw`\bwo(?:n['’]?t| not) (?:agree|have|accept|hear of|go along)\b|\bd(?:oes|id)(?: not|n['’]?t) (?:really )?(?:like|accept)\b`,
    // "She'd rather not", "would prefer it stayed", "not really".
    String.raw`${WOULD}\b(?:(?:much |really )?rather (?:not|(?:it|they|we|you|she|he) (?:stay(?:ed|s)?|(?:did|was|were)(?: not|n['’]?t))|keep|leave|stay)|prefers? (?:not|to (?:keep|leave|stay)|it as it (?:is|was)))\b`,
    String.raw`\bnot really\b(?! (?:sure|certain))|\b(?:absolutely|definitely|certainly) not\b|\bno way\b`,
    String.raw`^(?:does|do|did|is|are)(?: not|n['’]?t)(?=\s*(?:[:;,.]|$))`,
    String.raw`^(?:no|nope|nah)\b(?!\s+(?:carer|one|body|reason|idea|comment|clue|problem|objection|concern|issue|worrie)s?\b)`,
  ].join('|'),
  'iu',
);
const NOT_REACHED =
  /\b(?:not (?:been )?(?:reached|asked)|not yet|n(?:o|['’])t (?:reach|get hold)|unreachable|no (?:answer|reply)|n['’]?t (?:been )?(?:asked|reached)|n(?:o|['’])t answer)\b/iu;
const YES =
  /\b(?:agree[sd]?|consents?|consented|sa(?:id|ys?) yes|(?:is|are|was|were|['’]s|['’]re)?\s?(?:happy|fine|ok|okay|content|in agreement|on board|in favour))\b|^(?:yes|yep|yeah|yup|yh|aye|ye)\b/iu;
export const UNSURE =
  /^(?:yes|yep|yeah|aye|no|nah|nope)[,\s]+(?:and |or |but )?(?:yes|yeah|no|nah|nope)[\s.!]*$|\b(?:not (?:so |really |quite |too |very |entirely |100% )?(?:sure|certain)|(?:is|does|are)n['’]?t (?:so |really |quite |too )?(?:sure|certain|know)|unsure|undecided|in two minds)\b/iu;
/** What somebody fears of it is neither a yes nor a no, and no bare yes after it is theirs before it was asked. */
export const DOUBTS =
  /\b(?:worried|worries|scared|afraid|frightened|anxious|nervous|concerned|hesita\w+|wary|doubt(?:s|ful)?|unconvinced|uneasy|has concerns|not convinced|not comfortable)\b/iu;
/** "No wait yes", of nobody by name. */
export const CORRECTS_NOBODY = (text: string): boolean =>
  CORRECTS.test(text) &&
  /^(?:yes|yep|yeah|yup|aye|no|nope|nah|not reached|not asked)\b(?!.*\b(?:he|she|they)\b)/iu.test(
    text.replace(CORRECTS, ''),
  );
const HEDGE =
  /\b(?:but|unless|except|only if|if|until|provided|depends|maybe|perhaps|probably|might|(?:some|most|part|parts|half|bits?) of|partly|partially|in part|sort of|kind of|not (?:now|any ?more|all of)|at first|for now|(?:last|this|next) (?:week|month)|used to|before now)\b/iu;
const DAY_OF_WEEK = /\b(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:last|this) week\b/giu;
const RECORDS = /^(?:(?:yes|ok|okay|right|please)[,\s]+)*(?:record|save|submit|send)\b/iu;

/** "Not sure", "with some of it", "but not now": that is no answer to a change, whatever stands beside it. Why they say so may have such words in it. */
export const isHedged = (words: string): boolean => {
  const why = NO.test(words)
    ? /[:;,](?!\s*(?:but|unless|except|only)\b)|\b(?:because|cos|coz|since)\b/iu
    : /:|\b(?:because|cos|coz|since)\b/iu;
  const [said = ''] = words.split(why);
  return UNSURE.test(said) || HEDGE.test(said.replace(DAY_OF_WEEK, ' '));
};
const HOW =
  /\b(?:in person|face to face|at home|on (?:a|the|my) visit|(?:by|on|over) (?:the )?(?:tele)?phone|phone|by (?:letter|e-?mail|video(?: call)?)|i (?:saw|met|phoned|rang|called) (?:her|him|them))\b/iu;
const ASIDE =
  /\b(?:yes|no|she|he|they|it|this|that|her|him|them|i|we|is|are|was|were|has|have|does|do|did|with|to|about|for|the|a|an|change|plan|now|too|also|as|well|and|so|when|asked|said|says|told|me|us|quite|very|really|all|both|please|thanks|today|yet)\b/giu;

/**
 * What each one says, when the text says it plainly; `unclear` when it begins to and not all of it can be taken; `whose` when it may be the answer
 * of somebody else than who was asked; undefined when it is no such text.
 */
export function partiesSaid(
  typed: string,
  all: readonly Called[],
  asked: string | undefined,
  { today, isPutRight = false }: { readonly today: Day; readonly isPutRight?: boolean },
): readonly SaidOf[] | 'unclear' | 'whose' | undefined {
  if (typed.length > LONGEST) return undefined;
  const text = oneSpaced(typed).replace(NO_FROM, '$2 says $1');
  const corrects = isPutRight || CORRECTS.test(text);
  const said = statementsIn(text.replace(CORRECTS, ''), all, asked).map((one) => {
    const of = all.filter(({ key }) => one.keys.includes(key));
    return { ...one, said: saying(one.words, today, of) };
  });
  if (said.every(({ said: one }) => one === undefined)) return undefined;
  // Nobody was asked, and nobody who is asked here is named: "the nurse agrees that he is steady".
  if (asked === undefined && said.every(({ keys }) => keys.length === 0)) return undefined;
  if (said.some(({ said: one }) => one === 'whose')) return 'whose';
  const each = said.flatMap(({ keys, unnamed, said: one }): readonly (SaidOf | undefined)[] =>
    one === undefined || typeof one === 'string' || keys.length === 0
      ? [undefined]
      : keys.map((key) => ({ key, unnamed: unnamed && !corrects, ...one })),
  );
  const clear = each.flatMap((one) => one ?? []);
  return clear.length === each.length && new Set(clear.map(({ key }) => key)).size === clear.length ? clear : 'unclear';
}

/** "No wait, he said yes": that no is nobody's, and the answer before it may change. */
const CORRECTS =
  /^(?:(?:(?:no|oh|oops|sorry|ah)[,.\s]+)*(?:wait|hang on|hold on|sorry|actually|correction|i meant)[,.:\s]+(?=\p{L})|(?:(?:oh|ah|no)[,.\s]+)*(?:oo+ps|who+ps|soz)[,.!\s]+(?:(?:no|oh)[,.\s]+)*(?=\p{L}+\s+\p{L}))/iu;
/** "It's a no from Sarah". */
const NO_FROM = /\b(?:it['’]?s |it is |that['’]?s )?an? (no|yes) (?:from|by) ([^,;.:]+)/giu;
/** What they say now has still to be said, where nothing stands beside it. */
export const CHANGED_MIND = /\b(?:(?:has|have|is|are|['’]s)\s+)?chang(?:ed|ing) (?:her|his|their) minds?\b/iu;

interface Statement {
  readonly keys: readonly string[];
  readonly words: string;
  readonly unnamed: boolean;
}

function statementsIn(text: string, all: readonly Called[], asked: string | undefined): readonly Statement[] {
  const named = all.map(({ key, names }) => ({ key, pattern: namesPattern(names) }));
  const who = [...named.map(({ pattern }) => pattern), ALL].join('|');
  const starts = new RegExp(String.raw`(?<lead>(?:${BEFORE})${LEAD})(?<who>${who})(?=$|[\s,;.:'’])`, 'giu');
  const found = Array.from(text.matchAll(starts));
  const keysOf = (words: string): readonly string[] => {
    const own = named.filter(({ pattern }) => new RegExp(String.raw`^(?:${pattern})$`, 'iu').test(words));
    if (own.length > 0) return own.length === 1 ? own.map(({ key }) => key) : [];
    return words.toLowerCase().includes('both') && all.length !== 2 ? [] : all.map(({ key }) => key);
  };
  const before = withoutSigns(text.slice(0, found[0]?.index ?? text.length));
  // "Yes, and her daughter agrees too": the yes is of whoever was asked.
  const first = before === '' && YES_AND.test(found[0]?.groups?.['lead'] ?? '') ? 'yes' : before;
  let waiting: readonly string[] = [];
  let last = '';
  const others = found.flatMap((match, at): readonly Statement[] => {
    const after = withoutSigns(text.slice(match.index + match[0].length, found[at + 1]?.index));
    const own = after === '' && /^yes\b/iu.test(match[0]) ? 'yes' : after;
    // "Linda agrees, Frank as well".
    const words = AS_WELL.test(own) ? last : own;
    last = words === '' ? last : words;
    const keys = [...waiting, ...keysOf(match.groups?.['who'] ?? '')];
    // "Ada and Sarah agree": what is said of the last is said of all of them.
    waiting = words === '' && at < found.length - 1 ? keys : [];
    return waiting.length > 0 ? [] : [{ keys, words, unnamed: ALL_OF.test(match.groups?.['who'] ?? '') }];
  });
  if (first === '') return others;
  const of = ledBy(
    first,
    all.find(({ key }) => key === asked),
    all,
  );
  return [{ keys: of ? [of.key] : [], words: first, unnamed: of?.key !== asked }, ...others];
}

const ALL_OF = new RegExp(`^(?:${ALL})$`, 'iu');

const AS_WELL = /^(?:(?:does|is) )?(?:as well|too|also|likewise|the same)$/iu;
const YES_AND = /^yes[,\s]+(?:and|but|while|whereas)\b/iu;

/** What is said of one: an answer, and what stands beside it. */
function saying(
  all: string,
  today: Day,
  of: readonly Called[],
): Omit<SaidOf, 'key' | 'unnamed'> | 'unclear' | 'whose' | undefined {
  const words = withoutSigns(all.replace(CHANGED_MIND, ' '));
  const [away, no, yes] = [NOT_REACHED, NO, YES].map((pattern) => pattern.exec(words));
  const match = away ?? no ?? yes;
  if (!away && (match || UNSURE.test(words)) && isHedged(words)) return 'unclear';
  if (!match && CHANGED_MIND.test(all)) return 'unclear';
  if (!match || RECORDS.test(words)) return undefined;
  const answer = away ? 'not-reached' : no ? 'no' : 'yes';
  const [before, after] = [words.slice(0, match.index), words.slice(match.index + match[0].length)];
  const [said = ''] = answer === 'yes' ? [after] : after.split(/:|\b(?:because|cos|since)\b/iu);
  if (pointsElsewhere({ answer, before, after: said }, of)) return 'whose';
  const why =
    answer === 'yes' ? undefined : /^(?:[^:;,]{0,60}?)(?:[:;,]|\b(?:because|as|since)\b)\s*(?<why>.+)$/iu.exec(after);
  // "No, in person": how and when stand beside it, and are nobody's views.
  const views = viewsIn(why?.groups?.['why'] ?? '', today);
  if (ANOTHERS.test(views)) return 'unclear';
  const beside = `${before} ${why ? after.slice(0, after.length - views.length) : after}`;
  const how = meansOf(beside) ?? (why ? meansOf(after) : undefined);
  const rest = withoutSigns(oneSpaced(beside.replace(HOW, ' ').replace(/[,;:]/gu, ' ')));
  const on = rest === '' ? undefined : (readDay(rest, today, 'past') ?? dayBesides(rest, today));
  // A number or a day that could not be read is not left aside.
  const left = on === undefined ? rest.replace(ASIDE, ' ').trim() : '';
  if (
    /\d|\b(?:week|weekend|month|year|day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ago|last|next|mon|tues?|weds?|thu|thurs?|fri|on sat|on sun)s?\b/iu.test(
      left,
    )
  )
    return 'unclear';
  const thinks = views || (answer === 'no' && left.includes(' ') ? rest : undefined);
  return {
    answer,
    ...(how !== undefined && { how }),
    ...(on !== undefined && { on }),
    ...(thinks !== undefined && { views: thinks }),
  };
}

/** "Said she is ok with it on sat": the day, where nothing else is said that it may belong to. */
function dayBesides(said: string, today: Day): Day | undefined {
  const left = withoutMeans(said)
    .replace(ASIDE, ' ')
    .replace(
      /\b(?:s?hes|theyre|w|wi|thru|spoken?|to|with|(?:on )?(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun))\b/giu,
      ' ',
    );
  return /[\p{L}\d]/u.test(left) ? undefined : pastDayIn(said, today);
}

/** What they think, without how and when they said so in front of it. */
function viewsIn(why: string, today: Day): string {
  const [first = ''] = why.split(/[,;.:]/u);
  const rest = withoutSigns(oneSpaced(first.replace(HOW, ' ').replace(ASIDE, ' ')));
  const isAside =
    first !== '' && (rest === '' || readDay(withoutSigns(first.replace(HOW, ' ')), today, 'past') !== undefined);
  return isAside ? viewsIn(why.slice(first.length).replace(/^[,;.:\s]+/u, ''), today) : why;
}

/** Somebody else says something in a sentence of its own: that is not what this one thinks (P5). */
const ANOTHERS =
  /[.;!]\s+(?!(?:He|She|They|It|This|That|There|I|We|You|But|And|So|Nobody|Everybody)\b)\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?\s(?:(?:also|now)\s)?(?:says?|said|agree[sd]?|disagree[sd]?|does|is|was|thinks?|thought|wants|objects?|has)\b/u;

const meansOf = (words: string): string | undefined =>
  HOW.test(words) ? (meansIn(words) ?? (/\bhome\b/iu.test(words) ? 'in-person' : 'phone')) : undefined;
