/* oxlint-disable jest/expect-expect -- then(), thenNothing() and thenRefused() are the expectations */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Command, Direction, rules, type Change, type Fact } from '../../../src/flows/monitoring-change/rules.ts';
import { Answer, CarerAnswer, somebodyDisagrees, Wellbeing } from '../../../src/people/agreement.ts';
import { monitoringKind } from '../../../src/flows/monitoring-change/record.ts';
import { Day } from '../../../src/kernel/days.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { on, sentences } from '../../support/given.ts';
import { change, changed, changeMonitoring } from '../../support/monitoring.ts';

const TODAY = on('2026-11-19', StaffId.parse('tom'));
const given = sentences(rules, TODAY);
const day = (text: string): Day => Day.parse(text);

const agreed = (given: Partial<Change> = {}): Fact => ({
  type: 'monitoring-changed',
  change: changed(given),
  withoutAgreement: false,
});
const withoutAgreement = (given: Partial<Change>): Fact => ({
  type: 'monitoring-changed',
  change: changed(given),
  withoutAgreement: true,
});
const regard = {
  views: 'She wants the calls.',
  wellbeingImpact: 'She may feel alone at first.',
  wellbeing: ['control' as const],
};

describe('R1: monitoring is changed by agreement with the person and any carer', () => {
  test('both agree: it is recorded', () => {
    given()
      .when(changeMonitoring({ person: 'yes', carer: 'yes' }))
      .then(agreed({ person: 'yes', carer: 'yes' }));
  });

  test('the person agrees and there is no carer: it is recorded', () => {
    given()
      .when(changeMonitoring({ person: 'yes', carer: 'none' }))
      .then(agreed({ person: 'yes', carer: 'none' }));
  });

  test('a carer whom the plan does not name is recorded by name', () => {
    given()
      .when(changeMonitoring({ carer: 'yes', carerName: 'Joan' }))
      .then(agreed({ carer: 'yes', carerName: 'Joan' }));
  });

  test('somebody could not be reached: it is recorded, and is not "without agreement"', () => {
    given()
      .when(changeMonitoring({ person: 'not-reached', carer: 'not-reached' }))
      .then(agreed({ person: 'not-reached', carer: 'not-reached' }));
  });

  test.each(['person', 'carer'])('what the %s says is never left open: a command without it is none', (who) => {
    const rest = Object.fromEntries(Object.entries(change()).filter(([key]) => key !== who));
    expect(Command.safeParse({ ...changeMonitoring(), change: rest }).success).toBe(false);
    expect(Command.safeParse(changeMonitoring()).success).toBe(true);
    expect(Command.safeParse({ ...changeMonitoring(), change: { ...change(), [who]: '' } }).success).toBe(false);
  });

  test('S51: recorded twice is recorded once, whatever the second says', () => {
    given(agreed()).when(changeMonitoring()).thenNothing();
    given(agreed())
      .when(changeMonitoring({ rationale: '', person: 'no' }))
      .thenNothing();
  });
});

