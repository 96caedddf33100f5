import { describe, expect, test } from '@jest/globals';
import { drawChannelNotice } from '../../cards/channel-notice.ts';
import { drawDanger } from '../../cards/danger.ts';
import { drawForm } from '../../cards/form.ts';
import { drawList } from '../../cards/list.ts';
import { drawNotice } from '../../cards/notice.ts';
import { drawPage } from '../../cards/page.ts';
import { drawRecord } from '../../cards/record.ts';
import type { Button, Field, ListOfRows } from '../../cards/views.ts';
import { parts, wordsOf as words, type Part } from './parts.ts';
import { samples } from './samples.ts';

const press = { do: 'record/open', id: '01JD9Y3R6M', rev: 3 };
const button: Button = { title: 'Open', press };
const page = (buttons: readonly Button[]) => drawPage({ title: 'Hello', paragraphs: [], buttons });

const form = (...fields: readonly Field[]) =>
  drawForm({ title: 'Issue', step: 1, steps: 2, stepTitle: 'What is it?', fields, buttons: [] });
const input = (field: Field): Part => {
  const found = parts(form(field)).find((part) => part.type.startsWith('Input.'));
  if (found === undefined) throw new Error('No input was drawn');
  return found;
};

const text = { id: 'why', label: 'Why?', kind: 'text', lines: 'one', max: 80 } as const satisfies Field;
const date = {
  id: 'on',
  label: 'When?',
  kind: 'date',
  earliest: '2026-11-03',
  latest: '2026-12-03',
} as const satisfies Field;
const time = { id: 'at', label: 'At what time?', kind: 'time' } as const satisfies Field;
const number = { id: 'long', label: 'How long?', kind: 'number', min: 5, max: 480 } as const satisfies Field;
const person = {
  id: 'who',
  label: 'Who?',
  kind: 'choice',
  show: 'many',
  options: [{ value: 'pe-1', title: 'Ada Palmer' }],
} as const satisfies Field;

describe('a button', () => {
  test('is an Action.Execute with its verb and data, falling back to Action.Submit', () => {
    expect(page([{ ...button, tone: 'main' }]).actions).toEqual([
      {
        type: 'Action.Execute',
        title: 'Open',
        verb: 'record/open',
        style: 'positive',
        associatedInputs: 'none',
        data: press,
        fallback: { type: 'Action.Submit', title: 'Open', style: 'positive', associatedInputs: 'none', data: press },
      },
    ]);
  });

  test('that opens a dialog is an Action.Submit that asks Teams to fetch it, with nothing but its press beside that', () => {
    const careless = { ...press, name: 'Ada Palmer' };
    expect(page([{ title: 'Open', press: careless, opens: 'dialog' }]).actions).toEqual([
      {
        type: 'Action.Submit',
        title: 'Open',
        associatedInputs: 'none',
        data: { ...press, msteams: { type: 'task/fetch' } },
      },
    ]);
  });

  test('takes the inputs along only when it is meant to', () => {
    expect(page([{ ...button, withInputs: true }]).actions).toMatchObject([{ associatedInputs: 'auto' }]);
  });

  test('S41: leaves behind what does not belong into a press', () => {
    const careless = { ...press, name: 'Ada Palmer' };
    expect(JSON.stringify(page([{ title: 'Open', press: careless }]))).not.toContain('Palmer');
  });

  test('S41: with more than 200 bytes of data is a mistake that shows at once', () => {
    expect(() => page([{ title: 'Open', press: { do: 'record/open', x: 'é'.repeat(100) } }])).toThrow('at most 200');
  });

  test('is one of at most six', () => {
    expect(page(Array.from({ length: 6 }, () => button)).actions).toHaveLength(6);
    expect(() => page(Array.from({ length: 7 }, () => button))).toThrow('at most 6 buttons');
  });
});

const refreshing = (owners: readonly string[]) =>
  drawNotice({
    title: 'Changed',
    about: 'Ada Palmer',
    reference: 'MC-7K2P-4QXR',
    reminder: false,
    intro: 'Please read.',
    rows: [],
    buttons: [],
    refresh: { press, owners },
  });

