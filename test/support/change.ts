import type { Chat } from './talk.ts';
import { fieldsOf } from './talk.ts';

interface Recorded {
  readonly name?: string;
  readonly startsOn?: string;
  /** How it will be: another way than what holds by then. */
  readonly to?: string;
  /** `none`: where the circle names no carer. */
  readonly carerAgrees?: 'yes' | 'none';
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
  const capacity = ['Jean Doyle', 'Arthur Bell'].includes(name) && { capacity: 'unknown' };
  await chat.presses('Next', { ...CHANGE, startsOn, to, ...capacity });
  const all = everybodySays(chat, 'yes');
  await chat.presses('Next', { ...all, ...('carerAgrees' in all && { carerAgrees }) });
  const recorded = await chat.presses('Record this change');
  return /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(recorded.text)?.[0] ?? '';
}
