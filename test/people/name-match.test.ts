import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { matchesExactly, matchNames, type Nameable } from '../../src/people/name-match.ts';

interface Known extends Nameable {
  readonly id: string;
}

const PEOPLE: readonly Known[] = [
  { id: 'ada', name: 'Ada Palmer', reference: 'RB-0042', title: 'Mrs' },
  { id: 'farida', name: 'Farida Khan', reference: 'RB-0043', title: 'Mrs' },
  { id: 'nadia', name: 'Nadia Khan', preferredName: 'Nadi', reference: 'RB-0044' },
  { id: 'imran', name: 'Imran Khan', reference: 'RB-0045', title: 'Mr' },
  { id: 'omar', name: 'Omar Aziz', reference: 'RB-0046', title: 'Mr' },
  { id: 'sean', name: "Seán O'Brien", preferredName: 'Shaun', reference: 'RB-0047', title: 'Mr' },
  { id: 'mary', name: 'Mary Ann Smith-Jones', preferredName: 'Polly', reference: 'RB-0048', title: 'Miss' },
  { id: 'joan', name: 'Joan Smith', reference: 'RB-0049', title: 'Dr' },
  { id: 'li', name: 'Li Wu', reference: 'RB-0050' },
];
const found = (text: string): string[] => matchNames(text, PEOPLE).map(({ id }) => id);

describe('R1: the person somebody means is found from what they typed', () => {
  test.each([
    ['Ada Palmer', ['ada']],
    ['ADA PALMER', ['ada']],
    ['  ada   palmer ', ['ada']],
    ['Palmer, Ada', ['ada']],
    ['adapalmer', ['ada']],
    ['ada', ['ada']],
    ['palmer', ['ada']],
    ['A Palmer', ['ada']],
    ['Ada P', ['ada']],
    ['Mrs Palmer', ['ada']],
    ['Miss Palmer', ['ada']],
    ['Dr Palmer', ['ada']],
    ['RB-0042', ['ada']],
    ['rb 0042', ['ada']],
    ['rb0042', ['ada']],
    ['Ada (RB-0042)', ['ada']],
    ['Mrs Khan', ['farida', 'nadia']],
    ['mr khan', ['nadia', 'imran']],
    ['Khan', ['farida', 'nadia', 'imran']],
    ['N Khan', ['nadia']],
    ['Nadi', ['nadia']],
    ['nadi khan', ['nadia']],
    ['Mrs Farida', ['farida']],
    ['shaun', ['sean']],
    ['sean obrien', ['sean']],
    ['Sean O’Brien', ['sean']],
    ['Mr O Brien', ['sean']],
    ['SEÁN', ['sean']],
    ['polly', ['mary']],
    ['Mary Smith Jones', ['mary']],
    ['Mary', ['mary']],
    ['Dr Smith', ['joan', 'mary']],
    ['li', ['li']],
    ['Wu', ['li']],
  ])('%s', (typed, ids) => {
    expect(found(typed).toSorted()).toEqual(ids.toSorted());
  });

  test.each([
    ['Ada Plamer', ['ada']],
    ['Aad Palmer', ['ada']],
    ['palmr', ['ada']],
    ['Pallmer', ['ada']],
    ['Mrs Palmre', ['ada']],
    ['mrs kahn', ['farida', 'nadia', 'imran']],
    ['omra aziz', ['omar']],
    ['Farrida', ['farida']],
    ['Mrs Aziz', ['omar']],
  ])('a slip is forgiven: %s', (typed, ids) => {
    expect(found(typed).toSorted()).toEqual(ids.toSorted());
  });

  test.each([
    '',
    ' ',
    '-',
    'Mrs',
    'a',
    'o',
    'bob',
    'Ada Smith',
    'Ada Khan',
    'Mr Bates',
    'adb',
    'RB-0099',
    '0042',
    'the district nurse',
    'Ada is well',
  ])('nobody fits "%s"', (typed) => {
    expect(found(typed)).toEqual([]);
  });

  test('the best comes first: the whole name before a part of one, and the right title before the wrong one', () => {
    const people = [
      { id: 'long', name: 'Ada Khan Palmer', reference: 'X1' },
      { id: 'whole', name: 'Ada Khan', reference: 'X2' },
    ];
    expect(matchNames('ada khan', people).map(({ id }) => id)).toEqual(['whole', 'long']);
    expect(found('mrs kahn').at(-1)).toBe('imran');
  });

  test('a slip never outweighs somebody who is named exactly', () => {
    const people = [
      { id: 'near', name: 'Jon Smyth', reference: 'X1' },
      { id: 'exact', name: 'Joan Smith', reference: 'X2' },
    ];
    expect(matchNames('smith', people).map(({ id }) => id)).toEqual(['exact']);
  });
});