describe('a card that refreshes', () => {
  test('asks by itself for each of its owners', () => {
    expect(refreshing(['29:user-a']).refresh).toEqual({
      action: { type: 'Action.Execute', verb: 'record/open', data: press },
      userIds: ['29:user-a'],
    });
  });

  test('has at most sixty owners', () => {
    expect(() => refreshing(Array.from({ length: 61 }, (_, n) => `29:user-${n}`))).toThrow('at most 60');
  });
});

describe('a field', () => {
  test('keeps what was entered', () => {
    expect(input({ ...text, value: 'Ada asked' })).toMatchObject({ value: 'Ada asked', maxLength: 80 });
    expect(input({ ...person, kind: 'choices', value: 'pe-1,pe-2' })).toMatchObject({
      value: 'pe-1,pe-2',
      isMultiSelect: true,
    });
  });

  test('cannot take a name that presses use, because both arrive in one object', () => {
    for (const id of ['do', 'id', 'rev', 'x']) expect(() => form({ ...text, id })).toThrow('presses use that name');
  });

  test('says in words that it is optional', () => {
    expect(input({ ...text, optional: true })).toMatchObject({ label: 'Why? (optional)' });
  });

  test('says its question, what helps, and what is wrong, with a sign and words, in this order, all as its label', () => {
    const field = { ...text, help: 'In your own words.', error: 'Write why.' };
    expect(input(field)).toMatchObject({ label: 'Why?\nIn your own words.\n⚠ Write why.' });
    expect(words(form(field))).not.toContain('In your own words.');
    expect(input({ ...text, error: 'Write why.' })).toMatchObject({ errorMessage: 'Write why.' });
  });

  const LONG = 'A conversation about purpose, risk and doing things for oneself, with everybody there';
  const twoChoices = [
    { value: 'a', title: 'More monitoring' },
    { value: 'b', title: LONG },
  ];
  const chosenFrom = { id: 'who', label: 'What?', options: twoChoices };

  test.each([
    { ...chosenFrom, kind: 'choices' },
    { ...chosenFrom, kind: 'choice', show: 'few' },
  ] as const)(
    'says long choices in full above it and short beside their boxes, each with the number to type: $kind',
    (field) => {
      expect(words(form(field))).toContain(`1. More monitoring\n2. ${LONG}`);
      expect(input(field)).toMatchObject({
        choices: [
          { value: 'a', title: '\u200b1. More monitoring' },
          { value: 'b', title: '\u200b2. A conversation about purpose…' },
        ],
      });
    },
  );

  test.each([
    ['Samuel Okafor (receives reablement, agrees so far)', 'Samuel Okafor'],
    ['Donaudampfschifffahrtsgesellschaftskapitänswitwe', '\u200b1. Donaudampfschifffahrtsgesellscha…'],
    ['Everything that was said on that day (or nearly so)', 'Everything that was said on that day'],
  ])('cuts a choice where it can be read: %s', (title, short) => {
    const cut = input({ ...chosenFrom, kind: 'choices', options: [{ value: 'a', title }] });
    expect(cut).toMatchObject({ choices: [{ title: short }] });
  });

  test('with many options says only those in full that its list cuts', () => {
    expect(words(form({ ...chosenFrom, kind: 'choice', show: 'many' }))).toContain(`2. ${LONG}`);
  });

  test.each([
    { ...chosenFrom, kind: 'choices', help: 'Any that apply.' },
    { ...chosenFrom, kind: 'choice', show: 'few', help: 'Any that apply.' },
    { ...chosenFrom, kind: 'choice', show: 'many', help: 'Any that apply.' },
  ] as const)('says its question before its choices in full, and its help with the field: $kind', (field) => {
    const said = parts(form({ ...text, help: 'In a word.' }, field)).map((part) => part['text'] ?? part['label']);
    const [before, from, to] = [
      said.indexOf('Why?\nIn a word.'),
      said.indexOf('What?'),
      said.indexOf('What?\nAny that apply.'),
    ];
    expect(from).toBeGreaterThan(before);
    expect(said.slice(from + 1, to).filter((one) => typeof one === 'string')).toEqual([
      'The choices in full:',
      expect.stringContaining(`2. ${LONG}`),
    ]);
  });

  test('leaves choices alone as long as each of them fits', () => {
    const fits = [{ value: 'a', title: 'x'.repeat(36) }];
    expect(input({ ...chosenFrom, kind: 'choices', options: fits })).toMatchObject({ choices: fits });
    expect(words(form({ ...chosenFrom, kind: 'choices', options: fits })).join(' ')).not.toContain('in full');
  });

  test('with many options is searched until something is chosen, then shows its title', () => {
    expect(input(person)).toMatchObject({ style: 'filtered' });
    expect(input({ ...person, value: 'pe-1' })).toMatchObject({ style: 'compact', value: 'pe-1' });
  });

  test('for a date offers only allowed days, yet never traps a date that is already wrong', () => {
    expect(input(date)).toMatchObject({ min: '2026-11-03', max: '2026-12-03' });
    expect(input({ ...date, value: '2026-11-01' })).not.toHaveProperty('min');
    expect(input({ ...date, value: '2027-01-01' })).not.toHaveProperty('max');
  });
});

