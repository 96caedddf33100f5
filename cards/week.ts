/** Minutes of support on each day of the week, before and after. */
import type { ChartColor, IGroupedVerticalBarChart } from '@microsoft/teams.cards';
import type { Element } from './card.ts';
import type { Sides } from './changes.ts';
import { durationWords } from './duration.ts';
import type { DayView } from './change-views.ts';
import { section, under } from './text.ts';

/** What it comes to, for the top of what would change: "Support a week: now 7 h 45 min, would be 3 h 30 min (4 h 15 min less)". `until`: what changes it ends on that day. */
export function weekWords(week: readonly DayView[], sides: Sides, until?: string): string {
  const before = week.reduce((sum, day) => sum + day.before, 0);
  const after = week.reduce((sum, day) => sum + day.after, 0);
  const change =
    before === after ? 'the same' : `${durationWords(Math.abs(after - before))} ${after < before ? 'less' : 'more'}`;
  const [old, now] = [sides.before.toLowerCase(), sides.after.toLowerCase()];
  const [only, then] = until === undefined ? ['', ''] : [`, only until ${until}`, '. After that it is as before'];
  return `Support a week${only}: ${old} ${durationWords(before)}, ${now} ${durationWords(after)} (${change})${then}`;
}

/** Where the axis ends: clients draw four steps, which are to be 15, 30 or 60 minutes, or whole hours. */
export function topOf(minutes: readonly number[]): number {
  const most = Math.max(...minutes);
  return [60, 120].find((top) => most <= top) ?? Math.ceil(most / 240) * 240;
}

/**
 * In words, and where days differ the same as a chart: charts say nothing to screen readers, phones leave them out, and seven equal bars
 * say nothing new.
 */
export function drawWeek(week: readonly DayView[], sides: Sides): readonly Element[] {
  const series = (legend: string, color: ChartColor, side: 'before' | 'after') => ({
    legend,
    color,
    values: week.map((day) => ({ x: day.day, y: day[side] })),
  });
  const chart = {
    type: 'Chart.VerticalBar.Grouped',
    title: 'Minutes of support a day',
    showBarValues: true,
    yMin: 0,
    yMax: topOf(week.flatMap(({ before, after }) => [before, after])),
    data: [series(sides.before, 'divergingGray', 'before'), series(sides.after, 'categoricalBlue', 'after')],
    fallback: 'drop',
  } as const satisfies IGroupedVerticalBarChart;
  const differs = week.some(({ before, after }) => before !== week[0]?.before || after !== week[0]?.after);
  return [section('Minutes of support a day'), under(daysWords(week, sides)), ...(differs ? [chart] : [])];
}

/** Days after one another that are alike are said as one: "Mon to Fri", "Sat and Sun". */
function daysWords(week: readonly DayView[], sides: Sides): string {
  const [old, now] = [sides.before.toLowerCase(), sides.after.toLowerCase()];
  const starts = week
    .map((day, at) => ({ ...day, at }))
    .filter(({ before, after, at }) => before !== week[at - 1]?.before || after !== week[at - 1]?.after);
  return starts
    .map(({ before, after, at }, index) => {
      const days = week.slice(at, starts[index + 1]?.at).map(({ day }) => day);
      const words = days.length > 2 ? `${days[0]} to ${days.at(-1)}` : days.join(' and ');
      return `${days.length === 7 ? 'Every day' : words}: ${old} ${before}, ${now} ${after}.`;
    })
    .join('\n');
}
