import { drawList } from '../../cards/list.ts';
import type { ListView } from '../../cards/views.ts';
import type { Said } from '../chat/inbound.ts';
import { say, type Outbound, type Suggestion } from '../chat/outbound.ts';
import type { AnyFlow } from '../flows/flow.ts';
import type { Found } from '../guidance/meaning.ts';
import { newSession } from '../forms/session.ts';
import { dayOf, wordsForDay } from '../kernel/days.ts';
import type { PersonId } from '../kernel/ids.ts';
import { listed } from '../kernel/listed.ts';
import type { Seen } from '../kinds/seen-by.ts';
import { forRecord } from '../questions/context.ts';
import type { Turn } from './app.ts';
import { isFor } from './form-start.ts';
import { openIn } from './forms.ts';
import { HOME_BUTTON } from './pages.ts';
import { personCard } from './person-card.ts';
import { openFor } from './record-card.ts';
import { shown } from './replies.ts';
import { whichOf } from './wanted.ts';

/** Nothing is deleted (S25): what was wrong is put right, and both are kept. */
export const KEPT = 'Nothing is deleted here. What is wrong can be put right in its record, and both stay readable.';

/** So many ways stand on one card (S43), and so many records are looked at for them. */
const MOST = 6;
const MOST_LOOKED_AT = 12;

/** Forms that put something in this record right, and would open for whoever asks. */
export async function waysToPutRight(
  turn: Turn,
  { record }: Seen,
  isMeant: (flow: AnyFlow) => boolean = ({ takesBack }) => takesBack !== undefined,
): Promise<readonly AnyFlow[]> {
  const ways = turn.app.flows
    .filter((flow) => isMeant(flow) && isFor(flow, record))
    .map(async (flow) => {
      const session = newSession(flow, turn.app.forms.now(), forRecord(record.id));
      const { mayFill, idle, stopped } = await openIn(turn, flow, session);
      return mayFill && idle === undefined && stopped === undefined ? [flow] : [];
    });
  return (await Promise.all(ways)).flat();
}

/** The same as words to type. */
export const typedWay = (flow: AnyFlow, { record, person }: Seen): Suggestion => ({
  title: flow.title,
  says: `${flow.phrases[0] ?? ''} ${flow.startsFrom === 'person' ? (person?.the.reference ?? '') : record.reference}`,
});

/**
 * What is said to be wrong in a person's records, without saying what: everything that whoever typed may put right, what they recorded
 * themselves first, then the newest; and what else they recorded, to be opened.
 */
async function whatWasWrong(turn: Turn<Said>, id: PersonId): Promise<readonly Outbound[]> {
  const { app, viewer } = turn;
  const { zone } = app.records.services;
  const about = (await app.records.about(id)).toSorted((a, b) => (b.begun ?? '').localeCompare(a.begun ?? ''));
  const [own, others] = [true, false].map((isOwn) =>
    about.filter(({ recordedBy }) => (recordedBy === viewer.staff) === isOwn),
  );
  const right: Item[] = [];
  const opens: Item[] = [];
  for (const { id: record } of [...(own ?? []), ...(others ?? [])].slice(0, MOST_LOOKED_AT)) {
    const opened = await openFor(turn, record);
    if (!opened) continue;
    const ways = await waysToPutRight(turn, opened);
    for (const flow of ways) {
      // What begins with the person is the same from each of their records.
      if (flow.startsFrom === 'person' && right.some(({ press }) => press?.x === flow.id)) continue;
      right.push(wayItem(flow, opened, zone));
    }
    if (ways.length === 0 && opened.record.recordedBy === viewer.staff) opens.push(recordItem(opened, zone));
  }
  if (right.length + opens.length === 0) return [say(`${KEPT} ${NOTHING}`), shown(await personCard(turn, id))];
  const first = right.slice(0, MOST);
  const reference = (await app.directory.personFor(viewer, id))?.the.reference ?? '';
  return [
    say(`${KEPT} What was wrong?`, [{ title: 'All their records', says: reference }]),
    shown(
      drawList({
        title: 'Put right',
        groups: listed<Group>(
          first.length > 0 && { title: 'You can put this right', items: first },
          opens.length > 0 &&
            first.length < MOST && { title: 'Recorded by you', items: opens.slice(0, MOST - first.length) },
        ),
        buttons: [HOME_BUTTON],
      }),
    ),
  ];
}

/** Whose record is meant is known, or asked. "Wrong one, I meant Ada": she is looked up, and nothing of hers is wrong. */
export async function putRight(turn: Turn<Said>, whom: Found, text: string): Promise<readonly Outbound[]> {
  const [first, ...others] = whom.people;
  if (!first || others.length > 0 || whom.near) return [whichOf(whom, (reference) => reference)];
  return I_MEANT.test(text) ? [shown(await personCard(turn, first.id))] : whatWasWrong(turn, first.id);
}

const I_MEANT = /\bi (?:meant|mean)\b/iu;

type Group = ListView['groups'][number];
type Item = Group['items'][number];

const NOTHING = 'There is nothing here that you can put right. Open the record, and ask whoever it is from.';

const wayItem = (flow: AnyFlow, opened: Seen, zone: string): Item => ({
  title: flow.title,
  detail: flow.startsFrom === 'person' ? opened.name : `${opened.seen.title}\n${whenWords(opened, zone)}`,
  press: { do: 'flow/start', id: opened.record.id, x: flow.id },
});

const recordItem = (opened: Seen, zone: string): Item => ({
  title: opened.seen.title,
  detail: whenWords(opened, zone),
  press: { do: 'record/open', id: opened.record.id },
});

const whenWords = ({ record: { reference, begun } }: Seen, zone: string): string =>
  listed(reference, begun !== undefined && wordsForDay(dayOf(new Date(begun), zone))).join(' · ');
