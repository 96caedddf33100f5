import { linesFor } from '../../src/plans/said-by.ts';
import { lineKey } from '../../src/plans/home-line.ts';
import { endingTogether, whichEnds } from '../../src/plans/ending.ts';
import * as fc from 'fast-check';
import { addDays } from '../../src/kernel/days.ts';
import type { Effect } from '../../src/people/agreement.ts';
import { CapacityMatter, type Deciding } from '../../src/people/capacity.ts';
import type { StaffId } from '../../src/kernel/ids.ts';
import type { Answering, PlanCommand } from '../../src/plans/commands.ts';
import { CopyMeans, stillDue, type Plan } from '../../src/plans/plan.ts';
import { seenNow } from '../../src/plans/seen.ts';
import { newest } from '../../src/plans/versions.ts';
import { EvidenceFrom, inTheWay, Trigger, type ChangeKind, type Party } from '../../src/plans/proposal.ts';
import type { Occasion } from '../../src/records/kind.ts';
import { partiesOf } from '../../src/plans/parties.ts';
import { anyContent } from './any-plan.ts';
import {
  ADA,
  ANA,
  ANA_LOPEZ,
  day,
  GRACE,
  GRACE_OBI,
  NURSE,
  on,
  PRIYA_SHAH,
  recipientOf,
  SARAH,
  STARTED,
  TODAY,
  TOM,
  TOM_REED,
} from './plan.ts';

/**
 * Anything that people may do to a plan, one after another, sensible or not: each step makes a command of the plan as it stands, and
 * of who is in the circle on that day.
 */
export interface Step {
  /** Days since the step before. */
  readonly later: number;
  readonly by: StaffId;
  /** Who is in the circle besides the person. */
  readonly circle: readonly Party[];
  readonly does: (plan: Plan, around: Around) => PlanCommand;
}

interface Around {
  readonly occasion: Occasion;
}

const OTHERS = [SARAH, TOM, ANA, NURSE, GRACE];
const EVERYBODY = [ADA, ...OTHERS];

const BEST_INTERESTS: Deciding = {
  capacity: { answer: 'lacks', by: 'Ana Lopez, occupational therapist', on: day('2026-11-02') },
  wishes: { shown: 'Likes her garden.', objects: 'no' },
  authority: {
    kind: 'best-interests',
    decidedBy: 'Priya Shah, social worker',
    on: day('2026-11-02'),
    consulted: 'Her daughter agrees.',
    lessRestrictive: 'No visits at night.',
  },
};

const words = fc.constantFrom('', ' ', 'Weighed.', 'She said so.');
const aDay = fc.integer({ min: -12, max: 1 });
const token = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const mostly = <T>(usual: T, ...seldom: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(usual, ...seldom) });

type Said = Omit<Answering, 'on'> & { readonly ago: number };
const anyAnswer: fc.Arbitrary<Said> = fc
  .record({
    answer: mostly<Answering['answer']>('yes', 'no', 'not-reached'),
    tries: mostly('Tom rang three times.', ''),
    how: fc.constantFrom<Answering['how']>('phone', 'teams'),
    reason: fc.option(words, { nil: undefined }),
    weighed: fc.boolean(),
    // Hardly ever twice the same, so that words under the wrong name are seen.
    views: fc.oneof(
      { weight: 6, arbitrary: fc.nat({ max: 999 }).map((n) => `She wants company ${n} days.`) },
      { weight: 1, arbitrary: fc.constant(' ') },
    ),
    wellbeingImpact: mostly('She may feel alone.', ''),
    ago: mostly(0, -1, 1),
  })
  .map(({ answer, how, reason, weighed, views, wellbeingImpact, ago, tries }) => ({
    answer,
    tries,
    how,
    ago,
    ...(reason !== undefined && { reason }),
    ...(weighed && { regard: { views, wellbeingImpact } }),
  }));

const dated = ({ ago, ...rest }: Said, { today }: Occasion): Answering => ({ ...rest, on: addDays(today, ago) });

