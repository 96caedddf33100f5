import type { Overheard } from '../flow.ts';

/** "Ada walked to the gate on her own today!": something that was seen, which may be evidence for the plan (R9). It is offered, never kept unasked. */

const DID = String.raw`(?:walked|managed|made|cooked|washed|dressed|got|went|climbed|came|stood|sat|used|ate|drank|slept|took|did|carried|remembered|shopped|cleaned|prepared|transferred|showered|bathed|shaved|coped|struggled|stumbled|wobbled|refused|forgot|needed|couldn['’]?t|could not|was able|wasn['’]?t able|is (?:now )?(?:managing|walking|cooking|washing|doing|able|getting|struggling|much better|getting better|getting worse|worse|stronger|more confident)|can now|has been|has (?:now )?(?:managed|walked|made|cooked|washed|dressed|got|started|stopped|begun)|is doing)`;
const SEEN = new RegExp(
  String.raw`^(?:(?:today|yesterday|this morning|last night)[,\s]+)?@\s+(?:\p{L}+ly\s+|also\s+|just\s+)?${DID}\b\s+\S+.*$`,
  'iu',
);

export function seen(text: string): Overheard | undefined {
  const said = text.trim();
  return said.includes('?') || said.length > 400 || !SEEN.test(said)
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
