import { equal, ok } from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { choose, fill, filled, pickDay, select } from '../card-inputs.ts';
import { answers, answerTo, ask, cardWith, press, reload, suggestion, takeSuggestion } from '../playground-page.ts';
import { day, type Stage, type Story } from '../story.ts';

export const oldCards: Story = {
  name: 'Of two people called Mrs Khan the right one is asked for; pressing an old card or pressing twice changes nothing',
  async play(stage) {
    const { page } = stage;
    await reload(page);
    await whichOne(stage);
    await anEarlierCard(stage);
    await pressedTwice(stage);
  },
};

async function whichOne({ page, picture }: Stage): Promise<void> {
  await ask(page, 'change monitoring for Mrs Khan', 'Which one do you mean?');
  await suggestion(page, 'Farida Khan (RB-1055)').waitFor();
  await picture('8-which-mrs-khan');
  await answerTo(page, () => takeSuggestion(page, 'Nadia Khan (RB-1062)'), 'Is there to be more or less monitoring?');
}

/** The same form twice on the page; the one goes on, and then the other, as it stood before, is pressed. */
async function anEarlierCard({ page, picture }: Stage): Promise<void> {
  await ask(page, 'show the form', 'How is it now?');
  const old = await newest(page);
  await ask(page, 'show the form', 'How is it now?');
  const card = await newest(page);
  await choose(card, 'More');
  await fill(card, 'How is it now?', 'Weight once a month');
  await fill(card, 'How will it be?', 'Weight once a week');
  await pickDay(card, 'From when?', day(1));
  await fill(card, 'Why is it changing?', 'Clothes are looser.');
  await press(card, 'Next');
  await cardWith(card, 'Does Nadia agree?');

  await fill(old, 'How is it now?', 'Something from before');
  await press(old, 'Next');
  const present = await cardWith(old, 'Does Nadia agree?');
  ok((await present.innerText()).includes('This form had gone on already'), 'the old card says that it was not taken');
  await picture('8-an-earlier-card');
  await press(card, 'Back');
  equal(await filled(await cardWith(card, 'How is it now?'), 'How is it now?'), 'Weight once a month');
  await press(card, 'Next');
}

async function pressedTwice({ page, picture }: Stage): Promise<void> {
  const form = await newest(page);
  const agreement = await cardWith(form, 'Does Nadia agree?');
  await select(agreement, 'Does Nadia agree?', 'Yes');
  await select(agreement, 'Does Nadia have a carer, and does the carer agree?', 'There is no carer');
  await press(form, 'Next');
  await cardWith(form, 'Check what you entered');
  let delivered = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('"verb":"flow/record"') === true) delivered += 1;
  });
  await form.getByRole('button', { name: 'Record this change', exact: true }).dblclick();
  await cardWith(form, 'Who has been told');
  equal(delivered, 2, 'both presses reached the bot');
  await picture('8-pressed-twice', form);

  const person = await ask(page, 'Nadia Khan', 'Records');
  equal(await person.getByRole('button', { name: /^Open: .*monitoring/iu }).count(), 1, 'there is one record');
  await picture('8-one-record', person);
}

/** The newest answer, whatever comes to stand in it. */
const newest = async (page: Page): Promise<Locator> => answers(page).nth((await answers(page).count()) - 1);
