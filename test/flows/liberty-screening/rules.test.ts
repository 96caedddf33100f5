/* oxlint-disable jest/expect-expect, promise/valid-params -- then() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { Asked, Fact, Restricted, Screening } from '../../../src/flows/liberty-screening/facts.ts';
import { isToConsider, outcomeOf } from '../../../src/flows/liberty-screening/outcome.ts';
import { rules, type Command } from '../../../src/flows/liberty-screening/rules.ts';
import {
  existingWords,
  outcomeTitle,
  outcomeWords,
  routeWords,
  screeningRows,
} from '../../../src/flows/liberty-screening/words.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

const TOM = StaffId.parse('tomreed');
const TODAY = on('2026-11-25', TOM);
const given = sentences(rules, TODAY);

const LACKS = { answer: 'lacks', by: 'Ana Lopez, therapist', on: day('2026-11-20') } as const;
const HAS = { answer: 'has' } as const;
const UNKNOWN = { answer: 'unknown' } as const;

const asked = (change: Partial<Asked> = {}): Asked => ({
  capacity: LACKS,
  wishes: 'He looks for his coat',
  objection: 'none',
  ...change,
});
/** Something restricts him; `more` is what was answered besides. */
const screening = (
  change: Partial<Screening> = {},
  { now = 'yes', needed = 'no', existing = 'none', endsOn, ...more }: Partial<Restricted & Asked> = {},
): Screening => ({
  id: 'one',
  setting: 'own-home',
  age: 'adult',
  arrangedBy: 'public',
  restrictions: ['door'],
  restricted: { now, needed, existing, ...(endsOn && { endsOn }) },
  asked: asked(more),
  guidance: day('2026-11-29'),
  ...change,
});
/** Nothing restricts somebody whom nobody doubts. */
const NOTHING = { restrictions: [], restricted: undefined, asked: undefined };
const fact = (one: Screening): Fact => ({ type: 'screened', screening: one });
const screen = (one: Screening): Command => ({ type: 'screen', screening: one });
const seenTo = { type: 'seen-to', what: 'applied', words: 'COPDOL11 sent', name: 'Mei Lin' } as const;
const dutiesAfter = (...facts: readonly Fact[]) =>
  (rules.duties?.(folded(rules, facts, TODAY), { today: TODAY.today, author: TOM }) ?? []).filter(
    ({ quiet }) => !quiet,
  );
const kindsAfter = (...facts: readonly Fact[]) => dutiesAfter(...facts).map(({ kind, since }) => [kind, since]);
const LOOK = ['liberty-look', '2026-11-25'];

describe('R44: lacks capacity, and deprived now or likely to be', () => {
  test.each([
    [true, true, true, true],
    [true, true, false, true],
    [true, false, true, true],
    [true, false, false, false],
    [false, true, true, false],
    [false, true, false, false],
    [false, false, true, false],
    [false, false, false, false],
  ])('lacks %s, now %s, likely %s: considered %s', (lacks, now, likely, considered) => {
    const one = screening(
      {},
      { capacity: lacks ? LACKS : HAS, now: now ? 'yes' : 'no', needed: likely ? 'yes' : 'no' },
    );
    expect(isToConsider(lacks, now, likely)).toBe(considered);
    expect(outcomeOf(one)).toBe(considered ? 'consider' : 'not-indicated');
    expect(kindsAfter(fact(one))).toEqual(considered ? [LOOK] : [['liberty-screen-again', '2026-12-23']]);
  });

  test('not sure is looked at as a yes is, and where nothing restricts there is nothing to ask', () => {
    expect(outcomeOf(screening({}, { now: 'not-sure' }))).toBe('consider');
    expect(kindsAfter(fact(screening(NOTHING)))).toEqual([]);
  });

  test('the route is that of the setting and the age: at home the Court of Protection, and under 16 neither', () => {
    for (const setting of ['own-home', 'family-home', 'supported', 'other'] as const)
      expect(routeWords(screening({ setting }))).toContain('Court of Protection (form COPDOL11), not DoLS');
    for (const setting of ['care-home', 'hospital'] as const) {
      expect(routeWords(screening({ setting }))).toContain('it is DoLS');
      expect(routeWords(screening({ setting, age: '16-17' }))).toContain('Court of Protection, in any setting');
      expect(routeWords(screening({ setting, age: 'under-16' }))).not.toMatch(/Court|DoLS/u);
    }
    expect(routeWords(screening({ arrangedBy: 'private' }))).toContain('arranged privately');
    expect(kindsAfter(fact(screening({ age: 'under-16' }, { capacity: undefined })))).toEqual([LOOK]);
  });

  test('no attorney can authorise it; the guidance has its day, and nothing is concluded', () => {
    expect(existingWords(screening({}, { existing: 'attorney' }))).toContain('cannot authorise');
    const words = screeningRows(screening()).at(-1)?.value;
    expect(words).toContain('29 Nov 2026');
    expect(words).toContain('no legal conclusion');
  });
});

