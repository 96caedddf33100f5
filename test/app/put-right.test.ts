import { beforeAll, describe, expect, test } from '@jest/globals';
import { personId } from '../../src/demo/world.ts';
import { World, type Chat } from '../support/talk.ts';

const MISTAKES = [
  "I made a mistake in Ada's record",
  "something is wrong in Ada's record",
  "correct something in Ada's record",
  'the record for Ada is wrong',
];

async function logs(chat: Chat, about: string): Promise<void> {
  await chat.says('log an issue for Ada Palmer');
  await chat.presses('Next', { issueSort: 'not-engaging', issueAbout: about });
  if (about !== 'nobody') await chat.presses('Next', { issueRisk: 'no' });
  await chat.presses('Next', {
    issueExplored: 'She says there is no point.',
    issueOptions: 'She loves her garden.',
    issueAgreement: 'not',
    issueAgreed: 'A walk each morning is not agreed.',
  });
  await chat.presses('Record this');
}

describe('S25: what is wrong in somebody’s record is put right by whoever may', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
    await logs(world.chat('Tom Reed'), 'nobody');
    const { circle } = (await world.app.directory.person(personId('ada'))) ?? { circle: [] };
    await logs(world.chat('Tom Reed'), circle.find(({ name }) => name === 'Priya Shah')?.key ?? '');
  });

  test.each(MISTAKES)('"%s" offers what this person can correct, not what is still to be done', async (says) => {
    const { text, words } = await world.chat('Priya Shah').says(says);
    expect(words).toContain('Nothing is deleted here.');
    expect(text).toMatch(/Correct a change of monitoring\s+Monitoring change\s+MC-6FCF-459F · Mon 16 Nov 2026/u);
    expect(text).not.toContain('Note the review');
  });

  test('what they recorded themselves comes first, and one press opens the form that puts it right', async () => {
    const tom = world.chat('Tom Reed');
    const { text } = await tom.says(MISTAKES[0] ?? '');
    expect(text.indexOf('Issue: does not engage')).toBeGreaterThan(0);
    expect((await tom.presses('Open: Close the issue')).text).toContain('Logged by mistake');
    await tom.says('cancel');
  });

  test('R24: what is kept from them is not among it', async () => {
    const listed = async (name: string) =>
      (await world.chat(name).says(MISTAKES[0] ?? '')).text.match(/Issue: does not engage/gu)?.length ?? 0;
    expect(await listed('Tom Reed')).toBe(2);
    expect(await listed('Sam Cole')).toBe(2);
    expect(await listed('Priya Shah')).toBe(1);
    expect(world.surprises).toEqual([]);
  });
});
