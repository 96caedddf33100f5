import { personId } from '../../src/demo/world.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import type { Person } from '../../src/people/person.ts';
import { everyday } from '../../src/demo/world.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { THE_PERSON } from '../../src/people/needs.ts';
import { planMakerIn } from '../support/made-plan.ts';
import { recordsAChange } from '../support/change.ts';
import { agreed, becauseHeAsked, callOnFridays, saidYes, startedFor } from '../support/plan-talk.ts';
import { buttonsOf, type Chat, type World } from '../support/talk.ts';

/** When the story begins that `npm run freeze` plays. */
export const BEGINS = '2026-11-16T10:00:00Z';

const PLAN = planIdOf(personId('samuel'));

/**
 * Everything that can happen to a record of any kind happens in the demo's world, and forms are left at every sort of place. What this
 * writes is what is frozen. Throws as soon as an answer is not the one expected.
 */
export async function play(world: World): Promise<void> {
  for (const name of ['Priya Shah', 'Tom Reed', 'Sam Cole']) await world.chat(name).joins();
  await setUp(world);
  await changeMonitoring(world);
  await makePlan(world);
  await changePlan(world);
  await decideFor(world);
  await raiseConcern(world);
  await leaveForms(world);
  if (world.surprises.length > 0) throw new Error(`surprises: ${world.surprises.join(', ')}`);
}

const ANSWER = 'note an answer Samuel Okafor';
const JOINS = ['add a carer', 'Samuel Okafor'];

const keysOf = (person: Person | undefined): readonly string[] => [
  'the-person',
  ...(person?.circle ?? []).map(({ key }) => key),
];

/** From the plan, where what restricts him is proposed: the mental capacity lead is asked, and says what was done. */
async function screenForLiberty(world: World, tom: Chat): Promise<void> {
  const mei = world.chat('Mei Lin');
  await mei.joins();
  const screened = async (button: string, next: string): Promise<string> => {
    await tom.presses(button);
    await tom.presses(next, { libertyRestrictions: 'rails' });
    await tom.presses('Next', { libertyNow: 'yes', libertyNeeded: 'no', capacity: 'lacks' });
    const assessed = { assessedBy: 'me', assessedOn: '2026-11-20' };
    const wishes = { ...assessed, wishes: 'He climbs over them.', libertyObjection: 'none', libertyExisting: 'none' };
    return /LS-[A-Z0-9-]+/u.exec((await tom.presses('Record it', wishes)).text)?.[0] ?? '';
  };
  await mei.says(await screened('Screen for liberty', 'Record it, or go on'));
  await mei.presses('No application', { note: 'The rails are taken off again.' });
  await screened('Screen again', 'Next');
}

/** Says these words one after the other; the last answer has `expected` in it. */
async function talk(chat: Chat, expected: string, ...lines: readonly string[]): Promise<void> {
  let text = '';
  for (const line of lines) ({ text } = await chat.says(line));
  if (!text.includes(expected)) throw new Error(`"${expected}" was expected after "${lines.at(-1)}", not: ${text}`);
}

async function setUp(world: World): Promise<void> {
  const sam = world.chat('Sam Cole');
  await sam.says('new team');
  await sam.presses('Save this', { name: 'Harbour team' });
  await talk(world.chat('Sam Cole', 'channel'), 'This is now the channel of Harbour team', 'link Harbour team');
  await talk(world.chat('Kit Moore'), 'I do not know you yet', 'hello');
  await talk(
    sam,
    'Kit Moore is in the team',
    'add staff',
    'Harbour team',
    'Kit Moore',
    'support worker',
    'support worker',
    'record it',
  );
  const priya = world.chat('Priya Shah');
  const nurse = ['Claire Boyd, district nurse', 'yes', 'in person'];
  await talk(priya, 'Claire Boyd is in their circle', ...JOINS, ...nurse, 'record it');
}

