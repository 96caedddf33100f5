import { describe, expect, test } from '@jest/globals';
import { World } from '../support/talk.ts';

const typed = async (says: string) => (await World.open()).chat('Tom Reed').says(says);

describe('R1: "Ask Imran Khan, and note what they say" is answered by typing', () => {
  test.each([
    ['asked imran - hes not happy', 'Answer: No'],
    ['asked imran, he was against it', 'Answer: No'],
    ['i asked imran on the phone yesterday - said no', 'Answer: No; How: By phone; On: Sun 22 Nov 2026'],
    ["asked imran: he's fine", 'Answer: Yes'],
    ['asked imran, ok with it', 'Answer: Yes'],
  ])('"%s"', async (says, words) => {
    expect((await typed(says)).words).toContain(`Who: Imran Khan (not reached yet); ${words}`);
  });

  test.each(['imran not in, try again tmrw', 'imran wasnt home', 'imrans out today'])(
    '"%s": nobody was reached, so it still waits',
    async (says) => {
      const { words, text } = await typed(says);
      expect(words).toBe(
        '"Ask Imran Khan, and note what they say" still waits for you, and I remind you of it. Nothing more is noted.',
      );
      expect(text).toContain('Monitoring change');
    },
  );

  test('what somebody says about something else is no answer to the change', async () => {
    expect((await typed('asked ada - shes not happy with lunch')).words).toContain('I could not tell');
  });
});

describe('P30: "Write the new monitoring into the folder" is answered by typing', () => {
  test.each(['wrote it in faridas folder', 'folder done', 'ive written it in the folder', 'faridas folder is done'])(
    '"%s", and yes',
    async (says) => {
      const tom = (await World.open()).chat('Tom Reed');
      expect((await tom.says(says)).words).toContain('Nothing is noted yet.');
      expect((await tom.says('yes')).text).toContain('It is noted that the folder in the home says it now.');
      expect((await tom.says('home')).text).not.toContain('into the folder');
    },
  );
});
