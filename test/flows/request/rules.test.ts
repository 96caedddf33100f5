/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { Answered, Asked, Fact } from '../../../src/flows/request/facts.ts';
import { rules, standing, type Command } from '../../../src/flows/request/rules.ts';
import { StaffId, TeamId } from '../../../src/kernel/ids.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

const [TOM, ANA] = [StaffId.parse('tomreed'), StaffId.parse('analopez')];
const TODAY = on('2026-11-23', TOM);
const LATER = on('2026-11-25', TOM);
const PRIYA = StaffId.parse('priyashah');
/** Priya leads the team. */
const LED = { ...on('2026-11-25', PRIYA), leads: [PRIYA] };
const given = sentences(rules, TODAY);

const asked = (change: Partial<Asked> = {}): Asked => ({
  wish: 'support',
  from: 'Sarah Palmer (daughter, carer)',
  what: 'Fewer calls, please.',
  on: day('2026-11-23'),
  answerer: { staff: TOM, name: 'Tom Reed' },
  answerBy: day('2026-11-25'),
  ...change,
});
const ask = (change: Partial<Asked> = {}): Command => ({ type: 'ask', asked: asked(change) });
const was = (change: Partial<Asked> = {}): Fact => ({ type: 'asked', asked: asked(change) });
const answered = (change: Partial<Answered> = {}): Answered => ({
  outcome: 'yes',
  words: 'One call from Monday.',
  told: 'phone',
  on: day('2026-11-24'),
  ...change,
});
const answer = (change: Partial<Answered> = {}): Command => ({ type: 'answer', answered: answered(change) });
const OF_ANA = { staff: ANA, name: 'Ana Lopez' };
const COMPLAINT: Partial<Asked> = { wish: 'complaint', about: [OF_ANA] };
const handTo = (staff: StaffId, by = '2026-11-26') => ({
  type: 'hand-on' as const,
  to: { staff, name: 'A colleague' },
  answerBy: day(by),
});

const handOn = (staff: StaffId, by?: string): Command => handTo(staff, by);

describe('R30: what somebody asks for is kept', () => {
  test('who, what, on which day, who answers and by when', () => given().when(ask()).then(was()));
  test('S51: the same form twice is one request', () => given(was()).when(ask()).thenNothing());
  test('without words it is no request', () =>
    given()
      .when(ask({ what: ' ' }))
      .thenRefused('REQUEST.WHAT-MISSING'));
  test('nobody asks on a day to come, or is answered before they asked', () => {
    given()
      .when(ask({ on: day('2026-11-24') }))
      .thenRefused('REQUEST.IN-THE-FUTURE');
    given()
      .when(ask({ answerBy: day('2026-11-22') }))
      .thenRefused('REQUEST.ANSWER-BEFORE-ASKED');
    given(was())
      .when(answer({ on: day('2026-11-22') }), LATER)
      .thenRefused('REQUEST.BEFORE-ASKED');
    given(was())
      .when(answer({ on: day('2026-11-26') }), LATER)
      .thenRefused('REQUEST.IN-THE-FUTURE');
  });
  test('whom a complaint is about does not answer it, at first or later', () => {
    given()
      .when(ask({ ...COMPLAINT, answerer: OF_ANA }))
      .thenRefused('REQUEST.ABOUT-THEM');
    given(was(COMPLAINT)).when(handOn(ANA), LATER).thenRefused('REQUEST.ABOUT-THEM');
  });
});

