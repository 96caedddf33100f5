import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { personId } from '../../../src/demo/world.ts';
import { circleOf } from '../../../src/people/party.ts';
import { CirclePart } from '../../../src/people/person.ts';
import { recordsAChange } from '../../support/change.ts';
import { startedFor } from '../../support/plan-talk.ts';
import { World } from '../../support/talk.ts';

const person = async (world: World, who: string) => world.app.directory.person(personId(who));
const inCircle = async (world: World, who: string, name: string) =>
  (await person(world, who))?.circle.find((one) => one.name === name);

describe('consent to involve and to share (R15-R17)', () => {
  test('it is asked when somebody joins, of a carer as well, and not of staff; the day is filled in', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('add somebody to their circle');
    await priya.says('Samuel Okafor');
    await priya.says('Reverend Hall');
    expect((await priya.says('vicar')).text).toContain(
      'Does Samuel agree that they are involved, and that the plan is shared with them?',
    );
    await priya.says('not shared');
    const check = await priya.says('by phone');
    expect(check.text).toContain('Mon 23 Nov 2026');
    expect((await priya.says('record it')).text).toContain('Involved; the plan is not shared with them');
    expect(await inCircle(world, 'samuel', 'Reverend Hall')).toMatchObject({
      consent: { involve: 'yes', share: 'no', on: '2026-11-23', basis: { kind: 'asked', how: 'phone' } },
    });

    await priya.says('add somebody to their circle');
    await priya.says('Samuel Okafor');
    expect((await priya.says('Grace Okafor, niece, carer')).words).toContain('Does Samuel agree');
    await priya.says('no');
    await priya.says('by phone');
    expect((await priya.says('record it')).words).toContain('They care for the person, so they are involved.');
    await priya.says('change agreed');
    await priya.says('not shared');
    expect((await priya.says('record it')).text).toContain('Grace Okafor is in their circle.');
    expect(await inCircle(world, 'samuel', 'Grace Okafor')).toMatchObject({ consent: { involve: 'yes', share: 'no' } });
    await priya.sends({ do: 'flow/start', id: personId('samuel'), x: 'person-join' });
    const staff = await priya.presses('Save this', { name: 'Ana Lopez', as: 'occupational therapist' });
    expect(staff.text).toContain('Ana Lopez is in their circle.');
  });

  test('R17: with whom the plan is not shared is neither asked about it nor told of it, until it is shared', async () => {
    const world = await World.open();
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    await priya.sends({ do: 'flow/start', id: personId('samuel'), x: 'person-join' });
    await priya.presses('Save this', { name: 'June Frost', as: 'neighbour', consentAgreed: 'involve' });
    expect(await inCircle(world, 'samuel', 'June Frost')).toMatchObject({ consent: { involve: 'yes', share: 'no' } });
    await startedFor(tom);
    const asked = await tom.says('plan for Samuel Okafor');
    expect(asked.text).toContain('Priya Shah');
    expect(asked.text).not.toContain('June Frost');
    const changed = await tom.says(await recordsAChange(tom, { name: 'Samuel Okafor', carerAgrees: 'none' }));
    expect(changed.text).toContain('Priya Shah');
    expect(changed.text).not.toContain('June Frost');
    await tom.says('who may know about Samuel Okafor');
    await tom.presses('Change what was agreed about June Frost');
    await tom.presses('Save this', { consentAgreed: 'share' });
    const now = [
      await tom.says('plan for Samuel Okafor'),
      await tom.says('who still has to be told about Samuel Okafor'),
    ];
    expect(now.map(({ text }) => text).join('\n')).toContain('June Frost');
  });

  test('it changes at any time, by a short form from the circle, without a new version; what it was stays, with its day', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    expect((await tom.says('who may know about Farida Khan')).text).toContain('The person has not been asked yet.');
    await tom.presses('Note what was agreed about Claire Boyd');
    await tom.presses('Save this', { consentAgreed: 'share' });
    world.clock.set('2026-11-25T10:00:00Z');
    await tom.says('who may know about Farida Khan');
    await tom.presses('Change what was agreed about Claire Boyd');
    expect((await tom.presses('Save this', { consentAgreed: 'neither', consentHow: 'phone' })).text).toContain(
      'Claire Boyd: Not involved; the plan is not shared with them.',
    );
    // Colleagues read what they read of whoever may not be told; who may know of that reads the days (R24).
    expect((await tom.presses('Circle')).text).toContain('Not involved: ask your manager');
    const shown = (await world.chat('Sam Cole').says('who may know about Farida Khan')).text;
    expect(shown).toContain('Not involved; the plan is not shared with them (asked on Wed 25 Nov 2026, by phone).');
    expect(shown).toContain(
      'Until Wed 25 Nov 2026: involved; the plan is shared with them (asked on Mon 23 Nov 2026, in person).',
    );
    const farida = await person(world, 'farida');
    expect(farida && circleOf(farida).map(({ name }) => name)).not.toContain('Claire Boyd');
    expect((await tom.says('Farida Khan')).text).toContain('Claire Boyd (district nurse)\nNot involved');
  });

  test('who lacks capacity for it: decided in their best interests, by whom and why; or asked, when they can say it', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('note consent');
    await tom.says('Arthur Bell');
    await tom.says('Helen Bell');
    await tom.says('best interests');
    await tom.says('yes');
    expect((await tom.says('x')).text).toContain('says nothing yet');
    await tom.says('Mei Lin, mental capacity lead');
    await tom.says('She knows his wishes');
    await tom.says('record it');
    expect(await inCircle(world, 'arthur', 'Helen Bell')).toMatchObject({
      consent: {
        involve: 'yes',
        share: 'yes',
        basis: { kind: 'best-interests', decidedBy: 'Mei Lin, mental capacity lead', why: 'She knows his wishes' },
      },
    });
  });

  test('R45, W45: an attorney decides by a document that was seen; a yes counts once it was assessed that they can decide it', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const consents = async (words: readonly string[]) => {
      for (const typed of ['note consent', 'Arthur Bell', 'Helen Bell', ...words, 'record it']) await tom.says(typed);
      return (await inCircle(world, 'arthur', 'Helen Bell'))?.consent?.basis;
    };
    expect(await consents(['attorney', 'yes', 'Ana Lopez, occupational therapist'])).toEqual({
      kind: 'attorney',
      name: 'Helen Bell',
      seenBy: 'Ana Lopez, occupational therapist',
    });
    expect(await consents(['they were asked', 'yes', 'Ana Lopez, occupational therapist'])).toEqual({
      kind: 'asked',
      how: 'in-person',
      assessedBy: 'Ana Lopez, occupational therapist',
    });
    expect((await tom.says('who may know about Arthur Bell')).text).toContain('was assessed by Ana Lopez');
    expect(world.surprises).toEqual([]);
  });

  test('two at once: the second is told, and nothing is lost', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    for (const chat of [tom, priya]) {
      await chat.says('who may know about Farida Khan');
      await chat.presses('Note what was agreed about Claire Boyd');
    }
    await tom.presses('Save this', { consentAgreed: 'neither' });
    const second = await priya.presses('Save this', { consentAgreed: 'share' });
    // In the words in which whoever may not be told would be left out, too (R24).
    expect(second.text).toContain(
      'this changed. Claire Boyd is not asked here any more. Not involved: ask your manager before you tell them anything.',
    );
    expect(await inCircle(world, 'farida', 'Claire Boyd')).toMatchObject({ consent: { involve: 'no' } });
  });

  test('R17: whoever is not involved, or not to be told, is in nothing that rules look at; everybody else is', () => {
    const member = fc.record({
      part: fc.constantFrom(...CirclePart.options),
      involve: fc.constantFrom('yes' as const, 'no' as const, undefined),
      heldBack: fc.constantFrom(true as const, undefined),
    });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 8 }), (members) => {
        const circle = members.map(({ part, involve, heldBack }, index) => ({
          key: `m${index}`,
          name: `Name ${index}`,
          part,
          heldBack,
          ...(involve && {
            consent: {
              involve,
              share: involve,
              on: '2026-11-23' as const,
              basis: { kind: 'asked' as const, how: 'phone' as const },
              by: 'tom' as const,
            },
          }),
        }));
        const expected = members.flatMap(({ involve, heldBack }, index) =>
          involve === 'no' || heldBack ? [] : [`m${index}`],
        );
        // @ts-expect-error -- days and ids are branded
        expect(circleOf({ name: 'Ada Palmer', circle }).map(({ key }) => key)).toEqual(['the-person', ...expected]);
      }),
    );
  });
});
