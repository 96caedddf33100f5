import type { Chat } from './talk.ts';

interface Recorded {
  readonly name?: string;
  readonly startsOn?: string;
  readonly carerAgrees?: 'yes' | 'none';
}

/** Records a change of monitoring by card, as anybody would; gives its reference. */
export async function recordsAChange(chat: Chat, given: Recorded = {}): Promise<string> {
  const { name = 'Ada Palmer', startsOn = '2026-11-24', carerAgrees = 'yes' } = given;
  await chat.says(`change monitoring for ${name}`);
  await chat.presses('Next', {
    direction: 'reduce',
    from: 'A call every morning',
    to: 'A call on Mondays',
    startsOn,
  });
  await chat.presses('Next', { rationale: 'She manages her tablets alone.' });
  await chat.presses('Next', { personAgrees: 'yes', carerAgrees });
  const recorded = await chat.presses('Record this change');
  return /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(recorded.text)?.[0] ?? '';
}
