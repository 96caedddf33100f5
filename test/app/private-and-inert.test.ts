import { describe, expect, test } from '@jest/globals';
import { everyday, NEWS_CHANNEL, people, personId, staff } from '../../src/demo/world.ts';
import type { AnyFlow } from '../../src/flows/flow.ts';
import { rules as rulesOfEndings } from '../../src/flows/ending/rules.ts';
import { followUpRules } from '../../src/flows/follow-up/rules.ts';
import { rules as rulesOfInformation } from '../../src/flows/information/rules.ts';
import { rules as rulesOfIssues } from '../../src/flows/issue/rules.ts';
import { rules as rulesOfOffices } from '../../src/flows/offices/rules.ts';
import { rules as rulesOfMonitoring } from '../../src/flows/monitoring/rules.ts';
import { rules as rulesOfPrevention } from '../../src/flows/prevention/rules.ts';
import { rules as rulesOfConcerns } from '../../src/flows/safeguarding-concern/rules.ts';
import { rules as rulesOfReviews } from '../../src/flows/review/rules.ts';
import { rules as rulesOfRequest } from '../../src/flows/request/rules.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import { dayOf } from '../../src/kernel/days.ts';
import { personDocument } from '../../src/people/documents.ts';
import { Person, type CircleMember } from '../../src/people/person.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { pressed, typed, type Json } from '../support/connector.ts';
import { FaultyStore, type Fault } from '../support/faulty-store.ts';
import type { Filling } from '../support/answers.ts';
import { fillIn, typeIn } from '../support/form-filler.ts';
import { stepsOf } from '../support/form.ts';
import { expectInert, HOSTILE } from '../support/inert.ts';
import { makePlan } from '../support/made-plan.ts';
import { buttonsOf, textsIn, World } from '../support/talk.ts';
import { arrived, connected, start, type Bot } from '../support/whole-app.ts';

const today = dayOf(new Date(), 'Europe/London');
const NAMES = [...staff, ...people(today)].flatMap(({ name }) => name.split(' ')).filter((word) => word.length > 2);
const PRIVATE = new RegExp(`CANARY|\\b(?:${[...new Set(NAMES)].join('|')})\\b`, 'u');
const CANARY: Filling = { text: 'CANARY-7f3a, said Ada Palmer.', choose: 0, day: today };

/** Every flow there is, each begun where it begins: with a person, or in the record that the flow before it made. */
// What is written of somebody who is not to be told, and why reablement is paused, is followed in test/flows/ and test/access.
const APART = ['held-back', 'safeguarding-pause'];
const all = (await World.open()).app.flows.filter(({ id }) => !APART.includes(id));
// Nothing is written by hand that somebody objects to: so it comes before the change that is.
const isByHand = ({ id }: AnyFlow): boolean => id.startsWith('plan-amendment');
const opened = [...all.filter(isByHand), ...all.filter((flow) => !isByHand(flow))];
/** That no change is needed is said of evidence that waits: so once what was proposed is withdrawn, and evidence came again. */
const ofWaiting = ['plan-withdrawal', 'plan-evidence', 'plan-no-change'].flatMap((id) =>
  opened.filter((flow) => flow.id === id),
);
/** What ends reablement, and goes on from that. */
const STOPS = ['ending', 'ending-close', 'follow-up', 'offices', 'stop'];
const going = opened.flatMap((flow) =>
  flow.id === 'plan-withdrawal' ? ofWaiting : ['plan-no-change', ...STOPS].includes(flow.id) ? [] : [flow],
);
const notByHand = going.filter((flow) => !isByHand(flow));
/** Whose reablement stands still or is over has no more forms: that comes last. */
const stopping = STOPS.flatMap((id) => opened.filter((flow) => flow.id === id));
const flows = [...going, ...stopping];

/** In his plan are Priya, who fills in the forms, Tom, and two more who are asked; who his carer is has to be said. */
const SAMUEL = personId('samuel');
const NURSE: CircleMember = { key: 'nurse', name: 'Claire Boyd', part: 'other', relation: 'district nurse' };
const ANA: CircleMember = { key: 'ana', name: 'Ana Lopez', part: 'therapist', staff: everyday.ana.id };

