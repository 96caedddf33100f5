import type { IColumnSet, IContainer } from '@microsoft/teams.cards';
import { drawTouch } from './button.ts';
import type { Card } from './card.ts';
import { frame, title } from './frame.ts';
import { drawLedger } from './ledger.ts';
import { drawRows } from './rows.ts';
import { bold, heading, line, paragraph, type Part, quiet, run } from './text.ts';
import { strip } from './tone.ts';
import type { PlanView } from './plan-views.ts';
import { drawVisits } from './visits.ts';

/**
 * A reablement plan: which version, what is special about it, what matters, the visits, the outcomes, and the ways on. With words of 200
 * letters each there is room for six outcomes beside eight visits and seven ways on, or beside twelve visits and no ways on; for a ledger
 * of eight lines beside eight visits (S43).
 * Throws when the view has more than six buttons, more than sixty owners, or a press over 200 bytes.
 */
export function drawPlan(view: PlanView): Card {
  return frame(
    [
      ...title(view),
      paragraph(view.version, quiet, { spacing: 'None' }),
      ...(view.news === undefined ? [] : [strip(view.news, 'good')]),
      ...view.flags.map((flag) => strip(flag.words, flag.tone, 'Small')),
      ...(view.matters === '' ? [] : [section('What matters'), paragraph(view.matters, {}, { spacing: 'Small' })]),
      section('Visits'),
      paragraph(view.minutes, {}, { spacing: 'None' }),
      ...drawVisits(view.visits),
      ...(view.more === undefined ? [] : [door(view.more.words, '', view.more.press)]),
      ...(view.outcomes.length === 0 ? [] : [section('Outcomes'), ...view.outcomes.map(drawOutcome)]),
      ...(view.rows.length === 0 ? [] : [section('Also in the plan'), ...drawRows(view.rows)]),
      ...(view.ledger === undefined ? [] : [drawLedger(view.ledger)]),
      ...view.doors.map(({ title: words, detail, press }) => door(words, detail, press)),
    ],
    view,
  );
}

const section = (words: string): Part => heading(words, 'section', { spacing: 'Large' });

/** How far an outcome is, as three steps: the words beside it say the same. */
export const stepsOf = (share: number): string => '●'.repeat(share) + '○'.repeat(3 - share);

const drawOutcome = ({ words, now, achieved, share }: PlanView['outcomes'][number]): IContainer => ({
  type: 'Container',
  separator: true,
  spacing: 'Small',
  items: [
    paragraph(words, bold),
    ...(now === '' ? [] : [paragraph(now, {}, { spacing: 'None' })]),
    line([run(stepsOf(share)), ' ', run(achieved, quiet)], { spacing: 'None' }),
  ],
});

/** A line that opens a further page when it is touched. */
function door(words: string, detail: string, press: PlanView['doors'][number]['press']): IColumnSet {
  return {
    type: 'ColumnSet',
    separator: true,
    selectAction: drawTouch(press, `Open: ${words}`),
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [paragraph(words, bold), ...(detail === '' ? [] : [paragraph(detail, quiet, { spacing: 'None' })])],
      },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [paragraph('›', { ...bold, color: 'Accent' })],
      },
    ],
  };
}
