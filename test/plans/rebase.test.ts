import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { PlanContent } from '../../src/plans/content.ts';
import { rebased } from '../../src/plans/rebase.ts';
import { anyContent } from '../support/any-plan.ts';
import { content, day, EVENING, outcome, visit } from '../support/plan.ts';

const base = content();
const until = (text: string) => ({ visits: [visit(), { ...EVENING, until: day(text) }] });
const joined = (theirs: Partial<PlanContent>, mine: Partial<PlanContent>) =>
  rebased(base, content(theirs), content(mine));

describe('S53: two people start from one plan, and what both wrote is joined', () => {
  test('what I did not touch takes their newer form', () => {
    const { content: made, both } = joined(
      { visits: [visit({ minutes: 30 }), EVENING], monitoring: 'A visit on Fridays' },
      { outcomes: [outcome({ achieved: 'mostly' })] },
    );
    expect(made).toEqual({
      ...base,
      visits: [visit({ minutes: 30 }), EVENING],
      monitoring: 'A visit on Fridays',
      outcomes: [outcome({ achieved: 'mostly' })],
    });
    expect(both).toBe(false);
  });

  test('two different visits of one list are both kept', () => {
    const { content: made, both } = joined(
      { visits: [visit({ minutes: 30 }), EVENING] },
      { visits: [visit(), { ...EVENING, at: '18:30' }] },
    );
    expect(made.visits).toEqual([visit({ minutes: 30 }), { ...EVENING, at: '18:30' }]);
    expect(both).toBe(false);
  });

  test('what both added is there, mine last', () => {
    const { content: made } = joined(
      { visits: [visit(), EVENING, visit({ key: 'theirs', at: '12:00' })] },
      { visits: [visit(), EVENING, visit({ key: 'mine', at: '15:00' })] },
    );
    expect(made.visits.map(({ key }) => key)).toEqual(['morning', 'evening', 'theirs', 'mine']);
  });

  test('of a visit that both changed, what I did not touch is taken from theirs', () => {
    const { content: made, both } = joined(
      { visits: [visit({ minutes: 30 }), EVENING] },
      { visits: [visit({ at: '09:00' }), EVENING] },
    );
    expect(made.visits).toEqual([visit({ minutes: 30, at: '09:00' }), EVENING]);
    expect(both).toBe(true);
  });

  test('what they took away is gone, unless I changed it; what I took away is gone', () => {
    expect(joined({ visits: [visit()] }, {}).content.visits).toEqual([visit()]);
    expect(joined({}, { visits: [visit()] }).content.visits).toEqual([visit()]);
    const kept = joined({ visits: [visit()] }, { visits: [visit(), { ...EVENING, minutes: 15 }] });
    expect(kept).toMatchObject({ content: { visits: [visit(), { ...EVENING, minutes: 15 }] }, both: true });
    const gone = joined({ visits: [visit(), { ...EVENING, minutes: 15 }] }, { visits: [visit()] });
    expect(gone).toMatchObject({ content: { visits: [visit()] }, both: true });
  });

  test.each<[string, Partial<PlanContent>, Partial<PlanContent>]>([
    ['one visit', { visits: [visit({ minutes: 30 }), EVENING] }, { visits: [visit({ minutes: 60 }), EVENING] }],
    ['monitoring', { monitoring: 'Theirs' }, { monitoring: 'Mine' }],
    ['what matters', { matters: 'Theirs' }, { matters: '' }],
    ['until when a visit comes', until('2026-12-01'), until('2026-12-08')],
  ])('both changed %s: mine stands, and it is said that there was any', (_, theirs, mine) => {
    const { content: made, both } = joined(theirs, mine);
    expect(made).toEqual(content(mine));
    expect(both).toBe(true);
  });

  test('both wrote the same: there is nothing to look at again', () => {
    const same = { visits: [visit()], matters: 'Her cat', equipment: ['Bath board'] };
    expect(joined(same, same)).toEqual({ content: content(same), both: false });
  });

  test('equipment: what either added is there, what either took away is not', () => {
    expect(joined({ equipment: ['Walking frame', 'Bath board'] }, { equipment: ['Stool'] }).content.equipment).toEqual([
      'Bath board',
      'Stool',
    ]);
  });

  test('R8: an end that they set stays when I did not touch it, and one that they took away does not come back', () => {
    const ending = content(until('2026-12-01'));
    expect(joined(until('2026-12-01'), {}).content.visits).toEqual(ending.visits);
    expect(rebased(ending, base, ending).content.visits).toEqual(base.visits);
  });
});

describe('for any plans', () => {
  const starting = ({ startsOn }: PlanContent, other: PlanContent): PlanContent => ({ ...other, startsOn });

  test('who changed nothing gets theirs, from the day that they themselves entered', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (base, theirs) => {
        expect(rebased(base, theirs, base)).toEqual({ content: starting(base, theirs), both: false });
      }),
    );
  });

  test('who is alone keeps mine, in my order', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (base, mine) => {
        expect(rebased(base, base, mine)).toEqual({ content: mine, both: false });
      }),
    );
  });

  test('the same by both is neither lost nor doubled', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (base, same) => {
        expect(rebased(base, same, same)).toEqual({ content: same, both: false });
      }),
    );
  });

  test('all that a row says is what somebody wrote, and no row is there twice', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (base, theirs, mine) => {
        const { content: made } = rebased(base, theirs, mine);
        const parts = (visits: PlanContent['visits']) =>
          visits.flatMap(({ key, ...row }) =>
            Object.entries(row).flatMap(([part, value]) =>
              value === undefined ? [] : JSON.stringify([key, part, value]),
            ),
          );
        expect(parts([...theirs.visits, ...mine.visits])).toEqual(expect.arrayContaining(parts(made.visits)));
        expect(new Set(made.visits.map(({ key }) => key)).size).toBe(made.visits.length);
        expect(new Set(made.equipment).size).toBe(made.equipment.length);
      }),
    );
  });

  test('joined a second time it changes nothing more', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (base, theirs, mine) => {
        const { content: made } = rebased(base, theirs, mine);
        expect(rebased(theirs, theirs, made)).toEqual({ content: made, both: false });
      }),
    );
  });
});
