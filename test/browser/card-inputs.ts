/** Answers the questions of a card in the Microsoft 365 Agents Playground 0.2.28, and reads what is entered. */
import type { Locator } from 'playwright-core';

/** The label of a question; one that needs an answer may have a star behind it, and below it stand its help and what is wrong. */
const labelOf = (card: Locator, label: string): Locator =>
  card.locator('label').filter({ hasText: new RegExp(`^${literally(label)}( \\*)?(\\s*[A-Z⚠][^]*)?$`, 'u') });

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
  card.getByLabel(numbered(title)).check();

/** The same where several questions of a card offer the same. */
export const answer = (card: Locator, label: string, title: string | RegExp): Promise<void> =>
  choose(question(card, label), title);

/** One of several boxes. To a screen reader each is called by its question, too. */
export const tick = (card: Locator, title: string): Promise<void> =>
  card.locator(`input[type=checkbox][aria-label$="${title}"]`).check();

/** All boxes of a card. */
export const boxes = (card: Locator): Locator => card.locator('input[type=checkbox]');

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
export async function select(card: Locator, label: string, title: string | RegExp): Promise<void> {
  await (await field(card, label)).click();
  await card
    .page()
    .getByRole('option', { name: numbered(title) })
    .click();
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

/** A choice by its title, or by how that begins; where one of them is long, each has its number before it. */
const numbered = (title: string | RegExp): RegExp =>
  typeof title === 'string'
    ? new RegExp(String.raw`^\P{L}*${title.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)}\s*$`, 'u')
    : new RegExp(title.source.replace(/^\^/u, String.raw`^\P{L}*`), title.flags);
