import type { Messenger } from '../chat/messenger.ts';
import type { Subject } from '../access/viewer.ts';
import { dayOf, instant, type Day, type Instant } from '../kernel/days.ts';
import type { RecordId } from '../kernel/ids.ts';
import type { Notice } from '../records/record.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { acting } from '../records/acting.ts';
import type { Surprise } from './handle.ts';
import type { App } from './app.ts';
import { gatherReminders } from './digest.ts';
import { toldCovers } from './covers.ts';
import { heldForOneCard } from './once-a-day.ts';
import { lostChannel } from './lost-channel.ts';
import { readyNotice, type ReadyNotice } from './ready-notice.ts';
import {
  afterLostClaim,
  authorToldOf,
  claimed,
  faredAs,
  givenBack,
  mayStillSend,
  nextDue,
  parked,
  postponed,
} from '../notices/outbox.ts';

/** How many records one tick takes up; the rest wait for the next, which follows at once. */
const BATCH = 20;
/** How many records with something to send are looked through for reminders that come together. */
const MOST_GATHERED = 500;
/** How many notices of one record are sent before the next record has its turn. */
const MOST_AT_ONCE = 40;
/** People are reminded from this hour of their day on. */
const REMIND_FROM_HOUR = 8;

export interface Ticked {
  readonly app: App;
  readonly messenger: Messenger;
  readonly surprise: Surprise;
  /** False once the bot is asked to end: what is being sent is finished, and nothing more is claimed (S60). */
  readonly going?: () => boolean;
}

/**
 * What is due now: reminders of what waits (R5), and everything waiting to be sent. True when there may be more.
 * Each notice is claimed by a conditional write of its own right before it is sent, so of several senders one sends it (S55, S56).
 */
export async function tick(ticked: Ticked): Promise<boolean> {
  const { app, messenger, surprise, going = () => true } = ticked;
  // Reminders that cannot be written must not hold up what waits to be sent.
  const reminded = await remind(ticked, going).catch((error: unknown) => {
    surprise('remind', error);
    return 0;
  });
  const now = instant(app.clock.now());
  if (reminded > 0)
    await gatherReminders(app, await app.records.toSend(now, MOST_GATHERED)).catch((error: unknown) =>
      surprise('gather', error),
    );
  await holdReminders(ticked, now);
  const due = inOrder(await app.records.toSend(now, BATCH));
  for (const record of due) {
    if (!going()) return false;
    // Answers to people come first: what they leave no room for is not even claimed, since claiming and giving back is two writes.
    if (!(await messenger.hasRoom())) return true;
    // One record that cannot be sent must not hold up the others.
    await sendFrom(ticked, record).catch((error: unknown) => surprise('send', error));
  }
  return due.length === BATCH;
}

/** Reminders may have waited for this moment, so it is looked at also when none is made now. */
async function holdReminders({ app, surprise }: Ticked, now: Instant): Promise<void> {
  await heldForOneCard(app, await app.records.toSend(now, MOST_GATHERED)).catch((error: unknown) =>
    surprise('gather', error),
  );
}

/** Of what is due at the same moment the oldest record comes first, in whichever store it is and whoever sends (S59). */
const inOrder = (records: readonly OpenRecord[]): readonly OpenRecord[] => {
  const placeOf = ({ notices, begun, id }: OpenRecord): string => {
    const dues = notices.flatMap(({ status, due }) => (status === 'waiting' ? [due] : []));
    return [dues.toSorted()[0], begun ?? '', id].join(' ');
  };
  return records.toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)));
};

/** Reminds of all that is due before anything is sent, so that what is due to one person comes together. Gives how many records it was. */
async function remind({ app, surprise }: Ticked, going: () => boolean): Promise<number> {
  const now = app.clock.now();
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: app.zone, hour: '2-digit', hourCycle: 'h23' }).format(now),
  );
  if (hour < REMIND_FROM_HOUR) return 0;
  const today = dayOf(now, app.zone);
  await toldCovers(app).catch((error: unknown) => surprise('covers', error));
  const done = new Set<RecordId>();
  // One that cannot be reminded must not hold up the others, and is not tried again before the next tick.
  const once = async (record: OpenRecord): Promise<void> => {
    done.add(record.id);
    await remindOne(app, record).catch((error: unknown) => surprise('remind', error));
  };
  const isFirst = lookedThrough.get(app) !== today;
  if (isFirst) await app.daily().catch((error: unknown) => surprise('daily', error));
  for (;;) {
    const late = (await app.records.toRemind(today, BATCH)).filter(({ id }) => !done.has(id));
    if (late.length === 0) break;
    for (const record of late) {
      if (!going()) return done.size;
      await once(record);
    }
  }
  if (!isFirst) return done.size;
  for await (const record of app.records.remindedLater(today)) {
    if (!going()) return done.size;
    if (record.dueDuties.length > 0) await once(record);
  }
  lookedThrough.set(app, today);
  return done.size;
}

