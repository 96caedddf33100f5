import type { Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { NeedsMet } from '../people/needs-met.ts';
import type { Means } from '../people/means.ts';
import type { Effect, Weighed } from '../people/agreement.ts';
import type { CapacityMatter, Deciding, DecidingProblem } from '../people/capacity.ts';
import type { Named } from './named.ts';
import type { Amendment, CopyMeans, GivenYes, NextReview, Plan, SmallerStep } from './plan.ts';
import type { Evidence, Party, Proposed } from './proposal.ts';

/** A party's answer as it is noted. A no of the person or a carer goes ahead only with regard to it (R18). */
export interface Answering {
  readonly answer: 'yes' | 'no' | 'not-reached';
  readonly how?: Means | undefined;
  readonly on: Day;
  readonly reason?: string | undefined;
  /** Of a no that is not weighed now: why it waits. */
  readonly waits?: string | undefined;
  /** Of somebody who was not reached, when it goes ahead: who tried, and how often. */
  readonly tries?: string | undefined;
  readonly regard?: (Weighed & { readonly views?: string | undefined }) | undefined;
}

export type PlanCommand =
  | {
      readonly type: 'propose';
      readonly proposed: Omit<Proposed, 'version'>;
      /** What the form was filled in from, as `seenNow` says it. */
      readonly seen: string;
      /** The day reablement started: no plan begins before it. */
      readonly reablementStarted: Day;
      /** What was said when it was proposed, by party. Its proposer agrees. */
      readonly answers: Readonly<Record<string, Answering>>;
      /** A carer whom the circle does not name. */
      readonly carer?: string | undefined;
      /** Who said no while the form was open, and is in the plan no longer: their no stays (R2, R19). */
      readonly notAsked?: readonly Party[];
    }
  /** To the proposal `id`. `key` absent: the member of staff who gives the command answers for themselves, in Teams. */
  | ({
      readonly type: 'answer';
      readonly id: string;
      readonly key?: string;
      readonly asLead?: boolean;
      /** What they had answered when the form was opened, as `heardNow` says it. */
      readonly heard?: string;
      /** It is theirs who is in the plan no longer, and was when the form was opened: their no stays (R2, R19). */
      readonly left?: Party | undefined;
      readonly deciding?: Deciding | undefined;
      readonly effect?: Effect | undefined;
    } & Answering)
  /** A yes of the person or a carer to the version that applies was noted wrongly. `not-reached`: they were never asked. */
  | {
      readonly type: 'correct-answer';
      readonly id: string;
      readonly key: string;
      readonly answer: 'no' | 'not-reached';
      readonly how?: Means | undefined;
      readonly on: Day;
      readonly reason?: string | undefined;
      readonly why: string;
      readonly asLead: boolean;
    }
  /** By the colleague for whom a lead noted it: it is not right; and then, that they agree all the same. */
  | { readonly type: 'question-note'; readonly id: string }
  | { readonly type: 'accept-note'; readonly id: string; readonly asLead?: boolean }
  /** By the colleague who is said to have assessed capacity for it: they did not (R45). */
  | { readonly type: 'doubt-assessment'; readonly id: string }
  /** Capacity for the decision that is open, and who decides. */
  | { readonly type: 'note-capacity'; readonly id: string; readonly deciding: Deciding; readonly effect?: Effect }
  /** The mental capacity lead has looked at it. */
  | {
      readonly type: 'look-at';
      readonly id: string;
      readonly matter: CapacityMatter;
      /** What they looked at, and what follows. `name`: theirs. */
      readonly note: string;
      readonly name: string;
    }
  /** What may restrict the person was screened, and waits for the mental capacity lead there (R44). */
  | { readonly type: 'note-screened' }
  /** The people in the plan have changed: those who left are not waited for, those who joined are asked. */
  | { readonly type: 'ask-anew'; readonly id: string }
  /** To the change that is open; when none is, it waits in the plan. */
  | { readonly type: 'add-evidence'; readonly evidence: Evidence }
  | { readonly type: 'decide-evidence'; readonly reason: string }
  /** Whether that version was done the new way, by whoever visits; why not (TL15). */
  | { readonly type: 'note-new-way'; readonly version: number; readonly done: boolean; readonly why?: string }
  /** By its proposer, or as one who leads the team. */
  | { readonly type: 'withdraw'; readonly id: string; readonly reason: string; readonly asLead: boolean }
  /** R2, R19: as one who leads the team: it goes on, though somebody said no who is in the plan no longer, with regard to the effect. */
  | {
      readonly type: 'go-on-without';
      readonly id: string;
      readonly reason: string;
      readonly effect: Weighed;
      readonly asLead: boolean;
    }
  /** Reablement is over. */
  | { readonly type: 'close'; readonly why: string }
  | {
      readonly type: 'amend-by-hand';
      readonly amendment: Pick<Amendment, 'key' | 'who' | 'staff' | 'on' | 'written'>;
      /** The version that says it; what no version says and everybody agreed to; or the change that people are still asked about. */
      readonly of: number | 'outside' | 'proposal';
      /** Which change of that version it is. */
      readonly line?: number | undefined;
      /** Each one's yes, of what no version says. */
      readonly agreed?: readonly GivenYes[];
      /** True of one who leads the team: they may note a colleague's yes (P11). */
      readonly asLead?: boolean;
    }
  /** This line of the version that applies turns out to say it already. */
  | { readonly type: 'find-in-record'; readonly key: string; readonly version: number; readonly line: number }
  | {
      readonly type: 'correct-by-hand';
      readonly key: string;
      readonly written: string;
      readonly reason: string;
      readonly asLead: boolean;
    }
  /** P11: what somebody says they did not agree to was struck out of the folder in the home. */
  | { readonly type: 'strike-out'; readonly key: string }
  | { readonly type: 'take-back-by-hand'; readonly key: string; readonly reason: string; readonly asLead: boolean }
  /** It stands in the folder in the home now. */
  | { readonly type: 'write-in-folder'; readonly version: number }
  /** The folder in the home says how it is monitored since this change. */
  | { readonly type: 'write-monitoring'; readonly line: string }
  /** The person's circle has changed: these staff are in it now, and for those the person is not there (R24). */
  | { readonly type: 'see-circle'; readonly staff: readonly StaffId[]; readonly closedTo: readonly StaffId[] }
  /** Those without Teams were told of this end (P8). */
  /** `keys`: whom, of those without Teams, they told today. */
  | { readonly type: 'tell-end'; readonly which: string; readonly keys: readonly string[]; readonly how: Means }
  | { readonly type: 'keep-visitor'; readonly staff: StaffId }
  /** A change of monitoring was recorded, or corrected: the plan says the same from that day on. Without words it was taken back. */
  | {
      readonly type: 'monitoring-changed';
      readonly recorded?: { readonly name?: string | undefined; readonly on: Day } | undefined;
      readonly overtakenBy?: string | undefined;
      readonly record: string;
      readonly words?: string | undefined;
      readonly startsOn: Day;
      readonly withoutAgreement?: true | undefined;
    }
  /** A review was planned, or none follows: the plan says so. */
  | { readonly type: 'plan-review'; readonly review: NextReview | undefined }
  /** A smaller step was added, or is done. */
  | { readonly type: 'follow-steps'; readonly steps: readonly SmallerStep[] }
  | {
      readonly type: 'give-copy';
      readonly key: string;
      readonly version: number;
      readonly how: CopyMeans;
      readonly on: Day;
      /** What its reader needs, when that is on record (R33). */
      readonly needs?: string | undefined;
      readonly inForm?: NeedsMet | undefined;
    }
  | {
      readonly type: 'take-back-copy';
      readonly key: string;
      readonly version: number;
      readonly why: string;
      readonly asLead: boolean;
    }
  | { readonly type: 'fetch-copies'; readonly version: number };

/** Refusals that say all by their code. */
export type PlainRefusal =
  | 'PLAN.NONE'
  | 'PLAN.NO-PROPOSAL'
  | 'PLAN.CHANGES-NOTHING'
  | 'PLAN.ASKED-ALREADY'
  | 'PLAN.NO-OUTCOME'
  | 'PLAN.END-MISSING'
  | 'PLAN.TRIGGER-MISSING'
  | 'PLAN.KIND-MISSING'
  | 'PLAN.OTHERWISE-MISSING'
  | 'PLAN.EVIDENCE-MISSING'
  | 'PLAN.EVIDENCE-IN-FUTURE'
  | 'PLAN.HOME-WITHOUT-COPY'
  | 'PLAN.COPY-REASON-MISSING'
  | 'PLAN.VIEWS-MISSING'
  | 'PLAN.WELLBEING-MISSING'
  | 'PLAN.TRIES-MISSING'
  | 'PLAN.REASON-MISSING'
  | 'PLAN.NOT-A-PARTY'
  | 'PLAN.ANSWERED-MEANWHILE'
  | 'PLAN.THEIRS-TO-SAY'
  | 'PLAN.NOT-NOTED-FOR-YOU'
  | 'PLAN.ANOTHER-ASKED'
  | 'PLAN.IN-THE-FUTURE'
  | 'PLAN.NO-SUCH-VERSION'
  | 'PLAN.OTHER-VERSION'
  | 'PLAN.LOOK-MISSING'
  | 'PLAN.NO-SUCH-NOTE'
  | 'PLAN.LINE-CHANGED'
  | 'PLAN.CHANGE-OF-ANOTHER'
  | 'PLAN.BACK-IN-PLAN'
  | 'PLAN.PART-IN-IT'
  | 'PLAN.NOTE-OF-ANOTHER'
  | 'PLAN.NO-COPY-DUE';

export type PlanRefusal =
  | { [C in PlainRefusal]: { readonly code: C } }[PlainRefusal]
  | { readonly code: 'PLAN.CHANGED-MEANWHILE'; readonly now: Plan }
  | { readonly code: 'PLAN.IN-THEIR-FORM'; readonly lacking: 'answer' | 'why' }
  | { readonly code: 'PLAN.DECIDING'; readonly problem: DecidingProblem }
  | { readonly code: 'PLAN.VISITS-IMPOSSIBLE'; readonly why: string }
  | { readonly code: 'PLAN.BEFORE-REABLEMENT'; readonly started: Day }
  | { readonly code: 'PLAN.BEFORE-PLAN'; readonly began: Day }
  | { readonly code: 'PLAN.ENDS-BEFORE-START'; readonly starts: Day }
  | { readonly code: 'PLAN.OVER-ALREADY'; readonly until: Day }
  | { readonly code: 'PLAN.TOO-FAR'; readonly latest: Day }
  | { readonly code: 'PLAN.NOT-AGREED-YET'; readonly waiting: readonly string[] }
  | { readonly code: 'PLAN.OBJECTED'; readonly by: readonly string[] }
  | { readonly code: 'PLAN.NOT-WHAT-IT-SAYS'; readonly named: Named }
  | { readonly code: 'PLAN.BEFORE-AGREED'; readonly agreed: Day }
  | { readonly code: 'PLAN.BEFORE-ASKED'; readonly asked: Day }
  | { readonly code: 'PLAN.ANSWERED-SINCE'; readonly name: string; readonly on: Day };
