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

/** Ada may lack capacity, was not assessed, and says what she says: the change holds meanwhile. */
async function inDoubt(chat: Chat, personSays = 'yes'): Promise<string> {
  await chat.says('change monitoring for Ada Palmer');
  await chat.presses('Next', { ...CHANGE, startsOn: '2026-11-23' });
  await chat.presses('Next', { personAgrees: 'may-lack', 'agrees-sarah': 'yes' });
  await chat.presses('Next', { capacity: 'unknown' });
  await chat.presses('Next', { personSays });
  if (personSays === 'not-reached') {
    await chat.presses('Next', { unreached: 'ahead' });
    await chat.presses('Next', {
      personViews: 'She said in May that she wants fewer calls.',
      personTries: 'Tom rang twice.',
      wellbeingImpact: 'She is more in charge.',
    });
  }
  const { text } = await chat.presses('Record this change');
  return /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(text)?.[0] ?? '';
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
  test('the check and the record say that it holds meanwhile, and what she said does not read as her agreement', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await inDoubt(priya);
    const { text } = await priya.says(reference);
    expect(text).toContain('Capacity for this decision is not known: the change holds meanwhile');
    expect(text).toContain('Ada Palmer\nSaid yes on Mon 23 Nov 2026. Nothing is concluded from it');
    expect(text).not.toContain('Ada Palmer\nAgrees');
  });

  test('R4: found lacking while it is in force: whoever was to be told still is, and what holds meanwhile is said in words', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await inDoubt(priya);
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
    const mei = await assessed(world, await inDoubt(priya), 'lacks');
    const reference = /MC-[A-Z0-9-]+/u.exec((await priya.says("what's outstanding")).text)?.[0] ?? '';
    await priya.says(reference);
    await priya.presses('Say who decides');
    await priya.presses('Next');
    await priya.presses('Next', { personAgrees: 'may-lack', 'agrees-sarah': 'yes' });
    await priya.presses('Next', { capacity: 'lacks' });
    await priya.presses('Next', { wishes: 'She smiles at the calls.', objects: 'no', decides: 'best-interests' });
    const check = await priya.presses('Next', {
      decidedBy: 'Priya Shah, social worker',
      consulted: 'Sarah: it helps her.',
      lessRestrictive: 'A call every other day.',
    });
    // TL7, P7: who decides is put right, and the day on which it held stays, in the check as in the record.
    expect(check.text).toContain('It holds from Mon 23 Nov 2026, as before.');
    await priya.presses('Record this');
    expect((await priya.says(reference)).text).toContain('From\nMon 23 Nov 2026\n');
    expect((await mei.says("what's outstanding")).text).not.toContain('Noted for you: you assessed');
  });

  test('a notice has it in its box, whoever reads', async () => {
    const world = await World.open();
    await world.chat('Tom Reed').joins();
    await inDoubt(world.chat('Priya Shah'));
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
