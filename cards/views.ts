/**
 * What the cards draw. Plain words and opaque ids only: whoever fills a view has already decided that its reader may see it.
 */

/** What a button sends back: a verb and opaque ids, at most 200 bytes (S41). Mirrors src/chat's PressData. */
export interface Press {
  readonly do: string;
  readonly id?: string;
  readonly rev?: number;
  readonly x?: string;
}

export interface Button {
  readonly title: string;
  readonly press: Press;
  /** `main` is the one that carries on; `danger` warns. */
  readonly tone?: 'main' | 'danger';
  /** True when the card's inputs should travel with the press. */
  readonly withInputs?: boolean;
}

/** Lets the client of `owners` (Teams user ids, at most 60) ask by itself for the card's present state. */
export interface Refresh {
  readonly press: Press;
  readonly owners: readonly string[];
}

export type Tone = 'good' | 'warning' | 'attention' | 'neutral';

export interface Row {
  readonly label: string;
  readonly value: string;
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly optional?: boolean;
  /** What was typed or chosen before; several choices are joined by commas. */
  readonly value?: string;
  /** What is wrong with it, in a sentence that stands beside the field. */
  readonly error?: string;
}

export interface Option {
  readonly value: string;
  readonly title: string;
}

export type Field =
  /** `example` stands in the empty input. */
  | (FieldBase & {
      readonly kind: 'text';
      readonly max: number;
      readonly lines: 'one' | 'many';
      readonly example?: string;
    })
  /** `few`: all options in view. `many`: a list that can be searched. */
  | (FieldBase & { readonly kind: 'choice'; readonly options: readonly Option[]; readonly show: 'few' | 'many' })
  | (FieldBase & { readonly kind: 'choices'; readonly options: readonly Option[] })
  | (FieldBase & { readonly kind: 'date'; readonly earliest?: string; readonly latest?: string })
  | (FieldBase & { readonly kind: 'time' })
  /** Whole numbers. */
  | (FieldBase & { readonly kind: 'number'; readonly min: number; readonly max: number });

/** A list that is filled in row by row, each on a card of its own. At most twelve rows. */
export interface ListOfRows {
  readonly label: string;
  readonly help?: string;
  readonly empty: string;
  readonly rows: readonly {
    readonly title: string;
    readonly detail: string;
    /** False while something in it is missing. */
    readonly fits: boolean;
    readonly press: Press;
  }[];
  /** Ways to the rest of a longer list. */
  readonly parts: readonly { readonly title: string; readonly press: Press }[];
}

/** One step of a form. */
export interface FormView {
  readonly title: string;
  /** Whom it is about, once known. */
  readonly about?: string;
  readonly step: number;
  readonly steps: number;
  readonly stepTitle: string;
  readonly intro?: string;
  /** A sentence at the top when something beyond one field stands in the way. */
  readonly problem?: string;
  readonly fields: readonly Field[];
  readonly list?: ListOfRows;
  readonly buttons: readonly Button[];
  readonly refresh?: Refresh;
}

/** Everything that was answered, before it is recorded. */
export interface CheckView {
  readonly title: string;
  readonly about?: string;
  readonly step: number;
  readonly steps: number;
  readonly intro: string;
  readonly problem?: string;
  /** Sentences that need to be read before recording, for example that somebody does not agree. */
  readonly warnings: readonly string[];
  readonly sections: readonly { readonly title: string; readonly rows: readonly Row[]; readonly change?: Press }[];
  readonly buttons: readonly Button[];
  readonly refresh?: Refresh;
}

/** Who must be told of something, and who has been (R4). */
export interface LedgerView {
  /** For example "2 of 5 told". */
  readonly progress: string;
  readonly lines: readonly {
    readonly name: string;
    readonly role: string;
    readonly told: boolean;
    /** How and when they were told and what they said; or what is being done about it. */
    readonly detail: string;
  }[];
}

/** A record as its readers see it. */
export interface RecordView {
  readonly title: string;
  readonly about: string;
  readonly reference: string;
  /** What just happened, for example "Recorded as MC-7K2P4". */
  readonly news?: string;
  readonly status: { readonly words: string; readonly tone: Tone };
  readonly flags: readonly { readonly words: string; readonly tone: Tone }[];
  readonly rows: readonly Row[];
  readonly ledger?: LedgerView;
  readonly buttons: readonly Button[];
  readonly refresh?: Refresh;
}

export interface TimelineView {
  readonly title: string;
  readonly about: string;
  readonly reference: string;
  readonly entries: readonly {
    readonly when: string;
    readonly who: string;
    readonly what: string;
    readonly detail?: string;
  }[];
  /** For example "Entries 1 to 10 of 23", when there are more than fit. */
  readonly part?: string;
  readonly buttons: readonly Button[];
}

/** A list of things to open, each by pressing its line. */
export interface ListView {
  readonly title: string;
  readonly intro?: string;
  readonly groups: readonly {
    readonly title: string;
    readonly items: readonly {
      readonly title: string;
      readonly detail: string;
      readonly mark?: { readonly words: string; readonly tone: Tone };
      readonly press: Press;
    }[];
    /** Shown instead of items when there are none. */
    readonly empty?: string;
  }[];
  readonly buttons: readonly Button[];
}

/** A private notice to one member of staff: what changed, and "I've been told". */
export interface NoticeView {
  readonly title: string;
  readonly about: string;
  readonly reference: string;
  readonly reminder: boolean;
  readonly intro: string;
  readonly rows: readonly Row[];
  /** Set once answered: the sentence that replaces the button. */
  readonly done?: string;
  readonly buttons: readonly Button[];
  readonly refresh?: Refresh;
}