/** The bot, and a plan of Samuel's with a change to agree and copies to deliver. */
async function begin(): Promise<Bot> {
  const bot = await start(':memory:', await connected());
  const { store } = bot.services;
  const kept = await store.read('people', SAMUEL, SAMUEL);
  const known = Person.parse(kept?.body);
  const samuel = { ...known, circle: [...known.circle, NURSE, ANA] };
  await store.replace('people', personDocument(samuel), kept?.etag ?? '');
  await makePlan(bot.services, samuel, viewerOf(everyday.priya), { words: 'Made up' });
  return bot;
}

const isOfLeads = ({ of }: AnyFlow): boolean => of === rulesOfConcerns.kind;

/** A coordinator fills in everything but what only an administrator may, and what a safeguarding lead decides. */
async function beWhoMay(bot: Bot, flow: AnyFlow): Promise<void> {
  const who = isOfLeads(flow) ? 'Mei Lin' : flow.needs.deed === 'arrange' ? 'Sam Cole' : 'Priya Shah';
  await bot.send(typed(bot.connector.url, `act as ${who}`));
}

const ofAnyRecord = (card: unknown) => buttonsOf(card).find(({ data }) => data.do === 'telling/start')?.data;

/** The press that begins this form: with a person, in the newest record that has a button for it, or in the newest that people are told of. */
function startOf(flow: AnyFlow, answers: readonly unknown[]): Json | undefined {
  if (flow.startsFrom === 'person') return { do: 'flow/start', x: flow.id, id: SAMUEL };
  if (flow.startsFrom === 'nothing') return { do: 'flow/start', x: flow.id };
  const isIts = ({ data }: { readonly data: Json }) => data['do'] === 'flow/start' && data['x'] === flow.id;
  if (flow.of !== undefined) {
    const data = buttonsOf(answers.findLast((card) => buttonsOf(card).some(isIts))).findLast(isIts)?.data;
    return data && { ...data };
  }
  const data = ofAnyRecord(answers.findLast((card) => ofAnyRecord(card)));
  return data && (flow.id === 'telling' ? { ...data } : { do: 'flow/start', x: flow.id, id: data.id });
}

/** The no of an attorney is refused for good; a visit that stops needs no end; only of a referral something comes; charges are asked about where reablement ends. */
const PREFERRED: Readonly<Record<string, RegExp>> = {
  'monitoring-correction': /^Has capacity$/u,
  'plan-visit': /^Fewer visits a day$/u,
  'prevention-referral': /^Referred$/u,
  review: /^Yes$/u,
  'review-held': /^Reablement ends$|^Not decided yet$/u,
  'review-charges': /^It is charged$|^Yes$/u,
};

/** Fills in these flows by card, one after the other; gives every answer to a press, and the questions into which the text went. */
async function fillInAll(
  bot: Bot,
  filling: Filling,
  chosen: readonly AnyFlow[],
  before: readonly unknown[] = [],
): Promise<{ answers: unknown[]; texts: string[] }> {
  const answers: unknown[] = [];
  const texts: string[] = [];
  for (const flow of chosen) {
    // What somebody says later is noted in a change of which somebody was not reached.
    if (flow.id === 'monitoring-answer') answers.push(...(await someoneNotReached(bot, filling)));
    // It begins with an end, on no page that somebody has seen.
    const afterAnEnd = AFTER_AN_END.get(flow.id);
    if (afterAnEnd !== undefined) answers.push(await relatedOf(bot, [...before, ...answers], afterAnEnd));
    await beWhoMay(bot, flow);
    if (isOfLeads(flow)) answers.push(...(await newestConcern(bot)));
    const start = startOf(flow, [...before, ...answers]);
    if (!start) throw new Error(`${flow.id}: nothing to begin it in`);
    // The third way in is a file, which is sent and not typed.
    const choose = flow.id === 'person-details' ? Math.min(filling.choose, 1) : filling.choose;
    const by = { prefer: PREFERRED[flow.id], ...filling, choose };
    const filled = await fillIn(bot, start, by, flow.title);
    const ways = buttonsOf(filled.answers.at(-1)).map(({ data }) => data.do);
    // It ends in a record or on a page: neither has the buttons of a form.
    const isOver = !ways.some((way) => ['flow/next', 'flow/back', 'flow/record'].includes(way));
    expect([flow.id, isOver]).toEqual([flow.id, true]);
    answers.push(...filled.answers);
    texts.push(...filled.texts.map((key) => `${flow.id} ${key}`));
  }
  return { answers, texts };
}

