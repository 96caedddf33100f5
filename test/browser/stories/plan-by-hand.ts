import { match, ok } from 'node:assert/strict';
import {
  answers,
  ask,
  boxes,
  cardWith,
  choose,
  fill,
  goesOn,
  pickDay,
  pressIn,
  shows,
  touch,
} from '../playground-page.ts';
import { day, type Stage, type Story } from '../story.ts';
import { fromToday, removeVisit, samuelAgrees } from './plan-forms.ts';

/** From the second version to the third. */
export const planByHand: Story = {
  name: 'Samuel Okafor’s plan is changed by hand in his kitchen; a sentence begins the version that puts it into the record',
  async play(stage) {
    const { page } = stage;
    await ask(page, 'act as Tom Reed', 'Hello Tom');
    await writtenByHand(stage);
    await aSentenceBeginsTheNext(stage);
    await priyaAgrees(stage);
  },
};

/** R13, R14: what was agreed is written into the folder; until a version says it, it is due. */
async function writtenByHand({ page, picture }: Stage): Promise<void> {
  const form = await ask(page, 'written by hand Samuel Okafor', 'What was written in the folder?');
  await choose(form, /^Version 2, agreed/u);
  await pickDay(form, 'On which day?', day());
  await fill(form, 'What was written in the folder?', 'Lunch from 13:00 on.');
  await choose(form, 'No, not yet');
  await goesOn(form, 'Next', 'The formal record is due as soon as possible');
  await goesOn(form, 'Record this', 'Formal record due');
  await picture('11-by-hand', form);
  await ask(page, "what's outstanding", 'Formal record due for less than a day, changed by hand');
}

async function aSentenceBeginsTheNext({ page }: Stage): Promise<void> {
  const sentence = 'Mr Okafor only needs one visit a day now';
  const form = await ask(page, sentence, /Step \d of \d/u);
  await answers(page).filter({ hasText: 'I have understood: Why: Progress towards the outcomes;' }).last().waitFor();
  await shows(form, 'Why should the plan change?');
  await goesOn(form, 'Next', 'When does somebody come to Samuel?');
  await removeVisit(form, 'Every day, 12:30');
  await goesOn(form, 'Next', 'From when does it apply?');
  await fromToday(form, 'What shows that the plan should change?');
  await touch(form, sentence);
  await shows(form, 'Where does it come from?');
  await choose(form, 'Seen by the support worker');
  await goesOn(form, 'Done', 'What shows that the plan should change?');
  await goesOn(form, 'Next', 'Which changes written by hand does this put into the formal record?');
  await shows(form, 'Lunch from 13:00 on.');
  await boxes(form).first().check();
  await goesOn(form, 'Next', 'Who gets a copy, besides Samuel?');
  await samuelAgrees(form);
  await goesOn(form, 'Ask everybody to agree', 'Waiting for Priya Shah');
}

async function priyaAgrees({ page }: Stage): Promise<void> {
  await ask(page, 'act as Priya Shah', 'Hello Priya');
  await pressIn(await cardWith(page, 'Tom Reed asks you, because you are in the plan.'), 'I agree');
  const applies = await cardWith(page, 'It is noted that you agree. Version 3 now applies.');
  await shows(applies, 'Version 3, agreed');
  const text = await applies.innerText();
  match(text, /follow the plan in the person’s home/u);
  ok(!text.includes('formal record due'), 'the formal record says it now');
}
