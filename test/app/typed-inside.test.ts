import { describe, expect, test } from '@jest/globals';
import { prefilled, World, type Chat } from '../support/talk.ts';

/** Issue 12: what is typed into an open form goes where it belongs, whichever question is asked just then. */

const chatWith = async (name: string, ...says: readonly string[]): Promise<Chat> => {
  const chat = (await World.open()).chat(name);
  for (const one of says) await chat.says(one);
  return chat;
};

describe('more or less, said beside how it will be or why, is no part of either', () => {
  test.each([
    ['call on fridays, less', 'she is steady'],
    ['call on fridays from today, less, she is steady', undefined],
    ['less, call on fridays', 'she is steady'],
    ['call on fridays', 'she is steady, less'],
    ['call on fridays; less.', 'she is steady'],
  ])('"%s", then "%s"', async (after, why) => {
    const chat = await chatWith('Tom Reed', 'change monitoring for farida khan', after, ...(why ? [why] : []));
    const { words } = await chat.says('all agree');
    expect(words).toContain('After: call on fridays\n');
    expect(words).toContain('More or less: Less');
    expect(words).toContain('Why: she is steady\n');
  });

  test('said with what begins the form', async () => {
    const chat = await chatWith('Tom Reed', 'change monitoring for farida khan: call on fridays, less', 'steady now');
    const { words } = await chat.says('all agree');
    expect(words).toContain('After: call on fridays\n');
    expect(words).toContain('More or less: Less');
  });

  test('written in a card, too', async () => {
    const chat = await chatWith('Tom Reed', 'change monitoring for farida khan');
    await chat.presses('Next', { to: 'call on fridays, less', rationale: 'steady now' });
    const { words } = await chat.says('all agree');
    expect(words).toContain('After: call on fridays\n');
    expect(words).toContain('More or less: Less');
  });
});

/** What the form has to say of it by the time that it is checked. */
const FIRST = 'less monitoring for ada palmer';
const AT = [
  ['how it will be', [FIRST]],
  ['why', [FIRST, 'call on mondays']],
  ['what she thinks', [FIRST, 'call on mondays', 'steady', 'ada no', 'sarah yes']],
  ['the effect on her wellbeing', [FIRST, 'call on mondays', 'steady', 'ada no', 'sarah yes', 'too early']],
] as const;

describe('R1: "oops no sarah is against" puts her answer right, and never becomes the text', () => {
  const LEADS = ['oops', 'oops no', 'wait,', 'no wait', 'actually', 'no', 'no,', 'sorry', 'hang on', 'oops i meant'];
  const SAYS = ['is against', 'says no', 'isnt happy', 'doesnt agree', 'wont have it', ': no', 'is not ok with it'];

  test.each(AT)('asked %s', async (_, before) => {
    const world = await World.open();
    for (const says of before) await world.chat('Ana Lopez').says(says);
    for (const says of [...LEADS.map((lead) => `${lead} sarah is against`), ...SAYS.map((one) => `no sarah ${one}`)]) {
      const { words } = await (await world.copied()).chat('Ana Lopez').says(says);
      expect([says, words.slice(0, 24)]).toEqual([says, 'Sarah Palmer agrees: No,']);
    }
  });

  test.each(AT)('asked %s: what she says now is asked, and what cannot be taken is not kept', async (_, before) => {
    const world = await World.open();
    for (const says of before) await world.chat('Ana Lopez').says(says);
    for (const says of ['sarah changed her mind', 'oops its about sarah', 'no not sarah', 'actually sarah rang me']) {
      const { words } = await (await world.copied()).chat('Ana Lopez').says(says);
      expect([says, words]).toEqual([says, expect.stringContaining('What does Sarah Palmer say now?')]);
    }
  });

  test('what she says next is hers; her reason is asked before what comes after', async () => {
    const chat = await chatWith('Ana Lopez', ...AT[3][1], 'sarah changed her mind');
    expect((await chat.says('no')).words).toMatch(/^Sarah Palmer agrees: No[^]*What does Sarah Palmer think\?/u);
    expect((await chat.says('she said its to early')).words).toContain('Sarah Palmer thinks: she said its to early');
  });

  test('"Go back" and "Stop" say what is not kept', async () => {
    const chat = await chatWith('Ana Lopez', ...AT[3][1], 'oops sarah changed her mind');
    expect((await chat.says('go back')).words).toContain('Not kept yet: "oops sarah changed her mind"');
    await chat.says('oops sarah changed her mind');
    expect((await chat.says('save for later')).text).toContain('Not kept in it yet: "oops sarah changed her mind"');
  });
});

