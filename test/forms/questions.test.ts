import { beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import { choice, choices } from '../../src/forms/kinds/choice.ts';
import { date } from '../../src/forms/kinds/date.ts';
import { person } from '../../src/questions/person.ts';
import { lines } from '../../src/forms/kinds/lines.ts';
import { text } from '../../src/forms/kinds/text.ts';
import type { Question } from '../../src/forms/question.ts';
import type { TellingContext } from '../../src/flows/telling/flow.ts';
import type { PersonContext } from '../../src/questions/context.ts';
import { name } from '../../src/flows/person/questions.ts';
import { Direction } from '../../src/flows/monitoring/facts.ts';
import { CarerAnswer, Wellbeing } from '../../src/people/agreement.ts';
import { addDays, Day } from '../../src/kernel/days.ts';
import { ADA, asked as ask, beginning, openFlows, PRIYA, SAMUEL, stepsOf, TODAY } from '../support/form.ts';

type App = Awaited<ReturnType<typeof openFlows>>;
let app: App;
/** All that any of these questions looks at. */
type Given = PersonContext & TellingContext;
/** Nobody chosen yet. */
let asking: Given;
/** About Ada Palmer, who began on Tue 3 Nov 2026, and whose daughter is her carer. */
let aboutAda: Given;
/** About Samuel Okafor, whose plan names no carer. */
let aboutSamuel: Given;
beforeAll(async () => {
  app = await openFlows();
  const nobody = { recipients: [], tellers: [], telling: 0, sayToo: undefined };
  const about = (id: string): Given => ({
    ...app.context({ ...beginning(app.monitoring, { person: id }), step: 'change' }),
    ...nobody,
  });
  asking = { ...app.context(beginning(app.monitoring)), ...nobody };
  [aboutAda, aboutSamuel] = [about(ADA), about(SAMUEL)];
});

const taken = (question: Question<unknown, Given>, raw: string, given = asking): string | undefined => {
  const answer = question.take(raw, given);
  return answer.ok ? answer.value : undefined;
};
const heard = (question: Question<unknown, Given>, words: string, given = asking): string | undefined => {
  const answer = question.hear(words, given);
  return answer.ok ? answer.value : undefined;
};
const refusal = (answer: ReturnType<Question['take']>): string =>
  answer.ok ? `accepted: ${answer.value}` : answer.refusal.words;

describe('one of several', () => {
  test('a card sends the value, and only a value that is offered is taken', () => {
    expect(Direction.options.map((value) => taken(ask.direction, value))).toEqual(Direction.options);
    for (const raw of ['', 'More', 'INCREASE', 'increase ', '__proto__', 'increase,reduce'])
      expect(taken(ask.direction, raw)).toBeUndefined();
  });

  test.each([
    ['1', 'increase'],
    ['2', 'reduce'],
    ['3.', 'other'],
    ['More', 'increase'],
    ['more please', 'increase'],
    ['less', 'reduce'],
    ['LESS!', 'reduce'],
    ['fewer', 'reduce'],
    ['decresae', 'reduce'],
    ['diferent', 'other'],
    ['a different way', 'other'],
    ['4', undefined],
    ['0', undefined],
    ['', undefined],
    ['sideways', undefined],
    ['mo', undefined],
  ])('by typing, "%s" is %s', (words, expected) => {
    expect(heard(ask.direction, words)).toBe(expected);
  });

  test.each([
    ['yes', 'yes'],
    ['Yes she does', 'yes'],
    ['no', 'no'],
    ['disagrees', 'no'],
    ["doesn't agree", 'no'],
    ['not asked', 'not-reached'],
    ['not reached yet', 'not-reached'],
    ['3', 'not-reached'],
    ['yes and no', undefined],
    ['perhaps', undefined],
  ])('R1: whether the person agrees: "%s" is %s', (words, expected) => {
    expect(heard(ask.personAgrees, words, aboutAda)).toBe(expected);
  });

  test.each([
    ['yes', 'yes'],
    ['no', 'no'],
    ['no carer', 'none'],
    ['there is none', 'none'],
    ['nobody', 'none'],
    ['the carer agrees', 'yes'],
    ['the carer does not agree', 'no'],
    ['not reached', 'not-reached'],
  ])('R1: whether there is a carer who agrees: "%s" is %s', (words, expected) => {
    expect(heard(ask.carerAgrees, words, aboutSamuel)).toBe(expected);
  });

  test.each([
    ['nope', ['no', undefined]],
    ['nah', ['no', undefined]],
    ['no she does not', ['no', undefined]],
    ['no objection', ['yes', undefined]],
    ['no problem', ['yes', undefined]],
    ['n/a', ['none', undefined]],
    ['yes but not yet', [undefined]],
    ['none of them agree', ['no', undefined]],
  ])(
    'R1, R2: "%s" about a carer is one of %j: a refusal is never taken for "no carer", nor agreement for refusal',
    (words, meant) => {
      expect(meant).toContain(heard(ask.carerAgrees, words, aboutAda));
      expect(meant.map((one) => (one === 'none' ? undefined : one))).toContain(
        heard(ask.personAgrees, words, aboutAda),
      );
    },
  );

  test('every option is understood by its number, by its title, and by every other word for it, in any case', () => {
    for (const question of [ask.direction, ask.personAgrees, ask.carerAgrees]) {
      const shape = question.shape(aboutAda);
      const options = shape.kind === 'choice' ? shape.options : [];
      expect(options.length).toBeGreaterThan(2);
      for (const [index, { value, title }] of options.entries()) {
        for (const words of [`${index + 1}`, title, title.toUpperCase(), ` ${title}. `])
          expect([words, heard(question, words, aboutAda)]).toEqual([words, value]);
      }
    }
  });

  test('an answer that names two of them is asked again, whatever it begins with', () => {
    const how = choice({
      key: 'x',
      label: 'How?',
      schema: z.string().min(1),
      options: [
        { value: 'in-person', title: 'In person' },
        { value: 'phone', title: 'By phone', also: ['phone'] },
      ],
    });
    expect(heard(how, 'in person and by phone')).toBeUndefined();
    expect(heard(how, 'in person at her flat')).toBe('in-person');
  });

  test('what was not understood is asked again with what can be said', () => {
    const answer = ask.direction.hear('sideways', asking);
    expect(answer).toMatchObject({
      ok: false,
      refusal: { suggestions: [{ says: 'More' }, { says: 'Less' }, { says: 'A different way' }] },
    });
    expect(refusal(answer)).toContain('More');
  });

  test('the options may depend on the moment', () => {
    const [who] = stepsOf(app.telling)[0]?.questions ?? [];
    const recipients = [{ value: 'sarah', title: 'Sarah Palmer (daughter, carer)' }];
    expect(who && heard(who, 'Sarah Palmer', { ...asking, recipients })).toBe('sarah');
    expect(who && heard(who, 'Sarah Palmer', asking)).toBeUndefined();
    expect(who && taken(who, 'sarah', asking)).toBeUndefined();
  });

  test('its value is only what the rules know', () => {
    expect(ask.carerAgrees.of({ carerAgrees: 'none' })).toBe('none');
    expect(ask.carerAgrees.of({ carerAgrees: 'perhaps' })).toBeUndefined();
    expect(ask.carerAgrees.of({})).toBeUndefined();
    expect(CarerAnswer.options).toHaveLength(4);
  });

  test('one that may be left out can be left out', () => {
    const optional = choice({
      key: 'x',
      label: 'X?',
      optional: true,
      schema: Direction,
      options: [{ value: 'other', title: 'Other' }],
    });
    expect([taken(optional, ''), taken(optional, 'other'), taken(optional, 'x')]).toEqual(['', 'other', undefined]);
  });
});

describe('any of several', () => {
  test('a card sends values with commas between; they are kept in the order of the form, each once', () => {
    expect(taken(ask.wellbeing, 'home,dignity')).toBe('dignity,home');
    expect(taken(ask.wellbeing, 'home,home,dignity,')).toBe('dignity,home');
    expect(taken(ask.wellbeing, '')).toBe('');
    for (const raw of ['home,garden', 'Home', '__proto__']) expect(taken(ask.wellbeing, raw)).toBeUndefined();
  });

  test('any of them, in any order, is taken, reads as its titles, and is what the rules get', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Wellbeing.options), (some) => {
        const raw = taken(ask.wellbeing, some.join(','));
        const inOrder = Wellbeing.options.filter((one) => some.includes(one));
        expect(ask.wellbeing.of({ wellbeing: raw ?? 'none' })).toEqual(inOrder);
        const shape = ask.wellbeing.shape(asking);
        const titles =
          shape.kind === 'choices' ? shape.options.filter(({ value }) => inOrder.some((one) => one === value)) : [];
        expect(ask.wellbeing.words(raw ?? '', asking)).toBe(titles.map(({ title }) => title).join(', '));
      }),
    );
  });

  test.each([
    ['1, 4', 'dignity,control'],
    ['4,1,4', 'dignity,control'],
    ['dignity', 'dignity'],
    ['a suitable place to live; money and social life', 'social-economic,home'],
    ['Dignity and respect, a suitable place to live', 'dignity,home'],
    ['health', 'health'],
    ['1, 12', undefined],
    ['dignity, nonsense', undefined],
  ])('by typing, "%s" is %s', (words, expected) => {
    expect(heard(ask.wellbeing, words)).toBe(expected);
  });

  const LARGE_EASY = 'large-print,easy-read';

  test.each([
    ['large print and easy read', LARGE_EASY],
    ['easy read & large print', LARGE_EASY],
    ['easy read + large print', LARGE_EASY],
    ['easy read/large print', LARGE_EASY],
    ['Easy read\nLarge print', LARGE_EASY],
    ['easy read, and large print too please', LARGE_EASY],
    ['1 and 2', LARGE_EASY],
    ['larg print and easy raed', LARGE_EASY],
    ['easy read & braille', 'easy-read,braille'],
    ['costs and equipment', 'charges,equipment'],
    ['Care and support', 'support'],
    ['care & support', 'support'],
    ['equipment, care and support and costs and charges', 'support,charges,equipment'],
    ['Said, and talked through and braille', 'braille,said'],
    ['said and talked through', 'said'],
    ['paper, ordinary print, braille', 'braille,print'],
  ])('by typing, "%s" is all of %s', (words, expected) => {
    expect(heard(severalWays, words)).toBe(expected);
  });

  test.each([
    ['large print and hovercraft', 'hovercraft'],
    ['easy read braille', 'easy read braille'],
    ['costs and equipment hire from the council', 'equipment hire from the council'],
    ['braille, not large print', 'not large print'],
  ])('of "%s" nothing is taken in part: what was not understood is asked about', (words, unclear) => {
    const answer = severalWays.hear(words, asking);
    const said = words === unclear ? 'I did not recognise that.' : `, but not "${unclear}". Nothing of it is kept`;
    expect(refusal(answer)).toContain(said);
  });

  const severalWays = choices({
    key: 'x',
    label: 'In what form?',
    schema: z.string().min(1),
    options: [
      { value: 'large-print', title: 'Large print' },
      { value: 'easy-read', title: 'Easy read' },
      { value: 'braille', title: 'Braille' },
      { value: 'said', title: 'Said, and talked through', also: ['said', 'talked'] },
      { value: 'print', title: 'On paper, ordinary print', also: ['paper, ordinary print', 'paper'] },
      { value: 'support', title: 'Care and support', also: ['care', 'support'] },
      { value: 'charges', title: 'Costs and charges', also: ['costs', 'charges'] },
      { value: 'equipment', title: 'Equipment' },
    ],
  });

  test('each is understood by its number and by its title as the prompt says it', () => {
    const shape = ask.wellbeing.shape(asking);
    const options = shape.kind === 'choices' ? shape.options : [];
    const said = (title: string): string => title.replace(/,/gu, '');
    expect(options).toHaveLength(9);
    for (const [index, { value, title }] of options.entries()) {
      expect(ask.wellbeing.prompt(asking)).toContain(`\n${index + 1}. ${title}`);
      expect([title, heard(ask.wellbeing, `${index + 1}`), heard(ask.wellbeing, said(title))]).toEqual([
        title,
        value,
        value,
      ]);
    }
    const all = options.map(({ title }) => said(title)).join(', ');
    expect(heard(ask.wellbeing, all)).toBe(Wellbeing.options.join(','));
  });

  test('each is understood by its title as the card shows it', () => {
    const shape = ask.wellbeing.shape(asking);
    const options = shape.kind === 'choices' ? shape.options : [];
    expect(options.map(({ title }) => heard(ask.wellbeing, title))).toEqual(options.map(({ value }) => value));
  });

  test('the options may depend on the moment', () => {
    const who = choices({
      key: 'x',
      label: 'Who?',
      schema: z.string().min(1),
      options: ({ tellers }: Given) => tellers,
    });
    const tellers = [
      { value: 'tom', title: 'Tom Reed' },
      { value: 'ana', title: 'Ana Lopez' },
    ];
    const now = { ...asking, tellers };
    expect(who.shape(now)).toMatchObject({ kind: 'choices', options: tellers });
    expect(who.prompt(now)).toContain('Tom Reed, Ana Lopez');
    expect([heard(who, 'ana lopez, Tom Reed', now), taken(who, 'ana,tom', now)]).toEqual(['tom,ana', 'tom,ana']);
    expect(who.words('ana', now)).toBe('Ana Lopez');
    expect([heard(who, 'Tom Reed'), taken(who, 'tom')]).toEqual([undefined, undefined]);
  });

  test('where one is needed, none is refused', () => {
    const needed = choices({ key: 'x', label: 'X?', schema: Direction, options: [{ value: 'other', title: 'Other' }] });
    expect([taken(needed, ''), heard(needed, ','), taken(needed, 'other')]).toEqual([undefined, undefined, 'other']);
  });
});