describe('R30: it ends with an answer', () => {
  test('that says how they were told', () => {
    given(was()).when(answer(), LATER).then({ type: 'answered', answered: answered() });
    given(was())
      .when(answer({ told: undefined }), LATER)
      .thenRefused('REQUEST.TOLD-MISSING');
  });
  test.each(['no-longer', 'mistake'] as const)('nobody need be told of %s', (outcome) => {
    const said = answered({ outcome, told: undefined, words: 'Asked of somebody else.' });
    given(was()).when({ type: 'answer', answered: said }, LATER).then({ type: 'answered', answered: said });
  });
  test('R30: closed without an answer: a complaint by those who lead, whom it is not about, and with a reason', () => {
    const closed = answered({ outcome: 'mistake', told: undefined, words: 'It was about another service.' });
    const close: Command = { type: 'answer', answered: closed };
    given(was(COMPLAINT)).when(close, LATER).thenRefused('REQUEST.NOT-YOURS-TO-CLOSE');
    given(was(COMPLAINT)).when(close, LED).then({ type: 'answered', answered: closed });
    const ofPriya = { ...COMPLAINT, about: [{ staff: PRIYA, name: 'Priya Shah' }] };
    given(was(ofPriya)).when(close, LED).thenRefused('REQUEST.NOT-YOURS-TO-CLOSE');
    given(was()).when(close, on('2026-11-25', ANA)).thenRefused('REQUEST.NOT-YOURS-TO-CLOSE');
    for (const words of ['.', 'x', ' '])
      given(was(COMPLAINT))
        .when({ type: 'answer', answered: { ...closed, words } }, LED)
        .thenRefused('REQUEST.REASON-MISSING');
  });
  describe('R24: a complaint that is answered while whoever made it is held back', () => {
    const apart: Fact = { type: 'around-changed', involved: false, died: false };
    const told: Fact = { type: 'answered', answered: answered(), apart: true };
    const waits = (...facts: readonly Fact[]) =>
      (rules.duties?.(folded(rules, facts, TODAY), { today: day('2026-11-24'), author: TOM }) ?? []).map(
        ({ of, words }) => [of, words],
      );

    test('what a colleague told them already is stored, and waits for a lead until one has looked', () => {
      given(was(COMPLAINT), apart).when(answer(), LATER).then(told);
      expect(waits(was(COMPLAINT), apart, told)).toEqual([
        [
          'leads',
          'Sarah Palmer (daughter, carer) is not involved now, and was answered all the same: look at what they were told',
        ],
      ]);
      given(was(COMPLAINT), apart, told).when({ type: 'look-at' }, LATER).thenRefused('REQUEST.LEADS-ONLY');
      given(was(COMPLAINT), apart, told).when({ type: 'look-at' }, LED).then({ type: 'looked-at' });
      given(was(COMPLAINT), apart, told, { type: 'looked-at' }).when({ type: 'look-at' }, LED).thenNothing();
      expect(waits(was(COMPLAINT), apart, told, { type: 'looked-at' })).toEqual([]);
    });

    test('an answer that is taken back once they are held back is a lead’s to decide, and nobody is chased', () => {
      given(was(COMPLAINT), { type: 'answered', answered: answered() })
        .when({ type: 'look-around', involved: false, died: false }, LATER)
        .then(apart);
      const back: Fact = { type: 'answer-corrected', why: 'It was another.' };
      expect(waits(was(COMPLAINT), { type: 'answered', answered: answered() }, apart, back)).toEqual([
        ['leads', expect.stringContaining('decide how it is answered, before anybody tells them anything')],
      ]);
    });
  });
  test('R30: closed without an answer, whoever was to answer and whoever noted it hear of it', () => {
    const closed: Fact = { type: 'answered', answered: answered({ outcome: 'mistake', told: undefined }) };
    const state = folded(rules, [was({ ...COMPLAINT, answerer: { staff: PRIYA, name: 'Priya Shah' } }), closed], TODAY);
    const about = { team: TeamId.parse('north'), author: TOM };
    const sent = rules.notify?.(state, [closed], about, { before: state, by: PRIYA, leads: [PRIYA] });
    expect(sent).toEqual([{ to: { staff: TOM }, what: 'closed' }]);
  });
  test('a complaint that is answered before it was acknowledged is acknowledged with that', () => {
    const before = folded(rules, [was(COMPLAINT), { type: 'answered', answered: answered() }], TODAY);
    expect(before).toMatchObject({ acknowledged: '2026-11-24' });
  });
  test('S53: a form opened before it was handed on is refused', () => {
    const seen = standing(asked());
    const handed: Fact = { type: 'handed-on', to: OF_ANA, answerBy: day('2026-11-25') };
    given(was())
      .when({ ...handTo(TOM), seen }, LATER)
      .then({ type: 'handed-on', to: { staff: TOM, name: 'A colleague' }, answerBy: day('2026-11-26') });
    given(was(), handed)
      .when({ ...handTo(PRIYA), seen }, LATER)
      .thenRefused('REQUEST.HANDED-ON');
  });
  test('the second of two answers is not lost silently', () => {
    const before = { type: 'answered' as const, answered: answered() };
    given(was(), before).when(answer(), LATER).thenNothing();
    given(was(), before)
      .when(answer({ outcome: 'no' }), LATER)
      .thenRefused('REQUEST.ANSWERED');
    given(was(), before).when(handOn(ANA), LATER).thenNothing();
  });
  test('it can be handed on, which changes nothing else', () => {
    const to = { staff: ANA, name: 'A colleague' };
    given(was())
      .when(handOn(ANA), LATER)
      .then({ type: 'handed-on', to, answerBy: day('2026-11-26') });
    given(was()).when(handOn(TOM, '2026-11-25'), LATER).thenNothing();
  });
  test('only a complaint is acknowledged, and once', () => {
    given(was(COMPLAINT)).when({ type: 'acknowledge' }, LED).then({ type: 'acknowledged' });
    given(was(COMPLAINT)).when({ type: 'acknowledge' }, LATER).thenRefused('REQUEST.LEADS-ONLY');
    given(was({ ...COMPLAINT, about: [{ staff: PRIYA, name: 'Priya Shah' }] }))
      .when({ type: 'acknowledge' }, LED)
      .thenRefused('REQUEST.LEADS-ONLY');
    given(was(COMPLAINT), { type: 'acknowledged' }).when({ type: 'acknowledge' }, LATER).thenNothing();
    given(was()).when({ type: 'acknowledge' }, LATER).thenNothing();
    given().when({ type: 'acknowledge' }).thenRefused('REQUEST.NOT-ASKED');
  });
});

describe('what waits', () => {
  const duties = (...facts: readonly Fact[]) =>
    rules.duties?.(folded(rules, facts, TODAY), { today: day('2026-11-23'), author: TOM }) ?? [];

  test('TL2: the answer waits for its owner, and a lead hears of it on the first working day after', () => {
    expect(duties(was()).map(({ kind, of, since, due }) => ({ kind, of, since, due }))).toEqual([
      { kind: 'answer', of: [TOM], since: '2026-11-23', due: '2026-11-25' },
      { kind: 'late', of: 'leads', since: '2026-11-26', due: undefined },
    ]);
  });
  test('a complaint is acknowledged within three working days, and nothing of it is for whom it is about (R24)', () => {
    const all = duties(was(COMPLAINT));
    expect(all.map(({ kind, due }) => [kind, due])).toContainEqual(['acknowledge', '2026-11-26']);
    expect(all.filter(({ except }) => !except?.includes(ANA))).toEqual([]);
    expect(duties(was(COMPLAINT), { type: 'acknowledged' }).map(({ kind }) => kind)).not.toContain('acknowledge');
  });
  test('nothing once it is answered', () =>
    expect(duties(was(), { type: 'answered', answered: answered() })).toEqual([]));
});
