import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { overheard, overheardFewer } from '../../../src/flows/plan/overheard.ts';
import { TOUCH } from '../../../src/flows/plan/one-visit.ts';
import { kinds, trigger } from '../../../src/flows/plan/questions.ts';
import { evidence } from '../../../src/flows/plan/rows.ts';
import { Day } from '../../../src/kernel/days.ts';
import { matchNames } from '../../../src/people/name-match.ts';

const TODAY = Day.parse('2026-11-23');

const PEOPLE = ['Ada Palmer', 'Samuel Okafor', 'Farida Khan', 'Jean Doyle', 'Seán O’Brien'].map((name, index) => ({
  id: String(index),
  name,
  reference: `NR-100${index}`,
  title: ['Mrs', 'Mr', 'Mrs', 'Ms', 'Mr'][index] ?? '',
}));

/** Whom it is taken to be about, and what it already says; nothing when it is not taken for it. */
function heard(text: string): readonly string[] {
  const fewer = overheardFewer(text, TODAY);
  const found = fewer ?? overheard(text, TODAY);
  const [person] = found ? matchNames(found.rest, PEOPLE) : [];
  if (fewer && person) return [person.name, fewer.answers[TOUCH] ?? 'nothing'];
  return found && person
    ? [person.name, trigger.of(found.answers) ?? 'why open', (kinds.of(found.answers) ?? []).join() || 'kind open']
    : [];
}

describe('somebody tells what they saw, and that begins a revision', () => {
  test.each([
    'Mrs Khan only needs two calls a day now',
    'Mrs Khan now only needs two calls a day',
    'mrs khan just needs one call a day',
    'Mrs. Khan needs only 2 visits a day',
    'Farida Khan is down to two calls',
    'Farida Khan manages with one visit a day.',
    'Farida is managing with one visit a day now',
    'I think Mrs Khan needs fewer visits',
    'Mrs Khan would like fewer calls',
    'Mrs Khan needs two fewer calls a day',
    'Mrs Khan no longer needs the lunch visit',
    'Mrs Khan doesn’t need the evening call any more',
    'Mrs Khan does not need two calls anymore. She makes her own supper.',
  ])('fewer visits: %s', (text) => {
    expect(heard(text)).toEqual(['Farida Khan', 'stop']);
  });

  test('on some days only: the visit stays, on fewer days', () => {
    expect(heard('Mrs Khan needs no visits at the weekend')).toEqual(['Farida Khan', 'change']);
  });

  test.each([
    'Samuel needs an extra visit this week',
    'Today Samuel needs an extra visit',
    'Samuel needs 2 extra calls this week, he has a cold',
  ])('more support for a while: %s', (text) => {
    expect(heard(text)).toEqual(['Samuel Okafor', 'more-support', 'temporary']);
  });

  test.each([
    'Samuel needs another visit',
    'Samuel Okafor wants more visits',
    'Mr Okafor requires two more visits a day',
    'Samuel could do with a second visit',
    'samuel could do with an additional call at night',
  ])('new8 (R8): more support, and nobody said that it is for a while: %s', (text) => {
    expect(heard(text).slice(1)).toEqual(['more-support', 'kind open']);
  });

  test.each([
    'Ada could do with a longer visit in the morning',
    'Ada needs a shorter lunch visit',
    'Ada Palmer wants an earlier call',
    'ada would like later visits',
  ])('other times, for a reason that the words do not say: %s', (text) => {
    expect(heard(text)).toEqual(['Ada Palmer', 'why open', 'times']);
  });

  test.each(['Ada needs four visits a day now', 'Ada needs 2 calls a day', 'I think Ada needs two calls'])(
    'a number may be more than before, or fewer: %s',
    (text) => {
      expect(heard(text)).toEqual(['Ada Palmer', 'why open', 'kind open']);
    },
  );

  test('P14: what was said is a wish and no evidence: what was seen is asked', () => {
    const answers = overheardFewer('Mrs Palmer only needs one call a day now', TODAY)?.answers ?? {};
    expect(answers[evidence.key]).toBeUndefined();
    expect(answers).toEqual({ [TOUCH]: 'stop' });
  });

  test.each([
    ['Mr O’Brien needs fewer visits', 'Mr O’Brien'],
    ["Mr O'Brien needs fewer visits", "Mr O'Brien"],
    ['Jean-Luc needs fewer visits', 'Jean-Luc'],
    ['So Ọlábísí needs fewer visits', 'Ọlábísí'],
  ])('%s: it is about %s', (text, who) => {
    expect(overheardFewer(text, TODAY)?.rest).toBe(who);
  });
});

describe('what is not taken for it', () => {
  test.each([
    'Does Mrs Khan need two calls a day?',
    'Does Mrs Khan need two calls a day',
    'Mrs Khan needs two calls a day?',
    'Mrs Khan only needs two calls a day, right?',
    'Who needs two visits',
    'How many visits does Ada need',
    'What if Ada needs two calls',
    'If Ada needs two calls tell me',
  ])('a question: %s', (text) => {
    expect(heard(text)).toEqual([]);
  });

  test.each([
    'Ada still needs two calls a day',
    'Ada doesn’t need an extra visit',
    'Ada does not need two calls',
    'I don’t think Ada needs fewer visits',
    'Nobody says Ada needs fewer visits',
    'Ada may need another visit',
  ])('what would change nothing, or is not sure: %s', (text) => {
    expect(heard(text)).toEqual([]);
  });

  test.each([
    'I need a visit from the plumber',
    'I need two visits from the plumber',
    'We need more visits',
    'The boiler needs two visits',
    'Ada needs help with the bath',
    'Ada had two visits today',
    'Ada needs two tablets in the morning',
    'Ada’s daughter needs two visits',
    'Tom needs two visits to finish the stairlift',
    'Ada Palmer',
    'call Ada',
    'visits',
    'needs two calls',
    'change the plan for Ada',
    '',
    ' ',
  ])('another sentence: %s', (text) => {
    expect(heard(text)).toEqual([]);
  });

  test('P14: whatever is typed, it answers, and takes no word of it for evidence', () => {
    const word = fc.constantFrom(
      'Ada',
      'needs',
      'only',
      'two',
      'calls',
      'no',
      'longer',
      'extra',
      'a',
      'visit',
      '.',
      '?',
      'Mrs',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
        ),
        (text) => {
          const found = overheard(text, TODAY);
          expect(found === undefined || found.answers[evidence.key] === undefined).toBe(true);
        },
      ),
    );
  });

  test('a long text that almost is one is not read over and over', () => {
    const almost = `${'Ada needs two more '.repeat(2_000)}visit?`;
    expect(overheard(almost, TODAY)).toBeUndefined();
    expect(overheard('a '.repeat(20_000), TODAY)).toBeUndefined();
  });
});
