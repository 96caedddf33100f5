import { describe, expect, test } from '@jest/globals';
import { World } from '../../support/talk.ts';

describe('in hospital', () => {
  test('P19: by card, and every page of theirs says so', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    expect((await priya.says('Ada Palmer is in hospital')).text).toContain('I have understood: What: In hospital.');
    expect((await priya.presses('Next')).text).toContain('Visits and reminders are paused until they are back.');
    expect((await priya.presses('Record this')).text).toContain('0 of 4 told');
    const words = 'In hospital since Mon 23 Nov 2026. Visits and reminders are paused.';
    expect((await priya.says('Ada Palmer')).text).toContain(words);
    expect((await priya.says('show the plan for Ada Palmer')).text).toContain(words);
    expect((await priya.says('change monitoring for Ada Palmer')).text).toContain(words);
  });
});
