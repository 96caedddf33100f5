import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { people } from '../../src/demo/world.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId } from '../../src/kernel/ids.ts';
import { personDocument } from '../../src/people/documents.ts';
import { fileReader } from '../../src/teams/files.ts';
import { changeStaff, staffCalled } from '../support/changing.ts';
import { recordsAChange } from '../support/change.ts';
import { BOT, typed, typedInChannel, type Connector, type Json } from '../support/connector.ts';
import { buttonsOf, textsIn, World, type Chat, type Reply } from '../support/talk.ts';
import { connected, file, start, type Bot } from '../support/whole-app.ts';

/** cases/edge.md, line by line: what was refused, misread or kept wrongly, through the real way in. */

const FALL = 'she has fallen and is not breathing';

/** What a delivered activity was answered with, over HTTP, once there are so many messages. */
async function answers(bot: Bot, sent: Json, count = 1): Promise<string> {
  const before = bot.connector.requests.length;
  await bot.send(sent);
  const all = await bot.connector.received(before + count);
  return all
    .slice(before)
    .map(({ activity }) => textsIn(activity).join('\n'))
    .join('\n');
}

describe('at the wire', () => {
  let connector: Connector;
  let bot: Bot;
  const open = async (): Promise<void> => {
    connector = await connected();
    bot = await start(file(), connector);
  };
  const says = (text: string, fields: Json = {}, count = 1) => answers(bot, typed(connector.url, text, fields), count);

  test.each<readonly [string, Json]>([
    ['a picture without content', { contentType: 'image/png', contentUrl: 'https://smba.example/1' }],
    ['a gif', { contentType: 'image/gif', contentUrl: 'https://media.example/1.gif' }],
    ['a voice note', { contentType: 'audio/mp4', contentUrl: 'https://smba.example/2', name: null }],
    ['a reference', { contentType: 'reference', contentUrl: 'https://teams.example/l/message/1' }],
  ])('message "she has fallen and is not breathing" with %s: the words are answered, 999 first', async (_, one) => {
    await open();
    expect(await says(FALL, { attachments: [one] })).toContain('Call 999');
  });

  test('a picture or voice note alone gets a sentence', async () => {
    await open();
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://smba.example/1' }];
    expect(await says('', { attachments })).toContain('I cannot look at pictures');
  });

  test('any optional field null: null is absent', async () => {
    await open();
    const keys = 'entities attachments value channelData locale replyToId textFormat localTimestamp name action';
    const empty = Object.fromEntries(keys.split(' ').map((key) => [key, null]));
    expect(await says('hello', empty)).toContain('Hello Priya');
  });

  test('<quoted messageId="1772"/> next Tuesday: the marker is taken out', async () => {
    await open();
    await says('change monitoring for Norman Price', {}, 1);
    await says('a call every morning');
    const kept = await says('<quoted messageId="1772"/> a call on Mondays');
    expect(kept).toContain('After: a call on Mondays.');
  });

  test.each<readonly [string, string, Json]>([
    [
      '<at id="0">Reable</at>, whose entity says <at>Reable</at>',
      '<at id="0">Reable</at> ',
      { text: '<at>Reable</at>' },
    ],
    ['<at>Reable</at>, whose entity has no text', '<at>Reable</at> ', {}],
  ])('%s link My Team: linked', async (_, at, entity) => {
    await open();
    const entities = [{ type: 'mention', mentioned: { id: BOT, name: 'Reable' }, ...entity }];
    const sent = typedInChannel(connector.url, '', {
      text: `${at}link My Team`,
      entities,
      from: staffCalled('Sam Cole'),
    });
    expect(await answers(bot, sent)).toContain('This is now the channel of My Team.');
  });

  test('messageUpdate of an answer just given, or one that now speaks of danger: edits are not read; advice on danger', async () => {
    await open();
    const edited = (text: string) => answers(bot, typed(connector.url, text, { type: 'messageUpdate' }));
    await says('change monitoring for Norman Price');
    expect(await edited('a call every day')).toContain('what you sent first is what I have');
    expect(await edited(FALL)).toContain('Call 999');
  });

  test("a suggestion's value names nobody whom nobody named", async () => {
    await open();
    await says('hello');
    await says('who has been told');
    await says('change monitoring');
    const values = connector.requests.flatMap(
      ({ activity }) => JSON.stringify(activity['suggestedActions'] ?? []).match(/"value":"[^"]*"/gu) ?? [],
    );
    expect(values.join('\n')).not.toMatch(/Ada|Palmer|Norman|Samuel/u);
  });
});

