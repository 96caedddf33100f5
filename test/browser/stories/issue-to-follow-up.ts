import { match } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { answer, choose, fill, select, tick } from '../card-inputs.ts';
import { ask, askForCard, cardAfter, press, reload, touch } from '../playground-page.ts';
import type { Stage, Story } from '../story.ts';
import { CHECK, comes, next, onward, opens } from './plan-steps.ts';

const HAPPENS = 'What happens, and what lies behind it?';
const UNRESOLVED = 'Are the issues still unresolved, although progress was monitored?';
const JOY = 'What does Joy Grant think about it, and how do they manage?';
const CHARGED = 'Is anything charged that goes on?';
const ASK_HOW = 'Ask how they are now that reablement has ended';
const DOES = 'Walk to the corner with her after lunch';

/** R21, R26-R29, R71. Days pass in it: every day that is asked for is filled in. */
export const issueToFollowUp: Story = {
  name: 'Wendy logs an issue of Ivy Grant: its action is overdue, a review ends reablement, and four weeks later she is asked how she is',
  async play(stage) {
    const { page } = stage;
    await reload(page);
    await comes(page, 'Wendy Stone');
    const reference = await logsIt(stage);
    await ask(page, '9 days later', 'In this demo it is now');
    await ends(stage, await reviews(stage, await doesWhatIsOverdue(stage, reference)));
    await ask(page, '29 days later', 'In this demo it is now');
    await followsUp(stage);
  },
};

/** A button that begins a form: it comes as a card of its own. */
const begins = (card: Locator, title: string, text: string): Promise<Locator> =>
  cardAfter(card.page(), () => press(card, title), text);

/** R21-R23, R27. Gives the reference of the issue. */
async function logsIt({ page, picture }: Stage): Promise<string> {
  const form = await askForCard(page, 'log an issue for Ivy Grant', 'What is the matter?');
  await select(form, 'What is the matter?', 'Loses motivation');
  await tick(form, 'Nobody in particular');
  await next(form, HAPPENS);
  await fill(form, HAPPENS, 'She says there is no point.');
  await fill(form, 'What is Ivy good at, and what could be done?', 'She likes to talk to her neighbours.');
  await choose(form, 'Yes');
  await fill(form, 'What was agreed, or why not?', 'A short walk each day.');
  await next(form, CHECK);
  await onward(form, 'Record this', 'Recorded as IS-');
  const action = await begins(form, 'Add an action', 'What is to be done?');
  await fill(action, 'What is to be done?', DOES);
  await select(action, 'Who does it?', /^Wendy Stone/u);
  await onward(action, 'Save this', 'Added: Wendy Stone does it.');
  await picture('19-issue', action);
  return /IS-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(await action.innerText())?.[0] ?? 'no reference';
}

/** R28. Gives the card of the issue. */
async function doesWhatIsOverdue({ page, picture }: Stage, reference: string): Promise<Locator> {
  await ask(page, 'what is outstanding for Ivy Grant', DOES);
  const issue = await askForCard(page, reference, 'Overdue since');
  await picture('19-overdue', issue);
  const form = await begins(issue, 'Note progress', 'How is it going?');
  await choose(form, 'Done');
  await onward(form, 'Save this', 'Noted.');
  return form;
}

/** R29. Gives the card of the review. */
async function reviews({ picture }: Stage, issue: Locator): Promise<Locator> {
  await onward(issue, 'Next steps and copies', 'Consider a review');
  const thought = await cardAfter(issue.page(), () => touch(issue, 'Consider a review'), 'Is a review to be held?');
  await choose(thought, 'Yes');
  await next(thought, UNRESOLVED);
  await answer(thought, UNRESOLVED, 'Yes');
  await answer(thought, 'Do they reduce what reablement can do?', 'Yes');
  await next(thought, CHECK);
  await onward(thought, 'Record this', 'Recorded as RV-');
  const held = await begins(thought, 'Note the review', 'Is reablement still right?');
  await answer(held, 'Is reablement still right?', 'No');
  await choose(held, 'Reablement ends');
  await answer(held, 'Does Ivy agree with what comes next?', 'Yes');
  await fill(held, 'What does Ivy think about how it goes?', 'I manage, and I want my mornings back.');
  for (const name of ['Ivy Grant', 'Joy Grant (sister, carer)']) await tick(held, name);
  await next(held, JOY);
  await fill(held, JOY, 'She does what she wants to do.');
  await next(held, CHARGED);
  await choose(held, 'Nothing is charged');
  await next(held, CHECK);
  await onward(held, 'Record this', 'The review is noted.');
  await picture('19-review', held);
  return held;
}

/** R32, R71. */
async function ends({ picture }: Stage, review: Locator): Promise<void> {
  const form = await begins(review, 'End reablement', 'Why does it end?');
  await choose(form, 'Outcomes are met');
  await fill(form, 'How is that shown?', 'Washes and cooks by herself.');
  await next(form, 'What does Ivy say about the ending?');
  await fill(form, 'What does Ivy say about the ending?', 'I am glad.');
  await fill(form, "How does it affect Ivy's wellbeing?", 'Her mornings are hers.');
  await choose(form, 'Offered, and not wanted');
  await next(form, 'What is still needed after the end?');
  await choose(form, 'Nothing');
  await choose(form, 'No');
  await choose(form, 'Their plan for afterwards');
  await choose(form, 'Nothing is charged');
  await next(form, 'What does Ivy go on doing?');
  await fill(form, 'What does Ivy go on doing?', 'Walks each day. Rings Wendy if she falls.');
  // The issue is open still; its label names it, so the box is found as the last one.
  await form.locator('textarea').last().fill('She does it by herself now.');
  await next(form, CHECK);
  await onward(form, 'Record this', 'Reablement has ended');
  await picture('19-ended', form);
}

/** R71: due four weeks after the end. */
async function followsUp({ page, picture }: Stage): Promise<void> {
  const due = await askForCard(page, "what's outstanding", ASK_HOW);
  await opens(due, ASK_HOW, 'Note the follow-up');
  const form = await begins(due, 'Note the follow-up', 'Where is Ivy now?');
  await select(form, 'Where is Ivy now?', 'At home');
  await onward(form, 'Record this', 'How are they, in their own words?');
  await choose(form, 'Yes');
  await fill(form, 'How are they, in their own words?', 'I walk to the shop.');
  await onward(form, 'Record this', 'Noted.');
  match(await form.innerText(), /I walk to the shop[^]*Still manages: yes/u);
  await picture('19-follow-up', form);
}
