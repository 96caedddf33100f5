/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import {
  rules,
  type Command,
  type Fact,
  type Given,
  type Receiver,
} from '../../../src/flows/information-given/rules.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

const TOM = StaffId.parse('tomreed');
const TODAY = on('2026-11-23', TOM);
const given = sentences(rules, TODAY);

const ada = (needs: Receiver['needs'] = { formats: [] }): Receiver => ({
  key: 'the-person',
  name: 'Ada Palmer',
  role: 'receives reablement',
  needs,
});

const told = (change: Partial<Given> = {}): Given => ({
  topics: ['equipment'],
  what: 'The leaflet on telecare.',
  to: [ada()],
  ways: ['spoken'],
  language: 'English',
  interpreter: 'none',
  understood: 'yes',
  checked: 'Said it back.',
  routes: [],
  on: day('2026-11-23'),
  ...change,
});
const give = (change: Partial<Given> = {}): Command => ({ type: 'give', given: told(change) });
const was = (change: Partial<Given> = {}) => ({ type: 'information-given' as const, given: told(change) });
const LARGE = ada({ formats: ['large-print'] });
const PUNJABI = ada({ formats: [], language: 'Punjabi' });

describe('R32: what somebody was given is recorded', () => {
  test('what, to whom, how, and whether it was understood', () => given().when(give()).then(was()));
  test('S51: the same form recorded twice is one record', () => given(was()).when(give()).thenNothing());
  test('nothing is recorded without what was given', () =>
    given()
      .when(give({ what: ' ' }))
      .thenRefused('INFORMATION.WHAT-MISSING'));
  test('nor without how one knows that it was understood', () =>
    given()
      .when(give({ checked: '' }))
      .thenRefused('INFORMATION.CHECK-MISSING'));
  test('charges are said in plain words: what, from when, and which decision starts them', () => {
    given()
      .when(give({ topics: ['charges'] }))
      .thenRefused('INFORMATION.CHARGING-MISSING');
    given()
      .when(give({ topics: ['charges'], charging: 'Nothing for six weeks.' }))
      .then(was({ topics: ['charges'], charging: 'Nothing for six weeks.' }));
  });
  test('a day to come is a slip', () =>
    given()
      .when(give({ on: day('2026-11-24') }))
      .thenRefused('INFORMATION.IN-THE-FUTURE'));
});

const waits = (...facts: readonly Fact[]): readonly string[] =>
  (rules.duties?.(folded(rules, facts, TODAY), { today: TODAY.today, author: TOM }) ?? []).map(
    ({ of, words }) => `${of === 'leads' ? 'leads' : of.join()}: ${words}`,
  );

describe('R33: it reaches those whom it is for', () => {
  test('TL13: in another form than somebody needs only with a reason, and those who lead the team look at it', () => {
    given()
      .when(give({ to: [LARGE], ways: ['print'] }))
      .thenRefused('INFORMATION.WHY-MISSING');
    const small = was({ to: [LARGE], ways: ['print'], whyOtherwise: 'The large one is at the printer.' });
    expect(waits(small)).toEqual(['leads: Not given as Ada Palmer needs it: look at why']);
    given(small).when({ type: 'look-at-form' }).then({ type: 'other-form-looked-at' });
    expect(waits(small, { type: 'other-form-looked-at' })).toEqual([]);
  });
  test('in the form that somebody needs there is nothing to explain', () =>
    given()
      .when(give({ to: [LARGE], ways: ['large-print'] }))
      .then(was({ to: [LARGE], ways: ['large-print'] })));
  test('what was not understood waits for its author until it was gone through again', () => {
    expect(waits(was({ understood: 'not-yet' }))).toEqual(['tomreed: Go through it again: it was not understood']);
    given(was({ understood: 'not-yet' }))
      .when({ type: 'go-through-again' })
      .then({ type: 'gone-through-again' });
    expect(waits(was({ understood: 'not-yet' }), { type: 'gone-through-again' })).toEqual([]);
  });
  test('TL16: needs change at once, and what was given in English before is asked about again', () => {
    given(was())
      .when({ type: 'change-needs', receivers: [PUNJABI] })
      .then({ type: 'needs-changed', receivers: [PUNJABI] });
    expect(waits(was(), { type: 'needs-changed', receivers: [PUNJABI] })).toEqual([
      'tomreed: Go through it again: Ada Palmer had it in English on Mon 23 Nov 2026, and needs have changed',
    ]);
    given(was(), { type: 'needs-changed', receivers: [PUNJABI] })
      .when({ type: 'change-needs', receivers: [PUNJABI] })
      .thenNothing();
  });
  test('a change that what was given meets already asks for nothing', () =>
    expect(waits(was({ ways: ['large-print'] }), { type: 'needs-changed', receivers: [LARGE] })).toEqual([]));
});

test('what was never given cannot be gone through again', () =>
  given().when({ type: 'go-through-again' }).thenRefused('INFORMATION.NOT-GIVEN'));