describe('a field that is named is the one that is answered, whatever is asked', () => {
  test.each(AT)('asked %s', async (_, before) => {
    const world = await World.open();
    let asked = '';
    for (const says of before) asked = (await world.chat('Ana Lopez').says(says)).words;
    const question = asked.split('\n').filter(Boolean).at(-2);
    for (const [says, line] of [
      ['it should start on the 30th', 'From: Mon 30 Nov 2026'],
      ['its from wed not today', 'From: Wed 25 Nov 2026'],
      ['oops its from wednesday', 'From: Wed 25 Nov 2026'],
      ['from the 30th instead', 'From: Mon 30 Nov 2026'],
    ] as const) {
      const { words } = await (await world.copied()).chat('Ana Lopez').says(says);
      expect([says, words]).toEqual([says, expect.stringContaining(line)]);
      expect(words).toContain(question);
    }
    const { words } = await world.chat('Ana Lopez').says('the reason is she is steady');
    expect(words).toContain('Why: she is steady');
  });

  test('in a form about a visit', async () => {
    const chat = await chatWith('Tom Reed', 'ada: 2 carers for washing from wednesday');
    const { words } = await chat.says('it should start on the 30th');
    expect(words).toMatch(/From: Mon 30 Nov 2026[^]*Does Ada wish for somebody/u);
    await chat.says('skip');
    expect((await chat.says('the reason is she walks alone now')).words).toContain('What: she walks alone now');
  });
});

describe('R6: the day that is said in an answer is taken', () => {
  test.each([
    ['sarah said shes ok w it on sat', 'Yes, by phone, Sat 21 Nov 2026'],
    ['sarah agreed thurs', 'Yes, by phone, Thu 19 Nov 2026'],
    ['sarah said yes on the 20th', 'Yes, by phone, Fri 20 Nov 2026'],
    ['sarah agreed by email 2 days ago', 'Yes, by e-mail, Sat 21 Nov 2026'],
  ])('"%s"', async (says, line) => {
    const chat = await chatWith('Ana Lopez', FIRST, 'call on mondays', 'steady');
    expect((await chat.says(says)).words).toContain(`Sarah Palmer agrees: ${line}`);
  });

  test.each(['sarah agreed last week', 'sarah said ok at the weekend'])(
    'or it is asked, and today never stands for it: "%s"',
    async (says) => {
      const chat = await chatWith('Ana Lopez', FIRST, 'call on mondays', 'steady');
      expect((await chat.says(says)).words).not.toContain('Mon 23 Nov 2026');
    },
  );

  test('of somebody who was told', async () => {
    const { text } = await (await World.open()).chat('Tom Reed').says('told claire boyd thurs by email');
    expect(text).toContain('Thu 19 Nov 2026');
  });
});

describe('what is filled in, or was written, stays', () => {
  test('a relation and a telephone number need no comma; how she was asked is filled in', async () => {
    const chat = await chatWith('Priya Shah', 'add p jones to adas circle');
    expect((await chat.says('niece 07700 900111')).words).toContain('Does p jones care for Ada?');
    await chat.says('not a carer');
    const { words } = await chat.says('yes both');
    expect(words).toContain('How asked: In person');
    expect(words).toContain('Please check this');
    expect((await chat.says('record it')).text).toContain('07700 900111');
  });

  test.each([
    'friend 07700 900111',
    'friend, 07700 900111',
    'niece not a carer 07700 900111',
    'niece, carer, 07700 900111',
  ])('"%s"', async (says) => {
    const chat = await chatWith('Priya Shah', 'add p jones to adas circle', says);
    expect((await chat.says('yes both')).words).toContain('Please check this');
    expect((await chat.says('record it')).text).toContain('07700 900111');
  });

  test('"skip" and "record it" leave what is filled in as it is', async () => {
    const skipped = await (await chatWith('Sam Cole', 'told maureen')).says('skip');
    expect(skipped.words).toContain('How were they told: In person');
    const recorded = await (await chatWith('Sam Cole', 'told maureen')).says('record it');
    expect(recorded.words).toMatch(/Please check this[^]*How were they told\?: In person/u);
  });

  test('whom it is about, left empty, costs nothing of what was written', async () => {
    const chat = await chatWith('Priya Shah', 'home');
    await chat.presses('Change monitoring');
    const written = { to: 'a call on Mondays', direction: 'reduce', rationale: 'steady' };
    expect(prefilled((await chat.presses('Next', written)).card)).toMatchObject(written);
    const { words } = await chat.says('ada palmer').then(() => chat.says('both agree'));
    expect(words).toContain('After: a call on Mondays\n');
    expect(words).toContain('Why: steady\n');
  });
});

