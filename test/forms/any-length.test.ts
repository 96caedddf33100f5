import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';
import { withoutMarkdown } from '../../cards/text.ts';
import { vocabularyIn } from '../../src/app/understood.ts';
import { cut } from '../../src/forms/cut.ts';
import { cleaned } from '../../src/forms/kinds/text.ts';
import { formCommand } from '../../src/forms/typed-command.ts';
import { readDay } from '../../src/forms/typed-date.ts';
import { listCommand } from '../../src/forms/typed-list.ts';
import { readNumber } from '../../src/guidance/numbers.ts';
import { timesIn } from '../../src/guidance/times.ts';
import { dangerOf } from '../../src/guidance/danger.ts';
import { onOneLine, wordsIn } from '../../src/guidance/words.ts';
import { Day } from '../../src/kernel/days.ts';
import { sentence } from '../../src/kernel/sentence.ts';
import { readPeople } from '../../src/people/import.ts';
import { wordsOf } from '../../src/people/name-match.ts';
import { checkNhsNumber } from '../../src/people/nhs-number.ts';
import { saysNothing } from '../../src/people/agreement.ts';
import { asMarkdown, typedText } from '../../src/teams/text.ts';
import { World } from '../support/talk.ts';

/** As long as what is typed may be. */
const LONG = 30_000;
/** What is quadratic shows as well at this length, and each of the many patterns is sooner through. */
const SHORTER = 8_000;
/** Nobody reads more of what was seen. */
const REPORT = 592;

/** In microseconds of this thread alone: neither other processes nor what the engine compiles meanwhile counts. */
const worked = (work: () => void): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
};

/** What is known to be quadratic, as long: `/!+$/u` looks from each sign to the end. So no bound here depends on the machine. */
const quadratic = (length: number): number => worked(() => '!'.repeat(length).concat('x').replace(/!+$/u, ''));
const KNOWN: ReadonlyMap<number, number> = new Map([
  [REPORT, quadratic(SHORTER)],
  ...[SHORTER, LONG].map((length) => [length, quadratic(length)] as const),
]);

/** What goes through each sign once takes four times as long for four times as much; through all the others for each, sixteen times. */
const MOST_TIMES_AS_LONG = 9;

/** Whether the work comes near what is quadratic and grows like it, each of five times that it is looked at. */
const outgrows = (work: (text: string) => void, of: (length: number) => string, length: number): boolean =>
  [1, 2, 3, 4, 5].every(() => {
    const long = worked(() => work(of(length)));
    return long > (KNOWN.get(length) ?? 0) / 8 && long > MOST_TIMES_AS_LONG * worked(() => work(of(length / 4)));
  });

/** One thing over and over, and then something that spoils what seemed to fit. */
const over = (unit: string, before = '') => ({
  called: JSON.stringify([before, unit]),
  of: (length: number): string => `${before}${unit.repeat(length / unit.length)}\u0001x`,
});

const UNITS = [
  ...' \t\n!.,;:-/()"\'&%<>[]{}_*`~#@?…’1aAé\u00a0\u200b'.split(''),
  'a ',
  ' a',
  '1 ',
  '1/',
  '1.',
  '. ',
  ', ',
  ' (',
  '!x',
  'Aa ',
  '&amp;',
  '<p>',
  '<br ',
  '\r\n',
  '"a",',
  'a\n',
  'no ',
  'not ',
  'mr ',
  'half ',
  'and ',
  'fell ',
  'today ',
  'monday ',
  '3 nov ',
  'help ',
  'she ',
];

/** These are given no more than 600 characters: how long that takes is looked at by what `hear` takes for it. */
const SHORT_ONLY = /overheard[\w-]*\.ts$|plan\/seen\.ts$|typed-time\.ts$/u;

/** Every pattern that stands in the code, with the word that it wants at its beginning. */
const patterns = (): readonly { readonly file: string; readonly pattern: RegExp }[] =>
  ['src', 'cards'].flatMap((room) =>
    readdirSync(new URL(`../../${room}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        literalsIn(
          parseSync(readFileSync(new URL(`../../${room}/${file}`, import.meta.url), 'utf8'), { syntax: 'typescript' }),
        ).map((pattern) => ({ file: `${room}/${file}`, pattern })),
      ),
  );

function literalsIn(node: unknown): readonly RegExp[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn);
  if (typeof node !== 'object' || node === null) return [];
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(node));
  return fields.get('type') === 'RegExpLiteral'
    ? [new RegExp(String(fields.get('pattern')), String(fields.get('flags')).replaceAll('y', ''))]
    : [...fields.values()].flatMap(literalsIn);
}

const beginningOf = ({ source }: RegExp): string => /^\^?([a-z ]{2,})/iu.exec(source)?.[1] ?? '';

describe('F1: what somebody types, however long, takes no more work than its length is worth', () => {
  test('F1: in each pattern that stands in the code, but where all that is read is short', () => {
    const all = patterns().filter(({ file }) => !SHORT_ONLY.test(file));
    expect(all.length).toBeGreaterThan(200);
    const slow = all.flatMap(({ file, pattern }) =>
      UNITS.flatMap((unit) => [over(unit), ...(beginningOf(pattern) === '' ? [] : [over(unit, beginningOf(pattern))])])
        .filter(({ of }) => outgrows((text) => text.replace(pattern, ''), of, SHORTER))
        .map(({ called }) => `${file} ${String(pattern)} ${called}`),
    );
    expect(slow).toEqual([]);
  });

  test('F1: in everything that reads, keeps or shows a text', async () => {
    const world = await World.open();
    const today = Day.parse('2026-11-25');
    const ground = { teams: [], staff: [], people: [], owners: [], today, token: 't' };
    const names = { one: 'visit', several: 'visits' };
    const { hear, near } = vocabularyIn(world.app);
    const readers: Readonly<Record<string, (text: string) => unknown>> = {
      dangerOf,
      onOneLine,
      wordsIn,
      sentence,
      wordsOf,
      saysNothing,
      cleaned,
      asMarkdown,
      withoutMarkdown,
      timesIn,
      checkNhsNumber,
      near,
      hear: (text) => hear(text, today),
      formCommand: (text) => formCommand(text, { at: 'choice', optional: true }),
      listCommand: (text) => listCommand(text, names),
      readDay: (text) => readDay(text, today, 'nearest'),
      readNumber: (text) => readNumber(text, 'minutes'),
      cut: (text) => cut(text, 200),
      typedText: (text) =>
        typedText(text, { id: 'bot' }, [{ type: 'mention', text: '<at>Reable</at>', mentioned: { id: 'bot' } }]),
      readPeople: (text) => readPeople(text, ground),
      'readPeople, below its headings': (text) =>
        readPeople(`reference,name,started,carer\nR1,Ada Palmer,2026-11-03,${text}`, ground),
    };
    const slow = Object.entries(readers).flatMap(([name, read]) =>
      UNITS.map((unit) => over(unit))
        .filter(({ of }) => outgrows(read, of, LONG))
        .map(({ called }) => `${name} ${called}`),
    );
    expect(slow).toEqual([]);
  });

  test('F1: in a report of what was seen, which may be 600 characters long', async () => {
    const { hear } = vocabularyIn((await World.open()).app);
    const today = Day.parse('2026-11-25');
    const reports = [...UNITS, 'from a to ', 'not a ', ' is ', '@ is ', 'A a', ' in hospital', 'yes to ', '. . '].map(
      (unit) => over(unit),
    );
    const slow = reports
      .filter(({ of }) => outgrows((text) => hear(text, today), of, REPORT))
      .map(({ called }) => called);
    expect(slow).toEqual([]);
  });
});
