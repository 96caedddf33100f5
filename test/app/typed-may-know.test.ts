import { beforeAll, describe, expect, test } from '@jest/globals';
import { personId } from '../../src/demo/world.ts';
import { World } from '../support/talk.ts';

/** Who may know: what the person wishes is noted where it belongs, and what is noted is answered from (R15-R17, R24, R25). */

let world: World;
beforeAll(async () => {
  world = await World.open();
});
const typed = async (says: string, who = 'Tom Reed') => (await world.copied()).chat(who).says(says);

describe('R25: what the person wishes opens the form that notes it, and how far it goes is asked', () => {
  test.each([
    ['ada doesnt want me to tell sarah', 'Sarah Palmer'],
    ['ada does not want sarah told', 'Sarah Palmer'],
    ['ada says dont tell sarah', 'Sarah Palmer'],
    ['ada wants her daughter kept out of it', 'Sarah Palmer'],
    ['farida asked us not to tell claire', 'Claire Boyd'],
    ['farida would rather we didnt tell claire', 'Claire Boyd'],
    ['ada has said we can tell sarah', 'Sarah Palmer'],
    ['farida is happy for claire to know', 'Claire Boyd'],
  ])('"%s"', async (says, name) => {
    const { text, words } = await typed(says);
    expect(text).toContain('Who may know: what the person agreed');
    expect(words).toContain(`About whom: ${name}`);
    expect(words).toContain('agree that they are involved, and that the plan is shared with them?');
  });

  test('what says all of it waits to be checked', async () => {
    const { words } = await typed('farida is happy for claire to see the plan');
    expect(words).toContain('About whom: Claire Boyd (district nurse); Agreed: Yes, both');
    expect(words).toContain('Nothing is recorded yet');
  });

  test('of a carer it is noted that the plan is not shared', async () => {
    const after = await world.copied();
    const tom = after.chat('Tom Reed');
    await tom.says('ada does not want sarah told');
    await tom.says('involved but the plan is not shared');
    expect((await tom.says('record it')).text).toContain('Sarah Palmer: Involved; the plan is not shared with them.');
    expect((await tom.says('can i tell sarah about the plan')).words).toBe(
      'Sarah Palmer (daughter, carer): Involved; the plan is not shared with them (asked on Mon 23 Nov 2026, in person).',
    );
  });

  test.each(['ada does not want to see sarah', 'ada told sarah she is happy', 'ada is happy to have sarah visit'])(
    '"%s" is no such wish',
    async (says) => {
      expect((await typed(says)).text).not.toContain('Who may know');
    },
  );
});

describe('R24: whether somebody may know is answered by what is noted, and nothing more', () => {
  test.each([
    'is imran allowed to know',
    'can i tell imran about farida',
    'am i allowed to tell imran',
    'is it ok to tell imran',
    'can imran be told',
    'can imran see faridas plan',
    'may i share faridas plan with her husband',
    'does farida mind imran knowing',
    'has farida consented to imran being told',
  ])('"%s"', async (says) => {
    const { text, words } = await typed(says);
    expect(words).toBe(
      'Imran Khan (husband, carer) cares for Farida, so is involved. Whether the plan is shared with Imran Khan is not noted. Ask Farida, and note it.',
    );
    expect(text).toMatch(/(?:^|\n)Farida Khan\n/u);
  });

  test('of whom the person was not asked', async () => {
    expect((await typed('can claire know about farida')).words).toContain(
      'Farida has not been asked about Claire Boyd (district nurse) yet. Ask Farida before you tell Claire Boyd anything',
    );
  });

  test.each(['can sarah see ada on monday', 'is sarah coming to see ada', 'can i tell the office about the keys'])(
    '"%s" asks something else',
    async (says) => {
      expect((await typed(says)).words).not.toContain('is involved');
    },
  );

  test('whoever may not be told and whom the person does not want involved read alike', async () => {
    const [refused, held] = [await world.copied(), await world.copied()];
    const tom = refused.chat('Tom Reed');
    await tom.says('farida does not want claire told');
    await tom.says('no, not involved');
    await tom.says('record it');
    const sam = held.chat('Sam Cole');
    await sam.sends({ do: 'flow/start', id: personId('farida'), x: 'held-back' });
    const key = (await held.app.directory.person(personId('farida')))?.circle.find(
      ({ name }) => name === 'Claire Boyd',
    )?.key;
    await sam.presses('Next', { what: 'hold-back' });
    await sam.presses('Next', { who: key ?? '', reason: 'She is said to shout', decidedBy: 'me' });
    expect((await sam.presses('Save this')).text).toContain('Claire Boyd');
    const says = 'is claire allowed to know about farida';
    const [one, other] = [await tom.says(says), await held.chat('Tom Reed').says(says)];
    expect(one.words).toBe('Claire Boyd: Not involved: ask your manager before you tell them anything.');
    expect(other.text).toBe(one.text);
    // The form about her opens for neither of them.
    const happy = 'farida is happy for claire to know';
    const [again, before] = [await held.chat('Tom Reed').says(happy), await tom.says(happy)];
    expect(again.text).not.toContain('About whom');
    expect(again.words).toBe(before.words);
  });
});