/** One record is new, of the other some have been told and some reminded; one was made although somebody does not agree. */
async function changeMonitoring(world: World): Promise<void> {
  const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
  await priya.says('change monitoring for Ada Palmer');
  await priya.presses('Next', {
    direction: 'reduce',
    from: 'A call every morning',
    to: 'A call on Mondays',
    startsOn: '2026-11-17',
    rationale: 'She manages her tablets alone.',
  });
  await priya.presses('Next', { personAgrees: 'no', 'agrees-sarah': 'yes' });
  await priya.presses('Next', {
    personViews: 'She likes the calls.',
    wellbeingImpact: 'Fewer voices in the day.',
    wellbeing: 'control,relationships',
  });
  const reference = /MC-[A-Z0-9-]+/u.exec((await priya.presses('Record this change')).text)?.[0] ?? '';
  await priya.presses('Note who was told');
  const sarah = { who: 'sarah', how: 'phone', on: '2026-11-16', said: 'Asked about Sundays.' };
  await priya.presses('Record this', sarah);
  const news = (await world.ticks()).find(({ address }) => address.kind === 'channel')?.message;
  await tom.says(reference);
  await tom.presses("I've been told");
  if (news?.kind === 'card') await world.chat('Tom Reed', 'channel').presses('Seen', {}, news.card);
  await tom.says(await recordsAChange(tom, { name: 'Samuel Okafor', startsOn: '2026-11-17', carerAgrees: 'none' }));
  await tom.presses('Note who was told');
  await tom.presses('Save for later', { who: 'the-person', how: 'in-person' });
}

/** A first proposal is withdrawn. Version 1 is agreed and copied; version 2 is agreed, told and changed by hand. */
async function makePlan(world: World): Promise<void> {
  world.clock.set('2026-11-23T10:00:00Z');
  await world.ticks();
  const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
  await startedFor(tom, {}, { equipment: 'Bed rails' });
  await screenForLiberty(world, tom);
  await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await tom.presses('Withdraw it');
  await tom.presses('Record this', { reason: 'He wants to think.' });
  await agreed(world, tom, priya);
  await talk(tom, 'Version 1', ANSWER, 'Claire Boyd', 'yes', 'by phone', 'today', 'record it');
  await tom.says('a copy delivered Samuel Okafor');
  await tom.presses('Record this', { who: 'the-person', how: 'by-hand', on: '2026-11-23' });
  await callOnFridays(priya);
  await becauseHeAsked(priya);
  await priya.presses('Next');
  await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
  await priya.presses('Ask everybody to agree');
  await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await tom.presses('I agree');
  await talk(tom, 'Version 2', ANSWER, 'Claire Boyd', 'yes', 'by phone', 'today', 'record it');
  await tom.sends({ do: 'telling/start', id: PLAN });
  await tom.presses('Record this', { who: 'the-person', how: 'in-person', on: '2026-11-23', said: 'Pleased.' });
  await priya.says('written by hand Samuel Okafor');
  await priya.presses('Record this', {
    of: 'outside',
    who: everyday.tom.id,
    on: '2026-11-23',
    written: 'A call on a Friday.',
  });
  const keys = keysOf(await world.app.directory.person(personId('samuel')));
  await priya.presses('Record this', saidYes('2026-11-23', ...keys));
  await tom.sends({ do: 'record/open', id: PLAN });
  await tom.presses('I wrote it in');
}

/** Capacity is found out, somebody is not reached, a colleague is away: a plan that goes ahead, and what is said of it afterwards. */
async function decideFor(world: World): Promise<void> {
  const [priya, tom] = [everyday.priya, everyday.tom].map((staff) => viewerOf(staff));
  if (!priya || !tom) throw new Error('they are in the demo');
  const plan = await planMakerIn(world, personId('jean'), priya, 'Jean');
  const { give, today: on } = plan;
  const id = 'jeansplan';
  const unknown = {
    deciding: { capacity: { answer: 'unknown' as const } },
    trigger: undefined,
    kinds: [],
    evidence: [],
  };
  await plan.propose(id, 30, undefined, unknown);
  const deciding = { capacity: { answer: 'has' as const, by: 'Noor Aziz, mental capacity lead', on } };
  await give({ type: 'note-capacity', id, deciding });
  await give({ type: 'look-at', id, matter: 'assess', note: 'She was asked twice.', name: 'Mei Lin' });
  const regard = { views: 'Jean likes mornings.', wellbeingImpact: 'Jean eats well.', wellbeing: ['health' as const] };
  const tries = 'Tom rang twice.';
  await give({ type: 'answer', id, key: THE_PERSON, answer: 'not-reached', on, tries, regard });
  for (const { key, staff } of plan.present.filter((one) => one.staff !== undefined && one.staff !== priya.staff))
    await give({ type: 'answer', id, key, answer: 'yes', how: 'phone', on, asLead: staff !== undefined });
  await give({ type: 'question-note', id }, tom);
  await give({ type: 'accept-note', id }, tom);
  await give({ type: 'answer', id, key: THE_PERSON, answer: 'yes', how: 'in-person', on });
  await give({
    type: 'correct-answer',
    id,
    key: THE_PERSON,
    answer: 'no',
    how: 'phone',
    on,
    reason: 'Jean likes to eat later.',
    why: 'It was her sister.',
    asLead: true,
  });
}

