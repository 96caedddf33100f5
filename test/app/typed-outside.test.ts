import { describe, expect, test } from '@jest/globals';
import { recordsAChange } from '../support/change.ts';
import { agreed, fewerVisits } from '../support/plan-talk.ts';
import { World } from '../support/talk.ts';

/** What people type outside a form is taken for what it says, or it is said plainly that nothing was taken (issue 12). */

test('att35: an NHS number that begins with 999 is no call for help, and leads on', async () => {
  const reply = await (await World.open()).chat('Priya Shah').says('999 000 0018');
  expect(reply.text).not.toContain('Call 999');
  expect(reply.words).toContain('by their name or by your own reference');
});

/** Samuel's evening visit is to go, and Priya is asked. */
async function asked() {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await agreed(world, tom, priya);
  await fewerVisits(tom);
  await tom.presses('Ask everybody to agree');
  await world.ticks();
  return priya;
}

describe('R19: one does not agree, in words, with what waits', () => {
  test.each([
    ['I do not agree', ''],
    ["i dont agree, she's not ready", "she's not ready"],
    ['no i disagree. he drops the pan', 'he drops the pan'],
  ])('new14: "%s" opens the objection to the one change that waits', async (says, words) => {
    const reply = await (await asked()).says(says);
    expect(reply.text).toMatch(/^I do not agree\n[^]*Samuel Okafor/u);
    expect(reply.text).toContain(words);
    expect(reply.text).not.toContain('Noted');
  });

  test('R19: what the button of the objection says records it, typed', async () => {
    const priya = await asked();
    await priya.says("i dont agree, she's not ready");
    expect((await priya.says('I do not agree')).text).toContain('It is noted that you do not agree');
  });

  test('new14: "no, he drops the pan" does where the change is in view, and nowhere else', async () => {
    const priya = await asked();
    expect((await priya.says('no, he drops the pan')).text).not.toMatch(/^I do not agree\n/u);
    await priya.says('I agree');
    const reply = await priya.says('no, he drops the pan');
    expect(reply.text).toMatch(/^I do not agree\n[^]*Samuel Okafor[^]*he drops the pan/u);
  });
});

test('att24, R18: "I agree" notes nothing and says so; "yes" then gives the answer', async () => {
  const priya = await asked();
  expect((await priya.says('I agree')).words).toContain('Nothing is noted yet');
  const reply = await priya.says('yes');
  expect(reply.text).toContain('Samuel Okafor');
  expect((await priya.says('I agree')).words).toContain('Nothing waits for your answer');
});

describe('new13: how somebody was told asks for no number', () => {
  test.each(['told sarah by phone yesterday', 'told sarah and ana by phone yesterday'])('"%s"', async (says) => {
    const priya = (await World.open()).chat('Priya Shah');
    await recordsAChange(priya);
    const reply = await priya.says(says);
    expect(reply.words).not.toContain('I keep no addresses');
    expect(reply.text).toMatch(/By phone|by phone/u);
  });
  test('a number that is asked for still is', async () => {
    const reply = await (await World.open()).chat('Priya Shah').says('what is sarahs phone number');
    expect(reply.words).toContain('I keep no addresses');
  });
});

describe('new19: a name that is only near opens nothing unasked', () => {
  test.each(['adda palmer', 'bety lewis', 'ada plamer', 'show the plan for adda palmer'])('"%s"', async (says) => {
    const priya = (await World.open()).chat('Priya Shah');
    expect((await priya.says(says)).words).toMatch(/^Nobody is called exactly that\. Do you mean /u);
    expect((await priya.says('yes')).text).toMatch(/(?:Ada Palmer|Betty Lewis)/u);
  });
  test.each(['and palmer', 'ada palmer', 'show palmer'])('"%s" is no slip', async (says) => {
    expect((await (await World.open()).chat('Priya Shah').says(says)).words).not.toContain('exactly');
  });
});

test('new16: "undo" after a form that was cancelled long ago shows nothing older as the last', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  await recordsAChange(priya);
  await priya.says('change monitoring for Ada Palmer');
  await priya.says('cancel');
  expect((await priya.says('undo')).text).toMatch(/^Cancelled/u);
});

test('new16, att36: "undo" after what has no record of its own shows no older record as the last', async () => {
  const world = await World.open();
  const sam = world.chat('Sam Cole');
  await recordsAChange(sam);
  await sam.says('new team called West');
  await sam.says('record it');
  const reply = await sam.says('undo');
  expect(reply.text).not.toContain('what you recorded last');
});

