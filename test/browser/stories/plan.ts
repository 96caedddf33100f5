import { match } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { choose, fill } from '../card-inputs.ts';
import { askForCard } from '../playground-page.ts';
import { day, type Stage, type Story, wordsFor } from '../story.ts';
import {
  addVisit,
  agreesLast,
  comes,
  comesToCard,
  COPIES_TO,
  EVENING,
  fromToday,
  LUNCH,
  MORNING,
  next,
  onward,
  samuelAgrees,
  VISITS,
} from './plan-steps.ts';

export const plan: Story = {
  name: 'Tom starts a plan for Samuel Okafor, and it applies once everybody in it has agreed',
  async play(stage) {
    await comes(stage.page, 'Tom Reed');
    await tomStartsIt(stage);
    await priyaAgrees(stage);
  },
};

async function tomStartsIt({ page, picture }: Stage): Promise<void> {
  const form = await askForCard(page, 'start a plan for Samuel Okafor', 'What matters to Samuel?');
  await fill(form, 'What matters to Samuel?', 'Church on Sundays, and being neat.');
  await next(form, 'No outcomes yet');
  await addOutcome(form);
  await next(form, VISITS);
  for (const visit of [MORNING, LUNCH, EVENING]) await addVisit(form, visit);
  await picture('11-visits', form);
  await next(form, 'Which equipment or technology is used?');
  await fill(form, 'Which equipment or technology is used? (optional)', 'Bath board');
  await fill(form, 'How will you see how it is going?', 'A call on Mondays');
  await next(form, 'From when does it apply?');
  await fromToday(form, COPIES_TO);
  await samuelAgrees(form);
  await onward(form, 'Ask everybody to agree', 'Waiting for Priya Shah');
}

async function addOutcome(form: Locator): Promise<void> {
  await onward(form, 'Add an outcome', 'What does Samuel want to be able to do?');
  await fill(form, 'What does Samuel want to be able to do?', 'I want to cook again');
  await fill(form, 'Where are they with it now?', 'Makes tea');
  await choose(form, 'Some of the way');
  await onward(form, 'Add this outcome', 'What is Samuel working towards?');
}

/** Her card comes by itself, once she is there. */
async function priyaAgrees({ page, picture }: Stage): Promise<void> {
  const asked = await comesToCard(page, 'Priya Shah', 'Tom Reed asks you, because you are in the plan.');
  match(await asked.innerText(), /What the plan would say\n+12 hours 15 minutes of support a week/u);
  await picture('11-first-plan', asked);
  const both = await agreesLast(page, asked, `Version 1, agreed ${wordsFor(day())}`);
  await picture('11-plan', asked);
  for (const card of both) match(await card.innerText(), /12 hours 15 minutes of support a week/u);
}
