import { describe, expect, test } from '@jest/globals';
import { authorityAfter, authorityNamed, careAuthority } from '../../src/people/authority.ts';

describe('R45: authority follows what is on record', () => {
  test('R45: an attorney for property and affairs decides nothing about care', () => {
    expect(authorityNamed('attorney for property and affairs')).toEqual(['attorney-property']);
    expect(careAuthority({ relation: 'attorney for property and affairs' })).toBe('none');
    expect(careAuthority({ authority: ['attorney-property', 'next-of-kin'] })).toBe('none');
    expect(careAuthority({ authority: ['next-of-kin'], relation: 'brother' })).toBe('none');
  });

  test('R45: an attorney for health and welfare does, and a deputy; of whom nobody has asked, nothing is known', () => {
    expect(careAuthority({ relation: 'attorney for health and welfare' })).toBe('attorney');
    expect(careAuthority({ authority: ['attorney-health', 'attorney-property'] })).toBe('attorney');
    expect(careAuthority({ authority: ['deputy'] })).toBe('deputy');
    expect(careAuthority({ relation: 'daughter' })).toBeUndefined();
  });

  test('R45: a relation changed to one kind takes the other away; one that names no kind leaves all', () => {
    expect(authorityAfter(['attorney-health'], 'attorney for property and affairs')).toEqual(['attorney-property']);
    expect(authorityAfter(['attorney-health', 'appointee'], 'LPA, property')).toEqual([
      'attorney-property',
      'appointee',
    ]);
    expect(authorityAfter(['attorney-health'], 'daughter')).toEqual(['attorney-health']);
    expect(authorityAfter(undefined, 'daughter')).toBeUndefined();
  });
});
