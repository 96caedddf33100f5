import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { may, mayEver } from '../../src/access/policy.ts';
import { Role, type Viewer } from '../../src/access/viewer.ts';
import { dangerCard } from '../../src/app/advice.ts';
import { ON_PRESS } from '../../src/app/pressed.ts';
import { shown, STRANGER } from '../../src/app/replies.ts';
import { say } from '../../src/chat/outbound.ts';
import { informationKind } from '../../src/flows/information/record.ts';
import { endingKind } from '../../src/flows/ending/record.ts';
import { rules as endingRules } from '../../src/flows/ending/rules.ts';
import { followUpKind } from '../../src/flows/follow-up/record.ts';
import { officesKind } from '../../src/flows/offices/record.ts';
import { issueKind } from '../../src/flows/issue/record.ts';
import { preventionKind } from '../../src/flows/prevention/record.ts';
import { concernKind } from '../../src/flows/safeguarding-concern/record.ts';
import { reviewKind } from '../../src/flows/review/record.ts';
import { requestKind } from '../../src/flows/request/record.ts';
import { rules as requestRules } from '../../src/flows/request/rules.ts';
import { monitoringKind } from '../../src/flows/monitoring/record.ts';
import { openKind } from '../../src/kinds/open-kind.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import { Day, instant } from '../../src/kernel/days.ts';
import { PersonId, recordIdOf, referenceOf, TeamId } from '../../src/kernel/ids.ts';
import { personDocument } from '../../src/people/documents.ts';
import { withHeldBack, type HeldBack } from '../../src/people/held-back.ts';
import type { Person } from '../../src/people/person.ts';
import { staffIdOf, viewerOf, type Staff } from '../../src/people/staff.ts';
import { changeStaff, staffCalled } from '../support/changing.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { makePlan, OPEN_PROPOSAL } from '../support/made-plan.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { walked } from '../support/menu.ts';
import { textsIn, World, type Chat } from '../support/talk.ts';
import { mayRead } from '../../src/flows/menu-page.ts';
import { actionsIn, FORM, setForms, type Action, type Target } from './actions.ts';

/**
 * What decides each action: a deed of the policy table, or nothing because it is about nobody. A new verb, flow, page or command
 * has no line here, and fails.
 * The figures are about nobody: no number is under five. An ending that is typed is decided by the role before anybody is looked for.
 */
