import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { World } from '../../support/talk.ts';

test('R1: a carer whom a record names and the circle does not know is put in with one press, and told as one of the circle', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  await priya.says('change monitoring for Samuel Okafor');
  await priya.presses('Next', {
    direction: 'reduce',
    from: 'A call every morning',
    to: 'A call on Mondays',
    startsOn: '2026-11-24',
  });
  await priya.presses('Next', { rationale: 'He manages his tablets alone.' });
  await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'yes', carerName: 'Grace Okafor' });
  for (let left = 4; left > 0 && !JSON.stringify(priya.card).includes('Record this change'); left--)
    await priya.presses('Next', { carerName: 'Grace Okafor' });
  await priya.presses('Record this change');
  const asked = await priya.presses('Put the carer in the circle');
  expect(asked.text).toContain('Grace Okafor');
  const done = await priya.presses('Put them in', { relation: 'niece' });
  expect(done.text).toContain('Grace Okafor\nniece, carer\n● Not yet told');
  expect(done.text).not.toContain('Put the carer in the circle');
  const samuel = await world.app.directory.person(personId('samuel'));
  expect(samuel?.circle.at(-1)).toMatchObject({ name: 'Grace Okafor', part: 'carer', relation: 'niece' });
});
