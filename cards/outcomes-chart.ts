/** How many outcomes are at which step, from version to version. */
import type { ChartColor, IStackedHorizontalBarChart } from '@microsoft/teams.cards';
import type { Part } from './card.ts';
import type { ProgressView } from './plan-views.ts';
import { MOST_STEPS } from './steps.ts';
import { drawTable } from './table.ts';
import { paragraph } from './text.ts';

/** From achieved to not yet, darker the further: below the chart each outcome says the same in words. */
const COLOURS = ['sequential1', 'sequential4', 'sequential6', 'neutral'] as const satisfies readonly ChartColor[];

interface Counted {
  readonly version: number;
  readonly steps: readonly { readonly achieved: string; readonly count: number; readonly color: ChartColor }[];
}

/** Where they stand now in words; of several outcomes in several versions a chart, in words again where it cannot be drawn. */
export function drawOutcomesChart(outcomes: ProgressView['outcomes']): readonly Part[] {
  const versions = [...new Set(outcomes.flatMap(({ points }) => points.map(({ version }) => version)))];
  const counted = versions.toSorted((a, b) => a - b).map((version) => countAt(outcomes, version));
  const newest = counted.at(-1);
  return newest === undefined
    ? []
    : [
        paragraph(`Now: ${inWords(newest)}.`, {}, { spacing: 'None' }),
        ...(counted.length < 2 || outcomes.length < 2 ? [] : [chartOf(counted)]),
      ];
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

const inWords = ({ steps }: Counted): string =>
  steps.map(({ achieved, count }) => `${count} ${achieved.toLowerCase()}`).join(', ');

const chartOf = (counted: readonly Counted[]) =>
  ({
    type: 'Chart.HorizontalBar.Stacked',
    title: 'Outcomes, from version to version',
    data: counted.map(({ version, steps }) => ({
      title: `Version ${version}`,
      data: steps.map(({ achieved, count, color }) => ({ legend: achieved, value: count, color })),
    })),
    fallback: drawTable(
      ['Version', 'Outcomes'],
      counted.map((one) => [String(one.version), inWords(one)]),
      [1, 3],
    ),
  }) as const satisfies IStackedHorizontalBarChart;
