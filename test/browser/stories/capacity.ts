import { match } from 'node:assert/strict';
import { answer, choose, chosen, fill, pickDay, select, tick } from '../card-inputs.ts';
import { ask, askForCard } from '../playground-page.ts';
import { day, type Story } from '../story.ts';
import { CHECK, comes, next, onward } from './plan-steps.ts';

const ASSESSOR = 'Ana Lopez, occupational therapist';
const WISHES = 'What does Arthur want and feel about this, as shown by words or behaviour?';

/** R45, P1. */
export const capacity: Story = {
  name: 'Ana changes the monitoring of Arthur Bell, who lacks capacity: the record says what he wants and who decides, and Mei looks at it',
  async play({ page, picture }) {
    await comes(page, 'Ana Lopez');
    const form = await askForCard(page, 'change monitoring for Arthur Bell', 'How is it now?');
    await choose(form, 'More');
    await fill(form, 'How will it be?', 'Front door locked from outside at night');
    await fill(form, 'Why is it changing?', 'He was found on the road at night.');
    await chosen(form, 'Lacks capacity');
    await next(form, WISHES);
    await fill(form, 'Who assessed capacity for this decision?', ASSESSOR);
    await pickDay(form, 'On which day was it assessed?', day(-2));
    await fill(form, WISHES, 'He pushes at the door and shouts.');
    await choose(form, 'Objects');
    await choose(form, /^Helen Bell/u);
    await picture('15-wishes', form);
    await next(form, 'Which authority do they have?');
    await answer(form, 'Does the document cover this decision?', 'Yes');
    await answer(form, 'Has a colleague seen the document?', 'Yes');
    await next(form, 'Who saw the document?');
    await fill(form, 'Who saw the document?', 'Priya Shah, social worker');
    await pickDay(form, 'When was it seen?', day(-2));
    await fill(form, 'Which less restrictive ways were considered?', 'A chime on the door was tried.');
    await next(form, 'Does Helen Bell (attorney for health and welfare, representative) agree?');
    await select(form, 'Does Helen Bell (attorney for health and welfare, representative) agree?', 'Yes');
    await select(form, 'Does Arthur have a carer, and does the carer agree?', 'There is no carer');
    await picture('15-decider-agrees', form);
    await next(form, "How would the change affect Arthur's wellbeing?");
    await fill(form, "How would the change affect Arthur's wellbeing?", 'Safer from the road, and less free.');
    await tick(form, 'Control over day-to-day life');
    await next(form, CHECK);
    match(await form.innerText(), /This may restrict the person\./u);
    await picture('15-check', form);
    await onward(form, 'Record this change', 'Recorded as');
    const text = await form.innerText();
    for (const words of [
      /Lacks capacity for this decision\. Assessed by Ana Lopez, occupational therapist/u,
      /He pushes at the door and shouts\. Objects\./u,
      /Helen Bell, attorney for health and welfare\. The document covers this decision and was seen by Priya Shah/u,
      /Helen Bell \(decides\)/u,
      /The person objects/u,
    ])
      match(text, words);
    await picture('15-record', form);

    await comes(page, 'Mei Lin');
    await picture('15-mei', await ask(page, "what's outstanding", 'Arthur Bell: '));
    await comes(page, 'Priya Shah');
  },
};
