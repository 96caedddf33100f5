import { beforeAll, describe, expect, test } from '@jest/globals';
import { World } from '../support/talk.ts';

/** With the page of one person in view, what names nobody is of them; and their words stay as they were typed. */

let world: World;
beforeAll(async () => {
  world = await World.open();
});
const inView = async (name: string, says: string, who = 'Tom Reed') => {
  const chat = (await world.copied()).chat(who);
  await chat.says(name);
  return chat.says(says);
};

describe("P6: nobody's name is put into what somebody typed", () => {
  test.each([
    ['arthur', 'he nearly fell off his chair laughing'],
    ['arthur', 'He managed the stairs on his own today'],
    ['ada', 'She made her own tea'],
    ['ada', 'they walked to the shop together'],
  ])('%s: "%s" is offered to be noted as it is', async (name, says) => {
    const { outbound, words } = await inView(name, says);
    expect(words).toMatch(/^(?:Arthur Bell|Ada Palmer): /u);
    const typed = outbound.flatMap((one) =>
      one.kind === 'say' && one.message.kind === 'words'
        ? (one.message.suggestions ?? []).map((each) => each.says)
        : [],
    );
    expect(typed.filter((one) => one.endsWith(`: ${says}`))).not.toEqual([]);
    expect(typed.join('\n')).not.toContain('Arthur Bell');
    expect(typed.join('\n')).not.toContain('Ada Palmer');
  });

  test('what was seen is kept as it was typed', async () => {
    const { words } = await inView('ada', 'she only needs one call a day, she makes her own lunch');
    expect(words).toContain('What: she makes her own lunch.');
    expect(words).not.toContain('Ada Palmer makes');
  });
});

describe('R12: a change that names nobody is of the one person in view', () => {
  test.each([
    ['knock off the lunchtime', 'Stops: Every day, 12:30'],
    ['knock off the lunchtime, she eats at the club', 'What: she eats at the club; Stops: Every day, 12:30'],
    ['double up the mornings', 'Workers: 2 workers'],
    ['lunch 20 not 30', 'Length: 20 minutes'],
    ['morning call at 9 instead of 8', 'Time: 09:00'],
    ['less monitoring, a call on mondays', 'After: a call on mondays; More or less: Less'],
  ])('"%s"', async (says, words) => {
    const reply = await inView('ada', says);
    expect(reply.text).toContain('Ada Palmer · RB-1041');
    expect(reply.words).toContain(words);
  });

  test.each(['nice weather', 'no milk left', 'lunch was nice', 'call me later', 'what time is lunch', 'no answer'])(
    '"%s" is none',
    async (says) => {
      expect((await inView('ada', says)).text).not.toContain('Ada Palmer');
    },
  );

  test('"she" is nobody who is called Mr', async () => {
    expect((await inView('arthur', 'she made her own tea')).text).not.toContain('Arthur Bell');
  });

  test('with nobody in view it is of nobody', async () => {
    const tom = (await world.copied()).chat('Tom Reed');
    expect((await tom.says('knock off the lunchtime')).text).not.toContain('Change a visit');
  });
});
