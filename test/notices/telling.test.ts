/* oxlint-disable jest/expect-expect -- then(), thenNothing() and thenRefused() are the expectations */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Day, Instant } from '../../src/kernel/days.ts';
import { StaffId, TeamId } from '../../src/kernel/ids.ts';
import { everybodyTold, outstanding, progressWords, type Ledger } from '../../src/notices/ledger.ts';
import { CONFIRM, NOTED, tellingDuties, tellingNotices } from '../../src/notices/telling-duties.ts';
import type { TellingCommand, TellingFact, TellingRefusal } from '../../src/notices/telling-facts.ts';
import { describeTelling, wordsForTelling } from '../../src/notices/telling-words.ts';
import { decideTelling, evolveTelling } from '../../src/notices/telling.ts';
import type { Occasion } from '../../src/records/kind.ts';
import { folded, on, sentences, type Deciding } from '../support/given.ts';
import { outsideRecipient, staffRecipient } from '../support/monitoring.ts';

const AUTHOR = StaffId.parse('priya');
const NORTH = TeamId.parse('north');
const tom = staffRecipient('tom');
const ana = staffRecipient('ana');
const sarah = outsideRecipient('sarah');

/** Recorded on Thu 19 Nov 2026; the next working days are Fri 20, Mon 23, Tue 24 and Wed 25. */
const BY_TOM = on('2026-11-20', tom.staff);
const BEGAN = on('2026-11-19', AUTHOR);
const rules: Deciding<Ledger | undefined, TellingFact, TellingCommand, TellingRefusal> = {
  initial: undefined,
  evolve: evolveTelling,
  decide: decideTelling,
};
const given = sentences(rules, BEGAN);
const day = (text: string): Day => Day.parse(text);

const began: TellingFact = { type: 'telling-began', recipients: [tom, ana, sarah] };
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
const ledgerOf = (...facts: readonly TellingFact[]): Ledger =>
  folded(rules, facts, BEGAN) ?? { lines: [], seenBy: [], began: BEGAN.today };
const after = (ledger: Ledger, fact: TellingFact, occasion: Occasion): Ledger =>
  evolveTelling(ledger, fact, { ...occasion, seq: 2 });
