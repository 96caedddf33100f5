import { describe, expect, test } from '@jest/globals';
import { text } from '../../src/forms/kinds/text.ts';
import { defineFlow, type Flow } from '../../src/flows/flow.ts';
import { openKind } from '../../src/kinds/open-kind.ts';
import { monitoringKind } from '../../src/flows/monitoring/record.ts';
import { monitoringChange, type ChangeContext } from '../../src/flows/monitoring/change.ts';
import { myWork } from '../../src/flows/my-work/page.ts';
import { NOTHING_IN_FORCE } from '../support/monitoring.ts';
import { World } from '../support/talk.ts';

type MonitoringChange = Flow<ChangeContext>;

/** The same world after a new version of the form: `change` says what became of it; without a flow it is gone. */
function deployed(world: World, change: (flow: MonitoringChange) => MonitoringChange | undefined): World {
  const { records, directory } = world.app;
  const now = change(monitoringChange(openKind(monitoringKind, records.services), directory, NOTHING_IN_FORCE));
  const flows = world.app.flows.flatMap((flow) =>
    flow.id === 'monitoring-change' ? (now ? defineFlow(now) : []) : flow,
  );
  return world.with({ flows, pages: [myWork(records, directory, flows)] });
}

const reason = text({ key: 'reason', label: 'What is the reason?', max: 100, lines: 'one' });

/** One question has another name, one is new, one step is gone, and the steps have other names. */
const asWithOtherQuestions = (flow: MonitoringChange): MonitoringChange => ({
  ...flow,
  version: flow.version + 1,
  steps: (context) =>
    (typeof flow.steps === 'function' ? flow.steps(context) : flow.steps).flatMap((step) => {
      if (step.id === 'change')
        return [
          { ...step, questions: step.questions.filter(({ key }) => key !== 'rationale') },
          { id: 'reason', title: 'Why', questions: [reason] },
        ];
      return step.id === 'regard' ? [] : step;
    }),
});

const CHANGE = { direction: 'reduce', from: 'A call', to: 'A visit', startsOn: '2026-11-24' } as const;

describe('S65: cards and forms from before a new version', () => {
  test('what was entered on a card of the version before is kept, and the form goes on with its new questions', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Samuel Okafor');
    const now = deployed(world, asWithOtherQuestions).chat('Tom Reed');
    const renewed = await now.presses('Next', CHANGE, tom.card);
    expect(renewed.text).toContain('The questions of this form have changed. What you entered is kept');
    expect(renewed.text).toContain('What is the reason?');
    await now.presses('Next', { reason: 'Managing alone.' });
    const check = await now.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    for (const kept of ['A call', 'A visit', 'Managing alone.']) expect(check.text).toContain(kept);
  });

  test('a card whose step is gone shows the first step that is open, and nothing that was answered is lost', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Samuel Okafor');
    await tom.presses('Next', CHANGE);
    expect(tom.card).toBeDefined();
    const now = deployed(world, asWithOtherQuestions).chat('Tom Reed');
    const shown = await now.presses('Next', { rationale: 'Typed on the old card.' }, tom.card);
    expect(shown.text).toContain('What is the reason?');
    expect((await now.presses('Back')).text).toContain('A visit');
  });

  for (const [title, words] of [
    ['Cancel', 'Cancelled'],
    ['Save for later', 'Saved for later'],
    ['Back', 'The questions of this form have changed'],
  ] as const) {
    test(`"${title}" on a card of the version before does what it says, or says what has changed`, async () => {
      const world = await World.open();
      const tom = world.chat('Tom Reed');
      await tom.says('change monitoring for Samuel Okafor');
      await tom.presses('Next', CHANGE);
      const now = deployed(world, asWithOtherQuestions).chat('Tom Reed');
      expect((await now.presses(title, {}, tom.card)).text).toContain(words);
      const again = await now.says("what's outstanding");
      expect(again.text.includes('Change monitoring: Samuel Okafor')).toBe(title !== 'Cancel');
    });
  }

  test('typed answers, "show the form" and a refresh all stand at the first new question', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Samuel Okafor');
    await tom.presses('Next', CHANGE);
    const now = deployed(world, asWithOtherQuestions).chat('Tom Reed');
    expect((await now.says('show the form')).text).toContain('What is the reason?');
    expect((await now.says('Managing alone.')).words).toContain('Does Samuel agree?');
  });

  test('"Record" on an old check page does not record when something new is asked', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Samuel Okafor');
    await tom.presses('Next', CHANGE);
    await tom.presses('Next', { rationale: 'Managing alone.' });
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    const now = deployed(world, asWithOtherQuestions).chat('Tom Reed');
    const reply = await now.presses('Record this change', {}, tom.card);
    expect(reply.text).toContain('What is the reason?');
    expect(reply.text).not.toContain('Recorded as');
  });

  test('a form whose flow is gone says so, and stands in the way of nothing', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Samuel Okafor');
    const card = tom.card;
    const after = deployed(world, () => undefined);
    const now = after.chat('Tom Reed');
    for (const title of ['Next', 'Save for later', 'Cancel'])
      expect((await now.presses(title, {}, card)).text).toContain('I cannot find that');
    expect((await now.says('Samuel Okafor')).text).toContain('Reablement since');
    expect((await now.says("what's outstanding")).text).not.toContain('Forms to finish');
    expect((await now.sends({ do: 'flow/start', x: 'monitoring-change' })).text).toContain('out of date');
    expect(after.surprises).toEqual([]);
  });
});
