import { atWord } from '../../cards/fitted.ts';

/**
 * Words on one line that take at most `bytes` in a card's JSON, with an ellipsis where something was left out, between words: whatever is typed, as
 * many lines as were planned for fit (S43).
 */
export function cut(text: string, bytes: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (sizeOf(line) <= bytes) return line;
  let [kept, size] = ['', sizeOf('…')];
  for (const letter of line) {
    size += sizeOf(letter);
    if (size > bytes) break;
    kept += letter;
  }
  return `${atWord(line, kept)}…`;
}

/** Cards write a space of no width between two braces, three bytes. */
const sizeOf = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2 + 3 * (text.split('{').length - 1);
