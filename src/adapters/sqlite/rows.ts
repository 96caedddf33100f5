import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { lazily } from '../../kernel/lazily.ts';
import type { Document, Kept } from '../../store/document-store.ts';

const carriedBy = (row: 'NEW' | 'OLD'): string =>
  `(SELECT * FROM carried WHERE container = ${row}.container AND partition = ${row}.partition AND id = ${row}.id)`;
const ADDED = `INSERT OR IGNORE INTO tags SELECT * FROM ${carriedBy('NEW')}`;
const TAKEN = `DELETE FROM tags WHERE (container, name, value, partition, id) IN ${carriedBy('OLD')}`;

/**
 * A document's tags stand in it as JSON; in `tags` each value is a row, so that a document can be found by each of several. Triggers keep
 * those rows true. With `secure_delete`, what was erased does not stay behind in pages that are free (S31).
 */
export const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
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
  CREATE VIEW IF NOT EXISTS carried AS
    SELECT d.container, t.key AS name, v.value, d.partition, d.id
    FROM documents d, json_each(d.tags) t, json_each(iif(t.type = 'array', t.value, json_array(t.value))) v;
  CREATE TRIGGER IF NOT EXISTS tagged AFTER INSERT ON documents BEGIN ${ADDED}; END;
  CREATE TRIGGER IF NOT EXISTS untagged BEFORE DELETE ON documents BEGIN ${TAKEN}; END;
  CREATE TRIGGER IF NOT EXISTS untagged_first BEFORE UPDATE OF tags ON documents WHEN NEW.tags <> OLD.tags BEGIN ${TAKEN}; END;
  CREATE TRIGGER IF NOT EXISTS tagged_anew AFTER UPDATE OF tags ON documents WHEN NEW.tags <> OLD.tags BEGIN ${ADDED}; END;
`;

export const ReadRow = z.object({ partition: z.string(), id: z.string(), etag: z.string(), body: z.string() });
export const TaggedRow = ReadRow.extend({ value: z.string() });
export const ValueRow = TaggedRow.pick({ value: true });
export const KeyRow = ReadRow.pick({ partition: true, id: true });
export const TagRow = z.object({ name: z.string(), value: z.string() });
export const Place = z.tuple([z.string(), z.string()]);
export const After = z.tuple([z.string(), z.string(), z.string()]);

/** Never the same twice, so that one from before a removal fits nothing that came after it (S53). */
export const newEtag = (): string => randomUUID();

export const columnsOf = ({ tags, expires, body }: Document) => ({
  tags: JSON.stringify(tags),
  expires: expires?.getTime() ?? null,
  body: JSON.stringify(body),
});

/** The body is parsed when it is first looked at; a reader that knows this version already never does. */
export function kept({ id, partition, etag, body }: z.infer<typeof ReadRow>): Kept {
  const parsed = lazily((): unknown => JSON.parse(body));
  return {
    id,
    partition,
    etag,
    get body() {
      return parsed();
    },
  };
}
