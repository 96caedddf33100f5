import type { Clock } from '../kernel/clock.ts';
import { dayOf, type Day } from '../kernel/days.ts';
import type { Grant } from '../papers/grants.ts';
import type { PaperFormat } from '../papers/paper.ts';
import type { ReadFile } from '../chat/files.ts';
import type { Inbound } from '../chat/inbound.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Administration } from '../people/administration.ts';
import type { Directory } from '../people/directory.ts';
import type { Staff } from '../people/staff.ts';
import type { AnyFlow } from '../flows/flow.ts';
import type { FormStore } from '../forms/open-forms.ts';
import type { Session } from '../forms/session.ts';
import type { MenuPage } from '../flows/menu-page.ts';
import type { Records } from '../kinds/records.ts';
import type { Lines } from '../guidance/lines.ts';

/** The parts that a turn is answered with. */
export interface App {
  readonly directory: Directory;
  readonly administration: Administration;
  /** Who may set the service up whatever the directory says: the first administrators, named in the settings. */
  readonly administrators: ReadonlySet<string>;
  readonly records: Records;
  readonly forms: FormStore;
  readonly flows: readonly AnyFlow[];
  readonly pages: readonly MenuPage[];
  /** What begins on a day by itself; done again, it is done once. */
  readonly daily: () => Promise<void>;
  readonly clock: Clock;
  readonly zone: string;
  /** Told whenever a record has something to send. */
  readonly wake: () => void;
  readonly readFile: ReadFile;
  /** The address that opens somebody's private chat with the bot, with these words to send; absent where the bot is not registered. */
  readonly privateChat?: ((words: string) => string) | undefined;
  /** Whom to ring in danger, besides 999. */
  readonly lines: Lines;
  /** How staff get a paper to their own screen; absent when the service has no address for it (R20). */
  readonly copies?: PaperLinks | undefined;
}

/** Links that work once, for one member of staff, for a short while. */
export interface PaperLinks {
  readonly formats: readonly PaperFormat[];
  linkFor(grant: Grant): Promise<string>;
}

/** The day it is where the service works. */
export const todayAt = (app: Pick<App, 'clock' | 'zone'>): Day => dayOf(app.clock.now(), app.zone);

/** One thing that came from one member of staff, in private chat. */
export interface Turn<I extends Inbound = Inbound> {
  readonly app: App;
  readonly inbound: I;
  readonly staff: Staff;
  readonly viewer: Viewer;
  /** It asks for a new form, where the same was begun before and not finished. */
  readonly anew?: boolean;
  /** The form that was saved for later for what is asked for now. */
  readonly aside?: Session | undefined;
  /** It was typed as the label of a button. */
  readonly typed?: true;
}

/** The member of staff whom a page is for: enough to read for them, also when it is a notice and they wrote nothing. */
export type Reader = Pick<Turn, 'app' | 'viewer' | 'staff'>;
