import { describe, expect, test } from '@jest/globals';
import type { DocumentStore } from '../../../src/store/document-store.ts';
import { personId } from '../../../src/demo/world.ts';
import { CountingStore } from '../../bench/counting-store.ts';
import { staffCalled } from '../../support/changing.ts';
import { World, type Chat } from '../../support/talk.ts';

async function logs(chat: Chat, what: string, about = 'nobody', name = 'Ada Palmer'): Promise<void> {
  await chat.says(`log an issue for ${name}`);
  await chat.presses('Next', { issueSort: 'other', issueAbout: about });
  if (about !== 'nobody') await chat.presses('Next', { issueRisk: 'no' });
  await chat.presses('Next', {
    issueSortElse: what,
    issueExplored: 'She says there is no point.',
    issueOptions: 'She loves her garden.',
    issueAgreement: 'not',
    issueAgreed: 'A walk each morning is not agreed.',
  });
  await chat.presses('Record this');
}

const passed = async (world: World, days: number): Promise<void> => {
  for (let day = 0; day < days; day += 1) {
    world.clock.pass({ days: 1 });
    await world.ticks();
  }
};

describe('R28: the board', () => {
  test('open issues stand there with age, kind and next day, and what is late says so in words', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await logs(tom, 'goes to bed at five');
    const fresh = (await priya.says('board')).text;
    expect(fresh).toContain('Ada Palmer: Issue: goes to bed at five');
    expect(fresh).toContain('Open for less than a day');
    expect(fresh).toMatch(/Next: \w{3} \d+ \w{3} 2026/u);
    await passed(world, 14);
    const late = (await priya.says('board')).text;
    expect(late).toContain('Open for 14 days');
    expect(late).toMatch(/Overdue since \w{3} \d+ \w{3} 2026/u);
    expect(world.surprises).toEqual([]);
  });

  test('a closed one is gone, and an asked one stands there until it is answered', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await logs(tom, 'goes to bed at five');
    await tom.presses('Close the issue');
    await tom.presses('Close it', { closeOutcome: 'sorted', closeWords: 'She stays up now.' });
    await tom.says('note a request for Ada Palmer');
    await tom.presses('Next', { from: 'sarah', wish: 'support', what: 'She would like fewer calls.', about: 'none' });
    await tom.presses('Record this');
    const board = (await tom.says('board')).text;
    expect(board).not.toContain('goes to bed at five');
    expect(board).toContain('Ada Palmer: Request');
  });

  test('R24: what is about a colleague is on everybody’s board but theirs, and of whom they may not be told nothing is', async () => {
    const world = await World.open();
    const [tom, priya, sam] = [world.chat('Tom Reed'), world.chat('Priya Shah'), world.chat('Sam Cole')];
    await tom.says('log an issue for Ada Palmer');
    const id = /"title":"Priya Shah[^"]*","value":"(?<id>[^"]+)"/u.exec(JSON.stringify(tom.card))?.groups?.['id'];
    await tom.says('cancel');
    await logs(tom, 'CANARY', id);
    expect((await sam.says('board')).text).toContain('CANARY');
    expect((await priya.says('board')).text).not.toContain('CANARY');
    await passed(world, 14);
    expect((await priya.says('board')).text).not.toContain('CANARY');
  });

  test('R24: how long it took is counted without reading a closed record, and without those that are kept from whoever asks', async () => {
    const reads: { container: string; documents: number }[] = [];
    const wrap = (store: DocumentStore) =>
      new CountingStore(store, ({ what, container, by, bytes }) => {
        if (what === 'query' && by.length > 0) reads.push({ container, documents: bytes.length });
      });
    const world = await World.open({ wrap });
    const [tom, priya, sam] = [world.chat('Tom Reed'), world.chat('Priya Shah'), world.chat('Sam Cole')];
    const recordsRead = async (): Promise<number> => {
      reads.length = 0;
      await priya.says('board');
      return reads.reduce((sum, { container, documents }) => sum + (container === 'records' ? documents : 0), 0);
    };
    await tom.says('log an issue for Ada Palmer');
    const id = /"title":"Priya Shah[^"]*","value":"(?<id>[^"]+)"/u.exec(JSON.stringify(tom.card))?.groups?.['id'];
    await tom.says('cancel');
    const before = await recordsRead();
    for (let many = 0; many < 6; many += 1) {
      await logs(tom, `matter ${String(many)}`, many === 0 ? id : 'nobody');
      await tom.presses('Close the issue');
      await tom.presses('Close it', { closeOutcome: 'sorted', closeWords: 'She stays up now.' });
    }
    const kept = await recordsRead();
    expect(kept).toBe(before + 1);
    expect((await priya.says('board')).text).toContain('Issue: half of 5 took less than 5 days');
    expect((await sam.says('board')).text).toContain('Issue: half of 6 took less than 5 days');
    // Held back from all of it, they count nothing of it.
    const mei = world.chat('Mei Lin');
    await mei.says('not to be told');
    await mei.presses('Next', { person: personId('ada') });
    const reason = { reason: 'He is said to take her money', decidedBy: 'Mei Lin, safeguarding lead' };
    await mei.presses('Next', { who: staffCalled('Sam Cole').id, ...reason });
    await mei.presses('Save this');
    expect((await sam.says('board')).text).not.toContain('Issue: half of');
    expect((await priya.says('board')).text).toContain('Issue: half of 5');
    expect(world.surprises).toEqual([]);
  });

  test('S43: many stand on pages, each of them once', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    for (let many = 0; many < 8; many += 1) await logs(tom, `matter number ${String(many)}x`);
    const pages = [await tom.says('board'), await tom.presses('More that is open')];
    const found = pages.map(({ card }) => [
      ...JSON.stringify(card).matchAll(/"text":"Ada Palmer: Issue: matter number (\d)x"/gu),
    ]);
    expect(found.map(({ length }) => length)).toEqual([6, 2]);
  });
});
