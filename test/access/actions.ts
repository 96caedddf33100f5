import { ON_PRESS } from '../../src/app/pressed.ts';
import type { Outbound } from '../../src/chat/outbound.ts';
import { CHECK } from '../../src/forms/bound.ts';
import type { OpenForms } from '../../src/forms/open-forms.ts';
import type { AnyFlow } from '../../src/flows/flow.ts';
import type { MenuPage } from '../../src/flows/menu-page.ts';
import { rowsText } from '../../src/forms/kinds/rows.ts';
import type { Answers } from '../../src/forms/question.ts';
import type { Session } from '../../src/forms/session.ts';
import { PERSON, RECORD } from '../../src/questions/context.ts';
import { COMMANDS } from '../../src/guidance/commands.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import { dayOf, instant } from '../../src/kernel/days.ts';
import { weekOf } from '../../src/flows/weekly-question/rules.ts';
import { SessionId, type PersonId, type RecordId, type StaffId } from '../../src/kernel/ids.ts';
import { staffCalled } from '../support/changing.ts';
import { stepsOf } from '../support/form.ts';
import { PLAN_NOTICES } from '../support/plan.ts';
import { OPEN_PROPOSAL } from '../support/made-plan.ts';
import type { World } from '../support/talk.ts';
import { type Chat } from '../support/talk.ts';

/** Somebody, and a record about them, that an action is aimed at. */
export interface Target {
  readonly person: PersonId;
  readonly name: string;
  readonly reference: string;
  readonly record: RecordId;
  readonly recordReference: string;
  /** Their records of other kinds, by kind. */
  readonly others: ReadonlyMap<string, RecordId>;
}

/** Whoever acts: a member of staff in a chat, or somebody nobody knows. */
export type Actor = Pick<Chat, 'says' | 'sends'>;

/** One thing that can be done with the bot, aimed at somebody. */
export interface Action {
  /** As in the table of expectations. */
  readonly row: string;
  readonly title: string;
  /** Who wrote the record it is aimed at, when that has to be whoever acts. */
  readonly ownRecord?: true;
  /** The form in whoever acts' hands. */
  readonly form?: { readonly session: Session; readonly cancelled: boolean };
  run(actor: Actor, target: Target): Promise<{ readonly outbound: readonly Outbound[] }>;
}

export const FORM = SessionId.parse('cellform');

/** The change and the version for which a form about a plan was opened. */
const PINNED = { proposal: OPEN_PROPOSAL, version: '2' };

