/* oxlint-disable jest/expect-expect, promise/valid-params -- thenRefused() is the expectation, and no promise */
import { describe, expect, test } from '@jest/globals';
import type { Effect } from '../../src/people/agreement.ts';
import { effectIn } from '../../src/plans/agreement.ts';
import type { Deciding, Document } from '../../src/people/capacity.ts';
import type { PlanCommand } from '../../src/plans/commands.ts';
import type { Occasion } from '../../src/records/kind.ts';
import type { Party as Around } from '../../src/people/party.ts';
import { HOME } from '../../src/plans/plan.ts';
import { inTheWay, isAgreed } from '../../src/plans/proposal.ts';
import {
  ADA,
  ANA,
  ANA_LOPEZ,
  answer,
  day,
  first,
  given,
  no,
  on,
  planAfterCommands,
  press,
  propose,
  regard,
  TODAY,
  TOM,
  TOM_REED,
  yes,
} from '../support/plan.ts';
import { dutiesIn } from '../../src/plans/duties.ts';

const HELEN: Around = { key: 'helen', name: 'Helen Bell', role: 'daughter, representative', part: 'representative' };
const CIRCLE = [ADA, HELEN, TOM];
const BY_TOM = on(TODAY, TOM_REED, CIRCLE);
const LACKS = { answer: 'lacks', by: 'Ana Lopez, occupational therapist', on: day(TODAY) } as const;
const WISHES = { shown: 'Smiles at the garden door.', objects: 'no' } as const;

const bestInterests: Deciding = {
  capacity: LACKS,
  wishes: WISHES,
  authority: {
    kind: 'best-interests',
    decidedBy: 'Priya Shah, social worker',
    on: day(TODAY),
    consulted: 'Helen agrees.',
    lessRestrictive: 'No visit at night.',
  },
};
const DOCUMENT: Document = {
  kind: 'attorney',
  key: 'helen',
  name: 'Helen Bell',
  covers: true,
  seen: true,
  seenBy: 'Tom Reed, support worker',
  seenOn: day(TODAY),
  lessRestrictive: 'No visit at night.',
};
const attorney: Deciding = { capacity: LACKS, wishes: WISHES, authority: DOCUMENT };
const proposed = (deciding: Deciding, effect?: Effect) => propose(first({ deciding, effect }));
const held = (...steps: readonly (readonly [command: PlanCommand, occasion?: Occasion])[]): number =>
  planAfterCommands(...steps).versions.length;