describe('a day', () => {
  test('a card sends a day; one that does not exist is refused', () => {
    expect(taken(ask.startsOn, '2026-11-23', aboutAda)).toBe('2026-11-23');
    for (const raw of ['', ' ', '2026-02-30', '23/11/2026', 'tomorrow', '2026-11-23T00:00'])
      expect(taken(ask.startsOn, raw, aboutAda)).toBeUndefined();
  });

  test('R3: not before reablement began, nor more than twelve weeks ahead, on a card or typed; the day is said back', () => {
    const { started = TODAY } = aboutAda.person ?? {};
    expect(started).toBe('2026-11-03');
    const furthest = addDays(TODAY, 84);
    expect([taken(ask.startsOn, started, aboutAda), taken(ask.startsOn, furthest, aboutAda)]).toEqual([
      started,
      furthest,
    ]);
    expect(refusal(ask.startsOn.take('2026-11-02', aboutAda))).toContain(
      "Mon 2 Nov 2026: that is before Ada's reablement began",
    );
    expect(refusal(ask.startsOn.hear('2 November', aboutAda))).toContain(
      "Mon 2 Nov 2026: that is before Ada's reablement began",
    );
    expect(refusal(ask.startsOn.take(addDays(furthest, 1), aboutAda))).toContain('12 weeks');
    expect(taken(ask.startsOn, '2026-11-02', aboutSamuel)).toBeUndefined();
    expect(taken(ask.startsOn, '2026-11-02', asking)).toBe('2026-11-02');
  });

  test.each([
    ['today', '2026-11-19', 'Thu 19 Nov 2026'],
    ['tommorow', '2026-11-20', 'Fri 20 Nov 2026'],
    ['next Tuesday', '2026-11-24', 'Tue 24 Nov 2026'],
    ['3/12', '2026-12-03', 'Thu 3 Dec 2026'],
    ['from the 7th of December', '2026-12-07', 'Mon 7 Dec 2026'],
  ])('by typing, "%s" is %s and is repeated as %s', (words, expected, repeated) => {
    expect(heard(ask.startsOn, words, aboutAda)).toBe(expected);
    expect(ask.startsOn.words(expected, aboutAda)).toBe(repeated);
  });

  test.each(['31/2', 'next week', 'soon', 'Monday or Tuesday', ''])('by typing, "%s" is no one day', (words) => {
    expect(refusal(ask.startsOn.hear(words, aboutAda))).toContain('could not read a date');
  });

  test('R4: nobody is told on a day to come: "Friday" typed on a Thursday is last Friday', () => {
    const on = stepsOf(app.telling)[0]?.questions.find(({ key }) => key === 'on');
    expect(on && heard(on, 'Friday')).toBe('2026-11-13');
    expect(on && refusal(on.hear('tomorrow', asking))).toContain('Fri 20 Nov 2026: that day is still to come');
    expect(on && taken(on, '2026-11-20')).toBeUndefined();
    expect(on && taken(on, '2026-11-19')).toBe('2026-11-19');
  });

  test('what is offered to be said is a day that would be taken', () => {
    const on = stepsOf(app.telling)[0]?.questions.find(({ key }) => key === 'on');
    expect(on?.prompt(asking)).toBe('Type a date, for example "today", "last Tuesday" or "17/11".');
    expect(on?.suggestions(asking).map(({ says }) => says)).toEqual(['today', 'yesterday', 'last Monday']);
    expect(on && refusal(on.hear('soon', asking))).toContain('Try "today", "last Tuesday" or "17/11".');
    expect(ask.startsOn.prompt(aboutAda)).toBe('Type a date, for example "today", "next Tuesday" or "24/11".');
    expect(ask.startsOn.suggestions(aboutAda).map(({ says }) => says)).toEqual(['today', 'tomorrow', 'next Monday']);
    const ended = date<Given>({
      key: 'x',
      label: 'X?',
      lean: 'past',
      limits: ({ today }) => [{ earliest: today, latest: today, words: 'no.' }],
    });
    expect(ended.prompt(asking)).toBe('Type a date, for example "today" or "19/11".');
    expect(ended.suggestions(asking).map(({ says }) => says)).toEqual(['today']);
  });

  test('one that may be left out can be left out', () => {
    const optional = date({ key: 'x', label: 'X?', optional: true, lean: 'nearest' });
    expect([taken(optional, ''), taken(optional, ' '), taken(optional, 'x')]).toEqual(['', '', undefined]);
    expect(optional.of({ x: '' })).toBeUndefined();
    expect(optional.of({ x: '2026-11-19' })).toBe(Day.parse('2026-11-19'));
  });
});

