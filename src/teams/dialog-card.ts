import { z } from 'zod';
import type { Card } from '../../cards/card.ts';
import { drawPage } from '../../cards/page.ts';
import type { InDialog } from '../chat/inbound.ts';
import type { Dialog, Outbound } from '../chat/outbound.ts';
import { CARD } from './write.ts';

/**
 * A dialog as Teams draws it. It hides the chat, so advice in danger stands on top of its card.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules#dialog-metadata
 */
export function drawDialog(
  { title, card, size = 'medium', sealed }: Dialog,
  advice: readonly Outbound[],
  carried: Readonly<Record<string, unknown>> = sealed === undefined ? {} : { sealed },
) {
  const urgent = advice.flatMap((out) =>
    out.kind === 'say' && out.message.kind === 'card' ? out.message.card.body : [],
  );
  const content = withSubmits({ ...card, body: [...urgent, ...card.body] }, carried);
  return { title, height: size, width: size, card: { contentType: CARD, content } };
}

/** In place of a form that could not be taken: a button that sends what was entered once more. */
export function drawTryAgain({ data, inputs }: InDialog, text: string, advice: readonly Outbound[]) {
  const button = { title: 'Try again', press: { do: data.do }, tone: 'main' as const };
  const card = drawPage({ title: 'Please try again', paragraphs: [text], buttons: [button] });
  return drawDialog({ title: 'Reable', card }, advice, { ...inputs, ...data });
}

const Action = z.looseObject({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  data: z.record(z.string(), z.unknown()).default({}),
});

/** In a dialog Teams knows only Action.Submit, and nothing refreshes by itself. Every button sends `carried` besides its own data. */
function withSubmits({ refresh: _, ...card }: Card, carried: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(JSON.stringify(card), (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || !('type' in part)) return part;
    const action = Action.safeParse(part);
    if (!action.success) return part;
    const { verb: _verb, fallback: _fallback, data, ...look } = action.data;
    return { ...look, type: 'Action.Submit', data: { ...data, ...carried } };
  });
}
