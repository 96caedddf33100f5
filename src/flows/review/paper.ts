import { wordsForDay } from '../../kernel/days.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { Paper } from '../../papers/paper.ts';
import { lineOf, plainOf } from '../../papers/printable.ts';
import { paragraphs, part } from '../../papers/sheet.ts';
import { plannedWords, type Held } from './facts.ts';
import { heldRows, nextWords } from './words.ts';

/** A review for those who took part (R29): what it says, and what comes next first. */
export function reviewPaper(
  held: Held,
  {
    person,
    reference,
  }: Pick<Reading, 'reference'> & { readonly person: Pick<Reading['person'], 'name' | 'preferredName'> },
): Paper {
  const named = plainOf(reference);
  const { nextReview } = held;
  const next = nextReview ? `${nextWords(held)}\nThe next review is on ${plannedWords(nextReview)}.` : nextWords(held);
  return {
    name: `${named}-review`,
    sheet: (large) => ({
      title: `Review ${named}`,
      footer: named,
      large,
      blocks: [
        { kind: 'heading', level: 1, text: `Review for ${lineOf(person.name)}` },
        { kind: 'text', text: `Held on ${wordsForDay(held.on)}.` },
        ...part('What comes next', paragraphs(next)),
        ...heldRows(held, person.preferredName).flatMap(({ label, value }) => part(label, paragraphs(value))),
      ],
    }),
  };
}
