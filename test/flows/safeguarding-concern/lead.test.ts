import { describe, expect, test } from '@jest/globals';
import { everyday } from '../../../src/demo/world.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const TESTS = {
  'sgTest-needs': 'met',
  'sgTestWhy-needs': 'She needs help to wash.',
  'sgTest-harm': 'met',
  'sgTestWhy-harm': 'Bruises, and her words.',
  'sgTest-protect': 'unknown',
  'sgTestWhy-protect': 'She depends on him for meals.',
};

async function begun() {
  const world = await World.open();
  const [priya, mei] = [world.chat('Priya Shah'), world.chat('Mei Lin')];
  await mei.says('hello');
  await priya.says('safeguarding concern for Ada Palmer');
  await priya.presses('Next', { sgSeen: 'She has bruises on both arms.' });
  const raised = await priya.presses('Raise the concern', { sgSource: 'not-known' });
  const reference = /SG-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(raised.text)?.[0] ?? '';
  await world.ticks();
  await mei.says(reference);
  await mei.presses('Acknowledge');
  return { world, priya, mei, reference };
}

async function decides(mei: Chat) {
  await mei.presses('Decide on the concern');
  await mei.presses('Next', TESTS);
  await mei.presses('Next', { sgWhat: 'passed', sgWhy: 'SECRET-REASON of the lead.', sgRegulated: 'yes' });
  await mei.presses('Next', {
    sgPassedTo: 'council,police',
    sgPassedWhom: 'Adult social care, duty desk',
    sgCqc: 'not-sure',
    sgCqcWhy: 'Asked the manager.',
    sgCandour: 'no',
    sgCandourWhy: 'Not by our care.',
  });
  return mei.presses('Save the decision');
}

describe('the lead decides, and whoever raised it hears', () => {
  test('the three tests with reasons, to whom it was passed, CQC and candour; a new decision is added', async () => {
    const { mei } = await begun();
    expect((await decides(mei)).text).toContain('SECRET-REASON');
    const all = await mei.presses('What was decided');
    for (const words of [
      'Not known. She depends on him',
      'the council, the police',
      'Not sure. Asked the manager',
      'Not by our care',
    ])
      expect(all.text).toContain(words);
    await mei.presses('Open the record');
    expect(buttonsOf(mei.card).map(({ title }) => title)).toEqual(expect.arrayContaining(['Give feedback', 'More']));
  });

  test('feedback is owed until it is given, goes to whoever raised it, and says nothing of the reasons', async () => {
    const { world, priya, mei, reference } = await begun();
    await decides(mei);
    expect((await mei.says("what's outstanding")).text).toContain('Give feedback to whoever raised the concern');
    await mei.says(reference);
    await mei.presses('Give feedback');
    await mei.presses('Send this', { sgFeedback: 'The council looks into it. Thank you.' });
    const sent = textsIn(await world.ticks()).join('\n');
    expect(sent).toContain('The council looks into it. Thank you.');
    const read = await priya.says(reference);
    expect(read.text).toContain('The council looks into it. Thank you.');
    expect(read.text).not.toMatch(/SECRET-REASON|She depends|duty desk/u);
    expect(buttonsOf(priya.card).map(({ title }) => title)).not.toContain('History');
    const { id } = buttonsOf(priya.card).find(({ data }) => data.do === 'record/act')?.data ?? {};
    expect((await priya.sends({ do: 'record/history', id: String(id) })).text).not.toMatch(/SECRET-REASON|Decided/u);
    expect((await priya.sends({ do: 'record/view', id: String(id), x: 'decided' })).text).not.toContain(
      'SECRET-REASON',
    );
    await priya.says(reference);
    expect((await priya.presses('I have read it')).text).toContain('Noted: you have read it.');
  });

  test('whoever raised it opens no form of the lead', async () => {
    const { priya, reference } = await begun();
    await priya.says(reference);
    const { id } = buttonsOf(priya.card).find(({ data }) => data.do === 'record/act')?.data ?? {};
    for (const x of ['decision', 'feedback', 'close', 'access'])
      expect(
        (await priya.sends({ do: 'flow/start', id: String(id), x: `safeguarding-concern-${x}` })).text,
      ).not.toContain('three tests');
  });

  test('raised by mistake: whoever raised it says so, the lead closes it, and it can be opened again', async () => {
    const { priya, mei, reference } = await begun();
    await priya.says(reference);
    await priya.presses('It was a mistake', { note: 'It was felt pen.' });
    expect((await mei.says(reference)).text).toContain('says that it was a mistake');
    await mei.presses('More');
    await mei.presses('Close the concern');
    const closed = await mei.presses('Close it', { sgWanted: 'mistake', sgCloseWords: 'Felt pen, seen with her.' });
    expect(closed.text).toContain('Closed on Mon 23 Nov 2026');
    expect((await mei.presses('Open it again', { note: 'New bruises.' })).text).toContain('Open again.');
  });

  test('a colleague whom a lead lets in reads it; one who may be concerned is not offered', async () => {
    const { world, mei, reference } = await begun();
    const sam = world.chat('Sam Cole');
    expect((await sam.says(reference)).text).not.toContain('bruises');
    await mei.presses('More');
    await mei.presses('Let somebody read it');
    await mei.presses('Let them in', { sgLetIn: everyday.sam.id, sgLetInWhy: 'Manages the staff.' });
    expect((await sam.says(reference)).text).toContain('bruises');
    expect(buttonsOf(sam.card).map(({ title }) => title)).not.toContain('Decide on the concern');
  });

  test('R40: undecided is a duty of the lead, and is settled by the decision to continue alongside or to pause', async () => {
    const { mei, reference } = await begun();
    expect((await mei.says("what's outstanding")).text).toContain('Decide whether reablement pauses');
    await mei.says(reference);
    expect(buttonsOf(mei.card).map(({ title }) => title)).toContain('Decide on a pause');
  });
  test('the list shows leads what is open and what waits in it, and nobody else', async () => {
    const { world, mei, reference } = await begun();
    const list = await mei.says('safeguarding list');
    expect(list.text).toContain(reference);
    expect(list.text).toContain('Decide on a safeguarding concern');
    expect((await world.chat('Sam Cole').says('safeguarding list')).text).toContain(
      'There may be others that only their lead sees.',
    );
    expect((await world.chat('Tom Reed').says('safeguarding list')).text).not.toContain(reference);
  });
});

