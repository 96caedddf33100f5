import { servicesAt } from '../support/services.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
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
const inSource = foldersIn('src/flows');

const clock = clockAt('2026-11-19T12:00:00.000Z');
const store = new SqliteStore(':memory:', clock);
const { flows, pages } = registry(servicesAt(store, clock), new Directory(store), new Administration(store, clock));

describe('one flow is one name in two places', () => {
  test('every folder of src/flows has a folder of tests, and every folder of tests one in src/flows', () => {
    expect(foldersIn('test/flows')).toEqual(inSource);
  });

  test.each(inSource)('test/flows/%s has a test', (name) => {
    const tests = existsSync(pathOf(`test/flows/${name}`)) ? readdirSync(pathOf(`test/flows/${name}`)) : [];
    expect(tests.filter((file) => file.endsWith('.test.ts')).length).toBeGreaterThan(0);
  });

  test('what makes a flow or a page stands where its id says, and all of them are in the registry', () => {
    expect(makers('Flow')).toEqual(flows.map(({ id }) => placeOf(id, 'flow.ts')).toSorted());
    expect(makers('MenuPage')).toEqual(pages.map(({ id }) => placeOf(id, 'page.ts')).toSorted());
  });

  test('each file of them makes the one of its name', () => {
    for (const { id } of flows) expect(textOf(placeOf(id, 'flow.ts'))).toContain(`id: '${id}',`);
    for (const { id } of pages) expect(textOf(placeOf(id, 'page.ts'))).toContain(`id: '${id}',`);
  });

  test('no folder is without one, and one that stands alone has the name of its folder', () => {
    const ids = [...flows, ...pages].map(({ id }) => id);
    for (const folder of inSource) {
      const [own, several] = [ids.filter((id) => id === folder), ids.filter((id) => id.startsWith(`${folder}-`))];
      expect([folder, own.length === 1 || several.length > 1]).toEqual([folder, true]);
    }
  });
});

/** Every file of a room. */
const filesOf = (room: string): readonly (readonly [file: string, text: string])[] =>
  readdirSync(pathOf(`src/${room}`), { recursive: true, encoding: 'utf8' }).flatMap((file) =>
    file.endsWith('.ts') ? [[file, readFileSync(pathOf(`src/${room}/${file}`), 'utf8')] as const] : [],
  );

/** Without the keys of types, which no flow is meant by. */
const withoutKeys = (text: string): string => text.replaceAll(/\['[a-z]+'\]/gu, '');

describe('the rooms below know no product (issue 10)', () => {
  test.each(['forms', 'records', 'papers', 'work'])('no file of src/%s names a plan, monitoring or telling', (room) => {
    const files = filesOf(room);
    expect(files.length).toBeGreaterThan(2);
    expect(files.flatMap(([file, text]) => (/\b(?:plans?|monitoring|telling)\b/iu.test(text) ? [file] : []))).toEqual(
      [],
    );
  });

  test('no file of src/app names a flow or a page', () => {
    const ids = [...flows, ...pages].map(({ id }) => id);
    const named = filesOf('app').flatMap(([file, text]) =>
      ids.flatMap((id) => (withoutKeys(text).includes(`'${id}'`) ? [`${file}: ${id}`] : [])),
    );
    expect(named).toEqual([]);
  });
});

/**
 * `plan-answer` is answer.ts of the folder plan, which holds everything that can be done with a plan; a flow or page that has a folder
 * to itself is flow.ts or page.ts of it.
 */
function placeOf(id: string, alone: 'flow.ts' | 'page.ts'): string {
  const shared = inSource.find((folder) => id.startsWith(`${folder}-`));
  return shared === undefined ? `${id}/${alone}` : `${shared}/${id.slice(shared.length + 1)}.ts`;
}

const textOf = (path: string): string => readFileSync(pathOf(`src/flows/${path}`), 'utf8');

/** The files under src/flows that export something that makes one. */
const makers = (what: 'Flow' | 'MenuPage'): readonly string[] =>
  inSource
    .flatMap((folder) => readdirSync(pathOf(`src/flows/${folder}`)).map((file) => `${folder}/${file}`))
    .filter((path) => new RegExp(`^export function [^{]*\\): ${what}(?:<[^>]+>)? \\{$`, 'mu').test(textOf(path)))
    .toSorted();