describe('R45: not known is not "has"', () => {
  test('it stands open for whoever screened, whatever else was answered, and for those who lead in the end', () => {
    for (const now of ['yes', 'no'] as const) {
      const duty = dutiesAfter(fact(screening({}, { capacity: UNKNOWN, now }))).at(-1);
      expect(duty).toMatchObject({ kind: 'liberty-open', of: [TOM], due: now === 'yes' ? '2026-11-25' : '2026-12-02' });
      expect(duty?.upwards).toContain('capacity is not known');
    }
  });

  test('where it may deprive them now, the mental capacity lead is asked to have it assessed today', () => {
    const [look] = dutiesAfter(fact(screening({}, { capacity: UNKNOWN, now: 'not-sure' })));
    expect(look).toMatchObject({ kind: 'liberty-look', of: 'capacity-lead', since: '2026-11-25' });
    expect(look?.words).toContain('have it assessed today');
    expect(kindsAfter(fact(screening({}, { capacity: UNKNOWN, now: 'no', needed: 'yes' })))).toEqual([
      ['liberty-open', '2026-11-25'],
    ]);
  });

  test('an objection that is not known is not "none": of somebody who lacks capacity it is found out', () => {
    const one = screening({}, { objection: 'not-known', now: 'no' });
    expect(outcomeOf(one)).toBe('ask');
    expect(outcomeWords(one)).toContain('Find out whether anybody objects');
    expect(dutiesAfter(fact(one))).toMatchObject([{ kind: 'liberty-open', of: [TOM], due: '2026-12-02' }]);
    // Beside what is asked anyway it is said there; whoever has capacity says it themselves.
    expect(outcomeWords(screening({}, { objection: 'not-known' }))).toContain('Find out whether anybody objects');
    expect(outcomeOf(screening({}, { objection: 'not-known', now: 'no', capacity: HAS }))).toBe('not-indicated');
  });

  test('once it is screened with what is known, it is closed', () => {
    const first = fact(screening({}, { capacity: UNKNOWN }));
    expect(kindsAfter(first, fact(screening({ id: 'two' })))).toEqual([LOOK]);
  });
});

describe('an objection always reaches the mental capacity lead', () => {
  test.each(['person', 'others', 'both'] as const)('of %s, whatever comes out', (objection) => {
    for (const capacity of [HAS, UNKNOWN, LACKS])
      for (const now of ['yes', 'no'] as const)
        expect(kindsAfter(fact(screening({}, { objection, objectionHow: 'Shouts', capacity, now })))[0]).toEqual(LOOK);
    const [look] = dutiesAfter(fact(screening({}, { objection, objectionHow: 'Shouts' })));
    expect(look?.words).toMatch(/^[^.]* objects?\. Consider authorisation/u);
  });

  test('also where nothing restricts somebody who may lack capacity, and it is asked again in four weeks', () => {
    const nothing = { restrictions: [], restricted: undefined };
    const objects = screening(nothing, { objection: 'person', objectionHow: 'Shouts' });
    expect(kindsAfter(fact(objects))).toEqual([LOOK, ['liberty-screen-again', '2026-12-23']]);
    expect(kindsAfter(fact(screening(nothing)))).toEqual([['liberty-screen-again', '2026-12-23']]);
    expect(kindsAfter(fact(screening(nothing, { capacity: UNKNOWN })))).toEqual([['liberty-open', '2026-11-25']]);
    const sensor = screening({ ...NOTHING, inForce: ['A door sensor'] });
    expect(kindsAfter(fact(sensor))).toEqual([['liberty-screen-again', '2026-12-23']]);
    expect(outcomeWords(sensor)).toContain('At the latest in four weeks');
  });
});

