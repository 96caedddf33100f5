import { describe, expect, test } from '@jest/globals';
import { everyday, people, personId, staff } from '../../../src/demo/world.ts';
import { recipientsOf } from '../../../src/flows/monitoring/recipients.ts';
import { Day } from '../../../src/kernel/days.ts';
import type { StaffId } from '../../../src/kernel/ids.ts';
import { circleOf } from '../../../src/people/party.ts';
import { Person } from '../../../src/people/person.ts';

const everybody = people(Day.parse('2026-11-19'));
const named = (short: string): Person => {
  const found = everybody.find(({ id }) => id === personId(short));
  if (!found) throw new Error(`nobody is called ${short}`);
  return found;
};
/** Somebody who is in nobody's plan. */
const OFFICE = everyday.sam.id;

const SOMEBODY_ELSE = { key: 'unnamed-carer', name: 'The carer', part: 'carer', answer: 'yes' } as const;
/** `carer`: somebody whom the circle does not name was asked as the carer. */
const told = (short: string, carer: 'unnamed' | 'none', author: StaffId = OFFICE): readonly string[] =>
  recipientsOf(circleOf(named(short)), carer === 'unnamed' ? [SOMEBODY_ELSE] : [], author).map(
    ({ name, role }) => `${name} (${role})`,
  );

const SARAH = 'Sarah Palmer (daughter, carer)';
const TOM = 'Tom Reed (support worker)';
const ANA = 'Ana Lopez (occupational therapist)';
const PRIYA = 'Priya Shah (social worker)';
const GRACE = 'Grace Obi (support worker)';
const RUTH = 'Ruth Hall (physiotherapist)';
const KOFI = 'Kofi Mensah (support worker)';
const WENDY = 'Wendy Stone (support worker)';
const SOMEBODY = 'The carer (carer)';
const self = (name: string): string => `${name} (receives reablement)`;

