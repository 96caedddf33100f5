import { walked } from '../../support/menu.ts';
import { describe, expect, test } from '@jest/globals';
import { personId, staff } from '../../../src/demo/world.ts';
import { weeklyIdOf } from '../../../src/flows/weekly-question/rules.ts';
import { endingIt } from '../../support/ending.ts';
import { buttonsOf, prefilled, textsIn, World, type Chat } from '../../support/talk.ts';

/** The press beside somebody's name on the card in view: the names stand in the order of the buttons. */
const beside = (chat: Chat, who: string, title: string) => {
  const id = personId(who);
  const found = buttonsOf(chat.card).find((one) => one.title === title && one.data.id === id);
  if (!found) throw new Error(`no "${title}" beside ${who}`);
  return found.data;
};

/** One press on the card in view, as it is filled in; `asked`: with whom, where that was chosen beside the name. */
const answers = (chat: Chat, who: string, title: string, asked?: string) => {
  const key = `asked-${personId(who)}`;
  const filled = prefilled(chat.card);
  return chat.sends(beside(chat, who, title), asked === undefined ? filled : { ...filled, [key]: asked });
};

describe('R70: the weekly question stands on one card for the whole list', () => {
  test('six people who can be asked are six presses, and each answer leads on', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const first = await tom.says('weekly question');
    expect(first.text).toContain('To ask (');
    expect(first.text).toContain('Not asked yet');
    let presses = 0;
    for (const [who, title] of [
      ['ada', 'As it is'],
      ['norman', 'As it is'],
      ['farida', 'Less'],
      ['jean', 'As it is'],
      ['nadia', 'Could end'],
      ['samuel', 'Review'],
    ] as const) {
      presses += 1;
      await answers(tom, who, title);
    }
    expect(presses).toBe(6);
    const text = textsIn(tom.card).join('\n');
    expect(text).toContain('Ada Palmer: needed as it is');
    expect(text).toContain('Press to go on: end reablement');
    expect(world.surprises).toEqual([]);
  });

  test('what came of it leads on filled in, and the record shows what it led to', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const card = await tom.says('weekly question');
    await answers(tom, 'nadia', 'Could end');
    expect((await tom.presses('Open: Nadia Khan')).text).toContain('On which day does it end?');
    await tom.says('cancel');
    await tom.says('yes');
    tom.card = card.card;
    await answers(tom, 'ada', 'Review', 'person');
    const asks = await tom.presses('Open: Ada Palmer');
    expect(asks.text).toContain('Why is a review thought of?');
    expect(prefilled(asks.card)['reviewWhy']).toBe('asked');
    // Who asked, and when, is known.
    await tom.presses('Next', { reviewHold: 'yes' });
    expect((await tom.presses('Record this')).text).toContain('To be held on Tue 24 Nov 2026');
    const record = await tom.sends({ do: 'record/open', id: weeklyIdOf(personId('ada')) });
    expect(record.text).toContain('A review is needed');
    expect(record.text).toMatch(/Led to|Review RV-/u);
  });

  test('only what fits the answer is what follows it', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const id = weeklyIdOf(personId('ada'));
    const follows = async () =>
      (await world.app.records.read(id))?.duties.filter(({ kind }) => kind === 'follow').length;
    await tom.says('weekly question');
    await answers(tom, 'ada', 'Could end');
    await tom.sends({ do: 'flow/start', id, x: 'review' });
    await tom.presses('Next', { reviewWhy: 'not-right', reviewHold: 'yes' });
    await tom.presses('Record this');
    expect(await follows()).toBe(1);
    await tom.sends({ do: 'flow/start', id, x: 'ending' });
    await endingIt(tom, { chargingBegins: 'open' });
    await tom.presses('Record this');
    expect(await follows()).toBe(0);
    expect(world.surprises).toEqual([]);
  });

  test('"less" opens the plan, with fewer visits filled in', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('weekly question');
    await answers(tom, 'ada', 'Less');
    const less = await tom.presses('Open: Ada Palmer');
    expect(prefilled(less.card)).toMatchObject({ kinds: 'fewer', trigger: 'progress' });
  });

  test('with whom it was talked about is said beside each person, and does not stick', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('weekly question');
    await answers(tom, 'farida', 'As it is', 'others');
    await answers(tom, 'ada', 'As it is');
    const asked = async (who: string) => (await tom.sends({ do: 'record/open', id: weeklyIdOf(personId(who)) })).text;
    expect(await asked('farida')).toContain('Their family or representative, ');
    expect(await asked('ada')).toContain('Not said with whom, ');
  });

  test('R30: a review is said to be asked for only by whom the worker talked to', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('weekly question');
    await answers(tom, 'ada', 'Review');
    const asks = await tom.presses('Open: Ada Palmer');
    expect(prefilled(asks.card)['reviewWhy']).not.toBe('asked');
  });

  test('R45: of somebody who lacks capacity nothing is recorded until it is said who was asked', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('weekly question');
    expect((await answers(tom, 'arthur', 'As it is')).text).toContain('Arthur Bell: choose with whom');
    expect((await answers(tom, 'arthur', 'As it is')).text).toContain('Arthur Bell: choose with whom');
    await answers(tom, 'arthur', 'As it is', 'others');
    const record = await tom.sends({ do: 'record/open', id: weeklyIdOf(personId('arthur')) });
    expect(record.text).toContain('Their family or representative, ');
  });

  test('who was not seen, or could not be asked, stays on the list', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const before = (await tom.says('weekly question')).text;
    const after = await answers(tom, 'ada', 'Not asked');
    expect(after.text).toContain('They stay on the list');
    const howMany = (text: string) => /To ask \((\d+)\)/u.exec(text)?.[1];
    expect(howMany(after.text)).toBe(howMany(before));
  });

  test('all who were asked are listed, six at a time, and how many more there are', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('weekly question');
    for (const who of ['ada', 'arthur', 'farida', 'jean', 'nadia', 'norman', 'samuel'])
      await answers(tom, who, 'As it is', 'person');
    const text = textsIn(tom.card).join('\n');
    expect(text).toContain('Everybody has been asked this week.');
    expect(text).toContain('Asked this week (7)');
    expect(text).toContain('1 more');
    expect((await tom.presses('Open: 1 more')).text).toContain('Samuel Okafor: needed as it is');
  });

  test('an answer to last week’s card says so, and counts for nothing', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('weekly question');
    const old = beside(tom, 'ada', 'Could end');
    world.clock.pass({ days: 7 });
    const late = await tom.sends(old, { asked: 'person' });
    expect(late.text).toMatch(/That was asked for the week of Mon .* Nothing was noted/u);
    expect(late.text).not.toContain('Ada Palmer: it could end');
  });

  test('the same press twice is one answer, and another answer takes its place', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('weekly question');
    const [less, end] = [beside(tom, 'ada', 'Less'), beside(tom, 'ada', 'Could end')];
    await tom.sends(less, { asked: 'person' });
    await tom.sends(less, { asked: 'person' });
    expect((await tom.sends(end, { asked: 'person' })).text).toContain('Ada Palmer: it could end');
    const id = weeklyIdOf(personId('ada'));
    const history = (await tom.sends({ do: 'record/history', id })).text;
    expect(history.match(/Asked whether the support is still right/gu)).toHaveLength(2);
  });

  test('M14, S53: who answers otherwise than a colleague this week reads so, and the colleague hears it', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await priya.joins();
    await tom.says('weekly question');
    await priya.says('weekly question');
    await answers(priya, 'ada', 'As it is', 'person');
    const said = (await answers(tom, 'ada', 'Less', 'person')).text;
    expect(said).toContain('less could do. Priya Shah had answered otherwise this week: needed as it is');
    expect(textsIn(await world.ticks()).join('\n')).toContain(
      'A colleague answered the weekly question otherwise than you: less could do',
    );
    world.clock.pass({ days: 1 });
    expect(textsIn(await world.ticks()).join('\n')).not.toContain('otherwise than you');
    expect(world.surprises).toEqual([]);
  });

  test('by typing alone, in one message or answer by answer', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('weekly question for Ada Palmer: less would do');
    await tom.says('the person');
    expect((await tom.says('record it')).text).toContain('Noted for this week.');
    await tom.says('weekly question for Nadia Khan');
    await tom.says('it could end');
    await tom.says('nobody yet');
    expect((await tom.says('record it')).text).toContain('It could end');
  });

  test('P19: who is in hospital is not on it', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('Ada Palmer is in hospital');
    await tom.presses('Next');
    await tom.presses('Record this');
    expect((await tom.says('weekly question')).text).not.toContain('Ada Palmer');
  });

  test('it is for those who give care, and each reads of their own people', async () => {
    const world = await World.open();
    expect((await world.chat('Grace Obi').says('weekly question')).text).not.toContain('Ada Palmer');
    expect((await world.chat('Priya Shah').says('weekly question')).text).toContain('Ada Palmer');
    expect((await world.chat('Omar Aziz').says('weekly question')).text).toContain('Your role does not cover this');
  });
});