/** As a lead sees it who has acknowledged it: both of its pages have buttons of forms. */
async function newestConcern(bot: Bot): Promise<readonly unknown[]> {
  await bot.send(typed(bot.connector.url, newestReference(bot, rulesOfConcerns.prefix)));
  const cards: unknown[] = [bot.connector.requests.at(-1)?.activity];
  for (const title of ['Acknowledge', 'More']) {
    const data = buttonsOf(cards.at(-1)).find((button) => button.title === title)?.data;
    if (data) cards.push(await bot.send(pressed(bot.connector.url, { ...data })));
  }
  return cards;
}

/** What begins with an end, by its flow: what its record is called on the page of related records. */
const AFTER_AN_END = new Map([
  ['follow-up', 'Follow-up'],
  ['offices', 'Finance'],
]);

/** Opened from the newest end that it follows. */
async function relatedOf(bot: Bot, answers: readonly unknown[], title: string): Promise<unknown> {
  const related = answers.flatMap((card) => buttonsOf(card).filter(({ data }) => data.x === 'related.0')).at(-1);
  const page = await bot.send(pressed(bot.connector.url, { ...related?.data }));
  const open = buttonsOf(page).find((button) => button.title.includes(title));
  return bot.send(pressed(bot.connector.url, { ...open?.data }));
}

/** A change of monitoring that waits for those who were not reached. */
async function someoneNotReached(bot: Bot, filling: Filling): Promise<readonly unknown[]> {
  await bot.send(typed(bot.connector.url, 'act as Priya Shah'));
  const start = { do: 'flow/start', x: 'monitoring-change', id: SAMUEL };
  const waits = { ...filling, choose: 0, prefer: /^Not reached yet$|^The carer was not reached yet$|^Wait until/u };
  return (await fillIn(bot, start, waits)).answers;
}

/** What is only asked when somebody does not agree, and it goes ahead all the same. */
const SAY_NO = /^No$|does not agree|^Go ahead|^It stands/u;
const asksWhoAgrees = flows.filter((flow) =>
  stepsOf(flow).some(({ questions }) => questions.some(({ key }) => key === 'wellbeingImpact')),
);

/** What is only asked when it is a language that nobody on record needs. */
const asksWhichLanguage = flows.filter((flow) =>
  stepsOf(flow).some(({ questions }) => questions.some(({ key }) => key === 'otherLanguage')),
);

/** The forms that are begun one after the other, and the options that are chosen wherever there are any: what only they lead to. */
const FURTHER: readonly (readonly [forms: string, prefer: RegExp])[] = [
  // Somebody lacks capacity: decided in their best interests; by an attorney; who agrees is corrected in the same ways.
  ['monitoring-change plan-revision plan-withdrawal', /^May lack|acks capacity$|A decision in/u],
  ['monitoring-change plan-revision plan-withdrawal', /^May lack|acks capacity$|Claire Boyd/u],
  ['monitoring-change monitoring-correction', /Who agrees|^May lack|acks capacity$|A decision in/u],
  ['monitoring-change monitoring-correction', /Who agrees|^May lack|acks capacity$|Claire Boyd/u],
  // Nobody was reached, and it goes ahead; it waits; they do not agree.
  [
    'monitoring-change plan-revision plan-withdrawal',
    /^Not reached yet$|was not reached yet$|Go ahead|^Has capacity$/u,
  ],
  ['monitoring-change monitoring-correction', /Who agrees|^Not reached yet$|was not reached yet$|Go ahead|^Has/u],
  ['monitoring-change monitoring-correction', /Who agrees|^Not reached yet$|was not reached yet$|Wait until|^Has/u],
  ['monitoring-change monitoring-correction', /Who agrees|^No$|does not agree$|Go ahead|^Has capacity$/u],
  ['plan-revision plan-withdrawal', /^No$|does not agree$|Go ahead|^Has capacity$/u],
  ['plan-revision plan-answer plan-withdrawal', /^They cannot be reached$|Go ahead/u],
  ['plan-revision plan-answer plan-withdrawal', /^No$|^Wait$/u],
  // Capacity is found out when they answer.
  ['plan-revision', /^May lack|^Not known$|^Not yet$/u],
  ['plan-answer', /Samuel Okafor|^May lack|acks capacity$|A decision in/u],
  ['plan-withdrawal plan-revision plan-withdrawal', /A group of workers/u],
  ['plan-revision plan-withdrawal', /of another organisation/u],
  // Not in the form that they need.
  ['monitoring-change telling', /^No$|Samuel Okafor|^Has capacity$/u],
  ['plan-copy', /^No$|Samuel Okafor/u],
  // A review that ends reablement, of somebody who lacks capacity; one that somebody else asked for; one that is not held.
  ['review review-held', /^Yes$|^Reablement ends$|^It is charged$|^May lack|acks capacity$|A decision in/u],
  ['review review-held', /^Yes$|^May lack|acks capacity$|Claire Boyd/u],
  ['review review-instead', /^Somebody asked for it$|^Somebody else$|^Yes$|not held|later|another day/iu],
  ['review', /^No$/u],
  ['issue', /^Something else$|^Nobody in particular$/u],
  ['person-leave', /another reason/iu],
  ['monitoring-change carer-joins', /^The carer agrees$|^Yes$|^Has capacity$/u],
];

