import type { Card } from '../../../cards/card.ts';
import { drawCompare } from '../../../cards/compare.ts';
import { drawRecord } from '../../../cards/record.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { differences } from '../../plans/difference.ts';
import type { Plan } from '../../plans/plan.ts';
import type { Proposal } from '../../plans/proposal.ts';
import { asManyAsFit } from '../../../cards/as-many-as-fit.ts';
import { aboutWords } from '../../people/person.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { fromWords } from './wording.ts';

/** What does not fit on the card of a change that is being agreed (S43). */

const CHANGES_A_PAGE = 12;
const ON_A_CARD = { bytes: 9_000, many: 12 };

/** The rest of what shows that a change is needed (R9); all of it where an old card leads past its end. */
export function evidencePage({ evidence }: Proposal, at: Reading, asked: number): Card {
  const from = asked < evidence.length ? asked : 0;
  const rows = evidence
    .slice(from)
    .map(({ from: source, on, words }) => ({ label: `${fromWords[source]}, ${wordsForDay(on)}`, value: words }));
  const shown = asManyAsFit(rows, ON_A_CARD);
  const next = from + shown.length;
  return drawRecord({
    title: 'Evidence',
    about: aboutWords(at.person),
    reference: at.reference,
    status: { words: `${from + 1} to ${next} of ${evidence.length}`, tone: 'neutral' },
    flags: [],
    rows: shown,
    buttons: [
      ...(next < evidence.length
        ? [{ title: `${evidence.length - next} more`, press: { do: 'record/view', id: at.id, x: `evidence.${next}` } }]
        : []),
      { title: 'Back to the change', press: { do: 'record/view', id: at.id, x: 'proposal' }, tone: 'main' },
    ],
  });
}

/** The rest of a long list of changes; all of them where an old card leads past the end of what has become a shorter one. */
export function moreChanges(plan: Plan, proposal: Proposal, at: Reading, asked: number): Card {
  const changes = differences(plan.current, proposal.content);
  const isFirst = plan.current === undefined;
  const from = asked < changes.length ? asked : 0;
  const left = changes.length - from - CHANGES_A_PAGE;
  return drawCompare({
    title: isFirst ? 'What the plan would say' : 'What would change',
    about: aboutWords(at.person),
    reference: at.reference,
    allNew: isFirst,
    intro: `${isFirst ? 'Parts' : 'Changes'} ${from + 1} to ${Math.min(changes.length, from + CHANGES_A_PAGE)} of ${changes.length}`,
    changes: changes.slice(from, from + CHANGES_A_PAGE),
    buttons: [
      ...(left > 0
        ? [{ title: `${left} more`, press: { do: 'record/view', id: at.id, x: `changes.${from + CHANGES_A_PAGE}` } }]
        : []),
      {
        title: isFirst ? 'Back' : 'Back to the change',
        press: { do: 'record/view', id: at.id, x: 'proposal' },
        tone: 'main',
      },
    ],
  });
}
