import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { staffCalled } from '../../support/changing.ts';
import { textsIn, World } from '../../support/talk.ts';

test('P11, R24: who is said to have decided it hears so, and may say that they did not; then it is looked at again', async () => {
  const world = await World.open();
  const [sam, mei, tom] = [world.chat('Sam Cole'), world.chat('Mei Lin'), world.chat('Tom Reed')];
  for (const chat of [sam, mei, tom]) await chat.says('hello');
  await sam.says('not to be told');
  await sam.presses('Next', { person: personId('ada') });
  await sam.presses('Next', { who: 'sarah', reason: 'She takes her money', decidedBy: 'Mei Lin, safeguarding lead' });
  await sam.presses('Save this');
  const noted = (await world.ticks()).filter(({ message }) => textsIn(message).join().includes('Noted for you'));
  expect(noted.map(({ address }) => address.conversation)).toEqual([`a:${staffCalled('Mei Lin').teamsId}`]);
  expect(textsIn(noted[0]?.message).join()).not.toMatch(/Sarah|money/u);
  await mei.sends({ do: 'flow/start', id: personId('ada'), x: 'held-back.not-mine' });
  await mei.presses('Next');
  const saved = await mei.presses('Save this');
  expect(saved.text).toContain('that they did not decide it');
  world.clock.set('2026-11-24T10:00:00Z');
  const again = (await world.ticks()).filter(({ message }) => textsIn(message).join().includes('Look again at who'));
  expect(again.map(({ address }) => address.conversation)).toContain(`a:${staffCalled('Sam Cole').teamsId}`);
  expect(world.surprises).toEqual([]);
});

test('R24: "me" is whoever types, by name and role', async () => {
  const world = await World.open();
  const [sam, mei] = [world.chat('Sam Cole'), world.chat('Mei Lin')];
  for (const chat of [sam, mei]) await chat.says('hello');
  await sam.says('not to be told');
  await sam.presses('Next', { person: personId('ada') });
  const check = await sam.presses('Next', { who: 'sarah', reason: 'She takes her money', decidedBy: 'me' });
  expect(check.text).toContain('Sam Cole, manager');
});

test.each(['Ana Lopez, OT', 'ana lopez', 'Dr Ana Lopez (therapist)'])(
  'R24: "%s", who is the one that may not be told, cannot have decided it',
  async (decidedBy) => {
    const sam = (await World.open()).chat('Sam Cole');
    await sam.says('not to be told');
    await sam.presses('Next', { person: personId('ada') });
    await sam.presses('Next', { who: 'staffc', reason: 'She is said to shout', decidedBy });
    expect((await sam.presses('Save this')).text).toContain('cannot have decided it. Who else decided?');
  },
);

test.each(['The team', 'all of us', 'everyone'])('R24: "%s" is nobody who decided it', async (decidedBy) => {
  const sam = (await World.open()).chat('Sam Cole');
  await sam.says('not to be told');
  await sam.presses('Next', { person: personId('ada') });
  const asked = await sam.presses('Next', { who: 'sarah', reason: 'She is said to shout', decidedBy });
  expect(asked.text).toContain('Please give the name and role of one person');
});