/** Each stops, and goes on again. */
const STOPPING: readonly (readonly [form: string, prefer: RegExp])[] = [
  ['ending', /^They do not want|^Yes|still to come|^A handover|Not decided yet/u],
  ['ending-close', /^Close it without|^It is charged|^Yes$/u],
  ['offices', /^They have answered$/u],
  ['follow-up', /^At home$|^No, they/u],
  ['stop', /goes on again/u],
  ['ending', /^They do not want|^May lack|acks capacity$|A decision in|^Others help|Not decided yet/u],
  ['ending-close', /^Call it off/u],
  ['ending', /^We cannot give it|^Others help|Not decided yet/u],
  ['ending-close', /^Call it off/u],
  ['stop', /^Moved away$/u],
  ['stop', /goes on again|mistake/u],
  ['stop', /^Has died$/u],
  ['stop', /mistake|goes on again/u],
];

/** Goes through every flow by card, once for each place in a list of options, and once for those who do not agree. */
async function throughEveryFlow(
  bot: Bot,
  filling: Filling,
  places = [0, 1, 2],
  atFirst = going,
): Promise<{ answers: unknown[]; texts: string[] }> {
  const rounds = places.map((choose, round) => ({
    filling: { ...filling, choose },
    chosen: round === 0 ? atFirst : notByHand,
  }));
  const against = { filling: { ...filling, prefer: SAY_NO }, chosen: asksWhoAgrees };
  const answers: unknown[] = [];
  const texts: string[] = [];
  const another = { filling: { ...filling, prefer: /^Another language$/u }, chosen: asksWhichLanguage };
  const further = FURTHER.map(([forms, prefer]) => ({
    filling: { ...filling, prefer },
    chosen: forms.split(' ').flatMap((id) => flows.filter((flow) => flow.id === id).slice(0, 1)),
  }));
  const last = STOPPING.map(([form, prefer]) => ({
    filling: { ...filling, prefer },
    chosen: stopping.filter(({ id }) => id === form),
  }));
  const [first, ...others] = rounds;
  // Before anybody leaves the circle or joins it.
  const early = [...(first ? [first] : []), ...(others.length > 0 ? further : [])];
  for (const round of [...early, ...others, against, another, ...last]) {
    const filled = await fillInAll(bot, round.filling, round.chosen, answers);
    answers.push(...filled.answers);
    texts.push(...filled.texts);
  }
  await bot.send(typed(bot.connector.url, 'act as Priya Shah'));
  answers.push(...(await everyPage(bot)));
  return { answers, texts };
}

/** Everything that Samuel's plan shows, and what is outstanding. */
async function everyPage(bot: Bot): Promise<readonly unknown[]> {
  const id = planIdOf(SAMUEL);
  const views =
    'proposal changes.0 visits.0 version.1.0 version.2.0 versions.0 compare.1.2 progress copies amendments told';
  const press = (data: Json) => bot.send(pressed(bot.connector.url, data));
  const shown: unknown[] = [];
  for (const x of views.split(' ')) shown.push(await press({ do: 'record/view', id, x }));
  for (const x of ['0', '10', '20', '30']) shown.push(await press({ do: 'record/history', id, x }));
  for (const what of ['record/open', 'page/show']) shown.push(await press({ do: what, id, x: 'my-work' }));
  return shown;
}

