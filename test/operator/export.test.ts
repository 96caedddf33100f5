import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { people, personId } from '../../src/demo/world.ts';
import { Day, dayOf } from '../../src/kernel/days.ts';
import { withHeldBack } from '../../src/people/held-back.ts';
import { exportPerson } from '../../src/operator/export.ts';
import { drawPages } from '../../src/operator/pages.ts';
import { thirdPartiesOf } from '../../src/operator/third-parties.ts';
import { isPageId } from '../../src/records/archive.ts';
import { ADA, answersAre, filedAbout, operatorAt, tamper, type AtWork } from '../support/operator.ts';
import { changePerson, staffCalled } from '../support/changing.ts';
import { World } from '../support/talk.ts';

const Complete = z.object({
  about: z.string(),
  review: z.array(z.string()),
  person: z.object({ name: z.string() }).loose(),
  records: z.array(z.unknown()),
  history: z.array(z.unknown()),
  forms: z.array(z.unknown()),
  staff: z.record(z.string(), z.string()),
});

const TOM = staffCalled('Tom Reed').id;

let world: World;
let operator: AtWork;
let folder: string;
beforeEach(async () => {
  world = await World.open();
  operator = operatorAt(world.store, world.clock);
  folder = join(mkdtempSync(join(tmpdir(), 'reable-')), 'exports');
});

const contents = (end: string): string => {
  const file = readdirSync(folder).find((name) => name.endsWith(end)) ?? '';
  return readFileSync(join(folder, file), 'utf8');
};
const STAMP = '2026-11-23T100000000Z';

