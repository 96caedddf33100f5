import type { Card } from '../../cards/card.ts';
import type { Viewer } from '../access/viewer.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import type { VisiblePerson } from '../people/directory.ts';
import type { Offer } from './offer.ts';

/** Something that is looked at and not filled in. */
export interface MenuPage {
  /** As in the contract; also the folder's name. */
  readonly id: string;
  readonly title: string;
  /** How people ask for it by typing. */
  readonly phrases: readonly string[];
  readonly offer: Offer;
  /** Set when it is about a person, whom its reader may see; without one it asks whose it should be. */
  readonly startsFrom?: 'person';
  /** `part` is what a button of the page itself asked for, for example a further part of a long list. */
  show(viewer: Viewer, forms: OpenForms, part?: string, person?: VisiblePerson['the']): Promise<Card>;
}
