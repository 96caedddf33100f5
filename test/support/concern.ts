import type { Chat } from './talk.ts';

/** Raises a safeguarding concern, as a pause is decided on one that is open (R40). Returns its reference. */
export async function raisesConcern(chat: Chat, name: string, source = 'not-known'): Promise<string> {
  await chat.says(`safeguarding concern for ${name}`);
  await chat.presses('Next', { sgSeen: 'He is not himself.' });
  let raised = await chat.presses('Raise the concern', { sgSource: source });
  if (!raised.text.includes('Raised as SG-')) raised = await chat.presses('Raise the concern', { sgClose: '' });
  const [reference] = /SG-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(raised.text) ?? [];
  if (reference === undefined) throw new Error(`not raised: ${raised.text}`);
  return reference;
}
