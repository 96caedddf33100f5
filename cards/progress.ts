import type { IContainer, IVerticalBarChart } from '@microsoft/teams.cards';
import { shown, type Card, type Element } from './card.ts';
import { frame, title } from './frame.ts';
import { drawOutcomesChart } from './outcomes-chart.ts';
import type { ProgressView } from './plan-views.ts';
import { drawSteps } from './steps.ts';
import { line, paragraph, quiet, run, section, under } from './text.ts';

/**
 * Outcomes, and minutes of support a week, from version to version. Twelve versions and six outcomes of 300 characters fit (S43).
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export const drawProgress = (view: ProgressView): Card =>
  frame(
    [
      title(view),
      paragraph(view.intro),
      view.outcomes.length > 0 && [section('Outcomes'), ...drawOutcomesChart(view.outcomes)],
      view.outcomes.map(drawOutcome),
      drawMinutes(view.minutes),
    ],
    view,
  );

/** Where it stands and since when, and below it how it came there. */
function drawOutcome({ words, points }: ProgressView['outcomes'][number]): IContainer {
  const [last, ...earlier] = movesOf(points).toReversed();
  const came = earlier.map(({ version, achieved }) => `${achieved} in version ${version}`).join(', ');
  const since = last && run(`since version ${last.version}, ${last.on}`, quiet);
  return {
    type: 'Container',
    separator: true,
    items: shown([
      paragraph(words),
      since && line([...drawSteps(last.share, last.achieved), ' ', since], { spacing: 'None' }),
      came && under(`Before: ${came}`, quiet),
    ]),
  };
}

type Points = ProgressView['outcomes'][number]['points'];

/** Only where it moved: the same step five times says nothing new. */
const movesOf = (points: Points): Points =>
  points.filter(({ share }, index) => index === 0 || points[index - 1]?.share !== share);

/** Above so many thin bars figures would be cut off. */
const MOST_LABELLED = 6;

/** Version by version in words, and as a chart: one bar would say nothing. */
function drawMinutes(minutes: ProgressView['minutes']): Element[] {
  const chart = {
    type: 'Chart.VerticalBar',
    title: 'Minutes of support a week',
    xAxisTitle: 'Version',
    yAxisTitle: 'Minutes',
    showBarValues: minutes.length <= MOST_LABELLED,
    color: 'categoricalBlue',
    data: minutes.map(({ version, minutes: y }) => ({ x: String(version), y })),
    fallback: 'drop',
  } as const satisfies IVerticalBarChart;
  return shown([
    section('Minutes of support a week'),
    under(minutes.map((one) => `Version ${one.version}, ${one.on}: ${one.minutes}`).join('\n')),
    minutes.length > 1 && chart,
  ]);
}
