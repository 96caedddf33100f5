import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';

/** "Ada walked to the gate on her own today!": something that was seen, which may be evidence for the plan (R9). It is offered, never kept unasked. */

const DID = String.raw`(?:walked|managed|made|cooked|washed|dressed|got|went|climbed|came|stood|sat|used|ate|drank|slept|took|did|carried|remembered|shopped|cleaned|prepared|transferred|showered|bathed|shaved|coped|struggled|stumbled|wobbled|refused|forgot|needed|couldn['’]?t|could not|was able|wasn['’]?t able|is (?:now )?(?:managing|walking|cooking|washing|doing|able|getting|struggling|much better|getting better|getting worse|worse|stronger|more confident)|can now|has been|has (?:now )?(?:managed|walked|made|cooked|washed|dressed|got|started|stopped|begun)|is doing)`;
const SEEN = new RegExp(
  String.raw`^(?:(?:today|yesterday|this morning|last night)[,\s]+)?@\s+(?:\p{L}+ly\s+|also\s+|just\s+)?${DID}\b\s+\S+.*$`,
  'iu',
);

/** A fall is asked about before it is anything else (R38). */
const FELL = /^@\s+(?:\p{L}+ly\s+|has\s+|had\s+|just\s+)*(?:fell|fallen|slipped|tripped|(?:a |another )?fall)\b/iu;
const UPSET =
  /^[@#]\s+(?:is|are|was|were|seems|sounds|says|said|keeps|has been|complain\w*)\s*(?:\p{L}+\s+){0,2}?(?:cross|upset|angry|annoyed|furious|worried|concerned|unhappy|complaining|complained|frustrated|fed up|anxious)\b/iu;

const NOTE = { title: 'Note it as evidence', says: 'note evidence for' };

export function seen(text: string): Overheard | undefined {
  if (text.length > LONGEST_TOLD) return undefined;
  const said = oneSpaced(text);
  if (said.includes('?')) return undefined;
  if (FELL.test(said))
    return {
      rest: '@',
      answers: {},
      offer: {
        ...NOTE,
        words:
          'Is anybody hurt, or unable to get up? Then call 999 first. If not, shall I note it as evidence for the plan?',
      },
    };
  if (UPSET.test(said))
    return {
      rest: '@',
      answers: {},
      offer: {
        ...NOTE,
        title: 'Note what was said',
        words:
          'I cannot log a complaint or an issue yet: tell your manager. Shall I note what was said as evidence for the plan?',
      },
    };
  return !SEEN.test(said)
    ? undefined
    : {
        rest: '@',
        answers: {},
        offer: {
          words: 'That may be evidence for the plan. Shall I note it?',
          title: 'Note it as evidence',
          says: 'note evidence for',
        },
      };
}