describe('a full command about the person whose form is open is none of its answers, and it is said what it is for', () => {
  test.each([
    ['note evidence for samuel okafor: cooked his own egg', 'Add evidence'],
    ['note evidence for Samuel: cooked his own egg', 'Add evidence'],
    ['show the plan for samuel okafor', 'See a plan'],
    ['samuel fell off the chair', 'Fall or incident'],
    ['change monitoring for samuel okafor: a call on fridays because he is steady, samuel agrees', 'Change monitoring'],
  ])('"%s"', async (says, that) => {
    const chat = await chatWith('Tom Reed', 'change monitoring for samuel okafor: less', 'call on mondays');
    const { words } = await chat.says(says);
    expect(words).toContain(`That is for "${that}". Shall I save this form for later and do that instead`);
    expect((await chat.says('go on here')).text).toContain('call on mondays');
  });

  test('the form is kept', async () => {
    const chat = await chatWith('Tom Reed', 'change monitoring for samuel okafor: less', 'call on mondays');
    await chat.says('note evidence for samuel okafor: cooked his own egg');
    const { text } = await chat.says('save this, do that');
    expect(text).toContain('Saved for later: "Change monitoring" for Samuel Okafor');
    expect(text).toContain('cooked his own egg');
  });
});

describe('a day that was said is taken, or asked, and today never stands for it without a word', () => {
  const NEXT = 'Mon 30 Nov 2026';

  test.each(AT)('"from monday", said on a Monday, may be either (asked %s)', async (_, before) => {
    const chat = await chatWith('Ana Lopez', ...before);
    expect((await chat.says('from monday')).words).toContain(`Today is Monday. Do you mean today, or ${NEXT}?`);
    expect((await chat.says('from 30/11')).words).toContain(`From: ${NEXT}`);
  });

  test.each([
    ['Tom Reed', 'stop adas lunch from monday', /From when does it apply\?/u],
    ['Tom Reed', 'stop adas lunch from christmas', /From when does it apply\?/u],
    ['Tom Reed', 'less monitoring for farida khan from monday, a call on fridays', /From when\?/u],
    ['Sam Cole', 'kofi is away from monday', /From which day\?/u],
  ])('%s: "%s" is asked', async (name, says, asked) => {
    const { words } = await (await World.open()).chat(name).says(says);
    expect(words).toMatch(asked);
    expect(words).not.toContain('From: Mon 23 Nov 2026');
  });

  test('also where a visit gets another worker', async () => {
    const chat = await chatWith('Tom Reed', 'ada: 2 carers for washing from monday');
    const { text } = await chat.says('skip');
    expect(text).toMatch(/From when|from monday/u);
  });

  test.each([
    ['Tom Reed', 'stop adas lunch from w/c 30/11', 'From: Mon 30 Nov 2026'],
    ['Tom Reed', 'stop adas lunch from next wednesday', 'From: Wed 2 Dec 2026'],
    ['Tom Reed', 'stop adas lunch a week on tuesday', 'From: Tue 1 Dec 2026'],
    ['Sam Cole', 'kofi on holiday next 2 weeks', 'From: Mon 23 Nov 2026; Until: Sun 6 Dec 2026'],
    ['Sam Cole', 'kofi on holiday for the next three weeks', 'Until: Sun 13 Dec 2026'],
    ['Sam Cole', 'kofi is away w/c 30/11', 'From: Mon 30 Nov 2026; Until: Sun 6 Dec 2026'],
  ])('%s: "%s"', async (name, says, days) => {
    expect((await (await World.open()).chat(name).says(says)).words).toContain(days);
  });
});

describe('the words and the card beside them ask the same', () => {
  test.each([
    ['Tom Reed', 'ada: 2 carers for washing from wednesday', 'Does Ada wish for somebody in particular?'],
    ['Tom Reed', 'sarah said no on the phone', 'What does Sarah Palmer think?'],
    ['Tom Reed', 'stop adas lunch from wednesday', 'What was seen or said?'],
    ['Ana Lopez', 'less monitoring for ada, call on mondays because she is steady', 'Does Ada agree?'],
    [
      'Ana Lopez',
      'change monitoring for ada: call on mondays because she is steady, ada is fine with it but sarah isnt happy',
      'What does Sarah Palmer think?',
    ],
  ])('%s: "%s"', async (name, says, question) => {
    const { card, words } = await (await World.open()).chat(name).says(says);
    expect(words).toContain('I have understood: ');
    expect(words).toContain(question);
    expect(JSON.stringify(card)).toContain(question);
  });
});
