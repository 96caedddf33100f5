import { BestInterests, Capacity, mattersIn } from '../../../src/people/capacity.ts';
import { describe, expect, test } from '@jest/globals';
import { CHANGE, recordsAChange } from '../../support/change.ts';
import { MORNING } from '../../support/plan-talk.ts';
import { fieldsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const LOCKED = {
  ...CHANGE,
  from: 'Front door open',
  to: 'Front door locked from outside at night',
  direction: 'increase',
};
const ASSESSED = {
  assessedBy: 'Ana Lopez, occupational therapist',
  assessedOn: '2026-11-20',
  wishes: 'He pushes at the door and shouts.',
  objects: 'yes',
};
const SEEN = {
  seenBy: 'Priya Shah, social worker',
  seenOn: '2026-11-20',
  lessRestrictive: 'A chime on the door was tried.',
};
const WEIGHED = { wellbeingImpact: 'Safer from the road, and less free.', wellbeing: 'control,protection' };

const begun = async (chat: Chat): Promise<void> => {
  await chat.says('change monitoring for Arthur Bell');
  await chat.presses('Next', LOCKED);
};
const sentTo = async (world: World, conversation: string): Promise<string> =>
  (await world.ticks())
    .filter(({ address }) => address.conversation === conversation)
    .map(({ message }) => textsIn(message).join('\n'))
    .join('\n');

describe('P1, R45: a change for somebody who lacks capacity', () => {
  test('by card: wishes and feelings, an attorney whose document was seen, and a duty for the capacity lead', async () => {
    const world = await World.open();
    await world.chat('Mei Lin').joins();
    const ana = world.chat('Ana Lopez');
    await begun(ana);
    expect(textsIn(ana.card).join('\n')).toContain('What does Arthur want and feel about this');
    await ana.presses('Next', { ...ASSESSED, decides: 'helen' });
    await ana.presses('Next', { authorityCovers: 'yes', authoritySeen: 'yes' });
    const agreement = await ana.presses('Next', SEEN);
    expect(agreement.text).not.toContain('Does Arthur agree?');
    expect(agreement.text).toContain('Does Helen Bell (attorney for health and welfare, representative) agree?');
    await ana.presses('Next', { 'agrees-helen': 'yes', carerAgrees: 'none' });
    const check = await ana.presses('Next', WEIGHED);
    expect(check.text).toContain('This may restrict the person.');
    const recorded = await ana.presses('Record this change');
    for (const words of [
      'Lacks capacity for this decision. Assessed by Ana Lopez, occupational therapist on Fri 20 Nov 2026.',
      'He pushes at the door and shouts. Objects.',
      'Helen Bell, attorney for health and welfare. The document covers this decision and was seen by Priya Shah, social worker on Fri 20 Nov 2026.',
      'Less restrictive ways\nA chime on the door was tried.',
      'Helen Bell (decides)',
      'The person objects',
      'Safer from the road, and less free.',
    ])
      expect(recorded.text).toContain(words);
    const toMei = await sentTo(world, 'a:29:user-e');
    expect(toMei).toContain('Look at this: somebody who lacks capacity objects.');
    expect(toMei).toContain('Look at this: it may restrict the person.');
    expect(toMei).toContain('Lacks capacity for this decision. Assessed by Ana Lopez, occupational therapist');
    expect(toMei).toContain('He pushes at the door and shouts. Objects.');
    expect(toMei).toContain('Helen Bell, attorney for health and welfare.');
    const mei = world.chat('Mei Lin');
    await mei.says("what's outstanding");
    await mei.presses('Arthur Bell: monitoring change');
    const empty = await mei.presses('I have looked at this');
    expect(empty.text).toContain('Please write what you looked at.');
    await mei.presses('Open the record');
    const looked = await mei.presses('I have looked at this', { note: 'Visited him with Ana: a chime comes first.' });
    expect(looked.text).toContain('Mon 23 Nov 2026, by Mei Lin: Visited him with Ana: a chime comes first.');
    await mei.presses('I have not looked at this');
    expect((await mei.says("what's outstanding")).text).toContain('somebody who lacks capacity objects');
    await mei.presses('Arthur Bell: monitoring change');
    await mei.presses('I have looked at this', { note: 'Visited him with Ana: a chime comes first.' });
    expect((await mei.says("what's outstanding")).text).toContain('Nothing waits for you');
    expect(world.surprises).toEqual([]);
  });

  test('a document that nobody saw: she is consulted, and cannot say yes; the decision is in his best interests', async () => {
    const world = await World.open();
    const ana = world.chat('Ana Lopez');
    await begun(ana);
    await ana.presses('Next', { ...ASSESSED, decides: 'helen' });
    const best = await ana.presses('Next', { authorityCovers: 'yes', authoritySeen: 'no' });
    expect(best.text).toContain('Helen Bell cannot say yes or no for Arthur: the document was not seen.');
    const refused = await ana.presses('Next', {
      decidedBy: 'Priya Shah, social worker',
      decidedOn: '2026-11-20',
      consulted: 'x',
      lessRestrictive: 'A chime on the door, and a walk each evening.',
    });
    expect(refused.text).toContain('"x" says nothing yet');
    const agreement = await ana.presses('Next', { consulted: 'Helen: she worries about the road.' });
    expect(fieldsOf(agreement.card)).toEqual(['carerAgrees']);
    await ana.presses('Next', { carerAgrees: 'none' });
    await ana.presses('Next', WEIGHED);
    const { text } = await ana.presses('Record this change');
    expect(text).toContain('Best-interests decision by Priya Shah, social worker on Fri 20 Nov 2026.');
    expect(text).toContain('A chime on the door, and a walk each evening.');
    expect(text).toContain(
      'Helen Bell, attorney for health and welfare: claimed, the document was not seen. Consulted, does not decide.',
    );
  });

  test('R45: no document at all, or none known: she is consulted, and nothing of a document is asked or kept', async () => {
    const world = await World.open();
    const ana = world.chat('Ana Lopez');
    await begun(ana);
    await ana.presses('Next', { ...ASSESSED, decides: 'helen' });
    const best = await ana.presses('Next', { authorityKind: 'none' });
    expect(best.text).toContain(
      'Helen Bell cannot say yes or no for Arthur: there is no document that gives them authority, or none is known.',
    );
    await ana.presses('Next', {
      decidedBy: 'me',
      decidedOn: '2026-11-20',
      consulted: 'Helen: she worries about the road.',
      lessRestrictive: 'A chime on the door.',
    });
    await ana.presses('Next', { carerAgrees: 'none' });
    await ana.presses('Next', WEIGHED);
    const { text } = await ana.presses('Record this change');
    expect(text).toContain('Best-interests decision by Ana Lopez, occupational therapist on Fri 20 Nov 2026.');
    expect(text).not.toContain('attorney for health and welfare: claimed');
    expect(world.surprises).toEqual([]);
  });

  test.each(['no', 'none', 'best interests', 'not known'])('R45: "Which authority?" takes "%s"', async (word) => {
    const ana = (await World.open()).chat('Ana Lopez');
    await begun(ana);
    await ana.presses('Next', { ...ASSESSED, decides: 'helen' });
    await ana.presses('Next', { authorityKind: '' });
    expect((await ana.says(word)).text).toContain('Who made the decision in their best interests?');
  });

  test.each(['nobody', 'none', 'no one'])(
    'R45: consulted "%s": an advocate is asked about, and the capacity lead hears',
    async (said) => {
      const world = await World.open();
      const ana = world.chat('Ana Lopez');
      await begun(ana);
      await ana.presses('Next', { ...ASSESSED, objects: 'no', decides: 'best-interests' });
      const asked = await ana.presses('Next', {
        decidedBy: 'me',
        decidedOn: '2026-11-20',
        consulted: said,
        lessRestrictive: 'A chime on the door.',
      });
      expect(asked.text).toContain('Was an advocate asked for, to speak for Arthur?');
      await ana.presses('Next', { advocate: 'not-yet' });
      await ana.presses('Next', { carerAgrees: 'none' });
      const { text } = await ana.presses('Record this change');
      expect(text).toContain('Who was consulted\nNobody');
      expect(text).toContain('Advocate\nNot asked for yet.');
      const mei = world.chat('Mei Lin');
      expect((await mei.says("what's outstanding")).text).toContain(
        'in their best interests, and nobody was consulted',
      );
      expect(world.surprises).toEqual([]);
    },
  );

  test('R45: where an advocate was asked for, nothing waits for the capacity lead because of that', async () => {
    const deciding = (advocate: 'asked' | 'not-yet') =>
      mattersIn(
        {
          capacity: Capacity.parse({ answer: 'lacks' }),
          authority: BestInterests.parse({
            kind: 'best-interests',
            decidedBy: 'Ana Lopez',
            on: '2026-11-20',
            consulted: 'Nobody',
            lessRestrictive: 'None.',
            advocate,
          }),
        },
        'a chime',
      );
    expect(deciding('not-yet')).toEqual(['nobody-consulted']);
    expect(deciding('asked')).toEqual([]);
  });

  test('by typing alone', async () => {
    const world = await World.open();
    const ana = world.chat('Ana Lopez');
    await ana.says('change monitoring for Arthur Bell');
    for (const text of ['more', 'front door locked from outside at night', 'today', 'He was found on the road.'])
      await ana.says(text);
    // R45: what his record says of another decision is shown, and is no answer for this one.
    expect((await ana.says('show the form')).text).toContain('Does Arthur have capacity to decide about this?');
    expect((await ana.says('keep')).words).toContain('Who assessed capacity for this decision?');
    for (const state of ['has capacity', 'lacks', 'objects', 'not known', 'he can’t decide'])
      expect((await ana.says(state)).words).toContain('That does not say who');
    expect((await ana.says('Ana Lopez, occupational therapist')).words).toContain('was it assessed');
    expect((await ana.says('yesterday')).words).toContain('What does Arthur want and feel');
    expect((await ana.says('He pushes at the door.')).words).toContain('Does Arthur object');
    expect((await ana.says('objects')).words).toContain('Who decides for Arthur?');
    expect((await ana.says('best interests')).words).toContain('Who made the decision');
    await ana.says('Priya Shah, social worker');
    await ana.says('Helen: she worries about the road.');
    expect((await ana.says('A chime on the door.')).words).toContain('have a carer');
    expect((await ana.says('no carer')).words).toContain("affect Arthur's wellbeing");
    await ana.says('Safer, and less free.');
    const check = await ana.says('control');
    expect(check.words).toContain('Objection: Objects');
    expect((await ana.says('record it')).text).toContain('The person objects');
  });
});

describe('R45: capacity that is not known', () => {
  test('is asked about, is never read as "has", and assessing it is a duty of the capacity lead', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Jean Doyle');
    const refused = await tom.presses('Next', CHANGE);
    expect(refused.text).toContain('Please choose one of these.');
    await tom.presses('Next', { capacity: 'unknown' });
    const check = await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toContain('Capacity for this decision is not known.');
    const recorded = await tom.presses('Record this change');
    expect(recorded.text).toContain('Capacity for this decision is not known');
    const reference = /MC-[A-Z0-9-]+/u.exec(recorded.text)?.[0] ?? '';
    const mei = world.chat('Mei Lin');
    expect((await mei.says("what's outstanding")).text).toContain('have it assessed');
    await mei.says(reference);
    await mei.presses('Assessed: lacks capacity', { note: 'Talked to her about it twice.' });
    const again = await tom.says(reference);
    expect(again.text).toContain(
      'Lacks capacity for this decision. Assessed by Mei Lin, mental capacity lead on Mon 23 Nov 2026.',
    );
    // R45: what was found stands beside it, and not in the history alone.
    expect(again.text).toContain('What was found\nTalked to her about it twice.');
    expect((await tom.says("what's outstanding")).text).toContain('say who decides');
  });

  test('"has" that the record of the person does not say needs who assessed it, and when', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Jean Doyle');
    const asked = await tom.presses('Next', { ...CHANGE, capacity: 'has' });
    expect(fieldsOf(asked.card)).toEqual(['assessedBy', 'assessedOn']);
  });
});

