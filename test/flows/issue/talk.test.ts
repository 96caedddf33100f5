import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { endsReablement } from '../../support/ending.ts';
import { counting } from '../../support/counting.ts';
import { agreed, fewerVisits } from '../../support/plan-talk.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

type Entered = Readonly<Record<string, string>>;

const WORDS = {
  issueExplored: 'She says there is no point.',
  issueOptions: 'She loves her garden: walk there first.',
  issueAgreement: 'reached',
  issueAgreed: 'A walk to the gate each morning.',
};
const idOf = (chat: Chat, name: string): string =>
  new RegExp(`"title":"${name}[^"]*","value":"(?<id>[^"]+)"`, 'u').exec(JSON.stringify(chat.card))?.groups?.['id'] ??
  '';

const referenceOn = (chat: Chat): string =>
  /IS-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(chat.card))?.[0] ?? 'no reference';

/** Logs an issue about somebody of this name, by card. */
async function logs(chat: Chat, about: string, risk?: string): Promise<string> {
  await chat.says('log an issue for Ada Palmer');
  await chat.presses('Next', {
    issueSort: 'losing-motivation',
    issueAbout: about === 'nobody' ? about : idOf(chat, about),
  });
  if (risk !== undefined) await chat.presses('Next', { issueRisk: risk });
  await chat.presses('Next', WORDS);
  return (await chat.presses('Record this')).text;
}

async function acts(chat: Chat, action: Entered): Promise<string> {
  await chat.presses('Add an action');
  const doer = action['stepDoer'] ?? '';
  return (await chat.presses('Save this', { ...action, stepDoer: idOf(chat, doer) })).text;
}

async function hears(world: World, days: number): Promise<string> {
  world.clock.pass({ days });
  return textsIn([await world.ticks(), await world.ticks()]).join('\n');
}

