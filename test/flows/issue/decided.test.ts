import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { World, type Chat } from '../../support/talk.ts';

const idOf = (chat: Chat, name: string): string =>
  new RegExp(`"title":"[^"]*${name}[^"]*","value":"(?<id>[^"]+)"`, 'u').exec(JSON.stringify(chat.card))?.groups?.[
    'id'
  ] ?? '';
const ADA = personId('ada');

test('R24: with "They may be told" the hold that waited for it ends, of a colleague, too', async () => {
  const world = await World.open();
  const [sam, mei, tom] = [world.chat('Sam Cole'), world.chat('Mei Lin'), world.chat('Tom Reed')];
  for (const chat of [sam, mei, tom]) await chat.says('hello');
  await sam.says('log an issue for Ada Palmer');
  await sam.presses('Next', { issueSort: 'not-encouraged', issueAbout: idOf(sam, 'Tom Reed') });
  await sam.presses('Next', { issueRisk: 'yes' });
  await sam.presses('Next', {
    issueExplored: 'Hears no from her.',
    issueOptions: 'She loves her garden.',
    issueAgreement: 'not',
    issueAgreed: 'Nothing yet.',
  });
  await sam.presses('Record this');
  const reference = /IS-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(sam.card))?.[0] ?? '';
  await sam.presses('Next steps and copies');
  await sam.presses('Go on, and keep it from Tom Reed');
  await world.ticks();
  expect((await tom.says('find Ada Palmer')).text).toContain('nobody');
  await mei.says(reference);
  for (const note of ['no', 'not', 'nobody']) {
    expect((await mei.presses('They may be told', { note })).text).toContain('Please write why you decide so.');
    await mei.says(reference);
  }
  await mei.presses('They may be told', { note: 'It was a misunderstanding.' });
  expect((await world.app.directory.person(ADA))?.heldBack).toMatchObject([
    { lifted: { why: 'It was a misunderstanding.' } },
  ]);
  expect((await tom.says('find Ada Palmer')).text).toContain('Ada Palmer');
});
