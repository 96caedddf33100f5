/** Minutes of support a week, from version to version. */
import type { IVerticalBarChart } from '@microsoft/teams.cards';
import type { Part } from './card.ts';
import type { ProgressView } from './plan-views.ts';
import { drawTable } from './table.ts';
import { heading, paragraph, subtle } from './text.ts';

/** Above so many thin bars figures would be cut off. */
const MOST_LABELLED = 6;

/** One bar says nothing: a single version is said in words alone. */
export function drawMinutes(minutes: ProgressView['minutes']): readonly Part[] {
  return [
    heading('Minutes of support a week', 'section', { spacing: 'Large' }),
    paragraph(minutes.map((one) => `Version ${one.version}: ${one.minutes}`).join(' · '), subtle, { spacing: 'None' }),
    ...(minutes.length < 2 ? [] : [chartOf(minutes)]),
  ];
}

const chartOf = (minutes: ProgressView['minutes']) =>
  ({
    type: 'Chart.VerticalBar',
    title: 'Minutes of support a week',
    xAxisTitle: 'Version',
    yAxisTitle: 'Minutes',
    showBarValues: minutes.length <= MOST_LABELLED,
    color: 'categoricalBlue',
    data: minutes.map(({ version, minutes: y }) => ({ x: String(version), y })),
    fallback: drawTable(
      ['Version', 'Agreed', 'Minutes'],
      minutes.map(({ version, on, minutes: count }) => [String(version), on, String(count)]),
      [2, 3, 2],
    ),
  }) as const satisfies IVerticalBarChart;
