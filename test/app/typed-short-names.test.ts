import { describe, expect, test } from '@jest/globals';
import { fullNamesOf, isGivenName } from '../../src/people/given-names.ts';
import { buttonsOf, World } from '../support/talk.ts';

const typed = async (who: string, says: string) => (await World.open()).chat(who).says(says);
const NOBODY = 'I know nobody by that name whom you can see.';

describe('a name for short, which a colleague has too', () => {
  test.each(['sam didnt do his exercises today again', "sam's exercises were not done", 'sam'])(
    '"%s": Samuel Okafor or Sam Cole is asked, and what was said goes on',
    async (says) => {
      const tom = (await World.open()).chat('Tom Reed');
      const { words, text } = await tom.says(says);
      expect(words).toBe('Do you mean Samuel Okafor (RB-1048), or your colleague Sam Cole (service manager)?');
      expect(text).not.toContain('Recorded by');
      expect((await tom.says('Samuel Okafor (RB-1048)')).words).not.toContain('I did not understand');
    },
  );

  test('with the surname it is the person, and it is asked', async () => {
    expect((await typed('Tom Reed', 'sam okafor walked to church')).words).toBe(
      'Nobody is called exactly that. Do you mean Samuel Okafor (RB-1048)?',
    );
  });

  test('a whole name of a colleague is the colleague', async () => {
    expect((await typed('Tom Reed', 'what has Sam Cole done')).text).toContain('Recorded by Sam Cole');
  });

  test('what short names may stand for', () => {
    expect(fullNamesOf('sam')).toEqual(['samuel', 'samantha']);
    expect(fullNamesOf('visit')).toEqual([]);
    expect(['betty', 'jean', 'kofi'].every(isGivenName)).toBe(true);
    expect(['will', 'bill', 'lunch', 'mark'].some(isGivenName)).toBe(false);
  });
});

describe('S10: of whoever is not found one thing is said, whether they are known to somebody or not', () => {
  test.each([
    ['Ana Lopez', 'jean doyle doesnt want to see me til thurs'],
    ['Ana Lopez', 'doris smith doesnt want to see me til thurs'],
    ['Ana Lopez', 'betty 3pm tues visit with ana and tom'],
    ['Ana Lopez', 'mavis 3pm tues visit with ana and tom'],
    ['Ana Lopez', 'actually its jean'],
    ['Tom Reed', 'ivy 2x a day not 3'],
    ['Tom Reed', 'who looks after betty'],
    ['Tom Reed', 'ken rang. wants you to ring back b4 5'],
    ['Tom Reed', 'walter rang. wants you to ring back b4 5'],
    ['Ana Lopez', 'change monitoring for jean'],
  ])('%s: "%s"', async (who, says) => {
    expect((await typed(who, says)).words).toContain(NOBODY);
  });

  test('"mrs kahn" in small letters: which Mrs Khan', async () => {
    const { words } = await typed('Priya Shah', 'mrs kahn wont have the nurse any more');
    expect(words).toContain('Do you mean Farida Khan (RB-1055), Nadia Khan (RB-1062)?');
  });
});

describe('somebody of mine without a plan', () => {
  test.each(['frank less visits', 'Frank Hughes: less visits'])(
    '"%s" finds them, and offers to start one',
    async (says) => {
      const grace = (await World.open()).chat('Grace Obi');
      const { text, card } = await grace.says(says);
      expect(text).toContain('There is no agreed plan yet');
      expect(buttonsOf(card).map(({ title }) => title)).toContain('Start a plan');
      expect((await grace.presses('Start a plan')).text).toContain('What matters to Frank?');
    },
  );

  test('told in full, it is offered in words', async () => {
    const grace = (await World.open()).chat('Grace Obi');
    expect((await grace.says('frank hughes lunch visit stops from tomorrow')).words).toContain('no agreed plan yet');
    expect((await grace.says('Start a plan')).text).toContain('What matters to Frank?');
  });

  test('P12: "franks wife died": she is taken out of his circle by whoever may', async () => {
    expect((await typed('Leo Marsh', 'franks wife died')).words).toContain(
      'Who: Linda Hughes (wife, carer); Why: Another reason; Reason: died.',
    );
    expect((await typed('Grace Obi', 'franks wife died')).words).toContain('Please tell Leo Marsh.');
  });
});
