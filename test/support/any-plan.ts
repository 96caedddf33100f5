import * as fc from 'fast-check';
import { Achieved, WEEK, type Outcome, type PlanContent, type Visit } from '../../src/plans/content.ts';
import { day, TOM_REED } from './plan.ts';

/** Any content of a plan: few keys, so that two of them have some in common. */

const END = fc.constantFrom(undefined, undefined, day('2026-12-03'), day('2026-12-10'));

const anyVisit = (key: string, hour: number): fc.Arbitrary<Visit> =>
  fc
    .record({
      key: fc.constant(key),
      days: fc.subarray([...WEEK], { minLength: 1 }),
      // Each visit in an hour of its own: what cannot be is another story.
      at: fc.constantFrom('00', '15').map((minute) => `${String(hour).padStart(2, '0')}:${minute}`),
      minutes: fc.constantFrom(15, 30, 45),
      support: fc.constantFrom('washing', 'lunch'),
      by: fc.constantFrom(
        { kind: 'staff' as const, staff: TOM_REED, name: 'Tom Reed' },
        { kind: 'named' as const, name: 'Jo Hill', organisation: 'North Care' },
        { kind: 'pool' as const, words: 'a support worker (a woman)' },
      ),
      workers: fc.constantFrom(1, 2),
      until: END,
    })
    .map(({ until, ...rest }) => ({ ...rest, ...(until !== undefined && { until }) }));

const anyOutcome = (key: string): fc.Arbitrary<Outcome> =>
  fc.record({
    key: fc.constant(key),
    words: fc.constantFrom('I want to walk', 'I want to cook'),
    now: fc.constantFrom('', 'Some steps'),
    achieved: fc.constantFrom(...Achieved.options),
  });

const some = <T>(each: readonly fc.Arbitrary<T>[], least = 0): fc.Arbitrary<T[]> =>
  fc.subarray([...each], { minLength: least }).chain((chosen) => fc.tuple(...chosen));

export const anyContent: fc.Arbitrary<PlanContent> = fc.record({
  outcomes: some(['a', 'b', 'c'].map(anyOutcome), 1),
  visits: some(['p', 'q', 'r', 's'].map((key, index) => anyVisit(key, 8 + index))),
  equipment: fc.subarray(['Walking frame', 'Bath board', 'Stool']),
  monitoring: fc.constantFrom('', 'A call on Mondays', 'The log'),
  matters: fc.constantFrom('Her garden', 'Her cat'),
  startsOn: fc.constantFrom(day('2026-11-05'), day('2026-11-20')),
});
