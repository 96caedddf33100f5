import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { staffCalled } from '../../support/changing.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const ways = {
  'is held back': async (world: World): Promise<void> => {
    const mei = world.chat('Mei Lin');
    await mei.says('not to be told');
    await mei.presses('Next', { person: personId('ada') });
    await mei.presses('Next', { who: 'sarah', reason: 'She takes her money', decidedBy: 'Mei Lin' });
    await mei.presses('Save this');
  },
  leaves: async (world: World): Promise<void> => {
    const priya = world.chat('Priya Shah');
    await priya.sends({ do: 'flow/start', id: personId('ada'), x: 'person-leave' });
    await priya.presses('Next', { member: 'sarah', why: 'other' });
    await priya.presses('Next', { whyWords: 'Moved to Leeds' });
    await priya.presses('Save this');
  },
};

const titles = (chat: Chat): readonly string[] => buttonsOf(chat.card).map(({ title }) => title);
const referenceOn = (chat: Chat): string =>
  /[RP][QR]-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(chat.card))?.[0] ?? '';

/** What Reable sends in the days after: to Tom, and to everybody. */
async function sentFor(world: World, days: number) {
  const before = world.delivered.length;
  for (let passed = 0; passed < days; passed += 1) {
    world.clock.pass({ days: 1 });
    await world.ticks();
  }
  const sent = world.delivered.slice(before);
  const ofTom = sent.filter(({ address }) => address.conversation.includes('user-b'));
  return { all: textsIn(sent).join('\n'), toTom: textsIn(ofTom).join('\n') };
}

/** What waits about Ada: of many things at once, a reminder names the first only. */
const waitingAbout = async (world: World): Promise<string> =>
  (await world.app.records.about(personId('ada'))).flatMap(({ duties }) => duties.map(({ words }) => words)).join('\n');

async function begun() {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  for (const chat of [tom, priya]) await chat.says('hello');
  return { world, tom, priya };
}

describe.each(Object.keys(ways))('R24: whoever asked for something %s', (way) => {
  const happens = Object.entries(ways).find(([name]) => name === way)?.[1] ?? (() => Promise.resolve());

  test('nobody is chased to answer them: a lead decides how it is answered, and can close it untold', async () => {
    const { world, tom, priya } = await begun();
    await tom.says('note a request for Ada Palmer');
    await tom.presses('Next', { from: 'sarah', wish: 'support', what: 'Fewer calls.', about: 'none' });
    await tom.presses('Record this');
    const reference = referenceOn(tom);
    await happens(world);
    const sent = await sentFor(world, 8);
    expect(await waitingAbout(world)).toContain('decide how it is answered, before anybody tells them anything');
    expect(sent.all).not.toMatch(/Answer Sarah Palmer|has had no answer/u);
    expect((await tom.says("what's outstanding")).text).not.toContain('Answer Sarah');
    await tom.says(reference);
    expect(titles(tom)).not.toContain('Note the answer');
    await priya.says(reference);
    await priya.presses('Note the answer');
    const closed = await priya.presses('Record this', { outcome: 'not-told', answerWords: 'Decided with Mei Lin.' });
    expect(closed.text).toContain('closed without telling them');
    expect((await priya.says("what's outstanding")).text).not.toContain('decide how it is answered');
  });

  test('what they were told by a form that was open is stored, and a lead looks at it', async () => {
    const { world, tom, priya } = await begun();
    await tom.says('note a request for Ada Palmer');
    await tom.presses('Next', { from: 'sarah', wish: 'complaint', what: 'He was late.', about: 'none' });
    await tom.presses('Record this');
    const reference = referenceOn(tom);
    await tom.presses('Note the answer');
    await happens(world);
    const told = { outcome: 'upheld', answerWords: 'He was late twice.', told: 'phone' };
    // What changed meanwhile is read first.
    const read = await tom.presses('Record this', told);
    expect(read.text).toContain('Not involved');
    await tom.presses('Record this', told);
    expect((await tom.says(reference)).text).toContain('He was late twice.');
    expect(titles(tom)).not.toContain('I have looked at this');
    const waits = 'was answered all the same: look at what they were told';
    expect(textsIn(await world.ticks()).join('\n')).toContain(waits);
    expect((await priya.says("what's outstanding")).text).toContain(waits);
    await priya.says(reference);
    await priya.presses('I have looked at this');
    expect((await priya.says("what's outstanding")).text).not.toContain(waits);
    expect(world.surprises).toEqual([]);
  });

  test('R35: nobody asks them what came of a referral', async () => {
    const { world, tom, priya } = await begun();
    await tom.says('other help for Ada Palmer');
    await tom.presses('Next', { whom: 'sarah', need: 'Carers' });
    await tom.presses('Next', { service: 'else', step: 'referred' });
    await tom.presses('Next', { serviceElse: 'Carers’ break', referralConsent: 'yes' });
    await tom.presses('Record this');
    await happens(world);
    const sent = await sentFor(world, 16);
    expect(sent.all).toContain('decide what becomes of the referral to Carers’ break, before anybody asks them');
    expect(sent.all).not.toContain('Ask Sarah Palmer');
    expect((await priya.sends({ do: 'page/show', x: 'my-work.do.0' })).text).toContain(
      'decide what becomes of the referral',
    );
  });
});

describe('after a death', () => {
  async function dies() {
    const { world, tom, priya } = await begun();
    const recorded: string[] = [];
    for (const whom of ['sarah', 'the-person']) {
      await tom.says('other help for Ada Palmer');
      await tom.presses('Next', { whom, need: 'Carers' });
      await tom.presses('Next', { service: 'else', step: 'referred' });
      await tom.presses('Next', { serviceElse: `Help ${whom}`, referralConsent: 'yes', personAgrees: 'yes' });
      await tom.presses('Record this');
      recorded.push(referenceOn(tom));
    }
    await priya.says('Ada Palmer has died');
    await priya.presses('Next', { diedOn: '2026-11-22' });
    await priya.presses('Record this');
    return { world, tom, recorded, sent: await sentFor(world, 20) };
  }

  test('R35: a carer’s referral stays in the list without reminders, the person’s ends', async () => {
    const { world, sent } = await dies();
    const listed = (await world.app.records.about(personId('ada'))).flatMap(({ duties }) =>
      duties.filter(({ of }) => of.includes(staffCalled('Tom Reed').id)).map(({ words }) => words),
    );
    expect(listed.join('\n')).toContain('the referral: Help sarah');
    expect(listed.join('\n')).not.toContain('the referral: Help the-person');
    expect(sent.all).not.toContain('what came of the referral');
  });

  test('history says nothing of reminders', async () => {
    const { tom, recorded } = await dies();
    for (const reference of recorded) {
      await tom.says(reference);
      const history = (await tom.presses('History')).text;
      expect(history).not.toMatch(/reminded|Sent reminders/u);
    }
  });
});
