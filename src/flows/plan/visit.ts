import type { Viewer } from '../../access/viewer.ts';
import type { Filled, Refused, Step } from '../../forms/form.ts';
import type { Answers, Question, SaidWhere } from '../../forms/question.ts';
import type { Entered, Session } from '../../forms/session.ts';
import { listed } from '../../kernel/listed.ts';
import { ok } from '../../kernel/result.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { PlanRefusal } from '../../plans/commands.ts';
import type { PlanContent } from '../../plans/content.ts';
import { newest } from '../../plans/versions.ts';
import type { Proposal } from '../../plans/proposal.ts';
import { capacity } from '../../questions/capacity.ts';
import { decidingSteps } from '../../questions/deciding-steps.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as agree from './agreement.ts';
import { evidenceTaken, isNew, join, joined, mayShow, notBefore, openShown, supports } from './beside-open.ts';
import { comparisonOf } from './comparison.ts';
import { baseOf, filledFor, proposing, startingFrom, type Base } from './content.ts';
import { evidenceWords } from './in-words.ts';
import { followsFrom } from './follows-from.ts';
import * as one from './one-visit.ts';
import { overheardFewer } from './overheard.ts';
import { withAssessed } from '../../questions/context.ts';
import { aboutPlan, inPlan, PERSON_STEP, START_A_PLAN } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';
import * as ask from './questions.ts';
import { warningsFor } from './revision-warnings.ts';
import {
  evidenceFields,
  evidenceFrom,
  evidenceOn,
  evidenceWho,
  evidenceWords as saidWords,
  visitFields,
} from './rows.ts';
import { saidBy } from './said-by.ts';
import { meanwhileWords, proposedWords } from './wording.ts';
import { visitorsFor } from './visitors-for.ts';

interface VisitContext extends PlanContext {
  readonly me: Viewer;
}

/** One visit is stopped, changed, paused, ended or added, from the plan itself: why and what kind follow from that (R12). */
export function planVisit(plans: Plans): Flow<VisitContext> {
  const about = aboutPlan(plans, 'record');
  return {
    ...about,
    async load(opening) {
      const context = await withAssessed(await about.load(opening), opening.viewer, plans.lastAssessed);
      const visitors = context.person && (await visitorsFor(context.person, plans));
      return { ...context, me: opening.viewer, visitors };
    },
    id: 'plan-visit',
    title: 'Change a visit',
    opensFor: [one.TOUCH, one.VISIT, one.SAID],
    phrases: [
      'change a visit',
      'stop a visit',
      'add a visit',
      'move a visit',
      'change one visit',
      'one visit less',
      'one visit more',
    ],
    steps: (context) => stepsFor(context),
    recordWords: 'Ask everybody to agree',
    resets: { ...about.resets, ...RESETS },
    fills: filled,
    overhears: overheardFewer,
    first: START_A_PLAN,
    idle: ({ person, plan }) =>
      person && !plan?.current ? 'There is no agreed plan yet, so no visit of it can be changed.' : undefined,
    compares: (entered, context) => comparisonOf(one.contentAfter(entered, context), context),
    warnings: (entered, context) => [
      ...listed(one.endsForGood(entered)),
      ...warningsFor(one.contentAfter(entered, context), entered, context),
    ],
    carryOut: intoPlan(plans),
  };
}

/** Another visit, or something else to be done with it, is asked about anew; why follows from it. */
const FOLLOWS = [ask.trigger.key, ask.kinds.key];
const FIELDS = one.fields.map(({ key }) => key);
const RESETS = {
  [one.touch.key]: [one.stops.key, one.pauses.key, one.chosenVisit.key, ...FIELDS, ...FOLLOWS],
  [one.chosenVisit.key]: [...FIELDS, ...FOLLOWS],
  [one.stops.key]: FOLLOWS,
  [one.pauses.key]: FOLLOWS,
  ...Object.fromEntries(FIELDS.map((key) => [key, FOLLOWS])),
};

