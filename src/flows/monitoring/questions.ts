import type { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import { text, type TextGiven } from '../../forms/kinds/text.ts';
import type { Answers, Question } from '../../forms/question.ts';
import { ok } from '../../kernel/result.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { startsOnAsked } from '../../questions/starts-on.ts';
import { Direction } from './facts.ts';
import { directionAside } from './how-often.ts';

export const person = personQuestion({ key: 'person', short: 'Person', label: 'Whose monitoring is changing?' });

const more = {
  key: 'direction',
  short: 'More or less',
  label: 'Is there to be more or less monitoring?',
  schema: Direction,
  options: [
    { value: 'increase', title: 'More', also: ['up', 'increase', 'going up', 'higher'] },
    { value: 'reduce', title: 'Less', also: ['down', 'reduce', 'fewer', 'going down', 'lower', 'decrease'] },
    { value: 'other', title: 'A different way', also: ['other', 'different', 'neither', 'another way'] },
  ],
} satisfies Parameters<typeof choice<typeof Direction, unknown>>[0];

export const direction = choice(more);

/** Left empty, it follows from how it is and how it will be, as these stand whenever it is looked at. */
export const directionIfSaid = choice({ ...more, optional: true, assumed: true });

const NONE = /^(?:none|nothing|no|nil|n\/a|not at all|no monitoring)[.!]?$/iu;

/** How somebody is monitored, in a sentence that can stand in a record: "none" is said in words. */
function arrangement(given: TextGiven<unknown>) {
  const asked = text(given);
  const take: typeof asked.take = (raw, context) => {
    const taken = asked.take(raw, context);
    return taken.ok && NONE.test(taken.value) ? ok('No monitoring') : taken;
  };
  return { ...asked, take, hear: take };
}

/** In free words more or less may be said as well, which stands in a field of its own. */
const withoutDirection = (asked: Question<string, unknown>): Question<string, unknown> => ({
  ...asked,
  words: (raw) => directionAside(raw).rest,
  of: (answers) => {
    const said = asked.of(answers);
    return said === undefined ? undefined : directionAside(said).rest;
  },
});

export const from = arrangement({
  key: 'from',
  short: 'Before',
  label: 'How is it now?',
  example: 'For example: a call every morning',
  max: 500,
  lines: 'many',
});

export const to = withoutDirection(
  arrangement({
    key: 'to',
    short: 'After',
    label: 'How will it be?',
    example: 'For example: a call on Mondays',
    max: 500,
    lines: 'many',
  }),
);

export const SAME_AS_NOW = 'How it is now and how it will be are the same. What changes?';

/** Whether it is to stay as it is, whatever the capitals. */
export const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

export const startsOn = startsOnAsked('From when?');

export const rationale = withoutDirection(
  ownWords({
    key: 'rationale',
    short: 'Why',
    label: 'Why is it changing?',
    example: 'What was seen or said',
    max: 2000,
    lines: 'many',
  }),
);

/** What is said of it beside how it will be and why. */
export const directionSaid = (answers: Answers): z.output<typeof Direction> | undefined =>
  [to, rationale].map(({ key }) => directionAside(answers[key] ?? '').direction).find(Boolean);
