import { choose, fill, goesOn, pickDay, pickTime, shows, tick, touch } from '../playground-page.ts';
import { day } from '../story.ts';
import type { Locator } from 'playwright-core';

/** Steps of the form for a plan, as several stories take them. Each begins where the one before ends, on the same card. */

export interface Visit {
  readonly time: string;
  readonly minutes: string;
  readonly support: string;
}

const VISITS = 'When does somebody come to Samuel?';
const COPIES = 'Who gets a copy, besides';
const CHECK = 'Check what you entered';

/** From the list of visits back to it. */
export async function addVisit(form: Locator, { time, minutes, support }: Visit): Promise<void> {
  await goesOn(form, 'Add a visit', 'On which days?');
  for (const each of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
    await tick(form, each);
  await pickTime(form, 'At what time?', time);
  await fill(form, 'How long, in minutes?', minutes);
  await fill(form, 'What support?', support);
  await fill(form, 'By whom?', 'Tom Reed');
  await goesOn(form, 'Add this visit', VISITS);
  await shows(form, support);
}

/** From the list of visits back to it. */
export async function removeVisit(form: Locator, visit: string): Promise<void> {
  await shows(form, VISITS);
  await touch(form, visit);
  await shows(form, 'On which days?');
  await goesOn(form, 'Remove this visit', VISITS);
}

/** From the day it applies from to what comes next. */
export async function fromToday(form: Locator, next: string): Promise<void> {
  await shows(form, 'From when does it apply?');
  await pickDay(form, 'From when does it apply?', day());
  await goesOn(form, 'Next', next);
}

/** From the list of evidence, with nothing in it, to who gets a copy. */
export async function addEvidence(form: Locator, words: string): Promise<void> {
  await goesOn(form, 'Add a piece of evidence', 'Where does it come from?');
  await choose(form, 'Seen by the support worker');
  await pickDay(form, 'On which day was it seen or received?', day());
  await fill(form, 'What was seen or said?', words);
  await goesOn(form, 'Add this piece of evidence', words);
  await goesOn(form, 'Next', COPIES);
}

/** From who gets a copy, by what Samuel says, to the page on which everything is checked. */
export async function samuelAgrees(form: Locator): Promise<void> {
  await shows(form, COPIES);
  await goesOn(form, 'Next', 'Does Samuel agree?');
  await choose(form, 'Yes');
  await choose(form, 'There is no carer');
  await goesOn(form, 'Next', 'How did they say so?');
  await choose(form, 'In person');
  await goesOn(form, 'Next', CHECK);
}
