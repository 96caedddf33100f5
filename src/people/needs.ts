import { z } from 'zod';
import { isInvolved } from './consent.ts';
import { listed } from '../kernel/listed.ts';
import { addDays, Day } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';

/** The key of the person among everybody around them. Keys in a circle have no hyphen. */
export const THE_PERSON = 'the-person';

/** In what form somebody takes information in. */
export const Format = z.enum([
  'large-print',
  'easy-read',
  'read-aloud',
  'audio',
  'braille',
  'screen-reader',
  'pictures',
]);
export type Format = z.infer<typeof Format>;

export const formatWords: Readonly<Record<Format, string>> = {
  'large-print': 'Large print',
  'easy-read': 'Easy read',
  'read-aloud': 'Read aloud and talked through',
  audio: 'A recording',
  braille: 'Braille',
  'screen-reader': 'E-mail or a file for a screen reader',
  pictures: 'Pictures or objects',
};

/**
 * What somebody needs so that they can understand and be understood (R33): of the person, or of anybody in their circle. Identified,
 * recorded, flagged, shared, met and reviewed as the accessible information standard asks (DAPB1605, facts.md 1).
 */
export const CommunicationNeeds = z.strictObject({
  formats: z.array(Format),
  /** The language they understand best, when it is not English. */
  language: z.string().min(1).optional(),
  interpreter: z.enum(['none', 'spoken', 'signed']),
  /** Anything else, in their words: "needs time to answer", "hears better on the left". */
  besides: z.string().min(1).optional(),
  /** Whether services outside the team may be told. Within the team they are always shown (R33). */
  share: z.enum(['yes', 'no', 'not-asked']),
  by: StaffId,
  on: Day,
  reviewOn: Day,
});
export type CommunicationNeeds = z.infer<typeof CommunicationNeeds>;

/** What is kept of somebody's needs. Each of those before held until the day of the one after it. */
export const KnownNeeds = {
  needs: CommunicationNeeds.optional(),
  /** The oldest first. */
  needsBefore: z.array(CommunicationNeeds).optional(),
};

/** Older ones give way. */
const MOST_BEFORE = 24;

/** Reablement takes about six weeks: by then they are looked at again, and sooner whenever something changes. */
export const reviewAfter = (today: Day): Day => addDays(today, 42);

/** In one line: "Large print. Punjabi, with an interpreter. Needs time to answer." Empty when nothing is needed. */
export function needsWords({
  formats,
  language,
  interpreter,
  besides,
}: Pick<CommunicationNeeds, 'formats' | 'language' | 'interpreter' | 'besides'>): string {
  const tongue = listed(language, interpreter === 'spoken' && 'with an interpreter').join(', ');
  return listed(
    ...formats.map((format) => formatWords[format]),
    interpreter === 'signed' && 'A sign language interpreter',
    tongue !== '' && tongue,
    besides,
  )
    .map((part) => `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`.replace(/[.!?]?$/u, '.'))
    .join(' ');
}

/** Of one person: what they need, and what was noted before. */
interface Holder {
  readonly needs?: CommunicationNeeds | undefined;
  readonly needsBefore?: readonly CommunicationNeeds[] | undefined;
}

/** Somebody and those around them, as far as it says what they need. */
interface WithNeeds extends Holder {
  readonly circle: readonly ({ readonly key: string } & Holder & Parameters<typeof isInvolved>[0])[];
}

const holderOf = (person: WithNeeds, key: string): Holder | undefined =>
  key === THE_PERSON ? person : person.circle.find((member) => member.key === key);

/** Of the person, or of somebody in their circle, by key; undefined when nobody has recorded any. */
export const needsOf = (person: WithNeeds, key: string): CommunicationNeeds | undefined => holderOf(person, key)?.needs;

/** Everything that was ever noted of their needs and is still kept, the newest first: what they are now, and then what they were. */
export function needsHistory(person: WithNeeds, key: string): readonly CommunicationNeeds[] {
  const { needs, needsBefore = [] } = holderOf(person, key) ?? {};
  return needs ? [needs, ...needsBefore.toReversed()] : [];
}

/** With other needs: what they were before is kept. */
export const withNeedsNow = <T extends Holder>(holder: T, needs: CommunicationNeeds) => ({
  ...holder,
  needs,
  ...(holder.needs && { needsBefore: [...(holder.needsBefore ?? []), holder.needs].slice(-MOST_BEFORE) }),
});

/** True when nothing is needed now that was not needed then; who noted it and when may be otherwise. */
export const sameNeeds = (one: CommunicationNeeds, other: CommunicationNeeds): boolean =>
  needsWords(one) === needsWords(other) && one.share === other.share;

/** What is met when something is told, given or handed over: the needs in a line. Undefined when there are none. */
export function flagFor(person: WithNeeds, key: string): string | undefined {
  const needs = needsOf(person, key);
  const words = needs ? needsWords(needs) : '';
  return words === '' ? undefined : words;
}

export const shareWords: Readonly<Record<CommunicationNeeds['share'], string>> = {
  yes: 'May be passed on to other services.',
  no: 'Not to be passed on to other services.',
  'not-asked': 'Not asked yet whether it may be passed on to other services.',
};

export const NOT_ASKED = 'Communication needs: not asked yet';

/** What each of these needs, a line each, and whom nobody has asked yet: for everybody who tells, asks or hands over (R33). */
export function needsLines(
  person: WithNeeds,
  parties: readonly { readonly key: string; readonly name: string; readonly staff?: StaffId | undefined }[],
): readonly string[] {
  const notAsked = parties.filter(({ key, staff }) => staff === undefined && !needsOf(person, key));
  return [
    ...parties.flatMap(({ key, name }) => {
      const needs = flagFor(person, key);
      return needs === undefined ? [] : [`${name} needs: ${needs}`];
    }),
    ...(notAsked.length > 0 ? [`${NOT_ASKED} (${notAsked.map(({ name }) => name).join(', ')}).`] : []),
  ];
}

/** The same beside a question, on the card and by typing; undefined when there is nothing to say. */
export const needsWhereAsked = (
  person: WithNeeds | undefined,
  parties: Parameters<typeof needsLines>[1],
): string | undefined => (person ? needsLines(person, parties).join('\n') || undefined : undefined);

/** The first day on which the needs of somebody around the person are to be looked at again. */
export const nextReview = ({ needs, circle }: WithNeeds): Day | undefined =>
  [needs, ...circle.filter(isInvolved).map((member) => member.needs)]
    .flatMap((known) => known?.reviewOn ?? [])
    .toSorted()[0];

/** Whose needs are to be looked at again by this day. */
export const reviewNames = (
  { name, needs, circle }: WithNeeds & { readonly name: string; readonly circle: readonly { readonly name: string }[] },
  today: Day,
): readonly string[] =>
  [{ name, needs, heldBack: undefined }, ...circle].flatMap((one) =>
    one.needs && one.needs.reviewOn <= today && isInvolved(one) ? [one.name] : [],
  );
