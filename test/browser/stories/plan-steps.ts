/** Steps that the forms of a plan share. Each begins where the card asks its question, and ends where it shows `then`. */
import { ok } from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { choose, fill, pickDay, pickTime, select, tick } from '../card-inputs.ts';
import { ask, askForCard, fromNow, press, pressIn, say, touch, turnsInto } from '../playground-page.ts';
import { day } from '../story.ts';

export const VISITS = 'When does somebody come to Samuel?';
export const EVIDENCE = 'What shows that the plan should change?';
export const COPIES_TO = 'Who gets a copy, besides Samuel?';
export const CHECK = 'Check what you entered';

/** Somebody comes to the keyboard; gives the card with this text that has waited for them. */
export async function comesToCard(page: Page, name: string, text: string): Promise<Locator> {
  const since = await fromNow(page);
  await say(page, `act as ${name}`);
  await since.answer(greetingOf(name));
  return since.card(text);
}

/** Somebody comes to the keyboard, and is greeted. */
export async function comes(page: Page, name: string): Promise<void> {
  await ask(page, `act as ${name}`, greetingOf(name));
}

const greetingOf = (name: string): string => `Hello ${name.slice(0, name.indexOf(' '))}`;

/** Presses a button below the card. */
export const onward = (card: Locator, title: string, then: string): Promise<void> =>
  turnsInto(card, () => press(card, title), then);

export const next = (card: Locator, then: string): Promise<void> => onward(card, 'Next', then);

/** Touches a line of the card that opens something. */
export const opens = (card: Locator, line: string, then: string): Promise<void> =>
  turnsInto(card, () => touch(card, line), then);

export interface VisitEntered {
  /** As the Playground's list writes it. */
  readonly time: string;
  /** As the card writes it. */
  readonly line: string;
  readonly minutes: string;
  readonly support: string;
  /** The last day of a visit that is only for a while. */
  readonly until?: string;
}

export const MORNING: VisitEntered = {
  time: '8:00 AM',
  line: 'Every day, 08:00',
  minutes: '45',
  support: 'Washing and dressing',
};
export const LUNCH: VisitEntered = { time: '12:30 PM', line: 'Every day, 12:30', minutes: '30', support: 'Lunch' };
export const EVENING: VisitEntered = { time: '6:30 PM', line: 'Every day, 18:30', minutes: '30', support: 'Supper' };

/** From the list of visits and back to it. */
export async function addVisit(card: Locator, { time, line, minutes, support, until }: VisitEntered): Promise<void> {
  await onward(card, 'Add a visit', 'On which days?');
  for (const each of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
    await tick(card, each);
  await pickTime(card, 'At what time?', time);
  await fill(card, 'How long, in minutes?', minutes);
  await fill(card, 'What support?', support);
  await select(card, 'By whom?', /^Tom Reed/u);
  if (until !== undefined) await pickDay(card, 'Until when? (optional)', until);
  await onward(card, 'Add this visit', line);
  ok((await card.innerText()).includes(support), `${support} is in the list`);
}

/** From the list of visits and back to it. */
export async function removeVisit(card: Locator, { line }: VisitEntered): Promise<void> {
  await opens(card, line, 'On which days?');
  await onward(card, 'Remove this visit', VISITS);
  ok(!(await card.innerText()).includes(line), `${line} is gone`);
}

export async function fromToday(card: Locator, then: string): Promise<void> {
  await pickDay(card, 'From when does it apply?', day());
  await next(card, then);
}

export async function addEvidence(card: Locator, words: string, then: string): Promise<void> {
  await onward(card, 'Add a piece of evidence', 'Where does it come from?');
  await choose(card, 'Seen by the support worker');
  await fill(card, 'Who saw or said it? Name and role.', 'Tom Reed, support worker');
  await pickDay(card, 'On which day was it seen or received?', day());
  await fill(card, 'What was seen or said?', words);
  await onward(card, 'Add this piece of evidence', EVIDENCE);
  ok((await card.innerText()).includes(words), 'the piece of evidence is in the list');
  await next(card, then);
}

/** Nobody else gets a copy, Samuel agrees, and the form is ready to be checked. */
export async function samuelAgrees(card: Locator): Promise<void> {
  await next(card, 'Does Samuel agree?');
  await select(card, 'Does Samuel agree?', 'Yes');
  await select(card, 'Does Samuel have a carer, and does the carer agree?', 'There is no carer');
  await next(card, CHECK);
}

/**
 * Gives the last answer that was waited for, and so the version applies: gives the card that was pressed, which shows the plan now,
 * and the notice of the version, which comes besides.
 */
export async function agreesLast(page: Page, asked: Locator, version: string): Promise<readonly [Locator, Locator]> {
  const since = await fromNow(page);
  await turnsInto(asked, () => pressIn(asked, 'I agree'), version);
  return [asked, await since.card(version)];
}

/** The plan's own page, and no notice that happens to come just then: only the page leads to the copies. */
export const showPlan = (page: Page, version: number): Promise<Locator> =>
  askForCard(page, 'show the plan for Samuel Okafor', new RegExp(`Version ${version}, agreed.*Copies`, 'u'));
