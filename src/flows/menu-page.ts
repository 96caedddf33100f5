import type { Card } from '../../cards/card.ts';
import type { Viewer } from '../access/viewer.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import type { Offer } from './offer.ts';

/** Something that is looked at and not filled in. */
export interface MenuPage {
  /** As in the contract; also the folder's name. */
  readonly id: string;
  readonly title: string;
  /** How people ask for it by typing. */
  readonly phrases: readonly string[];
  readonly offer: Offer;
  /** `part` is what a button of the page itself asked for, for example a further part of a long list. */
  show(viewer: Viewer, forms: OpenForms, part?: string): Promise<Card>;
}