const proposing: fc.Arbitrary<Step['does']> = fc
  .record({
    id: fc.oneof({ weight: 4, arbitrary: fc.uuid() }, { weight: 1, arbitrary: token }),
    content: anyContent,
    deciding: mostly<Deciding>({ capacity: { answer: 'has' } }, { capacity: { answer: 'unknown' } }, BEST_INTERESTS, {
      ...BEST_INTERESTS,
      wishes: { shown: 'Shakes her head.', objects: 'yes' },
    }),
    trigger: fc.option(fc.constantFrom(...Trigger.options), { nil: undefined, freq: 9 }),
    effect: mostly<Effect | undefined>({ wellbeingImpact: 'She may feel alone.', wellbeing: [] }, undefined),
    kinds: mostly<ChangeKind[]>(['fewer'], ['temporary'], ['times', 'manner'], ['other'], []),
    otherwise: mostly('A different worker.', ''),
    evidence: fc.array(
      fc.record({
        key: token,
        from: fc.constantFrom(...EvidenceFrom.options),
        who: fc.constant('Tom Reed, support worker'),
        ago: mostly(-2, 0, -9, 1),
        words: mostly('Seen.', ''),
      }),
      { maxLength: 2 },
    ),
    copies: fc.subarray(OTHERS),
    sameCopies: mostly(true, false),
    copyChange: fc.option(
      fc.record({ why: fc.constantFrom<'people' | 'consent'>('people', 'consent'), reason: words }),
    ),
    carries: fc.boolean(),
    joins: mostly<StaffId[]>([TOM_REED], [GRACE_OBI]),
    isCurrent: mostly(true, false),
    answers: fc.dictionary(fc.constantFrom(...EVERYBODY.map(({ key }) => key)), anyAnswer, { maxKeys: 3 }),
  })
  .map((given) => (plan, { occasion }) => {
    const { copies, sameCopies, copyChange, trigger, isCurrent, answers, evidence, carries, ...rest } = given;
    return {
      type: 'propose',
      reablementStarted: STARTED,
      seen: isCurrent ? seenNow(plan) : '0.',
      answers: Object.fromEntries(Object.entries(answers).map(([key, said]) => [key, dated(said, occasion)])),
      proposed: {
        ...rest,
        evidence: evidence.map(({ ago, ...one }) => ({ ...one, on: addDays(occasion.today, ago) })),
        copyTo: sameCopies && plan.current ? plan.copyTo : [ADA, ...copies].map(recipientOf),
        carries: carries ? stillDue(plan).map(({ key }) => key) : [],
        ...(trigger !== undefined && { trigger }),
        ...(copyChange && { copyChange }),
      },
    };
  });

const answering: fc.Arbitrary<Step['does']> = fc
  .record({
    said: anyAnswer,
    key: fc.option(fc.nat(), { nil: undefined, freq: 3 }),
    id: token,
    toOpen: mostly(true, false),
    asLead: fc.boolean(),
    deciding: mostly(false, true),
  })
  .map(({ said, key, id, toOpen, asLead, deciding }) => (plan, { occasion }) => {
    const parties = plan.proposal?.parties ?? plan.agreement?.parties ?? partiesOf(occasion.circle);
    const open = parties.filter(({ answer }: Partial<NonNullable<Plan['proposal']>['parties'][number]>) => !answer);
    const asked = open.length > 0 ? open : parties;
    return {
      type: 'answer',
      id: toOpen ? (plan.proposal?.id ?? plan.agreement?.id ?? id) : id,
      asLead,
      ...(deciding && { deciding: BEST_INTERESTS }),
      ...dated(said, occasion),
      ...(key !== undefined && { key: asked[key % asked.length]?.key ?? 'nobody' }),
    };
  });

