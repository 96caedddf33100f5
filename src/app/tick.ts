import type { Message } from '../chat/outbound.ts';
import type { ChatAddress } from '../chat/address.ts';
import type { Messenger, Sent } from '../chat/messenger.ts';
import { assertNever } from '../kernel/assert-never.ts';
import { dayOf, instant } from '../kernel/days.ts';
import type { RecordId } from '../kernel/ids.ts';
import { viewerOf } from '../people/staff.ts';
import type { Notice } from '../records/record.ts';
import type { OpenRecord } from '../flows/engine/told-record.ts';
import { asMessage } from './fixed-words.ts';
import type { Surprise } from './handle.ts';
import type { House } from './house.ts';
import { noticeCard } from './records.ts';
import { teamNewsCard } from './team-news.ts';

/** How many records one tick takes up; the rest wait for the next, which follows at once. */
const BATCH = 20;
/** A claim on a notice holds this long; if its sender dies, another takes over after it (S56). */
const CLAIM_MS = 30_000;
const MOST_ATTEMPTS = 8;
/** People are reminded from this hour of their day on. */
const REMIND_FROM_HOUR = 8;

/**
 * What is due now: reminders for whoever has not been told (R5), and everything waiting to be sent. True when there may be more.
 * Each notice is claimed by a conditional write before it is sent, so of several senders one sends it (S55, S56).
 */
export async function tick(house: House, messenger: Messenger, surprise: Surprise): Promise<boolean> {
  const chased = await chase(house);
  const due = await house.records.toSend(instant(house.clock.now()), BATCH);
  for (const record of due) {
    // One record that cannot be sent must not hold up the others.
    await sendFrom(house, messenger, record).catch((error: unknown) => surprise('send', error));
  }
  return chased || due.length === BATCH;
}

async function chase(house: House): Promise<boolean> {
  const now = house.clock.now();
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: house.zone, hour: '2-digit', hourCycle: 'h23' }).format(now),
  );
  if (hour < REMIND_FROM_HOUR) return false;
  const late = await house.records.toChase(dayOf(now, house.zone), BATCH);
  for (const record of late)
    await record.tell({ type: 'chase', workingDays: house.records.keeping.chaseAfter }, 'reable');
  return late.length === BATCH;
}

async function sendFrom(house: House, messenger: Messenger, record: OpenRecord): Promise<void> {
  const now = house.clock.now();
  const mine = record.notices.filter(({ status, due }) => status === 'waiting' && due <= instant(now));
  const claimed = instant(new Date(now.getTime() + CLAIM_MS));
  const ids = new Set(mine.map((notice) => notice.id));
  const claim = (notice: Notice): Notice =>
    ids.has(notice.id) ? { ...notice, due: claimed, attempts: notice.attempts + 1 } : notice;
  // Whoever writes first has the claim: what the others read before is a version too old to write on.
  if (!(await record.keepNotices(record.notices.map(claim)))) return;

  const fared = new Map<string, Notice>();
  for (const notice of mine) fared.set(notice.id, await send(house, messenger, record.id, claim(notice)));
  await keepFared(house, record.id, fared);
}

/** Notes how the notices fared, however often somebody else writes to the record in between. */
async function keepFared(house: House, id: RecordId, fared: ReadonlyMap<string, Notice>): Promise<void> {
  for (let tries = 0; tries < 8; tries++) {
    const record = await house.records.read(id);
    if (!record || (await record.keepNotices(record.notices.map((notice) => fared.get(notice.id) ?? notice)))) return;
  }
}

async function send(house: House, messenger: Messenger, record: RecordId, notice: Notice): Promise<Notice> {
  const letter = await letterFor(house, record, notice);
  if (!letter) return { ...notice, status: 'parked' };
  return faredAs(notice, letter.address, await messenger.send(letter.address, letter.message), house.clock.now());
}

function faredAs(notice: Notice, address: ChatAddress, sent: Sent, now: Date): Notice {
  switch (sent.kind) {
    case 'sent':
      return { ...notice, status: 'sent', sent: { address, message: sent.messageId } };
    case 'never':
      return { ...notice, status: 'parked' };
    case 'later':
      if (notice.attempts >= MOST_ATTEMPTS) return { ...notice, status: 'parked' };
      return { ...notice, due: instant(new Date(now.getTime() + Math.max(sent.waitMs, 1000 * 2 ** notice.attempts))) };
    default:
      return assertNever(sent);
  }
}

interface Letter {
  readonly address: ChatAddress;
  readonly message: Message;
}

/** The notice as it reads now, for whoever may read it now; undefined when it has nowhere to go. */
async function letterFor(house: House, id: RecordId, notice: Notice): Promise<Letter | undefined> {
  if ('team' in notice.to) {
    const [team, record] = await Promise.all([house.directory.team(notice.to.team), house.records.read(id)]);
    return team?.channel && record && { address: team.channel, message: asMessage(await teamNewsCard(house, record)) };
  }
  const staff = await house.directory.staff(notice.to.staff);
  if (!staff?.address) return undefined;
  const card = await noticeCard({ house, staff, viewer: viewerOf(staff) }, id, notice.what);
  return card && { address: staff.address, message: asMessage(card) };
}