/** Staff who are still to confirm. */
const toConfirm = (ledger: Ledger): readonly string[] =>
  tellingDuties(ledger, AUTHOR).flatMap(({ kind, of }): readonly string[] =>
    kind === CONFIRM && typeof of !== 'string' ? of : [],
  );

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
    const ledger = after(
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

  test('S51: the same note twice is one; a confirmation of what is noted says that the note is right', () => {
    given(began, told('sarah')).when(note('sarah')).thenNothing();
    given(began, told('tom', 'teams')).when({ type: 'confirm-told' }, on('2026-11-20', tom.staff)).thenNothing();
    given(began, told('tom'))
      .when({ type: 'confirm-told' }, on('2026-11-20', tom.staff))
      .then({ type: 'note-right', key: 'tom' });
  });

  test("S53: another's note about somebody who has been told is refused, not dropped silently", () => {
    const again: TellingCommand = { type: 'note-told', key: 'sarah', how: 'phone', on: BEGAN.today };
    const refused = 'TELLING.ALREADY-TOLD';
    given(began, told('sarah')).when(again, on('2026-11-20', tom.staff)).thenRefused(refused);
    given(began, told('sarah'))
      .when({ ...again, how: 'letter' })
      .thenRefused(refused);
    given(began, told('sarah')).when(note('sarah', '2026-12-24')).thenRefused(refused);
    // A colleague says it themselves.
    given(began, told('tom', 'teams'))
      .when({ ...again, key: 'tom', said: 'Fine.' })
      .thenRefused(refused);
  });

  test('R2: what somebody said to a second who told them is kept, once', () => {
    const second: TellingCommand = { type: 'note-told', key: 'sarah', how: 'phone', on: BEGAN.today, said: 'Angry.' };
    const later: TellingFact = { type: 'said-later', key: 'sarah', said: 'Angry.', on: BEGAN.today };
    given(began, told('sarah')).when(second, on('2026-11-20', ana.staff)).then(later);
    given(began, told('sarah'), later).when(second).thenNothing();
    expect(ledgerOf(began, told('sarah'), later).lines[2]?.told?.later).toEqual([
      { said: 'Angry.', on: BEGAN.today, by: AUTHOR },
    ]);
    expect(describeTelling(later, ledgerOf(began, told('sarah')))).toEqual({
      what: 'Noted what sarah said when told again',
      detail: 'On Thu 19 Nov 2026: Angry.',
    });
  });

  test('R4: a colleague of whom it was noted that they were told says whether that is right', () => {
    const ledger = ledgerOf(began, told('tom'));
    expect(tellingDuties(ledger, AUTHOR).find(({ kind }) => kind === NOTED)).toMatchObject({
      of: [tom.staff],
      words: 'Noted for you: you were told, by phone, on Thu 19 Nov 2026. Please say whether that is right',
    });
    const answer = (isRight: boolean): TellingCommand => ({
      type: 'answer-notes',
      isRight,
      until: Instant.parse('2026-11-19T12:00:00.000Z'),
      name: 'Tom',
    });
    given(began, told('tom')).when(answer(true), BY_TOM).then({ type: 'note-right', key: 'tom' });
    given(began, told('tom'))
      .when(answer(false), BY_TOM)
      .then({ type: 'told-taken-back', key: 'tom', why: 'Tom says that they were not told' });
    given(began, told('tom')).when(answer(false)).thenNothing();
    const right = after(ledger, { type: 'note-right', key: 'tom' }, BY_TOM);
    expect(tellingDuties(right, AUTHOR).filter(({ kind }) => kind === NOTED)).toEqual([]);
    // Nobody is asked about what they noted themselves, for example that a colleague told them.
    const byTom = after(
      ledgerOf(began),
      { type: 'told', key: 'tom', how: 'phone', on: BEGAN.today, teller: ana.staff },
      BY_TOM,
    );
    expect(tellingDuties(byTom, AUTHOR).flatMap(({ kind, of }) => (kind === NOTED ? [of] : []))).toEqual([[ana.staff]]);
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
    const ledger = after(
      ledgerOf(began),
      { type: 'told', key: 'sarah', how: 'phone', on: BEGAN.today, teller: ana.staff },
      BEGAN,
    );
    expect(ledger.lines[2]?.told?.by).toBe(ana.staff);
  });

  test.each<TellingCommand>([note('sarah'), { type: 'confirm-told' }, { type: 'note-seen', name: 'Tom' }])(
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
    const ledger = after(ledgerOf(began), told('tom', 'teams'), on('2026-11-19', tom.staff));
    expect(outstanding(ledger)).toEqual([ana, sarah]);
    expect(toConfirm(ledger)).toEqual([ana.staff]);
  });

  test('somebody who stands in the plan twice, and confirms, has nothing left to confirm', () => {
    const recipients = [tom, { ...tom, key: 'tom-again', role: 'social worker' }, sarah];
    let ledger = ledgerOf({ type: 'telling-began', recipients });
    for (let presses = 0; presses < 2; presses += 1) {
      const decided = decideTelling(ledger, { type: 'confirm-told' }, on('2026-11-19', tom.staff));
      ledger = (decided.ok ? decided.value : []).reduce((now, fact) => after(now, fact, BEGAN), ledger);
    }
    expect(outstanding(ledger)).toEqual([sarah]);
  });
});

describe('R4: having seen the notice is not having been told', () => {
  const seen: TellingFact = { type: 'notice-seen', name: 'Tom Reed' };

  test('a press on "Seen" is counted, and ticks nobody', () => {
    given(began).when({ type: 'note-seen', name: 'Tom Reed' }, on('2026-11-19', tom.staff)).then(seen);
    const ledger = after(ledgerOf(began), seen, on('2026-11-19', tom.staff));
    expect(ledger.seenBy).toEqual([{ by: tom.staff, name: 'Tom Reed', at: '2026-11-19T12:00:00.000Z' }]);
    expect(ledger.lines).toEqual([tom, ana, sarah]);
    expect(toConfirm(ledger)).toEqual([tom.staff, ana.staff]);
  });

  test('somebody is counted once', () => {
    given(began, seen).when({ type: 'note-seen', name: 'Priya Shah' }).thenNothing();
    given(began, seen)
      .when({ type: 'note-seen', name: 'Ana Lopez' }, on('2026-11-19', ana.staff))
      .then({ type: 'notice-seen', name: 'Ana Lopez' });
  });
});

