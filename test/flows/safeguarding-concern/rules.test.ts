/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import { array, assert, boolean, constantFrom, property, uniqueArray } from 'fast-check';
import { keptFrom, type Fact, type Raised } from '../../../src/flows/safeguarding-concern/facts.ts';
import { takersOf, type Takers } from '../../../src/flows/safeguarding-concern/route.ts';
import { rules, type Command } from '../../../src/flows/safeguarding-concern/rules.ts';
import { RecordId, StaffId } from '../../../src/kernel/ids.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

const [TOM, MEI, LEO, SAM] = ['tomreed', 'meilin', 'leomarsh', 'samcole'].map((id) => StaffId.parse(id));
if (!TOM || !MEI || !LEO || !SAM) throw new Error('nobody');
const TODAY = on('2026-11-23', TOM);
const given = sentences(rules, TODAY);
const takers: Takers = {
  inTurn: [
    { as: 'lead', staff: [MEI] },
    { as: 'lead', staff: [LEO] },
    { as: 'manager', staff: [SAM] },
  ],
  late: [MEI, LEO, SAM],
  unmet: [],
};

const raised = (change: Partial<Raised> = {}): Raised => ({
  whom: 'person',
  seen: 'Bruises on both arms.',
  source: [],
  close: [],
  ...change,
});
const raise = (change: Partial<Raised> = {}): Command => ({
  type: 'raise',
  raised: raised(change),
  takers,
  runs: true,
});
const was = (change: Partial<Raised> = {}, to = [MEI]): Fact => ({
  type: 'raised',
  raised: raised(change),
  to,
  reach: 'lead',
  runs: true,
});
const MEIS = { is: 'colleague', name: 'Mei Lin', staff: MEI } as const;
const PAUSE = { record: RecordId.parse('ada-pauserecord'), outcome: 'alongside', on: day('2026-11-24') } as const;

const dutiesAfter = (...facts: readonly Fact[]) =>
  rules
    .duties?.(folded(rules, facts, TODAY), { today: TODAY.today, author: TOM })
    .filter(({ quiet }) => !quiet)
    .map(({ kind, of }) => [kind, of]);

describe('a concern is raised', () => {
  test('only what was seen is needed', () => given().when(raise()).then(was()));
  test('S51: the same form twice is one', () => given(was()).when(raise()).thenNothing());
  test('not without what was seen, nor without who it is', () => {
    given()
      .when(raise({ seen: ' ' }))
      .thenRefused('SAFEGUARDING.SEEN-MISSING');
    given()
      .when(raise({ whom: 'child' }))
      .thenRefused('SAFEGUARDING.WHO-MISSING');
  });
  test('the only lead is the subject: the next in turn has it', () =>
    given()
      .when(raise({ source: [MEIS] }))
      .then(was({ source: [MEIS] }, [LEO])));

  test('R24: whoever may be the source, or is close to it, is in no route, whatever the staff there are', () => {
    const staff = constantFrom(TOM, MEI, LEO, SAM);
    const some = uniqueArray(staff);
    assert(
      property(array(some), some, boolean(), (inTurn, kept, isLate) => {
        const turns = inTurn.map((all) => ({ as: 'lead' as const, staff: all }));
        const { to, reach } = takersOf({ inTurn: turns, late: inTurn.flat(), unmet: [] }, kept, isLate);
        expect(to.filter((one) => kept.includes(one))).toEqual([]);
        const left = inTurn.flat().filter((one) => !kept.includes(one));
        expect([to.length > 0, reach !== 'nobody']).toEqual([left.length > 0, left.length > 0]);
      }),
    );
  });
});

describe('it waits for those who can see to it', () => {
  test('R40: acknowledging, a decision on pausing, and what else is known', () =>
    expect(dutiesAfter(was())).toEqual([
      ['acknowledge', [MEI]],
      ['pause', [MEI]],
      ['more', [TOM]],
      ['more-lead', [MEI]],
    ]));
  test('after one working day without an acknowledgement the others are asked, once', () => {
    const late = on('2026-11-24', 'reable');
    given(was()).when({ type: 'route', takers, days: 1 }).thenNothing();
    given(was())
      .when({ type: 'route', takers, days: 1 }, late)
      .then({ type: 'routed', to: [MEI, LEO, SAM], reach: 'lead', late: true });
    given(was(), { type: 'routed', to: [MEI, LEO, SAM], reach: 'lead', late: true })
      .when({ type: 'route', takers, days: 1 }, late)
      .thenNothing();
    given(was(), { type: 'acknowledged' }).when({ type: 'route', takers, days: 1 }, late).thenNothing();
  });
  test('whoever is named later loses it, and does nothing more in it', () => {
    const named: Fact = { type: 'sources-said', sources: { source: [MEIS], close: [] } };
    const state = folded(rules, [was(), named], TODAY);
    expect(state.status === 'raised' && [state.to, keptFrom(state)]).toEqual([[], [MEI]]);
    given(was(), named).when({ type: 'acknowledge' }, on('2026-11-23', MEI)).thenRefused('SAFEGUARDING.NOT-YOURS');
    given(was(), named)
      .when({ type: 'route', takers, days: 1 })
      .then({ type: 'routed', to: [LEO], reach: 'lead', late: false });
  });
  test('R40: a decision on pausing settles it, however often it is noted', () => {
    const note: Command = { type: 'note-pause', ...PAUSE };
    given(was()).when(note).then({ type: 'pause-noted', pause: PAUSE });
    given(was(), { type: 'pause-noted', pause: PAUSE }).when(note).thenNothing();
    expect(dutiesAfter(was(), { type: 'pause-noted', pause: PAUSE })).not.toContainEqual(['pause', [MEI]]);
    expect(dutiesAfter(was(), { type: 'runs', runs: false })).not.toContainEqual(['pause', [MEI]]);
  });
  test('two leads at once: one acknowledgement', () =>
    given(was(), { type: 'acknowledged' }).when({ type: 'acknowledge' }, on('2026-11-23', LEO)).thenNothing());
  test('S53: two leads decide at once: the second reads what the first decided', () => {
    const tested = { met: 'met', why: 'Seen.' } as const;
    const tests = { needs: tested, harm: tested, protect: tested };
    const decision = { tests, what: 'enquiry', why: 'Bruises.' } as const;
    const other = { ...decision, what: 'not-enquiry', despite: 'The council has one already.' } as const;
    given(was(), { type: 'acknowledged' })
      .when({ type: 'decide', decision, seen: 0 })
      .then({ type: 'decided', decision });
    const decided: Fact = { type: 'decided', decision };
    given(was(), decided).when({ type: 'decide', decision: other, seen: 0 }).thenRefused('SAFEGUARDING.DECIDED');
    given(was(), decided).when({ type: 'decide', decision, seen: 0 }).thenNothing();
    given(was(), decided)
      .when({ type: 'decide', decision: other, seen: 1 })
      .then({ type: 'acknowledged' }, { type: 'decided', decision: other });
  });
});
