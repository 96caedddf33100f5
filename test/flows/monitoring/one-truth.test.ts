import { describe, expect, test } from '@jest/globals';
import { Day } from '../../../src/kernel/days.ts';
import { CHANGE, recordsAChange } from '../../support/change.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

const [TOM, PRIYA] = ['a:29:user-b', 'a:29:user-a'];

const cardsTo = async (world: World, conversation: string): Promise<string> =>
  (await world.ticks())
    .filter(({ address }) => address.conversation === conversation)
    .map(({ message }) => textsIn(message).join('\n'))
    .join('\n');

/** Ada may lack capacity, was not assessed, and says what she says: it waits until that is known. */
async function inDoubt(chat: Chat, personSays = 'yes'): Promise<string> {
  await chat.says('change monitoring for Ada Palmer');
  await chat.presses('Next', { ...CHANGE, startsOn: '2026-11-23' });
  await chat.presses('Next', { personAgrees: 'may-lack', 'agrees-sarah': 'yes' });
  await chat.presses('Next', { capacity: 'unknown' });
  await chat.presses('Next', { personSays });
  if (personSays === 'not-reached') await goesAhead(chat);
  if (personSays === 'no')
    await chat.presses('Next', { personViews: 'She likes the calls.', wellbeingImpact: 'She misses them.' });
  return referenceOf((await chat.presses('Record this change')).text);
}

const referenceOf = (text: string): string => /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(text)?.[0] ?? '';

async function goesAhead(chat: Chat): Promise<void> {
  await chat.presses('Next', { unreached: 'ahead' });
  await chat.presses('Next', {
    personViews: 'She said in May that she wants fewer calls.',
    personTries: 'Tom rang twice.',
    wellbeingImpact: 'She is more in charge.',
  });
}

/** It went ahead without Ada, who was not reached; asked later, she may lack capacity for it. */
async function doubtedLater(chat: Chat, startsOn = '2026-11-23'): Promise<string> {
  await chat.says('change monitoring for Ada Palmer');
  await chat.presses('Next', { ...CHANGE, startsOn });
  await chat.presses('Next', { personAgrees: 'not-reached', 'agrees-sarah': 'yes' });
  await goesAhead(chat);
  const reference = referenceOf((await chat.presses('Record this change')).text);
  await chat.presses('Note what they said');
  await chat.presses('Next', { who: 'the-person', answer: 'may-lack', how: 'phone', on: '2026-11-23' });
  await chat.presses('Record this');
  return reference;
}

async function decidesForAda(chat: Chat, reference: string) {
  await chat.says(reference);
  await chat.presses('Say who decides');
  await chat.presses('Next');
  await chat.presses('Next', { personAgrees: 'may-lack', 'agrees-sarah': 'yes' });
  await chat.presses('Next', { capacity: 'lacks' });
  await chat.presses('Next', { wishes: 'She smiles at the calls.', objects: 'no', decides: 'best-interests' });
  return chat.presses('Next', {
    decidedBy: 'Priya Shah, social worker',
    consulted: 'Sarah: it helps her.',
    lessRestrictive: 'A call every other day.',
  });
}

async function assessed(world: World, reference: string, answer: 'has' | 'lacks'): Promise<Chat> {
  const mei = world.chat('Mei Lin');
  await mei.says("what's outstanding");
  await mei.says(reference);
  const title = answer === 'has' ? 'Assessed: has capacity' : 'Assessed: lacks capacity';
  await mei.presses(title, { note: 'Talked to her about it twice.' });
  return mei;
}