/** Answers with which each flow can be recorded, apart from whom it is about. A new flow needs a line here. */
const ANSWERS: Readonly<Record<string, (staff: StaffId, target: Target) => Answers>> = {
  'information-given': (_, { person }) => ({
    person,
    topics: 'equipment',
    what: 'Cell given',
    to: 'the-person',
    ways: 'spoken',
    language: 'English',
    on: '2026-11-20',
    understood: 'yes',
    checked: 'Cell checked',
    routes: '',
  }),
  'information-again': () => ({
    ways: 'spoken',
    language: 'English',
    on: '2026-11-20',
    understood: 'yes',
    checked: 'Cell checked',
  }),
  'information-withdrawal': () => ({ why: 'Cell why' }),
  request: (staff, { person }) => ({
    person,
    from: 'the-person',
    wish: 'other',
    what: 'Cell asked',
    about: 'none',
    askedOn: '2026-11-20',
    answerer: staff,
    answerBy: '2026-11-25',
  }),
  'safeguarding-concern': () => ({ sgSeen: 'Cell seen', sgWhom: 'person', sgSource: 'not-known' }),
  'safeguarding-concern-more': () => ({ sgAsked: 'no', sgWishes: 'Cell wishes' }),
  'safeguarding-concern-decision': () => ({
    'sgTest-needs': 'met',
    'sgTestWhy-needs': 'Cell why',
    'sgTest-harm': 'met',
    'sgTestWhy-harm': 'Cell why',
    'sgTest-protect': 'unknown',
    'sgTestWhy-protect': 'Cell why',
    sgWhat: 'not-enquiry',
    sgWhy: 'Cell why',
    sgRegulated: 'no',
    sgPassedOn: '2026-11-23',
  }),
  'safeguarding-concern-child': () => ({
    sgChildBy: 'Cell teller',
    sgChildWhom: 'Cell whom',
    sgChildOn: '2026-11-23',
  }),
  'safeguarding-concern-feedback': () => ({ sgFeedback: 'Cell feedback' }),
  'safeguarding-concern-close': () => ({ sgWanted: 'partly', sgCloseWords: 'Cell came', sgCloseDespite: 'Cell open' }),
  'safeguarding-concern-access': () => ({ sgLetIn: staffCalled('Ruth Hall').id, sgLetInWhy: 'Cell why' }),
  'safeguarding-concern-source': () => ({ sgSource: 'else', sgSourceElse: 'Cell source' }),
  incident: () => ({
    what: 'fall',
    harm: 'none',
    words: 'Cell fell',
    where: 'Cell kitchen',
    on: '2026-11-23',
    done: 'Cell done',
    who: 'Cell worker',
  }),
  'weekly-question-answer': () => ({ answer: 'less', asked: 'person' }),
  progress: () => ({ progressWhen: 'start' }),
  'progress-step': (staff) => ({
    stepWhat: 'Cell step',
    stepOutcome: 'cook',
    stepBy: '2026-11-30',
    stepOwner: staff,
  }),
  'progress-equipment': (staff) => ({
    orderedWhat: 'Cell board',
    orderedWhom: 'Cell store',
    orderedBy: '2026-11-30',
    orderedOwner: staff,
  }),
  'progress-score': () => ({
    scoreName: 'Cell scale',
    scoreVersion: '1',
    scoreIs: '7',
    scoreOn: '2026-11-23',
    scoreWho: 'Cell worker',
  }),
  'request-answer': () => ({ outcome: 'yes', answerWords: 'Cell said', told: 'phone', answeredOn: '2026-11-23' }),
  issue: (_, { person }) => ({
    person,
    issueSort: 'other',
    issueSortElse: 'Cell sort',
    issueAbout: 'nobody',
    issueExplored: 'Cell explored',
    issueOptions: 'Cell options',
    issueAgreement: 'reached',
    issueAgreed: 'Cell agreed',
    issueTaking: 'the-person',
    issueOn: '2026-11-20',
  }),
  'issue-step': (staff) => ({ stepWhat: 'Cell action', stepDoer: staff, stepBy: '2026-11-30', stepSort: 'other' }),
  'issue-progress': () => ({ progressWhich: 'cellaction', progressWhat: 'done' }),
  'issue-close': () => ({ closeOutcome: 'sorted', closeWords: 'Cell came', closeWhyOpen: 'Cell why' }),
  'prevention-referral': (_, { person }) => ({
    person,
    whom: 'the-person',
    need: 'else',
    needElse: 'Cell need',
    service: 'else',
    serviceElse: 'Cell service',
    step: 'told',
    doneOn: '2026-11-20',
  }),
  'prevention-outcome': () => ({ cameOfIt: 'helps', cameWords: 'Cell came', cameOn: '2026-11-23' }),
  review: (staff, { person }) => ({
    person,
    reviewWhy: 'not-right',
    reviewHold: 'yes',
    reviewOn: '2026-11-24',
    reviewBy: staff,
  }),
  'review-held': (staff) => ({
    reviewInPlace: 'Cell in place',
    reviewProgress: 'Cell progress',
    reviewIssues: 'Cell issues',
    reviewRight: 'yes',
    reviewNext: 'goes-on',
    personAgrees: 'yes',
    personReviewViews: 'Cell views',
    reviewTook: 'the-person',
    reviewHeldOn: '2026-11-23',
    reviewNextOn: '2026-12-07',
    reviewNextBy: staff,
  }),
  'review-charges': () => ({ chargingBegins: 'none' }),
  'review-instead': (staff) => ({
    reviewInstead: 'moved',
    reviewReason: 'Cell reason',
    reviewInsteadOn: '2026-12-07',
    reviewInsteadBy: staff,
  }),
  'request-handing-on': (staff) => ({ answerer: staff, answerBy: '2026-11-26' }),
  'communication-needs': (_, { person }) => ({
    person,
    whose: 'the-person',
    formats: 'large-print',
    language: '',
    interpreter: 'none',
    besides: 'Cell needs',
    share: 'yes',
    reviewOn: '2026-12-31',
  }),
  consent: (_, { person }) => ({
    person,
    whom: 'outside',
    consentAgreed: 'neither',
    consentHow: 'phone',
    consentOn: '2026-11-20',
  }),
  'held-back': (_, { person }) => ({
    person,
    who: 'outside',
    reason: 'Cell reason',
    decidedBy: 'Cell decider',
    lookAgainOn: '2026-12-20',
  }),
  'safeguarding-pause': (staff, { person }) => ({
    person,
    outcome: 'paused',
    from: '2026-11-23',
    reason: 'Cell reason',
    'line-service': 'yes',
    'line-process': 'yes',
    'line-person': 'yes',
    'line-carer': 'none',
    safe: 'Cell safe',
    essential: 'Medicines: Cell nurse',
    contact: staff,
    every: '7',
    lookAgainOn: '2026-11-30',
    tell: '',
  }),
  'liberty-screening': (_, { person }) => ({
    person,
    libertySetting: 'own-home',
    libertyAge: 'adult',
    libertyArranged: 'public',
    libertyRestrictions: 'door',
    libertyNow: 'yes',
    libertyNeeded: 'no',
    capacity: 'unknown',
    wishes: 'Cell wishes',
    libertyObjection: 'none',
    libertyExisting: 'none',
  }),
  'monitoring-change': () => ({
    direction: 'reduce',
    from: 'A call',
    to: 'A visit',
    startsOn: '2026-11-24',
    rationale: 'Managing alone.',
    capacity: 'has',
    personAgrees: 'yes',
    personHow: 'phone',
    personOn: '2026-11-20',
    carerAgrees: 'none',
  }),
  'monitoring-answer': () => ({ who: 'the-person', answer: 'yes', how: 'phone', on: '2026-11-23' }),
  'monitoring-correction': () => ({ what: 'take-back', why: 'Cell why' }),
  'plan-visit': () => ({
    touch: 'change',
    visit: 'morning',
    visitMinutes: '50',
    startsOn: '2026-11-24',
    evidenceWords: 'Managing alone.',
    personAgrees: 'yes',
    personHow: 'phone',
    personOn: '2026-11-23',
    carerAgrees: 'none',
  }),
  'plan-revision': () => ({
    trigger: 'progress',
    kinds: 'times',
    parts: 'monitoring',
    monitoring: 'Cell monitoring',
    startsOn: '2026-11-24',
    evidence: rowsText(
      [
        {
          key: 'one',
          evidenceFrom: 'support-worker',
          evidenceWho: 'Tom Reed, support worker',
          evidenceOn: '2026-11-23',
          evidenceWords: 'Managing alone.',
        },
      ],
      true,
    ),
    personAgrees: 'yes',
    personHow: 'phone',
    personOn: '2026-11-23',
    carerAgrees: 'none',
    carries: '',
  }),
  'plan-answer': () => ({ who: 'the-person', answer: 'yes', how: 'phone', on: '2026-11-23' }),
  'plan-answer-correction': () => ({
    note: 'the-person',
    truth: 'not-reached',
    why: 'I noted it for the wrong person.',
  }),
  'plan-objection': () => ({ reason: 'It is too soon.' }),
  'plan-evidence': () => ({
    evidenceFrom: 'other',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-23',
    evidenceWords: 'Walks alone.',
  }),
  'plan-no-change': () => ({ reason: 'She was ill that day.' }),
  'plan-withdrawal': () => ({ reason: 'It is too soon.' }),
  'plan-amendment': (staff) => ({ of: '2.0', who: staff, on: '2026-11-23', written: 'A visit now.' }),
  'plan-amendment-correction': () => ({ which: 'byhand', what: 'correct', written: 'Lunch call.', reason: 'A slip.' }),
  'plan-copy-correction': () => ({ note: 'the-person 1', why: 'It lay in the office.' }),
  'plan-copy': () => ({ who: 'the-person', how: 'by-hand', on: '2026-11-23' }),
  ending: (staff, { person }) => ({
    person,
    endedOn: '2026-11-23',
    ground: 'met',
    groundShown: 'Cell shown',
    endingSays: 'Cell says',
    endingWellbeing: 'Cell wellbeing',
    endingOthers: '',
    still: 'nothing',
    hasAppointment: 'no',
    goesTo: 'own-plan',
    chargingBegins: 'none',
    whyOpen: 'Cell why',
    followUp: staff,
  }),
  'ending-close': () => ({ closeHow: 'call-off', closeWhy: 'Cell why' }),
  offices: () => ({ office: 'rota', officeHow: 'told', officeOn: '2026-11-23' }),
  'follow-up': () => ({ where: 'try-again', contactOn: '2026-11-23' }),
  stop: (_, { person }) => ({ person, what: 'hospital', inSince: '2026-11-20', expectedBack: '' }),
  telling: (staff) => ({ who: 'the-person', how: 'phone', on: '2026-11-23', teller: staff, said: '' }),
  'note-correction': () => ({ note: 'the-person 2026-11-23T10:00:00.000Z', why: 'Cell why' }),
  'person-details': (_, { person }) => ({
    what: 'details',
    person,
    name: 'Cell Person',
    reference: 'RB-CELL',
    started: '2026-11-20',
    capacity: 'has',
    team: 'north',
  }),
  'person-leave': () => ({ member: 'outside', why: 'not-carer' }),
  'person-join': () => ({ name: 'Cell Carer', as: 'friend, carer', consentAgreed: 'share' }),
  'person-reach': () => ({ member: 'outside', phone: '01632 960 001', reached: '' }),
  'carer-joins': () => ({ name: 'Cell Carer', relation: '' }),
  digest: () => ({ digestAt: '09:00' }),
  away: () => ({ from: '2026-11-24', until: '2026-11-25', cover: 'nobody' }),
  // There is one of that name: what an action before made would stand in the answers to those after it.
  'team-make': () => ({ name: 'South team' }),
  'team-add': () => ({ team: 'south', who: staffCalled('Ruth Hall').id, roles: 'therapist', job: 'physiotherapist' }),
  'team-staff': () => ({
    what: 'place',
    team: 'south',
    who: staffCalled('Ruth Hall').id,
    called: 'Ruth Hall',
    job: 'physiotherapist',
    roles: 'therapist',
  }),
};

