/**
 * A copy of one version of a plan, for paper and screen: words only, so that whoever writes a file (Word, PDF) decides nothing but
 * how it looks (R17, R20). One or two pages for a usual plan.
 */
export interface PlanCopy {
  /** The name of the person, as the copy's heading says it. */
  readonly person: string;
  readonly preferredName: string;
  readonly reference: string;
  readonly version: number;
  /** "Thu 19 Nov 2026". */
  readonly agreedOn: string;
  readonly startsOn: string;
  readonly temporaryUntil?: string;
  /** "Version 2 of 12 Nov 2026 is out of date": what this one takes the place of; absent for the first. */
  readonly replaces?: string;
  readonly matters: string;
  readonly outcomes: readonly { readonly words: string; readonly now: string; readonly achieved: string }[];
  readonly visits: readonly {
    readonly when: string;
    readonly length: string;
    readonly support: string;
    readonly by: string;
  }[];
  /** "3 hours 30 minutes of support a week". */
  readonly minutes: string;
  readonly equipment: readonly string[];
  readonly monitoring: string;
  /** What has changed since the version before; empty for the first. */
  readonly changes: readonly { readonly what: string; readonly before?: string; readonly after?: string }[];
  /** Everybody who gets a copy: "Sarah Palmer (daughter, carer)". */
  readonly copyTo: readonly string[];
  /** For questions: who and how, from the settings of the service; absent when none is set. */
  readonly contact?: string;
}

/** How a copy is written. Large print is at least 18 point. */
export type CopyFormat = 'word' | 'word-large' | 'pdf' | 'pdf-large';

/** A file, ready to be handed over. Its name says nothing about anybody. */
export interface CopyFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Writing copies: the port whose adapters write Word and PDF. */
export type WriteCopy = (copy: PlanCopy, format: CopyFormat) => Promise<CopyFile>;
