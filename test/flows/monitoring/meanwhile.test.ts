import { describe, expect, test } from '@jest/globals';
import { CHANGE, everybodySays, recordsAChange } from '../../support/change.ts';
import { textsIn, World } from '../../support/talk.ts';

/** Tom fills in the form up to the check; Priya records another change meanwhile. */
async function meanwhile(startsOn: string = CHANGE.startsOn) {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', { direction: 'reduce', to: 'A text on Fridays', rationale: 'She asks for it.', startsOn });
  await tom.presses('Next', everybodySays(tom, 'yes'));
  const other = await recordsAChange(priya, { startsOn });
  world.clock.pass({ minutes: 3 });
  return { world, tom, priya, other };
}

describe('S53: another change of monitoring is recorded while a form is open', () => {
  test('recording is asked about once, and "Before" says what holds by then', async () => {
    const { tom, other } = await meanwhile('2026-11-23');
    const asked = await tom.presses('Record this change');
    expect(asked.text).toContain(
      `Since you began this form, Priya Shah recorded another change of monitoring: "A call on Mondays" from Mon 23 Nov 2026 (${other}).`,
    );
    expect(asked.text).toContain('"Before" now says "A call on Mondays".');
    expect(asked.text).not.toContain('Recorded as');
    const recorded = await tom.presses('Record this change');
    expect(recorded.text).toContain('Recorded as');
    expect(recorded.text).toContain('Before\nA call on Mondays');
    expect(recorded.text).toContain(`In the place of\n"A call on Mondays", from Mon 23 Nov 2026 (${other})`);
  });

  test('by typing, too', async () => {
    const { tom } = await meanwhile();
    expect((await tom.says('record it')).text).toContain('Since you began this form, Priya Shah recorded');
    expect((await tom.says('record it')).text).toContain('Recorded as');
  });

  test('pressed twice it is still one record (S51)', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    await tom.presses('Next', CHANGE);
    const check = (await tom.presses('Next', everybodySays(tom, 'yes'))).card;
    await tom.presses('Record this change', {}, check);
    expect((await tom.presses('Record this change', {}, check)).text).toContain('This form has been recorded.');
  });

  test('nobody is sent what does not begin, or asked to confirm it, and "Complete" is not said of it', async () => {
    const { world, tom, priya, other } = await meanwhile();
    await tom.presses('Record this change');
    await tom.presses('Record this change');
    const sent = (await world.ticks()).map(({ message }) =>
      message.kind === 'card' ? textsIn(message.card).join('\n') : '',
    );
    expect(sent.filter((text) => text.includes(other) && !text.includes('In the place of'))).toEqual([]);
    const { text } = await priya.says(other);
    expect(text).toContain('This does not begin: a later change holds instead');
    expect(text).not.toContain('Complete');
    expect(text).not.toContain("I've been told");
  });
});

test('R1: that it stays as it is, is refused at the field, by card and by typing, and not at the last press', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  const same = 'How it is now and how it will be are the same. What changes?';
  await tom.says('change monitoring for Ada Palmer');
  const refused = await tom.presses('Next', { ...CHANGE, to: ` ${CHANGE.from.toUpperCase()}` });
  expect(refused.text).toContain(same);
  expect((await tom.presses('Next', { to: CHANGE.to })).text).not.toContain(same);
  await recordsAChange(priya, { name: 'Norman Price', carerAgrees: 'none', startsOn: '2026-11-23' });
  await priya.says('change monitoring for Norman Price');
  const typed = await priya.says('a call on mondays');
  expect(JSON.stringify(typed)).toContain(same);
});

test.each([-3, 0])(
  'S61, S53: of two changes that begin on one day the one recorded last holds, with the clock at %d minutes',
  async (minutes) => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await tom.says('change monitoring for Ada Palmer');
    await tom.presses('Next', { ...CHANGE, to: 'A text on Fridays' });
    await tom.presses('Next', everybodySays(tom, 'yes'));
    const other = await recordsAChange(priya);
    world.clock.pass({ minutes });
    await tom.presses('Record this change');
    const recorded = await tom.presses('Record this change');
    expect(recorded.text).toContain('Recorded as');
    expect(recorded.text).not.toContain('This does not begin');
    expect((await priya.says(other)).text).toContain('This does not begin: a later change holds instead');
    // A third, on a day that the clock had passed already.
    world.clock.pass({ days: -1 });
    const third = await recordsAChange(priya, { startsOn: '2026-11-25', to: 'A call on Sundays' });
    expect((await priya.says(third)).text).not.toContain('This does not begin');
  },
);
