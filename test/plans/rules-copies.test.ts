/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import { HOME, withoutCopy } from '../../src/plans/plan.ts';
import type { PlanFact } from '../../src/plans/facts.ts';
import type { Actor } from '../../src/records/fact.ts';
import {
  ADA,
  ANA,
  because,
  BY_ANA,
  copied,
  day,
  first,
  FIRST_HOLDS,
  given,
  giveCopy,
  GRACE_OBI,
  noticesOf,
  on,
  planAfter,
  PRIYA_SHAH,
  recipientOf,
  revision,
  SECOND_HOLDS,
  SECOND_PROPOSED,
  TODAY,
  TOM,
  TOM_REED,
  versionAgreed,
  wasProposed,
} from '../support/plan.ts';
import { remindedOn, waitingFor } from '../support/waiting.ts';

const missing = (facts: readonly PlanFact[]): readonly string[] => withoutCopy(planAfter(facts)).map(({ key }) => key);

describe('R17: who has which version', () => {
  test('everybody who was chosen is to have a copy of a version that holds', () => {
    expect(missing(FIRST_HOLDS)).toEqual([HOME, 'sarah', 'tom', 'ana']);
    expect(missing([wasProposed()])).toEqual([]);
  });

  test('how it reached them, on which day, is noted', () => {
    given(...FIRST_HOLDS)
      .when(giveCopy(HOME))
      .then(copied(HOME));
    expect(planAfter([...FIRST_HOLDS, copied(HOME)]).copies[0]).toEqual({
      ...recipientOf(ADA),
      wanted: true,
      has: { version: 1, how: 'by-hand', on: TODAY, by: TOM_REED },
    });
    expect(missing([...FIRST_HOLDS, copied(HOME)])).toEqual(['sarah', 'tom', 'ana']);
  });

  test('with a new version everybody is to have a new copy, and the old one is remembered', () => {
    const facts = [...FIRST_HOLDS, copied(HOME), wasProposed(revision(), 2), versionAgreed(ADA)];
    expect(missing(facts)).toEqual([HOME, 'sarah', 'tom', 'ana']);
    expect(planAfter(facts).copies[0]?.has?.version).toBe(1);
  });

  test('while a change is only proposed, what people have still holds', () => {
    const everybody = [HOME, 'sarah', 'tom', 'ana'].map((key) => copied(key));
    expect(missing([...FIRST_HOLDS, ...everybody, wasProposed(revision(), 2)])).toEqual([]);
  });

  test('who gets none any more is not waited for, and what they had is remembered', () => {
    const fewer = wasProposed(revision({ copyTo: [ADA, TOM].map(recipientOf) }), 2);
    const facts = [...FIRST_HOLDS, copied('sarah'), fewer, versionAgreed(ADA)];
    expect(missing(facts)).toEqual([HOME, 'tom']);
    expect(planAfter(facts).copies.map(({ key, wanted, has }) => [key, wanted, has?.version])).toEqual([
      [HOME, true, undefined],
      ['tom', true, undefined],
      ['sarah', false, 1],
    ]);
    given(...facts)
      .when(giveCopy('sarah', { version: 2 }))
      .thenRefused('PLAN.NO-COPY-DUE');
  });

  test('who gets one again has what they had', () => {
    const fewer = wasProposed(revision({ copyTo: [recipientOf(ADA)] }), 2);
    const again = wasProposed(revision({ id: 'third' }), 3);
    const facts = [...FIRST_HOLDS, copied('sarah'), fewer, versionAgreed(ADA), again, versionAgreed(ADA)];
    expect(planAfter(facts).copies.find(({ key }) => key === 'sarah')).toMatchObject({
      wanted: true,
      has: { version: 1 },
    });
  });

  test('nobody is noted to have what they were never to get', () => {
    given(...FIRST_HOLDS)
      .when(giveCopy('grace'))
      .thenRefused('PLAN.NO-COPY-DUE');
    given().when(giveCopy(HOME)).thenRefused('PLAN.NO-COPY-DUE');
    given(wasProposed()).when(giveCopy(HOME)).thenRefused('PLAN.NO-COPY-DUE');
  });

  test('nobody has a version that was never agreed', () => {
    for (const version of [0, 2, 3, -1, 1.5])
      given(...SECOND_PROPOSED)
        .when(giveCopy(HOME, { version }))
        .thenRefused('PLAN.NO-SUCH-VERSION');
  });

  test('nor before it was agreed, nor on a day that is still to come', () => {
    given(...FIRST_HOLDS)
      .when(giveCopy(HOME, { on: day('2026-11-18') }))
      .thenRefused('PLAN.BEFORE-AGREED');
    given(...FIRST_HOLDS)
      .when(giveCopy(HOME, { on: day('2026-11-20') }))
      .thenRefused('PLAN.IN-THE-FUTURE');
    given(...FIRST_HOLDS)
      .when(giveCopy(HOME, { on: day('2026-11-20') }), on('2026-11-20', TOM_REED))
      .then({ ...copied(HOME), on: day('2026-11-20') });
  });

  test('S51: noted twice is noted once; an older version never takes the place of a newer one', () => {
    given(...FIRST_HOLDS, copied(HOME))
      .when(giveCopy(HOME, { how: 'post' }))
      .thenNothing();
    given(...SECOND_HOLDS, copied(HOME, 2))
      .when(giveCopy(HOME, { version: 1 }))
      .thenNothing();
    given(...SECOND_HOLDS, copied(HOME, 1))
      .when(giveCopy(HOME, { version: 2 }))
      .then(copied(HOME, 2));
  });

  test('somebody who reached only an older version is still to have the one that holds', () => {
    expect(missing([...SECOND_HOLDS, copied(HOME, 1)])).toContain(HOME);
    expect(missing([...SECOND_HOLDS, copied(HOME, 2)])).not.toContain(HOME);
  });
});

