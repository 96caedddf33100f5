import { z } from 'zod';
import { circleOf, notSharedWith } from '../../people/party.ts';
import { isOver, isPause, PlanContent, type Visit } from '../../plans/content.ts';
import type { Day } from '../../kernel/days.ts';
import { RecordId, type PersonId } from '../../kernel/ids.ts';
import { RECORD } from '../../questions/context.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import { newlyNamed, type Visitor } from '../../plans/visitors.ts';
import { contentAsked, standing } from '../../plans/standing.ts';
import { HOME, nothingYet, type Plan } from '../../plans/plan.ts';
import { seenNow } from '../../plans/seen.ts';
import { Trigger, type Evidence, type Proposal, type Proposed } from '../../plans/proposal.ts';
import { same } from '../../records/same.ts';
import { staysNo } from '../../questions/not-asked.ts';
import { decidingOf } from '../../questions/deciding.ts';
import { rowsText } from '../../forms/kinds/rows.ts';
import type { Filled } from '../../forms/form.ts';
import type { Answers } from '../../forms/question.ts';
import type { Entered, OpenedFor, Session } from '../../forms/session.ts';
import { agreementFills, effectOfObjection, saidSoFar, unnamedCarer } from './agreement.ts';
import type { PlanContext } from './plans.ts';
import { recipientOf } from '../../notices/ledger.ts';
import { partiesOf, planIdOf } from '../../plans/parties.ts';
import * as ask from './questions.ts';
import { evidence, evidenceRow, outcomeRow, outcomes, visitRow, visits } from './rows.ts';

/** What the form was filled in from: to notice when a colleague has changed it meanwhile, and to join both (S53). */
const Base = z.strictObject({
  seen: z.string().optional(),
  content: PlanContent.optional(),
  copies: z.string(),
  /** Why colleagues proposed what was joined with it. */
  also: z.array(Trigger).optional(),
  /** Keys of the evidence that was filled in. */
  evidence: z.array(z.string()),
  /** The change that was open when the form began, which it leaves alone until it is recorded: then both are joined. */
  beside: z.string().optional(),
});
export interface Base extends z.infer<typeof Base> {}

export const baseOf = ({ base }: Pick<Entered, 'base'>): Base =>
  Base.safeParse(base).data ?? { copies: '', evidence: [] };

/** The plan that a revision starts from: the change that is being agreed, if there is one, or else what holds. */
export function startingFrom(plan: Plan | undefined, today: Day): PlanContent | undefined {
  const proposed = plan?.proposal && contentAsked(plan, plan.proposal, today);
  if (!proposed) return plan && standing(plan, today);
  // What has ended by itself since it was proposed is no part of the change.
  const ended = (plan?.current?.visits ?? []).filter((visit) => isOver(visit, today));
  return { ...proposed, visits: proposed.visits.filter((visit) => !ended.some((one) => same(one, visit))) };
}

/** What the form says before anything is written: the plan as it is, and the same people to get copies (R17). */
export function filled(
  { answers, openedFor = {} }: Entered & Partial<Pick<Session, 'openedFor'>>,
  context: PlanContext,
): Filled {
  const { person } = context;
  if (!person) return { answers: {} };
  const beside = isBeside(openedFor, context) ? context.plan?.proposal?.id : undefined;
  const plan = beside === undefined || !context.plan ? context.plan : { ...context.plan, proposal: undefined };
  const [content, copies] = [startingFrom(plan, context.today), copiesOf({ ...context, plan })];
  const kept = content?.visits.find(({ key }) => key === openedFor[KEEP]);
  const open = plan?.current && plan.proposal;
  // With a sentence from the chat the list begins with that; then what was there stays as it is.
  const known = open ? [...open.evidence, ...(plan?.evidence ?? [])] : (plan?.current && plan.evidence) || [];
  const shown =
    (open || known.length > 0) && answers[evidence.key] === undefined ? known.slice(0, evidence.list.most) : undefined;
  return {
    answers: {
      [ask.copyTo.key]: copies,
      ...agreementFills(context),
      ...(plan?.current && open && whyOf(plan.current, open)),
      ...(shown && { [evidence.key]: rowsText(shown.map(evidenceRow)) }),
      ...(content ? answersOf(content) : monitoredBefore(context)),
      ...(content?.meanwhile !== undefined &&
        content.startsOn > context.today && { [ask.meanwhile.key]: content.meanwhile }),
      ...(content && kept && keeping(content, kept)),
      // Less could do: they manage more themselves (R70).
      ...(openedFor[ask.kinds.key] === 'fewer' && { [ask.kinds.key]: 'fewer', [ask.trigger.key]: 'progress' }),
    },
    base: {
      seen: plan && seenNow(plan),
      content,
      copies,
      evidence: shown?.map(({ key }) => key) ?? [],
      ...(beside !== undefined && { beside }),
    } satisfies Base,
  };
}