/** A change meets with everything that can be said to it, and is still open. */
async function changePlan(world: World): Promise<void> {
  const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
  await priya.says('change the plan for Samuel Okafor');
  await priya.presses('Next', { trigger: 'other', kinds: 'fewer,temporary,other', parts: 'visits,outcomes' });
  await priya.presses('Next', { otherwise: 'His sister visits.' });
  await priya.presses('Add an outcome');
  await priya.presses('Add this outcome', {
    outcomeWords: 'I want to shop again',
    outcomeNow: 'Walks to the corner',
    outcomeAchieved: 'not-yet',
  });
  await priya.presses('Next');
  await priya.presses('Change: Every day, 18:30');
  await priya.presses('Remove this visit');
  await priya.presses('Change: Every day, 12:30');
  await priya.presses('Done', { visitUntil: '2026-12-18' });
  await priya.presses('Next');
  await priya.presses('Next', { startsOn: '2026-11-30' });
  await priya.presses('Add a piece of evidence');
  await priya.presses('Add this piece of evidence', {
    evidenceFrom: 'another-reason',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-16',
    evidenceWords: 'The nurse found him tired.',
  });
  await priya.presses('Next');
  await priya.presses('Next', { carries: mintedOn(priya) });
  await priya.presses('Next', { copyTo: 'staffb' });
  await priya.presses('Next', { copyWhy: 'consent', copyReason: 'He wants fewer to have it.' });
  await priya.presses('Next', { personAgrees: 'no', carerAgrees: 'yes' });
  await priya.presses('Next', { carerName: 'Grace Okafor' });
  await priya.presses('Next', { goAhead: 'yes' });
  await priya.presses('Next', {
    personViews: 'He is tired of visitors.',
    wellbeingImpact: 'Fewer faces, safer evenings.',
    wellbeing: 'control,home',
  });
  await priya.presses('Ask everybody to agree');
  await talk(priya, 'Ana Lopez is in their circle', ...JOINS, 'Ana Lopez, occupational therapist', 'record it');
  await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await priya.presses('Add evidence');
  await priya.presses('Add it', {
    evidenceFrom: 'in-plan',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-20',
    evidenceWords: 'Grace saw him fall asleep at supper.',
  });
  await tom.says('written by hand Samuel Okafor');
  await tom.presses('Record this', { of: '2.0', on: '2026-11-23', written: 'Call on Fridays.' });
  for (const [what, entered] of [
    ['correct', { written: 'A call on Fridays.', reason: 'A slip.' }],
    ['take-back', { reason: 'It was not written.' }],
  ] as const) {
    await tom.presses('Correct a note');
    await tom.presses('Next', { which: mintedOn(tom), what });
    await tom.presses('Record this', entered);
  }
  await tom.presses('Version 2 says it already');
  await tom.presses('Monitoring');
  await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await tom.presses('I do not agree');
  await tom.presses('I do not agree', { reason: 'Two visits are too few.' });
  await priya.says('show the plan for Samuel Okafor');
  await priya.presses("I've been told");
  const ana = world.chat('Ana Lopez');
  await ana.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await ana.presses('I agree');
}

