import type { z } from 'zod';
import { Achieved, Outcome, Visit, WEEK, Weekday } from '../../plans/content.ts';
import { impossibleVisits, LONGEST_VISIT, MOST_VISITS, SHORTEST_VISIT } from '../../plans/problems.ts';
import { Evidence, EvidenceFrom } from '../../plans/proposal.ts';
import { achievedWords, daysWords, minutesWords, spanWords, whenWords, wishWords } from '../../plans/words.ts';
import { ok } from '../../kernel/result.ts';
import { called } from '../../questions/called.ts';
import { listed } from '../../kernel/listed.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { number } from '../../forms/kinds/number.ts';
import { rows } from '../../forms/kinds/rows.ts';
import { text } from '../../forms/kinds/text.ts';
import { orMe } from '../../questions/or-me.ts';
import { ownWords } from '../../questions/own-words.ts';
import { time } from '../../forms/kinds/time.ts';
import type { Answers, FormRow, Question } from '../../forms/question.ts';
import type { AboutPerson, Asking } from '../../questions/context.ts';
import { visitorsWords } from '../../plans/visitors.ts';
import type { PlanContext } from './plans.ts';
import { visitedBy, visitWish, visitWorkers } from './visited-by.ts';
import { has, hasPlan } from './questions.ts';
import { visitUntil } from './visit-until.ts';
import { fromWords } from './wording.ts';

type Asked = Question<unknown, PlanContext>;

/** A field of a row that several questions make up. */
interface Several {
  readonly questions: readonly Asked[];
  readonly of: (row: Answers) => unknown;
}

/**
 * A row of a form, field by field: which question asks for each. From it come its questions, its value, and the row that a thing of the
 * plan makes. Its key is the list's. `parted`: what a field that several questions make up is, as their answers.
 */
function rowOf<T extends Readonly<Record<string, unknown>>>(
  schema: z.ZodType<T>,
  fields: Readonly<Record<keyof T & string, Asked | Several>>,
  parted: (thing: T) => Answers = () => ({}),
) {
  const named: readonly (readonly [string, Asked | Several])[] = Object.entries(fields);
  return {
    questions: named.flatMap(([, field]) => ('questions' in field ? field.questions : [field])),
    /** Undefined while something in it is missing. */
    value: (row: Answers) =>
      schema.safeParse(Object.fromEntries(named.map(([name, field]) => [name, field.of(row)]))).data,
    rowFrom: (thing: T & { readonly key: string }): FormRow => {
      const given = new Map<string, unknown>(Object.entries(thing).filter(([, value]) => value !== undefined));
      const entered = named.flatMap(([name, field]) =>
        'questions' in field ? [] : [[field.key, given.has(name) ? String(given.get(name)) : '']],
      );
      return { ...Object.fromEntries(entered), ...parted(thing), key: thing.key };
    },
  };
}

const dayChoices = choices({
  key: 'visitDays',
  short: 'Days',
  label: 'On which days?',
  schema: Weekday,
  options: [
    { value: 'mon', title: 'Monday', also: ['mon', 'mondays'] },
    { value: 'tue', title: 'Tuesday', also: ['tue', 'tues', 'tuesdays'] },
    { value: 'wed', title: 'Wednesday', also: ['wed', 'weds', 'wednesdays'] },
    { value: 'thu', title: 'Thursday', also: ['thu', 'thur', 'thurs', 'thursdays'] },
    { value: 'fri', title: 'Friday', also: ['fri', 'fridays'] },
    { value: 'sat', title: 'Saturday', also: ['sat', 'saturdays'] },
    { value: 'sun', title: 'Sunday', also: ['sun', 'sundays'] },
  ],
});

const SPANS: readonly (readonly [pattern: RegExp, days: readonly Weekday[]])[] = [
  [/^(?:every ?day|each day|daily|all days|all week|all of them|all)$/iu, WEEK],
  [/^(?:week ?days|(?:on )?week ?days|mon(?:day)? (?:to|-) fri(?:day)?)$/iu, WEEK.slice(0, 5)],
  [/^(?:(?:at )?(?:the )?week ?ends?)$/iu, WEEK.slice(5)],
];

/** "Every day", "weekdays" and "weekends" say several at once; "Monday and Friday" is a list as much as "Monday, Friday". */
export const visitDays: typeof dayChoices = {
  ...dayChoices,
  prompt: () => 'Name the days with commas between, or type "every day", "weekdays" or "weekends".',
  suggestions: () => ['Every day', 'Weekdays', 'Weekends'].map((title) => ({ title, says: title })),
  hear(typed, context) {
    const span = SPANS.find(([pattern]) => pattern.test(typed.trim().replace(/[.!]$/u, '')));
    return span ? ok(span[1].join(',')) : dayChoices.hear(typed.replace(/\s(?:and|&)\s/giu, ', '), context);
  },
  words: (raw) => daysWords(dayChoices.of({ [dayChoices.key]: raw }) ?? []),
};

export const visitAt = time({ key: 'visitAt', short: 'Time', label: 'At what time?' });

export const visitMinutes = number({
  key: 'visitMinutes',
  short: 'Length',
  label: 'How long, in minutes?',
  min: SHORTEST_VISIT,
  max: LONGEST_VISIT,
  unit: 'minutes',
});