test('R45: found to lack capacity after she said yes: her yes is no agreement, and who decides is said anew', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  const reference = await recordsAChange(tom, { name: 'Jean Doyle', carerAgrees: 'none', capacity: 'unknown' });
  const mei = world.chat('Mei Lin');
  await mei.says("what's outstanding");
  await mei.says(reference);
  await mei.presses('Assessed: lacks capacity', { note: 'Talked to her about it twice.' });
  const { text } = await tom.says(reference);
  expect(text).not.toContain('Agrees');
  expect(text).toContain(
    'Jean Doyle\nSaid yes on Mon 23 Nov 2026. Assessed since as lacking capacity for this decision: decide anew.',
  );
  await tom.presses('Say who decides');
  await tom.presses('Next');
  const asked = await tom.presses('Next');
  expect(asked.text).toContain('What does Jean want and feel about this');
  expect(asked.text).toContain('Mei Lin, mental capacity lead');
  await tom.presses('Next', { wishes: 'She smiles at the calls.', objects: 'no', decides: 'best-interests' });
  await tom.presses('Next', {
    decidedBy: 'Priya Shah, social worker',
    consulted: 'Her niece: it helps her.',
    lessRestrictive: 'A call every other day.',
  });
  await tom.presses('Next', { carerAgrees: 'none' });
  const decided = await tom.presses('Record this');
  expect(decided.text).toContain('Best-interests decision by Priya Shah, social worker');
  expect(decided.text).not.toContain('Somebody has to decide anew');
  expect((await tom.says("what's outstanding")).text).not.toContain('say who decides');
  expect(world.surprises).toEqual([]);
});

