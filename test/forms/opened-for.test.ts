import { beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { drawPage } from '../../cards/page.ts';
import { startForm } from '../../src/app/form-start.ts';
import { everyday } from '../../src/demo/world.ts';
import { bound } from '../../src/forms/bound.ts';
import type { Form as AForm } from '../../src/forms/form.ts';
import { choice } from '../../src/forms/kinds/choice.ts';
import type { Dated } from '../../src/forms/kinds/date.ts';
import { text } from '../../src/forms/kinds/text.ts';
import { broughtToPresent } from '../../src/forms/present.ts';
import { newSession, type OpenedFor, type Session } from '../../src/forms/session.ts';
import { defineFlow, type Flow } from '../../src/flows/flow.ts';
import { Instant } from '../../src/kernel/days.ts';
import { ok } from '../../src/kernel/result.ts';
import { Form } from '../support/form.ts';
import { textsIn, World } from '../support/talk.ts';
import { turnOf } from '../support/turn.ts';

/** Several tools in one flow: which questions there are follows from the one a form was opened for. */
interface ToolContext extends Dated {
  readonly tool: string | undefined;
}
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  doughnut: ['core', 'judgement', 'not-mine'],
  histories: ['then', 'now'],
};
const tools: Flow<ToolContext> = {
  id: 'thinking-tool',
  version: 1,
  title: 'Thinking tool',
  phrases: ['thinking tool'],
  startsFrom: 'nothing',
  needs: { deed: 'record', guarded: 'care-record' },
  steps: ({ tool = '' }) =>
    (QUESTIONS[tool] ?? []).map((key) => ({
      id: key,
      title: key,
      questions: [text({ key, label: `What is ${key}?`, max: 50, lines: 'one' })],
    })),
  recordWords: 'Keep it',
  load: async ({ today, session }) => ({ today, tool: session.openedFor['tool'] }),
  carryOut: async ({ answers }) =>
    ok({ words: 'Kept.', page: drawPage({ title: 'Kept', paragraphs: [JSON.stringify(answers)], buttons: [] }) }),
};

describe('a form whose steps follow from what it was opened for', () => {
  let world: World;
  beforeEach(async () => {
    const made = await World.open();
    world = made.with({ flows: [defineFlow(tools)] });
  });
  const start = async (tool: string): Promise<string> => {
    const turn = turnOf(world, everyday.priya, { do: 'flow/start' });
    return textsIn(await startForm(turn, { flow: defineFlow(tools), openedFor: { tool } })).join('\n');
  };

  test('asks the questions of that one, to the end', async () => {
    const priya = world.chat('Priya Shah');
    expect(await start('histories')).toContain('What is then?');
    expect((await priya.says('Worked at the mill')).words).toContain('What is now?');
    expect((await priya.says('Feeds the pigeons')).text).toContain('Please check this');
    expect((await priya.says('record it')).text).toContain('"now":"Feeds the pigeons"');
    expect(world.surprises).toEqual([]);
  });

  test('is gone on with when it is opened for the same again, and not for another', async () => {
    await start('doughnut');
    await world.chat('Priya Shah').says('Washing');
    expect(await start('histories')).toContain('What is then?');
    expect(await start('doughnut')).toContain('What is judgement?');
    const { forms } = await world.app.forms.read(everyday.priya.id);
    expect(forms.sessions.map(({ openedFor }) => openedFor)).toEqual([{ tool: 'histories' }, { tool: 'doughnut' }]);
  });
});

