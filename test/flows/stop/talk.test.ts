import { describe, expect, test } from '@jest/globals';
import { personId, staff } from '../../../src/demo/world.ts';
import { CHANGE, recordsAChange } from '../../support/change.ts';
import { startedFor } from '../../support/plan-talk.ts';
import { endsReablement } from '../../support/ending.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

interface Told {
  readonly world: World;
  readonly priya: Chat;
  readonly tom: Chat;
}

/** A first plan for Samuel Okafor, which Tom proposed and Priya has not answered. */
async function proposed(): Promise<Told> {
  const world = await World.open();
  const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
  await priya.says('hello');
  await startedFor(tom);
  await world.ticks();
  return { world, priya, tom };
}

const SAMUEL = personId('samuel');

const recordsOf = (world: World) => world.app.records.about(SAMUEL);
/** What waits in the person's records, but for the record of the stop itself. */
const OWN = new Set(['stop', 'offices', 'ending', 'follow-up', 'ending-told']);
const waiting = async (world: World): Promise<readonly string[]> =>
  (await recordsOf(world))
    .flatMap(({ kind, duties }) => (OWN.has(kind) ? [] : duties.map(({ key }) => key)))
    .toSorted();
const stops = async (world: World, who = SAMUEL) =>
  (await world.app.records.about(who)).filter(({ kind }) => kind === 'stop');
const unsent = async (world: World): Promise<readonly string[]> =>
  (await recordsOf(world)).flatMap(({ kind, notices }) =>
    OWN.has(kind) ? [] : notices.filter(({ status }) => status === 'waiting').map(({ what }) => what),
  );
const sentTo = (delivered: Awaited<ReturnType<World['ticks']>>): string =>
  delivered.map(({ message }) => textsIn(message).join('\n')).join('\n---\n');

async function inHospital(chat: Chat, expectedBack = ''): Promise<void> {
  await chat.says('Samuel Okafor is in hospital');
  await chat.presses('Next', { expectedBack });
  await chat.presses('Record this');
}

const ended = (chat: Chat): Promise<string> => endsReablement(chat, 'Samuel Okafor');

async function died(chat: Chat): Promise<string> {
  await chat.says('Mr Okafor has died');
  await chat.presses('Next', { diedOn: '2026-11-22' });
  return (await chat.presses('Record this')).text;
}

