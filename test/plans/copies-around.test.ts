import { describe, expect, test } from '@jest/globals';
import { copiesAround, peopleAround } from '../../src/plans/copies-around.ts';
import { HOME, withoutCopy } from '../../src/plans/plan.ts';
import type { Party } from '../../src/people/party.ts';
import { ADA, copied, FIRST_HOLDS, planAfter, TOM_REED, wasProposed } from '../support/plan.ts';

const EVERYBODY = [HOME, 'sarah', 'tom', 'ana'].map((key) => copied(key));
const party = (key: string): Party => ({ key, name: key, role: 'daughter', part: key === HOME ? 'person' : 'other' });
const around = (keys: readonly string[], more: { readonly notShared?: readonly string[] } = {}) => ({
  circle: [ADA.key, ...keys].map(party),
  notShared: [],
  owner: TOM_REED,
  ...more,
});
const follow = (keys: readonly string[], facts = FIRST_HOLDS, more = {}) =>
  copiesAround(planAfter(facts), around(keys, more));
const missingAfter = (keys: readonly string[], facts = FIRST_HOLDS): readonly string[] =>
  withoutCopy(planAfter([...facts, ...follow(keys, facts)])).map(({ key }) => key);

describe('P4, R17: copies follow who is in the plan', () => {
  test('who left gets none any more, with the reason; who joined gets one', () => {
    expect(follow(['tom', 'ana', 'joe'])).toMatchObject([
      { ended: [{ key: 'sarah', why: 'No longer among those to be told' }], joined: [{ key: 'joe' }] },
    ]);
    expect(missingAfter(['tom', 'ana', 'joe'])).toEqual([HOME, 'tom', 'ana', 'joe']);
  });

  test('who has one already keeps it; once it has followed, it does not follow again', () => {
    const facts = [...FIRST_HOLDS, ...EVERYBODY];
    expect(missingAfter(['tom', 'ana', 'joe'], facts)).toEqual(['joe']);
    expect(follow(['tom', 'ana', 'joe'], [...facts, ...follow(['tom', 'ana', 'joe'], facts)])).toEqual([]);
    expect(follow(['sarah', 'tom', 'ana'])).toEqual([]);
  });

  test('R15: with whom the person does not want it shared gets none; and again once they do', () => {
    const [ended] = [follow(['sarah', 'tom', 'ana'], FIRST_HOLDS, { notShared: ['sarah'] })];
    expect(ended).toMatchObject([
      { ended: [{ key: 'sarah', why: 'Consent: the plan is not shared with them' }], joined: [] },
    ]);
    expect(follow(['sarah', 'tom', 'ana'], [...FIRST_HOLDS, ...ended])).toMatchObject([{ joined: [{ key: 'sarah' }] }]);
  });

  test('R15: who is in the plan follows the circle, once', () => {
    const now = peopleAround(planAfter(FIRST_HOLDS), around(['tom', 'ana', 'joe']));
    expect(now).toMatchObject([{ left: [{ key: 'sarah' }], joined: [{ key: 'joe' }] }]);
    expect(peopleAround(planAfter([...FIRST_HOLDS, ...now]), around(['tom', 'ana', 'joe']))).toEqual([]);
    expect(peopleAround(planAfter([wasProposed()]), around(['joe']))).toEqual([]);
  });

  test('nothing before a version was agreed, and the home always gets one', () => {
    expect(follow(['joe'], [wasProposed()])).toEqual([]);
    expect(missingAfter([])).toEqual([HOME]);
  });
});
