import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { people, personId } from '../../src/demo/world.ts';
import { stepsOf, TODAY } from '../support/form.ts';
import { World } from '../support/talk.ts';

const { flows } = (await World.open()).app;

const twice = (keys: readonly string[]): readonly string[] => keys.filter((key, at) => keys.indexOf(key) !== at);

/** What decides which questions about capacity are asked, and where, in every combination. */
const DECIDING: readonly (readonly [key: string, answers: readonly string[]])[] = [
  ['personAgrees', ['', 'yes', 'no', 'not-reached', 'may-lack']],
  ['capacity', ['', 'has', 'lacks', 'unknown']],
  ['capacityInDoubt', ['', 'has', 'lacks', 'unknown']],
  ['decides', ['', 'best-interests', 'sarah']],
  ['authoritySeen', ['', 'yes', 'no']],
];
const anyAnswers = DECIDING.reduce<readonly Record<string, string>[]>(
  (all, [key, answers]) =>
    all.flatMap((one) => answers.map((answer) => (answer === '' ? one : { ...one, [key]: answer }))),
  [{}],
);
const persons = people(TODAY).filter(({ id }) => ['ada', 'jean', 'arthur'].map(personId).includes(id));

test.each(flows.map((flow) => [flow.id, flow] as const))(
  'in the form "%s" no two questions that are asked at once share a key',
  (_, flow) => {
    const all = stepsOf(flow).flatMap(({ when, questions }) =>
      questions.map((question) => ({ key: question.key, when: [when, question.when] })),
    );
    const shared = new Set(twice(all.map(({ key }) => key)));
    const some = all.filter(({ key }) => shared.has(key));
    for (const person of some.length > 0 ? persons : [])
      for (const answers of anyAnswers) {
        const context = { today: TODAY, person, people: [person] };
        const asked = some.filter(({ when }) =>
          when.every((one) => one === undefined || Reflect.apply(one, undefined, [answers, context])),
        );
        expect([answers, twice(asked.map(({ key }) => key))]).toEqual([answers, []]);
      }
  },
);

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

test('a choice that is always the same fits the line of a phone, so that it need not stand twice', () => {
  const TITLES = /value: [^,{}]+,\s+title: '(?<title>[^']+)'/gu;
  const titles = globSync('src/{flows,questions,forms}/**/*.ts').flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(TITLES), ({ groups }) => groups?.['title'] ?? ''),
  );
  expect(titles.length).toBeGreaterThan(100);
  expect(titles.filter(({ length }) => length > 36)).toEqual([]);
});
