import type { IContainer, IVerticalBarChart } from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import { frame, title } from './frame.ts';
import { stepsOf } from './plan.ts';
import { drawTable } from './table.ts';
import { bold, heading, line, paragraph, type Part, quiet, run } from './text.ts';
import type { ProgressView } from './plan-views.ts';

/** Of an outcome that goes up and down at every version the first moves are left out. */
const MOST_MOVES = 8;

/**
 * Minutes of support a week and how far outcomes have come, from version to version: a chart in Teams, a table elsewhere, and the
 * outcomes in words. Twelve versions and six outcomes of 300 letters fit, each with the last eight of its moves (S43).
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export function drawProgress(view: ProgressView): Card {
  return frame(
    [
      ...title(view),
      paragraph(view.intro),
      ...drawMinutes(view.minutes),
      ...(view.outcomes.length === 0
        ? []
        : [heading('Outcomes', 'section', { spacing: 'Large' }), ...view.outcomes.map(drawOutcome)]),
    ],
    view,
  );
}

function drawMinutes(minutes: ProgressView['minutes']): readonly Part[] {
  const chart = {
    type: 'Chart.VerticalBar',
    title: 'Minutes of support a week',
    xAxisTitle: 'Version',
    yAxisTitle: 'Minutes',
    showBarValues: true,
    data: minutes.map(({ version, minutes: y }) => ({ x: `Version ${version}`, y })),
    fallback: drawTable(
      ['Version', 'Agreed', 'Minutes a week'],
      minutes.map(({ version, on, minutes: count }) => [String(version), on, String(count)]),
    ),
  } as const satisfies IVerticalBarChart;
  return [heading('Minutes of support a week', 'section', { spacing: 'Large' }), chart];
}

/** The newest first: where it stands, and where it came from. */
const drawOutcome = ({ words, points }: ProgressView['outcomes'][number]): IContainer => ({
  type: 'Container',
  separator: true,
  spacing: 'Small',
  items: [
    paragraph(words, bold),
    ...changesOf(points)
      .toReversed()
      .map(({ version, on, share, achieved }) =>
        line([run(stepsOf(share)), ' ', run(achieved), ' ', run(`Version ${version}, ${on}`, quiet)], {
          spacing: 'None',
        }),
      ),
  ],
});

type Points = ProgressView['outcomes'][number]['points'];

/** Only where it moved, lately: the same step five times says nothing new. */
const changesOf = (points: Points): Points =>
  points.filter(({ share }, index) => index === 0 || points[index - 1]?.share !== share).slice(-MOST_MOVES);
