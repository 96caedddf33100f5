import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Dated } from '../../src/forms/kinds/date.ts';
import { broughtToPresent } from '../../src/forms/present.ts';
import { drawSession, speakSession } from '../../src/forms/draw.ts';
import type { FormOutcome } from '../../src/forms/outcome.ts';
import type { Answers, FormRow } from '../../src/forms/question.ts';
import { currentQuestion } from '../../src/forms/session-moves.ts';
import { Session } from '../../src/forms/session.ts';
import { beginning, Form } from '../support/form.ts';
import { NOTHING_KNOWN } from '../support/questions.ts';
import { callAt, callsIn, callsText, roundFlow, timesOfDay } from '../support/round.ts';

/** What stands on the table between two moves, and what has to be true of it from the beginning on. */
interface Table {
  form: Form<Dated>;
  /** Every key that a row ever had. */
  readonly known: Set<string>;
  readonly counts: { added: number; changed: number; removed: number; ready: number };
}
type Move = fc.Command<object, Table>;
const move = (name: string, run: (table: Table) => void): Move => ({
  check: () => true,
  run: (_, table) => run(table),
  toString: () => name,
});

const editing = ({ form }: Table): string | undefined => (form.step === 'call' ? form.answers['calls.at'] : undefined);

/** Which rows a move may leave: those from before, but for what it is there to do. */
type May = 'nothing' | 'keep' | 'remove-edited' | { readonly remove: string | undefined };

/** Makes a move and holds what it did to the list against what it was allowed to do. */
function made(table: Table, may: May, run: (form: Form<Dated>) => FormOutcome): void {
  const { form, known, counts } = table;
  const [before, at] = [callsIn(form.answers), editing(table)];
  const outcome = run(form);
  const now = callsIn(form.answers);
  const keys = now.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(Session.parse(JSON.parse(JSON.stringify(form.session)))).toEqual(form.session);

  if (same(now, before)) {
    // Nothing happened to the list.
  } else if (now.length > before.length) {
    expect([may, at, now.slice(0, -1)]).toEqual(['keep', 'new', before]);
    expect(known.has(keys.at(-1) ?? '')).toBe(false);
    counts.added += 1;
  } else if (now.length === before.length) {
    expect(may).toBe('keep');
    expect(keys).toEqual(before.map(({ key }) => key));
    expect(now.filter((row, index) => !same([row], before.slice(index, index + 1))).map(({ key }) => key)).toEqual([
      at,
    ]);
    counts.changed += 1;
  } else {
    const gone = typeof may === 'object' ? may.remove : may === 'remove-edited' ? at : undefined;
    expect(now).toEqual(before.filter(({ key }) => key !== gone));
    expect(now.length).toBe(before.length - 1);
    counts.removed += 1;
  }
  for (const key of keys) known.add(key);
  expect(outcome.kind !== 'ready' || form.complete).toBe(true);
  counts.ready += outcome.kind === 'ready' ? 1 : 0;
  shows(table, outcome);
}

