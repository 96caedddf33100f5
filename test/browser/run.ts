/**
 * `npm run test:browser`: the whole story of the first piece, from "hello" to everybody told, with the real demo in the
 * Microsoft 365 Agents Playground and a real browser. Pictures of the important moments go to test-results/browser/.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { Demo } from './demo.ts';
import { openPlayground, reload, say } from './playground-page.ts';
import { stories } from './stories/index.ts';
import { Notes, type Stage, type Story } from './story.ts';

const ROOT = join(import.meta.dirname, '../..');
const PICTURES = join(ROOT, 'test-results/browser');

async function main(): Promise<void> {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const demo = new Demo(join(PICTURES, 'demo.log'));
  let browser: Browser | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void demo.discard().finally(() => process.exit(1)));
  }
  try {
    browser = await startBrowser();
    const failed = await playAll(await setStage(browser, demo));
    process.stdout.write(`\n${stories.length - failed} passed, ${failed} failed\n`);
    if (failed > 0) process.exitCode = 1;
  } finally {
    await browser?.close();
    await demo.discard();
  }
}

async function setStage(browser: Browser, demo: Demo): Promise<Stage> {
  const page = await openPlayground(browser, await demo.start());
  return {
    demo,
    page,
    notes: new Notes(),
    async picture(name, part) {
      await (part ?? page).screenshot({ path: join(PICTURES, `${name}.png`) });
    },
  };
}

/** Plays every story, whatever became of those before it; gives how many failed. */
async function playAll(stage: Stage): Promise<number> {
  let failed = 0;
  for (const [index, story] of stories.entries()) {
    if (!(await passes(story, index + 1, stage))) failed += 1;
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
    const picture = join(PICTURES, `failed-${number}.png`);
    const kept = await stage.page.screenshot({ path: picture }).then(
      () => `See ${relative(ROOT, picture)}.`,
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
