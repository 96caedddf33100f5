import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { FormStore } from '../../src/forms/open-forms.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { recordIdOf } from '../../src/kernel/ids.ts';
import { brokenLink } from '../../src/records/fact.ts';
import type { Kept } from '../../src/store/document-store.ts';
import { bookIn } from '../support/monitoring.ts';
import type { Case } from './caseload.ts';
import type { Stage } from './stage.ts';

export type KeptRecord = NonNullable<ReturnType<ReturnType<typeof bookIn>['open']>>['record'];

/** The records of a person, and what is not as it must be in any of them. */
export interface KeptOf {
  readonly records: readonly KeptRecord[];
  readonly wrong: readonly string[];
}

const PAGE = 100;
/** What else begins with it has a kind of its own. */
const OfMonitoring = z.object({ kind: z.literal('monitoring-change') });

/**
 * Looks into the store itself, after everything: each record is whole (its chain, its state, who must be told and who is sent what),
 * found in every way it can be found in, or not there at all (S50, S54).
 */
export async function keptOf({ store }: Stage, { person, author }: Case): Promise<KeptOf> {
  const book = bookIn(store, systemClock);
  const found: Kept[] = [];
  for (let after: string | undefined; ;) {
    const page = await store.query('records', {
      tag: 'subject',
      equals: person.id,
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    found.push(...page.found);
    if (page.next === undefined) break;
    after = page.next;
  }
  const ofIt = found.filter(({ body }) => OfMonitoring.safeParse(body).success);
  const records = ofIt.flatMap((kept) => book.open(kept)?.record ?? []);
  const wrong: string[] = [];
  for (const record of records) {
    const say = (words: string): void => void wrong.push(`${record.reference}: ${words}`);
    const broken = brokenLink(await book.entriesOf(record));
    if (broken !== undefined) say(`the chain is broken at ${broken}`);
    if (record.entries.length < 2) say('it has no beginning');
    if (!isDeepStrictEqual(plain(await book.rebuilt(record)), plain(record.state)))
      say('its state is not what its facts fold to');
    const sends = record.notices.filter(({ what }) => what === 'please-confirm' || what === 'team-news').length;
    const recipients = record.state.telling?.lines.filter(({ staff }) => staff !== undefined).length ?? 0;
    if (sends !== recipients + 1) say(`${sends} notices for ${recipients} colleagues and their team`);
    const called = await store.query('records', { tag: 'reference', equals: record.reference, limit: 9 });
    if (!called.found.some(({ id }) => id === record.id)) say('it is not found by its reference');
  }
  // Forms that are still open know the id their record would have: it must not be there without being found.
  const { forms } = await new FormStore(store, systemClock).read(author.id);
  for (const { token } of forms.sessions) {
    const id = recordIdOf(person.id, token);
    const half = (await book.read(id)) && !records.some((record) => record.id === id);
    if (half === true) wrong.push(`${id} is there but not found`);
  }
  return { records, wrong };
}

/** The name that its submission went by. */
export const nameOf = ({ state }: KeptRecord): string =>
  state.own.status === 'changed' ? state.own.change.rationale : '';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
