/** Words that end as a sentence does, so that others can follow them. */
export const sentence = (words: string): string => (/[.!?…]["'”’)]?$/u.test(words.trimEnd()) ? words : `${words}.`);

/** One after another, each a sentence. */
export const sentences = (...parts: readonly string[]): string => parts.map(sentence).join(' ');

/** As a sentence or a heading begins. */
export const capital = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
