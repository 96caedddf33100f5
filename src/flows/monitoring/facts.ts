import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import { RecordId, StaffId } from '../../kernel/ids.ts';
import { Effect, PartySays } from '../../people/agreement.ts';
import {
  awaitsCapacity,
  Capacity,
  CapacityMatter,
  Deciding,
  lacksCapacity,
  mattersIn,
  objects,
} from '../../people/capacity.ts';
import { AnsweredNote, Noted } from './noted.ts';
import { Recipient } from '../../notices/ledger.ts';
import { Actor } from '../../records/fact.ts';

/** R3: it may go up or down. */
export const Direction = z.enum(['increase', 'reduce', 'other']);

/** A change of how somebody's progress is monitored, as it was answered (R1 to R3). */
export const Change = z.strictObject({
  direction: Direction,
  from: z.string(),
  to: z.string(),
  startsOn: Day,
  rationale: z.string(),
  /** Capacity for this decision, and who decides (R45). */
  deciding: Deciding,
  /** What each of those asked says, in their own name: the person or who decides in their place, and every carer (R1, P13). */
  parties: z.array(PartySays),
  /** Weighed when somebody does not agree, objects, or could not be asked (R2). */
  effect: Effect.optional(),
  /** It was asked, and there is none (R1). */
  noCarer: z.literal(true).optional(),
  /** Why it waits for those who were not reached; absent when it does not. */
  waitWhy: z.string().optional(),
});
export interface Change extends z.infer<typeof Change> {}

/** What somebody has to look at: the mental capacity lead, or those who lead the team. */
export const Matter = z.enum([...CapacityMatter.options, 'without-agreement', 'mistyped']);
export type Matter = z.infer<typeof Matter>;

/** A change that was recorded later and holds: from its first day on this one does not hold any more. */
export const Later = z.strictObject({ record: RecordId, words: z.string(), from: Day });
export interface Later extends z.infer<typeof Later> {}

/** Everybody to whom it must be explained because of this fact (R4); absent while it waits. */
const tell = z.array(Recipient).optional();

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('monitoring-changed'),
    change: Change,
    waits: z.boolean(),
    inPlan: z.boolean(),
    /** Changes that never begin because of this one. */
    overtakes: z.array(Later).optional(),
    /** Its place among the changes about this person: which was recorded last does not hang on the clock (S61). */
    place: z.number().int().optional(),
    noted: z.array(Noted).optional(),
    tell,
  }),
  /** What somebody said later (P6). `effect`: a later no was weighed, too. */
  z.strictObject({
    type: z.literal('answered'),
    says: PartySays,
    effect: Effect.optional(),
    /** A no, noted by somebody who may neither weigh it nor take the change back. */
    toDecide: z.literal(true).optional(),
    /** Of the person, who could not be asked before: a yes or no says that they have capacity for this (R45). */
    capacity: Capacity.optional(),
  }),
  /** Who asked the person later says that they may lack capacity for this, or who is said to have assessed it says that they did not. `tell`: of what was to begin, and now waits. */
  z.strictObject({ type: z.literal('capacity-doubted'), tell }),
  /** Everybody has been asked, and it is known who decides: what waited holds. */
  z.strictObject({ type: z.literal('went-ahead'), tell }),
  /** P18: `before` stays readable in the history. */
  z.strictObject({
    type: z.literal('corrected'),
    change: Change,
    before: Change,
    why: z.string(),
    /** The name of whoever corrected it. */
    by: z.string(),
    waits: z.boolean(),
    /** What changes reads differently, and was said to be only mistyped: nobody was asked again. */
    mistyped: z.literal(true).optional(),
    noted: z.array(Noted).optional(),
    tell,
  }),
  z.strictObject({ type: z.literal('taken-back'), why: z.string(), tell }),
  z.strictObject({
    type: z.literal('capacity-assessed'),
    answer: z.enum(['has', 'lacks']),
    by: z.string(),
    note: z.string().optional(),
    /** Who is asked now that they have capacity, where another was asked in their place. */
    parties: z.array(PartySays).optional(),
    tell,
  }),
  /** A colleague says of what was noted for them whether it is right. */
  z.strictObject({ type: z.literal('note-answered'), name: z.string(), isRight: z.boolean() }),
  z.strictObject({
    type: z.literal('looked-at'),
    matter: Matter,
    /** What was looked at, and by whom: their name. */
    note: z.string().optional(),
    name: z.string().optional(),
    /** Of what the mental capacity lead looks at: staff in the plan who hear of the note: what follows may be for them to do (R44). */
    hear: z.array(StaffId).optional(),
  }),
  /** R44: what may restrict the person was screened, and the mental capacity lead is asked there. */
  z.strictObject({ type: z.literal('screened') }),
  /** By who looked at it: that was wrong, and it waits again. */
  z.strictObject({ type: z.literal('look-taken-back'), matters: z.array(Matter) }),
  /** Which later change takes its place; none, when that was taken back. */
  z.strictObject({ type: z.literal('later-seen'), later: Later.optional(), tell }),
  /** TL15: whether what was to begin is done, or why not. */
  z.strictObject({ type: z.literal('begun-noted'), done: z.boolean(), why: z.string() }),
  /** Who is not asked any more: they are in the circle no longer, or not to be told (R24). */
  z.strictObject({ type: z.literal('circle-seen'), gone: z.array(z.string()) }),
]);
export type Fact = z.infer<typeof Fact>;

