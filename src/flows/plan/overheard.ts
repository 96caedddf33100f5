import { isTodayByName, readDay } from '../../forms/typed-date.ts';
import { timesIn, windowIn } from '../../guidance/times.ts';
import type { Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { LONGEST_TOLD, oneSpaced, pastDayIn } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import { daysIn, isForAWhile, lastDayIn, onlyOnIn, withoutWhile } from './for-a-while.ts';
import { ALL, lastDay, SAID, TOUCH } from './one-visit.ts';
import { AFTER_VISIT_DAY, agreedBeside, BECAUSE, besides, IF_POSSIBLE } from './overheard-beside.ts';
import { visitIn } from './overheard-visit.ts';
import * as ask from './questions.ts';
import { evidenceOn, evidenceWords } from './rows.ts';
import { inPlainerWords } from './visits-plainly.ts';
import { AWAY, NUMBER, ON_DAY, PART, SHORT, SWAP, TIME, VISIT, VISITS } from './visit-words.ts';

const WHO = String.raw`(?<who>[@#]|[\p{L}][\p{L}'’. -]{1,60}?)`;
const ONLY = String.raw`(?:only|just)`;
const NEEDS = String.raw`(?:now\s+)?(?:(?<only>${ONLY})\s+)?(?:needs?|wants?|would like|could do with|is down to|can do with|(?:manages|is managing) with|requires?|is asking for|asks? for|is ready for)(?:\s+(?<only2>${ONLY}))?`;
const MORE = String.raw`(?:more|extra|another|additional|second)`;
const LESS = String.raw`(?:fewer|less|no)`;
const OTHER = String.raw`(?:shorter|longer|earlier|later)`;
const SENTENCE = new RegExp(
  String.raw`^${WHO}\s+${NEEDS}\s+(?<what>(?:an?\s+)?(?:${NUMBER}|${MORE}|${LESS}|${OTHER})\b[^.?!]{0,60}?\b${VISITS}\b[^?]{0,120})$`,
  'iu',
);
/** "No longer needs the lunch visit", "doesn't need two calls any more". */
const NO_LONGER = new RegExp(
  String.raw`^${WHO}\s+(?:no longer (?:needs?|wants?)|(?:does not|doesn['’]?t) (?:need|want)(?=.*\b(?:any ?more|any longer|now)\b)|can (?:now )?do without)\s+(?<what>[^.?!]{0,60}?\b${VISITS}\b[^?]{0,120})$`,
  'iu',
);

/** A thing that helps: what is needed and is no visit, no help and no talk. */
const THING =
  /^[@#]\s+(?:really\s+|now\s+|also\s+)?(?:needs?|could do with|would benefit from|has (?:been given|got)|should have|requires?)\s+(?:an?|the|some|new|another)\s+(?<thing>[\p{L} -]{3,60})[.!]*$/iu;
const NO_THING =
  /\b(?:calls?|visits?|help|support|doctor|gp|nurse|review|chat|talk|break|monitoring|plan|assessment|referral|hand|more|less|time|day|change|carer|person|rest|urgent)\b/iu;

/**
 * "Mrs Khan only needs two calls a day now": a colleague tells what they wish or think, and that is how a revision begins. It is no evidence:
 * what was seen is asked (R9). What kind of change it is and why is filled in as far as the words say it, to be checked.
 */
export function overheard(text: string, today: Day): Overheard | undefined {
  const heard = heardIn(text);
  if (!heard || isFewer(heard) || movedIn(text) !== undefined) return undefined;
  return visitIn(plainly(text), today) ? undefined : heard;
}

/** "She wants the lunch visit back": why a change that is being agreed is taken back, or else what is to be added again. */
export function wantsBack(text: string): string | undefined {
  const found = text.length > LONGEST_TOLD ? undefined : WANTS_BACK.exec(oneSpaced(text))?.groups;
  return found?.['why'];
}
const WANTS_BACK = new RegExp(
  String.raw`^[@#]\s?(?:.{0,60}?[\s,.;])??(?<why>(?:(?:she|he|they)(?:['’]d)?\s+)?(?:(?:now\s+)?(?:wants?|needs?|would like|likes?|asks? for|is asking for|misses)|(?:has\s+)?asked (?:for|to have))\s+(?:the\s+|her\s+|his\s+|their\s+)?${VISIT}\s+(?:back|again|after all)\b.*)$`,
  'iu',
);

/** "Mrs Palmer only needs one call a day now": which of them stop is asked, and what was seen. "For 2 weeks" it is a pause. */
export function overheardFewer(text: string, today: Day): Overheard | undefined {
  const back = wantsBack(text);
  if (back !== undefined)
    return { rest: '@', answers: { [TOUCH]: 'add', [evidenceWords.key]: back, [SAID]: 'yes' }, otherwise: NO_PLAN };
  if (text.length > LONGEST_TOLD) return undefined;
  const { rest, more } = agreedBeside(oneSpaced(text));
  const told = changeIn(rest, today);
  const beside = listed(told?.more, more, besides(rest, today)).join('\n');
  return told && { ...told, ...(beside !== '' && { more: beside }) };
}

function changeIn(text: string, today: Day): Overheard | undefined {
  const one = visitIn(plainly(text).replace(BECAUSE, ''), today);
  if (one) return { rest: '@', ...one, answers: { ...one.answers, ...whyIn(text, today) }, otherwise: NO_PLAN };
  const heard = heardIn(text);
  const moved = heard && movedIn(text);
  if (moved) return { ...heard, answers: { [TOUCH]: 'change', ...whyIn(text, today) }, more: moved };
  if (!heard || !isFewer(heard)) return undefined;
  const said = AWAY.test(plainly(text)) ? plainly(text) : plainly(text).replace(BECAUSE, '');
  // "Sat and Sun" is each week, "Sat" the next one.
  const onlyOn = isForAWhile(said) || daysIn(said, true) !== undefined ? undefined : onlyOnIn(said, today);
  const start = onlyOn ? { [ask.startsOn.key]: onlyOn } : startIn(withoutWhile(said), today);
  const last = onlyOn ?? lastDayIn(said, today, ask.startsOn.of(start));
  const isFrom = ask.startsOn.key in start;
  // On some days only it is no stop: the visit stays on the others. Which days is said back, and chosen.
  const days = onlyOn === undefined ? daysIn(said, isFrom) : undefined;
  const touch =
    last !== undefined || isForAWhile(said) || PAUSE.test(said)
      ? 'pause'
      : days !== undefined || ON_DAYS.test(said)
        ? 'change'
        : 'stop';
  const which = WHICH.exec(said)?.[0] ?? (touch === 'pause' && ALL_OF.test(said) ? ALL : undefined);
  return {
    ...heard,
    answers: { [TOUCH]: touch, ...start, ...(last && { [lastDay.key]: last }), ...whyIn(text, today) },
    ...((which ?? days) !== undefined && { more: listed(which, days).join('\n') }),
  };
}

/** "Change Ada's lunch to 1pm": which visit, as it is called, and its new time, as typed. */
function movedIn(text: string): string | undefined {
  const said = plainly(text).replace(BECAUSE, '');
  const { before = '', at = '' } = MOVED_TO.exec(said)?.groups ?? {};
  const which = WHICH.exec(before)?.[0];
  const isMove = SHORT.some(({ kind, says }) => kind === 'times' && says.test(said));
  return which !== undefined && isMove && (timesIn(at).length > 0 || windowIn(at) !== undefined)
    ? `${which} to ${at}`
    : undefined;
}
const NOT_AS_NOW =
  /\s+(?:instead of|rather than|and not|not(?=\s+\d))\s[^,;]*?(?=\s+(?:from|starting|as of|because|since)\b|[,;]|$)/iu;
/** "Ivy 2x a day, not 3". */
const FEWER_THAN =
  /^([@#])\s*[:,-]?\s*(\d)\s?(?:x|times|calls|visits)\s+(?:a|per|each)\s+day,?\s+(?:and\s+)?not\s+(\d)\b/iu;
/** "2x a day". */
const TIMES_A_DAY = /\b(\d)\s?x\s+(a|per|each)\s+(day|week)\b/iu;
const MOVED_TO =
  /^(?<before>.+?)\s+(?:to|at)\s+(?:(?:be|start) at\s+)?(?<at>[^,;]{1,24}?)(?:\s+(?:please|for [@#]|from now on|instead))*[.!]*$/iu;

/** "The visits", and none of them. */
const ALL_OF = /\b(?:calls|visits)(?=[\s,.]|$)/iu;

const PAUSE = /^(?:please\s+)?(?:pause|suspend|skip)\b/iu;

/** Which visit it is, as it is called: "lunch", "8am". */
const WHICH = new RegExp(String.raw`\b(?:${TIME}|${PART})`, 'iu');

const ON_DAYS = new RegExp(
  String.raw`(?<!\ba week )\b(?:on|at)\s+(?:the\s+)?(?:${ON_DAY})(?=[\s,.!]|$)(?!\s+(?:onwards|only once))`,
  'iu',
);

/** "... she makes it herself": what was seen, in the words that were used. */
function whyIn(text: string, today: Day): Overheard['answers'] {
  const why = BECAUSE.exec(plainly(text))?.[0].replace(/^[,.;]?\s*(?:because|as|since)?\s*/iu, '') ?? '';
  const words = why.replace(SEEN_BY_ME, '');
  if (words.length <= SHORTEST_WHY) return {};
  if (words === why) return { [evidenceWords.key]: words, [SAID]: 'yes' };
  const on = pastDayIn(why, today);
  return { [evidenceWords.key]: words, ...(on !== undefined && { [evidenceOn.key]: on }) };
}
const SHORTEST_WHY = 8;
const SEEN_BY_ME =
  /[\s,;.]+(?:(?:and\s)?(?:(?:as\s)?seen|noted|observed|witnessed) by me|(?:and\s)?i(?:['’]ve| have)? (?:saw|seen)(?: (?:it|this|that))?(?: myself)?)(?:\s(?:today|yesterday|this (?:morning|afternoon|evening)|on \p{L}+day))?[.!]*$/iu;

/** From when, if a day is said after the visit. */
function startIn(text: string, today: Day): Overheard['answers'] {
  // "One call a day from Monday": how often is no day.
  const after = (AFTER_VISIT.exec(plainly(text))?.groups?.['when'] ?? '').replace(
    /^\s+(?:a|per|each) (?:day|week)\b(?! on\b)/iu,
    '',
  );
  // What stands behind a comma is of something else.
  const said = after
    .replace(BECAUSE, '')
    .split(/[,;]/u)
    .find((part) => AFTER_VISIT_DAY.test(part));
  const day = said === undefined ? undefined : readDay(said, today, 'future');
  // Today or in a week, or no day that can be read: it is said back and asked for.
  const isAsked =
    said !== undefined && (isTodayByName(said.trim(), today) || (day === undefined && FROM_WHEN.test(said)));
  if (isAsked) return { [ask.startsOn.key]: said.trim() };
  return day !== undefined && day >= today ? { [ask.startsOn.key]: day } : {};
}
const FROM_WHEN = /^\s*(?:from|as of|starting|w\/?c)\s(?!now\b)/iu;
const AFTER_VISIT = new RegExp(
  String.raw`(?:\b(?:calls?|visits?)\b|\b(?:${PART}|${TIME})(?!\s+(?:calls?|visits?)\b))(?<when>.*)$`,
  'iu',
);

const isFewer = ({ answers }: Overheard): boolean => ask.kinds.of(answers)?.includes('fewer') === true;

/** "Samuel said he does not want the evening call": what is told of him. */
const plainly = (text: string): string =>
  inPlainerWords(oneSpaced(text).replace(SAYS_THAT, '@ ').replace(IF_POSSIBLE, ''))
    .replace(FEWER_THAN, (all, who: string, now: string, was: string) =>
      Number(now) < Number(was) ? `${who} only needs ${now} calls a day` : all,
    )
    .replace(NOT_AS_NOW, '')
    .replace(TIMES_A_DAY, '$1 calls $2 $3');
const SAYS_THAT =
  /^@\s+(?:has\s+)?(?:said|says|told (?:me|us)|tells (?:me|us)|thinks|feels)\s+(?:that\s+)?(?:he|she|they)\s+/iu;

function heardIn(text: string): Overheard | undefined {
  if (text.length > LONGEST_TOLD) return undefined;
  const said = plainly(text);
  const gone = NO_LONGER.exec(said)?.groups;
  const found = gone ?? SENTENCE.exec(said)?.groups;
  const [who, what] = [found?.['who'], found?.['what']];
  if (who === undefined || what === undefined) return shortly(said);
  const only =
    (found?.['only'] ?? found?.['only2']) !== undefined || /is down to|can do with|manag\w+ with/iu.test(said);
  return {
    rest: who.replace(/^(?:i think|now|so|today)\s+/iu, ''),
    answers: {
      ...(gone ? FEWER : asSaid(guess(what, only), said)),
      [ask.parts.key]: 'visits',
    },
    otherwise: NO_PLAN,
  };
}

/** Asked for in a few words, of somebody who is named: "move Samuel's morning call to 9am", "Samuel needs a shower chair". */
function shortly(said: string): Overheard | undefined {
  if (said.includes('?') || !/[@#]/u.test(said)) return undefined;
  const kind = SHORT.find(({ says }) => says.test(said))?.kind;
  const answers = kind && SHORT_ANSWERS[kind];
  if (
    kind === 'times' &&
    timesIn(/\b(?:to|at)\s+(?<at>.+)$/iu.exec(said)?.groups?.['at'] ?? '').length === 0 &&
    !/\b(?:earlier|later|longer|shorter|to|hold|be|last|swap|switch)\b/iu.test(said)
  )
    return undefined;
  // Two visits change places: which two is said back, since a list has no place for it.
  const more = SWAP.exec(said)?.[0];
  if (answers)
    return {
      rest: '@',
      answers: { ...asSaid(answers, said), [ask.parts.key]: 'visits' },
      ...(more !== undefined && { more: more.replace(/@\s*/gu, '') }),
      otherwise: NO_PLAN,
    };
  const thing = THING.exec(said)?.groups?.['thing'];
  return thing === undefined || NO_THING.test(thing)
    ? undefined
    : { rest: '@', answers: EQUIPMENT, otherwise: NO_PLAN };
}

/** Where there is no plan yet, none of it is asked. */
const NO_PLAN = {
  words: 'There is no reablement plan yet. It begins with one.',
  title: 'Start a plan',
  says: 'start a plan for',
};

/** R8: more support is only for a while when the words say so; else which kind of change it is, is asked. */
function asSaid({ [ask.kinds.key]: kind, ...rest }: Readonly<Record<string, string>>, said: string) {
  return kind === undefined || (kind === 'temporary' && !SAYS_A_WHILE.test(said))
    ? rest
    : { ...rest, [ask.kinds.key]: kind };
}
const SAYS_A_WHILE =
  /\b(?:extra|temporar(?:y|ily)|today|tonight|tomorrow|this (?:week|month|weekend)|until|till|for (?:now|a while|a bit|the next|an?|\d+|one|two|three|four|five|six|some|a few) ?(?:days?|weeks?|months?|while)?)\b/iu;

const EQUIPMENT = { [ask.trigger.key]: 'equipment', [ask.kinds.key]: 'manner', [ask.parts.key]: 'equipment' };
const FEWER = { [ask.trigger.key]: 'progress', [ask.kinds.key]: 'fewer' };
const SHORT_ANSWERS = {
  fewer: FEWER,
  times: { [ask.kinds.key]: 'times' },
  temporary: { [ask.trigger.key]: 'more-support', [ask.kinds.key]: 'temporary' },
  count: {},
} as const;

const [SAYS_MORE, SAYS_LESS, SAYS_OTHER] = [MORE, LESS, OTHER].map(
  (words) => new RegExp(String.raw`^(?:an?\s+)?(?:${NUMBER}\s+)?${words}\b`, 'iu'),
);

/** What the words say of trigger and kind; nothing where they could mean either: two may be more than before, or fewer. */
function guess(what: string, only: boolean): Readonly<Record<string, string>> {
  if (SAYS_MORE?.test(what)) return { [ask.trigger.key]: 'more-support', [ask.kinds.key]: 'temporary' };
  if (SAYS_OTHER?.test(what)) return { [ask.kinds.key]: 'times' };
  return only || SAYS_LESS?.test(what) ? FEWER : {};
}
