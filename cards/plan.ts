import type { Card, Element } from './card.ts';
import { drawChanges } from './changes.ts';
import { frame, title } from './frame.ts';
import { drawLedger } from './ledger.ts';
import type { PlanView } from './plan-views.ts';
import { drawRows } from './rows.ts';
import { drawSteps } from './steps.ts';
import { bold, line, paragraph, quiet, run, section, subtle, under } from './text.ts';
import { touchable, wayOn } from './touchable.ts';

/**
 * A reablement plan: which version, what is special about it, what matters, the visits, the outcomes, and the ways on.
 * Twelve visits of 200 characters, six outcomes of 300, six people to be told and five ways on fit together, with 600 characters for all
 * that matters, equipment and monitoring (S43).
 * Throws when the view has more than six buttons, more than sixty owners, or a press over 200 bytes.
 */
export const drawPlan = (view: PlanView): Card =>
  frame(
    [
      title(view, view.flags, view.version),
      view.matters && [section('What matters'), paragraph(view.matters, {}, { spacing: 'Small' })],
      section('Visits'),
      under(view.minutes),
      view.visits.length === 0 ? paragraph('No visits.', subtle) : view.visits.flatMap(drawVisit),
      view.more && wayOn(view.more),
      view.add && wayOn(view.add),
      view.later && drawLater(view.later),
      view.outcomes.length > 0 && [section('Outcomes'), ...view.outcomes.flatMap(drawOutcome)],
      view.moreOutcomes && wayOn(view.moreOutcomes),
      view.rows.length > 0 && [section('Also in the plan'), ...drawRows(view.rows)],
      view.ledger && drawLedger(view.ledger),
      view.doors.length > 0 && [section('More'), ...view.doors.map(drawDoor)],
    ],
    view,
  );

/** To be read on a phone: when, and below it how long, what and by whom. */
function drawVisit({ when, length, support, by, way }: PlanView['visits'][number]): readonly Element[] {
  const words = (separator: boolean) => [
    line([run(when, bold), ' · ', run(length)], { separator }),
    under(support),
    under(by, subtle),
  ];
  return way ? [touchable(words(false), way.press, way.words)] : words(true);
}

/** A version may change nothing that is read here: then its day is said all the same. */
const drawLater = ({
  title: words,
  intro,
  changes,
  more,
  rows = [],
}: NonNullable<PlanView['later']>): readonly Element[] => [
  ...(changes.length === 0
    ? [section(words), under(intro)]
    : drawChanges(words, changes, { before: 'Before', after: 'Then', added: 'New' }, intro)),
  ...(more ? [wayOn(more)] : []),
  ...drawRows(rows),
];

const drawOutcome = ({ words, now, achieved, share, steps = [] }: PlanView['outcomes'][number]): readonly Element[] => [
  paragraph(words, {}, { separator: true }),
  line(drawSteps(share, achieved), { spacing: 'None' }),
  ...(now === '' ? [] : [under(now, subtle)]),
  ...steps.map((step) => under(`Smaller step: ${step}`)),
];

const drawDoor = ({ title: words, detail, press }: PlanView['doors'][number]): Element =>
  touchable([paragraph(words, bold), under(detail, quiet)], press, `Open: ${words}`);
