import { expect, test } from '@jest/globals';
import { newToken, onlyRecordIdOf, PersonId, recordIdOf, referenceIn, referenceOf } from '../../src/kernel/ids.ts';

test('S30: no id is made twice, however many, and every character is as likely as any other', () => {
  const tokens = Array.from({ length: 5_000 }, () => newToken());
  expect(new Set(tokens).size).toBe(tokens.length);
  expect(tokens.every((token) => /^[a-z0-9]{17}$/u.test(token))).toBe(true);
  const seen = new Map<string, number>();
  for (const letter of tokens.join('')) seen.set(letter, (seen.get(letter) ?? 0) + 1);
  expect(seen.size).toBe(31);
  // 85,000 characters: about 2,742 of each, and six standard deviations to either side of it.
  expect(Math.min(...seen.values())).toBeGreaterThan(2_430);
  expect(Math.max(...seen.values())).toBeLessThan(3_055);
});

test('what a record is called is read out of whatever was typed, and out of no sentence without it', () => {
  const ada = PersonId.parse('ada');
  expect(referenceOf('MC', recordIdOf(ada, '7k2p4qxrzzz'))).toBe('MC-7K2P-4QXR');
  for (const typed of [
    'MC-7K2P-4QXR',
    'mc7k2p4qxr',
    'mc 7k2p 4qxr',
    'it went to meet them: mc-7k2p4qxr.',
    'MC 7K2P-4QXR',
  ])
    expect([typed, referenceIn(typed)]).toEqual([typed, 'MC-7K2P-4QXR']);
  for (const typed of [
    '',
    'it went to meet them',
    'MC-7K2P4',
    'RB-1041',
    'RB-20417',
    'at 10.30 on 2026-11-19',
    'no visits today',
  ])
    expect([typed, referenceIn(typed)]).toEqual([typed, undefined]);
});

test('of 20,000 records, and of as many of which a person has one, none is called as another', () => {
  const people = Array.from({ length: 20_000 }, (_, index) => PersonId.parse(`p${index}`));
  const drawn = people.map((person) => referenceOf('MC', recordIdOf(person, newToken())));
  const only = people.map((person) => referenceOf('RP', onlyRecordIdOf(person, 'plan')));
  // With five letters there were seven doubles among so many, and with the sixteen signs of a hash some 190.
  expect([new Set(drawn).size, new Set(only).size]).toEqual([people.length, people.length]);
  for (const reference of [...drawn, ...only]) if (referenceIn(reference) !== reference) throw new Error(reference);
});