describe('P11: what a colleague is said to have assessed or decided', () => {
  async function decidedByPriya(world: World): Promise<string> {
    await world.chat('Priya Shah').joins();
    const ana = world.chat('Ana Lopez');
    await begun(ana);
    await ana.presses('Next', { ...ASSESSED, decides: 'best-interests' });
    await ana.presses('Next', {
      decidedBy: 'Priya Shah, social worker',
      decidedOn: '2026-11-20',
      consulted: 'Helen: she worries about the road.',
      lessRestrictive: 'A chime on the door.',
    });
    await ana.presses('Next', { carerAgrees: 'none' });
    await ana.presses('Next', WEIGHED);
    return /MC-[A-Z0-9-]+/u.exec((await ana.presses('Record this change')).text)?.[0] ?? '';
  }

  test('they get a card, and can say that it is not right; then it is corrected', async () => {
    const world = await World.open();
    const reference = await decidedByPriya(world);
    const sent = (await world.ticks()).filter(({ address }) => address.conversation === 'a:29:user-a');
    const card = sent
      .flatMap(({ message }) => (message.kind === 'card' ? [message.card] : []))
      .find((one) => textsIn(one).join('\n').includes('Noted for you: you decided in their best interests.'));
    const priya = world.chat('Priya Shah');
    const said = await priya.presses('That is not right', {}, card);
    expect(said.text).toContain('Priya Shah says it is not right that they decided in their best interests');
    const ana = world.chat('Ana Lopez');
    expect((await ana.says("what's outstanding")).text).toContain('Priya Shah says it is not right');
    await ana.says(reference);
    await ana.presses('Correct or take back');
    await ana.presses('Next', { what: 'take-back', why: 'Priya did not decide it' });
    await ana.presses('Record this');
    expect((await ana.says("what's outstanding")).text).not.toContain('says it is not right');
    expect(world.surprises).toEqual([]);
  });

  test('that it is right is one press, and nothing waits any more; nobody hears of what they noted themselves', async () => {
    const world = await World.open();
    const reference = await decidedByPriya(world);
    // Ana assessed it herself.
    const ana = world.chat('Ana Lopez');
    expect(textsIn((await ana.says(reference)).card).join('\n')).not.toContain('That is right');
    const priya = world.chat('Priya Shah');
    await priya.says(reference);
    await priya.presses('That is right');
    expect((await priya.says(reference)).text).not.toContain('That is right');
    expect((await priya.says("what's outstanding")).text).not.toContain('Noted for you');
  });
});

