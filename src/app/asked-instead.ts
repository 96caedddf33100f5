import type { SeenRecord } from '../kinds/open-record.ts';
import type { Seen } from '../kinds/seen-by.ts';
import { askInstead } from '../people/ask-instead.ts';
import { NOT_TO_BE_TOLD } from '../people/held-back.ts';
import type { Reader } from './app.ts';

/** R24: "ask your manager" sends nobody to a manager who may not know. */
export async function askedInstead({ app, viewer }: Reader, { seen, person }: Seen): Promise<SeenRecord['flags']> {
  const sends = seen.flags.some(({ words }) => words.includes(NOT_TO_BE_TOLD));
  const words = sends && person ? await askInstead(app.directory, viewer, person.the) : [];
  return words.map((one) => ({ words: one, tone: 'attention' }));
}
