import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { PlanFact } from '../../src/plans/facts.ts';
import { untoldEnds } from '../../src/plans/ending.ts';
import { disputed, HOME, nothingYet, Plan, stillDue, withoutCopy } from '../../src/plans/plan.ts';
import { monitoringOn } from '../../src/plans/monitoring.ts';
import { againstSince, questioning, toBeAsked } from '../../src/plans/agreement.ts';
import { capacityMatters } from '../../src/plans/capacity-matters.ts';
import { partiesOf } from '../../src/plans/parties.ts';
import { decides, unanswered, type Proposal } from '../../src/plans/proposal.ts';
import { agreedOn } from '../../src/plans/standing.ts';
import { newest, versionOf, versionsOf, type VersionLine } from '../../src/plans/versions.ts';
import type { Happened as Occasion } from '../../src/records/kind.ts';
import { begun } from '../../src/work/duty.ts';
import { remindersAfter, type Reminders } from '../../src/work/reminders.ts';
import { addWorkingDays } from '../../src/work/working-days.ts';
import { anySteps, inOrder, type Given, type Step } from '../support/any-history.ts';
import { noticesOf, rules, TOM_REED } from '../support/plan.ts';

/** What happened at one step: the facts, and the plan before and after. */
interface Happened extends Given {
  readonly before: Plan;
  readonly facts: readonly PlanFact[];
  readonly after: Plan;
}

