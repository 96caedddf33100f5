import { equal, match, ok } from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import {
  ask,
  boxes,
  cardWith,
  choose,
  fill,
  follow,
  pickDay,
  pickTime,
  press,
  pressIn,
  tick,
  touch,
} from '../playground-page.ts';
import { day, type Stage, type Story, wordsFor } from '../story.ts';

/** From a first plan to its third version: with a disagreement, a change written by hand, and copies delivered. */
export const plan: Story = {
  name: 'Samuel Okafor gets a plan; it is revised against a disagreement, amended by hand, carried into version 3, copied and told',
  async play(stage) {
    const { page } = stage;
    await ask(page, 'act as Tom Reed', 'Hello Tom');
    await tomStartsIt(stage);
    await priyaAgrees(stage);
    await fewerVisits(stage);
    await tomObjectsAndComesRound(stage);
    await writtenByHand(stage);
    await aSentenceBeginsTheNext(stage);
    await copiesAreDelivered(stage);
    await versionsAreCompared(stage);
    await ask(page, 'act as Priya Shah', 'Hello Priya');
  },
};

const MORNING = { time: '8:00 AM', minutes: '45', support: 'Washing and dressing' };
const LUNCH = { time: '12:30 PM', minutes: '30', support: 'Lunch' };
const EVENING = { time: '6:30 PM', minutes: '30', support: 'Supper' };

async function tomStartsIt({ page, picture }: Stage): Promise<void> {
  await ask(page, 'start a plan for Samuel Okafor', 'What matters to Samuel?');
  const matters = await cardWith(page, 'What matters to Samuel?');
  await fill(matters, 'What matters to Samuel?', 'Church on Sundays, and being neat.');
  await press(matters, 'Next');
  await press(await cardWith(page, 'No outcomes yet'), 'Add an outcome');
  const outcome = await cardWith(page, 'What does Samuel want to be able to do?');
  await fill(outcome, 'What does Samuel want to be able to do?', 'I want to cook again');
  await fill(outcome, 'Where are they with it now?', 'Makes tea');
  await choose(outcome, 'Some of the way');
  await press(outcome, 'Add this outcome');
  await press(await cardWith(page, 'What is Samuel working towards?'), 'Next');
  for (const visit of [MORNING, LUNCH, EVENING]) await addVisit(page, visit);
  const visits = await cardWith(page, 'Every day, 18:30');
  await picture('11-visits', visits);
  await press(visits, 'Next');
  const rest = await cardWith(page, 'Which equipment or technology is used?');
  await fill(rest, 'Which equipment or technology is used? (optional)', 'Bath board');
  await fill(rest, 'How will you see how it is going?', 'A call on Mondays');
  await press(rest, 'Next');
  await fromToday(page);
  await press(await cardWith(page, 'Who gets a copy, besides Samuel?'), 'Next');
  await samuelAgrees(page);
  await press(await cardWith(page, 'Check what you entered'), 'Ask everybody to agree');
  await cardWith(page, 'Proposed. One person has still to answer.');
}