/** Every action that the application knows: each verb, each flow, each page, each command, and each way to look something up. */
export function actionsIn(world: World, staff: StaffId, target: Target): readonly Action[] {
  const { flows, pages } = world.app;
  return [
    { row: 'press danger/show', title: 'press danger/show', run: (actor) => actor.sends({ do: 'danger/show' }) },
    ...[...ON_PRESS.keys()].flatMap((verb) => presses(world, verb, staff, target)),
    ...flows.flatMap(asking),
    ...flows.map((flow) => intoForm(world, flow, staff, target, 'an answer', 'less')),
    ...flows.map((flow) => intoForm(world, flow, staff, target, '"show the form"', 'show the form')),
    ...pages.flatMap((page) => (page.startsFrom === 'person' ? [namedPage(page)] : [])),
    ...[...pages, ...COMMANDS].map(({ id, phrases: [phrase = ''] }) => ({
      row: `type ${id}`,
      title: `type "${phrase}"`,
      run: (actor: Actor) => actor.says(phrase),
    })),
    ...world.app.records.onesFor.map(({ id, phrases: [phrase = ''] }) => ({
      row: `type ${id}`,
      title: `type "${phrase}" and a name`,
      run: (actor: Actor, { name }: Target) => actor.says(`${phrase} for ${name}`),
    })),
    looking('what was seen', ({ name }) => `${name} only needs two calls a day now`),
    looking('a name', ({ name }) => name),
    looking('a reference of a person', ({ reference }) => reference),
    looking('a reference of a record', ({ recordReference }) => recordReference),
  ];
}

