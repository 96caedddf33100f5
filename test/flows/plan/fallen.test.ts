import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { inputsOf } from '../../support/answers.ts';
import { nurseAgrees, proposesExtraVisit } from '../../support/plan-talk.ts';
import { World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
let wendy: Chat;

const PLAN = planIdOf(personId('farida'));
const FETCH = 'Version 2 does not apply: fetch its copy back from Claire Boyd';
const copies = (chat: Chat) => chat.sends({ do: 'record/view', id: PLAN, x: 'copies' });

/** Version 2 holds by a yes that Priya noted for Wendy, who reads of it. */
beforeEach(async () => {
  world = await World.open();
  [tom, priya, wendy] = [world.chat('Tom Reed'), world.chat('Priya Shah'), world.chat('Wendy Stone')];
  await wendy.says('hello');
  await proposesExtraVisit(tom);
  await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await priya.presses('Note what somebody said');
  await priya.presses('Next', { who: 'staffl', answer: 'yes', how: 'phone', on: '2026-11-23' });
  await priya.presses('Record this');
  await nurseAgrees(tom, '2026-11-23');
});

const saysNotRight = async () => {
  await wendy.says('show the plan for Farida Khan');
  return wendy.presses('That is not right');
};

describe('P11: a version that was agreed does not apply any more', () => {
  test('R14, R17: whoever has its copy on paper has it fetched back, like the copies at an end', async () => {
    await tom.says('a copy delivered Farida Khan');
    await tom.presses('Record this', { who: 'nurse', how: 'by-hand', on: '2026-11-23' });
    expect((await saysNotRight()).text).toContain('Has a copy of what does not apply: Claire Boyd. Fetch it back');
    expect((await tom.says("what's outstanding")).text).toContain(FETCH);
    const page = (await copies(tom)).text;
    expect(page).toContain('Claire Boyd has version 2, which does not apply');
    expect(page).toContain('Has version 2, which does not apply: fetch it back');
    expect(page).not.toContain('Everybody who gets a copy');
    const back = (await tom.presses('Version 2 is back from Claire Boyd')).text;
    expect(back).toContain('the copies are back');
    // She may have handed in version 1 for it: whether she has it is asked.
    expect(back).toMatch(/Claire Boyd\ndistrict nurse\n● Not yet/u);
    expect((await tom.says("what's outstanding")).text).not.toContain(FETCH);
    expect((await tom.sends({ do: 'record/history', id: PLAN })).text).toContain(
      'The copy of version 2 that Claire Boyd had is back',
    );
    // Should it apply after all, it is delivered again.
    await wendy.says('show the plan for Farida Khan');
    await wendy.presses('after all');
    expect((await tom.says("what's outstanding")).text).toMatch(/Copies to deliver: [^\n]*Claire Boyd/u);
    expect(world.surprises).toEqual([]);
  });

  test('R15: whoever tells people reads that it does not apply, and what is followed', async () => {
    await saysNotRight();
    const { text } = await tom.sends({ do: 'flow/start', id: PLAN, x: 'telling' });
    expect(text).toContain('Version 2 does not apply. Follow version 1 until that is settled.');
  });

  test('R13, R14: what was written by hand because of it is struck out of the folder', async () => {
    await tom.says('written by hand Farida Khan');
    const form = JSON.stringify(tom.card);
    const line = /"title":"Version 2[^"]*","value":"(?<line>[^"]+)"/u.exec(form)?.groups?.['line'] ?? '';
    await tom.presses('Record this', { of: line, on: '2026-11-23', written: '21:00 Settling for the night, Tom Reed' });
    const page = await saysNotRight();
    expect(page.text).toContain('It must be struck out of the folder');
    expect((await tom.says("what's outstanding")).text).toContain(
      'Strike out of the folder what was written by hand. Version 2 does not apply until it is settled',
    );
    await tom.sends({ do: 'record/view', id: PLAN, x: 'amendments' });
    await tom.presses('I struck it out');
    expect((await tom.says("what's outstanding")).text).not.toContain('Strike out');
    expect(world.surprises).toEqual([]);
  });
});

test('P11, S53: a handwriting form that stands open when its version falls says so, and rests on the version in force', async () => {
  await tom.says('written by hand Farida Khan');
  const form = JSON.stringify(tom.card);
  const line = /"title":"Version 2[^"]*","value":"(?<line>[^"]+)"/u.exec(form)?.groups?.['line'] ?? '';
  const card = tom.card;
  await saysNotRight();
  const done = await tom.presses(
    'Record this',
    { of: line, on: '2026-11-23', written: '21:00 Settling for the night, Tom Reed' },
    card,
  );
  expect(done.text).toContain('Not recorded yet: while this form was open, this changed.');
  expect(done.text).toContain('Version 2 does not apply: what was noted for Wendy Stone is not right.');
  expect(done.text).toContain('Until that is settled, follow version 1.');
  expect(
    inputsOf(tom.card)
      .flatMap(({ options }) => options.map(({ title }) => title))
      .join(),
  ).not.toContain('Version 2');
  expect(world.surprises).toEqual([]);
});