async function addVisit(page: Page, { time, minutes, support }: typeof MORNING): Promise<void> {
  await press(await cardWith(page, 'When does somebody come to Samuel?'), 'Add a visit');
  const visit = await cardWith(page, 'On which days?');
  for (const each of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
    await tick(visit, each);
  await pickTime(visit, 'At what time?', time);
  await fill(visit, 'How long, in minutes?', minutes);
  await fill(visit, 'What support?', support);
  await fill(visit, 'By whom?', 'Tom Reed');
  await press(visit, 'Add this visit');
  await cardWith(page, support);
}

async function fromToday(page: Page): Promise<void> {
  const when = await cardWith(page, 'From when does it apply?');
  await pickDay(when, 'From when does it apply?', day());
  await press(when, 'Next');
}

async function samuelAgrees(page: Page): Promise<void> {
  const agrees = await cardWith(page, 'Does Samuel agree?');
  await choose(agrees, 'Yes');
  await choose(agrees, 'There is no carer');
  await press(agrees, 'Next');
  const how = await cardWith(page, 'How did they say so?');
  await choose(how, 'In person');
  await press(how, 'Next');
}

/** Her card comes by itself, once she is there. */
async function priyaAgrees({ page, picture }: Stage): Promise<void> {
  await ask(page, 'act as Priya Shah', 'Hello Priya');
  const asked = await cardWith(page, 'Tom Reed asks you, because you are in the plan.');
  await pressIn(asked, 'I agree');
  const holds = await cardWith(page, `Version 1, agreed ${wordsFor(day())}`);
  await picture('11-plan', holds);
  match(await holds.innerText(), /12 hours 15 minutes of support a week/u);
}

async function fewerVisits({ page, picture }: Stage): Promise<void> {
  await ask(page, 'change the plan for Samuel Okafor', 'Why should the plan change?');
  const why = await cardWith(page, 'Why should the plan change?');
  await choose(why, 'Progress towards the outcomes');
  await tick(why, 'Fewer visits a day');
  await tick(why, 'Visits');
  await press(why, 'Next');
  await touch(await cardWith(page, 'When does somebody come to Samuel?'), 'Every day, 18:30');
  await press(await cardWith(page, 'On which days?'), 'Remove this visit');
  await press(await cardWith(page, 'When does somebody come to Samuel?'), 'Next');
  await fromToday(page);
  await addEvidence(page, 'Makes his own supper five evenings in six.');
  await press(await cardWith(page, 'Who gets a copy, besides Samuel?'), 'Next');
  await samuelAgrees(page);
  const check = await cardWith(page, 'Check what you entered');
  match(await check.innerText(), /8 hours 45 minutes of support a week instead of 12 hours 15 minutes/u);
  await press(check, 'Ask everybody to agree');
  await picture('11-proposal', await cardWith(page, 'What would change'));
}

async function addEvidence(page: Page, words: string): Promise<void> {
  await press(await cardWith(page, 'No pieces of evidence yet'), 'Add a piece of evidence');
  const piece = await cardWith(page, 'Where does it come from?');
  await choose(piece, 'Seen by the support worker');
  await pickDay(piece, 'On which day was it seen or received?', day());
  await fill(piece, 'What was seen or said?', words);
  await press(piece, 'Add this piece of evidence');
  await press(await cardWith(page, words), 'Next');
}

/** R19: nobody overrides him; his coordinator hears of it; he comes round by himself. */
async function tomObjectsAndComesRound({ page, picture }: Stage): Promise<void> {
  await ask(page, 'act as Tom Reed', 'Hello Tom');
  await pressIn(await cardWith(page, 'Priya Shah asks you, because you are in the plan.'), 'I do not agree');
  const reason = await cardWith(page, 'Why do you not agree?');
  await fill(reason, 'Why do you not agree?', 'He leaves the gas on.');
  await press(reason, 'I do not agree');
  const blocked = await cardWith(page, 'Cannot go on: Tom Reed does not agree');
  match(await blocked.innerText(), /this cannot be overridden/u);
  await picture('11-blocked', blocked);

  await ask(page, 'act as Priya Shah', 'Hello Priya');
  await ask(page, "what's outstanding", 'To be resolved: Tom Reed does not agree');
  await picture('11-to-be-resolved', await cardWith(page, 'To be resolved: Tom Reed does not agree'));

  await ask(page, 'act as Tom Reed', 'Hello Tom');
  await ask(page, 'show the plan for Samuel Okafor', 'Version 1, agreed');
  await touch(await cardWith(page, 'The change being agreed'), 'The change being agreed');
  await pressIn(await cardWith(page, 'He leaves the gas on.'), 'I agree');
  await cardWith(page, 'Version 2, agreed');
}

/** R13, R14: what was agreed is written into the folder; until a version says it, it is due. */
async function writtenByHand({ page, picture }: Stage): Promise<void> {
  await ask(page, 'written by hand Samuel Okafor', 'What was written in the folder?');
  const written = await cardWith(page, 'What was written in the folder?');
  await choose(written, /^Version 2, agreed/u);
  await pickDay(written, 'On which day?', day());
  await fill(written, 'What was written in the folder?', 'Lunch from 13:00 on.');
  await choose(written, 'No, not yet');
  await press(written, 'Next');
  await press(await cardWith(page, 'The formal record is due as soon as possible'), 'Record this');
  await picture('11-by-hand', await cardWith(page, 'Formal record due'));
  await ask(page, "what's outstanding", 'Formal record due for less than a day, changed by hand');
}

async function aSentenceBeginsTheNext({ page }: Stage): Promise<void> {
  await ask(page, 'Mr Okafor only needs one visit a day now', 'I have understood');
  const why = await cardWith(page, 'Why should the plan change?');
  await press(why, 'Next');
  await touch(await cardWith(page, 'When does somebody come to Samuel?'), 'Every day, 12:30');
  await press(await cardWith(page, 'On which days?'), 'Remove this visit');
  await press(await cardWith(page, 'When does somebody come to Samuel?'), 'Next');
  await fromToday(page);
  await touch(
    await cardWith(page, 'What shows that the plan should change?'),
    'Mr Okafor only needs one visit a day now',
  );
  const piece = await cardWith(page, 'Where does it come from?');
  await choose(piece, 'Seen by the support worker');
  await press(piece, 'Done');
  await press(await cardWith(page, 'What shows that the plan should change?'), 'Next');
  const carries = await cardWith(page, 'Which changes written by hand does this put into the formal record?');
  match(await carries.innerText(), /Lunch from 13:00 on\./u);
  await boxes(carries).first().check();
  await press(carries, 'Next');
  await press(await cardWith(page, 'Who gets a copy, besides Samuel?'), 'Next');
  await samuelAgrees(page);
  await press(await cardWith(page, 'Check what you entered'), 'Ask everybody to agree');
  await cardWith(page, 'Waiting for Priya Shah');

  await ask(page, 'act as Priya Shah', 'Hello Priya');
  await pressIn(await cardWith(page, 'Tom Reed asks you, because you are in the plan.'), 'I agree');
  const holds = await cardWith(page, 'Version 3, agreed');
  match(await holds.innerText(), /follow the plan in the person’s home/u);
  const text = await holds.innerText();
  ok(!text.includes('formal record due'), 'the formal record says it now');
}

/** R16, R17, R20: one by hand for the home, one through a link that works once. */
async function copiesAreDelivered({ page, picture }: Stage): Promise<void> {
  await ask(page, 'a copy delivered Samuel Okafor', 'Who has the copy now?');
  const delivered = await cardWith(page, 'Who has the copy now?');
  await choose(delivered, 'Samuel Okafor (in their home)');
  await choose(delivered, 'By hand');
  await pickDay(delivered, 'On which day?', day());
  await press(delivered, 'Record this');
  const copies = await cardWith(page, 'Noted: Samuel Okafor has version 3, by hand.');
  await picture('11-copies', copies);
  await press(copies, 'Get a copy');
  const links = await cardWith(page, 'Your copy of version 3');
  await picture('11-links', links);
  const [opened] = await Promise.all([page.context().waitForEvent('page'), follow(links, 'PDF')]);
  await fetches(opened);
  await ask(page, 'show the plan for Samuel Okafor', 'Version 3, agreed');
  const shown = await cardWith(page, 'Version 3, agreed');
  ok(!(await shown.innerText()).includes('follow the plan in the person’s home'), 'Priya has her copy');
  await touch(shown, 'Copies');
  const oneLess = await cardWith(page, 'Version 3 applies now. 1 still to be delivered.');
  match(await oneLess.innerText(), /fetched through their own link/u);
}

/** A look at the link uses nothing up; the button does, once. */
async function fetches(browserPage: Page): Promise<void> {
  const address = browserPage.url();
  const [download] = await Promise.all([
    browserPage.waitForEvent('download'),
    browserPage.getByRole('button', { name: /download/iu }).click(),
  ]);
  match(download.suggestedFilename(), /^RP-[A-Z0-9]{5}-version-3\.pdf$/u);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  equal(Buffer.concat(chunks).subarray(0, 5).toString('latin1'), '%PDF-');
  await browserPage.goto(address);
  await browserPage.getByRole('button', { name: /download/iu }).click();
  await browserPage
    .getByText(/does not work any more/iu)
    .first()
    .waitFor();
  await browserPage.close();
}

async function versionsAreCompared({ page, picture }: Stage): Promise<void> {
  await ask(page, 'show the plan for Samuel Okafor', 'Version 3, agreed');
  await touch(await cardWith(page, 'Version 3, agreed'), 'Versions');
  await touch(await cardWith(page, 'Versions of the plan'), 'Version 3');
  const compared = await cardWith(page, 'Version 2 and version 3');
  await picture('11-compared', compared);
  await press(compared, 'With the first');
  const all = await cardWith(page, 'Version 1 and version 3');
  const words: string = await textOf(all);
  for (const gone of ['Every day, 12:30', 'Every day, 18:30']) ok(words.includes(gone), gone);
  await press(all, 'Open the plan');
  await touch(await cardWith(page, 'Version 3, agreed'), 'Progress');
  const progress = await cardWith(page, 'From 12 hours 15 minutes of support a week to 5 hours 15 minutes.');
  await picture('11-progress', progress);
}

const textOf = (card: Locator): Promise<string> => card.innerText();
