/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, test } from '@jest/globals';
import {
  ADA,
  CIRCLE,
  first,
  FIRST_HOLDS,
  given,
  NURSE,
  propose,
  recipientOf,
  revise,
  revision,
  SARAH,
  TOM,
  tomAgrees,
  wasProposed,
  revised,
} from '../support/plan.ts';

describe('R17: a copy goes to the same people as before, unless somebody says why not', () => {
  const copyTo = [ADA, TOM].map(recipientOf);

  test('one always lies in the home', () => {
    given()
      .when(propose(first({ copyTo: [recipientOf(TOM)] })))
      .thenRefused('PLAN.HOME-WITHOUT-COPY');
  });

  test('who gets copies of a first plan needs no reason', () => {
    given()
      .when(propose(first({ copyTo })))
      .then(wasProposed(first({ copyTo })), tomAgrees);
  });

  test.each([
    ['fewer', [ADA, TOM]],
    ['more', [...CIRCLE, NURSE]],
    ['as many, and others', [ADA, SARAH, TOM, NURSE]],
  ])('%s than before: only with a reason', (_, people) => {
    const others = { copyTo: people.map(recipientOf) };
    given(...FIRST_HOLDS)
      .when(revise(others))
      .thenRefused('PLAN.COPY-REASON-MISSING');
    given(...FIRST_HOLDS)
      .when(revise({ ...others, copyChange: { why: 'people', reason: ' \n' } }))
      .thenRefused('PLAN.COPY-REASON-MISSING');
    const reason = { ...others, copyChange: { why: 'consent' as const, reason: 'She asked for it.' } };
    given(...FIRST_HOLDS)
      .when(revise(reason))
      .then(...revised(reason));
  });

  test('the same people in another order are the same people', () => {
    const reversed = { copyTo: CIRCLE.toReversed().map(recipientOf) };
    given(...FIRST_HOLDS)
      .when(revise(reversed))
      .then(...revised(reversed));
  });

  test('a reason for what has not changed is not kept', () => {
    given(...FIRST_HOLDS)
      .when(revise({ copyChange: { why: 'consent', reason: '' } }))
      .then(...revised());
  });

  test('"before" is what was agreed, not what was only proposed', () => {
    const fewer = wasProposed(revision({ id: 'other', copyTo }), 2);
    given(...FIRST_HOLDS, fewer)
      .when(revise({ copyTo }, { seen: '1.other' }))
      .thenRefused('PLAN.COPY-REASON-MISSING');
  });
});
