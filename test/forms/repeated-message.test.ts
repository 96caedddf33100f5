import { describe, expect, test } from '@jest/globals';
import type { Said } from '../../src/chat/inbound.ts';
import { heardBefore, heardNow, type Doubt } from '../../src/forms/repeated-message.ts';
import { instant } from '../../src/kernel/days.ts';
import { World } from '../support/talk.ts';

const said = (text: string, delivery: string, seconds: number): Said => ({
  kind: 'said',
  text,
  delivery,
  from: { tenant: 't', aadObjectId: 'a', teamsId: 'b' },
  address: { kind: 'personal', conversation: 'c', serviceUrl: 'https://s', tenant: 't' },
  receivedAt: new Date(Date.UTC(2026, 10, 23, 10, 0, seconds)),
});

/** What is made of `text` when it comes half a minute after it was the answer to another question, which took so many seconds. */
const halfAMinuteLater = (text: string, form: string, delivery = 'second', took = 5): Doubt =>
  heardBefore(
    { sessions: [], ended: [], heard: heardNow(said(text, 'first', 0), 'one', instant(said('', '', took).receivedAt)) },
    said(text, delivery, 30),
    form,
  );

describe('S51: the same words again', () => {
  test('an answer to the same form is asked about; the same delivery is known again', () => {
    expect(halfAMinuteLater('a call every morning', 'one')).toBe('unsure');
    expect(halfAMinuteLater('a call every morning', 'one', 'first')).toBe('again');
  });

  test.each(['yes', 'a call every morning', 'record it', '30'])(
    '"%s" that was answered at once is meant when it comes again',
    (words) => {
      expect(halfAMinuteLater(words, 'one', 'second', 0.2)).toBe('new');
      expect(halfAMinuteLater(words, 'one', 'first', 0.2)).toBe('again');
    },
  );

  test('to another form, the same words are an answer', () => {
    expect(halfAMinuteLater('less', 'another')).toBe('new');
    expect(halfAMinuteLater('less', 'another', 'first')).toBe('again');
  });

  test.each(['cancel', 'Cancel.', 'back', 'save for later', 'save', 'stop', 'skip', 'keep', 'never mind', 'not now'])(
    '"%s" is a command as often as it comes, but a second delivery of one changes nothing',
    (words) => {
      expect(halfAMinuteLater(words, 'one')).toBe('new');
      expect(halfAMinuteLater(words, 'one', 'first')).toBe('again');
    },
  );

  test.each(['record it', 'yes', 'remove 1', 'no', 'none'])(
    '"%s" says something of its own: it is asked about',
    (words) => {
      expect(halfAMinuteLater(words, 'one')).toBe('unsure');
    },
  );

  test('two forms are cancelled one after the other within a minute', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    for (const delivery of ['first', 'second']) {
      await priya.says('change monitoring for Samuel Okafor');
      expect((await priya.says('cancel', delivery)).text).toContain('Nothing was recorded.');
      world.clock.pass({ minutes: 0.5 });
    }
  });

  test('what answered a form that is over answers the next one, too', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Samuel Okafor');
    await priya.says('less', 'first');
    await priya.presses('Cancel', {}, (await priya.says('show the form')).card);
    world.clock.pass({ minutes: 0.5 });
    await priya.says('change monitoring for Ada Palmer');
    expect((await priya.says('less', 'second')).words).toContain('How will it be?');
  });
});
