import { withoutSigns } from '../questions/overheard.ts';

/** A no to what waits for one's own answer, as it is typed, and why (R19). */

const DISAGREES =
  /^\s*(?:(?:sorry|no),?\s+)*i(?:\s+(?:really\s+)?(?:do not|don['’]?t|cannot|can['’]?t)\s+agree|\s+disagree|\s+object|['’]?m (?:not happy|against)(?=\s+(?:with )?(?:it|this|that|the (?:plan|change|proposal))\b|[\s.!]*$))\b(?:\s+(?:with|to)?\s*(?:it|this|that|the (?:plan|change|proposal))\b)?(?<why>[^]*)$/iu;
const NO_BECAUSE =
  /^\s*(?:(?:no|nope|nah)\b[\s,.:;-]+(?!(?:thanks|thank|problem|worries|no|not now|way|one)\b)(?<why>\S[^]{3,})|(?=(?:(?:it['’]?s|it is|that['’]?s|she['’]?s|he['’]?s|they['’]?re)\s*)?(?:still\s)?(?:not (?:safe|ready|right)|too (?:soon|early|risky))\b)(?<early>\S[^]{3,}))$/iu;

export const BARE_NO = /^\W*(?:no|nope|nah)\W*$/iu;
/** Said of a change alone: "no milk left" is no answer to one. */
const SURELY_NO = /\btoo (?:soon|early|risky)\b|\bnot (?:safe|ready|right)\b|\bstill needs?\b/iu;

/** `isPlain`: it says that they do not agree; `isSure`: nothing but an answer to a change can be meant. */
export function reasonOfNo(text: string) {
  const plain = DISAGREES.exec(text)?.groups;
  const no = plain ?? NO_BECAUSE.exec(text)?.groups;
  const why = no?.['why'] ?? no?.['early'];
  if (why === undefined) return undefined;
  return { why: withoutSigns(why), isPlain: plain !== undefined, isSure: plain !== undefined || SURELY_NO.test(why) };
}
