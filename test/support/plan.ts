import type { Recipient } from '../../src/notices/ledger.ts';
import { Day } from '../../src/kernel/days.ts';
import { StaffId, TeamId } from '../../src/kernel/ids.ts';
import type { Answering, PlanCommand } from '../../src/plans/commands.ts';
import { WEEK, type Outcome, type PlanContent, type Visit } from '../../src/plans/content.ts';
import { evolve } from '../../src/plans/evolve.ts';
import type { PlanFact } from '../../src/plans/facts.ts';
import { notify } from '../../src/plans/notices.ts';
import { HOME, nothingYet, type GivenYes, type Plan } from '../../src/plans/plan.ts';
import type { Evidence, Party, Proposed } from '../../src/plans/proposal.ts';
import { planRules } from '../../src/plans/rules.ts';
import type { Party as Around } from '../../src/people/party.ts';
import type { Actor } from '../../src/records/fact.ts';
import type { Cause, NewNotice, Occasion } from '../../src/records/kind.ts';
import { on as onDay, sentences } from './given.ts';

/** A plan of reablement, the people in it and what they do, as tests of its rules begin with them. */

export const day = (text: string): Day => Day.parse(text);

export const TOM_REED = StaffId.parse('tomreed');
export const ANA_LOPEZ = StaffId.parse('analopez');
export const PRIYA_SHAH = StaffId.parse('priyashah');
export const GRACE_OBI = StaffId.parse('graceobi');

/** Ada receives reablement, Sarah is her daughter and carer, Tom her support worker, Ana her therapist. */
export const ADA: Party = { key: HOME, name: 'Ada Palmer', role: 'receives reablement', part: 'person' };
export const SARAH: Party = { key: 'sarah', name: 'Sarah Palmer', role: 'daughter, carer', part: 'carer' };
export const TOM: Party = { key: 'tom', name: 'Tom Reed', role: 'support worker', part: 'other', staff: TOM_REED };
export const ANA: Party = {
  key: 'ana',
  name: 'Ana Lopez',
  role: 'occupational therapist',
  part: 'other',
  staff: ANA_LOPEZ,
};
/** Is in the plan and has no Teams. */
export const NURSE: Party = { key: 'nurse', name: 'Nell Hart', role: 'community nurse', part: 'other' };
export const GRACE: Party = {
  key: 'grace',
  name: 'Grace Obi',
  role: 'support worker',
  part: 'other',
  staff: GRACE_OBI,
};

export const CIRCLE = [ADA, SARAH, TOM, ANA];
export const rules = planRules();

/** Noon on that day; the circle is Ada's, and Priya leads the team, unless it says otherwise. */
export const on = (day: string, by: Actor, circle: readonly Around[] = CIRCLE): Occasion =>
  onDay(day, by, { circle, leads: [PRIYA_SHAH] });

/** Thursday; three working days later is Tuesday the 24th. Tom is whoever does something, unless it says otherwise. */
export const TODAY = '2026-11-19';
export const BY_TOM = on(TODAY, TOM_REED);
export const BY_ANA = on(TODAY, ANA_LOPEZ);
export const BY_PRIYA = on(TODAY, PRIYA_SHAH);
export const STARTED = day('2026-11-02');

export const given = sentences(rules, BY_TOM);

export const visit = (given: Partial<Visit> = {}): Visit => ({
  key: 'morning',
  days: [...WEEK],
  at: '08:00',
  minutes: 45,
  support: 'help with washing',
  by: { kind: 'staff', staff: TOM_REED, name: 'Tom Reed' },
  workers: 1,
  ...given,
});
export const EVENING = visit({ key: 'evening', at: '19:00', minutes: 30, support: 'supper' });

export const outcome = (given: Partial<Outcome> = {}): Outcome => ({
  key: 'walk',
  words: 'I want to walk to the gate',
  now: 'Walks to the door',
  achieved: 'not-yet',
  ...given,
});

export const content = (given: Partial<PlanContent> = {}): PlanContent => ({
  outcomes: [outcome()],
  visits: [visit(), EVENING],
  equipment: ['Walking frame'],
  monitoring: 'A phone call on Mondays',
  matters: 'Her garden',
  startsOn: day('2026-11-19'),
  ...given,
});

/** The evening visit is no longer needed. */
export const LESS = content({ visits: [visit()], startsOn: day('2026-11-20') });

