import { isTodayByName, readDay } from '../../forms/typed-date.ts';
import type { Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { dayAtStart, LONGEST_TOLD, oneSpaced, withoutSigns } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import { inMonitoring } from './calls-said.ts';
import { directionAside } from './how-often.ts';
import * as ask from './questions.ts';

/** "Less monitoring for Samuel, a call on Mondays from Tuesday instead of every day": the change, as far as the words say it. */

const MONITORING =
  /\b(?:monitor(?:ing|ed|s)?|monitering|check[- ]?ins?|welfare (?:calls?|checks?)|keep(?:ing)? an eye on|checks|checking)\b/iu;
const LESS =
  /\b(?:less|fewer|reduc\w+|cut(?:ting)?(?: down| back)?|lower|drop|step(?:ping)? down|ease off|stop|end|no more|not so (?:much|often))\b/iu;
const MORE = /\b(?:more|increas\w+|extra|closer|step(?:ping)? up|tighten|more often)\b/iu;
const ONLY_DIRECTION =
  /^(?:(?:a )?(?:bit|lot|little) )?(?:less|fewer|more|reduced|increased)(?: often| please| of it| monitoring)*[.!]?$/iu;
const HAPPENED = /\b(?:was|were|been|history|what|when|why|who|how|changed)\b|\?\s*$/iu;

export function overheard(typed: string, today: Day): Overheard | undefined {
  if (typed.length > LONGEST_TOLD) return undefined;
  const named = oneSpaced(typed);
  const said = MONITORING.test(named) ? named : (inMonitoring(named) ?? named);
  const agrees = AGREES.exec(said);
  const text = agrees ? said.slice(0, agrees.index) : said;
  const head = MONITORING.exec(text);
  if (!head || !text.includes('@') || HAPPENED.test(text.slice(0, head.index + head[0].length)) || /\?\s*$/u.test(text))
    return undefined;
  const start = Math.max(head.index + head[0].length, text.indexOf('@') + 1);
  const told = withoutSigns(text.slice(start));
  const lead = HEAD.exec(told)?.[0] ?? '';
  const about = `${text.slice(0, start)} ${lead}`;
  const more = MORE.test(about);
  const aside = directionAside(told.slice(lead.length));
  const details = detailsIn(aside.rest, today);
  // "Monitoring for Ada: less" says more or less, and not how it will be.
  const { [ask.to.key]: after = '', ...others } = details;
  const alone = ONLY_DIRECTION.test(after) ? after : '';
  const direction =
    more || MORE.test(alone) ? 'increase' : LESS.test(about) || LESS.test(alone) ? 'reduce' : aside.direction;
  // Asked for in other words, and said in none: "Samuel monitoring".
  if (
    direction === undefined &&
    !/^(?:(?:change|changing)\b)?[ @,.]*monitoring\b/iu.test(withoutSigns(text.replaceAll('@', ' ')))
  )
    return undefined;
  return {
    rest: '@',
    ...(agrees && { more: withoutSigns(said.slice(agrees.index)) }),
    answers: { ...(direction && { [ask.direction.key]: direction }), ...(alone === '' ? details : others) },
  };
}

/** Who agrees, at the end: "... both agree, in person today". */
const AGREES =
  /(?:[.;,]|\band|\bbut)\s(?:and\s|but\s)?(?:(?:they\s)?(?:both|all)|every(?:one|body)|she|he|they|[@#])(?:\sand\s[@#])?\s(?:of them\s|both\s|all\s)?(?:has |have |is |are |do |does |did )?(?:now )?(?:n(?:o|['’])t )?(?:agree|disagree|happy|fine|ok|said (?:yes|no))[^]*$|[.;,]\s(?:and\s|but\s)?\p{L}{2,20}\s(?:is\s)?(?:agrees|agreed|happy|fine|ok|okay)(?:\swith (?:it|this|that))?[.!]*$/iu;

/** "Less, a call on Wednesdays from tomorrow because ...", typed where the form asks whether it is more, how it will be, or why: each part, or nothing where there is one alone. */
export function partsIn(
  typed: string,
  asked: 'direction' | 'to' | 'rationale',
  today: Day,
): Pick<Overheard, 'answers' | 'more'> | undefined {
  if (typed.length > LONGEST_TOLD) return undefined;
  const whole = oneSpaced(typed);
  const agrees = AGREES.exec(whole);
  const text = withoutSigns(agrees ? whole.slice(0, agrees.index) : whole);
  const more = agrees ? withoutSigns(whole.slice(agrees.index)) : undefined;
  const head = asked === 'rationale' ? null : HEAD.exec(text);
  const aside = directionAside(text.slice(head?.[0].length ?? 0));
  // How it is now stands there already.
  const {
    [ask.from.key]: _,
    [ask.to.key]: after = '',
    ...details
  } = asked === 'rationale' ? { [ask.rationale.key]: aside.rest } : detailsIn(aside.rest, today);
  // "From today, less" says more or less, and not how it will be.
  const alone = ONLY_DIRECTION.test(after) ? after : '';
  const said = head?.[0] ?? alone;
  const direction = said === '' ? aside.direction : LESS.test(said) ? 'reduce' : 'increase';
  const answers = {
    ...(direction && { [ask.direction.key]: direction }),
    ...(after !== '' && alone === '' && { [ask.to.key]: after }),
    ...details,
  };
  const isAsked = { direction: direction !== undefined, to: after !== '' || direction !== undefined, rationale: true }[
    asked
  ];
  return Object.keys(answers).length + Number(more !== undefined) > 1 && isAsked
    ? { answers, ...(more !== undefined && { more }) }
    : undefined;
}

const HEAD = /^(?:less|fewer|more)\s*[.,:;]\s*/iu;

const THEY = String.raw`(?=(?:he|she|they|it|@|#)(?:['’]s)?\s|(?:hes|shes|theyre)\s)`;
/** At the end of why, from when it holds: a day to come, and not since when it was seen. */
const COMES = String.raw`(?:from|starting(?: from| on)?|as of)\s(?:(?:on\s)?next\s|tomorrow|(?:the\s)?bank holiday|half past|\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*|the\s\d)[^,;.]*[.!]?$`;
/** What it is for is why as well: "so he does not fall". */
const WHY = new RegExp(
  String.raw`(?:^|\b|[,;]\s)(?:(?:because|cos|coz|cuz|(?:as|since)\s${THEY}|(?:(?<=[,;]\s)|(?:please|pls|plz)\s)${THEY})\s?(?<why>.+?)(?=,?\s${COMES}|$)|(?<aim>(?:so|so that|in case)\s${THEY}.+?)(?=,?\s(?:from|starting)\b|$))`,
  'iu',
);
/** "Not every day" is how it is now; "not before 9" and "but not at weekends" are how it will be. */
const INSTEAD =
  /(?:\b(?:instead of|rather than)\s|(?:^|[,;]\s|\band\s)not\s(?=(?:(?:a|the)\s)?(?:call|visit|check|every|each|daily|nightly|weekly|monthly|hourly|once|twice|one|two|three|four|\d+ (?:times|a)\b)))(?<from>.+?)(?=\s(?:from|starting)\b|[,;]|$)/iu;
const FROM_TO = /\bfrom\s(?<from>[^,;]+?)\sto\s(?<to>[^,;]+?)(?=\s(?:from|starting)\b|[,;.]|$)/iu;
const STARTS =
  /\b(?:from|starting(?: on)?|as of|with effect from)\s(?<day>[^,;]+?)(?=\s(?:instead|because|cos|coz|cuz|as)\b|[,;.]|$)/giu;

/** A start that is no one day: it is said back and asked for, and is no part of how it will be. */
const VAGUE_START =
  /\b(?:from|starting(?: from)?|as of)\s(?<day>(?:after|before|around|about|once|when|asap|as soon as|soon|mid|early|late|next|christmas|xmas|easter|new year|(?:the )?(?:weekend|holidays?|end|spring|summer|autumn|winter))\b[^,;.]*?)(?=\s(?:instead|because|cos|coz)\b|[,;.]|$)/iu;

/** What else is said of it: before, after, from when and why. Each is a part of what was said, as it was said. */
function detailsIn(said: string, today: Day): Readonly<Record<string, string>> {
  const reason = WHY.exec(said);
  const rest = reason ? said.replace(reason[0], '') : said;
  const range = FROM_TO.exec(rest) ?? undefined;
  const isPlain = range && !/^\D{0,3}\d/u.test(range.groups?.['from'] ?? '');
  const fromTo = isPlain && readDay(range.groups?.['from'] ?? '', today, 'future') === undefined ? range : undefined;
  const instead = fromTo ? undefined : (INSTEAD.exec(rest) ?? undefined);
  const starts = Array.from(rest.matchAll(STARTS), (match) => startIn(match, today)).find((one) => one !== undefined);
  const vague = starts ? undefined : (VAGUE_START.exec(rest) ?? undefined);
  const day = starts?.day ?? vague?.groups?.['day']?.trim();
  const { why = reason?.groups?.['aim'] } = reason?.groups ?? {};
  const [from, to] = [(fromTo ?? instead)?.groups?.['from'], fromTo?.groups?.['to']];
  const after = to ?? besides(rest, listed<Found>(fromTo, instead, starts, vague));
  return {
    ...(from !== undefined && { [ask.from.key]: tidy(from) }),
    ...(after !== '' && { [ask.to.key]: tidy(after) }),
    ...(day !== undefined && { [ask.startsOn.key]: day }),
    ...(why !== undefined && { [ask.rationale.key]: tidy(why) }),
  };
}

interface Found {
  readonly index: number;
  readonly 0: string;
}

/** "From Saturday a call twice a day": the longest beginning that is a day. */
function startIn(
  { index, 0: all, groups }: RegExpExecArray,
  today: Day,
): (Found & { readonly day: string }) | undefined {
  const typed = groups?.['day'] ?? '';
  const found = dayAtStart(typed, today);
  // Today or in a week: that is asked.
  if (found && isTodayByName(found.said, today))
    return { index, 0: all.slice(0, all.length - typed.length + found.said.length), day: found.said };
  // "From half past eight on Monday" may be over today: that is asked.
  if (found?.day === today && CLOCK.test(found.said) && /day\b/iu.test(found.said.replace(/\btoday\b/iu, '')))
    return { index, 0: all, day: typed };
  // "From Mon to Fri" says on which days.
  if (!found || /^\s?(?:to|-)\s/iu.test(typed.slice(found.said.length))) return undefined;
  return { index, 0: `${all.slice(0, all.length - typed.length)}${found.said}`, day: found.day };
}

const CLOCK = /\d(?::\d\d|\s?[ap]m)\b|\b(?:half|quarter|past|o['’]?clock)\b/iu;

/** What is left without what was read already; when that is in more than one place, all from the first to the last. */
function besides(said: string, read: readonly Found[]): string {
  const taken = read.map(({ index, 0: words }) => [index, index + words.length] as const);
  const left = said.split('').map((_, at) => taken.every(([start, end]) => at < start || at >= end));
  const isWord = (at: number): boolean => left[at] === true && /[\p{L}\p{N}@#]/u.test(said.charAt(at));
  const places = left.flatMap((_, at) => (isWord(at) ? [at] : []));
  const [first, last] = [places[0], places.at(-1)];
  return first === undefined || last === undefined ? '' : tidy(said.slice(first, last + 1));
}

/** Without the signs and small words around it. */
function tidy(words: string): string {
  const bare = withoutSigns(words).replace(/^(?:to|by|just|only)\s/iu, '');
  return bare.toLowerCase() === 'please' ? '' : bare;
}
