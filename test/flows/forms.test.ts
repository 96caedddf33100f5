import { expect, test } from '@jest/globals';
import { stepsOf } from '../support/form.ts';
import { World } from '../support/talk.ts';

const { flows } = (await World.open()).app;

test.each(flows.map((flow) => [flow.id, flow] as const))('in the form "%s" no two questions share a key', (_, flow) => {
  const keys = stepsOf(flow).flatMap(({ questions }) => questions.map(({ key }) => key));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('a list stands alone on its card, and right after it comes the step in which its rows are entered', () => {
  const lists = flows.flatMap((flow) => {
    const steps = stepsOf(flow);
    return steps.flatMap(({ questions, rowOf }, index) =>
      rowOf === undefined && questions.some(({ list }) => list)
        ? [{ id: flow.id, questions, following: steps[index + 1] }]
        : [],
    );
  });
  expect(lists.length).toBeGreaterThan(0);
  for (const { id, questions, following } of lists) {
    const [list, ...others] = questions;
    expect([id, others, following?.rowOf]).toEqual([id, [], list]);
    expect([id, following?.questions]).toEqual([id, list?.list?.questions]);
  }
});
