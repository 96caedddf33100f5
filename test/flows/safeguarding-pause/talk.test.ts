import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { pauseIdOf } from '../../../src/flows/safeguarding-pause/rules.ts';
import { agreed } from '../../support/plan-talk.ts';
import { raisesConcern } from '../../support/concern.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

const SAMUEL = personId('samuel');
let world: World;
let mei: Chat;
let priya: Chat;
let tom: Chat;
beforeEach(async () => {
  world = await World.open();
  [mei, priya, tom] = [world.chat('Mei Lin'), world.chat('Priya Shah'), world.chat('Tom Reed')];
  await priya.says('hello');
  await tom.says('hello');
  await raisesConcern(mei, 'Samuel Okafor');
});

/** Nobody has acknowledged it in time, so that managers see to it besides (R38). */
async function isLate(): Promise<void> {
  world = await World.open({ asksWeekly: true });
  mei = world.chat('Mei Lin');
  await raisesConcern(mei, 'Samuel Okafor');
  world.clock.set('2026-11-25T10:00:00Z');
  await world.app.daily();
}

const REASON = 'His nephew takes his pension';
const ALL = { 'line-service': 'yes', 'line-process': 'yes', 'line-person': 'yes', 'line-carer': 'none' };

async function decides(chat: Chat, outcome: 'paused' | 'alongside', answers: Readonly<Record<string, string>> = {}) {
  await chat.sends({ do: 'flow/start', id: SAMUEL, x: 'safeguarding-pause' });
  await chat.presses('Next', { outcome, reason: REASON, ...answers });
  await chat.presses('Next', { ...ALL, ...answers });
}

async function pauses(chat: Chat, tell = '') {
  await decides(chat, 'paused');
  await chat.presses('Next', {
    safe: 'His sister holds the card',
    essential: 'Medicines: district nurse',
    contact: 'other',
    every: '3',
  });
  await chat.presses('Next', { contactName: 'Ruth Okafor, sister' });
  await chat.presses('Next', { tell });
  return chat.presses('Record this decision');
}

async function restarts(chat: Chat, answers: Readonly<Record<string, string>> = { plan: 'as-before' }) {
  await decides(chat, 'alongside');
  await chat.presses('Next', { plan: 'as-before', ...answers });
  if (answers['plan'] === 'changes') await chat.presses('Next', answers);
  await chat.presses('Next', { tell: '' });
  return chat.presses('Record this decision');
}

const BANNER = 'Paused since Mon 23 Nov 2026. Ask Mei Lin.';
const person = async () => world.app.directory.person(SAMUEL);
const sentTo = (delivered: Awaited<ReturnType<World['ticks']>>): string =>
  delivered.map(({ message }) => textsIn(message).join('\n')).join('\n---\n');

