import type { Card } from '../../../cards/card.ts';
import { drawRecord } from '../../../cards/record.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { Proposal } from '../../plans/proposal.ts';
import { asManyAsFit } from '../engine/as-many-as-fit.ts';
import { aboutWords } from '../engine/draw.ts';
import type { Reading } from '../engine/own-pages.ts';
import { fromWords } from './wording.ts';

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
