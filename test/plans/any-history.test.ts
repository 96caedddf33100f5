import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { PlanFact } from '../../src/plans/facts.ts';
import { HOME, nothingYet, Plan, stillDue, withoutCopy } from '../../src/plans/plan.ts';
import { isAgreed, type Proposal } from '../../src/plans/proposal.ts';
import { rules } from '../../src/plans/rules.ts';
import type { Evolving } from '../../src/records/kind.ts';
import { anySteps, inOrder, type Given, type Step } from '../support/any-history.ts';

/** What happened at one step: the facts, and the plan before and after. */
interface Happened extends Given {
  readonly before: Plan;
  readonly facts: readonly PlanFact[];
  readonly after: Plan;
}

interface Told {
  readonly fact: PlanFact;
  readonly occasion: Evolving;
}

function lived(steps: readonly Step[]): {
  readonly all: readonly Happened[];
  readonly told: readonly Told[];
  readonly plan: Plan;
} {
  const [all, told]: [Happened[], Told[]] = [[], []];
  const plan = inOrder(steps, nothingYet, (before, given) => {
    const decided = rules.decide(before, given.command, given.occasion);
    const facts = decided.ok ? decided.value : [];
    let after = before;
    for (const fact of facts) {
      const occasion = { ...given.occasion, seq: told.length + 1 };
      told.push({ fact, occasion });
      after = rules.evolve(after, fact, occasion);
    }
    all.push({ ...given, before, facts, after });
    return after;
  });
  return { all, told, plan };
}

const whatever = (check: (history: ReturnType<typeof lived>) => void, numRuns = 120): void =>
  fc.assert(
    fc.property(anySteps, (steps) => {
      check(lived(steps));
    }),
    { numRuns },
  );

