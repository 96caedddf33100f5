import { describe, expect, test } from '@jest/globals';
import { CHECK } from '../../src/forms/bound.ts';
import { speakSession } from '../../src/forms/draw.ts';
import type { Form as AForm } from '../../src/forms/form.ts';
import { text } from '../../src/forms/kinds/text.ts';
import { recordsAChange } from '../support/change.ts';
import { Form } from '../support/form.ts';
import { World } from '../support/talk.ts';

const noted = (recordsAtOnce: true | 'by-card'): AForm<object> => ({
  id: 'noted',
  version: 1,
  title: 'Noted',
  steps: [
    {
      id: 'all',
      title: 'All of it',
      questions: [
        text({ key: 'what', label: 'What was noted?', max: 100 }),
        text({ key: 'by', label: 'By whom?', max: 100 }),
        text({ key: 'besides', label: 'What else?', optional: true, max: 100 }),
      ],
    },
  ],
  recordWords: 'Record this',
  recordsAtOnce,
  fills: () => ({ answers: { by: 'Priya Shah' } }),
});

const opened = (recordsAtOnce: true | 'by-card'): Form<object> => new Form(noted(recordsAtOnce), () => ({}));

const spoken = ({ form, session }: Form<object>): readonly string[] =>
  speakSession({ form, session, owner: 'priya' }).map(({ text: said }) => said);

describe('a form that records at once, by typing', () => {
  test('an optional question is asked, with what is filled in said before it', () => {
    const form = opened(true);
    form.type('She is well.');
    expect(form.question?.key).toBe('besides');
    const [before, question] = spoken(form);
    expect(before).toContain('this is recorded');
    expect(before).toContain('What was noted: She is well.\nBy whom: Priya Shah');
    expect(question).toContain('What else?');
    expect(form.type('skip').kind).toBe('ready');
  });

  test('a question that was left empty on a card that did not fit is still asked', () => {
    const form = opened(true);
    expect(form.press('next', { by: 'Tom Reed' })).toMatchObject({ kind: 'asked', problems: { what: {} } });
    form.type('She is well.');
    expect(form.question?.key).toBe('besides');
    expect(form.type('She sleeps more.').kind).toBe('ready');
    expect(form.answers).toEqual({ what: 'She is well.', by: 'Tom Reed', besides: 'She sleeps more.' });
  });

  test('an answer that was emptied on a card that did not fit stays empty', () => {
    const form = opened(true);
    form.press('back', { what: 'She is well.', besides: 'She sleeps more.' });
    form.press('next', { by: 'Tom Reed', besides: '' });
    expect(form.answers['besides']).toBe('');
  });
});

describe('a form that records at once by card alone', () => {
  test('typed answers are checked before they are recorded', () => {
    const form = opened('by-card');
    form.type('She is well.');
    expect(spoken(form)).toHaveLength(1);
    expect(form.type('skip')).toMatchObject({ kind: 'asked', session: { step: CHECK } });
    expect(spoken(form)[0]).toContain('By whom?: Priya Shah');
    expect(form.type('record it').kind).toBe('ready');
  });

  test('its card records', () => {
    const form = opened('by-card');
    expect(form.press('next', { what: 'She is well.', by: 'Tom Reed' }).kind).toBe('ready');
  });
});

test('R4: what an objecting daughter says can be typed after the card was pressed too soon', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  await recordsAChange(priya);
  await priya.presses('Note who was told');
  await priya.presses('Record this', {});
  const last = await priya.says('Sarah Palmer');
  expect(last.words).toContain('How were they told: In person');
  expect(last.words).toContain('Who told them: Priya Shah (me)');
  expect(last.words).toContain('What did they say?');
  const told = await priya.says('She is against it, and wants to be rung.');
  expect(told.text).toContain('They said: She is against it, and wants to be rung.');
});
