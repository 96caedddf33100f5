import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { COUNTS, featuresOf } from '../features.ts';
import type { Example } from './train.ts';

const FOLDER = new URL('../examples/', import.meta.url);
const Class = z.enum(['ordinary', 'emergency', 'worry']);
/** What its writer meant, what the second judge read (nothing where there was none), and the sentence. */
const Line = z.tuple([Class, z.union([Class, z.literal('')]), z.string().trim().min(1)]);

/** Never learnt from, and not read by whoever works on this: only scored. */
const KEPT_APART = /^kept-apart-/u;
/** Not by one writer apart from the others: learnt from, and never scored. */
const NOT_APART: ReadonlySet<string> = new Set([
  'first-lists',
  'first-of-two',
  'second-of-two',
  'headings',
  'names',
  'tests',
  'typed-here',
]);

export const isKeptApart = (writer: string): boolean => KEPT_APART.test(writer);
export const isScored = (writer: string): boolean => !NOT_APART.has(writer);

export interface Judged extends Example {
  /** Whether both read it alike. */
  readonly isAgreed: boolean;
}

/** All examples, in the order of their files. Where a second judge read otherwise, the writer's class stands, unless README.md's rules said else. */
export function readExamples(counts = COUNTS): readonly Judged[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.tsv'))
    .toSorted()
    .flatMap((file) =>
      readFileSync(new URL(file, FOLDER), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line, index) => {
          const read = Line.safeParse(line.split('\t'));
          if (!read.success)
            throw new Error(`${file}, line ${index + 1}: class, judge's class and a sentence, with tabs`);
          const [kind, judged, text] = read.data;
          const writer = file.replace('.tsv', '');
          return { writer, kind, text, features: featuresOf(text, counts), isAgreed: judged === '' || judged === kind };
        }),
    );
}

/** What is learnt from. What is not scored counts more: people typed it, or it was not heard once. */
export const taughtBy = (examples: readonly Judged[]): readonly Judged[] =>
  examples.flatMap((one) => Array.from({ length: isKeptApart(one.writer) ? 0 : timesOf(one.writer) }, () => one));

const timesOf = (writer: string): number =>
  writer === 'tests' ? 8 : NOT_APART.has(writer) && writer !== 'typed-here' ? 2 : 1;