/** A concern about an adult is raised, taken, decided and closed; somebody may read it who could not before (R38). */
async function raiseConcern(world: World): Promise<void> {
  const [priya, mei] = [world.chat('Priya Shah'), world.chat('Mei Lin')];
  await priya.says('safeguarding concern for Jean Doyle');
  await priya.presses('Next', { sgSeen: 'Bruises on both arms.', sgWhom: 'person', sgDone: 'Sat with her.' });
  const raised = await priya.presses('Raise the concern', { sgSource: 'not-known' });
  await world.ticks();
  await mei.says(/SG-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(raised.text)?.[0] ?? '');
  const acknowledged = await mei.presses('Acknowledge');
  if (!acknowledged.text.includes('Acknowledged')) throw new Error(`not acknowledged: ${acknowledged.text}`);
  const id = String(buttonsOf(mei.card).find(({ data }) => data.do === 'record/act')?.data.id);
  const begin = (x: string) => mei.sends({ do: 'flow/start', id, x });
  await mei.presses('Add or put right', { note: 'The bruises are older than a day.' });
  await begin('safeguarding-concern-decision');
  const tests = ['needs', 'harm', 'protect'].map((one) => [
    [`sgTest-${one}`, one === 'harm' ? 'not-met' : 'met'],
    [`sgTestWhy-${one}`, 'As the nurse says.'],
  ]);
  await mei.presses('Next', Object.fromEntries(tests.flat()));
  await mei.presses('Next', { sgWhat: 'not-enquiry', sgWhy: 'A fall that the nurse saw.', sgRegulated: 'yes' });
  await mei.presses('Next', {
    sgCqc: 'no',
    sgCqcWhy: 'Nobody harmed her.',
    sgCandour: 'no',
    sgCandourWhy: 'The same.',
  });
  await mei.presses('Save the decision');
  await begin('safeguarding-concern-access');
  await mei.presses('Let them in', { sgLetIn: everyday.ruth.id, sgLetInWhy: 'She knows of the fall.' });
  await begin('safeguarding-concern-close');
  const close = { sgWanted: 'fully', sgCloseWords: 'She wanted to be believed.', sgCloseDespite: 'Nothing is open.' };
  const closed = await mei.presses('Close it', close);
  if (!closed.text.includes('losed')) throw new Error(`not closed: ${closed.text}`);
}

/** The first id that a card shows, of what was made in a form. */
const mintedOn = ({ card }: Chat): string => /"value":"([a-z2-9]{17})"/u.exec(JSON.stringify(card))?.[1] ?? '';

/** Cancelled; asked a question once more; checked; in a record. In a row of a list; in a change of what holds; an answer to note. */
async function leaveForms(world: World): Promise<void> {
  world.clock.set('2026-11-26T10:00:00Z');
  await world.ticks();
  const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
  await tom.says('change monitoring for Jean Doyle');
  await tom.presses('Cancel', { direction: 'reduce' });
  await talk(tom, 'keep it', 'change monitoring for Nadia Khan', 'more', 'A call', 'back');
  await tom.says('save for later');
  await tom.says('change monitoring for Norman Price');
  await tom.presses('Next', { direction: 'reduce', from: 'Two visits', to: 'One visit', startsOn: '2026-11-27' });
  await tom.presses('Next', { rationale: 'Washes alone.' });
  await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });

  await priya.says('start a plan for Norman Price');
  await priya.presses('Next', { matters: 'His pigeons.' });
  await priya.presses('Add an outcome');
  const outcome = {
    outcomeWords: 'I want to feed the pigeons',
    outcomeNow: 'Opens the window',
    outcomeAchieved: 'some-way',
  };
  await priya.presses('Add this outcome', outcome);
  await priya.presses('Next');
  await priya.presses('Add a visit');
  await priya.presses('Save for later', {
    visitDays: 'mon,thu',
    visitAt: '09:15',
    visitMinutes: '30',
    visitSupport: 'Breakfast',
  });
  await priya.says('change the plan for Ada Palmer');
  await priya.presses('Next', { trigger: 'progress', kinds: 'fewer', parts: 'visits' });
  await priya.presses('Next');
  await priya.presses('Save for later', { startsOn: '2026-12-01' });
  await talk(priya, 'record it', ANSWER, 'Claire Boyd', 'yes', 'by phone', 'today');
  await talk(priya, 'Saved for later', 'save for later');
}