test('R45: who assessed it, and when, is empty until it is given, by card and by typing; "me" is whoever types', async () => {
  const ana = (await World.open()).chat('Ana Lopez');
  await begun(ana);
  expect(textsIn(ana.card).join('\n')).not.toContain('Ana Lopez');
  const refused = await ana.presses('Next', { wishes: 'He pushes.', objects: 'yes', decides: 'best-interests' });
  expect(refused.text).toContain('Please write something here.');
  await ana.says('me');
  expect((await ana.says('today')).text).not.toContain('was it assessed');
  expect(JSON.stringify((await ana.says('check')).text)).not.toContain('Assessed by me');
});

test('P1: an attorney who says no is refused at her answer, and nothing more is asked', async () => {
  const ana = (await World.open()).chat('Ana Lopez');
  await begun(ana);
  await ana.presses('Next', { ...ASSESSED, decides: 'helen' });
  await ana.presses('Next', { authorityCovers: 'yes', authoritySeen: 'yes' });
  await ana.presses('Next', SEEN);
  const { text } = await ana.presses('Next', { 'agrees-helen': 'no', carerAgrees: 'none' });
  expect(text).toContain('Helen Bell decides, and does not agree, so it cannot go ahead.');
});

test('R1: that there is no carer stands on the record', async () => {
  const ana = (await World.open()).chat('Ana Lopez');
  await recordsAChange(ana, { name: 'Arthur Bell', carerAgrees: 'none' });
  expect(textsIn(ana.card).join('\n')).toContain('Carer\nThere is no carer.');
});