const others: fc.Arbitrary<Step['does']> = fc.oneof(
  fc
    .record({
      key: token,
      from: fc.constantFrom(...EvidenceFrom.options),
      who: fc.constant('Tom Reed, support worker'),
      ago: aDay,
      words,
    })
    .map(({ ago, ...evidence }): Step['does'] => (_, { occasion }) => ({
      type: 'add-evidence',
      evidence: { ...evidence, on: addDays(occasion.today, ago) },
    })),
  words.map((reason): Step['does'] => () => ({ type: 'decide-evidence', reason })),
  token.map((id): Step['does'] => (plan) => ({
    type: 'ask-anew',
    id: plan.proposal?.id ?? id,
  })),
  fc
    .record({ id: token, reason: words, wellbeingImpact: words, asLead: fc.boolean() })
    .map(({ id, reason, wellbeingImpact, asLead }): Step['does'] => (plan, { occasion: { circle } }) => ({
      // Who has left and said no is decided about more often than a change is withdrawn.
      type:
        plan.proposal && inTheWay(plan.proposal).some(({ key }) => circle.every((one) => one.key !== key))
          ? 'go-on-without'
          : 'withdraw',
      id: plan.proposal?.id ?? id,
      reason,
      effect: { wellbeingImpact },
      asLead,
    })),
);

/** Reablement is over, and goes on again with the next step. */
const closing: fc.Arbitrary<Step['does']> = fc.constant(() => ({ type: 'close', why: 'Reablement ended.' }));

/** What is noted for somebody is not right, or is after all; what is known of capacity; what its lead has looked at. */
const doubting: fc.Arbitrary<Step['does']> = fc
  .record({
    what: fc.constantFrom('question-note', 'question-note', 'accept-note', 'accept-note', 'note-capacity', 'look-at'),
    has: fc.boolean(),
    matter: fc.constantFrom(...CapacityMatter.options),
    id: token,
  })
  .map(({ what, has, matter, id: other }) => (plan) => {
    const id = plan.proposal?.id ?? plan.agreement?.id ?? other;
    switch (what) {
      case 'note-capacity':
        return { type: what, id, deciding: has ? { capacity: { answer: 'has' } } : BEST_INTERESTS };
      case 'look-at':
        return { type: what, id, matter, note: 'Looked at it at the visit.', name: 'Mei Lin' };
      case 'accept-note':
        return { type: what, id };
      default:
        return { type: 'question-note', id };
    }
  });

const amending: fc.Arbitrary<Step['does']> = fc
  .record({
    key: fc.uuid(),
    line: mostly(0, 1, 40),
    of: mostly<'newest' | 'outside' | 'proposal' | number>('outside', 'newest', 'proposal', 1, 7),
    agreed: mostly(9, 1),
    ago: mostly(0, -3, 1),
    written: mostly('Evening visit at 18:30', 'No walk on Sundays', ' '),
  })
  .map(({ of, ago, agreed, line, ...rest }) => (plan, { occasion }) => ({
    type: 'amend-by-hand',
    line,
    asLead: true,
    agreed: partiesOf(occasion.circle, plan)
      .slice(0, agreed)
      .map(({ key, name }) => ({ key, name, how: 'phone', on: addDays(occasion.today, ago) })),
    amendment: { ...rest, who: 'Tom Reed', staff: TOM_REED, on: addDays(occasion.today, ago) },
    of: of === 'newest' ? (newest(plan)?.version ?? 1) : of,
  }));

/** What becomes of a note of handwriting, and of the folder. */
const puttingRight: fc.Arbitrary<Step['does']> = fc
  .record({
    which: fc.nat(),
    what: fc.constantFrom('find-in-record', 'correct-by-hand', 'take-back-by-hand', 'write-in-folder'),
    asLead: fc.boolean(),
    reason: words,
    written: words,
  })
  .map(({ which, what, asLead, reason, written }) => (plan) => {
    const notes = plan.amendments.length > 0 ? plan.amendments : [{ key: 'none', written: '' }];
    const note = notes[which % notes.length];
    const { key } = note ?? { key: 'none' };
    const lines = linesFor(plan, note?.written ?? '');
    const version = newest(plan)?.version ?? 1;
    switch (what) {
      case 'find-in-record':
        return { type: what, key, version, line: lines[which % Math.max(1, lines.length)]?.line ?? 0 };
      case 'correct-by-hand':
        return { type: what, key, written, reason, asLead };
      case 'take-back-by-hand':
        return { type: what, key, reason, asLead };
      default:
        return { type: 'write-in-folder', version };
    }
  });