describe('S85: export', () => {
  test('writes one file that is complete and two to read, for nobody but their owner, and says where', async () => {
    expect(await exportPerson(operator, ADA, folder)).toBe(true);
    const names = ['-for-review.html', '.html', '.json'].map((end) => `${ADA}-${STAMP}${end}`);
    expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
    for (const name of names) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of names) expect(operator.said).toContain(join(folder, name));
    expect(operator.said[0]).toMatch(
      /^Exported 6 records and no half-finished forms; \d+ places held back for review\.$/u,
    );
    expect(operator.said.join('\n')).not.toMatch(/Ada|Palmer|Sarah/u);
  });

  test('B24, A6: what she needs stands on her page if it may be passed on, and what it was before', async () => {
    const was = { formats: ['braille' as const], interpreter: 'none' as const, share: 'yes' as const, by: TOM };
    const before = { ...was, on: Day.parse('2026-11-02'), reviewOn: Day.parse('2026-12-14') };
    const now = { ...before, formats: ['large-print' as const], on: Day.parse('2026-11-20') };
    await changePerson(world, ADA, () => ({ needs: now, needsBefore: [before] }));
    await exportPerson(operator, ADA, folder);
    const page = contents(`${STAMP}.html`);
    expect(page).toMatch(
      /About you[^]*Communication needs[^]*Large print\.[^]*Mon 2 Nov 2026[^]*Fri 20 Nov 2026[^]*Braille\./u,
    );
    expect(page).not.toContain('Tom Reed');
  });

  test.each([
    ['no', 'Not to be passed on to other services.'],
    ['not-asked', 'Not asked yet whether it may be passed on to other services.'],
  ] as const)(
    'A10: what may not be passed on ("%s") is held back from the page until a human decides',
    async (share, why) => {
      const days = { on: Day.parse('2026-11-20'), reviewOn: Day.parse('2026-12-14') };
      const needs = { formats: ['braille' as const], interpreter: 'none' as const, share, by: TOM, ...days };
      await changePerson(world, ADA, ({ circle }) => ({
        needs,
        circle: circle.map((member) => ({ ...member, needs: { ...needs, formats: ['easy-read' as const] } })),
      }));
      await exportPerson(operator, ADA, folder);
      expect(contents(`${STAMP}.html`)).not.toMatch(/Braille|Easy read/u);
      expect(contents('-for-review.html')).toContain(`Braille. ${why}`);
      expect(contents('-for-review.html')).toContain('Easy read.');
    },
  );

  test('R38: that there is a concern, or one half-written, is held back from her page; it is in no export of whoever is the source', async () => {
    const priya = world.chat('Priya Shah');
    await priya.says('safeguarding concern for Ada Palmer');
    await priya.presses('Next', { sgSeen: 'Bruises. Samuel Okafor was there, she says.' });
    const raised = await priya.presses('Raise the concern', { sgSource: 'not-known' });
    const reference = /SG-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(raised.text)?.[0] ?? '';
    await priya.says('safeguarding concern for Ada Palmer');
    await priya.presses('Next', { sgSeen: 'More bruises. Samuel Okafor again.' });
    await exportPerson(operator, ADA, folder);
    expect(contents(`${STAMP}.html`)).not.toMatch(/SG-|bruises|safeguarding/iu);
    expect(contents(`${STAMP}.html`)).toContain('Something that somebody decides about');
    for (const words of [reference, 'More bruises']) expect(contents('-for-review.html')).toContain(words);
    expect(contents('.json')).toContain('Samuel Okafor was there');
    folder = join(mkdtempSync(join(tmpdir(), 'reable-')), 'exports');
    await exportPerson(operator, personId('samuel'), folder);
    for (const file of readdirSync(folder))
      expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/SG-|bruises/iu);
  });

  test('B11, B24: nobody has asked: the page says so', async () => {
    await exportPerson(operator, ADA, folder);
    expect(contents(`${STAMP}.html`)).toMatch(/Communication needs<\/th><td>Not asked yet/u);
  });

  test('R17, R24: who left and what was agreed is for review; her page does not even say that somebody is not to be told', async () => {
    const on = Day.parse('2026-11-20');
    const held = { key: 'h', member: 'sarah', name: 'Sarah Palmer', reason: 'Takes her money', decidedBy: 'Mei Lin' };
    const left = { on, by: TOM, why: 'not-carer' as const };
    await changePerson(world, ADA, (ada) => ({
      ...withHeldBack(ada, [{ ...held, on, by: TOM, lookAgainOn: Day.parse('2026-12-20') }]),
      past: [{ key: 'joe', name: 'Joe Palmer', part: 'carer', left }],
    }));
    await exportPerson(operator, ADA, folder);
    expect(contents(`${STAMP}.html`)).not.toMatch(/Not to be told|money|Joe|No longer their carer/u);
    const review = contents('-for-review.html');
    for (const words of ['Not to be told', 'Takes her money', 'Joe Palmer: No longer their carer'])
      expect(review).toContain(words);
    expect(JSON.parse(contents('.json'))).toMatchObject({
      person: { heldBack: [held], past: [{ name: 'Joe Palmer' }] },
    });
  });

  test('never writes over a file that is there', async () => {
    await exportPerson(operator, ADA, folder);
    const before = contents('.json');
    await expect(exportPerson(operator, ADA, folder)).rejects.toThrow('EEXIST');
    expect(contents('.json')).toBe(before);
  });

  test('has everything that is kept about the person in the JSON file, and nothing about another', async () => {
    await world.chat('Tom Reed').says('change monitoring for Ada Palmer');
    await exportPerson(operator, ADA, folder);
    const complete = Complete.parse(JSON.parse(contents('.json')));
    const [ada] = people(dayOf(world.clock.now(), 'Europe/London'));
    expect(complete.person).toEqual(ada);
    const filed = await filedAbout(world.store);
    const [records, history] = [false, true].map((isPage) => filed.filter(({ id }) => isPageId(id) === isPage));
    expect(complete.records).toEqual(records?.map(({ body }) => body));
    expect(complete.history).toEqual(history?.map(({ body }) => body));
    expect(complete.forms).toHaveLength(1);
    expect(Object.values(complete.staff).toSorted()).toEqual(['Ana Lopez', 'Priya Shah', 'Tom Reed']);
    expect(contents('.json')).not.toMatch(/Samuel|Okafor|Leo Marsh/u);
    expect(complete.review).toContain('/person/circle/0/name');
    expect(complete.review).toContain('/records/0/author');
    expect(complete.review).not.toContain('/person/name');
  });

  test('has the forms in which nobody was chosen but they are named: only their lines, and all of it for review', async () => {
    await world.chat('Priya Shah').says('add a person');
    const rows = 'reference,name,started\nRB-2001,Joan Hill,2026-11-16\nRB-1041,Ada Palmer,2026-11-06';
    await answersAre(world, { rows, capacity: 'lacks' });
    await exportPerson(operator, ADA, folder);
    expect(operator.said[0]).toMatch(/^Exported 6 records and 1 half-finished form; /u);
    const [json, page, review] = [contents('.json'), contents(`${STAMP}.html`), contents('-for-review.html')];
    expect(json).toContain('reference,name,started\\nRB-1041,Ada Palmer,2026-11-06"');
    expect(json + page + review).not.toMatch(/Joan|RB-2001/u);
    expect(page).not.toContain('lacks');
    expect(review).toContain('lacks');
  });

  test('holds back who else is named and who did what, and has them on the other page under the same numbers', async () => {
    await exportPerson(operator, ADA, folder);
    const page = contents(`${STAMP}.html`);
    expect(page).not.toMatch(/Sarah|daughter|Tom Reed|Ana Lopez|Priya/u);
    expect(page).toContain('Ada Palmer');
    expect(page).toContain('NHS number');
    expect(page).toContain('999 000 0018');
    expect(page).toContain('Ada forgot her tablets twice this week and asked for a reminder.');
    expect(page).toContain('Changed monitoring');
    const review = contents('-for-review.html');
    for (const name of ['Sarah Palmer', 'Tom Reed', 'Ana Lopez']) expect(review).toContain(name);
    const numbers = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, number]) => Number(number));
    const marked = numbers(page, /\[held back (\d+)\]/gu);
    expect(marked).toEqual(numbers(review, /<th scope="row">(\d+)<\/th>/gu));
    expect(marked).toEqual(marked.map((_, index) => index + 1));
  });

  test('holds back what somebody else said or thinks, also when it names nobody', async () => {
    await exportPerson(operator, personId('arthur'), folder);
    expect(contents(`${STAMP}.html`)).not.toMatch(/Happy to be rung first|There is no carer/u);
    expect(contents('-for-review.html')).toMatch(/Happy to be rung first/u);
  });

  test('shows what nobody can open as not shown, keeps it in the JSON file, and tells the operator', async () => {
    const [filed] = await filedAbout(world.store);
    if (filed) await tamper(world.store, filed, { kind: 'monitoring-change', odd: true });
    expect(await exportPerson(operator, ADA, folder)).toBe(false);
    expect(contents('.json')).toContain('"odd": true');
    expect(contents(`${STAMP}.html`)).toContain('Records that cannot be shown here');
    expect(operator.said.at(-1)).toBe('1 record could only be written to the JSON file. Run verify.');
  });

  test('says so when nobody is kept under the id, and writes nothing', async () => {
    expect(await exportPerson(operator, personId('nobody'), folder)).toBe(false);
    expect(operator.said).toEqual(['Nobody is kept under this id.']);
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });
});

