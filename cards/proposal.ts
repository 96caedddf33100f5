import type { IColumnSet, IContainer } from '@microsoft/teams.cards';
import { drawTouch } from './button.ts';
import type { Card } from './card.ts';
import { drawChanges, type Sides } from './changes.ts';
import { frame, title } from './frame.ts';
import { drawRows } from './rows.ts';
import { bold, heading, line, paragraph, type Part, quiet, run } from './text.ts';
import { strip } from './tone.ts';
import type { ProposalView } from './plan-views.ts';
import { drawWeek } from './week.ts';

const SIDES: Sides = { before: 'Now', after: 'Would be' };

/**
 * What people are asked to agree to: what is asked of the reader, then old beside new, then why, and who has said what (R6 to R11).
 * Eight changes of 80 letters a side, four pieces of evidence of 250 and eight people with 100 fit beside the week (S43).
 * Throws when the view has more than six buttons, more than sixty owners, or a press over 200 bytes.
 */
export function drawProposal(view: ProposalView): Card {
  return frame(
    [
      ...(view.reminder === true ? [strip('Reminder: please answer this', 'warning')] : []),
      ...title(view),
      ...(view.news === undefined ? [] : [strip(view.news, 'good')]),
      strip(view.status.words, view.status.tone),
      ...view.flags.map((flag) => strip(flag.words, flag.tone, 'Small')),
      ...(view.intro === undefined ? [] : [paragraph(view.intro)]),
      ...drawChanges('What would change', view.changes, SIDES),
      ...(view.more === undefined ? [] : [more(view.more)]),
      ...(view.week === undefined ? [] : drawWeek(view.week, SIDES)),
      heading('Why, and when', 'section', { spacing: 'Large' }),
      ...drawRows(view.rows),
      ...(view.evidence.length === 0
        ? []
        : [heading('Evidence', 'section', { spacing: 'Large' }), ...view.evidence.map(drawEvidence)]),
      heading('Who has said what', 'section', { spacing: 'Large' }),
      ...view.answers.map(drawAnswer),
    ],
    view,
  );
}

const more = ({ words, press }: NonNullable<ProposalView['more']>): Part => ({
  type: 'Container',
  selectAction: drawTouch(press, words),
  items: [paragraph(`${words} ›`, { ...bold, color: 'Accent' })],
});

const drawEvidence = ({ from, on, words }: ProposalView['evidence'][number]): IContainer => ({
  type: 'Container',
  separator: true,
  spacing: 'Small',
  items: [paragraph(words), line([run(from, quiet), ' · ', run(on, quiet)], { spacing: 'None' })],
});

const signs = {
  yes: run('✓ Agrees'),
  no: run('✗ Does not agree', { ...bold, color: 'Attention' }),
  waiting: run('● Not answered yet', bold),
} as const;

const drawAnswer = ({ name, role, answer, detail }: ProposalView['answers'][number]): IColumnSet => ({
  type: 'ColumnSet',
  separator: true,
  columns: [
    {
      type: 'Column',
      width: 'stretch',
      items: [line([run(name, bold), ', ', run(role)]), paragraph(detail, quiet, { spacing: 'None' })],
    },
    { type: 'Column', width: 'auto', items: [line([signs[answer]])] },
  ],
});
