import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Button } from '../../../cards/views.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { patternsIn, patternWords } from '../../plans/patterns.ts';
import type { Plan } from '../../plans/plan.ts';
import { daysTaken, type Proposal } from '../../plans/proposal.ts';
import { ageWords } from '../../plans/words.ts';
import { evidenceSource } from './in-words.ts';
import { hasEnded, headed, HOME, openButton, partOf, starting, viewing } from './page-parts.ts';

const SHOWN = { many: 12, bytes: 9_000 };

/** R9, R11: evidence that waits for a decision, how long it has, and what can become of it. */
export function waitingPage(plan: Plan, at: Reading): Card | undefined {
  const { evidence, current, proposal } = plan;
  if (evidence.length === 0) return undefined;
  const rows = evidence.map((one) => ({ label: evidenceSource(one), value: one.words }));
  const { shown } = partOf(rows, 0, SHOWN.many, SHOWN.bytes);
  const days = daysTaken(plan, at.today) ?? 0;
  const patterns = patternsIn(evidence);
  return drawRecord({
    ...headed(hasEnded(at) ? 'Evidence' : 'Evidence that waits', at),
    news: at.news,
    status: hasEnded(at)
      ? { words: 'Nobody had decided about it when this was closed', tone: 'neutral' }
      : { words: 'Waiting for a decision', tone: 'warning' },
    rows: hasEnded(at) ? shown : [{ label: 'Since the evidence', value: ageWords(days) }, ...shown],
    flags: patterns.map((one) => ({ words: patternWords(one), tone: 'attention' })),
    buttons: listed<Button>(
      at.mayRecord && {
        title: current ? 'Change the plan' : 'Start a plan',
        press: starting(at, 'plan-revision'),
        tone: 'main',
      },
      at.mayRecord && { title: 'No change needed', press: starting(at, 'plan-no-change') },
      at.mayRecord &&
        patterns.length > 0 && { title: 'Log an issue', press: { do: 'flow/start', id: at.id, x: 'issue' } },
      at.mayRecord && { title: 'Add evidence', press: starting(at, 'plan-evidence') },
      current || proposal ? openButton(at) : HOME,
    ),
  });
}

/** The rest of what shows that a change is needed (R9). */
export function evidencePage({ evidence }: Proposal, at: Reading, asked: number): Card {
  const rows = evidence.map((one) => ({ label: evidenceSource(one), value: one.words }));
  const { shown, from, next, left } = partOf(rows, asked, SHOWN.many, SHOWN.bytes);
  return drawRecord({
    ...headed('Evidence', at),
    status: { words: `${from + 1} to ${next} of ${evidence.length}`, tone: 'neutral' },
    rows: shown,
    buttons: listed<Button>(left > 0 && { title: `${left} more`, press: viewing(at, `evidence.${next}`) }, {
      title: 'Back to the change',
      press: viewing(at, 'proposal'),
      tone: 'main',
    }),
  });
}