const keysOf = (all: readonly { readonly key: string }[]): readonly string[] => all.map(({ key }) => key).toSorted();
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('whatever people do to a plan, in any order', () => {
  test('the histories are worth looking at: versions, objections, changes by hand and copies are in them', () => {
    const kinds = new Map<string, number>();
    const count = (what: string): unknown => kinds.set(what, (kinds.get(what) ?? 0) + 1);
    whatever(({ told, plan }) => {
      for (const { fact } of told) count(fact.type);
      if (plan.versions.length > 2) count('third version');
      if (plan.versions.some(({ withoutAgreement }) => withoutAgreement)) count('without agreement');
      if (plan.amendments.some(({ done }) => done)) count('done by hand');
    }, 500);
    expect([...kinds.keys()].toSorted()).toEqual(
      [
        ...PlanFact.options.map(({ shape }) => shape.type.value),
        'done by hand',
        'third version',
        'without agreement',
      ].toSorted(),
    );
  });

  test('S28: the state is the fold of the facts, read back from the store or not', () => {
    whatever(({ told, plan }) => {
      const again = told.reduce(
        (state, { fact, occasion }) => rules.evolve(state, PlanFact.parse(stored(fact)), occasion),
        nothingYet,
      );
      expect(again).toEqual(plan);
    });
  });

  test('every fact and every state can be stored and read back', () => {
    whatever(({ told, all }) => {
      for (const { fact } of told) expect(PlanFact.parse(stored(fact))).toEqual(stored(fact));
      for (const { after } of all) expect(Plan.parse(stored(after))).toEqual(stored(after));
    });
  });

  test('versions go up by one, and what is proposed is the next', () => {
    whatever(({ all }) => {
      for (const { after } of all) {
        expect(after.versions.map(({ version }) => version)).toEqual(after.versions.map((_, index) => index + 1));
        expect(after.proposal?.version ?? after.versions.length + 1).toBe(after.versions.length + 1);
        expect(new Set(after.versions.map(({ id }) => id)).size).toBe(after.versions.length);
      }
    });
  });

  test('what was agreed is never changed', () => {
    whatever(({ all }) => {
      for (const { before, after } of all)
        expect(after.versions.slice(0, before.versions.length)).toEqual(before.versions);
    });
  });

  test('R6, R18, R19: a version holds only when everybody in the plan has answered and nobody is in the way', () => {
    whatever(({ told, all }) => {
      for (const { present, facts, occasion, before, command } of all) {
        let plan = before;
        for (const fact of facts) {
          if (fact.type === 'version-agreed') {
            expect(plan.proposal && isAgreed(plan.proposal)).toBe(true);
            expect(keysOf(plan.proposal?.parties ?? [])).toEqual(keysOf(present));
            expect('id' in command ? command.id : plan.proposal?.id).toBe(plan.proposal?.id);
            expect(keysOf(fact.tell)).toEqual(
              keysOf(present.filter(({ staff }) => staff === undefined || staff !== plan.proposal?.by)),
            );
          }
          plan = rules.evolve(plan, fact, { ...occasion, seq: 0 });
        }
        const answers = (plan.proposal?.parties ?? []).flatMap(({ part, answer }) =>
          part === 'other' ? (answer ?? []) : [],
        );
        expect(answers.filter(({ regard }) => regard !== undefined)).toEqual([]);
        for (const { answer, reason } of answers) if (answer === 'no') expect((reason ?? '').trim()).not.toBe('');
      }
      for (const { fact } of told) {
        if (fact.type !== 'answered' || !fact.regard) continue;
        expect([fact.answer, fact.regard.views.trim() === '', fact.regard.wellbeingImpact.trim() === '']).toEqual([
          'no',
          false,
          false,
        ]);
      }
    });
  });

  test('an answer counts for the change that it names, and for no other', () => {
    const answersIn = (proposal: Proposal | undefined) =>
      proposal?.parties.flatMap(({ key, answer }) => (answer ? [[key, answer]] : []));
    whatever(({ all }) => {
      for (const { command, before, after } of all) {
        if (command.type !== 'answer' || command.id === before.proposal?.id) continue;
        expect(answersIn(after.proposal)).toEqual(answersIn(before.proposal));
        expect(after).toEqual(before);
      }
    });
  });

  test('R9: every revision that holds has evidence, none of it from a day that was still to come', () => {
    whatever(({ told }) => {
      for (const { fact, occasion } of told) {
        if (fact.type !== 'proposed' || fact.proposed.version === 1) continue;
        expect(fact.proposed.evidence.length).toBeGreaterThan(0);
        expect(fact.proposed.evidence.filter(({ on, words }) => on > occasion.today || words.trim() === '')).toEqual(
          [],
        );
        expect(fact.proposed.trigger).toBeDefined();
      }
    });
  });

  test('R8: what is temporary has an end', () => {
    whatever(({ told }) => {
      for (const { fact } of told)
        if (fact.type === 'proposed' && fact.proposed.kinds.includes('temporary'))
          expect(fact.proposed.content.temporaryUntil).toBeDefined();
    });
  });

  test('R13, R14: what was written by hand belongs to an agreed version, and stays until that is in the record', () => {
    whatever(({ all, told, plan }) => {
      const written = told.flatMap(({ fact }) => (fact.type === 'amended-by-hand' ? [fact.amendment] : []));
      expect(keysOf(plan.amendments)).toEqual(keysOf(written));
      for (const { before, after, facts } of all) {
        for (const { key, version } of after.amendments)
          expect([key, after.versions[version - 1]?.version]).toEqual([key, version]);
        const gone = stillDue(before).filter(({ key }) => stillDue(after).every((one) => one.key !== key));
        for (const { key, inRecord, version } of gone) {
          const carried = facts.some(({ type }) => type === 'version-agreed') && carriesIn(before, facts).includes(key);
          const home = facts.some((fact) => fact.type === 'copy-given' && fact.key === HOME && fact.version >= version);
          expect([key, carried || (inRecord && home)]).toEqual([key, true]);
        }
      }
    });
  });

  test('R17: copies go where they went before, unless it says why; one always goes to the home', () => {
    whatever(({ all }) => {
      for (const { before, facts } of all)
        for (const fact of facts) {
          if (fact.type !== 'proposed') continue;
          const { copyTo, copyChange } = fact.proposed;
          expect(keysOf(copyTo)).toContain(HOME);
          const isSame = !before.current || String(keysOf(copyTo)) === String(keysOf(before.copyTo));
          expect((copyChange?.reason ?? '').trim() === '').toBe(isSame);
        }
    });
  });

  test('R17, R20: nobody has a copy of what was never agreed, and nobody an older one than they had', () => {
    whatever(({ all }) => {
      for (const { before, after } of all)
        for (const { key, has } of after.copies) {
          const had = before.copies.find((one) => one.key === key)?.has?.version ?? 0;
          expect(has?.version ?? had).toBeGreaterThanOrEqual(had);
          expect(has?.version ?? 0).toBeLessThanOrEqual(after.versions.length);
        }
    });
  });

  test('somebody is reminded of everything that is open, and of nothing else', () => {
    whatever(({ all }) => {
      for (const { after } of all) {
        const open = after.proposal !== undefined || stillDue(after).length > 0 || withoutCopy(after).length > 0;
        expect(after.chaseOn !== undefined).toBe(open);
        expect(rules.waitingFor?.(after).length === 0).toBe(!open);
      }
    });
  });

  test('S51: the same once more changes nothing', () => {
    whatever(({ all }) => {
      for (const { command, occasion, facts, after } of all) {
        if (facts.length === 0) continue;
        const again = rules.decide(after, command, occasion);
        expect([command.type, again.ok ? again.value : []]).toEqual([command.type, []]);
      }
    });
  });

  test('only staff are sent anything, and never the same twice for one step', () => {
    whatever(({ all }) => {
      for (const { before, facts, after } of all) {
        const sent = (rules.notify?.(after, facts, before) ?? []).map((notice) => JSON.stringify(notice));
        expect(new Set(sent).size).toBe(sent.length);
        if (facts.length === 0) expect(sent).toEqual([]);
      }
    });
  });
});

/** What the version that these facts made puts into the formal record. */
const carriesIn = ({ proposal }: Plan, facts: readonly PlanFact[]): readonly string[] =>
  facts.flatMap((fact) => (fact.type === 'proposed' ? [fact.proposed.carries] : []))[0] ?? proposal?.carries ?? [];