/** Several can stop, or be paused, at once. */
const WHICH: Readonly<Record<string, string>> = { stop: one.stops.key, pause: one.pauses.key };

/** R9: what shows it, with who saw or said it, unless that is in the plan already. */
const EVIDENCE: readonly Question<unknown, PlanContext>[] = evidenceFields.questions.map((question) => ({
  ...question,
  when: (answers, context) => isNew(answers, context) && question.when(answers, context),
  ...(question.key === saidWords.key && { together: saidByOthers }),
}));

/** Words that name who said it, and when, fill in these as well: they are not what whoever types saw today. */
function saidByOthers(text: string, context: PlanContext, _: Answers, where: SaidWhere) {
  const said = where === 'asked' ? saidBy(text, context.person, context.today) : undefined;
  const taken = said && saidWords.take(said[saidWords.key] ?? '', context);
  return taken && (taken.ok ? ok(said) : taken);
}

const stepsFor = (context: VisitContext): readonly Step<VisitContext>[] => [
  PERSON_STEP,
  {
    id: 'which',
    title: 'What changes',
    intro: () => {
      const open = openShown(context);
      return (
        listed(open, open !== undefined && 'With that change the visits are:', one.visitsShown(context)).join('\n') ||
        undefined
      );
    },
    questions: [join, one.touch, one.chosenVisit],
  },
  { id: 'visit', title: 'The visit', questions: one.fields },
  {
    id: 'when',
    title: 'From when, and what shows it',
    intro: () =>
      mayShow(context)
        .map((piece, index) => `${index + 1}. ${evidenceWords(piece)}`)
        .join('\n') || undefined,
    questions: [one.stops, one.pauses, ask.startsOn, one.lastDay, capacity, supports, ...EVIDENCE],
  },
  { id: 'until-then', title: 'Until it begins', questions: [ask.safeUntilThen] },
  ...decidingSteps,
  ...agree.agreementSteps(context),
  { id: 'carries', title: 'Written by hand', intro: ask.writtenByHand, questions: [ask.carries] },
  { id: 'why', title: 'Why', follows: true, questions: [ask.trigger, ask.kinds, ask.otherwise] },
  { id: 'copies', title: 'Copies', follows: true, questions: [ask.copyTo] },
  { id: 'other-copies', title: 'Copies', follows: true, questions: [ask.copyWhy, ask.copyReason] },
];

function filled(entered: Entered & Partial<Pick<Session, 'openedFor'>>, context: VisitContext): Filled {
  const { plan, person, today, visitors = [], me } = context;
  if (!person || !plan?.current) return { answers: {} };
  const { [one.TOUCH]: touch, [one.VISIT]: visit, [one.SAID]: said } = entered.openedFor ?? {};
  const { base, answers: shared } = filledFor(context);
  const job = visitors.find(({ staff }) => staff === me.staff)?.job;
  const mine = person.circle.find(({ staff }) => staff === me.staff);
  const from = mine?.part === 'support-worker' ? 'support-worker' : mine ? 'in-plan' : 'other';
  const known = {
    ...shared,
    ...(touch !== undefined && { [one.TOUCH]: touch }),
    ...(visit !== undefined && { [WHICH[touch ?? ''] ?? one.VISIT]: visit }),
    // R7: what is joined begins no earlier than either was to.
    [ask.startsOn.key]: [today, plan.current.startsOn, plan.proposal?.content.startsOn ?? today].toSorted().at(-1),
    ...(said === undefined && {
      [evidenceFrom.key]: from,
      [evidenceWho.key]: job === undefined ? me.name : `${me.name}, ${job}`,
    }),
    [evidenceOn.key]: today,
    ...entered.answers,
  };
  const answers = { ...one.fieldsOf(known, context), ...known };
  return { base, answers: { ...answers, ...follows(answers, base, context) } };
}

