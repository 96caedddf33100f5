import { ok } from 'node:assert/strict';
import { choose, fill, select } from '../card-inputs.ts';
import { ask, askForCard, reload } from '../playground-page.ts';
import { day, type Stage, type Story, wordsFor } from '../story.ts';
import { addVisit, CHECK, comes, EVENING, fromToday, MORNING, next, onward } from './plan-steps.ts';

const LAST = day(5);
const PLAN = 'show the plan for Norman Price';

/** R8, P8: days pass in the demo when somebody types it, so no later story may ask for today. */
export const visitEnds: Story = {
  name: 'A visit of Norman Price is only for a while: before it ends somebody has to tell him, and then it is over',
  async play(stage) {
    const { page, picture } = stage;
    await reload(page);
    await comes(page, 'Tom Reed');
    await planWithIt(stage);
    await ask(page, '4 days later', 'In this demo it is now');
    await ask(
      page,
      'what is outstanding for Norman Price',
      `The visit ${EVENING.line} ends on ${wordsFor(LAST)}: tell Norman Price`,
    );
    const before = await askForCard(page, PLAN, EVENING.line);
    await picture('17-ends-soon', before);
    await ask(page, '2 days later', 'In this demo it is now');
    const after = await askForCard(page, PLAN, MORNING.line);
    const [, ...said] = (await after.innerText()).split(`The visit ${EVENING.line} ended on ${wordsFor(LAST)}`);
    ok(
      said.length === 1 && !said[0]?.includes(EVENING.line),
      'the visit has ended, and who was not told of it is named',
    );
    await picture('17-ended', after);
  },
};

async function planWithIt({ page, picture }: Stage): Promise<void> {
  const form = await askForCard(page, 'start a plan for Norman Price', 'What matters to Norman?');
  await fill(form, 'What matters to Norman?', 'His pigeons.');
  await next(form, 'No outcomes yet');
  await onward(form, 'Add an outcome', 'What does Norman want to be able to do?');
  await fill(form, 'What does Norman want to be able to do?', 'I want to feed my pigeons');
  await fill(form, 'Where are they with it now?', 'Stands at the door');
  await choose(form, 'Some of the way');
  await onward(form, 'Add this outcome', 'What is Norman working towards?');
  await next(form, 'When does somebody come to Norman?');
  await addVisit(form, MORNING);
  await addVisit(form, { ...EVENING, until: LAST });
  await picture('17-visits', form);
  await next(form, 'How will you see how it is going?');
  await fill(form, 'How will you see how it is going?', 'A call on Mondays');
  await next(form, 'From when does it apply?');
  await fromToday(form, 'Who gets a copy, besides Norman?');
  await next(form, 'Does Norman agree?');
  await select(form, 'Does Norman agree?', 'Yes');
  await select(form, 'Does Norman have a carer, and does the carer agree?', 'There is no carer');
  await next(form, CHECK);
  await onward(form, 'Ask everybody to agree', 'Everybody who was asked has answered already.');
}
