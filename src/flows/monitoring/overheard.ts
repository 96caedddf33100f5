import { readDay } from '../../forms/typed-date.ts';
import type { Day } from '../../kernel/days.ts';
import { LONGEST_TOLD, oneSpaced, withoutSigns } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import * as ask from './questions.ts';

/** "Less monitoring for Samuel, a call on Mondays from Tuesday instead of every day": the change, as far as the words say it. */

const MONITORING =
  /\b(?:monitor(?:ing|ed|s)?|monitering|check[- ]?ins?|welfare (?:calls?|checks?)|keep(?:ing)? an eye on)\b/iu;
const LESS =
  /\b(?:less|fewer|reduc\w+|cut(?:ting)?(?: down| back)?|lower|drop|step(?:ping)? down|ease off|stop|end|no more|not so (?:much|often))\b/iu;
const MORE = /\b(?:more|increas\w+|extra|closer|step(?:ping)? up|tighten|more often)\b/iu;
const HAPPENED = /\b(?:was|were|been|history|what|when|why|who|how|changed)\b|\?\s*$/iu;

export function overheard(typed: string, today: Day): Overheard | undefined {
  if (typed.length > LONGEST_TOLD) return undefined;
  const text = oneSpaced(typed);
  const head = MONITORING.exec(text);
  if (!head || !text.includes('@') || HAPPENED.test(text.slice(0, head.index + head[0].length)) || /\?\s*$/u.test(text))
    return undefined;
  const start = Math.max(head.index + head[0].length, text.indexOf('@') + 1);
  const about = text.slice(0, start);
  const more = MORE.test(about);
  const direction = more ? 'increase' : LESS.test(about) ? 'reduce' : undefined;
  // Asked for in other words, and said in none: "Samuel monitoring".
  if (
    direction === undefined &&
    !/^(?:(?:change|changing)\b)?[ @,.]*monitoring\b/iu.test(withoutSigns(text.replaceAll('@', ' ')))
  )
    return undefined;
  return {
    rest: '@',
    answers: { ...(direction && { [ask.direction.key]: direction }), ...detailsIn(text.slice(start), today) },
  };
}

const WHY = /\b(?:because|as|since)\s(?=(?:he|she|they|@|of|it|the)\b|@)(?<why>.+)$/iu;
const INSTEAD = /\b(?:instead of|rather than|not)\s(?<from>.+?)(?=\s(?:from|starting)\b|[,;]|$)/iu;
const FROM_TO = /\bfrom\s(?<from>[^,;]+?)\sto\s(?<to>[^,;]+?)(?=\s(?:from|starting)\b|[,;.]|$)/iu;
const STARTS =
  /\b(?:from|starting(?: on)?|as of|with effect from)\s(?<day>[^,;]+?)(?=\s(?:instead|because|as)\b|[,;.]|$)/giu;

/** What else is said of it: before, after, from when and why. */
function detailsIn(said: string, today: Day): Readonly<Record<string, string>> {
  const why = WHY.exec(said)?.groups?.['why'];
  let rest = said.replace(WHY, '');
  const fromTo = FROM_TO.exec(rest)?.groups;
  const isDays = fromTo && readDay(fromTo['from'] ?? '', today, 'future') !== undefined;
  const [from, to] =
    fromTo && !isDays ? [fromTo['from'], fromTo['to']] : [INSTEAD.exec(rest)?.groups?.['from'], undefined];
  rest = rest.replace(fromTo && !isDays ? FROM_TO : INSTEAD, ' ');
  const days = Array.from(rest.matchAll(STARTS), (match) => ({
    whole: match[0],
    day: readDay(match.groups?.['day'] ?? '', today, 'future'),
  }));
  const starts = days.find(({ day }) => day !== undefined);
  if (starts) rest = rest.replace(starts.whole, ' ');
  const after = to ?? tidy(rest);
  return {
    ...(from !== undefined && { [ask.from.key]: tidy(from) }),
    ...(after !== '' && { [ask.to.key]: after }),
    ...(starts?.day !== undefined && { [ask.startsOn.key]: starts.day }),
    ...(why !== undefined && { [ask.rationale.key]: tidy(why) }),
  };
}

/** Without the signs and small words around it. */
function tidy(words: string): string {
  const bare = withoutSigns(words).replace(/^(?:to|by|just|only)\s/iu, '');
  return bare.toLowerCase() === 'please' ? '' : bare;
}
