import { describe, expect, test } from '@jest/globals';
import { recordsAChange } from '../../support/change.ts';
import { World } from '../../support/talk.ts';

describe('looking things up by typing', () => {
  test('everybody whom one sees is listed, and a line leads to their page', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const list = await tom.says('my people');
    expect(list.text).toContain('Norman Price');
    // S10: in nobody's circle whom Tom supports.
    expect(list.text).not.toContain('Frank Hughes');
    expect((await tom.presses('Norman Price')).text).toContain('Reablement since');
  });

  test('R5: what is outstanding about one person says who is still to be told, and nothing of anybody else', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    const reply = await priya.says('what is outstanding for Ada Palmer');
    expect(reply.text).toMatch(/Still to be told: .*Sarah Palmer/u);
    expect(reply.text).not.toContain('Ken Todd');
    expect((await priya.says('who has been told')).text).toContain('Of which person?');
  });

  test('what changed for a person is said newest first, with who did it', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    const reply = await priya.says('what changed for Ada Palmer this week');
    expect(reply.text).toMatch(/^What changed\nAda Palmer\n[^]*Mon 23 Nov 2026[^]*Priya Shah/u);
    // Who was told stands in the record, where it belongs.
    expect(reply.text).not.toMatch(/told|reminder/iu);
    expect((await world.chat('Grace Obi').says('what changed for Ada Palmer')).words).toContain(
      'I know nobody by that name',
    );
    expect((await priya.says('what changed')).text).toContain('For whom?');
  });
});
