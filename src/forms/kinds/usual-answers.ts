import type { Choice } from './choice.ts';

/** Answers that questions of many forms have: one title, and one set of words by which they are typed, wherever they stand. */
export const YES = { value: 'yes', title: 'Yes', also: ['y'] } as const;
export const NO = { value: 'no', title: 'No', also: ['n'] } as const;
export const PARTLY = { value: 'partly', title: 'In part', also: ['partly', 'some', 'some of it'] } as const;
const NOT_KNOWN_WORDS = ['unknown', 'not sure', 'do not know', "don't know"] as const;
/** Where it is stored as `unknown`, and where as `not-known`. */
export const UNKNOWN = { value: 'unknown', title: 'Not known', also: NOT_KNOWN_WORDS } as const;
export const NOT_KNOWN = { value: 'not-known', title: 'Not known', also: NOT_KNOWN_WORDS } as const;

export const YES_NO: readonly Choice[] = [YES, NO];

/** The same answer, with words of one question besides. */
export const withWords = (answer: Choice, ...also: readonly string[]): Choice => ({
  ...answer,
  also: [...(answer.also ?? []), ...also],
});
