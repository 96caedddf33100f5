/**
 * What the cards draw. Plain words and opaque ids only: the maker of a view has already decided that its reader may see it. What
 * is optional may also be given as undefined.
 */

import type { ChangeView, DayView } from './change-views.ts';

/** What a button sends back: a verb and opaque ids, at most 200 bytes (S41). Mirrors src/chat's PressData. */
export interface Press {
  readonly do: string;
  readonly id?: string | undefined;
  readonly rev?: number | undefined;
  readonly x?: string | undefined;
}

export interface Button {
  readonly title: string;
  readonly press: Press;
  /** `main` is the one that carries on; `danger` warns. */
  readonly tone?: 'main' | 'danger' | undefined;
  /** True when the card's inputs should travel with the press. */
  readonly withInputs?: boolean | undefined;
  /** Opens a dialog above the chat, which one person sees; the press then comes as InDialog of src/chat. */
  readonly opens?: 'dialog' | undefined;
}

/** Lets the client of `owners` (Teams user ids, at most 60) ask by itself for the card's present state. */
export interface Refresh {
  readonly press: Press;
  readonly owners: readonly string[];
}

export type Tone = 'good' | 'warning' | 'attention' | 'neutral';

/** A sentence that stands out. */
export interface Flag {
  readonly words: string;
  readonly tone: Tone;
}

export interface Row {
  readonly label: string;
  readonly value: string;
}

/** A line that leads on when it is touched. */
export interface Way {
  readonly words: string;
  readonly press: Press;
}

/** What a card shows below everything else, and how it stays true. */
export interface Framed {
  readonly buttons: readonly Button[];
  readonly refresh?: Refresh | undefined;
}

/** The top of everything that is about a person. */
export interface About {
  readonly title: string;
  readonly about: string;
  readonly reference: string;
  /** What just happened, for example "Recorded as MC-7K2P-4QXR". */
  readonly news?: string | undefined;
  /** Good unless it is said otherwise: sad news is neutral. */
  readonly newsTone?: Tone | undefined;
}

/** Where a form stands. */
export interface Stage {
  readonly title: string;
  /** Whom it is about, once known. */
  readonly about?: string | undefined;
  readonly step: number;
  readonly steps: number;
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly optional?: boolean | undefined;
  /** What was typed or chosen before; several choices are joined by commas. */
  readonly value?: string | undefined;
  /** What is wrong with it, in a sentence that stands beside the field. */
  readonly error?: string | undefined;
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
      readonly example?: string | undefined;
    })
  /** `few`: all options in view. `list`: a few that open, where a card has many questions. `many`: a list that can be searched. */
  | (FieldBase & {
      readonly kind: 'choice';
      readonly options: readonly Option[];
      readonly show: 'few' | 'list' | 'many';
    })
  | (FieldBase & { readonly kind: 'choices'; readonly options: readonly Option[] })
  | (FieldBase & {
      readonly kind: 'date';
      readonly earliest?: string | undefined;
      readonly latest?: string | undefined;
    })
  | (FieldBase & { readonly kind: 'time' })
  /** Whole numbers. */
  | (FieldBase & { readonly kind: 'number'; readonly min: number; readonly max: number });

