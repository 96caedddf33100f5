import { ok } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import {
  ask,
  cardIn,
  cardWith,
  choose,
  fill,
  goesOn,
  narrowCards,
  pickDay,
  press,
  reload,
  shows,
  tick,
  touch,
} from '../playground-page.ts';
import { addEvidence } from './plan-forms.ts';
import { day, type Stage, type Story } from '../story.ts';

const PHONE = 320;

export const phoneWidth: Story = {
  name: 'At the width of a phone nothing has to be scrolled sideways',
  async play(stage) {
    const { page } = stage;
    await reload(page);
    await narrowCards(page, PHONE);
    await ask(page, 'hello', 'Hello Priya');
    await fits(stage, 'welcome', await cardWith(page, 'Hello Priya'));
    await ask(page, 'somebody is in danger', 'Call 999');
    await fits(stage, 'danger', await cardWith(page, 'Call 999'));

    await ask(page, 'change monitoring for Ivy Grant', 'How is it now?');
    const form = await cardWith(page, 'How is it now?');
    await press(form, 'Next');
    const change = await cardWith(page, 'Please look at what is marked below');
    await fits(stage, 'form', change);
    await choose(change, 'A different way');
    await fill(change, 'How is it now?', 'Written down in the folder in the kitchen after every visit');
    await fill(change, 'How will it be?', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch');
    await pickDay(change, 'From when?', day());
    await press(change, 'Next');
    const why = await cardWith(page, 'Why is it changing?');
    await fill(why, 'Why is it changing?', 'Ivy writes it down herself.');
    await press(why, 'Next');
    const agreement = await cardWith(page, 'Does Ivy agree?');
    await choose(agreement, 'Not reached yet');
    await choose(agreement, 'The carer agrees');
    await fits(stage, 'agreement', agreement);
    await press(agreement, 'Next');
    const check = await cardWith(page, 'Check what you entered');
    await fits(stage, 'check', check);
    await press(check, 'Record this change');
    await fits(stage, 'record', await cardWith(page, 'Recorded as'));

    const plan = await ask(page, 'show the plan for Ada Palmer', 'Version 2, agreed');
    await fits(stage, 'plan', cardIn(plan));
    const next = await ask(page, 'change the plan for Ada Palmer', /Step \d of \d/u);
    await choose(next, 'More support is needed');
    await tick(next, 'More support for a while');
    await tick(next, 'Visits');
    await fits(stage, 'plan-why', cardIn(next));
    await goesOn(next, 'Next', 'When does somebody come to Ada?');
    await fits(stage, 'plan-visits', cardIn(next));
    await touch(next, 'Every day, 12:30');
    await shows(next, 'On which days?');
    await fits(stage, 'plan-visit', cardIn(next));
    await fill(next, 'What support?', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch');
    await goesOn(next, 'Done', 'Llanfair');
    await goesOn(next, 'Next', 'From when');
    await pickDay(next, 'From when does it apply?', day());
    await pickDay(next, 'Until when, or when is it looked at again?', day(7));
    await goesOn(next, 'Next', 'No pieces of evidence yet');
    await addEvidence(next, 'She fell in the kitchen yesterday evening.');
    await goesOn(next, 'Next', 'Does Ada agree?');
    await choose(next, 'Yes');
    await choose(next, 'The carer agrees');
    await goesOn(next, 'Next', 'How did they say so?');
    await choose(next, 'In person');
    await goesOn(next, 'Next', 'Check what you entered');
    await fits(stage, 'plan-check', cardIn(next));
    await goesOn(next, 'Ask everybody to agree', 'What would change');
    await fits(stage, 'proposal', cardIn(next));
  },
};

async function fits({ picture }: Stage, name: string, card: Locator): Promise<void> {
  const width = await card.evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  await picture(`9-phone-${name}`, card);
  ok(width.clientWidth <= PHONE, `the ${name} card is drawn ${width.clientWidth} points wide, not as on a phone`);
  ok(
    width.scrollWidth <= width.clientWidth,
    `the ${name} card is ${width.scrollWidth} points wide in ${width.clientWidth}`,
  );
}
