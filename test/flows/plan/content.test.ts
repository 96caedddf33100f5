import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { answersOf, contentOf, filled, startingFrom } from '../../../src/flows/plan/content.ts';
import { partiesOf } from '../../../src/plans/parties.ts';
import { kinds, parts, startsOn, until } from '../../../src/flows/plan/questions.ts';
import { visitRow } from '../../../src/flows/plan/rows.ts';
import { rowsText } from '../../../src/forms/kinds/rows.ts';
import { warnings } from '../../../src/flows/plan/revision-warnings.ts';
import type { Answers } from '../../../src/forms/question.ts';
import type { PlanContext } from '../../../src/flows/plan/plans.ts';
import { PersonId, TeamId } from '../../../src/kernel/ids.ts';
import { circleOf } from '../../../src/people/party.ts';
import type { Person } from '../../../src/people/person.ts';
import type { PlanContent } from '../../../src/plans/content.ts';
import type { Plan } from '../../../src/plans/plan.ts';
import { anyContent } from '../../support/any-plan.ts';
import {
  ADA,
  ANA_LOPEZ,
  content,
  day,
  EVENING,
  FIRST_HOLDS,
  first,
  outcome,
  planAfter,
  revision,
  SECOND_PROPOSED,
  STARTED,
  TODAY,
  TOM_REED,
  versionAgreed,
  visit,
  wasProposed,
} from '../../support/plan.ts';

const person: Person = {
  id: PersonId.parse('ada'),
  team: TeamId.parse('north'),
  name: 'Ada Palmer',
  preferredName: 'Ada',
  initials: 'AP',
  reference: 'NR-1001',
  started: STARTED,
  capacity: 'has',
  circle: [
    { key: 'sarah', name: 'Sarah Palmer', part: 'carer', relation: 'daughter' },
    { key: 'tom', name: 'Tom Reed', part: 'support-worker', staff: TOM_REED },
    { key: 'ana', name: 'Ana Lopez', part: 'therapist', relation: 'occupational therapist', staff: ANA_LOPEZ },
  ],
};
const context = (plan?: Plan, given: Partial<Person> = {}): PlanContext => ({
  today: day(TODAY),
  person: { ...person, ...given },
  people: [],
  plan,
});
const contentIn = (answers: Answers) => contentOf({ answers });
const filledFor = (about: PlanContext) => filled({ answers: {} }, about);

describe('what stands in the form is what stands in the plan', () => {
  test('a plan that goes into the form comes out of it as it was', () => {
    fc.assert(
      fc.property(anyContent, (any) => {
        // The form asks where they are with an outcome, and takes no empty answer.
        const plan = { ...any, outcomes: any.outcomes.map((one) => ({ ...one, now: one.now || 'Some steps' })) };
        const ends = plan.temporaryUntil !== undefined && {
          [kinds.key]: 'temporary',
          [until.key]: plan.temporaryUntil,
        };
        expect(contentIn({ ...answersOf(plan), [startsOn.key]: plan.startsOn, ...ends })).toEqual(plan);
      }),
    );
  });

  test('without a day from which it holds it is none', () => {
    expect(contentIn(answersOf(content()))).toBeUndefined();
  });

  test('with a visit or an outcome that is not complete it is none, and not one without visits', () => {
    const answers = { ...answersOf(content()), [startsOn.key]: TODAY };
    expect(
      contentIn({ ...answers, visits: rowsText([visitRow(visit()), { key: 'b', visitAt: '08:00' }]) }),
    ).toBeUndefined();
    expect(contentIn({ ...answers, outcomes: rowsText([{ key: 'b', outcomeWords: 'Cook' }]) })).toBeUndefined();
    expect(contentIn({ ...answers, visits: rowsText([]) })?.visits).toEqual([]);
  });

  test('one piece of equipment on each line, each once', () => {
    const answers = { ...answersOf(content()), [startsOn.key]: TODAY, equipment: ' Stool \n\nStool\nBath board' };
    expect(contentIn(answers)?.equipment).toEqual(['Stool', 'Bath board']);
  });

  test('a revision starts from the change that is being agreed, or else from what holds', () => {
    expect(startingFrom(planAfter(SECOND_PROPOSED))).toEqual(revision().content);
    expect(startingFrom(planAfter(FIRST_HOLDS))).toEqual(content());
    expect(startingFrom(undefined)).toBeUndefined();
  });

  test('S53: the form remembers what it was filled in from', () => {
    expect(filledFor(context(planAfter(SECOND_PROPOSED))).base).toMatchObject({
      seen: '1.second',
      content: revision().content,
    });
    expect(filledFor(context()).base).toMatchObject({ seen: undefined, content: undefined });
  });

  test('R17: the same people as before get copies, but for those who are not in the plan any more', () => {
    expect(filledFor(context()).answers['copyTo']).toBe('sarah,tom,ana');
    const fewer = planAfter([wasProposed(first({ copyTo: [ADA, { ...ADA, key: 'ana' }] })), versionAgreed(ADA)]);
    expect(filledFor(context(fewer)).answers['copyTo']).toBe('ana');
    expect(filledFor(context(fewer, { circle: [] })).answers['copyTo']).toBe('');
  });
});

