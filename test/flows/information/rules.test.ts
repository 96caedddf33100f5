/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { Again, Fact, Given } from '../../../src/flows/information/facts.ts';
import type { Receiver } from '../../../src/flows/information/manner.ts';
import { rules, type Command } from '../../../src/flows/information/rules.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

const TOM = StaffId.parse('tomreed');
const PRIYA = StaffId.parse('priyashah');
const TODAY = on('2026-11-23', TOM);
const BY_PRIYA = on('2026-11-24', PRIYA);
const given = sentences(rules, TODAY);

const ada = (needs?: Partial<NonNullable<Receiver['needs']>>): Receiver => ({
  key: 'the-person',
  name: 'Ada Palmer',
  role: 'receives reablement',
  ...(needs && { needs: { formats: [], interpreter: 'none', ...needs } }),
});
const IMRAN: Receiver = {
  key: 'imran',
  name: 'Imran Khan',
  role: 'son, carer',
  needs: { formats: ['large-print'], interpreter: 'none' },
};

const told = (change: Partial<Given> = {}): Given => ({
  topics: ['equipment'],
  what: 'The leaflet on telecare.',
  to: [ada()],
  ways: ['spoken'],
  language: 'English',
  understood: 'yes',
  checked: 'Said it back.',
  routes: [],
  on: day('2026-11-23'),
  ...change,
});
const give = (change: Partial<Given> = {}): Command => ({ type: 'give', given: told(change) });
const was = (change: Partial<Given> = {}) => ({ type: 'information-given' as const, given: told(change) });
const LARGE = ada({ formats: ['large-print'] });
const PUNJABI = ada({ language: 'Punjabi', interpreter: 'spoken' });

const once = (change: Partial<Again> = {}): Again => ({
  id: 'once',
  to: [ada()],
  ways: ['spoken'],
  language: 'English',
  understood: 'yes',
  checked: 'Told me what it says.',
  on: day('2026-11-23'),
  ...change,
});
const goAgain = (change: Partial<Again> = {}): Command => ({ type: 'go-through-again', again: once(change) });
const wentAgain = (change: Partial<Again> = {}): Fact => ({ type: 'gone-through-again', again: once(change) });

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
  test('charges are said in plain words: what, from when, and which decision starts them; or that nothing is charged', () => {
    given()
      .when(give({ topics: ['charges'] }))
      .thenRefused('INFORMATION.CHARGING-MISSING');
    for (const charging of [
      'nothing' as const,
      { what: '8.50 a week', from: day('2026-12-01'), decision: 'The financial assessment.' },
    ])
      given()
        .when(give({ topics: ['charges'], charging }))
        .then(was({ topics: ['charges'], charging }));
  });
  test('a day to come is a slip', () =>
    given()
      .when(give({ on: day('2026-11-24') }))
      .thenRefused('INFORMATION.IN-THE-FUTURE'));
});

const dutiesAfter = (...facts: readonly Fact[]) =>
  rules.duties?.(folded(rules, facts, TODAY), { today: TODAY.today, author: TOM }) ?? [];
const waits = (...facts: readonly Fact[]): readonly string[] =>
  dutiesAfter(...facts).map(({ of, words }) => `${typeof of === 'string' ? of : of.join()}: ${words}`);

