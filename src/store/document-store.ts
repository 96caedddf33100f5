import type { Result } from '../kernel/result.ts';

/** The rooms documents are kept in. Their partition keys and lifetimes are in deployment; code never creates them in production. */
export type Container = RecordContainer | 'people' | 'staff' | 'teams' | 'sessions' | 'grants';

/** Those in which records with a history are: `concerns` apart from all others, so that who reads there can be told apart, too. */
export const RECORD_CONTAINERS = ['records', 'concerns'] as const;
export type RecordContainer = (typeof RECORD_CONTAINERS)[number];

/** What a document can be found by: a name and one or several values. Never free text. */
export type Tags = Readonly<Record<string, string | readonly string[]>>;

export interface Document {
  readonly id: string;
  readonly partition: string;
  readonly tags: Tags;
  /** JSON. The reader parses it: what comes from a store comes from outside. */
  readonly body: unknown;
  /** After this moment the document counts as gone. */
  readonly expires?: Date;
}

/** A document and the version it was read at. */
export interface Kept {
  readonly id: string;
  readonly partition: string;
  readonly body: unknown;
  readonly etag: string;
}

/** A tag, and the value that a document has to carry of it, or the values of which it has to carry one at least. */
export interface Carried {
  readonly tag: string;
  readonly equals: string | readonly string[];
}

export interface Query {
  readonly tag: string;
  /** Documents that carry this value, or one at least of these, each document once... */
  readonly equals?: Carried['equals'];
  /** ...and something of each of these tags as well. What the fewest documents carry comes first, as `tag`: the others are tested on those. */
  readonly and?: readonly Carried[];
  /** ...or any value from `atLeast`, or the smallest, up to and including this one, smallest first. Only for tags that hold one value. */
  readonly atMost?: string;
  readonly atLeast?: string;
  readonly limit: number;
  /** Where the page before ended, from `FoundPage.next`. */
  readonly after?: string | undefined;
}

/** The values of a tag from `atLeast` up to and including `atMost`. Only for tags that hold one value. */
export interface ValuesQuery {
  readonly tag: string;
  readonly atLeast: string;
  readonly atMost: string;
  readonly limit: number;
}

export interface FoundPage {
  readonly found: readonly Kept[];
  readonly next: string | undefined;
}

/** A document as the operator of the store sees it. */
export interface Filed extends Kept {
  /** Those that it is really found by. */
  readonly tags: Tags;
}

/** Every document of a room, or of one partition of it. */
export interface Walk {
  readonly partition?: string | undefined;
  readonly limit: number;
  /** Where the page before ended, from `next`. */
  readonly after?: string | undefined;
}

export interface FiledPage {
  readonly found: readonly Filed[];
  readonly next: string | undefined;
}

/**
 * The port under everything that is remembered. Each call touches one document, and is all or nothing.
 * When a promise resolves, what was written is durable. Throws only when the store cannot be reached (S58).
 */
export interface DocumentStore {
  read(container: Container, partition: string, id: string): Promise<Kept | undefined>;
  /** Refused with `exists` when the id is taken in its partition. Gives the new etag. */
  create(container: Container, document: Document): Promise<Result<string, 'exists'>>;
  /** Refused with `changed` when another write (or removal) came in between. Gives the new etag. */
  replace(container: Container, document: Document, etag: string): Promise<Result<string, 'changed'>>;
  remove(container: Container, partition: string, id: string, etag: string): Promise<Result<void, 'changed'>>;
  query(container: Container, query: Query): Promise<FoundPage>;
  /** What is found by a tag is counted from its values, smallest first, one for each document: no document is read for that. */
  values(container: Container, query: ValuesQuery): Promise<readonly string[]>;
  /** Page by page, in an order that stays: what is there throughout is given once, whatever is written elsewhere meanwhile. */
  all(container: Container, walk: Walk): Promise<FiledPage>;
  /** True when the store answers. Never throws. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
