import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { agreed, fewerVisits } from '../../support/plan-talk.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
  priya = world.chat('Priya Shah');
  await tom.says('hello');
  await agreed(world, tom, priya);
});

const SAYS_YES = { personAgrees: 'yes', carerAgrees: 'none' } as const;
const PLAN = planIdOf(personId('samuel'));

describe('P22, R12: withdrawing a change', () => {
  test('P22: not by a colleague who did not propose it', async () => {
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    const seen = await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(seen.text).not.toContain('Withdraw it');
    expect((await tom.says('withdraw the change for Samuel Okafor')).text).toContain(
      'A change is withdrawn by whoever proposed it, or by a coordinator or manager of the team.',
    );
  });

  test('P22: by a lead with a reason, which whoever proposed it reads', async () => {
    await fewerVisits(tom);
    await tom.presses('Ask everybody to agree');
    await world.ticks();
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('Withdraw it');
    await priya.presses('Record this', { reason: 'His sister comes home first.' });
    const sent = JSON.stringify(await world.ticks());
    expect(sent).toContain('Withdrawn: 18:30 visit stops');
    expect(sent).toContain('Withdrawn by Priya Shah, Mon 23 Nov 2026');
    expect(sent).toContain('His sister comes home first.');
    expect(world.surprises).toEqual([]);
  });
});

/** Tom proposes that supper stops; Priya adds that lunch is only until 20 December. */
async function twoJoined(): Promise<string> {
  world.clock.set('2026-11-25T10:00:00Z');
  await tom.says('show the plan for Samuel Okafor');
  await tom.presses('Change or stop: Every day, 18:30');
  await tom.presses('Stop');
  await tom.presses('Next', { evidenceWords: 'He makes his own supper.' });
  await tom.presses('Next', SAYS_YES);
  await tom.presses('Ask everybody to agree');
  await priya.says('show the plan for Samuel Okafor');
  await priya.presses('Change or stop: Every day, 12:30');
  await priya.presses('Only until');
  await priya.presses('Next', { join: 'join' });
  await priya.presses('Next', { lastDay: '2026-12-20', supports: 'new' });
  await priya.presses('Next', { evidenceWords: 'He cooks lunch at weekends.' });
  await priya.presses('Next', SAYS_YES);
  const { text } = await priya.presses('Ask everybody to agree');
  await world.ticks();
  return text;
}

test('p26 (R12): whose change was joined with another does not withdraw it alone, reads who does, and how to take their part out', async () => {
  await twoJoined();
  const refused = await tom.says('withdraw the change for Samuel Okafor');
  expect(refused.text).toContain('What you proposed is part of a larger change now');
  expect(refused.text).toContain('It is withdrawn by Priya Shah, or by a coordinator or manager of the team.');
  expect(buttonsOf(tom.card).map(({ title }) => title)).not.toContain('Record this');
  await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  const titles = buttonsOf(tom.card).map(({ title }) => title);
  expect([titles.includes('Change it'), titles.includes('Withdraw it')]).toEqual([true, false]);
  expect(world.surprises).toEqual([]);
});

test('P25, P22: a change that another was added to names both proposers; withdrawn, both read why', async () => {
  const both = await twoJoined();
  for (const kept of ['With what was proposed by\nTom Reed', 'Progress towards the outcomes', 'Fewer visits a day'])
    expect(both).toContain(kept);
  await priya.presses('Withdraw it');
  await priya.presses('Record this', { reason: 'Too much at once.' });
  expect(JSON.stringify(await world.ticks())).toContain('Too much at once.');
  expect(world.surprises).toEqual([]);
});

