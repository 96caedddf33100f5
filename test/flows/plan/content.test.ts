import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { answersOf, contentOf, filled, startingFrom } from '../../../src/flows/plan/content.ts';
import { partiesOf } from '../../../src/plans/parties.ts';
import { startsOn } from '../../../src/flows/plan/questions.ts';
import { visitRow, visits } from '../../../src/flows/plan/rows.ts';
import { rowsText } from '../../../src/forms/kinds/rows.ts';
import { warningsFor } from '../../../src/flows/plan/revision-warnings.ts';
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
        const answers = { ...answersOf(plan), [startsOn.key]: plan.startsOn };
        expect(contentOf({ answers, base: { seen: '1.', content: plan, copies: '', evidence: [] } })).toEqual(plan);
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
    expect(startingFrom(planAfter(SECOND_PROPOSED), day(TODAY))).toEqual(revision().content);
    expect(startingFrom(planAfter(FIRST_HOLDS), day(TODAY))).toEqual(content());
    expect(startingFrom(undefined, day(TODAY))).toBeUndefined();
  });

  test('S53: the form remembers what it was filled in from', () => {
    const open = context(planAfter(SECOND_PROPOSED));
    expect(filled({ answers: {}, openedFor: { build: 'build' } }, open).base).toMatchObject({
      seen: '1.second',
      content: revision().content,
    });
    // Another change starts from what is in force (R9).
    expect(filledFor(open).base).toMatchObject({ seen: '1.', content: content(), beside: 'second' });
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
  const night = visit({ key: 'night', at: '21:00', from: day('2026-11-12'), until: day('2026-12-03') });
  const ending = content({ visits: [visit(), night] });
  const plan = planAfter([wasProposed(first({ content: ending })), versionAgreed(ADA)]);
  const form = (now: PlanContent, seen = '1.') => ({
    answers: { ...answersOf(now), [startsOn.key]: '2026-11-23' },
    base: { seen, content: ending, copies: '', evidence: [] },
  });

  test('a visit keeps its first and its last day, whatever else changes', () => {
    expect(contentOf(form({ ...ending, outcomes: [outcome({ now: 'Better' })] }))?.visits).toEqual(ending.visits);
    expect(contentOf(form({ ...ending, visits: [visit(), { ...night, at: '21:30' }] }))?.visits).toEqual([
      visit(),
      { ...night, at: '21:30' },
    ]);
  });

  test('a new one begins with the change that brings it', () => {
    const more = { ...night, key: 'noon', at: '12:00', from: undefined };
    expect(contentOf(form({ ...ending, visits: [visit(), more] }))?.visits[1]?.from).toBe('2026-11-23');
  });

  test('that it becomes one for good is said before anybody is asked', () => {
    const { from: _, until: __, ...kept } = night;
    const forGood = form({ ...ending, visits: [visit(), kept] });
    expect(contentOf(forGood)?.visits).toEqual([visit(), kept]);
    expect(warningsFor(contentOf(forGood), forGood, context(plan))).toContain(
      'The visit Every day, 21:00 was until Thu 3 Dec 2026. From now on it has no end.',
    );
  });

  test('P8: a form that was begun to keep it has it without its end', () => {
    const asked = filled({ answers: {}, openedFor: { keep: 'night' } }, context(plan)).answers;
    expect(visits.of(asked)?.map(({ until }) => until)).toEqual([undefined, undefined]);
    expect(visits.of(filledFor(context(plan)).answers)?.map(({ until }) => until)).toEqual([undefined, '2026-12-03']);
  });

  test('what has ended by itself is not in the form of a later change', () => {
    expect(startingFrom(plan, day('2026-12-04'))?.visits).toEqual([visit()]);
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

  test('P2: a representative is asked what they think, and is no party whose no blocks', () => {
    const circle = [{ key: 'rep', name: 'Joan Bell', part: 'representative' as const, relation: 'sister' }];
    expect(partiesOf(circleOf({ ...person, circle })).map(({ part }) => part)).toEqual(['person', 'representative']);
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