describe('R70: what an answer leads on to', () => {
  test('waits for whoever answered, and a form that was begun from it and recorded ends that', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('weekly question');
    await answers(tom, 'ada', 'Review');
    expect((await tom.says("what's outstanding")).text).toContain('or say why not: a review is needed');
    await tom.sends({ do: 'flow/start', id: weeklyIdOf(personId('ada')), x: 'request.review' });
    await tom.presses('Next', { from: 'the-person', what: 'Could we look at it together?', about: 'none' });
    await tom.presses('Record this');
    expect((await tom.says("what's outstanding")).text).not.toContain('or say why not');
  });

  test('or they say why nothing follows, in words; else those who lead hear', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await tom.says('weekly question');
    await answers(tom, 'ada', 'Less');
    await answers(tom, 'farida', 'Could end');
    const record = await tom.sends({ do: 'record/open', id: weeklyIdOf(personId('ada')) });
    expect(record.text).toContain('Nothing follows');
    expect((await tom.presses('Nothing follows')).text).toContain('Please say why nothing follows.');
    await tom.presses('Open the record');
    await tom.presses('Nothing follows', { note: 'She was ill this week.' });
    expect((await tom.says("what's outstanding")).text).not.toContain('less could do');
    for (let passed = 0; passed < 4; passed += 1) {
      world.clock.pass({ days: 1 });
      await world.ticks();
    }
    expect((await priya.says("what's outstanding")).text).toContain('it could end');
  });
});

