import { ok } from 'node:assert/strict';
import { ask, cardWith, offered, reload } from '../playground-page.ts';
import { day, type Story, wordsFor } from '../story.ts';

const starts = day(5);
const [, month, date] = starts.split('-').map(Number);

export const byTyping: Story = {
  name: 'Somebody changes the monitoring of Samuel Okafor by typing alone',
  async play({ page, picture }) {
    await reload(page);
    await ask(page, 'change monitoring for Samuel Okafor', 'How will it be?');
    await ask(page, 'A visit every so often', 'Is there to be more or less monitoring?');
    await offered(page, 'A different way', () => ask(page, 'perhaps', 'I did not recognise that'));
    await picture('6-first-question');
    await ask(page, 'perhaps', 'I did not recognise that');
    await ask(page, 'a diffrent way', /More or less: A different way\.[^]*Why is it changing\?/u);
    await ask(page, 'back', /From when\?[^]*You said: /u);
    await picture('6-back');
    await ask(page, `${date}/${month}`, new RegExp(`From: ${wordsFor(starts)}\\.[^]*Why is it changing\\?`, 'u'));
    await ask(page, 'somebody is in danger', 'Call 999');
    await ask(page, 'show the form', 'Why is it changing?');
    await ask(page, 'He washes and dresses alone, and shops with a neighbour.', 'Does Samuel agree?');
    await ask(page, 'yes', /Samuel agrees: Yes[^]*does the carer agree\?/u);
    await ask(page, 'save for later', 'Saved for later');
    await ask(page, 'carry on', /does the carer agree\?/iu);
    await ask(page, 'no carer', 'Please check this for Samuel Okafor');
    await offered(page, 'Record it', async () => {
      await ask(page, 'back', 'You said: There is no carer.');
      await ask(page, 'keep', 'Please check this for Samuel Okafor');
    });
    await picture('6-check');
    await ask(page, 'back', 'You said: There is no carer.');
    await ask(page, 'keep', 'Please check this for Samuel Okafor');
    await ask(page, 'record it', 'Who has been told');

    const record = await cardWith(page, 'Who has been told');
    const text = await record.innerText();
    const reference = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(text)?.[0];
    ok(reference !== undefined, 'the record card says its reference');
    ok(text.includes(wordsFor(starts)), 'the date typed is the date recorded');
    ok(text.includes('0 of 2 told'), 'Samuel Okafor and Tom Reed are to be told');
    await picture('6-record', record);
    const outstanding = await ask(page, "what's outstanding for me", reference);
    await outstanding.getByText('Samuel Okafor: ').first().waitFor();
    await picture('6-outstanding');
  },
};
