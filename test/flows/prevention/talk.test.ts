import { describe, expect, test } from '@jest/globals';
import { textsIn, World } from '../../support/talk.ts';

describe('R34, R35: other help', () => {
  test('by card: by what it is to help with, one of the list, referred with consent in three presses', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('other help for Ada Palmer');
    const services = (await tom.presses('Next', { need: 'Falls' })).text;
    expect(services).toContain('Steady Steps (Northfield community hall)');
    expect(services).toContain('Checked on Mon 2 Nov 2026 by Priya Shah');
    expect(services).not.toContain('Friday lunch club');
    const chosen = { service: 'steady-steps-northfield-community-hall', step: 'referred' };
    expect((await tom.presses('Next', chosen)).text).toContain('Who agreed that it is passed on?');
    await tom.presses('Next', { referralConsent: 'yes' });
    const recorded = (await tom.presses('Record this')).text;
    for (const words of ['Recorded as PR-', 'Ask what came of it on Mon 7 Dec 2026', 'They did themselves'])
      expect(recorded).toContain(words);
    expect(world.surprises).toEqual([]);
  });

  test('R34: a service that goes from the list while the form is open: said, and what was entered stays', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('other help for Ada Palmer');
    await tom.presses('Next', { need: 'Falls' });
    await tom.presses('Next', {
      service: 'steady-steps-northfield-community-hall',
      step: 'told',
      preventionWords: 'Mondays.',
    });
    world.localServices = world.localServices.filter(({ name }) => name !== 'Steady Steps');
    const again = (await tom.presses('Record this')).text;
    expect(again).toContain('That service is no longer in the list. Please choose another.');
    expect(again).not.toContain('Recorded as');
    await tom.presses('Next', { service: 'else' });
    await tom.presses('Next', { serviceElse: 'Tea and talk, 01632 960 209' });
    const recorded = (await tom.presses('Record this')).text;
    expect(recorded).toContain('Tea and talk');
    expect(recorded).toContain('Mondays.');
    expect(world.surprises).toEqual([]);
  });

  test('by typing alone, for a carer, a service that is not in the list', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('other help for Ada Palmer');
    const words = ['something else', 'company while her mother is at church', 'not in the list', 'told', 'skip'];
    for (const typed of [...words, 'Tea and talk, 01632 960 209', 'change for', 'Sarah Palmer']) await tom.says(typed);
    const recorded = (await tom.says('record it')).text;
    expect(recorded).toMatch(/Recorded as PR-/u);
    expect(recorded).toContain('Sarah Palmer (daughter, carer)');
    expect(recorded).toContain('Tea and talk, 01632 960 209');
  });

  test('R35: whoever referred is reminded on the day, and what came of it ends that', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('hello');
    await tom.says('other help for Ada Palmer');
    await tom.presses('Next', { need: 'Falls' });
    await tom.presses('Next', { service: 'steady-steps-northfield-community-hall', step: 'referred' });
    await tom.presses('Next', { referralConsent: 'yes' });
    await tom.presses('Record this');
    const reference = /PR-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(tom.card))?.[0] ?? '';
    world.clock.pass({ days: 14 });
    const sent = textsIn([await world.ticks(), await world.ticks()]).join('\n');
    expect(sent).toContain('Ask Ada Palmer what came of the referral: Steady Steps');
    await tom.says(reference);
    await tom.presses('What came of it');
    const noted = await tom.presses('Record this', { cameOfIt: 'helps', cameWords: 'She goes on Mondays.' });
    expect(noted.text).toContain('It began: She goes on Mondays.');
    expect((await tom.says("what's outstanding")).text).not.toContain('what came of the referral');
  });

  test.each(['Ada Palmer is lonely', 'pendant alarm for Ada Palmer', 'lunch club near Ada Palmer'])(
    'R34: "%s" offers other help and begins nothing',
    async (text) => {
      const tom = (await World.open()).chat('Tom Reed');
      const offered = await tom.says(text);
      expect(offered.text).toContain('A service or group nearby may help');
      expect(offered.card).toBeUndefined();
    },
  );

  test.each(['Samuel Okafor was told about Steady Steps', 'I told Samuel Okafor about Steady Steps'])(
    'W43: "%s" is other help, and not who was told of a change',
    async (text) => {
      const offered = await (await World.open()).chat('Tom Reed').says(text);
      expect(offered.text).toContain('Steady Steps is on the list of local services');
      expect(offered.card).toBeUndefined();
    },
  );

  test('R34: "lunch club near here" shows what is on the list', async () => {
    expect((await (await World.open()).chat('Tom Reed').says('lunch club near here')).text).toContain(
      'Friday lunch club',
    );
  });

  test.each([
    ['services for falls', 'Steady Steps', 'Friday lunch club'],
    ['Careline alarms', 'Careline alarms', 'Memory café'],
    ['carers group', 'Carers’ hour', 'Steady Steps'],
    ['services in Northfield', 'Steady Steps', 'Memory café'],
    ['lunch club', 'Friday lunch club', 'Steady Steps'],
    ['is there a memory café nearby?', 'Memory café', 'Steady Steps'],
    ['what help is there near Ada for lunch', 'Friday lunch club', 'Steady Steps'],
    ['help with repairs near Ada Palmer', 'Handy help', 'Steady Steps'],
  ])('R34: "%s" opens what fits of the list', async (text, fits, other) => {
    const tom = (await World.open()).chat('Tom Reed');
    const { text: shown } = await tom.says(text);
    expect(shown).toContain(fits);
    expect(shown).not.toContain(other);
    expect((await tom.presses('All local services')).text).toContain(other);
  });

  test.each(['day centre near here', 'help with shopping near Ada'])(
    'R34: "%s", which the list has not, says so and shows all of it',
    async (text) => {
      const shown = (await (await World.open()).chat('Tom Reed').says(text)).text;
      expect(shown).toContain('Nothing on the list fits those words');
      expect(shown).toContain('Handy help');
    },
  );

  test('R34: in a form the same words are its answer', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('other help for Ada Palmer');
    await tom.says('something else');
    expect((await tom.says('carers group')).text).not.toContain('Carers’ hour (North and South)\nSomebody');
    expect((await tom.says('show form')).text).toContain('carers group');
  });

  test('R34: the list itself can be read by everybody', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const listed = (await tom.says('local services')).text;
    expect(listed).toContain('Memory café (Library)');
    expect(listed).toContain('Helps with: memory, carers, loneliness');
  });

  test.each([
    ['Ada Palmer', {}, ['yes']],
    ['Ada Palmer', { whom: 'sarah' }, ['yes']],
    ['Arthur Bell', {}, ['has-capacity', 'attorney', 'best-interests']],
    ['Betty Lewis', {}, ['has-capacity', 'best-interests']],
  ])('R45: who can agree to a referral of %s %j', async (name, entered, offered) => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says(`other help for ${name}`);
    await priya.presses('Next', { need: 'Falls', ...entered });
    await priya.presses('Next', { service: 'steady-steps-northfield-community-hall', step: 'referred' });
    const drawn = JSON.stringify(priya.card);
    const all = ['yes', 'has-capacity', 'attorney', 'best-interests'];
    expect(all.filter((value) => drawn.includes(`"value":"${value}"`))).toEqual(offered);
  });

  test('R45: an attorney within their authority can be who agreed, and is named without being asked for', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('other help for Arthur Bell');
    await priya.presses('Next', { need: 'Falls' });
    await priya.presses('Next', { service: 'steady-steps-northfield-community-hall', step: 'referred' });
    const next = await priya.presses('Next', { referralConsent: 'attorney' });
    expect(next.text).not.toContain('Who decided it for them?');
    expect((await priya.presses('Record this')).text).toContain('Helen Bell, attorney for health and welfare');
  });

  test('R34: for something else all services of the list are offered', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('other help for Ada Palmer');
    expect((await tom.presses('Next', { need: 'else' })).text).toContain('Friday lunch club');
  });
});