test('R12: what is typed where the reason is asked is shown before anything is withdrawn', async () => {
  await fewerVisits(tom);
  await tom.presses('Ask everybody to agree');
  await tom.says('withdraw the change for Samuel Okafor');
  await tom.says('His sister comes home first.');
  expect((await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text).toContain('To agree: ');
  expect((await tom.says('yes')).text).toContain('Withdrawn. The plan stays as it is.');
  expect((await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text).not.toContain('To agree: ');
  expect(world.surprises).toEqual([]);
});

test('R9: what is typed as evidence is shown before it is added', async () => {
  await tom.says('note evidence for Samuel Okafor');
  const asked: string[] = [];
  for (const answer of ['seen by the support worker', 'me', 'He made tea alone.'])
    asked.push((await tom.says(answer)).text);
  expect(asked.at(-1)).toContain('He made tea alone.');
  expect((await priya.says('show the plan for Samuel Okafor')).text).not.toContain('Evidence waits');
  await tom.says('yes');
  expect((await priya.says('show the plan for Samuel Okafor')).text).toContain('Evidence waits for a decision.');
});

test('R9, R11: the evidence of a change that was withdrawn waits in the plan again, and the next change has it', async () => {
  await fewerVisits(tom);
  await tom.presses('Ask everybody to agree');
  await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await tom.presses('Withdraw it');
  await tom.presses('Record this', { reason: 'His sister comes home first.' });
  expect((await tom.says('show the plan for Samuel Okafor')).text).toContain('Evidence waits for a decision.');
  expect((await tom.presses('Evidence that waits')).text).toContain('Makes his own supper five evenings in six.');
  expect((await tom.says("what's outstanding")).text).toContain('Evidence waits for a decision');
  await tom.says('change the plan for Samuel Okafor');
  await tom.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'monitoring' });
  await tom.presses('Next', { monitoring: 'A call on Fridays' });
  expect((await tom.presses('Next', { startsOn: '2026-11-30' })).text).toContain(
    'Makes his own supper five evenings in six.',
  );
  expect(world.surprises).toEqual([]);
});

describe('R18: without everybody’s agreement', () => {
  test('"wait" asks why, and everybody who is asked reads it', async () => {
    await fewerVisits(priya, 'no');
    expect((await priya.presses('Next', { goAhead: 'no' })).text).toContain('Why does it wait?');
    await priya.presses('Next', {
      waitWhy: 'He wants to ask his sister.',
      personViews: 'He likes the company.',
    });
    const asked = await priya.presses('Ask everybody to agree');
    expect(asked.text).toContain('It waits, because: He wants to ask his sister.');
  });

  test('P20, R18: a lead hears of it when it is decided; the page, the versions and the comparison say so', async () => {
    await fewerVisits(tom, 'no');
    await tom.presses('Next', { goAhead: 'yes' });
    await tom.presses('Next', {
      personViews: 'He likes the company.',
      wellbeingImpact: 'Quieter evenings.',
      wellbeing: 'control',
    });
    await tom.presses('Ask everybody to agree');
    await world.chat('Sam Cole').joins();
    await world.ticks();
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I agree');
    const WITHOUT = 'Version 2, decided without everybody’s agreement Mon 23 Nov 2026';
    const toSam = (await world.ticks()).filter(({ address }) => address.conversation === 'a:29:user-d');
    expect(textsIn(toSam.map(({ message }) => message))).toContain(`${WITHOUT}. Please read why it went ahead.`);
    for (const x of ['versions.0', 'compare.1.2', 'version.2.0'])
      expect((await tom.sends({ do: 'record/view', id: PLAN, x })).text).toMatch(
        /ecided without everybody’s agreement/u,
      );
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain(WITHOUT);
  });
});

test('R7, R19: joined, it begins no earlier than either was to, and who said no to the first part is shown', async () => {
  await fewerVisits(tom, 'no');
  await tom.presses('Next', { goAhead: 'no' });
  await tom.presses('Next', { waitWhy: 'We talk on Monday.', personViews: 'I like my supper hot.' });
  await tom.presses('Ask everybody to agree');
  await priya.says('show the plan for Samuel Okafor');
  await priya.presses('Change or stop: Every day, 12:30');
  await priya.presses('Only until');
  await priya.presses('Next', { join: 'join' });
  const when = await priya.presses('Next', { lastDay: '2026-12-20', supports: 'new' });
  expect(JSON.stringify(when)).toContain('2026-11-30');
  await priya.presses('Next', { evidenceWords: 'He cooks lunch at weekends.' });
  await priya.presses('Next', SAYS_YES);
  const both = await priya.presses('Ask everybody to agree');
  expect(both.text).toContain('Would start\nMon 30 Nov 2026');
  expect(both.text).toContain('Said no before');
  expect(both.text).toContain('Because: I like my supper hot.');
  expect(world.surprises).toEqual([]);
});