describe('R33: it reaches those whom it is for', () => {
  const small = { to: [LARGE], ways: ['print' as const] };

  test('TL13: in another form than somebody needs only with a reason, and those who lead the team look at it', () => {
    given().when(give(small)).thenRefused('INFORMATION.WHY-MISSING');
    const recorded = was({ ...small, whyOtherwise: 'The large one is at the printer.' });
    expect(waits(recorded)).toEqual(['leads: Look at why it was not given as Ada Palmer needs it']);
    given(recorded).when({ type: 'look-at-form' }, BY_PRIYA).then({ type: 'other-form-looked-at' });
    expect(waits(recorded, { type: 'other-form-looked-at' })).toEqual([]);
  });
  test('TL13: a full stop is no reason, and nobody looks at why on a record of their own', () => {
    given()
      .when(give({ ...small, whyOtherwise: '. no' }))
      .thenRefused('INFORMATION.WHY-MISSING');
    given(was({ ...small, whyOtherwise: 'None here.' }))
      .when({ type: 'look-at-form' })
      .thenRefused('INFORMATION.OWN-RECORD');
  });
  test('in the form that somebody needs there is nothing to explain', () =>
    given()
      .when(give({ to: [LARGE], ways: ['large-print'] }))
      .then(was({ to: [LARGE], ways: ['large-print'] })));
  test('TL13: without the interpreter that somebody needs it is otherwise than needed, whatever the language', () => {
    const igbo = { to: [ada({ language: 'Igbo', interpreter: 'spoken' })], language: 'Igbo' };
    given()
      .when(give({ ...igbo, interpreter: 'none' }))
      .thenRefused('INFORMATION.WHY-MISSING');
    given()
      .when(give({ ...igbo, interpreter: 'spoken' }))
      .then(was({ ...igbo, interpreter: 'spoken' }));
  });
  test('TL13: English is a need like any other language: who needs it was not given it in Urdu', () =>
    given()
      .when(give({ to: [IMRAN], ways: ['large-print'], language: 'Urdu', interpreter: 'none' }))
      .thenRefused('INFORMATION.WHY-MISSING'));

  test('what was not understood waits for its author since the day it was recorded, and says the day it was given', () => {
    const late = was({ understood: 'partly', on: day('2026-11-02') });
    expect(waits(late)).toEqual(['tomreed: Go through it again: it was understood in part on Mon 2 Nov 2026']);
    expect(dutiesAfter(late).map(({ since }) => since)).toEqual(['2026-11-23']);
    expect(waits(was({ understood: 'not-yet' }))).toEqual([
      'tomreed: Go through it again: it was not understood on Mon 23 Nov 2026',
    ]);
  });
  test('it is over when it was gone through again and understood, and not before', () => {
    const before = was({ understood: 'not-yet' });
    given(before).when(goAgain()).then(wentAgain());
    expect(waits(before, wentAgain())).toEqual([]);
    expect(waits(before, wentAgain({ understood: 'partly' }))).toEqual([
      'tomreed: Go through it again: it was understood in part on Mon 23 Nov 2026',
    ]);
  });
  test('with one of two it waits for the other', () =>
    expect(waits(was({ understood: 'not-yet', to: [ada(), { ...IMRAN, needs: undefined }] }), wentAgain())).toEqual([
      'tomreed: Go through it again with Imran Khan: it was not understood on Mon 23 Nov 2026',
    ]));
  test('S51: the same form recorded twice is one going through', () =>
    given(was(), wentAgain()).when(goAgain()).thenNothing());
  test('going through it says how one knows, on a day that has come and not before it was given', () => {
    given(was())
      .when(goAgain({ checked: ' ' }))
      .thenRefused('INFORMATION.CHECK-MISSING');
    given(was())
      .when(goAgain({ on: day('2026-11-24') }))
      .thenRefused('INFORMATION.IN-THE-FUTURE');
    given(was())
      .when(goAgain({ on: day('2026-11-22') }))
      .thenRefused('INFORMATION.BEFORE-GIVEN');
  });
  test('TL13: otherwise than needed a second time, and leads look at it again', () => {
    given(was())
      .when(goAgain({ to: [LARGE] }))
      .thenRefused('INFORMATION.WHY-MISSING');
    expect(waits(was(), wentAgain({ to: [LARGE], whyOtherwise: 'No printer.' }))).toEqual([
      'leads: Look at why it was not given as Ada Palmer needs it',
    ]);
  });

  test('TL16: needs change at once, and what was given otherwise before is asked about again: what changed is said', () => {
    given(was())
      .when({ type: 'change-needs', receivers: [PUNJABI] })
      .then({ type: 'needs-changed', receivers: [PUNJABI] });
    expect(waits(was(), { type: 'needs-changed', receivers: [PUNJABI] })).toEqual([
      'tomreed: Go through it again: Ada Palmer needs Punjabi and an interpreter now; it was given in spoken words and English on Mon 23 Nov 2026',
    ]);
    expect(waits(was({ ways: ['print'] }), { type: 'needs-changed', receivers: [LARGE] })).toEqual([
      'tomreed: Go through it again: Ada Palmer needs large print now; it was given in ordinary print and English on Mon 23 Nov 2026',
    ]);
    given(was(), { type: 'needs-changed', receivers: [PUNJABI] })
      .when({ type: 'change-needs', receivers: [PUNJABI] })
      .thenNothing();
  });
  test('TL16: it is over once it was gone through as they need it now', () =>
    expect(
      waits(
        was(),
        { type: 'needs-changed', receivers: [PUNJABI] },
        wentAgain({ to: [PUNJABI], language: 'Punjabi', interpreter: 'spoken' }),
      ),
    ).toEqual([]));
  test('a change that what was given meets already asks for nothing', () =>
    expect(waits(was({ ways: ['large-print'] }), { type: 'needs-changed', receivers: [LARGE] })).toEqual([]));
});

describe('a record that says something wrong', () => {
  const wrong: Fact = { type: 'recorded-in-error', why: 'It was her sister.' };
  test('is withdrawn by its author or a lead, with a reason, and by nobody else', () => {
    given(was()).when({ type: 'withdraw', why: 'It was her sister.', asLead: false }).then(wrong);
    given(was()).when({ type: 'withdraw', why: 'It was her sister.', asLead: true }, BY_PRIYA).then(wrong);
    given(was())
      .when({ type: 'withdraw', why: 'It was her sister.', asLead: false }, BY_PRIYA)
      .thenRefused('INFORMATION.NOT-YOURS');
    given(was()).when({ type: 'withdraw', why: '..', asLead: false }).thenRefused('INFORMATION.REASON-MISSING');
  });
  test('nothing waits in it any more, and nothing more happens to it', () => {
    expect(waits(was({ understood: 'not-yet' }), wrong)).toEqual([]);
    given(was(), wrong)
      .when({ type: 'change-needs', receivers: [LARGE] })
      .thenNothing();
    given(was(), wrong).when(goAgain()).thenRefused('INFORMATION.WITHDRAWN');
    given(was(), wrong).when({ type: 'withdraw', why: 'Again.', asLead: false }).thenNothing();
  });
});

test('what was never given cannot be gone through again', () =>
  given().when(goAgain()).thenRefused('INFORMATION.NOT-GIVEN'));
