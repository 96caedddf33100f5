/** What can be pressed: buttons under a card, and lines and sections that open when they are touched. */
import type { IExecuteAction, IOpenUrlAction, ISubmitAction } from '@microsoft/teams.cards';
import { given } from './card.ts';
import { cut } from './fitted.ts';
import { withoutMarkdown } from './text.ts';
import type { Button, Link, Press } from './views.ts';

const MOST_BYTES = 200;

const styles = { main: 'positive', danger: 'destructive' } as const;

/**
 * What travels with a press, copied property by property so that nothing else can come along (S41).
 * Throws when it is over 200 bytes: the maker of the view put more than opaque ids into it.
 */
export function pressData(press: Press): Press {
  const data = given<Press>({ do: press.do, id: press.id, rev: press.rev, x: press.x });
  const bytes = Buffer.byteLength(JSON.stringify(data));
  if (bytes > MOST_BYTES) throw new Error(`The press "${press.do}" carries ${bytes} bytes; at most ${MOST_BYTES} may.`);
  return data;
}

/** A button. Clients that do not know Action.Execute send the same data as Action.Submit. Throws like `pressData`. */
export function drawButton({ title, press, tone, withInputs, opens }: Button): IExecuteAction | ISubmitAction {
  const looks: Looks = {
    title: withoutMarkdown(title),
    associatedInputs: withInputs === true ? 'auto' : 'none',
    style: tone && styles[tone],
  };
  return opens === 'dialog' ? submit(looks, { ...pressData(press), ...FETCH }) : execute(press, looks);
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
const FETCH = { msteams: { type: 'task/fetch' } } as const;

/**
 * What happens when a line or a section is touched; inputs never travel with it.
 * `title` is what screen readers say, so it names the thing and not only "Open"; some clients show it, as Markdown. It is cut
 * where it says more than a screen reader need say, since it stands on the card twice. Throws like `pressData`.
 */
export const drawTouch = (press: Press, title: string): IExecuteAction =>
  execute(press, { title: withoutMarkdown(cut(title, MOST_LETTERS)), associatedInputs: 'none' });

const MOST_LETTERS = 120;

interface Looks {
  readonly title: string;
  readonly associatedInputs: 'auto' | 'none';
  readonly style?: (typeof styles)[keyof typeof styles] | undefined;
}

function execute(press: Press, looks: Looks): IExecuteAction {
  const fallback = submit(looks, pressData(press));
  return { ...fallback, type: 'Action.Execute', verb: press.do, fallback };
}

const submit = (looks: Looks, data: NonNullable<ISubmitAction['data']>): ISubmitAction =>
  given<ISubmitAction>({ type: 'Action.Submit', ...looks, data });

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/u;

/** A button that opens an address; the main one stands out. Throws when the address is neither https nor on this machine. */
export function drawLink({ title, url }: Link, main = false): IOpenUrlAction {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.test(hostname)))
    throw new Error('A link must be https.');
  return { type: 'Action.OpenUrl', title, url, style: main ? 'positive' : 'default' };
}
