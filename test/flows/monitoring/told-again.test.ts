import { describe, expect, test } from '@jest/globals';
import { CHANGE, recordsAChange } from '../../support/change.ts';
import { textsIn, World } from '../../support/talk.ts';

const TOM = 'a:29:user-b';
const cardsTo = async (world: World, conversation: string) =>
  (await world.ticks()).flatMap(({ address, message }) =>
    address.conversation === conversation && message.kind === 'card' ? [message.card] : [],
  );

describe('P18: those who were told of what does not hold any more', () => {
  async function toldOfIt() {
    const world = await World.open();
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    await tom.joins();
    const reference = await recordsAChange(priya);
    const [card] = await cardsTo(world, TOM);
    await priya.says(reference);
    await priya.presses('Note who was told');
    await priya.presses('Record this', { who: 'sarah', how: 'phone', on: '2026-11-23' });
    return { world, priya, tom, reference, card };
  }
  const correctsSoThatItWaits = async ({ priya, reference }: Awaited<ReturnType<typeof toldOfIt>>) => {
    await priya.says(reference);
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'arrangement', why: 'It is another day' });
    await priya.presses('Next', { to: 'A call on Mondays and Fridays' });
    await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'not-reached' });
    await priya.presses('Next', { unreached: 'wait' });
    await priya.presses('Next', { waitWhy: 'She is back on Monday.' });
    return priya.presses('Record this');
  };

  test('a correction that waits: whoever was told hears at once that it waits, and nobody else is told', async () => {
    const at = await toldOfIt();
    const corrected = await correctsSoThatItWaits(at);
    expect(corrected.text).toContain('Those who knew of it are told that it waits.');
    expect(corrected.text).toContain('0 of 3 told');
    expect((await at.priya.presses('History')).text).toContain('Why it waits: added, "She is back on Monday."');
    const [card] = await cardsTo(at.world, TOM);
    const words = card ? textsIn(card).join('\n') : '';
    expect(words).toContain('It waits until everybody has been asked: until then it stays "A call every morning"');
    expect(at.world.surprises).toEqual([]);
  });

  test('"I\'ve been told" on a card with the old words notes nothing: it shows what is said now, and asks again', async () => {
    const at = await toldOfIt();
    await correctsSoThatItWaits(at);
    const shown = await at.tom.presses("I've been told", {}, at.card);
    expect(shown.text).toContain('This has changed since that card was sent, so nothing is noted yet.');
    expect(shown.text).toContain('A call on Mondays and Fridays');
    expect(shown.text).toContain('0 of 3 told');
    expect((await at.tom.presses("I've been told")).text).toContain('It is noted that you have been told.');
  });

  test('R4: taken back: only those who were told, asked or had a card are told', async () => {
    const { priya, reference } = await toldOfIt();
    await priya.says(reference);
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'take-back', why: 'Recorded for the wrong person' });
    const { text } = await priya.presses('Record this');
    expect(text).toContain('0 of 4 told');
    expect(text).toContain('Sarah Palmer\ndaughter, carer\n● Not yet told');
  });

  test('corrected before the first card has left: one card says both', async () => {
    const world = await World.open();
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    await tom.joins();
    await recordsAChange(priya);
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'arrangement', why: 'Said better' });
    await priya.presses('Next', { rationale: 'She takes her tablets by herself.' });
    await priya.presses('Record this');
    expect(await cardsTo(world, TOM)).toHaveLength(1);
  });
});

test('P10: taken back, it is monitored as it was before; the form that notes who was told names the change', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  const jean = { name: 'Jean Doyle', startsOn: '2026-11-23', carerAgrees: 'none' } as const;
  const reference = await recordsAChange(tom, jean);
  const form = await tom.presses('Note who was told');
  expect(form.text).toContain(`Less monitoring from Mon 23 Nov 2026 (${reference})`);
  await tom.says('cancel');
  await tom.says(reference);
  await tom.presses('Correct or take back');
  await tom.presses('Next', { what: 'take-back', why: 'Recorded for the wrong person' });
  await tom.presses('Record this');
  await tom.says('change monitoring for Jean Doyle');
  expect(JSON.stringify(tom.card)).toContain('A call every morning');
});

