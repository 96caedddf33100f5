/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Office, type Fact, type News, type Note } from '../../../src/flows/offices/facts.ts';
import { newsWords, rules, waitingIn } from '../../../src/flows/offices/rules.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

const TODAY = on('2026-11-25', StaffId.parse('tomreed'));
const given = sentences(rules, TODAY);
const news: News = { what: 'ended', from: day('2026-11-24'), words: 'Reablement ended' };
const note = (change: Partial<Note> = {}): Note => ({
  id: 'one',
  office: 'rota',
  how: 'answered',
  on: day('2026-11-25'),
  who: 'Lin, clerk',
  words: 'Off the rota',
  ...change,
});
const begun: Fact = { type: 'begun', news };

describe('TL3: finance, rota and purchaser', () => {
  test('S51: begun and noted twice is once', () => {
    given(begun).when({ type: 'begin', news }).thenNothing();
    given(begun, { type: 'noted', note: note() }).when({ type: 'note', note: note() }).thenNothing();
  });
  test('refusals', () => {
    given().when({ type: 'note', note: note() }).thenRefused('OFFICES.NOT-BEGUN');
    given(begun)
      .when({ type: 'note', note: note({ on: day('2026-11-26') }) })
      .thenRefused('OFFICES.IN-THE-FUTURE');
    for (const change of [{ who: 'x' }, { words: undefined }])
      given(begun)
        .when({ type: 'note', note: note(change) })
        .thenRefused('OFFICES.WORDS-MISSING');
  });
  test('S53: a form that was opened for older news notes nobody as told of the new, and who heard the old hears the new', () => {
    const old = note({ heard: news.words });
    given(begun).when({ type: 'note', note: old }).then({ type: 'noted', note: old });
    const before: Fact = { type: 'noted-of-before', note: old };
    given(begun, { type: 'went-on' }).when({ type: 'note', note: old }).then(before);
    given(begun, { type: 'went-on' }, before).when({ type: 'note', note: old }).thenNothing();
    const state = folded(rules, [begun, { type: 'went-on' }, before], TODAY);
    expect(state.status === 'new' ? [] : waitingIn(state)).toEqual(['rota']);
  });

  test('less support does not go on again when reablement does, but when its version does not apply; after all it is told anew', () => {
    const less: Fact = { type: 'begun', news: { ...news, what: 'less' } };
    given(less).when({ type: 'go-on', what: 'stopped' }).thenNothing();
    given(less).when({ type: 'go-on', what: 'less' }).then({ type: 'went-on' });
    given(less, { type: 'went-on' }).when({ type: 'go-on', what: 'less' }).thenNothing();
    given(less, { type: 'went-on' }).when({ type: 'begin', news: less.news }).then(less);
  });

  test('R43: where a pause ends and visits wait, they hear that first, and once more when visits go on', () => {
    const onHold: Fact = { type: 'begun', news: { ...news, what: 'on-hold' } };
    const waits: Fact = { type: 'went-on', waits: true };
    given(onHold).when({ type: 'go-on', what: 'stopped', waits: true }).then(waits);
    given(onHold).when({ type: 'go-on', what: 'stopped', waits: false }).then({ type: 'went-on' });
    given(onHold, waits).when({ type: 'go-on', what: 'stopped', waits: true }).thenNothing();
    given(onHold, waits).when({ type: 'go-on', what: 'stopped', waits: false }).then({ type: 'went-on' });
    given(onHold, { type: 'went-on' }).when({ type: 'go-on', what: 'stopped', waits: false }).thenNothing();
    const told: Fact = { type: 'noted', note: note({ office: 'rota', how: 'told' }) };
    const state = folded(rules, [onHold, told, waits, { type: 'went-on' }], TODAY);
    expect(state.status === 'new' ? [] : [waitingIn(state), newsWords(state)]).toEqual([
      ['rota'],
      expect.stringMatching(/^No longer paused from .*: visits go on$/u),
    ]);
  });

  test('a stay in hospital that becomes an end waits no more: they are told of the end', () => {
    const paused: Fact = { type: 'begun', news: { ...news, what: 'paused' } };
    given(paused).when({ type: 'end' }).then({ type: 'overtaken' });
    given(paused, { type: 'overtaken' }).when({ type: 'end' }).thenNothing();
    given(begun).when({ type: 'end' }).thenNothing();
    const state = folded(rules, [paused, { type: 'overtaken' }], TODAY);
    expect(rules.duties?.(state, { today: TODAY.today, author: StaffId.parse('tomreed') })).toEqual([]);
  });

  test('each waits until what was noted last of them is an answer, or that it does not concern them', () => {
    const noted = fc.record({
      office: fc.constantFrom(...Office.options),
      how: fc.constantFrom('told' as const, 'answered' as const, 'not-concerned' as const),
    });
    fc.assert(
      fc.property(fc.array(noted, { maxLength: 8 }), (all) => {
        const facts = all.map((one, index): Fact => ({ type: 'noted', note: note({ ...one, id: `n${index}` }) }));
        const state = folded(rules, [begun, ...facts], TODAY);
        if (state.status === 'new') throw new Error('it has begun');
        const waiting = Office.options.filter(
          (office) => (all.findLast((one) => one.office === office)?.how ?? 'told') === 'told',
        );
        expect(waitingIn(state)).toEqual(waiting);
        const duties = rules.duties?.(state, { today: TODAY.today, author: StaffId.parse('tomreed') }) ?? [];
        expect(duties).toHaveLength(waiting.length === 0 ? 0 : 1);
      }),
    );
  });
});
