import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { startedFor } from '../../support/plan-talk.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const FELL = { what: 'fall', harm: 'none', words: 'Slipped on the bath mat.', where: 'the bathroom' };
const DONE = { done: 'Checked for pain, sat with him.' };

async function notes(chat: Chat) {
  await chat.says('incident for Samuel Okafor');
  await chat.presses('Next', FELL);
  return chat.presses('Record this', DONE);
}

const evidenceOf = async (chat: Chat) =>
  (await chat.sends({ do: 'record/open', id: planIdOf(personId('samuel')) })).text;

describe('falls and incidents come in by one door', () => {
  test('by card in two presses; the day and who saw it are filled in', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const recorded = await notes(tom);
    expect(recorded.text).toMatch(/Recorded as IN-.*counts as evidence/u);
    expect(recorded.text).toContain('Slipped on the bath mat.');
    expect(recorded.text).toContain('Tom Reed, support worker');
    expect(recorded.text).toContain('Mon 23 Nov 2026');
    expect(buttonsOf(recorded.card).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Log an issue', 'Change the plan', 'Worried that somebody is harmed']),
    );
    expect(world.surprises).toEqual([]);
  });

  test('R9: it waits in the plan as evidence, once, with who saw it', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await startedFor(tom);
    const ask = await tom.says('incident for Samuel Okafor');
    await tom.presses('Next', FELL);
    const last = tom.card;
    await tom.presses('Record this', DONE);
    await tom.presses('Record this', DONE, last);
    const plan = await evidenceOf(tom);
    expect(plan.match(/A fall, no harm/gu)).toHaveLength(1);
    expect(plan).toContain('Slipped on the bath mat.');
    expect(ask.text).toContain('Was anybody hurt?');
  });

  test('both ways on: to 999 and safeguarding, and to an issue that came from it', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const incident = (await notes(tom)).card;
    expect((await tom.presses('Worried that somebody is harmed')).text).toMatch(/999[\s\S]*safeguarding lead/u);
    await tom.presses('Log an issue', {}, incident);
    const asks = await tom.presses('Next', { issueSort: 'unrealistic', issueAbout: 'nobody' });
    expect(JSON.stringify(asks.card)).toContain('"value":"Slipped on the bath mat."');
    await tom.presses('Next', {
      issueOptions: 'A grab rail.',
      issueAgreement: 'reached',
      issueAgreed: 'A rail by Friday.',
    });
    expect((await tom.presses('Record this')).text).toMatch(/Came from[\s\S]*IN-/u);
  });

  test('R38: harm that needs help now is answered by 999, and is recorded as nothing', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('incident for Samuel Okafor');
    const now = await tom.presses('Next', { ...FELL, harm: 'now' });
    expect(now.text).toContain('Call 999 first, before anything else.');
    expect((await tom.presses('Next', FELL)).text).toContain('What was done?');
  });

  test('R38: words typed without a form ask first whether anybody is hurt, then open it filled in', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const first = await tom.says('samuel fell in the kitchen this morning, no harm');
    expect(first.words).toContain('Is anybody hurt, or unable to get up? Then call 999 first.');
    await tom.says('yes');
    await tom.says('sat with him until his daughter came');
    const recorded = await tom.says('record it');
    expect(recorded.text).toContain('A fall, no harm');
    expect(recorded.text).toContain('in the kitchen');
    expect(recorded.text).toContain('this morning');
  });

  test('by typing alone', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('incident for Samuel Okafor');
    await tom.says('no harm');
    await tom.says('medicine');
    await tom.says('He had the evening tablets in the morning.');
    await tom.says('at home');
    await tom.says('about 9');
    await tom.says('Rang the pharmacist, who said to wait.');
    const recorded = await tom.says('record it');
    expect(recorded.text).toMatch(/Recorded as IN-/u);
    expect(recorded.text).toContain('Rang the pharmacist');
  });

  test('treatment waits for those who lead until one has looked, and leads to "in hospital"', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await priya.says('hello');
    await tom.says('incident for Samuel Okafor');
    await tom.presses('Next', { ...FELL, harm: 'treatment' });
    const recorded = await tom.presses('Record this', { done: 'The ambulance took him.' });
    expect(buttonsOf(recorded.card).map(({ title }) => title)).toContain('In hospital');
    expect(textsIn(await world.ticks()).join('\n')).toContain('treatment was needed');
    expect((await priya.says("what's outstanding")).text).toContain('Look at this: treatment was needed');
    await priya.says(/IN-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(recorded.text)?.[0] ?? '');
    expect((await priya.presses('I have looked at this')).text).toContain('Looked at by who leads');
    expect((await priya.says("what's outstanding")).text).not.toContain('treatment was needed');
  });

  test('M35: nobody who leads has looked for two working days: a manager and the safeguarding lead hear, and can', async () => {
    const world = await World.open();
    const [tom, priya, sam] = [world.chat('Tom Reed'), world.chat('Priya Shah'), world.chat('Sam Cole')];
    for (const chat of [priya, sam]) await chat.joins();
    await tom.says('incident for Samuel Okafor');
    await tom.presses('Next', { ...FELL, harm: 'treatment' });
    const recorded = await tom.presses('Record this', { done: 'The ambulance took him.' });
    const toSam = async () =>
      textsIn((await world.ticks()).filter(({ address }) => address.conversation === 'a:29:user-d')).join('\n');
    expect(await toSam()).not.toContain('treatment was needed');
    world.clock.set('2026-11-25T10:00:00Z');
    expect(await toSam()).toContain('Nobody who leads the team has looked at this yet');
    await sam.says(/IN-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(recorded.text)?.[0] ?? '');
    expect((await sam.presses('I have looked at this')).text).toContain('you have looked at this');
    expect((await priya.says("what's outstanding")).text).not.toContain('treatment was needed');
    expect(world.surprises).toEqual([]);
  });

  test('R24: words that name a colleague are warned of before they are recorded', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('incident for Ada Palmer');
    await tom.presses('Next', { ...FELL, what: 'medicine', words: 'Ana Lopez gave the wrong tablets.' });
    expect((await tom.presses('Record this', DONE)).text).toContain('The words may name Ana Lopez');
  });

  test('what is wrong in it is put right, and both stay', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await notes(tom);
    const card = tom.card;
    expect((await tom.presses('Put it right', { note: '' })).text).toContain('what is wrong, and what is right');
    const after = await tom.presses('Put it right', { note: 'It was in the hall.' }, card);
    expect(after.text).toContain('It was in the hall.');
    expect(after.text).toContain('the bathroom');
  });

  test.each(['she fell', 'she fell in the bathroom this morning', 'she hurt her arm'])(
    'R38: "%s", said with her page in view, is about her',
    async (text) => {
      const tom = (await World.open()).chat('Tom Reed');
      await tom.says('Ada Palmer');
      expect((await tom.says(text)).words).toMatch(/Ada Palmer: .*call 999 first/u);
      await tom.says('yes');
      expect(JSON.stringify(tom.card)).toContain('Fall or incident');
    },
  );

  test.each(['fell in the bathroom this morning, samuel is ok', 'slipped on the path, Samuel Okafor is fine'])(
    'R38: "%s", with the name after it, asks who is hurt and offers to note it',
    async (text) => {
      const tom = (await World.open()).chat('Tom Reed');
      const { words, outbound } = await tom.says(text);
      expect(words).toContain('Is anybody hurt, or unable to get up? Then call 999 first.');
      expect(JSON.stringify(outbound)).toContain('Note what happened');
    },
  );

  test('R38: after 999 what happened can be noted, with the words kept', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const first = await tom.says('Ada slipped in the bathroom and bumped her head and is unconscious');
    expect(first.text).toContain('999');
    const says = /incident for RB-[^"]*/u.exec(JSON.stringify(first.outbound))?.[0] ?? '';
    await tom.says(says);
    expect(JSON.stringify(tom.card)).toContain('bumped her head');
  });

  test.each(['near miss for Ada Palmer', 'log incident Ada Palmer', 'wrong tablets given to Ada Palmer'])(
    '"%s" leads to the incident',
    async (text) => {
      const tom = (await World.open()).chat('Tom Reed');
      const reply = await tom.says(text);
      expect(reply.text).toMatch(/Fall or incident|Note what happened|call 999 first/u);
    },
  );
});
