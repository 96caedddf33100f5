/** What every card has in common: version, buttons, refresh, and the parts that stand at its top. */
import type { IContainer } from '@microsoft/teams.cards';
import { drawButton, pressData } from './button.ts';
import type { Card } from './card.ts';
import { bold, heading, line, paragraph, type Part, quiet, run, subtle } from './text.ts';
import type { Button, Refresh } from './views.ts';

/** The most that Teams' store allows, and the most that fits a phone. */
const MOST_BUTTONS = 6;
/** The most that Teams refreshes by itself. */
const MOST_OWNERS = 60;

/** Said instead of the card by clients that cannot show it, and by notifications: no names, ever (S40). */
const INSTEAD = 'Reable has something to show you. Open Teams to see it.';

interface Framed {
  readonly buttons: readonly Button[];
  readonly refresh?: Refresh;
}

/**
 * A card of version 1.5, the highest that Teams shows.
 * Throws when the view asks for more than six buttons or for more than sixty people to refresh for: both are mistakes
 * in the code that made it.
 */
export function frame(body: readonly Part[], view: Framed): Card {
  checkButtons(view.buttons.length);
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: INSTEAD,
    ...(view.refresh === undefined ? {} : { refresh: drawRefresh(view.refresh) }),
    body: [...body],
    ...(view.buttons.length === 0 ? {} : { actions: view.buttons.map(drawButton) }),
  };
}

/** For cards that have buttons in more than one place. Throws when there are more than six. */
export function checkButtons(count: number): void {
  if (count > MOST_BUTTONS) throw new Error(`A card has at most ${MOST_BUTTONS} buttons, not ${count}.`);
}

function drawRefresh({ press, owners }: Refresh): NonNullable<Card['refresh']> {
  if (owners.length > MOST_OWNERS) {
    throw new Error(`A card refreshes for at most ${MOST_OWNERS} people, not ${owners.length}.`);
  }
  return {
    action: { type: 'Action.Execute', verb: press.do, data: pressData(press) },
    userIds: [...owners],
  };
}

/** The band at the top of a flow's step: what is being done, how far along, and whom it is about. */
export function band(view: {
  readonly title: string;
  readonly about?: string;
  readonly step: number;
  readonly steps: number;
}): IContainer {
  return {
    type: 'Container',
    style: 'emphasis',
    bleed: true,
    items: [
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'stretch', items: [paragraph(view.title, bold)] },
          ...(view.steps === 1
            ? []
            : [
                {
                  type: 'Column' as const,
                  width: 'auto',
                  items: [paragraph(`Step ${view.step} of ${view.steps}`, subtle)],
                },
              ]),
        ],
      },
      ...(view.about === undefined ? [] : [paragraph(view.about, {}, { spacing: 'None' })]),
    ],
  };
}

/** The top of everything that is about somebody: what it is, whom it is about, and quietly its reference. */
export function title(view: { readonly title: string; readonly about: string; readonly reference: string }): Part[] {
  return [
    heading(view.title, 'page'),
    line([run(view.about, bold), ' · ', run(view.reference, quiet)], { spacing: 'Small' }),
  ];
}
