/* oxlint-disable jest/expect-expect -- then(), thenNothing() and thenRefused() are the expectations */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, Day, daysBetween } from '../../src/kernel/days.ts';
import { StaffId, TeamId } from '../../src/kernel/ids.ts';
import { everybodyTold, outstanding, progressWords, type Ledger } from '../../src/notices/ledger.ts';
import {
  decideTelling,
  describeTelling,
  evolveTelling,
  stillToConfirm,
  tellingBegins,
  tellingNotices,
  wordsForTelling,
  type TellingCommand,
  type TellingFact,
  type TellingRefusal,
} from '../../src/notices/telling.ts';
import { isWorkingDay, workingDaysBetween } from '../../src/work/working-days.ts';
import type { Occasion } from '../../src/records/kind.ts';
import { folded, on, sentences, type Deciding } from '../support/given.ts';
import { outsideRecipient, staffRecipient } from '../support/monitoring.ts';

const AUTHOR = StaffId.parse('priya');
const ABOUT = { team: TeamId.parse('north'), author: AUTHOR };
const tom = staffRecipient('tom');
const ana = staffRecipient('ana');
const sarah = outsideRecipient('sarah');

/** Recorded on Thu 19 Nov 2026; the next working days are Fri 20, Mon 23, Tue 24 and Wed 25. */
const BEGAN = on('2026-11-19', AUTHOR);
const rules: Deciding<Ledger | undefined, TellingFact, TellingCommand, TellingRefusal> = {
  initial: undefined,
  evolve: evolveTelling,
  decide: (ledger, command, occasion) => decideTelling(ledger, command, occasion, BEGAN.today),
};
const given = sentences(rules, BEGAN);
const day = (text: string): Day => Day.parse(text);

const began = tellingBegins([tom, ana, sarah], BEGAN, 3);
const told = (key: string, how: 'phone' | 'teams' = 'phone'): TellingFact => ({
  type: 'told',
  key,
  how,
  on: BEGAN.today,
});
const note = (key: string, when = '2026-11-19'): TellingCommand => ({
  type: 'note-told',
  key,
  how: 'phone',
  on: day(when),
});
const chase: TellingCommand = { type: 'chase', workingDays: 3 };
const ledgerOf = (...facts: readonly TellingFact[]): Ledger =>
  folded(rules, facts, BEGAN) ?? { lines: [], seenBy: [], chased: 0 };