describe('a field for a time or a number', () => {
  test('keeps what was entered', () => {
    expect(input({ ...time, value: '08:30' })).toMatchObject({ type: 'Input.Time', value: '08:30' });
    expect(input({ ...number, value: '30' })).toMatchObject({ type: 'Input.Number', value: 30, min: 5, max: 480 });
  });

  test('for a number has limits, yet never traps one that is already beyond them', () => {
    expect(input(number)).toMatchObject({ min: 5, max: 480 });
    for (const value of ['4', '481']) {
      expect(input({ ...number, value })).toMatchObject({ value: Number(value) });
      expect(input({ ...number, value })).not.toHaveProperty('min');
      expect(input({ ...number, value })).not.toHaveProperty('max');
    }
  });

  test('shows nothing that is no number as one', () => {
    for (const value of ['', 'half an hour', '1e3', '-5', '9'.repeat(400)])
      expect(input({ ...number, value })).not.toHaveProperty('value');
  });
});

describe('a list that is filled in row by row', () => {
  const row = {
    number: 3,
    title: 'Every day, 08:00',
    detail: '30 minutes',
    fits: true,
    press: { ...press, x: 'visits.a' },
  };
  const drawn = (list: Partial<ListOfRows>) =>
    drawForm({
      title: 'Plan',
      step: 1,
      steps: 2,
      stepTitle: 'Visits',
      fields: [],
      list: { label: 'When?', empty: 'No visits yet.', rows: [], parts: [], ...list },
      buttons: [],
    });

  test('opens a row when it is touched, and says to screen readers which', () => {
    const opens = parts(drawn({ rows: [row] })).find(({ type }) => type === 'Action.Execute');
    expect(opens).toMatchObject({ title: 'Change: Every day, 08:00', data: row.press, associatedInputs: 'none' });
  });

  test('names each row by its place in the whole list, as people do when they type', () => {
    expect(words(drawn({ rows: [row] }))).toContain('3. Every day, 08:00');
  });

  test('says with a sign and words that a row is not complete', () => {
    const said = words(drawn({ rows: [{ ...row, fits: false }] }));
    expect(said).toEqual(expect.arrayContaining(['⚠ 3. Every day, 08:00', 'Complete ›']));
  });

  test('says that nothing is there only while nothing is', () => {
    expect(words(drawn({}))).toContain('No visits yet.');
    expect(words(drawn({ rows: [row] }))).not.toContain('No visits yet.');
  });

  test('leads to its other parts', () => {
    const part = { title: 'More: 13 to 20 of 20', press: { ...press, do: 'flow/part', x: 'visits.12' } };
    const titles = parts(drawn({ rows: [row], parts: [part] })).flatMap(({ type, title }) =>
      type === 'Action.Execute' ? [title] : [],
    );
    expect(titles).toEqual(['Change: Every day, 08:00', 'More: 13 to 20 of 20']);
  });
});

