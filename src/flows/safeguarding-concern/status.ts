import type { Flag } from '../../../cards/views.ts';
import type { Lines } from '../../guidance/lines.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { decisionIn, type SeenConcern } from './facts.ts';
import { isUntaken } from './route.ts';
import { childToTell } from './still-open.ts';
import { childWords, sentToWords } from './words.ts';

/** How a concern stands, and what stands above everything else on its page. */

export function statusOf(the: SeenConcern, lines: Lines | undefined): Flag {
  const { closed, acknowledged, role } = the;
  if (closed) return { words: `Closed on ${wordsForDay(closed.on)}`, tone: 'neutral' };
  if (!acknowledged) return { words: `${sentToWords(the, lines)}.`, tone: isUntaken(the) ? 'attention' : 'warning' };
  if (role === 'raiser') return { words: `Acknowledged on ${wordsForDay(acknowledged.on)}`, tone: 'good' };
  return decisionIn(the)
    ? { words: 'Decided, and open', tone: 'neutral' }
    : { words: 'Acknowledged. Not decided yet', tone: 'warning' };
}

export const flagsOf = (the: SeenConcern, lines: Lines | undefined): readonly Flag[] =>
  listed<Flag>(
    the.role !== 'raiser' &&
      the.source.some(({ is }) => is === 'colleague') && {
        words:
          the.whom === 'child'
            ? 'It is about somebody in a position of trust, and a child: the council’s designated officer is told.'
            : 'It is about somebody in a position of trust. It is kept from them.',
        tone: 'attention',
      },
    childToTell(the) && !the.closed && { words: childWords(lines), tone: 'attention' },
    the.role === 'lead' &&
      the.added.at(-1)?.mistake === true && { words: 'Whoever raised it says that it was a mistake.', tone: 'warning' },
    the.role === 'lead' &&
      the.whom === 'person' &&
      the.runs &&
      !the.pause &&
      !the.closed && { words: 'Whether reablement pauses is not decided.', tone: 'warning' },
  );
