import type { Button } from '../../../cards/views.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { inTheWay, type Proposal } from '../../plans/proposal.ts';

/** R19: a no that nobody may override is worked through as an issue; where there is no room for it, from the menu. */
export function withIssue(
  buttons: readonly Button[],
  asked: readonly Button[],
  proposal: Proposal,
  at: Reading,
): readonly Button[] {
  const [first] = inTheWay(proposal);
  if (!at.mayRecord || first === undefined || buttons.length + asked.length >= MOST_BUTTONS) return buttons;
  const press = { do: 'flow/start', id: at.id, x: `issue.${first.key}` };
  return [...buttons.slice(0, -1), { title: 'Log an issue', press }, ...buttons.slice(-1)];
}

const MOST_BUTTONS = 6;
