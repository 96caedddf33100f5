/** What can be pressed: buttons under a card, and lines and sections that open when they are touched. */
import type { IExecuteAction, ISubmitAction } from '@microsoft/teams.cards';
import { cut } from './fitted.ts';
import { withoutMarkdown } from './text.ts';
import type { Button, Press } from './views.ts';

const MOST_BYTES = 200;

const styles = { main: 'positive', danger: 'destructive' } as const;

/**
 * What travels with a press, copied property by property so that nothing else can come along (S41).
 * Throws when it is over 200 bytes: whoever made the view put more than opaque ids into it.
 */
export function pressData(press: Press): Record<string, string | number> {
  const data = {
    do: press.do,
    ...(press.id === undefined ? {} : { id: press.id }),
    ...(press.rev === undefined ? {} : { rev: press.rev }),
    ...(press.x === undefined ? {} : { x: press.x }),
  };
  const bytes = Buffer.byteLength(JSON.stringify(data));
  if (bytes > MOST_BYTES) throw new Error(`The press "${press.do}" carries ${bytes} bytes; at most ${MOST_BYTES} may.`);
  return data;
}

/** A button. Clients that do not know Action.Execute send the same data as Action.Submit. Throws like `pressData`. */
export function drawButton(button: Button): IExecuteAction {
  const inputs = button.withInputs === true ? ('auto' as const) : ('none' as const);
  return execute(button.press, {
    title: button.title,
    associatedInputs: inputs,
    ...(button.tone === undefined ? {} : { style: styles[button.tone] }),
  });
}

/**
 * What happens when a line or a section is touched; inputs never travel with it.
 * `title` is what screen readers say, so it names the thing and not only "Open"; some clients show it, as Markdown. It is cut
 * where it says more than a screen reader need say, since it stands on the card twice. Throws like `pressData`.
 */
export const drawTouch = (press: Press, title: string): IExecuteAction =>
  execute(press, { title: withoutMarkdown(cut(title, MOST_LETTERS)), associatedInputs: 'none' });

const MOST_LETTERS = 120;

function execute(
  press: Press,
  look: Pick<ISubmitAction, 'title' | 'associatedInputs' | 'style'>,
): IExecuteAction & { fallback: ISubmitAction } {
  const data = pressData(press);
  return {
    type: 'Action.Execute',
    verb: press.do,
    ...look,
    data,
    fallback: { type: 'Action.Submit', ...look, data },
  };
}
