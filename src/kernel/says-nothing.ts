/** Words that are typed to get past a question, and are nobody's views (P5). */
const SAYS_NOTHING: ReadonlySet<string> = new Set(
  [
    'skip, na, n a, none, nil, nothing, tbc, tba, test, asdf, blank, same, ditto, blah, as above, see above, no views, no view',
    'dunno, no idea, not sure, same as before, same again, as before, more, less, asap, as soon as possible, as soon as poss',
    'no comment, no comments, not applicable, not known, unknown, dont know, do not know, idk, no, yes, ok, okay',
    'refused, refuses, said no, she said no, he said no, they said no, disagrees, does not agree, doesnt agree, not asked',
    'not, because, nobody, no one, noone',
  ].flatMap((words) => words.split(', ')),
);

/** Whoever types more than this means to say something. */
const LONGEST_NOTHING = 32;
/** "No idea yet", "I'm not sure really", letters and single spaces alone. */
const DOES_NOT_KNOW =
  /^(?:i |im |ive |we )?(?:got |have )?(?:no idea|not sure|not certain|dont know|do not know|dunno|idk|cant say|cannot say|no clue)(?: yet| really| tbh| sorry| at the moment| atm| right now| now| at all| as yet)?$/u;

/** "x", ".", "skip", "n/a" and the like: something stands there, but it says nothing of what anybody thinks. */
export function saysNothing(text = ''): boolean {
  if (text.trim().length > LONGEST_NOTHING) return false;
  const words = text
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return (
    words.length < 2 ||
    /^(.)\1*$/u.test(words.replaceAll(' ', '')) ||
    SAYS_NOTHING.has(words) ||
    DOES_NOT_KNOW.test(words)
  );
}
