import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { Stopped } from '../../people/stopped.ts';
import { Actor } from '../../records/fact.ts';

/** What kind of issue it is: the four of R21, and any other. */
export const Sort = z.enum(['not-engaging', 'losing-motivation', 'not-encouraged', 'unrealistic', 'other']);

/** A colleague, and their name on the day it was written. */
const Colleague = z.strictObject({ staff: StaffId, name: z.string() });
export type Colleague = z.infer<typeof Colleague>;

/** Somebody in the circle, by key, or anybody else by name alone. */
const Somebody = z.strictObject({ key: z.string().optional(), name: z.string() });
export type Somebody = z.infer<typeof Somebody>;

/**
 * Whom it is about. From a colleague all of it is kept. `atRisk`: involving them would put the person at risk of abuse or neglect, so they are
 * not (R24).
 */
const About = Somebody.extend({ staff: StaffId.optional(), atRisk: z.boolean() });
export type About = z.infer<typeof About>;

/** Of a colleague all of it is kept. */
export const isLeftOut = ({ staff, atRisk }: Pick<About, 'staff' | 'atRisk'>): boolean => atRisk || staff !== undefined;

/** Who somebody is in an issue: their key in the circle, or else their name. */
export const whoIs = ({ key, name }: Somebody): string => key ?? name.trim().toLowerCase();

/** The person asked for them; or they are thought necessary, and the person consents, or it is in their best interests (R25). */
export const Basis = z.enum(['asked', 'consent', 'best-interests']);

export const Issue = z.strictObject({
  sort: Sort,
  /** What it is, where it is of another sort (R21). */
  other: z.string().optional(),
  about: z.array(About),
  /** The three stages: explored, options from strengths, and what was agreed or why not (R22). */
  explored: z.string(),
  options: z.string(),
  agreement: z.enum(['reached', 'partly', 'not']),
  agreed: z.string(),
  /** Who takes part, and who of those who should does not, and why (R23). */
  taking: z.array(Somebody),
  notTaking: z.array(Somebody.extend({ why: z.string() })),
  /** Others who take part, each on their own ground (R25). */
  others: z.array(Somebody.extend({ basis: Basis })),
  on: Day,
});
export interface Issue extends z.infer<typeof Issue> {}

/** The steps of R26 that are actions, and any other. */
export const StepSort = z.enum(['conversation', 'smaller', 'other']);

export const Action = z.strictObject({
  id: z.string(),
  sort: StepSort,
  what: z.string(),
  /** Who does it. */
  doer: Somebody,
  /** Who keeps after it: whoever does it, if they use Teams. */
  owner: Colleague,
  by: Day,
  support: z.string().optional(),
  /** How we will know that it worked. */
  how: z.string().optional(),
  /** Of a smaller step: the outcome of the plan that it leads to (R26). */
  outcome: z.string().optional(),
  /** Of a talk: with whom. */
  talkWith: z.array(Somebody).optional(),
});
export interface Action extends z.infer<typeof Action> {}

export const Progress = z.strictObject({
  id: z.string(),
  what: z.enum(['going-on', 'done', 'blocked']),
  words: z.string().optional(),
  /** Of a talk that was held: what was said, and what was agreed (R26). */
  talk: z.strictObject({ said: z.string(), agreed: z.string() }).optional(),
  on: Day,
  /** By when it is to be done now. */
  by: Day,
});
export interface Progress extends z.infer<typeof Progress> {}

export const Closing = z.strictObject({
  outcome: z.enum(['sorted', 'partly', 'not', 'mistake']),
  words: z.string(),
  /** Why it is closed with actions that are not done (R28). */
  whyOpen: z.string().optional(),
});
export interface Closing extends z.infer<typeof Closing> {}

/** Closed by mistake, or too early: what came of it by then stays. */
export const Reopening = z.strictObject({ words: z.string() });

/** Whether those whom it is about may be told, yes or no, and why, as whoever may decide it has decided (R24). */
const Decision = z.strictObject({ who: z.array(z.string()), may: z.boolean(), why: z.string() });

/** How reablement came to be over. */
const Over = Stopped.pick({ what: true, since: true });
export type Over = z.infer<typeof Over>;