describe('S13: the pages are plain British HTML in which nothing typed can run', () => {
  const hostile = `<script>alert(1)</script> & "it's" <img src=x onerror=y> \u0000=1+1`;
  const piece = (text: string, held = false) => ({ text, held });
  const { forThePerson, forReview } = drawPages(
    [
      {
        heading: hostile,
        rows: [{ label: piece(hostile), value: piece(hostile, true) }],
        table: { caption: hostile, heads: [hostile], lines: [[piece(hostile)]] },
      },
    ],
    hostile,
  );

  test.each([
    ['to hand over', forThePerson],
    ['for review', forReview],
  ])('the page %s', (_, html) => {
    expect(html).not.toMatch(/<script|<img|\p{Cc}(?<!\n)/u);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;it&#39;s&quot;');
    expect(html).toContain('<html lang="en-GB">');
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<(?:link|a|iframe|object|form)\b|javascript:|url\(/u);
    expect(html.match(/<h1>/gu)).toHaveLength(1);
    expect(html).toMatch(/<th scope="(?:row|col)">/u);
  });
});

describe('S85: texts that a human must look at', () => {
  const [ada] = people(dayOf(new Date('2026-11-23T10:00:00Z'), 'Europe/London'));
  const others = thirdPartiesOf(
    ada,
    [{ key: 'the-person', name: 'Ada Palmer', role: 'receives reablement' }],
    ['Tom Reed'],
  );

  test.each([
    'Sarah',
    'Told sarah by phone',
    "Sarah's key",
    'her daughter',
    'the carer agrees',
    'Two neighbours rang',
    'Tom',
    'reed',
    'She met Mrs Jones',
    'Walks with Bob',
  ])('%s', (text) => {
    expect(others.namedIn(text)).toBe(true);
  });

  test.each([
    'Ada Palmer',
    'Mrs Palmer walks alone.',
    'A call on Mondays',
    'Every Tuesday. Then she rests.',
    'Weight once a week',
    'from Tue 3 Nov 2026',
    'By phone. They said: Glad of it, A lot.',
    '',
  ])('not: %s', (text) => {
    expect(others.namedIn(text)).toBe(false);
  });
});
