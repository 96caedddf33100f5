/**
 * `npm run cards`: draws every card of the bot itself with the real renderer, as Teams would show it, to `.gallery/`. Open
 * `.gallery/index.html`.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Renderer from 'adaptivecards';
import * as fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../cards/card.ts';
import { startBrowser } from '../support/browser.ts';
import { crawl } from '../support/crawl.ts';
import { cardsAbout, typed } from './hostile.ts';
import { hostConfig, styleSheet, type Theme } from './host-config.ts';
import { markdownToHtml } from './markdown.ts';
import { wordsOf, type Json } from './parts.ts';

declare global {
  /** The renderer and the reader of Markdown, as they are in the page. */
  var AdaptiveCards: typeof Renderer;
  var toHtml: (markdown: string) => string;
}

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.gallery');
const LONGEST_NAME = 110;
const views = [
  { name: 'light', theme: 'light', width: 480 },
  { name: 'phone', theme: 'light', width: 360 },
  { name: 'dark', theme: 'dark', width: 480 },
  { name: 'contrast', theme: 'contrast', width: 480 },
] as const satisfies readonly { name: string; theme: Theme; width: number }[];

/** Those of the bot itself, one of each beginning: the first, since what is asked again stands after it. */
async function cardsToDraw(): Promise<Readonly<Record<string, Card>>> {
  const named = (card: Card) => wordsOf(card).slice(0, 4).join(' ').replaceAll(/\W+/gu, '-').slice(0, LONGEST_NAME);
  return Object.fromEntries((await crawl()).map((card) => [named(card), card] as const).toReversed());
}

async function main(): Promise<void> {
  const cards = await cardsToDraw();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await startBrowser();
  try {
    for (const { name: view, theme, width } of views) {
      const page = await preparePage(await browser.newPage({ viewport: { width: width + 24, height: 100 } }), theme);
      for (const [name, card] of Object.entries(cards)) {
        await draw(page, card, theme, name);
        await page.screenshot({ path: join(folder, `${name}.${view}.png`), fullPage: true });
      }
    }
    await drawHostile(browser);
  } finally {
    await browser.close();
  }
  for (const [name, card] of Object.entries(cards)) {
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(card, null, 2)}\n`);
  }
  writeFileSync(join(folder, 'index.html'), index(Object.keys(cards)));
  process.stdout.write(`${Object.keys(cards).length} cards in ${views.length} views: ${join(folder, 'index.html')}\n`);
}

/**
 * Draws what people and attackers might type in every place for words. Throws when any of it turns into something
 * else.
 */
async function drawHostile(browser: Browser): Promise<void> {
  const page = await preparePage(await browser.newPage(), 'light');
  for (const text of fc.sample(typed, { numRuns: 50, seed: 1 })) {
    for (const card of cardsAbout(text)) await draw(page, card, 'light', text);
  }
}

/** A page with the renderer in it, and no way to the network. */
async function preparePage(page: Page, theme: Theme): Promise<Page> {
  await page.route('**/*', (route) => route.abort());
  await page.setContent('<!doctype html><html lang="en"><body><main id="card"></main></body></html>');
  await page.addStyleTag({
    content: readFileSync(join(root, 'node_modules/adaptivecards/dist/adaptivecards.css'), 'utf8'),
  });
  await page.addStyleTag({ content: styleSheet(theme) });
  await page.addScriptTag({ path: join(root, 'node_modules/adaptivecards/dist/adaptivecards.js') });
  await page.addScriptTag({ content: `globalThis.toHtml = ${markdownToHtml.toString()}` });
  return page;
}

/**
 * Draws one card. Throws when the card draws something that Markdown made, or is wider than its place: either is a
 * defect of the card.
 */
async function draw(page: Page, card: Card, theme: Theme, name: string): Promise<void> {
  const found = await page.locator('#card').evaluate(
    (place, [json, config]) => {
      const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
      AdaptiveCard.onProcessMarkdown = (text, result) => {
        result.outputHtml = globalThis.toHtml(text);
        result.didProcess = true;
      };
      const drawn = new AdaptiveCard();
      drawn.hostConfig = new HostConfig(config);
      drawn.parse(json);
      const element = drawn.render();
      if (element === undefined) throw new Error('The renderer drew nothing.');
      place.replaceChildren(element);
      const made = [...place.querySelectorAll('a, b, strong, em, s, code, li, hr, blockquote, h1')];
      return { made: made.map((one) => one.outerHTML), tooWide: place.scrollWidth > place.clientWidth };
    },
    [withBorders(card), hostConfig(theme)] as const,
  );
  if (found.made.length > 0) throw new Error(`${name}: read as Markdown: ${found.made.join(' ')}`);
  if (found.tooWide) throw new Error(`${name}: wider than its place`);
}

/** As it goes over the wire, with borders for the style sheet: the renderer knows none. */
function withBorders(card: Card): object {
  let borders = 0;
  return JSON.parse(JSON.stringify(card), (_, value: Json) =>
    typeof value === 'object' && value !== null && 'showBorder' in value
      ? { ...value, id: `bordered-${++borders}` }
      : value,
  );
}

const figure = (name: string, view: string) =>
  `<figure><img src="${name}.${view}.png" alt="${name}, ${view}"><figcaption>${view}</figcaption></figure>`;

function index(names: readonly string[]): string {
  const rows = names.map(
    (name) =>
      `<h2>${name} <a href="${name}.json">JSON</a></h2><div>${views.map((view) => figure(name, view.name)).join('')}</div>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Cards</title>
<style>body{font-family:sans-serif}div{display:flex;gap:16px;align-items:flex-start}figure{margin:0}</style>
<h1>Cards</h1>${rows.join('\n')}</html>\n`;
}

await main();
