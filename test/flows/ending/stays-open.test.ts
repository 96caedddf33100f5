import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { endsReablement } from '../../support/ending.ts';
import { agreed } from '../../support/plan-talk.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const ADA = personId('ada');
const referenceOn = (chat: Chat, prefix: string): string =>
  new RegExp(`${prefix}-[A-Z0-9]{4}-[A-Z0-9]{4}`, 'u').exec(JSON.stringify(chat.card))?.[0] ?? '';
const idOf = (chat: Chat, name: string): string =>
  new RegExp(`"title":"${name}[^"]*","value":"(?<id>[^"]+)"`, 'u').exec(JSON.stringify(chat.card))?.groups?.['id'] ??
  '';
const titles = (chat: Chat): readonly string[] => buttonsOf(chat.card).map(({ title }) => title);
const waitsIn = async (world: World, kind: string) =>
  (await world.app.records.about(ADA)).filter((one) => one.kind === kind).flatMap(({ duties }) => duties);

async function logs(chat: Chat, about: string, risk: string): Promise<string> {
  await chat.says('log an issue for Ada Palmer');
  await chat.presses('Next', { issueSort: 'not-encouraged', issueAbout: idOf(chat, about) });
  await chat.presses('Next', { issueRisk: risk });
  await chat.presses('Next', {
    issueExplored: 'Hears no from her.',
    issueOptions: 'She loves her garden.',
    issueAgreement: 'not',
    issueAgreed: 'Nothing yet.',
  });
  await chat.presses('Record this');
  return referenceOn(chat, 'IS');
}

async function heard(world: World): Promise<string> {
  world.clock.pass({ minutes: 60 });
  return textsIn([await world.ticks(), await world.ticks()]).join('\n');
}

describe('R24: whoever ends reablement closes nothing that others have to decide', () => {
  test('W66: an issue about the colleague who ends it stays open, and another lead hears so', async () => {
    const world = await World.open();
    const [tom, priya, sam] = [world.chat('Tom Reed'), world.chat('Priya Shah'), world.chat('Sam Cole')];
    for (const chat of [tom, priya, sam]) await chat.joins();
    const reference = await logs(tom, 'Priya Shah', 'no');
    await world.ticks();
    const ended = await endsReablement(priya, 'Ada Palmer', { carerAssessment: 'declined' });
    expect(ended).toContain('Reablement has ended');
    expect(ended).not.toContain('Issue');
    expect(await heard(world)).toContain('This issue is still open: decide what becomes of it');
    expect((await priya.says("what's outstanding")).text).not.toContain('issue is still open');
    expect((await priya.says(reference)).text).toContain('I cannot find');
    expect((await sam.says("what's outstanding")).text).toContain('issue is still open');
    expect((await sam.says('board')).text).toContain(reference);
    expect((await tom.says(reference)).text).toContain('Open');
    expect(titles(tom)).toContain('Close the issue');
    expect(world.surprises).toEqual([]);
  });

  test('W33: whether somebody may be told is still decided after the end', async () => {
    const world = await World.open();
    const [tom, sam] = [world.chat('Tom Reed'), world.chat('Sam Cole')];
    await sam.joins();
    const reference = await logs(tom, 'Sarah Palmer', 'yes');
    await world.ticks();
    await endsReablement(tom, 'Ada Palmer', { carerAssessment: 'declined' });
    expect(await heard(world)).toContain('This issue is still open');
    expect((await waitsIn(world, 'issue')).map(({ kind }) => kind)).toEqual(['risk', 'over']);
    await sam.says(reference);
    await sam.presses('They stay held back', { note: 'She hits her.' });
    expect((await waitsIn(world, 'issue')).filter(({ kind }) => kind === 'risk')).toEqual([]);
    expect(world.surprises).toEqual([]);
  });

  test('W33: harm that nobody has looked at still waits for those who lead, and so does nothing else of it', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await tom.says('incident for Ada Palmer');
    await tom.presses('Next', { what: 'fall', harm: 'treatment', words: 'Fell on the stairs.', where: 'the stairs' });
    await tom.presses('Record this', { done: 'Rang 999.' });
    const reference = referenceOn(tom, 'IN');
    await endsReablement(tom, 'Ada Palmer', { carerAssessment: 'declined' });
    expect((await waitsIn(world, 'incident')).map(({ since }) => since <= '2026-11-23')).toEqual([true]);
    await priya.says(reference);
    await priya.presses('I have looked at this');
    expect(await waitsIn(world, 'incident')).toEqual([]);
    expect(world.surprises).toEqual([]);
  });

  test('W33: an issue that is closed with the end says so', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const reference = await logs(tom, 'Sarah Palmer', 'no');
    await endsReablement(tom, 'Ada Palmer', { carerAssessment: 'declined' });
    expect((await tom.says(reference)).text).toContain('Closed with reablement');
  });
});

describe('TL1: charges that nobody spoke of when a review ended reablement', () => {
  const reviewed = async (world: World, tom: Chat) => {
    await agreed(world, tom, world.chat('Priya Shah'));
    await tom.says('consider a review for Samuel Okafor');
    await tom.presses('Next', { reviewWhy: 'not-right', reviewHold: 'yes' });
    await tom.presses('Record this');
    await tom.presses('Note the review');
    await tom.presses('Next', {
      reviewIssues: 'There were none.',
      reviewTook: 'the-person',
      reviewRight: 'yes',
      reviewNext: 'end',
      personAgrees: 'yes',
      personReviewViews: 'I manage.',
    });
    await tom.presses('Next', { chargingBegins: 'on-a-day' });
    await tom.presses('Next', { chargedFrom: '2026-12-01', chargesSaid: 'no' });
    await tom.presses('Record this');
    return (await world.app.records.about(personId('samuel'))).filter(({ kind }) => kind === 'review');
  };
  const waits = async (world: World) =>
    (await world.app.records.about(personId('samuel')))
      .filter(({ kind }) => kind === 'review')
      .flatMap(({ duties }) => duties.map(({ kind }) => kind));

  test('W33: are said with the ending, and the review waits no more; where they moved away, it waits still', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await reviewed(world, tom);
    expect(await waits(world)).toContain('charges');
    await endsReablement(tom, 'Samuel Okafor');
    expect(await waits(world)).toEqual([]);
    const other = await World.open();
    const ana = other.chat('Tom Reed');
    await reviewed(other, ana);
    await ana.says('Samuel Okafor has moved');
    await ana.presses('Next', { movedOn: '2026-11-23', movedWords: 'To his son in Leeds.' });
    await ana.presses('Record this');
    expect((await other.app.directory.person(personId('samuel')))?.stopped?.what).toBe('moved');
    expect(await waits(other)).toContain('charges');
    expect([...world.surprises, ...other.surprises]).toEqual([]);
  });
});
