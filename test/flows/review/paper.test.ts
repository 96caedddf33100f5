import { expect, test } from '@jest/globals';
import { reviewPaper } from '../../../src/flows/review/paper.ts';
import { HELD } from '../../support/review.ts';

test('R29: the review on paper, in large print too, says what comes next first, and names nobody in its title', () => {
  const paper = reviewPaper(HELD, {
    person: { name: 'Ada Palmer', preferredName: 'Ada' },
    reference: 'RV-AAAA-BBBB',
  });
  expect(paper.name).toBe('RV-AAAA-BBBB-review');
  for (const large of [false, true]) {
    const sheet = paper.sheet(large);
    const headings = sheet.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(headings.slice(0, 2)).toEqual(['Review for Ada Palmer', 'What comes next']);
    const words = JSON.stringify(sheet.blocks);
    for (const one of [
      'It goes on as it is',
      'The next review is on Wed 9 Dec 2026, by Tom Reed.',
      'What Ada thinks',
      'I manage.',
      'What Sarah Palmer thinks',
      'She does more.',
      'Walks to the gate.',
    ])
      expect(words).toContain(one);
    expect(JSON.stringify(sheet.title)).not.toContain('Ada');
    expect(sheet.large).toBe(large);
  }
});
