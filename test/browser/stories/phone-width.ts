import { ok } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { ask, cardWith, choose, fill, narrowCards, pickDay, press, reload } from '../playground-page.ts';
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