describe('an issue is logged', () => {
  test('R21-R25: by card, about somebody, with at most 8 presses and 3 texts', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    const form = counting(tom);
    await form.enters({ issueSort: 'losing-motivation', issueAbout: idOf(tom, 'Sarah Palmer') });
    await form.enters({ issueRisk: 'no' });
    await form.enters(WORDS);
    const recorded = (await form.press('Record this')).text;
    expect(form.both).toEqual([8, 3]);
    expect(recorded).toMatch(/Recorded as IS-/u);
    for (const words of [
      'loses motivation',
      'Sarah Palmer (daughter, carer)',
      WORDS.issueExplored,
      WORDS.issueOptions,
      `Agreed. ${WORDS.issueAgreed}`,
      'Ada Palmer, Sarah Palmer (daughter, carer)',
    ])
      expect(recorded).toContain(words);
    expect(world.surprises).toEqual([]);
  });

  test('by typing alone', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    for (const text of [
      'motivation',
      'nobody in particular',
      'she says there is no point',
      'she loves her garden',
      'yes',
      'a walk each morning',
      'Ada Palmer, Sarah Palmer',
    ])
      await tom.says(text);
    const recorded = await tom.says('record it');
    expect(recorded.text).toMatch(/Recorded as IS-/u);
    expect(recorded.text).toContain('she loves her garden');
  });

  test('R23: by typing, who takes part is asked, and each who does not has their own reason', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    for (const text of ['motivation', 'nobody in particular', 'no point', 'her garden', 'no']) await tom.says(text);
    expect((await tom.says('nothing was agreed')).words).toContain('Who takes part?');
    expect((await tom.says('skip')).words).toContain('Why does Ada Palmer not take part?');
    expect((await tom.says('She sleeps by day.')).words).toContain('Why does Sarah Palmer (daughter, carer) not');
    await tom.says('Away this week.');
    expect((await tom.says('record it')).text).toContain(
      'Ada Palmer. She sleeps by day.\nSarah Palmer (daughter, carer). Away this week.',
    );
  });

  test('R23, R25: who should take part and does not has a reason; each other who does has a ground of their own', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const { circle } = (await world.app.directory.person(personId('ada'))) ?? { circle: [] };
    const ana = circle.find(({ name }) => name === 'Ana Lopez')?.key ?? '';
    await tom.says('log an issue for Ada Palmer');
    await tom.presses('Next', { issueSort: 'unrealistic', issueAbout: 'nobody' });
    const asked = await tom.presses('Next', { ...WORDS, issueTaking: `the-person,${ana},else` });
    expect(asked.text).toContain('Why does Sarah Palmer (daughter, carer) not take part?');
    const grounds = await tom.presses('Next', {
      issueTakingElse: 'June Abbot, neighbour\nPastor Obi\njune abbot, neighbour',
      'issueWhyNot-sarah': 'Away this week.',
    });
    for (const name of ['Ana Lopez (occupational therapist)', 'June Abbot, neighbour', 'Pastor Obi'])
      expect(grounds.text).toContain(`Why may ${name} take part?`);
    const given = { [`issueBasis-${ana}`]: 'consent', 'issueBasis-else.0': 'asked' };
    expect((await tom.presses('Next', given)).text).not.toContain('Record this');
    await tom.presses('Next', { ...given, 'issueBasis-else.1': 'consent' });
    const recorded = (await tom.presses('Record this')).text;
    expect(recorded).toContain('Sarah Palmer (daughter, carer). Away this week.');
    expect(recorded).toContain('Ana Lopez (occupational therapist): with the person’s consent');
    expect(recorded).toContain('June Abbot, neighbour: the person asked for them');
    expect(recorded).toContain('Pastor Obi: with the person’s consent');
  });

  test('R25: for somebody who lacks capacity others take part in their best interests, and nobody consents for them', async () => {
    const ana = (await World.open()).chat('Ana Lopez');
    await ana.says('log an issue for Arthur Bell');
    await ana.presses('Next', { issueSort: 'unrealistic', issueAbout: 'nobody' });
    await ana.presses('Next', { ...WORDS, issueTaking: 'the-person,helen,else' });
    const ground = await ana.presses('Next', { issueTakingElse: 'June Abbot' });
    expect(ground.text).not.toContain('the person consents');
    await ana.presses('Next', { 'issueBasis-else.0': 'best-interests' });
    expect((await ana.presses('Record this')).text).toContain('June Abbot: in the person’s best interests');
  });

  test('R25: by typing, several others are named one on a line, and the ground of each is asked', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    for (const text of ['motivation', 'nobody in particular', 'no point', 'her garden', 'no', 'nothing was agreed'])
      await tom.says(text);
    expect((await tom.says('Ada Palmer, Sarah Palmer, somebody else')).words).toContain('Who else takes part?');
    expect((await tom.says('June Abbot, neighbour\nPastor Obi')).words).toContain('Why may June Abbot, neighbour take');
    expect((await tom.says('asked for them')).words).toContain('Why may Pastor Obi take part?');
    await tom.says('consents');
    expect((await tom.says('record it')).text).toContain(
      'June Abbot, neighbour: the person asked for them\nPastor Obi: with the person’s consent',
    );
  });

  test('R25: other names typed later have no ground until it is asked again', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    await tom.presses('Next', { issueSort: 'unrealistic', issueAbout: 'nobody' });
    await tom.presses('Next', { ...WORDS, issueTaking: 'the-person,sarah,else' });
    await tom.presses('Next', { issueTakingElse: 'June Abbot' });
    await tom.presses('Next', { 'issueBasis-else.0': 'asked' });
    await tom.presses('Change: Who takes part');
    const again = await tom.presses('Next', { issueTakingElse: 'Pastor Obi' });
    expect(again.text).toContain('Why may Pastor Obi take part?');
    expect(again.text).not.toContain('Record this');
  });

  test('"Ada is losing motivation" is offered as an issue, and what was said is in it', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const offered = await tom.says('Ada is losing motivation');
    expect(offered.words).toContain('Shall I log it as an issue');
    await tom.says(/log an issue for RB-1041: [^"]+/u.exec(JSON.stringify(offered.outbound))?.[0] ?? '');
    await tom.presses('Next', { issueSort: 'losing-motivation', issueAbout: 'nobody' });
    expect(JSON.stringify(tom.card)).toContain('Ada is losing motivation');
  });
});

