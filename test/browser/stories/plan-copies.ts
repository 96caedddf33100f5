import { equal, match, ok } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { answerTo, ask, choose, follow, goesOn, pickDay, pressIn, shows, touch } from '../playground-page.ts';
import { day, type Stage, type Story } from '../story.ts';

/** The third version reaches those who get a copy, and is laid beside those before. */
export const planCopies: Story = {
  name: 'Copies of Samuel Okafor’s plan are delivered by hand and by a link that works once; its versions are compared',
  async play(stage) {
    await copiesAreDelivered(stage);
    await versionsAreCompared(stage);
  },
};

/** R16, R17, R20: one by hand for the home, one through a link that works once. */
async function copiesAreDelivered({ page, picture }: Stage): Promise<void> {
  const copies = await ask(page, 'a copy delivered Samuel Okafor', 'Who has the copy now?');
  await choose(copies, 'Samuel Okafor (in their home)');
  await choose(copies, 'By hand');
  await pickDay(copies, 'On which day?', day());
  await goesOn(copies, 'Record this', 'Noted: Samuel Okafor has version 3, by hand.');
  await picture('11-copies', copies);
  const links = await answerTo(page, () => pressIn(copies, 'Get a copy'), 'Your copy of version 3');
  await picture('11-links', links);
  const [opened] = await Promise.all([page.context().waitForEvent('page'), follow(links, 'PDF')]);
  await fetches(opened);
  const shown = await ask(page, 'show the plan for Samuel Okafor', 'Version 3, agreed');
  ok(!(await shown.innerText()).includes('follow the plan in the person’s home'), 'Priya has her copy');
  await touch(shown, 'Copies');
  await shows(shown, 'Version 3 applies now. 1 still to be delivered.');
  match(await shown.innerText(), /fetched through their own link/u);
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
  const shown = await ask(page, 'show the plan for Samuel Okafor', 'Version 3, agreed');
  await touch(shown, 'Versions');
  await shows(shown, 'Versions of the plan');
  await touch(shown, 'Version 3');
  await shows(shown, 'Version 2 and version 3');
  await picture('11-compared', shown);
  await goesOn(shown, 'Compare with version 1', 'Version 1 and version 3');
  for (const gone of ['Every day, 12:30', 'Every day, 18:30']) await shows(shown, gone);
  await goesOn(shown, 'Open the plan', 'Version 3, agreed');
  await touch(shown, 'Progress');
  await shows(shown, 'From 12 hours 15 minutes of support a week to 5 hours 15 minutes.');
  await picture('11-progress', shown);
}
