import { may } from '../access/policy.ts';
import type { Pressed } from '../chat/inbound.ts';
import type { Outbound } from '../chat/outbound.ts';
import { RecordId } from '../kernel/ids.ts';
import { meansWords } from '../people/means.ts';
import { postsIn } from '../records/post-holders.ts';
import { todayAt, type Turn } from './app.ts';
import { leftToTell, Same } from './ledger-buttons.ts';
import { notFoundCard, pageCard } from './pages.ts';
import { openFor, recordCard } from './record-card.ts';

/** Presses on what is noted of who was told. */

/** The next one was told in the same way; pressed twice, it is noted once. */
export async function toldToo(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const id = RecordId.safeParse(turn.inbound.data.id).data;
  const opened = id && (await openFor(turn, id));
  const [key = '', way, telling = ''] = turn.inbound.data.x?.split(' ') ?? [];
  const how = Same.safeParse(way).data;
  if (!opened || how === undefined || !may(turn.viewer, 'tell', 'care-record', opened.subject))
    return [{ kind: 'replace', card: notFoundCard() }];
  const line = leftToTell(opened.record, opened.person?.the).find((one) => one.key === key);
  if (!line)
    return [{ kind: 'replace', card: await recordCard(turn, id, 'That was noted already, or is told no more.') }];
  const { staff } = turn.viewer;
  const told = await opened.record.tell(
    { type: 'note-told', key, how, on: todayAt(turn.app), teller: staff, ofTelling: Number(telling) },
    staff,
  );
  if (!told.ok) return [{ kind: 'replace', card: pageCard('Not saved', [told.refusal.words]) }];
  turn.app.wake();
  return [{ kind: 'replace', card: await recordCard(turn, id, `Noted: ${line.name} was told, ${meansWords[how]}.`) }];
}

/** A lead has looked at why people were not told in the form that they need (TL13). */
export async function looked(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const id = RecordId.safeParse(turn.inbound.data.id).data;
  const opened = id && (await openFor(turn, id));
  if (!opened) return [{ kind: 'replace', card: notFoundCard() }];
  const { record } = opened;
  const asLead = postsIn(turn.viewer, record.team).includes('leads');
  const done = await record.tell({ type: 'look-at-forms', asLead }, turn.viewer.staff);
  if (!done.ok) return [{ kind: 'replace', card: pageCard('Not saved', [done.refusal.words]) }];
  return [{ kind: 'replace', card: await recordCard(turn, id, 'Noted: you have looked at why.') }];
}
