import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { Records } from '../../src/flows/engine/records.ts';
import { registry } from '../../src/flows/index.ts';
import { Administration } from '../../src/people/administration.ts';
import { Directory } from '../../src/people/directory.ts';
import { clockAt } from '../support/clock.ts';

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const foldersIn = (path: string): readonly string[] =>
  readdirSync(pathOf(path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
const inSource = foldersIn('src/flows').filter((name) => name !== 'engine');

const clock = clockAt('2026-11-19T12:00:00.000Z');
const store = new SqliteStore(':memory:', clock);
const records = new Records({ store, clock, zone: 'Europe/London', chaseAfter: 3 });
const { flows, pages } = registry(records, new Directory(store), new Administration(store, clock));
const flowIds = flows.map(({ id }) => id);
const pageIds = pages.map(({ id }) => id);

describe('one flow is one name in two places', () => {
  test('every folder of src/flows has a folder of tests, and every folder of tests one in src/flows', () => {
    expect(foldersIn('test/flows').filter((name) => name !== 'engine')).toEqual(inSource);
  });

  test.each(inSource)('test/flows/%s has a test', (name) => {
    const tests = existsSync(pathOf(`test/flows/${name}`)) ? readdirSync(pathOf(`test/flows/${name}`)) : [];
    expect(tests.filter((file) => file.endsWith('.test.ts')).length).toBeGreaterThan(0);
  });

  /** `answer.ts` in the folder `plan` is the flow `plan-answer`. */
  const fileOf = (id: string): string | undefined => {
    const folder = inSource.find((name) => id === name || id.startsWith(`${name}-`));
    return folder && `src/flows/${folder}/${id === folder ? 'flow' : id.slice(folder.length + 1)}.ts`;
  };

  test('every folder is in the registry under its own name, or its flows are under names that begin with its own', () => {
    const named = (folder: string): boolean =>
      [...flowIds, ...pageIds].some((id) => id === folder || id.startsWith(`${folder}-`));
    expect(inSource.filter((folder) => !named(folder))).toEqual([]);
    expect(new Set([...flowIds, ...pageIds]).size).toBe(flowIds.length + pageIds.length);
  });

  test('a flow is in flow.ts of its folder, or in a file that is called as the flow is in that folder; a page in page.ts', () => {
    for (const id of flowIds) expect([id, existsSync(pathOf(fileOf(id) ?? 'nowhere'))]).toEqual([id, true]);
    for (const id of pageIds) expect([id, existsSync(pathOf(`src/flows/${id}/page.ts`))]).toEqual([id, true]);
  });
});