/** R9: the form starts from what is in force, unless it was begun to change what people are asked about. */
export const isBeside = (openedFor: OpenedFor, { plan }: PlanContext): boolean =>
  plan?.current !== undefined && plan.proposal !== undefined && openedFor[BUILD] === undefined;

/** What every form that proposes a change of a plan fills in, and from what. */
export const filledFor = (context: PlanContext) => ({
  answers: {
    [ask.copyTo.key]: copiesOf(context),
    ...agreementFills(context),
    ...(context.plan?.proposal ? copyAnswers(context.plan.proposal.copyChange) : {}),
  },
  base: {
    seen: context.plan && seenNow(context.plan),
    content: startingFrom(context.plan, context.today),
    copies: copiesOf(context),
    evidence: [],
  } satisfies Base,
});

/** Set when the form was begun to change what people are asked about. */
export const BUILD = 'build';

/** The visit that ends by itself and is to be kept, when the form was begun for that (R8). */
export const KEEP = 'keep';

const keeping = ({ visits: all }: PlanContent, kept: Visit): Answers => ({
  [ask.trigger.key]: 'more-support',
  [ask.kinds.key]: 'times',
  [ask.parts.key]: 'visits',
  [visits.key]: rowsText(all.map((visit) => visitRow(visit === kept ? { ...visit, until: undefined } : visit))),
});

const monitoredBefore = ({ monitoredNow }: PlanContext): Answers =>
  monitoredNow === undefined ? {} : { [ask.monitoring.key]: monitoredNow };

/** Those who get copies of the change that is open, or else of what holds, and are still there. */
function copiesOf({ plan, person }: PlanContext): string {
  const present = person ? partiesOf(circleOf(person), plan) : [];
  const notShared = person ? notSharedWith(person) : new Set();
  const copies = plan?.proposal?.copyTo ?? (plan?.current ? plan.copyTo : present);
  return copies
    .map(({ key }) => key)
    .filter((key) => key !== HOME && present.some((one) => one.key === key) && !notShared.has(key))
    .join(',');
}

/** A change of what people are asked about goes on from why it was proposed, and from what showed it (R7 to R11, R14, R17). */
function whyOf(current: PlanContent, proposal: Proposal): Answers {
  const { trigger, kinds, otherwise, content, carries, copyChange } = proposal;
  return {
    [ask.kinds.key]: kinds.join(','),
    [ask.parts.key]: partsIn(current, content).join(','),
    [ask.carries.key]: carries.join(','),
    ...(trigger !== undefined && { [ask.trigger.key]: trigger }),
    ...(otherwise !== undefined && { [ask.otherwise.key]: otherwise }),
    ...copyAnswers(copyChange),
  };
}

const copyAnswers = (change: Proposal['copyChange']): Answers =>
  change ? { [ask.copyWhy.key]: change.why, [ask.copyReason.key]: change.reason } : {};

const partsIn = (before: PlanContent, after: PlanContent) =>
  ask.Part.options.filter((part) => !same(before[part], after[part]));

/** All evidence there is for it: what this form says, and what was noted of the open change that was never in the form (R9, R11). */
export function evidenceOf(entered: Entered, { plan }: PlanContext): readonly Evidence[] {
  const mine = evidence.of(entered.answers) ?? [];
  const seen = [...mine.map(({ key }) => key), ...baseOf(entered).evidence];
  return [...(plan?.proposal?.evidence ?? []).filter(({ key }) => !seen.includes(key)), ...mine];
}

/** What a colleague's change says that this form does not ask about anew: copies where they were not touched, and what it carries. */
export function takenOver(entered: Entered, context: PlanContext): Filled & { readonly base: Pick<Base, 'copies'> } {
  const { answers } = entered;
  const { copyChange, carries = [] } = context.plan?.proposal ?? {};
  const copies = copiesOf(context);
  return {
    answers: {
      ...(answers[ask.copyTo.key] === baseOf(entered).copies && {
        [ask.copyTo.key]: copies,
        ...copyAnswers(copyChange),
      }),
      ...(carries.length > 0 && {
        [ask.carries.key]: [...new Set([...carries, ...(ask.carries.of(answers) ?? [])])].join(','),
      }),
    },
    base: { copies },
  };
}

/** A content as answers of the form. */
export const answersOf = (content: PlanContent): Answers => ({
  [visits.key]: rowsText(content.visits.map(visitRow)),
  [outcomes.key]: rowsText(content.outcomes.map(outcomeRow)),
  [ask.equipment.key]: content.equipment.join('\n'),
  [ask.monitoring.key]: content.monitoring,
  [ask.matters.key]: content.matters,
  [ask.afterwards.key]: content.afterwards ?? '',
  [ask.talked.key]: (content.talked ?? []).join(','),
});