describe('R4: everybody who must be told is listed, and told once', () => {
  test('a telling begins with a line for each recipient, nobody told', () => {
    const ledger = ledgerOf(began);
    expect(ledger.lines).toEqual([tom, ana, sarah]);
    expect(outstanding(ledger)).toHaveLength(3);
    expect(progressWords(ledger)).toBe('0 of 3 told');
  });

  test('somebody notes who was told, how, on which day and what they said', () => {
    given(began)
      .when({
        ...note('sarah'),
        type: 'note-told',
        key: 'sarah',
        how: 'in-person',
        on: BEGAN.today,
        said: 'Glad of it.',
      })
      .then({ type: 'told', key: 'sarah', how: 'in-person', on: BEGAN.today, said: 'Glad of it.' });
  });

  test('the line says how, when, by whom, and when that was noted', () => {
    const later = on('2026-11-20', ana.staff);
    const ledger = evolveTelling(
      ledgerOf(began),
      { type: 'told', key: 'sarah', how: 'letter', on: day('2026-11-19'), said: 'Fine.' },
      later,
    );
    expect(ledger.lines).toEqual([
      tom,
      ana,
      {
        ...sarah,
        told: { how: 'letter', on: '2026-11-19', by: ana.staff, said: 'Fine.', notedAt: '2026-11-20T12:00:00.000Z' },
      },
    ]);
  });

  test('somebody may note that a member of staff was told, too', () => {
    given(began).when(note('tom')).then(told('tom'));
  });

  test('S51: the same note twice is one; a confirmation of what is noted adds nothing', () => {
    given(began, told('sarah')).when(note('sarah')).thenNothing();
    given(began, told('tom', 'teams')).when({ type: 'confirm-told' }, on('2026-11-20', tom.staff)).thenNothing();
    given(began, told('tom')).when({ type: 'confirm-told' }, on('2026-11-20', tom.staff)).thenNothing();
  });

  test("S53: another's note about somebody who has been told is refused, not dropped silently", () => {
    const again: TellingCommand = { type: 'note-told', key: 'sarah', how: 'phone', on: BEGAN.today };
    const refused = 'TELLING.ALREADY-TOLD';
    given(began, told('sarah')).when(again, on('2026-11-20', tom.staff)).thenRefused(refused);
    given(began, told('sarah'))
      .when({ ...again, how: 'letter' })
      .thenRefused(refused);
    given(began, told('sarah'))
      .when({ ...again, said: 'Fine.' })
      .thenRefused(refused);
    given(began, told('sarah')).when(note('sarah', '2026-12-24')).thenRefused(refused);
  });

  test('somebody who is not on the list cannot be noted as told', () => {
    given(began).when(note('nobody')).thenRefused('TELLING.NOT-A-RECIPIENT');
    given(began).when(note('')).thenRefused('TELLING.NOT-A-RECIPIENT');
  });

  test('nobody can have been told on a day that is still to come', () => {
    given(began).when(note('sarah', '2026-11-20')).thenRefused('TELLING.IN-THE-FUTURE');
    given(began)
      .when(note('sarah', '2026-11-20'), on('2026-11-20', AUTHOR))
      .then({ type: 'told', key: 'sarah', how: 'phone', on: day('2026-11-20') });
  });

  test('somebody may have been told before the change was recorded, but not more than 31 days', () => {
    const later = on('2026-11-25', AUTHOR);
    given(began)
      .when(note('sarah', '2026-11-18'), later)
      .then({ type: 'told', key: 'sarah', how: 'phone', on: day('2026-11-18') });
    given(began)
      .when(note('sarah', '2026-10-19'), later)
      .then({ type: 'told', key: 'sarah', how: 'phone', on: day('2026-10-19') });
    given(began).when(note('sarah', '2026-10-18'), later).thenRefused('TELLING.LONG-BEFORE');
    given(began).when(note('sarah', '1926-11-19'), later).thenRefused('TELLING.LONG-BEFORE');
  });

  test('whoever told them is named when it was somebody else than who notes it', () => {
    const byAna: TellingCommand = { type: 'note-told', key: 'sarah', how: 'phone', on: BEGAN.today, teller: ana.staff };
    given(began).when(byAna).then({ type: 'told', key: 'sarah', how: 'phone', on: BEGAN.today, teller: ana.staff });
    given(began).when(byAna, on('2026-11-19', ana.staff)).then(told('sarah'));
    const ledger = evolveTelling(
      ledgerOf(began),
      { type: 'told', key: 'sarah', how: 'phone', on: BEGAN.today, teller: ana.staff },
      BEGAN,
    );
    expect(ledger.lines[2]?.told?.by).toBe(ana.staff);
  });

  test.each<TellingCommand>([note('sarah'), { type: 'confirm-told' }, { type: 'note-seen', name: 'Tom' }, chase])(
    'before a telling has begun there is nothing to do: %j',
    (command) => {
      given().when(command).thenRefused('TELLING.NOT-BEGUN');
    },
  );
});

