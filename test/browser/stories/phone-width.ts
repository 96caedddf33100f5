import { ok } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { choose, fill, pickDay, select, tick } from '../card-inputs.ts';
import { askForCard, narrowCards, reload } from '../playground-page.ts';
import { day, type Stage, type Story } from '../story.ts';
import {
  addEvidence,
  addVisit,
  CHECK,
  COPIES_TO,
  EVENING,
  EVIDENCE,
  fromToday,
  next,
  onward,
  opens,
  samuelAgrees,
  showPlan,
  VISITS,
} from './plan-steps.ts';

const PHONE = 320;
/** One word that is wider than the card. */
const LONG = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';

export const phoneWidth: Story = {
  name: 'At the width of a phone nothing has to be scrolled sideways',
  async play(stage) {
    await reload(stage.page);
    await narrowCards(stage.page, PHONE);
    await words(stage);
    await aShortForm(stage);
    await aPlan(stage);
  },
};

async function words(stage: Stage): Promise<void> {
  await fits(stage, 'welcome', await askForCard(stage.page, 'hello', 'Hello Priya'));
  await fits(stage, 'help', await askForCard(stage.page, 'help', 'What I can do'));
  await fits(stage, 'danger', await askForCard(stage.page, 'somebody is in danger', 'Call 999'));
}

async function aShortForm(stage: Stage): Promise<void> {
  const form = await askForCard(stage.page, 'change monitoring for Ivy Grant', 'How is it now?');
  await next(form, 'Please look at what is marked below');
  await fits(stage, 'form', form);
  await choose(form, 'A different way');
  await fill(form, 'How is it now?', 'Written down in the folder in the kitchen after every visit');
  await fill(form, 'How will it be?', LONG);
  await pickDay(form, 'From when?', day());
  await fill(form, 'Why is it changing?', 'Ivy writes it down herself.');
  await next(form, 'Does Ivy agree?');
  await select(form, 'Does Ivy agree?', 'Not reached yet');
  await select(form, 'Does Joy Grant (sister, carer) agree?', 'Yes');
  await fits(stage, 'agreement', form);
  await next(form, 'Somebody has not been asked yet. What now?');
  await choose(form, 'Wait until they have been asked');
  await next(form, 'Why can it wait until they have been asked?');
  await fill(form, 'Why can it wait until they have been asked?', 'She is back on Monday.');
  await next(form, CHECK);
  await fits(stage, 'check', form);
  await onward(form, 'Record this change', 'Recorded as');
  await fits(stage, 'record', form);
}

/** Of the plan that the stories before have left. */
async function aPlan(stage: Stage): Promise<void> {
  await fits(stage, 'plan', await showPlan(stage.page, 3));
  const form = await askForCard(stage.page, 'change the plan for Samuel Okafor', 'Why should the plan change?');
  await choose(form, 'More support is needed');
  await tick(form, 'Day, time or length of visits');
  await tick(form, 'Visits');
  await next(form, VISITS);
  await addVisit(form, { ...EVENING, support: LONG });
  await fits(stage, 'visits', form);
  await opens(form, EVENING.line, 'On which days?');
  await fits(stage, 'visit', form);
  await onward(form, 'Done', VISITS);
  await next(form, 'From when does it apply?');
  await fromToday(form, EVIDENCE);
  await addEvidence(form, 'Cannot make his own supper since his fall.', COPIES_TO);
  await samuelAgrees(form);
  await onward(form, 'Ask everybody to agree', 'Who has said what');
  await fits(stage, 'proposal', form);
}

async function fits({ picture }: Stage, name: string, card: Locator): Promise<void> {
  const width = await card.evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  await picture(`9-phone-${name}`, card);
  ok(width.clientWidth <= PHONE, `the ${name} card is drawn ${width.clientWidth} points wide, not as on a phone`);
  ok(
    width.scrollWidth <= width.clientWidth,
    `the ${name} card is ${width.scrollWidth} points wide in ${width.clientWidth}`,
  );
}