/** The last day of what is done once a day: what begins by itself, and looking through records whose next reminder is far ahead. */
const lookedThrough = new WeakMap<App, Day>();

/**
 * Staff who left, or went to another team, get no reminder that they could not open: those who lead the person's team get it. Who is away has a cover. A
 * record that was left behind when its person moved to another team (the move was cut off) follows now.
 */
async function remindOne({ directory, clock, zone }: App, record: OpenRecord): Promise<void> {
  const person = record.person && (await directory.person(record.person));
  const team = person ? person.team : record.team;
  if (team !== record.team) await record.moveTo(team);
  // What was recorded in the moment in which reablement stopped follows now.
  if (person?.stopped && !record.isStopped && !record.isListedOnly) await record.personChanged(person, 'reable');
  const subject: Subject = person ?? { id: record.subject, team, circle: [] };
  const today = dayOf(clock.now(), zone);
  const { holders, seesTo } = await acting(directory, subject, record.dueDuties, today);
  await record.remind(seesTo, holders);
}

/** One notice after the other, each read afresh: while one was sent, others may have been claimed elsewhere or come to it. */
async function sendFrom(ticked: Ticked, found: OpenRecord): Promise<void> {
  const { app, messenger, going = () => true } = ticked;
  let record: OpenRecord | undefined = found;
  for (let turns = 0; record && turns < MOST_AT_ONCE && going(); turns++) {
    const next = nextDue(record.notices, app.clock.now());
    if (!next || !(await messenger.hasRoom())) return;
    await sendOne(ticked, record, next);
    record = await app.records.read(found.id);
  }
}

async function sendOne(ticked: Ticked, record: OpenRecord, notice: Notice): Promise<void> {
  const { app, messenger, surprise } = ticked;
  const open = afterLostClaim(notice);
  const ready: ReadyNotice =
    open.status === 'parked'
      ? { kind: 'never' }
      : await readyNotice(app, messenger, record, open).catch((error: unknown) => {
          surprise('ready-notice', error);
          return { kind: 'later', waitMs: 0 };
        });
  // Claimed only when it is drawn: a claim that runs out means that it may have been sent, never that it could not be drawn.
  const claim = ready.kind === 'ready' ? claimed(open, app.clock.now()) : undecided(ready, open, app);
  const told =
    claim.status === 'parked' && ready.kind !== 'nowhere' ? authorToldOf(record, claim, app.clock.now()) : [];
  const written = await record.keepNotices([
    ...record.notices.map((one) => (one.id === notice.id ? claim : one)),
    ...told,
  ]);
  // The first writer has the claim: what other senders read before is a version too old to write on.
  if (!written || ready.kind !== 'ready' || claim.claim === undefined) return;
  // A sender that was held up here for so long that the claim may end first leaves it to others (S56).
  if (!mayStillSend(claim, app.clock.now())) return keepFared(app, record.id, claim, givenBack(claim, app.clock.now()));
  const sent = await messenger.send(ready.address, ready.message);
  await keepFared(app, record.id, claim, faredAs(claim, ready.address, sent, app.clock.now()));
  if (sent.kind === 'never' && 'team' in claim.to) await lostChannel(app, messenger, claim.to.team, ready.address);
}

/** A notice that cannot be sent now: it waits, or has nowhere to go. */
const undecided = (ready: Exclude<ReadyNotice, { kind: 'ready' }>, notice: Notice, { clock }: App): Notice =>
  ready.kind === 'later'
    ? postponed({ ...notice, attempts: notice.attempts + 1 }, clock.now(), ready.waitMs)
    : parked(notice);

/**
 * Notes how the notice fared, however often the record is written elsewhere in between; unless another sender has taken it over
 * by now, for then what they note is what holds (S56).
 */
async function keepFared(app: App, id: RecordId, claim: Notice, fared: Notice): Promise<void> {
  for (let tries = 0; tries < 8; tries++) {
    const record = await app.records.read(id);
    if (!record?.notices.some((one) => one.id === claim.id && one.claim === claim.claim)) return;
    const told = fared.status === 'parked' ? authorToldOf(record, fared, app.clock.now()) : [];
    if (await record.keepNotices([...record.notices.map((one) => (one.id === claim.id ? fared : one)), ...told]))
      return;
  }
}
