import { deepEqual, ok } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { choose, fill, pickDay, tick } from '../card-inputs.ts';
import { ask, askForCard, cardAfter, cardWith, press, turnsInto } from '../playground-page.ts';
import { day, type Stage, type Story, wordsFor } from '../story.ts';

export const toldOtherwise: Story = {
  name: 'Priya notes who was told face to face and by phone, until everybody has been; the history says who did what',
  async play(stage) {
    const { page, picture, notes } = stage;
    await ask(page, notes.reference, '2 of 4 told');
    const begun = await cardWith(page, '2 of 4 told');
    await note(stage, begun, 'Ada Palmer (receives reablement)', 'In person', 'Glad to sleep longer.');
    const half = await cardWith(page, 'Noted: Ada Palmer was told, in person.');
    await half.getByText('3 of 4 told').waitFor();
    await half.getByText(`${wordsFor(day())}, in person, by Priya Shah. They said: Glad to sleep longer.`).waitFor();
    const complete = await cardAfter(
      page,
      () => note(stage, half, 'Sarah Palmer (daughter, carer)', 'By phone'),
      'Noted: Sarah Palmer was told, by phone.',
    );
    await complete.getByText('Everybody has been told (4)').waitFor();
    ok(
      (await complete.getByRole('button', { name: 'Note who was told' }).count()) === 0,
      'there is nobody left to tell',
    );
    // P20: what a lead has done without agreement is looked at by another lead.
    await ask(page, 'act as Sam Cole', 'Hello Sam');
    const looked = await askForCard(page, notes.reference, 'Everybody has been told (4)');
    await fill(looked, 'What did you look at, and what follows?', 'What Sarah thinks. Priya rings her on Friday.');
    await turnsInto(looked, () => press(looked, 'I have looked at this'), 'Complete: everybody has been told');
    await picture('5-everybody-told', looked);

    await press(looked, 'History');
    const history = await cardWith(page, 'History: ');
    await picture('5-history', history);
    await newestFirst(history);
    await ask(page, 'act as Priya Shah', 'Hello Priya');
  },
};

async function note({ page, picture }: Stage, record: Locator, who: string, how: string, said?: string): Promise<void> {
  await press(record, 'Note who was told');
  const card = await cardWith(page, 'Who was told?');
  await tick(card, who);
  await choose(card, how);
  await pickDay(card, 'On which day?', day());
  if (said !== undefined) await fill(card, 'What did they say? (optional)', said);
  await picture(`5-${said === undefined ? 'phone' : 'in-person'}`, card);
  await press(card, 'Record this');
}

async function newestFirst(history: Locator): Promise<void> {
  const events =
    /(?<who>[A-Z]\w+ [A-Z]\w+|Reable)\n+(?<what>Noted that .+|Confirmed .+|Saw .+|Looked at .+|Listed .+|Changed .+)/gu;
  const told = [...(await history.innerText()).matchAll(events)].map(
    ({ groups }) => `${groups?.['who']}: ${groups?.['what']}`,
  );
  deepEqual(told, [
    'Sam Cole: Looked at the change without agreement',
    'Priya Shah: Noted that Sarah Palmer was told',
    'Priya Shah: Noted that Ada Palmer was told',
    'Ana Lopez: Confirmed being told, in Teams',
    'Tom Reed: Confirmed being told, in Teams',
    "Tom Reed: Saw the notice in the team's channel",
    "Priya Shah: Saw the notice in the team's channel",
    'Priya Shah: Listed who must be told',
    'Priya Shah: Changed monitoring, without agreement',
  ]);
}
