import { z } from 'zod';
import { addDays, Day } from '../kernel/days.ts';
import { PersonId, RecordId, StaffId, TeamId } from '../kernel/ids.ts';
import { Authority } from './authority.ts';
import { ChangeNote } from './change-note.ts';
import { Left } from './leaving.ts';
import { KnownConsent } from './consent.ts';
import { HeldBack } from './held-back.ts';
import { KnownNeeds } from './needs.ts';
import { NhsNumber } from './nhs-number.ts';
import { Stopped } from './stopped.ts';

/** What somebody is to the person. `other` is anyone else in the plan, for example a community nurse. */
export const CirclePart = z.enum(['carer', 'representative', 'support-worker', 'therapist', 'social-worker', 'other']);
export type CirclePart = z.infer<typeof CirclePart>;

/** Parts that members of the service's own staff have. */
export const STAFF_PARTS: ReadonlySet<unknown> = new Set<CirclePart>(['support-worker', 'therapist', 'social-worker']);

const CircleMember = z.strictObject({
  /** Opaque, unique within the person's circle. */
  key: z.string().regex(/^[a-z0-9]{1,20}$/u),
  name: z.string().min(1),
  part: CirclePart,
  /** In plain words: "daughter", "community nurse". */
  relation: z.string().optional(),
  /** Set when this is a member of staff whom the bot can reach in Teams. */
  staff: StaffId.optional(),
  /** How else to reach them. */
  phone: z.string().max(30).optional(),
  /** The way they would rather be reached: "text first", "after 5 pm". */
  reached: z.string().max(80).optional(),
  /** Of a representative: what they may decide by law; absent when nobody has asked. */
  authority: z.array(Authority).optional(),
  ...KnownConsent,
  /** Not to be told anything; why stands with the person. */
  heldBack: z.literal(true).optional(),
  ...KnownNeeds,
});
export type CircleMember = z.infer<typeof CircleMember>;

/** Somebody who was in the circle, and why they left. Their needs are not kept. */
const PastMember = CircleMember.pick({
  key: true,
  name: true,
  part: true,
  relation: true,
  staff: true,
  authority: true,
}).extend({
  left: Left,
});
export type PastMember = z.infer<typeof PastMember>;

/** Somebody who receives reablement, and the people around them. */
export const Person = z.strictObject({
  id: PersonId,
  team: TeamId,
  name: z.string().min(1),
  title: z.string().optional(),
  /** What they like to be called. */
  preferredName: z.string().min(1),
  initials: z.string().min(1).max(5),
  /** The service's own reference for the person. */
  reference: z.string().min(1),
  /** Ten digits, the last of which checks the others; never required, never shown in a notice. */
  nhsNumber: NhsNumber.optional(),
  started: Day,
  /** Capacity for decisions about care. Unknown is never taken for "has" (R45). */
  capacity: z.enum(['has', 'lacks', 'unknown']),
  circle: z.array(CircleMember),
  /** Who has left the circle, the last ones last. */
  past: z.array(PastMember).optional(),
  /** Who is not to be told anything, and was not before; only the safeguarding lead and the manager of the team read it. */
  heldBack: z.array(HeldBack).optional(),
  /** Staff among them: for them this person is not there. */
  closedTo: z.array(StaffId).optional(),
  /** The names of all who are not to be told: nobody of that name is put in by typing it. */
  closedNames: z.array(z.string()).optional(),
  ...KnownNeeds,
  /** The day reablement ended: from then the time counts for which what is known of them is kept. */
  ended: Day.optional(),
  /** From which team they came to which, by its name then, and when. */
  moves: z.array(z.strictObject({ on: Day, from: z.string(), to: z.string() })).optional(),
  /** Why reablement does not go on just now, or is over. */
  stopped: Stopped.optional(),
  /** Back from hospital, or not paused any more, by this record: the plan is looked at before visits go on (P19). */
  planFirst: RecordId.optional(),
  /** A legal hold: nothing about them is erased, by anybody, until it is lifted (S31). */
  hold: z.strictObject({ since: Day, why: z.string().min(1) }).optional(),
  changes: z.array(ChangeNote).optional(),
});
export type Person = z.infer<typeof Person>;

/** What whoever sees a person sees of them. */
export const PERSON_FIELDS = [
  'id',
  'team',
  'name',
  'title',
  'preferredName',
  'initials',
  'reference',
  'nhsNumber',
  'started',
  'capacity',
  'circle',
  'past',
  'moves',
  'closedTo',
  'closedNames',
  'needs',
  'needsBefore',
  'ended',
  'stopped',
  'planFirst',
] as const;

/** Reablement that begins later than this is a slip of the finger, not a plan. */
export const latestStart = (today: Day): Day => addDays(today, 366);

/** For notices: the first letter of each name, at most five; a question mark when there is no letter in it. */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .map((part) => /\p{L}/u.exec(part)?.[0].toUpperCase() ?? '')
    .join('')
    .slice(0, 5) || '?';

export const partWords: Readonly<Record<CirclePart, string>> = {
  carer: 'carer',
  representative: 'representative',
  'support-worker': 'support worker',
  therapist: 'therapist',
  'social-worker': 'social worker',
  other: 'in the plan',
};

/** For example "daughter, carer" or "occupational therapist". */
export const memberWords = (member: Pick<CircleMember, 'part' | 'relation'>): string =>
  member.relation === undefined
    ? partWords[member.part]
    : member.part === 'carer' || member.part === 'representative'
      ? `${member.relation}, ${partWords[member.part]}`
      : member.relation;

/** How somebody is reached: "07700 900123 · text first"; of a colleague, in Teams, unless they are `gone`. Empty when nobody has noted it. */
export const reachWords = (
  { staff, phone, reached }: Partial<CircleMember>,
  gone: ReadonlySet<StaffId> = new Set(),
): string =>
  [phone, reached, staff && (gone.has(staff) ? 'Gets no cards any more: tell them another way' : 'Gets cards in Teams')]
    .filter((one) => one !== undefined)
    .join(' · ');

/** For headings: "Ada Palmer · R-104". */
export const aboutWords = ({ name, reference }: Pick<Person, 'name' | 'reference'>): string => `${name} · ${reference}`;