describe('R23, R24: an issue about the only carer', () => {
  const ADVOCATE =
    'Nobody close to Ada speaks for them here. Ask Ada who should. If Ada cannot take part without help, ask for an independent advocate.';

  test('by card: once she is left out, it says who else may speak for the person, before it is recorded too', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    await tom.presses('Next', { issueSort: 'not-encouraged', issueAbout: 'sarah' });
    const asked = await tom.presses('Next', { issueRisk: 'yes' });
    expect(asked.text).toContain(ADVOCATE);
    expect(asked.text).not.toContain('Sarah Palmer');
    expect((await tom.presses('Next', WORDS)).text).toContain(ADVOCATE);
    expect((await tom.presses('Record this')).text).not.toContain('Why does Sarah Palmer');
  });

  test('by typing, it says so where who takes part is asked', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    for (const text of ['others do not encourage', 'Sarah Palmer', 'yes', 'she does it all', 'her garden', 'no'])
      await tom.says(text);
    const { words } = await tom.says('nothing was agreed');
    expect(words).toContain('Who takes part?');
    expect(words).toContain(ADVOCATE);
    await tom.says('Ada Palmer');
    expect((await tom.says('record it')).text).toContain('Do not involve Sarah Palmer');
  });

  test('not where involving her is no risk, nor where it is about nobody', async () => {
    const world = await World.open();
    const [tom, ana] = [world.chat('Tom Reed'), world.chat('Ana Lopez')];
    await tom.says('log an issue for Ada Palmer');
    await tom.presses('Next', { issueSort: 'not-encouraged', issueAbout: 'sarah' });
    expect((await tom.presses('Next', { issueRisk: 'no' })).text).not.toContain('advocate');
    await ana.says('log an issue for Arthur Bell');
    await ana.presses('Next', { issueSort: 'not-encouraged', issueAbout: 'nobody' });
    expect(JSON.stringify(ana.card)).not.toContain('advocate');
  });
});

describe('R21: an issue is found by what is typed', () => {
  test.each([
    "Ada isn't engaging with reablement",
    'the outcomes for Ada look unrealistic',
    'problem with Ada',
    'Ada just sits there and says whats the point',
  ])('"%s" is offered as one, and nothing is begun', async (text) => {
    const offered = await (await World.open()).chat('Tom Reed').says(text);
    expect(offered.words).toContain('Shall I log it as an issue');
    expect(offered.card).toBeUndefined();
  });

  test('"issues of Ada Palmer" shows them; of two it is asked which is to be closed, and one opens at once', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await logs(tom, 'nobody');
    await tom.says('home');
    expect((await tom.says('add an action for Ada Palmer')).text).toContain('What is to be done?');
    await tom.presses('Cancel');
    await logs(tom, 'nobody');
    expect((await tom.says('issues of Ada Palmer')).text.match(/Open: Issue: loses motivation/gu)).toHaveLength(4);
    expect((await tom.says('close the issue for Ada Palmer')).words).toContain('Which one do you mean?');
  });
});