describe('R2: a change that somebody refuses goes ahead only with regard to their views and to wellbeing', () => {
  test('a change that the person refuses is recorded with both, and flagged', () => {
    given()
      .when(changeMonitoring({ person: 'no', regard }))
      .then(withoutAgreement({ person: 'no', regard }));
  });

  test('a change that the carer refuses is recorded with both, and flagged', () => {
    given()
      .when(changeMonitoring({ carer: 'no', regard }))
      .then(withoutAgreement({ carer: 'no', regard }));
  });

  test.each([{ person: 'no' }, { carer: 'no' }, { person: 'no', carer: 'no' }] as const)(
    'a change that is refused (%j) is not recorded without their views',
    (refused) => {
      given().when(changeMonitoring(refused)).thenRefused('MONITORING.VIEWS-MISSING');
      given()
        .when(changeMonitoring({ ...refused, regard: {} }))
        .thenRefused('MONITORING.VIEWS-MISSING');
      given()
        .when(changeMonitoring({ ...refused, regard: { ...regard, views: ' \n\t ' } }))
        .thenRefused('MONITORING.VIEWS-MISSING');
    },
  );

  test.each([{ person: 'no' }, { carer: 'no' }, { person: 'no', carer: 'no' }] as const)(
    'a change that is refused (%j) is not recorded without its effect on wellbeing',
    (refused) => {
      given()
        .when(changeMonitoring({ ...refused, regard: { views: 'No.' } }))
        .thenRefused('MONITORING.WELLBEING-MISSING');
      given()
        .when(changeMonitoring({ ...refused, regard: { ...regard, wellbeingImpact: '  ' } }))
        .thenRefused('MONITORING.WELLBEING-MISSING');
    },
  );

  test('the parts of wellbeing need not be named', () => {
    const { wellbeing: _, ...words } = regard;
    given()
      .when(changeMonitoring({ person: 'no', regard: words }))
      .then(withoutAgreement({ person: 'no', regard: { ...words, wellbeing: [] } }));
  });

  test('what was weighed before everybody came to agree is not recorded', () => {
    given()
      .when(changeMonitoring({ person: 'yes', carer: 'yes', regard }))
      .then(agreed({ person: 'yes', carer: 'yes' }));
  });

  const anyWords = fc.option(fc.oneof(fc.constantFrom('', ' ', '\n', '\u00a0'), fc.string()), { nil: undefined });
  const anyRegard = fc.option(
    fc.record({ views: anyWords, wellbeingImpact: anyWords, wellbeing: fc.subarray(Wellbeing.options) }),
    { nil: undefined },
  );
  const combinations = Answer.options.flatMap((person) => CarerAnswer.options.map((carer) => ({ person, carer })));

  test.each(combinations)('in every combination: person $person, carer $carer', ({ person, carer }) => {
    fc.assert(
      fc.property(anyRegard, (weighed) => {
        const words = {
          ...(weighed?.views !== undefined && { views: weighed.views }),
          ...(weighed?.wellbeingImpact !== undefined && { wellbeingImpact: weighed.wellbeingImpact }),
        };
        const command = changeMonitoring({
          person,
          carer,
          ...(weighed && { regard: { ...words, wellbeing: weighed.wellbeing } }),
        });
        const decided = rules.decide(rules.initial, command, TODAY);
        const no = person === 'no' || carer === 'no';
        const complete = (weighed?.views ?? '').trim() !== '' && (weighed?.wellbeingImpact ?? '').trim() !== '';
        expect(decided.ok).toBe(!no || complete);
        const [fact] = decided.ok ? decided.value : [];
        const kept = no
          ? { views: weighed?.views, wellbeingImpact: weighed?.wellbeingImpact, wellbeing: weighed?.wellbeing }
          : undefined;
        expect(fact?.change.regard).toEqual(decided.ok ? kept : undefined);
        expect(fact?.withoutAgreement ?? no).toBe(no);
      }),
      { numRuns: 100 },
    );
  });

  test('not having been reached is not a refusal', () => {
    expect(combinations.filter(somebodyDisagrees)).toEqual(
      combinations.filter(({ person, carer }) => [person, carer].includes('no')),
    );
    expect(combinations.filter(somebodyDisagrees)).toHaveLength(6);
  });
});

describe('R3: the reason is always recorded, whichever way it changes', () => {
  test.each(Direction.options)('%s', (direction) => {
    given().when(changeMonitoring({ direction })).then(agreed({ direction }));
    given()
      .when(changeMonitoring({ direction, rationale: '' }))
      .thenRefused('MONITORING.RATIONALE-MISSING');
    given()
      .when(changeMonitoring({ direction, rationale: ' \n ' }))
      .thenRefused('MONITORING.RATIONALE-MISSING');
  });

  test('a direction that is none of the three is no command', () => {
    expect(Command.safeParse({ ...changeMonitoring(), change: { ...change(), direction: 'sideways' } }).success).toBe(
      false,
    );
  });

  test('what stays as it is is no change, however it is written', () => {
    given()
      .when(changeMonitoring({ from: 'A call every day', to: ' a CALL every day ' }))
      .thenRefused('MONITORING.SAME-AS-BEFORE');
  });

  test('a change cannot start before reablement did, and can on its first day', () => {
    given()
      .when(changeMonitoring({ startsOn: day('2026-10-31') }))
      .thenRefused('MONITORING.BEFORE-REABLEMENT');
    given()
      .when(changeMonitoring({ startsOn: day('2026-11-01') }))
      .then(agreed({ startsOn: day('2026-11-01') }));
  });
});

describe('every refusal says what to do, beside its question', () => {
  test.each([
    [{ code: 'MONITORING.RATIONALE-MISSING' }, 'rationale'],
    [{ code: 'MONITORING.VIEWS-MISSING' }, 'views'],
    [{ code: 'MONITORING.WELLBEING-MISSING' }, 'wellbeingImpact'],
    [{ code: 'MONITORING.SAME-AS-BEFORE' }, 'to'],
    [{ code: 'MONITORING.BEFORE-REABLEMENT', started: day('2026-11-01') }, 'startsOn'],
  ] as const)('%j', (refusal, question) => {
    const worded = monitoringKind.wordsFor(refusal);
    expect(worded.question).toBe(question);
    expect(worded.words).toMatch(/^[A-Z].*[.?]$/u);
  });

  test('the day on which reablement began is said in words', () => {
    expect(
      monitoringKind.wordsFor({ code: 'MONITORING.BEFORE-REABLEMENT', started: day('2026-11-03') }).words,
    ).toContain('Tue 3 Nov 2026');
  });
});
