import { equal, match, ok } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { choose, chosen, fill, filled, pickDay, question, select, tick } from '../card-inputs.ts';
import { ask, cardWith, lineOf, press } from '../playground-page.ts';
import { adasChange, day, type Stage, type Story, wordsFor } from '../story.ts';

const starts = day(3);

export const byCard: Story = {
  name: 'Priya changes the monitoring of Ada Palmer on cards, although her daughter does not agree',
  async play(stage) {
    const { page, picture } = stage;
    await ask(page, 'change monitoring for Ada Palmer', 'Is there to be more or less monitoring?');
    await whatIsChanging(stage);
    await whoAgrees(stage);
    await withoutAgreement(stage);
    const check = await checkPage(stage);
    await press(check, 'Record this change');
    const record = await cardWith(page, 'Recorded as');
    await picture('2-record', record);
    stage.notes.reference = await recorded(record);
  },
};

async function whatIsChanging({ page, picture }: Stage): Promise<void> {
  const card = await cardWith(page, 'How is it now?');
  await picture('2-what-is-changing', card);
  ok((await filled(card, 'How is it now?')) !== '', 'how it is now stands there already');
  await fill(card, 'How is it now?', adasChange.before);
  await press(card, 'Next');
  const again = await cardWith(page, 'Please look at what is marked below');
  await stands(again, 'How will it be?', 'Please write something here.');
  await stands(again, 'Why is it changing?', 'Please write something here.');
  equal(await filled(again, 'How is it now?'), adasChange.before);
  await picture('2-nothing-entered', again);
  await choose(again, 'Less');
  await fill(again, 'How will it be?', adasChange.after);
  await pickDay(again, 'From when?', starts);
  await fill(again, 'Why is it changing?', adasChange.why);
  await press(again, 'Next');
  await press(await cardWith(page, 'Does Ada agree?'), 'Back');
  const before = await cardWith(page, 'How is it now?');
  await chosen(before, 'Less');
  equal(await filled(before, 'How is it now?'), adasChange.before);
  equal(await filled(before, 'How will it be?'), adasChange.after);
  ok((await filled(before, 'From when?')) !== '', 'the date is still there after Back');
  equal(await filled(before, 'Why is it changing?'), adasChange.why);
  await press(before, 'Next');
}

const SARAH_AGREES = 'Does Sarah Palmer (daughter, carer) agree?';

async function whoAgrees({ page, picture }: Stage): Promise<void> {
  const card = await cardWith(page, 'Does Ada agree?');
  await select(card, 'Does Ada agree?', 'Yes');
  await select(card, SARAH_AGREES, 'No');
  await picture('2-who-agrees', card);
  await press(card, 'Next');
}

/** R2: a change that somebody does not agree to needs their views and the effect on wellbeing. */
async function withoutAgreement({ page, picture }: Stage): Promise<void> {
  const card = await cardWith(page, 'What does Sarah Palmer think?');
  await press(card, 'Next');
  const again = await cardWith(page, 'Please look at what is marked below');
  await stands(again, 'What does Sarah Palmer think?', 'Please write something here.');
  await stands(again, "How would the change affect Ada's wellbeing?", 'Please write something here.');
  await picture('2-views-missing', again);
  await fill(again, 'What does Sarah Palmer think?', adasChange.views);
  await fill(again, "How would the change affect Ada's wellbeing?", adasChange.wellbeing);
  await tick(again, 'Control over day-to-day life');
  await press(again, 'Next');
}

async function checkPage({ page, picture }: Stage): Promise<Locator> {
  const card = await cardWith(page, 'Check what you entered');
  for (const words of [
    ...Object.values(adasChange).filter((words) => words !== adasChange.whyAgain),
    wordsFor(starts),
  ]) {
    await lineOf(card, words).waitFor();
  }
  await card.getByText('The record will say "Made without agreement"').waitFor();
  await picture('2-check', card);

  await press(card, 'Change: What is changing, and why');
  const step = await cardWith(page, 'Why is it changing?');
  equal(await filled(step, 'Why is it changing?'), adasChange.why);
  await fill(step, 'Why is it changing?', adasChange.whyAgain);
  await press(step, 'Next');
  const again = await cardWith(page, 'Check what you entered');
  await lineOf(again, adasChange.whyAgain).waitFor();
  return again;
}

/** R4: everybody who must be told stands in the record. Gives its reference. */
async function recorded(card: Locator): Promise<string> {
  const text = await card.innerText();
  const reference = /Recorded as (?<reference>MC-[A-Z0-9]{4}-[A-Z0-9]{4})/u.exec(text)?.groups?.['reference'];
  ok(reference !== undefined, 'the record card says its reference');
  match(text, /Now tell everybody who must know/u);
  match(text, /Made without agreement/u);
  match(text, /0 of 4 told/u);
  for (const name of ['Ada Palmer', 'Sarah Palmer', 'Tom Reed', 'Ana Lopez']) {
    match(text, new RegExp(`${name}, [^\\n]+\\n`, 'u'), `${name} is among those to be told`);
  }
  return reference;
}

/** A sentence stands beside its question, not somewhere else on the card. */
async function stands(card: Locator, label: string, words: string): Promise<void> {
  await question(card, label).getByText(words).waitFor();
}
