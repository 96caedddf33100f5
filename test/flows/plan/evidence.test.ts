import { beforeEach, describe, expect, test } from '@jest/globals';
import { agreed, callOnFridays } from '../../support/plan-talk.ts';
import { World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
});

const SEEN = {
  evidenceFrom: 'in-plan',
  evidenceWho: 'Grace Okafor, sister',
  evidenceOn: '2026-11-21',
  evidenceWords: 'He cooked for both of them.',
};

describe('R9 to R11: evidence', () => {
  test('P15, P26: it is noted before there is any plan, with who said it; it waits, and starts the clock', async () => {
    await tom.says('note evidence for Samuel Okafor');
    const noted = await tom.presses('Add it', SEEN);
    expect(noted.text).toContain('It waits in the plan until somebody proposes a change');
    expect(noted.text).toContain('Grace Okafor, sister (Somebody in the plan), Sat 21 Nov 2026');
    expect(noted.text).toMatch(/Since the evidence\n+2 days/u);
    expect((await priya.says("what's outstanding")).text).toContain('Evidence waits for a decision');
    expect(world.surprises).toEqual([]);
  });

  test('R10: by typing it is asked who saw or said it, and whoever says "me" is named', async () => {
    await tom.says('evidence for Samuel Okafor: Grace says he dropped the kettle on Monday');
    expect((await tom.says('somebody in the plan')).words).toContain('Who saw or said it?');
    const check = await tom.says('Grace Okafor, sister');
    expect(check.text).toContain('Grace Okafor, sister');
    await tom.says('cancel');
    await tom.says('evidence for Samuel Okafor: he made tea');
    expect((await tom.says('support worker')).words).toContain('Who saw or said it?');
    expect((await tom.says('me')).text).toContain('Tom Reed, support worker');
  });

  test('P15: the next revision is filled in with it; or it is said why none is needed', async () => {
    await agreed(world, tom, priya);
    await tom.says('note evidence for Samuel Okafor');
    await tom.presses('Add it', SEEN);
    const plan = await priya.says('show the plan for Samuel Okafor');
    expect(plan.text).toContain('Evidence waits for a decision.');
    await callOnFridays(tom);
    const rows = await tom.presses('Next', { startsOn: '2026-11-30' });
    expect(rows.text).toContain('Grace Okafor, sister, Sat 21 Nov 2026');
    await tom.says('cancel');
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('Open: Evidence that waits');
    await tom.presses('No change needed');
    const done = await tom.presses('Record this', { reason: 'It was his birthday.' });
    expect(done.text).not.toContain('Evidence waits for a decision.');
    expect(world.surprises).toEqual([]);
  });

  test('P14: a sentence about what somebody needs begins a change, and what was seen is asked', async () => {
    await agreed(world, tom, priya);
    const asked = await tom.says('Mr Okafor only needs one call a day now');
    expect(asked.text).toContain('What was seen or said?');
    expect(JSON.stringify(tom.card)).not.toContain('only needs one call a day');
  });

  test('P25: of two changes that are joined both reasons and both kinds are kept', async () => {
    await agreed(world, tom, priya);
    await callOnFridays(tom);
    await tom.presses('Next', { startsOn: '2026-11-30' });
    await tom.presses('Add a piece of evidence');
    await tom.presses('Add this piece of evidence', SEEN);
    await tom.presses('Next');
    await priya.says('change the plan for Samuel Okafor');
    await priya.presses('Next', { trigger: 'equipment', kinds: 'times', parts: 'matters' });
    await priya.presses('Next', { matters: 'Church, and his sister.' });
    await priya.presses('Next', { startsOn: '2026-11-30' });
    await priya.presses('Add a piece of evidence');
    await priya.presses('Add this piece of evidence', SEEN);
    await priya.presses('Next');
    await priya.presses('Next');
    await priya.presses('Next', { personAgrees: 'not-reached', carerAgrees: 'none' });
    await priya.presses('Next', { unreached: 'wait' });
    await priya.presses('Ask everybody to agree');
    await tom.presses('Next');
    await tom.presses('Next', { personAgrees: 'not-reached', carerAgrees: 'none' });
    await tom.presses('Next', { unreached: 'wait' });
    await tom.presses('Ask everybody to agree');
    const both = await tom.presses('Ask everybody to agree');
    for (const kept of [
      'Progress towards the outcomes',
      'Equipment or technology helps now',
      'How the support is given',
      'Day, time or length of visits',
    ])
      expect(both.text).toContain(kept);
    expect(world.surprises).toEqual([]);
  });
});