const EXPECTED = `
press danger/show                  | nobody
press danger/raise                 | raise
press danger/worried               | nobody
press danger/neither               | nobody
press home/show                    | waits
press help/show                    | nobody
press person/forms                 | see
press page/show my-work            | see
press page/show needs              | see
press page/show person-circle      | see
press page/show find-changes       | see
press page/show timeline           | see
press page/show find-outstanding   | see
press page/show find-people        | see
press page/act                     | record
press page/show weekly-question    | record
press page/show board              | team
press page/show safeguarding-concern-list | leads safeguarding
press page/show board-starting     | nobody
press page/show team-list          | nobody
press page/show prevention-services | nobody
press flow/start monitoring-change | record
press flow/start monitoring-answer | nobody
press flow/start monitoring-answer in a record | record
press flow/start monitoring-correction | nobody
press flow/start monitoring-correction in a record | record
press flow/start plan-revision     | record
press flow/start plan-visit        | record
press flow/start plan-answer       | record
press flow/start plan-answer-correction | record
press flow/start plan-objection    | see
press flow/start plan-evidence     | record
press flow/start plan-no-change    | record
press flow/start plan-withdrawal   | record
press flow/start plan-amendment    | record
press flow/start plan-amendment-correction | record
press flow/start plan-copy         | tell
press flow/start plan-copy-correction | tell
press flow/start telling           | nobody
press flow/start note-correction   | nobody
press flow/start carer-joins       | nobody
press flow/start information-given | record
press flow/start information-given in a record      | record
press flow/start information-again | nobody
press flow/start information-again in a record      | record
press flow/start information-withdrawal | nobody
press flow/start information-withdrawal in a record | record
press flow/start prevention-referral | record
press flow/start prevention-outcome | nobody
press flow/start prevention-outcome in a record | record
press flow/start request           | record
press flow/start weekly-question-answer | record
press flow/start incident          | record
press flow/start safeguarding-concern | raise
press flow/start safeguarding-concern-more | nobody
press flow/start safeguarding-concern-more in a record | leads safeguarding
press flow/start safeguarding-concern-decision | nobody
press flow/start safeguarding-concern-decision in a record | leads safeguarding
press flow/start safeguarding-concern-feedback | nobody
press flow/start safeguarding-concern-feedback in a record | leads safeguarding
press flow/start safeguarding-concern-close | nobody
press flow/start safeguarding-concern-close in a record | leads safeguarding
press flow/start safeguarding-concern-access | nobody
press flow/start safeguarding-concern-access in a record | leads safeguarding
press flow/start safeguarding-concern-child | nobody
press flow/start safeguarding-concern-child in a record | leads safeguarding
press flow/start safeguarding-concern-source | nobody
press flow/start safeguarding-concern-source in a record | leads safeguarding
press flow/start progress | record
press flow/start progress-step | record
press flow/start progress-equipment | record
press flow/start progress-score | record
press flow/start request-answer    | nobody
press flow/start request-answer in a record | record
press flow/start request-handing-on | nobody
press flow/start request-handing-on in a record | record
press flow/start review            | record
press flow/start review-held       | nobody
press flow/start review-held in a record | record
press flow/start review-instead    | nobody
press flow/start review-charges    | nobody
press flow/start review-charges in a record | record
press flow/start review-instead in a record | record
press flow/start issue             | record
press flow/start issue-step        | nobody
press flow/start issue-step in a record | record
press flow/start issue-progress    | nobody
press flow/start issue-progress in a record | record
press flow/start issue-close       | nobody
press flow/start issue-close in a record | record
press flow/start communication-needs      | record
press flow/start stop              | record
press flow/start ending            | record
press flow/start ending-close      | nobody
press flow/start ending-close in a record | record
press flow/start offices           | nobody
press flow/start offices in a record | record
press flow/start follow-up         | nobody
press flow/start follow-up in a record | record
press flow/start consent           | record
press flow/start held-back         | hold-back
press flow/start safeguarding-pause | hold-back
press flow/start liberty-screening | screen
press flow/start person-details    | arrange
press flow/start person-join       | arrange
press flow/start person-leave      | arrange
press flow/start person-reach      | record
press flow/start team-make         | nobody
press flow/start team-add          | nobody
press flow/start team-staff        | nobody
press flow/start away              | see
press flow/start digest            | see
in monitoring-change               | record
in monitoring-answer               | record
in monitoring-correction           | record
in plan-revision                   | record
in plan-visit                      | record
in plan-answer                     | record
in plan-answer-correction          | record
in plan-objection                  | see
in plan-evidence                   | record
in plan-no-change                  | record
in plan-withdrawal                 | record
in plan-amendment                  | record
in plan-amendment-correction       | record
in plan-copy                       | tell
in plan-copy-correction            | tell
in telling                         | tell
in note-correction                 | tell
in carer-joins                     | arrange
in information-given               | record
in information-again               | record
in information-withdrawal          | record
in prevention-referral             | record
in prevention-outcome              | record
in request                         | record
in weekly-question-answer          | record
in incident                        | record
in safeguarding-concern            | raise
in safeguarding-concern-more       | leads safeguarding
in safeguarding-concern-decision | leads safeguarding
in safeguarding-concern-feedback | leads safeguarding
in safeguarding-concern-close | leads safeguarding
in safeguarding-concern-access | leads safeguarding
in safeguarding-concern-child      | leads safeguarding
in safeguarding-concern-source     | leads safeguarding
in progress | record
in progress-step | record
in progress-equipment | record
in progress-score | record
in request-answer                  | record
in request-handing-on              | record
in review                          | record
in review-held                     | record
in review-instead                  | record
in review-charges                  | record
in issue                           | record
in issue-step                      | record
in issue-progress                  | record
in issue-close                     | record
in communication-needs                    | record
in stop                            | record
in ending                          | record
in ending-close                    | record
in offices                         | record
in follow-up                       | record
in consent                         | record
in held-back                       | hold-back
in safeguarding-pause              | hold-back
in liberty-screening               | screen
in person-details                  | arrange
in person-join                     | arrange
in person-leave                    | arrange
in person-reach                    | record
in team-make                       | nobody
in team-add                        | nobody
in team-staff                      | nobody
in away                            | nobody
in digest                          | nobody
press record/open                  | see
press record/refresh               | see
press record/history               | see
press record/view                  | see
press record/act                   | see
press copy/get                     | see
press notice/refresh               | see
press telling/start                | tell
press telling/confirm              | see
press telling/looked               | see
press telling/noted                | see
press telling/too                  | tell
type monitoring-change             | record
type monitoring-change alone       | record
type monitoring-answer             | see
type monitoring-correction         | see
type plan-revision                 | record
type plan-revision alone           | record
type plan-visit                    | record
type plan-visit alone              | record
type plan-answer                   | record
type plan-answer alone             | record
type plan-answer-correction        | record
type plan-answer-correction alone  | record
type plan-objection                | see
type plan-objection alone          | see
type plan-evidence                 | record
type plan-no-change                | record
type plan-evidence alone           | record
type plan-no-change alone          | record
type plan-withdrawal               | record
type plan-withdrawal alone         | record
type plan-amendment                | record
type plan-amendment alone          | record
type plan-amendment-correction     | record
type plan-amendment-correction alone | record
type plan-copy                     | tell
type plan-copy alone               | tell
type plan-copy-correction          | tell
type plan-copy-correction alone    | tell
type plan                          | see
type telling                       | see
type note-correction               | see
type carer-joins                   | see
type information-given             | record
type information-given alone       | record
type information-again             | see
type information-withdrawal        | see
type prevention-referral           | record
type prevention-referral alone     | record
type prevention-outcome            | see
type request                       | record
type request alone                 | record
type weekly-question-answer        | record
type weekly-question-answer alone  | record
type incident                      | record
type incident alone                | record
type safeguarding-concern          | raise
type safeguarding-concern alone    | raise
type safeguarding-concern-more     | see
type safeguarding-concern-decision | see
type safeguarding-concern-feedback | see
type safeguarding-concern-close | see
type safeguarding-concern-access | see
type safeguarding-concern-child    | see
type safeguarding-concern-source   | see
type progress | record
type progress alone | record
type progress-step | record
type progress-step alone | record
type progress-equipment | record
type progress-equipment alone | record
type progress-score | record
type progress-score alone | record
type outcomes | see
type request-answer                | see
type request-handing-on            | see
type review                        | record
type review alone                  | record
type review-held                   | see
type review-instead                | see
type review-charges                | see
type issue                         | record
type issue alone                   | record
type issue-step                    | see
type issue-progress                | see
type issue-close                   | see
type communication-needs                  | record
type communication-needs alone            | record
type stop                          | see
type stop alone                    | record
type ending                        | record
type ending alone                  | record
type ending-close                  | see
type offices                       | record
type offices alone                 | see
type follow-up                     | see
type consent                       | record
type consent alone                 | record
type held-back                     | hold-back, or see
type safeguarding-pause            | hold-back, or see
type held-back alone               | hold-back
type pause                         | see
type liberty-screening             | screen
type liberty-screening alone       | screen
type liberty                       | screen
type safeguarding-pause alone      | hold-back
type person-circle                 | see
type find-changes                  | see
type timeline                      | see
type find-outstanding              | see
type find-people                   | see
type person-details                | nobody
type person-details with a name    | see
type person-join                   | arrange
type person-join alone             | arrange
type person-leave                  | arrange
type person-leave alone            | arrange
type person-reach                  | record
type person-reach alone            | record
type team-make                     | nobody
type team-add                      | nobody
type team-staff                    | nobody
type team-list                     | nobody
type prevention-services           | nobody
type weekly-question               | record
type board                         | team
type safeguarding-concern-list     | leads safeguarding
type board-starting                | nobody
type team-make with a name         | see
type team-add with a name          | see
type team-staff with a name        | see
type away                          | nobody
type digest                        | nobody
type digest with a name            | see
type away with a name              | see
type my-work                       | see
type needs                         | see
type home                          | waits
type help                          | nobody
type safeguarding                  | nobody
type form                          | nobody
type nothing-open                  | nobody
type thanks                        | nobody
type told                          | see
type read                          | see
type agree                         | see
type undo                          | nobody
type remind                        | nobody
type rota                          | see
type human                         | nobody
type colleagues                    | nobody
type concern                       | nobody
type complaint                     | nobody
type what was seen                 | see
type a name                        | see
type a reference of a person       | see
type a reference of a record       | see
`;
const DECIDED: ReadonlyMap<string, string> = new Map(
  EXPECTED.trim()
    .split('\n')
    .map((line): [string, string] => {
      const [row = '', by = ''] = line.split('|').map((cell) => cell.trim());
      return [row, by];
    }),
);

