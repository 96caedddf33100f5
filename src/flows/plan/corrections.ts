import { defineFlow, type AnyFlow } from '../flow.ts';
import { planAmendmentCorrection } from './amendment-correction.ts';
import { planAnswerCorrection } from './answer-correction.ts';
import { planCopyCorrection } from './copy-correction.ts';
import type { Plans } from './plans.ts';

/** What was noted wrongly about a plan is put right: something written by hand, a copy, a yes (P18). */
export const planCorrections = (plans: Plans): readonly AnyFlow[] => [
  defineFlow(planAmendmentCorrection(plans)),
  defineFlow(planCopyCorrection(plans)),
  defineFlow(planAnswerCorrection(plans)),
];
