import { describe, expect, test } from '@jest/globals';
import { textsIn, World, type Chat } from '../support/talk.ts';

/** What is asked for while a form waits: the old form is never recorded in place of it. */

const TO_CHECK = ['a call on Mondays', 'She manages alone.', 'both agree'];
const RECORDED = /Recorded as MC-/u;

async function atCheck(): Promise<Chat> {
  const priya = (await World.open()).chat('Priya Shah');
  await priya.says('change monitoring for Ada Palmer');
  for (const text of TO_CHECK) await priya.says(text);
  return priya;
}

describe('issue 12: a form that waits at its check, and something else that is typed', () => {
  test('the same again: it is asked which is meant, with what the old one says; "yes" records nothing', async () => {
    const priya = await atCheck();
    const asked = await priya.says('change monitoring for Ada Palmer');
    expect(asked.words).toContain('You began this form before, and it is not recorded yet');
    expect(asked.words).toContain('After: a call on Mondays');
    expect((await priya.says('yes')).text).not.toMatch(RECORDED);
    await priya.says('show the form');
    expect((await priya.says('record it')).text).toMatch(RECORDED);
  });

  test('the same with new words: begun again, it says those, and the old one can be brought back', async () => {
    const priya = await atCheck();
    const again = 'begin again: less monitoring for Ada Palmer, a visit on Fridays';
    expect((await priya.says('less monitoring for Ada Palmer, a visit on Fridays')).words).toContain(
      'not recorded yet',
    );
    const anew = await priya.says(again);
    expect(textsIn(anew.card)).toContain('a visit on Fridays');
    expect(textsIn(anew.card)).not.toContain('a call on Mondays');
  });

  test.each(['begin again', 'Begin again please', 'start again', 'the new one', 'new', 'start from scratch'])(
    'carry on or begin again? "%s": begun again, and asked once',
    async (says) => {
      const priya = await atCheck();
      await priya.says('change monitoring for Ada Palmer');
      const anew = await priya.says(says);
      expect(anew.text).toContain('How will it be?');
      expect(anew.text).not.toContain('She manages alone.');
    },
  );

  test.each(['carry on', 'carry on with that one', 'the old one', 'keep it', 'change monitoring for Ada Palmer'])(
    'carry on or begin again? "%s": the one that is kept, and asked once',
    async (says) => {
      const priya = await atCheck();
      await priya.says('change monitoring for Ada Palmer');
      const kept = await priya.says(says);
      expect(kept.text).toContain('Check what you entered');
      expect(kept.text).toContain('a call on Mondays');
    },
  );

  test('carry on or begin again? "no": nothing is changed, and it is said where the form is', async () => {
    const priya = await atCheck();
    await priya.says('change monitoring for Ada Palmer');
    expect((await priya.says('no')).words).toContain('Type "show the form" to carry on with it.');
  });

  test('another person: asked once; then their form opens, and it is said where the old one is', async () => {
    const priya = await atCheck();
    expect((await priya.says('change monitoring for Nadia Khan')).words).toContain('Shall I save this form for later');
    const other = await priya.says('yes');
    expect(other.text).toContain('Nadia Khan');
    expect(other.words).toContain('Saved for later: "Change monitoring" for Ada Palmer. You will find it under');
  });

  test.each(['elephants', 'a visit on Sundays'])(
    '"%s" is asked about, and "yes" to that records nothing',
    async (says) => {
      const priya = await atCheck();
      expect((await priya.says(says)).words).toMatch(/Nothing (?:was kept|is recorded yet)/u);
      expect((await priya.says('yes')).text).not.toMatch(RECORDED);
      expect((await priya.says('record it')).text).toMatch(RECORDED);
    },
  );

  test('"yes" to "shall I do that instead?" does that, and the form is saved', async () => {
    const priya = await atCheck();
    await priya.says('show the plan for Samuel Okafor');
    expect((await priya.says('yes')).text).toMatch(/Samuel Okafor/u);
    expect((await priya.says('show the form')).text).toContain('Ada Palmer');
  });

  test('"yes" to "do you want to stop?" is no yes to the question', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    for (const text of TO_CHECK.slice(0, 2)) await priya.says(text);
    expect((await priya.says('oops')).words).toContain('Do you want to stop');
    expect((await priya.says('yes')).words).toContain('Do you want to stop');
    expect((await priya.says('both agree')).words).toContain('Ada agrees: Yes');
  });

  test('what somebody says after all changes their answer', async () => {
    const priya = await atCheck();
    expect((await priya.says('sarah disagrees: she worries')).words).toMatch(
      /Sarah Palmer agrees: No.*\nSarah Palmer thinks: she worries/u,
    );
  });

  test.each(['change monitoring for Zoe Nobody', 'hello', "what's outstanding"])(
    'after "%s" a "yes" records nothing, and "show the form" goes on',
    async (says) => {
      const priya = await atCheck();
      expect((await priya.says(says)).words).toContain('Type "show the form" to carry on with it.');
      expect((await priya.says('yes')).text).not.toMatch(RECORDED);
      expect((await priya.says('show the form')).text).toContain('Check what you entered');
      expect((await priya.says('yes')).text).toMatch(RECORDED);
    },
  );
});

const { app } = await World.open();

describe('issue 12: another form that is asked for in the middle of one', () => {
  const flows = app.flows.flatMap(({ id, phrases }) =>
    id === 'monitoring-change' ? [] : phrases.map((phrase) => [phrase] as const),
  );
  test.each(flows)('"%s" is asked about once, and nothing is lost', async (phrase) => {
    const sam = (await begun()).chat('Sam Cole');
    const asked = await sam.says(phrase);
    expect(asked.words).toMatch(
      /^(?:That is for "[^"]+"\. )?Shall I save this form for later and (?:do that instead|show you what to do)|^Do you want to stop/u,
    );
    expect((await sam.says('show the form')).text).toContain('a call at noon');
  });

  test('one that was begun with a sentence holds that sentence', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('less monitoring for Ada Palmer, a visit on Fridays');
    expect((await priya.says('complaint')).words).toContain('Shall I save this form for later');
  });

  test('one in which nothing stands yet makes room at once', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    expect((await priya.says('complaint')).text).toContain('About whom?');
  });
});

let world: World | undefined;

/** A form with an answer in it, at a question in free words. */
async function begun(): Promise<World> {
  if (!world) {
    world = await World.open();
    const sam = world.chat('Sam Cole');
    await sam.says('change monitoring for Ada Palmer');
    await sam.says('less');
    await sam.says('a call at noon');
  }
  return world.copied();
}

test('issue 13: a form that was saved for later is not gone on with unasked', async () => {
  const tom = (await World.open()).chat('Tom Reed');
  await tom.says('log an issue for Ada Palmer');
  await tom.presses('Next', { issueSort: 'not-engaging', issueAbout: 'nobody' });
  await tom.presses('Save for later');
  const asked = await tom.says('log an issue for Ada Palmer');
  expect(asked.words).toContain('You began this form before');
  expect(asked.words).toContain('Does not engage with reablement');
  expect((await tom.says('begin again: log an issue for Ada Palmer')).text).toContain('What is the matter?');
});