describe('what waits', () => {
  const consider = fact(screening());

  test('a screening that says otherwise takes nothing from the lead: that waits until they have looked', () => {
    const later = fact(screening({ id: 'two', ...NOTHING }));
    expect(dutiesAfter(consider, later).map(({ key }) => key)).toEqual(['look.one']);
    expect(kindsAfter(consider, later, seenTo)).toEqual([]);
  });

  test('what was done is followed: an application after three weeks, none after four', () => {
    expect(kindsAfter(consider, seenTo)).toEqual([['liberty-again', '2026-12-16']]);
    expect(kindsAfter(consider, { ...seenTo, what: 'not-applied' })).toEqual([['liberty-again', '2026-12-23']]);
  });

  test('once it is authorised, whoever screened is asked to note its last day, and nobody chases an answer', () => {
    const authorised: Fact = { ...seenTo, what: 'authorised' };
    expect(dutiesAfter(consider, authorised).map(({ kind, of }) => [kind, of])).toEqual([
      ['liberty-authorised', [TOM]],
    ]);
    const again = fact(screening({ id: 'two' }, { existing: 'court', endsOn: day('2027-11-01') }));
    expect(kindsAfter(consider, authorised, again, authorised)).toEqual([['liberty-ends', '2027-10-04']]);
  });

  test('an authority that is noted stands in the outcome: until when, and by when what follows it is asked for', () => {
    const until = (endsOn: string) =>
      screening({ setting: 'care-home' }, { existing: 'standard', endsOn: day(endsOn) });
    expect(outcomeTitle(until('2027-11-20'))).toBe('Consider authorisation: one is noted until Sat 20 Nov 2027');
    expect(outcomeWords({ ...until('2027-11-20'), on: TODAY.today })).toContain(
      'Ask for what follows it by Sat 23 Oct 2027',
    );
    expect(outcomeWords({ ...until('2026-11-27'), on: TODAY.today })).toContain('It ends soon');
    expect(dutiesAfter(fact(until('2027-11-20')))[0]?.words).toContain('An authority is noted until Sat 20 Nov 2027');
    expect(outcomeTitle(screening())).toBe('Consider authorisation');
  });

  test('an authority is seen to before its end, and at once when that is near', () => {
    const until = (existing: 'standard' | 'urgent', endsOn: string) =>
      dutiesAfter(fact(screening({ setting: 'hospital' }, { existing, endsOn: day(endsOn) }))).find(
        ({ kind }) => kind === 'liberty-ends',
      );
    expect(until('standard', '2027-03-01')).toMatchObject({ since: '2027-02-01', due: '2027-03-01' });
    expect(until('standard', '2026-12-01')?.since).toBe('2026-11-25');
    expect(until('urgent', '2026-12-01')?.since).toBe('2026-11-28');
    // What follows it was noted once that was due.
    const ends = fact(screening({ setting: 'hospital' }, { existing: 'standard', endsOn: day('2026-12-01') }));
    expect(kindsAfter(ends, seenTo)).toEqual([['liberty-again', '2026-12-16']]);
  });

  test('once reablement is over only what the lead was asked still waits', () => {
    const over: Fact = { type: 'over', over: true };
    expect(kindsAfter(consider, over)).toEqual([LOOK]);
    expect(kindsAfter(consider, seenTo, over)).toEqual([]);
    expect(kindsAfter(fact(screening({}, { capacity: UNKNOWN, now: 'no' })), over)).toEqual([]);
    given(consider).when({ type: 'follow', over: false }).then();
    given(consider).when({ type: 'follow', over: true }).then(over);
  });
});

describe('S51: what comes twice is once', () => {
  test('a screening, and what was done', () => {
    given().when(screen(screening())).then(fact(screening()));
    given(fact(screening())).when(screen(screening())).then();
    given(fact(screening()), fact(screening({ id: 'two' })))
      .when(screen(screening()))
      .then();
    const { type: _, ...done } = seenTo;
    given(fact(screening()))
      .when({ type: 'see-to', ...done })
      .then(seenTo);
    given(fact(screening()), seenTo)
      .when({ type: 'see-to', ...done })
      .then();
  });
});

describe('what does not add up is refused', () => {
  test.each([
    ['something else, and not what', screening({ restrictions: ['other'] }), 'LIBERTY.RESTRICTIONS-MISSING'],
    ['a restriction, and nothing of it', screening({ restricted: undefined }), 'LIBERTY.INCOMPLETE'],
    ['no restriction, and much of it', screening({ restrictions: [] }), 'LIBERTY.INCOMPLETE'],
    ['nothing of capacity', screening({}, { capacity: undefined }), 'LIBERTY.INCOMPLETE'],
    ['capacity of a child under 16', screening({ age: 'under-16' }), 'LIBERTY.INCOMPLETE'],
    ['wishes that say nothing', screening({}, { wishes: 'n/a' }), 'LIBERTY.INCOMPLETE'],
    ['lacks, and nobody assessed it', screening({}, { capacity: { answer: 'lacks' } }), 'LIBERTY.ASSESSOR-MISSING'],
    [
      'an assessment to come',
      screening({}, { capacity: { ...LACKS, on: day('2026-11-26') } }),
      'LIBERTY.IN-THE-FUTURE',
    ],
    ['an objection, and not whose', screening({}, { objection: 'others' }), 'LIBERTY.OBJECTION-MISSING'],
    ['DoLS at home', screening({}, { existing: 'standard', endsOn: day('2027-01-01') }), 'LIBERTY.DOLS-NOT-HERE'],
    [
      'DoLS of somebody of 17',
      screening({ setting: 'hospital', age: '16-17' }, { existing: 'urgent', endsOn: day('2026-12-01') }),
      'LIBERTY.DOLS-NOT-HERE',
    ],
    ['a restriction, and nothing of what they want', screening({ asked: undefined }), 'LIBERTY.INCOMPLETE'],
    ['an authority without an end', screening({}, { existing: 'court' }), 'LIBERTY.END-MISSING'],
    ['an authority that is over', screening({}, { existing: 'court', endsOn: day('2026-11-24') }), 'LIBERTY.ENDED'],
  ] as const)('%s', (_, one, code) => given().when(screen(one)).thenRefused(code));

  test('nothing is seen to where nothing was screened, and nothing without words', () => {
    const nothing: Command = { type: 'see-to', what: 'not-applied', words: '.', name: 'Mei Lin' };
    given().when(nothing).thenRefused('LIBERTY.NOT-ASKED');
    given(fact(screening())).when(nothing).thenRefused('LIBERTY.WORDS-MISSING');
  });
});
