import { describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../support/talk.ts';

/** What is typed into a form and is for something else: the form is saved for later, and no answer of it is changed. */

async function inSamuelsForm(more = ''): Promise<Chat> {
  const tom = (await World.open()).chat('Tom Reed');
  await tom.says(`change monitoring for samuel okafor: a call on Mondays${more}`);
  return tom;
}

const OFFERED = /Shall I save (?:this form for later and do that instead|it for later and go to who you named)/u;

describe('issue 12: a command with a name and words, typed into an open form', () => {
  test.each(['note evidence for samuel: cooked his own egg', 'note evidence for ada: she made toast'])(
    '"%s" is offered instead',
    async (says) => {
      const tom = await inSamuelsForm();
      const asked = await tom.says(says);
      expect(asked.words).toMatch(OFFERED);
      const done = await tom.says('yes');
      expect(done.text).toContain(says.slice(says.indexOf(':') + 2));
    },
  );

  test('also with an agreement at its end', async () => {
    const tom = await inSamuelsForm();
    const asked = await tom.says('change monitoring for ada palmer: less, a call on Mondays, ada and sarah agree');
    expect(asked.words).toMatch(OFFERED);
  });
});

describe('R38: "no" to "is anybody hurt?" is no answer to the form', () => {
  test.each(['samuel fell off the chair, hes up, bit sore, no ambulance', 'he fell off the chair'])(
    'after "%s"',
    async (says) => {
      const tom = await inSamuelsForm(' because he walks');
      const asked = await tom.says(says);
      expect(asked.words).toContain('Then call 999 first.');
      expect(asked.words).toContain('Shall I save this form for later');
      const no = await tom.says('no');
      expect(no.text).not.toMatch(/agrees: No|does not agree,/u);
    },
  );
});

describe('R12: words to a form at its check, after help', () => {
  test.each([
    ['record it', 'Recorded as'],
    ['back', 'Does anybody doubt'],
    ['less', 'More or less: Less'],
    ['cancel', 'Bring it back'],
    ['stop', 'Bring it back'],
    ['save for later', 'Saved for later'],
    ['yes', 'Nothing is recorded yet'],
    ['ok', 'Nothing is recorded yet'],
  ])('"%s" is for the form', async (says, words) => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for ada palmer: a call on Mondays because she walks alone, both agree');
    expect((await tom.says('help')).words).toContain('Your form is still open. Type "show the form"');
    expect((await tom.says(says)).text).toContain(words);
  });
});

describe('R12: words to a form that was left at its check', () => {
  test.each(['record it', 'back', 'cancel', 'stop'])('"%s" says how it comes back', async (says) => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for ada palmer: a call on Mondays because she walks alone, both agree');
    expect((await tom.says('home')).words).toContain('Your form is saved for later. Type "show the form"');
    expect((await tom.says(says)).words).toContain('Your form is saved for later, and nothing of it is recorded.');
    expect((await tom.says('show the form')).text).toContain('she walks alone');
  });
});