describe('the action plan', () => {
  test('R27: what, who, by when; somebody without Teams has a colleague who keeps after it', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await logs(tom, 'nobody');
    const added = await acts(tom, { stepWhat: 'Walk to the gate with her', stepDoer: 'Sarah Palmer' });
    expect(added).toContain('Added: Sarah Palmer (daughter, carer) does it.');
    expect(added).toContain('Tom Reed keeps after it');
    expect(added).toContain('To do, by Mon 30 Nov 2026');
    // R33: and is given it on paper.
    await tom.presses('Next steps and copies');
    const paper = await tom.presses('Paper for Sarah Palmer (daughter, carer)');
    expect(paper.text).toContain('For Sarah Palmer (daughter, carer): what they do');
  });

  test('M2: a day that has passed is said beside the day, and nothing moves on', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await logs(tom, 'nobody');
    await tom.presses('Add an action');
    const entered = { stepWhat: 'Walk to the gate', stepDoer: idOf(tom, 'Tom Reed'), stepBy: '2026-11-20' };
    const again = (await tom.presses('Save this', entered)).text;
    expect(again).toContain('Fri 20 Nov 2026: that day has passed. Please choose one to come.');
    expect(again).toContain('What is to be done?');
  });

  test('M8, R27: an action that is typed is one of the open issue; where none is open, one can be logged', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const typed = 'action for Ada Palmer: Sarah Palmer will bake with her on Friday';
    expect((await tom.says(typed)).text).toContain('An action belongs to an issue, and none is open here');
    await logs(tom, 'nobody');
    const form = (await tom.says(typed)).text;
    expect(form).toContain('I have understood: What: Sarah Palmer will bake with her on Friday');
    await tom.says('Sarah Palmer');
    expect((await tom.says('record it')).text).toContain('Sarah Palmer');
  });

  test('R28: it is noted how it goes; what is overdue reaches its owner, whoever logged it, and those who lead', async () => {
    const world = await World.open();
    await world.ticks();
    const [tom, ana, priya] = [world.chat('Tom Reed'), world.chat('Ana Lopez'), world.chat('Priya Shah')];
    for (const chat of [ana, priya]) await chat.says('hello');
    await logs(tom, 'nobody');
    await tom.presses('Add an action');
    await tom.presses('Save this', { stepWhat: 'Order the rail', stepDoer: idOf(tom, 'Ana Lopez') });
    // Whoever is given an action hears of it at once.
    expect(textsIn([await world.ticks()]).join('\n')).toContain('Order the rail');
    expect((await ana.says("what's outstanding")).text).toContain('Order the rail');
    await hears(world, 6);
    expect((await ana.says("what's outstanding")).text).toContain('Ana Lopez, by Mon 30 Nov 2026: Order the rail');
    await hears(world, 2);
    expect((await tom.says("what's outstanding")).text).toContain(
      'Overdue since Mon 30 Nov 2026, Ana Lopez: Order the rail',
    );
    await hears(world, 2);
    expect((await priya.says("what's outstanding")).text).toContain('An action of Ana Lopez is overdue');
  });

  test('R28: closing with open actions needs a reason; then nothing waits', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await logs(tom, 'nobody');
    await acts(tom, { stepWhat: 'Walk to the gate with her', stepDoer: 'Sarah Palmer' });
    await tom.presses('Close the issue');
    const asked = await tom.presses('Close it', { closeOutcome: 'sorted', closeWords: 'She walks again.' });
    expect(asked.text).toContain('Why is it closed all the same?');
    const closed = (await tom.presses('Close it', { closeWhyOpen: 'No longer needed.' })).text;
    expect(closed).toContain('Closed. Nothing waits here any more.');
    expect(closed).toContain('With open actions: No longer needed.');
    await hears(world, 30);
    expect((await tom.says("what's outstanding")).text).not.toContain('issue');
  });

  test('R26: a smaller step asks which outcome and stands there; done in one place, it is done in the other', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await logs(tom, 'nobody');
    const reference = referenceOn(tom);
    const smaller = async (what: string) => {
      await tom.says(reference);
      await tom.presses('Next steps and copies');
      await tom.presses('A smaller step');
      await tom.presses('Next', { stepWhat: what, stepDoer: idOf(tom, 'Tom Reed') });
      return (await tom.presses('Save this', { stepTowards: 'walk' })).text;
    };
    const plan = async () => (await tom.says('show the plan for Ada Palmer')).text;
    expect(await smaller('To the back step and back')).toContain('To the back step and back');
    await smaller('Down the two stairs');
    expect(await plan()).toMatch(
      /garden gate by myself\n[^]*Smaller step: To the back step and back, by Mon 30 Nov 2026 \(Tom Reed\)\nSmaller step: Down/u,
    );
    await tom.says(reference);
    await tom.presses('Note progress');
    await tom.presses('Save this', { progressWhich: idOf(tom, 'Tom Reed: To the back'), progressWhat: 'done' });
    expect(await plan()).toContain('Smaller step: To the back step and back: done on Mon 23 Nov 2026');
    await tom.says('Ada Palmer');
    await tom.presses('Open: How far it came');
    await tom.presses('It is done');
    expect((await tom.says(reference)).text.match(/Done on Mon 23 Nov 2026/gu)).toHaveLength(2);
  });

  test('R26: an issue that reaches whoever must not be told makes no smaller step', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await logs(tom, 'Sarah Palmer', 'yes');
    await tom.presses('Add an action');
    expect(JSON.stringify(tom.card)).not.toContain('A smaller step towards an outcome');
  });

  test('R26: a talk asks with whom, and once it was held what was said and agreed', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await logs(tom, 'nobody');
    await tom.presses('Next steps and copies');
    await tom.presses('A talk');
    await tom.presses('Next', { stepWhat: 'What the walks are for', stepDoer: idOf(tom, 'Tom Reed') });
    expect((await tom.presses('Save this', { stepTalkWith: 'the-person,sarah' })).text).toContain(
      'A talk with Ada Palmer, Sarah Palmer (daughter, carer)',
    );
    await tom.presses('Note progress');
    expect((await tom.presses('Save this', { progressWhat: 'done' })).text).toContain('What was agreed?');
    const held = await tom.presses('Save this', {
      talkSaid: 'She is afraid of the path.',
      talkAgreed: 'Sarah walks with her on Sundays.',
    });
    expect(held.text).toContain('Said: She is afraid of the path.');
    expect(held.text).toContain('Agreed: Sarah walks with her on Sundays.');
  });

  test('an issue in which nothing happens waits for whoever logged it after a week', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await logs(tom, 'nobody');
    await hears(world, 7);
    expect((await tom.says("what's outstanding")).text).toContain('Look at the issue again');
  });

  test('R26: the next steps stand on its page', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await logs(tom, 'nobody');
    const steps = (await tom.presses('Next steps and copies')).text;
    for (const words of [
      'Change monitoring',
      'A talk',
      'A smaller step',
      'Change the plan',
      'Consider a review',
      'Other help',
    ])
      expect(steps).toContain(words);
  });
});

