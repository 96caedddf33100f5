import { beforeEach, describe, expect, test } from '@jest/globals';
import { agreed } from '../../support/plan-talk.ts';
import { World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await agreed(world, tom, priya);
});

const correct = async (chat: Chat, fields: Readonly<Record<string, string>>) => {
  await chat.says('a yes was noted wrongly Samuel Okafor');
  return chat.presses('Next', fields);
};

describe('R6, R18, P18: a yes of the person that was none, in the version that applies', () => {
  test('is put right by whoever noted it: it applies without agreement, leads and those in the plan hear, his views are weighed', async () => {
    await world.ticks();
    await correct(tom, { truth: 'no', why: 'It was his neighbour who was asked.' });
    await tom.presses('Next', { how: 'phone', on: '2026-11-23', reason: 'He would rather cook for himself.' });
    expect((await tom.presses('Put it right')).text).toContain('Put right: Samuel Okafor does not agree');
    const page = await tom.says('show the plan for Samuel Okafor');
    for (const words of [
      'decided without everybody’s agreement',
      'It was noted that Samuel Okafor agrees to version 1. That was wrong',
      'Does not agree: Samuel Okafor. Weigh it, or change the plan',
      'He would rather cook for himself.',
      'It was his neighbour who was asked.',
    ])
      expect(page.text).toContain(words);
    const history = await tom.presses('Open: History');
    expect(history.text).toContain('Put right: Samuel Okafor does not agree');
    expect(history.text).toContain('Samuel Okafor agrees');
    const sent = JSON.stringify((await world.ticks()).filter(({ address }) => address.kind === 'personal'));
    expect(sent).toContain('It was noted that Samuel Okafor agrees to version 1. That was wrong');
    const mine = await tom.says("what's outstanding");
    expect(mine.text).toContain('Samuel Okafor does not agree to version 1: weigh it, or change the plan');
    await tom.says('weigh what they said Samuel Okafor');
    await tom.presses('Next');
    await tom.presses('Next', { follows: 'weigh' });
    await tom.presses('Next', { wellbeingImpact: 'He eats less well.', wellbeing: 'health' });
    await tom.presses('Record this');
    const weighed = await tom.says('show the plan for Samuel Okafor');
    expect(weighed.text).not.toContain('Weigh it, or change');
    expect(weighed.text).toContain('It was his neighbour who was asked.');
    expect(world.surprises).toEqual([]);
  });

  test('he was never asked: asking him is a duty, and nothing else can be put right twice', async () => {
    const check = await correct(tom, { truth: 'not-reached', why: 'I pressed the wrong line.' });
    expect(check.text).toContain('They were never asked');
    await tom.presses('Put it right');
    expect((await tom.says("what's outstanding")).text).toContain(
      'Ask Samuel Okafor: the yes to version 1 that was noted for them was wrong',
    );
    expect((await tom.says('a yes was noted wrongly Samuel Okafor')).text).toContain(
      'There is no note here that you can take back',
    );
    await tom.says('note an answer Samuel Okafor');
    await tom.presses('Next', { who: 'the-person', answer: 'yes', how: 'in-person', on: '2026-11-23' });
    await tom.presses('Record this');
    expect((await tom.says('show the plan for Samuel Okafor')).text).not.toContain('That was wrong');
    expect(world.surprises).toEqual([]);
  });

  test('one who leads the team may put it right, too', async () => {
    expect((await priya.says('a yes was noted wrongly Samuel Okafor')).text).toContain('What is right?');
  });
});
