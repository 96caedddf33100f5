/** Old beside new, in words: what would change, or has. */
import type { IContainer } from '@microsoft/teams.cards';
import type { ChangeView } from './plan-views.ts';
import { key } from './rows.ts';
import { bold, heading, line, paragraph, type Part, run } from './text.ts';

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
export function drawChanges(
  title: string,
  changes: readonly ChangeView[],
  sides: Sides,
  summary?: string,
): readonly Part[] {
  if (changes.length === 0) return [];
  return [
    heading(title, 'section', { spacing: 'Large' }),
    ...(summary === undefined ? [] : [paragraph(summary, {}, { spacing: 'None' })]),
    ...changes.map((change) => drawChange(change, sides)),
  ];
}

function drawChange({ what, before, after }: ChangeView, sides: Sides): IContainer {
  const draw = Math.max(before?.length ?? 0, after?.length ?? 0) > LONG ? running : beside;
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Small',
    items: [
      paragraph(what, bold),
      ...(before === undefined ? [] : draw(after === undefined ? 'No more' : sides.before, before)),
      ...(after === undefined ? [] : drawAfter(draw, before === undefined ? sides.added : sides.after, after)),
    ],
  };
}

type Draw = (label: string, words: string) => readonly Part[];

const drawAfter = (draw: Draw, label: string | undefined, words: string): readonly Part[] =>
  label === undefined ? [paragraph(words, {}, { spacing: 'None' })] : draw(label, words);

const beside = (label: string, words: string): readonly Part[] => [
  {
    type: 'ColumnSet',
    spacing: 'None',
    columns: [
      { type: 'Column', width: '72px', items: [paragraph(label, key)] },
      { type: 'Column', width: 'stretch', items: [paragraph(words)] },
    ],
  },
];

const running = (label: string, words: string): readonly Part[] => [
  line([run(`${label}:`, key), ' ', run(words)], { spacing: 'Small' }),
];