describe('R45: while capacity is not known, and once it is', () => {
  test('p22: it waits: the check, the page, the person and Home say so, nobody is told, and what applied goes on', async () => {
    const world = await World.open();
    await world.chat('Tom Reed').joins();
    const priya = world.chat('Priya Shah');
    const reference = await inDoubt(priya);
    const waits = 'it waits until it is known whether Ada Palmer can decide this';
    expect(textsIn(priya.card).join('\n')).toContain(waits);
    const { text } = await priya.says(reference);
    expect(text).toContain(`Does not hold yet: ${waits}. Until then it stays "A call every morning"`);
    expect(text).not.toContain('holds meanwhile');
    expect(text).toContain('Ada Palmer\nSaid yes on Mon 23 Nov 2026. Nothing is concluded from it');
    expect(text).not.toContain('Ada Palmer\nAgrees');
    expect((await priya.says('Ada Palmer')).text).toContain(
      'Less monitoring, once it is known whether Ada Palmer can decide this',
    );
    expect(await cardsTo(world, TOM)).not.toContain('monitoring');
    const mei = world.chat('Mei Lin');
    expect((await mei.says("what's outstanding")).text).toContain(
      'Capacity for this decision is not known: have it assessed. Monitoring does not change until then',
    );
    await priya.says('change monitoring for Ada Palmer');
    expect(JSON.stringify(priya.card)).not.toContain('"value":"A call on Mondays"');
    expect(world.surprises).toEqual([]);
  });

  test('p22: the check says that it waits, and not that it holds', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { ...CHANGE, to: 'A call on Fridays', startsOn: '2026-11-23' });
    await priya.presses('Next', { personAgrees: 'may-lack', 'agrees-sarah': 'yes' });
    await priya.presses('Next', { capacity: 'unknown' });
    const check = await priya.presses('Next', { personSays: 'yes' });
    expect(check.text).toContain(
      'Capacity for this decision is not known. The mental capacity lead is asked to have it assessed. It waits, and does not hold yet, until it is known whether Ada Palmer can decide this.',
    );
    expect(check.text).not.toContain('meanwhile');
  });

  test('p22: found to have it: it begins that day, everybody is told, and the plan says the same', async () => {
    const world = await World.open();
    await world.chat('Tom Reed').joins();
    const priya = world.chat('Priya Shah');
    const reference = await inDoubt(priya);
    world.clock.set('2026-11-25T10:00:00Z');
    await assessed(world, reference, 'has');
    const { text } = await priya.says(reference);
    expect(text).toContain('From\nWed 25 Nov 2026');
    expect(text).toContain('Ada Palmer\nAgrees');
    expect(text).toContain('0 of 4 told');
    expect(await cardsTo(world, TOM)).toContain('Less monitoring from Wed 25 Nov 2026');
    expect((await priya.says("ada's plan")).text).toContain('A call on Mondays');
    expect(world.surprises).toEqual([]);
  });

  test('p22, R18: found to have it after a no: that it goes ahead is decided anew before it begins', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await inDoubt(priya, 'no');
    await assessed(world, reference, 'has');
    const { text } = await priya.says(reference);
    expect(text).toContain(
      'Ada Palmer does not agree: whoever recorded it or leads the team decides whether it stands',
    );
    expect(text).toContain('Does not hold yet');
    await priya.presses('Note what they said');
    await priya.presses('Next');
    await priya.presses('Next', { follows: 'weigh' });
    await priya.presses('Next');
    const stands = await priya.presses('Record this');
    expect(stands.text).toContain('Made without agreement');
    expect(stands.text).not.toContain('Does not hold yet');
    expect(world.surprises).toEqual([]);
  });

  test('p22: found to lack it: it does not begin before it is decided in her best interests', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await inDoubt(priya);
    await assessed(world, reference, 'lacks');
    const { text } = await priya.says(reference);
    expect(text).toContain('until then it does not begin, and it stays "A call every morning"');
    await decidesForAda(priya, reference);
    const decided = await priya.presses('Record this');
    expect(decided.text).toContain('Best-interests decision by Priya Shah, social worker');
    expect(decided.text).toContain('0 of 4 told');
  });

  test('p22: what is in force goes on when she is doubted later; what has not begun waits, and who was told hears so', async () => {
    const begun = await World.open();
    const priya = begun.chat('Priya Shah');
    const reference = await doubtedLater(priya);
    expect((await priya.says(reference)).text).toContain(
      'Capacity for this decision is not known: the change holds meanwhile',
    );
    const coming = await World.open();
    const [tom, another] = [coming.chat('Tom Reed'), coming.chat('Priya Shah')];
    await tom.joins();
    const later = await doubtedLater(another, '2026-11-26');
    expect((await another.says(later)).text).toContain('Does not hold yet');
    expect(await cardsTo(coming, TOM)).toContain(
      'This does not begin yet: it waits until it is known whether Ada Palmer can decide this. Until then it stays "A call every morning".',
    );
  });

  test('R4: found lacking while it is in force: whoever was to be told still is, and what holds meanwhile is said in words', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await doubtedLater(priya);
    await world.ticks();
    expect((await priya.says(reference)).text).toContain('0 of 4 told');
    await assessed(world, reference, 'lacks');
    const { text } = await priya.says(reference);
    expect(text).toContain('0 of 4 told');
    expect(text).toContain('until then what was changed stays in force, "A call on Mondays"');
    expect(world.surprises).toEqual([]);
  });

  test('found to have it, and never asked: the author gets a card to ask her', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.joins();
    const reference = await inDoubt(priya, 'not-reached');
    await world.ticks();
    await assessed(world, reference, 'has');
    expect(await cardsTo(world, PRIYA)).toContain(
      'Ada Palmer was assessed as having capacity for this: ask them, and note what they say.',
    );
  });

  test('P11: who assessed it by a press is not asked whether they did', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await doubtedLater(priya);
    const mei = await assessed(world, reference, 'lacks');
    const check = await decidesForAda(priya, reference);
    // TL7, P7: who decides is put right, and the day on which it held stays, in the check as in the record.
    expect(check.text).toContain('It holds from Mon 23 Nov 2026, as before.');
    await priya.presses('Record this');
    expect((await priya.says(reference)).text).toContain('From\nMon 23 Nov 2026\n');
    expect((await mei.says("what's outstanding")).text).not.toContain('Noted for you: you assessed');
  });

  test('a notice has it in its box, whoever reads', async () => {
    const world = await World.open();
    await world.chat('Tom Reed').joins();
    await doubtedLater(world.chat('Priya Shah'));
    expect(await cardsTo(world, TOM)).toContain('Capacity for this decision is not known');
  });
});