describe('R4: staff confirm for themselves, and nobody for another', () => {
  test('a recipient confirms with one press, as of today', () => {
    given(began)
      .when({ type: 'confirm-told' }, on('2026-11-23', tom.staff))
      .then({ type: 'told', key: 'tom', how: 'teams', on: day('2026-11-23') });
  });

  test.each(['priya', 'grace'])('%s, who is not a recipient, cannot confirm', (who) => {
    given(began)
      .when({ type: 'confirm-told' }, on('2026-11-19', StaffId.parse(who)))
      .thenRefused('TELLING.NOT-A-RECIPIENT');
  });

  test('the bot cannot confirm, also where a recipient does not use Teams', () => {
    given(began).when({ type: 'confirm-told' }, on('2026-11-19', 'reable')).thenRefused('TELLING.NOT-A-RECIPIENT');
  });

  test('confirming ticks the line of whoever confirms, and no other', () => {
    const ledger = evolveTelling(ledgerOf(began), told('tom', 'teams'), on('2026-11-19', tom.staff));
    expect(outstanding(ledger)).toEqual([ana, sarah]);
    expect(stillToConfirm(ledger)).toEqual([ana.staff]);
  });

  test('somebody who stands in the plan twice, and confirms, has nothing left to confirm', () => {
    const twice = tellingBegins([tom, { ...tom, key: 'tom-again', role: 'social worker' }, sarah], BEGAN, 3);
    let ledger = ledgerOf(twice);
    for (let presses = 0; presses < 2; presses += 1) {
      const decided = decideTelling(ledger, { type: 'confirm-told' }, on('2026-11-19', tom.staff), BEGAN.today);
      ledger = (decided.ok ? decided.value : []).reduce((now, fact) => evolveTelling(now, fact, BEGAN), ledger);
    }
    expect(outstanding(ledger)).toEqual([sarah]);
  });
});

describe('R4: having seen the notice is not having been told', () => {
  const seen: TellingFact = { type: 'notice-seen', name: 'Tom Reed' };

  test('a press on "Seen" is counted, and ticks nobody', () => {
    given(began).when({ type: 'note-seen', name: 'Tom Reed' }, on('2026-11-19', tom.staff)).then(seen);
    const ledger = evolveTelling(ledgerOf(began), seen, on('2026-11-19', tom.staff));
    expect(ledger.seenBy).toEqual([{ by: tom.staff, name: 'Tom Reed', at: '2026-11-19T12:00:00.000Z' }]);
    expect(ledger.lines).toEqual([tom, ana, sarah]);
    expect(stillToConfirm(ledger)).toEqual([tom.staff, ana.staff]);
  });

  test('somebody is counted once', () => {
    given(began, seen).when({ type: 'note-seen', name: 'Priya Shah' }).thenNothing();
    given(began, seen)
      .when({ type: 'note-seen', name: 'Ana Lopez' }, on('2026-11-19', ana.staff))
      .then({ type: 'notice-seen', name: 'Ana Lopez' });
  });
});