describe('the cards', () => {
  test('R39: danger says 999 before anything else', () => {
    const card = drawDanger({
      heading: 'Ring 999',
      first: 'Now.',
      steps: ['Stay.'],
      afterwards: 'Later.',
      numbers: ['Duty line: 01632 960 100'],
      calls: [
        { title: 'Call 999', number: '999' },
        { title: 'Duty line: 01632 960 100', number: '01632 960 100' },
      ],
      buttons: [],
    });
    expect(words(card)).toEqual(['Ring 999', 'Now.', '1', 'Stay.', 'Later.', 'Duty line: 01632 960 100']);
    expect(card.actions).toEqual([
      { type: 'Action.OpenUrl', title: 'Call 999', url: 'tel:999', style: 'destructive' },
      { type: 'Action.OpenUrl', title: 'Duty line: 01632 960 100', url: 'tel:01632960100', style: 'default' },
    ]);
    expect(card.body[0]).toMatchObject({ style: 'attention', items: [{ size: 'ExtraLarge' }, {}] });
  });

  test('R4: the ledger says in words who has been told and who has not', () => {
    const card = drawRecord({
      title: 'Change to monitoring',
      about: 'Ada Palmer',
      reference: 'MC-7K2P-4QXR',
      status: { words: 'Recorded', tone: 'good' },
      flags: [],
      rows: [],
      ledger: {
        progress: '1 of 2 told',
        lines: [
          { name: 'Tom Reed', role: 'support worker', told: true, detail: 'In Teams' },
          { name: 'Joan Palmer', role: 'carer', told: false, detail: 'To be phoned' },
        ],
      },
      buttons: [],
    });
    expect(words(card).join(' ')).toContain(
      'Tom Reed support worker ✓ Told In Teams Joan Palmer carer ● Not yet told To be phoned',
    );
  });

  test('S40, S42: the channel notice says what, initials, reference and who has seen it, and nothing else', () => {
    const card = drawChannelNotice({
      what: 'Monitoring has changed',
      initials: 'A.P.',
      reference: 'MC-7K2P-4QXR',
      seenBy: ['Tom Reed'],
      links: [],
      buttons: [],
    });
    expect(words(card)).toEqual(['Monitoring has changed', 'A.P.', 'MC-7K2P-4QXR', '✓ Seen by 1: Tom Reed']);
  });

  test('a notice that was answered shows the answer and no reminder', () => {
    expect(words(samples['notice-reminder'] ?? {})).toContain('⚠ Reminder: this waits for you');
    expect(words(samples['notice-done'] ?? {})).not.toContain('⚠ Reminder: this waits for you');
    expect(words(samples['notice-done'] ?? {}).at(-1)).toMatch(/^✓ You said/);
  });

  test('a line of a list opens when touched, says so, and is named for screen readers', () => {
    const card = drawList({
      title: 'My work',
      groups: [{ title: 'Needs you', items: [{ title: 'Tell Joan', detail: 'Ada Palmer', press }] }],
      buttons: [],
    });
    expect(words(card)).toContain('Open ›');
    expect(card.body[2]).toMatchObject({
      selectAction: { type: 'Action.Execute', title: 'Open: Tell Joan', fallback: { type: 'Action.Submit' } },
    });
  });

  test('a group with nothing in it says so', () => {
    const group = { title: 'Saved', items: [] };
    expect(words(drawList({ title: 'My work', groups: [group], buttons: [] }))).toContain('Nothing here.');
    expect(
      words(drawList({ title: 'My work', groups: [{ ...group, empty: 'Nothing saved.' }], buttons: [] })),
    ).toContain('Nothing saved.');
  });
});
