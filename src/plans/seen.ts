import { hash } from 'node:crypto';
import { monitoringChanges } from './monitoring.ts';
import { newest } from './versions.ts';
import { disputed, type Plan } from './plan.ts';

type Looked = Parameters<typeof disputed>[0] & Pick<Plan, 'proposal' | 'monitoring'>;

/** What a form was filled in from: the version, the proposal that is open, and the changes of monitoring. */
export function seenNow(plan: Looked): string {
  const changes = monitoringChanges(plan);
  return `${newest(plan)?.version ?? 0}.${plan.proposal?.id ?? ''}${changes === '' ? '' : `~${hash('sha256', changes).slice(0, 8)}`}${disputed(plan) ? '~!' : ''}`;
}

/** What came since a form was filled in from what was seen then: the first of these that is so (S53). */
export function newSince(
  seen: string | undefined,
  plan: Looked,
): 'proposed' | 'agreed' | 'withdrawn' | 'questioned' | 'settled' | 'monitoring' {
  const [version = '0', proposal = ''] = (seen ?? '0.').split('~')[0]?.split('.') ?? [];
  if (plan.proposal && plan.proposal.id !== proposal) return 'proposed';
  if ((newest(plan)?.version ?? 0) !== Number(version)) return 'agreed';
  if (!plan.proposal && proposal !== '') return 'withdrawn';
  if ((disputed(plan) !== undefined) === (seen?.endsWith('~!') ?? false)) return 'monitoring';
  return disputed(plan) ? 'questioned' : 'settled';
}
