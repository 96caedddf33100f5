import { z } from 'zod';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import type { Answers, Question } from '../../forms/question.ts';
import type { Entered } from '../../forms/session.ts';
import { timesIn, windowIn } from '../../guidance/times.ts';
import { addDays, wordsForDay } from '../../kernel/days.ts';
import { ok } from '../../kernel/result.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import { inOrder, type PlanContent, type Visit } from '../../plans/content.ts';
import { whatWords, whenWords } from '../../plans/words.ts';
import { startingFrom, withFirstDay } from './content.ts';
import type { PlanContext } from './plans.ts';
import * as ask from './questions.ts';
import { visitAt, visitFields, visitMinutes, visitSupport } from './rows.ts';
import { visitWorkers } from './visited-by.ts';

/** What a change of one visit asks, and what the plan says once it is made (R12). */

const Touch = z.enum(['stop', 'change', 'pause', 'until', 'add']);
type Touch = z.infer<typeof Touch>;

/** What the buttons of a visit begin with, and the visit they stand beside. */
export const TOUCH = 'touch';
export const VISIT = 'visit';
/** It was begun by a sentence that gives a reason: who saw or said that is asked, and not taken from who types. */
export const SAID = 'said';

export const touch = choice({
  key: TOUCH,
  short: 'What changes',
  label: 'What should change?',
  schema: Touch,
  options: [
    { value: 'stop', title: 'A visit stops', also: ['stop', 'stops', 'fewer', 'less'] },
    { value: 'change', title: 'A visit changes', also: ['change', 'changes', 'another time'] },
    {
      value: 'pause',
      title: 'A visit is paused, then as before',
      also: ['pause', 'paused', 'not for a while'],
    },
    {
      value: 'until',
      title: 'A visit comes only until a day',
      also: ['only until', 'until', 'ends'],
    },
    { value: 'add', title: 'A visit is added', also: ['add', 'another visit', 'more'] },
  ],
});

const is =
  (...wanted: readonly Touch[]) =>
  (answers: Answers): boolean =>
    wanted.some((one) => one === touch.of(answers));

/** As people are asked about them, or as they are agreed. */
const visitsNow = ({ plan, today }: PlanContext): readonly Visit[] => inOrder(startingFrom(plan, today)?.visits ?? []);

/** What the words of a visit say stands above, where it is only shown: its time is enough for a button (S13). */
const options = (context: PlanContext) =>
  visitsNow(context).map((visit) => ({
    value: visit.key,
    title: `${whenWords(visit)}, ${visit.minutes} minutes`,
    also: [visit.at, visit.support],
  }));

const stopping = choices({
  key: 'stops',
  short: 'Stops',
  label: 'Which visits stop?',
  schema: z.string().min(1),
  options,
  when: is('stop'),
});

const pausing = choices({
  key: 'pauses',
  short: 'Paused',
  label: 'Which visits are paused?',
  schema: z.string().min(1),
  options,
  when: is('pause'),
});

/** Begun with words for one visit ("lunch", "8am"), that one; with words for all of them, all. */
const heardIn = (asked: typeof stopping): typeof stopping => ({
  ...asked,
  together(text, context, answers, where) {
    if (where !== 'begun' || !asked.when(answers, context)) return undefined;
    const all = visitsNow(context).filter((one) => text === ALL || isCalled(one, text));
    return all.length > 0 && (all.length === 1 || text === ALL)
      ? ok({ [asked.key]: all.map(({ key }) => key).join(',') })
      : undefined;
  },
});
/** Said of all visits, as `overheard` says it. */
export const ALL = 'all visits';
export const stops = heardIn(stopping);
export const pauses = heardIn(pausing);

const PARTS_OF_DAY = [
  { until: '11:00', says: /morning|breakfast/iu },
  { until: '14:30', says: /lunch|dinner|midday|noon/iu },
  { until: '17:30', says: /afternoon|tea/iu },
  { until: '24:00', says: /evening|supper|night|bed/iu },
];

/** By its time, the part of the day it is in, or what is done in it. */
function isCalled({ at, support }: Visit, text: string): boolean {
  if (/\d/u.test(text)) return timesIn(text).includes(at);
  const part = PARTS_OF_DAY.find(({ until }) => at < until);
  return part?.says.test(text) === true || support.toLowerCase().includes(text.toLowerCase().trim());
}

const which = choice({
  key: VISIT,
  short: 'Visit',
  label: 'Which visit?',
  schema: z.string().min(1),
  options,
  when: is('change', 'until'),
});
/** "Lunch to 1pm" says which one, and its new time: of two that it may be, the one nearer to now. */
export const chosenVisit: typeof which = {
  ...which,
  together(text, context, answers, where) {
    if (where !== 'begun' || !which.when(answers, context)) return undefined;
    // What could not be placed may follow.
    const [called = '', to] = (text.split(';')[0] ?? '').split(/\sto\s/iu);
    const [visit, ...others] = visitsNow(context).filter((one) => isCalled(one, called));
    if (!visit || others.length > 0) return undefined;
    const all = Object.entries(fieldsOf({ ...answers, [which.key]: visit.key }, context));
    const row = Object.fromEntries(all.filter(([, raw]) => raw !== ''));
    return ok({ [which.key]: visit.key, ...row, ...(to !== undefined && movedTo(visit, to)) });
  },
};