export const evidence = (given: Partial<Evidence> = {}): Evidence => ({
  key: 'first',
  from: 'support-worker',
  who: 'Tom Reed, support worker',
  on: day('2026-11-17'),
  words: 'Makes her own supper.',
  ...given,
});

export const recipientOf = ({ part: _, ...recipient }: Party): Recipient => recipient;

export const first = (given: Partial<Proposed> = {}): Omit<Proposed, 'version'> => ({
  id: 'first',
  content: content(),
  deciding: { capacity: { answer: 'has' } },
  kinds: [],
  evidence: [],
  copyTo: CIRCLE.map(recipientOf),
  carries: [],
  ...given,
});

export const revision = (given: Partial<Proposed> = {}): Omit<Proposed, 'version'> => ({
  ...first(),
  id: 'second',
  content: LESS,
  trigger: 'progress',
  kinds: ['fewer'],
  evidence: [evidence()],
  ...given,
});

type Command<T extends PlanCommand['type']> = Extract<PlanCommand, { type: T }>;

export const propose = (
  proposed: Omit<Proposed, 'version'> = first(),
  given: Partial<Command<'propose'>> = {},
): Command<'propose'> => ({
  type: 'propose',
  proposed,
  seen: '0.',
  reablementStarted: STARTED,
  answers: {},
  ...given,
});

/** A revision of the version that holds. */
export const revise = (proposed: Partial<Proposed> = {}, given: Partial<Command<'propose'>> = {}): Command<'propose'> =>
  propose(revision(proposed), { seen: '1.', ...given });

export const yes = (given: Partial<Answering> = {}): Answering => ({
  answer: 'yes',
  how: 'phone',
  on: day(TODAY),
  ...given,
});
export const no = (given: Partial<Answering> = {}): Answering => ({ ...yes(), answer: 'no', ...given });

export const regard = {
  views: 'She wants somebody there in the evening.',
  wellbeingImpact: 'She may feel alone at first.',
  wellbeing: ['control' as const],
};

export const answer = (
  key: string,
  said: Answering = yes(),
  given: Partial<Pick<Command<'answer'>, 'id'>> = {},
): Command<'answer'> => ({ type: 'answer', id: 'second', key, ...said, ...given });

/** Somebody presses it in Teams, for themselves. */
export function press(
  answer: 'yes' | 'no' = 'yes',
  given: Partial<Omit<Command<'answer'>, 'key'>> = {},
): Command<'answer'> {
  return { type: 'answer', id: 'second', answer, how: 'teams', on: day(TODAY), ...given };
}

/** Whoever stands in the plan a second time has the same key with a 2. */
const nameOf = (key: string): string =>
  [...CIRCLE, NURSE, GRACE].find((party) => party.key === key.replace(/2$/u, ''))?.name ?? key;

/** What happened, as facts. */
export const wasProposed = (
  proposed: Omit<Proposed, 'version'> = first(),
  version = 1,
  parties: readonly Party[] = CIRCLE,
): PlanFact => ({ type: 'proposed', proposed: { ...proposed, version }, parties: [...parties] });

export const said = (key: string, answer: Partial<Extract<PlanFact, { type: 'answered' }>> = {}): PlanFact => ({
  type: 'answered',
  key,
  name: nameOf(key),
  answer: 'yes',
  how: 'phone',
  on: day(TODAY),
  ...answer,
});

/** Whoever proposed it, by proposing it. */
export const tomAgrees = said('tom', { how: 'teams' });

export const versionAgreed = (...tell: readonly Party[]): PlanFact => ({
  type: 'version-agreed',
  tell: tell.map(recipientOf),
  writers: [],
});

/** The same, when some of those who were to get a copy are in the plan no longer. */
export const agreedWithout = (left: readonly string[], ...tell: readonly Party[]): PlanFact => ({
  type: 'version-agreed',
  tell: tell.map(recipientOf),
  writers: [],
  left: [...left],
});

/** Tom proposed the first version, and everybody agreed. */
export const FIRST_HOLDS: readonly PlanFact[] = [
  wasProposed(),
  tomAgrees,
  said(HOME),
  said('sarah'),
  said('ana'),
  versionAgreed(ADA, SARAH, ANA),
];

/** Tom proposes that the evening visit goes. */
export const SECOND_PROPOSED: readonly PlanFact[] = [...FIRST_HOLDS, wasProposed(revision(), 2), tomAgrees];