const same = (a: readonly FormRow[], b: readonly FormRow[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Wherever the form stands, it can be shown on a card and in words. */
function shows({ form: { form, session } }: Table, outcome: FormOutcome): void {
  const scene = {
    form,
    session,
    owner: '29:user-a',
    ...(outcome.kind === 'asked' && { problems: outcome.problems ?? {} }),
  };
  expect(Buffer.byteLength(JSON.stringify(drawSession(scene)))).toBeLessThan(25_000);
  expect(speakSession(scene).every(({ text }) => text.trim() !== '')).toBe(true);
}

/** After a new version of the form, the card in view is one further than what is kept; one from before is only renewed. */
const isPresent = ({ form: { session, flow } }: Table, age: number): boolean =>
  age === (session.flowVersion === flow.version ? 0 : -1);

const nth = (table: Table, index: number): FormRow | undefined => callsIn(table.form.answers)[index];

const anyTime = fc.constantFrom(...timesOfDay(40));
const anyInputs: fc.Arbitrary<Answers> = fc.oneof(
  { weight: 4, arbitrary: anyTime.map((at) => callAt(at)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        anyTime,
        fc.constantFrom<Answers>(
          { callMinutes: '4' },
          { callWhat: '' },
          { callDoor: '' },
          { callNote: 'x' },
          { calls: '{}' },
        ),
      )
      .map(([at, change]) => callAt(at, change)),
  },
  { weight: 1, arbitrary: fc.constant({ whose: 'Tom', after: 'Home' }) },
);
const anyAge = fc.constantFrom(0, 0, 0, 0, 1, -1);
const TYPED = [
  'add',
  'done',
  'front',
  'back door',
  '8',
  '9:10',
  '5',
  '17:00',
  '30',
  'half an hour',
  'Tea',
  'skip',
  'keep',
  'back',
  'yes',
  'no',
];
const ODD = [
  'none',
  'record it',
  'save for later',
  'cancel',
  '',
  '__proto__',
  'change 99',
  'remove',
  '2',
  'remove 1 and 2',
];
const anyRow = fc.nat({ max: 6 });

const anyMove: readonly fc.Arbitrary<Move>[] = [
  fc.constant(move('add', (table) => made(table, 'nothing', (form) => form.openRow('calls', 'new')))),
  fc
    .tuple(anyRow, anyAge)
    .map(([index, age]) =>
      move(`open ${index}, ${age} old`, (table) =>
        made(table, 'nothing', (form) =>
          form.openRow('calls', nth(table, index)?.key ?? 'nobody', form.session.revision - age),
        ),
      ),
    ),
  ...(['next', 'next', 'back', 'save', 'record', 'show'] as const).map((to) =>
    fc
      .tuple(anyInputs, anyAge)
      .map(([inputs, age]) =>
        move(`${to}, ${age} old, ${JSON.stringify(inputs)}`, (table) =>
          made(table, to === 'next' && isPresent(table, age) ? 'keep' : 'nothing', (form) =>
            form.press(to, inputs, form.session.revision - age),
          ),
        ),
      ),
  ),
  anyAge.map((age) =>
    move(`remove, ${age} old`, (table) =>
      made(table, isPresent(table, age) ? 'remove-edited' : 'nothing', (form) =>
        form.press('remove', {}, form.session.revision - age),
      ),
    ),
  ),
  fc
    .integer({ min: -20, max: 200 })
    .map((from) => move(`turn to ${from}`, (table) => made(table, 'nothing', (form) => form.turnTo('calls', from)))),
  fc
    .constantFrom('whose', 'calls', 'call', 'after', 'check')
    .map((step) => move(`go to ${step}`, (table) => made(table, 'nothing', (form) => form.goTo(step)))),
  fc
    .oneof(
      { weight: 6, arbitrary: fc.constantFrom(...TYPED) },
      { weight: 1, arbitrary: fc.oneof(fc.constantFrom(...ODD), fc.string()) },
    )
    .map((text) =>
      move(`type ${JSON.stringify(text)}`, (table) =>
        made(table, text === 'remove' ? { remove: nth(table, 0)?.key } : 'keep', (form) => form.type(text)),
      ),
    ),
  anyRow.map((index) =>
    move(`type change ${index + 1}`, (table) => made(table, 'keep', (form) => form.type(`change ${index + 1}`))),
  ),
  anyRow.map((index) =>
    move(`type remove ${index + 1}`, (table) => {
      const key = asksForList(table) ? nth(table, index)?.key : undefined;
      made(table, key === undefined ? 'keep' : { remove: key }, (form) => form.type(`remove ${index + 1}`));
    }),
  ),
  fc.constant(
    move('put away and taken out again', ({ form }) => {
      form.session = Session.parse(JSON.parse(JSON.stringify(form.session)));
    }),
  ),
  fc.constant(
    move('a new version of the form', (table) => {
      const { version } = table.form.flow;
      table.form = new Form(roundFlow(1, { version: version + 1 }), () => NOTHING_KNOWN, table.form.session);
    }),
  ),
];

/** What is typed there is a command of the list, and not an answer in one of its rows. */
function asksForList({ form: { form, session } }: Table): boolean {
  return currentQuestion(form, broughtToPresent(form, session))?.key === 'calls';
}

test('no row that was finished is ever lost, changed or doubled but by what is there to do it; keys are never given twice', () => {
  const total = { added: 0, changed: 0, removed: 0, ready: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(0, 3, 14, 59),
      fc.commands([...anyMove], { maxCommands: 40, size: '+1' }),
      (rows, commands) => {
        const calls = rows === 0 ? {} : { calls: callsText(timesOfDay(rows)) };
        const flow = roundFlow();
        const session = { ...beginning(flow, { whose: 'Tom', ...calls }), step: 'calls' };
        const counts = { added: 0, changed: 0, removed: 0, ready: 0 };
        const form = new Form(flow, () => NOTHING_KNOWN, session);
        const known = new Set(callsIn(form.answers).map(({ key }) => key));
        fc.modelRun(() => ({ model: {}, real: { form, known, counts } }), commands);
        for (const what of ['added', 'changed', 'removed', 'ready'] as const) total[what] += counts[what];
      },
    ),
    { numRuns: 120 },
  );
  process.stderr.write(`${JSON.stringify(total)}\n`);
  // Otherwise it would show nothing.
  for (const count of Object.values(total)) expect(count).toBeGreaterThan(0);
});
