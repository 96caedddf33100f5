import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { CHANGE } from '../../support/change.ts';
import { World } from '../../support/talk.ts';

test('R18: a change of monitoring that was made without everybody’s agreement says so wherever the plan says it', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', { ...CHANGE, to: 'Mondays only' });
  await tom.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'no' });
  await tom.presses('Next', { 'views-sarah': 'Mum is lonely.', wellbeingImpact: 'Fewer calls.', wellbeing: '' });
  const reference = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec((await tom.presses('Record this change')).text)?.[0] ?? 'none';
  const id = planIdOf(personId('ada'));
  const page = async (x: string) => (await tom.sends({ do: 'record/view', id, x })).text;

  expect((await tom.says('show the plan for Ada Palmer')).text).toContain(
    'From Tue 24 Nov 2026, decided without everybody’s agreement: Mondays only',
  );
  const since = `Mondays only, from Tue 24 Nov 2026, decided without everybody’s agreement, see ${reference}`;
  for (const x of ['version.2.0', 'compare.1.2']) expect(await page(x)).toContain(since);
  expect((await tom.sends({ do: 'record/history', id })).text).toContain('Decided without everybody’s agreement');
  expect((await tom.says('weeks so far of Ada Palmer')).text).toContain(
    'Monitoring, decided without everybody agreeing: Mondays only',
  );
  world.clock.set('2026-11-24T10:00:00Z');
  expect((await tom.says('show the plan for Ada Palmer')).text).toContain(
    `Changed since version 2 was agreed: from Tue 24 Nov 2026, decided without everybody’s agreement, see ${reference}`,
  );
  expect(world.surprises).toEqual([]);
});
