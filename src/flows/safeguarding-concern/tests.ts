import { TESTS, type Decision } from './facts.ts';

type Decided = Pick<Decision, 'tests' | 'what'>;

/** All three tests of s42 are met, and there is to be no enquiry: the council must make one, or cause it to be made (Care Act s42). */
export const noEnquiryThough = ({ tests, what }: Decided): boolean =>
  what === 'not-enquiry' && tests !== undefined && TESTS.every((test) => tests[test].met === 'met');

/** One of them is not met, and there is to be one all the same. */
export const enquiryThough = ({ tests, what }: Decided): boolean =>
  what === 'enquiry' && tests !== undefined && TESTS.some((test) => tests[test].met === 'not-met');

/** Why is asked. */
export const isAgainstTests = (decided: Decided): boolean => noEnquiryThough(decided) || enquiryThough(decided);
