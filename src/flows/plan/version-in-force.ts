import type { Stand } from '../../forms/stands.ts';
import { disputed, inUse } from '../../plans/plan.ts';
import { disputedWords } from './disputed-words.ts';
import type { PlanContext } from './plans.ts';

/** P11: the newest version does not apply, and which does. */
export const fallenIn = ({ plan }: PlanContext): string | undefined =>
  plan && disputed(plan) ? disputedWords(plan) : undefined;

/** Which version applies: a form that rests on it says so when it is another by the time it is recorded (S53). */
export function versionInForce(context: PlanContext): readonly Stand[] {
  const version = context.plan ? (inUse(context.plan)?.version ?? 0) : 0;
  return [
    {
      key: 'version-in-force',
      is: String(version),
      words: [fallenIn(context) ?? (version === 0 ? 'No version applies.' : `Version ${version} applies now.`)],
    },
  ];
}
