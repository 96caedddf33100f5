/**
 * `npm run test:browser`: the whole story of the first piece, from "hello" to everybody told, with the real demo in the
 * Microsoft 365 Agents Playground and a real browser: once with the embedded store and once with Cosmos DB's test server, or with one
 * of them (`-- --store cosmos`), or some of it (`-- --only 1,16`). Pictures of the important moments go to test-results/browser/<store>/.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { startCosmos } from '../support/cosmos.ts';
import { Demo } from './demo.ts';
import { openPlayground, reload, say } from './playground-page.ts';
import { stories } from './stories/index.ts';
import { Notes, type Stage, type Story } from './story.ts';

const ROOT = join(import.meta.dirname, '../..');
const PICTURES = join(ROOT, 'test-results/browser');
const STORES = ['sqlite', 'cosmos'] as const;
type Store = (typeof STORES)[number];
const GIVEN = parseArgs({ options: { store: { type: 'string' }, only: { type: 'string' } } }).values;
/** Stories with their numbers: all, or those named. */
const PLAYED = [...stories.entries()].flatMap(([index, story]) =>
  (GIVEN.only?.split(',').includes(String(index + 1)) ?? true) ? [{ number: index + 1, story }] : [],
);

async function main(): Promise<void> {
  const { store } = GIVEN;
  const stores = STORES.filter((one) => store === undefined || one === store);
  if (stores.length === 0) throw new Error(`There is no such store as ${store}: only ${STORES.join(' and ')}.`);
  rmSync(PICTURES, { recursive: true, force: true });
  const browser = await startBrowser();
  try {
    for (const one of stores) await (one === 'cosmos' ? tellOnCosmos(browser) : tell(browser, one));
  } finally {
    await browser.close();
  }
}

async function tellOnCosmos(browser: Browser): Promise<void> {
  const server = await startCosmos();
  try {
    const database = await server.newDatabase();
    let asked = false;
    server.meddle = () => {
      asked = true;
      return undefined;
    };
    await tell(browser, 'cosmos', {
      STORE: 'cosmos',
      COSMOS_ENDPOINT: server.endpoint,
      COSMOS_DATABASE: database,
      COSMOS_KEY: server.key,
    });
    if (!asked) throw new Error('Nothing was kept in Cosmos DB.');
  } finally {
    await server.stop();
  }
}

/** The whole story, on a demo of its own with these settings. */
async function tell(browser: Browser, store: Store, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  process.stdout.write(`With ${store}:\n`);
  const pictures = join(PICTURES, store);
  mkdirSync(pictures, { recursive: true });
  const demo = new Demo(join(pictures, 'demo.log'), settings);
  const end = (): void => void demo.discard().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  try {
    const failed = await playAll(await setStage(browser, demo, pictures));
    process.stdout.write(`${PLAYED.length - failed} passed, ${failed} failed\n\n`);
    if (failed > 0) process.exitCode = 1;
  } finally {
    for (const context of browser.contexts()) await context.close();
    await demo.discard();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
  }
}

async function setStage(browser: Browser, demo: Demo, pictures: string): Promise<Stage> {
  const page = await openPlayground(browser, await demo.start());
  return {
    demo,
    page,
    notes: new Notes(),
    async picture(name, part) {
      const path = join(pictures, `${name}.png`);
      await (part ?? page).screenshot({ path });
      return path;
    },
  };
}

/** Plays every story, whatever became of those before it; gives how many failed. */
async function playAll(stage: Stage): Promise<number> {
  let failed = 0;
  for (const { number, story } of PLAYED) {
    if (!(await passes(story, number, stage))) failed += 1;
  }
  return failed;
}

async function passes(story: Story, number: number, stage: Stage): Promise<boolean> {
  const began = Date.now();
  try {
    await story.play(stage);
    process.stdout.write(`✓ ${number}. ${story.name} (${seconds(began)})\n`);
    return true;
  } catch (error) {
    const kept = await stage.picture(`failed-${number}`).then(
      (picture) => `See ${relative(ROOT, picture)}.`,
      () => 'The page could not be pictured.',
    );
    const reason = stripVTControlCharacters(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.stdout.write(`✗ ${number}. ${story.name} (${seconds(began)})\n${indented(`${reason}\n${kept}`)}\n`);
    await clearAway(stage);
    return false;
  }
}

/** So that one failed story does not take the next ones with it: nothing open, and Priya at the keyboard. */
async function clearAway({ page }: Stage): Promise<void> {
  try {
    await reload(page);
    for (const words of ['act as Priya Shah', 'save for later']) await say(page, words);
  } catch {
    // Then the next story fails as well, and says why.
  }
}

const seconds = (began: number): string => `${((Date.now() - began) / 1000).toFixed(1)} s`;

const indented = (text: string): string => text.replace(/^/gmu, '    ');

try {
  await main();
} catch (error) {
  process.stderr.write(`The browser test could not run: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
