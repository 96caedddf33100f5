import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { RecordId, StaffId } from '../../kernel/ids.ts';
import type { Apart } from '../../questions/apart.ts';
import { Actor } from '../../records/fact.ts';

/** Whom the concern is about: the person of the service, or somebody met in their home (R38: adults and children). */
export const Whom = z.enum(['person', 'adult', 'child']);
export type Whom = z.infer<typeof Whom>;

/** A colleague, and their name on the day it was written. */
const Colleague = z.strictObject({ staff: StaffId, name: z.string() });
export type Colleague = z.infer<typeof Colleague>;

/** Who may be the source. `staff`: a colleague, who is in a position of trust, and from whom all of it is kept. */
const Source = z.strictObject({
  is: z.enum(['self', 'circle', 'colleague', 'other']),
  key: z.string().optional(),
  name: z.string(),
  staff: StaffId.optional(),
});
export type Source = z.infer<typeof Source>;

/** Nobody in `source`: nobody is known. `close`: colleagues close to whoever may be the source, from whom it is kept as well. */
const Sources = z.strictObject({ source: z.array(Source), close: z.array(Colleague) });
export type Sources = z.infer<typeof Sources>;

export const Raised = Sources.extend({
  whom: Whom,
  /** Of somebody else: their name, and what is known of them. */
  whomElse: z.string().optional(),
  /** What was seen and heard, in the words used. */
  seen: z.string(),
  /** What was done at once. */
  done: z.string().optional(),
  /** Of an adult, whose words speak of a child: whether one is harmed or at risk as well. */
  child: z.enum(['yes', 'no', 'unknown']).optional(),
  /** Whoever raised it leads safeguarding or capacity and is not in the circle: their post lets them read it. */
  byPost: z.literal(true).optional(),
});
export interface Raised extends z.infer<typeof Raised> {}

/** That children's social care was told: by whom, whom, and on which day. */
export const ChildTold = z.strictObject({ by: z.string(), whom: z.string(), on: Day });
export type ChildTold = z.infer<typeof ChildTold>;

export const WITHOUT = ['others-at-risk', 'capacity', 'crime', 'public-interest', 'coerced', 'trust'] as const;

/** What else is known: whoever raised it adds it, or the lead. What is not answered yet is not there. */
export const More = z.strictObject({
  asked: z.enum(['yes', 'no']).optional(),
  wishes: z.string().optional(),
  capacity: z.enum(['has', 'lacks', 'unknown']).optional(),
  consent: z.enum(['yes', 'no', 'not-asked']).optional(),
  without: z.array(z.enum(WITHOUT)).optional(),
  /** A person to support them where they have substantial difficulty and nobody suitable (Care Act s68). */
  advocate: z.enum(['needed', 'not-needed', 'unknown']).optional(),
  advocateWho: z.string().optional(),
  others: z.array(z.enum(['nobody', 'children', 'adults'])).optional(),
  othersWho: z.string().optional(),
  evidence: z.string().optional(),
  told: z.string().optional(),
});
export interface More extends z.infer<typeof More> {}

const TestMet = z.strictObject({ met: z.enum(['met', 'not-met', 'unknown']), why: z.string() });
/** The three tests of s42: needs for care and support; abuse or neglect, or a risk of it; cannot protect themselves because of those needs. */
export const TESTS = ['needs', 'harm', 'protect'] as const;
/** `done`: on which day it was. */
const SureOrNot = z.strictObject({
  answer: z.enum(['yes', 'no', 'not-sure']),
  why: z.string(),
  done: Day.optional(),
});

/** What a lead decided. Nothing in it is decided by the bot. */
export const Decision = z.strictObject({
  /** Of an adult; of a child there are none. */
  tests: z.strictObject({ needs: TestMet, harm: TestMet, protect: TestMet }).optional(),
  /** `not-passed`: of a child, that children's social care is not to be told more. */
  what: z.enum(['enquiry', 'not-enquiry', 'passed', 'not-passed']),
  why: z.string(),
  /** Why it is decided against what the three tests say. */
  despite: z.string().optional(),
  /** Of an enquiry: who makes it. */
  enquirer: z.string().optional(),
  /** To whom it was passed on, when, and under what reference. */
  passed: z
    .strictObject({
      to: z.array(z.enum(['council', 'children', 'police', 'other'])),
      whom: z.string(),
      on: Day,
      reference: z.string().optional(),
    })
    .optional(),
  /** Of a regulated service: whether CQC must be notified, and whether candour is owed. */
  regulated: z.strictObject({ cqc: SureOrNot, candour: SureOrNot }).optional(),
});
export interface Decision extends z.infer<typeof Decision> {}

export const Closing = z.strictObject({
  /** Whether what the person wanted came about. `mistake`: it was raised by mistake. */
  wanted: z.enum(['fully', 'partly', 'not', 'not-asked', 'mistake']),
  words: z.string(),
  /** Why it is closed while something in it is open. */
  despite: z.string().optional(),
});
export interface Closing extends z.infer<typeof Closing> {}

const Pause = z.strictObject({ record: RecordId, outcome: z.enum(['alongside', 'paused']), on: Day });
export type Pause = z.infer<typeof Pause>;

const To = z.array(StaffId);

