import { addDays, Day } from '../kernel/days.ts';

/** What stands in the cells of a file of people, as those who keep such files write it. */

/** What is written where there is nothing. */
const NOTHING = /^(?:none|nil|null|n\/?a|n\.a\.|not known|unknown|tbc|no|[-–—.?]+)$/iu;
/** What a spreadsheet writes where it could not work something out. */
const ERROR = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!)$/iu;
/** UTF-8 that was read as the letters of Windows: "SiÃ¢n", "Oâ€™Neill". */
const BROKEN = /[ÂÃÄÅ][\u00A0-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€/u;

export const saysNothingIn = (cell: string): boolean => NOTHING.test(cell);
export const isError = (cell: string): boolean => ERROR.test(cell);
export const isBroken = (cell: string): boolean => BROKEN.test(cell) || cell.includes('\uFFFD');

const TITLE = /^(?<title>mr|mrs|miss|ms|mx|dr|prof|professor|rev|reverend|sir|dame|lady|lord)\.? +(?<name>\S.*)$/iu;

/** A name as it is said, and the title that stood before it: "Mrs Ada Jenkins", "PATEL, Harshad". */
export function nameIn(cell: string): { readonly name: string; readonly title: string | undefined } {
  const [surname = '', first = '', ...others] = cell.split(',').map((part) => part.trim());
  const turned = first !== '' && surname !== '' && others.length === 0;
  const { title, name = '' } = TITLE.exec(turned ? first : cell)?.groups ?? { name: turned ? first : cell };
  return { name: turned ? `${name} ${inSmallLetters(surname)}` : name, title };
}

/** "O'NEILL-SMITH" as it is written in a name; one that has small letters stays as it is. */
const inSmallLetters = (surname: string): string =>
  surname === surname.toUpperCase()
    ? surname.toLowerCase().replace(/(?<=^|[\s'’-])\p{L}/gu, (letter) => letter.toUpperCase())
    : surname;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const FIGURES = /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4}|\d{2})$/u;
const WORDS = /^(?<day>\d{1,2})[ -](?<month>[a-z]{3})[a-z]*[ -](?<year>\d{4}|\d{2})$/iu;

/** 2026-11-03, 3/11/2026, 03/11/26, 3-Nov-26; a time of day that a database adds is left out. */
export function dayIn(cell: string): Day | undefined {
  const text = cell.replace(/[T ]\d{2}:\d{2}(?::\d{2})?(?:\.0+)?Z?$/u, '');
  const { day = '', month = '', year = '' } = (FIGURES.exec(text) ?? WORDS.exec(text))?.groups ?? {};
  if (year === '') return Day.safeParse(text).data;
  const number = /^\d/u.test(month) ? month : String(MONTHS.indexOf(month.toLowerCase()) + 1);
  const full = year.length === 2 ? `20${year}` : year;
  return Day.safeParse(`${full}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`).data;
}

/** Reablement takes weeks: what began so long ago is a slip, or somebody's date of birth. */
export const isLongAgo = (day: Day, today: Day): boolean => day < addDays(today, -5 * 365);
