import { describe, expect, test } from '@jest/globals';
import { staff } from '../../../src/demo/world.ts';
import { recordsAChange } from '../../support/change.ts';
import { buttonsOf, textsIn, World } from '../../support/talk.ts';

describe('telling everybody of a change', () => {
  test('R4, R5: complete only when the last one has been told, each with how, when and by whom', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);

    const record = await priya.says(reference);
    expect(record.text).toContain('Explanations outstanding');
    await priya.presses('Note who was told');
    const told = await priya.presses('Record this', {
      who: 'the-person',
      how: 'in-person',
      on: '2026-11-23',
      said: 'Glad.',
    });
    expect(told.text).toContain('1 of 4 told');
    expect(told.text).toContain('Mon 23 Nov 2026, in person, by Priya Shah. They said: Glad.');
    await priya.presses('Note who was told');
    await priya.presses('Record this', { who: 'sarah', how: 'phone', on: '2026-11-23' });

    for (const name of ['Tom Reed', 'Ana Lopez']) {
      const chat = world.chat(name);
      await chat.says(reference);
      await chat.presses("I've been told");
    }
    const complete = await priya.says(reference);
    expect(complete.text).toContain('Complete: everybody has been told');
    const history = await priya.presses('History');
    expect(history.text).toContain('Confirmed being told, in Teams');
    expect(history.text).toContain('Changed monitoring');
    expect(world.surprises).toEqual([]);
  });

  test('R4: staff in the plan get a private card with "I\'ve been told"; the team\'s channel gets initials and reference only (S40, S42)', async () => {
    const world = await World.open();
    await world.chat('Tom Reed').joins();
    await world.ticks();
    const reference = await recordsAChange(world.chat('Priya Shah'));
    const sent = await world.ticks();
    const toTom = sent.find(({ address }) => address.kind === 'personal');
    expect(textsIn(toTom).join('\n')).toContain('A call on Mondays');
    const channel = sent.find(({ address }) => address.kind === 'channel');
    const read = textsIn(channel).join('\n');
    expect(read).toContain(reference);
    expect(read).toContain('AP');
    for (const secret of ['Ada', 'Palmer', 'tablets', 'call', 'Mondays', 'Priya']) expect(read).not.toContain(secret);
    expect(sent).toHaveLength(2);
  });

  test('"Seen" in the channel counts and names, once for each, and is not the same as being told', async () => {
    const world = await World.open();
    const reference = await recordsAChange(world.chat('Priya Shah'));
    const channel = (await world.ticks()).find(({ address }) => address.kind === 'channel');
    const card = channel?.message.kind === 'card' ? channel.message.card : undefined;
    const tom = world.chat('Tom Reed', 'channel');
    await tom.presses('Seen', {}, card);
    await tom.presses('Seen', {}, card);
    const ana = await world.chat('Ana Lopez', 'channel').presses('Seen', {}, card);
    expect(ana.text).toContain('Tom Reed');
    expect(ana.text).toContain('Ana Lopez');
    expect(ana.text).toContain('2');
    expect(ana.outbound.map(({ kind }) => kind)).toEqual(['replace', 'update']);
    const outsider = await world.chat('Grace Obi', 'channel').presses('Seen', {}, card);
    expect(outsider.text).not.toContain('Tom Reed');
    expect((await world.chat('Priya Shah').says(reference)).text).toContain('0 of 4 told');
  });

  test('R5: whoever has not been told is chased after three working days, and the author is told whom', async () => {
    const world = await World.open({ at: '2026-12-23T10:00:00Z' });
    await world.chat('Tom Reed').joins();
    const priya = world.chat('Priya Shah');
    await priya.joins();
    await world.ticks();
    const reference = await recordsAChange(priya, { startsOn: '2026-12-23' });
    await world.ticks();
    // Christmas Day, Boxing Day (in lieu) and the weekend do not count: 24, 29 and 30 December do.
    world.clock.set('2026-12-29T10:00:00Z');
    expect(reminders(await world.ticks(), reference)).toHaveLength(0);
    world.clock.set('2026-12-30T06:00:00Z');
    expect(reminders(await world.ticks(), reference)).toHaveLength(0);
    world.clock.set('2026-12-30T10:00:00Z');
    const sent = reminders(await world.ticks(), reference);
    expect(sent.join('\n')).toContain('You have not confirmed it yet');
    expect(sent.join('\n')).toContain('Still to be told: Ada Palmer');
    expect(reminders(await world.ticks(), reference)).toHaveLength(0);
  });

  const reminders = (sent: readonly unknown[], reference: string): string[] =>
    sent
      .map((one) => textsIn(one).join('\n'))
      .filter((text) => text.includes(reference) && /not confirmed|Still to be told/u.test(text));

  test('a card that could not arrive waits, is shown as such, and arrives when its reader is met again', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    await world.ticks();
    expect((await priya.says(reference)).text).toContain('Not reached in Teams yet: tell them another way');
    await world.chat('Tom Reed').joins();
    const sent = (await world.ticks()).map((one) => textsIn(one).join('\n'));
    expect(sent.filter((text) => text.includes(reference))).toHaveLength(1);
  });

  test('S55: a refused send waits and is tried again; one that can never arrive is parked', async () => {
    const world = await World.open();
    await world.chat('Tom Reed').joins();
    await world.ticks();
    await recordsAChange(world.chat('Priya Shah'));
    world.answers.push({ kind: 'later', waitMs: 5000 }, { kind: 'never' });
    expect(await world.ticks()).toHaveLength(0);
    world.clock.pass({ minutes: 1 });
    expect(await world.ticks()).toHaveLength(1);
    world.clock.pass({ minutes: 60 });
    expect(await world.ticks()).toHaveLength(0);
  });

  test('by typing: whom, how, when and what they said, one question at a time', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    await priya.says(reference);
    await priya.presses('Note who was told');
    expect((await priya.says('Sarah Palmer')).words).toContain('How were they told?');
    expect((await priya.says('rang')).words).toContain('On which day?');
    expect((await priya.says('today')).words).toContain('What did they say?');
    expect((await priya.says('skip')).text).toContain('1 of 4 told');
  });

  test('R4: who told them can be somebody else than who notes it, and the history says both', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    await priya.presses('Note who was told');
    const tom = staff.find(({ name }) => name === 'Tom Reed')?.id ?? '';
    const noted = await priya.presses('Record this', {
      who: 'the-person',
      how: 'in-person',
      on: '2026-11-23',
      teller: tom,
    });
    expect(noted.text).toContain('in person, by Tom Reed, noted by Priya Shah');
    const history = await priya.presses('History');
    expect(history.text).toMatch(/Priya Shah[\s\S]*Noted that Ada Palmer was told[\s\S]*By Tom Reed/u);
  });

  describe('att13, R4: who is said to have told them gets a card, and says whether it is right', () => {
    const notedForTom = async () => {
      const world = await World.open();
      const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
      await tom.joins();
      const reference = await recordsAChange(priya);
      await world.ticks();
      await priya.says(reference);
      await priya.presses('Note who was told');
      const teller = staff.find(({ name }) => name === 'Tom Reed')?.id ?? '';
      const first = { who: 'the-person,sarah', how: 'phone', on: '2026-11-23', teller };
      expect((await priya.presses('Record this', first)).text).toContain('2 of 4 told');
      const toTom = (await world.ticks()).filter(({ address }) => address.conversation === 'a:29:user-b');
      const card = toTom
        .flatMap(({ message }) => (message.kind === 'card' ? [message.card] : []))
        .find((one) => textsIn(one).join('\n').includes('Noted for you: you told Ada Palmer and Sarah Palmer.'));
      return { world, priya, tom, reference, card };
    };

    test('it is not: both are still to be told, and the record says why', async () => {
      const { world, priya, tom, reference, card } = await notedForTom();
      const said = await tom.presses('That is not right', {}, card);
      expect(said.text).toContain('Noted: that is not right.');
      expect(said.text).toContain('0 of 4 told');
      const { text } = await priya.says(reference);
      expect(text).toContain('Tom Reed says that it was not them who told.');
      expect((await priya.says("what's outstanding")).text).toContain('still to tell: Ada Palmer');
      expect(world.surprises).toEqual([]);
    });

    test('it is: one press, and nothing waits any more; an old card takes nothing back', async () => {
      const { tom, reference, card } = await notedForTom();
      expect((await tom.presses('That is right', {}, card)).text).toContain('It is noted that this is right.');
      expect((await tom.says("what's outstanding")).text).not.toContain('Noted for you');
      const again = await tom.presses('That is not right', {}, card);
      expect(again.text).toContain('Nothing was changed');
      expect((await tom.says(reference)).text).toContain('2 of 4 told');
    });

    test('nobody else says it, and nobody is asked about what they noted themselves', async () => {
      const { world, priya, reference, card } = await notedForTom();
      const press = buttonsOf(card).find(({ title }) => title === 'That is not right')?.data;
      expect(press).toBeDefined();
      for (const name of ['Ana Lopez', 'Priya Shah'])
        expect((await world.chat(name).sends({ ...press, do: 'telling/noted' })).text).toContain('Nothing was changed');
      const { text } = await priya.says(reference);
      expect(text).toContain('2 of 4 told');
      expect(text).not.toContain('Noted for you');
    });
  });

  test('att6, R4: a colleague of whom somebody notes that they were told gets a card, and says that it is not right', async () => {
    const world = await World.open();
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    await tom.joins();
    const reference = await recordsAChange(priya);
    await world.ticks();
    await priya.says(reference);
    await priya.presses('Note who was told');
    await priya.presses('Record this', { who: 'staffb', how: 'in-person', on: '2026-11-23', said: 'He hates it.' });
    const card = (await world.ticks())
      .flatMap(({ message }) => (message.kind === 'card' ? [message.card] : []))
      .find((one) => textsIn(one).join('\n').includes('Noted for you: you were told, in person, on Mon 23 Nov 2026.'));
    const said = await tom.presses('That is not right', {}, card);
    expect(said.text).toContain('Tom Reed says that they were not told');
    expect(said.text).toContain('0 of 4 told');
    expect(said.text).not.toContain('They said: He hates it.');
    expect((await tom.says("what's outstanding")).text).toContain('Confirm that you have been told');
    expect(world.surprises).toEqual([]);
  });

  test('att6: of several who were told, the words belong to the one who said them, and that is asked', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    await priya.presses('Note who was told');
    const both = { who: 'the-person,sarah', how: 'phone', on: '2026-11-23' };
    const asked = await priya.presses('Record this', { ...both, said: 'She is angry.' });
    expect(asked.text).toContain('Who said that?');
    expect(asked.text).toContain('She is angry.');
    const { text } = await priya.presses('Record this', { whose: 'sarah' });
    expect(text).toContain('2 of 4 told');
    expect(text.match(/They said: She is angry/gu)).toHaveLength(1);
    expect(text).toMatch(/Sarah Palmer[^●]*They said: She is angry/u);
    expect(world.surprises).toEqual([]);
  });

  test('att6: by typing alone the same is asked', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    await priya.presses('Note who was told');
    for (const words of ['Ada Palmer and Sarah Palmer', 'phone', 'today']) await priya.says(words);
    expect((await priya.says('She is angry.')).text).toContain('Who said that?');
    expect((await priya.says('Sarah Palmer')).text).toMatch(/Sarah Palmer[^●]*They said: She is angry/u);
  });

  test('new17: whoever recorded it is offered as who told them, though they are not in the circle', async () => {
    const world = await World.open();
    const reference = await recordsAChange(world.chat('Sam Cole'));
    const priya = world.chat('Priya Shah');
    await priya.says(reference);
    expect(JSON.stringify((await priya.presses('Note who was told')).card)).toContain('Sam Cole');
  });

  test('a day to come, or long before the change, is refused with the reason; a day at the visit before it was recorded is not', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    await priya.presses('Note who was told');
    const future = await priya.presses('Record this', { who: 'the-person', how: 'phone', on: '2026-11-30' });
    expect(future.text).toContain('still to come');
    const before = await priya.presses('Record this', { who: 'the-person', how: 'phone', on: '2026-10-01' });
    expect(before.text).toContain('There was nothing to tell before Mon 23 Nov 2026.');
    const atTheVisit = await priya.presses('Record this', { who: 'the-person', how: 'in-person', on: '2026-11-23' });
    expect(atTheVisit.text).toContain('1 of 4 told');
  });

  test('S10: whoever is not on the list cannot confirm, and a stranger to the person finds nothing', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    const id = buttonsOf(priya.card).find(({ data }) => data.do === 'record/history')?.data.id;
    const confirm = { do: 'telling/confirm', ...(id !== undefined && { id }) };
    expect((await world.chat('Sam Cole').sends(confirm)).text).toContain('not on the list');
    for (const name of ['Omar Aziz', 'Grace Obi', 'Mei Lin']) {
      expect((await world.chat(name).sends(confirm)).text).toContain('I cannot find that');
    }
  });
});
