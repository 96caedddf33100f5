import { expect, test } from '@jest/globals';
import { named } from '../../src/kernel/names.ts';

test('all are named, or two or more are counted', () => {
  expect(named(['Ada', 'Ben', 'Cat'])).toBe('Ada, Ben and Cat');
  expect(named(['Ada', 'Ben', 'Cat', 'Dan'])).toBe('Ada, Ben, Cat and Dan');
  expect(named(['Ada', 'Ben', 'Cat', 'Dan', 'Eve'])).toBe('Ada, Ben, Cat and 2 more');
});