export const SECOND_HOLDS: readonly PlanFact[] = [
  ...SECOND_PROPOSED,
  said(HOME),
  said('sarah'),
  said('ana'),
  versionAgreed(ADA, SARAH, ANA),
];

/** Tom has proposed it, and Sarah and Ana agree: only Ada has not said anything. */
export const ALL_BUT_ADA = [...SECOND_PROPOSED, said('sarah'), said('ana', { how: 'teams' })];
/** The same, and only Ana has not. */
export const ALL_BUT_ANA = [...SECOND_PROPOSED, said(HOME), said('sarah')];

export const peopleChanged = (given: {
  readonly left?: readonly string[];
  readonly joined?: readonly Party[];
}): PlanFact => ({ type: 'people-changed', left: [...(given.left ?? [])], joined: [...(given.joined ?? [])] });

/** The revision is proposed by Tom, and so he agrees. */
export const revised = (proposed: Partial<Proposed> = {}): readonly PlanFact[] => [
  wasProposed(revision(proposed), 2),
  tomAgrees,
];

export const copied = (key: string, version = 1): Extract<PlanFact, { type: 'copy-given' }> => ({
  type: 'copy-given',
  key,
  name: nameOf(key),
  version,
  how: 'by-hand',
  on: day(TODAY),
});

export const amended = (
  given: {
    readonly key?: string;
    readonly written?: string;
    readonly version?: number;
    readonly inRecord?: boolean;
  } = {},
) => ({
  type: 'amended-by-hand' as const,
  amendment: {
    version: 1,
    ...AMENDMENT,
    inRecord: false,
    agreed: given.inRecord === true ? [] : EVERYBODYS_YES,
    ...given,
  },
});

export const AMENDMENT = {
  key: 'written',
  who: 'Tom Reed',
  staff: TOM_REED,
  on: day(TODAY),
  written: 'Supper is a cold meal',
};

/** Everybody said so by phone, outside the bot. */
export const EVERYBODYS_YES: GivenYes[] = CIRCLE.map(({ key, name, staff }) => ({
  key,
  name,
  staff,
  how: 'phone',
  on: day(TODAY),
}));

export const amendByHand = (given: Partial<Command<'amend-by-hand'>> = {}): Command<'amend-by-hand'> => ({
  type: 'amend-by-hand',
  amendment: AMENDMENT,
  of: 'outside',
  agreed: EVERYBODYS_YES,
  asLead: true,
  ...given,
});

export const giveCopy = (key: string, given: Partial<Command<'give-copy'>> = {}): Command<'give-copy'> => ({
  type: 'give-copy',
  key,
  version: 1,
  how: 'by-hand',
  on: day(TODAY),
  ...given,
});

/** The state that facts were decided on, and whose command it was. */
export const because = (before: Plan, by: Actor = TOM_REED): Cause<Plan> => ({ before, by, leads: [PRIYA_SHAH] });

/** Who is sent what because of these facts. */
export const noticesOf = (after: Plan, facts: readonly PlanFact[], cause: Cause<Plan>): readonly NewNotice[] =>
  notify(after, facts, { team: TeamId.parse('north'), author: TOM_REED }, cause);

/** The plan that facts lead to; those of one occasion. */
export const planAfter = (facts: readonly PlanFact[], occasion: Occasion = BY_TOM): Plan =>
  facts.reduce((plan, fact, index) => evolve(plan, fact, { ...occasion, seq: index + 1 }), nothingYet);

/** The plan that commands lead to, each on its occasion. Throws when one is refused. */
export function planAfterCommands(...steps: readonly (readonly [command: PlanCommand, occasion?: Occasion])[]): Plan {
  let seq = 0;
  return steps.reduce((plan, [command, occasion = BY_TOM]) => {
    const decided = rules.decide(plan, command, occasion);
    if (!decided.ok) throw new Error(`refused: ${decided.refusal.code}`);
    return decided.value.reduce((state, fact) => evolve(state, fact, { ...occasion, seq: (seq += 1) }), plan);
  }, nothingYet);
}

/** Every notice that staff are sent about a plan. */
export const PLAN_NOTICES = [
  'please-confirm',
  'reminder',
  'please-agree',
  'agree-reminder',
  'disagreement',
  'withdrawn',
  'plan-reminder',
  'visit-ends',
  'decided-without',
  'copy-otherwise',
  'author-reminder',
  'not-reached',
  'team-news',
];