const KNOWN = [
  ['Jeffrey Hill', 'Mr'],
  ['May Wilson', 'Mrs'],
  ['Harry Moss', 'Mr'],
  ['Stuart Dean', 'Mr'],
  ['Władysław Nowak', 'Mr'],
  ['Joan Fallon', 'Mrs'],
  ['Harold Downing', 'Mr'],
  ['Peter Ranger', 'Mr'],
] as const;

let world: World;

beforeAll(async () => {
  world = await World.open({ at: '2026-11-25T10:00:00Z' });
  const [ada] = people(Day.parse('2026-11-25'));
  if (!ada) throw new Error('nobody in the demo');
  const { nhsNumber: _, ...rest } = ada;
  for (const [index, [name, title]] of KNOWN.entries()) {
    const preferredName = name.split(' ')[0] ?? name;
    const one = { ...rest, id: PersonId.parse(`edge${index}abcdefgh`), name, title, preferredName };
    await world.store.create('people', personDocument({ ...one, reference: `ED-${100 + index}`, circle: [] }));
  }
  await changeStaff(world, 'Kofi Mensah', { name: 'Aoife O’Neill' });
  await changeStaff(world, 'Wendy Stone', { name: 'Siân Rees' });
});

/** Says these one after another, in a world of its own; the last answer. */
async function played(texts: readonly string[], chat?: Chat): Promise<Reply> {
  const by = chat ?? (await world.copied()).chat('Priya Shah');
  let reply: Reply | undefined;
  for (const text of texts) reply = await by.says(text);
  if (!reply) throw new Error('nothing was said');
  return reply;
}

describe('the same word again after 12 to 120 seconds', () => {
  test('yes, yes: both are taken', async () => {
    const here = await world.copied();
    const chat = here.chat('Priya Shah');
    await played(['change monitoring for Ada Palmer', 'a call on Mondays', 'She manages.', 'yes'], chat);
    here.clock.pass({ minutes: 0.5 });
    expect((await chat.says('yes')).words).toContain('Sarah Palmer agrees: Yes');
  });

  test('back, back, and cancel in a new form: taken, also when the first took long', async () => {
    const here = await world.copied();
    const chat = here.chat('Priya Shah');
    const slowly = (text: string) =>
      chat.gives({ kind: 'said', text, receivedAt: new Date(here.clock.now().getTime() - 5_000) });
    await played(['change monitoring for Ada Palmer', 'a call on Mondays', 'She manages.'], chat);
    for (const text of ['back', 'back']) {
      expect((await slowly(text)).words).not.toContain('already');
      here.clock.pass({ minutes: 0.5 });
    }
    for (const name of ['Norman Price', 'Ada Palmer']) {
      await chat.says(`change monitoring for ${name}`);
      expect((await slowly('cancel')).text).not.toContain('already');
      here.clock.pass({ minutes: 0.5 });
    }
  });

  test('a channel deleted (404): "teams and staff" says so, and an administrator hears', async () => {
    const here = await World.open({ administrators: ['10000000-0000-4000-8000-000000000021'] });
    await here.chat('Sam Cole').says('hello');
    await recordsAChange(here.chat('Priya Shah'));
    here.answers.push({ kind: 'never' });
    const heard = await here.ticks();
    expect(JSON.stringify(heard)).toContain('I cannot speak in the channel of My Team any more');
    expect((await here.chat('Sam Cole').says('teams and staff')).text).not.toContain('Its channel is linked');
  });
});

describe('days and times', () => {
  const DAY = [
    'change monitoring for Norman Price',
    'a call every day',
    'a call on Mondays',
    'He manages alone.',
    'yes',
    'no carer',
  ];
  const day = async (words: string, at?: string): Promise<string> => {
    const here = await world.copied();
    if (at !== undefined) here.clock.set(at);
    const chat = here.chat('Priya Shah');
    await played(DAY, chat);
    await chat.says('change from');
    return (await chat.says(words)).words;
  };

  test.each([
    ['next week Monday', 'Mon 30 Nov 2026'],
    ['this week Friday', 'Fri 27 Nov 2026'],
    ['Friday the fourth', 'Fri 4 Dec 2026'],
    ['tonight at 8', 'Wed 25 Nov 2026'],
    ['first thing tomorrow', 'Thu 26 Nov 2026'],
    ['w/c 30/11', 'Mon 30 Nov 2026'],
  ])('%s: %s', async (words, expected) => {
    expect(await day(words)).toContain(`From: ${expected}`);
  });

  test.each(['1st-3rd December', '4th and 5th December'])('%s: asked again', async (words) => {
    expect(await day(words)).toMatch(/^I could not read a date in that/u);
  });

  test.each([
    ['Good Friday', 'Fri 26 Mar 2027'],
    ['Easter Monday', 'Mon 29 Mar 2027'],
  ])('%s, on 17 Mar 2027: %s', async (words, expected) => {
    expect(await day(words, '2027-03-17T10:00:00Z')).toContain(`From: ${expected}`);
  });

  const TIME = ['add a visit for Ada Palmer', 'more support', 'add', 'every day'];
  test.each(['7 to 10', 'two to four'])('%s (a time): is that a window?', async (words) => {
    expect((await played([...TIME, words])).words).toContain('Is that a window');
  });
  test.each([
    ['20 to 8', '07:40'],
    ['tonight at 8', '20:00'],
    ['noon', '12:00'],
    ['half seven', '07:30'],
  ])('%s (a time): %s', async (words, expected) => {
    expect((await played([...TIME, words])).words).toContain(`Time: ${expected}`);
  });
  test('teatime (a time): asked', async () => {
    expect((await played([...TIME, 'teatime'])).words).toContain('What time is that by the clock?');
  });
});

