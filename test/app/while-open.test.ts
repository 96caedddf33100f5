import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../src/demo/world.ts';
import { CHANGE, everybodySays, recordsAChange } from '../support/change.ts';
import { endsReablement, planningTheEnd } from '../support/ending.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import { nurseAgrees, proposesExtraVisit } from '../support/plan-talk.ts';
import { staffCalled } from '../support/changing.ts';
import { World, type Chat } from '../support/talk.ts';

/** S53, R24: what happens while a form stands open is read before it is recorded, and nothing that was entered is lost. */

const CHANGED = 'Not recorded yet: while this form was open, this changed.';
const NOT_ASKED =
  'Sarah Palmer is not asked here any more. Not involved: ask your manager before you tell them anything.';

let world: World;
let sam: Chat;
let mei: Chat;
let tom: Chat;
let ana: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  [sam, mei, tom, ana, priya] = [
    world.chat('Sam Cole'),
    world.chat('Mei Lin'),
    world.chat('Tom Reed'),
    world.chat('Ana Lopez'),
    world.chat('Priya Shah'),
  ];
});

async function holdsBack(name: string, who = 'ada') {
  await mei.says('not to be told');
  await mei.presses('Next', { person: personId(who) });
  const circle = (await world.app.directory.person(personId(who)))?.circle ?? [];
  const key = circle.find((one) => one.name === name)?.key ?? staffCalled(name).id;
  await mei.presses('Next', { who: key, reason: 'She is said to take her money', decidedBy: 'me' });
  expect((await mei.presses('Save this')).text).not.toContain('⚠');
}

/** One visit less for Ada; everybody but Priya, who asks, has still to answer. */
async function proposesLess() {
  await priya.says('Mrs Palmer only needs one call a day now');
  await priya.presses('Next', { stops: 'lunch', evidenceWords: 'Eats well' });
  await priya.presses('Next', everybodySays(priya, 'yes'));
  return priya.presses('Ask everybody to agree');
}

const SARAH = { who: 'sarah', how: 'phone', on: '2026-11-23' };

describe('R2, R18, R24: a no given before a hold stays, and leads hear of it', () => {
  test('where it is noted to a proposal', async () => {
    await proposesLess();
    await priya.says('note an answer Ada Palmer');
    await priya.presses('Next', { ...SARAH, answer: 'no' });
    await priya.presses('Next', { reason: 'Her mother will not eat', goAhead: 'no' });
    await priya.presses('Next', { waitWhy: 'She comes on Friday' });
    await holdsBack('Sarah Palmer');
    const { text } = await priya.presses('Record this');
    expect(text).toContain(CHANGED);
    expect(text).toContain(NOT_ASKED);
    expect(text).not.toContain('money');
    expect((await priya.presses('Record this')).text).toContain('Noted: Sarah Palmer does not agree');
    const waits = await sam.says("what's outstanding");
    expect(waits.text).toContain('Sarah Palmer said no and is no longer in the plan');
    for (const chat of [tom, ana]) {
      await chat.says('show the plan for Ada Palmer');
      await chat.presses('The change being agreed');
      await chat.presses('I agree');
    }
    expect((await priya.says('show the plan for Ada Palmer')).text).not.toContain('Version 3');
    expect(world.surprises).toEqual([]);
  });

  test('a yes of theirs is not kept', async () => {
    await proposesLess();
    await priya.says('note an answer Ada Palmer');
    await priya.presses('Next', { ...SARAH, answer: 'yes' });
    await holdsBack('Sarah Palmer');
    expect((await priya.presses('Record this')).text).toContain(NOT_ASKED);
    expect((await priya.presses('Record this')).text).not.toContain('Noted');
  });

  test('where it is noted to a change of monitoring', async () => {
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { ...CHANGE });
    await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'not-reached' });
    await priya.presses('Next', { unreached: 'wait' });
    await priya.presses('Next', { waitWhy: 'She is back on Monday.' });
    await priya.presses('Record this change');
    await priya.presses('Note what they said');
    await priya.presses('Next', { ...SARAH, answer: 'no' });
    await priya.presses('Next', { views: 'She is against it', follows: 'weigh' });
    await priya.presses('Next', { wellbeingImpact: 'Ada rests better' });
    await holdsBack('Sarah Palmer');
    const { text } = await priya.presses('Record this');
    expect(text).toContain(CHANGED);
    expect(text).toContain(NOT_ASKED);
    expect((await priya.presses('Record this')).text).toContain('Noted: Sarah Palmer does not agree.');
    expect(world.surprises).toEqual([]);
  });
});

