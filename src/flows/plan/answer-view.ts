import type { ProposalView } from '../../../cards/plan-views.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Deciding } from '../../people/capacity.ts';
import { flagFor } from '../../people/needs.ts';
import { counts, type AskedParty } from '../../plans/proposal.ts';
import { answerParts, asDecided, beforeParts, deniedParts, goneParts } from './agreement-words.ts';

/** What one of those asked says to a change, or that they still have to be asked. */
export function answerView(party: AskedParty, deciding: Deciding, at: Reading): ProposalView['answers'][number] {
  const { key, name, role, answer, staff, part, gone } = party;
  const view = (said: ProposalView['answers'][number]['answer'], ...parts: readonly string[]) => ({
    name,
    role,
    answer: said,
    detail: sentences(...parts),
  });
  const before = beforeParts(party, at.nameOf);
  if (answer) {
    const said = answer.answer === 'not-reached' ? 'waiting' : answer.answer;
    const open = part === 'person' && deciding.capacity.answer === 'unknown';
    return view(
      said,
      ...answerParts(asDecided(party, answer), at.nameOf(answer.by)),
      ...(gone ? [...deniedParts(party), ...goneParts(gone, at.nameOf)] : before),
      ...(open ? ['Noted. It does not count until capacity for this is known'] : []),
    );
  }
  if (!counts(party, deciding))
    return view('others', part === 'person' ? 'Others decide in their place; see above' : 'Asked what they think');
  const needs = staff === undefined ? flagFor(at.person, key) : undefined;
  return view(
    'waiting',
    ...before,
    staff === undefined ? 'Somebody needs to ask them' : 'Answers in Teams, on a card of their own',
    ...(needs === undefined ? [] : [`Needs: ${needs}`]),
  );
}