describe('names and commands', () => {
  test.each([
    ['change monitoring for Mrs Fallon', 'Joan Fallon'],
    ['change monitoring for Harold Downing', 'Harold Downing'],
    ['change monitoring for Mr Ranger', 'Peter Ranger'],
    ['change monitoring for May Wilson', 'May Wilson'],
    ['change monitoring for Wladyslaw Nowak', 'Władysław Nowak'],
  ])('%s: the person', async (words, name) => {
    expect((await played([words])).text).toContain(`${name} · ED-`);
  });

  test.each([
    ['Harry', 'Harry Moss'],
    ['Stuart', 'Stuart Dean'],
    ['May Wilson', 'May Wilson'],
    ['Wladyslaw Nowak', 'Władysław Nowak'],
  ])('%s: the person', async (words, name) => {
    expect((await played([words])).text).toMatch(new RegExp(`^${name}\n`, 'u'));
  });

  test.each(['Jeffrey Lord', 'change monitoring for Jeffrey Lord'])('%s: nobody of that name', async (words) => {
    const { text, card } = await played([words]);
    expect([text.includes('I know nobody by that name'), card]).toEqual([true, undefined]);
  });

  test.each([
    ['Ida Palmer', 'Ada Palmer'],
    ['Mrs Hall', 'Jeffrey Hill'],
    ['change monitoring for Ida Palmer', 'Ada Palmer'],
  ])('%s: do you mean ...?', async (words, name) => {
    const { text, card } = await played([words]);
    expect([text.includes(`Do you mean ${name}`), card]).toEqual([true, undefined]);
  });

  const AGREES = ['change monitoring for Ada Palmer', 'a call on Mondays', 'She manages.'];
  test('"does" to "Does Ada agree?": yes, or asks', async () => {
    expect((await played([...AGREES, 'does'])).words).not.toContain('Ada agrees: No');
  });
  test.each(['yup', 'ye', 'aye'])('%s for a carer: yes', async (words) => {
    expect((await played([...AGREES, 'yes', words])).words).toContain('Sarah Palmer agrees: Yes');
  });

  test.each(['skip', 'n/a', '.'])('"%s" where views are needed: cannot be skipped', async (words) => {
    const { words: said } = await played([...AGREES, 'yes', 'no', words]);
    expect(said).toMatch(/This one is needed and cannot be left out|says nothing yet/u);
  });

  test.each(['stop', 'sorry wrong person', 'undo'])('"%s" in a text question: asked', async (words) => {
    const { words: said } = await played(['change monitoring for Ada Palmer', words]);
    expect(said).toContain('Do you want to stop');
    expect(said).not.toContain('After:');
  });
});

describe('names, besides', () => {
  test('whoever is there and whoever is not, out of sight, are answered in the same words', async () => {
    const [there, nowhere] = [await played(['Frank Hughes']), await played(['Frank Nobody'])];
    expect(there.words).toBe(nowhere.words);
    expect((await played(['change monitoring for Frank Hughes'])).words).toBe(there.words);
  });

  test('advice about danger comes whatever name stands beside it', async () => {
    expect((await played(['Mrs Fallon has fallen and is not breathing'])).text).toContain('Call 999');
  });

  test('somebody of a circle leads to the person', async () => {
    expect((await played(['Sarah Palmer'])).text).toMatch(/^Ada Palmer\n/u);
  });

  test('several answers in one message are taken, and repeated back', async () => {
    const said = 'less; a call every day; a call on Mondays; from Tuesday';
    const { words } = await played(['change monitoring for Norman Price', said]);
    for (const answer of [
      'More or less: Less',
      'Before: a call every day',
      'After: a call on Mondays',
      'From: Tue 1 Dec 2026',
    ])
      expect(words).toContain(answer);
  });

  test('words that match no choice start no other form', async () => {
    const said = ['change monitoring for Norman Price', 'a call every day', 'a call on Mondays', 'He manages alone.'];
    expect((await played([...said, 'the usual'])).words).toContain('I did not recognise that');
  });
});