describe('P19: in hospital', () => {
  test('by card: everything pauses, every page says so, and nobody is chased', async () => {
    const { world, priya, tom } = await proposed();
    expect(await waiting(world)).not.toEqual([]);
    await inHospital(tom, '2026-11-30');
    expect(await waiting(world)).toEqual([]);
    const words = 'In hospital since Mon 23 Nov 2026, expected back Mon 30 Nov 2026. Visits and reminders are paused.';
    expect((await priya.says('Samuel Okafor')).text).toContain(words);
    expect((await priya.says('show the plan for Samuel Okafor')).text).toContain(words);
    expect((await priya.presses('I agree')).text).toContain(words);
    expect((await priya.says('change monitoring for Samuel Okafor')).text).toContain(words);
    await world.ticks();
    // Whoever has not confirmed that they know of the stay is reminded of that, and of nothing else.
    world.clock.set('2026-11-30T10:00:00Z');
    expect(sentTo(await world.ticks())).not.toContain('agree');
  });

  test('P19: a change to agree that has not been sent waits for the end of the stay', async () => {
    const world = await World.open();
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    await priya.says('hello');
    await startedFor(tom);
    await inHospital(tom);
    expect(sentTo(await world.ticks())).not.toContain('To agree: first plan');
    await tom.says('Samuel Okafor is back from hospital');
    await tom.presses('Next', { backOn: '2026-11-23', how: 'as-before' });
    await tom.presses('Record this');
    expect(sentTo(await world.ticks())).toContain('To agree: first plan');
    expect(world.surprises).toEqual([]);
  });

  test('by typing alone', async () => {
    const { world, priya } = await proposed();
    const begun = await priya.says('Samuel Okafor is in hospital');
    expect(begun.words).toContain('When are they expected back?');
    await priya.says('next Monday');
    const done = await priya.says('record it');
    expect(done.text).toContain('Expected back\nMon 30 Nov 2026');
    expect(await waiting(world)).toEqual([]);
  });

  test('the day after they were expected whoever recorded it is asked, and back again the same waits as before', async () => {
    const { world, priya, tom } = await proposed();
    const before = await waiting(world);
    await inHospital(tom, '2026-11-25');
    await world.ticks();
    world.clock.set('2026-11-26T10:00:00Z');
    expect(sentTo(await world.ticks())).toContain('Expected back from hospital on Wed 25 Nov 2026: are they back?');
    expect((await tom.says("what's outstanding")).text).toContain('are they back?');
    expect((await tom.says('Samuel Okafor is back from hospital')).text).toContain('Since which day are they back?');
    await tom.presses('Next', { backOn: '2026-11-26', how: 'as-before' });
    expect((await tom.presses('Record this')).text).toContain('Reablement goes on');
    expect(await waiting(world)).toEqual(before);
    expect((await priya.says('Samuel Okafor')).text).not.toContain('In hospital since');
    // Everybody is told once that they went in, and once that they are back.
    const [stay, ...others] = await stops(world);
    expect(others).toEqual([]);
    expect(stay?.ledger?.lines.map(({ name }) => name)).toEqual(['Priya Shah']);
    const page = await tom.says('Samuel Okafor');
    expect(page.text).toContain('Back from hospital');
    expect(page.text).not.toMatch(/^In hospital$/mu);
  });

  test('P19: back, and the plan is to be looked at first: that waits until it is done, and the plan says so', async () => {
    const { world, tom, priya } = await proposed();
    await priya.says('show the plan for Samuel Okafor');
    await priya.presses('I agree');
    await inHospital(tom);
    await tom.says('back from hospital Samuel Okafor');
    await tom.presses('Next', { backOn: '2026-11-23', how: 'plan-first' });
    const back = await tom.presses('Record this');
    expect(back.text).toContain('the plan is to be looked at before visits go on');
    expect(back.text).not.toContain('eablement goes on');
    const duty = 'Look at the plan before visits go on';
    expect((await stops(world))[0]?.duties.map(({ words }) => words)).toContain(duty);
    const first = 'Reablement goes on again: look at this plan before visits do.';
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain(first);
    await tom.presses('I have looked at the plan');
    expect((await stops(world))[0]?.duties.map(({ words }) => words)).not.toContain(duty);
    expect((await tom.says('show the plan for Samuel Okafor')).text).not.toContain(first);
  });

  test('S51, S53: pressed twice it is one record, and a second colleague is told that it is recorded already', async () => {
    const { world, priya, tom } = await proposed();
    await priya.says('Samuel Okafor is in hospital');
    await priya.presses('Next');
    await tom.says('Samuel Okafor is in hospital');
    await tom.presses('Next');
    const old = tom.card;
    await tom.presses('Record this');
    await tom.presses('Record this', {}, old);
    const second = await priya.presses('Record this');
    expect(second.text).toContain('This is recorded already about Samuel: In hospital since Mon 23 Nov 2026.');
    expect(await stops(world)).toHaveLength(1);
  });

  test('still in hospital: another day is noted, and a second stay is a record of its own', async () => {
    const { world, tom } = await proposed();
    await inHospital(tom, '2026-11-24');
    await tom.presses('Back, or other news');
    await tom.presses('Next', { what: 'still' });
    await tom.presses('Next', { expectedBack: '2026-12-01' });
    expect((await tom.presses('Record this')).text).toContain('Tue 1 Dec 2026');
    await tom.says('Samuel Okafor is back from hospital');
    await tom.presses('Next', { backOn: '2026-11-23', how: 'as-before' });
    await tom.presses('Record this');
    await inHospital(tom);
    expect(await stops(world)).toHaveLength(2);
    expect((await tom.says('Samuel Okafor')).text).toContain('In hospital since');
  });

  test('a form that was open meanwhile is saved for later, and gone on with when they are back', async () => {
    const { priya, tom } = await proposed();
    await priya.says('change monitoring for Samuel Okafor');
    await inHospital(tom);
    const stopped = await priya.says('less');
    expect(stopped.text).toContain('What you have filled in is saved for later.');
    await tom.says('Samuel Okafor is back from hospital');
    await tom.presses('Next', { backOn: '2026-11-23', how: 'as-before' });
    await tom.presses('Record this');
    expect((await priya.says('change monitoring for Samuel Okafor')).text).toContain('Change monitoring');
  });
});