/** Up to the check of an ending for Ada: her daughter wants an assessment of her own. */
const endsForAda = () => planningTheEnd(priya, 'Ada Palmer', { carerAssessment: 'wanted' });

describe('R19, P19: an ending', () => {
  test('a no to the open change that came meanwhile is read first; the check says that the change is closed with it', async () => {
    await proposesLess();
    expect((await endsForAda()).text).toContain('This is closed with it: Version 3 of the plan, which is being agreed');
    await ana.says('show the plan for Ada Palmer');
    await ana.presses('The change being agreed');
    await ana.presses('I do not agree');
    await ana.presses('I do not agree', { reason: 'Unsafe, she fell on Friday' });
    const { text } = await priya.presses('Record this');
    expect(text).toContain(CHANGED);
    expect(text).toMatch(/Ana Lopez: Ana Lopez does not agree[^⚠]*Unsafe, she fell on Friday/u);
    expect((await priya.presses('Record this')).text).not.toContain(CHANGED);
    expect((await priya.says('Ada Palmer')).text).toContain('Reablement ended');
  });

  test('R24: somebody is held back meanwhile', async () => {
    await endsForAda();
    await holdsBack('Sarah Palmer');
    const { text } = await priya.presses('Record this');
    expect(text).toContain(CHANGED);
    expect(text).toContain(NOT_ASKED);
    expect(text).not.toContain('money');
    expect((await priya.presses('Record this')).text).not.toContain(CHANGED);
  });
});

test('R24: a hold is not lifted over what another lead noted meanwhile', async () => {
  await holdsBack('Ana Lopez');
  const held = (await world.app.directory.person(personId('ada')))?.heldBack?.[0]?.key ?? '';
  await mei.says('may be told again');
  await mei.presses('Next', { person: personId('ada') });
  await mei.presses('Next', { what: 'lift' });
  await mei.presses('Next', { which: held, why: 'It was not true' });
  await sam.says('may be told again');
  await sam.presses('Next', { person: personId('ada') });
  await sam.presses('Next', { what: 'look-again' });
  await sam.presses('Next', { which: held, lookAgainOn: '2026-12-10' });
  await sam.presses('Save this');
  const { text } = await mei.presses('Save this');
  expect(text).toContain(CHANGED);
  expect(text).toContain('To be looked at again on Thu 10 Dec 2026');
  expect((await world.app.directory.person(personId('ada')))?.heldBack?.[0]?.lifted).toBeUndefined();
  expect((await mei.presses('Save this')).text).toContain('May be told again since');
});

const idOf = (chat: Chat, name: string): string =>
  new RegExp(`"title":"[^"]*${name}[^"]*","value":"(?<id>[^"]+)"`, 'u').exec(JSON.stringify(chat.card))?.groups?.[
    'id'
  ] ?? '';
const ISSUE = {
  issueExplored: 'Hears no from her.',
  issueOptions: 'She loves her garden.',
  issueAgreement: 'not',
  issueAgreed: 'Nothing yet.',
};
const beginsIssue = async (risk: 'yes' | 'no') => {
  await sam.says('log an issue for Ada Palmer');
  await sam.presses('Next', { issueSort: 'not-encouraged', issueAbout: idOf(sam, 'Tom Reed') });
  return sam.presses('Next', { issueRisk: risk });
};

