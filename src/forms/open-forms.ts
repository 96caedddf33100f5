import { z } from 'zod';
import type { Clock } from '../kernel/clock.ts';
import { instant, Instant } from '../kernel/days.ts';
import { RecordId, SessionId, type StaffId } from '../kernel/ids.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { Session } from './session.ts';

/** A form that is over, remembered for a while so that its old cards can say what became of it. */
const Ended = z.strictObject({
  id: SessionId,
  flow: z.string(),
  how: z.enum(['recorded', 'cancelled']),
  record: RecordId.optional(),
  /** The form itself, while a press on Cancel can still be taken back: until the next form is over. */
  session: Session.optional(),
});
export type Ended = z.infer<typeof Ended>;

/** What one member of staff has open: their forms, and what they typed last. One document, so every step is one write. */
export const Desk = z.strictObject({
  sessions: z.array(Session),
  /** The form that typed answers go to. */
  active: SessionId.optional(),
  ended: z.array(Ended),
  /** The newest typed message, to notice one that Teams delivers again (S51). */
  heard: z.strictObject({ delivery: z.string(), hash: z.string(), at: Instant }).optional(),
});
export type Desk = z.infer<typeof Desk>;

const EMPTY: Desk = { sessions: [], ended: [] };

/** Forms beyond this many push out the ones that were touched longest ago. */
const MOST_SESSIONS = 10;
const MOST_ENDED = 20;
/** Half-finished forms are kept this long after the last touch. */
const DAYS_KEPT = 60;

export const activeSession = (desk: Desk): Session | undefined => desk.sessions.find(({ id }) => id === desk.active);

/** The desk with `session` as it is now, and typed answers going to it. */
export function withSession(desk: Desk, session: Session): Desk {
  const others = desk.sessions.filter(({ id }) => id !== session.id);
  const sessions = [...others, session].toSorted((a, b) => a.touched.localeCompare(b.touched)).slice(-MOST_SESSIONS);
  return { ...desk, sessions, active: session.id };
}

/** The desk with what the form's card shows by itself; unchanged when the form has gone on since. */
export function withShown(desk: Desk, session: Session): Desk {
  const isIt = ({ id, revision }: Session): boolean => id === session.id && revision === session.revision;
  return desk.sessions.some(isIt)
    ? { ...desk, sessions: desk.sessions.map((one) => (isIt(one) ? session : one)) }
    : desk;
}

/** The desk with `session` kept, but typed answers no longer going to it. */
export function putAside(desk: Desk, session: Session): Desk {
  const { active: _, ...rest } = withSession(desk, session);
  return rest;
}

/** The desk without a form that is over. Only the last one can be brought back. */
export function withEnded(desk: Desk, ended: Ended): Desk {
  const { active, ...rest } = desk;
  const others = desk.ended.filter(({ id }) => id !== ended.id).map(({ session: _, ...other }) => other);
  return {
    ...rest,
    ...(active !== undefined && active !== ended.id && { active }),
    sessions: desk.sessions.filter(({ id }) => id !== ended.id),
    ended: [...others, ended].slice(-MOST_ENDED),
  };
}

/** The desk with a cancelled form open again, as it was; unchanged when it is open, or can no longer be brought back. */
export function broughtBack(desk: Desk, id: SessionId): Desk {
  const session = desk.ended.find((one) => one.id === id)?.session;
  if (!session || desk.sessions.some((one) => one.id === id)) return desk;
  const ended = desk.ended.filter((one) => one.id !== id);
  return withSession({ ...desk, ended }, { ...session, revision: session.revision + 1 });
}

/** Where desks are kept. */
export class Desks {
  readonly #store: DocumentStore;
  readonly #clock: Clock;
  constructor(store: DocumentStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async read(staff: StaffId): Promise<{ readonly desk: Desk; readonly etag: string | undefined }> {
    const kept = await this.#store.read('sessions', staff, staff);
    return kept ? { desk: Desk.parse(kept.body), etag: kept.etag } : { desk: EMPTY, etag: undefined };
  }

  /** False when another device or delivery changed the desk in between: read it again. */
  async keep(staff: StaffId, desk: Desk, etag: string | undefined): Promise<boolean> {
    const expires = new Date(this.#clock.now().getTime() + DAYS_KEPT * 86_400_000);
    const document = { id: staff, partition: staff, tags: {}, body: desk, expires };
    const kept =
      etag === undefined
        ? await this.#store.create('sessions', document)
        : await this.#store.replace('sessions', document, etag);
    return kept.ok;
  }

  now(): Instant {
    return instant(this.#clock.now());
  }
}