describe('P19: reablement ended, moved, died', () => {
  test('ended: what was open closes with the reason, forms go no further, and it can be read as before', async () => {
    const { world, priya, tom } = await proposed();
    expect(await ended(tom)).toContain('Reablement has ended.');
    expect(await waiting(world)).toEqual([]);
    expect(await unsent(world)).toEqual([]);
    const words = 'Reablement ended on Mon 23 Nov 2026.';
    expect((await priya.says('change the plan for Samuel Okafor')).text).toContain(words);
    const plan = await priya.says('show the plan for Samuel Okafor');
    expect(plan.text).toContain(words);
    expect((await priya.presses('History')).text).toContain(`Closed what was unfinished\n${words}`);
    expect((await world.app.directory.person(SAMUEL))?.ended).toBe('2026-11-23');
    await world.ticks();
    world.clock.set('2026-12-14T10:00:00Z');
    expect(sentTo(await world.ticks())).not.toContain('agree');
    expect((await priya.says("what's outstanding")).text).not.toContain('Say whether you agree');
  });

  test('P19: ended: everybody in the plan hears of it, and what was still to be told before is chased no more', async () => {
    const world = await World.open();
    const [priya, tom, ana] = [world.chat('Priya Shah'), world.chat('Tom Reed'), world.chat('Ana Lopez')];
    for (const chat of [priya, tom, ana]) await chat.joins();
    const reference = await recordsAChange(tom);
    await world.ticks();
    await endsReablement(tom, 'Ada Palmer');
    const { text } = await tom.says((await stops(world, personId('ada')))[0]?.reference ?? '');
    for (const name of ['Ada Palmer', 'Sarah Palmer', 'Ana Lopez', 'Priya Shah'])
      expect(text).toMatch(new RegExp(`${name}\\n[^\\n]*\\n● Not yet told`, 'u'));
    const heard = (await world.ticks()).filter(({ message }) =>
      textsIn(message).includes('Reablement ended since Mon 23 Nov 2026'),
    );
    expect(heard.map(({ address }) => address.conversation)).toEqual(['a:29:user-c', 'a:29:user-a']);
    world.clock.set('2026-12-14T10:00:00Z');
    expect(sentTo(await world.ticks())).not.toContain(reference);
    expect((await tom.says("what's outstanding")).text).not.toContain(reference);
    expect((await tom.says(reference)).text).toContain('0 of 4 told, closed');
    expect(world.surprises).toEqual([]);
  });

  test('ended by mistake: it goes on with a reason, what was closed stays closed, and is listed for whoever decided it', async () => {
    const { world, tom } = await proposed();
    await ended(tom);
    await tom.says((await stops(world))[0]?.reference ?? '');
    await tom.presses('It goes on again');
    await tom.presses('Next', { what: 'restart' });
    await tom.presses('Next', { reason: 'It was another Mr Okafor.' });
    const again = await tom.presses('Record this');
    expect(again.text).toContain('It was another Mr Okafor.');
    expect(again.text).toContain('Say whether you agree to a change');
    expect(await waiting(world)).toEqual([]);
    expect((await stops(world))[0]?.duties.map(({ words }) => words)).toContain('Look at what stayed closed');
    expect(await world.app.directory.person(SAMUEL)).not.toHaveProperty('ended');
    expect((await tom.says('change monitoring for Samuel Okafor')).text).not.toContain('ended');
  });

  test('R4: the notice that it goes on again says why it goes on, and not what was said of the end', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await priya.joins();
    await ended(tom);
    await world.ticks();
    await tom.says((await stops(world))[0]?.reference ?? '');
    await tom.presses('It goes on again');
    await tom.presses('Next', { what: 'restart' });
    await tom.presses('Next', { reason: 'He fell again yesterday.' });
    await tom.presses('Record this');
    const all = await world.ticks();
    const notice = sentTo(all.filter(({ address }) => address.kind === 'personal'));
    expect(notice).toContain('Reablement goes on again, Mon 23 Nov 2026');
    expect(notice).toContain('He fell again yesterday.');
    expect(notice).not.toContain('Nothing is needed afterwards');
    expect(sentTo(all.filter(({ address }) => address.kind === 'channel'))).not.toContain('fell');
    expect(world.surprises).toEqual([]);
  });

  test('moved while in hospital, and a death after an end', async () => {
    const { world, tom } = await proposed();
    await inHospital(tom);
    await tom.says('Mr Okafor has moved');
    await tom.presses('Next', { movedOn: '2026-11-23', movedWords: 'With his son in Leeds.' });
    expect((await tom.presses('Record this')).text).toContain('With his son in Leeds.');
    expect(await died(tom)).toContain('I am sorry.');
    expect(await stops(world)).toHaveLength(3);
    // A bill may go on: that is listed, and nobody is reminded.
    const all = (await recordsOf(world)).flatMap(({ duties }) => duties);
    expect(all).toEqual([expect.objectContaining({ kind: 'answers', unreminded: true })]);
  });

  test('died: nobody is chased, the channel reads nothing of it, and the notice is calm', async () => {
    const { world, priya, tom } = await proposed();
    const begun = await tom.says('Mr Okafor has died');
    expect(begun.text).toContain('I am sorry to hear that.');
    expect(begun.text).not.toContain('In danger now?');
    await tom.presses('Next', { diedOn: '2026-11-22' });
    const done = await tom.presses('Record this');
    expect(done.text).toContain('Speak to them in person or by phone');
    expect(done.text).not.toContain('✓ I am sorry');
    expect(done.text).not.toContain('receives reablement');
    const sent = sentTo(await world.ticks());
    expect(sent).toContain('I am sorry to bring sad news');
    const channel = sent.split('---').find((one) => one.includes('Nobody has marked this as seen yet.'));
    expect(channel).toContain('Something has changed for one of the people you visit');
    expect(channel).not.toMatch(/Samuel|Okafor|died|death|sad/u);
    // TL3: what is left is listed, and nobody is reminded of it.
    expect((await recordsOf(world)).flatMap(({ duties }) => duties)).toEqual([
      expect.objectContaining({ kind: 'answers', unreminded: true }),
    ]);
    world.clock.set('2026-12-21T10:00:00Z');
    expect(sentTo(await world.ticks())).not.toMatch(/Samuel|Okafor/u);
    expect((await priya.says('Samuel Okafor')).text).toContain('Died on Sun 22 Nov 2026.');
  });

  test('P19: nobody is told that they are in hospital themselves, or back from it', async () => {
    const { world, tom } = await proposed();
    await inHospital(tom);
    const names = async () => (await stops(world))[0]?.ledger?.lines.map(({ name }) => name);
    expect(await names()).toEqual(['Priya Shah']);
    await tom.says('Samuel Okafor is back from hospital');
    await tom.presses('Next', { backOn: '2026-11-23', how: 'as-before' });
    const back = await tom.presses('Record this');
    expect(back.text).not.toMatch(/^In hospital$/mu);
    expect(await names()).toEqual(['Priya Shah']);
  });

  test('P19: a death: the coordinator, the manager and all staff around them hear it once, and nothing reads as owed', async () => {
    const world = await World.open();
    const kofi = world.chat('Kofi Mensah');
    for (const name of ['Priya Shah', 'Sam Cole', 'Kofi Mensah', 'Tom Reed']) await world.chat(name).says('hello');
    await world.ticks();
    await kofi.says('Jean Doyle died in the night');
    await kofi.presses('Next', { diedOn: '2026-11-23' });
    const done = await kofi.presses('Record this');
    const delivered = await world.ticks();
    const heard = delivered.filter(({ message }) => textsIn(message).join('\n').includes('sad news'));
    const to = heard.map(({ address }) => address.conversation).toSorted();
    const chats = ['Priya Shah', 'Sam Cole', 'Tom Reed'].map(
      (name) => `a:${staff.find((one) => one.name === name)?.teamsId ?? ''}`,
    );
    expect(to).toEqual(chats.toSorted());
    expect(sentTo(heard)).not.toContain("I've been told");
    const page = await world.chat('Priya Shah').says(done.text.match(/ST-[0-9A-Z-]+/u)?.[0] ?? '');
    for (const text of [done.text, page.text])
      expect(text).not.toMatch(/has still to tell them|Not yet told|outstanding|I've been told|\d of \d told/u);
    expect(page.text).toContain('Nobody is reminded of this');
  });

  test.each([
    'Arthur Bell is dead',
    'Arthur Bell passed away this morning',
    'Arthur Bell died in the night',
    'Arthur Bell is deceased',
    'Arthur Bell is no longer with us',
    'Arthur Bell did not survive',
    'Arthur Bell was found dead',
  ])('P27: %s: the form', async (says) => {
    const world = await World.open();
    const begun = await world.chat('Tom Reed').says(says);
    expect(begun.text).toContain('On which day did Arthur die?');
    expect(begun.text).toContain('I am sorry to hear that.');
    expect(begun.text).not.toContain('In danger now?');
  });

  test.each(['passed away this morning', 'died in the night', 'has died this morning', 'he is dead'])(
    'P27: %s: kind words, and the form asks who',
    async (says) => {
      const world = await World.open();
      const tom = world.chat('Tom Reed');
      const heard = await tom.says(says);
      expect(heard.text).toContain('I am sorry to hear that.');
      const [button] = heard.outbound.flatMap((one) =>
        one.kind === 'say' && one.message.kind === 'words' ? (one.message.suggestions ?? []) : [],
      );
      expect((await tom.says(button?.says ?? '')).text).toContain('Whom is it about?');
    },
  );

  test.each(['she wants to die at home', 'Arthur Bell wants to die at home', 'Arthur Bell is dead tired today'])(
    'P27: %s: not the form of a death',
    async (says) => {
      const world = await World.open();
      const heard = await world.chat('Tom Reed').says(says);
      expect(heard.text).not.toContain('On which day did');
      expect(heard.text).not.toContain('In danger now?');
    },
  );

  test('died twice: the second is told, and it is one record', async () => {
    const { world, priya, tom } = await proposed();
    await priya.says('Mr Okafor has died');
    await priya.presses('Next', { diedOn: '2026-11-22' });
    await died(tom);
    expect((await priya.presses('Record this')).text).toContain('This is recorded already about Samuel');
    expect(await stops(world)).toHaveLength(1);
  });

  test.each([
    ['Samuel Okafor is in hospital', { inSince: '2026-11-24' }, 'that day is still to come'],
    ['Samuel Okafor is in hospital', { expectedBack: '2026-11-20' }, 'that day has passed'],
  ])('%s: %j is asked about', async (says, inputs, words) => {
    const { tom } = await proposed();
    await tom.says(says);
    expect((await tom.presses('Next', inputs)).text).toContain(words);
  });

  test('back, of somebody who is not in hospital', async () => {
    const { tom } = await proposed();
    expect((await tom.says('Samuel Okafor is back from hospital')).text).toContain(
      'Samuel is not in hospital, as far as it is recorded',
    );
    await inHospital(tom);
    expect((await tom.says('Samuel Okafor is in hospital')).text).toContain('This is recorded already about Samuel');
  });
});

