import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { Paper } from '../../papers/paper.ts';
import { lineOf, plainOf } from '../../papers/printable.ts';
import { paragraphs, part, table, type Column } from '../../papers/sheet.ts';
import { whoIs, type Recorded, type Somebody } from './facts.ts';
import { actionState, agreedWords } from './words.ts';

/** Those who do something and have no Teams, so that a colleague keeps after it: each can be given a paper of their own (R27, R33). */
export const doersOnPaper = ({ actions }: Pick<Recorded, 'actions'>): readonly Somebody[] => {
  const doers = actions.flatMap(({ doer, owner }) => (owner.name === doer.name ? [] : [doer]));
  return doers.filter((one, n) => doers.findIndex((other) => whoIs(other) === whoIs(one)) === n);
};

type ForPaper = Pick<Reading, 'reference' | 'today'> & { readonly person: Pick<Reading['person'], 'name'> };

/**
 * The action plan for those who take part (R27): what was agreed and each action, and nothing of what was said to explore the issue. With `doer`: for
 * them alone, with what they do and nothing else.
 */
export function actionPaper(
  { agreement, agreed, actions }: Pick<Recorded, 'agreement' | 'agreed' | 'actions'>,
  { person, reference, today }: ForPaper,
  doer?: Somebody,
): Paper {
  const named = plainOf(reference);
  const each = actions
    .filter((one) => doer === undefined || whoIs(one.doer) === whoIs(doer))
    .map((one) => [
      one.what,
      one.doer.name,
      listed(one.support, one.how !== undefined && `We will know: ${one.how}`).join('\n'),
      actionState(one),
    ]);
  return {
    name: doer ? `${named}-own-actions` : `${named}-actions`,
    sheet: (large) => ({
      title: `Action plan ${named}`,
      footer: named,
      large,
      blocks: [
        { kind: 'heading', level: 1, text: `Action plan for ${lineOf(person.name)}` },
        { kind: 'text', text: `${doer ? `For ${lineOf(doer.name)}. ` : ''}As it stood on ${wordsForDay(today)}.` },
        ...(doer ? [] : part('What was agreed', paragraphs(agreedWords({ agreement, agreed })))),
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
