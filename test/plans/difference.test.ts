import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { PlanContent } from '../../src/plans/content.ts';
import { differences, weekBeside } from '../../src/plans/difference.ts';
import { anyContent } from '../support/any-plan.ts';
import { content, day, EVENING, outcome, visit } from '../support/plan.ts';

const from = content();
const changed = (given: Partial<PlanContent>) => differences(from, content(given));

describe('what differs between two versions, old beside new', () => {
  test('nothing between a plan and itself; from when it holds is no difference', () => {
    expect(differences(from, from)).toEqual([]);
    expect(changed({ startsOn: day('2026-12-01') })).toEqual([]);
  });

  test('of a first plan all of it is new', () => {
    expect(differences(undefined, from)).toEqual([
      { what: 'Visit: Every day, 08:00', after: '45 minutes, help with washing, Tom Reed' },
      { what: 'Visit: Every day, 19:00', after: '30 minutes, supper, Tom Reed' },
      { what: 'Outcome: I want to walk to the gate', after: 'Walks to the door · Not yet' },
      { what: 'Equipment', after: 'Walking frame' },
      { what: 'Monitoring', after: 'A phone call on Mondays' },
      { what: 'What matters', after: 'Her garden' },
    ]);
  });

  test('a visit that goes, and one that comes', () => {
    expect(changed({ visits: [visit()] })).toEqual([
      { what: 'Visit: Every day, 19:00', before: '30 minutes, supper, Tom Reed' },
    ]);
    expect(changed({ visits: [visit(), EVENING, visit({ key: 'noon', at: '12:00' })] })).toEqual([
      { what: 'Visit: Every day, 12:00', after: '45 minutes, help with washing, Tom Reed' },
    ]);
  });

  test('a visit at the same time: only what is different about it', () => {
    expect(changed({ visits: [visit({ minutes: 30 }), EVENING] })).toEqual([
      {
        what: 'Visit: Every day, 08:00',
        before: '45 minutes, help with washing, Tom Reed',
        after: '30 minutes, help with washing, Tom Reed',
      },
    ]);
  });

  test('a visit at another time: both in full, under its old name', () => {
    expect(changed({ visits: [visit({ at: '09:00' }), EVENING] })).toEqual([
      {
        what: 'Visit: Every day, 08:00',
        before: 'Every day, 08:00: 45 minutes, help with washing, Tom Reed',
        after: 'Every day, 09:00: 45 minutes, help with washing, Tom Reed',
      },
    ]);
  });

  test('the order in which things were written down is no difference', () => {
    expect(changed({ visits: [EVENING, visit()] })).toEqual([]);
    expect(changed({ visits: [visit({ days: visit().days.toReversed() }), EVENING] })).toEqual([]);
  });

  test('an outcome: how far it is, and in other words', () => {
    expect(changed({ outcomes: [outcome({ achieved: 'achieved', now: '' })] })).toEqual([
      { what: 'Outcome: I want to walk to the gate', before: 'Walks to the door · Not yet', after: 'Achieved' },
    ]);
    expect(changed({ outcomes: [outcome({ words: 'I want to walk to the shop' })] })).toEqual([
      {
        what: 'Outcome: I want to walk to the gate',
        before: 'I want to walk to the gate · Walks to the door · Not yet',
        after: 'I want to walk to the shop · Walks to the door · Not yet',
      },
    ]);
  });

  test('equipment that comes and goes, and words that are taken away', () => {
    expect(changed({ equipment: ['Bath board'], matters: '' })).toEqual([
      { what: 'Equipment', after: 'Bath board' },
      { what: 'Equipment', before: 'Walking frame' },
      { what: 'What matters', before: 'Her garden' },
    ]);
  });

  test('R8: until when a visit comes, when it is temporary', () => {
    const ends = { ...EVENING, until: day('2026-12-03') };
    expect(changed({ visits: [visit(), ends] })).toEqual([
      {
        what: 'Visit: Every day, 19:00',
        before: '30 minutes, supper, Tom Reed',
        after: '30 minutes, supper, Tom Reed, until Thu 3 Dec 2026',
      },
    ]);
  });

  test('nothing that anybody changes goes unnoticed, either way round', () => {
    const plain = ({ startsOn: _, ...rest }: PlanContent) => JSON.stringify(rest);
    fc.assert(
      fc.property(anyContent, anyContent, (one, other) => {
        const same = plain(one) === plain(other);
        expect(differences(one, other).length === 0).toBe(same);
        expect(differences(other, one)).toHaveLength(differences(one, other).length);
        for (const { before, after } of differences(one, other)) expect(before).not.toBe(after);
      }),
    );
  });
});

describe('minutes of support on each day, before and after', () => {
  test('old beside new, Monday first', () => {
    const weekdays = visit({ days: ['mon', 'tue', 'wed', 'thu', 'fri'] });
    expect(
      weekBeside(from, content({ visits: [weekdays] }))?.map(({ day, before, after }) => [day, before, after]),
    ).toEqual([
      ['Mon', 75, 45],
      ['Tue', 75, 45],
      ['Wed', 75, 45],
      ['Thu', 75, 45],
      ['Fri', 75, 45],
      ['Sat', 75, 0],
      ['Sun', 75, 0],
    ]);
  });

  test('nothing when the visits take the same time', () => {
    expect(weekBeside(from, content({ visits: [visit({ at: '09:00' }), EVENING] }))).toBeUndefined();
    expect(weekBeside(undefined, content({ visits: [] }))).toBeUndefined();
  });

  test('of a first plan everything is more than before', () => {
    expect(weekBeside(undefined, from)?.[0]).toEqual({ day: 'Mon', before: 0, after: 75 });
  });
});
