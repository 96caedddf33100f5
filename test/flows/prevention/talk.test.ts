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
    expect((await tom.presses('Next', chosen)).text).toContain('Does Ada agree that it is passed on?');
    await tom.presses('Next', { personAgrees: 'yes' });
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
    await tom.presses('Next', { personAgrees: 'yes' });
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

  test('R36, R37: the list says which kinds of help there are, when to think of them and why, and what each costs', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const listed = (await tom.says('local services')).text;
    expect(listed).toMatch(/Friday lunch club[^]*Helps with: loneliness, eating\nCosts: £6 a lunch/u);
    expect(listed).toContain(
      'at the first plan, at every change, at reviews and at the end: it may prevent, reduce or delay needs (Care Act 2014, section 2)',
    );
    expect(listed).toContain('Say what it costs before anybody is referred.');
    await tom.says('other help for Ada Palmer');
    expect(JSON.stringify(await tom.presses('Next', { need: 'Eating' }))).toContain('Costs: £6 a lunch');
  });

  describe('R25, R45, W45: who lacks capacity is referred by whoever decides, as everywhere else', () => {
    const referring = async (name: string) => {
      const world = await World.open();
      const [priya, mei] = [world.chat('Priya Shah'), world.chat('Mei Lin')];
      await Promise.all([priya.joins(), mei.joins()]);
      await priya.says(`other help for ${name}`);
      await priya.presses('Next', { need: 'Falls' });
      await priya.presses('Next', { service: 'steady-steps-northfield-community-hall', step: 'referred' });
      return { world, priya, mei };
    };
    const LACKS = { assessedBy: 'Ana Lopez, occupational therapist', assessedOn: '2026-11-20', objects: 'no' };

    test('an attorney decides only by a document that was seen and covers it', async () => {
      const { world, priya } = await referring('Arthur Bell');
      expect((await priya.presses('Next', { capacity: 'lacks' })).text).toContain('Who assessed capacity');
      await priya.presses('Next', { ...LACKS, wishes: 'Nods.', decides: 'helen' });
      await priya.presses('Next', { authorityKind: 'attorney', authorityCovers: 'yes', authoritySeen: 'yes' });
      await priya.presses('Next', { seenBy: 'me', lessRestrictive: 'A class at home.' });
      const { text } = await priya.presses('Record this');
      expect(text).toContain('Helen Bell, attorney for health and welfare. The document covers this decision');
      expect(world.surprises).toEqual([]);
    });

    test('in their best interests; nobody was consulted, so the mental capacity lead looks at it', async () => {
      const { world, priya, mei } = await referring('Betty Lewis');
      await priya.presses('Next', { capacity: 'lacks' });
      await priya.presses('Next', { ...LACKS, wishes: 'Nods.', decides: 'best-interests' });
      await priya.presses('Next', { decidedBy: 'me', consulted: 'nobody', lessRestrictive: 'A class at home.' });
      expect((await priya.presses('Next', { advocate: 'not-yet' })).text).toContain('Nobody was consulted.');
      const { text } = await priya.presses('Record this');
      expect(text).toContain('Best-interests decision by Priya Shah');
      expect(textsIn(await world.ticks()).join('\n')).toContain('nobody was consulted');
      await mei.says(/PR-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(text)?.[0] ?? '');
      expect((await mei.presses('I have looked at this', { note: 'An advocate is asked for.' })).text).toContain(
        'Noted',
      );
      expect(world.surprises).toEqual([]);
    });

    test('of whom it is doubted now is not passed on before it is known', async () => {
      const { world, priya } = await referring('Samuel Okafor');
      await priya.presses('Next', { personAgrees: 'may-lack' });
      await priya.presses('Next', { capacity: 'unknown' });
      await priya.presses('Next', { personSays: 'yes' });
      expect((await priya.presses('Record this')).text).toContain('Nobody knows yet whether they can decide it');
      expect(world.surprises).toEqual([]);
    });

    test('who is found to have it is asked; nothing is passed on against a no, or while it is not known', async () => {
      const { world, priya } = await referring('Arthur Bell');
      await priya.presses('Next', { capacity: 'unknown' });
      expect((await priya.presses('Record this')).text).toContain('Nobody knows yet whether they can decide it');
      const again = await referring('Arthur Bell');
      await again.priya.presses('Next', { capacity: 'has' });
      await again.priya.presses('Next', { assessedBy: 'me', assessedOn: '2026-11-20' });
      await again.priya.presses('Next', { personAgrees: 'no' });
      expect((await again.priya.presses('Record this')).text).toContain('They do not agree');
      expect([...world.surprises, ...again.world.surprises]).toEqual([]);
    });
  });

  test('R34: for something else all services of the list are offered', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('other help for Ada Palmer');
    expect((await tom.presses('Next', { need: 'else' })).text).toContain('Friday lunch club');
  });
});
