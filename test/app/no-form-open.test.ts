import { beforeAll, describe, expect, test } from '@jest/globals';
import { parts } from '../cards/parts.ts';
import { World, type Chat, type Reply } from '../support/talk.ts';

/** One world for all: each test works on a copy of it. */
let world: World;
beforeAll(async () => {
  world = await World.open();
});

const chat = async (name: string): Promise<Chat> => (await world.copied()).chat(name);
const typedBy = ({ outbound }: Reply): readonly string[] =>
  outbound.flatMap((one) =>
    one.kind === 'say' && one.message.kind === 'words' ? (one.message.suggestions ?? []).map(({ says }) => says) : [],
  );
const filled = ({ card }: Reply): Readonly<Record<string, unknown>> =>
  Object.fromEntries(parts(card ?? {}).flatMap(({ id, value }) => (typeof id === 'string' ? [[id, value]] : [])));

describe('R9: what somebody did, or would not do, is no answer to a change', () => {
  for (const words of [
    'farida refused her breakfast',
    'farida refused her tablets',
    'farida said no to a shower today',
    'farida said yes to the frame',
    'farida refused to get up',
  ])
    test(`"${words}" is offered as evidence`, async () => {
      const reply = await (await chat('Tom Reed')).says(words);
      expect(reply.words).toMatch(/evidence for the plan\. Shall I note/u);
      expect(typedBy(reply)).toEqual([`note evidence for RB-1055: ${words}`]);
    });

  test('R30: who is not happy is offered an answer', async () => {
    const reply = await (await chat('Tom Reed')).says('farida is not happy');
    expect(reply.words).toContain('Shall I note it, so that somebody answers them?');
    expect(typedBy(reply)).toEqual(['note a request for RB-1055: farida is not happy']);
  });

  for (const words of ['Imran is not happy with it', 'Imran says no to the change', 'Imran refused', 'Imran agrees'])
    test(`"${words}" is one`, async () => {
      expect((await (await chat('Tom Reed')).says(words)).text).toContain('Note what they said');
    });
});

describe('R9: evidence that is told is kept in the words, with who and when', () => {
  test('of a fall: first whether anybody is hurt', async () => {
    const tom = await chat('Tom Reed');
    const asked = await tom.says('ada fell this morning in the kitchen, shes ok');
    expect(asked.words).toContain('call 999 first');
    const form = await tom.says(typedBy(asked)[0] ?? '');
    expect(filled(form)).toMatchObject({
      what: 'fall',
      where: 'in the kitchen',
      words: 'ada fell this morning in the kitchen, shes ok',
    });
  });

  test('asked for by name', async () => {
    const form = await (await chat('Priya Shah')).says('evidence for ada: she made toast herself today');
    expect(filled(form)).toMatchObject({ evidenceWords: 'she made toast herself today', evidenceOn: '2026-11-23' });
  });
});

describe('kind words, help and whom to ask', () => {
  const SAYS: Readonly<Record<string, RegExp>> = {
    'ta mate': /^Thank you\./u,
    'thank you very much my friend': /^Thank you\./u,
    'good work, thanks': /^Thank you\./u,
    thx: /^Thank you\./u,
    nvm: /^Thank you\./u,
    'morning, only me again': /Hello Tom/u,
    "I'm new, what can you do?": /What I can do/u,
    'what can I do': /What I can do/u,
    'who is Mei?': /^Mei Lin, safeguarding and mental capacity lead\. My Team\.$/u,
    'I want to make a complaint': /^A complaint of your own, [^]*Tell .*Priya Shah/u,
    'soz wrong one undo that': /^Nothing is deleted here/u,
    'please delete what I wrote': /^Nothing is deleted here/u,
  };
  for (const [words, answer] of Object.entries(SAYS))
    test(`"${words}"`, async () => {
      expect((await (await chat('Tom Reed')).says(words)).text).toMatch(answer);
    });

  test('R38: nobody comes to the door: what to do comes first', async () => {
    const tom = await chat('Tom Reed');
    for (const words of ['no answer at the door', 'ada isnt answering the door', 'nobody is answering the door'])
      expect((await tom.says(words)).words).toMatch(/^Could they be hurt or ill inside\?.*call 999/u);
  });

  test('"morning" alone may be an answer', async () => {
    const tom = await chat('Tom Reed');
    await tom.says('less monitoring for Norman Price');
    expect((await tom.says('morning')).text).not.toContain('Hello Tom');
  });
});

describe('what Help says works', () => {
  test('every example and every phrase of a form about a person, with a name, finds its form', async () => {
    const { app } = world;
    const sam = await chat('Sam Cole');
    const lost: string[] = [];
    for (const flow of app.flows.filter(({ startsFrom }) => startsFrom === 'person')) {
      for (const words of [
        ...(flow.offer ? [flow.offer.example] : []),
        ...flow.phrases.map((phrase) => `${phrase} Ada Palmer`),
      ]) {
        const { text, words: answer } = await sam.says(words);
        if ((answer === '' && text.startsWith('Ada Palmer\n')) || /did not understand|not sure what/u.test(text))
          lost.push(words);
        await sam.says('cancel');
      }
    }
    expect(lost).toEqual([]);
  });
});

describe('days that are said are filled in', () => {
  const SAYS: readonly (readonly [who: string, words: string, fields: Readonly<Record<string, string>>])[] = [
    ['Tom Reed', 'im off sick tomorrow', { from: '2026-11-24' }],
    ['Tom Reed', 'im away from friday for a week', { from: '2026-11-27', until: '2026-12-03' }],
    ['Tom Reed', 'stop adas lunch visit tomorrow', { startsOn: '2026-11-24' }],
    ['Tom Reed', 'stop adas lunch visit from friday because she makes it herself', { startsOn: '2026-11-27' }],
    ['Priya Shah', 'end of reablement for ada', { endedOn: '2026-11-23' }],
  ];
  for (const [who, words, fields] of SAYS)
    test(`"${words}"`, async () => {
      expect(filled(await (await chat(who)).says(words))).toMatchObject(fields);
    });

  test('who is away, and who covers, is checked at once', async () => {
    const reply = await (await chat('Ana Lopez')).says('I am away from tomorrow until 11 December, Tom covers for me');
    for (const words of ['Check what you entered', 'Tue 24 Nov 2026', 'Fri 11 Dec 2026', 'Tom Reed'])
      expect(reply.text).toContain(words);
  });

  test('where nothing is left to ask, it is checked at once: "farida is in hospital since yesterday, back friday maybe"', async () => {
    const tom = await chat('Tom Reed');
    const { words } = await tom.says('farida is in hospital since yesterday, back friday maybe');
    expect(words).toContain('Please check the card');
    expect(words).toMatch(/Since: Sun 22 Nov 2026[^]*Fri 27 Nov 2026/u);
  });
});
