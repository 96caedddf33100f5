import { match } from 'node:assert/strict';
import { ask, cardWith, choose, fill, goesOn, pressIn, shows, tick, touch } from '../playground-page.ts';
import { day, type Stage, type Story, wordsFor } from '../story.ts';
import { addEvidence, addVisit, fromToday, removeVisit, samuelAgrees } from './plan-forms.ts';

/** A first plan and its second version, with a disagreement that is talked over. */
export const plan: Story = {
  name: 'Samuel Okafor gets a plan; it is revised, somebody does not agree and nobody overrides him, and he comes round',
  async play(stage) {
    const { page } = stage;
    await ask(page, 'act as Tom Reed', 'Hello Tom');
    await tomStartsIt(stage);
    await priyaAgrees(stage);
    await fewerVisits(stage);
    await tomObjectsAndComesRound(stage);
  },
};

async function tomStartsIt({ page, picture }: Stage): Promise<void> {
  const form = await ask(page, 'start a plan for Samuel Okafor', 'What matters to Samuel?');
  await fill(form, 'What matters to Samuel?', 'Church on Sundays, and being neat.');
  await goesOn(form, 'Next', 'No outcomes yet');
  await goesOn(form, 'Add an outcome', 'What does Samuel want to be able to do?');
  await fill(form, 'What does Samuel want to be able to do?', 'I want to cook again');
  await fill(form, 'Where are they with it now?', 'Makes tea');
  await choose(form, 'Some of the way');
  await goesOn(form, 'Add this outcome', 'What is Samuel working towards?');
  await goesOn(form, 'Next', 'When does somebody come to Samuel?');
  await addVisit(form, { time: '8:00 AM', minutes: '45', support: 'Washing and dressing' });
  await addVisit(form, { time: '12:30 PM', minutes: '30', support: 'Lunch' });
  await addVisit(form, { time: '6:30 PM', minutes: '30', support: 'Supper' });
  await shows(form, 'Every day, 18:30');
  await picture('11-visits', form);
  await goesOn(form, 'Next', 'Which equipment or technology is used?');
  await fill(form, 'Which equipment or technology is used? (optional)', 'Bath board');
  await fill(form, 'How will you see how it is going?', 'A call on Mondays');
  await goesOn(form, 'Next', 'From when does it apply?');
  await fromToday(form, 'Who gets a copy, besides Samuel?');
  await samuelAgrees(form);
  await goesOn(form, 'Ask everybody to agree', 'Proposed. One person has still to answer.');
}

/** Her card comes by itself, once she is there. */
async function priyaAgrees({ page, picture }: Stage): Promise<void> {
  await ask(page, 'act as Priya Shah', 'Hello Priya');
  const asked = await cardWith(page, 'Tom Reed asks you, because you are in the plan.');
  match(await asked.innerText(), /What the plan would say/u);
  await picture('11-first-plan', asked);
  await pressIn(asked, 'I agree');
  const applies = await cardWith(page, 'It is noted that you agree. Version 1 now applies.');
  await shows(applies, `Version 1, agreed ${wordsFor(day())}`);
  await picture('11-plan', applies);
  match(await applies.innerText(), /12 hours 15 minutes of support a week/u);
}

async function fewerVisits({ page, picture }: Stage): Promise<void> {
  const form = await ask(page, 'change the plan for Samuel Okafor', 'Why should the plan change?');
  await choose(form, 'Progress towards the outcomes');
  await tick(form, 'Fewer visits a day');
  await tick(form, 'Visits');
  await goesOn(form, 'Next', 'When does somebody come to Samuel?');
  await removeVisit(form, 'Every day, 18:30');
  await goesOn(form, 'Next', 'From when does it apply?');
  await fromToday(form, 'No pieces of evidence yet');
  await addEvidence(form, 'Makes his own supper five evenings in six.');
  await samuelAgrees(form);
  match(await form.innerText(), /8 hours 45 minutes of support a week instead of 12 hours 15 minutes/u);
  await goesOn(form, 'Ask everybody to agree', 'What would change');
  await picture('11-proposal', form);
}

/** R19: nobody overrides him; his coordinator hears of it; he comes round by himself, and whoever proposed it hears of that. */
async function tomObjectsAndComesRound({ page, picture }: Stage): Promise<void> {
  await ask(page, 'act as Tom Reed', 'Hello Tom');
  await pressIn(await cardWith(page, 'Priya Shah asks you, because you are in the plan.'), 'I do not agree');
  const reason = await cardWith(page, 'Why do you not agree?');
  await fill(reason, 'Why do you not agree?', 'He leaves the gas on.');
  await pressIn(reason, 'I do not agree');
  const blocked = await cardWith(page, 'Cannot go on: you do not agree');
  match(await blocked.innerText(), /Nobody can override you/u);
  await picture('11-blocked', blocked);

  await ask(page, 'act as Priya Shah', 'Hello Priya');
  const work = await ask(page, "what's outstanding", 'To be resolved: Tom Reed does not agree');
  await picture('11-to-be-resolved', work);
  const seen = await ask(page, 'show the plan for Samuel Okafor', 'Version 1, agreed');
  await touch(seen, 'The change being agreed');
  await shows(seen, 'Tom Reed is in the plan, so this cannot be overridden.');

  await ask(page, 'act as Tom Reed', 'Hello Tom');
  const own = await ask(page, 'show the plan for Samuel Okafor', 'Version 1, agreed');
  await touch(own, 'The change being agreed');
  await shows(own, 'He leaves the gas on.');
  await goesOn(own, 'I agree', 'It is noted that you agree. Version 2 now applies.');

  await ask(page, 'act as Priya Shah', 'Hello Priya');
  const told = await cardWith(page, 'What you proposed has been answered by everybody. Version 2, agreed');
  match(await told.innerText(), /Until you have a revised copy, follow the plan in the person’s home\./u);
  await picture('11-told', told);
}
