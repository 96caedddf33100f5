import { describe, expect, test } from '@jest/globals';
import { addDays, Day } from '../../src/kernel/days.ts';
import { StaffId } from '../../src/kernel/ids.ts';
import { begun, isLate, isOf, opensFor, staffIn, type Duty } from '../../src/work/duty.ts';

const TODAY = Day.parse('2026-11-19');
const TOM = StaffId.parse('tom');
const ANA = StaffId.parse('ana');

const duty = (given: Partial<Duty> = {}): Duty => ({
  key: 'look',
  kind: 'look',
  of: [TOM],
  since: TODAY,
  words: 'Look at it again',
  reminder: 'look-reminder',
  ...given,
});

describe('what waits for whom', () => {
  test('has begun on its day, and not the day before', () => {
    const tomorrow = duty({ key: 'later', since: addDays(TODAY, 1) });
    const keys = (today: Day) => begun([duty(), tomorrow], today).map(({ key }) => key);
    expect([keys(addDays(TODAY, -1)), keys(TODAY), keys(addDays(TODAY, 1))]).toEqual([[], ['look'], ['look', 'later']]);
  });

  test('is of each of those who are named, whether or not they lead the team', () => {
    const both = duty({ of: [TOM, ANA] });
    expect([TOM, ANA, StaffId.parse('priya')].map((staff) => isOf(both, { staff, posts: [] }))).toEqual([
      true,
      true,
      false,
    ]);
    expect(isOf(both, { staff: StaffId.parse('priya'), posts: ['leads'] })).toBe(false);
  });

  test('is of those who lead the team, whoever they are by then, where it says so', () => {
    const ofLeads = duty({ of: 'leads' });
    expect([
      isOf(ofLeads, { staff: TOM, posts: ['leads'] }),
      isOf(ofLeads, { staff: TOM, posts: ['capacity-lead'] }),
    ]).toEqual([true, false]);
  });

  test('opens the record to whoever holds its post, and to staff it names only where it says so', () => {
    const holder = { staff: TOM, posts: ['capacity-lead' as const] };
    const opening = [{ of: 'capacity-lead' as const }, { of: 'leads' as const }, {}, { opens: true as const }];
    expect(opening.map((given) => opensFor(duty(given), holder))).toEqual([true, false, false, true]);
    expect(opensFor(duty({ opens: true, of: [ANA] }), holder)).toBe(false);
  });

  test('names each of the staff once; those who lead the team are named nowhere', () => {
    expect(staffIn([duty({ of: [TOM, ANA] }), duty({ of: 'leads' }), duty({ of: [ANA] })])).toEqual([TOM, ANA]);
    expect(staffIn([])).toEqual([]);
  });
});

describe('what has waited too long', () => {
  const lateAfter = (given: Partial<Duty>, days: number): boolean => isLate(duty(given), addDays(TODAY, days), 3);

  test('with a day of its own, from the next day on', () => {
    const due = addDays(TODAY, 5);
    expect([5, 6].map((days) => lateAfter({ due }, days))).toEqual([false, true]);
  });

  test('without one, after as many days as the service has set', () => {
    expect([0, 2, 3, 30].map((days) => lateAfter({}, days))).toEqual([false, false, true, true]);
  });

  test('may be late before it began to wait, as a decision is that was due then', () => {
    expect(lateAfter({ due: addDays(TODAY, -1) }, 0)).toBe(true);
  });
});