/** The notice in a team's channel: that something changed, never what (S40): initials and reference only. */
export interface ChannelNoticeView {
  readonly what: string;
  readonly initials: string;
  readonly reference: string;
  readonly seenBy: readonly string[];
  readonly buttons: readonly Button[];
}

/** A few words and what can be done next: the welcome, a help page, "recorded", "cancelled", "not for you". */
export interface PageView {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Things that can be asked for, with an example of what to type. */
  readonly list?: readonly { readonly title: string; readonly detail: string }[];
  readonly tone?: Tone;
  readonly buttons: readonly Button[];
}

/** 999 first (R39). Needs nothing but these words. */
export interface DangerView {
  readonly heading: string;
  readonly first: string;
  readonly steps: readonly string[];
  readonly afterwards: string;
  readonly buttons: readonly Button[];
}

/** A button that opens an address in the browser instead of asking the bot. */
export interface Link {
  readonly title: string;
  readonly url: string;
}

/** One thing that would change, or has: without `before` it is new, without `after` it goes. */
export interface ChangeView {
  /** For example "Visit Mon to Fri, 12:00" or "Monitoring". */
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** Minutes of support on one day of the week. */
export interface DayView {
  /** "Mon". */
  readonly day: string;
  readonly before: number;
  readonly after: number;
}

/** A reablement plan as it holds now, or as an earlier version said. Lists are cut by whoever fills the view; `more` leads on. */
export interface PlanView {
  readonly title: string;
  readonly about: string;
  readonly reference: string;
  readonly news?: string;
  /** "Version 3, agreed Thu 19 Nov 2026". */
  readonly version: string;
  readonly flags: readonly { readonly words: string; readonly tone: Tone }[];
  readonly matters: string;
  readonly outcomes: readonly {
    readonly words: string;
    readonly now: string;
    readonly achieved: string;
    /** 0 to 3. */
    readonly share: number;
  }[];
  /** "3 hours 30 minutes of support a week". */
  readonly minutes: string;
  readonly visits: readonly {
    readonly when: string;
    readonly length: string;
    readonly support: string;
    readonly by: string;
  }[];
  readonly more?: { readonly words: string; readonly press: Press };
  readonly rows: readonly Row[];
  /** Pages of the plan that open when they are touched: "Versions", "Copies", "Progress". */
  readonly doors: readonly { readonly title: string; readonly detail: string; readonly press: Press }[];
  readonly ledger?: LedgerView;
  readonly buttons: readonly Button[];
  readonly refresh?: Refresh;
}

/** A change of a plan that people are asked to agree to: old beside new, why, and who has said what (R6 to R11). */
export interface ProposalView {
  readonly title: string;
  readonly about: string;
  readonly reference: string;
  readonly news?: string;
  readonly reminder?: boolean;
  readonly intro?: string;
  readonly status: { readonly words: string; readonly tone: Tone };
  readonly flags: readonly { readonly words: string; readonly tone: Tone }[];
  /** Why, from when, until when, how long it has taken. */
  readonly rows: readonly Row[];
  readonly changes: readonly ChangeView[];
  readonly more?: { readonly words: string; readonly press: Press };
  /** Absent when the visits stay as they are. */
  readonly week?: readonly DayView[];
  readonly evidence: readonly { readonly from: string; readonly on: string; readonly words: string }[];
  readonly answers: readonly {
    readonly name: string;
    readonly role: string;
    readonly answer: 'yes' | 'no' | 'waiting';
    /** "Agreed on Thu 19 Nov 2026, by phone, noted by Priya Shah", with reasons; or what is being done. */
    readonly detail: string;
  }[];
  readonly buttons: readonly Button[];
  readonly refresh?: Refresh;
}

/** What changed between two versions of a plan. */
export interface CompareView {
  readonly title: string;
  readonly about: string;
  readonly reference: string;
  readonly intro: string;
  readonly changes: readonly ChangeView[];
  readonly week?: readonly DayView[];
  readonly buttons: readonly Button[];
}

/** Minutes of support and outcomes, from version to version. At most thirty points. */
export interface ProgressView {
  readonly title: string;
  readonly about: string;
  readonly reference: string;
  readonly intro: string;
  readonly minutes: readonly { readonly version: number; readonly on: string; readonly minutes: number }[];
  readonly outcomes: readonly {
    readonly words: string;
    readonly points: readonly {
      readonly version: number;
      readonly on: string;
      readonly share: number;
      readonly achieved: string;
    }[];
  }[];
  readonly buttons: readonly Button[];
}

/** Who has which version of a plan (R17, R20). */
export interface CopiesView {
  readonly title: string;
  readonly about: string;
  readonly reference: string;
  readonly news?: string;
  readonly intro: string;
  readonly lines: readonly {
    readonly name: string;
    readonly role: string;
    /** True when they have the version that holds now. */
    readonly current: boolean;
    /** "Has version 2, by post on Thu 12 Nov 2026. Version 3 is still to be delivered." */
    readonly detail: string;
  }[];
  readonly buttons: readonly Button[];
}

/** A file that can be fetched by whoever this card is for: through a link that works once, for them, for a short while. */
export interface DownloadView {
  readonly title: string;
  readonly about: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly Link[];
  readonly buttons: readonly Button[];
}
