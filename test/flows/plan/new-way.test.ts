import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { planPaper } from '../../../src/flows/plan/plan-sheet.ts';
import { nurseAgrees, proposesExtraVisit, wendyAgreesTo } from '../../support/plan-talk.ts';
import { usual } from './plan-copy.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;

/** More support at night for Farida, agreed by everybody today, begins tomorrow; Tom comes. */
beforeEach(async () => {
  world = await World.open();
  [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  for (const chat of [priya, tom, world.chat('Wendy Stone')]) await chat.says('hello');
  await proposesExtraVisit(tom);
  await wendyAgreesTo(world);
  await nurseAgrees(tom, '2026-11-23');
  await world.ticks();
});

/** The cards of this kind that are sent on the next day. */
async function nextDay() {
  world.clock.pass({ days: 1 });
  const sent = [...(await world.ticks()), ...(await world.ticks())];
  const cards = sent.flatMap(({ message }) => (message.kind === 'card' ? [message.card] : []));
  return { asks: cards.filter((card) => textsIn(card).includes('Done the new way')), text: textsIn(sent).join('\n') };
}

const WAITS = 'Nobody has said whether what was to begin on Tue 24 Nov 2026 has begun';

describe('TL15: what is new begins', () => {
  test('TL15: on its first day whoever visits is asked, and says it with one tap', async () => {
    const { asks } = await nextDay();
    // Tom alone: Wendy comes to other visits (W49).
    expect(asks).toHaveLength(1);
    expect(textsIn(asks).join(' ')).toContain('Once you have visited (21:00)');
    const said = await tom.presses('Done the new way', {}, asks[0]);
    expect(said.text).toContain('It is noted that it was done.');
    expect((await nextDay()).text).not.toContain(WAITS);
    expect(world.surprises).toEqual([]);
  });

  test('TL15: unanswered by the next morning it reaches those who lead', async () => {
    expect((await nextDay()).text).not.toContain(WAITS);
    await nextDay();
    expect((await priya.says("what's outstanding")).text).toContain(WAITS);
  });

  test('TL15: not done, with the reason, reaches those who lead at once, until it is done', async () => {
    const { asks } = await nextDay();
    const [card] = asks;
    // M51: a no without a reason is no less a no.
    expect((await tom.presses('Not done', { note: ' ' }, card)).text).toContain('Those who lead');
    expect(textsIn(await world.ticks()).join('\n')).toContain('was not done: no reason given');
    const said = await tom.presses('Not done', { note: 'The rota has nobody at nine.' }, card);
    expect(said.text).toContain('Those who lead the team hear of it.');
    const sent = textsIn(await world.ticks()).join('\n');
    expect(sent).toContain('was not done: The rota has nobody at nine.');
    const done = buttonsOf(card).find(({ title }) => title === 'Done the new way');
    if (done) await tom.sends(done.data);
    expect((await priya.says("what's outstanding")).text).not.toContain('was not done');
  });

  test('TL15, W52: whoever says otherwise is heard too: both answers stay, and those who lead hear of it', async () => {
    const { asks } = await nextDay();
    const [card] = asks;
    const wendy = world.chat('Wendy Stone');
    await wendy.presses('Done the new way', {}, card);
    await world.ticks();
    const said = await tom.presses('Not done', { note: 'Nobody on the rota.' }, card);
    expect(said.text).toContain('Those who lead the team hear of it.');
    const sent = textsIn(await world.ticks()).join('\n');
    expect(sent).toContain('was not done: Nobody on the rota.');
    expect(sent).toContain('Somebody else says that it was.');
    expect((await priya.says("what's outstanding")).text).toContain('was not done: Nobody on the rota.');
    const history = await tom.sends({ do: 'record/history', id: planIdOf(personId('farida')) });
    expect(history.text).toContain('is done the new way');
    expect(history.text).toContain('Nobody on the rota.');
    expect(world.surprises).toEqual([]);
  });

  test('TL15, R9: more support that begins later says what keeps the person safe until then: page, and copy', async () => {
    const own = await World.open();
    const tomsOwn = own.chat('Tom Reed');
    await proposesExtraVisit(tomsOwn, { meanwhile: 'Her son sleeps there.' });
    await tomsOwn.says('show the plan for Farida Khan');
    expect((await tomsOwn.presses('The change being agreed')).text).toContain(
      'Safe until it begins\nHer son sleeps there.',
    );
    await wendyAgreesTo(own);
    await nurseAgrees(tomsOwn, '2026-11-23');
    expect((await tomsOwn.says('show the plan for Farida Khan')).text).toContain('Her son sleeps there.');
    const copy = planPaper({ ...usual, meanwhile: 'Her son sleeps there.' }).sheet(false);
    expect(JSON.stringify(copy)).toContain('Her son sleeps there.');
  });
});
