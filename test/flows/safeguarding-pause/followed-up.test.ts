import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { pauseIdOf } from '../../../src/flows/safeguarding-pause/rules.ts';
import { viewerOf } from '../../../src/people/staff.ts';
import { staffCalled } from '../../support/changing.ts';
import { raisesConcern } from '../../support/concern.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

/** What follows from a pause, and who never sees to any of it. */

const SAMUEL = personId('samuel');
const ALL = { 'line-service': 'yes', 'line-process': 'yes', 'line-person': 'yes', 'line-carer': 'none' };
const MEANWHILE = { safe: 'His sister stays', essential: 'Medicines: district nurse' };
let world: World;
let mei: Chat;
let priya: Chat;
let tom: Chat;
beforeEach(async () => {
  world = await World.open({ asksWeekly: true });
  [mei, priya, tom] = [world.chat('Mei Lin'), world.chat('Priya Shah'), world.chat('Tom Reed')];
  for (const chat of [mei, priya, tom, world.chat('Sam Cole')]) await chat.says('hello');
  await raisesConcern(mei, 'Samuel Okafor');
});
const idOf = (name: string) => staffCalled(name).id;
const duties = async () => (await world.app.records.read(pauseIdOf(SAMUEL)))?.duties ?? [];
const person = async () => world.app.directory.person(SAMUEL);

async function begins(chat: Chat, outcome: 'paused' | 'alongside'): Promise<void> {
  await chat.sends({ do: 'flow/start', id: SAMUEL, x: 'safeguarding-pause' });
  await chat.presses('Next', { outcome, reason: 'It is looked into' });
  await chat.presses('Next', ALL);
}
async function pauses(chat: Chat, contact: string): Promise<string> {
  await begins(chat, 'paused');
  await chat.presses('Next', { ...MEANWHILE, contact });
  await chat.presses('Next', { tell: '' });
  return (await chat.presses('Record this decision')).text;
}
async function restarts(answers: Readonly<Record<string, string>>): Promise<string> {
  await begins(mei, 'alongside');
  await mei.presses('Next', answers);
  if (answers['plan'] === 'changes') await mei.presses('Next', answers);
  await mei.presses('Next', { tell: '' });
  return (await mei.presses('Record this decision')).text;
}
/** Who is sent a card on this day. */
async function remindedOn(day: string): Promise<readonly string[]> {
  world.clock.set(`${day}T10:00:00Z`);
  return (await world.ticks()).map(({ address }) => address.conversation);
}
const chatOf = (name: string): string => `a:${staffCalled(name).teamsId}`;

/** Raised by Priya Shah, so that the lead and not Tom Reed sees to it. */
async function raises(source: string): Promise<string> {
  const raised = await raisesConcern(priya, 'Samuel Okafor', source);
  return (await world.app.records.about(SAMUEL)).find(({ reference }) => reference === raised)?.id ?? '';
}

describe('R41: what is essential is decided before anything pauses', () => {
  test.each(['', 'skip', 'n/a'])('"%s" decides nothing', async (essential) => {
    await begins(mei, 'paused');
    const { text } = await mei.presses('Next', { ...MEANWHILE, essential, contact: idOf('Priya Shah') });
    expect(text).toContain('Which essential support goes on');
    expect(text).toContain('Please');
    expect((await person())?.stopped).toBeUndefined();
  });

  test('that none is needed is said in words, and read so', async () => {
    await begins(mei, 'paused');
    await mei.presses('Next', { ...MEANWHILE, essential: 'none is needed', contact: idOf('Priya Shah') });
    await mei.presses('Next', { tell: '' });
    await mei.presses('Record this decision');
    expect((await tom.says('show the pause for Samuel Okafor')).text).toContain(
      'Nothing: it was decided that none is needed',
    );
  });
});

describe('R41: a pause is followed up', () => {
  test('the one named is asked each day to be in touch, the lead to look again on its day; also after the bot was down', async () => {
    await pauses(mei, idOf('Tom Reed'));
    expect(await duties()).toMatchObject([]);
    expect(await remindedOn('2026-11-24')).toContain(chatOf('Tom Reed'));
    expect((await duties()).map(({ kind }) => kind)).toEqual(['in-touch']);
    world = await world.copied();
    tom = world.chat('Tom Reed');
    await tom.says('show the pause for Samuel Okafor');
    await tom.presses('Note the welfare contact', { note: 'He slept well' });
    expect(await duties()).toEqual([]);
    expect(await remindedOn('2026-11-25')).toContain(chatOf('Tom Reed'));
    // Not noted, it is asked for again and again.
    expect(await remindedOn('2026-11-26')).toContain(chatOf('Tom Reed'));
    const later = await remindedOn('2026-12-01');
    expect(later).toContain(chatOf('Tom Reed'));
    expect(later).toContain(chatOf('Mei Lin'));
    expect((await duties()).map(({ kind }) => kind)).toContain('look-again');
  });
});

