import type { Compared } from './measure.ts';

/** One line of the table, all of it as text. */
export interface Line {
  readonly what: string;
  readonly one?: string;
  readonly other: string;
  readonly ratio?: string;
  readonly goal?: string;
}

/** Two figures and their ratio, with the goal for the ratio if there is one. */
export const comparison = (what: string, { one, other, ratio, from, to }: Compared, most?: number): Line => ({
  what,
  one: figure(one),
  other: figure(other),
  ratio: `${ratio.toFixed(2)} (${from.toFixed(2)}-${to.toFixed(2)})`,
  ...(most !== undefined && { goal: goal(most.toFixed(1), ratio <= most) }),
});

/** Two figures side by side, with a goal for the second itself if there is one. */
export const sideBySide = (what: string, one: number, other: number, most?: number, unit = ''): Line => ({
  what,
  one: figure(one),
  other: figure(other),
  ratio: (other / one).toFixed(2),
  ...(most !== undefined && { goal: goal(`${most}${unit}`, other <= most) }),
});

const goal = (most: string, isReached: boolean): string => `<= ${most}: ${isReached ? 'reached' : 'NOT REACHED'}`;

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(value >= 10 ? 1 : 2);

/** A heading and its lines, in columns. */
export function table(heading: readonly [what: string, one: string, other: string], lines: readonly Line[]): string {
  const [what, one, other] = heading;
  const rows = [{ what, one, other, ratio: 'ratio (half of all)', goal: 'goal' }, ...lines];
  const text = rows.map(({ what, one = '', other, ratio = '', goal = '' }) =>
    [what.padEnd(52), one.padStart(10), other.padStart(10), ratio.padStart(20), `  ${goal}`].join(' ').trimEnd(),
  );
  return `${text.join('\n')}\n`;
}
