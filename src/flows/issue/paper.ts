import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { Paper } from '../../papers/paper.ts';
import { lineOf, plainOf } from '../../papers/printable.ts';
import { paragraphs, part, table, type Column } from '../../papers/sheet.ts';
import type { Recorded } from './facts.ts';
import { actionState, agreedWords } from './words.ts';

/** The action plan for those who take part (R27): what was agreed and each action, and nothing of what was said to explore the issue. */
export function actionPaper(
  { agreement, agreed, actions }: Pick<Recorded, 'agreement' | 'agreed' | 'actions'>,
  {
    person,
    reference,
    today,
  }: Pick<Reading, 'reference' | 'today'> & { readonly person: Pick<Reading['person'], 'name'> },
): Paper {
  const named = plainOf(reference);
  const each = actions.map((one) => [
    one.what,
    one.doer.name,
    listed(one.support, one.how !== undefined && `We will know: ${one.how}`).join('\n'),
    actionState(one),
  ]);
  return {
    name: `${named}-actions`,
    sheet: (large) => ({
      title: `Action plan ${named}`,
      footer: named,
      large,
      blocks: [
        { kind: 'heading', level: 1, text: `Action plan for ${lineOf(person.name)}` },
        { kind: 'text', text: `As it stood on ${wordsForDay(today)}.` },
        ...part('What was agreed', paragraphs(agreedWords({ agreement, agreed }))),
        ...part('What will be done', table(COLUMNS, each, large)),
      ],
    }),
  };
}

const COLUMNS: readonly Column[] = [
  { label: 'What', share: 32 },
  { label: 'Who', share: 20 },
  { label: 'Support, and how we will know', share: 26 },
  { label: 'How it is going', share: 22 },
];
