/* oxlint-disable jest/expect-expect -- then(), thenNothing() and thenRefused() are the expectations */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, Instant } from '../../src/kernel/days.ts';
import { StaffId, TeamId } from '../../src/kernel/ids.ts';
import { decideAround, NO_LONGER } from '../../src/notices/around.ts';
import { outstanding, progressWords, type Ledger, type Recipient } from '../../src/notices/ledger.ts';
import { CONFIRM, TELL, tellingDuties, tellingNotices } from '../../src/notices/telling-duties.ts';
import type { TellingCommand, TellingFact, TellingRefusal } from '../../src/notices/telling-facts.ts';
import { describeTelling, wordsForTelling } from '../../src/notices/telling-words.ts';
import { decideTelling, evolveTelling } from '../../src/notices/telling.ts';
import type { Party } from '../../src/people/party.ts';
import type { Occasion } from '../../src/records/kind.ts';
import { begun, withUpwards } from '../../src/work/duty.ts';
import { folded, on, sentences, type Deciding } from '../support/given.ts';
import { outsideRecipient, staffRecipient } from '../support/monitoring.ts';

const AUTHOR = StaffId.parse('priya');
const LEAD = StaffId.parse('lead');
const [tom, ana] = [staffRecipient('tom'), staffRecipient('ana')];
const [ada, sarah, joe] = [outsideRecipient('the-person'), outsideRecipient('sarah'), outsideRecipient('joe')];
const party = (one: Recipient): Party => ({ ...one, part: one === ada ? 'person' : 'other' });
const around = (...circle: readonly Recipient[]) => ({
  circle: [ada, ...circle].map(party),
  notShared: [],
  owner: AUTHOR,
});

const on19 = (by = AUTHOR, ...circle: readonly Recipient[]) =>
  on('2026-11-19', by, {
    leads: [LEAD],
    circle: [ada, ...(circle.length > 0 ? circle : [tom, ana, sarah])].map(party),
  });
const BEGAN = on19();
const rules: Deciding<Ledger | undefined, TellingFact, TellingCommand, TellingRefusal> = {
  initial: undefined,
  evolve: evolveTelling,
  decide: decideTelling,
};
const given = sentences(rules, BEGAN);
const began: TellingFact = { type: 'telling-began', recipients: [ada, tom, ana, sarah] };
const told = (key: string, more: Partial<Extract<TellingFact, { type: 'told' }>> = {}): TellingFact => ({
  type: 'told',
  key,
  how: 'phone',
  on: BEGAN.today,
  ...more,
});
const NOTED_AT = Instant.parse('2026-11-19T12:00:00.000Z');
const takeBack = (key = 'sarah', why = 'It was her sister.') => ({
  type: 'take-back' as const,
  key,
  notedAt: NOTED_AT,
  why,
  asLead: false,
});
const back = (key = 'sarah', why = 'It was her sister.'): TellingFact => ({ type: 'told-taken-back', key, why });
const ledgerOf = (...facts: readonly TellingFact[]): Ledger => folded(rules, facts, BEGAN) ?? fail();
const fail = (): never => {
  throw new Error('no ledger');
};
const kinds = (ledger: Ledger) => tellingDuties(ledger, AUTHOR).map(({ kind }) => kind);

