import { openKind } from '../../kinds/open-kind.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow, type AnyFlow } from '../flow.ts';
import { endingClose } from './close.ts';
import type { Parts } from './closing.ts';
import { ending } from './flow.ts';
import type { CameOf } from './page.ts';
import { endingKind } from './record.ts';

export type Endings = Parts['endings'];

export const openEndings = (services: RecordServices, cameOf: CameOf): Endings =>
  openKind(endingKind(cameOf), services);

/** Everything that can be done with an ending. */
export const endingFlows = (parts: Parts): readonly AnyFlow[] => [
  defineFlow(ending(parts)),
  defineFlow(endingClose(parts)),
];