describe('a person', () => {
  test('only those whom the asker may choose from are taken, or found by name', () => {
    expect(taken(ask.person, ADA)).toBe(ADA);
    for (const raw of ['', 'Ada Palmer', 'nobody']) expect(taken(ask.person, raw)).toBeUndefined();
    const without = { ...asking, people: asking.people.filter(({ the }) => the.id !== ADA) };
    expect([taken(ask.person, ADA, without), heard(ask.person, 'Ada Palmer', without)]).toEqual([undefined, undefined]);
  });

  test.each(['Ada Palmer', 'ada', 'Mrs Palmer', 'Ada Plamer', 'RB-1041', 'palmer, ada'])(
    '"%s" is Ada Palmer',
    (words) => {
      expect(heard(ask.person, words)).toBe(ADA);
    },
  );

  test('two of one name are both named, with their references to answer by', () => {
    const answer = ask.person.hear('Mrs Khan', asking);
    expect(refusal(answer)).toContain('Farida Khan (RB-1055)');
    expect(refusal(answer)).toContain('Nadia Khan (RB-1062)');
    expect(answer).toMatchObject({ ok: false, refusal: { suggestions: [{ says: 'RB-1055' }, { says: 'RB-1062' }] } });
    expect(heard(ask.person, 'RB-1062')).toBe(app.people.find(({ the }) => the.name === 'Nadia Khan')?.the.id);
  });

  test('S10: somebody of another team is nobody, and what was typed is not repeated', () => {
    const answer = ask.person.hear('Frank Hughes', asking);
    expect(answer.ok).toBe(false);
    expect(refusal(answer)).not.toContain('Frank');
    expect(refusal(answer)).toBe(refusal(ask.person.hear('Xavier Nobody', asking)));
  });

  test('whom it is about reads in words also when nobody else can be chosen', () => {
    expect(ask.person.words(ADA, { ...aboutAda, people: [] })).toBe('Ada Palmer (RB-1041)');
    expect(ask.person.words('nobody', aboutAda)).toBe('');
  });

  test('more than fit on a card are found by typing', () => {
    const [first] = app.people;
    const many = { ...asking, people: Array.from({ length: 61 }, () => first).filter((one) => one !== undefined) };
    const shape = person({ key: 'person', label: 'Who?' }).shape(many);
    expect(shape.kind === 'choice' && shape.options.length).toBe(60);
    expect(ask.person.help(many)).toContain('Type the name');
    expect(ask.person.help(asking) ?? '').not.toContain('Not in the list');
  });
});

