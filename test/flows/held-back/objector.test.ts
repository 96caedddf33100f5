import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { staffCalled } from '../../support/changing.ts';
import { agreed, becauseHeAsked, callOnFridays, fewerVisits } from '../../support/plan-talk.ts';
import { textsIn, World } from '../../support/talk.ts';

const STAYS =
  'If they have said no to a change of the plan, their no stays there to be read, and a coordinator or manager decides whether it goes on.';
const GONE =
  'Tom Reed said no and is no longer in the plan: a coordinator or manager with no part in it decides whether it goes on.';

/** Priya asks whether the evening visit may go, and Tom, who makes it, says no. */
async function tomSaidNo() {
  const world = await World.open();
  const [mei, tom, priya] = [world.chat('Mei Lin'), world.chat('Tom Reed'), world.chat('Priya Shah')];
  const sam = world.chat('Sam Cole');
  for (const chat of [tom, sam]) await chat.says('hello');
  await agreed(world, tom, priya);
  await fewerVisits(priya);
  await priya.presses('Ask everybody to agree');
  await world.ticks();
  await tom.sends({ do: 'flow/start', id: planIdOf(personId('samuel')), x: 'plan-objection' });
  await tom.presses('I do not agree', { reason: 'He falls in the evening.' });
  await world.ticks();
  return { world, mei, tom, priya, sam };
}

const ways = {
  'held back': async ({ mei, world }: Awaited<ReturnType<typeof tomSaidNo>>) => {
    await mei.says('not to be told');
    await mei.presses('Next', { person: personId('samuel') });
    const circle = (await world.app.directory.person(personId('samuel')))?.circle ?? [];
    const who = circle.find(({ name }) => name === 'Tom Reed')?.key ?? '';
    const { text } = await mei.presses('Next', { who, reason: 'Shouts', decidedBy: 'Mei Lin' });
    await mei.presses('Save this');
    return text;
  },
  'taken out of the circle': async ({ priya, world }: Awaited<ReturnType<typeof tomSaidNo>>) => {
    await priya.sends({ do: 'flow/start', id: personId('samuel'), x: 'person-leave' });
    const circle = (await world.app.directory.person(personId('samuel')))?.circle ?? [];
    const member = circle.find(({ name }) => name === 'Tom Reed')?.key ?? '';
    await priya.presses('Next', { member, why: 'other' });
    const { text } = await priya.presses('Next', { whyWords: 'Works elsewhere' });
    await priya.presses('Save this');
    return text;
  },
};

describe.each(Object.entries(ways))('R19: whoever said no is %s', (how, leaves) => {
  test('R19: the check says so, the no stays with its reason, and a lead decides', async () => {
    const at = await tomSaidNo();
    const { world, priya, sam } = at;
    expect(await leaves(at)).toContain(STAYS);
    const sent = await world.ticks();
    const to = (name: string) =>
      sent
        .filter(({ address }) => address.conversation.includes(staffCalled(name).teamsId))
        .flatMap(({ message }) => textsIn(message))
        .join('\n');
    // Nobody who proposed it decides: it is for the manager, since no other coordinator leads the team.
    expect(to('Sam Cole')).toContain(GONE);
    // Who took them out of the circle knows.
    expect(to('Priya Shah').includes(GONE)).toBe(how === 'held back');
    const page = await priya.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x: 'proposal' });
    expect(page.text).toContain(GONE);
    expect(page.text).toContain('Because: He falls in the evening');
    await callOnFridays(priya);
    await becauseHeAsked(priya);
    await priya.presses('Next');
    const check = await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toContain(GONE);
    await priya.says('cancel');
    await priya.says('yes');
    await priya.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x: 'proposal' });
    expect(JSON.stringify(priya.card)).not.toContain('"Decide"');
    expect((await priya.presses('Withdraw it')).text).toContain(GONE);
    await priya.says('cancel');
    expect((await sam.says("what's outstanding")).text).toContain('Tom Reed said no and is no longer in the plan');
    await sam.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x: 'proposal' });
    const form = await sam.presses('Decide');
    expect(form.text).toContain('Decide about a change of the plan');
    expect(form.text).not.toContain('Withdraw a change');
    // R2, R18: it does not go on before the effect on wellbeing is weighed.
    const asked = await sam.presses('Record this', { what: 'go-on', reason: 'A neighbour looks in.' });
    expect(asked.text).toContain('How would the change affect Samuel');
    const done = await sam.presses('Record this', {
      wellbeingImpact: 'More of the evening is his own.',
      wellbeing: 'control',
    });
    expect(done.text).toContain('It goes on');
    // R24: who may not be told hears nothing of it; anybody else that it goes on over their no.
    const heard = (await world.ticks())
      .filter(({ address }) => address.conversation.includes(staffCalled('Tom Reed').teamsId))
      .flatMap(({ message }) => textsIn(message));
    expect(heard.includes('A change that you said no to goes on')).toBe(how !== 'held back');
    const plan = await priya.says('show the plan for Samuel Okafor');
    expect(plan.text).toContain('Version 2');
    expect(plan.text).toMatch(/Tom Reed[\s\S]*Does not agree[\s\S]*He falls in the evening/u);
    expect(plan.text).toContain('It went on all the same, decided on Mon 23 Nov 2026: A neighbour looks in');
    expect(plan.text).toContain('More of the evening is his own');
    expect(plan.text).toContain('Control over day-to-day life');
    expect(plan.text).not.toContain('It waits, because');
    expect(world.surprises).toEqual([]);
  });
});

test('R19: let in again, their no stands as theirs, and no open form goes on without them', async () => {
  const at = await tomSaidNo();
  const { world, mei, tom, sam } = at;
  await ways['held back'](at);
  const view = (chat = sam) => chat.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x: 'proposal' });
  await view();
  await sam.presses('Decide');
  const held = (await world.app.directory.person(personId('samuel')))?.heldBack?.[0]?.key ?? '';
  await mei.says('may be told again');
  await mei.presses('Next', { person: personId('samuel') });
  await mei.presses('Next', { what: 'lift' });
  await mei.presses('Next', { which: held, why: 'It was not true' });
  await mei.presses('Save this');
  const done = await sam.presses('Record this', { what: 'go-on', reason: 'A neighbour looks in.' });
  expect(done.text).toContain('Whoever said no is in the plan again, so their no stands');
  await sam.says('cancel');
  await sam.says('yes');
  const page = await view();
  expect(page.text).not.toContain('is no longer in the plan');
  expect(page.text).not.toContain('not asked yet');
  expect(page.text).toContain('Because: He falls in the evening');
  expect(JSON.stringify(sam.card)).not.toContain('"Decide"');
  expect((await tom.says('show the plan for Samuel Okafor')).text).not.toContain('goes on without');
  expect(world.surprises).toEqual([]);
});
