/**
 * Drives the Microsoft 365 Agents Playground 0.2.28 with a browser. What was found out about it, and what the selectors rest on:
 * - The log panel repeats every text and can be typed into: it is hidden first.
 * - It keeps no history: only what arrives while the page is open is drawn, and a reload empties every chat.
 * - On every load it tells the bot that it was installed in the personal chat; for a channel when that is first opened.
 * - An answer can be drawn above the words it answers: where a message stands does not say whether it is new.
 * - A message keeps its element while the card in it is redrawn, so an element that is marked once can be found again.
 * - Channels: a card with role=group for each post, before them one for the box in which a post is begun.
 * - Classes other than fui-*, fai-* and ac-* change with every build of it.
 */
import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import * as z from 'zod';

const BOT = 'Reable';
const PATIENCE_MS = 15_000;
/** In a narrower window the list of chats cannot be reached. High, so that a picture holds a whole card. */
const WINDOW = { width: 1300, height: 2200 };

export type Chat = 'Personal Chat' | 'My Team - Announcements';

/** Opens the Playground, and waits until it has told the bot about the installation: only then does typing reach it. */
export async function openPlayground(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  readSuggestions(page);
  // Its fonts come from Microsoft's network. Without one, waiting for them would take long.
  await page.route(
    ({ hostname }) => hostname !== 'localhost' && hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  await page.goto(address);
  await settle(page);
  return page;
}

/** Loads the page anew: every chat is empty then, and the bot welcomes once more. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await settle(page);
}

async function settle(page: Page): Promise<void> {
  await page
    .getByText(/^conversationUpdate \d+$/u)
    .first()
    .waitFor();
  await page.getByTitle('Hide log panel').click();
}

export async function openChat(page: Page, chat: Chat): Promise<void> {
  await page.getByRole('treeitem', { name: chat, exact: true }).click();
  // Until the other one is gone, a click would meet it.
  await page.getByText('Start a new post').waitFor({ state: chat === 'Personal Chat' ? 'hidden' : 'visible' });
  await composer(page).waitFor();
}

/** In a chat the only box to type in, in a channel the one that begins a post. */
const composer = (page: Page): Locator => page.locator('[role=textbox][data-lexical-editor]').first();

/** Types a message in the personal chat and sends it. One line only: the Playground joins lines. */
export async function say(page: Page, text: string): Promise<void> {
  await composer(page).click();
  await page.keyboard.insertText(text);
  await page.getByRole('button', { name: 'Send Message' }).first().click();
}

/**
 * Answers in a channel's post, with a mention of the bot; a name that is only typed does not reach it. Not by a post of its own:
 * the bot is often quicker than the Playground draws a new post, and then its answer is never drawn.
 */
export async function reply(channelPost: Locator, text: string): Promise<void> {
  const page = channelPost.page();
  await channelPost.locator('[role=textbox][data-lexical-editor]').click();
  await page.keyboard.type(`@${BOT.slice(0, 3)}`, { delay: 30 });
  await page.locator('#typeahead-menu [role=menuitem]').filter({ hasText: BOT }).first().click();
  await page.keyboard.insertText(` ${text}`);
  await channelPost.getByRole('button', { name: 'Send Message' }).click();
}

/** The bot's messages in the open chat, as they stand on the page: only they have an author written on them. */
export const answers = (page: Page): Locator =>
  page
    .locator('[aria-label="Message header"]')
    .locator('xpath=..')
    .filter({ has: page.getByLabel('Message author') });

/** What comes after a moment. Everything that it gives stays the same message, whatever comes to stand in it later. */
interface Since {
  readonly answer: (text: string | RegExp) => Promise<Locator>;
  readonly card: (text: string | RegExp) => Promise<Locator>;
}

/** Marks every answer that is there already, so that none of them is taken for a new one. */
export async function fromNow(page: Page): Promise<Since> {
  await answers(page).evaluateAll((all) => all.forEach((one) => one.setAttribute('data-before', '')));
  const newer = answers(page).and(page.locator(':not([data-before])'));
  return {
    answer: (text) => kept(newer.filter({ hasText: text }).first()),
    card: async (text) => cardIn(await kept(newer.filter({ has: page.locator(CARD), hasText: text }).first())),
  };
}

/** This very message from now on, however many more come and whatever is drawn in it. */
async function kept(answer: Locator): Promise<Locator> {
  const mark = await answer.evaluate((message, fresh) => {
    const given = message.getAttribute('data-kept') ?? fresh;
    message.setAttribute('data-kept', given);
    return given;
  }, randomUUID());
  const same = answer.page().locator(`[data-kept="${mark}"]`);
  await same.waitFor();
  return same;
}

/** Does something, and gives the new answer with this text that comes of it, however many like it came before. */
export async function answerTo(page: Page, doing: () => Promise<void>, text: string | RegExp): Promise<Locator> {
  const since = await fromNow(page);
  await doing();
  return since.answer(text);
}

/** Types `words` and gives the new answer with this text. */
export const ask = (page: Page, words: string, text: string | RegExp): Promise<Locator> =>
  answerTo(page, () => say(page, words), text);

/** Does something, and gives the new card with this text that comes of it. */
export async function cardAfter(page: Page, doing: () => Promise<void>, text: string | RegExp): Promise<Locator> {
  const since = await fromNow(page);
  await doing();
  return since.card(text);
}

/** Types `words` and gives the new card with this text. */
export const askForCard = (page: Page, words: string, text: string | RegExp): Promise<Locator> =>
  cardAfter(page, () => say(page, words), text);

/**
 * Does something in a card, and waits until this same card shows the text: a form goes on in its own place, and so do
 * pages that lead to each other. Throws when the text stands there already, because then nothing would be waited for; what is typed
 * into a box of several lines counts as text, too.
 */
export async function turnsInto(card: Locator, doing: () => Promise<void>, text: string): Promise<void> {
  const after = card.filter({ hasText: text });
  if ((await after.count()) > 0) throw new Error(`The card says "${text}" before anything is done.`);
  await doing();
  await after.waitFor();
}

/** The posts of the open channel, without the box that begins one. */
export const posts = (page: Page): Locator =>
  page.locator('.fui-Card[role=group]').filter({ has: page.getByLabel('Show more information') });

/** A whole card, not one that is part of another. */
const CARD = '.ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)';

const cardIn = (scope: Page | Locator): Locator => scope.locator(CARD);

/** The newest card with this text, once it is there: in a page where older ones have it too, `askForCard` is safer. */
export async function cardWith(scope: Page | Locator, text: string | RegExp): Promise<Locator> {
  const card = cardIn(scope).filter({ hasText: text }).last();
  await card.waitFor();
  return card;
}

/** A line of the card that has exactly this text. */
export const lineOf = (card: Locator, text: string): Locator => card.getByText(text, { exact: true }).first();

export async function press(card: Locator, title: string): Promise<void> {
  await card.getByRole('button', { name: title, exact: true }).click();
}

/** The names of the buttons below a card, in order. */
export async function buttonsOf(card: Locator): Promise<readonly string[]> {
  const names = await card.locator('.ac-actionSet').getByRole('button').allInnerTexts();
  return names.map((name) => name.trim());
}

/** A button that stands under the newest message. */
export const suggestion = (page: Page, title: string): Locator =>
  page.getByRole('button', { name: title, exact: true }).last();

/** What Teams sends for a suggestion: its value. The Playground sends its title, so the value is read from what came over the wire. */
const Suggested = z.object({
  message: z.object({
    suggestedActions: z.object({ actions: z.array(z.object({ title: z.string(), value: z.string() })) }),
  }),
});
const valuesOf = new WeakMap<Page, Map<string, string>>();

function readSuggestions(page: Page): void {
  const values = new Map<string, string>();
  valuesOf.set(page, values);
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const read = Suggested.safeParse(JSON.parse(String(payload)));
      for (const { title, value } of read.data?.message.suggestedActions.actions ?? []) values.set(title, value);
    });
  });
}

