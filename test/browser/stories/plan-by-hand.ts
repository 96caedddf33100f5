import { match, ok } from 'node:assert/strict';
import { answer, boxes, fill, pickDay, select, tick } from '../card-inputs.ts';
import { ask, askForCard, fromNow, say } from '../playground-page.ts';
import { day, type Stage, type Story } from '../story.ts';
import { agreesLast, CHECK, comes, comesToCard, LUNCH, next, onward } from './plan-steps.ts';

const BY_HAND = 'Lunch from 13:00 on.';
const EVERYBODY = ['Samuel Okafor (receives reablement)', 'Tom Reed (support worker)', 'Priya Shah (social worker)'];
const CARRIES = 'Which changes written by hand does this put into the formal record?';
const SAID = 'Mr Okafor only needs one visit a day now';

export const planByHand: Story = {
  name: 'Tom writes a change into the folder; a sentence in the chat begins version 3, which carries it',
  async play(stage) {
    // A colleague's yes is noted by a lead alone.
    await comes(stage.page, 'Priya Shah');
    await writtenByHand(stage);
    await comes(stage.page, 'Tom Reed');
    await aSentenceBeginsTheNext(stage);
    await priyaAgrees(stage);
  },
};

/** R13, R14: what was agreed is written into the folder; until a version says it, it is due. */
async function writtenByHand({ page, picture }: Stage): Promise<void> {
  const form = await askForCard(page, 'written by hand Samuel Okafor', 'What was written in the folder?');
  await select(form, 'Which agreed change is it?', /^None of these/u);
  await pickDay(form, 'On which day?', day());
  await fill(form, 'What was written in the folder?', BY_HAND);
  await onward(form, 'Record this', 'No version says it, so everybody in the plan must have agreed to it.');
  for (const one of EVERYBODY) await answer(form, `${one}: how did they say yes?`, 'In person');
  await picture('11-everybody-said-yes', form);
  await onward(form, 'Record this', 'Formal record due');
  await picture('11-by-hand', form);
  await ask(page, "what's outstanding", 'Formal record due for less than a day, changed by hand');
}

async function aSentenceBeginsTheNext({ page }: Stage): Promise<void> {
  const since = await fromNow(page);
  await say(page, SAID);
  await since.answer('I have understood');
  const form = await since.card('Which visits stop?');
  await tick(form, `${LUNCH.line}, 30 minutes`);
  // What a colleague wishes is no evidence (R9): what was seen is asked.
  await fill(form, 'What was seen or said?', 'Makes his own lunch every day.');
  await next(form, 'Does Samuel agree?');
  await select(form, 'Does Samuel agree?', 'Yes');
  await select(form, 'Does Samuel have a carer, and does the carer agree?', 'There is no carer');
  await next(form, CARRIES);
  ok((await form.innerText()).includes(BY_HAND), 'what was written by hand can be read');
  await boxes(form).first().check();
  await next(form, CHECK);
  await onward(form, 'Ask everybody to agree', 'Waiting for Priya Shah');
}

async function priyaAgrees({ page }: Stage): Promise<void> {
  const asked = await comesToCard(page, 'Priya Shah', 'Tom Reed asks you, because you are in the plan.');
  for (const card of await agreesLast(page, asked, 'Version 3, agreed')) {
    const text = await card.innerText();
    match(text, /follow the plan in the person’s home/u);
    ok(!text.includes('formal record due'), 'the formal record says it now');
  }
}
