import type { Directory } from '../people/directory.ts';
import type { Flow } from './engine/flow.ts';
import type { Page } from './engine/page.ts';
import type { Records } from './engine/records.ts';
import { monitoringChange } from './monitoring-change/flow.ts';
import { myWork } from './my-work/page.ts';
import { telling } from './telling/flow.ts';

/** The registry: everything that can be done with the bot, in the order in which it is offered. */
export const flows = (records: Records): readonly Flow[] => [monitoringChange(records), telling(records)];

export const pages = (records: Records, directory: Directory): readonly Page[] => [
  myWork(records, directory, flows(records)),
];