/** Takes a suggestion as somebody in Teams would: what it stands for is said. */
export async function takeSuggestion(page: Page, title: string): Promise<void> {
  await suggestion(page, title).waitFor();
  const value = valuesOf.get(page)?.get(title);
  if (value === undefined) throw new Error(`The bot sent no suggestion "${title}".`);
  await say(page, value);
}

/**
 * Waits for such a button. Now and then the Playground draws an answer above the words that it answers, and then no button under it:
 * `again` brings another answer that has it.
 */
export async function offered(page: Page, title: string, again: () => Promise<unknown>): Promise<void> {
  const button = suggestion(page, title);
  const isThere = await button.waitFor({ timeout: PATIENCE_MS / 3 }).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await again();
  await button.waitFor();
}

/** A button below a card that opens a page of its own: to a screen reader it is a link. */
export const follow = (card: Locator, title: string): Promise<void> =>
  card.locator('.ac-actionSet').getByRole('link', { name: title, exact: true }).click();

/** A button in the middle of a card, not among those below it; the only one of that name there. */
export const pressIn = (card: Locator, title: string): Promise<void> =>
  card.getByRole('button', { name: title, exact: true }).first().click();

/** Touches a line that opens something. */
export const touch = (card: Locator, text: string): Promise<void> => card.getByText(text).first().click();

/**
 * Draws cards as wide as on a phone. A narrow window is no use: the Playground itself needs about 790 points, and scrolls.
 */
export async function narrowCards(page: Page, width: number): Promise<void> {
  await page.addStyleTag({
    content: `.ac-preview-panel { width: ${width}px !important; max-width: ${width}px !important; min-width: 0 !important; }`,
  });
}