test('MCA 2005: an attorney who was not reached has decided nothing: it can wait, and cannot go ahead', async () => {
  const ana = (await World.open()).chat('Ana Lopez');
  await ana.says('change monitoring for Arthur Bell');
  await ana.presses('Next', { ...CHANGE, capacity: 'lacks' });
  await ana.presses('Next', {
    assessedBy: 'me',
    assessedOn: '2026-11-20',
    wishes: 'He likes the calls.',
    objects: 'no',
    decides: 'helen',
  });
  await ana.presses('Next', { authorityCovers: 'yes', authoritySeen: 'yes' });
  await ana.presses('Next', { seenBy: 'me', seenOn: '2026-11-20', lessRestrictive: 'A call every other day.' });
  await ana.presses('Next', { 'agrees-helen': 'not-reached', carerAgrees: 'none' });
  await ana.presses('Next', { unreached: 'ahead' });
  await ana.presses('Next', {
    'views-helen': 'She wants calls.',
    'tries-helen': 'Rang twice.',
    wellbeingImpact: 'Less company.',
  });
  const { text } = await ana.presses('Record this change');
  expect(text).toContain('Helen Bell decides, and was not reached, so nobody has decided yet.');
});

test('P10: nobody is asked or told about a change that a later one took the place of', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', { ...CHANGE, startsOn: '2026-11-23' });
  await tom.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'not-reached' });
  await tom.presses('Next', { unreached: 'ahead' });
  await tom.presses('Next', {
    'views-sarah': 'She wants calls.',
    'tries-sarah': 'Rang twice.',
    wellbeingImpact: 'Less company.',
  });
  const reference = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec((await tom.presses('Record this change')).text)?.[0] ?? '';
  expect((await tom.says("what's outstanding")).text).toContain('Ask Sarah Palmer');
  world.clock.set('2026-11-25T10:00:00Z');
  await recordsAChange(tom, { startsOn: '2026-11-25' });
  expect((await tom.says("what's outstanding")).text).not.toContain('Ask Sarah Palmer');
  const { text } = await tom.says(reference);
  expect(text).not.toContain('Explanations outstanding');
  expect(text).not.toContain('Somebody needs to tell them');
});

