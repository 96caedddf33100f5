/** Minutes of support on each day of the week, before and after. */
import type { ChartColor, IGroupedVerticalBarChart } from '@microsoft/teams.cards';
import type { Part } from './card.ts';
import type { Sides } from './changes.ts';
import { durationWords } from './duration.ts';
import type { DayView } from './plan-views.ts';
import { heading, paragraph, quiet } from './text.ts';

/** What it comes to, for the top of what would change: "Support a week: now 7 h 45 min, would be 3 h 30 min (4 h 15 min less)". */
export function weekWords(week: readonly DayView[], sides: Sides): string {
  const before = week.reduce((sum, day) => sum + day.before, 0);
  const after = week.reduce((sum, day) => sum + day.after, 0);
  const change =
    before === after ? 'the same' : `${durationWords(Math.abs(after - before))} ${after < before ? 'less' : 'more'}`;
  const [old, now] = [sides.before.toLowerCase(), sides.after.toLowerCase()];
  return `Support a week: ${old} ${durationWords(before)}, ${now} ${durationWords(after)} (${change})`;
}

/** A chart in Teams, with the same in words, since charts say nothing to screen readers; where charts cannot be drawn, day by day. */
export function drawWeek(week: readonly DayView[], sides: Sides): readonly Part[] {
  const series = (legend: string, color: ChartColor, of: (day: DayView) => number) => ({
    legend,
    color,
    values: week.map((day) => ({ x: day.day, y: of(day) })),
  });
  const spans = spansOf(week);
  const [old, now] = [sides.before.toLowerCase(), sides.after.toLowerCase()];
  const chart = {
    type: 'Chart.VerticalBar.Grouped',
    title: 'Minutes of support a day',
    showBarValues: true,
    data: [
      series(sides.before, 'divergingGray', ({ before }) => before),
      series(sides.after, 'categoricalBlue', ({ after }) => after),
    ],
    fallback: paragraph(week.map(({ day, before, after }) => `${day} ${before} to ${after}`).join(', '), quiet),
  } as const satisfies IGroupedVerticalBarChart;
  return [
    heading('Minutes of support a day', 'section', { spacing: 'Large' }),
    paragraph(
      spans.map(({ days, before, after }) => `${days}: ${old} ${before}, ${now} ${after}.`).join('\n'),
      {},
      { spacing: 'None' },
    ),
    chart,
  ];
}

/** Days after one another that are alike, as one: "Mon to Fri", "Sat and Sun". */
function spansOf(week: readonly DayView[]): readonly { days: string; before: number; after: number }[] {
  const spans: DayView[][] = [];
  for (const day of week) {
    const span = spans.at(-1);
    const [first] = span ?? [];
    if (span && first?.before === day.before && first.after === day.after) span.push(day);
    else spans.push([day]);
  }
  return spans.flatMap((span) => {
    const [first, last] = [span[0], span.at(-1)];
    if (!first || !last) return [];
    const days =
      span.length === 7
        ? 'Every day'
        : span.length === 1
          ? first.day
          : `${first.day} ${span.length === 2 ? 'and' : 'to'} ${last.day}`;
    return [{ days, before: first.before, after: first.after }];
  });
}