/** What only those hear who know of the change: that it does not hold, or may not go on. Nobody is told of what was never said to them. */
export const isForThoseWhoKnow = (fact: Fact): boolean =>
  ['taken-back', 'capacity-assessed', 'capacity-doubted'].includes(fact.type) ||
  (fact.type === 'corrected' && fact.waits);

const Changed = z.strictObject({
  status: z.literal('changed'),
  change: Change,
  by: Actor,
  /** The day it was recorded, corrected or answered last: from then on it waits to be looked at. */
  changedOn: Day,
  /** The day from which it holds: the one that was meant, or the one on which it went ahead, if that was later. Absent while it waits. */
  holdsFrom: Day.optional(),
  takenBack: z.strictObject({ why: z.string(), on: Day }).optional(),
  /** The last correction: what it said before, and says since. */
  corrected: z
    .strictObject({
      why: z.string(),
      by: z.string(),
      on: Day,
      before: Change,
      after: Change,
      /** Who corrected it, where it was said to be only mistyped: another who leads the team looks at it. */
      mistypedBy: Actor.optional(),
    })
    .optional(),
  /** A plan said how it is monitored when this was recorded. */
  inPlan: z.boolean(),
  overtakes: z.array(Later).optional(),
  place: z.number().int().optional(),
  lookedAt: z.array(Matter),
  /** What the mental capacity lead found of it after it was recorded: it is read beside who assessed it. */
  finding: z.strictObject({ words: z.string(), by: z.string() }).optional(),
  /** The mental capacity lead found that they have capacity, after it was recorded. */
  foundToHave: z.literal(true).optional(),
  /** Who looked at it last, and what they looked at: on that day they can take it back. */
  lastLook: z
    .strictObject({
      matters: z.array(Matter),
      by: Actor,
      on: Day,
      note: z.string(),
      name: z.string(),
      hear: z.array(StaffId).optional(),
    })
    .optional(),
  /** What colleagues are said to have done, and whether they say that it is right; absent while they have not said. */
  noted: z.array(AnsweredNote).optional(),
  later: Later.optional(),
  begun: z.strictObject({ done: z.boolean(), why: z.string(), on: Day }).optional(),
  /** By key: those whose no was noted, and nobody who may has decided what follows. */
  toDecide: z.array(z.string()).optional(),
  /** By key: those of its parties who are not asked any more. */
  gone: z.array(z.string()),
  /** How often it was corrected or answered: what a form was filled in from may have changed meanwhile (S53). */
  edition: z.number().int(),
});
export interface Changed extends z.infer<typeof Changed> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Changed]);
export type State = z.infer<typeof State>;

/** R2: the person, a carer, or who decides in the person's place has said no; or somebody who lacks capacity objects. */
export const isWithoutAgreement = ({ parties, deciding }: Pick<Change, 'parties' | 'deciding'>): boolean =>
  parties.some(({ answer }) => answer === 'no') || objects(deciding);

export const notReached = ({ parties }: Pick<Change, 'parties'>): readonly PartySays[] =>
  parties.filter(({ answer }) => answer === 'not-reached');

/** Those who can say something: not those who have left, nor the person, once they were found to lack capacity for this (R45). */
export const askable = ({ change, gone }: Pick<Changed, 'change' | 'gone'>): readonly PartySays[] =>
  change.parties.filter(
    ({ key, part }) => !gone.includes(key) && !(part === 'person' && lacksCapacity(change.deciding)),
  );

/** R2, R24: who left, or is held back: a no that they gave before stays. */
export const noLongerAsked = ({ change, gone }: Pick<Changed, 'change' | 'gone'>): readonly PartySays[] =>
  change.parties.filter(({ key }) => gone.includes(key));

/** What a form that notes an answer was opened with (S53). */
export const heardNow = ({ answer, how, on, views }: PartySays): string => versionHash([answer, how, on, views]);

