import type { Card } from './card.ts';
import { frame, title } from './frame.ts';
import { drawPersonLine } from './ledger.ts';
import type { CopiesView } from './plan-views.ts';
import { bold, paragraph, run } from './text.ts';

/**
 * Who has which version of a plan (R17): those without the one that holds now stand out. Thirty people fit (S43).
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export const drawCopies = (view: CopiesView): Card =>
  frame(
    [title(view), paragraph(view.intro), view.lines.flatMap((one) => drawPersonLine(one, states[one.state]))],
    view,
  );

const states = {
  has: run('✓ Has it'),
  due: run('● Not yet', { ...bold, color: 'Attention' }),
  fallen: run('● Does not apply', { ...bold, color: 'Attention' }),
  ended: run('No longer'),
  closed: run('Not delivered'),
} as const satisfies Record<CopiesView['lines'][number]['state'], ReturnType<typeof run>>;
