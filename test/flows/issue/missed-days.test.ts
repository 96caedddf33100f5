import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { personId } from '../../../src/demo/world.ts';
import { staffCalled } from '../../support/changing.ts';
import { textsIn, World } from '../../support/talk.ts';

/** Tom logs an issue with an action for Ana, notes a request, refers to a service, and says that less could do; then the bot is away on some days. */
async function begun() {
  const world = await World.open();
  const [tom, ana] = [world.chat('Tom Reed'), world.chat('Ana Lopez')];
  for (const chat of [tom, ana, world.chat('Priya Shah')]) await chat.says('hello');
  await tom.says('log an issue for Ada Palmer');
  await tom.presses('Next', { issueSort: 'unrealistic', issueAbout: 'nobody' });
  await tom.presses('Next', {
    issueExplored: 'She says there is no point.',
    issueOptions: 'Her garden.',
    issueAgreement: 'reached',
    issueAgreed: 'A walk.',
  });
  await tom.presses('Record this');
  await tom.says('note a request for Ada Palmer');
  await tom.presses('Next', { from: 'sarah', wish: 'support', what: 'Fewer calls.', about: 'none' });
  await tom.presses('Record this');
  await tom.says('other help for Ada Palmer');
  await tom.presses('Next', { need: 'Falls' });
  await tom.presses('Next', { service: 'else', step: 'referred' });
  await tom.presses('Next', { serviceElse: 'Steady walks', personAgrees: 'yes' });
  await tom.presses('Record this');
  await tom.says('weekly question for Ada Palmer: less would do');
  await tom.says('record it');
  await world.ticks();
  return world;
}

/** What must be listed, and reminded of, however long the bot was away. */
const DUE = ['Answer Sarah Palmer', 'Look at the issue again', 'what came of the referral'] as const;

test('S61: whatever days the bot is away, nothing is forgotten, and nobody is reminded twice on a day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), async (there) => {
      const world = await begun();
      const heard: string[] = [];
      for (const [day, isThere] of there.entries()) {
        world.clock.pass({ days: 1 });
        if (!isThere && day < there.length - 1) continue;
        const sent = [...(await world.ticks()), ...(await world.ticks()), ...(await world.ticks())];
        heard.push(textsIn(sent).join('\n'));
        const each = sent.map(({ address, message }) => JSON.stringify([address.conversation, textsIn(message)]));
        expect(each).toEqual([...new Set(each)]);
      }
      // All that waits is found by the lists, and no reminder of it is owed any more.
      const waiting = await world.app.records.waitingFor(staffCalled('Tom Reed').id);
      const words = waiting.flatMap(({ duties }) => duties.map((duty) => duty.words)).join('\n');
      for (const says of DUE) expect(words).toContain(says);
      const about = await world.app.records.about(personId('ada'));
      expect(about.flatMap(({ dueDuties }) => dueDuties)).toEqual([]);
      expect(heard.join('')).not.toBe('');
      expect(world.surprises).toEqual([]);
    }),
    { numRuns: 6 },
  );
});
