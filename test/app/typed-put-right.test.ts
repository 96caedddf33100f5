import { describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../support/talk.ts';

/** What is typed in the middle of a form to put something right, and the buttons of its own cards: never the answer to what is asked. */

const BOTH_AGREE = 'change monitoring for ada palmer: a call on Mondays, both agree';

async function atWhy(): Promise<Chat> {
  const tom = (await World.open()).chat('Tom Reed');
  expect((await tom.says(BOTH_AGREE)).words).toContain('Why is it changing?');
  return tom;
}

describe('R1: a correction about somebody is theirs, whatever is asked', () => {
  test.each(['wait sarah is unsure', 'sarah is unsure', 'no wait, sarah is not sure'])(
    '"%s" is asked about',
    async (says) => {
      const tom = await atWhy();
      expect((await tom.says(says)).words).toContain('Not sure is neither a yes nor a no, so nothing is changed.');
      expect((await tom.says('she walks alone now')).words).toContain('Why: she walks alone now\n');
    },
  );

  test('her yes after all, and her no, stand as hers', async () => {
    const tom = await atWhy();
    const no = await tom.says('actually sarah disagrees: she worries');
    expect(no.words).toMatch(/^Sarah Palmer agrees: No[^]*Sarah Palmer thinks: she worries[^]*Why is it changing\?/u);
    const yes = await tom.says('actually sarah rang back and shes ok with it');
    expect(yes.words).toMatch(/^Sarah Palmer agrees: Yes[^]*Why is it changing\?/u);
  });

  test.each(['oops no sarah is against', 'whoops, sarah is against', 'sarah changed her mind, she is against'])(
    '"%s" is her no',
    async (says) => {
      const tom = await atWhy();
      expect((await tom.says(says)).words).toMatch(/^Sarah Palmer agrees: No[^]*Why is it changing\?/u);
    },
  );

  test('also while the person is asked what they think', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for ada palmer: a call on Mondays, ada does not agree, sarah agrees');
    const now = await tom.says('oops no sarah is against');
    expect(now.words).toMatch(/^Sarah Palmer agrees: No/u);
    expect(now.words).not.toContain('thinks: oops');
  });

  test('that she changed her mind is no answer yet', async () => {
    const tom = await atWhy();
    expect((await tom.says('sarah changed her mind')).words).toContain('What does Sarah Palmer say now?');
    expect((await tom.says('sarah is against')).words).toMatch(/^Sarah Palmer agrees: No/u);
  });

  test('it is an answer where somebody says so', async () => {
    const tom = await atWhy();
    await tom.says('sarah is unsure');
    expect((await tom.says('it is my answer')).words).toContain('Why: sarah is unsure');
  });

  test('of a colleague who is not asked here: asked about', async () => {
    const tom = await atWhy();
    expect((await tom.says('wait ana is unsure')).words).toContain('or is it your answer?');
  });

  test('what somebody else agrees with may be why', async () => {
    const tom = await atWhy();
    expect((await tom.says('the nurse agrees he is steady')).words).toContain('Why: the nurse agrees he is steady');
  });

  test('at the check it is said why it cannot be taken', async () => {
    const tom = await atWhy();
    await tom.says('she walks alone now');
    expect((await tom.says('wait sarah is unsure')).words).toContain('Not sure is neither a yes nor a no');
  });
});

describe('issue 12: the labels of the card’s own buttons work typed', () => {
  test.each(['Change: Who agrees', 'change who agrees'])('"%s" at another question leads there', async (says) => {
    const tom = await atWhy();
    expect((await tom.says(says)).words).toMatch(/^Does Ada agree\?/u);
  });

  test('also where a yes or no is asked', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for ada palmer: a call on Mondays because she walks');
    expect((await tom.says('Change: Who agrees')).words).not.toContain('agrees: Yes');
  });
});

describe('R3: more or less is a row of what is checked, and said in words', () => {
  const WHOLE = 'change monitoring for ada palmer: a call on Mondays because she walks, both agree';

  test('what the words come to stands in its row before it is recorded, and is recorded so', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    expect((await tom.says(WHOLE)).text).toMatch(/More or less\nLess/u);
    expect((await tom.says('record it')).text).toMatch(/More or less\nLess/u);
  });

  test('it follows from the words as they stand at last', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says(WHOLE);
    await tom.says('change after');
    expect((await tom.says('a call every two hours')).words).not.toContain('More or less: Less');
  });

  test('"from today, less" is no way of monitoring', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for ada palmer');
    const { words } = await tom.says('from today, less');
    expect(words).toMatch(/^More or less: Less\nFrom: Mon 23 Nov 2026\.[^]*How will it be\?/u);
    expect((await tom.says('its less')).words).toMatch(/^More or less: Less\.[^]*How will it be\?/u);
  });

  test.each([
    ['its less btw', /^More or less: Less\./u],
    ['it should start on the 30th', /^From: Mon 30 Nov 2026\./u],
    ['make it thursday', /^From: Thu 26 Nov 2026\./u],
    ['from wednesday instead', /^From: Wed 25 Nov 2026\./u],
    ['from monday instead', /^Today is Monday\. Do you mean today, or Mon 30 Nov 2026\?/u],
    ['the reason is she walks alone now', /^Why: she walks alone now\./u],
    ['change more or less', /^Is there to be more or less monitoring\?/u],
    ['change sarah agrees', /^Does Sarah Palmer \(daughter, carer\) agree\?/u],
    ['maybe on the other hand', /^Nothing is recorded yet\. Which of these is that for\?/u],
  ])('issue 12: at the check "%s" finds its field', async (says, words) => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says(WHOLE);
    expect((await tom.says(says)).words).toMatch(words);
  });
});