describe('R41: reablement pauses', () => {
  test('by card: the lead decides, everything says that it is paused, and nothing but her own page says why', async () => {
    await agreed(world, tom, priya);
    const done = await pauses(mei);
    expect(done.text).toContain('Reablement is paused');
    expect(done.text).toContain(REASON);
    for (const words of [
      'Samuel Okafor',
      'show the plan for Samuel Okafor',
      'timeline for Samuel Okafor',
      'show the pause for Samuel Okafor',
      'change monitoring for Samuel Okafor',
      'change the plan for Samuel Okafor',
    ]) {
      const { text } = await priya.says(words);
      expect(text).toContain('Paused');
      expect(text).not.toMatch(/pension|safeguarding process/iu);
    }
    expect((await priya.says('Samuel Okafor')).text).toContain(BANNER);
    const page = await tom.says('show the pause for Samuel Okafor');
    expect(page.text).toContain('Medicines: district nurse');
    expect(page.text).not.toMatch(/pension|sister/iu);
  });

  test('by typing alone', async () => {
    await mei.says('pause reablement for Samuel Okafor');
    for (const words of [
      'pause',
      REASON,
      'involved',
      'involved',
      'involved',
      'there is nobody',
      'His sister holds the card',
      'none is needed',
      'Priya Shah',
      'every week',
      'skip',
    ])
      await mei.says(words);
    expect((await mei.says('record it')).text).toContain('Recorded as PA-');
    expect((await person())?.stopped).toMatchObject({ what: 'paused', since: '2026-11-23', ask: 'Mei Lin' });
  });

  test('R40: visits and routine duties are quiet; who is chosen hears that it pauses; finance and the rota wait to be told', async () => {
    await agreed(world, tom, priya);
    await world.ticks();
    const before = (await world.app.records.about(SAMUEL)).flatMap(({ duties }) => duties);
    expect(before).not.toEqual([]);
    const tomKey = (await person())?.circle.find(({ name }) => name === 'Tom Reed')?.key ?? '';
    await pauses(mei, tomKey);
    const after = (await world.app.records.about(SAMUEL)).flatMap(({ kind, duties }) =>
      ['pause', 'offices', 'safeguarding-concern'].includes(kind) ? [] : duties,
    );
    expect(after).toEqual([]);
    const offices = (await world.app.records.about(SAMUEL)).find(({ kind }) => kind === 'offices');
    expect(offices?.duties[0]?.words).toContain('Paused since Mon 23 Nov 2026');
    const sent = sentTo(await world.ticks());
    expect(sent).toContain('Paused since Mon 23 Nov 2026');
    expect(sent).not.toMatch(/pension|safeguarding|sister/iu);
  });

  test('R43: it goes on again by a decision; the pause stays in the timeline, and its reasons with those who decided', async () => {
    await agreed(world, tom, priya);
    await pauses(mei);
    world.clock.set('2026-11-27T10:00:00Z');
    const done = await restarts(mei, { plan: 'changes', planWords: 'No evening visit for now' });
    expect(done.text).toContain('No longer paused. Visits go on once the plan has been looked at.');
    expect((await person())?.stopped).toBeUndefined();
    const plan = await priya.says('show the plan for Samuel Okafor');
    expect(plan.text).toContain('look at this plan before visits do');
    await priya.presses('I have looked at the plan');
    expect((await person())?.planFirst).toBeUndefined();
    const timeline = await priya.says('timeline for Samuel Okafor');
    expect(timeline.text).toContain('No longer paused');
    expect(timeline.text).toContain('not set up here');
    const page = await priya.says('show the pause for Samuel Okafor');
    expect(page.text).toContain('Mon 23 Nov 2026 to Fri 27 Nov 2026');
    expect(page.text).not.toMatch(/pension/iu);
    await mei.says('show the pause for Samuel Okafor');
    const history = await mei.presses('History');
    expect(history.text.split(REASON)).toHaveLength(3);
  });

  test('S53: two leads at once: the second is told that somebody has decided', async () => {
    await isLate();
    const sam = world.chat('Sam Cole');
    await decides(sam, 'alongside');
    await decides(mei, 'alongside');
    await mei.presses('Record this decision');
    // Sam does not learn that there is a decision that pauses nothing, and his own is added to it.
    expect((await sam.presses('Record this decision')).text).toContain('Recorded as PA-');
    await pauses(mei);
    await sam.sends({ do: 'flow/start', id: SAMUEL, x: 'safeguarding-pause' });
    await mei.sends({ do: 'flow/start', id: SAMUEL, x: 'safeguarding-pause' });
    await sam.presses('Next', { outcome: 'alongside', reason: 'It is safe again' });
    expect((await person())?.stopped?.what).toBe('paused');
  });

  test('a decision that pauses nothing is seen by nobody else: no page, no line, no reference', async () => {
    await decides(mei, 'alongside');
    const reference = /PA-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec((await mei.presses('Record this decision')).text)?.[0] ?? '';
    for (const chat of [priya, tom, world.chat('Sam Cole')])
      for (const words of [
        'Samuel Okafor',
        reference,
        'show the pause for Samuel Okafor',
        'timeline for Samuel Okafor',
        'board',
      ])
        expect((await chat.says(words)).text).not.toMatch(/pension|goes on alongside|Decided by/iu);
    expect((await priya.says('show the pause for Samuel Okafor')).text).toContain('Nothing is recorded about a pause');
  });

  test('a manager who decided sees what they decided; who did not cannot end a pause, and is told whom to ask', async () => {
    const sam = world.chat('Sam Cole');
    await pauses(mei);
    await sam.sends({ do: 'flow/start', id: SAMUEL, x: 'safeguarding-pause' });
    expect(JSON.stringify(sam.card)).toContain('ask Mei Lin');
    expect((await priya.sends({ do: 'flow/start', id: SAMUEL, x: 'safeguarding-pause' })).text).not.toContain('Why?');
  });

  test('S51: cut off between the record and all that follows, the next day does the rest', async () => {
    world = await World.open({ asksWeekly: true });
    mei = world.chat('Mei Lin');
    await raisesConcern(mei, 'Samuel Okafor');
    await pauses(mei);
    const now = await person();
    if (!now) throw new Error('nobody');
    const { stopped: _, ...before } = now;
    const { staff } = await import('../../support/changing.ts').then(({ staffCalled }) => ({
      staff: staffCalled('Priya Shah'),
    }));
    const { viewerOf } = await import('../../../src/people/staff.ts');
    await world.app.administration.changePerson(viewerOf(staff), SAMUEL, 'undone', () => before, 'record');
    await world.app.daily();
    expect((await person())?.stopped).toMatchObject({ what: 'paused', record: pauseIdOf(SAMUEL) });
  });
});

