import { describe, expect, test } from '@jest/globals';
import type { Role, Viewer } from '../../../src/access/viewer.ts';
import { tasksOf, type LocalTargets } from '../../../src/flows/plan/tasks.ts';
import { StaffId, TeamId } from '../../../src/kernel/ids.ts';
import type { PlanFact } from '../../../src/plans/facts.ts';
import { HOME } from '../../../src/plans/plan.ts';
import {
  amended,
  AMENDMENT,
  ANA_LOPEZ,
  copied,
  day,
  evidence,
  FIRST_HOLDS,
  planAfter,
  PRIYA_SHAH,
  regard,
  revision,
  said,
  SECOND_HOLDS,
  SECOND_PROPOSED,
  tomAgrees,
  TOM_REED,
  wasProposed,
} from '../../support/plan.ts';

const viewer = (staff: StaffId, ...roles: readonly Role[]): Viewer => ({
  staff,
  name: staff,
  roles,
  teams: [TeamId.parse('north')],
});
const tom = viewer(TOM_REED, 'support-worker');
const ana = viewer(ANA_LOPEZ, 'therapist');
const priya = viewer(PRIYA_SHAH, 'coordinator');

const tasks = (facts: readonly PlanFact[], who: Viewer, today = '2026-11-19', targets: LocalTargets = {}) =>
  tasksOf(planAfter(facts), who, day(today), targets);
const lines = (...given: Parameters<typeof tasks>): readonly string[] => tasks(...given).map(({ words }) => words);

const EVERYBODY_HAS_IT = [HOME, 'sarah', 'tom', 'ana'].map((key) => copied(key));

describe('a change that people are asked about', () => {
  test('whoever has not answered is to say whether they agree', () => {
    expect(tasks(SECOND_PROPOSED, ana)).toEqual([
      { whose: 'me', words: 'Say whether you agree to a change', since: '2026-11-19', late: false },
    ]);
    expect(lines([...SECOND_PROPOSED, said('ana')], ana)).toEqual([]);
  });

  test('whoever proposed it, and those who lead the team, see who is waited for', () => {
    const all = ['Waiting for Ada Palmer, Sarah Palmer and Ana Lopez'];
    expect(lines([...SECOND_PROPOSED, ...EVERYBODY_HAS_IT], tom)).toEqual(all);
    expect(lines(SECOND_PROPOSED, priya)).toEqual(all);
    expect(lines(SECOND_PROPOSED, viewer(StaffId.parse('nobody'), 'support-worker'))).toEqual([]);
  });

  test('whoever lead the team and have to answer themselves have both', () => {
    expect(lines(SECOND_PROPOSED, { ...ana, roles: ['coordinator'] })).toEqual([
      'Say whether you agree to a change',
      'Waiting for Ada Palmer and Sarah Palmer',
    ]);
  });

  test('R19: somebody who does not agree is to be seen to, late from the next day', () => {
    const blocked = [
      ...SECOND_PROPOSED,
      said(HOME),
      said('sarah'),
      said('ana', { answer: 'no', reason: 'She falls.' }),
    ];
    expect(tasks(blocked, priya)).toEqual([
      { whose: 'team', words: 'To be resolved: Ana Lopez does not agree', since: '2026-11-19', late: false },
    ]);
    expect(tasks(blocked, priya, '2026-11-20').map(({ late }) => late)).toEqual([true]);
    expect(lines([...blocked, said(HOME, { answer: 'no' })], priya)).toEqual([
      'To be resolved: Ada Palmer and Ana Lopez do not agree',
    ]);
  });

  test('R18: a no that was weighed is nothing to be resolved', () => {
    const weighed = [...SECOND_PROPOSED, said(HOME, { answer: 'no', regard }), said('sarah')];
    expect(lines(weighed, priya)).toEqual(['Waiting for Ana Lopez']);
  });
});

describe('R11: a decision in time, where the service has set a time', () => {
  const late = 'Decision late: 11 days since the evidence, 10 days at most here';

  test('is late once more days have gone by since the first evidence', () => {
    const targets = { decisionDays: 10 };
    expect(lines(SECOND_PROPOSED, priya, '2026-11-27', targets)).not.toContain(late);
    expect(tasks(SECOND_PROPOSED, priya, '2026-11-28', targets)[0]).toEqual({
      whose: 'team',
      words: late,
      since: '2026-11-17',
      late: true,
    });
    expect(lines(SECOND_PROPOSED, tom, '2026-11-28', targets)).toContain(late);
    expect(lines(SECOND_PROPOSED, ana, '2026-11-28', targets)).toEqual(['Say whether you agree to a change']);
  });

  test('is never late where none was set: no source gives one', () => {
    expect(lines(SECOND_PROPOSED, priya, '2027-11-28').join(' ')).not.toContain('late');
  });

  test('a first plan has no evidence to wait since', () => {
    expect(lines([wasProposed(), tomAgrees], priya, '2026-12-28', { decisionDays: 0 }).join(' ')).not.toContain('late');
  });

  test('of evidence from today no day has gone by', () => {
    const today = wasProposed(revision({ evidence: [evidence({ on: day('2026-11-19') })] }), 2);
    expect(lines([...FIRST_HOLDS, today], priya, '2026-11-19', { decisionDays: 0 }).join(' ')).not.toContain('late');
  });
});

describe('R14: the formal record that is due', () => {
  const written = [...FIRST_HOLDS, ...EVERYBODY_HAS_IT, amended()];

  test('says how long, and is late from the next day', () => {
    expect(tasks(written, tom, '2026-11-20')).toEqual([
      { whose: 'team', words: 'Formal record due for 1 day, changed by hand', since: '2026-11-19', late: true },
    ]);
    expect(tasks(written, tom, '2026-11-19').map(({ late }) => late)).toEqual([false]);
  });

  test('stands in the list of whoever wrote it, whoever answers for the plan and those who lead the team', () => {
    const { staff: _, ...byNobodyKnown } = AMENDMENT;
    const fact: PlanFact = { ...amended(), amendment: { ...byNobodyKnown, version: 1, staff: ANA_LOPEZ } };
    const byAna = [...FIRST_HOLDS, ...EVERYBODY_HAS_IT, fact];
    for (const who of [ana, tom, priya]) expect(lines(byAna, who)).toHaveLength(1);
    expect(lines(written, ana)).toEqual([]);
  });

  test('each change by hand by itself, and none once it is in the record', () => {
    expect(lines([...written, amended({ key: 'other' })], tom)).toHaveLength(2);
    expect(lines([...FIRST_HOLDS, ...EVERYBODY_HAS_IT, amended({ inRecord: true })], tom)).toEqual([]);
  });
});

describe('R17: copies to deliver', () => {
  test('are for whoever answers for the plan', () => {
    expect(lines([...SECOND_HOLDS, copied('tom', 2), copied('ana', 2)], tom)).toEqual([
      'Copies to deliver: Ada Palmer and Sarah Palmer',
    ]);
    expect(lines(SECOND_HOLDS, ana)).toEqual([]);
    expect(lines([...FIRST_HOLDS, ...EVERYBODY_HAS_IT], tom)).toEqual([]);
  });
});
