import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { recordsAChange } from '../../support/change.ts';
import { startedFor } from '../../support/plan-talk.ts';
import { counting } from '../../support/counting.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const ARTHUR = personId('arthur');
let world: World;
let tom: Chat;
let mei: Chat;
beforeEach(async () => {
  world = await World.open();
  [tom, mei] = [world.chat('Tom Reed'), world.chat('Mei Lin')];
  await tom.joins();
  await mei.joins();
});

const LEVEL = { libertyNow: 'yes', libertyNeeded: 'no', capacity: 'lacks' };
const WANTS = { wishes: 'He walks about the garden', libertyObjection: 'none', libertyExisting: 'none' };
const ASSESSED = { assessedBy: 'me', assessedOn: '2026-11-20' };
const WISHES = { ...ASSESSED, ...WANTS };

async function screens(level: Readonly<Record<string, string>> = {}, wishes: Readonly<Record<string, string>> = {}) {
  await tom.says('screen for liberty for Arthur Bell');
  await tom.presses('Next', { libertyRestrictions: 'door' });
  await tom.presses('Next', { ...LEVEL, ...level });
  return tom.presses('Record it', { ...(level['capacity'] === 'unknown' ? WANTS : WISHES), ...wishes });
}
async function screensAgain(chat: Chat): Promise<void> {
  await chat.says('screen for liberty for Arthur Bell');
  await chat.presses('Next');
  await chat.presses('Next', LEVEL);
  await chat.presses('Record it', WISHES);
}
const sent = async (): Promise<string> => textsIn([await world.ticks(), await world.ticks()]).join('\n');
const record = async () => (await world.app.records.about(ARTHUR)).find(({ kind }) => kind === 'liberty');
const titles = (chat: Chat): readonly string[] => buttonsOf(chat.card).map(({ title }) => title);