test('R41: a lead who is in nobody’s circle is reminded of the welfare contact themselves, and nobody in their place', async () => {
  expect((await person())?.circle.map(({ name }) => name)).not.toContain('Mei Lin');
  await pauses(mei, idOf('Mei Lin'));
  world.clock.set('2026-11-24T10:00:00Z');
  const sent = await world.ticks();
  const whom = sent.filter(({ message }) => textsIn(message).join(' ').includes('Welfare contact'));
  expect(whom.map(({ address }) => address.conversation)).toEqual([chatOf('Mei Lin')]);
});

describe('R43: one truth where it is paused no longer', () => {
  const heardByOffices = async (): Promise<string> => {
    const office = (await world.app.records.about(SAMUEL)).find(({ kind }) => kind === 'offices');
    await priya.sends({ do: 'record/open', id: office?.id ?? '' });
    return textsIn(priya.card).join('\n');
  };

  test('as before: its page, the answer and finance and the rota say that visits go on', async () => {
    await pauses(mei, idOf('Tom Reed'));
    expect(await restarts({ plan: 'as-before' })).toContain(
      'No longer paused. Visits and reminders go on as the plan says.',
    );
    const { text } = await tom.says('show the pause for Samuel Okafor');
    expect(text).toContain('No longer paused');
    expect(text).not.toMatch(/goes on again|once the plan/iu);
    const heard = await heardByOffices();
    expect(heard).toContain('No longer paused from Mon 23 Nov 2026: visits go on.');
    expect(heard).not.toContain('Paused since');
  });

  test('with changes: nothing says that visits go on before the plan has been looked at', async () => {
    await pauses(mei, idOf('Tom Reed'));
    const said = await restarts({ plan: 'changes', planWords: 'No evening visit' });
    expect(said).toContain('No longer paused. Visits go on once the plan has been looked at.');
    expect(said).not.toContain('Visits and reminders go on');
    expect(await heardByOffices()).toContain('the team says when visits go on');
    await priya.says('show the plan for Samuel Okafor');
    await priya.sends({ do: 'record/act', id: pauseIdOf(SAMUEL), x: 'looked-at' });
    expect((await person())?.planFirst).toBeUndefined();
    expect(await heardByOffices()).toContain('No longer paused from Mon 23 Nov 2026: visits go on.');
  });

  test('in hospital: visits go on when they are back', async () => {
    await pauses(mei, idOf('Tom Reed'));
    await tom.says('Samuel Okafor is in hospital');
    await tom.presses('Next', { expectedBack: '' });
    await tom.presses('Record this');
    const said = await restarts({ plan: 'as-before' });
    expect(said).toContain('No longer paused. They are in hospital: visits go on when they are back.');
    expect((await person())?.stopped?.what).toBe('hospital');
  });

  test('nothing is decided for a day before what was decided last', async () => {
    await pauses(mei, idOf('Tom Reed'));
    world.clock.set('2026-11-27T10:00:00Z');
    await restarts({ plan: 'as-before' });
    await mei.sends({ do: 'flow/start', id: SAMUEL, x: 'safeguarding-pause' });
    const { text } = await mei.presses('Next', {
      outcome: 'paused',
      from: '2026-11-25',
      reason: 'It is looked into again',
    });
    expect(text).toContain('it cannot be before Fri 27 Nov 2026');
  });
});

describe('R24: whoever may be behind it, or is close to it, sees to nothing', () => {
  test('they are offered for nothing, also to a manager who sees to it because it is late', async () => {
    await raises(idOf('Tom Reed'));
    world.clock.set('2026-11-25T10:00:00Z');
    await world.app.daily();
    for (const chat of [mei, world.chat('Sam Cole')]) {
      await begins(chat, 'paused');
      expect(JSON.stringify(chat.card)).not.toContain('Tom Reed');
      await chat.presses('Next', { ...MEANWHILE, contact: idOf('Priya Shah') });
      expect(JSON.stringify(chat.card)).not.toContain('Tom Reed');
    }
  });

  test('their name is not taken where it is typed', async () => {
    await raises(idOf('Tom Reed'));
    await begins(mei, 'paused');
    await mei.presses('Next', { ...MEANWHILE, essential: 'Lunch: Tom Reed', contact: idOf('Priya Shah') });
    await mei.presses('Next', { tell: '' });
    expect((await mei.presses('Record this decision')).text).toContain('Please name somebody else');
    expect((await person())?.stopped).toBeUndefined();
  });

  test('known later, they are asked for nothing any more, and read no reason', async () => {
    await pauses(mei, idOf('Tom Reed'));
    const id = await raises(idOf('Tom Reed'));
    expect(id).not.toBe('');
    world.clock.set('2026-11-24T10:00:00Z');
    const all = await duties();
    expect(all.map(({ of }) => of)).toEqual([[idOf('Mei Lin')]]);
    const record = await world.app.records.read(pauseIdOf(SAMUEL));
    expect(record?.asks).not.toContain(idOf('Tom Reed'));
    const { text } = await tom.says('show the pause for Samuel Okafor');
    expect(text).not.toContain('Note the welfare contact');
    expect(text).not.toContain('looked into');
  });

  test('the banner tells them what it tells every colleague', async () => {
    await raises(idOf('Tom Reed'));
    await pauses(mei, idOf('Priya Shah'));
    const lineOf = async (chat: Chat) => /Paused since[^\n]*/u.exec((await chat.says('Samuel Okafor')).text)?.[0];
    expect(await lineOf(tom)).toBe('Paused since Mon 23 Nov 2026. Ask Mei Lin.');
    expect(await lineOf(priya)).toBe(await lineOf(tom));
  });

  test('a colleague who is held back from the person reads nothing of it', async () => {
    await pauses(mei, idOf('Priya Shah'));
    await world.app.administration.changePerson(
      viewerOf(staffCalled('Mei Lin')),
      SAMUEL,
      'held back',
      (now) => ({ ...now, closedTo: [idOf('Tom Reed')] }),
      'hold-back',
    );
    for (const words of ['Samuel Okafor', 'show the pause for Samuel Okafor', 'my work'])
      expect((await tom.says(words)).text).not.toContain('Paused');
  });
});