describe('R8: until when visits hold', () => {
  const ending = content({ temporaryUntil: day('2026-12-03') });
  const form = (now: PlanContent, part: string) => ({
    answers: { ...answersOf(now), [startsOn.key]: TODAY, [parts.key]: part },
    base: { content: ending, copies: '', evidence: [] },
  });
  const plan = planAfter([wasProposed(first({ content: ending })), versionAgreed(ADA)]);

  test('stays as it is when the change is about something else', () => {
    const other = form({ ...ending, outcomes: [outcome({ now: 'Better' })] }, 'outcomes');
    expect(contentOf(other)?.temporaryUntil).toBe('2026-12-03');
    expect(warnings(other, context(plan)).join(' ')).not.toContain('no end');
  });

  test('is gone when the visits are changed, and that is said before anybody is asked', () => {
    const moved = form({ ...ending, visits: [visit({ at: '08:30' }), EVENING] }, 'visits');
    expect(contentOf(moved)?.temporaryUntil).toBeUndefined();
    expect(warnings(moved, context(plan))).toContain(
      'The visits were until Thu 3 Dec 2026. From now on they have no end. If they are still for a while, choose "More support for a while".',
    );
  });
});

describe('R6: who is asked', () => {
  test('the person, any carer, and everybody else in the plan, as the circle says', () => {
    expect(partiesOf(circleOf(person)).map(({ name, role, part }) => [name, role, part])).toEqual([
      ['Ada Palmer', 'receives reablement', 'person'],
      ['Sarah Palmer', 'daughter, carer', 'carer'],
      ['Tom Reed', 'support worker', 'other'],
      ['Ana Lopez', 'occupational therapist', 'other'],
    ]);
    expect(partiesOf(circleOf(person)).map(({ staff }) => staff)).toEqual([undefined, undefined, TOM_REED, ANA_LOPEZ]);
  });

  test('R19: a representative is somebody else in the plan: only the person and a carer can be overridden', () => {
    const circle = [{ key: 'rep', name: 'Joan Bell', part: 'representative' as const, relation: 'sister' }];
    expect(partiesOf(circleOf({ ...person, circle })).map(({ part }) => part)).toEqual(['person', 'other']);
  });

  test('a carer whom the circle does not have yet is asked by name, and stays while the change is open', () => {
    const alone = circleOf({ ...person, circle: [] });
    const named = partiesOf(alone, undefined, 'Joan Palmer');
    expect(named.map(({ key, name, part }) => [key, name, part])).toEqual([
      ['the-person', 'Ada Palmer', 'person'],
      ['unnamed-carer', 'Joan Palmer', 'carer'],
    ]);
    expect(partiesOf(alone, planAfter([wasProposed(first(), 1, named)]))).toEqual(named);
    expect(partiesOf(alone, planAfter([wasProposed(first(), 1, named), versionAgreed(ADA)]))).toHaveLength(1);
  });

  test('once the circle names a carer, that is who is asked', () => {
    const named = partiesOf(circleOf({ ...person, circle: [] }), undefined, 'Joan Palmer');
    const keys = partiesOf(circleOf(person), planAfter([wasProposed(first(), 1, named)])).map(({ key }) => key);
    expect(keys).toEqual(['the-person', 'sarah', 'tom', 'ana']);
  });
});