/** A time, a window, minutes more or less, or how many come. A window stands in what is done, since a visit has one time. */
function movedTo(visit: Visit, to: string): Answers {
  const workers = /^(\d+) workers$/u.exec(to)?.[1];
  if (workers !== undefined) return { [visitWorkers.key]: workers };
  const long = /^(\d+) minutes$/u.exec(to)?.[1];
  if (long !== undefined) return { [visitMinutes.key]: long };
  const [, minutes, way] = /^(\d+) minutes (less|more)$/u.exec(to) ?? [];
  if (minutes !== undefined)
    return { [visitMinutes.key]: String(visit.minutes + (way === 'less' ? -1 : 1) * Number(minutes)) };
  const window = windowIn(to);
  if (window && window.or === undefined)
    return {
      [visitAt.key]: window.from,
      [visitSupport.key]: `${visit.support.replace(WINDOW, '')}, between ${window.from} and ${window.to}`,
    };
  const far = (at: string): number => Math.abs(minutesOf(at) - minutesOf(visit.at));
  const [at] = timesIn(to).toSorted((a, b) => far(a) - far(b));
  return at === undefined ? {} : { [visitAt.key]: at };
}

const WINDOW = /, between \d\d:\d\d and \d\d:\d\d$/u;

const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));

const LONGEST = 366;
export const lastDay = date<PlanContext>({
  key: 'lastDay',
  short: 'Last day',
  label: 'Until when, its last day included?',
  lean: 'future',
  when: is('pause', 'until'),
  limits: ({ today }) => [
    { earliest: today, words: 'that day is over already.' },
    { latest: addDays(today, LONGEST), words: 'that is more than a year ahead.' },
  ],
});

/** The fields of a visit, asked when it changes or is new. */
export const fields: readonly Question<unknown, PlanContext>[] = visitFields.questions.map((question) => ({
  ...question,
  when: (answers, context) => is('change', 'add')(answers) && question.when(answers, context),
}));

/** What the fields of this visit open with. */
export function fieldsOf(answers: Answers, context: PlanContext): Answers {
  const visit = visitsNow(context).find(({ key }) => key === which.of(answers));
  if (!visit || !is('change')(answers)) return {};
  const { key: _, ...row } = visitFields.rowFrom(visit);
  return row;
}

/** The plan as it would be; undefined while something is missing. */
export function contentAfter(entered: Entered, context: PlanContext): PlanContent | undefined {
  const { answers } = entered;
  const [content, startsOn, said] = [
    startingFrom(context.plan, context.today),
    ask.startsOn.of(answers),
    touch.of(answers),
  ];
  const visits = content && visitsAfter(content.visits, said, entered);
  // TL15: what was said of a change that is still to begin stays.
  const before = content && content.startsOn > context.today ? content.meanwhile : undefined;
  const meanwhile = ask.meanwhileIn(answers).meanwhile ?? before;
  return visits && startsOn && { ...content, meanwhile, visits: [...visits], startsOn };
}

function visitsAfter(
  before: readonly Visit[],
  said: Touch | undefined,
  entered: Entered,
): readonly Visit[] | undefined {
  const { answers } = entered;
  const startsOn = ask.startsOn.of(answers);
  const dated = (visit: Visit): Visit => withFirstDay(visit, startsOn, entered);
  const change = (to: (visit: Visit) => Visit) =>
    before.map((visit) => (visit.key === which.of(answers) ? dated(to(visit)) : visit));
  switch (said) {
    case 'stop': {
      // R7, R8: why and what kind follow once it is said which: begun by a sentence, that is asked.
      const gone = stops.of(answers);
      return gone !== undefined && gone.length > 0 ? before.filter(({ key }) => !gone.includes(key)) : undefined;
    }
    case 'until': {
      const until = lastDay.of(answers);
      return until && change((visit) => ({ ...visit, until }));
    }
    case 'pause': {
      const [last, paused] = [lastDay.of(answers), pauses.of(answers)];
      const from = last && addDays(last, 1);
      return from && paused && before.map((visit) => (paused.includes(visit.key) ? { ...visit, from } : visit));
    }
    case 'change': {
      const value = visitFields.value(answers);
      return value && change(({ key, from }) => ({ ...value, key, from }));
    }
    case 'add': {
      const value = visitFields.value(answers);
      // Never a key that stood for another visit before.
      const key = `n${versionHash([value, startsOn, before])
        .toLowerCase()
        .replace(/[^a-z0-9]/gu, '')}`;
      return value && [...before, dated({ ...value, key })];
    }
    default:
      return undefined;
  }
}

/** That a visit which was for good stops, and is not only paused. */
export const endsForGood = ({ answers }: Pick<Entered, 'answers'>): string | undefined => {
  const until = touch.of(answers) === 'until' ? lastDay.of(answers) : undefined;
  return (
    until && `After ${wordsForDay(until)} this visit does not come any more. If it is to come again, choose a pause.`
  );
};

/** The visits in words, where they are only shown. */
export const visitsShown = (context: PlanContext): string | undefined =>
  visitsNow(context)
    .map((visit) => `${whenWords(visit)}: ${whatWords(visit)}`)
    .join('\n') || undefined;
