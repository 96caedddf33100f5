import { describe, expect, test } from '@jest/globals';
import { prefilled, World } from '../support/talk.ts';

const typed = async (says: string) => (await World.open()).chat('Tom Reed').says(says);

describe('R12: one clear sentence of one visit opens the change, with what it changes', () => {
  test.each([
    [
      'farida 20 min am instead of 30 from 30 nov',
      'From: Mon 30 Nov 2026; Visit: Every day, 08:00',
      'Length: 20 minutes',
    ],
    ['shorten adas lunch to 20 min', 'Visit: Every day, 12:30', 'Length: 20 minutes'],
    ['ada lunch later, 1ish', 'Visit: Every day, 12:30', 'Time: 13:00'],
    ['ada lunch at 1pm', 'Visit: Every day, 12:30', 'Time: 13:00'],
    ['adas lunch should be later', 'Visit: Every day, 12:30', 'Time: 12:30'],
    ['ada 1x a day not 2', 'What changes: A visit stops', 'Which visits stop?'],
    ['ada every other day for the washing', 'Visit: Every day, 08:00', 'I could not place this: "every other day"'],
    ['ada every other day for the shower', 'What changes: A visit changes', 'I could not place this: "shower'],
  ])('"%s"', async (says, ...words) => {
    const reply = await typed(says);
    expect(reply.text).toMatch(/^Change a visit\n/u);
    for (const each of words) expect(reply.words).toContain(each);
  });

  test('with who agrees, why, and that it was seen by whoever types: it waits to be checked', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const { words } = await tom.says(
      'ada lunch visit stops from tomorrow, ada and sarah both agree, she makes it herself, seen by me today',
    );
    for (const each of [
      'From: Tue 24 Nov 2026',
      'What: she makes it herself; Stops: Every day, 12:30',
      'Ada agrees: Yes, in person',
      'Sarah Palmer agrees: Yes, by phone',
      'Nothing is recorded yet',
    ])
      expect(words).toContain(each);
    expect((await tom.says('record it')).text).toContain('12:30 visit stops from Tue 24 Nov 2026');
  });

  test.each(['both agree', 'they all agree', 'everybody is happy with it'])(
    '"%s" is said of all who are asked',
    async (all) => {
      const { words } = await typed(`stop adas lunch visit, ${all}, she makes it herself`);
      expect(words).toContain('What: she makes it herself');
      expect(words).toContain('Sarah Palmer agrees: Yes');
    },
  );

  test.each(['ada lunch at the club was nice', 'ada lunch at 1pm was cold', 'ada had lunch at 1'])(
    '"%s" changes nothing',
    async (says) => {
      expect((await typed(says)).words).toContain('I could not tell what to do with that');
    },
  );

  test('the card has what was understood', async () => {
    expect(prefilled((await typed('stop adas lunch visit, both agree')).card)).toMatchObject({ stops: 'lunch' });
  });
});

describe('R8: a day that is said is never lost: the visit does not stop on the others', () => {
  test.each([
    ['no lunch for ada sat and sun', 'sat and sun'],
    ['no lunch visit for ada on fridays', 'on fridays'],
    ['stop adas lunch on sundays', 'on sundays'],
    ['no more lunch at weekends for ada', 'at weekends'],
    ['no lunch for ada sat and sun from 1 dec', 'sat and sun'],
  ])('"%s": that visit changes, and the days are said back', async (says, days) => {
    const { words } = await typed(says);
    expect(words).toContain('What changes: A visit changes');
    expect(words).toContain('Visit: Every day, 12:30');
    expect(words).toContain(`I could not place this: "${days}"`);
  });

  test.each([
    ['no lunch for ada weds', 'Wed 25 Nov 2026'],
    ['no lunch for ada 28/11', 'Sat 28 Nov 2026'],
  ])('"%s": that day alone', async (says, day) => {
    expect((await typed(says)).words).toContain(`From: ${day}; Last day: ${day}; Paused: Every day, 12:30`);
  });
});