describe('R20: whoever fetches a copy by its link', () => {
  const fetched = (key: string): PlanFact => ({ ...copied(key), how: 'link' });

  test('is themselves the one who has it', () => {
    given(...FIRST_HOLDS)
      .when(giveCopy('ana', { how: 'link' }), BY_ANA)
      .then(fetched('ana'));
  });

  test('nobody is noted to have fetched what another fetched', () => {
    given(...FIRST_HOLDS)
      .when(giveCopy('ana', { how: 'link' }))
      .thenRefused('PLAN.NO-COPY-DUE');
    given(...FIRST_HOLDS)
      .when(giveCopy(HOME, { how: 'link' }))
      .thenRefused('PLAN.NO-COPY-DUE');
    given(...FIRST_HOLDS)
      .when(giveCopy('ana', { how: 'link' }), on(TODAY, 'reable'))
      .thenRefused('PLAN.NO-COPY-DUE');
  });

  test('whoever stands in the plan twice has it for both', () => {
    const twice = { ...ANA, key: 'ana2', role: 'social worker' };
    const copyTo = [ADA, ANA, twice].map(recipientOf);
    const facts = [wasProposed(first({ copyTo })), versionAgreed(ADA)];
    given(...facts)
      .when(giveCopy('ana', { how: 'link' }), BY_ANA)
      .then(fetched('ana'), fetched('ana2'));
    given(...facts, copied('ana'))
      .when(giveCopy('ana', { how: 'link' }), BY_ANA)
      .then(fetched('ana2'));
    given(...facts)
      .when(giveCopy('ana'))
      .then(copied('ana'));
  });
});

describe('copies that are missing', () => {
  const everybody = [HOME, 'sarah', 'tom', 'ana'].map((key) => copied(key));

  test('wait for whoever answers for the plan, and nobody once all are there', () => {
    expect(waitingFor(FIRST_HOLDS)).toEqual([TOM_REED]);
    expect(waitingFor([...FIRST_HOLDS, ...everybody])).toEqual([]);
  });

  test('a reminder goes to whoever answers for the plan, three working days after it was agreed', () => {
    expect(remindedOn('2026-11-23', FIRST_HOLDS)).toEqual([]);
    expect(remindedOn('2026-11-24', FIRST_HOLDS)).toEqual([[TOM_REED, 'plan-reminder']]);
    expect(remindedOn('2027-01-04', [...FIRST_HOLDS, ...everybody])).toEqual([]);
  });
});

describe('P18, R33: a copy that was not delivered, or not in the form they need', () => {
  const back = (more = {}) =>
    ({ type: 'take-back-copy', key: HOME, version: 1, why: 'It lay in the office.', asLead: false, ...more }) as const;
  const takenBack: PlanFact = {
    type: 'copy-taken-back',
    key: HOME,
    name: ADA.name,
    version: 1,
    why: 'It lay in the office.',
  };

  test('P18: it is taken back with a reason, by whoever noted it or a lead, and is owed again; twice is once', () => {
    const facts = [...FIRST_HOLDS, copied(HOME)];
    given(...facts)
      .when(back())
      .then(takenBack);
    given(...facts)
      .when(back(), BY_ANA)
      .thenRefused('PLAN.NOTE-OF-ANOTHER');
    given(...facts)
      .when(back({ asLead: true }), BY_ANA)
      .then(takenBack);
    given(...facts)
      .when(back({ why: ' ' }))
      .thenRefused('PLAN.REASON-MISSING');
    given(...facts, takenBack)
      .when(back())
      .thenNothing();
    expect(missing([...facts, takenBack])).toContain(HOME);
  });

  test('P18: what they had before, they have still', () => {
    const facts = [...SECOND_HOLDS, copied(HOME), copied(HOME, 2), { ...takenBack, version: 2 }];
    expect(planAfter(facts).copies.find(({ key }) => key === HOME)?.has?.version).toBe(1);
  });

  test('R33, TL13: in another form than they need only with a reason', () => {
    const needs = 'Large print';
    given(...FIRST_HOLDS)
      .when({ ...giveCopy(HOME), needs })
      .thenRefused('PLAN.IN-THEIR-FORM');
    given(...FIRST_HOLDS)
      .when({ ...giveCopy(HOME), needs, inForm: { needs, met: false } })
      .thenRefused('PLAN.IN-THEIR-FORM');
    const inForm = { needs, met: false, why: 'The printer is broken.' };
    given(...FIRST_HOLDS)
      .when({ ...giveCopy(HOME), needs, inForm })
      .then({ ...copied(HOME), inForm });
  });

  test('TL13: whoever leads is sent why; when they noted it themselves, the manager is', () => {
    const otherwise = (met: boolean): readonly PlanFact[] => [
      { ...copied(HOME), inForm: { needs: 'Large print', met, ...(!met && { why: 'The printer is broken.' }) } },
    ];
    const sentBy = (by: Actor, met = false): readonly unknown[] =>
      noticesOf(planAfter([...FIRST_HOLDS, ...otherwise(met)]), otherwise(met), {
        ...because(planAfter(FIRST_HOLDS), by),
        managers: [GRACE_OBI],
      });
    expect(sentBy(TOM_REED)).toEqual([{ to: { staff: PRIYA_SHAH }, what: 'copy-otherwise' }]);
    expect(sentBy(PRIYA_SHAH)).toEqual([{ to: { staff: GRACE_OBI }, what: 'copy-otherwise' }]);
    expect(sentBy(TOM_REED, true)).toEqual([]);
  });
});