describe('R24: whom it is about', () => {
  test('a colleague finds it nowhere and hears nothing, also when all of it is late', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await logs(tom, 'Ana Lopez', 'yes');
    const reference = /IS-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(tom.card))?.[0] ?? 'no reference';
    await acts(tom, { stepWhat: 'Walk to the gate with her', stepDoer: 'Sarah Palmer' });
    const ana = world.chat('Ana Lopez');
    const secret = /no point|Issue|issue|to the gate|IS-/u;
    for (const text of [reference, 'Ada Palmer', "what's outstanding", 'what changed for Ada Palmer', 'hello'])
      expect([text, (await ana.says(text)).text]).not.toEqual([
        text,
        expect.stringMatching(/no point|to the gate|IS-/u),
      ]);
    for (let passed = 0; passed < 14; passed += 1) await hears(world, 1);
    const toAna = world.delivered.filter(({ address }) => JSON.stringify(address).includes('user-c'));
    expect(JSON.stringify(toAna)).not.toMatch(secret);
  });

  test('W21: whoever takes a step says nothing of an issue about a colleague who hears of the change: they are warned', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await logs(priya, 'Tom Reed', 'no');
    expect((await priya.presses('Next steps and copies')).text).toContain(
      'Tom Reed (support worker) is in the circle, and hears of what is changed here, with the reason that is given. Do not name this issue in it.',
    );
  });

  test('who would put the person at risk takes no part, and does no action', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    await tom.presses('Next', { issueSort: 'not-encouraged', issueAbout: idOf(tom, 'Sarah Palmer') });
    await tom.presses('Next', { issueRisk: 'yes' });
    expect(idOf(tom, 'Sarah Palmer')).toBe('');
    const check = await tom.presses('Next', WORDS);
    expect(check.text).toContain('Do not involve Sarah Palmer (daughter, carer)');
    expect((await tom.presses('Record this')).text).toContain('Whoever decides who may be told has been asked.');
    await tom.presses('Add an action');
    expect(idOf(tom, 'Sarah Palmer')).toBe('');
  });

  test('what it leads to is kept from them: one press holds them back from the person, and the next steps stand there', async () => {
    const world = await World.open();
    const [tom, sam] = [world.chat('Tom Reed'), world.chat('Sam Cole')];
    await logs(tom, 'Sarah Palmer', 'yes');
    const steps = await tom.presses('Next steps and copies');
    expect(steps.text).toContain('Safeguarding');
    expect(steps.text).not.toContain('Change monitoring');
    const on = await tom.presses('Go on, and keep it from Sarah Palmer (daughter, carer)');
    for (const words of ['Change monitoring', 'A smaller step', 'Change the plan', 'Consider a review'])
      expect(on.text).toContain(words);
    await tom.presses('Change monitoring');
    expect(tom.card && JSON.stringify(tom.card)).not.toContain('Sarah Palmer');
    // It still waits for a decision.
    expect((await sam.says("what's outstanding")).text).toContain('Decide whether Sarah Palmer');
  });

  test.each([
    ['They may be told', 'may be told', false],
    ['They stay held back', 'may not be told', true],
  ])('"%s" is decided with why, and the others who were asked hear so', async (button, words, isHeld) => {
    const world = await World.open();
    const [tom, sam, mei] = [world.chat('Tom Reed'), world.chat('Sam Cole'), world.chat('Mei Lin')];
    for (const chat of [sam, mei]) await chat.says('hello');
    await logs(tom, 'Sarah Palmer', 'yes');
    const reference = referenceOn(tom);
    await tom.presses('Next steps and copies');
    await tom.presses('Go on, and keep it from Sarah Palmer (daughter, carer)');
    await world.ticks();
    await sam.says(reference);
    expect((await sam.presses(button)).text).toContain('Please write why you decide so.');
    await sam.presses('Open the record');
    const decided = (await sam.presses(button, { note: 'I talked to the social worker.' })).text;
    expect(decided).toContain(`Sarah Palmer (daughter, carer) ${words}. I talked to the social worker. Sam Cole`);
    const heard = textsIn([await world.ticks(), await world.ticks()]).join('\n');
    expect(heard).toContain(`It is decided: Sarah Palmer (daughter, carer) ${words}`);
    expect((await mei.says(reference)).text).toContain('I talked to the social worker.');
    const issue = (await tom.says(reference)).text;
    expect(issue).toContain(`Decided on Mon 23 Nov 2026: they ${words}`);
    expect(issue).not.toContain('I talked to the social worker.');
    expect(issue.includes('They are not involved, and hear nothing of this')).toBe(isHeld);
    expect(issue.includes('Do not involve Sarah Palmer')).toBe(isHeld);
    expect((await tom.says('Ada Palmer')).text.includes('Not involved: ask your manager')).toBe(isHeld);
    expect(world.surprises).toEqual([]);
  });

  test('those who decide who may be told are asked at once, and once it is decided the next steps stand there', async () => {
    const world = await World.open();
    const [tom, sam] = [world.chat('Tom Reed'), world.chat('Sam Cole')];
    await sam.says('hello');
    await logs(tom, 'Sarah Palmer', 'yes');
    const reference = referenceOn(tom);
    const sent = textsIn([await world.ticks()]).join('\n');
    expect(sent).toContain('Decide whether Sarah Palmer (daughter, carer) may be told anything');
    await sam.says(reference);
    await sam.says('not to be told');
    await sam.presses('Next', { person: personId('ada') });
    await sam.presses('Next', { who: 'sarah', reason: 'She shouts', decidedBy: 'Sam Cole' });
    await sam.presses('Save this');
    expect((await sam.says("what's outstanding")).text).not.toContain('Decide whether Sarah');
    const issue = await tom.says(reference);
    expect(issue.text).toContain('Sarah Palmer (daughter, carer) (not involved now)');
    await tom.presses('Next steps and copies');
    expect(
      buttonsOf(tom.card)
        .map(({ title }) => title)
        .join(),
    ).toContain('Change monitoring');
  });

  test('it may be about several, and a colleague’s name that is typed is that colleague', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    await tom.presses('Next', { issueSort: 'unrealistic', issueAbout: `${idOf(tom, 'Sarah Palmer')},else` });
    await tom.presses('Next', { issueAboutElse: 'ana lopez', issueRisk: 'no' });
    // Of a colleague all of it is kept: they are no choice of who takes part.
    expect(idOf(tom, 'Ana Lopez')).toBe('');
    await tom.presses('Next', WORDS);
    const recorded = (await tom.presses('Record this')).text;
    expect(recorded).toContain('Sarah Palmer (daughter, carer)\n');
    expect(recorded).toContain('This record is kept from them.');
    expect((await world.chat('Ana Lopez').says(referenceOn(tom))).text).not.toContain('no point');
  });

  test('words that name a colleague are asked about at the check', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    await tom.presses('Next', { issueSort: 'unrealistic', issueAbout: 'nobody' });
    const check = await tom.presses('Next', { ...WORDS, issueExplored: 'Ana hurries her.' });
    expect(check.text).toContain('The words may name Ana Lopez');
  });
});

