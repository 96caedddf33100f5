/** Minutes of support on each day of the week, before and after. */
import type { IGroupedVerticalBarChart } from '@microsoft/teams.cards';
import type { Sides } from './changes.ts';
import { drawTable } from './table.ts';
import { heading, type Part } from './text.ts';
import type { DayView } from './plan-views.ts';

/** A chart in Teams; where charts cannot be drawn, the same figures in a table. */
export function drawWeek(week: readonly DayView[], sides: Sides): readonly Part[] {
  const series = (legend: string, of: (day: DayView) => number) => ({
    legend,
    values: week.map((day) => ({ x: day.day, y: of(day) })),
  });
  const chart = {
    type: 'Chart.VerticalBar.Grouped',
    title: 'Minutes of support a day',
    colorSet: 'categorical',
    showBarValues: true,
    data: [series(sides.before, ({ before }) => before), series(sides.after, ({ after }) => after)],
    fallback: drawTable(
      ['Day', `${sides.before}, minutes`, `${sides.after}, minutes`],
      week.map(({ day, before, after }) => [day, String(before), String(after)]),
    ),
  } as const satisfies IGroupedVerticalBarChart;
  return [heading('Minutes of support a day', 'section', { spacing: 'Large' }), chart];
}