/** Every text that any form asks for, as `fillInAll` names it; a file is sent, not typed. */
const EVERY_TEXT = flows.flatMap((flow) =>
  stepsOf(flow).flatMap(({ questions }) =>
    questions.flatMap((question) =>
      question.kind === 'text' && question.takesFile !== true ? [`${flow.id} ${question.key}`] : [],
    ),
  ),
);

/**
 * Asked of somebody who lacks capacity (test/flows/consent, test/flows/prevention), of an answer that is put right (test/flows/request), of a visit
 * the very questions of a revision, of somebody outside the circle (test/flows/request, test/flows/issue), of a talk that was held (test/flows/issue), of a no of somebody held back (test/plans/objector), or at a review of
 * somebody who lacks capacity: the very questions of a change of monitoring. What an ending left out, when it is closed (test/flows/ending).
 * Whom a concern is about that is on no list of the raiser (test/flows/safeguarding-concern/unlisted).
 * What a lead decides against the three tests, and to whom they passed it on (test/flows/safeguarding-concern/canary).
 */
const ELSEWHERE =
  /^(?:(?:consent|person-join) consent(?:DecidedBy|AssessedBy|SeenBy|Why)|plan-answer seenBy|plan-visit .*|prevention-referral (?:referralDecidedBy|assessedBy|wishes|seenBy|lessRestrictive|decidedBy|consulted)|request-answer why|request fromElse|safeguarding-concern(?:-source)? sgSourceElse|safeguarding-concern sgAbout|safeguarding-concern-decision sg(?:Despite(?:Not)?Met|Passed(?:Whom|Reference))|issue issueAboutElse|issue issueTakingElse|issue issueWhyNot-.*|issue-step stepDoerElse|issue-progress talk(?:Said|Agreed)|plan-withdrawal wellbeingImpact|ending(?:-close)? charges(?:Words|By)|ending seenBy|ending-close (?:needOwner|appointmentOwner)|(?:ending-close|review-held) (?:assessedBy|wishes|seenBy|lessRestrictive|decidedBy|consulted))$/u;

const PREFIXES = new Map(
  [
    rulesOfEndings,
    followUpRules({}),
    rulesOfInformation,
    rulesOfIssues,
    rulesOfMonitoring,
    rulesOfOffices,
    rulesOfPrevention,
    rulesOfRequest,
    rulesOfReviews,
    rulesOfConcerns,
  ].map(({ kind, prefix }) => [kind, prefix]),
);

/** The newest change of monitoring, or of the kind that a form is for: it is begun by typing when it is said in which record. */
const newestReference = (bot: Bot, prefix: string): string =>
  JSON.stringify(bot.connector.requests)
    .match(new RegExp(`\\b${prefix}-[A-Z0-9]{4}-[A-Z0-9]{4}\\b`, 'gu'))
    ?.at(-1) ?? '';

/** What whoever only types says to begin it. */
function asksFor({ phrases: [phrase = ''], startsFrom, of }: AnyFlow, bot: Bot): string {
  switch (startsFrom) {
    case 'nothing':
      return phrase;
    case 'person':
      return `${phrase} Samuel Okafor`;
    case 'record':
      return `${phrase} ${newestReference(bot, PREFIXES.get(of ?? rulesOfMonitoring.kind) ?? '')}`;
  }
}

async function typeEveryFlow(bot: Bot, text: string, chosen = flows): Promise<void> {
  for (const flow of chosen) {
    await beWhoMay(bot, flow);
    await typeIn(bot, asksFor(flow, bot), text);
  }
  // A first plan asks for what a change of one does not.
  await bot.send(typed(bot.connector.url, 'act as Priya Shah'));
  await typeIn(bot, 'start a plan for Jean Doyle', text);
}

const NEUTRAL: readonly unknown[] = ['A message from Reable', 'Reable has a message for you'];

