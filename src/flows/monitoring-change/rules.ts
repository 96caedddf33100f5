import { z } from 'zod';
import { blank } from '../../kernel/blank.ts';
import { Day } from '../../kernel/days.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { Answer, CarerAnswer, Regard, somebodyDisagrees } from '../../people/agreement.ts';
import type { Rules } from '../../records/kind.ts';

/** R3: it may go up or down. */
export const Direction = z.enum(['increase', 'reduce', 'other']);

const Change = z.strictObject({
  direction: Direction,
  from: z.string(),
  to: z.string(),
  startsOn: Day,
  rationale: z.string(),
  person: Answer,
  carer: CarerAnswer,
  /** A carer whom the person's circle does not name. */
  carerName: z.string().optional(),
  regard: Regard.optional(),
});
export interface Change extends z.infer<typeof Change> {}

const Fact = z.strictObject({ type: z.literal('monitoring-changed'), change: Change, withoutAgreement: z.boolean() });
export interface Fact extends z.infer<typeof Fact> {}

const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('new') }),
  z.strictObject({ status: z.literal('changed'), change: Change, withoutAgreement: z.boolean() }),
]);
export type State = z.infer<typeof State>;

/** Everything as it was answered; what may be missing is checked here, whatever the form did. */
export const Command = z.strictObject({
  type: z.literal('change-monitoring'),
  /** The day reablement started: nothing can change before it. */
  reablementStarted: Day,
  change: Change.extend({ regard: Regard.partial().optional() }),
});
export interface Command extends z.infer<typeof Command> {}

export type Refusal =
  | { readonly code: 'MONITORING.RATIONALE-MISSING' }
  | { readonly code: 'MONITORING.ARRANGEMENT-MISSING'; readonly which: 'from' | 'to' }
  | { readonly code: 'MONITORING.VIEWS-MISSING' }
  | { readonly code: 'MONITORING.WELLBEING-MISSING' }
  | { readonly code: 'MONITORING.SAME-AS-BEFORE' }
  | { readonly code: 'MONITORING.BEFORE-REABLEMENT'; readonly started: Day };

function decide(state: State, command: Command): Result<readonly Fact[], Refusal> {
  if (state.status === 'changed') return ok([]);
  const { change, reablementStarted } = command;
  if (blank(change.rationale)) return refuse({ code: 'MONITORING.RATIONALE-MISSING' });
  if (blank(change.from)) return refuse({ code: 'MONITORING.ARRANGEMENT-MISSING', which: 'from' });
  if (blank(change.to)) return refuse({ code: 'MONITORING.ARRANGEMENT-MISSING', which: 'to' });
  if (sameWords(change.from, change.to)) return refuse({ code: 'MONITORING.SAME-AS-BEFORE' });
  if (change.startsOn < reablementStarted)
    return refuse({ code: 'MONITORING.BEFORE-REABLEMENT', started: reablementStarted });
  const { regard, ...rest } = change;
  if (!somebodyDisagrees(change)) return ok([{ type: 'monitoring-changed', change: rest, withoutAgreement: false }]);
  const { views, wellbeingImpact, wellbeing = [] } = regard ?? {};
  if (views === undefined || blank(views)) return refuse({ code: 'MONITORING.VIEWS-MISSING' });
  if (wellbeingImpact === undefined || blank(wellbeingImpact)) return refuse({ code: 'MONITORING.WELLBEING-MISSING' });
  const weighed = { ...rest, regard: { views, wellbeingImpact, wellbeing } };
  return ok([{ type: 'monitoring-changed', change: weighed, withoutAgreement: true }]);
}

const sameWords = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Changing the monitoring arrangements (R1, R2, R3). Who must be told of it: recipients.ts (R4, R5). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'monitoring-change',
  prefix: 'MC',
  version: 1,
  looksAt: ['circle'],
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve: (_, { change, withoutAgreement }) => ({ status: 'changed', change, withoutAgreement }),
  decide,
};