describe('R21, R28: what an issue is, and whether it is over', () => {
  test('S53: two close it at once: the second is told, and what the first wrote stands', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await logs(tom, 'nobody');
    const reference = referenceOn(tom);
    await priya.says(reference);
    await tom.presses('Close the issue');
    await priya.presses('Close the issue');
    await tom.presses('Close it', { closeOutcome: 'sorted', closeWords: 'She stays up now.' });
    const second = await priya.presses('Close it', { closeOutcome: 'not', closeWords: 'Nothing helped.' });
    expect(second.text).toContain('Tom Reed: Closed the issue: sorted out. She stays up now.');
    expect(second.text).toContain('This issue is closed. Open the record to read it.');
    expect(second.text).toContain('What you filled in is not recorded.');
    const page = (await tom.says(reference)).text;
    expect(page).toContain('She stays up now.');
    expect(page).not.toContain('Nothing helped.');
    expect(world.surprises).toEqual([]);
  });

  test('R21: "something else" asks what, and that is what lists say', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('log an issue for Ada Palmer');
    await tom.presses('Next', { issueSort: 'other', issueAbout: 'nobody' });
    await tom.presses('Next', { ...WORDS, issueSortElse: 'goes to bed at five' });
    await tom.presses('Record this');
    expect((await tom.says('timeline for Ada Palmer')).text).toContain('Issue: goes to bed at five');
  });

  test('it is opened again with a reason; its actions wait again, and who keeps after them hears both', async () => {
    const world = await World.open();
    const [tom, ana] = [world.chat('Tom Reed'), world.chat('Ana Lopez')];
    await ana.says('hello');
    await logs(tom, 'nobody');
    const reference = referenceOn(tom);
    await tom.presses('Add an action');
    await tom.presses('Save this', { stepWhat: 'Order the rail', stepDoer: idOf(tom, 'Ana Lopez') });
    await hears(world, 1);
    await tom.presses('Close the issue');
    await tom.presses('Close it', {
      closeOutcome: 'not',
      closeWords: 'She did not walk.',
      closeWhyOpen: 'The rail never came.',
    });
    expect(textsIn([await world.ticks(), await world.ticks()]).join('\n')).toContain('Issue closed: loses motivation');
    expect((await tom.presses('Open it again')).text).toContain('Please write why it is opened again.');
    await tom.presses('Open the record');
    const again = (await tom.presses('Open it again', { note: 'The rail has come.' })).text;
    for (const words of [
      'Open again',
      'The rail never came.',
      'Opened again: The rail has come.',
      'Order the rail',
      'To do, by',
    ])
      expect(again).toContain(words);
    await hears(world, 6);
    expect((await ana.says("what's outstanding")).text).toContain('Order the rail');
    expect((await ana.says(reference)).text).toContain('Open');
    expect(world.surprises).toEqual([]);
  });

  test('one that was logged by mistake is taken back, and is no day of anybody’s weeks', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await logs(tom, 'nobody');
    expect((await tom.says('undo')).text).toContain('Close the issue');
    await tom.presses('Close the issue');
    await tom.presses('Close it', { closeOutcome: 'mistake', closeWords: 'It was about Betty.' });
    expect((await tom.says('timeline for Ada Palmer')).text).not.toContain('Issue');
    expect((await tom.says('Ada Palmer')).text).not.toContain('Issue: loses motivation (closed)');
  });

  test.each(['ended', 'Died'])(
    'P19: once reablement has %s, no incident is begun, after a death no issue, and the form says so',
    async (how) => {
      const priya = (await World.open()).chat('Priya Shah');
      if (how === 'ended') await endsReablement(priya, 'Ada Palmer');
      else {
        await priya.says('Ada Palmer has died');
        await priya.presses('Next', { diedOn: '2026-11-22' });
        await priya.presses('Record this');
      }
      for (const text of [
        ...(how === 'ended' ? [] : ['log an issue for Ada Palmer']),
        'note an incident for Ada Palmer',
      ])
        expect([text, (await priya.says(text)).text]).toEqual([text, expect.stringContaining(how)]);
    },
  );
});