const looking = (what: string, words: (target: Target) => string): Action => ({
  row: `type ${what}`,
  title: `type ${what}`,
  run: (actor, target) => actor.says(words(target)),
});

const namedPage = ({ id, phrases: [phrase = ''] }: MenuPage): Action => ({
  row: `type ${id}`,
  title: `type "${phrase}" and a name`,
  run: (actor, { name }) => actor.says(`${phrase} of ${name}`),
});

const ROW_OF = { person: [' alone', ''], record: ['', ''], nothing: ['', ' with a name'] } as const;

/** A flow is asked for with a name; one that starts from a record also without, when only one can be meant. */
const asking = ({ id, phrases: [phrase = ''], startsFrom }: AnyFlow): readonly Action[] =>
  ['', 'a name'].map((named) => ({
    // Without a name it is what waits that is shown; with one, only to whoever may note it.
    row: `type ${id}${id === 'offices' && named === '' ? ' alone' : ROW_OF[startsFrom][named === '' ? 0 : 1]}`,
    title: `type "${phrase}" ${named}`,
    ...(startsFrom === 'record' && { ownRecord: true }),
    run: (actor, { name }) => actor.says(named === '' ? phrase : `${phrase} ${name}`),
  }));

const intoForm = (
  world: World,
  flow: AnyFlow,
  staff: StaffId,
  target: Target,
  what: string,
  words: string,
): Action => ({
  row: `in ${flow.id}`,
  title: `type ${what} in ${flow.id}`,
  form: { session: sessionOf(world, flow, staff, target, 'next'), cancelled: false },
  run: (actor) => actor.says(words),
});

