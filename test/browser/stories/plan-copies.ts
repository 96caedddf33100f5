import { equal, match, ok } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { choose, pickDay } from '../card-inputs.ts';
import { askForCard, cardAfter, follow, press } from '../playground-page.ts';
import { day, type Stage, type Story } from '../story.ts';
import { onward, opens, showPlan } from './plan-steps.ts';

/** R16, R17, R20. */
export const planCopies: Story = {
  name: 'Samuel gets his copy of version 3 by hand, and Priya fetches hers through a link that works once',
  async play(stage) {
    await deliveredByHand(stage);
    await fetchedByLink(stage);
    await whoHasIt(stage);
  },
};

async function deliveredByHand({ page, picture }: Stage): Promise<void> {
  const form = await askForCard(page, 'a copy delivered Samuel Okafor', 'Who has the copy now?');
  await choose(form, 'Samuel Okafor (in their home)');
  await choose(form, 'By hand');
  await pickDay(form, 'On which day?', day());
  await onward(form, 'Record this', 'Noted: Samuel Okafor has version 3, by hand.');
  await picture('11-copies', form);
}

async function fetchedByLink({ page, picture }: Stage): Promise<void> {
  const shown = await showPlan(page, 3);
  await opens(shown, 'Copies', 'Version 3 applies now. 2 still to be delivered.');
  const links = await cardAfter(page, () => press(shown, 'Get a copy'), 'Your copy of version 3');
  await picture('11-links', links);
  const [opened] = await Promise.all([page.context().waitForEvent('page'), follow(links, 'PDF')]);
  await fetches(opened);
}

/** A look at the link uses nothing up; the button does, once. */
async function fetches(browserPage: Page): Promise<void> {
  const address = browserPage.url();
  const [download] = await Promise.all([
    browserPage.waitForEvent('download'),
    browserPage.getByRole('button', { name: /download/iu }).click(),
  ]);
  match(download.suggestedFilename(), /^RP-[A-Z0-9]{4}-[A-Z0-9]{4}-version-3\.pdf$/u);
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

async function whoHasIt({ page }: Stage): Promise<void> {
  const shown = await showPlan(page, 3);
  ok(!(await shown.innerText()).includes('follow the plan in the person’s home'), 'Priya has her copy');
  await opens(shown, 'Copies', 'Version 3 applies now. 1 still to be delivered.');
  match(await shown.innerText(), /fetched through their own link/u);
}
