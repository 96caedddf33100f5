import { asManyAsFit } from '../../../cards/as-many-as-fit.ts';
import { cut } from '../../forms/cut.ts';
import type { Comparison } from '../../forms/form.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { PlanContent } from '../../plans/content.ts';
import { differences, onlyUntil, weekBeside } from '../../plans/difference.ts';
import { standing } from '../../plans/standing.ts';
import type { PlanContext } from './plans.ts';

/** Old beside new, for the check. */
export function comparisonOf(content: PlanContent | undefined, { plan, today }: PlanContext): Comparison | undefined {
  const before = plan?.current && standing(plan, today);
  if (!content || !before) return undefined;
  const changes = differences(before, content);
  const inShort = changes.map(({ what, before: old, after }) => ({
    what: cut(what, LONGEST_COMPARED),
    before: old === undefined ? undefined : cut(old, LONGEST_COMPARED),
    after: after === undefined ? undefined : cut(after, LONGEST_COMPARED),
  }));
  const shown = asManyAsFit(inShort, COMPARED);
  const left = changes.length - shown.length;
  const more = left > 0 ? [{ what: `${left} more: they stand in full in what everybody is asked` }] : [];
  const until = onlyUntil(before, content);
  return changes.length > 0
    ? {
        changes: [...shown, ...more],
        week: weekBeside(before, content),
        weekUntil: until && wordsForDay(until),
      }
    : undefined;
}

/** As many as are read at a glance (S43). */
const COMPARED = { many: 8, bytes: 1500 };
const LONGEST_COMPARED = 200;
