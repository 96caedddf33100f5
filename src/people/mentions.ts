import { listed } from '../kernel/listed.ts';
import { wordsIn, type Word } from '../guidance/words.ts';
import { folded, isSlip, isTitle, joined, titleByRelation, titleFits, wordsOf } from './name-match.ts';
import { fullNamesOf } from './given-names.ts';
import { AFTER_A_NAME, BEFORE_A_NAME, CAPITALS, GIVEN, ORDINARY, SHORT, SMALL } from './name-words.ts';
import type { CircleMember, Person } from './person.ts';

/** Who is named inside a longer text: people, and those around them. Pure; whom to look for is found before, by the words of the text. */

type Known = Pick<Person, 'id' | 'name' | 'preferredName' | 'title' | 'reference' | 'circle'>;

/** Words of a text that name somebody: one of `people`, or somebody around them. */
export interface Mention<P extends Known> {
  readonly start: number;
  readonly end: number;
  readonly whom: readonly Named<P>[];
  /** A part of the name only fits with a slip: it has to be asked. */
  readonly near?: boolean | undefined;
}

export interface Named<P extends Known> {
  readonly person: P;
  /** Somebody around the person is named; undefined when it is the person. */
  readonly member?: CircleMember | undefined;
}

/** A word as it may stand in a name: with and without what makes it "Ada's", "adas". */
const formsOf = ({ raw }: Word): readonly string[] => {
  const bare = raw.replace(/['’‘ʼ`´]s?$/iu, '');
  const plain = folded(bare);
  return [...new Set([plain, folded(raw), plain.replace(/s$/u, '')])].filter((form) => form.length > 1);
};

const isOwned = ({ raw }: Word): boolean => /['’‘ʼ`´]s?$/iu.test(raw);
const isCapital = ({ raw }: Word): boolean => /^\p{Lu}/u.test(raw);
const besides = (text: string, one: Word, next: Word): boolean => /^[ \t-]*$/u.test(text.slice(one.end, next.start));

/** Words and neighbours in one, by which people are looked for; empty when nothing in the text can be a name. */
export function nameWordsIn(text: string): { readonly wholes: readonly string[]; readonly words: readonly string[] } {
  const words = wordsIn(text).slice(0, MOST_WORDS);
  const single = words.flatMap((word) => (isName(words, word) ? formsOf(word) : []));
  const wholes = words.flatMap((word, at) =>
    [2, 3, 4].flatMap((count) => {
      const run = words.slice(at, at + count);
      const last = run.at(-1);
      return run.length < count || !last
        ? []
        : formsOf(last).map((form) => `${joined(text.slice(word.start, last.start))}${form}`);
    }),
  );
  return { wholes: [...new Set(wholes)], words: [...new Set(single)] };
}

/** Longer texts are not about who is named in them. */
const MOST_WORDS = 40;

/** "Grace" may be a name where "grace" is not. */
function isName(words: readonly Word[], word: Word): boolean {
  const plain = folded(word.raw);
  if (/\p{N}/u.test(plain)) return true;
  const at = words.indexOf(word);
  const before = words[at - 1];
  const form = formsOf(word).find((one) => ORDINARY.has(one));
  if (form === undefined) return plain.length > 2 || isCapital(word) || (plain.length === 2 && !SHORT.has(plain));
  if (words.length === 1) return true;
  if ((before && (isTitle(before.plain) || BEFORE_A_NAME.has(before.plain))) || isOwned(word)) return true;
  // "Frank less visits", "rose her plan": hardly anything but a name there.
  if (GIVEN.has(form) && (at === 0 || plain === `${form}s`)) return true;
  const next = words[at + 1];
  if (!isCapital(word)) return at === 0 && next !== undefined && AFTER_A_NAME.has(next.plain);
  // "Will she need it?", "May I ask": a sentence begins with a capital letter.
  return (
    at > 0 ||
    !next ||
    !/^(?:i|he|she|it|they|we|you|the|a|an|my|his|her|their|this|that|to|on|in|be)$/u.test(next.plain)
  );
}

interface Candidate<P extends Known> extends Named<P> {
  readonly words: ReadonlySet<string>;
  /** The first of its words: it may be said for short. */
  readonly first: ReadonlySet<string>;
  readonly wholes: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
}

function candidate<P extends Known>(person: P, member?: CircleMember): Candidate<P> {
  const name = member?.name ?? person.name;
  const preferred = member ? '' : person.preferredName;
  const own = wordsOf(name);
  const reference = member ? '' : joined(person.reference);
  return {
    person,
    member,
    words: new Set([...own, ...wordsOf(preferred)]),
    first: new Set([...own.slice(0, 1), ...wordsOf(preferred).slice(0, 1)]),
    wholes: new Set([joined(name), wordsOf(preferred).length > 1 ? joined(preferred) : '', reference].filter(Boolean)),
    initials: new Set(own.map((word) => word.slice(0, 1))),
  };
}

interface Span<P extends Known> extends Mention<P> {
  /** How many words of the name stand there, and whether it is all of it. */
  readonly size: number;
}

/** Everybody named, in the order of the text; where several of `people` may be meant, all of them. */
export function mentionsIn<P extends Known>(text: string, people: readonly P[]): readonly Mention<P>[] {
  const words = wordsIn(text).slice(0, MOST_WORDS);
  const all = people.flatMap((person) => [
    candidate(person),
    ...person.circle.filter(({ staff }) => staff === undefined).map((member) => candidate(person, member)),
  ]);
  const spans = all.flatMap((one) => words.flatMap((_, at) => spanAt(text, words, at, one) ?? []));
  const found: Mention<P>[] = [];
  for (const span of spans.toSorted((a, b) => b.size - a.size || a.start - b.start)) {
    const same = found.findIndex(({ start, end }) => start < span.end && span.start < end);
    const there = found[same];
    if (!there) found.push(span);
    else if (there.start === span.start && there.end === span.end && isAsFull(there, span, spans))
      found[same] = { ...there, whom: [...there.whom, ...span.whom] };
  }
  return found
    .map(({ start, end, whom, near }) => ({ start, end, whom: preferred(whom), near }))
    .toSorted((a, b) => a.start - b.start);
}

/** Somebody who receives reablement is meant before somebody around them who has the same name. */
const preferred = <P extends Known>(whom: readonly Named<P>[]): readonly Named<P>[] => {
  const people = whom.filter(({ member }) => member === undefined);
  return people.length > 0 ? people : whom;
};

const isAsFull = <P extends Known>(there: Mention<P>, span: Span<P>, spans: readonly Span<P>[]): boolean =>
  spans.some((one) => one.whom[0] === there.whom[0] && one.start === there.start && one.size === span.size);

function spanAt<P extends Known>(
  text: string,
  words: readonly Word[],
  at: number,
  one: Candidate<P>,
): Span<P> | undefined {
  const first = words[at];
  if (!first) return undefined;
  const isShort = isForShort(first, one);
  let [end, count] = isShort ? [at + 1, 1] : [at, 0];
  for (const word of words.slice(end)) {
    const before = words[end - 1];
    if (count > 0 && before && (!besides(text, before, word) || isOwned(before))) break;
    const fits = formsOf(word).some((form) => one.words.has(form)) || (count > 0 && one.initials.has(folded(word.raw)));
    if (!fits) break;
    [end, count] = [end + 1, count + 1];
  }
  const whole = wholeAt(text, words, at, one);
  if (whole > count) [end, count] = [at + whole, whole];
  const last = words[end - 1];
  const isFull = whole > 0;
  if (count === 0 || !last || (count === 1 && !isName(words, first))) return undefined;
  const title = words[at - 1];
  const titled = title && isTitle(title.plain) && besides(text, title, first) ? title : undefined;
  if (titled && !titleFits(titled.plain, one.member ? { title: titleByRelation(one.member) } : one.person))
    return undefined;
  if (!isFull && isStrange(text, words, titled ? at - 1 : at, end, isFirstName(first, one))) return undefined;
  const next = isFull || isOwned(last) ? undefined : words[end];
  const slip =
    next && next.plain.length > 3 && besides(text, last, next) && nearlyOther(next, words.slice(at, end), one)
      ? next
      : undefined;
  const former = isFull || titled || !title || isOwned(title) ? undefined : title;
  const slipBefore =
    former && !SMALL.has(former.plain) && besides(text, former, first) && nearlyOther(former, words.slice(at, end), one)
      ? former
      : undefined;
  return {
    start: titled?.start ?? slipBefore?.start ?? first.start,
    end: slip?.end ?? last.end,
    near: isShort || slip !== undefined || slipBefore !== undefined,
    whom: [{ person: one.person, member: one.member }],
    size: count * 2 + Number(isFull) + Number(titled !== undefined && one.member === undefined),
  };
}

/** "Sam" where Samuel is known, and is not called so. */
const isForShort = <P extends Known>(word: Word, { words, first }: Candidate<P>): boolean =>
  formsOf(word).every((form) => !words.has(form)) &&
  formsOf(word).some((form) => fullNamesOf(form).some((full) => first.has(full)));

/** "Ada Plamer", "Adda Palmer": the word beside a part of the name is nearly another part of it. */
const nearlyOther = <P extends Known>(next: Word, there: readonly Word[], { words }: Candidate<P>): boolean =>
  [...words].some(
    (own) => own.length > 2 && !there.some((word) => formsOf(word).includes(own)) && isSlip(folded(next.raw), own),
  );

/** How many words from here are all of the name, or the reference, however it is spaced. */
function wholeAt<P extends Known>(text: string, words: readonly Word[], at: number, { wholes }: Candidate<P>): number {
  const first = words[at];
  const run = words.slice(at, at + 5);
  const count = run.findLastIndex((last) =>
    first ? formsOf(last).some((form) => wholes.has(`${joined(text.slice(first.start, last.start))}${form}`)) : false,
  );
  return count + 1;
}

const isFirstName = <P extends Known>(word: Word, { person, member }: Candidate<P>): boolean =>
  formsOf(word).some((form) =>
    listed(member?.name ?? person.name, !member && person.preferredName).some((name) => wordsOf(name)[0] === form),
  );

/**
 * Part of a name with another name beside it is somebody else: "Ada Smith", where Ada Palmer is known. At the beginning of a sentence any word has a
 * capital letter: before a surname alone it is a first name, unless it is a word that stands there.
 */
function isStrange(text: string, words: readonly Word[], from: number, end: number, isFirst: boolean): boolean {
  const [before, first, last, after] = [words[from - 1], words[from], words[end - 1], words[end]];
  const isOther = (word: Word): boolean =>
    isCapital(word) && !CAPITALS.has(word.plain) && word.raw.length > 1 && /\p{Ll}/u.test(word.raw);
  if (last && after && !isOwned(last) && besides(text, last, after) && isOther(after)) return true;
  const begins = from === 1;
  return Boolean(
    before &&
    first &&
    !isOwned(before) &&
    besides(text, before, first) &&
    isOther(before) &&
    !isTitle(before.plain) &&
    (!begins || end === words.length || !(isFirst || STANDS_FIRST.some((all) => all.has(before.plain)))),
  );
}

const STANDS_FIRST = [ORDINARY, BEFORE_A_NAME, AFTER_A_NAME, SMALL, CAPITALS];

/** A text that reads as a name: two or three words with capitals, a title and a surname, or such words after "for" or "about". */
export function nameLike(text: string): string | undefined {
  const words = wordsIn(text).slice(0, MOST_WORDS);
  const runs: Word[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const isPart =
      (isCapital(word) && !CAPITALS.has(word.plain) && /\p{Ll}/u.test(word.raw)) ||
      (isTitle(word.plain) && word.raw.length < 6) ||
      // "Mrs kahn": whoever writes a title writes a name, in small letters as well.
      (before !== undefined &&
        /^(?:mr|mrs|ms|mx)$/u.test(before.plain) &&
        isName(words, word) &&
        !SMALL.has(word.plain));
    if (!isPart) {
      runs.push([]);
      continue;
    }
    if (run && before && besides(text, before, word) && !isOwned(before)) run.push(word);
    else runs.push([word]);
  }
  const fitting = runs.filter((run) => run.length > 1 && run.some(({ plain }) => !isTitle(plain)));
  const best = fitting.toSorted((a, b) => b.length - a.length)[0];
  const led = words.flatMap((word, at) => {
    const next = words[at + 1];
    return next && /^(?:for|about|of|told|tell)$/u.test(word.plain) && isCapital(next) && !CAPITALS.has(next.plain)
      ? [[next]]
      : [];
  })[0];
  const [opening, verb] = words;
  const begins =
    opening &&
    verb &&
    isCapital(opening) &&
    !CAPITALS.has(opening.plain) &&
    /\p{Ll}/u.test(opening.raw) &&
    (AFTER_A_NAME.has(verb.plain) || isOwned(opening))
      ? [opening]
      : undefined;
  const run = best ?? led ?? begins;
  const [first, last] = [run?.[0], run?.at(-1)];
  return first && last ? text.slice(first.start, last.end).replace(/['’‘ʼ`´]s?$/iu, '') : undefined;
}
