import { z } from 'zod';
import { ok, refuse, type Result } from '../kernel/result.ts';

/**
 * Weights 10 to 2 on the first nine digits; 11 less the sum modulo 11 is the tenth. 11 stands for 0, and a computed 10 equals no digit,
 * so that such a number is never valid (NHS Data Dictionary, NHS NUMBER).
 */
function checkDigitFits(digits: string): boolean {
  const sum = Array.from(digits.slice(0, 9), Number).reduce((total, digit, place) => total + digit * (10 - place), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** Ten digits without spaces, the last of which fits the others. Shown 3-3-4; never asked for, never in a notification. */
export const NhsNumber = z
  .string()
  .regex(/^\d{10}$/u)
  // All one digit is what is written where there is none.
  .refine((digits) => checkDigitFits(digits) && !/^(\d)\1*$/u.test(digits))
  .brand<'NhsNumber'>();
export type NhsNumber = z.infer<typeof NhsNumber>;

/**
 * Reads an NHS number as people type it: spaces and dashes anywhere, nothing else.
 * Refusals: `length` when that does not leave ten digits, `check-digit` when one of them is mistyped.
 */
export function checkNhsNumber(text: string): Result<NhsNumber, 'length' | 'check-digit'> {
  const digits = text.replace(/[\s\-\u2010-\u2015\u2212]/gu, '');
  if (!/^\d{10}$/u.test(digits)) return refuse('length');
  const read = NhsNumber.safeParse(digits);
  return read.success ? ok(read.data) : refuse('check-digit');
}

/** As it is read aloud: `943 476 5919`. */
export const wordsForNhsNumber = (number: NhsNumber): string =>
  `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