describe('P27, P19: what is only suggested is asked first', () => {
  test.each([
    'Samuel is back in hospital',
    'Samuel went into hospital last night',
    'Samuel fell and was taken in by ambulance',
  ])('%s', async (says) => {
    const { tom } = await proposed();
    const offered = await tom.says(says);
    expect(offered.words).toContain('Samuel Okafor: Are they in hospital now?');
    const [button] = offered.outbound.flatMap((one) =>
      one.kind === 'say' && one.message.kind === 'words' ? (one.message.suggestions ?? []) : [],
    );
    expect((await tom.says(button?.says ?? '')).text).toContain('I have understood: What: In hospital');
  });

  test('a death of nobody who is named gets kind words, and the form', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const heard = await tom.says('she has died');
    expect(heard.text).toContain('I am sorry to hear that.');
    expect(heard.text).not.toContain('In danger now?');
    expect((await tom.says('somebody has died')).text).toContain('Whom is it about?');
  });

  test('R39: somebody who has just been found keeps the advice', async () => {
    const { tom } = await proposed();
    expect((await tom.says('He died suddenly, I have just found him')).text).toContain('In danger now? Call 999');
  });
});

test('P19: in the plan of somebody who has died no visit can be changed', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  expect((await priya.says('show the plan for Ada Palmer')).text).toContain('Change or stop');
  await priya.says('Ada Palmer has died');
  await priya.presses('Next', { diedOn: '2026-11-22' });
  await priya.presses('Record this');
  const { text } = await priya.says('show the plan for Ada Palmer');
  expect(text).toContain('Died on Sun 22 Nov 2026.');
  expect(text).not.toMatch(/Change or stop|Add a visit/u);
});