describe('R45: capacity found lacking after a yes', () => {
  const found = async (startsOn: string) => {
    const world = await World.open();
    const [tom, mei, priya] = [world.chat('Tom Reed'), world.chat('Mei Lin'), world.chat('Priya Shah')];
    for (const chat of [tom, mei, priya]) await chat.joins();
    const reference = await recordsAChange(tom, {
      name: 'Jean Doyle',
      carerAgrees: 'none',
      startsOn,
      capacity: 'unknown',
    });
    await world.ticks();
    await mei.says(reference);
    await mei.presses('Assessed: lacks capacity', { note: 'Talked to her about it twice.' });
    const sent = await world.ticks();
    const to = (conversation: string) =>
      sent
        .filter(({ address }) => address.conversation === conversation)
        .map(({ message }) => textsIn(message).join('\n'))
        .join('\n');
    return { world, tom, reference, to };
  };

  test('a change that has not begun does not begin; its author and a lead get a card that day; "How is it now?" says so', async () => {
    const { world, tom, reference, to } = await found('2026-11-26');
    const { text } = await tom.says(reference);
    expect(text).toContain('until then it does not begin, and it stays "A call every morning"');
    for (const conversation of [TOM, 'a:29:user-a'])
      expect(to(conversation)).toContain('Capacity was found to be lacking: correct the record, and say who decides');
    world.clock.set('2026-11-27T10:00:00Z');
    await tom.says('change monitoring for Jean Doyle');
    expect(JSON.stringify(tom.card)).not.toContain('"value":"A call on Mondays"');
    expect(world.surprises).toEqual([]);
  });
});

test('TL7: who agreed is put right: "From" stays, and every line that differs is listed', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  const reference = await recordsAChange(priya, { startsOn: '2026-11-23' });
  world.clock.set('2026-11-25T10:00:00Z');
  await priya.says(reference);
  await priya.presses('Correct or take back');
  await priya.presses('Next', { what: 'agreement', why: 'Sarah said so later' });
  await priya.presses('Next', { 'how-sarah': 'video', 'on-sarah': '2026-11-25' });
  const { text } = await priya.presses('Record this');
  expect(text).toContain('From\nMon 23 Nov 2026\n');
  expect(text).toContain('noted by Priya Shah, social worker on Mon 23 Nov 2026.');
  expect(text).toContain(
    'Sarah Palmer: was "Agrees, by phone, Mon 23 Nov 2026.", is now "Agrees, by video call, Wed 25 Nov 2026."',
  );
});

describe('P10: a later change overtakes one that has not begun', () => {
  const two = async (first: string, second: string) => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const earlier = await recordsAChange(priya, { startsOn: first });
    world.clock.pass({ minutes: 1 });
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { ...CHANGE, to: 'No calls', startsOn: second });
    await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
    const recorded = await priya.presses('Record this change');
    return { world, priya, earlier, later: /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(recorded.text)?.[0] ?? '' };
  };

  test('its record says so, nobody is told or chased for it; when the later one is taken back, it stands again', async () => {
    const { world, priya, earlier, later } = await two('2026-11-26', '2026-11-25');
    const { text } = await priya.says(earlier);
    expect(text).toContain('This does not begin: a later change holds instead, from Wed 25 Nov 2026: "No calls"');
    expect(text).toContain('Nobody is left to be told');
    world.clock.set('2026-11-27T10:00:00Z');
    await priya.says('change monitoring for Ada Palmer');
    expect(JSON.stringify(priya.card)).toContain('"value":"No calls"');
    await priya.says('cancel');
    await priya.says(later);
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'take-back', why: 'Noted for somebody else' });
    await priya.presses('Record this');
    const again = await priya.says(earlier);
    expect(again.text).not.toContain('does not begin');
    expect(again.text).toContain('0 of 4 told');
    expect(world.surprises).toEqual([]);
  });

  test('one that holds a day before is chased until that day, and says until when it held', async () => {
    const { world, priya, earlier } = await two('2026-11-25', '2026-11-26');
    expect((await priya.says(earlier)).text).toContain('This holds until Wed 25 Nov 2026.');
    expect((await priya.says("what's outstanding")).text).toContain(earlier);
    world.clock.set('2026-11-27T10:00:00Z');
    expect((await priya.says("what's outstanding")).text).not.toMatch(new RegExp(`${earlier}[^\\n]*told`, 'u'));
  });
});
