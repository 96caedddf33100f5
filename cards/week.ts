/** Minutes of support on each day of the week, before and after. */
import type { ChartColor, IGroupedVerticalBarChart } from '@microsoft/teams.cards';
import type { Sides } from './changes.ts';
import { drawTable } from './table.ts';
import { heading, paragraph, type Part } from './text.ts';
import type { DayView } from './plan-views.ts';

/** A chart in Teams; where charts cannot be drawn, the same figures in a table. */
export function drawWeek(week: readonly DayView[], sides: Sides): readonly Part[] {
  const series = (legend: string, color: ChartColor, of: (day: DayView) => number) => ({
    legend,
    color,
    values: week.map((day) => ({ x: day.day, y: of(day) })),
  });
  const chart = {
    type: 'Chart.VerticalBar.Grouped',
    title: 'Minutes of support a day',
    showBarValues: true,
    data: [
      series(sides.before, 'divergingGray', ({ before }) => before),
      series(sides.after, 'categoricalBlue', ({ after }) => after),
    ],
    fallback: drawTable(
      ['Day', `${sides.before}, minutes`, `${sides.after}, minutes`],
      week.map(({ day, before, after }) => [day, String(before), String(after)]),
    ),
  } as const satisfies IGroupedVerticalBarChart;
  const sum = (of: (day: DayView) => number): number => week.reduce((all, day) => all + of(day), 0);
  const inWords = `In a week: ${sides.before.toLowerCase()} ${sum(({ before }) => before)} minutes, ${sides.after.toLowerCase()} ${sum(({ after }) => after)}.`;
  return [
    heading('Minutes of support a day', 'section', { spacing: 'Large' }),
    paragraph(inWords, {}, { spacing: 'None' }),
    chart,
  ];
}
