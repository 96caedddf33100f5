import { describe, expect, test } from '@jest/globals';
import { meaningOf, namesIn, NOBODY, PRECEDENCE, type Found, type World } from '../../src/guidance/meaning.ts';
import { vocabularyOf } from '../../src/guidance/vocabulary.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId, RecordId } from '../../src/kernel/ids.ts';

const TODAY = Day.parse('2026-11-23');
const RECORD = RecordId.parse('ada-one');

const vocabulary = vocabularyOf([
  { id: 'change', kind: 'form', phrases: ['change monitoring'], deed: 'record' },
  {
    id: 'revision',
    kind: 'form',
    phrases: ['change the plan'],
    deed: 'record',
    overhears(text) {
      const who = /^(?<who>.+) needs two calls/u.exec(text)?.groups?.['who'];
      return who === undefined ? undefined : { rest: who, answers: { kinds: 'fewer' } };
    },
  },
  {
    id: 'offices',
    kind: 'form',
    phrases: ['the rota has answered'],
    deed: 'record',
    ofRecord: true,
    overhears: (text) =>
      text.startsWith('finance said ok') ? { rest: '', answers: { office: 'finance' } } : undefined,
  },
  { id: 'team', kind: 'form', phrases: ['teams and staff'] },
  { id: 'work', kind: 'page', phrases: ['my work'] },
  { id: 'plan', kind: 'record', phrases: ['show the plan'], deed: 'see' },
]);

const person = (name: string) => ({ id: PersonId.parse(name.toLowerCase()), name, reference: `RB-${name.length}` });
const only = (...names: readonly string[]): Found => ({ people: names.map(person), near: false });
const PEOPLE: ReadonlyMap<string, Found> = new Map([
  ['Ada', only('Ada')],
  ['Mrs Khan', only('Farida', 'Nadia')],
  ['Adda', { ...only('Ada'), near: true }],
  ['AB-5432-6789', only('Ada')],
]);

type Known = Partial<Pick<World, 'form' | 'records' | 'about' | 'isStranger'>>;

const worldWith = (known: Known): World => ({
  form: undefined,
  records: [],
  near: vocabulary.near,
  named: ({ text }) => PEOPLE.get(text) ?? NOBODY,
  ...known,
});

/** What the text means; no name may be needed for it that `namesIn` leaves out. */
function meant(text: string, known: Known = {}) {
  const heard = vocabulary.hear(text, TODAY);
  const names = namesIn(heard, known.form !== undefined);
  const world = worldWith(known);
  return meaningOf(heard, {
    ...world,
    named(name) {
      expect(names).toContainEqual(name);
      return world.named(name);
    },
  });
}

/** The lines that apply, from the top. */
function linesFor(text: string, known: Known): readonly string[] {
  const heard = vocabulary.hear(text, TODAY);
  return PRECEDENCE.filter(({ read }) => read(heard, worldWith(known)) !== undefined).map(({ name }) => name);
}

const WANTED = (id: string) => ({ kind: 'wanted', sayable: { id } });
const NO_FORM: Known = {};
const WORDS: Known = { form: 'words' };
const CHOSEN: Known = { form: 'chosen' };
const NEITHER: Known = { form: 'none' };
const KNOWN: Known = { records: [RECORD] };
const ABOUT: Known = {
  about: {
    ...vocabulary.about('@ needs two calls', TODAY),
    whom: { people: [person('Ada')], near: false },
    member: undefined,
  },
};
const STRANGER: Known = { isStranger: true };

/** Each line of the table: a text that it is for, and what else that text would have been further down. */
const LINES = [
  ['a call for help and nothing else', 'somebody is in danger', WORDS, { kind: 'danger', danger: 'emergency' }],
  ['asked for in the middle of a form', 'change monitoring for Ada', WORDS, WANTED('change')],
  ['the answer to a form', 'her son hits her', WORDS, { kind: 'answer' }],
  ['somebody who is known, and what is said of them', 'change monitoring for Ada', ABOUT, WANTED('revision')],
  ['asked for', 'show the plan for AB-2345-6789', KNOWN, WANTED('plan')],
  ['what was seen, of a person who is known', 'Ada needs two calls, he hits her', KNOWN, WANTED('revision')],
  ['what waits in a record, told without a name', 'finance said ok, AB-2345-6789', KNOWN, WANTED('offices')],
  ['the reference of a record', 'AB-2345-6789, and her son hits her', KNOWN, { kind: 'record', records: [RECORD] }],
  ['a name', 'AB-5432-6789', NO_FORM, { kind: 'person', whom: PEOPLE.get('Ada') }],
  ['the name of nobody', 'Frank Hughes, AB-2345-6789', STRANGER, { kind: 'stranger' }],
  [
    'a worry and nothing else',
    'AB-2345-6789, and her son hits her',
    NO_FORM,
    { kind: 'danger', danger: 'safeguarding' },
  ],
  ['the reference of nothing', 'AB-2345-6789', NO_FORM, { kind: 'record', records: [] }],
] as const;