describe('R4: everybody to whom a change must be explained is listed', () => {
  test.each([
    [
      'ada',
      'whose daughter is her carer',
      [self('Ada Palmer'), SARAH, TOM, ANA, PRIYA],
      [self('Ada Palmer'), TOM, ANA, PRIYA],
    ],
    [
      'samuel',
      'whose plan names no carer',
      [self('Samuel Okafor'), SOMEBODY, TOM, PRIYA],
      [self('Samuel Okafor'), TOM, PRIYA],
    ],
    [
      'farida',
      'in whose plan a district nurse is',
      [self('Farida Khan'), 'Imran Khan (husband, carer)', TOM, WENDY, 'Claire Boyd (district nurse)'],
      [self('Farida Khan'), TOM, WENDY, 'Claire Boyd (district nurse)'],
    ],
    [
      'nadia',
      'who has a therapist and no carer',
      [self('Nadia Khan'), SOMEBODY, TOM, ANA],
      [self('Nadia Khan'), TOM, ANA],
    ],
    [
      'arthur',
      'whose representative is his attorney',
      [self('Arthur Bell'), SOMEBODY, 'Helen Bell (attorney for health and welfare, representative)', TOM, ANA],
      [self('Arthur Bell'), 'Helen Bell (attorney for health and welfare, representative)', TOM, ANA],
    ],
    [
      'betty',
      'whose brother is her carer',
      [self('Betty Lewis'), 'Owen Lewis (brother, carer)', KOFI],
      [self('Betty Lewis'), KOFI],
    ],
    [
      'jean',
      'whose plan names only support workers',
      [self('Jean Doyle'), SOMEBODY, KOFI, TOM],
      [self('Jean Doyle'), KOFI, TOM],
    ],
    [
      'ken',
      'whose plan names no support worker',
      [self('Ken Todd'), 'Maureen Todd (wife, carer)', ANA, 'The support worker (nobody is named in the plan)'],
      [self('Ken Todd'), ANA, 'The support worker (nobody is named in the plan)'],
    ],
    ['norman', 'who began two days ago', [self('Norman Price'), SOMEBODY, TOM], [self('Norman Price'), TOM]],
    [
      'ivy',
      'whose sister is her carer',
      [self('Ivy Grant'), 'Joy Grant (sister, carer)', WENDY],
      [self('Ivy Grant'), WENDY],
    ],
    [
      'frank',
      'of the second team',
      [self('Frank Hughes'), 'Linda Hughes (wife, carer)', GRACE, RUTH],
      [self('Frank Hughes'), GRACE, RUTH],
    ],
    ['rose', 'of the second team, without a carer', [self('Rose Shah'), SOMEBODY, GRACE], [self('Rose Shah'), GRACE]],
  ])('for %s, %s', (short, _who, withCarer, without) => {
    const isNamed = named(short).circle.some(({ part }) => part === 'carer');
    expect(told(short, isNamed ? 'none' : 'unnamed')).toEqual(withCarer);
    // P12: whom the circle names as a carer is told, whatever is said of carers.
    expect(told(short, 'none')).toEqual(isNamed ? withCarer : without);
  });

  test('that is everybody in the demo', () => {
    expect(everybody).toHaveLength(12);
  });

  test('a carer whom the plan does not name is told under the name that was given', () => {
    const list = recipientsOf(circleOf(named('samuel')), [{ ...SOMEBODY_ELSE, name: 'Ngozi Okafor' }], OFFICE);
    expect(list[1]).toEqual({ key: 'unnamed-carer', name: 'Ngozi Okafor', role: 'carer' });
  });

  test('a carer whom the plan names is told once', () => {
    const sarah = { ...SOMEBODY_ELSE, key: 'sarah', name: 'Sarah Palmer' };
    const list = recipientsOf(circleOf(named('ada')), [sarah], OFFICE);
    expect(list.filter(({ role }) => role.includes('carer')).map(({ name }) => name)).toEqual(['Sarah Palmer']);
  });

  test('whoever records the change knows it already: everybody else is told', () => {
    expect(told('ada', 'none', everyday.tom.id)).toEqual([self('Ada Palmer'), SARAH, ANA, PRIYA]);
    expect(told('ada', 'none', everyday.ana.id)).toEqual([self('Ada Palmer'), SARAH, TOM, PRIYA]);
    expect(told('ada', 'none', everyday.priya.id)).toEqual([self('Ada Palmer'), SARAH, TOM, ANA]);
  });

  test('the only support worker in the plan, who records it, is not replaced by an unknown one', () => {
    expect(told('norman', 'none', everyday.tom.id)).toEqual([self('Norman Price')]);
  });

  test('for every person, author and answer: never the author, nobody else missing, and each under a key of their own', () => {
    for (const person of everybody) {
      for (const author of staff) {
        const list = recipientsOf(circleOf(person), [], author.id);
        const keys = list.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(list.filter((one) => one.staff === author.id)).toEqual([]);
        const expected = person.circle.filter((one) => one.staff !== author.id);
        expect(keys).toEqual(expect.arrayContaining(['the-person', ...expected.map(({ key }) => key)]));
        for (const one of expected) expect(list.find(({ key }) => key === one.key)?.staff).toBe(one.staff);
      }
    }
  });

  test.each(['person', 'carer'])(
    'somebody whose key in the plan is "%s" has a line of their own, or cannot have that key',
    (key) => {
      const samuel = named('samuel');
      const nurse = { key, name: 'Claire Boyd', part: 'other', relation: 'district nurse' };
      const person = Person.safeParse({ ...samuel, circle: [...samuel.circle, nurse] });
      const keys = person.success
        ? recipientsOf(circleOf(person.data), [SOMEBODY_ELSE], OFFICE).map((one) => one.key)
        : [];
      expect(keys).toEqual([...new Set(keys)]);
    },
  );
});
