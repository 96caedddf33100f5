/** How many outcomes are at which step, from version to version. */
import type { ChartColor, IStackedHorizontalBarChart } from '@microsoft/teams.cards';
import type { Element } from './card.ts';
import type { ProgressView } from './plan-views.ts';
import { MOST_STEPS } from './steps.ts';
import { quiet, under } from './text.ts';

/** From achieved to not yet, darker the further: below the chart each outcome says the same in words. */
const COLOURS = ['sequential1', 'sequential4', 'sequential6', 'neutral'] as const satisfies readonly ChartColor[];

interface Counted {
  readonly version: number;
  readonly steps: readonly { readonly achieved: string; readonly count: number; readonly color: ChartColor }[];
}

/** Where they stand now, and how many stood where before; of several outcomes in several versions as a chart, too. */
export function drawOutcomesChart(outcomes: ProgressView['outcomes']): readonly Element[] {
  const versions = [...new Set(outcomes.flatMap(({ points }) => points.map(({ version }) => version)))];
  const counted = versions.toSorted((a, b) => a - b).map((version) => countAt(outcomes, version));
  const [newest, ...earlier] = counted.toReversed();
  if (newest === undefined) return [];
  const now = under(`Now, in version ${inWords(newest)}.`);
  return earlier.length === 0 || outcomes.length < 2
    ? [now]
    : [now, under(earlier.map((one) => `Version ${inWords(one)}`).join('\n'), quiet), chartOf(counted)];
}

function countAt(outcomes: ProgressView['outcomes'], version: number): Counted {
  const points = outcomes.flatMap((outcome) => outcome.points.filter((point) => point.version === version));
  const steps = COLOURS.flatMap((color, index) => {
    const there = points.filter(({ share }) => share === MOST_STEPS - index);
    const [first] = there;
    return first === undefined ? [] : [{ achieved: first.achieved, count: there.length, color }];
  });
  return { version, steps };
}

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
