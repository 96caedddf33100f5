import type { IContainer } from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import { frame, title } from './frame.ts';
import { drawMinutes } from './minutes-chart.ts';
import { drawOutcomesChart } from './outcomes-chart.ts';
import type { ProgressView } from './plan-views.ts';
import { drawSteps } from './steps.ts';
import { heading, line, paragraph, quiet, run } from './text.ts';

/**
 * Outcomes, and minutes of support a week, from version to version. Twelve versions and six outcomes of 300 characters fit (S43).
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export function drawProgress(view: ProgressView): Card {
  return frame(
    [
      ...title(view),
      paragraph(view.intro),
      ...(view.outcomes.length === 0
        ? []
        : [
            heading('Outcomes', 'section', { spacing: 'Large' }),
            ...drawOutcomesChart(view.outcomes),
            ...view.outcomes.map(drawOutcome),
          ]),
      ...drawMinutes(view.minutes),
    ],
    view,
  );
}

/** Where it stands and since when, and below it how it came there. */
function drawOutcome({ words, points }: ProgressView['outcomes'][number]): IContainer {
  const moves = movesOf(points);
  const [last, ...earlier] = moves.toReversed();
  const came = earlier.map(({ version, achieved }) => `${achieved} in version ${version}`);
  return {
    type: 'Container',
    separator: true,
    items: [
      paragraph(words),
      ...(last === undefined
        ? []
        : [
            line(
              [...drawSteps(last.share, last.achieved), ' ', run(`since version ${last.version}, ${last.on}`, quiet)],
              {
                spacing: 'None',
              },
            ),
          ]),
      ...(came.length === 0 ? [] : [paragraph(`Before: ${came.join(', ')}`, quiet, { spacing: 'None' })]),
    ],
  };
}

type Points = ProgressView['outcomes'][number]['points'];

/** Only where it moved: the same step five times says nothing new. */
const movesOf = (points: Points): Points =>
  points.filter(({ share }, index) => index === 0 || points[index - 1]?.share !== share);