export const visitSupport = text({
  key: 'visitSupport',
  short: 'Support',
  label: 'What support?',
  example: 'For example: help with washing and dressing',
  max: 300,
  lines: 'many',
});

// Schemas are made once, because making one costs many times what using it does.
export const visitFields = rowOf(
  Visit.omit({ key: true, from: true }),
  {
    days: visitDays,
    at: visitAt,
    minutes: visitMinutes,
    support: visitSupport,
    by: visitedBy,
    workers: visitWorkers,
    wish: visitWish,
    until: visitUntil,
  },
  ({ by }) => visitedBy.entered(by),
);
export const visitRow = visitFields.rowFrom;

export const visits = rows({
  key: 'visits',
  short: 'Visits',
  label: (context: PlanContext) => `When does somebody come to ${called(context)}?`,
  one: 'visit',
  several: 'visits',
  least: 0,
  most: MOST_VISITS,
  ...visitFields,
  describe: (visit) => ({
    title: whenWords(visit),
    detail: listed(
      minutesWords(visit.minutes),
      visit.support,
      visitorsWords(visit),
      wishWords(visit),
      spanWords(visit),
    ).join(' · '),
  }),
  check: (all) => impossibleVisits(all),
  when: has('visits'),
});

const outcomeWords = text({
  key: 'outcomeWords',
  short: 'Outcome',
  label: (context: AboutPerson) => `What does ${called(context)} want to be able to do?`,
  example: 'In their own words: "I want to cook my own dinner"',
  max: 300,
  lines: 'many',
});

const outcomeNow = text({
  key: 'outcomeNow',
  short: 'Now',
  label: 'Where are they with it now?',
  max: 300,
  lines: 'many',
});

const outcomeAchieved = choice({
  key: 'outcomeAchieved',
  short: 'How far',
  label: 'How much of it is achieved?',
  schema: Achieved,
  options: [
    { value: 'not-yet', title: achievedWords['not-yet'], also: ['not yet', 'none', 'nothing', 'not at all', 'no'] },
    { value: 'some-way', title: achievedWords['some-way'], also: ['some', 'a little', 'partly'] },
    { value: 'mostly', title: achievedWords.mostly, also: ['most', 'mostly', 'nearly'] },
    { value: 'achieved', title: achievedWords.achieved, also: ['achieved', 'done', 'yes', 'all', 'fully'] },
  ],
});

const outcomeFields = rowOf(Outcome.omit({ key: true }), {
  words: outcomeWords,
  now: outcomeNow,
  achieved: outcomeAchieved,
});
export const outcomeRow = outcomeFields.rowFrom;

export const outcomes = rows({
  key: 'outcomes',
  short: 'Outcomes',
  label: (context: PlanContext) => `What is ${called(context)} working towards?`,
  one: 'outcome',
  several: 'outcomes',
  least: 1,
  most: 12,
  ...outcomeFields,
  describe: ({ words, now, achieved }) => ({ title: words, detail: `${now} · ${achievedWords[achieved]}` }),
  when: has('outcomes'),
});

export const evidenceFrom = choice({
  key: 'evidenceFrom',
  short: 'Comes from',
  label: 'Where does it come from?',
  schema: EvidenceFrom,
  options: [
    { value: 'support-worker', title: fromWords['support-worker'], also: ['support worker', 'worker', 'seen'] },
    { value: 'in-plan', title: fromWords['in-plan'], also: ['in the plan', 'therapist', 'carer', 'the person'] },
    {
      value: 'another-reason',
      title: fromWords['another-reason'],
      also: ['social worker', 'gp', 'nurse', 'doctor', 'another reason'],
    },
    { value: 'other', title: fromWords.other, also: ['other', 'somebody else'] },
  ],
});

export const evidenceWho = orMe(
  text<Asking>({
    key: 'evidenceWho',
    short: 'Who',
    label: 'Who saw or said it? Name and role.',
    help: 'If it was you: "me".',
    example: 'For example: Sarah Palmer, daughter',
    max: 120,
    opensWith: ({ asker }: Asking) => asker,
  }),
);

export const evidenceOn = pastDay({
  key: 'evidenceOn',
  short: 'Day',
  label: 'On which day was it seen or received?',
});

export const evidenceWords = ownWords({
  key: 'evidenceWords',
  short: 'What',
  label: 'What was seen or said?',
  max: 600,
  lines: 'many',
});

export const evidenceFields = rowOf(Evidence.omit({ key: true }), {
  from: evidenceFrom,
  who: evidenceWho,
  on: evidenceOn,
  words: evidenceWords,
});
export const evidenceRow = evidenceFields.rowFrom;

/** R9: at least one, each with where it comes from, a day, and words. */
export const evidence = rows({
  key: 'evidence',
  short: 'Evidence',
  label: 'What shows that the plan should change?',
  one: 'piece of evidence',
  several: 'pieces of evidence',
  least: 1,
  most: 8,
  ...evidenceFields,
  describe: ({ who, on, words }) => ({ title: `${who}, ${wordsForDay(on)}`, detail: words }),
  when: hasPlan,
});
