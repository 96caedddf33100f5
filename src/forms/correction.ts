/** "Oops", "no wait", "actually", "i meant": what follows stands in place of what was said before. */
const CORRECTS =
  /^[\s"'(]*(?:(?:no|oh|ah|er+m?|oo+ps|who+ps|soz|sorry|my mistake|wait|hang on|hold on|actually|correction|scratch that|i mean(?:t)?(?: to say)?)(?![\p{L}'’])[\s,.:!-]+)+(?=\p{L})/iu;

/** What is said instead; undefined where the text does not begin like a correction. */
export const correctionIn = (text: string): string | undefined => {
  const lead = CORRECTS.exec(text)?.[0];
  return lead === undefined ? undefined : text.slice(lead.length);
};

/** One thing said in place of another. */
export interface Swap {
  readonly right: string;
  /** Undefined where only what is right is said: "I meant Jean". */
  readonly wrong?: string | undefined;
}

/** In characters: a longer text tells something. */
const LONGEST = 100;
const LEAD = String.raw`^[\s"'(]*(?:(?:no|nope|oh|ah|er+m?|oo+ps|who+ps|soz|sorry|(?:my )?mistake|wait|hang on|hold on|actually|correction|scratch that|wrong (?:person|one|name))(?![\p{L}'’])[\s,.:!-]+)*`;
const FOR = String.raw`(?:for |about |from |at )?`;
const IT_IS = String.raw`(?:(?:it|this|that)(?:['’]?s| is| was| should be| is meant| was meant)(?: to be)? |should be |make (?:it|that) |i mean(?:t)? )`;
const WORDS = String.raw`[^,;?!]{1,40}?`;
const END = String.raw`[\s.!)]*(?:please[\s.!]*)?$`;
const SWAPS: readonly RegExp[] = [
  // "Not Ken, Jean", "oops not Ada, it was Sarah", "not Ken but Jean".
  `${LEAD}(?:${IT_IS})?not ${FOR}(?<wrong>${WORDS})(?:\\s*[,;.–-]\\s*(?:but |${IT_IS}|its )?| but | ${IT_IS}| its )${FOR}(?<right>${WORDS})${END}`,
  // "Jean not Ken", "this is for Farida not Ada", "25 instead of 20".
  `${LEAD}(?:${IT_IS}|its )?${FOR}(?<right>${WORDS}),? (?:and )?(?:not|instead of|rather than) ${FOR}(?<wrong>${WORDS})${END}`,
  // "I meant Jean", "wrong person, its Farida".
  `${LEAD}(?:${IT_IS}|(?<=(?:person|one|name)[\\s,.:!-]{1,3})its )${FOR}(?<right>${WORDS})${END}`,
].map((pattern) => new RegExp(pattern, 'iu'));

const YES_OR_NO = /^\s*(?:yes|no)\s*$/iu;
/** "No, not Sarah", "it is not Ada": what is right is not said. */
const NOTHING =
  /^\s*(?:(?:its?|it['’]s|this|that|thats|that['’]s|s?he|they|is|was|are|am|i|im|we|no|nope|yes|why|if|or|and|but|yet|so|now|just|sure|surely|definitely|really|certainly|what|who|oh|ah|oops|sorry|wait|actually)(?:\s+|$))+$/iu;

/** What is said to be right, and what it stands in place of; undefined where the text is no such correction. */
export function swapIn(text: string): Swap | undefined {
  if (text.length > LONGEST) return undefined;
  for (const pattern of SWAPS) {
    const { right, wrong } = pattern.exec(text)?.groups ?? {};
    const isAnswer = YES_OR_NO.test(right ?? '') && YES_OR_NO.test(wrong ?? '');
    if (right !== undefined && (isAnswer || !NOTHING.test(right))) return { right, wrong };
  }
  return undefined;
}
