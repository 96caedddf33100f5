/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { Answered, Fact, State } from '../../../src/flows/weekly-question/facts.ts';
import { weeklyRules, weekOf, type Command } from '../../../src/flows/weekly-question/rules.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { remindersAfter, withReminded } from '../../../src/work/reminders.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

const TOM = StaffId.parse('tomreed');
// A Wednesday.
const TODAY = on('2026-11-25', TOM);
const rules = weeklyRules();
const given = sentences(rules, TODAY);

const answered = (change: Partial<Answered> = {}): Answered => ({
  week: day('2026-11-23'),
  answer: 'as-it-is',
  asked: 'person',
  ...change,
});
const answer = (change: Partial<Answered> = {}): Command => ({ type: 'answer', answered: answered(change) });
const was = (change: Partial<Answered> = {}): Fact => ({ type: 'answered', answered: answered(change) });
const waiting = (facts: readonly Fact[], today: string, days = 7) =>
  weeklyRules(days).duties?.(folded(rules, facts, TODAY), { today: day(today), author: TOM }) ?? [];
const sinces = (facts: readonly Fact[], today: string, days?: number) =>
  waiting(facts, today, days).flatMap(({ kind, since }) => (kind === 'ask' ? [since] : []));

describe('R70: whether support is still right is asked every week', () => {
  test('an answer is kept with the week and with whom it was talked over', () => given().when(answer()).then(was()));
  test('S51: the same press twice is one answer', () => given(was()).when(answer()).thenNothing());
  test('another answer in the same week takes its place', () =>
    given(was())
      .when(answer({ answer: 'less' }))
      .then(was({ answer: 'less' })));
  test('an answer to the card of another week counts for nothing', () =>
    given(was())
      .when(answer({ week: day('2026-11-16') }))
      .thenRefused('WEEKLY-QUESTION.OTHER-WEEK'));
  test('it begins once, from the day reablement began', () => {
    const look: Command = { type: 'look-around', from: day('2026-11-20') };
    given()
      .when(look)
      .then({ type: 'started', from: day('2026-11-20') });
    given({ type: 'started', from: day('2026-11-20') })
      .when(look)
      .thenNothing();
  });
  test('who could not be asked is noted once a day, and no more once they were asked', () => {
    const missed: Command = { type: 'not-asked', week: day('2026-11-23') };
    given(was({ week: day('2026-11-16') }))
      .when(missed)
      .then({ type: 'not-asked', week: day('2026-11-23') });
    given(was()).when(missed).thenNothing();
    given({ type: 'not-asked', week: day('2026-11-23') })
      .when(missed)
      .thenNothing();
  });
  test('a week begins on Monday', () => {
    expect([weekOf(day('2026-11-23')), weekOf(day('2026-11-29'))]).toEqual(['2026-11-23', '2026-11-23']);
  });
});

describe('R70: who was not asked is on one card a week', () => {
  test('on the Monday of the week in which a week has gone by, and each Monday after it', () => {
    expect(sinces([was()], '2026-11-27')).toEqual(['2026-11-30']);
    expect(sinces([was()], '2026-11-30')).toEqual(['2026-11-30', '2026-12-07']);
    expect(sinces([was()], '2026-12-16')).toEqual(['2026-12-14', '2026-12-21']);
  });
  test('from their start, when nobody has ever asked', () => {
    expect(sinces([{ type: 'started', from: day('2026-11-07') }], '2026-11-25')).toEqual(['2026-11-23', '2026-11-30']);
    expect(sinces([{ type: 'started', from: day('2026-11-25') }], '2026-11-25')).toEqual(['2026-11-30']);
  });
  test('after as many days as the service has set', () =>
    expect(sinces([was()], '2026-11-30', 14)).toEqual(['2026-12-07']));
  test('it waits for those who visit, or else for those who lead; and stands in no list', () => {
    expect(waiting([was()], '2026-12-07')[0]).toMatchObject({ of: 'leads', quiet: true });
    const set: Fact = { type: 'visitors-set', visitors: [TOM] };
    expect(waiting([was(), set], '2026-12-07')[0]?.of).toEqual([TOM]);
  });
  test('the week after it waits for those who lead, and stands in their list', () => {
    const late = (today: string) =>
      waiting([was(), { type: 'visitors-set', visitors: [TOM] }], today).filter(({ kind }) => kind === 'unasked');
    expect(late('2026-12-01').map(({ since }) => since)).toEqual(['2026-12-07']);
    expect(late('2026-12-08')[0]).toMatchObject({ of: 'leads', since: '2026-12-07' });
    expect(late('2026-12-08')[0]?.quiet).toBeUndefined();
  });
  test('a Monday is reminded of once, also when the bot was away on it', () => {
    const asks = (today: string) => waiting([was()], today).filter(({ kind }) => kind === 'ask');
    const at = (today: string) => ({ today: day(today), remindOn: day('2026-12-10') });
    const before = remindersAfter({}, asks('2026-11-25'), at('2026-11-25'));
    expect(before).toEqual({ 'ask.2026-11-30': '2026-11-30' });
    const reminded = { keys: ['ask.2026-11-30'], next: day('2026-12-07'), to: [TOM] };
    const after = remindersAfter(withReminded(before, { reminded }), asks('2026-12-02'), at('2026-12-02'));
    expect(after).toEqual({ 'ask.2026-11-30': '9999-12-31', 'ask.2026-12-07': '2026-12-07' });
  });
});

describe('R70: what an answer leads on to', () => {
  const follows = (facts: readonly Fact[], today = '2026-11-26') =>
    waiting(facts, today).filter(({ kind }) => kind === 'follow');
  test('waits for whoever gave it, until it is begun or they say why not', () => {
    expect(follows([was({ answer: 'less' })])).toMatchObject([{ of: [TOM] }]);
    expect(follows([was()])).toEqual([]);
    expect(follows([was({ answer: 'less' }), { type: 'followed', why: 'She was ill.' }])).toEqual([]);
    expect(follows([was({ answer: 'less' }), was()])).toEqual([]);
  });
  test('nothing follows only with a reason, and once', () => {
    given(was({ answer: 'review' }))
      .when({ type: 'follow', why: ' ' })
      .thenRefused('WEEKLY-QUESTION.WHY-MISSING');
    given(was({ answer: 'review' }), { type: 'followed', why: 'No.' })
      .when({ type: 'follow', why: 'Yes.' })
      .thenNothing();
    given(was()).when({ type: 'follow', why: 'Nothing.' }).thenNothing();
  });
});

// The state of nobody has nothing to ask.
const NEW: State = { status: 'new' };
test('nothing waits before it begins', () =>
  expect(rules.duties?.(NEW, { today: day('2026-12-07'), author: TOM })).toEqual([]));