const copying: fc.Arbitrary<Step['does']> = fc
  .record({
    who: fc.nat(),
    version: mostly(0, -1, 1),
    how: fc.constantFrom(...CopyMeans.options),
    ago: mostly(0, -3, 1),
  })
  .map(({ who, version, how, ago }) => (plan, { occasion }) => ({
    type: 'give-copy',
    key: plan.copies[who % Math.max(1, plan.copies.length)]?.key ?? 'the-person',
    version: (newest(plan)?.version ?? 1) + version,
    how,
    on: addDays(occasion.today, ago),
  }));

/** A change of monitoring is recorded, corrected or taken back elsewhere. */
const monitoring: fc.Arbitrary<Step['does']> = fc
  .record({
    written: fc.boolean(),
    record: fc.constantFrom('m1', 'm2', 'm3'),
    words: fc.constantFrom('A call on Fridays', 'Every day', undefined),
    later: mostly(0, -3, 5),
  })
  .map(({ later, written, ...rest }) => (plan, { occasion }) => {
    const line = lineKey(plan);
    return written && line !== undefined
      ? { type: 'write-monitoring', line }
      : { type: 'monitoring-changed', ...rest, startsOn: addDays(occasion.today, later) };
  });

/** The circle changes elsewhere, those without Teams are told of an end, and somebody who visits no longer is kept in it. */
const visiting: fc.Arbitrary<Step['does']> = fc
  .record({
    staff: fc.subarray([TOM_REED, ANA_LOPEZ, GRACE_OBI]),
    closedTo: mostly<StaffId[]>([], [GRACE_OBI]),
    keeps: fc.boolean(),
    tells: fc.boolean(),
  })
  .map(({ staff, closedTo, keeps, tells }) => (plan) => {
    const [ending] = plan.current ? endingTogether(plan.current) : [];
    if (tells && ending)
      return { type: 'tell-end', which: whichEnds(ending), keys: plan.people.map(({ key }) => key), how: 'phone' };
    const [first] = plan.noLonger;
    return keeps && first ? { type: 'keep-visitor', staff: first.staff } : { type: 'see-circle', staff, closedTo };
  });

const anyStep: fc.Arbitrary<Step> = fc.record({
  later: mostly(0, 1, 2, 9),
  by: fc.constantFrom(TOM_REED, ANA_LOPEZ, PRIYA_SHAH, GRACE_OBI),
  circle: mostly([SARAH, TOM, ANA], [TOM, ANA], [SARAH, TOM, ANA, NURSE], [SARAH, TOM, GRACE], []),
  does: fc.oneof(
    { weight: 5, arbitrary: proposing },
    { weight: 18, arbitrary: answering },
    { weight: 1, arbitrary: others },
    { weight: 3, arbitrary: amending },
    { weight: 1, arbitrary: closing },
    { weight: 3, arbitrary: puttingRight },
    { weight: 3, arbitrary: doubting },
    { weight: 2, arbitrary: copying },
    { weight: 1, arbitrary: monitoring },
    { weight: 1, arbitrary: visiting },
  ),
});

export const anySteps = fc.array(anyStep, { minLength: 1, maxLength: 60, size: 'max' });

/** A step as it comes to the rules. */
export interface Given extends Around {
  readonly command: PlanCommand;
}

/** Makes the commands one after another; `take` gives the plan that follows. */
export function inOrder(steps: readonly Step[], start: Plan, take: (plan: Plan, given: Given) => Plan): Plan {
  let [plan, today] = [start, day(TODAY)];
  for (const { later, by, circle, does } of steps) {
    today = addDays(today, later);
    const around = { occasion: on(today, by, [ADA, ...circle]) };
    plan = take(plan, { ...around, command: does(plan, around) });
  }
  return plan;
}
