import { describe, expect, test } from '@jest/globals';
import { staffCalled } from '../../support/changing.ts';
import { buttonsOf, prefilled, textsIn, World, type Chat } from '../../support/talk.ts';

type Entered = Readonly<Record<string, string>>;

const WISH = { from: 'sarah', wish: 'support', what: 'She would like fewer calls.', about: 'none' };
const titles = (chat: Chat): readonly string[] => buttonsOf(chat.card).map(({ title }) => title);

async function asks(chat: Chat, wish: Entered = WISH, to = 'Ada Palmer') {
  await chat.says(`note a request for ${to}`);
  await chat.presses('Next', wish);
  return chat.presses('Record this');
}

/** The calls of the demo clock: what each of these hears on a day. */
async function hears(world: World, days: number): Promise<string> {
  world.clock.pass({ days });
  const sent = [await world.ticks(), await world.ticks()];
  return textsIn(sent).join('\n');
}

describe('R30: somebody asks for something', () => {
  test('by card in two presses and one text, and it waits for whoever is to answer', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    let presses = 0;
    await tom.says('note a request for Ada Palmer');
    const pressed = async (title: string, inputs: Entered = {}): Promise<string> => {
      presses += 1;
      return (await tom.presses(title, inputs)).text;
    };
    expect(await pressed('Next', WISH)).toContain('Wed 25 Nov 2026');
    const recorded = await pressed('Record this');
    expect(presses).toBe(2);
    expect(recorded).toMatch(/Recorded as RQ-/u);
    expect(recorded).toContain('She would like fewer calls.');
    expect(recorded).toContain('Sarah Palmer (daughter, carer) has no answer yet.');
    expect((await tom.says("what's outstanding")).text).toContain('Answer Sarah Palmer (daughter, carer)');
    expect(world.surprises).toEqual([]);
  });

  test('by typing alone', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('note a request for Ada Palmer');
    await tom.says('Ada Palmer');
    await tom.says('visits or support');
    await tom.says('could a woman come in the mornings');
    await tom.says('no');
    await tom.says('today');
    const recorded = await tom.says('record it');
    expect(recorded.text).toMatch(/Recorded as RQ-/u);
    expect(recorded.text).toContain('could a woman come in the mornings');
  });

  test('somebody who is not in the circle is named', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('note a request for Ada Palmer');
    const next = await tom.presses('Next', { ...WISH, from: 'else' });
    expect(next.text).toContain('Their name, and what they are to the person');
    await tom.presses('Next', { fromElse: 'June Abbot, neighbour' });
    expect((await tom.presses('Record this')).text).toContain('June Abbot, neighbour has no answer yet.');
  });

  test('the answer closes it, and a yes leads on to the plan', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await asks(tom);
    await tom.presses('Note the answer');
    const answered = await tom.presses('Record this', {
      outcome: 'yes',
      answerWords: 'One call a day from Monday.',
      told: 'phone',
    });
    expect(answered.text).toContain('The answer is noted. Nothing waits here any more.');
    expect(answered.text).toContain('Yes. One call a day from Monday.');
    expect(titles(tom)).toContain('Change the plan');
    expect((await tom.says("what's outstanding")).text).not.toContain('Answer Sarah Palmer');
    expect(await hears(world, 8)).not.toContain('Sarah Palmer (daughter, carer) asked');
  });

  test('another colleague can answer: it waits for them, and no longer for the first', async () => {
    const world = await World.open();
    const [tom, ana] = [world.chat('Tom Reed'), world.chat('Ana Lopez')];
    await asks(tom);
    await tom.presses('Somebody else answers');
    const ids = JSON.stringify(tom.card);
    const anas = /"title":"Ana Lopez","value":"(?<id>[^"]+)"/u.exec(ids)?.groups?.['id'] ?? '';
    expect((await tom.presses('Save this', { answerer: anas })).text).toContain('Noted: Ana Lopez answers.');
    expect((await ana.says("what's outstanding")).text).toContain('Answer Sarah Palmer (daughter, carer)');
    expect((await tom.says("what's outstanding")).text).not.toContain('Answer Sarah Palmer (daughter, carer)');
  });

  test('TL2: asked on day 8 and not answered, those who lead the team are warned by day 13', async () => {
    const world = await World.open();
    await world.ticks();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await priya.says('hello');
    await asks(tom);
    const heard: string[] = [];
    for (let passed = 0; passed < 5; passed += 1) heard.push(await hears(world, 1));
    expect(heard.join('\n')).toContain('has had no answer from Tom Reed');
    expect((await priya.says("what's outstanding")).text).toContain('has had no answer from Tom Reed');
  });
});

