import { withoutMarkdown } from '../../cards/text.ts';
import type { InDialog, Pressed, Searched } from '../chat/inbound.ts';
import type { SearchResult, Outbound } from '../chat/outbound.ts';
import { assertNever } from '../kernel/assert-never.ts';
import type { ActivityRead } from './activity.ts';
import { drawDialog, drawTryAgain } from './dialog-card.ts';
import type { HttpAnswer } from './http.ts';
import { CARD } from './write.ts';

/** What Teams waits for in the answer to its HTTP call. */
export type Invoked = Pressed | InDialog | Searched;
export const isInvoked = (read: ActivityRead): read is Invoked =>
  read.kind === 'pressed' || read.kind === 'dialog' || read.kind === 'searched';

/**
 * What goes back for an invoke, and what is still to be sent as messages, in order. Without a body Teams shows an error and asks
 * again; only a dialog closes by it.
 */
interface Answered {
  readonly answer: HttpAnswer;
  readonly rest: readonly Outbound[];
}

const MESSAGE = 'application/vnd.microsoft.activity.message';
const ERROR = 'application/vnd.microsoft.error';

const ofCard = (type: string, value: unknown, statusCode = 200, status = 200): HttpAnswer => ({
  status,
  body: { statusCode, type, value },
});
const task = (type: 'continue' | 'message', value: unknown): HttpAnswer => ({
  status: 200,
  body: { task: { type, value } },
});
const extension = (composeExtension: object): HttpAnswer => ({ status: 200, body: { composeExtension } });
/** https://github.com/MicrosoftDocs/msteams-docs/issues/6432: with a body of any other kind the dialog stays, and shows an error. */
const CLOSED: HttpAnswer = { status: 200 };

export const OLD_BUTTON = 'This button no longer works. Type help to see what I can do.';
/** A press that no card of ours sends. */
export const notOurs = ofCard(ERROR, { code: 'BadRequest', message: OLD_BUTTON }, 400);
export const notOurDialog = task('message', OLD_BUTTON);
/** An invoke that this bot does not answer. */
export const notImplemented = ofCard(ERROR, { code: 'NotImplemented', message: 'This is not available.' }, 501, 501);

const SEE_BELOW = 'Please see below.';

/** The answer to an invoke, in the form of its kind. */
export function answerTo(inbound: Invoked, outbound: readonly Outbound[], advice: readonly Outbound[]): Answered {
  const rest = outbound.filter(({ kind }) => kind === 'say' || kind === 'update');
  switch (inbound.kind) {
    case 'pressed': {
      const next = outbound.find((out) => out.kind === 'replace');
      return { answer: next ? ofCard(CARD, next.card) : wordsTo(inbound, SEE_BELOW, advice), rest };
    }
    case 'dialog': {
      const next = nextDialog(outbound, advice);
      if (next) return { answer: next, rest };
      const said = rest.find((out) => wordsIn(out) !== undefined);
      const nothing = inbound.what === 'fetch' ? task('message', SEE_BELOW) : CLOSED;
      const answer = said ? wordsTo(inbound, wordsIn(said) ?? '', advice) : nothing;
      return { answer, rest: rest.filter((out) => out !== said) };
    }
    case 'searched': {
      const found = outbound.find((out) => out.kind === 'results');
      const words = outbound.map(wordsIn).find((text) => text !== undefined);
      const answer = found || words === undefined ? resultList(found?.results ?? []) : wordsTo(inbound, words, advice);
      return { answer, rest: [] };
    }
    default:
      return assertNever(inbound);
  }
}

/**
 * Words in answer to an invoke. What was entered stays: on the card that was pressed, or behind the button that sends a dialog again.
 * Never `application/vnd.microsoft.error`: for that Teams shows words of its own, which say nothing of saving.
 */
export function wordsTo(inbound: Invoked, text: string, advice: readonly Outbound[]): HttpAnswer {
  switch (inbound.kind) {
    case 'pressed':
      return ofCard(MESSAGE, text);
    case 'dialog':
      return inbound.what === 'fetch' ? task('message', text) : task('continue', drawTryAgain(inbound, text, advice));
    case 'searched':
      return extension({ type: 'message', text });
    default:
      return assertNever(inbound);
  }
}

const wordsIn = (out: Outbound): string | undefined =>
  out.kind === 'say' && out.message.kind === 'words' ? out.message.text : undefined;

/** A card for the place of the pressed one stays in the dialog too: what was typed into it must not reach the chat (S22). */
function nextDialog(outbound: readonly Outbound[], advice: readonly Outbound[]): HttpAnswer | undefined {
  for (const out of outbound) {
    if (out.kind === 'dialog') return task('continue', drawDialog(out, advice));
    if (out.kind === 'replace') return task('continue', drawDialog({ title: 'Reable', card: out.card }, advice));
    if (out.kind === 'close') return out.text === undefined ? CLOSED : task('message', out.text);
  }
  return undefined;
}

/** Teams wants a preview beside an Adaptive Card, and reads markup in it (S13). */
const resultList = (results: readonly SearchResult[]): HttpAnswer =>
  extension({
    type: 'result',
    attachmentLayout: 'list',
    attachments: results.map(({ title, detail, card }) => ({
      contentType: CARD,
      content: card,
      preview: {
        contentType: 'application/vnd.microsoft.card.thumbnail',
        content: { title: withoutMarkdown(title), text: withoutMarkdown(detail) },
      },
    })),
  });
