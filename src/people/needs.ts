import { z } from 'zod';
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
  /** Whether others who give care may know. */
  share: z.enum(['yes', 'no', 'not-asked']),
  by: StaffId,
  on: Day,
  reviewOn: Day,
});
export type CommunicationNeeds = z.infer<typeof CommunicationNeeds>;

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

/** Somebody and those around them, as far as it says what they need. */
interface WithNeeds {
  readonly needs?: CommunicationNeeds | undefined;
  readonly circle: readonly { readonly key: string; readonly needs?: CommunicationNeeds | undefined }[];
}

/** Of the person, or of somebody in their circle, by key; undefined when nobody has recorded any. */
export const needsOf = ({ needs, circle }: WithNeeds, key: string): CommunicationNeeds | undefined =>
  key === THE_PERSON ? needs : circle.find((member) => member.key === key)?.needs;

/** What is met when something is told, given or handed over: the needs in a line, without those that may not be shared. */
export function flagFor(person: WithNeeds, key: string): string | undefined {
  const needs = needsOf(person, key);
  const words = needs && needs.share !== 'no' ? needsWords(needs) : '';
  return words === '' ? undefined : words;
}