describe('P19, R41: a stay in hospital, an end or a death during a pause', () => {
  async function inHospital(chat: Chat) {
    await chat.says('Samuel Okafor is in hospital');
    await chat.presses('Next', { expectedBack: '' });
    await chat.presses('Record this');
  }
  async function back(chat: Chat) {
    await chat.says('Samuel Okafor is back from hospital');
    await chat.presses('Next', { backOn: '2026-11-23', how: 'as-before' });
    return chat.presses('Record this');
  }

  test('in hospital while paused: that stands first, and back again it is paused as before', async () => {
    await pauses(mei);
    await inHospital(tom);
    expect((await priya.says('Samuel Okafor')).text).toContain(
      'They stay paused after that: paused since Mon 23 Nov 2026. Ask Mei Lin.',
    );
    expect((await back(tom)).text).toContain(BANNER);
    expect((await person())?.stopped).toMatchObject({ what: 'paused', record: pauseIdOf(SAMUEL) });
    expect((await priya.says('change monitoring for Samuel Okafor')).text).toContain(BANNER);
  });

  test('paused while in hospital, and not any more before they are back', async () => {
    await inHospital(tom);
    await pauses(mei);
    expect((await person())?.stopped).toMatchObject({ what: 'hospital', paused: { ask: 'Mei Lin' } });
    await restarts(mei);
    expect((await person())?.stopped).toMatchObject({ what: 'hospital' });
    expect((await person())?.stopped?.paused).toBeUndefined();
    await back(tom);
    expect((await person())?.stopped).toBeUndefined();
  });

  test('a death during a pause, recorded by mistake: it is paused again', async () => {
    await pauses(mei);
    await tom.says('Mr Okafor has died');
    await tom.presses('Next', { diedOn: '2026-11-22' });
    await tom.presses('Record this');
    expect((await person())?.stopped?.what).toBe('died');
    expect((await world.app.records.read(pauseIdOf(SAMUEL)))?.duties).toEqual([]);
    await tom.presses('Recorded by mistake');
    await tom.presses('Next', { what: 'restart' });
    await tom.presses('Next', { reason: 'It was another man' });
    expect((await tom.presses('Record this')).text).toContain(BANNER);
    expect((await person())?.ended).toBeUndefined();
    expect((await world.app.records.read(pauseIdOf(SAMUEL)))?.duties).not.toEqual(undefined);
    expect(world.surprises).toEqual([]);
  });
});

describe('R40: while a concern is open, whether reablement pauses is decided', () => {
  const undecided = async () =>
    (await world.app.records.about(SAMUEL)).flatMap(({ duties }) => duties.filter(({ kind }) => kind === 'pause'));

  test('undecided it waits; the decision, made from the concern, settles it, and the pause does not say where it came from', async () => {
    const concern = (await world.app.records.about(SAMUEL)).find(({ kind }) => kind === 'safeguarding-concern');
    expect(await undecided()).toHaveLength(1);
    await mei.sends({ do: 'record/open', id: concern?.id ?? '' });
    await mei.presses('Acknowledge');
    await mei.sends({ do: 'flow/start', id: concern?.id ?? '', x: 'safeguarding-pause' });
    await mei.presses('Next', { outcome: 'paused', reason: REASON });
    await mei.presses('Next', ALL);
    await mei.presses('Next', {
      safe: 'His sister holds the card',
      essential: 'none is needed',
      contact: 'other',
      every: '3',
    });
    await mei.presses('Next', { contactName: 'Ruth Okafor, sister' });
    await mei.presses('Next', { tell: '' });
    expect((await mei.presses('Record this decision')).text).toContain('Reablement is paused');
    expect(await undecided()).toEqual([]);
    const page = await priya.says('show the pause for Samuel Okafor');
    expect(page.text).toContain('Paused');
    expect(page.text).not.toMatch(/SG-|concern|pension/iu);
    expect(world.surprises).toEqual([]);
  });
});
