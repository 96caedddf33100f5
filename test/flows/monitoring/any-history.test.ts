import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Command } from '../../../src/flows/monitoring/commands.ts';
import { holds, type Changed, type State } from '../../../src/flows/monitoring/facts.ts';
import { rules } from '../../../src/flows/monitoring/rules.ts';
import { listed } from '../../../src/kernel/listed.ts';
import { Day } from '../../../src/kernel/days.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { Answer, type PartySays } from '../../../src/people/agreement.ts';
import type { Party } from '../../../src/people/party.ts';
import { on } from '../../support/given.ts';
import { carer, changeMonitoring, party, WHY_IT_WAITS } from '../../support/monitoring.ts';

const TOM = StaffId.parse('tom');
const CIRCLE: readonly Party[] = [
  { key: 'the-person', name: 'Ada Palmer', role: 'receives reablement', part: 'person' },
  { key: 'sarah', name: 'Sarah Palmer', role: 'daughter, carer', part: 'carer' },
];
const TODAY = Day.parse('2026-11-19');
const OCCASION = on(TODAY, TOM, { circle: CIRCLE, leads: [TOM] });
const effect = { wellbeingImpact: 'She may feel alone at first.', wellbeing: ['control' as const] };

/** What one of them says, in words that name whose they are. */
const anySays = (of: PartySays): fc.Arbitrary<PartySays> =>
  fc
    .record({
      answer: fc.constantFrom(...Answer.options),
      views: fc.constantFrom(undefined, 'x', `${of.name} likes the calls.`, `${of.name} is tired of them.`),
      tries: fc.constantFrom(undefined, 'Tom rang three times.'),
    })
    .map(({ answer, views, tries }) => {
      const { how, ...rest } = of;
      return answer === 'not-reached' ? { ...rest, answer, views, tries } : { ...rest, how, on: TODAY, answer, views };
    });

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(anySays(party()), anySays(carer()), fc.boolean(), fc.boolean())
    .map(([one, other, waits, weighed]) =>
      changeMonitoring({ parties: [one, other], ...(weighed && { effect }) }, waits),
    ),
  fc
    .tuple(fc.oneof(anySays(party()), anySays(carer())), fc.boolean(), fc.boolean())
    .map(([says, takeBack, weighed]) => ({ type: 'answer' as const, says, takeBack, ...(weighed && { effect }) })),
  fc.constant({ type: 'doubt-capacity' as const }),
  fc.constantFrom('has' as const, 'lacks' as const).map((answer) => ({
    type: 'assess-capacity' as const,
    answer,
    by: 'Mei Lin, mental capacity lead',
    note: 'Asked in person.',
  })),
  fc.constant({ type: 'take-back' as const, why: 'It was another Ada.' }),
);

/** What a change lacks that begins to hold. */
function wrongWith({ change, holdsFrom }: Changed): readonly string[] {
  const others = change.parties.filter(({ answer }) => answer !== 'yes');
  return listed(
    others.some(({ views }) => views === undefined || views === 'x') && 'the views of who did not agree',
    others.length > 0 && !change.effect && 'the effect on wellbeing',
    change.deciding.capacity.answer === 'unknown' && 'whether she can decide',
    change.waitWhy === WHY_IT_WAITS && others.some(({ answer }) => answer === 'not-reached') && 'who is waited for',
    (holdsFrom ?? '') < TODAY && 'a day that is not over',
  );
}

test('R1, R2, P5: in any history it holds only when each agreed or was weighed, and no view stands under another’s name', () => {
  const seen = { held: 0, waited: 0, against: 0 };
  fc.assert(
    fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 8 }), (commands) => {
      let state: State = rules.initial;
      let heldBefore = false;
      for (const command of commands) {
        const decided = rules.decide(state, command, OCCASION);
        for (const fact of decided.ok ? decided.value : []) state = rules.evolve(state, fact, { ...OCCASION, seq: 1 });
        if (state.status === 'new') continue;
        const { change } = state;
        for (const { name, views } of change.parties.filter((one) => one.views !== 'x'))
          expect(views ?? name).toContain(name);
        const holdsNow = holds(state);
        seen[holdsNow ? 'held' : 'waited'] += 1;
        // What is doubted later goes on: only that it begins needs all of this.
        const begins = holdsNow && !heldBefore;
        expect(begins ? wrongWith(state) : []).toEqual([]);
        seen.against += Number(begins && change.parties.some(({ answer }) => answer !== 'yes'));
        heldBefore = holdsNow;
      }
    }),
    { numRuns: 400 },
  );
  expect(Object.values(seen).every((times) => times > 0)).toBe(true);
});
