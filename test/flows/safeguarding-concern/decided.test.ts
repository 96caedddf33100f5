/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { Decision, Fact, Raised } from '../../../src/flows/safeguarding-concern/facts.ts';
import { rules } from '../../../src/flows/safeguarding-concern/rules.ts';
import { stillOpen } from '../../../src/flows/safeguarding-concern/still-open.ts';
import { RecordId, StaffId } from '../../../src/kernel/ids.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

/** What a lead decides, and closes: against the tests, over what is open, of a child. */

const [TOM, MEI] = ['tomreed', 'meilin'].map((id) => StaffId.parse(id));
if (!TOM || !MEI) throw new Error('nobody');
const TODAY = on('2026-11-23', MEI);
const given = sentences(rules, TODAY);
const was = (change: Partial<Raised> = {}): Fact => ({
  type: 'raised',
  raised: { whom: 'person', seen: 'Bruises on both arms.', source: [], close: [], ...change },
  to: [MEI],
  reach: 'lead',
  runs: true,
});
const as = (met: 'met' | 'not-met' | 'unknown') => ({ met, why: 'Seen.' });
const decided = (change: Partial<Decision> = {}): Decision => ({
  tests: { needs: as('met'), harm: as('met'), protect: as('met') },
  what: 'enquiry',
  why: 'Bruises.',
  ...change,
});
const PAUSE: Fact = {
  type: 'pause-noted',
  pause: { record: RecordId.parse('ada-pauserecord'), outcome: 'alongside', on: day('2026-11-23') },
};
const ACKNOWLEDGED: Fact = { type: 'acknowledged' };
const openAfter = (...facts: readonly Fact[]) => {
  const state = folded(rules, facts, TODAY);
  return state.status === 'raised' ? stillOpen(state) : undefined;
};

describe('Care Act s42: what is decided against the three tests says why', () => {
  const NO = { ...decided(), what: 'not-enquiry' } as const;
  const YES = decided({ tests: { needs: as('not-met'), harm: as('met'), protect: as('met') } });
  test.each([
    ['all three are met, and no enquiry', NO],
    ['one is not met, and an enquiry', YES],
  ])('%s', (_, decision) => {
    for (const despite of [undefined, ' ', '...'])
      given(was(), ACKNOWLEDGED)
        .when({ type: 'decide', decision: { ...decision, ...(despite && { despite }) }, seen: 0 })
        .thenRefused('SAFEGUARDING.DESPITE-MISSING');
    const whole = { ...decision, despite: 'The council has one under way.' };
    given(was(), ACKNOWLEDGED)
      .when({ type: 'decide', decision: whole, seen: 0 })
      .then({ type: 'decided', decision: whole });
  });
  test.each([
    [
      'what is not known is no answer to the tests',
      decided({ tests: { needs: as('met'), harm: as('met'), protect: as('unknown') } }),
    ],
    ['passed on to the council', decided({ what: 'passed' })],
  ])('nothing more is asked: %s', (_, decision) =>
    given(was(), ACKNOWLEDGED).when({ type: 'decide', decision, seen: 0 }).then({ type: 'decided', decision }),
  );
});

