import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Document, Kept, Tags } from '../../store/document-store.ts';

/** With `secure_delete`, what was erased does not stay behind in pages that are free (S31). */
export const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA busy_timeout = 3000;
  CREATE TABLE IF NOT EXISTS documents (
    container TEXT NOT NULL, partition TEXT NOT NULL, id TEXT NOT NULL,
    etag TEXT NOT NULL, tags TEXT NOT NULL, expires INTEGER, body TEXT NOT NULL,
    PRIMARY KEY (container, partition, id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS tags (
    container TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, partition TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (container, name, value, partition, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS documents_expiring ON documents (expires) WHERE expires IS NOT NULL;
`;

export const ReadRow = z.object({ partition: z.string(), id: z.string(), etag: z.string(), body: z.string() });
export const TaggedRow = ReadRow.extend({ value: z.string() });
export const KeyRow = ReadRow.pick({ partition: true, id: true });
export const TagsRow = z.object({ tags: z.string() });
export const FiledRow = ReadRow.extend(TagsRow.shape);
export type StoredRow = z.infer<typeof FiledRow>;
export const GoneRow = TagsRow.extend({ container: z.string(), partition: z.string(), id: z.string() });
export const Place = z.tuple([z.string(), z.string()]);
export const After = z.tuple([z.string(), z.string(), z.string()]);

/** Every tag value as its own pair, so that a document can be found by each of several. */
export function* pairs(tags: Tags): Generator<readonly [string, string]> {
  for (const [name, values] of Object.entries(tags)) {
    for (const value of new Set(typeof values === 'string' ? [values] : values)) yield [name, value];
  }
}

export interface Key {
  readonly partition: string;
  readonly id: string;
}

/** Never the same twice, so that one from before a removal fits nothing that came after it (S53). */
export const newEtag = (): string => randomUUID();

interface Columns {
  readonly tags: string;
  readonly expires: number | null;
  readonly body: string;
}

export const columnsOf = ({ tags, expires, body }: Document): Columns => ({
  tags: JSON.stringify(tags),
  expires: expires?.getTime() ?? null,
  body: JSON.stringify(body),
});

const StoredTags = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export const parseTags = (text: string): Tags => StoredTags.parse(JSON.parse(text));

/** The body is parsed when it is first looked at: whoever knows this version already never does. */
export function kept({ id, partition, etag, body }: z.infer<typeof ReadRow>): Kept {
  let parsed: readonly [unknown] | undefined;
  return {
    id,
    partition,
    etag,
    get body(): unknown {
      parsed ??= [JSON.parse(body)];
      return parsed[0];
    },
  };
}
