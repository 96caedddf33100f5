import { stringify } from 'safe-stable-stringify';

/** As JSON, in which the order of fields means nothing. */
export const same = (a: unknown, b: unknown): boolean => stringify(a) === stringify(b);
