/** "Oops", "no wait", "actually", "i meant": what follows stands in place of what was said before. */
const CORRECTS =
  /^[\s"'(]*(?:(?:no|oh|ah|er+m?|oo+ps|who+ps|soz|sorry|my mistake|wait|hang on|hold on|actually|correction|scratch that|i mean(?:t)?(?: to say)?)(?![\p{L}'’])[\s,.:!-]+)+(?=\p{L})/iu;

/** What is said instead; undefined where the text does not begin like a correction. */
export const correctionIn = (text: string): string | undefined => {
  const lead = CORRECTS.exec(text)?.[0];
  return lead === undefined ? undefined : text.slice(lead.length);
};