/** R7, R8: why and what kind, once it is known what changes. */
function follows(answers: Filled['answers'], base: unknown, context: PlanContext): Filled['answers'] {
  // What the change that is joined does has its own reason.
  const before = startingFrom(context.plan, context.today);
  const after = one.contentAfter({ answers, base }, context);
  if (!before || !after) return {};
  const { trigger, kinds } = followsFrom(before, after);
  const open = context.plan?.proposal;
  return {
    [ask.trigger.key]: trigger,
    [ask.kinds.key]: [...new Set([...kinds, ...(open?.kinds ?? [])])].join(','),
    ...(open?.otherwise !== undefined && { [ask.otherwise.key]: open.otherwise }),
  };
}

const intoPlan = (plans: Plans) =>
  intoRecord(plans.record, {
    command: (session, context: VisitContext) => inPlan(context, commandOf(session, context)),
    said: async ({ context: { person }, viewer }) => ({
      view: 'proposal',
      words: proposedWords(person && (await plans.planFor(viewer, person))),
    }),
    // S53: the change is made to the plan as it is by now, and everybody is asked about both.
    refused: (refusal, session, context) =>
      refusal.code === 'PLAN.CHANGED-MEANWHILE' ? changedMeanwhile(refusal, session, context, plans) : undefined,
  });

/** S53: what this form leaves of the visit as it was when it began is taken from the newer plan. */
function untouched({ answers }: Pick<Session, 'answers'>, base: PlanContent | undefined, now: PlanContent | undefined) {
  const visitIn = (content: PlanContent | undefined) =>
    content?.visits.find(({ key }) => key === one.chosenVisit.of(answers));
  const [was, newer] = [visitIn(base), visitIn(now)];
  if (!was || !newer || one.touch.of(answers) !== 'change') return {};
  const [old, rows]: readonly [Session['answers'], Session['answers']] = [
    visitFields.rowFrom(was),
    visitFields.rowFrom(newer),
  ];
  return Object.fromEntries(
    FIELDS.filter((key) => (answers[key] ?? '') === (old[key] ?? '')).map((key) => [key, rows[key] ?? '']),
  );
}

async function changedMeanwhile(
  refusal: Extract<PlanRefusal, { code: 'PLAN.CHANGED-MEANWHILE' }>,
  session: Session,
  context: VisitContext,
  plans: Plans,
): Promise<Refused> {
  const { now } = refusal;
  const theirs = startingFrom(now, context.today);
  const by = now.proposal?.by ?? newest(now)?.by;
  const who = (by && (await plans.directory.staff(by)))?.name ?? 'Somebody';
  const asked = agree.spokenKeys(session.answers, context);
  return {
    words: sentences(
      meanwhileWords({ now, theirs, base: baseOf(session), who }),
      ...(asked.length > 0 ? [agree.ASK_AGAIN] : []),
    ),
    instead: {
      answers: {
        ...joined(session.answers),
        ...untouched(session, baseOf(session).content, theirs),
        ...notBefore(session.answers, now),
        ...Object.fromEntries(asked.map((key) => [key, ''])),
      },
      base: filledFor({ ...context, plan: now }).base satisfies Base,
    },
  };
}

function commandOf(session: Session, context: PlanContext) {
  const { answers, token } = session;
  const content = one.contentAfter(session, context);
  const [evidence, open] = [evidenceFields.value(answers), context.plan?.proposal];
  const known = evidenceTaken(answers, context);
  return (
    content &&
    proposing(session, context, {
      content,
      trigger: ask.trigger.of(answers),
      kinds: [...(ask.kinds.of(answers) ?? [])],
      evidence: [...known, ...(evidence && isNew(answers, context) ? [{ ...evidence, key: token }] : [])],
      alsoBecause: alsoOf(answers, open),
      carries: [...new Set([...(open?.carries ?? []), ...(ask.carries.of(answers) ?? [])])],
    })
  );
}

const alsoOf = (answers: Session['answers'], open: Proposal | undefined) =>
  [...new Set([...(open?.alsoBecause ?? []), ...(open?.trigger ? [open.trigger] : [])])].filter(
    (trigger) => trigger !== ask.trigger.of(answers),
  );
