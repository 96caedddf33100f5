import { expect, test } from '@jest/globals';
import { copyOf, planPaper } from '../../../src/flows/plan/plan-sheet.ts';
import { content, day, PRIYA_SHAH } from '../../support/plan.ts';

const firstLineOf = (withoutAgreement: boolean, questioned?: true): string => {
  const line = {
    version: 2,
    id: 'form',
    seq: 7,
    agreedOn: day('2026-11-29'),
    startsOn: day('2026-12-01'),
    by: PRIYA_SHAH,
    withoutAgreement,
    questioned,
    minutes: 60,
    outcomes: {},
  };
  const reading = { person: { name: 'Farida Khan', preferredName: 'Farida' }, reference: 'RP-7K2P-4QXR' };
  const copy = copyOf({ line, content: content(), copyTo: [], since: [] }, undefined, reading, undefined);
  const texts = planPaper(copy)
    .sheet(true)
    .blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  return texts[0] ?? '';
};

test('R18: the paper in the kitchen says, as the screen does, that a version was decided without everybody’s agreement', () => {
  expect(firstLineOf(true)).toBe('Version 2, decided without everybody’s agreement on Sun 29 Nov 2026.');
  expect(firstLineOf(false)).toBe('Version 2, agreed on Sun 29 Nov 2026.');
});

test('P11: the paper of a version that is under question says that it does not apply', () => {
  expect(firstLineOf(false, true)).toBe('Version 2, under question. It does not apply.');
});