describe('new23: what is told of somebody opens the form that it belongs to, with the words', () => {
  test.each([
    ['change adas lunch to 1pm from this friday', /^Reablement plan\n[^]*Ada Palmer/u],
    ["ada's lunch visit should be 45 mins", /^Change a visit\n[^]*Ada Palmer/u],
    ['put adas lunch call on hold till friday', /^Reablement plan\n[^]*Ada Palmer/u],
    ['add a saturday visit for ada at 9', /^Reablement plan\n[^]*Ada Palmer/u],
    ['ada can do her own breakfast now', /Ada Palmer: That may be evidence/u],
    ["sarah's number is 07700 900123", /^How to reach somebody\n[^]*Sarah Palmer[^]*07700 900123/u],
    ['adas son ben is to be told', /^Add somebody to a circle\n[^]*Ada Palmer[^]*ben/u],
    ["Ben Palmer joins Ada's circle as her son", /^Add somebody to a circle\n[^]*Ada Palmer[^]*Ben Palmer/u],
    ['sarah changed her mind she says no', /^Note what they said\n[^]*Ada Palmer/u],
    [
      'Nadia Khan says she wants to complain about Ana Lopez',
      /^Somebody asks for something\n[^]*complaint[^]*wants to complain/u,
    ],
    ['ivy is finished with us', /^End reablement\n[^]*Ivy Grant/u],
    ['ivy in hosptal', /^Hospital, move or death\n[^]*Ivy Grant/u],
    ['jean doyle in hospital', /^Hospital, move or death\n[^]*Jean Doyle/u],
  ])('"%s"', async (says, opens) => {
    expect((await (await World.open()).chat('Priya Shah').says(says)).text).toMatch(opens);
  });

  test('R12: a visit that is not wanted on some days only does not stop: it changes', async () => {
    const reply = await (await World.open()).chat('Priya Shah').says('stop the 8am for ada on weekends');
    expect(reply.words).toContain('What changes: A visit changes');
  });

  test('new24: why a visit is no longer needed is what was seen', async () => {
    const reply = await (await World.open()).chat('Priya Shah').says('stop adas lunch visit, she makes it herself');
    expect(reply.text).toContain('she makes it herself');
  });

  test('what belongs nowhere is not kept, and that is said', async () => {
    const reply = await (await World.open()).chat('Priya Shah').says('ada likes the radio on in the mornings');
    expect(reply.words).toContain('nothing of it is noted');
    expect(reply.text).toContain('Ada Palmer');
  });

  test.each([
    ['Betty is not eating', /^note evidence for \S+: Betty is not eating$/u],
    ['Ada declined her wash today', /^note evidence for \S+: Ada declined her wash today$/u],
    ['Betty seems more tired today', /^note evidence for \S+: Betty seems more tired today$/u],
    ["Samuel's family do everything for him", /^log an issue for \S+: Samuel's family do everything for him$/u],
    ["betty won't get out of bed", /^log an issue for \S+: betty won't get out of bed$/u],
    ['Ada says she is not bothered with the exercises any more', /^log an issue for /u],
    ['Samuel Okafor wants fewer calls', /^note a request for \S+: Samuel Okafor wants fewer calls$/u],
    ['Ada says the carers come too late', /^note a request for \S+: Ada says the carers come too late$/u],
    ['ada wants her tea in the blue cup', /^note a request for \S+: ada wants her tea in the blue cup$/u],
  ])('R9, R21, R30: what is told of somebody and fits nothing goes with its button: "%s"', async (says, button) => {
    const priya = (await World.open()).chat('Priya Shah');
    const { outbound, text } = await priya.says(says);
    const ways = outbound.flatMap((one) =>
      one.kind === 'say' && one.message.kind === 'words' ? (one.message.suggestions ?? []) : [],
    );
    const way = ways.find((one) => button.test(one.says))?.says ?? text;
    expect(way).toMatch(button);
    expect((await priya.says(way)).text).toContain(says);
  });

  test('new21: of two people in one message none is left out unsaid', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    const reply = await priya.says('ada wants to bath herself and betty wants to cook again');
    expect(reply.words).toMatch(/more than one person: Ada Palmer \(RB-1041\), Betty Lewis.*Nothing is noted yet/u);
  });
});

describe('new25: a name by itself', () => {
  test.each([
    ['Tom Reed', 'ken todd', /^I did not understand that. If it is a name: I know nobody by that name/u],
    ['Priya Shah', 'frank hughes', /^I did not understand that. If it is a name: I know nobody by that name/u],
    ['Priya Shah', 'tom', /^Tom Reed, support worker/u],
    ['Priya Shah', 'kofi', /^Kofi Mensah, support worker/u],
  ])('%s: "%s"', async (who, says, words) => {
    expect((await (await World.open()).chat(who).says(says)).words).toMatch(words);
  });
});

test('new24: "im off sick tomorrow" does not ask who is away', async () => {
  const reply = await (await World.open()).chat('Priya Shah').says('im off sick tomorrow');
  expect(reply.words).not.toContain('Who is away?');
});
