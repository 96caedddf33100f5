import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { checkNhsNumber, NhsNumber, wordsForNhsNumber } from '../../src/people/nhs-number.ts';

const VALID = '9434765919';
const nineDigits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 });

/** The tenth digit as a textbook gives it, step by step; 10 means that there is none. */
function tenth(nine: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += (nine[place] ?? 0) * (10 - place);
  const left = 11 - (sum % 11);
  return left === 11 ? 0 : left;
}
const anyValid = nineDigits.filter((nine) => tenth(nine) !== 10).map((nine) => `${nine.join('')}${tenth(nine)}`);

describe('facts section 5: an NHS number is checked as it is typed', () => {
  test.each([
    '9434765919',
    '943 476 5919',
    '943-476-5919',
    ' 943–476–5919 ',
    '943\u00a0476\u00a05919',
    '94 34 76 59 19',
    '9990000018',
  ])('%s is one', (typed) => {
    expect(checkNhsNumber(typed)).toEqual({ ok: true, value: typed.replace(/\D/gu, '') });
  });

  test.each([
    '',
    ' ',
    '943476591',
    '94347659190',
    '943 476 591X',
    'A943 476 5919',
    '943.476.5919',
    '٩٤٣٤٧٦٥٩١٩',
    'none',
  ])('"%s" has not ten digits', (typed) => {
    expect(checkNhsNumber(typed)).toEqual({ ok: false, refusal: 'length' });
  });

  test.each(['9434765918', '9434765910', '1234567890', '9434756919'])('%s has been mistyped', (typed) => {
    expect(checkNhsNumber(typed)).toEqual({ ok: false, refusal: 'check-digit' });
  });

  test('it is shown three, three and four digits', () => {
    expect(wordsForNhsNumber(NhsNumber.parse(VALID))).toBe('943 476 5919');
  });

  test('nothing but ten digits that fit is an NhsNumber', () => {
    expect(NhsNumber.safeParse('943 476 5919').success).toBe(false);
    expect(NhsNumber.safeParse('9434765918').success).toBe(false);
  });
});

describe('over all numbers', () => {
  test('each first nine digits have exactly the tenth that the rule gives, and none when it gives 10', () => {
    fc.assert(
      fc.property(nineDigits, (nine) => {
        const fitting = Array.from({ length: 10 }, (_, digit) => digit).filter(
          (digit) => checkNhsNumber(`${nine.join('')}${digit}`).ok,
        );
        expect(fitting).toEqual(tenth(nine) === 10 ? [] : [tenth(nine)]);
      }),
    );
  });

  test('one wrong digit, or two neighbours swapped, is always noticed', () => {
    fc.assert(
      fc.property(anyValid, fc.nat(9), fc.integer({ min: 1, max: 9 }), (valid, place, more) => {
        const digits = Array.from(valid, Number);
        const wrong = digits.with(place, ((digits[place] ?? 0) + more) % 10).join('');
        expect(checkNhsNumber(wrong)).toEqual({ ok: false, refusal: 'check-digit' });
        const [here = 0, next = 0] = [digits[place], digits[place + 1]];
        fc.pre(place < 9 && here !== next);
        const swapped = digits
          .with(place, next)
          .with(place + 1, here)
          .join('');
        expect(checkNhsNumber(swapped)).toEqual({ ok: false, refusal: 'check-digit' });
      }),
    );
  });

  test('what is shown reads back as the same number', () => {
    fc.assert(
      fc.property(anyValid, (valid) => {
        expect(checkNhsNumber(wordsForNhsNumber(NhsNumber.parse(valid)))).toEqual({ ok: true, value: valid });
      }),
    );
  });
});
