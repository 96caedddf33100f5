import type { ChatAddress } from '../chat/address.ts';
import type { Messenger } from '../chat/messenger.ts';
import type { Message } from '../chat/outbound.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import type { Notice } from '../records/record.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { asMessage } from './replies.ts';
import { deliverHeld } from './held-notices.ts';
import type { House } from './house.ts';
import { noticeCard } from './notice-card.ts';
import { teamNewsCard } from './team-news.ts';

/**
 * A notice made ready to leave.
 * - `later`: its reader's private chat cannot be opened for now.
 * - `never`: Teams refuses to open one (the bot is not installed for them).
 * - `nowhere`: there is no address, or nobody who may read it.
 */
export type Letter =
  | { readonly kind: 'ready'; readonly address: ChatAddress; readonly message: Message }
  | { readonly kind: 'later'; readonly waitMs: number }
  | { readonly kind: 'never' | 'nowhere' };

type Where = { readonly kind: 'here'; readonly address: ChatAddress } | Exclude<Letter, { kind: 'ready' }>;

/** The notice as it reads now, for whoever may read it now. Rejects only when the store cannot be reached. */
export async function letterFor(
  house: House,
  messenger: Messenger,
  record: OpenRecord,
  notice: Notice,
): Promise<Letter> {
  if ('team' in notice.to) {
    const team = await house.directory.team(notice.to.team);
    if (!team?.channel) return { kind: 'nowhere' };
    return { kind: 'ready', address: team.channel, message: asMessage(await teamNewsCard(house, record)) };
  }
  const staff = await house.directory.staff(notice.to.staff);
  const card = staff && (await noticeCard({ house, staff, viewer: viewerOf(staff) }, record.id, notice.what));
  if (!staff || !card) return { kind: 'nowhere' };
  const where = await whereFor(house, messenger, record, staff);
  return where.kind === 'here' ? { kind: 'ready', address: where.address, message: asMessage(card) } : where;
}

/** Where the bot last met them; or, when it never has, a chat that it opens, which it then remembers. */
async function whereFor(house: House, messenger: Messenger, record: OpenRecord, staff: Staff): Promise<Where> {
  if (staff.address) return { kind: 'here', address: staff.address };
  const near = await nearTo(house, record, staff);
  if (!messenger.open || !near) return { kind: 'nowhere' };
  const opened = await messenger.open(staff, near);
  if (opened.kind !== 'opened') return opened;
  if (await house.directory.meet(staff, opened.address)) await deliverHeld(house, staff.id);
  return { kind: 'here', address: opened.address };
}

/** Some address of their own tenant: it says which of Teams' services theirs is. A team's channel, or the record's author. */
async function nearTo(house: House, record: OpenRecord, { teams, tenant }: Staff): Promise<ChatAddress | undefined> {
  const [author, ...known] = await Promise.all([
    house.directory.staff(record.author),
    ...[...new Set([record.team, ...teams])].map((id) => house.directory.team(id)),
  ]);
  return [...known.map((team) => team?.channel), author?.address].find((address) => address?.tenant === tenant);
}
