import type { Day } from '../kernel/days.ts';
import type { Means } from '../notices/ledger.ts';
import type { Regard } from '../people/agreement.ts';
import type { Amendment, CopyMeans, Plan } from './plan.ts';
import type { Evidence, Proposed } from './proposal.ts';

/** Somebody's answer as it is noted. A no of the person or a carer goes ahead only with regard to it (R18). */
export interface Answering {
  readonly answer: 'yes' | 'no';
  readonly how: Means;
  readonly on: Day;
  readonly reason?: string;
  readonly regard?: Partial<Regard>;
}

export type PlanCommand =
  | {
      readonly type: 'propose';
      readonly proposed: Omit<Proposed, 'version'>;
      /** What the form was filled in from, as `seenNow` says it. */
      readonly seen: string;
      /** The day reablement started: no plan begins before it. */
      readonly reablementStarted: Day;
      /** What was said when it was proposed, by party. Whoever proposes it agrees. */
      readonly answers: Readonly<Record<string, Answering>>;
      /** A carer whom the circle does not name. */
      readonly carer?: string | undefined;
    }
  /** To the proposal `id`. `key` absent: whoever gives the command answers for themselves, in Teams. */
  | ({ readonly type: 'answer'; readonly id: string; readonly key?: string } & Answering)
  /** Who is in the plan has changed: who left is not waited for, who joined is asked. */
  | { readonly type: 'ask-anew'; readonly id: string }
  | { readonly type: 'add-evidence'; readonly id: string; readonly evidence: Evidence }
  | { readonly type: 'withdraw'; readonly id: string; readonly reason: string }
  | {
      readonly type: 'amend-by-hand';
      readonly amendment: Omit<Amendment, 'done' | 'notedBy' | 'version'>;
      /** A version, or the change that people are still asked about. */
      readonly of: number | 'proposal';
    }
  | {
      readonly type: 'give-copy';
      readonly key: string;
      readonly version: number;
      readonly how: CopyMeans;
      readonly on: Day;
    };

export type PlanRefusal =
  | { readonly code: 'PLAN.NONE' }
  | { readonly code: 'PLAN.NO-PROPOSAL' }
  | { readonly code: 'PLAN.CHANGED-MEANWHILE'; readonly now: Plan }
  | { readonly code: 'PLAN.CHANGES-NOTHING' }
  | { readonly code: 'PLAN.ASKED-ALREADY' }
  | { readonly code: 'PLAN.NO-OUTCOME' }
  | { readonly code: 'PLAN.VISITS-IMPOSSIBLE'; readonly why: string }
  | { readonly code: 'PLAN.BEFORE-REABLEMENT'; readonly started: Day }
  | { readonly code: 'PLAN.BEFORE-PLAN'; readonly began: Day }
  | { readonly code: 'PLAN.END-MISSING' }
  | { readonly code: 'PLAN.ENDS-BEFORE-START'; readonly starts: Day }
  | { readonly code: 'PLAN.TRIGGER-MISSING' }
  | { readonly code: 'PLAN.KIND-MISSING' }
  | { readonly code: 'PLAN.OTHERWISE-MISSING' }
  | { readonly code: 'PLAN.EVIDENCE-MISSING' }
  | { readonly code: 'PLAN.EVIDENCE-IN-FUTURE' }
  | { readonly code: 'PLAN.HOME-WITHOUT-COPY' }
  | { readonly code: 'PLAN.COPY-REASON-MISSING' }
  | { readonly code: 'PLAN.VIEWS-MISSING' }
  | { readonly code: 'PLAN.WELLBEING-MISSING' }
  | { readonly code: 'PLAN.REASON-MISSING' }
  | { readonly code: 'PLAN.NOT-A-PARTY' }
  | { readonly code: 'PLAN.THEIRS-TO-SAY' }
  | { readonly code: 'PLAN.IN-THE-FUTURE' }
  | { readonly code: 'PLAN.NOT-AGREED-YET'; readonly waiting: readonly string[] }
  | { readonly code: 'PLAN.NO-SUCH-VERSION' }
  | { readonly code: 'PLAN.BEFORE-AGREED'; readonly agreed: Day }
  | { readonly code: 'PLAN.NO-COPY-DUE' };