describe('R38: a lead opens what is hers by typing, though she is not in the circle', () => {
  test.each(['decide on the concern', 'close the concern', 'give feedback on the concern'])(
    '"%s": by its reference, by the name of the person, and alone',
    async (phrase) => {
      const { mei, reference } = await begun();
      for (const rest of ['', ` ${reference}`, ' for Ada Palmer', ' about Ada']) {
        expect([rest, (await mei.says(`${phrase}${rest}`)).text]).toEqual([rest, expect.stringContaining('RB-1041')]);
        await mei.says('cancel');
      }
    },
  );

  test.each(['the concern about Ada Palmer', 'open the concern about Ada', 'my concern for Ada Palmer'])(
    '"%s" shows it to her and to whoever raised it, and to nobody else',
    async (words) => {
      const { world, priya, mei, reference } = await begun();
      for (const one of [mei, priya]) expect((await one.says(words)).text).toContain(reference);
      for (const name of ['Tom Reed', 'Sam Cole']) {
        const { text } = await world.chat(name).says(words);
        expect(text).not.toContain(reference);
        expect(text).toContain('You see no open concern.');
      }
    },
  );

  test('of several it asks which, by name', async () => {
    const { world, mei } = await begun();
    const tom = world.chat('Tom Reed');
    await tom.says('safeguarding concern for Samuel Okafor');
    await tom.presses('Next', { sgSeen: 'There is no food in the house.' });
    await tom.presses('Raise the concern', { sgSource: 'not-known' });
    await world.ticks();
    await mei.says('home');
    const asked = await mei.says('decide on the concern');
    for (const name of ['Ada Palmer', 'Samuel Okafor'])
      expect(JSON.stringify(asked.outbound)).toContain(`${name}: safeguarding concern`);
  });

  test('nobody else opens a form of hers by its reference', async () => {
    const { world, reference } = await begun();
    for (const name of ['Tom Reed', 'Sam Cole'])
      expect((await world.chat(name).says(`decide on the concern ${reference}`)).text).not.toContain('Ada');
  });
});
