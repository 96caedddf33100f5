import { ok } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { choose, fill, select, tick } from '../card-inputs.ts';
import { ask, askForCard, cardWith, fromNow, press, turnsInto } from '../playground-page.ts';
import type { Stage, Story } from '../story.ts';
import { CHECK, comes, next } from './plan-steps.ts';

const WHY = 'His neighbour takes his pension';

/** R40 to R43: reablement pauses, everybody reads that and nobody why, and it goes on again by a decision. */
export const pause: Story = {
  name: 'Mei Lin pauses the reablement of Mr Price: everybody reads that, nobody why; then it goes on again',
  async play(stage) {
    const { page, picture } = stage;
    await raised(stage);
    await pauses(stage);
    await comes(page, 'Priya Shah');
    const person = await askForCard(page, 'Norman Price', 'Paused since');
    ok((await person.innerText()).includes('Ask Mei Lin'), 'it is said whom to ask');
    await picture('20-person', person);
    await ask(page, 'change monitoring for Norman Price', /paused since/iu);
    const page20 = await askForCard(page, 'show the pause for Norman Price', 'What goes on');
    const that = await page20.innerText();
    ok(!that.includes(WHY), 'why is not said');
    ok(that.includes('Visits and reminders are paused, but for what goes on'), 'it is quiet');
    ok(that.includes('Medicines: district nurse'), 'what is essential goes on');
    await picture('20-that', page20);
    await followedUp(stage);
    await goesOn(stage);
    await comes(page, 'Priya Shah');
    await askForCard(page, 'change monitoring for Norman Price', 'Is there to be more or less monitoring?');
  },
};

/** R38, R40: a concern is raised; while nobody has decided whether reablement pauses, the lead is chased. */
async function raised({ page, picture }: Stage): Promise<void> {
  await comes(page, 'Priya Shah');
  const concern = await askForCard(page, 'safeguarding concern for Norman Price', 'What did you see and hear?');
  await fill(concern, 'What did you see and hear?', WHY);
  await next(concern, 'Who may be behind it?');
  await tick(concern, 'Nobody known');
  await turnsInto(concern, () => press(concern, 'Raise the concern, or go on'), 'Raised as SG-');
  await comes(page, 'Mei Lin');
  const waiting = await askForCard(page, 'my work', 'Decide whether reablement pauses');
  await picture('20-undecided', waiting);
  await chased(page, 'Decide whether reablement pauses');
}

/** Days pass, and whoever sees to it is reminded by a card. */
async function chased(page: Stage['page'], of: string): Promise<Locator> {
  const since = await fromNow(page);
  await ask(page, '3 days later', 'it is now');
  return since.card(of);
}

async function pauses({ page, picture }: Stage): Promise<void> {
  await comes(page, 'Mei Lin');
  const form = await askForCard(page, 'pause reablement for Norman Price', "Does Norman's reablement pause?");
  await choose(form, 'Pause: no ongoing support');
  await fill(form, 'Why?', WHY);
  await next(form, 'Any carer');
  await picture('20-who-took-part', form);
  await turnsInto(form, () => press(form, 'All four took part'), 'What keeps Norman safe meanwhile?');
  await fill(form, 'What keeps Norman safe meanwhile?', 'His sister holds the card');
  await fill(
    form,
    'Which essential support goes on (medicines, food, drink), and who gives it?',
    'Medicines: district nurse',
  );
  await select(form, 'Who keeps in touch with Norman meanwhile?', 'Mei Lin (me)');
  await next(form, 'Who is told?');
  await next(form, CHECK);
  await picture('20-check', form);
  await turnsInto(form, () => press(form, 'Record this decision'), 'Recorded as PA-');
  await picture('20-paused', await cardWith(page, 'Recorded as PA-'));
}

/** R41: while it is paused, whoever was named keeps in touch, and notes it. */
async function followedUp({ page, picture }: Stage): Promise<void> {
  await comes(page, 'Mei Lin');
  const paused = await chased(page, 'Welfare contact: see how they are, and note it');
  await fill(paused, 'How are they?', 'He is well, and slept at his sister’s');
  await turnsInto(paused, () => press(paused, 'Note the welfare contact'), 'Last welfare contact');
  await picture('20-in-touch', paused);
}

async function goesOn({ page, picture }: Stage): Promise<void> {
  await comes(page, 'Mei Lin');
  const form = await askForCard(page, 'restart reablement for Norman Price', "Does Norman's reablement pause?");
  await choose(form, 'It goes on again');
  await fill(form, 'Why?', 'His neighbour has moved away');
  await next(form, 'Any carer');
  await turnsInto(form, () => press(form, 'All four took part'), 'How does reablement go on?');
  await choose(form, 'As the plan says');
  await next(form, 'Who is told?');
  await next(form, CHECK);
  await turnsInto(
    form,
    () => press(form, 'Record this decision'),
    'No longer paused. Visits and reminders go on as the plan says.',
  );
  await picture('20-again', form);
}