/** A list that is filled in row by row, each on a card of its own. At most twelve rows. */
export interface ListOfRows {
  readonly label: string;
  readonly help?: string | undefined;
  readonly empty: string;
  readonly rows: readonly {
    /** Its place in the whole list, by which people name it when they type. */
    readonly number: number;
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
export interface FormView extends Stage, Framed {
  readonly stepTitle: string;
  readonly intro?: string | undefined;
  /** A sentence at the top when something beyond one field stands in the way. */
  readonly problem?: string | undefined;
  readonly fields: readonly Field[];
  readonly list?: ListOfRows | undefined;
}

/** Everything that was answered, before it is recorded. */
export interface CheckView extends Stage, Framed {
  readonly intro: string;
  readonly problem?: string | undefined;
  /** Sentences that need to be read before recording, for example that a carer does not agree. */
  readonly warnings: readonly string[];
  /** What would change, old beside new, and how that adds up over a week. */
  readonly changes?: readonly ChangeView[] | undefined;
  readonly week?: readonly DayView[] | undefined;
  /** The last day of that, where it is as before afterwards. */
  readonly weekUntil?: string | undefined;
  readonly sections: readonly {
    readonly title: string;
    readonly rows: readonly Row[];
    readonly change?: Press | undefined;
  }[];
}

/** One of several people, and how it stands with them: when, how and what they said, or what is being done about it. */
export interface PersonLine {
  readonly name: string;
  readonly role: string;
  readonly detail: string;
}

/** Who must be told of something, and who has been (R4). */
export interface LedgerView {
  /** For example "2 of 5 told". */
  readonly progress: string;
  readonly lines: readonly (PersonLine & { readonly told: boolean | 'late' | 'not-needed' | 'not-asked' })[];
}

/** A record as its readers see it. */
export interface RecordView extends About, Framed {
  readonly status?: Flag | undefined;
  readonly flags?: readonly Flag[] | undefined;
  readonly rows: readonly Row[];
  readonly ledger?: LedgerView | undefined;
  /** What a button asks to be written. */
  readonly field?: Field | undefined;
}

export interface TimelineView extends About, Framed {
  readonly entries: readonly {
    readonly when: string;
    readonly who: string;
    readonly what: string;
    readonly detail?: string | undefined;
  }[];
  /** For example "Entries 1 to 10 of 23", when there are more than fit. */
  readonly part?: string | undefined;
}

/** A list of things to open, each by pressing its line. */
export interface ListView extends Framed {
  readonly title: string;
  /** Several are a paragraph each. */
  readonly intro?: string | readonly string[] | undefined;
  /** What just happened. */
  readonly news?: Flag | undefined;
  readonly groups: readonly {
    readonly title: string;
    readonly items: readonly {
      readonly title: string;
      readonly detail: string;
      readonly mark?: Flag | undefined;
      readonly press?: Press | undefined;
      /** Asked above its buttons; the answer comes along with each of them. */
      readonly field?: Field | undefined;
      /** What is done about it at once, in place of opening it. */
      readonly buttons?: readonly Button[] | undefined;
    }[];
    /** Shown instead of items when there are none. */
    readonly empty?: string | undefined;
  }[];
}

/** A private notice to one member of staff: what changed, and "I've been told". */
export interface NoticeView extends About, Framed {
  readonly reminder: boolean;
  readonly intro: string;
  readonly rows: readonly Row[];
  /** Who does not agree or was not asked, and why. */
  readonly box?: { readonly title: string; readonly rows: readonly Row[] } | undefined;
  /** What a button asks to be written. */
  readonly field?: Field | undefined;
  /** Set once answered: the sentence that replaces the button. */
  readonly done?: string | undefined;
}

/** The notice in a team's channel: that something changed, never what (S40): initials and reference only. */
export interface ChannelNoticeView extends Framed {
  readonly what: string;
  readonly initials: string;
  readonly reference: string;
  readonly seenBy: readonly string[];
  readonly links: readonly Link[];
}

/** A button that opens an address instead of asking the bot. */
export interface Link {
  readonly title: string;
  readonly url: string;
}

interface PageLine {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly press?: Press | undefined;
}

/** A few words and what can be done next: the welcome, a help page, "recorded", "cancelled", "not for you". */
export interface PageView extends Framed {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Things that can be asked for, with an example of what to type; with a press, touching the line asks for it. */
  readonly list?: readonly PageLine[] | undefined;
  readonly tone?: Tone | undefined;
}

/** 999 first (R39). Needs nothing but these words. */
export interface DangerView extends Framed {
  readonly heading: string;
  readonly first: string;
  readonly steps: readonly string[];
  /** Telephone numbers in words: they are there for whoever cannot press. */
  readonly numbers: readonly string[];
  readonly calls: readonly Call[];
  readonly afterwards: string;
}

/** A button that rings a number, where the device can. */
export interface Call {
  readonly title: string;
  readonly number: string;
}
