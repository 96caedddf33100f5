import type { Card } from './card.ts';
import { drawField } from './field.ts';
import { frame, title } from './frame.ts';
import { drawRows } from './rows.ts';
import { bold, paragraph } from './text.ts';
import { box, signed, strip } from './tone.ts';
import type { NoticeView } from './views.ts';

/**
 * A private notice to one member of staff: what changed and what is asked of them, or that they have answered.
 * Throws when the view has more than six buttons, more than sixty owners, or a press over 200 bytes.
 */
export const drawNotice = (view: NoticeView): Card =>
  frame(
    [
      view.reminder && view.done === undefined && paragraph(signed('Reminder: this waits for you', 'warning'), bold),
      title(view),
      paragraph(view.intro),
      drawRows(view.rows),
      view.box && {
        ...box([paragraph(signed(view.box.title, 'attention'), bold), ...drawRows(view.box.rows)], 'attention'),
        spacing: 'Medium',
      },
      view.field && drawField(view.field),
      view.done && strip(view.done, 'good'),
    ],
    view,
  );
