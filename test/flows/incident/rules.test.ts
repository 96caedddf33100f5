/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { Reported } from '../../../src/flows/incident/facts.ts';
import { overheard } from '../../../src/flows/incident/overheard.ts';
import { rules, type Command } from '../../../src/flows/incident/rules.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

const TODAY = on('2026-11-25', StaffId.parse('tomreed'));
const given = sentences(rules, TODAY);

const reported = (change: Partial<Reported> = {}): Reported => ({
  what: 'fall',
  harm: 'none',
  words: 'Slipped on the mat.',
  where: 'the kitchen',
  on: day('2026-11-25'),
  done: 'Sat with her.',
  who: 'Tom Reed, support worker',
  ...change,
});
const report = (change: Partial<Reported> = {}): Command => ({ type: 'report', reported: reported(change) });

describe('falls and incidents come in by one door', () => {
  test('what happened is kept', () => given().when(report()).then({ type: 'reported', reported: reported() }));
  test('S51: the same form twice is one incident', () =>
    given({ type: 'reported', reported: reported() }).when(report()).thenNothing());
  test('without words, or on a day to come, it is none', () => {
    given()
      .when(report({ words: ' ' }))
      .thenRefused('INCIDENT.WORDS-MISSING');
    given()
      .when(report({ on: day('2026-11-26') }))
      .thenRefused('INCIDENT.IN-THE-FUTURE');
  });
});

describe('R9: what follows from an incident', () => {
  const was = { type: 'reported' as const, reported: reported({ harm: 'treatment' }) };
  test('treatment waits for those who lead, until one of them has looked', () => {
    const standing = { today: TODAY.today, author: StaffId.parse('tomreed') };
    expect(rules.duties?.(folded(rules, [was], TODAY), standing)).toMatchObject([{ of: 'leads' }, { of: 'hold-back' }]);
    expect(rules.duties?.(folded(rules, [was, { type: 'looked-at' }], TODAY), standing)).toEqual([]);
    given(was, { type: 'looked-at' }).when({ type: 'look-at' }).thenNothing();
    given({ type: 'reported', reported: reported() }).when({ type: 'look-at' }).thenNothing();
  });
  test('it is put right in words, once', () => {
    const right: Command = { type: 'put-right', words: 'It was the hall.' };
    given(was).when(right).then({ type: 'put-right', words: 'It was the hall.' });
    given(was, { type: 'put-right', words: 'It was the hall.' }).when(right).thenNothing();
    given(was).when({ type: 'put-right', words: ' ' }).thenRefused('INCIDENT.RIGHT-WORDS-MISSING');
    given().when(right).thenRefused('INCIDENT.NOT-REPORTED');
  });
});

describe('words typed without a form', () => {
  const heard = (text: string) => overheard(text, TODAY.today);
  test.each([
    ['@ fell in the kitchen this morning, no harm', true],
    ['@ had a fall', true],
    ['@ slipped on the stairs', true],
    ['@ walked to the gate', false],
    ['has @ fallen before?', false],
  ])('R38: %s asks first whether anybody is hurt: %s', (text, isAsked) =>
    expect(
      heard(text)?.offer?.words.startsWith('Is anybody hurt, or unable to get up? Then call 999 first.') ?? false,
    ).toBe(isAsked),
  );
  test.each([
    ['wrong tablets given to @', true],
    ['@ missed her tablets', true],
    ['@ has not had her tablets', true],
    ['@ hurt her arm', true],
    ['@ has bumped her head', true],
    ['@ takes her tablets herself', false],
    ['@ cut down on sugar', false],
    ['did @ miss her tablets?', false],
  ])('R38: "%s" is offered as an incident, 999 first: %s', (text, isOffered) =>
    expect(heard(text)?.offer?.words.includes('Then call 999 first.') ?? false).toBe(isOffered),
  );
  test('what they say is filled in', () =>
    expect(heard('incident for @: ada fell in the kitchen this morning, no harm')?.answers).toEqual({
      what: 'fall',
      harm: 'none',
      where: 'in the kitchen',
      on: '2026-11-25',
      at: 'this morning',
      words: 'ada fell in the kitchen this morning, no harm',
    }));
  test('what they do not say is asked', () =>
    expect(heard('incident for @: she had the wrong tablets')?.answers).toEqual({
      what: 'medicine',
      words: 'she had the wrong tablets',
    }));
});
