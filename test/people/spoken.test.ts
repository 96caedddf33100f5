import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { overheard } from '../../src/flows/monitoring/overheard.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId } from '../../src/kernel/ids.ts';
import { mentionsIn } from '../../src/people/mentions.ts';
import { MEMBER_SIGN, PERSON_SIGN, spokenIn } from '../../src/people/spoken.ts';

const FARIDA = {
  id: PersonId.parse('farida'),
  name: 'Farida Khan',
  preferredName: 'Farida',
  reference: 'RB-1055',
  circle: [{ key: 'imran', name: 'Imran Khan', part: 'carer' as const, relation: 'husband' }],
};
const TODAY = Day.parse('2026-11-25');
const oneSpaced = (text: string): string => text.trim().replace(/\s+/gu, ' ');

const WORDS = fc.constantFrom(
  'Farida',
  'Farida Khan',
  'farida',
  'Imran',
  'her husband',
  'RB-1055',
  '@',
  '#',
  'weighs',
  'her',
  'once',
  'a week',
  'because',
  'is steady',
  'from',
  'to',
  'tomorrow',
  'instead of',
  'Monday',
  ',',
  ':',
  '  ',
  'not',
  'since she',
);

describe('what is kept of a sentence is what was typed', () => {
  test('any part of what was read is a part of what was typed, names and signs as they stand there', () => {
    fc.assert(
      fc.property(fc.array(WORDS, { minLength: 1, maxLength: 14 }), fc.nat(), fc.nat(), (words, one, other) => {
        const text = words.join(' ');
        const spoken = spokenIn(text, mentionsIn(text, [FARIDA]));
        if (!spoken) return;
        const masked = oneSpaced(spoken.masked);
        const [start, end] = [one % masked.length, other % masked.length].toSorted((a, b) => a - b);
        expect(oneSpaced(text)).toContain(spoken.asTyped(masked.slice(start, end)));
        expect(spoken.asTyped(masked)).toBe(oneSpaced(text));
      }),
    );
  });

  test('so is all that a change of monitoring is filled in with', () => {
    fc.assert(
      fc.property(fc.array(WORDS, { minLength: 1, maxLength: 14 }), (words) => {
        const text = `less monitoring for Farida Khan ${words.join(' ')}`;
        const spoken = spokenIn(text, mentionsIn(text, [FARIDA]));
        const { direction: _, startsOn: __, ...texts } = overheard(spoken?.masked ?? '', TODAY)?.answers ?? {};
        for (const words of Object.values(texts)) {
          const typed = spoken?.asTyped(words) ?? '';
          // Of mere signs nothing is left: that is not filled in.
          if (typed === '') continue;
          expect(oneSpaced(text)).toContain(typed);
        }
      }),
    );
  });

  test('the signs are never typed by anybody’s button: only a name that stands alone is asked again in its sentence', () => {
    const text = 'Imran says Farida eats well';
    const spoken = spokenIn(text, mentionsIn(text, [FARIDA]));
    expect(spoken?.masked).toBe(`${MEMBER_SIGN} says ${PERSON_SIGN} eats well`);
    expect(spoken?.around?.join('RB-1055')).toBe('Imran says RB-1055 eats well');
  });
});

describe('a name of somebody else with the same surname is nobody here', () => {
  test.each([
    ['Nadia Khan declined her lunch', undefined],
    ['Nadia Khan declined', undefined],
    ['Khan declined her lunch', 'farida'],
    ['Phoned Khan this morning', 'farida'],
    ['Today Farida walked to the gate', 'farida'],
    ['Mrs Khan declined her lunch', 'farida'],
  ])('"%s"', (text, whom) => {
    const [found] = mentionsIn(text, [FARIDA]);
    expect(found === undefined ? undefined : 'farida').toBe(whom);
  });
});
