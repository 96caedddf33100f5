import { ok } from 'node:assert/strict';
import { choose } from '../card-inputs.ts';
import { ask, askForCard, cardWith, press, turnsInto } from '../playground-page.ts';
import type { Story } from '../story.ts';
import { CHECK, comes, next } from './plan-steps.ts';

/** P19, R5: while somebody is in hospital nothing is begun or chased; that they are back is a decision, and everybody is told once. */
export const hospital: Story = {
  name: 'Mrs Doyle is in hospital: visits pause, forms say so; days later she is back, and it goes on',
  async play({ page, picture }) {
    await comes(page, 'Priya Shah');
    const form = await askForCard(page, 'Jean Doyle is in hospital', 'When are they expected back?');
    await next(form, CHECK);
    ok((await form.innerText()).includes('paused'), 'it is said what pauses before it is recorded');
    await turnsInto(form, () => press(form, 'Record this'), 'Recorded as ST-');
    await picture('18-in-hospital', form);

    const person = await askForCard(page, 'Jean Doyle', 'In hospital since');
    await picture('18-person', person);
    await ask(page, 'change monitoring for Jean Doyle', /in hospital/iu);

    await ask(page, '8 days later', 'In this demo it is now');
    const back = await askForCard(page, 'Jean Doyle is back from hospital', 'How does reablement go on?');
    await choose(back, 'As before');
    await next(back, CHECK);
    await turnsInto(back, () => press(back, 'Record this'), 'reablement goes on');
    await picture('18-back', await cardWith(page, 'reablement goes on'));
    await askForCard(page, 'change monitoring for Jean Doyle', 'Is there to be more or less monitoring?');
  },
};