/** Whose house it is, and what was in it when the form was filled in: the way a form about a plan works. */
interface Houses {
  readonly rooms: Readonly<Record<string, string>>;
}
const whose = {
  ...choice({
    key: 'whose',
    label: 'Whose?',
    schema: z.string(),
    options: ['ada', 'ken'].map((value) => ({ value, title: value })),
  }),
  subject: true,
} as const;
const rooms = text({ key: 'rooms', label: 'Which rooms?', max: 50, lines: 'one' });
const why = text({ key: 'why', label: 'Why?', max: 50, lines: 'one' });
const house: AForm<Houses> = {
  id: 'house',
  version: 1,
  title: 'A house',
  steps: [
    { id: 'whose', title: 'Whose', questions: [whose] },
    { id: 'rooms', title: 'Rooms', questions: [rooms] },
    { id: 'why', title: 'Why', questions: [why] },
  ],
  recordWords: 'Record it',
  fills: ({ answers }, context) => {
    const known = context.rooms[answers['whose'] ?? ''];
    return known === undefined ? { answers: {} } : { answers: { rooms: known }, base: { rooms: known } };
  },
  pins: (context): OpenedFor => ({ version: String(Object.values(context.rooms).join().length) }),
  resets: { whose: 'all' },
};
const NOON = Instant.parse('2026-11-19T12:00:00.000Z');
const BEFORE = { rooms: { ada: 'two', ken: 'three' } };
const AFTER = { rooms: { ada: 'five', ken: 'seven' } };

describe('a form that is opened for somebody', () => {
  const opened = (openedFor: OpenedFor, context: Houses): Session =>
    broughtToPresent(bound(house, context), newSession(house, NOON, openedFor));

  test('begins after the question that is answered by it, and with that question otherwise', () => {
    expect(opened({ whose: 'ada' }, BEFORE)).toMatchObject({ step: 'rooms', answers: { whose: 'ada', rooms: 'two' } });
    expect(opened({}, BEFORE)).toMatchObject({ step: 'whose', answers: {} });
  });

  test('begins with the card on which something else is asked beside that question', () => {
    const beside: AForm<Houses> = {
      ...house,
      steps: [
        { id: 'who-and-why', title: 'Whose, and why', questions: [whose, why] },
        { id: 'rooms', title: 'Rooms', questions: [rooms] },
      ],
    };
    const begun = broughtToPresent(bound(beside, BEFORE), newSession(beside, NOON, { whose: 'ada' }));
    expect(begun.step).toBe('who-and-why');
  });

  test('is pinned, and filled in, once: what changes elsewhere afterwards is not taken for what stood there', () => {
    const before = opened({ whose: 'ada' }, BEFORE);
    expect(before).toMatchObject({ openedFor: { whose: 'ada', version: '9' }, base: { rooms: 'two' } });
    expect(broughtToPresent(bound(house, AFTER), before)).toBe(before);
  });

  test('is about whom its answer says; what hung on the other is open again, and filled in from what is there now', () => {
    const form = new Form(house, () => AFTER, { ...opened({ whose: 'ada' }, BEFORE), step: 'why' });
    form.press('back', { why: 'She fell.' });
    form.press('back', { rooms: 'four' });
    form.press('next', { whose: 'ken' });
    expect(form.session).toMatchObject({ step: 'rooms', answers: { whose: 'ken' }, openedFor: { whose: 'ken' } });
    expect(form.session.base).toBeUndefined();
    expect(form.answers).not.toHaveProperty('why');
    expect(broughtToPresent(form.form, form.session)).toMatchObject({
      answers: { whose: 'ken', rooms: 'seven' },
      openedFor: { whose: 'ken', version: '10' },
      base: { rooms: 'seven' },
    });
  });

  test('is about nobody any more when the answer is taken out', () => {
    const form = new Form(house, () => BEFORE, { ...opened({ whose: 'ada' }, BEFORE), step: 'whose' });
    form.press('save', { whose: '' });
    expect(form.session.openedFor).toEqual({});
  });

  test('what was filled in for a later card is seen before everything is checked', () => {
    const form = new Form(house, () => BEFORE, opened({}, BEFORE));
    form.press('next', { whose: 'ada' });
    form.session = broughtToPresent(form.form, form.session);
    expect([form.step, form.answers['rooms']]).toEqual(['rooms', 'two']);
    form.press('next', { rooms: 'two' });
    form.press('next', { why: 'She fell.' });
    form.goTo('whose');
    form.press('next', { whose: 'ada' });
    expect(form.step).toBe('check');
  });
});