describe('R45: whether somebody can decide is asked for this decision, with their answer', () => {
  const asked = async (world: World) => {
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { to: CHANGE.to, rationale: CHANGE.rationale });
    return priya;
  };

  test('a yes says so, and the record names who asked, and when', async () => {
    const priya = await asked(await World.open());
    expect(textsIn(priya.card).join('\n')).toContain('A yes or a no says that Ada has capacity for this decision.');
    await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
    expect((await priya.presses('Record this change')).text).toContain(
      'Has capacity for this decision. Presumed, since no doubt was raised: noted by Priya Shah, social worker on Mon 23 Nov 2026.',
    );
  });

  test('she may lack it, and was assessed: then wishes and feelings, and who decides', async () => {
    const priya = await asked(await World.open());
    const doubt = await priya.presses('Next', { personAgrees: 'may-lack', 'agrees-sarah': 'yes' });
    expect(fieldsOf(doubt.card)).toEqual(['capacity']);
    const lacks = await priya.presses('Next', { capacity: 'lacks' });
    expect(fieldsOf(lacks.card)).toEqual(['assessedBy', 'assessedOn', 'wishes', 'objects', 'decides']);
    await priya.presses('Next', { ...ASSESSED, objects: 'no', decides: 'best-interests' });
    const check = await priya.presses('Next', {
      decidedBy: 'Priya Shah, social worker',
      consulted: 'Sarah: it helps her.',
      lessRestrictive: 'A call every other day.',
    });
    expect(check.text).toContain('Please check');
    const { text } = await priya.presses('Record this change');
    expect(text).toContain('Lacks capacity for this decision. Assessed by Ana Lopez');
    expect(text).toContain('Best-interests decision by Priya Shah, social worker');
    expect(text).not.toContain('Ada Palmer\nAgrees');
  });

  test('she may lack it, and was not assessed: what she says is noted, and the capacity lead is asked', async () => {
    const world = await World.open();
    await world.chat('Mei Lin').joins();
    const priya = await asked(world);
    await priya.presses('Next', { personAgrees: 'may-lack', 'agrees-sarah': 'yes' });
    const says = await priya.presses('Next', { capacity: 'unknown' });
    expect(says.text).toContain('What does Ada say to it?');
    await priya.presses('Next', { personSays: 'yes' });
    const { text } = await priya.presses('Record this change');
    expect(text).toContain('Capacity for this decision is not known.');
    expect(await sentTo(world, 'a:29:user-e')).toContain('Capacity for this decision is not known: have it assessed.');
  });

  test('she could not be asked: it is not known, and nothing is concluded; her later yes says that she has it', async () => {
    const world = await World.open();
    const priya = await asked(world);
    await priya.presses('Next', { personAgrees: 'not-reached', 'agrees-sarah': 'yes' });
    await priya.presses('Next', { unreached: 'ahead' });
    await priya.presses('Next', {
      personViews: 'She said in May that she wants fewer calls.',
      personTries: 'Tom rang twice.',
      wellbeingImpact: 'She is more in charge.',
    });
    const recorded = await priya.presses('Record this change');
    expect(recorded.text).toContain('Capacity for this decision is not known: they could not be asked.');
    expect((await world.chat('Mei Lin').says("what's outstanding")).text).not.toContain('have it assessed');
    await priya.presses('Note what they said');
    await priya.presses('Next', { who: 'the-person', answer: 'yes', how: 'phone', on: '2026-11-23' });
    const { text } = await priya.presses('Record this');
    expect(text).toContain(
      'Presumed, since no doubt was raised: noted by Priya Shah, social worker on Mon 23 Nov 2026.',
    );
    expect(text).not.toContain('not known');
    expect(world.surprises).toEqual([]);
  });

  test('asked later, she may lack it: the capacity lead is asked to have it assessed', async () => {
    const world = await World.open();
    const priya = await asked(world);
    await priya.presses('Next', { personAgrees: 'not-reached', 'agrees-sarah': 'yes' });
    await priya.presses('Next', { unreached: 'wait' });
    await priya.presses('Next', { waitWhy: 'Nothing is urgent, and she is back on Monday.' });
    await priya.presses('Record this change');
    await priya.presses('Note what they said');
    await priya.presses('Next', { who: 'the-person', answer: 'may-lack', how: 'phone', on: '2026-11-23' });
    const { text } = await priya.presses('Record this');
    expect(text).toContain('Capacity for this decision is not known');
    expect(text).not.toContain('could not be asked');
    expect((await world.chat('Mei Lin').says("what's outstanding")).text).toContain('have it assessed');
  });
});

