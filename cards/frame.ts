/** What every card has in common: version, buttons, refresh, and the parts that stand at its top. */
import type { IContainer } from '@microsoft/teams.cards';
import { drawButton, pressData } from './button.ts';
import { given, shown, type Card, type Maybe, type Element } from './card.ts';
import { bold, ends, heading, line, paragraph, quiet, run, subtle, under } from './text.ts';
import { drawFlags } from './tone.ts';
import type { About, Flag, Framed, Refresh, Stage } from './views.ts';

/** The most that Teams' store allows, and the most that fits a phone. */
const MOST_BUTTONS = 6;
/** The most that Teams refreshes by itself. */
const MOST_OWNERS = 60;

/** Said instead of the card by clients that cannot show it, and by notifications: no names, ever (S40). */
const INSTEAD = 'Reable has something to show you. Open Teams to see it.';

/**
 * A card of version 1.5, the highest that Teams shows; phones show none without a version.
 * Throws when the view asks for more than six buttons or for more than sixty people to refresh for: both are mistakes
 * in the code that made it.
 */
export function frame(body: readonly Maybe[], view: Framed): Card {
  checkButtons(view.buttons.length);
  return given<Card>({
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: INSTEAD,
    refresh: view.refresh && drawRefresh(view.refresh),
    body: shown(body),
    actions: view.buttons.map(drawButton),
  });
}

/** For cards that have buttons in more than one place. Throws when there are more than six. */
export function checkButtons(count: number): void {
  if (count > MOST_BUTTONS) throw new Error(`A card has at most ${MOST_BUTTONS} buttons, not ${count}.`);
}

function drawRefresh({ press, owners }: Refresh): NonNullable<Card['refresh']> {
  if (owners.length > MOST_OWNERS) {
    throw new Error(`A card refreshes for at most ${MOST_OWNERS} people, not ${owners.length}.`);
  }
  return { action: { type: 'Action.Execute', verb: press.do, data: pressData(press) }, userIds: [...owners] };
}

/** The band at the top of a flow's step: what is being done, how far along, and whom it is about. */
export function band({ title, about, step, steps }: Stage): IContainer {
  const words = paragraph(title, bold);
  return {
    type: 'Container',
    style: 'emphasis',
    bleed: true,
    items: shown([
      steps === 1 ? words : ends([words], paragraph(`Step ${step} of ${steps}`, subtle)),
      about && under(about),
    ]),
  };
}

/** The top of everything that is about a person: what it is, who they are, quietly its reference, what just happened and what else stands out. */
export const title = (view: About, flags: readonly Flag[] = [], version?: string): Element[] =>
  shown([
    heading(view.title, 'page'),
    line([run(view.about, bold), ' · ', run(view.reference, quiet)], { spacing: 'Small' }),
    version && under(version, quiet),
    drawFlags([...(view.news ? [{ words: view.news, tone: view.newsTone ?? 'good' } as const] : []), ...flags]),
  ]);
