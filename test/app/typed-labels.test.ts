import { describe, expect, test } from '@jest/globals';
import { recordsAChange } from '../support/change.ts';
import { fewerVisits, agreed } from '../support/plan-talk.ts';
import { World } from '../support/talk.ts';

/** The labels of what is in view, typed; and words that pick what was offered. */

describe('issue 12: the labels of the bot’s own buttons work typed', () => {
  test('on the card in view, as the press would, for the same person', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('show the plan for Ada Palmer');
    expect((await priya.says('History')).text).toMatch(/^History: reablement plan\nAda Palmer/u);
    expect((await priya.says('older')).text).toContain('Entries 11 to 20');
    await priya.says('show the plan for Ada Palmer');
    expect((await priya.says('get a copy')).text).toMatch(/^Your copy of version \d+\nAda Palmer/u);
  });

  test('a form that a button begins asks in words as well', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('Ada Palmer');
    const begun = await priya.says('change monitoring');
    expect(begun.text).toContain('Ada Palmer');
    expect(begun.words).toContain('How will it be?');
  });

  test('what records something is asked about first', async () => {
    const world = await World.open();
    await agreed(world, world.chat('Tom Reed'), world.chat('Priya Shah'));
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await fewerVisits(tom);
    await tom.presses('Ask everybody to agree');
    await tom.says('show the plan for Samuel Okafor');
    await tom.says('see what would change');
    const asked = await tom.says('Remind them');
    expect(asked.text).not.toContain('a reminder');
    expect((await priya.says('I agree')).text).toContain('I agree');
  });

  test('after words, the card above them is still in view; the labels of others are not', async () => {
    const world = await World.open();
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    await priya.says('show the plan for Ada Palmer');
    await priya.says('elephants');
    expect((await priya.says('history')).text).toContain('Ada Palmer');
    expect((await tom.says('older')).text).toContain('did not understand');
  });

  test('a label that is on the card more than once does not say which', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    await priya.says("what's outstanding");
    expect((await priya.says('open')).text).not.toContain('Recorded by');
  });

  test('a cancelled form is brought back', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    await priya.says('a call on Mondays');
    await priya.says('cancel');
    expect((await priya.says('bring it back')).text).toContain('Change monitoring');
    expect((await priya.says('she manages alone')).words).toContain('Does Ada agree?');
  });
});

describe('issue 12: what was offered is picked in words', () => {
  test.each(['yes', 'Yes please', 'the first one', '1', 'Ada Palmer (RB-1041)'])(
    '"%s" to "Do you mean Ada Palmer?"',
    async (says) => {
      const priya = (await World.open()).chat('Priya Shah');
      expect((await priya.says('ada palmr')).words).toContain('Do you mean Ada Palmer');
      expect((await priya.says(says)).text).toMatch(/^Ada Palmer\n/u);
    },
  );

  test('"yes" to one of several is asked again; "the second one" picks', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('mrs khan');
    expect((await priya.says('yes')).words).toContain('Which one?');
    expect((await priya.says('the second one')).text).toMatch(/^Nadia Khan\n/u);
  });

  test('half an hour later a "yes" is to nothing', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('ada palmr');
    world.clock.pass({ minutes: 31 });
    expect((await priya.says('yes')).words).toContain('so nothing is noted');
  });
});

test('"Get a copy", of nobody: whose is asked', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  expect((await priya.says('Get a copy')).words).toContain('Whose plan?');
  expect((await priya.says('get a copy for Ada Palmer')).text).toMatch(/^Your copy of version 2/u);
});
