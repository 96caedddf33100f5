import { THE_PERSON } from '../people/needs.ts';

/** Keys of fields: those of the person begin with `person`, those of others end with their key in the circle. */
export const partyQuestion = (what: string, key: string): string =>
  key === THE_PERSON ? `person${what.slice(0, 1).toUpperCase()}${what.slice(1)}` : `${what}-${key}`;
