import { ok, refuse } from '../../kernel/result.ts';
import type { Directory } from '../../people/directory.ts';
import type { PlanCommand, PlanRefusal } from '../../plans/commands.ts';
import { differences } from '../../plans/difference.ts';
import { newest, nothingYet, seenNow, type Plan } from '../../plans/plan.ts';
import { doubtsIn } from '../../plans/problems.ts';
import { inTheWay } from '../../plans/proposal.ts';
import { rebased } from '../../plans/rebase.ts';
import { listWords, minutesWords } from '../../plans/words.ts';
import { minutesAWeek } from '../../plans/content.ts';
import type { Answers, Asking } from '../engine/question.ts';
import type { Flow, Refused } from '../engine/flow.ts';
import type { Session } from '../engine/session.ts';
import * as agree from './agreement.ts';
import { answersOf, BASE, baseOf, contentOf, filled, SEEN, startingFrom } from './content.ts';
import { overheard } from './overheard.ts';
import { partiesOf, planIdOf, recipientOf } from './parties.ts';
import * as ask from './questions.ts';
import { evidence, outcomes, visits } from './rows.ts';
import type { Plans } from './plans.ts';
import { meanwhileWords, triggerWords } from './wording.ts';

/** A plan is started, or a change of it proposed, and everybody in it is asked (R6 to R12, R17, R18). */
export function planRevision(plans: Plans, directory: Directory): Flow {
  return {
    id: 'plan-revision',
    version: 1,
    title: 'Reablement plan',
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
    ],
    startsFrom: 'person',
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Start or change a plan', example: 'change the plan for Ada Palmer', onPerson: 'Plan' },
    steps: [
      { id: 'person', title: 'Who', questions: [ask.person] },
      {
        id: 'why',
        title: 'What should change, and why',
        intro: whyIntro,
        questions: [ask.trigger, ask.kinds, ask.otherwise, ask.parts],
      },
      { id: 'matters', title: 'What matters', questions: [ask.matters] },
      { id: 'outcomes', title: 'Outcomes', questions: [outcomes] },
      { id: 'outcome', title: 'An outcome', rowOf: outcomes, questions: outcomes.questions },
      { id: 'visits', title: 'Visits', questions: [visits] },
      { id: 'visit', title: 'A visit', rowOf: visits, questions: visits.questions },
      { id: 'rest', title: 'Equipment and monitoring', questions: [ask.equipment, ask.monitoring] },
      { id: 'when', title: 'From when', questions: [ask.startsOn, ask.until] },
      { id: 'evidence', title: 'Evidence', questions: [evidence] },
      { id: 'piece', title: 'A piece of evidence', rowOf: evidence, questions: evidence.questions },
      {
        id: 'agreement',
        title: 'Who agrees',
        intro: () => 'Everybody else in the plan is asked in Teams once you have recorded this.',
        questions: [agree.personAgrees, agree.carerAgrees, agree.carerName, agree.askedHow],
      },
      {
        id: 'regard',
        title: 'Without agreement',
        questions: [agree.goAhead, agree.views, agree.wellbeingImpact, agree.wellbeing],
      },
      { id: 'copies', title: 'Copies', questions: [ask.copyTo, ask.copyWhy, ask.copyReason, ask.carries] },
    ],
    recordWords: 'Ask everybody to agree',
    resets: { person: HANGING },
    gather: async (viewer, _, person) => ({ plan: person && (await plans.planFor(viewer, person.the)) }),
    fills: filled,
    overhears: overheard,
    warnings,
    async finish(session, asking, viewer) {
      const { person } = asking;
      const command = commandOf(session, asking);
      if (!person || !command) return refuse({ words: 'Something is still missing. Please go back and check.' });
      const given = await plans.record.begin(planIdOf(person.id), {
        command: { ...command, leads: await directory.leadsOf(person.team), workingDays: plans.workingDays },
        tell: [],
        viewer,
        team: person.team,
      });
      if (!given.ok) {
        const { own, ...refused } = given.refusal;
        return refuse(own?.code === 'PLAN.CHANGED-MEANWHILE' ? await joined(own, session.answers, directory) : refused);
      }
      const now = await plans.planFor(viewer, person);
      const waiting = (now?.proposal?.parties ?? []).filter(({ answer }) => !answer).length;
      return ok({
        record: given.value.id,
        words: now?.proposal
          ? waiting > 0
            ? `Proposed. ${waiting === 1 ? 'One person has' : `${waiting} people have`} still to answer.`
            : 'Proposed. It waits, because somebody does not agree.'
          : `Version ${now ? (newest(now)?.version ?? 1) : 1} holds. Now tell everybody who must know.`,
      });
    },
  };
}

/** All that is about the person who was chosen. */
const HANGING = [
  ...[ask.trigger, ask.kinds, ask.otherwise, ask.parts, ask.matters, outcomes, visits, ask.equipment, ask.monitoring],
  ...[ask.startsOn, ask.until, evidence, agree.personAgrees, agree.carerAgrees, agree.carerName, agree.askedHow],
  ...[agree.goAhead, agree.views, agree.wellbeingImpact, agree.wellbeing, ask.copyTo, ask.copyWhy, ask.copyReason],
  ...[ask.carries],
]
  .map(({ key }) => key)
  .concat(SEEN, BASE);

