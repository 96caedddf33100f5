import { expect, test } from '@jest/globals';
import { buttonsOf, prefilled, textsIn, World } from '../../support/talk.ts';

/** Tom notes each of these on its day; what the coordinator is sent meanwhile. */
async function noted(words: readonly (readonly [after: number, said: string])[]) {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await priya.says('hello');
  const sent: string[] = [];
  for (const [after, said] of words) {
    if (after > 0) world.clock.pass({ days: after });
    await tom.says(`evidence for Ada Palmer: ${said}`);
    await tom.presses('Add it', { evidenceFrom: 'support-worker' });
    sent.push(textsIn(await world.ticks()).join('\n'));
  }
  return { tom, priya, sent };
}

test('TL11: on the third time in a week the lead hears, whoever should know is a duty, and an issue is offered', async () => {
  const { tom, priya, sent } = await noted([
    [0, 'He declined washing'],
    [2, 'Declined washing again'],
    [1, 'Refused to wash'],
  ]);
  expect(sent[1]).not.toContain('Care was declined');
  expect(sent[2]).toContain('Care was declined on several days');
  expect((await priya.says("what's outstanding")).text).toContain('tell whoever should know');
  await tom.says('plan of Ada Palmer');
  await tom.presses('Open: Evidence that waits');
  expect(JSON.stringify(tom.card)).toContain('Log an issue');
});

test('TL12: what workers note on three days is read together on the person’s page, and the lead is warned on the third', async () => {
  const { priya, sent } = await noted([
    [0, 'More tired than usual'],
    [2, 'She is not eating'],
    [1, 'Confused this morning'],
  ]);
  expect(sent[2]).toContain('A change was seen on several days');
  const page = (await priya.says('Ada Palmer')).text;
  for (const words of ['More tired than usual', 'not eating', 'Confused this morning']) expect(page).toContain(words);
});

test('TL10: a wish of who comes is asked with the visit, and stands on it, on the plan and on its page', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  await tom.says('change the plan for Ada Palmer');
  await tom.presses('Next', { trigger: 'circumstances', kinds: 'manner', parts: 'visits' });
  const first = buttonsOf(tom.card).find(({ title }) => title.startsWith('Change: '));
  await tom.presses(first?.title ?? '');
  expect((await tom.presses('Done', { visitWish: 'a woman' })).text).toContain('wish: a woman');
  await tom.presses(first?.title ?? '');
  expect(prefilled(tom.card)['visitWish']).toBe('a woman');
});

test('TL10: the second time that a visit is not as agreed leads to an issue', async () => {
  const { sent } = await noted([
    [0, 'A man came, though she wants women'],
    [4, 'A man came again'],
  ]);
  expect(sent[0]).not.toContain('not as agreed');
  expect(sent[1]).toContain('Visits were not as agreed');
});