describe('R44: authorisation is considered, and never concluded', () => {
  test('by card: the common case takes at most nine presses and three texts', async () => {
    await tom.says('screen for liberty for Arthur Bell');
    const form = counting(tom);
    await form.press('Next', { libertyRestrictions: 'door' });
    await form.enters(LEVEL);
    const { text } = await form.press('Record it', WISHES);
    expect(form.pressed).toBeLessThanOrEqual(9);
    expect(form.texts).toBeLessThanOrEqual(3);
    expect(text).toContain('At home it is the Court of Protection (form COPDOL11), not DoLS');
    expect(text).toContain('Guidance of Sun 29 Nov 2026');
    expect(text).toContain('Assessed by Tom Reed, support worker on Fri 20 Nov 2026');
    expect(world.surprises).toEqual([]);
  });

  test('the mental capacity lead is asked at once, notes what was done, and is asked what came of it', async () => {
    await screens();
    expect(await sent()).toContain('Consider authorisation: open the screening to read by which route');
    await mei.says('my work');
    await mei.presses(titles(mei).find((title) => title.startsWith('Open: Arthur Bell')) ?? '');
    await mei.presses('It is applied for', { note: '' });
    expect((await record())?.duties.map(({ kind }) => kind)).toEqual(['liberty-look']);
    await mei.presses('Open the record');
    await mei.presses('It is applied for', { note: 'COPDOL11 sent by the council on Monday' });
    expect((await record())?.duties).toEqual([]);
    expect((await tom.says('show the liberty screening for Arthur Bell')).text).toContain('COPDOL11 sent');
    expect(titles(tom)).not.toContain('No application');
    world.clock.set('2026-12-14T10:00:00Z');
    expect(await sent()).toContain('Find out what came of the application');
    await mei.says((await record())?.reference ?? '');
    await mei.presses('It is authorised', { note: 'Order of 10 December, until 9 December next year' });
    expect((await record())?.duties.map(({ words }) => words)).toEqual([
      'It is authorised: screen for liberty again, and note its last day',
    ]);
    expect(world.surprises).toEqual([]);
  });

  test('what nobody has noted goes to those who lead', async () => {
    await screens();
    await sent();
    world.clock.set('2026-12-01T10:00:00Z');
    expect((await record())?.duties.map(({ of }) => of)).toEqual(['capacity-lead', 'leads']);
  });

  test('by typing alone', async () => {
    await tom.says('is this a deprivation of liberty');
    for (const words of [
      'Arthur Bell',
      'keep',
      'keep',
      'keep',
      'bed rails, one-to-one support',
      'skip',
      'not sure',
      'no',
    ])
      await tom.says(words);
    for (const words of ['lacks capacity', 'me', '20/11', 'He pulls at the rails', 'nobody', 'no'])
      await tom.says(words);
    expect((await tom.says('record it')).text).toContain('Recorded as LS-');
    expect((await record())?.duties.map(({ kind }) => kind)).toEqual(['liberty-look']);
  });

  test('where nothing restricts somebody whom nobody doubts, one card is enough, and it says when to ask again', async () => {
    await tom.says('screen for liberty for Samuel Okafor');
    const { text } = await tom.presses('Record it, or go on', { libertyRestrictions: 'none' });
    expect(text).toContain('Not indicated on these answers');
    expect(text).toContain('Ask again when a restriction, the setting, capacity or what they want changes.');
    const samuels = await world.app.records.about(personId('samuel'));
    expect(samuels.find(({ kind }) => kind === 'liberty')?.duties).toEqual([]);
  });

  test('nothing restricts somebody who may lack capacity: asked all the same, beside what stands in monitoring', async () => {
    const { text } = await tom.says('screen for liberty for Arthur Bell');
    expect(text).toContain('A door sensor that rings Helen first. Does that restrict them?');
    const both = await tom.presses('Next', { libertyRestrictions: 'none,restraint' });
    expect(both.text).toContain('"Nothing" cannot stand with others');
    const level = await tom.presses('Next', { libertyRestrictions: 'none' });
    expect(level.text).toContain('Known: lacks capacity for some decisions. This is a decision of its own.');
    await tom.presses('Next', { capacity: 'lacks' });
    const objects = { ...ASSESSED, wishes: 'He rattles the door', libertyObjection: 'person' };
    await tom.presses('Record it', objects);
    const done = await tom.presses('Record it', { libertyObjectionHow: 'He rattles the door' });
    expect(done.text).toContain('At the latest in four weeks');
    expect(done.text).toContain('Asked: Mei Lin');
    expect(done.text).toContain('In monitoring or the plan');
    expect((await record())?.duties.map(({ words }) => words)).toEqual([
      'The person objects. Look at it, and note what is done',
    ]);
  });

  test('DoLS at home is asked about', async () => {
    await screens({}, { libertyExisting: 'standard' });
    const { text } = await tom.presses('Record it', { libertyEnds: '2027-02-01' });
    expect(text).toContain('DoLS is only for care homes and hospitals');
    expect(await record()).toBeUndefined();
  });

  test('the mental capacity lead screens, and reads it by its name, for people of her team', async () => {
    expect((await mei.says('show the liberty screening for Arthur Bell')).text).toContain('No screening for liberty');
    await mei.says('screen Arthur Bell for liberty');
    await mei.presses('Next', { libertyRestrictions: 'door' });
    await mei.presses('Next', LEVEL);
    expect((await mei.presses('Record it', WISHES)).text).toContain('Consider authorisation');
    expect((await mei.says('show the liberty screening for Arthur Bell')).text).toContain('He walks about the garden');
    expect(titles(mei)).toContain('Screen again');
    expect((await mei.says('show the plan for Arthur Bell')).text).toContain('I know nobody by that name');
  });

  test('an authority is asked for its last day, and seen to before that', async () => {
    await screens({}, { libertyExisting: 'court' });
    const { text } = await tom.presses('Record it', { libertyEnds: '2027-02-01' });
    expect(text).toContain(
      'Order of the Court of Protection. Until Mon 1 Feb 2027. See that it covers these restrictions.',
    );
    world.clock.set('2027-01-04T10:00:00Z');
    expect((await record())?.duties.map(({ kind }) => kind)).toContain('liberty-ends');
  });
});

describe('R45: capacity that is not known keeps it open', () => {
  test('for whoever screened; the next screening begins with how it was, and asks anew what is to be judged', async () => {
    const { text } = await screens({ capacity: 'unknown' });
    expect(text).toContain('It stands open until capacity is known');
    expect((await record())?.duties.map(({ kind }) => kind)).toEqual(['liberty-look', 'liberty-open']);
    await tom.presses('Screen again');
    await tom.presses('Next');
    await tom.presses('Next', LEVEL);
    const done = await tom.presses('Record it', WISHES);
    expect(done.text).toContain('Locked or alarmed doors');
    expect(done.text).toContain('Before, Mon 23 Nov 2026');
    expect(done.text).toContain('Stands open: capacity is not known');
    expect((await record())?.duties.map(({ kind }) => kind)).toEqual(['liberty-look']);
  });
});