describe('R24: two who lead decide about one issue', () => {
  test('the stricter word is never lost: the second is told what the first decided, and who it is about stays held back', async () => {
    for (const chat of [sam, mei, tom]) await chat.says('hello');
    await beginsIssue('yes');
    await sam.presses('Next', ISSUE);
    await sam.presses('Record this');
    const reference = /IS-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(sam.card))?.[0] ?? '';
    const open = (await mei.says(reference)).card;
    await sam.presses('They may be told', { note: 'It was a misunderstanding.' });
    expect((await tom.says('find Ada Palmer')).text).toContain('Ada Palmer');
    const { text } = await mei.presses('They stay held back', { note: 'Police are looking into it' }, open);
    expect(text).toContain(
      'Before that, Sam Cole had decided: Tom Reed (support worker) may be told. It was a misunderstanding.',
    );
    expect(text).toContain('Police are looking into it');
    expect((await tom.says('find Ada Palmer')).text).toContain('nobody');
    expect((await sam.says("what's outstanding")).text).toContain(
      'It is decided: Tom Reed (support worker) may not be told',
    );
    // The other way round the stricter word stands.
    await sam.says(reference);
    await sam.presses('They may be told', { note: 'Really' }, open);
    expect((await tom.says('find Ada Palmer')).text).toContain('nobody');
    expect(world.surprises).toEqual([]);
  });
});

test('R24: an issue about somebody who is held back meanwhile keeps whom it is about', async () => {
  await sam.says('log an issue for Ada Palmer');
  await sam.presses('Next', { issueSort: 'not-encouraged', issueAbout: 'sarah' });
  await holdsBack('Sarah Palmer');
  await sam.presses('Next', { issueRisk: 'yes' });
  await sam.presses('Next', ISSUE);
  expect((await sam.presses('Record this')).text).toContain(NOT_ASKED);
  const { text } = await sam.presses('Record this');
  expect(text).toContain('Recorded as IS-');
  expect(text).toMatch(/About\nSarah Palmer \(daughter, carer\)/u);
  expect(world.surprises).toEqual([]);
});

describe('R38: an issue that stood open when reablement ended', () => {
  test('nothing typed is lost, and it can be logged', async () => {
    await beginsIssue('no');
    await endsReablement(priya, 'Ada Palmer', { carerAssessment: 'declined' });
    await sam.presses('Next', { ...ISSUE });
    const { text } = await sam.presses('Record this');
    expect(text).toContain(CHANGED);
    expect(text).toContain('Reablement ended on Mon 23 Nov 2026.');
    const logged = (await sam.presses('Record this')).text;
    expect(logged).toContain('Recorded as IS-');
    expect(logged).toContain('Hears no from her.');
    expect(logged).not.toContain('Closed with reablement');
    expect(world.surprises).toEqual([]);
  });
});

describe('R4, R5, R24: who was told of it', () => {
  const TOLD = { who: 'the-person,sarah', on: '2026-11-23', how: 'phone' };

  test('a correction came: what they are to be told now is read first', async () => {
    const reference = await recordsAChange(tom);
    await sam.says(reference);
    await sam.presses('Note who was told');
    await tom.presses('Correct or take back');
    await tom.presses('Next', { what: 'arrangement', why: 'Mistyped' });
    await tom.presses('Next', { to: 'No call at all' });
    await tom.presses('Next', everybodySays(tom, 'yes'));
    await tom.presses('Record this');
    const { text } = await sam.presses('Record this', { who: 'the-person', on: '2026-11-23', how: 'phone' });
    expect(text).toContain(CHANGED);
    expect(text).toContain('No call at all');
    expect((await tom.says(reference)).text).toContain('0 of 4 told');
  });

  test('the end was undone: nobody counts as told that it goes on, and what an office answered is of the end', async () => {
    await endsReablement(priya, 'Ada Palmer', { carerAssessment: 'declined' });
    const records = await world.app.records.about(personId('ada'));
    const of = (kind: string): string => records.find((record) => record.kind === kind)?.reference ?? '';
    await sam.says(of('stop'));
    await sam.presses('Note who was told');
    await tom.says(of('offices'));
    await tom.presses('Note what they answered');
    await tom.presses('Record this', { office: 'rota', officeHow: 'answered' });
    await priya.says(of('stop'));
    await priya.presses('It goes on again');
    await priya.presses('Next', { what: 'restart' });
    await priya.presses('Next', { reason: 'She fell again yesterday' });
    await priya.presses('Record this');
    const { text } = await sam.presses('Record this', TOLD);
    expect(text).toContain(CHANGED);
    expect(text).toContain('What they are to be told now: ');
    expect((await ana.says(of('stop'))).text).toContain('0 of ');
    const office = await tom.presses('Record this', { officeWho: 'Lin', officeWords: 'All visits are off the rota' });
    expect(office.text).toContain(CHANGED);
    expect(office.text).not.toContain('all have answered');
  });

  test('somebody is held back meanwhile: it is read first, and that they were told before is noted', async () => {
    const reference = await recordsAChange(tom);
    await tom.says(reference);
    await tom.presses('Note who was told');
    await tom.presses('Save for later', TOLD);
    await holdsBack('Sarah Palmer');
    await tom.says('show the form');
    const { text } = await tom.presses('Record this');
    expect(text).toContain(NOT_ASKED);
    expect(text).not.toContain('Noted');
    expect((await tom.presses('Record this')).text).toContain(
      'Noted: Ada Palmer and Sarah Palmer were told, by phone.',
    );
    expect((await sam.says(reference)).text).toMatch(/Sarah Palmer[^]*by phone/u);
    // Whoever opens it now cannot choose her.
    await priya.says(reference);
    expect((await priya.presses('Note who was told')).text).not.toContain('Sarah');
    expect(world.surprises).toEqual([]);
  });
});