interface Told {
  readonly fact: PlanFact;
  readonly occasion: Occasion;
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

type History = ReturnType<typeof lived>;

const GIVEN = { numRuns: 120 };
let histories: readonly History[] | undefined;

/** Each check looks at the same histories, made and lived once; one that fails is looked for again, as short as it can be. */
function whatever(check: (history: History) => void): void {
  histories ??= fc.sample(anySteps, GIVEN).map(lived);
  try {
    for (const history of histories) check(history);
  } catch (error) {
    fc.assert(
      fc.property(anySteps, (steps) => {
        check(lived(steps));
      }),
      GIVEN,
    );
    throw error;
  }
}

const sentIn = ({ before, facts, after, occasion: { by, leads } }: Happened) =>
  noticesOf(after, facts, { before, by, leads });
const keysOf = (all: readonly { readonly key: string }[]): readonly string[] => all.map(({ key }) => key).toSorted();
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const empty = (text: string | undefined): boolean => (text ?? '').trim() === '';
const hasAgreed = ({ facts }: Happened): boolean => facts.at(-1)?.type === 'version-agreed';
/** The plan to which the last answer was given, and the version is about to hold. */
const beforeAgreed = ({ facts, before, occasion }: Pick<Happened, 'facts' | 'before' | 'occasion'>): Plan =>
  facts.slice(0, -1).reduce((plan, fact) => rules.evolve(plan, fact, { ...occasion, seq: 0 }), before);
const proposedIn = (told: readonly Told[]) =>
  told.flatMap(({ fact, occasion }) => (fact.type === 'proposed' ? [{ proposed: fact.proposed, occasion }] : []));

const unquestioned = ({ questioned: _, ...line }: VersionLine) => line;

const SEED = 7;

describe('whatever people do to a plan, in any order', () => {
  test('the histories are worth looking at: versions, objections, changes by hand and copies are in them', () => {
    const found = new Set<string>();
    // Too rare to come by chance: answer-correction.test.ts, copies-around.test.ts, rules-people.test.ts, rules-amend.test.ts, new-way.test.ts, visitors.test.ts, review/talk.test.ts, progress/talk.test.ts and liberty-screening/talk.test.ts play them.
    const elsewhere: readonly string[] = [
      'answer-corrected',
      'copy-taken-back',
      'copies-followed',
      'found-in-record',
      'new-way',
      'people-followed',
      'review-planned',
      'screened',
      'steps-followed',
      'visitor-kept',
      'went-on-without',
    ];
    const sought = [
      ...PlanFact.options.map(({ shape }) => shape.type.value).filter((type) => !elsewhere.includes(type)),
      'done by hand',
      'third version',
      'without agreement',
    ].toSorted();
    const count = (what: string): unknown => sought.includes(what) && found.add(what);
    // Until all are found: always the same ones, so that the rarest is never missed by chance.
    for (const steps of fc.sample(anySteps, { numRuns: 2_000, seed: SEED })) {
      const { told, plan } = lived(steps);
      for (const { fact } of told) count(fact.type);
      if (versionsOf(plan).length > 2) count('third version');
      if (versionsOf(plan).some(({ withoutAgreement }) => withoutAgreement)) count('without agreement');
      if (plan.amendments.some(({ done }) => done)) count('done by hand');
      if (found.size === sought.length) break;
    }
    expect([...found].toSorted()).toEqual(sought);
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
        expect(versionsOf(after).map(({ version }) => version)).toEqual(versionsOf(after).map((_, index) => index + 1));
        expect(after.proposal?.version ?? versionsOf(after).length + 1).toBe(versionsOf(after).length + 1);
        expect(new Set(versionsOf(after).map(({ id }) => id)).size).toBe(versionsOf(after).length);
      }
    });
  });

  test('what was agreed is never changed; what was under question is agreed later, if at all (R6)', () => {
    whatever(({ all }) => {
      for (const { before, after } of all) {
        const [old, kept] = [versionsOf(before), versionsOf(after).slice(0, versionsOf(before).length)];
        const settled = disputed(before) && !disputed(after) ? old.length : undefined;
        const unchanged = (lines: readonly VersionLine[]) =>
          lines.filter(({ version }) => version !== settled).map(unquestioned);
        expect(unchanged(kept)).toEqual(unchanged(old));
        expect((kept.at(-1)?.agreedOn ?? '') >= (old.at(-1)?.agreedOn ?? '')).toBe(true);
      }
    });
  });

  test('R6, R18, R19: a version holds only when everybody in the plan has answered and nobody is in the way', () => {
    whatever(({ all }) => {
      for (const { command, occasion, before, facts } of all.filter(hasAgreed)) {
        const last = beforeAgreed({ facts, before, occasion });
        const present = partiesOf(occasion.circle, last);
        const { parties = [], deciding } = last.proposal ?? {};
        // Said here once more, and not asked of the rules: whoever is asked said yes, or the person or a carer was weighed.
        const isAsked = parties.filter(
          ({ part, gone }) => !(part === 'person' && deciding?.capacity.answer === 'lacks') && !gone?.decided,
        );
        expect(
          isAsked.filter(({ part, answer }) => answer?.answer !== 'yes' && (part === 'other' || !answer?.regard)),
        ).toEqual([]);
        expect(['has', 'lacks']).toContain(deciding?.capacity.answer);
        expect(keysOf(parties)).toEqual(expect.arrayContaining([...keysOf(present)]));
        // Whoever has left stands in it only with a no, which does not go away with them, and was weighed, or a lead decided about it.
        const gone = parties.filter(({ key }) => !keysOf(present).includes(key));
        expect(gone.filter((one) => one.answer?.answer !== 'no' || (!one.answer.regard && !one.gone?.decided))).toEqual(
          [],
        );
        // Who left the circle may have been the last one waited for.
        if (command.type === 'see-circle') continue;
        expect(command.type === 'propose' ? command.proposed.id : 'id' in command && command.id).toBe(
          last.proposal?.id,
        );
      }
    });
  });

  test('R15: of a version everybody present is told, but whoever proposed it and made it hold themselves', () => {
    whatever(({ all }) => {
      for (const one of all.filter(hasAgreed)) {
        const { facts, after, occasion } = one;
        const { by } = newest(after) ?? {};
        const others = partiesOf(occasion.circle, beforeAgreed(one)).filter(
          ({ staff }) => staff === undefined || staff !== by || by !== occasion.by,
        );
        expect(facts.flatMap((fact) => (fact.type === 'version-agreed' ? keysOf(fact.tell) : []))).toEqual(
          keysOf(others),
        );
      }
    });
  });

  test('R18, R19: only a no of the person or a carer is ever weighed, in words; anybody else gives a reason', () => {
    whatever(({ all }) => {
      const answers = all.flatMap(({ after }) =>
        (after.proposal?.parties ?? []).flatMap(({ part, answer }) => (answer ? [{ part, ...answer }] : [])),
      );
      const weighed = answers.filter(({ regard }) => regard !== undefined);
      expect(weighed.filter(({ part, answer }) => part === 'other' || answer === 'yes')).toEqual([]);
      expect(weighed.filter(({ regard }) => empty(regard?.views) || empty(regard?.wellbeingImpact))).toEqual([]);
      expect(
        answers.filter(({ part, answer, reason }) => part === 'other' && answer === 'no' && empty(reason)),
      ).toEqual([]);
    });
  });

  test('an answer counts for the change that it names, and for no other', () => {
    const answersIn = (proposal: Proposal | undefined) =>
      proposal?.parties.flatMap(({ key, answer }) => (answer ? [[key, answer]] : []));
    whatever(({ all }) => {
      for (const { command, before, after } of all) {
        if (command.type !== 'answer' || command.id === before.proposal?.id) continue;
        // What is said later to a version that went ahead without them stands on that version (P6).
        if (command.id === before.agreement?.id) continue;
        expect(answersIn(after.proposal)).toEqual(answersIn(before.proposal));
        expect(after).toEqual(before);
      }
    });
  });

  test('P7, R6: nothing is in force before everybody agreed, and nothing that is over by then becomes a version', () => {
    whatever(({ all }) => {
      for (const { after } of all)
        for (const { startsOn, agreedOn } of versionsOf(after)) expect(startsOn >= agreedOn).toBe(true);
      for (const { before, after, occasion } of all.filter((one) => hasAgreed(one))) {
        const { current } = after;
        expect(versionsOf(after)).toHaveLength(versionsOf(before).length + 1);
        expect(current && current.startsOn >= occasion.today).toBe(true);
        expect((current?.visits ?? []).filter(({ until }) => until !== undefined && until < occasion.today)).toEqual(
          [],
        );
      }
      // Who leaves may be the last that was waited for: what follows from their leaving is noted after it.
      const isAgreedIn = ({ facts }: Happened): boolean => facts.some(({ type }) => type === 'version-agreed');
      for (const { before, after, occasion } of all.filter((each) => !isAgreedIn(each))) {
        const settled = disputed(before) && before.current ? [agreedOn(before.current, occasion.today)] : [];
        expect([before.current, ...settled]).toContainEqual(after.current);
      }
    });
  });

  test('P10, R1: on any day the monitoring is what was agreed or recorded last of all that had begun', () => {
    whatever(({ all }) => {
      for (const { before, after, facts, occasion } of all) {
        const now = monitoringOn(after, occasion.today);
        const changed = now !== monitoringOn(before, occasion.today);
        const by = facts.some(({ type }) => type === 'version-agreed' || type === 'monitoring-changed');
        expect(changed && !by).toBe(false);
      }
    });
  });

  test('R19, P11: nobody answers for a colleague who uses Teams but one who leads the team, and they are told', () => {
    whatever(({ all }) => {
      for (const one of all) {
        const { command, facts, after, occasion } = one;
        const parties = [...(after.proposal?.parties ?? []), ...(after.agreement?.parties ?? [])];
        for (const fact of facts) {
          if (fact.type !== 'answered') continue;
          const staff = parties.find(({ key }) => key === fact.key)?.staff;
          if (staff === undefined || staff === occasion.by) continue;
          expect([command.type, command.type === 'answer' && command.asLead, fact.how]).not.toContain('teams');
          expect(command.type === 'answer' && command.asLead).toBe(true);
          expect(sentIn(one)).toContainEqual({ to: { staff }, what: 'noted-for-you' });
        }
      }
    });
  });

  test('P5: no view stands under another’s name: what each said is kept as it was entered for them, at every step', () => {
    whatever(({ all }) => {
      const entered = new Set<string>();
      for (const { command, before, after, occasion } of all) {
        if (command.type === 'propose')
          for (const [key, { regard }] of Object.entries(command.answers))
            entered.add(`${key}: ${regard?.views ?? ''}`);
        if (command.type === 'answer') {
          const own = [...(before.proposal?.parties ?? []), ...(before.agreement?.parties ?? [])].filter(
            ({ key, staff }) => (command.key === undefined ? staff === occasion.by : key === command.key),
          );
          for (const { key } of own) entered.add(`${key}: ${command.regard?.views ?? ''}`);
        }
        const views = [...(after.proposal?.parties ?? []), ...(after.agreement?.parties ?? [])].flatMap(
          ({ key, answer, saidBefore }) =>
            [answer, saidBefore].flatMap((said) => (said?.regard ? [`${key}: ${said.regard.views}`] : [])),
        );
        expect(views.filter((one) => !entered.has(one))).toEqual([]);
      }
    });
  });

  test('R45, P2: nothing is in force while it is not known whether the person can decide, or who does', () => {
    whatever(({ all }) => {
      for (const { after } of all) {
        if (!after.agreement) continue;
        expect(after.agreement.deciding.capacity.answer).not.toBe('unknown');
        expect(decides(after.agreement.deciding)).toBe(true);
      }
    });
  });

  test('R9: every revision has evidence, none of it from a day that was still to come, and says why', () => {
    whatever(({ told }) => {
      for (const { proposed, occasion } of proposedIn(told).filter(({ proposed }) => proposed.version > 1)) {
        expect(proposed.evidence.length).toBeGreaterThan(0);
        expect(proposed.evidence.filter(({ on, words }) => on > occasion.today || empty(words))).toEqual([]);
        expect([proposed.trigger === undefined, proposed.kinds.length === 0]).toEqual([false, false]);
      }
    });
  });

  test('R8: what is temporary has an end', () => {
    whatever(({ told }) => {
      const endless = proposedIn(told).filter(({ proposed: { content } }) =>
        content.visits.every(({ until }) => until === undefined),
      );
      expect(endless.filter(({ proposed }) => proposed.kinds.includes('temporary'))).toEqual([]);
    });
  });

  test('R13, R14: what was written by hand belongs to an agreed version, and stays until that is in the record', () => {
    whatever(({ all, told, plan }) => {
      const written = told.flatMap(({ fact }) => (fact.type === 'amended-by-hand' ? [fact.amendment] : []));
      expect(keysOf(plan.amendments)).toEqual(keysOf(written));
      for (const { before, after, facts } of all) {
        for (const { key, version } of after.amendments)
          expect([key, versionOf(after, version)?.version]).toEqual([key, version]);
        const lost = before.amendments.filter(({ key }) => after.amendments.every((one) => one.key !== key));
        expect(lost).toEqual([]);
        const gone = stillDue(before).filter(({ key }) => stillDue(after).every((one) => one.key !== key));
        for (const { key } of gone) {
          const now = after.amendments.find((one) => one.key === key);
          const carried = facts.some(({ type }) => type === 'version-agreed') && carriesIn(before, facts).includes(key);
          const home = after.copies.find((copy) => copy.key === HOME)?.has?.version ?? 0;
          const says = now?.inRecord === true && home >= now.version;
          expect([key, carried || says || (now?.takenBack ?? now?.closed) !== undefined]).toEqual([key, true]);
        }
      }
    });
  });

  test('R13: nothing is written by hand that was not agreed: a version says it, or everybody in the plan said yes', () => {
    whatever(({ all }) => {
      for (const { before, facts, occasion } of all)
        for (const fact of facts) {
          if (fact.type !== 'amended-by-hand') continue;
          const { agreed, inRecord, on } = fact.amendment;
          expect(inRecord ? agreed : keysOf(agreed)).toEqual(
            inRecord ? [] : keysOf(partiesOf(occasion.circle, before)),
          );
          expect(agreed.filter((one) => one.on > on)).toEqual([]);
        }
    });
  });

  test('R17: copies go where they went before, unless it says why; one always goes to the home', () => {
    whatever(({ all }) => {
      for (const { before, facts, occasion } of all)
        for (const { copyTo, copyChange } of facts.flatMap((fact) =>
          fact.type === 'proposed' ? [fact.proposed] : [],
        )) {
          expect(keysOf(copyTo)).toContain(HOME);
          const [had, gets] = [keysOf(before.copyTo), keysOf(copyTo)];
          const isThere = (key: string): boolean => keysOf(partiesOf(occasion.circle, before)).includes(key);
          const isSame =
            !before.current ||
            (gets.every((key) => had.includes(key)) && had.filter(isThere).every((key) => gets.includes(key)));
          expect(empty(copyChange?.reason)).toBe(isSame);
        }
    });
  });

  test('R17, R20: nobody has a copy of what was never agreed, and nobody an older one than they had', () => {
    whatever(({ all }) => {
      for (const { before, after } of all)
        for (const { key, has } of after.copies) {
          const had = before.copies.find((one) => one.key === key)?.has?.version ?? 0;
          expect(has?.version ?? had).toBeGreaterThanOrEqual(had);
          expect(has?.version ?? 0).toBeLessThanOrEqual(versionsOf(after).length);
        }
    });
  });

  const waitingIn = (plan: Plan, today: Occasion['today']) => rules.duties?.(plan, { today, author: TOM_REED }) ?? [];
  test('something waits for somebody while anything is open, and for nobody once nothing is', () => {
    whatever(({ all: steps }) => {
      for (const { after, occasion } of steps) {
        const open =
          after.proposal !== undefined ||
          untoldEnds(after, occasion.today).length > 0 ||
          after.noLonger.length + after.gone.length + after.evidence.length > 0 ||
          stillDue(after).length > 0 ||
          after.homeLine !== undefined ||
          capacityMatters(after).length > 0 ||
          [toBeAsked, againstSince, questioning].some((some) => some(after).length > 0) ||
          withoutCopy(after).length > 0;
        // What the capacity lead wrote is only to be read.
        const all = begun(waitingIn(after, occasion.today), occasion.today);
        const duties = all.filter(({ kind }) => kind !== 'look-note');
        expect(duties.length > 0).toBe(open);
        expect(all.filter(({ of }) => of.length === 0)).toEqual([]);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
      }
    });
  });

  test('R5: somebody is reminded of everything that is open, each with a day of its own, and of nothing else', () => {
    whatever(({ told }) => {
      let [plan, reminders]: [Plan, Reminders] = [nothingYet, {}];
      for (const { fact, occasion } of told) {
        const { today } = occasion;
        plan = rules.evolve(plan, fact, occasion);
        const [before, duties] = [reminders, waitingIn(plan, today)];
        reminders = remindersAfter(before, duties, { today, remindOn: addWorkingDays(today, 3) });
        expect(Object.keys(reminders).toSorted()).toEqual(keysOf(duties));
        // Nothing that happens puts off a reminder of what waited already.
        for (const [key, next] of Object.entries(reminders)) expect(before[key] ?? next).toBe(next);
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
      for (const one of all) {
        const { facts } = one;
        const sent = sentIn(one).map((notice) => JSON.stringify(notice));
        expect(new Set(sent).size).toBe(sent.length);
        expect(sent.length > 0 && facts.length === 0).toBe(false);
      }
    });
  });

  test('R15: whoever proposed a change hears what others made of it, also when they are not in the plan', () => {
    whatever(({ all }) => {
      for (const one of all) {
        const { before, facts, after, occasion } = one;
        const { proposal } = before;
        if (!proposal || proposal.by === occasion.by || after.proposal?.id === proposal.id) continue;
        // Of an end everybody hears by itself (P19).
        if (facts.some(({ type }) => type === 'closed')) continue;
        const told = facts.flatMap((fact) =>
          fact.type === 'version-agreed' ? fact.tell.flatMap(({ staff }) => staff ?? []) : [],
        );
        const sent = sentIn(one).flatMap(({ to }) => ('staff' in to ? to.staff : []));
        // Who is asked about the one in its place hears of that by their duty.
        const asked = after.proposal ? unanswered(after.proposal).flatMap(({ staff }) => staff ?? []) : [];
        expect([...told, ...sent, ...asked]).toContain(proposal.by);
      }
    });
  });
});

/** What the version that these facts made puts into the formal record. */
const carriesIn = ({ proposal }: Plan, facts: readonly PlanFact[]): readonly string[] =>
  facts.flatMap((fact) => (fact.type === 'proposed' ? [fact.proposed.carries] : []))[0] ?? proposal?.carries ?? [];