describe('R45: whoever was found to lack capacity for one decision is asked about the next one first', () => {
  test('R45: the next form shows the assessment, and fills in no "has"', async () => {
    const world = await World.open();
    const [mei, priya] = [world.chat('Mei Lin'), world.chat('Priya Shah')];
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { to: CHANGE.to, rationale: CHANGE.rationale });
    await priya.presses('Next', { personAgrees: 'may-lack', 'agrees-sarah': 'yes' });
    await priya.presses('Next', { capacity: 'unknown' });
    await priya.presses('Next', { personSays: 'yes' });
    const recorded = await priya.presses('Record this change');
    await mei.says("what's outstanding");
    await mei.says(/MC-[A-Z0-9-]+/u.exec(recorded.text)?.[0] ?? '');
    await mei.presses('Assessed: lacks capacity', { note: 'Talked to her about it twice.' });
    for (const words of ['change monitoring for Ada Palmer', 'change the plan for Ada Palmer']) {
      await priya.says(words);
      if (words.includes('plan')) {
        await priya.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'equipment' });
        await priya.presses('Next', { equipment: 'Bath board, and a rail by the bath' });
      }
      const card = textsIn(priya.card).join('\n');
      expect(card).toContain(
        'Assessed by Mei Lin, mental capacity lead on Mon 23 Nov 2026: lacks capacity for another decision. This is a decision of its own.',
      );
      expect(fieldsOf(priya.card)).toContain('capacity');
      expect(JSON.stringify(priya.card)).not.toContain('"value":"has",');
    }
    expect(world.surprises).toEqual([]);
  });
});

