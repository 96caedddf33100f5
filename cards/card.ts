import type { IAdaptiveCard } from '@microsoft/teams.cards';

/** An Adaptive Card as plain JSON, schema version 1.5: what Teams shows. */
export type Card = IAdaptiveCard;

/** Anything that can stand in a card's body. */
export type Element = Card['body'][number];

/** What a view may ask for at one place of a card: one part, several, or none. */
export type Maybe = Element | readonly Element[] | false | '' | undefined;

/** The parts that there are, in order. */
export const shown = (parts: readonly Maybe[]): Element[] => parts.flat().filter((part) => typeof part === 'object');

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** An element, action or card without the properties that are undefined. */
export function given<T extends object>(loose: Loose<T>): T;
export function given(loose: object): object {
  const there: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(loose)) if (value !== undefined) there[key] = value;
  return there;
}