/** What some moves of a form carry besides. */
const EXTRAS: ReadonlyMap<string, string> = new Map([
  ['row', 'visits.new'],
  ['part', 'visits.0'],
]);

/** The record that a form goes on from. */
const ofKind = (kind: string | undefined, { record, others }: Target): RecordId => others.get(kind ?? '') ?? record;

function presses(world: World, verb: string, staff: StaffId, target: Target): readonly Action[] {
  const { flows, pages } = world.app;
  const [area, name = ''] = verb.split('/');
  if (verb === 'flow/start') {
    const again = flows.filter(({ id }) => id === 'information-given').map((flow) => ({ ...flow, of: flow.id }));
    const inRecord = [...again, ...flows.filter(({ of }) => of !== undefined)];
    return [
      ...flows.map(({ id: x }): Action => ({
        row: `press flow/start ${x}`,
        title: `press flow/start ${x}`,
        run: (actor, { person }) => actor.sends({ do: verb, id: person, x }),
      })),
      ...inRecord.map(({ id: x, of }): Action => ({
        row: `press flow/start ${x} in a record`,
        title: `press flow/start ${x} in a record`,
        run: (actor, target) => actor.sends({ do: verb, id: ofKind(of, target), x }),
      })),
    ];
  }
  if (area === 'flow') {
    return flows.map((flow) => ({
      row: `in ${flow.id}`,
      title: `press ${verb} in ${flow.id}`,
      form: { session: sessionOf(world, flow, staff, target, name), cancelled: name === 'undo' },
      run: (actor) => actor.sends({ do: verb, id: FORM, rev: 3, x: EXTRAS.get(name) ?? stepsOf(flow)[0]?.id }),
    }));
  }
  if (verb === 'person/forms')
    return [
      { row: `press ${verb}`, title: `press ${verb}`, run: (actor, { person: id }) => actor.sends({ do: verb, id }) },
    ];
  if (verb === 'page/show') {
    return pages.map(({ id: x, startsFrom }) => ({
      row: `press page/show ${x}`,
      title: `press page/show ${x}`,
      run: (actor, { person: id }) => actor.sends({ do: verb, x, ...(startsFrom === 'person' && { id }) }),
    }));
  }
  if (verb === 'page/act') {
    const x = `weekly-question.${weekOf(dayOf(world.clock.now(), world.app.zone))}.less`;
    return [
      {
        row: `press ${verb}`,
        title: `press ${verb}`,
        run: (actor, { person: id }) => actor.sends({ do: verb, id, x }),
      },
    ];
  }
  if (ON_A_PLAN.has(verb)) {
    return (ON_A_PLAN.get(verb) ?? []).map((x) => ({
      row: `press ${verb}`,
      title: `press ${verb} ${x} of a plan`,
      run: (actor, { person }) => actor.sends({ do: verb, id: planIdOf(person), x }),
    }));
  }
  const variants = VARIANTS.get(area ?? '') ?? VARIANTS.get(verb) ?? [undefined];
  return [
    ...variants.map((x): Action => ({
      row: `press ${verb}`,
      title: `press ${verb} ${x ?? ''}`,
      run: (actor, { record }) => actor.sends({ do: verb, id: record, x }),
    })),
    ...(area === 'notice' ? PLAN_NOTICES : []).map((x): Action => ({
      row: `press ${verb}`,
      title: `press ${verb} ${x} of a plan`,
      run: (actor, { person }) => actor.sends({ do: verb, id: planIdOf(person), x }),
    })),
  ];
}

