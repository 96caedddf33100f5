import { isPause, minutesAWeek, unpaused, type PlanContent, type Visit } from '../../plans/content.ts';
import type { ChangeKind, Trigger } from '../../plans/proposal.ts';
import { same } from '../../records/same.ts';

/** R7, R8: why and of which kind, as far as it follows from what changes. */
export function followsFrom(before: PlanContent, after: PlanContent) {
  const old = (key: string): Visit | undefined => before.visits.find((visit) => visit.key === key);
  const pairs = after.visits.map((now) => ({ now, was: old(now.key) })).filter(({ now, was }) => !same(now, was));
  const when = ({ days, at, minutes }: Visit) => ({ days, at, minutes });
  const manner = ({ support, by, workers, wish }: Visit) => ({ support, by, workers, wish });
  const found: readonly (readonly [kind: ChangeKind, holds: boolean])[] = [
    [
      'fewer',
      before.visits.some(({ key }) => after.visits.every((visit) => visit.key !== key)) ||
        pairs.some(({ now, was }) => was?.until === undefined && was && (isPause(now) || now.until !== undefined)),
    ],
    [
      'temporary',
      pairs.some(({ now, was }) => now.until !== undefined && (!was || (was.until ?? now.until) !== now.until)),
    ],
    ['times', pairs.some(({ now, was }) => (was ? !same(when(now), when(was)) : now.until === undefined))],
    ['manner', pairs.some(({ now, was }) => was !== undefined && !same(manner(now), manner(was)))],
  ];
  const kinds = found.flatMap(([kind, holds]) => (holds ? [kind] : []));
  // A pause is neither progress nor more support.
  const usual = ({ visits }: PlanContent): number => minutesAWeek({ visits: visits.map(unpaused) });
  const more = usual(after) - usual(before);
  const trigger: Trigger =
    more < 0 || pairs.some(({ now, was }) => was && !was.until && now.until)
      ? 'progress'
      : more > 0 || kinds.includes('temporary')
        ? 'more-support'
        : 'circumstances';
  // What only gets an end another day, or loses it, is a change of times.
  return { trigger, kinds: kinds.length > 0 ? kinds : (['times'] as const) };
}
