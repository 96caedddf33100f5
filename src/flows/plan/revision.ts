import type { Subject, Viewer } from '../../access/viewer.ts';
import type { Day } from '../../kernel/days.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { PlanRefusal } from '../../plans/commands.ts';
import { EMPTY } from '../../plans/content.ts';
import { type Plan } from '../../plans/plan.ts';
import { seenNow } from '../../plans/seen.ts';
import { newest } from '../../plans/versions.ts';
import { rebased } from '../../plans/rebase.ts';
import type { Refused, Step } from '../../forms/form.ts';
import type { Answers } from '../../forms/question.ts';
import type { Session } from '../../forms/session.ts';
import { capacity } from '../../questions/capacity.ts';
import { decidingSteps } from '../../questions/deciding-steps.ts';
import * as agree from './agreement.ts';
import {
  BUILD,
  answersOf,
  baseOf,
  commandOf,
  contentOf,
  filled,
  KEEP,
  startingFrom,
  takenOver,
  type Base,
} from './content.ts';
import { listed } from '../../kernel/listed.ts';
import { notBefore, openShown } from './beside-open.ts';
import { comparisonOf } from './comparison.ts';
import { overheard } from './overheard.ts';
import { warningsFor } from './revision-warnings.ts';
import { visitorsFor } from './visitors-for.ts';
import * as ask from './questions.ts';
import { evidence, outcomes, visits } from './rows.ts';
import { withAssessed } from '../../questions/context.ts';
import { aboutPlan, inPlan, PERSON_STEP } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { meanwhileWords, proposedWords } from './wording.ts';

/** A plan is started, or a change of it proposed, and everybody in it is asked (R6 to R12, R17, R18). */
export function planRevision(plans: Plans, monitored: Monitored): Flow<PlanContext> {
  const about = aboutPlan(plans, 'record');
  return {
    ...about,
    async load(opening) {
      const context = await withAssessed(await about.load(opening), opening.viewer, plans.lastAssessed);
      const { person, plan, today } = context;
      const isFirst = person && !plan?.current && opening.session.answers[ask.monitoring.key] === undefined;
      return {
        ...context,
        monitoredNow: isFirst ? await monitored(opening.viewer, person, today) : undefined,
        visitors: person && (await visitorsFor(person, plans)),
      };
    },
    id: 'plan-revision',
    title: 'Reablement plan',
    opensFor: [KEEP, BUILD, ask.kinds.key],
    phrases: [
      'change the plan',
      'change the plan for',
      'revise the plan',
      'plan revision',
      'propose a revision',
      'start a plan',
      'start a plan for',
      'new plan for',
      'the plan needs changing',
      'update the plan',
      'change the visits',
      'change the calls',
    ],
    offer: {
      button: 'Start or change a plan',
      example: 'change the plan for Ada Palmer',
      onPerson: 'Plan',
      opens: 'plan',
      group: 'person',
      rank: 20,
      daily: 'all',
    },
    steps: (context) => [...STEPS, ...agree.agreementSteps(context)],
    recordWords: 'Ask everybody to agree',
    fills: filled,
    overhears: overheard,
    compares: (entered, context) => comparisonOf(contentOf(entered), context),
    warnings: (entered, context) => warningsFor(contentOf(entered), entered, context),
    carryOut: intoPlan(plans),
  };
}

/** How progress is monitored by the newest change of it that was recorded. */
export type Monitored = (
  viewer: Viewer,
  person: VisiblePerson['the'] & Subject,
  today: Day,
) => Promise<string | undefined>;

const intoPlan = (plans: Plans) =>
  intoRecord(plans.record, {
    command: (session, context: PlanContext) => inPlan(context, commandOf(session, context)),
    said: async ({ context: { person }, viewer }) => ({
      view: 'proposal',
      words: proposedWords(person && (await plans.planFor(viewer, person))),
    }),
    refused: (refusal, session, context) =>
      refusal.code === 'PLAN.CHANGED-MEANWHILE' ? joined(refusal, session, context, plans) : undefined,
  });