describe('P18: a note that somebody was told can be taken back', () => {
  const noted = [began, told('sarah')];

  test('by whoever noted it, with a reason; the line is open again and chased from that day', () => {
    given(...noted)
      .when(takeBack())
      .then(back());
    const ledger = evolveTelling(ledgerOf(...noted), back(), { ...on('2026-11-24', AUTHOR), seq: 3 });
    expect(outstanding(ledger).map(({ key }) => key)).toContain('sarah');
    expect(kinds(ledger)).toContain(TELL);
    expect(ledger.lines.find(({ key }) => key === 'sarah')).toMatchObject({ since: '2026-11-24' });
  });

  test('by a lead, and by nobody else', () => {
    given(...noted)
      .when({ ...takeBack(), asLead: true }, on19(LEAD))
      .then(back());
    given(...noted)
      .when(takeBack(), on19(StaffId.parse('ana')))
      .thenRefused('TELLING.NOT-YOURS');
  });

  test('by a colleague for whom it was noted, and by the one who noted it for them', () => {
    const forTom = [began, told('sarah', { teller: tom.staff })];
    for (const by of [tom.staff, AUTHOR])
      given(...forTom)
        .when(takeBack(), on19(by))
        .then(back());
  });

  test('a wrong "I\'ve been told" of oneself, too, and then nobody sends them another card', () => {
    const ledger = ledgerOf(began);
    const own = evolveTelling(ledger, told('tom', { how: 'teams' }), { ...on19(tom.staff), seq: 2 });
    const decided = decideTelling(own, takeBack('tom', 'Pressed by mistake.'), on19(tom.staff));
    expect(decided).toEqual({ ok: true, value: [back('tom', 'Pressed by mistake.')] });
    expect(tellingNotices([back('tom')], own, tom.staff, TeamId.parse('north'))).toEqual([]);
    expect(tellingNotices([back('tom')], own, LEAD, TeamId.parse('north'))).toEqual([
      { to: { staff: 'tom' }, what: 'please-confirm' },
    ]);
  });

  test('never without a reason', () => {
    given(...noted)
      .when(takeBack('sarah', ' '))
      .thenRefused('TELLING.REASON-MISSING');
  });

  test('a correction of a correction: twice by the same it is once, by another it says so', () => {
    given(...noted, back())
      .when(takeBack())
      .thenNothing();
    given(...noted, back())
      .when(takeBack(), on19(LEAD))
      .thenRefused('TELLING.TAKEN-BACK');
    given(...noted, back())
      .when(takeBack('sarah', 'Another reason.'))
      .thenRefused('TELLING.TAKEN-BACK');
    expect(wordsForTelling({ code: 'TELLING.TAKEN-BACK', name: 'Sarah', on: BEGAN.today }).words).toBe(
      'That note about Sarah was taken back already, on Thu 19 Nov 2026.',
    );
  });

  test('a note that was never made cannot be taken back, nor one that took its place unseen', () => {
    given(began).when(takeBack()).thenRefused('TELLING.NOT-NOTED');
    given(began).when(takeBack('nobody')).thenRefused('TELLING.NOT-A-RECIPIENT');
    const again = evolveTelling(ledgerOf(...noted, back()), told('sarah'), { ...on('2026-11-20', LEAD), seq: 4 });
    const decided = decideTelling(
      again,
      { ...takeBack(), notedAt: Instant.parse('2026-11-18T12:00:00.000Z') },
      on19(LEAD),
    );
    expect(decided).toMatchObject({ refusal: { code: 'TELLING.NOT-NOTED' } });
  });

  test('of somebody who has left since: they are owed nothing all the same', () => {
    given(...noted)
      .when(takeBack(), on19(AUTHOR, tom, ana))
      .then(back(), { type: 'line-ended', key: 'sarah' });
  });

  test('old and new stand in the history', () => {
    const ledger = ledgerOf(...noted, back());
    expect(describeTelling(back(), ledger)).toEqual({
      what: 'Said that a note was wrong: sarah has not been told',
      detail: 'It was her sister.',
    });
  });

  test('nobody told themselves', () => {
    const byTom: TellingCommand = { type: 'note-told', key: 'tom', how: 'phone', on: BEGAN.today, teller: tom.staff };
    given(began).when(byTom).thenRefused('TELLING.TELLER-IS-RECIPIENT');
    given(began)
      .when({ ...byTom, key: 'sarah' })
      .then(told('sarah', { teller: tom.staff }));
  });
});