/** R35: other help is thought of whenever a plan is. */
const whyIntro = (_: Answers, { plan }: Asking): string | undefined =>
  plan?.current ? 'Think also of what else could help: health services, telecare, groups nearby.' : undefined;

type Propose = Extract<PlanCommand, { type: 'propose' }>;

/** The answers as one command; undefined when they do not add up to one. */
function commandOf({ answers, token }: Session, asking: Asking): Omit<Propose, 'leads' | 'workingDays'> | undefined {
  const { person, plan } = asking;
  const content = contentOf(answers);
  if (!person || !content) return undefined;
  const parties = partiesOf(person, plan, agree.unnamedCarer(answers, asking));
  const copyKeys = ask.copyTo.of(answers) ?? [];
  const [why, reason] = [ask.copyWhy.of(answers), ask.copyReason.of(answers)];
  const others = ask.othersThanBefore(answers, asking);
  const revision = plan?.current !== undefined;
  const trigger = revision ? ask.trigger.of(answers) : undefined;
  const otherwise = ask.otherwise.when(answers, asking) ? ask.otherwise.of(answers) : undefined;
  return {
    type: 'propose',
    proposed: {
      id: token,
      content,
      kinds: revision ? [...(ask.kinds.of(answers) ?? [])] : [],
      evidence: revision ? [...(evidence.of(answers) ?? [])] : [],
      copyTo: parties.filter(({ key }) => copyKeys.includes(key)).map(recipientOf),
      carries: revision ? [...(ask.carries.of(answers) ?? [])] : [],
      ...(trigger !== undefined && { trigger }),
      ...(otherwise !== undefined && { otherwise }),
      ...(others && why !== undefined && { copyChange: { why, reason: reason ?? '' } }),
    },
    seen: answers[SEEN] ?? seenNow(nothingYet),
    reablementStarted: person.started,
    answers: agree.saidSoFar(answers, asking),
    present: parties,
  };
}

/** Somebody else changed the plan while this form was open: both are joined, and it is said what theirs was (S53). */
async function joined(
  refusal: Extract<PlanRefusal, { code: 'PLAN.CHANGED-MEANWHILE' }>,
  answers: Answers,
  directory: Directory,
): Promise<Refused> {
  const { now } = refusal;
  const [theirs, mine] = [startingFrom(now), contentOf(answers)];
  const base = baseOf(answers);
  const by = now.proposal?.by ?? newest(now)?.by;
  const who = (by && (await directory.staff(by)))?.name ?? 'Somebody';
  const content = theirs && mine && rebased(base ?? EMPTY, theirs, mine).content;
  return {
    words: meanwhileWords(refusal, base, who),
    answers: {
      [SEEN]: seenNow(now),
      ...(theirs && { [BASE]: JSON.stringify(theirs) }),
      ...(content && answersOf(content)),
    },
  };
}

function warnings(answers: Answers, asking: Asking): readonly string[] {
  const { plan } = asking;
  const content = contentOf(answers);
  return [
    ...ofOpenProposal(plan),
    ...(content ? doubtsIn(content) : []),
    ...(content && plan?.current ? ofMinutes(plan.current, content) : []),
    ...(agree.goesAhead(answers)
      ? ['Not everybody agrees. The plan will say that it was decided without agreement.']
      : []),
    ...(ask.othersThanBefore(answers, asking) ? [copyDifference(answers, asking)] : []),
  ];
}

function ofOpenProposal(plan: Plan | undefined): readonly string[] {
  if (!plan?.proposal) return [];
  const against = inTheWay(plan.proposal).map(({ name }) => name);
  return [
    `People are being asked about another change already${against.length > 0 ? `, to which ${listWords(against)} does not agree` : ''}. This takes its place, and everybody is asked again.`,
  ];
}

function ofMinutes(
  before: Parameters<typeof minutesAWeek>[0],
  after: Parameters<typeof minutesAWeek>[0],
): readonly string[] {
  const [old, now] = [minutesAWeek(before), minutesAWeek(after)];
  return old === now ? [] : [`${minutesWords(now)} of support a week instead of ${minutesWords(old)}.`];
}

/** R17: the difference is shown before it is recorded. */
function copyDifference(answers: Answers, { plan, person }: Asking): string {
  const now = ask.copyTo.of(answers) ?? [];
  const before = plan?.copyTo ?? [];
  const parties = person ? partiesOf(person, plan) : [];
  const [more, fewer] = [
    parties.filter(({ key }) => now.includes(key) && before.every((one) => one.key !== key)),
    before.filter(({ key }) => !now.includes(key)),
  ];
  return [
    ...(more.length > 0 ? [`Gets a copy from now on: ${listWords(more.map(({ name }) => name))}.`] : []),
    ...(fewer.length > 0 ? [`Gets no copy any more: ${listWords(fewer.map(({ name }) => name))}.`] : []),
  ].join(' ');
}

const EMPTY = { outcomes: [], visits: [], equipment: [], monitoring: '', matters: '' };
void differences;
void triggerWords;
