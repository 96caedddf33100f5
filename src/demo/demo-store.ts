import { join } from 'node:path';
import { USUAL_FILE, type Config } from '../config.ts';

/** What the demo keeps stays here between two runs, so that a form left half-way is found again. */
export const FOLDER = '.demo';

/**
 * One file of its own, or the one that is named; never the one that the bot keeps people's records in unless told otherwise. A Cosmos
 * emulator only when one is asked for.
 */
export const demoStore = ({ store }: Pick<Config, 'store'>): Config['store'] =>
  store.kind === 'sqlite' && store.file === USUAL_FILE
    ? { kind: 'sqlite', file: join(FOLDER, 'reable.sqlite') }
    : store;