/** Where a long list goes on. */
const PAGES: ReadonlySet<string> = new Set(['page/show']);

describe('R70: one card a week for each worker, from the start of each person', () => {
  test('on a Monday, to those who visit; the week after to those who lead; on no other day', async () => {
    const world = await World.open({ asksWeekly: true });
    for (const one of ['Tom Reed', 'Ana Lopez', 'Priya Shah', 'Grace Obi']) await world.chat(one).says('hello');
    const cards: string[] = [];
    for (let days = 0; days < 15; days++) {
      for (const { address, message } of [...(await world.ticks()), ...(await world.ticks())])
        if (textsIn(message).includes('Weekly question'))
          cards.push(`${world.clock.now().toISOString().slice(0, 10)} ${nameAt(address.conversation)}`);
      world.clock.pass({ days: 1 });
    }
    expect(cards).toEqual([...new Set(cards)]);
    const on = (day: string) => cards.flatMap((one) => (one.startsWith(day) ? [one.slice(11)] : [])).toSorted();
    expect(on('2026-11-23')).toEqual(['Ana Lopez', 'Grace Obi', 'Tom Reed']);
    expect(on('2026-11-30')).toEqual(['Ana Lopez', 'Grace Obi', 'Priya Shah', 'Tom Reed']);
    expect(cards.every((one) => /2026-11-23|2026-11-30|2026-12-07/u.test(one))).toBe(true);
    const { cards: lists } = await walked(world.chat('Priya Shah'), { do: 'page/show', x: 'my-work' }, PAGES);
    expect(lists.map(({ text }) => text).join('\n')).toContain('Nobody has asked last week');
    expect(world.surprises).toEqual([]);
  });
});

const nameAt = (conversation: string) => staff.find(({ teamsId }) => conversation.endsWith(teamsId))?.name ?? '';