describe('free words', () => {
  test.each([
    ['  A call  ', 'A call'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['\uFEFFa\u200Bb\u0000c\u202E', 'abc'],
    ['😀 "quoted" <at>All</at> ${x}', '😀 "quoted" <at>All</at> ${x}'],
  ])('%j is kept as %j, on a card and typed', (raw, kept) => {
    expect([taken(ask.from, raw), heard(ask.from, raw)]).toEqual([kept, kept]);
  });

  test.each(['', '  ', '\n', '\u200B', '\u0000', '\u2800', '\u3164', '\u00AD\u00AD', '\u200E', '\uFE0F'])(
    '%j is nothing',
    (raw) => {
      expect([taken(ask.rationale, raw), heard(ask.rationale, raw)]).toEqual([undefined, undefined]);
    },
  );

  test('what shows nothing is nobody and nothing: no name, and an optional answer is left empty', () => {
    const optional = text({ key: 'x', label: 'X?', optional: true, max: 10 });
    for (const raw of ['\u2800', '\u3164\u3164', '\u00AD', '\u200E \u200E']) {
      expect(refusal(name.take(raw, {}))).toBe('Please write something here.');
      expect(refusal(name.hear(raw, {}))).toBe('Please write something here.');
      expect([taken(optional, raw), optional.of({ x: raw })]).toEqual(['', undefined]);
      expect(taken(lines({ key: 'x', label: 'X?', most: 3, max: 30 }), `bath board\n${raw}`)).toBe('bath board');
    }
  });

  test('too much is refused with how much it is and how much it may be', () => {
    expect(taken(ask.from, 'x'.repeat(500))).toHaveLength(500);
    expect(refusal(ask.from.take('x'.repeat(501), asking))).toMatch(/501.*500/u);
  });

  test('where nothing is needed, nothing is taken', () => {
    const optional = text({ key: 'x', label: 'X?', optional: true, max: 10, lines: 'one' });
    expect([taken(optional, ' '), taken(optional, 'y'), optional.of({ x: '' }), optional.of({ x: 'y' })]).toEqual([
      '',
      'y',
      undefined,
      'y',
    ]);
  });
});

describe('several things in one box, one on each line', () => {
  const things = lines({ key: 'x', label: 'X?', most: 3, max: 30, example: 'For example: bath board' });

  test('a card sends lines: ends are trimmed, empty lines and what is there already are dropped', () => {
    expect(taken(things, ' Bath  board \r\n\n\u200BStool\nbath board\n ')).toBe('Bath board\nStool');
    expect(things.of({ x: 'Bath board\nStool' })).toEqual(['Bath board', 'Stool']);
    expect([things.of({ x: '' }), things.of({})]).toEqual([[], []]);
  });

  test('a comma is part of a line on a card, and stands between two things when they are typed', () => {
    expect(taken(things, 'Table, small\nStool')).toBe('Table, small\nStool');
    expect(heard(things, 'Bath board, stool;  frame')).toBe('Bath board\nstool\nframe');
    expect(heard(things, 'Bath board\nstool')).toBe('Bath board\nstool');
  });

  test('nothing, too many and too much are refused in plain words', () => {
    for (const raw of ['', ' \n ', '\u0000'])
      expect(refusal(things.take(raw, asking))).toBe('Please write something here.');
    expect(refusal(things.hear('a, b, c, d', asking))).toBe('Those are 4. Please keep to 3.');
    expect(refusal(things.take('x'.repeat(31), asking))).toBe('That is 31 characters. Please keep it to 30.');
  });

  test('where nothing is needed, nothing is taken, and it can be skipped', () => {
    const optional = lines({ key: 'x', label: 'X?', optional: true, most: 3, max: 30 });
    expect([taken(optional, ' '), taken(optional, 'y')]).toEqual(['', 'y']);
    expect([optional.prompt(asking), things.prompt(asking)]).toEqual([
      'Type them with commas between, or "skip".',
      'For example: bath board. Type them with commas between.',
    ]);
    expect([things.help(asking), things.shape(asking)]).toEqual([
      'One on each line.',
      { kind: 'text', lines: 'many', max: 30, example: 'For example: bath board' },
    ]);
  });

  test('what was taken is taken again as it was stored, and says each thing once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('Stool', 'STOOL ', 'frame'))), (all) => {
        const stored = taken(things, all.join('\n'));
        expect(stored === undefined ? undefined : taken(things, stored)).toBe(stored);
        const each = things.of({ x: stored ?? '' }) ?? [];
        expect(each.join('\n')).toBe(stored ?? '');
        expect(new Set(each.map((one) => one.toLowerCase())).size).toBe(each.length);
      }),
    );
  });
});