test('P18: what may restrict somebody is never only mistyped', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', { ...CHANGE, to: 'One-to-one in the evenings', direction: 'increase' });
  await tom.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
  await tom.presses('Record this change');
  await tom.presses('Correct or take back');
  await tom.presses('Next', { what: 'arrangement', why: 'Mistyped' });
  const asked = await tom.presses('Next', { to: 'One-to-one day and night' });
  expect(asked.text).not.toContain('Does this change what was agreed?');
  expect(asked.text).toContain('Does Ada agree?');
});

test('P18: a correction says what was corrected, not what stands since somebody answered', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  const reference = await recordsAChange(priya, { startsOn: '2026-11-23' });
  await priya.presses('Correct or take back');
  await priya.presses('Next', { what: 'agreement', why: 'Sarah was not asked' });
  await priya.presses('Next', { 'agrees-sarah': 'not-reached' });
  await priya.presses('Next', { unreached: 'ahead' });
  await priya.presses('Next', {
    'views-sarah': 'She wants calls.',
    'tries-sarah': 'Rang twice.',
    wellbeingImpact: 'Less company.',
  });
  await priya.presses('Record this');
  await priya.says(reference);
  await priya.presses('Note what they said');
  await priya.presses('Next', { who: 'sarah', answer: 'yes', how: 'phone', on: '2026-11-23' });
  await priya.presses('Record this');
  const { text } = await priya.says(reference);
  expect(text).not.toMatch(/is now "Not reached yet/u);
  expect(text).toContain('then "Not reached yet');
});

describe('P5: no view stands under the name of another', () => {
  const asked = async (name = 'Ada Palmer') => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says(`change monitoring for ${name}`);
    return priya;
  };

  test('how somebody was asked is not what they think', async () => {
    const priya = await asked();
    await priya.presses('Next', CHANGE);
    await priya.says('yes');
    await priya.says('no, in person');
    const { text } = await priya.says('check');
    expect(text).not.toMatch(/thinks:? in person/u);
  });

  test('where another begins to speak, it is asked anew instead of taken as theirs', async () => {
    const priya = await asked();
    await priya.presses('Next', CHANGE);
    await priya.says('yes');
    const { text } = await priya.says('Sarah does not agree, she says she forgets her tablets. Claire says yes');
    expect(text).toContain('I could not take all of that');
  });
});

test('P10: what is in force is named where somebody typed otherwise from memory', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  await recordsAChange(priya, { startsOn: '2026-11-23' });
  await priya.says('change monitoring for Ada Palmer');
  await priya.presses('Next', { ...CHANGE, from: 'A call every day', to: 'No calls', startsOn: '2026-11-23' });
  const { text } = await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
  expect(text).toContain('In force by then is "A call on Mondays". You wrote "A call every day".');
});

test('P10: "from Saturday a call twice a day": the day is read, and the rest is how it will be', async () => {
  const { overheard } = await import('../../../src/flows/monitoring/overheard.ts');
  const today = Day.parse('2026-12-17');
  const heard = overheard('change monitoring for @: from Saturday a call twice a day, because she fell', today);
  expect(heard?.answers).toMatchObject({ startsOn: '2026-12-19', to: 'a call twice a day', rationale: 'she fell' });
});
