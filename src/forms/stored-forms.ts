import type { Inbound } from '../chat/inbound.ts';
import { assertNever } from '../kernel/assert-never.ts';
import type { Instant } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { FormKeeper, KeptForm, Progress } from './keeper.ts';
import { putAside, withEnded, withSession, withShown, type FormStore, type OpenForms } from './open-forms.ts';
import { heardBefore, heardNow, type Doubt } from './repeated-message.ts';

/** Keeps a form among the open forms of its owner, in the store: a card carries nothing but its id. */
export class StoredForms implements FormKeeper {
  readonly #store: FormStore;
  readonly #staff: StaffId;
  readonly #inbound: Inbound;
  #read: { readonly forms: OpenForms; readonly etag: string | undefined; readonly doubt: Doubt } | undefined;

  constructor(store: FormStore, staff: StaffId, inbound: Inbound) {
    this.#store = store;
    this.#staff = staff;
    this.#inbound = inbound;
  }

  async open(carried: string): Promise<KeptForm> {
    const { forms, etag } = await this.#store.read(this.#staff);
    const doubt = this.#inbound.kind === 'said' ? heardBefore(forms, this.#inbound, carried) : 'new';
    this.#read = { forms, etag, doubt };
    const session = forms.sessions.find(({ id }) => id === carried);
    return session
      ? { kind: 'open', session, doubt }
      : { kind: 'over', ended: forms.ended.find(({ id }) => id === carried) };
  }

  async keep(progress: Progress): Promise<string | undefined> {
    if (!this.#read) throw new Error('a form is kept that was not opened');
    const { forms, etag, doubt } = this.#read;
    const changed = formsAfter(forms, progress, this.#inbound, doubt, this.#store.now());
    const kept = changed === forms || (await this.#store.keep(this.#staff, changed, etag));
    return kept ? progress.session.id : undefined;
  }
}

/** The same when nothing has to be kept. */
function formsAfter(forms: OpenForms, progress: Progress, inbound: Inbound, doubt: Doubt, now: Instant): OpenForms {
  const { kind, session } = progress;
  const { id, flow } = session;
  const noted = inbound.kind === 'said' ? { ...forms, heard: heardNow(inbound, id, now) } : forms;
  switch (kind) {
    case 'asked':
    case 'renewed':
    case 'ready':
      return withSession(noted, session);
    case 'stale': {
      // Opening a form again sends typed answers to it from now on; a client that refreshes by itself does not.
      const opened = inbound.kind === 'pressed' && !inbound.refreshing && forms.active !== id;
      if (opened) return withSession(forms, session);
      const shown = withShown(forms, session);
      // Asked whether it was meant twice: whatever comes next is an answer.
      return inbound.kind === 'said' && doubt === 'unsure'
        ? { ...shown, heard: { ...heardNow(inbound, id, now), hash: '' } }
        : shown;
    }
    case 'left':
      return progress.how === 'saved'
        ? putAside(noted, session)
        : withEnded(noted, { id, flow, how: 'cancelled', session });
    case 'shut':
      return forms.active === id ? putAside(forms, session) : forms;
    case 'recorded':
      return withEnded(forms, {
        id,
        flow,
        how: 'recorded',
        record: progress.record,
        ...(progress.record === undefined && { openedFor: session.openedFor }),
      });
    default:
      return assertNever(kind);
  }
}
