import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { endsReablement, planningTheEnd } from '../../support/ending.ts';
import { agreed } from '../../support/plan-talk.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

const SAMUEL = personId('samuel');
const recordsOf = (world: World) => world.app.records.about(SAMUEL);
const one = async (world: World, kind: string) => (await recordsOf(world)).find((record) => record.kind === kind);
const stoppedOf = async (world: World) => (await world.app.directory.person(SAMUEL))?.stopped?.what;
const dutiesOf = async (world: World, kind: string) => (await one(world, kind))?.duties.map(({ words }) => words) ?? [];
const sent = async (world: World): Promise<string> =>
  (await world.ticks()).map(({ message }) => textsIn(message).join('\n')).join('\n---\n');

describe('an ending', () => {
  test('R71: by card, in five presses and three texts: reablement is over, and a follow-up is due in four weeks', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    expect(await endsReablement(priya, 'Samuel Okafor')).toContain('Reablement has ended');
    expect(await stoppedOf(world)).toBe('ended');
    // S65: who never had a plan has no copies to fetch.
    expect(await dutiesOf(world, 'ending')).toEqual([]);
    expect(await dutiesOf(world, 'follow-up')).toEqual([]);
    world.clock.set('2026-12-21T10:00:00Z');
    expect(await dutiesOf(world, 'follow-up')).toEqual(['Ask how they are now that reablement has ended']);
    await priya.says((await one(world, 'follow-up'))?.reference ?? '');
    await priya.presses('Note the follow-up');
    await priya.presses('Record this', { where: 'home' });
    const done = await priya.presses('Record this', { managing: 'no', contactWords: 'Tired again.', whoHelps: '' });
    expect(world.surprises).toEqual([]);
    expect(done.text).toContain('They do not manage');
    expect(await dutiesOf(world, 'follow-up')).toEqual([expect.stringContaining('see to what they need')]);
    expect(done.text).toContain('After 28 days');
    expect((await priya.presses('It is seen to', { note: '' })).text).toContain('who sees to it, and how');
    await priya.says((await one(world, 'follow-up'))?.reference ?? '');
    expect((await priya.presses('It is seen to', { note: 'Priya rings the council.' })).text).toContain('Seen to on');
    expect(world.surprises).toEqual([]);
  });

  test('R71: by typing alone', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says("Samuel Okafor's reablement has ended");
    for (const words of ['outcomes are met', 'He cooks again.', 'Glad.', 'Proud of it.', 'skip', 'nothing', 'no'])
      await tom.says(words);
    await tom.says('their plan for afterwards');
    expect((await tom.says('nothing is charged')).words).toContain('What does Samuel go on doing?');
    await tom.says('Cooks every day. Rings Tom if he falls.');
    expect((await tom.says('record it')).text).toContain('Reablement has ended');
    expect(await stoppedOf(world)).toBe('ended');
  });

  test('TL18: what was offered, by whom and when, and why it was withdrawn, stands on the timeline', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    for (const words of [
      'end reablement for Samuel Okafor',
      'we cannot give it',
      'The team is full.',
      'Six weeks, two visits a day, by Priya Shah',
    ])
      await tom.says(words);
    for (const words of [
      'Sad.',
      'He worries.',
      'skip',
      'others help already',
      'no',
      'their plan for afterwards',
      'nothing is charged',
      'His niece comes twice a day.',
    ])
      await tom.says(words);
    await tom.says('Rings Tom if he falls.');
    await world.chat('Priya Shah').joins();
    expect((await tom.says('record it')).text).toContain('Reablement has ended');
    expect(await sent(world)).toContain('Reablement could not be given: The team is full.');
    const { text } = await tom.says('weeks so far of Samuel Okafor');
    expect(text).toContain('Offered: Six weeks, two visits a day, by Priya Shah');
    expect(text).toContain('Withdrawn: The team is full.');
    expect(world.surprises).toEqual([]);
  });

  test('TL18, W63: reablement that cannot be given leaves a need, which has an owner or a lead closes it', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await priya.joins();
    await tom.says('end reablement for Samuel Okafor');
    await tom.presses('Next', { endedOn: '2026-11-23', ground: 'not-able', groundShown: 'The team is full.' });
    await tom.presses('Next', { offered: 'Six weeks', offeredOn: '2026-11-20' });
    await tom.presses('Next', { endingSays: 'Sad.', endingWellbeing: 'He may fall.', carerAssessment: 'declined' });
    const next = { hasAppointment: 'no', goesTo: 'own-plan', chargingBegins: 'none' };
    await tom.presses('Next', { ...next, still: 'nothing' });
    const details = { planAfterwards: 'Rings Tom.', whyOpen: 'It is over.' };
    await tom.presses('Next', details);
    expect((await tom.presses('Record this')).text).toContain('the need stays');
    expect(await stoppedOf(world)).toBeUndefined();
  });

  test('TL1: it is not closed while nobody said what it costs, and a lead hears of it two days later', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await priya.joins();
    await tom.joins();
    await planningTheEnd(tom, 'Samuel Okafor', { chargingBegins: 'on-a-day' });
    await tom.presses('Next', { chargedFrom: '2026-11-24', chargesSaid: 'no' });
    expect((await tom.presses('Record this')).text).toContain('It is not closed yet');
    expect(await stoppedOf(world)).toBeUndefined();
    await world.ticks();
    world.clock.set('2026-11-25T10:00:00Z');
    expect(await sent(world)).toContain('Note what was said about charges');
    expect((await priya.says("what's outstanding")).text).toContain('is not closed');
    await tom.says((await one(world, 'ending'))?.reference ?? '');
    await tom.presses('Close it');
    await tom.presses('Record this', { chargesSaid: 'yes' });
    const told = { chargesWords: 'Samuel: £18 a visit.', chargesFormat: 'letter' };
    await tom.presses('Record this', told);
    expect(await stoppedOf(world)).toBe('ended');
    expect((await tom.says((await one(world, 'ending'))?.reference ?? '')).text).toContain(
      'in writing, Wed 25 Nov 2026',
    );
  });

  test('TL4: it does not end without who sees to what is needed and to an appointment, unless a lead says so', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await planningTheEnd(tom, 'Samuel Okafor', {
      still: 'needed',
      hasAppointment: 'yes',
      needWhat: 'Help with the bath',
      needOwner: '',
      assessmentOf: '',
      bridge: 'His niece comes.',
      appointmentWhat: 'Eye clinic on 1 December',
      appointmentOwner: '',
    });
    const text = (await tom.presses('Record this')).text;
    expect(text).toContain('nobody sees yet to what is still needed; nobody sees yet to the appointment');
    expect(await stoppedOf(world)).toBeUndefined();
    const open = async (chat: Chat) => {
      await chat.says((await one(world, 'ending'))?.reference ?? '');
      return (await chat.presses('Close it')).text;
    };
    expect(await open(tom)).not.toContain('Close it without an owner');
    expect(await open(priya)).toContain('Close it without an owner');
    await priya.presses('Record this', { closeHow: 'without' });
    expect((await priya.presses('Record this', { closeWhy: 'The council decides on Friday.' })).text).toContain(
      'Reablement has ended',
    );
    expect(await stoppedOf(world)).toBe('ended');
  });

  test('R70: that it is asked no more whether support is needed is no open work to give a reason for', async () => {
    const world = await World.open({ asksWeekly: true });
    const tom = world.chat('Tom Reed');
    await tom.joins();
    world.clock.set('2026-11-30T10:00:00Z');
    await world.ticks();
    await world.ticks();
    expect(await one(world, 'weekly-question')).toBeDefined();
    const card = await planningTheEnd(tom, 'Samuel Okafor');
    expect(card.text).not.toContain('Weekly question');
    expect((await tom.presses('Record this')).text).toContain('Reablement has ended');
  });

  test('R28: an issue that is open is open work, also while nothing in it waits: why it is closed is asked', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('log an issue for Samuel Okafor');
    await tom.presses('Next', { issueSort: 'losing-motivation', issueAbout: 'nobody' });
    await tom.presses('Next', {
      issueExplored: 'He sees no point.',
      issueOptions: 'Church.',
      issueAgreement: 'reached',
      issueAgreed: 'A walk.',
    });
    await tom.presses('Record this');
    const check = await planningTheEnd(tom, 'Samuel Okafor', { whyOpen: '' });
    expect(check.text).toMatch(/Issue[^]*IS-[A-Z0-9]{4}-[A-Z0-9]{4}/u);
    expect((await planningTheEnd(tom, 'Samuel Okafor')).text).toContain('It is over.');
  });

  test('TL4, R45: while one waits to be closed, a second does not pass over what it lacks', async () => {
    const world = await World.open();
    const kofi = world.chat('Kofi Mensah');
    const without = { capacity: 'unknown' };
    await kofi.says('end reablement for Jean Doyle');
    await kofi.presses('Next', { endedOn: '2026-11-23', ground: 'met', groundShown: 'Cooks again.' });
    // Nobody knows whether she can decide it.
    await kofi.presses('Next', without);
    await kofi.presses('Next', { endingSays: 'Glad.', endingWellbeing: 'Proud.' });
    await kofi.presses('Next', { still: 'nothing', hasAppointment: 'no', goesTo: 'own-plan', chargingBegins: 'none' });
    const check = (await kofi.presses('Next', { planAfterwards: 'Walks.', whyOpen: 'Over.' })).text;
    expect(check).toContain('No plan is agreed, so no outcomes are on record.');
    expect((await kofi.presses('Record this')).text).toContain('whether they can decide this is not known');
    const reference = /EN-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(kofi.card))?.[0] ?? 'no reference';
    expect((await kofi.says('end reablement for Jean Doyle')).text).toContain(`not closed yet: ${reference}`);
    expect((await kofi.says(reference)).text).toContain('Not closed yet: reablement goes on until then');
    expect(world.surprises).toEqual([]);
  });

  describe('R45, M23: capacity that is not known is found by whoever is asked to have it assessed', () => {
    const planned = async () => {
      const world = await World.open();
      const [kofi, mei] = [world.chat('Kofi Mensah'), world.chat('Mei Lin')];
      await Promise.all([kofi.joins(), mei.joins()]);
      await kofi.says('end reablement for Jean Doyle');
      await kofi.presses('Next', { endedOn: '2026-11-23', ground: 'met', groundShown: 'Cooks again.' });
      await kofi.presses('Next', { capacity: 'unknown' });
      await kofi.presses('Next', { endingSays: 'Glad.', endingWellbeing: 'Proud.' });
      await kofi.presses('Next', {
        still: 'nothing',
        hasAppointment: 'no',
        goesTo: 'own-plan',
        chargingBegins: 'none',
      });
      await kofi.presses('Next', { planAfterwards: 'Walks.', whyOpen: 'Over.' });
      await kofi.presses('Record this');
      const ending = async () =>
        (await world.app.records.about(personId('jean'))).find(({ kind }) => kind === 'ending');
      await mei.says((await ending())?.reference ?? '');
      return { world, kofi, mei, ending, words: async () => (await ending())?.duties.map(({ words }) => words) };
    };

    test('she has it: whoever recorded the ending closes it', async () => {
      const { world, kofi, mei, ending, words } = await planned();
      expect((await mei.presses('Assessed: has capacity', { note: '' })).text).toContain('what you found');
      await mei.presses('Open the record');
      expect((await mei.presses('Assessed: has capacity', { note: 'She weighs it up.' })).text).toContain('is there');
      expect(await words()).toEqual(['Close the ending']);
      expect(await sent(world)).toContain('Close the ending');
      expect((await kofi.says((await ending())?.reference ?? '')).text).toContain('Mei Lin, mental capacity lead');
      await kofi.presses('Close it');
      expect((await kofi.presses('Record this')).text).toContain('Reablement has ended');
      expect(world.surprises).toEqual([]);
    });

    test('she lacks it: it is not closed before somebody decides for her', async () => {
      const { world, kofi, mei, ending, words } = await planned();
      await mei.presses('Assessed: lacks capacity', { note: 'She cannot say what follows.' });
      expect(await words()).toEqual([expect.stringContaining('note who decides about the ending')]);
      await kofi.says((await ending())?.reference ?? '');
      await kofi.presses('Close it');
      const deciding = await kofi.presses('Next');
      expect(deciding.text).toContain('Mei Lin, mental capacity lead');
      await kofi.presses('Record this', { wishes: 'Smiles.', objects: 'no', decides: 'best-interests' });
      const done = await kofi.presses('Record this', {
        decidedBy: 'Priya Shah, coordinator',
        consulted: 'Tom Reed',
        lessRestrictive: 'None needed.',
      });
      expect(done.text).toContain('Reablement has ended');
      expect((await ending())?.duties.map(({ kind }) => kind)).not.toContain('close');
      expect(world.surprises).toEqual([]);
    });
  });

  test('W27, R45: a lead who lets a need pass without an owner does not pass over capacity; the page says one thing', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await tom.says('end reablement for Jean Doyle');
    await tom.presses('Next', { endedOn: '2026-11-23', ground: 'met', groundShown: 'Cooks again.' });
    await tom.presses('Next', { capacity: 'unknown' });
    await tom.presses('Next', { endingSays: 'Glad.', endingWellbeing: 'Proud.' });
    await tom.presses('Next', { still: 'needed', hasAppointment: 'no', goesTo: 'own-plan', chargingBegins: 'none' });
    await tom.presses('Next', {
      needWhat: 'Help with the bath',
      needOwner: '',
      bridge: 'Her son comes.',
      planAfterwards: 'Walks.',
      whyOpen: 'Over.',
    });
    await tom.presses('Record this');
    const ending = async () => (await world.app.records.about(personId('jean'))).find(({ kind }) => kind === 'ending');
    await priya.says((await ending())?.reference ?? '');
    await priya.presses('Close it');
    await priya.presses('Record this', { closeHow: 'without', capacity: 'unknown' });
    const { text } = await priya.presses('Record this', { closeWhy: 'The council decides on Friday.' });
    expect(text).toContain('whether they can decide this is not known. Until then reablement goes on.');
    expect(text).toContain('May be closed without an owner');
    expect(text).not.toContain('Closed without an owner');
    expect((await ending())?.duties.map(({ kind }) => kind)).toEqual(['close']);
    expect(world.surprises).toEqual([]);
  });

  test('of outcomes that are not noted as achieved the check says so', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    expect((await planningTheEnd(tom, 'Ada Palmer')).text).toContain('Not all outcomes of the plan are noted');
  });

  test('M70: copies of a plan are fetched after an end; after a death the family is asked, when it suits them', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const duties = async () =>
      (await world.app.records.about(personId('ada')))
        .find(({ kind }) => kind === 'ending')
        ?.duties.map(({ words }) => words);
    await endsReablement(tom, 'Ada Palmer');
    expect(await duties()).toEqual([expect.stringContaining('Fetch the paper copies')]);
    await tom.says('Ada Palmer has died');
    await tom.presses('Next', { diedOn: '2026-11-23' });
    await tom.presses('Record this');
    expect(await duties()).toEqual([expect.stringContaining('Ask the family')]);
    expect((await tom.says("what's outstanding")).text).not.toContain('Fetch');
    expect(world.surprises).toEqual([]);
  });

  test('QS173 4: the plan for afterwards is written with the plan, stands on it, and goes into the ending', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya, {}, { afterwards: 'Cooks on Sundays. Rings Tom.' });
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain('Cooks on Sundays. Rings Tom.');
    const card = await planningTheEnd(tom, 'Samuel Okafor', { planAfterwards: 'Cooks on Sundays. Rings Tom.' });
    expect(card.text).toContain('Cooks on Sundays. Rings Tom.');
    expect((await tom.presses('Record this')).text).toContain('Plan for afterwards');
    expect(world.surprises).toEqual([]);
  });

  test('Care Act 10: a carer’s assessment that was not offered waits until it is', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const ada = async () => (await world.app.records.about(personId('ada'))).find(({ kind }) => kind === 'ending');
    const kinds = async () => (await ada())?.duties.map(({ kind }) => kind);
    await endsReablement(tom, 'Ada Palmer', { carerAssessment: 'not-offered' });
    expect(await kinds()).toEqual(['carer-assessment', 'copies-back']);
    expect((await tom.presses('Offered, and wanted')).text).toContain('Offered, and wanted');
    expect(await kinds()).toEqual(['carer-referral', 'copies-back']);
    expect((await tom.presses('Paper copies are back')).text).toContain('Refer the carer');
    expect(await kinds()).toEqual(['carer-referral']);
    expect(world.surprises).toEqual([]);
  });

  test('Care Act 10: a carer who wants an assessment waits in somebody’s list until they are referred for it', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const ada = async () => (await world.app.records.about(personId('ada'))).find(({ kind }) => kind === 'ending');
    const kinds = async () => (await ada())?.duties.map(({ kind }) => kind);
    await endsReablement(tom, 'Ada Palmer', { carerAssessment: 'wanted' });
    expect(await kinds()).toEqual(['carer-referral', 'copies-back']);
    expect((await tom.says("what's outstanding")).text).toContain('wants a carer’s assessment');
    await tom.says((await ada())?.reference ?? '');
    await tom.presses('Refer the carer');
    await tom.presses('Next', { need: 'else' });
    await tom.presses('Next', { needElse: 'A carer’s assessment', service: 'else' });
    await tom.presses('Next', { serviceElse: 'Carers’ team, 01632 960 200', referralConsent: 'yes' });
    expect((await tom.presses('Record this')).text).toContain('Sarah Palmer');
    expect(await kinds()).toEqual(['copies-back']);
    expect((await tom.says((await ada())?.reference ?? '')).text).toContain('referred for it on Mon 23 Nov 2026');
    expect(world.surprises).toEqual([]);
  });

  test('R35: what other help comes of is asked after the end, too', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('other help for Ada Palmer');
    await tom.presses('Next', { need: 'Falls' });
    await tom.presses('Next', { service: 'steady-steps-northfield-community-hall', step: 'referred' });
    await tom.presses('Next', { personAgrees: 'yes' });
    await tom.presses('Record this');
    await endsReablement(tom, 'Ada Palmer');
    world.clock.pass({ days: 14 });
    const referral = (await world.app.records.about(personId('ada'))).find(
      ({ kind }) => kind === 'prevention-referral',
    );
    expect(referral?.duties.map(({ words }) => words)).toEqual([expect.stringContaining('what came of the referral')]);
  });

  test('S53: two close at once: the second is told, and there is one end', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await planningTheEnd(tom, 'Samuel Okafor');
    await planningTheEnd(priya, 'Samuel Okafor');
    await tom.presses('Record this');
    expect((await priya.presses('Record this')).text).toContain('Reablement ended on');
    expect((await recordsOf(world)).filter(({ kind }) => kind === 'stop')).toHaveLength(1);
  });

  test('R71: reablement goes on again: what waits of the ending and the follow-up is closed', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await endsReablement(tom, 'Samuel Okafor');
    await tom.says((await one(world, 'stop'))?.reference ?? '');
    await tom.presses('It goes on again');
    await tom.presses('Next', { what: 'restart' });
    await tom.presses('Next', { reason: 'He fell.' });
    await tom.presses('Record this');
    expect(await stoppedOf(world)).toBeUndefined();
    world.clock.set('2027-02-01T10:00:00Z');
    expect([await dutiesOf(world, 'ending'), await dutiesOf(world, 'follow-up')]).toEqual([[], []]);
  });
});