describe('R44: what the mental capacity lead found', () => {
  test('reaches who recorded it and who does it, and stands beside what is in force', async () => {
    const world = await World.open();
    const ana = world.chat('Ana Lopez');
    await world.chat('Kofi Mensah').joins();
    await begun(ana);
    await ana.presses('Next', { ...ASSESSED, objects: 'no', decides: 'helen' });
    await ana.presses('Next', { authorityCovers: 'yes', authoritySeen: 'yes' });
    await ana.presses('Next', SEEN);
    await ana.presses('Next', { 'agrees-helen': 'yes', carerAgrees: 'none' });
    const recorded = await ana.presses('Record this change');
    const reference = /MC-[A-Z0-9-]+/u.exec(recorded.text)?.[0] ?? '';
    const mei = world.chat('Mei Lin');
    await mei.says("what's outstanding");
    await mei.says(reference);
    await mei.presses('I have looked at this', { note: 'Court of Protection; door not to be locked until then' });
    const read = 'Mei Lin has looked at this: please read what they wrote';
    expect((await ana.says("what's outstanding")).text).toContain(read);
    const id = /"do":"record\/open","id":"([^"]+)"/u.exec(JSON.stringify(ana.card))?.[1] ?? 'none';
    // Her words come first, to whoever recorded it and to whoever leads, and both can take the change back.
    for (const chat of [ana, world.chat('Sam Cole')]) {
      const { text } = await chat.sends({ do: 'notice/refresh', id, x: 'duty' });
      const wrote = text.indexOf('Court of Protection; door not to be locked until then');
      expect([text, wrote > 0, wrote < text.indexOf('Before')]).toEqual([text, true, true]);
      expect(text).toContain('Correct or take back');
    }
    world.clock.pass({ days: 1 });
    const card = await ana.says('Arthur Bell');
    expect(card.text).toContain('by Mei Lin: Court of Protection; door not to be locked until then');
    expect((await ana.says(reference)).text).toContain('Court of Protection; door not to be locked until then');
    world.clock.pass({ days: 4 });
    expect((await ana.says("what's outstanding")).text).not.toContain(read);
    expect(world.surprises).toEqual([]);
  });

  test('P2: an attorney whose document is seen later says no: it is kept in her name, and the change is taken back', async () => {
    const world = await World.open();
    const ana = world.chat('Ana Lopez');
    await begun(ana);
    await ana.presses('Next', { ...ASSESSED, decides: 'helen' });
    await ana.presses('Next', { authorityCovers: 'yes', authoritySeen: 'no' });
    await ana.presses('Next', {
      decidedBy: 'Ana Lopez, occupational therapist',
      decidedOn: '2026-11-20',
      consulted: 'Helen: she worries about the road.',
      lessRestrictive: 'A chime on the door.',
    });
    await ana.presses('Next', { carerAgrees: 'none' });
    await ana.presses('Next', WEIGHED);
    await ana.presses('Record this change');
    await ana.presses('Correct or take back');
    await ana.presses('Next', { what: 'agreement', why: 'Her document was seen' });
    await ana.presses('Next');
    await ana.presses('Next', { decides: 'helen' });
    await ana.presses('Next', { authorityCovers: 'yes', authoritySeen: 'yes' });
    await ana.presses('Next', SEEN);
    await ana.presses('Next', { 'agrees-helen': 'no', carerAgrees: 'none' });
    const check = await ana.presses('Next', { 'views-helen': 'He is no prisoner.' });
    expect(check.text).toContain('Helen Bell decides, and does not agree: the change is taken back');
    const { text } = await ana.presses('Record this');
    expect(text).toContain('Helen Bell decides, and does not agree. He is no prisoner.');
    expect(text).toContain('Helen Bell (decides)\nDoes not agree');
    expect((await ana.says('Arthur Bell')).text).not.toContain('Monitoring: Front door locked');
    expect(world.surprises).toEqual([]);
  });
});