describe('files of people', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const ADDRESS = 'https://contoso-my.sharepoint.com/personal/priya/people.csv';
  const HEAD = 'reference,name,started,carer,NHS number,support worker,team';
  /** Sends the bytes of a file, as Teams has them fetched from OneDrive. */
  async function sends(bytes: Buffer | string): Promise<Reply> {
    jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(Uint8Array.from(Buffer.from(bytes))));
    const chat = (await world.copied()).with({ readFile: fileReader() }).chat('Priya Shah');
    await chat.says('import people');
    return chat.sendsFile({ name: 'people.csv', kind: 'csv', address: ADDRESS });
  }
  const row = (cells: Partial<Record<'name' | 'started' | 'carer' | 'nhs' | 'worker' | 'team', string>>): string =>
    [
      'RB-9',
      cells.name ?? 'Joan Hill',
      cells.started ?? '2026-11-03',
      cells.carer ?? '',
      cells.nhs ?? '',
      cells.worker ?? '',
      cells.team ?? '',
    ]
      .map((cell) => `"${cell}"`)
      .join(',');
  const line = async (cells: Parameters<typeof row>[0]): Promise<string> =>
    (await sends(`${HEAD}\n${row(cells)}`)).text;

  test.each(['Aoife Oâ€™Neill', 'SiÃ¢n Rees'])('%s: refused, letters are broken', async (name) => {
    expect(await line({ name })).toContain('letters are broken');
  });
  test('a UTF-8 file with one broken byte: refused', async () => {
    const whole = Buffer.from(`${HEAD}\n${row({ name: 'Siân Rees' })}\n${row({ name: 'Zoe Hall' })}`);
    whole[whole.lastIndexOf('Z')] = 0xff;
    expect((await sends(whole)).text).toContain('letters are broken');
  });
  test.each(['None', 'N/A', '-'])('carer %s: empty', async (carer) => {
    const { text } = await sends(`${HEAD}\n${row({ carer })}`);
    expect(text).toContain('New: Joan Hill');
    expect(text).not.toContain(`Joan Hill (with`);
  });
  test('name #N/A: the line is refused', async () => {
    expect(await line({ name: '#N/A' })).toContain('such as #N/A');
  });
  test.each([
    ['Mrs Ada Jenkins', 'New: Ada Jenkins'],
    ['PATEL, Harshad', 'New: Harshad Patel'],
  ])('name "%s": %s', async (name, read) => {
    expect(await line({ name })).toContain(read);
  });
  test.each(['9999999999', '0000000000'])('NHS number %s: refused', async (nhs) => {
    expect(await line({ nhs })).toContain('the NHS number is not one');
  });
  test.each(["Aoife O'Neill", 'Aoife  O’Neill', 'Tom\u00a0Reed', 'Sia\u0302n Rees'])(
    'worker %j: found',
    async (worker) => {
      expect(await line({ worker })).toContain('New: Joan Hill');
    },
  );
  test('started 1/2/1936: asked about', async () => {
    expect(await line({ started: '1/2/1936' })).toContain('is it a date of birth?');
  });
  test.each(['3-Nov-26', '03/11/26', '2026-11-03 00:00:00'])('%s in a CSV file: read as in chat', async (started) => {
    expect(await line({ started })).toContain('New: Joan Hill');
  });
  test.each<readonly [string, Buffer | string]>([
    ['sep=;', `sep=;\n${HEAD.replaceAll(',', ';')}\n${row({}).replaceAll(',', ';')}`],
    ['an empty first line', `\r\n${HEAD}\r\n${row({})}`],
    ['UTF-16BE', Buffer.from(`\uFEFF${HEAD}\n${row({})}`, 'utf16le').swap16()],
  ])('%s: read', async (_, bytes) => {
    expect((await sends(bytes)).text).toContain('New: Joan Hill');
  });
  test('a team the importer does not have: names the teams there are', async () => {
    expect(await line({ team: 'East' })).toContain('you have no team of that name: there is My Team');
  });
  test('a file that is clean: the names, before saving', async () => {
    const { text, card } = await sends(`${HEAD}\n${row({})}`);
    expect(text).toContain('New: Joan Hill');
    expect(buttonsOf(card).map(({ title }) => title)).not.toContain('Saved');
    expect(text).toContain('Nothing is');
  });
});
