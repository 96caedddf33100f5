import type { Card } from './card.ts';
import { drawField } from './field.ts';
import { band, frame } from './frame.ts';
import { drawRowsList } from './rows-list.ts';
import { heading, paragraph } from './text.ts';
import { strip } from './tone.ts';
import type { FormView } from './views.ts';

/**
 * One step of a form: where one is, what to do, and the questions of this step with what was answered before.
 * Throws when the view has more than six buttons, more than sixty owners, a press over 200 bytes, or a field called
 * do, id, rev or x.
 */
export const drawForm = (view: FormView): Card =>
  frame(
    [
      band(view),
      heading(view.stepTitle, 'page', { spacing: 'Medium' }),
      view.intro && paragraph(view.intro, {}, { spacing: 'Small' }),
      view.problem && strip(view.problem, 'attention'),
      view.fields.map(drawField),
      view.list && drawRowsList(view.list),
    ],
    view,
  );
