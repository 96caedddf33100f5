import type { Row } from '../../../cards/views.ts';
import { listed } from '../../kernel/listed.ts';
import type { PlanContent } from '../../plans/content.ts';
import type { Difference } from '../../plans/difference.ts';
import { minutesAWeekWords } from './in-words.ts';
import { partOf } from './page-parts.ts';

const MOST_CHANGES = 8;

/** Old beside new, in words that fit a phone; of a first version, how much support there is. */
export function changeRows(changes: readonly Difference[], current: PlanContent): readonly Row[] {
  if (changes.length === 0) return [{ label: 'Support', value: minutesAWeekWords(current) }];
  const { shown, left } = partOf(changes, 0, MOST_CHANGES);
  return listed(
    ...shown.map((change) => ({ label: change.what, value: changeWords(change) })),
    left > 0 && { label: 'And', value: `${left} more: open the plan` },
  );
}

function changeWords({ before, after }: Difference): string {
  if (before === undefined) return `New: ${after ?? ''}`;
  return after === undefined ? `No more. Before: ${before}` : `Now: ${after}\nBefore: ${before}`;
}
