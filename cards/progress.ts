import type { ChartColor, IContainer, IStackedHorizontalBarChart, IVerticalBarChart } from '@microsoft/teams.cards';
import { shown, type Card, type Element } from './card.ts';
import { frame, title } from './frame.ts';
import { topOf } from './week.ts';
import type { ProgressView } from './plan-views.ts';
import { drawSteps, MOST_STEPS } from './steps.ts';
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

/** From achieved to not yet, darker the further: below the chart each outcome says the same in words. */
const COLOURS = ['sequential1', 'sequential4', 'sequential6', 'neutral'] as const satisfies readonly ChartColor[];

/** Where they stand now, and how many stood where before; of several outcomes in several versions as a chart, too. */
function drawOutcomesChart(outcomes: ProgressView['outcomes']): readonly Element[] {
  const versions = [...new Set(outcomes.flatMap(({ points }) => points.map(({ version }) => version)))];
  const counted = versions.toSorted((a, b) => a - b).map((version) => countAt(outcomes, version));
  const [newest, ...earlier] = counted.toReversed();
  if (newest === undefined) return [];
  const now = under(`Now, in version ${inWords(newest)}.`);
  return earlier.length === 0 || outcomes.length < 2
    ? [now]
    : [now, under(earlier.map((one) => `Version ${inWords(one)}`).join('\n'), quiet), chartOf(counted)];
}

function countAt(outcomes: ProgressView['outcomes'], version: number) {
  const points = outcomes.flatMap((outcome) => outcome.points.filter((point) => point.version === version));
  const steps = COLOURS.flatMap((color, index) => {
    const there = points.filter(({ share }) => share === MOST_STEPS - index);
    const [first] = there;
    return first === undefined ? [] : [{ achieved: first.achieved, count: there.length, color }];
  });
  return { version, steps };
}

type Counted = ReturnType<typeof countAt>;

const inWords = ({ version, steps }: Counted): string =>
  `${version}: ${steps.map(({ achieved, count }) => `${count} ${achieved.toLowerCase()}`).join(', ')}`;

const chartOf = (counted: readonly Counted[]) =>
  ({
    type: 'Chart.HorizontalBar.Stacked',
    title: 'Outcomes',
    data: counted.map(({ version, steps }) => ({
      title: `Version ${version}`,
      data: steps.map(({ achieved, count, color }) => ({ legend: achieved, value: count, color })),
    })),
    fallback: 'drop',
  }) as const satisfies IStackedHorizontalBarChart;

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
    yMin: 0,
    yMax: topOf(minutes.map(({ minutes: y }) => y)),
    data: minutes.map(({ version, minutes: y }) => ({ x: String(version), y })),
    fallback: 'drop',
  } as const satisfies IVerticalBarChart;
  return shown([
    section('Minutes of support a week'),
    under(minutes.map((one) => `Version ${one.version}, ${one.on}: ${one.minutes}`).join('\n')),
    minutes.length > 1 && chart,
  ]);
}