/** The answers as a content; undefined when they do not add up to one. */
export function contentOf(entered: Entered): PlanContent | undefined {
  const { answers } = entered;
  const startsOn = ask.startsOn.of(answers);
  return PlanContent.safeParse({
    visits: visits.of(answers)?.map((visit) => withFirstDay(visit, startsOn, entered)),
    outcomes: outcomes.of(answers),
    equipment: ask.equipment.of(answers),
    monitoring: ask.monitoring.of(answers) ?? '',
    matters: ask.matters.of(answers) ?? '',
    ...(ask.afterwards.of(answers) && { afterwards: ask.afterwards.of(answers) }),
    ...((ask.talked.of(answers) ?? []).length > 0 && { talked: ask.talked.of(answers) }),
    ...ask.meanwhileIn(answers),
    startsOn,
  }).data;
}

/** A visit for a while begins with the change that brings it, and keeps that day in later versions (R8), as one that is paused does. */
export function withFirstDay(visit: Visit, startsOn: Day | undefined, { base }: Entered): Visit {
  const { content: before, seen = '' } = baseOf({ base });
  const old = before?.visits.find(({ key }) => key === visit.key);
  if (old && visit.until === undefined) return isPause(old) ? { ...visit, from: old.from } : visit;
  const isOfOpenChange = old?.from !== undefined && old.from === before?.startsOn && /^\d+\.[^~]/u.test(seen);
  const from = old && !isOfOpenChange ? old.from : startsOn;
  return visit.until === undefined || from === undefined ? visit : { ...visit, from };
}

const alsoOf = ({ base, answers }: Session) =>
  [...new Set(baseOf({ base }).also ?? [])].filter((one) => one !== ask.trigger.of(answers));

/** Staff who are to visit now and are not in the circle: they are asked, and join it once it is agreed (R4, R15). */
export const joiningIn = (content: PlanContent, { person, plan }: PlanContext): readonly Visitor[] =>
  newlyNamed(content, plan?.current).filter(
    ({ staff }) => person?.circle.every((one) => one.staff !== staff) && !person.closedTo?.includes(staff),
  );

/** The answers as one command; undefined when they do not add up to one. */
export function commandOf(
  session: Session,
  context: PlanContext,
): Extract<PlanCommand, { type: 'propose' }> | undefined {
  const { answers } = session;
  const content = contentOf(session);
  if (!content) return undefined;
  const revision = context.plan?.current !== undefined;
  return proposing(session, context, {
    content,
    trigger: revision ? ask.trigger.of(answers) : undefined,
    kinds: revision ? [...(ask.kinds.of(answers) ?? [])] : [],
    evidence: revision ? [...evidenceOf(session, context)] : [...(context.plan?.evidence ?? [])],
    alsoBecause: revision ? alsoOf(session) : undefined,
    carries: revision ? [...(ask.carries.of(answers) ?? [])] : [],
  });
}

/** The issue, for example, that the form was begun in; the plan itself is none. */
function cameFrom({ openedFor }: Session, person: PersonId): RecordId | undefined {
  const from = RecordId.safeParse(openedFor[RECORD]).data;
  return from === planIdOf(person) ? undefined : from;
}

/** A command of what every form that proposes a change asks, and of what is its own. */
export function proposing(
  session: Session,
  context: PlanContext,
  own: Pick<Proposed, 'content' | 'trigger' | 'kinds' | 'evidence' | 'alsoBecause' | 'carries'>,
): Extract<PlanCommand, { type: 'propose' }> | undefined {
  const { answers, token } = session;
  const { person, plan } = context;
  if (!person) return undefined;
  const carer = unnamedCarer(answers, context);
  const parties = partiesOf(circleOf(person), plan, carer);
  const copyKeys = ask.copyKeysOf(answers);
  const [why, reason] = [ask.copyWhy.of(answers), ask.copyReason.of(answers)];
  const others = ask.othersThanBefore(answers, context);
  return {
    type: 'propose',
    proposed: {
      ...own,
      id: token,
      from: cameFrom(session, person.id),
      deciding: decidingOf(answers, context) ?? { capacity: { answer: person.capacity } },
      effect: effectOfObjection(answers, context),
      otherwise: ask.otherwise.when(answers, context) ? ask.otherwise.of(answers) : undefined,
      copyTo: parties.filter(({ key }) => copyKeys.includes(key)).map(recipientOf),
      joins: joiningIn(own.content, context).map(({ staff }) => staff),
      copyChange: others && why !== undefined ? { why, reason: reason ?? '' } : undefined,
    },
    seen: baseOf(session).seen ?? seenNow(nothingYet),
    reablementStarted: person.started,
    answers: saidSoFar(answers, context),
    notAsked: staysNo(answers, context),
    carer,
  };
}