describe('R45: an assessment that a colleague says they did not make', () => {
  test('counts as not known, nothing begins because of it, and the capacity lead reads why', async () => {
    const world = await World.open();
    const ana = world.chat('Ana Lopez');
    await ana.says('change monitoring for Arthur Bell');
    await ana.presses('Next', { ...LOCKED, startsOn: '2026-11-25' });
    await ana.presses('Next', { ...ASSESSED, assessedBy: 'Priya Shah', objects: 'no', decides: 'best-interests' });
    await ana.presses('Next', {
      decidedBy: 'Ana Lopez, occupational therapist',
      decidedOn: '2026-11-20',
      consulted: 'Helen: she worries about the road.',
      lessRestrictive: 'A chime on the door.',
    });
    await ana.presses('Next', { carerAgrees: 'none' });
    const recorded = await ana.presses('Record this change');
    const reference = /MC-[A-Z0-9-]+/u.exec(recorded.text)?.[0] ?? '';
    const priya = world.chat('Priya Shah');
    await priya.says(reference);
    await priya.presses('That is not right');
    const { text } = await ana.says(reference);
    expect(text).toContain('Capacity for this decision is not known.');
    expect(text).toContain('Does not hold yet: it waits until it is known whether');
    const mei = world.chat('Mei Lin');
    expect((await mei.says("what's outstanding")).text).toContain(
      'have it assessed. Priya Shah says that they did not assess it. Monitoring does not change until then',
    );
    world.clock.pass({ days: 3 });
    expect((await ana.says('Arthur Bell')).text).not.toContain('Monitoring: Front door locked');
    // Found to lack it after all: what was decided in his best interests holds from then on.
    await mei.says(reference);
    await mei.presses('Assessed: lacks capacity', { note: 'Talked to him about it twice.' });
    expect((await ana.says(reference)).text).not.toContain('says it is not right');
    expect((await ana.says('Arthur Bell')).text).toContain('Monitoring: Front door locked');
    expect(world.surprises).toEqual([]);
  });

  test('found to have it: he is asked himself, and nothing holds before he was', async () => {
    const world = await World.open();
    const ana = world.chat('Ana Lopez');
    await ana.says('change monitoring for Arthur Bell');
    await ana.presses('Next', { ...LOCKED, startsOn: '2026-11-25' });
    await ana.presses('Next', { ...ASSESSED, assessedBy: 'Priya Shah', objects: 'no', decides: 'helen' });
    await ana.presses('Next', { authorityCovers: 'yes', authoritySeen: 'yes' });
    await ana.presses('Next', { ...SEEN, seenBy: 'Ana Lopez' });
    await ana.presses('Next', { 'agrees-helen': 'yes', carerAgrees: 'none' });
    const recorded = await ana.presses('Record this change');
    const reference = /MC-[A-Z0-9-]+/u.exec(recorded.text)?.[0] ?? '';
    const priya = world.chat('Priya Shah');
    await priya.says(reference);
    await priya.presses('That is not right');
    const mei = world.chat('Mei Lin');
    await mei.says(reference);
    await mei.presses('Assessed: has capacity', { note: 'He weighs it well.' });
    const { text } = await ana.says(reference);
    expect(text).toContain('Arthur Bell has not been asked yet');
    expect(text).not.toContain('Helen Bell (decides)');
    expect((await ana.says("what's outstanding")).text).toContain('was assessed as having capacity for this: ask them');
    world.clock.pass({ days: 3 });
    expect((await ana.says('Arthur Bell')).text).not.toContain('Monitoring: Front door locked');
    expect(world.surprises).toEqual([]);
  });
});

test('facts.md 3: what is said of a representative is one sentence, in both forms', async () => {
  const world = await World.open();
  const SAYS =
    'Helen Bell is named as representative. An attorney or deputy decides only when Arthur lacks capacity, and only what their document covers. Anybody else is asked what they think, and does not decide.';
  const tom = world.chat('Tom Reed');
  await tom.says('change monitoring for Arthur Bell');
  const monitoring = await tom.presses('Next', {
    direction: 'increase',
    from: 'Calls',
    to: 'A call every morning',
    rationale: 'He fell.',
    startsOn: '2026-11-24',
    capacity: 'unknown',
  });
  expect(monitoring.text).toContain(SAYS);
  await tom.says('cancel');
  await tom.says('start a plan for Arthur Bell');
  await tom.presses('Next', { matters: 'The garden.' });
  await tom.presses('Add an outcome');
  await tom.presses('Add this outcome', { outcomeWords: 'To cook', outcomeNow: 'Tea', outcomeAchieved: 'some-way' });
  await tom.presses('Next');
  await tom.presses('Add a visit');
  await tom.presses('Add this visit', MORNING);
  await tom.presses('Next');
  await tom.presses('Next', { equipment: 'Bath board', monitoring: 'A call on Mondays' });
  await tom.presses('Next', { startsOn: '2026-11-24', capacity: 'unknown' });
  for (let left = 4; left > 0 && !textsIn(tom.card).join('\n').includes(SAYS); left -= 1)
    await tom.presses('Next', { capacity: 'unknown' });
  expect(textsIn(tom.card).join('\n')).toContain(SAYS);
  expect(world.surprises).toEqual([]);
});