describe('issue 12: "record it" while something is still asked', () => {
  test.each(['record it', 'save this', 'Record this change'])(
    '"%s": what is needed is asked first, and nothing is kept',
    async (says) => {
      const tom = await atWhy();
      expect((await tom.says(says)).words).toMatch(
        /^Nothing is recorded yet\. This is still needed: Why is it changing\?/u,
      );
      expect((await tom.says('she walks alone now')).words).toContain('Why: she walks alone now\n');
    },
  );

  test('what can be left empty is, all of it is checked, and what was understood stays', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for ada palmer: a call on Mondays because she walks, ada agrees');
    for (const text of ['sarah said no', 'it is too early', 'she may worry']) await tom.says(text);
    expect((await tom.says('less')).words).toMatch(/^More or less: Less\.[^]*Which parts of wellbeing/u);
    const check = await tom.says('record it');
    expect(check.words).toMatch(
      /Nothing is recorded yet[^]*Sarah Palmer thinks: it is too early[^]*Parts of wellbeing: Nothing entered/u,
    );
    expect((await tom.says('record it')).words).toMatch(/^Recorded as/u);
  });

  test('parts with a small word before them are taken', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for ada palmer: a call on Mondays because she walks, ada agrees');
    for (const text of ['sarah said no', 'it is too early', 'she may worry']) await tom.says(text);
    expect((await tom.says('control, her dignity')).words).toMatch(
      /^Parts of wellbeing: Dignity and respect, Control/u,
    );
  });
});

test('P24: what somebody thought goes with their no, and that is said', async () => {
  const ana = (await World.open()).chat('Ana Lopez');
  await ana.says('change monitoring for ada palmer: a call on Mondays because she walks, ada agrees');
  for (const text of ['sarah said no', 'its too early', 'what if mum falls', 'skip']) await ana.says(text);
  await ana.says('change sarah palmer agrees');
  expect((await ana.says('yes by phone this morning')).words).toMatch(
    /^Sarah Palmer agrees: Yes[^]*will not be recorded:\nSarah Palmer thinks: its too early\nEffect on wellbeing: what if mum falls\./u,
  );
});

describe('R3: what is said at "more or less" is kept whole', () => {
  const SAID = 'less. from next week monday, because helen says so';

  test.each([['a call on mondays'], []])('after %s', async (...before) => {
    const ana = (await World.open()).chat('Ana Lopez');
    await ana.says('change monitoring for arthur bell');
    for (const text of before) await ana.says(text);
    expect((await ana.says(SAID)).words).toMatch(/^More or less: Less\nFrom: Mon 30 Nov 2026\nWhy: helen says so\./u);
  });

  test('R1: somebody’s view is asked about, and is never the reason unasked', async () => {
    const ana = (await World.open()).chat('Ana Lopez');
    await ana.says('change monitoring for arthur bell');
    for (const text of ['a call on mondays', 'less']) await ana.says(text);
    const asked = await ana.says('helen bell agrees by phone yesterday');
    expect(asked.words).toContain('or is it your answer? Nothing was kept.');
  });
});

describe('who joins a circle, typed', () => {
  async function joining(): Promise<Chat> {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('add somebody to a circle for Ada Palmer');
    await priya.says('Joan Bird');
    return priya;
  }

  test.each(['not carer', 'today', '07700 900444'])('"%s" is nothing that somebody is to another', async (says) => {
    const priya = await joining();
    const { words } = await priya.says(says);
    expect(words).not.toContain('As:');
    expect(words).toMatch(/(?:What are they|What is Joan Bird) to /u);
  });

  test('two answers in one message fill two questions, and what is still open is asked once', async () => {
    const priya = await joining();
    expect((await priya.says('niece, 07700 900444')).words).toMatch(
      /^As: niece, 07700 900444\.[^]*Does Joan Bird care for Ada\?/u,
    );
    expect((await priya.says('not carer')).words).toMatch(/^Cares for the person: No\.[^]*Does Ada agree/u);
    for (const text of ['yes both', 'in person', 'today']) await priya.says(text);
    expect((await priya.says('record it')).text).toContain('Joan Bird is in their circle');
  });
});

test('an administrator puts somebody in a team with their role, in one sentence', async () => {
  const sam = (await World.open()).chat('Sam Cole');
  const { words } = await sam.says('put Jack Byrne in My Team as a coordinator');
  expect(words).toContain('Team: My Team; Who: Jack Byrne (concerns officer); Roles: Coordinator.');
});

test('R45: what a yes says of capacity is checked before it is recorded, also where it was said with the first words', async () => {
  const tom = (await World.open()).chat('Tom Reed');
  const check = await tom.says('change monitoring for ada palmer: a call on Mondays because she walks, both agree');
  expect(check.text).toContain('Yes, in person, Mon 23 Nov 2026, has capacity: no doubt was raised');
  await tom.says('change ada agrees');
  expect((await tom.says('not reached')).words).not.toContain('no doubt was raised');
});
