import { describe, expect, test } from '@jest/globals';
import { endsReablement } from '../../support/ending.ts';
import { agreed, fewerVisits, startedFor } from '../../support/plan-talk.ts';
import { buttonsOf, World, type Chat } from '../../support/talk.ts';

const titles = (chat: Chat): readonly string[] => buttonsOf(chat.card).map(({ title }) => title);

/** Care Act 2014, section 2: what may prevent needs is thought of whenever there is an occasion, and nothing in the way of it. */
describe('R35, R36: other help is one tap away', () => {
  test('when the first plan is proposed', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await startedFor(tom);
    expect(titles(tom)).toContain('Other help');
  });
  test('when it is revised', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await agreed(world, tom, world.chat('Priya Shah'));
    await fewerVisits(tom);
    await tom.presses('Ask everybody to agree');
    expect(titles(tom)).toContain('Other help');
  });
  test('when a review was held', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('consider a review for Ada Palmer');
    await tom.presses('Next', { reviewWhy: 'not-right', reviewHold: 'yes' });
    await tom.presses('Record this');
    await tom.presses('Note the review');
    await tom.presses('Next', {
      reviewRight: 'yes',
      reviewNext: 'goes-on',
      personAgrees: 'yes',
      personReviewViews: 'I manage the stairs now.',
      reviewIssues: 'Nothing was open.',
      reviewTook: 'the-person,sarah',
    });
    await tom.presses('Next', { 'reviewViews-sarah': 'Mum does more.' });
    await tom.presses('Record this');
    expect(titles(tom)).toContain('Other help');
  });
  test('when reablement ends', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await endsReablement(tom, 'Ada Palmer', { carerAssessment: 'declined' });
    expect(titles(tom)).toContain('Other help');
  });
});
