import { describe, expect, test } from '@jest/globals';
import {
  fromWords,
  kindWords,
  meanwhileWords,
  triggerWords,
  untilACopy,
  wordsFor,
} from '../../../src/flows/plan/wording.ts';
import { startingFrom } from '../../../src/flows/plan/content.ts';
import type { PlanRefusal } from '../../../src/plans/commands.ts';
import type { PlanFact } from '../../../src/plans/facts.ts';
import { nothingYet } from '../../../src/plans/plan.ts';
import { seenNow } from '../../../src/plans/seen.ts';
import { day, FIRST_HOLDS, planAfter, SECOND_HOLDS, SECOND_PROPOSED } from '../../support/plan.ts';

const DAY = day('2026-11-03');

/** Each with the question that it stands beside: a missing one does not compile. */
const REFUSALS: {
  readonly [C in PlanRefusal['code']]: readonly [Extract<PlanRefusal, { code: C }>, string | undefined];
} = {
  'PLAN.NONE': [{ code: 'PLAN.NONE' }, undefined],
  'PLAN.NO-PROPOSAL': [{ code: 'PLAN.NO-PROPOSAL' }, undefined],
  'PLAN.CHANGED-MEANWHILE': [{ code: 'PLAN.CHANGED-MEANWHILE', now: nothingYet }, undefined],
  'PLAN.ANSWERED-MEANWHILE': [{ code: 'PLAN.ANSWERED-MEANWHILE' }, undefined],
  'PLAN.CHANGES-NOTHING': [{ code: 'PLAN.CHANGES-NOTHING' }, 'parts'],
  'PLAN.NO-OUTCOME': [{ code: 'PLAN.NO-OUTCOME' }, 'outcomes'],
  'PLAN.VISITS-IMPOSSIBLE': [{ code: 'PLAN.VISITS-IMPOSSIBLE', why: 'Tom cannot.' }, 'visits'],
  'PLAN.BEFORE-REABLEMENT': [{ code: 'PLAN.BEFORE-REABLEMENT', started: DAY }, 'startsOn'],
  'PLAN.BEFORE-PLAN': [{ code: 'PLAN.BEFORE-PLAN', began: DAY }, 'startsOn'],
  'PLAN.END-MISSING': [{ code: 'PLAN.END-MISSING' }, 'visits'],
  'PLAN.ENDS-BEFORE-START': [{ code: 'PLAN.ENDS-BEFORE-START', starts: DAY }, 'visits'],
  'PLAN.OVER-ALREADY': [{ code: 'PLAN.OVER-ALREADY', until: DAY }, 'visits'],
  'PLAN.TOO-FAR': [{ code: 'PLAN.TOO-FAR', latest: DAY }, undefined],
  'PLAN.TRIGGER-MISSING': [{ code: 'PLAN.TRIGGER-MISSING' }, 'trigger'],
  'PLAN.KIND-MISSING': [{ code: 'PLAN.KIND-MISSING' }, 'kinds'],
  'PLAN.OTHERWISE-MISSING': [{ code: 'PLAN.OTHERWISE-MISSING' }, 'otherwise'],
  'PLAN.EVIDENCE-MISSING': [{ code: 'PLAN.EVIDENCE-MISSING' }, 'evidence'],
  'PLAN.EVIDENCE-IN-FUTURE': [{ code: 'PLAN.EVIDENCE-IN-FUTURE' }, 'evidence'],
  'PLAN.HOME-WITHOUT-COPY': [{ code: 'PLAN.HOME-WITHOUT-COPY' }, 'copyTo'],
  'PLAN.COPY-REASON-MISSING': [{ code: 'PLAN.COPY-REASON-MISSING' }, 'copyReason'],
  'PLAN.VIEWS-MISSING': [{ code: 'PLAN.VIEWS-MISSING' }, 'views'],
  'PLAN.WELLBEING-MISSING': [{ code: 'PLAN.WELLBEING-MISSING' }, 'wellbeingImpact'],
  'PLAN.TRIES-MISSING': [{ code: 'PLAN.TRIES-MISSING' }, 'tries'],
  'PLAN.DECIDING': [{ code: 'PLAN.DECIDING', problem: 'CAPACITY.WISHES-MISSING' }, 'wishes'],
  'PLAN.IN-THEIR-FORM': [{ code: 'PLAN.IN-THEIR-FORM', lacking: 'why' }, 'whyNotInForm'],
  'PLAN.REASON-MISSING': [{ code: 'PLAN.REASON-MISSING' }, 'reason'],
  'PLAN.NOT-A-PARTY': [{ code: 'PLAN.NOT-A-PARTY' }, 'who'],
  'PLAN.NOT-NOTED-FOR-YOU': [{ code: 'PLAN.NOT-NOTED-FOR-YOU' }, undefined],
  'PLAN.ANOTHER-ASKED': [{ code: 'PLAN.ANOTHER-ASKED' }, undefined],
  'PLAN.THEIRS-TO-SAY': [{ code: 'PLAN.THEIRS-TO-SAY' }, 'who'],
  'PLAN.ASKED-ALREADY': [{ code: 'PLAN.ASKED-ALREADY' }, 'parts'],
  'PLAN.IN-THE-FUTURE': [{ code: 'PLAN.IN-THE-FUTURE' }, 'on'],
  'PLAN.NOT-AGREED-YET': [{ code: 'PLAN.NOT-AGREED-YET', waiting: ['Ada Palmer', 'Ana Lopez'] }, 'of'],
  'PLAN.LOOK-MISSING': [{ code: 'PLAN.LOOK-MISSING' }, undefined],
  'PLAN.OTHER-VERSION': [{ code: 'PLAN.OTHER-VERSION' }, undefined],
  'PLAN.NO-SUCH-VERSION': [{ code: 'PLAN.NO-SUCH-VERSION' }, 'of'],
  'PLAN.NOT-WHAT-IT-SAYS': [{ code: 'PLAN.NOT-WHAT-IT-SAYS', named: 'minutes' }, 'written'],
  'PLAN.BEFORE-AGREED': [{ code: 'PLAN.BEFORE-AGREED', agreed: DAY }, 'on'],
  'PLAN.BEFORE-ASKED': [{ code: 'PLAN.BEFORE-ASKED', asked: DAY }, 'on'],
  'PLAN.ANSWERED-SINCE': [{ code: 'PLAN.ANSWERED-SINCE', name: 'Ana Lopez', on: DAY }, 'on'],
  'PLAN.NO-SUCH-NOTE': [{ code: 'PLAN.NO-SUCH-NOTE' }, 'which'],
  'PLAN.LINE-CHANGED': [{ code: 'PLAN.LINE-CHANGED' }, undefined],
  'PLAN.CHANGE-OF-ANOTHER': [{ code: 'PLAN.CHANGE-OF-ANOTHER' }, undefined],
  'PLAN.BACK-IN-PLAN': [{ code: 'PLAN.BACK-IN-PLAN' }, undefined],
  'PLAN.PART-IN-IT': [{ code: 'PLAN.PART-IN-IT' }, undefined],
  'PLAN.NOTE-OF-ANOTHER': [{ code: 'PLAN.NOTE-OF-ANOTHER' }, 'which'],
  'PLAN.OBJECTED': [{ code: 'PLAN.OBJECTED', by: ['Ana Lopez'] }, 'of'],
  'PLAN.NO-COPY-DUE': [{ code: 'PLAN.NO-COPY-DUE' }, 'who'],
};

