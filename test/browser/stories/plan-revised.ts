import { match } from 'node:assert/strict';
import { choose, fill, tick } from '../card-inputs.ts';
import { askForCard, cardAfter, pressIn, turnsInto } from '../playground-page.ts';
import type { Stage, Story } from '../story.ts';
import {
  addEvidence,
  comes,
  comesToCard,
  COPIES_TO,
  EVENING,
  fromToday,
  next,
  onward,
  opens,
  removeVisit,
  samuelAgrees,
  showPlan,
  VISITS,
} from './plan-steps.ts';

export const planRevised: Story = {
  name: 'Priya proposes fewer visits; Tom does not agree and nobody overrides him, and version 2 applies once he comes round',
  async play(stage) {
    await fewerVisits(stage);
    await tomDoesNotAgree(stage);
    await priyaHasToResolveIt(stage);
    await tomComesRound(stage);
    await priyaHearsOfIt(stage);
  },
};

async function fewerVisits({ page, picture }: Stage): Promise<void> {
  const form = await askForCard(page, 'change the plan for Samuel Okafor', 'Why should the plan change?');
  await choose(form, 'Progress towards the outcomes');
  await tick(form, 'Fewer visits a day');
  await tick(form, 'Visits');
  await next(form, VISITS);
  await removeVisit(form, EVENING);
  await next(form, 'From when does it apply?');
  await fromToday(form, 'No pieces of evidence yet');
  await addEvidence(form, 'Makes his own supper five evenings in six.', COPIES_TO);
  await samuelAgrees(form);
  match(await form.innerText(), /Support a week: now\s12\sh\s15\smin, would be\s8\sh\s45\smin/u);
  await onward(form, 'Ask everybody to agree', 'Who has said what');
  await picture('11-proposal', form);
}

/** R19: nobody overrides him. */
async function tomDoesNotAgree({ page, picture }: Stage): Promise<void> {
  const asked = await comesToCard(page, 'Tom Reed', 'Priya Shah asks you, because you are in the plan.');
  const form = await cardAfter(page, () => pressIn(asked, 'I do not agree'), 'Why do you not agree?');
  await fill(form, 'Why do you not agree?', 'He leaves the gas on.');
  await onward(form, 'I do not agree', 'Cannot go on');
  const text = await form.innerText();
  match(text, /Cannot go on: you do not agree/u);
  match(text, /Nobody can override you/u);
  await picture('11-blocked', form);
}

/** R19: his coordinator hears of it, and cannot override it either. */
async function priyaHasToResolveIt({ page, picture }: Stage): Promise<void> {
  await comes(page, 'Priya Shah');
  const resolve = 'To be resolved: Tom Reed does not agree';
  await picture('11-to-be-resolved', await askForCard(page, "what's outstanding", resolve));
  const shown = await showPlan(page, 1);
  await opens(shown, 'The change being agreed', 'Cannot go on: Tom Reed does not agree');
  match(await shown.innerText(), /this cannot be overridden/u);
}

/** R19: he comes round by himself. */
async function tomComesRound({ page }: Stage): Promise<void> {
  await comes(page, 'Tom Reed');
  const shown = await showPlan(page, 1);
  await opens(shown, 'The change being agreed', 'He leaves the gas on.');
  await turnsInto(
    shown,
    () => pressIn(shown, 'I agree to version 2 after all'),
    'It is noted that you agree. Version 2 applies now.',
  );
  match(await shown.innerText(), /Version 2, agreed/u);
}

/** R15, R16: whoever proposed it is told, too. */
async function priyaHearsOfIt({ page, picture }: Stage): Promise<void> {
  const told = await comesToCard(
    page,
    'Priya Shah',
    'What you proposed has been answered by everybody. Version 2, agreed',
  );
  match(await told.innerText(), /Until you have a revised copy, follow the plan in the person’s home\./u);
  await picture('11-told', told);
}
