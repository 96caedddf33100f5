import { describe, expect, test } from '@jest/globals';
import { buttonsOf, World } from '../support/talk.ts';
import { recordsAChange } from '../support/change.ts';

describe('buttons that no card of the present carries', () => {
  test('"Seen" on a channel notice that was forwarded to a private chat does not count as having been told', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    await world.ticks();
    const news = world.delivered.find(({ address }) => address.kind === 'channel')?.message;
    const [seen] = buttonsOf(news);
    if (!seen) throw new Error('no notice in the channel');
    expect((await world.chat('Tom Reed').sends(seen.data)).text).toContain('This card is out of date');
    expect((await priya.says(reference)).text).toContain('0 of 4 told');
  });

  test('S65: a verb, a flow or a page that is gone is answered in clear words, and changes nothing', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    for (const data of [
      { do: 'flow/confirm', id: 'abc', rev: 1 },
      { do: 'record/print', id: 'abc-def' },
      { do: 'telling/again', id: 'abc-def' },
      { do: 'no/such' },
      { do: 'page/show', x: 'nothing' },
      { do: 'flow/start', x: 'nothing' },
      { do: 'flow/start', x: 'telling' },
    ]) {
      expect((await tom.sends(data)).text).toMatch(/This card is out of date[\s\S]*start again from the home page/u);
    }
    expect(world.surprises).toEqual([]);
    expect((await tom.says('show the form')).words).toContain('no form open');
  });

  test('S10, S11: "Change monitoring" on a card from before begins nothing for whom no role reaches anybody', async () => {
    const world = await World.open();
    const omar = world.chat('Omar Aziz');
    expect((await omar.sends({ do: 'flow/start', x: 'monitoring-change' })).words).toContain(
      'Your role does not cover this',
    );
    expect((await omar.says('show the form')).words).toContain('no form open');
  });

  test('S10: a form is not begun from an id that is no id of a person', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const reply = await tom.sends({ do: 'flow/start', x: 'monitoring-change', id: 'not-a-person' });
    expect(reply.text).toContain('I cannot find that');
    expect((await tom.says('show the form')).words).toContain('no form open');
  });
});
