import { beforeEach, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { CHANGE, everybodySays } from '../../support/change.ts';
import { staffCalled } from '../../support/changing.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let mei: Chat;
let tom: Chat;
beforeEach(async () => {
  world = await World.open();
  [mei, tom] = [world.chat('Mei Lin'), world.chat('Tom Reed')];
  for (const chat of [mei, tom]) await chat.says('hello');
});

async function holdsBack(name: string) {
  await mei.says('not to be told');
  await mei.presses('Next', { person: personId('ada') });
  const ada = await world.app.directory.person(personId('ada'));
  if (ada?.closedTo) await mei.presses('Next', { what: 'hold-back' });
  const key = ada?.circle.find((one) => one.name === name)?.key ?? staffCalled(name).id;
  const check = await mei.presses('Next', { who: key, reason: 'They are said to shout at her', decidedBy: 'me' });
  await mei.presses('Save this');
  return check.text;
}

const ALL_GONE = 'Nobody who leads the team is left for Ada. What a lead sees to goes to Mei Lin.';

test('R24, P20: where nobody who leads may know, the check names who sees to it instead, and they do', async () => {
  const instead = 'Whatever you would ask the manager of the team about them, ask Mei Lin instead.';
  expect((await tom.says('Ada Palmer')).text).not.toContain(instead);
  expect(await holdsBack('Sam Cole')).not.toContain(ALL_GONE);
  expect((await tom.says('Ada Palmer')).text).toContain(instead);
  expect((await tom.says('Ken Todd')).text).not.toContain(instead);
  expect((await tom.says('circle of Ada Palmer')).text).toContain(instead);
  expect((await mei.says('circle of Ada Palmer')).text).not.toContain(instead);
  expect(await holdsBack('Priya Shah')).toContain(ALL_GONE);
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', { ...CHANGE });
  await tom.presses('Next', { ...everybodySays(tom, 'yes'), 'agrees-sarah': 'no' });
  const check = await tom.presses('Next', { 'views-sarah': 'She wants every day', wellbeingImpact: 'Ada is calmer' });
  expect(check.text).toContain('a lead is told');
  await tom.presses('Record this change');
  const sent = (await world.ticks())
    .filter(({ address }) => address.conversation === `a:${staffCalled('Mei Lin').teamsId}`)
    .flatMap(({ message }) => textsIn(message))
    .join('\n');
  expect(sent).toContain('Ada Palmer');
  const line = 'Look at this: monitoring was changed without agreement';
  expect((await mei.says("what's outstanding")).text).toContain(line);
  await mei.presses('Open: Ada Palmer: monitoring change');
  await mei.presses('I have looked at this', { note: 'Talked to Sarah' });
  expect((await mei.says("what's outstanding")).text).not.toContain(line);
  expect(world.surprises).toEqual([]);
});

test('R24: while somebody who leads may know, nothing of a lead goes to the safeguarding lead', async () => {
  await holdsBack('Sam Cole');
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', { ...CHANGE });
  await tom.presses('Next', { ...everybodySays(tom, 'yes'), 'agrees-sarah': 'no' });
  await tom.presses('Next', { 'views-sarah': 'She wants every day', wellbeingImpact: 'Ada is calmer' });
  await tom.presses('Record this change');
  expect((await mei.says("what's outstanding")).text).not.toContain('monitoring change');
});

test('R24: a form that says to ask the manager names whom to ask where no manager may know', async () => {
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', { ...CHANGE });
  await tom.presses('Next', { ...everybodySays(tom, 'yes'), 'agrees-sarah': 'no' });
  await tom.presses('Next', { 'views-sarah': 'She wants every day', wellbeingImpact: 'Ada is calmer' });
  await holdsBack('Sam Cole');
  await holdsBack('Sarah Palmer');
  expect((await tom.presses('Record this change')).text).toContain(
    'Whatever you would ask the manager of the team about them, ask Mei Lin instead.',
  );
});