test('R24: the answer to a complaint is not noted over a hold that came meanwhile', async () => {
  await priya.says('note a complaint for Ada Palmer');
  await priya.presses('Next', { from: 'sarah', wish: 'complaint', what: 'Nobody came on Sunday.', about: 'none' });
  await priya.presses('Record this');
  const reference = /RQ-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(priya.card))?.[0] ?? '';
  await priya.says(reference);
  await priya.presses('Note the answer');
  await holdsBack('Sarah Palmer');
  const { text } = await priya.presses('Record this', {
    outcome: 'upheld',
    answerWords: 'I told her Ada falls at night',
    answerHow: 'phone',
  });
  expect(text).toContain(CHANGED);
  expect(text).toContain(NOT_ASKED);
  expect((await sam.says(reference)).text).not.toContain('Ada falls at night');
});

test('R14, R17: a copy of a version that does not apply any more is noted, and has to be fetched back', async () => {
  const wendy = world.chat('Wendy Stone');
  await wendy.says('hello');
  await proposesExtraVisit(tom);
  await priya.sends({ do: 'record/view', id: planIdOf(personId('farida')), x: 'proposal' });
  await priya.presses('Note what somebody said');
  await priya.presses('Next', { who: 'staffl', answer: 'yes', how: 'phone', on: '2026-11-23' });
  await priya.presses('Record this');
  await nurseAgrees(tom, '2026-11-23');
  await priya.says('a copy delivered Farida Khan');
  await wendy.says('show the plan for Farida Khan');
  await wendy.presses('That is not right');
  const { text } = await priya.presses('Record this', { who: 'nurse', how: 'by-hand', on: '2026-11-23' });
  expect(text).toContain(CHANGED);
  expect(text).toContain('Version 1 of the plan applies now.');
  expect((await priya.presses('Record this')).text).toContain('has version 2, by hand');
  expect((await tom.says("what's outstanding")).text).toContain(
    'Version 2 does not apply: fetch its copy back from Claire Boyd',
  );
});

test('P18: a change is not taken back over a correction that came meanwhile', async () => {
  const reference = await recordsAChange(tom);
  await priya.says(reference);
  await priya.presses('Correct or take back');
  await priya.presses('Next', { what: 'take-back', why: 'Meant for somebody else' });
  await tom.says(reference);
  await tom.presses('Correct or take back');
  await tom.presses('Next', { what: 'arrangement', why: 'Mistyped' });
  await tom.presses('Next', { rationale: 'She rings herself.' });
  await tom.presses('Record this');
  const { text } = await priya.presses('Record this');
  expect(text).toContain(CHANGED);
  expect(text).toContain('Tom Reed: Corrected it. Why: Mistyped.');
  expect((await priya.presses('Record this')).text).toContain('taken back');
});
