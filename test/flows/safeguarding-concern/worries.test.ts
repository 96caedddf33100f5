import { describe, expect, test } from '@jest/globals';
import { startedFor } from '../../support/plan-talk.ts';
import { buttonsOf, textsIn, World, type Chat, type Reply } from '../../support/talk.ts';

const SELF_NEGLECT = 'I am worried about self-neglect: he has not washed for two weeks and there is rotting food.';
const LOOK = 'Worries were noted three times or more';
const OFFERED = 'You can raise a concern with these words.';
const TOM = 'Tom Reed';

async function begun() {
  const world = await World.open();
  const [tom, mei] = [world.chat(TOM), world.chat('Mei Lin')];
  await mei.says('hello');
  return { world, tom, mei };
}

async function notes(chat: Chat, words = SELF_NEGLECT) {
  await chat.says('incident for Samuel Okafor');
  await chat.presses('Next', { what: 'other', harm: 'none', words, where: 'at home' });
  return chat.presses('Record this', { done: 'Opened a window.' });
}

/** What the button types that is offered with it. */
const offeredIn = ({ outbound }: Reply): string =>
  outbound.flatMap((one) =>
    one.kind === 'say' && one.message.kind === 'words' ? (one.message.suggestions ?? []) : [],
  )[0]?.says ?? '';

/** The press that opens what the notice is about. */
function openIn(sent: readonly unknown[]) {
  const notice = sent.find((one) => textsIn(one).join().includes(LOOK));
  const open = buttonsOf(notice).find(({ data }) => data.do === 'record/open');
  if (!open) throw new Error('no notice of it');
  return open.data;
}

describe('worries in what is noted of somebody’s days', () => {
  test('TL17: a concern is offered each time; the third time the lead is told, once, with the references', async () => {
    const { world, tom, mei } = await begun();
    const references: string[] = [];
    for (const day of ['2026-11-23', '2026-11-25', '2026-12-01', '2026-12-03']) {
      world.clock.set(`${day}T10:00:00Z`);
      const noted = await notes(tom);
      expect(noted.text).toContain(OFFERED);
      references.push(/IN-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(noted.text)?.[0] ?? '');
      const sent = textsIn(await world.ticks()).join('\n');
      const isThird = references.length === 3;
      const named = references.every((reference) => sent.includes(reference));
      expect([day, sent.includes(LOOK), named]).toEqual([day, isThird, isThird]);
    }
    expect((await mei.says("what's outstanding")).text).toContain(LOOK);
    expect((await tom.says("what's outstanding")).text).not.toContain(LOOK);
  });

  test('TL17: the button begins the concern with what was written, and who raises it is asked about an advocate', async () => {
    const { world, tom, mei } = await begun();
    await tom.says(offeredIn(await notes(tom)));
    expect(JSON.stringify(tom.card)).toContain('rotting food');
    await tom.presses('Next');
    const raised = await tom.presses('Raise the concern', { sgSource: 'not-known' });
    const reference = /SG-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(raised.text)?.[0] ?? '';
    await tom.says(reference);
    await tom.presses('What else is known');
    expect((await tom.presses('Next')).text).toContain('advocate');
    await tom.presses('Save for later');
    // While it is open nothing is counted; once it is closed, from the beginning.
    for (let time = 0; time < 3; time += 1) await notes(tom);
    expect(textsIn(await world.ticks()).join('\n')).not.toContain(LOOK);
    await mei.says(reference);
    await mei.presses('Acknowledge');
    await mei.presses('More');
    await mei.presses('Close the concern');
    await mei.presses('Close it', {
      sgWanted: 'partly',
      sgCloseWords: 'He has help now.',
      sgCloseDespite: 'Settled at home.',
    });
    for (let time = 0; time < 2; time += 1) await notes(tom);
    expect(textsIn(await world.ticks()).join('\n')).not.toContain(LOOK);
    await notes(tom);
    expect(textsIn(await world.ticks()).join('\n')).toContain(LOOK);
  });

  test('TL17: evidence and issues count, too; ordinary words do not', async () => {
    const { world, tom } = await begun();
    await startedFor(tom);
    expect((await notes(tom, 'Slipped on the bath mat.')).text).not.toContain('raise a concern');
    await notes(tom);
    await tom.says('note evidence for Samuel Okafor');
    expect(
      (await tom.presses('Add it', { evidenceFrom: 'support-worker', evidenceWords: SELF_NEGLECT })).text,
    ).toContain(OFFERED);
    expect(textsIn(await world.ticks()).join('\n')).not.toContain(LOOK);
    await tom.says('log an issue for Samuel Okafor');
    await tom.presses('Next', { issueSort: 'not-engaging', issueAbout: 'nobody' });
    await tom.presses('Next', {
      issueExplored: SELF_NEGLECT,
      issueOptions: 'A talk.',
      issueAgreement: 'reached',
      issueAgreed: 'A talk.',
      issueTaking: 'the-person',
    });
    expect((await tom.presses('Record this')).text).toContain(OFFERED);
    expect(textsIn(await world.ticks()).join('\n')).toContain(LOOK);
  });

  test('TL17: the lead looks, and says why no concern is raised; then it waits no more', async () => {
    const { world, tom, mei } = await begun();
    for (let time = 0; time < 3; time += 1) await notes(tom);
    const open = openIn(await world.ticks());
    await mei.sends(open);
    expect(buttonsOf(mei.card).map(({ title }) => title)).toContain('Raise a concern');
    expect((await mei.presses('No concern: why')).text).toContain('Please write why');
    await mei.presses('Open the record');
    const looked = await mei.presses('No concern: why', { note: 'His GP and his sister see to it.' });
    expect(looked.text).toContain('His GP and his sister see to it.');
    expect((await mei.says("what's outstanding")).text).not.toContain(LOOK);
    expect((await tom.sends(open)).text).not.toMatch(/Worries|GP/u);
  });

  test('TL17: a lead raises it from there', async () => {
    const { world, tom, mei } = await begun();
    for (let time = 0; time < 3; time += 1) await notes(tom);
    await mei.sends(openIn(await world.ticks()));
    await mei.presses('Raise a concern');
    await mei.presses('Next', { sgSeen: 'He neglects himself.' });
    expect((await mei.presses('Raise the concern', { sgSource: 'not-known' })).text).toContain('Raised as SG-');
    expect((await mei.says("what's outstanding")).text).not.toContain(LOOK);
  });

  test('TL17: a lead who may be named in it is not told, and finds nothing', async () => {
    const { world, tom, mei } = await begun();
    await world.chat('Sam Cole').says('hello');
    for (let time = 0; time < 2; time += 1) await notes(tom);
    await notes(tom, `${SELF_NEGLECT} Mei comes too late.`);
    // The words name a colleague: that is said first.
    await tom.presses('Record this');
    const sent = (await world.ticks()).filter((one) => textsIn(one).join().includes(LOOK));
    expect(sent.length).toBe(1);
    expect((await mei.says("what's outstanding")).text).not.toContain(LOOK);
  });
});
