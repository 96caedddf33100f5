import type { LoadedForm } from '../flows/flow.ts';
import { cut } from '../forms/cut.ts';
import { stoodOf, type Stand } from '../forms/stands.ts';
import type { Session } from '../forms/session.ts';
import { wordsForMoment } from '../kernel/days.ts';
import type { RecordId } from '../kernel/ids.ts';
import { sentences } from '../kernel/sentence.ts';
import type { Turn } from './app.ts';
import { LEFT, namesOf } from './ledger-view.ts';
import { openFor } from './record-card.ts';

/** What happened while a form stood open (S53): in the records that it rests upon, and around the person. */

/** What a form keeps of what it rests upon: what stands as it begins, once it is known whom it is about. */
export const stoodIn = async (turn: Turn, loaded: LoadedForm): Promise<Session['stood']> =>
  loaded.session.stood ?? (loaded.stands && stoodOf(await standsNow(turn, loaded)));

/** What stands now, with what is to be read of it. */
export async function standsNow(turn: Turn, { session, stands = [], restsOn }: LoadedForm): Promise<readonly Stand[]> {
  const records = await Promise.all(restsOn.map((id) => happenedIn(turn, id, session.stood)));
  return [...records.flat(), ...stands];
}

/** What happened in a record, in the words of its history: who was told of it, and who is to be, is no news to a form. */
async function happenedIn(turn: Turn, id: RecordId, stood: Session['stood']): Promise<readonly Stand[]> {
  const seen = (await openFor(turn, id))?.seen;
  if (!seen) return [];
  const many = stood ? seen.happened - Number(stood[id] ?? 0) : 0;
  const lines = (many > 0 ? await seen.timeline(0, many) : []).filter(({ telling, around }) => !telling && !around);
  const names = await namesOf(
    turn.app,
    lines.map(({ by }) => by),
  );
  const { zone } = turn.app.records.services;
  const words = lines
    .slice(0, MOST)
    .map(({ at, by, what, detail = '' }) =>
      cut(
        `${wordsForMoment(new Date(at), zone)}, ${names.get(by) ?? LEFT}: ${sentences(what, ...(detail === '' ? [] : [detail]))}`,
        LONGEST,
      ),
    );
  return [{ key: id, is: String(seen.happened), words: words.toReversed() }];
}

/** As much as is read in one go. */
const [MOST, LONGEST] = [5, 400];