describe('every question of every flow', () => {
  const all = (): readonly Question<unknown, Given>[] => [
    ...stepsOf(app.monitoring).flatMap(({ questions }) => questions),
    ...stepsOf(app.telling).flatMap(({ questions }) => questions),
  ];
  const tellers = [{ value: PRIYA.staff, title: 'Priya Shah' }];
  const recipients = [{ value: 'sarah', title: 'Sarah Palmer (daughter, carer)' }];
  const anyWords = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'yes',
      'no',
      '1',
      '2',
      'Ada',
      'today',
      'next Tuesday',
      'skip',
      '1, 2',
      'less',
      'Priya',
      'Sarah',
      'phone',
      '__proto__',
      'constructor',
    ),
  );

  test('what was accepted is accepted again as it was stored, and has words', () => {
    fc.assert(
      fc.property(fc.nat(), anyWords, fc.boolean(), (index, words, byCard) => {
        const given = { ...aboutAda, people: app.people, recipients, tellers };
        const question = all()[index % all().length];
        const answer = byCard ? question?.take(words, given) : question?.hear(words, given);
        const stored = answer?.ok ? answer.value : undefined;
        const again = stored === undefined ? answer : question?.take(stored, given);
        expect(again).toEqual(answer);
        expect(stored === undefined || stored === '' || question?.words(stored, given) !== '').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('can be answered by typing', () => {
    const given = { ...aboutAda, people: app.people, recipients, tellers, answers: { who: 'sarah' } };
    const answers: Readonly<Record<string, string>> = {
      person: 'Ada',
      direction: 'less',
      startsOn: 'today',
      personAgrees: 'yes',
      carerAgrees: 'no',
      wellbeing: '1, 2',
      who: 'Sarah',
      whose: 'Sarah',
      how: 'by phone',
      on: 'yesterday',
      teller: 'Priya',
      inForm: 'yes',
    };
    const refused = all().filter((question) => !question.hear(answers[question.key] ?? 'Some words.', given).ok);
    expect(refused).toEqual([]);
  });

  test('says how to answer by typing in whole sentences', () => {
    const example = (given: string) => text({ key: 'x', label: 'X?', max: 9, example: given }).prompt({});
    expect(example('What was seen or said')).toBe('What was seen or said. Type your answer.');
    expect(example('In their words: "I cook."')).toBe('In their words: "I cook." Type your answer.');
    expect(example('Anything they asked.')).toBe('Anything they asked. Type your answer.');
    expect(lines({ key: 'x', label: 'X?', max: 9, most: 2, example: 'What was seen.' }).prompt({})).toBe(
      'What was seen. Type them with commas between.',
    );
  });

  test('has a label, a key of its own, and says how to answer by typing', () => {
    expect(new Set(all().map(({ key }) => key)).size).toBe(all().length);
    for (const question of all()) {
      for (const given of [asking, aboutAda, aboutSamuel]) {
        expect(question.label(given)).toMatch(/\?/u);
        expect(question.prompt(given)).not.toBe('');
        expect(question.key).toMatch(/^[a-zA-Z]+$/u);
      }
    }
  });
});