const STEPS: readonly Step<PlanContext>[] = [
  PERSON_STEP,
  {
    id: 'why',
    title: 'What should change, and why',
    intro: whyIntro,
    questions: [ask.trigger, ask.kinds, ask.otherwise, ask.parts],
  },
  { id: 'matters', title: 'What matters', questions: [ask.matters] },
  { id: 'outcomes', title: 'Outcomes', questions: [outcomes] },
  { id: 'outcome', title: 'An outcome', rowOf: outcomes, questions: outcomes.list.questions },
  { id: 'visits', title: 'Visits', questions: [visits] },
  { id: 'visit', title: 'A visit', rowOf: visits, questions: visits.list.questions },
  {
    id: 'rest',
    title: 'Equipment, monitoring, afterwards',
    questions: [ask.equipment, ask.monitoring, ask.afterwards, ask.talked],
  },
  { id: 'when', title: 'From when', questions: [ask.startsOn, ask.meanwhile, capacity] },
  ...decidingSteps,
  { id: 'evidence', title: 'Evidence', questions: [evidence] },
  { id: 'piece', title: 'A piece of evidence', rowOf: evidence, questions: evidence.list.questions },
  { id: 'carries', title: 'Written by hand', intro: ask.writtenByHand, questions: [ask.carries] },
  { id: 'copies', title: 'Copies', questions: [ask.copyTo] },
  { id: 'other-copies', title: 'Copies', questions: [ask.copyWhy, ask.copyReason] },
];

/** R35: other help is thought of whenever a plan is. R12: what is proposed already is said first. */
function whyIntro(_: Answers, context: PlanContext): string | undefined {
  if (!context.plan?.current) return undefined;
  const open = openShown(context);
  return listed(
    open !== undefined &&
      `${open}\nIf yours is another change, it is added to this one, and everybody is asked about both.`,
    'Think also of what else could help: health services, telecare, groups nearby.',
  ).join('\n');
}

/** A colleague changed the plan while this form was open: both are joined, and it is said what theirs was (S53). */
async function joined(
  refusal: Extract<PlanRefusal, { code: 'PLAN.CHANGED-MEANWHILE' }>,
  session: Session,
  context: PlanContext,
  { directory }: Plans,
): Promise<Refused> {
  const { now } = refusal;
  const { answers } = session;
  const [theirs, mine] = [startingFrom(now, context.today), contentOf(session)];
  const base = baseOf(session);
  const by = now.proposal?.by ?? newest(now)?.by;
  const who = (by && (await directory.staff(by)))?.name ?? 'Somebody';
  const content =
    theirs && mine && rebased(base.content ?? { ...EMPTY, startsOn: mine.startsOn }, theirs, mine).content;
  const asked = agree.spokenKeys(answers, context);
  const taken = takenOver(session, { ...context, plan: now });
  return {
    words: [
      meanwhileWords({ now, theirs, base, who, isKnown: base.beside === now.proposal?.id }),
      ...(asked.length > 0 ? [agree.ASK_AGAIN] : []),
    ].join(' '),
    instead: {
      answers: {
        ...(content && answersOf(content)),
        ...taken.answers,
        ...kindsOf(session, now),
        ...notBefore(answers, now),
        // R6: who agreed to one of the two has not been asked about both.
        ...Object.fromEntries(asked.map((key) => [key, ''])),
      },
      base: {
        ...base,
        ...taken.base,
        seen: seenNow(now),
        beside: undefined,
        also: alsoIn(base, now),
        ...(theirs && { content: theirs }),
      } satisfies Base,
    },
  };
}

/** R7, R8: of two changes that are joined both reasons and both kinds are kept. */
const alsoIn = ({ also = [] }: Base, { proposal }: Plan) =>
  proposal ? [...also, ...(proposal.alsoBecause ?? []), ...(proposal.trigger ? [proposal.trigger] : [])] : also;

function kindsOf({ answers }: Session, { proposal }: Plan): Answers {
  const kinds = [...new Set([...(ask.kinds.of(answers) ?? []), ...(proposal?.kinds ?? [])])];
  // What somebody else wrote for "something else" stands beside what this form says of it.
  const otherwise = bothOf(ask.otherwise.of(answers), proposal?.otherwise);
  return {
    ...(proposal && { [ask.kinds.key]: kinds.join(',') }),
    ...(otherwise !== undefined && { [ask.otherwise.key]: otherwise }),
  };
}

/** Joined twice, it is said once. */
const bothOf = (mine?: string, theirs?: string): string | undefined =>
  mine === undefined || theirs === undefined || mine.includes(theirs) ? (mine ?? theirs) : sentences(mine, theirs);
