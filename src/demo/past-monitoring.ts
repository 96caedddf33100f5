import type { Change } from '../flows/monitoring/facts.ts';
import type { Day } from '../kernel/days.ts';
import type { PartySays } from '../people/agreement.ts';
import type { Deciding } from '../people/capacity.ts';
import type { Means } from '../people/means.ts';
import type { Staff } from '../people/staff.ts';
import { everyday } from './world.ts';

/** A change of monitoring before the demo begins. */
export interface Past {
  readonly person: string;
  readonly by: Staff;
  readonly daysAgo: number;
  readonly change: Omit<Change, 'startsOn' | 'parties' | 'deciding'>;
  /** What each of those asked said, by key in the circle. */
  readonly says: Readonly<Record<string, Pick<PartySays, 'answer' | 'views' | 'tries'>>>;
  /** Who decides, for somebody who lacks capacity. */
  readonly deciding?: (day: Day) => Deciding;
  /** It came after the plan, which says it from then on (R1). */
  readonly inPlan?: true;
  /** Who was told afterwards: by which colleague, how many days later, how, and what they said. */
  readonly told: readonly (readonly [key: string, by: Staff, after: number, how: Means, said?: string])[];
}

const { priya, tom, ana, sam, leo, grace } = everyday;

/** What happened before the demo begins: most of it told to everybody, some of it not. */
export const past: readonly Past[] = [
  {
    person: 'ada',
    by: tom,
    daysAgo: 14,
    change: {
      direction: 'increase',
      from: 'A phone call on Monday mornings',
      to: 'A phone call every morning',
      rationale: 'Ada forgot her tablets twice this week and asked for a reminder.',
    },
    says: { 'the-person': { answer: 'yes' }, sarah: { answer: 'yes' } },
    told: [
      ['the-person', tom, 0, 'in-person', 'Glad of the calls.'],
      ['sarah', tom, 1, 'phone'],
      ['staffc', ana, 1, 'teams'],
      ['staffa', priya, 0, 'teams'],
    ],
  },
  {
    person: 'ada',
    by: ana,
    daysAgo: 7,
    change: {
      direction: 'other',
      from: 'A phone call every morning; steps written in the folder',
      to: 'A phone call every morning; Ada marks her own walking chart',
      rationale: 'Ada walks to the gate by herself now and wants to see her progress.',
    },
    says: { 'the-person': { answer: 'yes' }, sarah: { answer: 'yes' } },
    told: [
      ['the-person', ana, 0, 'in-person', 'Proud of the chart.'],
      ['sarah', ana, 2, 'phone'],
      ['staffb', tom, 1, 'teams'],
      ['staffa', priya, 1, 'teams'],
    ],
  },
  {
    person: 'samuel',
    by: priya,
    daysAgo: 6,
    change: {
      direction: 'reduce',
      from: 'The office rings after both visits of a day',
      to: 'The office rings once a day',
      rationale: 'Samuel washes and dresses alone on five days of seven.',
    },
    says: { 'the-person': { answer: 'yes' } },
    told: [
      ['the-person', priya, 0, 'in-person'],
      ['staffb', tom, 1, 'teams'],
    ],
  },
  {
    person: 'farida',
    by: tom,
    daysAgo: 1,
    inPlan: true,
    change: {
      direction: 'increase',
      from: 'Weight once a month; the support worker notes after each visit what Farida did by herself',
      to: 'Weight once a week; the support worker notes after each visit what Farida did by herself',
      rationale: 'Clothes are looser, and lunch is often left.',
      effect: { wellbeingImpact: 'She is safer when a loss of weight is seen early.', wellbeing: ['health'] },
    },
    says: {
      'the-person': { answer: 'yes' },
      imran: {
        answer: 'not-reached',
        views: 'He said last week that he worries about how little she eats.',
        tries: 'Tom Reed rang twice.',
      },
    },
    told: [['the-person', tom, 0, 'in-person', 'Does not mind.']],
  },
  {
    person: 'arthur',
    by: ana,
    daysAgo: 5,
    change: {
      direction: 'reduce',
      from: 'A door sensor that rings the office',
      to: 'A door sensor that rings Helen first',
      rationale: 'The office is called at night although Helen is next door.',
      effect: {
        wellbeingImpact:
          'He dislikes being watched, but sleeps better since nobody comes at night. Looked at again in two weeks.',
        wellbeing: ['control', 'home'],
      },
    },
    says: { helen: { answer: 'yes' } },
    deciding: (day) => ({
      capacity: { answer: 'lacks', by: 'Ana Lopez, occupational therapist', on: day },
      wishes: { shown: 'Arthur shakes his head at the sensor and covers it with his cap.', objects: 'yes' },
      authority: {
        kind: 'attorney',
        key: 'helen',
        name: 'Helen Bell',
        covers: true,
        seen: true,
        seenBy: 'Ana Lopez, occupational therapist',
        seenOn: day,
        lessRestrictive: 'No sensor at all: he left the house twice at night in October.',
      },
    }),
    told: [
      ['the-person', ana, 0, 'in-person'],
      ['helen', ana, 0, 'phone', 'Happy to be rung first.'],
      ['staffb', tom, 1, 'teams'],
    ],
  },
  {
    person: 'ken',
    by: sam,
    daysAgo: 1,
    change: {
      direction: 'reduce',
      from: 'A call every day',
      to: 'A call on Mondays and Thursdays',
      rationale: 'Ken manages his stockings and his tablets alone.',
    },
    says: { 'the-person': { answer: 'yes' }, maureen: { answer: 'yes' } },
    told: [['the-person', sam, 0, 'phone']],
  },
  {
    person: 'frank',
    by: leo,
    daysAgo: 3,
    change: {
      direction: 'increase',
      from: 'Blood pressure once a week',
      to: 'Blood pressure at every visit',
      rationale: 'Frank was dizzy on standing.',
    },
    says: { 'the-person': { answer: 'yes' }, linda: { answer: 'yes' } },
    told: [
      ['the-person', grace, 0, 'in-person'],
      ['staffg', grace, 0, 'teams'],
    ],
  },
];
