/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { Considered, Fact, Outcome } from '../../../src/flows/prevention/facts.ts';
import { rules, type Command } from '../../../src/flows/prevention/rules.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { THE_PERSON } from '../../../src/people/needs.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

const TOM = StaffId.parse('tomreed');
const TODAY = on('2026-11-23', TOM);
const LATER = on('2026-12-07', TOM);
const given = sentences(rules, TODAY);

const referred = (change: Partial<Considered> = {}): Considered => ({
  for: 'Ada Palmer',
  forKey: THE_PERSON,
  need: 'Falls',
  service: 'Steady Steps (hall)',
  step: 'referred',
  agrees: 'yes',
  deciding: { capacity: { answer: 'has' } },
  on: day('2026-11-23'),
  askOn: day('2026-12-07'),
  ...change,
});
const consider = (change: Partial<Considered> = {}): Command => ({ type: 'consider', considered: referred(change) });
const was = (change: Partial<Considered> = {}): Fact => ({ type: 'considered', considered: referred(change) });
const outcome = (change: Partial<Outcome> = {}): Outcome => ({
  id: 'once',
  what: 'helps',
  words: 'She goes on Mondays.',
  on: day('2026-12-07'),
  ...change,
});
const note = (change: Partial<Outcome> = {}): Command => ({ type: 'note-outcome', outcome: outcome(change) });
const duties = (...facts: readonly Fact[]) =>
  (rules.duties?.(folded(rules, facts, TODAY), { today: day('2026-11-23'), author: TOM }) ?? []).map(
    ({ of, since }) => ({ of, since }),
  );

describe('R35: other help is thought of, given, referred to or declined', () => {
  test('a referral, with consent and a day on which to ask what came of it', () =>
    given().when(consider()).then(was()));
  test('S51: twice is once', () => given(was()).when(consider()).thenNothing());
  test('nobody is referred without consent, or without a day to ask', () => {
    given()
      .when(consider({ agrees: undefined }))
      .thenRefused('PREVENTION.CONSENT-MISSING');
    given()
      .when(consider({ askOn: undefined }))
      .thenRefused('PREVENTION.DAY-MISSING');
  });
  test('R44: what may restrict somebody is looked at by the lead once, here or where it was screened', () => {
    const sensor = was({
      service: 'A door sensor',
      deciding: {
        capacity: { answer: 'lacks', by: 'Ana Lopez', on: day('2026-11-20') },
        wishes: { shown: 'Smiles at it.', objects: 'no' },
      },
    });
    expect(duties(sensor)).toContainEqual({ of: 'capacity-lead', since: '2026-11-23' });
    given(sensor).when({ type: 'note-screened' }).then({ type: 'screened' });
    given(sensor, { type: 'screened' }).when({ type: 'note-screened' }).thenNothing();
    given(was()).when({ type: 'note-screened' }).thenNothing();
    expect(duties(sensor, { type: 'screened' })).not.toContainEqual({ of: 'capacity-lead', since: '2026-11-23' });
  });
  test('R45: a decision in their best interests says who decided', () => {
    given()
      .when(consider({ deciding: { capacity: { answer: 'unknown' } } }))
      .thenRefused('PREVENTION.CAPACITY-UNKNOWN');
    const lacks = {
      capacity: { answer: 'lacks' as const, by: 'Ana Lopez', on: day('2026-11-20') },
      wishes: { shown: 'Smiles at it.', objects: 'no' as const },
    };
    given()
      .when(consider({ agrees: 'yes', deciding: lacks }))
      .thenRefused('PREVENTION.DECIDING');
    const decided = {
      agrees: undefined,
      deciding: {
        ...lacks,
        authority: {
          kind: 'best-interests' as const,
          decidedBy: 'Mei Chen, social worker',
          on: day('2026-11-23'),
          consulted: 'Helen Bell',
          lessRestrictive: 'None needed.',
        },
      },
    };
    given().when(consider(decided)).then(was(decided));
  });
  test('R25: nothing of a carer, or of a person who can decide it, is passed on against their no', () => {
    given()
      .when(consider({ agrees: 'no' }))
      .thenRefused('PREVENTION.NOT-AGREED');
    given()
      .when(consider({ forKey: 'sarah', deciding: undefined, agrees: 'no' }))
      .thenRefused('PREVENTION.NOT-AGREED');
  });
  test('S53: an outcome that a colleague noted meanwhile is not replaced unseen', () => {
    const noted: Fact = { type: 'came-of-it', outcome: outcome({ id: 'theirs', what: 'not-taken-up' }) };
    given(was(), noted)
      .when({ type: 'note-outcome', outcome: outcome(), seen: 'none' }, LATER)
      .thenRefused('PREVENTION.OUTCOME-CHANGED');
    given(was(), noted)
      .when({ type: 'note-outcome', outcome: outcome(), seen: 'theirs' }, LATER)
      .then({ type: 'came-of-it', outcome: outcome() });
  });
  test('to have told of it needs neither; what is not wanted says why', () => {
    const told = { step: 'told', consent: undefined, askOn: undefined } as const;
    given().when(consider(told)).then(was(told));
    const declined = { step: 'declined', consent: undefined, askOn: undefined } as const;
    given().when(consider(declined)).thenRefused('PREVENTION.WHY-MISSING');
    given()
      .when(consider({ ...declined, words: 'Too far.' }))
      .then(was({ ...declined, words: 'Too far.' }));
  });
  test('nothing is of a day to come', () =>
    given()
      .when(consider({ on: day('2026-11-24') }))
      .thenRefused('PREVENTION.IN-THE-FUTURE'));
});

describe('R35: the outcome of a referral is asked for', () => {
  test('on its day, by whoever referred', () => expect(duties(was())).toEqual([{ of: [TOM], since: '2026-12-07' }]));
  test('again while it is waited for, and no more once it is known', () => {
    const waiting = outcome({ what: 'waiting', askOn: day('2026-12-21') });
    expect(duties(was(), { type: 'came-of-it', outcome: waiting })).toEqual([{ of: [TOM], since: '2026-12-21' }]);
    expect(duties(was(), { type: 'came-of-it', outcome: outcome() })).toEqual([]);
    expect(duties(was({ step: 'told' }))).toEqual([]);
  });
  test('it is noted once, not before the referral, and to wait on needs a day', () => {
    given(was()).when(note(), LATER).then({ type: 'came-of-it', outcome: outcome() });
    given(was(), { type: 'came-of-it', outcome: outcome() }).when(note(), LATER).thenNothing();
    given(was())
      .when(note({ on: day('2026-11-22') }), LATER)
      .thenRefused('PREVENTION.BEFORE-REFERRED');
    given(was())
      .when(note({ on: day('2026-12-08') }), LATER)
      .thenRefused('PREVENTION.IN-THE-FUTURE');
    given(was())
      .when(note({ what: 'waiting' }), LATER)
      .thenRefused('PREVENTION.DAY-MISSING');
    given().when(note()).thenRefused('PREVENTION.NOTHING-RECORDED');
  });
});