describe('what a text is taken for', () => {
  test('each line of the table has its case here, in its order', () => {
    expect(LINES.map(([line]) => line)).toEqual(PRECEDENCE.map(({ name }) => name));
  });

  test.each(LINES)('%s: "%s"', (line, text, known, meaning) => {
    expect(linesFor(text, known)[0]).toBe(line);
    expect(meant(text, known)).toMatchObject(meaning);
  });

  test('each text would have been taken by a line further down, were it not for this one; but for the last', () => {
    const alone = LINES.filter(([, text, known]) => linesFor(text, known).length === 1).map(([line]) => line);
    expect(alone).toEqual(['the reference of nothing']);
  });

  test('nothing of the table: unknown, with what it shares words with', () => {
    expect(meant('monitoring?? curtains')).toEqual({ kind: 'unknown', near: ['change'] });
    expect(meant('xyzzy')).toEqual({ kind: 'unknown', near: [] });
  });
});

describe('in the middle of a form', () => {
  test.each([
    ['a command that stands alone', 'help', WORDS, { kind: 'command', command: 'help' }],
    ['a page, also where free words are asked for', 'my work', WORDS, WANTED('work')],
    ['a page that is one of the answers to choose from', 'my work', CHOSEN, { kind: 'answer' }],
    ['a command, even so', 'help', CHOSEN, { kind: 'command', command: 'help' }],
    ['a form that is one of the answers', 'teams and staff', CHOSEN, { kind: 'answer' }],
    ['a word to the form', 'back', NEITHER, { kind: 'answer' }],
    ['politeness', 'thanks', NEITHER, { kind: 'answer' }],
    [
      'a form for two people of one name, where free words are asked for',
      'change monitoring for Mrs Khan',
      WORDS,
      { kind: 'answer' },
    ],
    ['the same where none are', 'change monitoring for Mrs Khan', NEITHER, WANTED('change')],
    ['a form for nobody who is known, in free words', 'change monitoring for Zed', WORDS, { kind: 'answer' }],
    ['a record with a name', 'show the plan for Ada', WORDS, { kind: 'answer' }],
    ['a record without', 'show the plan', WORDS, WANTED('plan')],
    ['what was seen', 'Ada needs two calls', NEITHER, { kind: 'answer' }],
    ['a name', 'Ada', NEITHER, { kind: 'answer' }],
    ['a worry', 'her son hits her', WORDS, { kind: 'answer' }],
  ])('%s: "%s"', (_, text, known, meaning) => {
    expect(meant(text, known)).toMatchObject(meaning);
  });
});

describe('whom it is about', () => {
  test('is what the name found, with the words as they were typed', () => {
    expect(meant('change monitoring for Mrs Khan')).toMatchObject({
      rest: 'Mrs Khan',
      whom: { people: [{ name: 'Farida' }, { name: 'Nadia' }], near: false },
    });
  });

  test('a name that only nearly fits is said to be near, so that it is asked', () => {
    expect(meant('change monitoring for Adda')).toMatchObject({ whom: { near: true } });
    expect(meant('Adda')).toMatchObject({ kind: 'person', whom: { near: true } });
  });

  test('of somebody whom nobody knows, nothing was seen', () => {
    expect(meant('Zed needs two calls')).toMatchObject({ kind: 'unknown' });
  });

  test('a form about nobody looks nobody up', () => {
    expect(namesIn(vocabulary.hear('teams and staff', TODAY), false)).toEqual([]);
    expect(meant('teams and staff')).toMatchObject({ ...WANTED('team'), whom: NOBODY });
  });

  test('a command with a name beside it is only one where that makes sense', () => {
    expect(meant('report abuse for Ada')).not.toMatchObject({ kind: 'command' });
    expect(meant('how does this work Ada')).toMatchObject({ kind: 'unknown' });
  });
});

describe('R38: danger', () => {
  test.each([
    ['she is not breathing and her monitoring needs to be changed for Ada', 'emergency'],
    ['her son hits her', 'safeguarding'],
    ['change monitoring for Ada', 'none'],
  ])('is heard in every text, whatever it means besides: "%s"', (text, danger) => {
    expect(vocabulary.hear(text, TODAY).danger).toBe(danger);
  });
});
