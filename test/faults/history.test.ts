import { describe, expect, test } from '@jest/globals';
import { unexplained, type Observed } from './history.ts';

describe('S61: the checker of histories', () => {
  const write = (what: string, began: number, ended = began + 1) => ({ what, began, ended });
  const look = (told: number, began: number) => ({ told, began, ended: began + 1 });
  const whole: Observed = {
    writes: [write('began', 0), write('told a', 10), write('told b', 20), write('told c', 30, Infinity)],
    reads: [look(0, 5), look(1, 15), look(2, 25)],
    facts: ['began', undefined, 'told a', 'told b'],
  };

  test('has nothing to say of one that is as it was seen, with or without what nobody heard of', () => {
    expect(unexplained(whole)).toEqual([]);
    expect(unexplained({ ...whole, facts: [...whole.facts, 'told c'] })).toEqual([]);
  });

  test('finds a write that was acknowledged and lost', () => {
    expect(unexplained({ ...whole, reads: [], facts: ['began', undefined, 'told b'] })).toEqual([
      'told a was acknowledged and is not there',
    ]);
  });

  test('finds one that is there twice, and one that nobody asked for', () => {
    expect(unexplained({ ...whole, reads: [], facts: [...whole.facts, 'told a', 'told d'] })).toEqual([
      'told a is there 2 times',
      'told d was asked for by nobody',
    ]);
  });

  test('finds two that happened one after the other, and stand the other way about', () => {
    expect(unexplained({ ...whole, reads: [], facts: ['began', undefined, 'told b', 'told a'] })).toEqual([
      'told b came after told a, and stands before it',
    ]);
  });

  test('finds a look that did not see what was acknowledged before it, and one that saw it too early', () => {
    expect(unexplained({ ...whole, reads: [look(0, 15)] })).toEqual([
      'a look at 0 told came after told a, and stands before it',
    ]);
    expect(unexplained({ ...whole, reads: [look(2, 15)] })).toEqual([
      'told b came after a look at 2 told, and stands before it',
    ]);
  });

  test('finds a look that goes back behind an earlier one, though no write says so', () => {
    const unheard = [write('began', 0), write('told a', 10, Infinity)];
    const facts = ['began', undefined, 'told a'];
    expect(unexplained({ writes: unheard, reads: [look(1, 12), look(0, 15)], facts })).toEqual([
      'a look at 0 told came after a look at 1 told, and stands before it',
    ]);
  });
});