describe('R5: what waits until everybody has been told', () => {
  const duties = (...facts: readonly TellingFact[]) => tellingDuties(ledgerOf(...facts), AUTHOR);

  test('the author tells them, and each recipient who uses Teams confirms; since the day it began, with a day of their own', () => {
    expect(duties(began)).toEqual([
      {
        key: 'tell.2026-11-19',
        kind: 'tell',
        of: [AUTHOR],
        since: '2026-11-19',
        words: '0 of 3 told, still to tell: sarah',
        reminder: 'author-reminder',
        handsOver: true,
        upwards: expect.stringContaining('Still to be told: '),
      },
      {
        key: 'confirm.2026-11-19.tom',
        kind: 'confirm',
        of: [tom.staff],
        since: '2026-11-19',
        words: 'Confirm that you have been told',
        reminder: 'reminder',
      },
      expect.objectContaining({ key: 'confirm.2026-11-19.ana', of: [ana.staff] }),
    ]);
  });

  test('nobody confirms in the place of another: only what the author sees to is handed over to the leads', () => {
    expect(
      duties(began)
        .filter(({ handsOver }) => handsOver)
        .map(({ kind }) => kind),
    ).toEqual(['tell']);
  });

  test('those who have been told are left in peace', () => {
    const left = duties(began, told('ana', 'teams'), told('sarah'));
    expect(left.map(({ of, words }) => [of, words])).toEqual([
      [[AUTHOR], '2 of 3 told, waiting for tom to confirm'],
      [[tom.staff], 'Confirm that you have been told'],
    ]);
  });

  test('when only somebody without Teams is left, it waits for the author alone', () => {
    expect(duties(began, told('tom', 'teams'), told('ana', 'teams')).map(({ of }) => of)).toEqual([[AUTHOR]]);
  });

  test('what waits keeps its key while others are told, so that its reminder stays where it was', () => {
    const keys = duties(began).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(duties(began, told('tom', 'teams')).map(({ key }) => key)));
  });

  test('somebody who stands in the plan twice has one thing to confirm', () => {
    const twice: TellingFact = { type: 'telling-began', recipients: [tom, { ...tom, key: 'tom-again' }] };
    expect(duties(twice).map(({ of }) => of)).toEqual([[AUTHOR], [tom.staff]]);
  });

  test('nothing once everybody has been told, nor where nobody had to be', () => {
    expect(duties(began, told('tom', 'teams'), told('ana', 'teams'), told('sarah'))).toEqual([]);
    expect(duties({ type: 'telling-began', recipients: [] })).toEqual([]);
  });

  test('a telling that begins again, of a new version, waits anew', () => {
    const again = after(ledgerOf(began, told('tom')), began, on('2026-11-30', AUTHOR));
    expect(tellingDuties(again, AUTHOR).map(({ key }) => key)).toEqual([
      'tell.2026-11-30',
      'confirm.2026-11-30.tom',
      'confirm.2026-11-30.ana',
    ]);
  });
});

describe('R5: complete means that nobody is left', () => {
  const everyone = [tom, ana, sarah, outsideRecipient('person')];
  const anyCommand = fc.oneof(
    fc.constantFrom('tom', 'ana', 'sarah', 'person', 'nobody').map(note),
    fc.constant<TellingCommand>({ type: 'confirm-told' }),
    fc.constant<TellingCommand>({ type: 'note-seen', name: 'Somebody' }),
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
        let ledger = ledgerOf({ type: 'telling-began', recipients: everyone });
        const ticked = new Set<string>();
        for (const [command, [by, date]] of steps) {
          const occasion: Occasion = on(`2026-11-${date}`, StaffId.parse(by));
          const decided = decideTelling(ledger, command, occasion);
          // Nobody notes of themselves that they told themselves.
          if (command.type === 'note-told' && command.key !== by && everyone.some(({ key }) => key === command.key))
            ticked.add(command.key);
          if (command.type === 'confirm-told' && everyone.some(({ key }) => key === by)) ticked.add(by);
          for (const fact of decided.ok ? decided.value : []) ledger = after(ledger, fact, occasion);
          expect(
            ledger.lines
              .filter((line) => line.told)
              .map(({ key }) => key)
              .toSorted(),
          ).toEqual([...ticked].toSorted());
          expect(everybodyTold(ledger)).toBe(ticked.size === everyone.length);
          expect(tellingDuties(ledger, AUTHOR).every(({ kind }) => kind === NOTED)).toBe(
            ticked.size === everyone.length,
          );
          expect(ledger.lines.map(({ key }) => key)).toEqual(everyone.map(({ key }) => key));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('R4, R5: who is sent what', () => {
  test('when a telling begins: each recipient who uses Teams a card of their own, and the team a line in its channel', () => {
    expect(tellingNotices([began], undefined, AUTHOR, NORTH)).toEqual([
      { to: { staff: 'tom' }, what: 'please-confirm' },
      { to: { staff: 'ana' }, what: 'please-confirm' },
      { to: { team: 'north' }, what: 'team-news' },
    ]);
  });

  test('when somebody was told, or has seen the notice: nobody', () => {
    expect(tellingNotices([told('tom'), { type: 'notice-seen', name: 'Tom' }], ledgerOf(began), AUTHOR, NORTH)).toEqual(
      [],
    );
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
  ])('%j', (fact, what, detail) => {
    expect(describeTelling(fact, ledger)).toEqual({ what, detail });
  });

  test('whoever told them, when another noted it, is there to be named', () => {
    const byAna: TellingFact = { type: 'told', key: 'sarah', how: 'phone', on: BEGAN.today, teller: ana.staff };
    expect(describeTelling(byAna, ledger)).toMatchObject({ what: 'Noted that sarah was told', staff: [ana.staff] });
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