function expectPrivate(bot: Bot): void {
  expect(bot.logged.filter((line) => PRIVATE.test(line))).toEqual([]);
  const { requests } = bot.connector;
  const inChannel = requests.filter(({ conversation }) => conversation === NEWS_CHANNEL);
  expect(inChannel.flatMap(({ activity }) => textsIn(activity)).join('\n')).not.toMatch(PRIVATE);
  const messages = requests.map(({ activity }) => activity).filter(({ type }) => type === 'message');
  expect(messages.filter(({ summary }) => !NEUTRAL.includes(summary))).toEqual([]);
  expect(messages.filter((message) => 'speak' in message)).toEqual([]);
}

describe('private by construction', () => {
  test('S27, S40: every flow by card: nothing typed and no name is in a log, a channel or a summary', async () => {
    const bot = await begin();
    const { connector } = bot;
    const { answers, texts } = await throughEveryFlow(bot, CANARY);
    expect(JSON.stringify(answers)).toContain('CANARY');
    expect(EVERY_TEXT.filter((each) => !texts.includes(each) && !ELSEWHERE.test(each))).toEqual([]);
    for (const news of ['A reablement plan has changed', 'Monitoring has changed'])
      await arrived(
        connector,
        ({ conversation, activity }) => conversation === NEWS_CHANNEL && textsIn(activity).join().includes(news),
      );
    await bot.stop();
    expect(bot.logged.length).toBeGreaterThan(answers.length / 2);
    expectPrivate(bot);
  });

  test('S27, S40: every flow by typing alone', async () => {
    const bot = await begin();
    await typeEveryFlow(bot, CANARY.text);
    await bot.send(typed(bot.connector.url, 'act as Priya Shah'));
    const shown = JSON.stringify(await everyPage(bot));
    expect(shown).toContain('CANARY');
    for (const words of [
      'It waits in the plan until',
      'Withdrawn.',
      'Noted: ',
      'Proposed.',
      'was told',
      'The formal record is due',
    ])
      expect(JSON.stringify(bot.connector.requests)).toContain(words);
    await bot.stop();
    expectPrivate(bot);
  });

  test('S27, S58: also when the store fails at any call, and when a stranger types or presses', async () => {
    const connector = await connected();
    let faulty: FaultyStore | undefined;
    const bot = await start(':memory:', connector, (store) => (faulty = new FaultyStore(store)));
    const stranger = { from: { id: '29:stranger', name: 'CANARY', aadObjectId: 'unknown' } };
    const turns = [
      typed(connector.url, `change monitoring for ${CANARY.text}`),
      typed(connector.url, CANARY.text),
      pressed(connector.url, { do: 'flow/start', x: 'CANARY', id: personId('ada') }),
      pressed(connector.url, { do: 'flow/next', id: 'canary', rev: 1, note: CANARY.text }),
    ];
    for (let call = 0; call < 6; call += 1) {
      for (const fault of ['lost-call', 'lost-answer', 'conflict'] as const satisfies readonly Fault[]) {
        for (const [index, turn] of turns.entries()) {
          faulty?.plan({ [call]: fault });
          await bot.send({ ...turn, id: `f:${call}-${fault}-${index}` });
        }
      }
    }
    faulty?.plan({});
    for (const [index, turn] of turns.entries()) await bot.send({ ...turn, ...stranger, id: `f:stranger-${index}` });
    await bot.stop();
    expect(bot.logged.join('\n')).toContain('app.turn');
    expectPrivate(bot);
  });
});

describe('what people type is only ever shown', () => {
  test.each(HOSTILE)('S13: in every text of every flow: %j', async (text) => {
    const bot = await begin();
    await typeEveryFlow(bot, text, going);
    // A version is agreed by then, and says none of these words: handwriting was noted by typing.
    const { answers } = await throughEveryFlow(bot, { ...CANARY, text }, [0], notByHand);
    await bot.send(typed(bot.connector.url, 'act as Priya Shah'));
    answers.push(...(await everyPage(bot)));
    await bot.stop();

    const all = [...answers, ...bot.connector.requests.map(({ activity }) => activity)];
    const first = text.split(/[\r\n]/u)[0]?.slice(0, 8) ?? '';
    expect(JSON.stringify(all)).toContain(JSON.stringify(first).slice(1, -1));
    expectInert(all);
    expect(bot.logged.filter((line) => /forged|evil|DROP|bold/u.test(line))).toEqual([]);
  });
});
