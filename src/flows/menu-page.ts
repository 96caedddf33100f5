import type { Unreadable } from '../kinds/unreadable.ts';
import type { Card } from '../../cards/card.ts';
import type { Flag, Press } from '../../cards/views.ts';
import { mayEver, type Deed, type Guarded } from '../access/policy.ts';
import type { Viewer } from '../access/viewer.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import type { RecordId, StaffId } from '../kernel/ids.ts';
import type { VisiblePerson } from '../people/directory.ts';
import type { Offer } from './offer.ts';

/** Something that waits for a reader, as a line that leads to it. */
export interface Waiting {
  readonly record: RecordId;
  /** The day on which the newest of it began to wait; empty where that is not known. */
  readonly since: string;
  /** Whom it is about and what it is. */
  readonly title: string;
  readonly detail: string;
  readonly mark?: Flag | undefined;
  /** The colleague for whom its reader sees to it. */
  readonly insteadOf?: StaffId | undefined;
  readonly press: Press;
  /** What is to be done, and where it is done at once: for example "Tell Sarah Palmer and Tom Reed". */
  readonly toDo: { readonly words: string; readonly press: Press };
  /** They have died: it stands in the list, and nobody is reminded of it (P19). */
  readonly listedOnly?: boolean;
}

/** Something that is looked at and not filled in. */
export interface MenuPage {
  /** As in the contract; also the folder's name. */
  readonly id: string;
  readonly title: string;
  /** How people ask for it by typing. */
  readonly phrases: readonly string[];
  readonly offer: Offer;
  /** What a text looks for on it; undefined when it does not. `show` is given that as its part. */
  searches?(text: string): string | undefined;
  /** Set when it is about a person, whom its reader may see; without one it asks whose it should be. */
  readonly startsFrom?: 'person';
  /** What its reader must be allowed to do; without it, for a page about a person, to see one. */
  readonly needs?: { readonly deed: Deed; readonly guarded: Guarded };
  /** Everybody around a person stands on it: their page leads to it. */
  readonly showsCircle?: true;
  /** What was saved with these forms is put right on it, and how. */
  readonly putsRight?: { readonly flows: readonly string[]; readonly words: string };
  /** What waits for its reader, of a page that lists that: the most pressing first. */
  waiting?(viewer: Viewer, unreadable: Unreadable): Promise<readonly Waiting[]>;
  /** What it still asks its reader to do, for their one card a day; undefined when nothing. */
  asksStill?(viewer: Viewer): Promise<string | undefined>;
  /** What a button of the page does about somebody whom its reader sees, and the page after it; undefined when it means nothing. */
  act?(
    viewer: Viewer,
    person: VisiblePerson['the'],
    part: string,
    inputs: Readonly<Record<string, string>>,
  ): Promise<Card | undefined>;
  /** `part` is what a button of the page itself asked for, for example a further part of a long list. */
  show(viewer: Viewer, forms: OpenForms, part?: string, person?: VisiblePerson['the']): Promise<Card>;
}

/** Whether the reader's roles let them read the page at all. */
export function mayRead(
  { startsFrom, needs }: Pick<MenuPage, 'startsFrom' | 'needs'>,
  viewer: Pick<Viewer, 'roles'>,
): boolean {
  if (needs) return mayEver(viewer, needs.deed, needs.guarded);
  return startsFrom === undefined || mayEver(viewer, 'see', 'person');
}
