import type { Day } from '../../kernel/days.ts';
import { rowsText } from '../engine/kinds/rows.ts';
import type { Overheard } from '../engine/flow.ts';
import * as ask from './questions.ts';
import { evidence, evidenceOn, evidenceWords } from './rows.ts';

const WHO = String.raw`(?<who>[\p{L}][\p{L}'’. -]{1,60}?)`;
const NEEDS = String.raw`(?:(?<only>only|just|now only)\s+)?(?:needs?|wants?|could do with|is down to|can do with|manages with|requires?)(?:\s+(?<only2>only|just))?`;
const COUNT = String.raw`(?:one|two|three|four|five|\d{1,2}|fewer|less|more|extra|another|shorter|longer|earlier|later|no)`;
const VISITS = String.raw`(?:calls?|visits?)`;
const SENTENCE = new RegExp(
  String.raw`^${WHO}\s+${NEEDS}\s+(?<what>(?:an?\s+)?${COUNT}\b[^.?!]{0,60}?\b${VISITS}\b[^?]{0,120})$`,
  'iu',
);

/**
 * "Mrs Khan only needs two calls a day now": somebody tells what they saw, and that is how a revision begins. What was said becomes
 * the first piece of evidence, word for word; what kind of change it is and why is filled in as far as the words say it, to be checked.
 */
export function overheard(text: string, today: Day): Overheard | undefined {
  const found = SENTENCE.exec(text.trim())?.groups;
  const [who, what] = [found?.['who'], found?.['what']];
  if (who === undefined || what === undefined) return undefined;
  const only = (found?.['only'] ?? found?.['only2']) !== undefined || /down to|manages/iu.test(text);
  return {
    rest: who.replace(/^(?:i think|now|so|today)\s+/iu, ''),
    answers: {
      ...guess(what, only),
      [ask.parts.key]: 'visits',
      [evidence.key]: rowsText([{ key: 'said', [evidenceOn.key]: today, [evidenceWords.key]: text.trim() }]),
    },
  };
}

/** What the words say of trigger and kind; nothing where they could mean either. */
function guess(what: string, only: boolean): Readonly<Record<string, string>> {
  if (/^(?:an?\s+)?(?:more|extra|another)\b/iu.test(what))
    return { [ask.trigger.key]: 'more-support', [ask.kinds.key]: 'temporary' };
  if (/^(?:an?\s+)?(?:shorter|longer|earlier|later)\b/iu.test(what)) return { [ask.kinds.key]: 'times' };
  return only || /^(?:fewer|less|no)\b/iu.test(what)
    ? { [ask.trigger.key]: 'progress', [ask.kinds.key]: 'fewer' }
    : { [ask.kinds.key]: 'fewer' };
}