describe('R33, TL13: told in the form that they need', () => {
  const note = (more: object = {}): TellingCommand => ({
    type: 'note-told',
    key: 'sarah',
    how: 'letter',
    on: BEGAN.today,
    needs: 'Large print.',
    ...more,
  });
  const inForm = { needs: 'Large print.', met: true };
  const otherwise = { needs: 'Large print.', met: false, why: 'The printer was broken' };
  const inSmallPrint = told('sarah', { how: 'letter', inForm: otherwise });

  test('is asked, and refused without an answer, or without why it was not', () => {
    given(began).when(note()).thenRefused('TELLING.FORM-MISSING');
    given(began)
      .when(note({ inForm: { ...otherwise, why: ' ' } }))
      .thenRefused('TELLING.FORM-MISSING');
    given(began)
      .when(note({ inForm }))
      .then(told('sarah', { how: 'letter', inForm }));
    given(began)
      .when(note({ inForm: otherwise }))
      .then(inSmallPrint);
  });

  test('not in it: ledger and history say why, and a lead hears of it at once and looks at it', () => {
    const ledger = ledgerOf(began, inSmallPrint);
    const [duty, ...others] = tellingDuties(ledger, AUTHOR).filter(({ kind }) => kind === 'other-form');
    expect(others).toEqual([]);
    expect(duty).toMatchObject({ of: 'leads', notice: 'duty', words: expect.stringContaining('printer was broken') });
    expect(describeTelling(inSmallPrint, ledger).detail).toBe(
      'by letter, on Thu 19 Nov 2026. Not in the form they need (Large print): The printer was broken.',
    );
    given(began, inSmallPrint).when({ type: 'look-at-forms', asLead: false }).thenRefused('TELLING.NOT-YOURS');
    const looked: TellingFact = { type: 'form-looked-at', key: 'sarah' };
    given(began, inSmallPrint).when({ type: 'look-at-forms', asLead: true }, on19(LEAD)).then(looked);
    given(began, inSmallPrint, looked).when({ type: 'look-at-forms', asLead: true }, on19(LEAD)).thenNothing();
    expect(kinds(ledgerOf(began, inSmallPrint, looked))).not.toContain('other-form');
  });
});

describe('R15-R17, P4: the list of those to tell follows the circle', () => {
  test('who left is owed nothing any more, and the reason stands in ledger and history', () => {
    const facts = decideAround(ledgerOf(began), around(tom, ana));
    expect(facts).toEqual([{ type: 'line-ended', key: 'sarah', why: NO_LONGER }]);
    const ledger = ledgerOf(began, ...facts);
    expect([outstanding(ledger).map(({ key }) => key), progressWords(ledger)]).toEqual([
      ['the-person', 'tom', 'ana'],
      '0 of 3 told',
    ]);
    const [fact = began] = facts;
    expect(describeTelling(fact, ledger)).toEqual({
      what: 'sarah does not need to be told any more',
      detail: NO_LONGER,
      around: true,
    });
    given(began, ...facts)
      .when({ type: 'note-told', key: 'sarah', how: 'phone', on: addDays(BEGAN.today, 1) })
      .thenRefused('TELLING.NO-LONGER');
  });

  test('who joined is told, too, and gets a card, as far as the kind would tell them', () => {
    const facts = decideAround(ledgerOf(began), around(tom, ana, sarah, joe), [ada, tom, ana, sarah, joe]);
    expect(facts).toEqual([{ type: 'lines-joined', recipients: [joe] }]);
    expect(decideAround(ledgerOf(began), around(tom, ana, sarah, joe))).toEqual([]);
    const [kit] = [staffRecipient('kit')];
    expect(
      tellingNotices(
        [{ type: 'lines-joined', recipients: [kit, joe] }],
        ledgerOf(began),
        AUTHOR,
        TeamId.parse('north'),
      ),
    ).toEqual([{ to: { staff: 'kit' }, what: 'please-confirm' }]);
  });

  test('what everybody has been told of is told to newcomers only where it still applies; and never to whoever answers for it', () => {
    const all = ledgerOf(began, ...['the-person', 'tom', 'ana', 'sarah'].map((key) => told(key)));
    const now = [ada, tom, ana, sarah, joe, staffRecipient(AUTHOR)];
    expect(decideAround(all, around(tom, ana, sarah, joe), now)).toEqual([]);
    expect(decideAround(all, around(tom, ana, sarah, joe), now, true)).toEqual([
      { type: 'lines-joined', recipients: [joe] },
    ]);
  });

  test('who comes back is owed it again; who was told before they left is not', () => {
    const gone = ledgerOf(began, told('tom'), { type: 'line-ended', key: 'sarah' });
    const now = [ada, tom, ana, sarah];
    const facts = decideAround(gone, around(tom, ana, sarah), now);
    expect(facts).toEqual([{ type: 'lines-joined', recipients: [sarah] }]);
    expect(decideAround(ledgerOf(began, told('tom')), around(ana, sarah))).toEqual([]);
  });

  test('who is named in no circle stays until the circle names somebody', () => {
    const unnamed = { key: 'unnamed-carer', name: 'The carer', role: 'carer' };
    const ledger = ledgerOf({ type: 'telling-began', recipients: [ada, unnamed] });
    expect(decideAround(ledger, around(), [ada, unnamed])).toEqual([]);
    expect(decideAround(ledger, around(sarah), [ada, sarah])).toEqual([
      { type: 'line-ended', key: 'unnamed-carer', why: NO_LONGER },
      { type: 'lines-joined', recipients: [sarah] },
    ]);
  });
});