/** What a press on any record asks for besides. */
const VARIANTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['notice', ['please-confirm', 'reminder', 'author-reminder', 'not-reached']],
  ['telling/too', ['the-person phone 0']],
]);

/** Verbs that only a record with pages of its own knows, with everything that they can ask for. */
const ON_A_PLAN: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'record/view',
    'proposal changes.0 visits.0 version.1.0 versions.0 compare.1.2 progress copies amendments told'.split(' '),
  ],
  ['record/act', [`agree.${OPEN_PROPOSAL}`, 'agree.another', 'agree', `people.${OPEN_PROPOSAL}`, 'no-such']],
  ['copy/get', ['1', '2']],
]);

function sessionOf(world: World, flow: AnyFlow, staff: StaffId, target: Target, verb: string): Session {
  const answers = ANSWERS[flow.id]?.(staff, target);
  if (!answers) throw new Error(`say in ANSWERS how ${flow.id} is filled in`);
  const now = instant(world.clock.now());
  const last = flow.recordsAtOnce ? stepsOf(flow).at(-1)?.id : CHECK;
  return {
    id: FORM,
    flow: flow.id,
    flowVersion: flow.version,
    openedFor: {
      ...(flow.startsFrom === 'record' && {
        [RECORD]: flow.of === undefined ? target.record : ofKind(flow.of, target),
        [PERSON]: target.person,
      }),
      ...(flow.startsFrom === 'person' && { [PERSON]: target.person, ...PINNED }),
      ...(flow.id === 'person-details' && { [PERSON]: target.person }),
    },
    token: 'cellrecord',
    step: (verb === 'next' ? stepsOf(flow).at(-1)?.id : last) ?? CHECK,
    revision: 3,
    answers: { ...answers, ...(flow.startsFrom === 'person' && { person: target.person }) },
    begun: now,
    touched: now,
  };
}

/** Makes the form of an action the only one that this member of staff has open. */
export async function setForms(world: World, staff: StaffId, form: Action['form']): Promise<void> {
  const kept = await world.store.read('sessions', staff, staff);
  if (kept) await world.store.remove('sessions', staff, staff, kept.etag);
  if (!form) return;
  const { session, cancelled } = form;
  const forms: OpenForms = cancelled
    ? { sessions: [], ended: [{ id: session.id, flow: session.flow, how: 'cancelled', session }] }
    : { sessions: [session], active: session.id, ended: [] };
  await world.store.create('sessions', { id: staff, partition: staff, tags: {}, body: forms });
}
