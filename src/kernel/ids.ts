import { hash, randomInt } from 'node:crypto';
import { z } from 'zod';
import { remembered } from './newest.ts';

/**
 * Ids are random and say nothing: 17 characters, about 84 bits (S30 wants at least 80).
 * A brand keeps one kind of id from being passed as another.
 */
const token = z.string().regex(/^[a-z0-9]{1,40}$/u);

export const PersonId = token.brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

export const StaffId = token.brand<'StaffId'>();
export type StaffId = z.infer<typeof StaffId>;

export const TeamId = token.brand<'TeamId'>();
export type TeamId = z.infer<typeof TeamId>;

/** Whom a record is about: a person, a team, or the whole service. */
export const SubjectId = z.union([PersonId, TeamId]);
export type SubjectId = z.infer<typeof SubjectId>;

export const SessionId = token.brand<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;

export const NoticeId = token.brand<'NoticeId'>();
export type NoticeId = z.infer<typeof NoticeId>;

/** `<subject id>-<random>`: the subject is the record's partition, so a record is found from its id alone. */
export const RecordId = z
  .string()
  .regex(/^[a-z0-9]{1,40}-[a-z0-9]{1,40}$/u)
  .brand<'RecordId'>();
export type RecordId = z.infer<typeof RecordId>;

/** What a link to a copy ends in: the member of staff who asked gets it, and it cannot be guessed. 27 characters, about 133 bits. */
export const CopyToken = z
  .string()
  .regex(/^[a-z0-9]{27}$/u)
  .brand<'CopyToken'>();
export type CopyToken = z.infer<typeof CopyToken>;

/** Without the letters and digits that look alike on a phone (0 o, 1 i l). */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** `length` random characters, each equally likely. */
export const newToken = (length = 17): string =>
  Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');

export const newSessionId = (): SessionId => SessionId.parse(newToken());
export const newCopyToken = (): CopyToken => CopyToken.parse(newToken(27));
export const newNoticeId = (): NoticeId => NoticeId.parse(newToken());

export const recordIdOf = (subject: SubjectId, token: string): RecordId => RecordId.parse(`${subject}-${token}`);

/** The id of the only record of its kind about a subject: it follows from the subject's, so that beginning it twice finds the first. */
export const onlyRecordIdOf = (subject: SubjectId, kind: string): RecordId =>
  recordIdOf(subject, onlyLetters(`${kind}\n${subject}`));

/** A turn asks for the same ones many times. */
const onlyLetters = remembered(1_000, (of) => lettersOf(hash('sha256', of, 'buffer')).slice(0, 17));

/** A letter for each byte: as good as even, where nobody chose the bytes. */
const lettersOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => LETTERS[byte % 31]).join('');

/** Whom a record is about, read from the record's id. */
export const subjectOf: (record: RecordId) => SubjectId = remembered(1_000, (record) =>
  SubjectId.parse(record.slice(0, record.indexOf('-'))),
);

/** The same, of a record that is about a person. Of any other it is the id of nobody. */
export const personOf: (record: RecordId) => PersonId = remembered(1_000, (record) =>
  PersonId.parse(record.slice(0, record.indexOf('-'))),
);

/**
 * What people say and write for a record, for example `MC-7K2P-4QXR`: a prefix and the start of the id's random part, in groups that can
 * be read out and typed. Eight letters of 31: among a million records of one kind one pair or none shares a reference (0.6 are expected).
 */
export function referenceOf(prefix: string, record: RecordId): string {
  const letters = record.slice(record.indexOf('-') + 1).toUpperCase();
  return `${prefix}-${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
}

const REFERENCE = /\b([a-z]{2})[ -]?([a-z2-9]{4})[ -]?([a-z2-9]{4})\b/giu;

/** The reference in a text, as `referenceOf` writes it, however it was typed; undefined when there is none. Words alone are not one. */
export const referenceIn = (text: string): string | undefined =>
  Array.from(text.matchAll(REFERENCE), ([whole, ...parts]) =>
    /[-\d]/u.test(whole) ? [parts.join('-').toUpperCase()] : [],
  )
    .flat()
    .at(0);
