/** What the cards of a plan draw. What is optional may also be given as undefined. */
import type { ChangeView, DayView } from './change-views.ts';
import type { About, Button, Flag, Framed, LedgerView, PersonLine, Press, Row, Way } from './views.ts';

/** A reablement plan as it holds now, or as an earlier version said. Lists are cut already; `more` leads on. */
export interface PlanView extends About, Framed {
  /** "Version 3, agreed Thu 19 Nov 2026". */
  readonly version: string;
  readonly flags?: readonly Flag[] | undefined;
  readonly matters: string;
  readonly outcomes: readonly {
    readonly words: string;
    readonly now: string;
    readonly achieved: string;
    /** 0 to 3. */
    readonly share: number;
    /** Smaller steps on the way to it. */
    readonly steps?: readonly string[] | undefined;
  }[];
  readonly moreOutcomes?: Way | undefined;
  /** "3 hours 30 minutes of support a week". */
  readonly minutes: string;
  readonly visits: readonly {
    readonly when: string;
    readonly length: string;
    readonly support: string;
    readonly by: string;
    /** To what can be done with it. */
    readonly way?: Way | undefined;
  }[];
  readonly more?: Way | undefined;
  /** What changes, and from when, once a version begins that is agreed. */
  readonly later?:
    | {
        readonly title: string;
        readonly intro: string;
        readonly changes: readonly ChangeView[];
        readonly more?: Way | undefined;
        /** What everybody said to it. */
        readonly rows?: readonly Row[] | undefined;
      }
    | undefined;
  /** For whoever may change the plan: to another visit. */
  readonly add?: Way | undefined;
  readonly rows: readonly Row[];
  /** Pages of the plan that open when they are touched: "Versions", "Copies", "Progress". */
  readonly doors: readonly { readonly title: string; readonly detail: string; readonly press: Press }[];
  readonly ledger?: LedgerView | undefined;
}

/** A change of a plan that people are asked to agree to: old beside new, why, and who has said what (R6 to R11). */
export interface ProposalView extends About, Framed {
  readonly reminder?: boolean | undefined;
  readonly intro?: string | undefined;
  readonly status: Flag;
  readonly flags: readonly Flag[];
  /** Why, from when, until when, how long it has taken. */
  readonly rows: readonly Row[];
  readonly changes: readonly ChangeView[];
  /** Of a first plan, how much support it is: there is nothing that it would change. */
  readonly first?: string | undefined;
  readonly more?: Way | undefined;
  /** Absent when the visits stay as they are. */
  readonly week?: readonly DayView[] | undefined;
  /** The last day of that, where it is as before afterwards. */
  readonly weekUntil?: string | undefined;
  readonly evidence: readonly { readonly from: string; readonly on: string; readonly words: string }[];
  /** Ways on below it: to more of it, and to adding some. */
  readonly evidenceWays?: readonly Way[] | undefined;
  readonly answers: readonly (PersonLine & { readonly answer: 'yes' | 'no' | 'waiting' | 'others' })[];
  /** What the reader is asked to press, right below what would change: "I agree" and "I do not agree". */
  readonly answer?: readonly Button[] | undefined;
}

/** What changed between two versions of a plan. */
export interface CompareView extends About, Framed {
  readonly intro: string;
  readonly changes: readonly ChangeView[];
  /** Who did not agree to it and what was weighed, or who decided. */
  readonly rows?: readonly Row[] | undefined;
  /** True of a first plan: there is nothing to compare it with. */
  readonly allNew?: boolean | undefined;
  readonly week?: readonly DayView[] | undefined;
}

interface AtVersion {
  readonly version: number;
  readonly on: string;
}

/** Minutes of support and outcomes, from version to version. At most thirty points. */
export interface ProgressView extends About, Framed {
  readonly intro: string;
  readonly minutes: readonly (AtVersion & { readonly minutes: number })[];
  readonly outcomes: readonly {
    readonly words: string;
    readonly points: readonly (AtVersion & { readonly share: number; readonly achieved: string })[];
  }[];
}

/** Who has which version of a plan (R17, R20). */
export interface CopiesView extends About, Framed {
  readonly intro: string;
  /** Whether they have the version that holds now, are still to get it, have one that does not apply, get no copies any more, or had none when it was closed. */
  readonly lines: readonly (PersonLine & { readonly state: 'has' | 'due' | 'fallen' | 'ended' | 'closed' })[];
}
