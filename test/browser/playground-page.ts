/**
 * Drives the Microsoft 365 Agents Playground 0.2.28 with a browser. What was found out about it, and what the selectors rest on:
 * - The log panel repeats every text and can be typed into: it is hidden first.
 * - It keeps no history: only what arrives while the page is open is drawn, and a reload empties every chat.
 * - On every load it tells the bot that it was installed in the personal chat; for a channel when that is first opened.
 * - Channels: a card with role=group for each post, before them one for the box in which a post is begun.
 * - Classes other than fui-*, fai-* and ac-* change with every build of it.
 */
import type { Browser, Locator, Page } from 'playwright-core';

const BOT = 'Reable';
const PATIENCE_MS = 15_000;
/** In a narrower window the list of chats cannot be reached. High, so that a picture holds a whole card. */
const WINDOW = { width: 1300, height: 1500 };

export type Chat = 'Personal Chat' | 'My Team - Announcements';

/** Opens the Playground, and waits until it has told the bot about the installation: only then does typing reach it. */
export async function openPlayground(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
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

/** The bot's messages in the open chat, oldest first: only they have an author written on them. */
export const answers = (page: Page): Locator =>
  page
    .locator('[aria-label="Message header"]')
    .locator('xpath=..')
    .filter({ has: page.getByLabel('Message author') });

/** Does something, and gives the new answer with this text that comes of it, however many like it came before. */
export async function answerTo(page: Page, doing: () => Promise<void>, text: string | RegExp): Promise<Locator> {
  const fitting = answers(page).filter({ hasText: text });
  const before = await fitting.count();
  await doing();
  const answer = fitting.nth(before);
  await answer.waitFor();
  return held(answer);
}

let heldSoFar = 0;

/** The same message for good, whatever it comes to show: a card turns into the next one in its own place. */
async function held(message: Locator): Promise<Locator> {
  const name = `held-${(heldSoFar += 1)}`;
  await message.evaluate((element, mark) => {
    element.setAttribute('data-story', mark);
  }, name);
  return message.page().locator(`[data-story="${name}"]`);
}

/** Waits until this message shows the text. */
export const shows = (message: Locator, text: string | RegExp): Promise<void> =>
  message.filter({ hasText: text }).waitFor();

/** Presses a button of a message, and waits until the same message shows the text. */
export async function goesOn(message: Locator, title: string, text: string | RegExp): Promise<void> {
  await pressIn(message, title);
  await shows(message, text);
}

/** Types `words` and gives the new answer with this text. */
export const ask = (page: Page, words: string, text: string | RegExp): Promise<Locator> =>
  answerTo(page, () => say(page, words), text);

/** The posts of the open channel, without the box that begins one. */
export const posts = (page: Page): Locator =>
  page.locator('.fui-Card[role=group]').filter({ has: page.getByLabel('Show more information') });

/** The cards in a message, or on the page. */
const cardsIn = (scope: Page | Locator): Locator =>
  scope.locator('.ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)');

/** The card of a message. */
export const cardIn = (message: Locator): Locator => cardsIn(message).first();

/** The newest card with this text, once it is there. */
export async function cardWith(scope: Page | Locator, text: string | RegExp): Promise<Locator> {
  const card = cardsIn(scope).filter({ hasText: text }).last();
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

/** A button that stands under the newest message. It sends its title as if it had been typed. */
export const suggestion = (page: Page, title: string): Locator =>
  page.getByRole('button', { name: title, exact: true }).last();

/** The label of a question; one that needs an answer may have a star behind it. */
const labelOf = (card: Locator, label: string): Locator =>
  card.locator('label').filter({ hasText: new RegExp(`^${literally(label)}( \\*)?$`, 'u') });

/** For a pattern. An apostrophe, too, would end Playwright's way of writing one. */
const literally = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll("'", String.raw`\x27`);

/** The part of a card that holds one question: its label, help, input, and what is wrong with the answer. */
export const question = (card: Locator, label: string): Locator =>
  card
    .locator('.ac-container')
    .filter({ has: labelOf(card.page().locator('*'), label) })
    .last();

export async function field(card: Locator, label: string): Promise<Locator> {
  const id = await labelOf(card, label).first().getAttribute('for');
  return card.locator(`[id="${id}"]`);
}

export async function fill(card: Locator, label: string, words: string): Promise<void> {
  await (await field(card, label)).fill(words);
}

export const filled = async (card: Locator, label: string): Promise<string> => (await field(card, label)).inputValue();

/** One of several options that are all in view. */
export const choose = (card: Locator, title: string | RegExp): Promise<void> =>
  card.getByLabel(title, { exact: true }).check();

/** One of several boxes. To a screen reader each is called by its question, too. */
export const tick = (card: Locator, title: string): Promise<void> =>
  card.locator(`input[type=checkbox][aria-label="${title}"]`).check();

/** A button below a card that opens a page of its own: to a screen reader it is a link. */
export const follow = (card: Locator, title: string): Promise<void> =>
  card.locator('.ac-actionSet').getByRole('link', { name: title, exact: true }).click();

/** All boxes of a card. */
export const boxes = (card: Locator): Locator => card.locator('input[type=checkbox]');

/** A button in the middle of a card, not among those below it; the only one of that name there. */
export const pressIn = (card: Locator, title: string): Promise<void> =>
  card.getByRole('button', { name: title, exact: true }).first().click();

/** Touches a line that opens something. */
export const touch = (card: Locator, text: string): Promise<void> => card.getByText(text).first().click();

/** A time as the Playground's list writes it, for example "8:00 AM". */
export async function pickTime(card: Locator, label: string, time: string): Promise<void> {
  const input = await field(card, label);
  await input.click();
  await input.fill(time);
  await card.page().keyboard.press('Enter');
}

/** Waits until one of several options is the one that is chosen. */
export const chosen = (card: Locator, title: string): Promise<void> =>
  card.getByRole('radio', { name: title, exact: true, checked: true }).waitFor();

/** One of a list that opens. */
export async function select(card: Locator, label: string, title: RegExp): Promise<void> {
  await (await field(card, label)).click();
  await card.page().getByRole('option', { name: title }).click();
}

/** A day, as YYYY-MM-DD. The field takes no typing, so its calendar is clicked through. */
export async function pickDay(card: Locator, label: string, day: string): Promise<void> {
  const page = card.page();
  await (await field(card, label)).click();
  const calendar = page.getByRole('dialog', { name: 'Calendar' });
  const wanted = new Date(`${day}T00:00:00Z`);
  const month = wanted.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
  const shown = calendar.locator('.fui-CalendarDay__monthAndYear').first();
  for (;;) {
    const words = (await shown.innerText()).trim();
    if (words === `${month} ${wanted.getUTCFullYear()}`) break;
    const direction = new Date(`${words} 1 UTC`) < wanted ? /next month/iu : /previous month/iu;
    await calendar.getByRole('button', { name: direction }).first().click();
  }
  const name = `${wanted.getUTCDate()}, ${month}, ${wanted.getUTCFullYear()}`;
  await calendar.getByRole('button', { name, exact: true }).click();
}

/**
 * Draws cards as wide as on a phone. A narrow window is no use: the Playground itself needs about 790 points, and scrolls.
 */
export async function narrowCards(page: Page, width: number): Promise<void> {
  await page.addStyleTag({
    content: `.ac-preview-panel { width: ${width}px !important; max-width: ${width}px !important; min-width: 0 !important; }`,
  });
}
