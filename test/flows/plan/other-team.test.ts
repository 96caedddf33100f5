import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { staffCalled } from '../../support/changing.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { agreed, fewerVisits } from '../../support/plan-talk.ts';
import { buttonsOf, textsIn, World } from '../../support/talk.ts';

const SAMUEL = personId('samuel');
const PLAN = planIdOf(SAMUEL);

describe('R5: the person belongs to another team now', () => {
  test('the circle and what is asked stay; who leads the new team hears, sees to it and may withdraw; who led the old one does not', async () => {
    const world = await World.open();
    const [tom, priya, sam, leo] = ['Tom Reed', 'Priya Shah', 'Sam Cole', 'Leo Marsh'].map((name) => world.chat(name));
    if (!tom || !priya || !sam || !leo) throw new Error('four chats');
    for (const chat of [tom, priya, sam, leo]) await chat.says('hello');
    await agreed(world, tom, priya);
    await fewerVisits(tom);
    await tom.presses('Ask everybody to agree');
    await sam.says('people and their circles');
    await sam.presses('Next', { what: 'details' });
    await sam.presses('Next', { person: SAMUEL });
    await sam.presses('Next', { team: 'south' });
    await sam.presses('Save this');
    const record = await world.app.records.read(PLAN);
    expect(record?.team).toBe('south');
    const person = await world.app.directory.person(SAMUEL);
    expect(person?.circle.map(({ name }) => name)).toEqual(['Tom Reed', 'Priya Shah']);
    await world.ticks();
    // Priya is asked as somebody in the plan, and leads nothing here any more.
    const asked = await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(asked.text).toContain('Waiting for your answer');
    expect(buttonsOf(priya.card).map(({ title }) => title)).not.toContain('Withdraw it');
    await priya.presses('I do not agree');
    await priya.presses('I do not agree', { reason: 'He eats nothing in the evening.' });
    const sent = await world.ticks();
    const toLeo = sent.filter(({ address }) => address.conversation.endsWith(staffCalled('Leo Marsh').teamsId));
    expect(toLeo.map(({ message }) => textsIn(message).join('\n')).join('\n')).toContain('Priya Shah does not agree');
    expect((await leo.says("what's outstanding")).text).toContain('To be resolved: Priya Shah does not agree');
    await leo.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await leo.presses('Withdraw it');
    expect((await leo.presses('Record this', { reason: 'We talk first.' })).text).toContain('Withdrawn');
    expect((await priya.says('show the plan for Samuel Okafor')).text).toContain('18:30');
    expect(world.surprises).toEqual([]);
  });
});