describe('R19: somebody does not agree to a proposal', () => {
  test('an issue is logged from it with one press, which says who and comes from the plan', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await tom.says('hello');
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    const proposal = { do: 'record/view', id: planIdOf(personId('samuel')), x: 'proposal' };
    await tom.sends(proposal);
    await tom.presses('I do not agree');
    await tom.presses('I do not agree', { reason: 'He leaves the gas on.' });
    await priya.sends(proposal);
    await priya.presses('Log an issue');
    await priya.presses('Next');
    expect(JSON.stringify(priya.card)).toContain(
      'Tom Reed (support worker) does not agree to a proposed change of the plan. He leaves the gas on.',
    );
    await priya.presses('Next', {
      issueOptions: 'He cooks well.',
      issueAgreement: 'not',
      issueAgreed: 'Not yet: talk on Friday.',
    });
    const recorded = (await priya.presses('Record this')).text;
    expect(recorded).toContain('Came from\nReablement plan');
    expect(recorded).toContain('He leaves the gas on.');
    expect(recorded).toContain('Who takes part\nSamuel Okafor, Tom Reed (support worker)');
  });
});

describe('R26: steps', () => {
  test('a change of monitoring that is made from an issue stands in it, and the issue in the change', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await logs(tom, 'nobody');
    const issue = /IS-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(tom.card))?.[0] ?? '';
    const start = /"(?<id>[a-z0-9]+-[a-z0-9]+)"/u.exec(JSON.stringify(tom.card))?.groups?.['id'];
    await tom.sends({ do: 'flow/start', id: start, x: 'monitoring-change' });
    await tom.presses('Next', {
      direction: 'increase',
      from: 'One call a week',
      to: 'A call each day',
      startsOn: '2026-11-24',
      rationale: 'To see whether she walks.',
      capacity: 'has',
    });
    await tom.presses('Both agree');
    const change = (await tom.presses('Record this change')).text;
    expect(change).toContain(issue);
    expect((await tom.says(issue)).text).toContain('Led to');
  });

  test('a review that is considered from an issue stands in it, with its trigger chosen', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await logs(tom, 'nobody');
    const issue = referenceOn(tom);
    await tom.presses('Next steps and copies');
    await tom.presses('Consider a review');
    const asked = await tom.presses('Next', { reviewHold: 'yes' });
    await tom.presses('Next', { reviewUnresolved: 'yes', reviewReducing: 'yes' });
    const review = await tom.presses('Record this');
    expect(review.text).toContain(issue);
    expect(asked.text).toContain('issue');
    expect((await tom.says(issue)).text).toContain('Led to');
  });

  test('a change of visits that is proposed from an issue stands in it', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await logs(tom, 'nobody');
    const issue = referenceOn(tom);
    await tom.presses('Next steps and copies');
    await tom.presses('Change the plan');
    await tom.presses('Next', { trigger: 'progress', kinds: 'fewer', parts: 'visits' });
    await tom.presses('Change: Every day, 12:30');
    await tom.presses('Remove this visit');
    await tom.presses('Next');
    await tom.presses('Next', { startsOn: '2026-11-30' });
    await tom.presses('Add a piece of evidence');
    await tom.presses('Add this piece of evidence', {
      evidenceFrom: 'support-worker',
      evidenceWho: 'Tom Reed, support worker',
      evidenceOn: '2026-11-23',
      evidenceWords: 'Makes her own lunch.',
    });
    await tom.presses('Next');
    await tom.presses('Next');
    await tom.presses('Both agree');
    const proposed = await tom.presses('Ask everybody to agree');
    expect(proposed.text).toContain('Waiting for');
    expect((await tom.says(issue)).text).toContain('Led to');
  });
});
