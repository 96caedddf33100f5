/**
 * Good, warning, attention: always a sign and bold words, and around a strip a border, so that nothing depends on a colour. In high
 * contrast Teams gives no ground and no text a colour of its own (msteams-docs#13042).
 */
import type { IContainer, ITextBlock, ITextRun } from '@microsoft/teams.cards';
import type { Element } from './card.ts';
import { bold, paragraph, run } from './text.ts';
import type { Flag, Tone } from './views.ts';

const signs = { good: '✓', warning: '⚠', attention: '⚠', neutral: '' } as const satisfies Record<Tone, string>;

const grounds = {
  good: 'good',
  warning: 'warning',
  attention: 'attention',
  neutral: 'emphasis',
} as const satisfies Record<Tone, string>;

/** Parts that belong together and stand out from the rest. */
export const box = (items: Element[], tone: Tone = 'neutral'): IContainer => ({
  type: 'Container',
  style: grounds[tone],
  showBorder: true,
  spacing: 'Small',
  items,
});

/** A sentence that stands out. */
export const strip = (words: string, tone: Tone): IContainer => ({
  ...box([paragraph(signed(words, tone), bold)], tone),
  spacing: 'Default',
});

/** On the ground of what is wrong a tick would say that it is right: there good news stands without its sign. */
const lineOn = (ground: Tone, { words, tone }: Flag) =>
  paragraph(tone === 'good' && ground === 'attention' ? words : signed(words, tone), bold, { spacing: 'Small' });

/** All that stands out on a card in one box, a line each, on the ground of what matters most. */
export function drawFlags(flags: readonly Flag[]): Element[] {
  const tone = ORDER.find((one) => flags.some((flag) => flag.tone === one));
  const lines = flags.map((flag) => lineOn(tone ?? 'neutral', flag));
  return tone === undefined ? [] : [{ ...box(lines, tone), spacing: 'Default' }];
}
/** A box with these lines before its own, on the ground of what matters most. */
export function joinedTo(own: IContainer, flags: readonly Flag[]): IContainer {
  const ground = ORDER.find((one) => grounds[one] === own.style);
  const lines = flags.map((flag) => lineOn(ground ?? flag.tone, flag));
  const style = ORDER.map((one) => grounds[one]).find(
    (one) => one === own.style || flags.some(({ tone }) => grounds[tone] === one),
  );
  return { ...own, ...(style && { style }), items: [...lines, ...own.items] };
}
const ORDER = ['attention', 'warning', 'good', 'neutral'] as const satisfies readonly Tone[];

/** The title of a card, and what stands with it, as wide as the card. */
export const banner = (title: ITextBlock, tone: Tone, ...more: Element[]): IContainer => ({
  ...box([title, ...more], tone),
  bleed: true,
});

/**
 * Words with a sign, to stand within other text. Only attention has a colour of its own: Teams' published light theme
 * writes Good at 2:1 and Warning at 1.5:1 against white, which cannot be read in a bright hallway.
 */
export const mark = (words: string, tone: Tone): ITextRun =>
  run(signed(words, tone), tone === 'attention' ? { ...bold, color: 'Attention' } : bold);

/** Words behind the sign of a tone. */
export const signed = (words: string, tone: Tone): string => `${signs[tone]} ${words}`;