test('S53: two decide at once on a pause: the first is recorded, and the other reads whom to ask', async () => {
  world.clock.set('2026-11-25T10:00:00Z');
  await world.app.daily();
  const sam = world.chat('Sam Cole');
  await begins(sam, 'paused');
  await sam.presses('Next', { ...MEANWHILE, contact: idOf('Priya Shah') });
  await sam.presses('Next', { tell: '' });
  await pauses(mei, idOf('Priya Shah'));
  expect((await sam.presses('Record this decision')).text).toContain(
    'this changed. Paused since Wed 25 Nov 2026. Ask Mei Lin.',
  );
  const { text } = await sam.presses('Record this decision');
  expect(text).toContain('Whether it goes on is decided by those who decided it: ask Mei Lin.');
  expect(text).not.toContain('Recorded as');
  expect((await person())?.stopped).toMatchObject({ what: 'paused', ask: 'Mei Lin' });
});

test('R40: undecided, it is a duty of the lead from the day on which the concern is acknowledged, and is chased', async () => {
  const id = await raises('not-known');
  await mei.sends({ do: 'record/open', id });
  await mei.presses('Acknowledge');
  const waits = async () =>
    (await world.app.records.about(SAMUEL)).flatMap((record) =>
      record.id === id ? record.duties.filter(({ kind }) => kind === 'pause') : [],
    );
  expect(await waits()).toMatchObject([{ of: [idOf('Mei Lin')], grave: true }]);
  for (const day of ['2026-11-24', '2026-11-30', '2026-12-03'])
    expect(await remindedOn(day)).toContain(chatOf('Mei Lin'));
  expect(textsIn((await mei.says('my work')).card).join('\n')).toContain('Decide whether reablement pauses');
});

describe('R24, R40: whoever may be behind a concern decides nothing on a pause', () => {
  const starts = async (name: string) => (await mei.says(`decide on a pause for ${name}`)).text.replaceAll(name, 'X');

  test('the lead who is named reads the words of somebody about whom nothing is open, and another is asked', async () => {
    await raisesConcern(priya, 'Ada Palmer', idOf('Mei Lin'));
    expect(await starts('Ada Palmer')).toBe(await starts('Jean Doyle'));
    expect(await starts('Ada Palmer')).toContain('none about X is yours to decide on');
    const sam = world.chat('Sam Cole');
    await sam.says('pause reablement for Ada Palmer');
    expect(JSON.stringify(sam.card)).toContain("Does Ada's reablement pause?");
  });

  test('also where another concern about the person is hers, and where the form stood open before she was named', async () => {
    await begins(mei, 'paused');
    await mei.presses('Next', { ...MEANWHILE, contact: idOf('Mei Lin') });
    await mei.presses('Next', { tell: '' });
    await raises(idOf('Mei Lin'));
    for (let press = 0; press < 2 && JSON.stringify(mei.card).includes('Record this decision'); press += 1)
      await mei.presses('Record this decision');
    expect(textsIn(mei.card).join('\n')).not.toContain('Recorded as');
    expect(await world.app.records.read(pauseIdOf(SAMUEL))).toBeUndefined();
    expect(await starts('Samuel Okafor')).toContain('none about X is yours to decide on');
  });

  test('named later, she no longer sees to her own pause, and another decides on it', async () => {
    await pauses(mei, idOf('Mei Lin'));
    await raises(idOf('Mei Lin'));
    const asked = (await world.app.records.about(SAMUEL)).flatMap((record) =>
      record.kind === 'pause' ? record.asks : [],
    );
    expect(asked).not.toContain(idOf('Mei Lin'));
    expect((await mei.says('show the pause for Samuel Okafor')).text).not.toContain('Note the welfare contact');
    const sam = world.chat('Sam Cole');
    await sam.sends({ do: 'flow/start', id: SAMUEL, x: 'safeguarding-pause' });
    expect(JSON.stringify(sam.card)).toContain('It stays paused');
  });
});