describe('R38: of a child nothing is decided with the tests for adults', () => {
  const child = was({ whom: 'child', whomElse: 'The grandson' });
  test('with them it is refused, and an adult’s without them', () => {
    given(child, ACKNOWLEDGED)
      .when({ type: 'decide', decision: decided(), seen: 0 })
      .thenRefused('SAFEGUARDING.TESTS-MISSING');
    given(was(), ACKNOWLEDGED)
      .when({ type: 'decide', decision: { what: 'passed', why: 'Bruises.' }, seen: 0 })
      .thenRefused('SAFEGUARDING.TESTS-MISSING');
    const decision = { what: 'not-passed', why: 'They know of it.' } as const;
    given(child, ACKNOWLEDGED).when({ type: 'decide', decision, seen: 0 }).then({ type: 'decided', decision });
  });
  test('that children’s social care is told is a duty, today, until it is noted by whom, whom and when', () => {
    const kinds = (...facts: readonly Fact[]) =>
      rules.duties?.(folded(rules, facts, TODAY), { today: TODAY.today, author: TOM }).map(({ kind }) => kind);
    const told = { by: 'Mei Lin', whom: 'Duty desk', on: day('2026-11-23') };
    for (const raised of [child, was({ child: 'yes' }), was({ child: 'unknown' })]) {
      expect(kinds(raised)).toContain('child');
      expect(kinds(raised, { type: 'child-told', told })).not.toContain('child');
    }
    expect(kinds(was(), { type: 'more-said', more: { others: ['children'] } })).toContain('child');
    expect(kinds(was({ child: 'no' }))).not.toContain('child');
    given(child).when({ type: 'tell-child', told }).then({ type: 'child-told', told });
    given(child, { type: 'child-told', told }).when({ type: 'tell-child', told }).thenNothing();
    given(child)
      .when({ type: 'tell-child', told: { ...told, on: day('2026-11-24') } })
      .thenRefused('SAFEGUARDING.IN-THE-FUTURE');
  });
});

describe('R40: nothing is closed over what is open without saying why', () => {
  const sure = (answer: 'yes' | 'no' | 'not-sure', done?: string) => ({
    answer,
    why: 'Asked.',
    ...(done && { done: day(done) }),
  });
  const CASES: readonly (readonly [string, readonly Fact[], readonly string[]])[] = [
    ['undecided, and the pause, too', [was()], ['the decision on the concern', 'whether reablement pauses']],
    [
      'decided by somebody who may be concerned',
      [
        was(),
        PAUSE,
        { type: 'decided', decision: decided() },
        { type: 'sources-said', sources: { source: [{ is: 'colleague', name: 'Mei Lin', staff: MEI }], close: [] } },
      ],
      ['the decision on the concern'],
    ],
    [
      'a child',
      [was({ child: 'yes' }), PAUSE, { type: 'decided', decision: decided() }],
      ['telling children’s social care'],
    ],
    [
      'CQC and candour, not sure',
      [
        was(),
        PAUSE,
        { type: 'decided', decision: decided({ regulated: { cqc: sure('not-sure'), candour: sure('not-sure') } }) },
      ],
      ['whether CQC must be notified', 'whether the duty of candour applies'],
    ],
    [
      'CQC and candour, owed and not done',
      [was(), PAUSE, { type: 'decided', decision: decided({ regulated: { cqc: sure('yes'), candour: sure('yes') } }) }],
      ['notifying CQC', 'the duty of candour'],
    ],
    [
      'CQC and candour, done',
      [
        was(),
        PAUSE,
        { type: 'decided', decision: decided({ regulated: { cqc: sure('yes', '2026-11-23'), candour: sure('no') } }) },
      ],
      [],
    ],
    [
      'still paused',
      [was(), { ...PAUSE, pause: { ...PAUSE.pause, outcome: 'paused' } }, { type: 'decided', decision: decided() }],
      ['the pause of reablement'],
    ],
    ['all of it settled', [was(), PAUSE, { type: 'decided', decision: decided() }], []],
    ['raised by mistake, as whoever raised it says', [was(), { type: 'added', words: 'Felt pen.', mistake: true }], []],
  ];
  test.each(CASES)('%s', (_, facts, open) => {
    expect(openAfter(...facts)).toEqual(open);
    const closing = { wanted: 'partly', words: 'He moved out.' } as const;
    const by = on('2026-11-23', TOM);
    const closes = given(...facts, ACKNOWLEDGED).when({ type: 'close', closing }, by);
    if (open.length === 0) return closes.then({ type: 'closed', closing });
    closes.thenRefused('SAFEGUARDING.STILL-OPEN');
    const whole = { ...closing, despite: 'The council sees to it.' };
    given(...facts, ACKNOWLEDGED)
      .when({ type: 'close', closing: whole }, by)
      .then({ type: 'closed', closing: whole });
  });
});