describe('R5: whoever has not been told is chased after so many working days', () => {
  test.each([
    ['over no weekend', '2026-11-16', 3, '2026-11-19'],
    ['over a weekend', '2026-11-19', 3, '2026-11-24'],
    ['from a Friday', '2026-11-20', 1, '2026-11-23'],
    ['from a Saturday', '2026-11-21', 3, '2026-11-25'],
    ['from a Sunday', '2026-11-22', 3, '2026-11-25'],
    ['over Christmas 2026', '2026-12-23', 3, '2026-12-30'],
    ['from Christmas Eve 2026', '2026-12-24', 1, '2026-12-29'],
    ['from Christmas Day 2026', '2026-12-25', 3, '2026-12-31'],
    ['over Christmas and New Year', '2026-12-24', 5, '2027-01-05'],
    ['over Easter 2027', '2027-03-25', 3, '2027-04-01'],
    ['from Good Friday 2027', '2027-03-26', 1, '2027-03-30'],
    ['over the early May bank holiday 2027', '2027-04-30', 1, '2027-05-04'],
    ['over the clocks going back', '2026-10-23', 2, '2026-10-27'],
    ['over the clocks going forward, at Easter', '2027-03-24', 2, '2027-03-30'],
  ])('%s: recorded on %s, after %i: on %s', (_where, recorded, workingDays, expected) => {
    const begins = tellingBegins([sarah], on(recorded, AUTHOR), workingDays);
    expect(begins).toEqual({ type: 'telling-began', recipients: [sarah], chaseOn: expected });
  });

  test('not before the day, and on it', () => {
    given(began).when(chase, on('2026-11-23', 'reable')).thenNothing();
    given(began)
      .when(chase, on('2026-11-24', 'reable'))
      .then({ type: 'chased', keys: ['tom', 'ana', 'sarah'], chaseOn: day('2026-11-27') });
  });

  test('when the bot was away on the day, on the next that it is there', () => {
    given(began)
      .when(chase, on('2026-12-24', 'reable'))
      .then({ type: 'chased', keys: ['tom', 'ana', 'sarah'], chaseOn: day('2026-12-31') });
  });

  test('those who have been told are left in peace', () => {
    given(began, told('ana'), told('sarah'))
      .when(chase, on('2026-11-24', 'reable'))
      .then({ type: 'chased', keys: ['tom'], chaseOn: day('2026-11-27') });
  });

  test('not twice on one day', () => {
    const chased: TellingFact = { type: 'chased', keys: ['tom', 'ana', 'sarah'], chaseOn: day('2026-11-27') };
    given(began, chased).when(chase, on('2026-11-24', 'reable')).thenNothing();
    given(began, chased).when(chase, on('2026-11-26', 'reable')).thenNothing();
    given(began, chased)
      .when(chase, on('2026-11-27', 'reable'))
      .then({ type: 'chased', keys: ['tom', 'ana', 'sarah'], chaseOn: day('2026-12-02') });
    expect(ledgerOf(began, chased)).toMatchObject({ chased: 1, chaseOn: '2026-11-27' });
  });

  test('never again once everybody has been told', () => {
    const all = [began, told('tom'), told('ana'), told('sarah')];
    expect(ledgerOf(...all)).not.toHaveProperty('chaseOn');
    given(...all)
      .when(chase, on('2027-11-24', 'reable'))
      .thenNothing();
  });

  test('S63: from any day, the day of the chase is a working day, and exactly so many working days later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1460 }), fc.integer({ min: 1, max: 60 }), (count, workingDays) => {
        const recorded = addDays(day('2025-01-01'), count);
        const begins = tellingBegins([sarah], on(recorded, AUTHOR), workingDays);
        const chaseOn = begins.type === 'telling-began' ? begins.chaseOn : recorded;
        expect(isWorkingDay(chaseOn)).toBe(true);
        expect(workingDaysBetween(recorded, chaseOn)).toBe(workingDays);
        expect(daysBetween(recorded, chaseOn)).toBeGreaterThanOrEqual(workingDays);
      }),
    );
  });
});

