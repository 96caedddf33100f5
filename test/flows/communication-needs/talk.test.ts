import { describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../../support/talk.ts';

const NEEDS = { formats: 'large-print', interpreter: 'none', share: 'yes' };

async function notes(chat: Chat, needs: Readonly<Record<string, string>> = NEEDS): Promise<string> {
  await chat.says('communication needs of Ada Palmer');
  return (await chat.presses('Save this', needs)).text;
}

async function isGivenALeaflet(chat: Chat): Promise<void> {
  await chat.says('information given for Ada Palmer');
  const how = { to: 'the-person', ways: 'spoken', language: 'English' };
  await chat.presses('Next', { topics: 'equipment', what: 'The leaflet on telecare.', ...how });
  await chat.presses('Next', { understood: 'yes', checked: 'Said it back.' });
  await chat.presses('Record this');
}

describe('R33: communication needs', () => {
  test('are recorded in one press by whoever gives care, and stand wherever something is told or given', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    expect(await notes(tom)).toContain('Ada Palmer needs: Large print.');
    expect((await tom.says('Ada Palmer')).text).toContain('Needs: Large print.');
    expect((await tom.says('information given for Ada Palmer')).text).toContain('Ada Palmer needs: Large print.');
  });

  test('S10: are not for somebody to record who does not give care to them', async () => {
    const world = await World.open();
    const grace = await world.chat('Grace Obi').says('communication needs of Ada Palmer');
    expect(grace.text).not.toContain('What they need');
    expect((await world.chat('Mei Lin').says('communication needs')).text).toContain('Your role does not cover this');
  });

  test('TL16: on day 15 he understands Punjabi only: what was given in English before is asked about again', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await isGivenALeaflet(tom);
    expect((await tom.says('my work')).text).not.toContain('Go through it again');
    world.clock.pass({ days: 15 });
    await notes(tom, { language: 'Punjabi', interpreter: 'spoken', share: 'yes' });
    const work = await tom.says('my work');
    expect(work.text).toContain(
      'Go through it again: Ada Palmer needs Punjabi and an interpreter now; it was given in spoken words and English',
    );
    await tom.presses('Open: Ada Palmer: information given');
    await tom.presses('Gone through again');
    await tom.presses('Next', { ways: 'spoken', language: 'Punjabi' });
    await tom.presses('Next', {
      interpreter: 'spoken',
      understood: 'yes',
      checked: 'Told me in Punjabi what it says.',
    });
    expect((await tom.presses('Record this')).text).toContain('gone through again with Ada Palmer, and understood');
    expect((await tom.says('my work')).text).not.toContain('Go through it again');
  });

  test('that may not be shared stand on the page of the person alone', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await notes(tom, { ...NEEDS, share: 'no' });
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { direction: 'reduce', from: 'A', to: 'B', startsOn: '2026-11-24' });
    await priya.presses('Next', { rationale: 'Why' });
    await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'yes' });
    expect((await priya.presses('Record this change')).text).not.toContain('Large print');
  });
});
