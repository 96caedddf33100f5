import type { Chat } from './talk.ts';
import { fieldsOf } from './talk.ts';

interface Recorded {
  readonly name?: string;
  readonly startsOn?: string;
  /** How it will be: another way than what holds by then. */
  readonly to?: string;
  /** `none`: where the circle names no carer. */
  readonly carerAgrees?: 'yes' | 'none';
  /** Of somebody of whom nobody has said that they have it: not known, so that the change waits (R45); else assessed as having it. */
  readonly capacity?: 'unknown';
}

/** What stands on the first card of the form, as anybody would fill it in. */
export const CHANGE = {
  direction: 'reduce',
  from: 'A call every morning',
  to: 'A call on Mondays',
  startsOn: '2026-11-24',
  rationale: 'She manages her tablets alone.',
} as const;

/** Everybody whom the card in view asks about says the same: for when who they are does not matter. */
export const everybodySays = (chat: Chat, answer: 'yes' | 'no' | 'not-reached'): Record<string, string> =>
  Object.fromEntries(
    fieldsOf(chat.card).flatMap((id) =>
      id === 'personAgrees' || id.startsWith('agrees-') || id === 'carerAgrees' ? [[id, answer]] : [],
    ),
  );

/** Records a change of monitoring by card, as anybody would; gives its reference. */
export async function recordsAChange(chat: Chat, given: Recorded = {}): Promise<string> {
  const { name = 'Ada Palmer', startsOn = CHANGE.startsOn, to = CHANGE.to, carerAgrees = 'yes' } = given;
  await chat.says(`change monitoring for ${name}`);
  // Of these two nobody has said that they have capacity.
  const asksCapacity = ['Jean Doyle', 'Arthur Bell'].includes(name);
  const { capacity = 'has' } = given;
  await chat.presses('Next', { ...CHANGE, startsOn, to, ...(asksCapacity && { capacity }) });
  if (asksCapacity && capacity === 'has')
    await chat.presses('Next', { assessedBy: 'Ana Lopez, occupational therapist', assessedOn: '2026-11-20' });
  const all = everybodySays(chat, 'yes');
  await chat.presses('Next', { ...all, ...('carerAgrees' in all && { carerAgrees }) });
  const recorded = await chat.presses('Record this change');
  return /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(recorded.text)?.[0] ?? '';
}