describe('P2, R6, R18: who decides for somebody who lacks capacity', () => {
  test('P2: a representative without authority is consulted: her no is noted and has no veto', () => {
    expect(held([proposed(bestInterests), BY_TOM])).toBe(1);
    const has: Deciding = { capacity: { answer: 'has' } };
    const refused = answer('helen', no({ reason: 'Too early.' }), { id: 'first' });
    expect(held([proposed(has), BY_TOM], [refused, BY_TOM], [answer(HOME, yes(), { id: 'first' }), BY_TOM])).toBe(1);
  });

  test('P2: an attorney within a document that was seen decides: nothing holds without her yes, and her no is not weighed', () => {
    expect(held([proposed(attorney), BY_TOM])).toBe(0);
    expect(held([proposed(attorney), BY_TOM], [answer('helen', yes(), { id: 'first' }), BY_TOM])).toBe(1);
    const against = no({ reason: 'Too early.', regard: { views: 'Too early for him.', wellbeingImpact: 'Tired.' } });
    expect(held([proposed(attorney), BY_TOM], [answer('helen', against, { id: 'first' }), BY_TOM])).toBe(0);
  });

  test('P2: a document that was not seen, or does not cover this, is refused', () => {
    for (const wrong of [{ seen: false }, { covers: false }])
      given()
        .when(proposed({ ...attorney, authority: { ...DOCUMENT, ...wrong } }), BY_TOM)
        .thenRefused('PLAN.DECIDING');
  });

  describe('R45: who is said to have assessed capacity says that they did not', () => {
    const lacks: Deciding = { ...bestInterests, capacity: { ...LACKS, by: 'Tom Reed, support worker' } };
    const circle = [ADA, ANA, TOM];
    const [byAna, byTom] = [on(TODAY, ANA_LOPEZ, circle), on(TODAY, TOM_REED, circle)];
    const doubt = { type: 'doubt-assessment', id: 'first' } as const;
    const known = { type: 'note-capacity', id: 'first', deciding: { capacity: { ...LACKS, answer: 'has' } } } as const;
    const open = [[proposed(lacks), byAna]] as const;
    const agreed = [...open, [press('yes', { id: 'first' }), byTom]] as const;
    const assess = (...steps: readonly (readonly [command: PlanCommand, occasion?: Occasion])[]) =>
      dutiesIn(planAfterCommands(...steps), { today: day(TODAY), author: TOM_REED }, {}).filter(({ key }) =>
        key.startsWith('capacity.assess'),
      ).length;

    test('R45: a change that is open does not hold until capacity is known', () => {
      const plan = planAfterCommands(...open, [doubt, byTom], [press('yes', { id: 'first' }), byTom]);
      expect(plan.versions).toEqual([]);
      expect(plan.proposal?.deciding).toEqual({ capacity: { answer: 'unknown' } });
      expect(assess(...open, [doubt, byTom])).toBe(1);
    });

    test('R45: of a version that holds it is not known, either, and its lead is asked, until it is assessed', () => {
      expect([assess(...agreed), assess(...agreed, [doubt, byTom])]).toEqual([0, 1]);
      const after = planAfterCommands(...agreed, [doubt, byTom]);
      expect(after.agreement?.deciding.capacity.answer).toBe('unknown');
      expect(assess(...agreed, [doubt, byTom], [known, byAna])).toBe(0);
      // S51: pressed again it changes nothing.
      expect(planAfterCommands(...agreed, [doubt, byTom], [doubt, byTom])).toEqual(after);
    });

    test('R45: nobody else says so', () => {
      expect(() => planAfterCommands(...agreed, [doubt, byAna])).toThrow('PLAN.NOT-NOTED-FOR-YOU');
    });
  });

  test('R45: while capacity is not known, the yes of the person is noted and concludes nothing; its lead has a duty', () => {
    const unknown: Deciding = { capacity: { answer: 'unknown' } };
    const said = answer(HOME, yes(), { id: 'first' });
    const plan = planAfterCommands([proposed(unknown), BY_TOM], [said, BY_TOM]);
    expect(plan.proposal && isAgreed(plan.proposal)).toBe(false);
    expect(
      dutiesIn(plan, { today: day(TODAY), author: TOM_REED }, {}).map(({ kind, of }) => [kind, of]),
    ).toContainEqual(['capacity', 'capacity-lead']);
    const known: Deciding = { capacity: { answer: 'has', by: 'Noor Aziz, mental capacity lead', on: day(TODAY) } };
    expect(
      held(
        [proposed(unknown), BY_TOM],
        [said, BY_TOM],
        [{ type: 'note-capacity', id: 'first', deciding: known }, BY_TOM],
      ),
    ).toBe(1);
  });

  test('R45, R18: a no that was to be overridden while capacity was not known stands once they have it, until it is decided', () => {
    const known: Deciding = { capacity: { answer: 'has', by: 'Noor Aziz, mental capacity lead', on: day(TODAY) } };
    const over = answer(HOME, no({ regard }), { id: 'first' });
    const steps = [
      [proposed({ capacity: { answer: 'unknown' } }), BY_TOM],
      [over, BY_TOM],
      [{ type: 'note-capacity', id: 'first', deciding: known }, BY_TOM],
    ] as const;
    expect(held(...steps)).toBe(0);
    const { proposal } = planAfterCommands(...steps);
    expect(proposal && inTheWay(proposal).map(({ name, answer: said }) => [name, said?.reason])).toEqual([
      ['Ada Palmer', regard.views],
    ]);
    expect(held(...steps, [over, BY_TOM])).toBe(1);
  });

  test('P1: an objection of somebody who lacks capacity is a duty of the capacity lead, and the version says so', () => {
    const objects = { ...bestInterests, wishes: { shown: 'Pushes Tom away.', objects: 'yes' as const } };
    given().when(proposed(objects), BY_TOM).thenRefused('PLAN.WELLBEING-MISSING');
    const weighed = proposed(objects, { wellbeingImpact: 'He may be afraid at night.', wellbeing: ['control'] });
    const plan = planAfterCommands([weighed, BY_TOM]);
    expect(effectIn(plan.agreement ?? { parties: [] })?.wellbeingImpact).toBe('He may be afraid at night.');
    expect(plan.versions[0]?.withoutAgreement).toBe(true);
    expect(dutiesIn(plan, { today: day(TODAY), author: TOM_REED }, {}).map(({ words }) => words)).toContain(
      'Look at this: somebody who lacks capacity objects',
    );
  });
});