/** Those of them who are still to be asked. */
export const toBeAsked = (state: Pick<Changed, 'change' | 'gone'>): readonly PartySays[] =>
  notReached({ parties: [...askable(state)] });

/** What it waits for before it begins, in words (P6, R45). */
export const waitsFor = ({ deciding, parties, waitWhy }: Pick<Change, 'deciding' | 'parties' | 'waitWhy'>): string =>
  listed(
    awaitsCapacity(deciding) &&
      `it is known whether ${parties.find(({ part }) => part === 'person')?.name ?? 'the person'} can decide this`,
    (waitWhy !== undefined || !awaitsCapacity(deciding)) && 'everybody has been asked',
  ).join(', and ');

/** It waits for those who were not reached; what waits for capacity alone does not (P6). */
export const waitsForAnswers = ({ change, holdsFrom }: Pick<Changed, 'change' | 'holdsFrom'>): boolean =>
  holdsFrom === undefined && change.waitWhy !== undefined;

/** Capacity was found lacking after the person was asked, and nobody has decided in their place since: what they said agrees to nothing. */
export const isUndecided = ({ deciding }: Pick<Change, 'deciding'>): boolean =>
  lacksCapacity(deciding) && !deciding.authority;

/** Who was to decide in the person's place is not asked any more: until somebody else decides, nothing goes ahead (R45). */
export const lacksDecider = ({ change, gone }: Pick<Changed, 'change' | 'gone'>): boolean =>
  notReached(change).some(({ key, part }) => part === 'decider' && gone.includes(key));

/** Those whose no waits for the author or a lead: it stands, weighed, or is taken back (P6). */
export const noToDecide = (state: Pick<Changed, 'change' | 'gone' | 'toDecide'>): readonly PartySays[] =>
  askable(state).filter(({ key }) => state.toDecide?.includes(key));

type Looked = Pick<Changed, 'change' | 'lookedAt' | 'corrected' | 'gone' | 'toDecide'>;

/** The day on which the last of them was asked, or it was decided in somebody's best interests: before that it was not agreed (P7). */
export const agreedOn = ({ parties, deciding }: Pick<Change, 'parties' | 'deciding'>): Day | undefined =>
  [...parties.map(({ on }) => on), deciding.authority?.kind === 'best-interests' ? deciding.authority.on : undefined]
    .flatMap((on) => on ?? [])
    .toSorted()
    .at(-1);

/** What the mental capacity lead has not looked at yet (R44, R45). */
export const openForCapacityLead = ({ change: { deciding, to }, lookedAt }: Looked): readonly CapacityMatter[] =>
  mattersIn(deciding, to).filter((matter) => !lookedAt.includes(matter));

/** What one who leads the team has not looked at yet: what goes on without agreement (P20), and words that were said to be mistyped (P18). */
export const openForLeads = (state: Looked): readonly LeadsMatter[] => {
  const { change, corrected, lookedAt } = state;
  return listed<LeadsMatter>(
    isWithoutAgreement(change) && noToDecide(state).length === 0 && 'without-agreement',
    corrected?.mistypedBy !== undefined && 'mistyped',
  ).filter((matter) => !lookedAt.includes(matter));
};

type LeadsMatter = Exclude<Matter, CapacityMatter>;

/** Whose own doing it is: nobody looks at that in a lead's place. */
export const doneBy = (matter: LeadsMatter, { by, corrected }: Pick<Changed, 'by' | 'corrected'>): Actor =>
  matter === 'mistyped' ? (corrected?.mistypedBy ?? by) : by;

/** What they looked at today can be taken back by who did. */
export const mayTakeLookBack = ({ lastLook }: Pick<Changed, 'lastLook'>, by: Actor, today: Day): boolean =>
  lastLook !== undefined && lastLook.by === by && lastLook.on === today;

/** It holds on that day, and was not taken back. */
export const isInForce = (change: Pick<Changed, 'holdsFrom' | 'takenBack' | 'later'>, today: Day): boolean =>
  holds(change) && (change.holdsFrom ?? today) <= today && (change.later === undefined || today < change.later.from);

export const holds = ({ holdsFrom, takenBack }: Pick<Changed, 'holdsFrom' | 'takenBack'>): boolean =>
  takenBack === undefined && holdsFrom !== undefined;

/** A later change begins before it, or on the same day. */
export const neverBegins = ({ holdsFrom, later }: Pick<Changed, 'holdsFrom' | 'later'>): boolean =>
  later !== undefined && holdsFrom !== undefined && later.from <= holdsFrom;