describe('P20, TL14: whoever is still untold reaches those who lead the team', () => {
  const upwards = (ledger: Ledger, today: string) =>
    begun(withUpwards(tellingDuties(ledger, AUTHOR), 5), on(today, AUTHOR).today)
      .filter(({ of }) => of === 'leads')
      .map(({ words }) => words);

  test('after five working days, with the names, and not before', () => {
    const ledger = ledgerOf(began, told('tom'), told('ana'));
    expect(upwards(ledger, '2026-11-25')).toEqual([]);
    expect(upwards(ledger, '2026-11-26')).toEqual(['Still to be told: the-person (carer), sarah (carer)']);
  });

  test('counted from the day since which they are owed it', () => {
    const ledger = ledgerOf(began, ...['the-person', 'tom', 'ana', 'sarah'].map((key) => told(key)));
    const later = evolveTelling(ledger, back(), { ...on('2026-11-30', LEAD), seq: 9 });
    expect([upwards(later, '2026-12-04'), upwards(later, '2026-12-07')]).toEqual([
      [],
      ['Still to be told: sarah (carer)'],
    ]);
  });
});

describe('whatever is noted, taken back, confirmed, and whoever comes and goes', () => {
  const everybody = [tom, ana, sarah, joe];
  const anyStep = fc.record({
    later: fc.integer({ min: 0, max: 3 }),
    by: fc.constantFrom(AUTHOR, LEAD, tom.staff, ana.staff),
    does: fc.oneof(
      fc.constantFrom('the-person', 'tom', 'ana', 'sarah', 'joe').map((key) => ({ note: key })),
      fc.constantFrom('the-person', 'tom', 'ana', 'sarah', 'joe').map((key) => ({ takeBack: key })),
      fc.constant({ confirm: true }),
      fc.subarray(everybody).map((circle) => ({ circle })),
    ),
  });

  test('nobody is owed anything after leaving, and nothing is said to be told without a note that stands', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
        let [ledger, circle, today]: [Ledger, readonly Recipient[], Occasion['today']] = [
          ledgerOf({ type: 'telling-began', recipients: [ada, ...everybody] }),
          everybody,
          BEGAN.today,
        ];
        const stands = new Set<string>();
        for (const { later, by, does } of steps) {
          today = addDays(today, later);
          const occasion = { ...on(today, by), leads: [LEAD], circle: [ada, ...circle].map(party) };
          const facts = ((): readonly TellingFact[] => {
            if ('circle' in does) {
              ({ circle } = does);
              return decideAround(ledger, around(...circle), [ada, ...circle]);
            }
            const notedAt =
              ('takeBack' in does && ledger.lines.find(({ key }) => key === does.takeBack)?.told?.notedAt) || NOTED_AT;
            const command: TellingCommand =
              'note' in does
                ? { type: 'note-told', key: does.note, how: 'phone', on: today }
                : 'takeBack' in does
                  ? { type: 'take-back', key: does.takeBack, notedAt, why: 'Wrong.', asLead: by === LEAD }
                  : { type: 'confirm-told' };
            const decided = decideTelling(ledger, command, occasion);
            return decided.ok ? decided.value : [];
          })();
          for (const fact of facts) {
            ledger = evolveTelling(ledger, fact, { ...occasion, seq: 2 });
            if (fact.type === 'told') stands.add(fact.key);
            if (fact.type === 'told-taken-back') stands.delete(fact.key);
          }
          const keys = ['the-person', ...circle.map(({ key }) => key)];
          for (const { key } of outstanding(ledger)) expect(keys).toContain(key);
          const confirming = tellingDuties(ledger, AUTHOR).flatMap(({ kind, of }) =>
            kind === CONFIRM && typeof of !== 'string' ? of : [],
          );
          const staff = circle.flatMap((one) => one.staff ?? []);
          expect(confirming.filter((one) => !staff.includes(one))).toEqual([]);
          const saidToBe = ledger.lines.filter((line) => line.told).map(({ key }) => key);
          expect(saidToBe.filter((key) => !stands.has(key))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
