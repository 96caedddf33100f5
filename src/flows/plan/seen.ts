import type { Day } from '../../kernel/days.ts';
import { LONGEST_TOLD, oneSpaced, pastDayIn } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import { evidenceOn, evidenceWords } from './rows.ts';

/** "Ada walked to the gate on her own today!": something that was seen, which may be evidence for the plan (R9). It is offered, never kept unasked. */

const DID = String.raw`(?:walked|managed|made|cooked|washed|dressed|got|went|climbed|came|stood|sat|used|ate|drank|slept|took|did|carried|remembered|shopped|cleaned|prepared|transferred|showered|bathed|shaved|coped|struggled|stumbled|wobbled|refused|said (?:no|yes) to|agreed to|forgot|needed|couldn['’]?t|could not|was able|wasn['’]?t able|is (?:now )?(?:managing|walking|cooking|washing|doing|able|getting|struggling|much better|getting better|getting worse|worse|stronger|more confident)|can (?:now )?(?:\p{L}+\s+)?(?:do|make|manage|wash|dress|cook|walk|get|go|climb|use|take|prepare|stand|eat|feed|shower|bath)|can now|has been|has (?:now )?(?:managed|walked|made|cooked|washed|dressed|got|started|stopped|begun)|is doing)`;
const SEEN = new RegExp(
  String.raw`^(?:(?:today|yesterday|this morning|last night)[,\s]+)?@\s+(?:\p{L}+ly\s+|also\s+|just\s+)?${DID}\b\s+\S+.*$`,
  'iu',
);

const UPSET =
  /^[@#]\s+(?:is|are|was|were|seems|sounds|says|said|keeps|has been|complain\w*)\s*(?:\p{L}+\s+){0,2}?(?:cross|upset|angry|annoyed|furious|worried|concerned|unhappy|not (?:very |so )?happy|complaining|complained|frustrated|fed up|anxious)\b/iu;

const NOTE = { title: 'Note it as evidence', says: 'note evidence for', quotes: true } as const;

function detailsOf(words: string, today: Day): Overheard['answers'] {
  const on = pastDayIn(words, today);
  return { [evidenceWords.key]: words, ...(on !== undefined && { [evidenceOn.key]: on }) };
}

/** "Evidence for Ada: she made toast herself": asked for, with what was seen. */
const ASKED =
  /^(?:please\s+)?(?:add|note|record|new|more)?\s*(?:evidence|note(?!\s+(?:an? (?:answer|copy|request|complaint)|who|that|what)\b))\s*(?:(?:for|about|of|on)\s+@)?\s*[:;,-]?\s*(?<words>.*)$/iu;

export function seen(text: string, today: Day): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !/[@#]/u.test(text)) return undefined;
  const said = oneSpaced(text);
  const words = ASKED.exec(said)?.groups?.['words'];
  if (words !== undefined) return words === '' ? undefined : { rest: '@', answers: detailsOf(words, today) };
  if (said.includes('?')) return undefined;
  if (UPSET.test(said))
    return {
      rest: '@',
      answers: {},
      offer: {
        title: 'Note a request or complaint',
        says: 'note a request for',
        quotes: true,
        words: 'Shall I note it, so that somebody answers them?',
      },
    };
  return !SEEN.test(said)
    ? undefined
    : {
        rest: '@',
        answers: {},
        offer: {
          ...NOTE,
          words: 'That may be evidence for the plan. Shall I note it?',
        },
      };
}