describe('R5: complete means that nobody is left', () => {
  const everyone = [tom, ana, sarah, outsideRecipient('person')];
  const anyCommand = fc.oneof(
    fc.constantFrom('tom', 'ana', 'sarah', 'person', 'nobody').map(note),
    fc.constant<TellingCommand>({ type: 'confirm-told' }),
    fc.constant<TellingCommand>({ type: 'note-seen', name: 'Somebody' }),
    fc.constant(chase),
  );
  const anyOccasion = fc.tuple(fc.constantFrom('tom', 'ana', 'priya', 'grace'), fc.integer({ min: 19, max: 30 }));

  test('the last tick completes it', () => {
    const ledger = ledgerOf(began, told('tom'), told('ana'));
    expect([everybodyTold(ledger), progressWords(ledger)]).toEqual([false, '2 of 3 told']);
    const complete = ledgerOf(began, told('tom'), told('ana'), told('sarah'));
    expect([everybodyTold(complete), progressWords(complete)]).toEqual([true, 'Everybody has been told (3)']);
  });

  test('whatever happens, it is complete exactly when each recipient was told by themselves or by somebody noting it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCommand, anyOccasion), { maxLength: 25 }), (steps) => {
        let ledger = ledgerOf(tellingBegins(everyone, BEGAN, 3));
        const ticked = new Set<string>();
        for (const [command, [by, date]] of steps) {
          const occasion: Occasion = on(`2026-11-${date}`, StaffId.parse(by));
          const decided = decideTelling(ledger, command, occasion, BEGAN.today);
          if (command.type === 'note-told' && everyone.some(({ key }) => key === command.key)) ticked.add(command.key);
          if (command.type === 'confirm-told' && everyone.some(({ key }) => key === by)) ticked.add(by);
          for (const fact of decided.ok ? decided.value : []) ledger = evolveTelling(ledger, fact, occasion);
          expect(
            ledger.lines
              .filter((line) => line.told)
              .map(({ key }) => key)
              .toSorted(),
          ).toEqual([...ticked].toSorted());
          expect(everybodyTold(ledger)).toBe(ticked.size === everyone.length);
          expect(ledger.chaseOn === undefined).toBe(ticked.size === everyone.length);
          expect(ledger.lines.map(({ key }) => key)).toEqual(everyone.map(({ key }) => key));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('R4, R5: who is sent what', () => {
  test('when a telling begins: each recipient who uses Teams a card of their own, and the team a line in its channel', () => {
    expect(tellingNotices(ledgerOf(began), [began], ABOUT)).toEqual([
      { to: { staff: 'tom' }, what: 'please-confirm' },
      { to: { staff: 'ana' }, what: 'please-confirm' },
      { to: { team: 'north' }, what: 'team-news' },
    ]);
  });

  test('when it is chased: staff who have not confirmed, and the author, who tells whoever does not use Teams', () => {
    const chased: TellingFact = { type: 'chased', keys: ['ana', 'sarah'], chaseOn: day('2026-11-27') };
    expect(tellingNotices(ledgerOf(began, told('tom'), chased), [chased], ABOUT)).toEqual([
      { to: { staff: 'ana' }, what: 'reminder' },
      { to: { staff: 'priya' }, what: 'author-reminder' },
    ]);
  });

  test('when only somebody without Teams is left, the author alone', () => {
    const chased: TellingFact = { type: 'chased', keys: ['sarah'], chaseOn: day('2026-11-27') };
    expect(tellingNotices(ledgerOf(began, told('tom'), told('ana'), chased), [chased], ABOUT)).toEqual([
      { to: { staff: 'priya' }, what: 'author-reminder' },
    ]);
  });

  test('when somebody was told, or has seen the notice: nobody', () => {
    expect(
      tellingNotices(ledgerOf(began, told('tom')), [told('tom'), { type: 'notice-seen', name: 'Tom' }], ABOUT),
    ).toEqual([]);
  });
});

describe('the history and the refusals read as sentences', () => {
  const ledger = ledgerOf(began, told('tom', 'teams'));

  test.each<readonly [TellingFact, string, string | undefined]>([
    [began, 'Listed who must be told', 'tom (support worker), ana (support worker), sarah (carer)'],
    [told('tom', 'teams'), 'Confirmed being told, in Teams', undefined],
    [told('sarah'), 'Noted that sarah was told', 'by phone, on Thu 19 Nov 2026'],
    [
      { type: 'told', key: 'sarah', how: 'letter', on: BEGAN.today, said: 'No.' },
      'Noted that sarah was told',
      'by letter, on Thu 19 Nov 2026. They said: No.',
    ],
    [{ type: 'notice-seen', name: 'Tom' }, "Saw the notice in the team's channel", undefined],
    [
      { type: 'chased', keys: ['ana', 'sarah'], chaseOn: BEGAN.today },
      'Sent reminders',
      'Still to be told: ana, sarah',
    ],
  ])('%j', (fact, what, detail) => {
    expect(describeTelling(fact, ledger)).toEqual({ what, ...(detail !== undefined && { detail }) });
  });

  test.each<readonly [TellingRefusal, string | undefined]>([
    [{ code: 'TELLING.NOT-BEGUN' }, undefined],
    [{ code: 'TELLING.NOT-A-RECIPIENT' }, 'who'],
    [{ code: 'TELLING.IN-THE-FUTURE' }, 'on'],
    [{ code: 'TELLING.LONG-BEFORE', began: BEGAN.today }, 'on'],
  ])('%j stands beside its question', (refusal, question) => {
    const { words, question: beside } = wordsForTelling(refusal);
    expect(beside).toBe(question);
    expect(words).toMatch(/^[A-Z].*[.?]$/u);
  });
});
