/** Good, warning, attention: always a sign and words, so that nothing depends on seeing a colour. */
import type { IContainer, ITextRun } from '@microsoft/teams.cards';
import { bold, heading, paragraph, run } from './text.ts';
import type { Tone } from './views.ts';

const signs = { good: '✓', warning: '⚠', attention: '⚠', neutral: '' } as const satisfies Record<Tone, string>;

const grounds = {
  good: 'good',
  warning: 'warning',
  attention: 'attention',
  neutral: 'emphasis',
} as const satisfies Record<Tone, string>;

/** Words on a coloured strip. */
export const strip = (words: string, tone: Tone, spacing: 'Small' | 'Default' = 'Default'): IContainer => ({
  type: 'Container',
  style: grounds[tone],
  spacing,
  items: [paragraph(signed(words, tone), bold)],
});

/** The title of a card on a coloured strip as wide as the card. */
export const banner = (title: string, tone: Tone): IContainer => ({
  type: 'Container',
  style: grounds[tone],
  bleed: true,
  items: [heading(signed(title, tone), 'page')],
});

/**
 * Words with a sign, to stand within other text. Only attention has a colour of its own: Teams' published light theme
 * writes Good at 2:1 and Warning at 1.5:1 against white, which nobody can read in a bright hallway.
 */
export const mark = (words: string, tone: Tone): ITextRun =>
  run(signed(words, tone), tone === 'attention' ? { ...bold, color: 'Attention' } : bold);

const signed = (words: string, tone: Tone): string => `${signs[tone]} ${words}`;
