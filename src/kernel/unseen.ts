/**
 * What no keyboard types and no reader sees: controls, marks that turn the direction of what follows, tags, soft hyphens, and code points
 * that are no characters. Line breaks and tabs stay, and what joins letters and emoji: some scripts are spelt with it. One list for what is
 * typed, entered on a card, read from a file, and written on a paper.
 */
const UNSEEN = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu;

/** The text without it; line breaks of every kind are one. */
export const withoutUnseen = (text: string): string => text.replace(/\r\n?/gu, '\n').replace(UNSEEN, '');
