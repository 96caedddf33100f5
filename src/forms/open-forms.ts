import { z } from 'zod';
import { PressData } from '../chat/inbound.ts';
import type { Clock } from '../kernel/clock.ts';
import { instant, Instant } from '../kernel/days.ts';
import { SessionId, type StaffId } from '../kernel/ids.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { ParsedOnce } from '../store/parsed-once.ts';
import { Session } from './session.ts';

/** A form that is over, remembered for a while so that its old cards can say what became of it. */
const Ended = z.strictObject({
  id: SessionId,
  flow: z.string(),
  how: z.enum(['recorded', 'cancelled']),
  record: z.string().optional(),
  /** What it was opened for, where it ended in no record: so that its page is found again. */
  openedFor: z.record(z.string(), z.string()).optional(),
  /** The form itself, while a press on Cancel can still be taken back: until the next form is over. */
  session: Session.optional(),
});
export type Ended = z.infer<typeof Ended>;

/** The forms that a member of staff has open, and what they typed last. One document, so every step is one write. */
export const OpenForms = z.strictObject({
  sessions: z.array(Session),
  /** The form that typed answers go to. */
  active: SessionId.optional(),
  ended: z.array(Ended),
  /** The record in which something was answered or done with one press after the newest form was over. */
  did: z.string().optional(),
  /** What can be pressed on the newest card, and picked under the newest words, unless a form is in view. */
  inView: z
    .strictObject({
      at: Instant,
      presses: z.array(z.strictObject({ title: z.string(), data: PressData })),
      says: z.array(z.strictObject({ title: z.string(), says: z.string() })),
    })
    .optional(),
  /** The newest typed message, to notice one that Teams delivers again (S51). */
  heard: z
    .strictObject({ delivery: z.string(), hash: z.string(), at: Instant, slow: z.literal(true).optional() })
    .optional(),
});
export type OpenForms = z.infer<typeof OpenForms>;

const NONE: OpenForms = { sessions: [], ended: [] };

/** Forms beyond this many push out the ones that were touched longest ago. */
const MOST_SESSIONS = 10;
const MOST_ENDED = 20;
/** Half-finished forms are kept this long after the last touch. */
const DAYS_KEPT = 60;

export const activeSession = ({ sessions, active }: OpenForms): Session | undefined =>
  sessions.find(({ id }) => id === active);

/** Whether anything was recorded that could be put right. */
export const hasRecorded = ({ did, ended }: OpenForms): boolean =>
  did !== undefined || ended.some(({ how }) => how === 'recorded');

/** With `session` as it is now, and typed answers going to it. */
export function withSession(forms: OpenForms, session: Session): OpenForms {
  const others = forms.sessions.filter(({ id }) => id !== session.id);
  const sessions = [...others, session].toSorted((a, b) => a.touched.localeCompare(b.touched)).slice(-MOST_SESSIONS);
  return { ...forms, sessions, active: session.id, inView: undefined };
}

/** With what is in view now besides forms; unchanged when that is the same. */
export const withInView = (forms: OpenForms, inView: NonNullable<OpenForms['inView']>): OpenForms => ({
  ...forms,
  inView,
});

/** With what the form says by itself as it is shown; unchanged when it says nothing that it has not said before. */
export function withShown(forms: OpenForms, { id, answers, openedFor, base }: Session): OpenForms {
  const kept = forms.sessions.find((one) => one.id === id);
  if (!kept || (kept.answers === answers && kept.openedFor === openedFor)) return forms;
  const now = { ...kept, answers, openedFor, base };
  return { ...forms, sessions: forms.sessions.map((one) => (one === kept ? now : one)) };
}

/** With `session` kept, but typed answers no longer going to it. */
export const putAside = (forms: OpenForms, session: Session): OpenForms => ({
  ...withSession(forms, session),
  active: undefined,
});

/** Without a form that is over. Only the last one can be brought back. */
export function withEnded(forms: OpenForms, ended: Ended): OpenForms {
  const others = forms.ended.filter(({ id }) => id !== ended.id).map((other) => ({ ...other, session: undefined }));
  return {
    ...forms,
    active: forms.active === ended.id ? undefined : forms.active,
    sessions: forms.sessions.filter(({ id }) => id !== ended.id),
    ended: [...others, ended].slice(-MOST_ENDED),
    did: undefined,
  };
}

/** With a cancelled form open again, as it was; unchanged when it is open, or can no longer be brought back. */
export function broughtBack(forms: OpenForms, id: SessionId): OpenForms {
  const session = forms.ended.find((one) => one.id === id)?.session;
  if (!session || forms.sessions.some((one) => one.id === id)) return forms;
  const ended = forms.ended.filter((one) => one.id !== id);
  return withSession({ ...forms, ended }, { ...session, revision: session.revision + 1 });
}

const TRIES = 5;
/** Of how many members of staff the forms are remembered as they were parsed. */
const MOST_REMEMBERED = 500;

/** Where everybody's open forms are. */
export class FormStore {
  readonly #store: DocumentStore;
  readonly #clock: Clock;
  readonly #parsed = new ParsedOnce((body) => OpenForms.parse(body), MOST_REMEMBERED);
  constructor(store: DocumentStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async read(staff: StaffId): Promise<{ readonly forms: OpenForms; readonly etag: string | undefined }> {
    const kept = await this.#store.read('sessions', staff, staff);
    return kept ? { forms: this.#parsed.of(kept), etag: kept.etag } : { forms: NONE, etag: undefined };
  }

  /** False when another device or delivery changed them in between: read them again. */
  async keep(staff: StaffId, forms: OpenForms, etag: string | undefined): Promise<boolean> {
    const expires = new Date(this.#clock.now().getTime() + DAYS_KEPT * 86_400_000);
    const document = { id: staff, partition: staff, tags: {}, body: forms, expires };
    const kept =
      etag === undefined
        ? await this.#store.create('sessions', document)
        : await this.#store.replace('sessions', document, etag);
    if (kept.ok) this.#parsed.wrote({ ...document, etag: kept.value }, forms);
    return kept.ok;
  }

  /** Something was done in this record with one press: it is what "undo" means next. */
  done(staff: StaffId, record: string): Promise<void> {
    return this.change(staff, (forms) => ({
      forms: forms.did === record ? forms : { ...forms, did: record },
      result: undefined,
    }));
  }

  /** Changes them and gives what the change resulted in, however often they are written elsewhere in between. */
  async change<T>(
    staff: StaffId,
    change: (forms: OpenForms) => { readonly forms: OpenForms; readonly result: T },
  ): Promise<T> {
    for (let tries = 0; tries < TRIES; tries++) {
      const { forms, etag } = await this.read(staff);
      const changed = change(forms);
      if (changed.forms === forms || (await this.keep(staff, changed.forms, etag))) return changed.result;
    }
    throw new Error('the open forms kept changing');
  }

  now(): Instant {
    return instant(this.#clock.now());
  }
}