/** Which of those whom it names are not involved now, by key or name (R24). */
const Apart = z.array(z.string());

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('logged'), issue: Issue, apart: Apart }),
  z.strictObject({ type: z.literal('around-changed'), apart: Apart }),
  /** Reablement is over, or goes on again, and the issue stays open. */
  z.strictObject({ type: z.literal('stayed-open'), over: Over.optional() }),
  /** Until it is decided whether they may be told, those whom it is about are told nothing about the person. */
  z.strictObject({ type: z.literal('kept-back') }),
  z.strictObject({ type: z.literal('risk-decided'), decision: Decision }),
  z.strictObject({ type: z.literal('action-added'), action: Action }),
  z.strictObject({ type: z.literal('action-progressed'), action: z.string(), progress: Progress }),
  z.strictObject({ type: z.literal('closed'), closing: Closing }),
  z.strictObject({ type: z.literal('reopened'), reopening: Reopening }),
]);
export type Fact = z.infer<typeof Fact>;

/** `added`: when, and by whom. */
const Kept = Action.extend({ added: z.strictObject({ on: Day, by: Actor }), progress: Progress.optional() });
export interface KeptAction extends z.infer<typeof Kept> {}

const Closed = Closing.extend({ on: Day });

const Recorded = Issue.extend({
  status: z.literal('logged'),
  by: Actor,
  /** The day on which something last happened in it. */
  lastOn: Day,
  actions: z.array(Kept),
  apart: Apart,
  /** Reablement is over, and what is kept from whoever ended it stays open. */
  over: Over.optional(),
  /** How often. */
  keptBack: z.int().optional(),
  /** `over`: what was held back by it has been held back anew since. */
  decisions: z.array(Decision.extend({ on: Day, by: Actor, over: z.literal(true).optional() })),
  closed: Closed.optional(),
  /** How it was closed before, and why it was opened again. */
  earlier: z.array(Closed.extend({ reopened: Reopening.extend({ on: Day }) })),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;

/** Whose involvement would put the person at risk, as long as nobody has decided that they may be told. */
export const heldIn = ({ about, decisions }: Pick<Recorded, 'about' | 'decisions'>): readonly About[] =>
  about.filter((one) => one.atRisk && !isMay({ decisions }, one));

/** What was decided of them last: a no after a yes is the stricter word, and holds. */
const isMay = ({ decisions }: Pick<Recorded, 'decisions'>, one: About): boolean =>
  decisions.findLast(({ who }) => who.includes(whoIs(one)))?.may === true;

/** Those who may be told, as somebody decided: another may still hold them back. */
export const allowed = (the: Pick<Recorded, 'about' | 'decisions'>): readonly About[] =>
  the.about.filter((one) => one.atRisk && isMay(the, one));

/** Those of whom nobody has decided yet whether they may be told. */
export const undecided = (the: Pick<Recorded, 'about' | 'apart' | 'decisions'>): readonly About[] =>
  heldIn(the).filter(
    (one) => ![...the.apart, ...the.decisions.flatMap(({ who, over }) => (over ? [] : who))].includes(whoIs(one)),
  );

/** They take no part in it. */
export const takesNoPart = (the: Pick<Recorded, 'about' | 'decisions'>, one: About): boolean =>
  one.staff !== undefined || heldIn(the).includes(one);

/**
 * No end of reablement closes it: it is kept from those whom it is about, who may be the ones that end it, and whoever decides has to see to it
 * (R24).
 */
export const outlastsEnd = ({ about }: Pick<Recorded, 'about'>): boolean => about.some(isLeftOut);

export const isOpen = ({ progress }: Pick<KeptAction, 'progress'>): boolean => progress?.what !== 'done';

/** What whoever may see an issue reads of it. */
export const SHOWN = [
  'other',
  'earlier',
  'sort',
  'about',
  'explored',
  'options',
  'agreement',
  'agreed',
  'taking',
  'notTaking',
  'others',
  'on',
  'by',
  'actions',
  'closed',
  'apart',
  'keptBack',
  'decisions',
] as const;
export type SeenIssue = Pick<Recorded, (typeof SHOWN)[number]>;
