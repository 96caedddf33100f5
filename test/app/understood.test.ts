import { describe, expect, test } from '@jest/globals';
import { parts } from '../cards/parts.ts';
import { World } from '../support/talk.ts';

describe('what was understood before a form was begun', () => {
  test('is filled in and said; a form that was begun before keeps its own answers, and nothing else is said of it', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const begun = await priya.says('Ada Palmer only needs two calls a day now');
    expect(begun.words).toContain('I have understood: ');
    expect(begun.words).toContain('Kind of change: Fewer visits a day');
    await priya.says('save for later');
    const again = await priya.says('Ada Palmer needs longer calls in the morning');
    expect(again.words).not.toContain('Day, time or length of visits');
    const { card } = await priya.says('show the form');
    expect(parts(card ?? {}).find(({ id }) => id === 'kinds')).toMatchObject({ value: 'fewer' });
  });
});
