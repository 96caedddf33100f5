import { describe, expect, test } from '@jest/globals';
import { CHANGE, recordsAChange } from '../../support/change.ts';
import { buttonsOf, textsIn, World } from '../../support/talk.ts';

/** Every text of the cards that were sent to this member of staff since the last time. */
async function sentTo(world: World, teamsId: string): Promise<string> {
  return (await world.ticks())
    .flatMap(({ address, message }) =>
      address.conversation === `a:${teamsId}` && message.kind === 'card' ? textsIn(message.card) : [],
    )
    .join('\n');
}
const [TOM] = ['29:user-b'];

describe('P18: whose change it is', () => {
  test('a manager takes back what a worker recorded; the worker, who is also the support worker, is told so (R4)', async () => {
    const world = await World.open();
    const [tom, sam] = [world.chat('Tom Reed'), world.chat('Sam Cole')];
    await tom.joins();
    const reference = await recordsAChange(tom, { name: 'Farida Khan' });
    await world.ticks();
    await sam.says(reference);
    await sam.presses('Correct or take back');
    await sam.presses('Next', { what: 'take-back', why: 'It was for somebody else.' });
    const { text } = await sam.presses('Record this');
    expect(text).toContain('Taken back on Mon 23 Nov 2026: It was for somebody else.');
    expect(text).toContain('Tom Reed');
    expect(await sentTo(world, TOM)).toContain('Less monitoring: taken back');
    expect((await tom.says(reference)).text).toContain("I've been told");
    const confirmed = await tom.presses("I've been told");
    expect(confirmed.text).toContain('It is noted that you have been told');
    const work = (await tom.says("what's outstanding")).text;
    expect(work).not.toContain('Confirm that you have been told');
  });

  test('a manager corrects the text of what a worker recorded', async () => {
    const world = await World.open();
    const [tom, sam] = [world.chat('Tom Reed'), world.chat('Sam Cole')];
    const reference = await recordsAChange(tom, { name: 'Farida Khan' });
    await sam.says(reference);
    await sam.presses('Correct or take back');
    await sam.presses('Next', { what: 'arrangement', why: 'mistyped' });
    await sam.presses('Next', { rationale: 'She manages her tablets with the box.' });
    expect((await sam.presses('Record this')).text).toContain('Corrected. Now tell everybody again.');
  });
});

describe('P6: a no that a colleague notes', () => {
  async function noted(follows?: string) {
    const world = await World.open();
    const [tom, wendy] = [world.chat('Tom Reed'), world.chat('Wendy Stone')];
    await tom.joins();
    await tom.says('change monitoring for Farida Khan');
    await tom.presses('Next', CHANGE);
    await tom.presses('Next', { personAgrees: 'yes', 'agrees-imran': 'not-reached' });
    await tom.presses('Next', { unreached: 'wait' });
    await tom.presses('Next', { waitWhy: 'He is back on Monday.' });
    const reference = /MC-\w{4}-\w{4}/u.exec((await tom.presses('Record this change')).text)?.[0] ?? '';
    await wendy.says(reference);
    await wendy.presses('Note what they said');
    const views = await wendy.presses('Next', { who: 'imran', answer: 'no', how: 'phone', on: '2026-11-23' });
    // What follows is not hers to decide.
    expect(views.text).not.toContain('Take the change back');
    await wendy.presses('Next', { views: 'He likes the calls.', ...(follows && { follows }) });
    return { world, tom, wendy, reference, recorded: await wendy.presses('Record this') };
  }

  test.each([undefined, 'take-back'])('neither takes it back nor makes it go ahead (forged: %s)', async (follows) => {
    const { recorded, wendy } = await noted(follows);
    expect(recorded.text).toContain('Noted: Imran Khan does not agree.');
    expect(recorded.text).toContain('whoever recorded it or leads the team decides whether it stands');
    expect(recorded.text).toContain('Does not hold yet');
    expect(recorded.text).not.toContain('Taken back');
    expect(buttonsOf(wendy.card).map(({ title }) => title)).not.toContain('Note what they said');
  });

  test('the author is asked to decide, with what was said filled in', async () => {
    const { world, tom, reference } = await noted();
    const waits = 'Imran Khan does not agree: decide whether the change stands or is taken back';
    expect(await sentTo(world, TOM)).toContain(waits);
    expect((await world.chat('Priya Shah').says("what's outstanding")).text).toContain(waits);
    await tom.says(reference);
    const opened = await tom.presses('Note what they said');
    const asked = await tom.presses('Next');
    expect(opened.text + asked.text).toContain('He likes the calls.');
    await tom.presses('Next', { follows: 'weigh' });
    await tom.presses('Next', { wellbeingImpact: 'More say over her mornings.', wellbeing: 'control' });
    const done = await tom.presses('Record this');
    expect(done.text).toContain('Made without agreement');
    expect(done.text).not.toContain('decides whether it stands');
    expect(done.text).not.toContain('Does not hold yet');
  });
});
