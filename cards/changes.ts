/** Old beside new, in words: what would change, or has. */
import { shown, type Element } from './card.ts';
import type { ChangeView } from './change-views.ts';
import { beside, key } from './rows.ts';
import { bold, line, paragraph, run, section, under } from './text.ts';
import { box } from './tone.ts';

/** How the two sides are called: of a proposal "Now" and "Would be", of two versions "Before" and "After". */
export interface Sides {
  readonly before: string;
  readonly after: string;
  /** How what was not there before is called; where nothing was, all of it is new and none of it says so. */
  readonly added?: string;
}

/** Above this both sides run on behind their labels: beside them each would be a tall, thin column on a phone. */
const LONG = 80;

/**
 * Each change with what it is about above, and both sides below. What is new or gone is said in words. `summary` stands first, where
 * there is one. Nothing at all when nothing changes.
 */
export const drawChanges = (
  title: string,
  changes: readonly ChangeView[],
  sides: Sides,
  summary?: string,
): Element[] =>
  changes.length === 0
    ? []
    : shown([section(title), summary && under(summary), changes.map((change) => drawChange(change, sides))]);

function drawChange({ what, before, after }: ChangeView, { added, ...sides }: Sides): Element {
  const draw = Math.max(before?.length ?? 0, after?.length ?? 0) > LONG ? running : between;
  const label = before === undefined ? added : sides.after;
  return box(
    shown([
      paragraph(what, bold),
      before !== undefined && draw(after === undefined ? 'No more' : sides.before, before),
      after !== undefined && (label === undefined ? under(after) : draw(label, after)),
    ]),
  );
}

const between = (label: string, words: string): Element => ({
  ...beside(label, words, '72px', 'stretch'),
  spacing: 'None',
});

const running = (label: string, words: string): Element =>
  line([run(`${label}:`, key), ' ', run(words)], { spacing: 'Small' });
