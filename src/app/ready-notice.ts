import type { ChatAddress } from '../chat/address.ts';
import type { Messenger } from '../chat/messenger.ts';
import type { Message } from '../chat/outbound.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import type { Notice } from '../records/record.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { asMessage } from './replies.ts';
import { met } from './parked-notices.ts';
import type { App } from './app.ts';
import { noticeCard } from './notice-card.ts';
import { teamNewsCard } from './team-news.ts';

/**
 * A notice made ready to leave.
 * - `later`: its reader's private chat cannot be opened for now.
 * - `never`: Teams refuses to open one (the bot is not installed for them).
 * - `nowhere`: there is no address, or the reader may not read it any more.
 */
export type ReadyNotice =
  | { readonly kind: 'ready'; readonly address: ChatAddress; readonly message: Message }
  | { readonly kind: 'later'; readonly waitMs: number }
  | { readonly kind: 'never' | 'nowhere' };

/** The notice as it reads now, for a reader who may read it now. Rejects only when the store cannot be reached. */
export async function readyNotice(
  app: App,
  messenger: Messenger,
  record: OpenRecord,
  notice: Notice,
): Promise<ReadyNotice> {
  if ('team' in notice.to) {
    const team = await app.directory.team(notice.to.team);
    if (!team?.channel) return { kind: 'nowhere' };
    return { kind: 'ready', address: team.channel, message: asMessage(await teamNewsCard(app, record)) };
  }
  const staff = await app.directory.staff(notice.to.staff);
  const card = staff && (await noticeCard({ app, staff, viewer: viewerOf(staff) }, record.id, notice.what));
  if (!staff || !card) return { kind: 'nowhere' };
  const message = asMessage(card);
  if (staff.address) return { kind: 'ready', address: staff.address, message };
  // Never met before: the bot opens a chat, and remembers it.
  const near = await nearTo(app, record, staff);
  if (!messenger.open || !near) return { kind: 'nowhere' };
  const opened = await messenger.open(staff, near);
  if (opened.kind !== 'opened') return opened;
  await met(app, staff, opened.address);
  return { kind: 'ready', address: opened.address, message };
}

/** Some address of their own tenant: it says which of Teams' services theirs is. A team's channel, or the record's author. */
async function nearTo(app: App, record: OpenRecord, { teams, tenant }: Staff): Promise<ChatAddress | undefined> {
  const [author, ...known] = await Promise.all([
    app.directory.staff(record.author),
    ...[...new Set([record.team, ...teams])].map((id) => app.directory.team(id)),
  ]);
  return [...known.map((team) => team?.channel), author?.address].find((address) => address?.tenant === tenant);
}