describe('TL2: what is asked for is kept where there is no plan to change', () => {
  test('TL2: "wants fewer calls" is offered as a request, with the words', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const said = await tom.says('Samuel Okafor wants fewer calls');
    expect(JSON.stringify(said.outbound)).toContain('request for RB-1048: Samuel Okafor wants fewer calls');
    await tom.says('request for RB-1048: Samuel Okafor wants fewer calls');
    expect(prefilled(tom.card)['what']).toContain('wants fewer calls');
  });
});

describe('a complaint', () => {
  const COMPLAINT = { from: 'sarah', wish: 'complaint', what: 'Ana hurries her.' };

  const referenceOn = (chat: Chat): string =>
    /RQ-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(chat.card))?.[0] ?? 'no reference';

  async function complains(world: World, about: string = staffCalled('Ana Lopez').id): Promise<Chat> {
    const tom = world.chat('Tom Reed');
    await tom.says('note a request for Ada Palmer');
    await tom.presses('Next', { ...COMPLAINT, about });
    await tom.presses('Record this');
    return tom;
  }

  test('R38: leads to safeguarding as well, in case somebody is harmed', async () => {
    const tom = await complains(await World.open());
    expect((await tom.presses('Worried that somebody is harmed')).text).toMatch(/999[\s\S]*safeguarding lead/u);
  });

  test('is acknowledged within three working days; the local contact and the Ombudsman are named', async () => {
    const world = await World.open();
    const tom = await complains(world);
    expect(titles(tom)).not.toContain('Acknowledged and passed on');
    const priya = world.chat('Priya Shah');
    await priya.says(referenceOn(tom));
    const shown = (await priya.presses('Acknowledged and passed on')).text;
    expect(shown).toContain('Noted: the complaint was acknowledged today and passed on.');
    expect(shown).toContain('Local Government and Social Care Ombudsman');
    expect(shown).toContain('Not set up here yet');
  });

  test('R24: whom it is about finds it nowhere and hears nothing, also when it is late', async () => {
    const world = await World.open();
    const tom = await complains(world);
    const reference = referenceOn(tom);
    const ana = world.chat('Ana Lopez');
    for (const text of [reference, 'Ada Palmer', "what's outstanding", 'what changed for Ada Palmer', 'hello'])
      expect([text, (await ana.says(text)).text]).not.toEqual([text, expect.stringMatching(/hurries|Complaint|RQ-/u)]);
    for (let passed = 0; passed < 8; passed += 1) await hears(world, 1);
    const toAna = world.delivered.filter(({ address }) => JSON.stringify(address).includes('user-c'));
    expect(JSON.stringify(toAna)).not.toMatch(/hurries|Complaint|RQ-/u);
  });

  test('R30: those who lead hear of each complaint at once, and nobody in the chat of whom it is about', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('hello');
    await complains(world);
    const sent = textsIn([await world.ticks()]).join('\n');
    expect(sent).toContain('Somebody has made a complaint');
    expect(sent).toContain('Acknowledge the complaint of Sarah Palmer');
  });

  test('R24: about a lead, the managers hear; about whoever fills the form in, it is refused at the field', async () => {
    const world = await World.open();
    await world.chat('Sam Cole').says('hello');
    await complains(world, staffCalled('Priya Shah').id);
    expect(textsIn([await world.ticks()]).join('\n')).toContain('Acknowledge the complaint of Sarah Palmer');
    expect((await world.chat('Sam Cole').says("what's outstanding")).text).toContain('Acknowledge the complaint');
    const tom = world.chat('Tom Reed');
    await tom.says('note a request for Ada Palmer');
    const refused = await tom.presses('Next', { ...COMPLAINT, about: staffCalled('Tom Reed').id });
    expect(refused.text).toContain('Ask your coordinator to note it');
  });

  test('R30: whoever leads answers it, whoever notes it; "says she wants to complain about" opens it', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('Nadia Khan says she wants to complain about Ana Lopez');
    expect(prefilled(tom.card)).toMatchObject({ wish: 'complaint', about: staffCalled('Ana Lopez').id });
    await tom.presses('Next', { from: 'the-person' });
    const recorded = (await tom.presses('Record this')).text;
    expect(recorded).toContain('Priya Shah, by Thu 26 Nov 2026');
  });

  test('R24: "complaint from Sarah about Ana" fills in who asked, and that it is about Ana, who is not to answer it', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('complaint from Sarah Palmer about Ana Lopez: she hurries her mother');
    const drawn = JSON.stringify(tom.card);
    const ana = staffCalled('Ana Lopez').id;
    expect(prefilled(tom.card)).toMatchObject({ from: 'sarah', wish: 'complaint', about: ana });
    expect(drawn).toContain('she hurries her mother');
    await tom.presses('Next');
    expect(prefilled(tom.card)['answerer']).not.toBe(ana);
    await tom.presses('Record this');
    expect((await world.chat('Ana Lopez').says(referenceOn(tom))).text).not.toContain('hurries');
  });

  test('R56: about everybody who leads, it is said before it is recorded who hears of it, and whom to ring', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('note a request for Ada Palmer');
    const both = ['Priya Shah', 'Sam Cole'].map((name) => staffCalled(name).id).join(',');
    expect((await tom.presses('Next', { ...COMPLAINT, about: both })).text).toContain(
      'the safeguarding lead is asked to see to it. Ring',
    );
    await tom.presses('Cancel');
    await tom.says('note a request for Ada Palmer');
    const one = await tom.presses('Next', { ...COMPLAINT, about: staffCalled('Priya Shah').id });
    expect(one.text).not.toContain('the safeguarding lead is asked');
  });

  test('R24: words that name a colleague are asked about at the check', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('note a request for Ada Palmer');
    const check = await tom.presses('Next', { ...COMPLAINT, about: 'none' });
    expect(check.text).toContain('The words may name Ana Lopez');
  });

  test('R24, R30: about everybody who leads, the safeguarding lead acknowledges it, and nobody is sent to whom it is about', async () => {
    const world = await World.open();
    const mei = world.chat('Mei Lin');
    for (const chat of [mei, world.chat('Sam Cole')]) await chat.says('hello');
    const tom = await complains(world, ['Priya Shah', 'Sam Cole'].map((name) => staffCalled(name).id).join(','));
    const reference = referenceOn(tom);
    expect((await tom.says(reference)).text).not.toContain('ask your manager');
    await world.ticks();
    expect((await mei.says("what's outstanding")).text).toContain('Acknowledge the complaint of Sarah Palmer');
    const page = await mei.says(reference);
    expect(page.text).toContain('ask the safeguarding lead, or ring the council');
    expect((await mei.presses('Acknowledged and passed on')).text).toContain('acknowledged today and passed on');
    expect((await world.chat('Sam Cole').says(reference)).text).not.toContain('hurries');
    expect(world.surprises).toEqual([]);
  });

  test('R24, R30: about one who leads, and not acknowledged in three working days, the safeguarding lead hears so', async () => {
    const world = await World.open();
    const mei = world.chat('Mei Lin');
    await mei.says('hello');
    await complains(world, staffCalled('Priya Shah').id);
    await hears(world, 3);
    const WORDS = 'has not been acknowledged: see that it is';
    expect((await mei.says("what's outstanding")).text).not.toContain(WORDS);
    await hears(world, 2);
    expect((await mei.says("what's outstanding")).text).toContain(WORDS);
  });

  test.each([
    ['Mr Cole shouted at me', 'The words may name Sam Cole'],
    ['It was Cole again', 'The words may name Sam Cole'],
    ['the manager shouted at me', 'is it about Priya Shah or Sam Cole?'],
    ['The coordinator promised a call', 'is it about Priya Shah or Sam Cole?'],
    ['the OT was rough with her arm', 'is it about Ana Lopez?'],
    ['The occupational therapist never came', 'is it about Ana Lopez?'],
  ])('R24: "%s", about no colleague, is asked about at the check', async (what, asks) => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('note a request for Ada Palmer');
    expect((await tom.presses('Next', { ...COMPLAINT, what, about: 'none' })).text).toContain(asks);
  });

  test('the answer to a complaint says whether it was upheld, and that day counts as acknowledged', async () => {
    const tom = await complains(await World.open());
    await tom.presses('Note the answer');
    const noted = await tom.presses('Record this', {
      outcome: 'partly-upheld',
      answerWords: 'She was late twice.',
      told: 'phone',
    });
    expect(noted.text).toContain('Partly upheld. She was late twice.');
    expect(noted.text).not.toContain('Not yet. It is due');
  });

  async function upheld(world: World, by: string) {
    const [noter, tom] = [world.chat(by), await complains(world)];
    const reference = referenceOn(tom);
    await noter.says(reference);
    await noter.presses('Note the answer');
    await noter.presses('Record this', { outcome: 'upheld', answerWords: 'She was late twice.', told: 'phone' });
    return { noter, reference };
  }

  test('P18: an answer that was noted by mistake is corrected by whoever noted it, with why; the old one stays in the history', async () => {
    const world = await World.open();
    const { noter: priya } = await upheld(world, 'Priya Shah');
    await priya.presses('Correct the answer');
    expect(prefilled(priya.card)).toMatchObject({
      outcome: 'upheld',
      answerWords: 'She was late twice.',
      told: 'phone',
    });
    expect((await priya.presses('Record this', { outcome: 'not-upheld', why: 'x' })).text).toContain(
      'says nothing yet',
    );
    const done = await priya.presses('Record this', { outcome: 'not-upheld', why: 'I pressed the wrong one.' });
    expect(done.text).toContain('Not upheld. She was late twice.');
    const history = (await priya.presses('History')).text;
    expect(history).toContain('I pressed the wrong one.');
    expect(history).toContain('Noted the answer: upheld');
    expect(world.surprises).toEqual([]);
  });

  test('P18: taken back by one who leads, it waits for an answer and an acknowledgement again, and whoever noted it hears so', async () => {
    const world = await World.open();
    await world.chat('Tom Reed').says('hello');
    const { reference } = await upheld(world, 'Tom Reed');
    await world.ticks();
    const priya = world.chat('Priya Shah');
    await priya.says(reference);
    await priya.presses('Correct the answer');
    const done = await priya.presses('Record this', { becomes: 'take-back', why: 'It was another complaint.' });
    expect(done.text).toContain('The answer is taken back. They wait for one again.');
    expect(done.text).toContain('has no answer yet');
    const sent = (await world.ticks()).filter(({ address }) =>
      address.conversation.includes(staffCalled('Tom Reed').teamsId),
    );
    expect(textsIn(sent).join('\n')).toContain('Somebody has made a complaint');
    const list = (await priya.says("what's outstanding")).text;
    expect(list).toContain('Acknowledge the complaint of Sarah Palmer');
    expect(list).toContain('Answer Sarah Palmer');
    expect(world.surprises).toEqual([]);
  });

  test('P18: whoever neither noted it nor leads is offered no correction, and a form of before it was changed records nothing', async () => {
    const world = await World.open();
    const { noter: tom, reference } = await upheld(world, 'Tom Reed');
    const { card } = await tom.presses('Correct the answer');
    const priya = world.chat('Priya Shah');
    await priya.says(reference);
    await priya.presses('Correct the answer');
    await priya.presses('Record this', { outcome: 'partly-upheld', why: 'Once was my fault.' });
    const late = await tom.presses('Record this', { outcome: 'not-upheld', why: 'I pressed the wrong one.' }, card);
    expect(late.text).toContain('while this form was open, this changed');
    expect(late.text).toContain('Corrected the answer: partly upheld');
    await tom.says(reference);
    expect(titles(tom)).not.toContain('Correct the answer');
  });

  test('R30: whom it was given to cannot close it as a mistake', async () => {
    const tom = await complains(await World.open());
    await tom.presses('Note the answer');
    const refused = await tom.presses('Record this', { outcome: 'mistake', answerWords: 'It was a mix-up.' });
    expect(refused.text).toContain('Only those who lead the team can close this without an answer');
  });
});