const letters = fc.string({
  unit: fc.constantFrom(...Array.from('abcdeéöłßñçİıοςאם王ЖжÅÆ')),
  minLength: 1,
  maxLength: 8,
});
const anyName = fc.array(letters, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const anyPeople = fc
  .array(anyName, { minLength: 1, maxLength: 8 })
  .map((names) => names.map((name, index): Known => ({ id: `p${index}`, name, reference: `R-${1000 + index}` })));

test('a text far too long for a name finds nobody, at once', () => {
  expect(found(`Ada Palmer ${'x'.repeat(20_000)}`)).toEqual([]);
});

describe('letters that most keyboards lack are typed as people write them instead', () => {
  test.each([
    ['Łukasz Wałęsa', 'lukasz walesa'],
    ['Đorđe Đokić', 'Dorde Dokic'],
    ['Søren Ærø', 'soren aero'],
    ['Þóra Guðrún Sæmundsdóttir', 'thora gudrun saemundsdottir'],
    ['Françoise Œuvré', 'Francoise Oeuvre'],
    ['Işıl Kılıç', 'ISIL KILIC'],
    ['Kofi Agbɔ', 'kofi agbo'],
    ['Ħasan Ŋuyen', 'hasan nuyen'],
    ['Jörg Groß', 'jorg gross'],
    ['ʿAlī Ḥusayn', 'ali husayn'],
    ['Kaʻiulani', 'Kaiulani'],
  ])('%s as %s, and the other way about', (name, typed) => {
    expect(matchNames(typed, [{ name, reference: 'X1' }])).toHaveLength(1);
    expect(matchNames(name, [{ name: typed, reference: 'X1' }])).toHaveLength(1);
    expect(matchesExactly(typed, { name, reference: 'X1' })).toBe(true);
  });
});

describe('those whose reablement has ended', () => {
  const people: readonly Known[] = [
    { id: 'past', name: 'Ann Lee', reference: 'X1', ended: '2024-05-01' },
    { id: 'now', name: 'Anne Leigh', reference: 'X2' },
    { id: 'old', name: 'Catherine Moss', reference: 'X3', ended: '2023-01-01' },
    { id: 'new', name: 'Katherine Hale', reference: 'X4' },
  ];
  const who = (text: string): string[] => matchNames(text, people).map(({ id }) => id);

  test('are not named while somebody who is with the service now is named exactly', () => {
    expect(
      matchNames('Ann Lee', [...people, { id: 'same', name: 'Ann Lee', reference: 'X5' }]).map(({ id }) => id),
    ).toEqual(['same']);
  });

  test('are named exactly behind those who are near and are with the service now: which is meant, is asked', () => {
    expect(who('Catherine')).toEqual(['new', 'old']);
    expect(who('Ann Lee')).toEqual(['past']);
    expect(who('X3')).toEqual(['old']);
  });

  test('are near last of all', () => {
    expect(who('Catherin Mos')).toEqual(['old']);
    expect(who('Ann Lea')).toEqual(['past']);
  });
});

test.each(['one '.repeat(17), 'x'.repeat(201)])('what is too long for a name names nobody: %s', (typed) => {
  expect(matchNames(typed, [{ name: typed, reference: 'X1' }])).toEqual([]);
});

describe('over any names', () => {
  test('everybody is found by their own full name in any case', () => {
    fc.assert(
      fc.property(anyPeople, fc.nat(), (people, pick) => {
        const person = people[pick % people.length];
        const name = person?.name ?? '';
        for (const typed of [name, name.toUpperCase(), name.toLowerCase(), `  ${name.normalize('NFD')} `]) {
          expect(matchNames(typed, people).map(({ id }) => id)).toContain(person?.id);
        }
      }),
    );
  });

  test('everybody is found alone by their reference', () => {
    fc.assert(
      fc.property(anyPeople, fc.nat(), (people, pick) => {
        const person = people[pick % people.length];
        const typed = (person?.reference ?? '').toLowerCase().replace('-', ' ');
        expect(matchNames(typed, people).map(({ id }) => id)).toEqual([person?.id]);
      }),
    );
  });

  test('any text gives people of the list, each once, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), anyPeople, (text, people) => {
        const found = matchNames(text, people);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((person) => people.includes(person))).toBe(true);
      }),
    );
  });
});
