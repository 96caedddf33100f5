import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import type { App } from '../../src/app/app.ts';
import { roomIn } from '../../src/store/room.ts';
import { every } from '../../src/operator/operator.ts';
import type { Container, DocumentStore, Filed } from '../../src/store/document-store.ts';
import { World } from '../support/talk.ts';
import { BEGINS, play } from './story.ts';

/**
 * `npm run freeze`: keeps what is stored today as one more folder of `fixtures/`. Whatever comes later must be able to read it, so
 * a folder is never changed once it was released.
 */
export const FIXTURES = new URL('fixtures/', import.meta.url);

export const CONTAINERS = ['records', 'people', 'staff', 'teams', 'sessions'] as const satisfies readonly Container[];

export type Frozen = Omit<Filed, 'etag'> & { readonly container: (typeof CONTAINERS)[number] };

/** Every flow and every kind of record, with the version that stands in what it stores. */
export const versionsOf = ({ flows, records }: Pick<App, 'flows' | 'records'>) => ({
  flows: Object.fromEntries(flows.map(({ id, version }) => [id, version])),
  kinds: Object.fromEntries(records.kinds.map(({ kind, version }) => [kind, version])),
});

/** What the story writes. The demo's own records are not of it, although people are reminded of them meanwhile. */
export async function written(): Promise<readonly Frozen[]> {
  const world = await World.open({ at: BEGINS });
  const before = new Map((await documentsIn(world.store)).map(({ id, etag }) => [id, etag]));
  await play(world);
  const after = await documentsIn(world.store);
  return after.flatMap(({ etag, ...document }) => {
    const found = before.get(document.id);
    return found === undefined || (found !== etag && document.container !== 'records') ? [document] : [];
  });
}

async function documentsIn(store: DocumentStore): Promise<readonly (Frozen & { readonly etag: string })[]> {
  const found: (Frozen & { readonly etag: string })[] = [];
  for (const container of CONTAINERS)
    for await (const document of every(roomIn(store, container))) found.push({ container, ...document });
  return found;
}

async function freeze(): Promise<void> {
  const folder = new URL(`version-${readdirSync(FIXTURES).length + 1}/`, FIXTURES);
  const documents = await written();
  const { app } = await World.open();
  mkdirSync(folder);
  for (const container of CONTAINERS)
    write(
      new URL(`${container}.json`, folder),
      documents.filter((one) => one.container === container),
    );
  write(new URL('versions.json', folder), versionsOf(app));
  process.stdout.write(`${documents.length} documents in ${folder.pathname}\n`);
}

const write = (file: URL, what: unknown): void => writeFileSync(file, `${JSON.stringify(what, undefined, 1)}\n`);

if (import.meta.main) await freeze();