/** As what those for whom it waits take it: `away` where all of them are, `unmet` where none of them has met the bot, `nobody` where there is nobody who may know of it. */
const Reach = z.enum(['lead', 'manager', 'away', 'unmet', 'nobody']);
export type Reach = z.infer<typeof Reach>;

/** It waits for others now: somebody is away, may not know of it, or nobody acknowledged it in time. */
export const routedFact = z.strictObject({ type: z.literal('routed'), to: To, reach: Reach, late: z.boolean() });

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raised'), raised: Raised, to: To, reach: Reach, runs: z.boolean() }),
  routedFact,
  z.strictObject({ type: z.literal('sources-said'), sources: Sources }),
  z.strictObject({ type: z.literal('more-said'), more: More }),
  /** Added or put right, by whoever raised it or a lead; what was written stays. */
  z.strictObject({ type: z.literal('added'), words: z.string(), mistake: z.boolean() }),
  z.strictObject({ type: z.literal('acknowledged') }),
  z.strictObject({ type: z.literal('child-told'), told: ChildTold }),
  z.strictObject({ type: z.literal('decided'), decision: Decision }),
  z.strictObject({ type: z.literal('feedback-given'), words: z.string() }),
  z.strictObject({ type: z.literal('feedback-read') }),
  z.strictObject({ type: z.literal('pause-noted'), pause: Pause }),
  z.strictObject({ type: z.literal('let-in'), who: Colleague, why: z.string() }),
  /** Whether reablement goes on for the person. */
  z.strictObject({ type: z.literal('runs'), runs: z.boolean() }),
  z.strictObject({ type: z.literal('closed'), closing: Closing }),
  z.strictObject({ type: z.literal('reopened'), words: z.string() }),
]);
export type Fact = z.infer<typeof Fact>;

const Dated = z.strictObject({ on: Day, by: Actor });

const Recorded = Raised.extend({
  status: z.literal('raised'),
  by: StaffId,
  since: Day,
  /** For whom it waits, by name: who holds the post may be concerned in it. */
  to: To,
  reach: Reach,
  /** Since when it waits for an acknowledgement: whoever had acknowledged it may see to it no more. */
  waits: Day,
  /** How often that changed: who is new to it hears of it. */
  routes: z.int(),
  /** Nobody acknowledged it in time, and others were asked besides. */
  late: z.boolean(),
  more: More,
  added: z.array(Dated.extend({ words: z.string(), mistake: z.boolean() })),
  acknowledged: Dated.optional(),
  childTold: ChildTold.optional(),
  decisions: z.array(Dated.extend({ decision: Decision })),
  feedback: z.array(Dated.extend({ words: z.string() })),
  /** How many of them whoever raised it has read. */
  feedbackRead: z.int(),
  pause: Pause.optional(),
  letIn: z.array(Colleague.extend({ why: z.string() })),
  runs: z.boolean(),
  closed: Closing.extend({ on: Day }).optional(),
  reopened: z.int(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;

/** Staff who may be the source, or are close to it: for them there is no such record. */
export const keptFrom = ({ source, close }: Sources): readonly StaffId[] => [
  ...new Set([...source.flatMap(({ staff }) => staff ?? []), ...close.map(({ staff }) => staff)]),
];

const bareName = (name: string): string => name.replace(/[(,].*$/su, '').trim();

/** Nobody of them is asked to see to anything because of it. Whoever neglects themselves is none of them. */
export const apartIn = ({ source, close }: Sources): Apart => {
  const others = source.filter(({ is }) => is !== 'self');
  return {
    staff: [...keptFrom({ source, close })],
    circle: others.flatMap(({ key }) => key ?? []),
    names: [...others, ...close].map(({ name }) => bareName(name)),
  };
};

/** The decision that holds: one by somebody who may be concerned in it is made anew by another. */
export const decisionIn = (the: Sources & Pick<Recorded, 'decisions'>): Recorded['decisions'][number] | undefined => {
  const last = the.decisions.at(-1);
  return keptFrom(the).some((staff) => staff === last?.by) ? undefined : last;
};

/** What is still to be said of it, in words; unknown is an answer. Capacity, consent and an advocate are asked of adults. */
export function lackingIn({ whom, more }: Pick<Recorded, 'whom' | 'more'>): readonly string[] {
  const { asked, capacity, consent, advocate, others } = more;
  const all: readonly (readonly [said: unknown, words: string, ofAdults?: true])[] = [
    [asked, 'what they want'],
    [capacity, 'capacity', true],
    [consent, 'consent', true],
    [advocate, 'an advocate', true],
    [others?.length ? others : undefined, 'others at risk'],
  ];
  return all.flatMap(([said, words, ofAdults]) =>
    said === undefined && !(ofAdults && whom === 'child') ? [words] : [],
  );
}

export const SHOWN = [
  'role',
  'whom',
  'whomElse',
  'child',
  'childTold',
  'seen',
  'done',
  'source',
  'close',
  'by',
  'since',
  'to',
  'reach',
  'late',
  'more',
  'added',
  'acknowledged',
  'decisions',
  'feedback',
  'feedbackRead',
  'pause',
  'letIn',
  'runs',
  'closed',
] as const;

/** As what somebody sees it: a safeguarding lead or whoever stands in for one; whoever raised it; whom a lead let in, who reads. */
export type As = 'lead' | 'raiser' | 'let-in';
export type SeenConcern = Pick<Recorded & { readonly role: As }, (typeof SHOWN)[number]>;
