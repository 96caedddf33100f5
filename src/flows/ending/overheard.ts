import type { Day } from '../../kernel/days.ts';
import { dateIn, LONGEST_TOLD, oneSpaced, pastDayIn } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import { endedOn } from './questions.ts';

const SAYS = [
  /^(?<who>@|[\p{L}][\p{L}'’. -]{1,60}?)(?:['’]s?)?\s+reablement\s+(?:has\s+)?(?:ended|finished|is over)(?<tail>[\s,.!][^?]{0,160})?$/iu,
  /^(?<who>@|[\p{L}][\p{L}'’. -]{1,60}?)\s+(?:is|was|has|has been|has just|is now)\s+(?:finished|ended|stopped)\s+(?:reablement|with us)(?<tail>[\s,.!][^?]{0,160})?$/iu,
  /^(?:end of reablement|reablement has ended|reablement ended|stop reablement|end reablement)(?:(?:\s+for)?\s+(?<who>[^\s:][^:]{0,80}))?(?<tail>:.{1,250})?$/iu,
];

/** "Ada's reablement has ended": whose, and since when, to be checked (P19). */
export function overheard(text: string, today: Day): Overheard | undefined {
  if (text.length > LONGEST_TOLD) return undefined;
  const said = oneSpaced(text);
  const found = SAYS.map((each) => each.exec(said)).find((one) => one !== null);
  if (!found) return undefined;
  const on = pastDayIn(said, today) ?? dateIn(said, today);
  const who = (found.groups?.['who'] ?? '').replace(/^(?:i think|sadly|now|so|today|sorry,?)\s+/iu, '');
  return { rest: who.replace(/[.!]$/u, ''), answers: on === undefined ? {} : { [endedOn.key]: on } };
}
