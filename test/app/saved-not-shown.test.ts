import { expect, test } from '@jest/globals';
import { FaultyStore } from '../support/faulty-store.ts';
import { buttonsOf, World, type Chat } from '../support/talk.ts';

/** The form filled in up to its last press. */
async function atTheEnd() {
  let faulty: FaultyStore | undefined;
  const world = await World.open({ wrap: (store) => (faulty = new FaultyStore(store)) });
  const priya = world.chat('Priya Shah');
  await priya.says('change monitoring for Norman Price');
  await priya.presses('Next', {
    direction: 'reduce',
    from: 'A call',
    to: 'A visit',
    startsOn: '2026-11-24',
    rationale: 'Managing alone.',
  });
  await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
  if (!faulty) throw new Error('the store was not wrapped');
  return { world, priya, faulty };
}

test('S50, S58: whatever call to the store fails at the last press, what is recorded is never said not to be, and the other way round', async () => {
  const said = new Set<string>();
  for (let call = 0; call < 20; call += 1) {
    const { world, priya, faulty } = await atTheEnd();
    faulty.plan({ [call]: 'lost-call' });
    const { text } = await priya.presses('Record this change');
    faulty.plan({});
    const { found } = await world.store.query('records', { tag: 'send', atMost: '9999', limit: 5 });
    const recorded = found.some(({ body }) => JSON.stringify(body).includes('Managing alone.'));
    const answer = text.includes('Recorded as') ? 'recorded' : text.includes('nothing was saved') ? 'not saved' : text;
    expect([call, answer]).toEqual([call, recorded ? 'recorded' : 'not saved']);
    said.add(answer);
  }
  expect(said).toEqual(new Set(['recorded', 'not saved']));
});

test('S51: pressed again after it could not be shown, it is the same record', async () => {
  // The record is written; closing the form is not. Which call that is, is found out.
  let shut: (Awaited<ReturnType<typeof atTheEnd>> & Pick<Chat, 'card'>) | undefined;
  for (let call = 4; call < 30 && !shut; call += 1) {
    const end = await atTheEnd();
    const { card } = end.priya;
    end.faulty.plan({ [call]: 'lost-call' });
    const { words } = await end.priya.presses('Record this change', {}, card);
    end.faulty.plan({});
    if (words.includes('I cannot show it just now')) shut = { ...end, card };
  }
  if (!shut) throw new Error('no such call was found');
  const { world, priya, card } = shut;
  const again = await priya.presses('Record this change', {}, card);
  expect(buttonsOf(again.card).map(({ data }) => data.do)).toContain('record/history');
  const { found } = await world.store.query('records', { tag: 'send', atMost: '9999', limit: 5 });
  expect(found.filter(({ body }) => JSON.stringify(body).includes('Managing alone.'))).toHaveLength(1);
});
