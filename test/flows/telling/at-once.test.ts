import { describe, expect, test } from '@jest/globals';
import { buttonsOf, World, type Chat, type Reply } from '../../support/talk.ts';
import { recordsAChange } from '../../support/change.ts';

interface Both {
  readonly world: World;
  readonly priya: Chat;
  readonly tom: Chat;
  /** Opens the record's page. */
  readonly page: (chat: Chat) => Promise<Reply>;
}

/** Priya's change for Ada, and the form to note who was told in the hands of both Priya and Tom. */
async function bothNoting(): Promise<Both> {
  const world = await World.open();
  const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
  const reference = await recordsAChange(priya);
  await tom.says(reference);
  const id = buttonsOf(priya.card).find(({ data }) => data.do === 'record/history')?.data.id ?? '';
  await priya.presses('Note who was told');
  await tom.presses('Note who was told');
  return { world, priya, tom, page: (chat) => chat.sends({ do: 'record/open', id }) };
}

const SARAH = { who: 'sarah', on: '2026-11-23' } as const;

describe('S53: two people write on one record at once', () => {
  test('R2: both note that the same person was told: what they said to the second is kept beside the first', async () => {
    const { priya, tom, page } = await bothNoting();
    await priya.presses('Record this', { ...SARAH, how: 'phone', said: 'Glad of the change.' });
    const second = await tom.presses('Record this', { ...SARAH, how: 'in-person', said: 'Asked about Sundays.' });
    expect(second.text).toContain('Sarah Palmer had been told already: what they said is noted, too.');
    const now = (await page(tom)).text;
    expect(now).toContain('They said: Glad of the change.');
    expect(now).toContain('They said to Tom Reed, Mon 23 Nov 2026: Asked about Sundays.');
    expect(now).toContain('1 of 4 told');
  });

  test('R5: the change is taken back while the form stands open: nobody counts as told of that', async () => {
    const { priya, tom, page } = await bothNoting();
    await priya.presses('Record this', { ...SARAH, how: 'phone' });
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'take-back', why: 'Meant for somebody else.' });
    expect((await priya.presses('Record this')).text).toContain('0 of 4 told');
    const late = await tom.presses('Record this', { who: 'sarah', on: '2026-11-23', how: 'in-person' });
    expect(late.text).toContain('Not recorded yet: while this form was open, this changed.');
    expect(late.text).toContain('Priya Shah: Took the change back');
    expect(late.text).toContain('What they are to be told now: ');
    expect((await page(priya)).text).toContain('0 of 4 told');
  });

  test('without words, the second sees what stands there', async () => {
    const { priya, tom } = await bothNoting();
    await priya.presses('Record this', { ...SARAH, how: 'phone', said: 'Glad of the change.' });
    const second = await tom.presses('Record this', { ...SARAH, how: 'in-person' });
    expect(second.text).toContain('Sarah Palmer has been told already: Mon 23 Nov 2026, by phone.');
  });

  test('also when the two writes cross: nobody is told that something was noted which was not', async () => {
    const { priya, tom, page } = await bothNoting();
    const replies = await Promise.all([
      priya.presses('Record this', { ...SARAH, how: 'phone', said: 'Glad of the change.' }),
      tom.presses('Record this', { ...SARAH, how: 'in-person', said: 'Asked about Sundays.' }),
    ]);
    const noted = replies.filter(({ text }) => text.includes('Noted: Sarah Palmer was told'));
    const late = replies.filter(({ text }) => text.includes('had been told already'));
    expect([noted.length, late.length]).toEqual([1, 1]);
    const now = (await page(priya)).text;
    for (const words of ['Glad of the change.', 'Asked about Sundays.']) expect(now).toContain(words);
  });

  test('notes about different people both stand, whatever the order of the writes', async () => {
    const { priya, tom, page } = await bothNoting();
    await Promise.all([
      priya.presses('Record this', { ...SARAH, how: 'phone' }),
      tom.presses('Record this', { who: 'the-person', how: 'in-person', on: '2026-11-23' }),
    ]);
    expect((await page(priya)).text).toContain('2 of 4 told');
  });

  test('by typing, a name that has been dealt with is answered with what stands there', async () => {
    const { priya, tom } = await bothNoting();
    await priya.presses('Record this', { ...SARAH, how: 'phone' });
    expect((await tom.says('Sarah Palmer')).words).toContain('Sarah Palmer has been told already');
    expect((await tom.says('Ada Palmer')).words).toContain('How were they told?');
  });

  test('somebody confirms in Teams while another notes that they were told: one entry, and the note is not lost unseen', async () => {
    const { priya, tom, page } = await bothNoting();
    const form = priya.card;
    await page(tom);
    await tom.presses("I've been told");
    const late = await priya.presses(
      'Record this',
      { who: 'staffb', how: 'phone', on: '2026-11-23', said: 'Fine.' },
      form,
    );
    expect(late.text).toContain('Tom Reed has been told already: Mon 23 Nov 2026, confirmed in Teams.');
    expect(late.text).toContain('Fine.');
  });

  test('when nobody is left to note, the open form says so', async () => {
    const { world, priya, tom, page } = await bothNoting();
    for (const who of ['the-person', 'sarah', 'staffb', 'staffc']) {
      await page(priya);
      await priya.presses('Note who was told');
      await priya.presses('Record this', { who, how: 'phone', on: '2026-11-23' });
    }
    expect((await tom.says('show the form')).text).toContain('there is nobody left to note');
    expect((await tom.says('Ada')).words).toContain('has been told already');
    expect(buttonsOf((await tom.says('show the form')).card).map(({ title }) => title)).toContain('Cancel');
    expect(world.surprises).toEqual([]);
  });

  test('S51: the same note given twice at once is one note, and both answers say it was noted', async () => {
    const { priya, page } = await bothNoting();
    const form = (await priya.says('show the form')).card;
    const note = () => priya.presses('Record this', { ...SARAH, how: 'phone', said: 'Glad.' }, form);
    await Promise.all([note(), note()]);
    expect((await page(priya)).text).toContain('1 of 4 told');
    expect((await priya.presses('History')).text.match(/Noted that Sarah Palmer/gu)).toHaveLength(1);
  });
});
