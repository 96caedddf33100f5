import type { Card } from './card.ts';
import { frame, title } from './frame.ts';
import { drawLedger } from './ledger.ts';
import type { PlanView } from './plan-views.ts';
import { drawRows } from './rows.ts';
import { drawSteps } from './steps.ts';
import { bold, heading, line, paragraph, type Part, quiet, subtle } from './text.ts';
import { strip } from './tone.ts';
import { touchable, wayOn } from './touchable.ts';
import { drawVisits } from './visits.ts';

/**
 * A reablement plan: which version, what is special about it, what matters, the visits, the outcomes, and the ways on.
 * Twelve visits of 200 characters, six outcomes of 300, six people to be told and five ways on fit together, with 600 characters for all
 * that matters, equipment and monitoring (S43).
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
      ...(view.more === undefined ? [] : [wayOn(view.more.words, view.more.press)]),
      ...(view.outcomes.length === 0 ? [] : [section('Outcomes'), ...view.outcomes.flatMap(drawOutcome)]),
      ...(view.moreOutcomes === undefined ? [] : [wayOn(view.moreOutcomes.words, view.moreOutcomes.press)]),
      ...(view.rows.length === 0 ? [] : [section('Also in the plan'), ...drawRows(view.rows)]),
      ...(view.ledger === undefined ? [] : [drawLedger(view.ledger)]),
      ...(view.doors.length === 0 ? [] : [section('More'), ...view.doors.map(drawDoor)]),
    ],
    view,
  );
}

const section = (words: string): Part => heading(words, 'section', { spacing: 'Large' });

const drawOutcome = ({ words, now, achieved, share }: PlanView['outcomes'][number]): readonly Part[] => [
  paragraph(words, {}, { separator: true }),
  line(drawSteps(share, achieved), { spacing: 'None' }),
  ...(now === '' ? [] : [paragraph(now, subtle, { spacing: 'None' })]),
];

const drawDoor = ({ title: words, detail, press }: PlanView['doors'][number]): Part =>
  touchable([paragraph(words, bold), paragraph(detail, quiet, { spacing: 'None' })], press, `Open: ${words}`);