test('P27: of a death a manager is not sent to their manager', async () => {
  const world = await World.open();
  const [tom, sam] = [world.chat('Tom Reed'), world.chat('Sam Cole')];
  expect((await tom.says('Ada Palmer has died')).text).toContain('Tell your manager or the duty line today');
  const { text } = await sam.says('Ada Palmer has died');
  expect(text).toContain('I am sorry to hear that. If it was not expected');
  expect(text).not.toContain('Tell your manager');
});

describe('P19: who did what, and when', () => {
  test('back from hospital, noted by another on another day: each act has its own who and day', async () => {
    const world = await World.open();
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    await inHospital(priya);
    world.clock.set('2026-11-25T10:00:00Z');
    await tom.says('Samuel Okafor is back from hospital');
    await tom.presses('Next', { backOn: '2026-11-24', how: 'as-before' });
    const { text } = await tom.presses('Record this');
    expect(text).toMatch(/Recorded by\nPriya Shah, Mon 23 Nov 2026/u);
    expect(text).toContain('That it goes on noted by\nTom Reed, Wed 25 Nov 2026');
  });

  test('R4: a death recorded by mistake: what it closed waits again, and a lead who read the sad news hears that it is not so', async () => {
    const world = await World.open();
    const [priya, sam] = [world.chat('Priya Shah'), world.chat('Sam Cole')];
    await sam.joins();
    await priya.says('change monitoring for Arthur Bell');
    await priya.presses('Next', { ...CHANGE, capacity: 'unknown' });
    await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await priya.presses('Record this change');
    const reference = await recordsAChange(priya, {
      name: 'Arthur Bell',
      carerAgrees: 'none',
      to: 'A call on Fridays',
    });
    await priya.says('Arthur Bell has died');
    await priya.presses('Next', { diedOn: '2026-11-23' });
    await priya.presses('Record this');
    await world.ticks();
    expect((await priya.says(reference)).text).not.toContain('Explanations outstanding');
    await priya.says('Arthur Bell');
    const stopped = (await world.app.records.about(personId('arthur'))).find(({ kind }) => kind === 'stop');
    await priya.says(stopped?.reference ?? '');
    await priya.presses('Recorded by mistake');
    await priya.presses('Next', { what: 'restart' });
    await priya.presses('Next', { reason: 'It was another Mr Bell.' });
    const undone = await priya.presses('Record this');
    expect(undone.text).not.toContain('Stays closed');
    expect((await priya.says(reference)).text).toContain('Explanations outstanding');
    expect((await world.chat('Mei Lin').says("what's outstanding")).text).toContain('have it assessed');
    const toSam = (await world.ticks()).filter(({ address }) => address.conversation === 'a:29:user-d');
    expect(sentTo(toSam)).toContain('The news of a death was recorded by mistake. It is not so');
    expect(world.surprises).toEqual([]);
  });
});

test('P19: the days that were said are taken, also where it is asked first whether they are in hospital', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  const asked = await tom.says('Samuel Okafor went into hospital yesterday, expected back on Friday');
  expect(asked.words).toContain('Are they in hospital now?');
  const form = await tom.says('yes, in hospital');
  expect(form.text).toContain('Sun 22 Nov 2026');
  expect(form.text).toContain('Fri 27 Nov 2026');
  await tom.says('cancel');
  expect((await tom.says("Samuel Okafor's reablement ended 20 November")).text).toContain('2026-11-20');
});
