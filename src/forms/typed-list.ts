import { onOneLine, withoutEnd } from '../guidance/words.ts';
import { numberInWords } from '../guidance/numbers.ts';

/** What can be typed at a list. `index` counts from nought; -1 is the last row, undefined when none was named. */
export type ListCommand =
  | { readonly kind: 'add' }
  | { readonly kind: 'done' }
  | { readonly kind: 'change' | 'remove'; readonly index: number | undefined };

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

const ADD =
  /^(?:yes(?: please)?|add|another|new|add (?:another|one|more|a new one|another one)|another one|one more)$/u;
const DONE =
  /^(?:no|none|no more|nothing(?: else| more)?|no thanks?(?: you)?|done|i(?:'m| am) done|all done|finished|next|go on|keep|keep (?:it|them|all)|that(?:'s| is) (?:all|it|everything|them all))$/u;
const NAMING = /^(?<verb>change|edit|open|remove|delete|take away|take out)(?: (?<what>.+))?$/u;

/** In characters. */
const LONGEST = 200;

interface Named {
  readonly one: string;
  readonly several: string;
}

/**
 * The command that the whole of `text` is, or undefined. Never a part of it: "remove 1 and 2" must not remove one of them. `one` and
 * `several` are what the list's rows are called: "add a visit" and "no visits" are commands, too.
 */
export function listCommand(text: string, { one, several }: Named): ListCommand | undefined {
  if (text.length > LONGEST) return undefined;
  const said = withoutEnd(onOneLine(text), '.!,');
  const called = [one, several, one.split(' ').at(-1) ?? one].map((name) => name.toLowerCase());
  const bare = withoutNames(said, called);
  if (ADD.test(bare)) return { kind: 'add' };
  if (DONE.test(bare)) return { kind: 'done' };
  const found = NAMING.exec(bare)?.groups;
  if (!found) return undefined;
  const what = found['what'];
  const index = what === undefined ? undefined : indexOf(what);
  if (what !== undefined && index === undefined) return undefined;
  return { kind: /^(?:change|edit|open)$/u.test(found['verb'] ?? '') ? 'change' : 'remove', index };
}

/** "Change visit 2" is "change 2", "add a visit" is "add". */
function withoutNames(said: string, names: readonly string[]): string {
  const found = names.flatMap((name) => [`an ${name}`, `a ${name}`, `the ${name}`, name]);
  const name = found.find((each) => ` ${said} `.includes(` ${each} `));
  return name === undefined ? said : ` ${said} `.replace(` ${name} `, ' ').trim();
}

function indexOf(what: string): number | undefined {
  const plain = what.replace(/^(?:the |number |no\.? ?|#)+/u, '').replace(/ one$/u, '');
  if (plain === 'last') return -1;
  const digits = /^(?<number>\d{1,2})(?:st|nd|rd|th)?$/u.exec(plain)?.groups?.['number'];
  const ordinal = ORDINALS.indexOf(plain);
  const number = digits === undefined ? (numberInWords(plain) ?? ordinal + 1) : Number(digits);
  return number > 0 ? number - 1 : undefined;
}
