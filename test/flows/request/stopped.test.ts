import { describe, expect, test } from '@jest/globals';
import { textsIn, World } from '../../support/talk.ts';

/** Tom notes that Sarah would like fewer calls, and then this happens to Ada. */
async function askedAndThen(said: string, entered: Readonly<Record<string, string>>, then: readonly string[] = []) {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await priya.says('hello');
  await tom.says('note a request for Ada Palmer');
  await tom.presses('Next', { from: 'sarah', wish: 'support', what: 'She would like fewer calls.', about: 'none' });
  await tom.presses('Record this');
  await priya.says(said);
  await priya.presses('Next', entered);
  for (const title of then) await priya.presses(title);
  await priya.presses('Record this');
  const waits = async (): Promise<string> => (await tom.says("what's outstanding")).text;
  const sent: string[] = [];
  for (let day = 0; day < 6; day += 1) {
    world.clock.pass({ days: 1 });
    sent.push(...textsIn([await world.ticks(), await world.ticks()]));
  }
  return { waits, sent: sent.join('\n'), surprises: world.surprises };
}

const WAITS = 'Answer Sarah Palmer (daughter, carer)';
const LATE = 'has had no answer from Tom Reed';

describe('R30: what stops reablement answers nobody', () => {
  test('in hospital, a request still waits and is reminded of', async () => {
    const { waits, sent, surprises } = await askedAndThen('Ada Palmer is in hospital', { expectedBack: '2026-12-15' });
    expect(await waits()).toContain(WAITS);
    expect(sent).toContain(LATE);
    expect(surprises).toEqual([]);
  });

  test('after a death it stays in the list, and nobody is reminded', async () => {
    const { waits, sent, surprises } = await askedAndThen('Ada Palmer has died', { diedOn: '2026-11-22' });
    expect(await waits()).toContain(WAITS);
    expect(sent).not.toContain(LATE);
    expect(surprises).toEqual([]);
  });

  test('M68: what somebody asked for who has died is answered to their family', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('note a request for Ada Palmer');
    await tom.presses('Next', { from: 'the-person', wish: 'support', what: 'Fewer calls.', about: 'none' });
    await tom.presses('Record this');
    expect((await tom.says("what's outstanding")).text).toContain('Answer Ada Palmer, who asked');
    await tom.says('Ada Palmer has died');
    await tom.presses('Next', { diedOn: '2026-11-22' });
    await tom.presses('Record this');
    const { text } = await tom.says("what's outstanding");
    expect(text).toContain('Answer the family of Ada Palmer');
    expect(text).not.toContain('Answer Ada Palmer');
    expect(world.surprises).toEqual([]);
  });

  test('R30: after a death a complaint is still heard, and nothing else is asked for; how far it came is not asked', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('Ada Palmer has died');
    await priya.presses('Next', { diedOn: '2026-11-22' });
    await priya.presses('Record this');
    const form = await priya.says('note a request for Ada Palmer');
    expect(JSON.stringify(form.card)).toContain('A complaint');
    expect(JSON.stringify(form.card)).not.toContain('Visits or support');
    await priya.presses('Cancel');
    expect((await priya.says('note progress for Ada Palmer')).text).toContain('Died on');
  });

  test('R35: after a death other help is for a carer alone, or there is nobody to refer', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    for (const name of ['Ada Palmer', 'Samuel Okafor']) {
      await priya.says(`${name} has died`);
      await priya.presses('Next', { diedOn: '2026-11-22' });
      await priya.presses('Record this');
    }
    const carers = await priya.says('other help for Ada Palmer');
    expect(JSON.stringify(carers.card)).not.toContain('"value":"person"');
    expect(carers.text).toContain('Sarah Palmer (daughter, carer)');
  });
});
