import { describe, expect, test } from '@jest/globals';
import { lineKey } from '../../src/plans/home-line.ts';
import type { PlanFact } from '../../src/plans/facts.ts';
import { contentAsked, monitoringLater, standing } from '../../src/plans/standing.ts';
import type { Day } from '../../src/kernel/days.ts';
import { HOME, type Plan } from '../../src/plans/plan.ts';
import { seenNow } from '../../src/plans/seen.ts';
import {
  ADA,
  content,
  copied,
  day,
  FIRST_HOLDS,
  given,
  planAfter,
  revision,
  rules,
  TODAY,
  TOM_REED,
  versionAgreed,
  wasProposed,
} from '../support/plan.ts';

const change = (
  given: { record?: string; words?: string | undefined; startsOn?: string; withoutAgreement?: true } = {},
) => {
  const { record = 'mc1', startsOn = TODAY, ...rest } = given;
  return { type: 'monitoring-changed' as const, record, startsOn: day(startsOn), words: 'Mondays only', ...rest };
};
const dutiesIn = (plan: Plan, today: Day) =>
  new Map(rules.duties?.(plan, { today, author: TOM_REED }).map(({ kind, of }) => [kind, of]));
const saysOn = (facts: readonly PlanFact[], on: string): string | undefined =>
  standing(planAfter(facts), day(on))?.monitoring;

describe('R1: one truth about monitoring', () => {
  test('P10: a change that was recorded is what the plan says from its day on, and not before', () => {
    const facts = [...FIRST_HOLDS, change({ startsOn: '2026-12-07' })];
    expect(saysOn(facts, '2026-12-06')).toBe('A phone call on Mondays');
    expect(saysOn(facts, '2026-12-07')).toBe('Mondays only');
    expect(monitoringLater(planAfter(facts), day('2026-12-06')).map(({ words }) => words)).toEqual(['Mondays only']);
    expect(monitoringLater(planAfter(facts), day('2026-12-07'))).toEqual([]);
  });

  test('S51: recorded twice it is said once; corrected, it says the new words; taken back, what was before', () => {
    given(...FIRST_HOLDS, change())
      .when(change())
      .thenNothing();
    given(...FIRST_HOLDS, change())
      .when(change({ words: 'Mondays and Fridays' }))
      .then({ ...change({ words: 'Mondays and Fridays' }), writers: [] });
    const corrected = [...FIRST_HOLDS, change(), change({ words: 'Mondays and Fridays' })];
    expect(saysOn(corrected, TODAY)).toBe('Mondays and Fridays');
    expect(saysOn([...corrected, change({ words: undefined })], TODAY)).toBe('A phone call on Mondays');
    given(...FIRST_HOLDS)
      .when(change({ words: undefined }))
      .thenNothing();
  });

  test('R18: that not everybody agreed is said with it, until it is put right', () => {
    const without = change({ withoutAgreement: true });
    given(...FIRST_HOLDS, change())
      .when(without)
      .then(without);
    const line = ({ monitoring }: Plan) => monitoring.find(({ record }) => record === without.record);
    expect(line(planAfter([...FIRST_HOLDS, without]))?.withoutAgreement).toBe(true);
    expect(line(planAfter([...FIRST_HOLDS, without, change()]))?.withoutAgreement).toBeUndefined();
  });

  test('a version that leaves it alone leaves it as it is by then; one that changes it takes over', () => {
    const changed = [...FIRST_HOLDS, change(), change({ record: 'mc2', words: 'None', startsOn: '2026-12-07' })];
    const same = revision({
      content: content({ monitoring: 'Mondays only', visits: [], startsOn: day('2026-11-20') }),
    });
    const version = [...changed, wasProposed(same, 2), versionAgreed(ADA)];
    expect([saysOn(version, '2026-11-20'), saysOn(version, '2026-12-07')]).toEqual(['Mondays only', 'None']);
    const other = revision({ content: content({ monitoring: 'The log', startsOn: day('2026-11-20') }) });
    const takes = [...changed, wasProposed(other, 2), versionAgreed(ADA)];
    expect([saysOn(takes, '2026-11-20'), saysOn(takes, '2026-12-07')]).toEqual(['The log', 'The log']);
  });

  test('what people are asked about does not bring back what was changed meanwhile', () => {
    const plan = planAfter([...FIRST_HOLDS, wasProposed(revision(), 2), change()]);
    expect(plan.proposal && contentAsked(plan, plan.proposal, day(TODAY)).monitoring).toBe('Mondays only');
  });

  test('P10, P30: until it is written into the folder in the home, whoever writes there is asked to', () => {
    const line = { ...change(), writers: [TOM_REED] };
    const plan = planAfter([...FIRST_HOLDS, line]);
    expect(dutiesIn(plan, day('2026-11-21')).get('home-line')).toEqual([TOM_REED]);
    for (const done of [
      { type: 'monitoring-written' as const },
      { ...line, words: undefined },
      copied(HOME),
      versionAgreed(ADA),
    ] as const) {
      const facts = done.type === 'version-agreed' ? [wasProposed(revision(), 2), done] : [done];
      expect(dutiesIn(planAfter([...FIRST_HOLDS, line, ...facts]), day('2026-11-21')).has('home-line')).toBe(false);
    }
    const press = { type: 'write-monitoring', line: lineKey(planAfter([...FIRST_HOLDS, line])) ?? 'none' } as const;
    given(...FIRST_HOLDS, line)
      .when(press)
      .then({ type: 'monitoring-written' });
    given(...FIRST_HOLDS, line, { type: 'monitoring-written' })
      .when(press)
      .thenNothing();
    // S11: a button from before another change, a correction or a taking back says something else, and clears nothing.
    const [other, corrected] = [
      { ...change({ record: 'mc2' }), writers: [TOM_REED] },
      { ...line, words: 'Every day' },
    ];
    for (const since of [
      [other],
      [corrected],
      [{ ...line, words: undefined }],
      [{ type: 'monitoring-written' as const }, corrected],
    ])
      given(...FIRST_HOLDS, line, ...since)
        .when(press)
        .thenRefused('PLAN.LINE-CHANGED');
    // What was written in and then taken back stands there wrongly.
    const back = planAfter([...FIRST_HOLDS, line, { type: 'monitoring-written' }, { ...line, words: undefined }]);
    expect(dutiesIn(back, day('2026-11-21')).has('home-line')).toBe(true);
    expect(back.homeLine?.strike).toBe(true);
  });

  test('R14: what is taken back before anybody wrote it in, or says what is there already, is nothing to write', () => {
    const [line, other] = [
      { ...change(), writers: [TOM_REED] },
      { ...change({ record: 'mc2' }), writers: [TOM_REED] },
    ];
    const said = { ...line, words: planAfter(FIRST_HOLDS).current?.monitoring };
    for (const facts of [
      [line, { ...line, words: undefined }],
      [said],
      [said, other, { ...other, words: undefined }],
      [line, said],
    ])
      expect(planAfter([...FIRST_HOLDS, ...facts]).homeLine).toBeUndefined();
    expect(planAfter([...FIRST_HOLDS, said, other]).homeLine).toBeDefined();
  });

  test('S53: a form that was filled in before it is looked through again', () => {
    expect(seenNow(planAfter([...FIRST_HOLDS, change()]))).not.toBe(seenNow(planAfter(FIRST_HOLDS)));
  });
});
