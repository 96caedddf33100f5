import { beforeEach, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { Day } from '../../../src/kernel/days.ts';
import { recordsAChange } from '../../support/change.ts';
import { staffCalled } from '../../support/changing.ts';
import { endsReablement } from '../../support/ending.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let sam: Chat;
let mei: Chat;
beforeEach(async () => {
  world = await World.open();
  [sam, mei] = [world.chat('Sam Cole'), world.chat('Mei Lin')];
  for (const name of ['Sam Cole', 'Mei Lin', 'Tom Reed', 'Ana Lopez', 'Priya Shah'])
    await world.chat(name).says('hello');
});

const ada = () => world.app.directory.person(personId('ada'));

async function holdsBack(name: string) {
  await sam.says('not to be told');
  await sam.presses('Next', { person: personId('ada') });
  const key = (await ada())?.circle.find((one) => one.name === name)?.key ?? '';
  await sam.presses('Next', { who: key, reason: 'She is said to shout', decidedBy: 'me' });
  await sam.presses('Save this');
}

async function lifts(why = 'It was not true') {
  await mei.says('may be told again');
  await mei.presses('Next', { person: personId('ada') });
  await mei.presses('Next', { what: 'lift' });
  return mei.presses('Next', { which: (await ada())?.heldBack?.[0]?.key ?? '', why });
}

const sentTo = (name: string, all: Awaited<ReturnType<World['ticks']>>): string =>
  all
    .filter(({ address }) => address.conversation === `a:${staffCalled(name).teamsId}`)
    .flatMap(({ message }) => textsIn(message))
    .join('\n');

test('R24, P5: a reason that says nothing is asked back', async () => {
  await holdsBack('Sarah Palmer');
  for (const why of ['nobody', 'x', 'not']) expect((await lifts(why)).text).toContain(`"${why}" says nothing yet`);
});

test('R4, R24: who may be told again hears of what applies, though everybody else has been told', async () => {
  const tom = world.chat('Tom Reed');
  await holdsBack('Ana Lopez');
  const reference = await recordsAChange(tom, { startsOn: '2026-11-23' });
  const record = (await world.app.records.called(reference))[0];
  for (const key of ['the-person', 'sarah', 'staffa'])
    await record?.tell(
      { type: 'note-told', key, how: 'in-person', on: Day.parse('2026-11-23') },
      staffCalled('Tom Reed').id,
    );
  expect((await tom.says(reference)).text).toContain('Everybody has been told');
  await world.ticks();
  await lifts();
  await mei.presses('Save this');
  expect(sentTo('Ana Lopez', await world.ticks())).toContain('Ada Palmer');
  const { text } = await tom.says(reference);
  expect(text).not.toContain('Everybody has been told');
  expect(text).toMatch(/Ana Lopez\noccupational therapist\n● Not yet told/u);
});

test('R24: who decided it hears that it was lifted, and the page says by whom', async () => {
  await holdsBack('Sarah Palmer');
  await world.ticks();
  await lifts();
  expect((await mei.presses('Save this')).text).toContain('noted by Mei Lin. It was not true');
  const sent = await world.ticks();
  expect(sentTo('Sam Cole', sent)).toContain('Somebody may be told again');
  expect(sentTo('Sam Cole', sent)).not.toMatch(/Sarah|true/u);
  for (const name of ['Mei Lin', 'Tom Reed', 'Priya Shah'])
    expect(sentTo(name, sent)).not.toContain('Somebody may be told again');
  expect(world.surprises).toEqual([]);
});

test('R4, R24: who may be told again hears that she is in hospital, though that was told while they were held back', async () => {
  const priya = world.chat('Priya Shah');
  await holdsBack('Sarah Palmer');
  await priya.says('Ada Palmer is in hospital since today');
  await priya.presses('Next');
  const stopped = (await priya.presses('Record this')).text;
  expect(stopped).not.toContain('Sarah Palmer');
  await world.ticks();
  await lifts();
  await mei.presses('Save this');
  const reference = /ST-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(stopped)?.[0] ?? '';
  expect((await priya.says(reference)).text).toContain('Sarah Palmer\ndaughter, carer\n● Not yet told');
});

const STAFF_AND_ADA = ['the-person', 'sarah', 'staffa'];

test('R4, R5: who was told of a change hears that it was taken back, though that was while they were held back', async () => {
  const tom = world.chat('Tom Reed');
  const reference = await recordsAChange(tom, { startsOn: '2026-11-23' });
  const record = (await world.app.records.called(reference))[0];
  for (const key of STAFF_AND_ADA)
    await record?.tell(
      { type: 'note-told', key, how: 'in-person', on: Day.parse('2026-11-23') },
      staffCalled('Tom Reed').id,
    );
  await holdsBack('Sarah Palmer');
  await tom.says(reference);
  await tom.presses('Correct or take back');
  await tom.presses('Next', { what: 'take-back', why: 'She never agreed to it.' });
  await tom.presses('Record this');
  expect((await tom.says(reference)).text).not.toContain('Sarah Palmer\n');
  await lifts();
  await mei.presses('Save this');
  expect((await tom.says(reference)).text).toMatch(/Sarah Palmer\ndaughter, carer\n● Not yet told/u);
  expect((await tom.says("what's outstanding")).text).toContain('Sarah Palmer');
});

test('R4: who was not told of a change while they were held back is not told either that it was taken back', async () => {
  const tom = world.chat('Tom Reed');
  const reference = await recordsAChange(tom, { startsOn: '2026-11-23' });
  await holdsBack('Sarah Palmer');
  await tom.says(reference);
  await tom.presses('Correct or take back');
  await tom.presses('Next', { what: 'take-back', why: 'She never agreed to it.' });
  await tom.presses('Record this');
  await lifts();
  await mei.presses('Save this');
  expect((await tom.says(reference)).text).not.toMatch(/Sarah Palmer\ndaughter, carer\n● Not yet told/u);
});

test('R4, R24: who may be told again hears that reablement ended, and a carer is offered a carer’s assessment', async () => {
  const priya = world.chat('Priya Shah');
  await holdsBack('Sarah Palmer');
  await endsReablement(priya, 'Ada Palmer');
  await lifts();
  await mei.presses('Save this');
  const list = (await priya.says("what's outstanding")).text;
  expect(list).toContain('Offer the carer a carer’s assessment');
  expect(list).toMatch(/told[^\n]*Sarah Palmer/u);
});

test('R4, R24: who heard that reablement ended hears that it goes on, though that was while they were held back', async () => {
  const priya = world.chat('Priya Shah');
  await endsReablement(priya, 'Ada Palmer', { carerAssessment: 'declined' });
  const stop = (await world.app.records.about(personId('ada'))).find(({ kind }) => kind === 'stop');
  await stop?.tell(
    { type: 'note-told', key: 'sarah', how: 'phone', on: Day.parse('2026-11-23') },
    staffCalled('Priya Shah').id,
  );
  await holdsBack('Sarah Palmer');
  await priya.says(stop?.reference ?? '');
  await priya.presses('It goes on again');
  await priya.presses('Next', { what: 'restart' });
  await priya.presses('Next', { reason: 'She fell again.' });
  await priya.presses('Record this');
  expect((await priya.says(stop?.reference ?? '')).text).not.toMatch(/Sarah Palmer\n/u);
  await lifts();
  await mei.presses('Save this');
  const { text } = await priya.says(stop?.reference ?? '');
  expect(text).toContain('Reablement goes on again');
  expect(text).toMatch(/Sarah Palmer\ndaughter, carer\n● Not yet told/u);
  expect(world.surprises).toEqual([]);
});
