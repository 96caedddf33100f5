import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Day } from '../../src/kernel/days.ts';
import { saysNothing } from '../../src/people/agreement.ts';
import {
  deciderIn,
  decidingOnly,
  decidingRows,
  decidingSentence,
  mattersIn,
  problemIn,
  restrictionIn,
  type Deciding,
} from '../../src/people/capacity.ts';

const TODAY = Day.parse('2026-11-23');
const ASSESSED = { answer: 'lacks', by: 'Ana Lopez, occupational therapist', on: TODAY } as const;
const WISHES = { shown: 'Pushes at the door.', objects: 'yes' } as const;
const DOCUMENT = {
  kind: 'attorney',
  key: 'helen',
  name: 'Helen Bell',
  covers: true,
  seen: true,
  seenBy: 'Priya Shah, social worker',
  seenOn: TODAY,
  lessRestrictive: 'A chime on the door.',
} as const;
const BEST = {
  kind: 'best-interests',
  decidedBy: 'Priya Shah, social worker',
  on: TODAY,
  consulted: 'Helen: she worries about the road.',
  lessRestrictive: 'A chime on the door; a walk each evening.',
} as const;
const LACKS: Deciding = { capacity: ASSESSED, wishes: WISHES, authority: DOCUMENT };

describe('R45: who decides stands only with all that it needs', () => {
  test('capacity is presumed where the record has it, and not known is no lack', () => {
    expect(problemIn({ capacity: { answer: 'has' } }, TODAY)).toBeUndefined();
    expect(problemIn({ capacity: { answer: 'unknown' } }, TODAY)).toBeUndefined();
    expect(mattersIn({ capacity: { answer: 'unknown' } }, 'A call')).toEqual(['assess']);
  });

  test.each([
    [{ ...LACKS, capacity: { answer: 'lacks' } }, 'CAPACITY.ASSESSOR-MISSING'],
    [{ ...LACKS, capacity: { ...ASSESSED, on: Day.parse('2026-11-24') } }, 'CAPACITY.IN-THE-FUTURE'],
    [{ ...LACKS, wishes: { ...WISHES, shown: 'x' } }, 'CAPACITY.WISHES-MISSING'],
    [{ capacity: ASSESSED, wishes: WISHES }, 'CAPACITY.DECIDER-MISSING'],
    [{ ...LACKS, authority: { ...DOCUMENT, seen: false } }, 'CAPACITY.AUTHORITY-NOT-SEEN'],
    [{ ...LACKS, authority: { ...DOCUMENT, covers: false } }, 'CAPACITY.AUTHORITY-DOES-NOT-COVER'],
    [{ ...LACKS, authority: { ...DOCUMENT, seenBy: undefined } }, 'CAPACITY.SEEN-BY-MISSING'],
    [{ ...LACKS, authority: { ...BEST, consulted: 'n/a' } }, 'CAPACITY.CONSULTED-MISSING'],
    [{ ...LACKS, authority: { ...BEST, lessRestrictive: '.' } }, 'CAPACITY.LESS-RESTRICTIVE-MISSING'],
    [{ ...LACKS, authority: { ...DOCUMENT, lessRestrictive: undefined } }, 'CAPACITY.LESS-RESTRICTIVE-MISSING'],
    [{ ...LACKS, authority: BEST }, undefined],
    [LACKS, undefined],
  ] as const)('%j: %s', (deciding, problem) => {
    expect(problemIn(deciding, TODAY)).toBe(problem);
  });

  test('P2: only authority that was seen and covers it decides, whatever else is true', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.constantFrom('has', 'lacks', 'unknown'), (seen, covers, answer) => {
        const deciding = { ...LACKS, capacity: { ...ASSESSED, answer }, authority: { ...DOCUMENT, seen, covers } };
        expect(deciderIn(deciding) !== undefined).toBe(seen && covers && answer === 'lacks');
      }),
    );
  });

  test('nothing of a lack of capacity stays with somebody who has it', () => {
    expect(decidingOnly({ ...LACKS, capacity: { answer: 'has' } })).toEqual({ capacity: { answer: 'has' } });
  });

  test('it reads on a record and, in sentences, on a copy', () => {
    expect(decidingRows(LACKS).map(({ label }) => label)).toEqual([
      'Capacity',
      'Wishes and feelings',
      'Who decides',
      'Less restrictive ways',
    ]);
    expect(decidingSentence(LACKS, 'Arthur')).toBe(
      'Arthur lacks capacity for this decision. What Arthur wants and feels: Pushes at the door. Arthur objects to this. Helen Bell decides as attorney for health and welfare.',
    );
    expect(decidingSentence({ capacity: { answer: 'has' } }, 'Ada')).toBe('');
  });
});

describe('R44: what may restrict somebody goes to the mental capacity lead', () => {
  test.each([
    ['The front door is locked from outside at night', ['locked', 'door']],
    ['Bed rails up at night', ['rails']],
    ['A sensor mat with an alarm', ['sensor', 'alarm']],
    ['one-to-one during the day', ['one-to-one']],
    ['1:1 support', ['one-to-one']],
    ['Lorazepam, medicine to calm him', ['medicine to calm']],
    ['She is kept in until lunch', ['kept in']],
    ['Restrained when washing', ['restraint']],
    ['A call every morning', []],
    ['Grab rails in the bathroom', []],
    ['Walks to the shop and back', []],
  ] as const)('%s', (text, found) => {
    expect(restrictionIn(text)).toEqual(found);
  });

  test('so does an objection of somebody who lacks capacity, and no objection of anybody else', () => {
    expect(mattersIn(LACKS, 'A call on Mondays')).toEqual(['objects']);
    expect(mattersIn({ ...LACKS, capacity: { answer: 'has' } }, 'A call on Mondays')).toEqual([]);
  });
});

describe('P5: what says nothing is nobody’s view', () => {
  test.each([
    'x',
    'X',
    'xx',
    '.',
    '...',
    '-',
    '?',
    'skip',
    'n/a',
    'N.A.',
    'none',
    'No views',
    ' same ',
    'as above',
    "don't know",
    '',
  ])('"%s"', (text) => {
    expect(saysNothing(text)).toBe(true);
  });
  test.each([
    'Mum does not know Grace.',
    'She is worried',
    'Too soon',
    'Нет, рано',
    '不要',
    'None of the visits are on time',
  ])('"%s" says something', (text) => {
    expect(saysNothing(text)).toBe(false);
  });
});