describe('what changes while a form stands open', () => {
  test('S53: a colleague’s screening meanwhile is read before another is recorded', async () => {
    await screens();
    const ana = world.chat('Ana Lopez');
    await ana.says('screen for liberty for Arthur Bell');
    await ana.presses('Next');
    await screensAgain(tom);
    await ana.presses('Next', LEVEL);
    expect((await ana.presses('Record it', WISHES)).text).toContain('while this form was open');
    await ana.presses('Record it');
    expect(textsIn(ana.card).join('\n')).toContain('Before, Mon 23 Nov 2026');
  });

  test('in hospital it goes on, with the hospital filled in and its own route', async () => {
    await tom.says('Arthur Bell is in hospital');
    await tom.presses('Next', { what: 'hospital', inSince: '2026-11-22', expectedBack: '' });
    await tom.presses('Record this');
    const { text } = await screens();
    expect(text).toContain('Hospital, 18 or over');
    expect(text).toContain('In a hospital it is DoLS: the hospital asks the council.');
  });
});

describe('who reads it', () => {
  test('whoever may see their care; a colleague of another team finds nothing, and no channel says anything', async () => {
    await screens({}, { wishes: 'CANARY he cries' });
    const sentNow = [...(await world.ticks()), ...(await world.ticks())];
    const inChannels = sentNow.filter(({ address }) => address.kind === 'channel');
    expect(textsIn(inChannels).join(' ')).not.toMatch(/CANARY|Arthur|liberty/iu);
    const grace = world.chat('Grace Obi');
    await grace.joins();
    expect((await grace.says('show the liberty screening for Arthur Bell')).text).not.toMatch(/CANARY|door/u);
    expect((await grace.says((await record())?.reference ?? '')).text).not.toMatch(/CANARY|door/u);
  });
});

describe('what may restrict somebody is chased in one place', () => {
  async function locks(): Promise<void> {
    await recordsAChange(tom, { name: 'Samuel Okafor', to: 'The front door is locked at night', carerAgrees: 'none' });
  }
  const waiting = async (): Promise<readonly string[]> =>
    (await world.app.records.about(personId('samuel'))).flatMap(({ duties }) =>
      duties.filter(({ of }) => of === 'capacity-lead').map(({ kind }) => kind),
    );
  async function fromThere(level: Readonly<Record<string, string>>) {
    await tom.presses('Screen for liberty');
    await tom.presses('Record it, or go on', { libertyRestrictions: 'door' });
    await tom.presses('Next', level);
    await tom.presses('Record it', level['capacity'] === 'lacks' ? WISHES : WANTS);
  }

  test('screened from a change of monitoring, the lead is asked once, in the screening', async () => {
    await locks();
    expect(await waiting()).toEqual(['capacity']);
    await fromThere(LEVEL);
    expect(await waiting()).toEqual(['liberty-look']);
    expect(textsIn(tom.card).join('\n')).toContain('Came from');
  });

  test('where the screening does not reach the lead, they still look at the change', async () => {
    await locks();
    await fromThere({ libertyNow: 'no', libertyNeeded: 'no', capacity: 'has' });
    expect(await waiting()).toEqual(['capacity']);
  });

  test('it is offered from a plan that restricts somebody, too, and settles what waits there', async () => {
    await startedFor(tom, {}, { equipment: 'Bed rails' });
    expect(await waiting()).toEqual(['capacity']);
    await tom.says('show the plan for Samuel Okafor');
    await fromThere({ ...LEVEL, libertyNow: 'not-sure' });
    expect(await waiting()).toEqual(['liberty-look']);
  });
});

describe('it is offered where restrictions are spoken of', () => {
  test.each([
    'Arthur Bell is locked in at night',
    'Arthur Bell is not allowed out',
    'Arthur Bell is being kept inside',
    'Arthur Bell was held down yesterday',
    'they lock the front door so Arthur Bell cannot get out',
    'Arthur Bell tries to get out but they keep the door locked',
    'Arthur Bell wants to go out but the door is kept shut',
    'we had to restrain Arthur Bell today',
    'we stop Arthur Bell from leaving',
    'they give tablets to calm Arthur Bell',
  ])('%s', async (words) => {
    expect((await tom.says(words)).text).toContain('Shall I screen for liberty?');
  });

  test.each([
    'Arthur Bell is locked out',
    'Arthur Bell locked himself in the bathroom',
    'Arthur Bell kept in touch with his sister',
    'Arthur Bell locks the door himself now',
  ])('not of what restricts nobody: %s', async (words) => {
    expect((await tom.says(words)).text).not.toContain('Shall I screen for liberty?');
  });

  test.each(['screen for liberty', 'dols for Arthur Bell', "he's locked in", 'is this a deprivation of liberty'])(
    'asked for: %s',
    async (words) => {
      expect((await tom.says(words)).text).toContain('Screen for liberty');
      expect(titles(tom)).toContain('Cancel');
    },
  );
});