describe('every refusal says what to do, beside its question', () => {
  test.each(Object.values(REFUSALS))('%j', (refusal, question) => {
    const worded = wordsFor(refusal);
    expect(worded.question).toBe(question);
    expect(worded.words).toMatch(/^[A-Z].*[.?]$/u);
  });

  test('days are said in words', () => {
    for (const code of [
      'PLAN.BEFORE-REABLEMENT',
      'PLAN.BEFORE-PLAN',
      'PLAN.ENDS-BEFORE-START',
      'PLAN.BEFORE-AGREED',
    ] as const)
      expect(wordsFor(REFUSALS[code][0]).words).toContain('Tue 3 Nov 2026');
  });

  test('R13: whoever has not agreed yet is named', () => {
    expect(wordsFor(REFUSALS['PLAN.NOT-AGREED-YET'][0]).words).toContain('Still open: Ada Palmer and Ana Lopez.');
  });
});

describe('S53: what somebody else did meanwhile', () => {
  const words = (facts: readonly PlanFact[], before: readonly PlanFact[] = []) => {
    const [was, now] = [planAfter(before), planAfter(facts)];
    const base = { seen: seenNow(was), content: startingFrom(was, DAY) };
    return meanwhileWords({ now, theirs: startingFrom(now, DAY), base, who: 'Tom Reed' });
  };
  const monitored: PlanFact = { type: 'monitoring-changed', record: 'one', startsOn: DAY, words: 'A call a day' };

  test('proposed a change: who, and what of the plan it touches', () => {
    expect(words(SECOND_PROPOSED, FIRST_HOLDS)).toBe(
      'While you were writing, Tom Reed proposed a change: Visit: Every day, 19:00. What you entered is kept, and joined with it. Please check it, and record it again.',
    );
  });

  test('a version was agreed', () => {
    expect(words(SECOND_HOLDS, FIRST_HOLDS)).toContain('version 2 was agreed: Visit');
  });

  test('P10: only the monitoring was changed: no version was agreed, and nobody proposed anything', () => {
    const SAYS = /^While you were writing, how progress is monitored was changed\. What you/u;
    expect(words([...FIRST_HOLDS, monitored], FIRST_HOLDS)).toMatch(SAYS);
    expect(words([...SECOND_PROPOSED, monitored], SECOND_PROPOSED)).toMatch(/how progress is monitored was changed/u);
  });

  test('a change was withdrawn, which is no agreed version', () => {
    expect(words([...SECOND_PROPOSED, { type: 'withdrawn', reason: 'No.' }], SECOND_PROPOSED)).toContain(
      'the change that people were asked about was withdrawn: Visit',
    );
  });

  test('of many changes four are named, and how many more', () => {
    expect(words(FIRST_HOLDS)).toMatch(/Equipment and 2 more\. What you/u);
  });
});

test('R7, R8, R10: four examples and something else', () => {
  expect([triggerWords, kindWords, fromWords].map((words) => Object.keys(words).length)).toEqual([5, 5, 4]);
});

test('R16: until a revised copy is there, the plan in the home holds', () => {
  expect([2, 96].map(untilACopy)).toEqual([
    'Until you have a revised copy, follow the plan in the person’s home.',
    'Until you have a revised copy, follow the plan in the person’s home.',
  ]);
  // Of a first plan nothing lies in the home yet.
  expect(untilACopy(1)).toBe('Until you have your copy, follow the plan in the person’s home once it is there.');
});