const OWN = TeamId.parse('ownteam');
const OTHER = TeamId.parse('otherteam');
const PLACES: readonly [Place, ...Place[]] = [
  { where: 'in the own team and in the circle', team: OWN, circle: true },
  { where: 'in the own team and not in the circle', team: OWN, circle: false },
  { where: 'in another team', team: OTHER, circle: false },
  { where: 'in another team and in the circle', team: OTHER, circle: true },
  { where: 'in the own team and in the circle, and not to be told', team: OWN, circle: true, held: true },
  { where: 'in the own team and not in the circle, and not to be told', team: OWN, circle: false, held: true },
];
type Place = { readonly where: string; readonly team: TeamId; readonly circle: boolean; readonly held?: true };

const letters = (seed: string): string =>
  createHash('sha256')
    .update(seed)
    .digest('hex')
    .slice(0, 12)
    .replaceAll(/[0-9]/gu, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** The member of staff who acts is nobody's in the demo's world, so that all they find is what a cell is about. */
const JACK = staffCalled('Jack Byrne');
const AUTHOR = staffCalled('Sam Cole');

const PERSON = PersonId.parse('cellperson0000000');
const NAME = `${capital(letters('first'))} ${capital(letters('last'))}`;
const RECORD = recordIdOf(PERSON, 'cellabcdefghjkmnp');
const INFORMATION = recordIdOf(PERSON, 'cellinformationgh');
const REFERRAL = recordIdOf(PERSON, 'cellreferralghjkm');
const REQUEST = recordIdOf(PERSON, 'cellrequestghjkmn');
const REVIEW = recordIdOf(PERSON, 'cellreviewghjkmnp');
const ISSUE = recordIdOf(PERSON, 'cellissueghjkmnpq');
const ENDING = recordIdOf(PERSON, 'cellendingghjkmnp');
const FOLLOW_UP = recordIdOf(PERSON, 'cellfollowupghjkm');
const OFFICES = recordIdOf(PERSON, 'cellofficesghjkmn');
const CONCERN = recordIdOf(PERSON, 'cellconcernghjkmn');
const TARGET: Target = {
  person: PERSON,
  name: NAME,
  reference: 'XQ-90417',
  record: RECORD,
  recordReference: referenceOf('MC', RECORD),
  others: new Map([
    [informationKind.rules.kind, INFORMATION],
    [requestRules.kind, REQUEST],
    [issueKind({}).rules.kind, ISSUE],
    [endingRules.kind, ENDING],
    ['follow-up', FOLLOW_UP],
    [officesKind.rules.kind, OFFICES],
    [concernKind({}).rules.kind, CONCERN],
    [preventionKind.rules.kind, REFERRAL],
    [reviewKind.rules.kind, REVIEW],
  ]),
};

const personIn = ({ team, circle, held }: Place): Person => withHeldBack(of(team, circle), held ? [HELD] : []);

/** Why the member of staff who acts is not to be told. */
const HELD: HeldBack = {
  key: 'held',
  staff: JACK.id,
  name: JACK.name,
  reason: 'Cell risk',
  decidedBy: 'Cell decider',
  on: Day.parse('2026-11-20'),
  by: AUTHOR.id,
  lookAgainOn: Day.parse('2026-12-20'),
};

const of = (team: TeamId, circle: boolean): Person => ({
  id: PERSON,
  team,
  name: NAME,
  preferredName: NAME.split(' ')[0] ?? '',
  initials: 'QZ',
  reference: TARGET.reference,
  started: Day.parse('2026-11-01'),
  capacity: 'has',
  circle: [
    { key: 'outside', name: 'Lucy Vale', part: 'other' },
    ...(circle ? [{ key: 'me', name: JACK.name, part: 'other' as const, staff: JACK.id }] : []),
  ],
});

let memory: MemoryStore;
let faulty: FaultyStore;
let world: World;

beforeAll(async () => {
  world = await World.open({
    open: (clock) => (memory = new MemoryStore(clock)),
    wrap: (store) => (faulty = new FaultyStore(store)),
  });
});

/** The person in each place, and their records as the real rules made them: made once, put back as often as they are needed. */
const made = new Map<string, ReturnType<MemoryStore['partition']>>();

/** Whose records are there now, untouched. */
let there: string | undefined;

async function present(place: Place, author: Staff): Promise<void> {
  const key = `${place.where} ${author.id} ${world.clock.now().toISOString()}`;
  if (there === key) return;
  there = key;
  memory.putBack(PERSON, made.get(key));
  if (made.has(key)) return;
  const person = of(place.team, place.circle);
  await world.store.create('people', personDocument(person));
  await begin(place, person, author);
  const kept = await world.store.read('people', PERSON, PERSON);
  // Who is not to be told was in the plan before.
  if (place.held && kept) await world.store.replace('people', personDocument(personIn(place)), kept.etag);
  made.set(key, memory.partition(PERSON));
}

async function begin(place: Place, person: Person, author: Staff): Promise<void> {
  const begun = await openKind(monitoringKind, world.app.records.services).begin(RECORD, {
    command: {
      type: 'change-monitoring',
      reablementStarted: person.started,
      change: {
        direction: 'reduce',
        from: 'Cell before',
        to: 'Cell after',
        startsOn: Day.parse('2026-11-23'),
        rationale: 'Cell why',
        deciding: { capacity: { answer: 'has' } },
        parties: [{ key: 'the-person', name: person.name, part: 'person', answer: 'yes' }],
      },
      waits: false,
      inPlan: false,
    },
    viewer: viewerOf(author),
    team: place.team,
  });
  if (!begun.ok) throw new Error('the record was refused');
  const given = await openKind(informationKind, world.app.records.services).begin(INFORMATION, {
    command: {
      type: 'give',
      given: {
        topics: ['equipment'],
        what: 'Cell leaflet',
        to: [{ key: 'the-person', name: person.name, role: 'receives reablement' }],
        ways: ['spoken'],
        language: 'English',
        understood: 'not-yet',
        checked: 'Cell asked',
        routes: [],
        on: Day.parse('2026-11-20'),
      },
    },
    viewer: viewerOf(author),
    team: place.team,
  });
  if (!given.ok) throw new Error('the record of information was refused');
  const asked = await openKind(requestKind({}), world.app.records.services).begin(REQUEST, {
    command: {
      type: 'ask',
      asked: {
        wish: 'other',
        from: person.name,
        what: 'Cell wish',
        on: Day.parse('2026-11-20'),
        answerer: { staff: staffCalled('Omar Aziz').id, name: 'Omar Aziz' },
        answerBy: Day.parse('2026-11-25'),
      },
    },
    viewer: viewerOf(author),
    team: place.team,
  });
  if (!asked.ok) throw new Error('the request was refused');
  const issues = openKind(issueKind({}), world.app.records.services);
  const where = { viewer: viewerOf(author), team: place.team };
  const logged = await issues.begin(ISSUE, {
    command: {
      type: 'log',
      issue: {
        sort: 'losing-motivation',
        about: [],
        explored: 'Cell explored',
        options: 'Cell options',
        agreement: 'reached',
        agreed: 'Cell agreed',
        taking: [{ key: 'the-person', name: person.name }],
        notTaking: [],
        others: [],
        on: Day.parse('2026-11-20'),
      },
    },
    ...where,
  });
  const added = await issues.begin(ISSUE, {
    command: {
      type: 'add-action',
      action: {
        id: 'cellaction',
        sort: 'other',
        what: 'Cell action',
        doer: { name: person.name },
        owner: { staff: author.id, name: author.name },
        by: Day.parse('2026-12-20'),
      },
    },
    ...where,
  });
  if (!logged.ok || !added.ok) throw new Error('the issue was refused');
  const concerns = openKind(concernKind({}), world.app.records.services);
  const raised = await concerns.begin(CONCERN, {
    command: {
      type: 'raise',
      raised: { whom: 'person', seen: 'Cell seen', source: [], close: [] },
      takers: { inTurn: [], late: [], unmet: [] },
      runs: true,
    },
    ...where,
  });
  // Nothing in it waits for whoever raised it.
  const more = {
    asked: 'no',
    capacity: 'unknown',
    consent: 'yes',
    advocate: 'unknown',
    others: ['nobody'],
    told: 'Cell told',
  } as const;
  const whole = await concerns.begin(CONCERN, {
    command: { type: 'say-more', more: { ...more, others: [...more.others] } },
    ...where,
  });
  if (!raised.ok || !whole.ok) throw new Error('the concern was refused');
  const followUp = { staff: author.id, name: author.name };
  const planned = await openKind(
    endingKind(() => Promise.resolve(undefined)),
    world.app.records.services,
  ).begin(ENDING, {
    command: {
      type: 'plan',
      started: person.started,
      ending: {
        on: Day.parse('2026-11-23'),
        ground: 'met',
        shown: 'Cell shown',
        regard: { person: 'Cell says', wellbeing: 'Cell wellbeing' },
        still: 'nothing',
        charging: { begins: 'open' },
        followUp,
        stop: recordIdOf(PERSON, 'cellstopghjkmnpqr'),
      },
    },
    ...where,
  });
  const after = await openKind(followUpKind({}), world.app.records.services).begin(FOLLOW_UP, {
    command: { type: 'begin', ended: Day.parse('2026-11-20'), by: followUp },
    ...where,
  });
  const told = await openKind(officesKind, world.app.records.services).begin(OFFICES, {
    command: { type: 'begin', news: { what: 'less', from: Day.parse('2026-11-20'), words: 'Cell less' } },
    ...where,
  });
  if (!planned.ok || !after.ok || !told.ok) throw new Error('the ending was refused');
  const referred = await openKind(preventionKind, world.app.records.services).begin(REFERRAL, {
    command: {
      type: 'consider',
      considered: {
        for: person.name,
        forKey: 'person',
        need: 'Cell need',
        service: 'Cell service',
        step: 'referred',
        agrees: 'yes',
        on: Day.parse('2026-11-20'),
        askOn: Day.parse('2026-12-20'),
      },
    },
    viewer: viewerOf(author),
    team: place.team,
  });
  if (!referred.ok) throw new Error('the referral was refused');
  const considered = await openKind(reviewKind, world.app.records.services).begin(REVIEW, {
    command: {
      type: 'consider',
      why: { triggers: ['not-right'] },
      planned: { on: Day.parse('2026-12-20'), by: { staff: author.id, name: author.name } },
    },
    ...where,
  });
  if (!considered.ok) throw new Error('the review was refused');
  await makePlan(world.app.records.services, person, viewerOf(author));
}

function absent(): void {
  there = undefined;
  memory.putBack(PERSON);
}

/** What is minted afresh each time says nothing. */
const plain = (outbound: unknown): string => JSON.stringify(outbound).replaceAll(/"[a-z2-9]{17}"/gu, '"id"');

/** Whether anything of the person or their record stands in it. What was typed is never repeated. */
const tells = (outbound: unknown): boolean => {
  const text = textsIn(outbound).join('\n');
  return [NAME, TARGET.reference, TARGET.recordReference, 'Cell '].some((each) => text.includes(each));
};

/** Whom what is decided so is shown to: whoever does anything must see whom it is about; `nobody` is not here. */
const ALLOWED: ReadonlyMap<string, Allows> = new Map<string, Allows>([
  ['see', sees],
  // The board is of the teams that its reader is in.
  [
    'team',
    (viewer, person) =>
      viewer.teams.includes(person.team) && (sees(viewer, person) || leadsSafeguarding(viewer, person)),
  ],
  // What waits for somebody is only there in the circle.
  ['waits', (viewer, person, { circle }) => circle && sees(viewer, person)],
  ['record', (viewer, person) => sees(viewer, person) && may(viewer, 'record', 'care-record', person)],
  ['tell', (viewer, person) => sees(viewer, person) && may(viewer, 'tell', 'care-record', person)],
  ['arrange', (viewer, person) => may(viewer, 'arrange', 'person', person)],
  ['hold-back', (viewer, person) => may(viewer, 'hold-back', 'person', person)],
  ['raise', (viewer, person) => may(viewer, 'raise', 'person', person)],
  ['screen', (viewer, person) => may(viewer, 'screen', 'person', person)],
  // A concern is there for those who lead safeguarding in the team, and who may know of the person.
  ['leads safeguarding', leadsSafeguarding],
  // Where their role covers it, but not for this person, they are shown the person whom they see.
  [
    'hold-back, or see',
    (viewer, person) =>
      may(viewer, 'hold-back', 'person', person) || (mayEver(viewer, 'hold-back', 'person') && sees(viewer, person)),
  ],
]);

type Allows = (viewer: Viewer, person: Person, place: Place) => boolean;

function leadsSafeguarding({ staff, roles, teams }: Viewer, { team, closedTo = [] }: Person): boolean {
  return roles.includes('safeguarding-lead') && teams.includes(team) && !closedTo.includes(staff);
}

function sees(viewer: Viewer, person: Person): boolean {
  return may(viewer, 'see', 'care-record', person);
}

/** A form that the viewer may fill in for nobody, other than the one an action is about. */
const begunInVain = async (viewer: Viewer): Promise<boolean> =>
  faulty.writes.some(({ id }) => id === JACK.id) &&
  (await world.app.forms.read(JACK.id)).forms.sessions.some(({ id, flow }) => {
    const needs = world.app.flows.find((one) => one.id === flow)?.needs;
    return id !== FORM && !(needs && mayEver(viewer, needs.deed, needs.guarded));
  });

/** Whether a form was put into Jack's hands for the action before. */
let hadForm = true;

/** The form in Jack's hands is the action's; what an action before this one noted of him is not there. */
async function ready({ form }: Action): Promise<void> {
  const hasChanged = faulty.writes.some(({ id }) => id === JACK.id);
  // What is kept of open forms expires; to be looked at before a form is put there.
  const isAway = faulty.writes.some(({ id, expires }) => id === JACK.id && expires === undefined);
  if (hasChanged || hadForm || form) await setForms(world, JACK.id, form);
  if (isAway) await changeStaff(world, JACK.name, { away: undefined, digest: undefined });
  hadForm = form !== undefined;
  faulty.plan({});
}

const actions = (): readonly Action[] => actionsIn(world, JACK.id, TARGET);

describe('S10: every action, every role, everywhere a person can stand', () => {
  test('each action that there is has an expectation, and no other has', () => {
    expect([...new Set(actions().map(({ row }) => row))].toSorted()).toEqual([...DECIDED.keys()].toSorted());
  });

  describe.each(Role.options)('%s', (role) => {
    const viewer: Viewer = { ...viewerOf(JACK), roles: [role], teams: [OWN] };
    /** What is answered when there is nobody: the same for all places. */
    const answeredToNobody = new Map<string, string>();

    beforeAll(async () => {
      await changeStaff(world, JACK.name, { roles: [role], teams: [OWN] });
      for (const action of actions()) {
        await ready(action);
        answeredToNobody.set(action.title, plain((await action.run(world.chat(JACK.name), TARGET)).outbound));
      }
    });

    test.each(PLACES)('somebody $where', async (place) => {
      const person = personIn(place);
      const wrong: string[] = [];
      for (const action of actions()) {
        const decided = DECIDED.get(action.row) ?? '';
        const allowed = ALLOWED.get(decided)?.(viewer, person, place) ?? false;
        await ready(action);
        await present(place, action.ownRecord ? JACK : AUTHOR);
        faulty.plan({});
        const { outbound } = await action.run(world.chat(JACK.name), TARGET);
        const touched = faulty.writes.some(({ partition }) => partition === PERSON);
        if (touched) absent();
        const found = plain(outbound) !== answeredToNobody.get(action.title);
        if (found !== allowed) wrong.push(`${action.title}: ${found ? 'shown' : 'not found'}`);
        if (!allowed && touched) wrong.push(`${action.title}: changed something`);
        if (await begunInVain(viewer)) wrong.push(`${action.title}: began a form`);
        if (!allowed && tells(outbound)) wrong.push(`${action.title}: names somebody`);
      }
      absent();
      expect(wrong).toEqual([]);
    });
  });

  test.each(Role.options)(
    '%s is offered the forms that some role of theirs may fill in for anybody, and no other',
    async (role) => {
      await changeStaff(world, JACK.name, { roles: [role], teams: [OWN] });
      await setForms(world, JACK.id, undefined);
      const viewer: Viewer = { ...viewerOf(JACK), roles: [role], teams: [OWN] };
      const { starts } = await walked(world.chat(JACK.name));
      const { flows, pages } = world.app;
      const may = flows.filter(({ offer, needs }) => offer && mayEver(viewer, needs.deed, needs.guarded));
      const read = pages.filter((page) => mayRead(page, viewer));
      expect([...starts.keys()].toSorted()).toEqual([...may, ...read].map(({ id }) => id).toSorted());
    },
  );
});

describe('S53, R24: every form about a person, whatever changed while it stood open', () => {
  const [place] = PLACES;
  const CHANGED = 'Not recorded yet: while this form was open, this changed.';
  const forms = (): readonly Action[] =>
    actions().filter(
      ({ title, form }) => title.startsWith('press flow/record in ') && form?.session.openedFor['person'],
    );
  const records = (): readonly string[] => [RECORD, ...TARGET.others.values()];

  /** Pressed on the card as it stands: a form that was put into somebody's hands has to settle first. */
  async function recordedBy(jack: Chat): Promise<string> {
    for (let rev = 3; rev < 9; rev += 1) {
      const { text } = await jack.sends({ do: 'flow/record', id: FORM, rev });
      if (!text.includes('had gone on already')) return text;
    }
    throw new Error('it goes on and on');
  }

  /** What stood when the form was begun, and what is so by now. */
  const MEANWHILE = {
    'held back': {
      stood: () => ({ 'goes-on': '' }),
      now: (person: Person) =>
        withHeldBack(person, [{ ...HELD, staff: undefined, member: 'outside', name: 'Lucy Vale' }]),
      says: /Lucy Vale is not asked here any more\. Not involved: ask your manager/u,
    },
    left: {
      stood: () => ({ 'goes-on': '' }),
      now: ({ circle, ...person }: Person) => ({
        ...person,
        circle: circle.filter(({ key }) => key !== 'outside'),
        past: circle.flatMap(({ key, name, part }) =>
          key === 'outside'
            ? [{ key, name, part, left: { on: Day.parse('2026-11-23'), by: AUTHOR.id, why: 'other' as const } }]
            : [],
        ),
      }),
      says: /Lucy Vale is not asked here any more\. Not involved: ask your manager/u,
    },
    'in hospital': {
      stood: () => ({ 'goes-on': '' }),
      now: (person: Person) => ({
        ...person,
        stopped: {
          what: 'hospital' as const,
          since: Day.parse('2026-11-22'),
          record: recordIdOf(PERSON, 'cellstopghjkmnpqr'),
          at: instant(world.clock.now()),
        },
      }),
      says: /In hospital since Sun 22 Nov 2026/u,
    },
    'answered, corrected, taken back or decided': {
      stood: () => ({ 'goes-on': '', ...Object.fromEntries(records().map((id) => [id, '0'])) }),
      now: (person: Person) => person,
      says: /Mon 23 Nov 2026, 10:00, Sam Cole: /u,
    },
  };

  test.each(Object.entries(MEANWHILE))(
    '%s: it is read first, all that was entered stays, and then it is taken as read',
    async (what, { stood, now, says }) => {
      await changeStaff(world, JACK.name, { roles: ['coordinator', 'manager', 'safeguarding-lead'], teams: [OWN] });
      const wrong: string[] = [];
      for (const action of forms()) {
        const { session, cancelled } = action.form ?? { cancelled: false };
        const { flow = '', openedFor = {} } = session ?? {};
        if (!session || (what.startsWith('answered') && openedFor['record'] === undefined)) continue;
        await present(place, AUTHOR);
        const kept = await world.store.read('people', PERSON, PERSON);
        await world.store.replace('people', personDocument(now(personIn(place))), kept?.etag ?? '');
        await setForms(world, JACK.id, { session: { ...session, stood: stood() }, cancelled });
        faulty.plan({});
        const jack = world.chat(JACK.name);
        const first = await recordedBy(jack);
        if (!says.test(first)) wrong.push(`${flow}: says nothing of it: ${first.slice(0, 300)}`);
        if (faulty.writes.some(({ partition }) => partition === PERSON)) wrong.push(`${flow}: recorded at once`);
        const answers =
          (await world.app.forms.read(JACK.id)).forms.sessions.find(({ id }) => id === FORM)?.answers ?? {};
        for (const [key, value] of Object.entries(session.answers))
          if (answers[key] !== value) wrong.push(`${flow}: lost ${key}`);
        if (first.includes(CHANGED)) {
          const second = await jack.sends({ do: 'flow/record', id: FORM, rev: 4 });
          if (second.text.includes(CHANGED)) wrong.push(`${flow}: asks twice`);
        }
        absent();
      }
      hadForm = true;
      expect(wrong).toEqual([]);
    },
  );
});

describe('S10: notices reach only whom the policy lets see', () => {
  for (const role of Role.options) {
    for (const place of PLACES) {
      test(`${role}, in the plan or the author of the record of somebody ${place.where}`, async () => {
        await changeStaff(world, JACK.name, { roles: [role], teams: [OWN] });
        await setForms(world, JACK.id, undefined);
        await world.chat(JACK.name).joins();
        const viewer: Viewer = { ...viewerOf(JACK), roles: [role], teams: [OWN] };
        const [mayRead, mayTell] = [
          may(viewer, 'see', 'care-record', personIn(place)),
          may(viewer, 'tell', 'care-record', personIn(place)),
        ];
        // Nobody else is in that team: where an author can no longer see to it, whoever leads it is reminded in their place.
        const leads = place.team === OWN && !place.held && (role === 'coordinator' || role === 'manager');
        for (const author of [AUTHOR, JACK]) {
          world.clock.set('2026-11-23T10:00:00Z');
          await present(place, author);
          // What else waits for those who lead, or for its author, would come in one card with what is counted here.
          for (const id of [REQUEST, ENDING, OFFICES]) {
            const kept = await world.store.read('records', PERSON, id);
            await world.store.remove('records', PERSON, id, kept?.etag ?? '');
          }
          const first = await world.ticks();
          world.clock.set('2026-11-27T10:00:00Z');
          const later = await world.ticks();
          absent();
          const about = (sent: typeof first, reference = TARGET.recordReference): number =>
            sent.filter((one) => [NAME, reference].every((word) => textsIn(one).join().includes(word))).length;
          const ofPlan = about([...first, ...later], referenceOf('RP', planIdOf(PERSON)));
          expect([author.name, 'plan', ofPlan > 0]).toEqual([
            author.name,
            'plan',
            author === JACK ? mayTell : leads || (mayRead && place.circle),
          ]);
          const listed = mayRead && author === AUTHOR && place.circle;
          const minds = author === AUTHOR ? leads : mayTell;
          // Who leads is reminded at once of what waits for themselves and of what they see to in the place of others.
          expect([author.name, about(first), about(later)]).toEqual([
            author.name,
            listed ? 1 : 0,
            listed || minds ? 1 : 0,
          ]);
        }
        world.clock.set('2026-11-23T10:00:00Z');
      });
    }
  }
});

describe('S10, S42: in a channel', () => {
  test('no verb but "Seen" does anything, whoever presses', async () => {
    for (const role of Role.options) {
      await changeStaff(world, JACK.name, { roles: [role], teams: [OWN] });
      const jack = world.chat(JACK.name, 'channel');
      const [place] = PLACES;
      await present(place, AUTHOR);
      faulty.plan({});
      const said = new Set<string>();
      for (const verb of ON_PRESS.keys()) {
        said.add((await jack.sends({ do: verb, id: RECORD })).text);
        for (const x of ['proposal', '2', `agree.${OPEN_PROPOSAL}`])
          said.add((await jack.sends({ do: verb, id: planIdOf(PERSON), x })).text);
      }
      expect([...said]).toEqual(['I can only do that in private chat.']);
      expect(faulty.writes).toEqual([]);
      absent();
    }
  });

  test.each(PLACES)('"Seen" is for the team of the record: $where', async (place) => {
    await changeStaff(world, JACK.name, { roles: ['support-worker'], teams: [OWN] });
    await present(place, AUTHOR);
    faulty.plan({});
    const reply = await world.chat(JACK.name, 'channel').sends({ do: 'telling/seen', id: RECORD });
    expect([reply.text.includes('QZ'), faulty.writes.length]).toEqual(place.team === OWN ? [true, 1] : [false, 0]);
    expect(reply.text).not.toContain(NAME);
    absent();
  });
});

describe('S10: somebody whom nobody has added', () => {
  test.each([
    ['an unknown member of staff of the tenant', { aadObjectId: 'unknown' }],
    ['somebody of another tenant with the same id', { tenant: '20000000-0000-4000-8000-000000000002' }],
  ])('%s gets the same words for every action, apart from the call for help', async (_, differing) => {
    await present(PLACES[0], AUTHOR);
    await changeStaff(world, JACK.name, { roles: [...Role.options], teams: [OWN, OTHER] });
    const { tenant, aadObjectId, teamsId } = JACK;
    const from = { tenant, aadObjectId, teamsId, ...differing };
    const arrived = {
      delivery: 'x',
      from,
      address: {
        kind: 'personal' as const,
        serviceUrl: 'https://smba.trafficmanager.net/uk/',
        tenant: from.tenant,
        conversation: 'a:x',
      },
      receivedAt: world.clock.now(),
    };
    const give = async (inbound: Parameters<World['give']>[0]) => {
      const outbound = await world.give(inbound);
      return { outbound, card: undefined, words: '', text: textsIn(outbound).join('\n') };
    };
    const outsider: Parameters<Action['run']>[0] = {
      says: (text) => give({ ...arrived, kind: 'said', text }),
      sends: (data) => give({ ...arrived, kind: 'pressed', data, inputs: {}, message: 'm', refreshing: false }),
    };
    faulty.plan({});
    for (const action of actions()) {
      await setForms(world, JACK.id, action.form);
      faulty.plan({});
      const { outbound } = await action.run(outsider, TARGET);
      const answer = action.row === 'press danger/show' ? shown(dangerCard(world.app.lines)) : say(STRANGER);
      expect([action.title, outbound]).toEqual([action.title, [answer]]);
      // Their own name is noted, so that an administrator finds it; nothing else.
      const others = faulty.writes.filter(({ id }) => id !== staffIdOf(from.tenant, from.aadObjectId));
      expect([action.title, others]).toEqual([action.title, []]);
    }
    absent();
  });
});
