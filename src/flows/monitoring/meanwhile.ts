import { z } from 'zod';
import type { Refused } from '../../forms/form.ts';
import type { Answers } from '../../forms/question.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { referenceOf, type RecordId } from '../../kernel/ids.ts';
import type { Monitored, Standing } from './in-force.ts';
import * as ask from './questions.ts';
import type { Colleague } from './noted.ts';

/** What stood when the form was begun, and how it was monitored then: what was changed since is shown and asked about (S53). */
const Base = z.strictObject({ standing: z.record(z.string(), z.number()), from: z.string().optional() });

export const baseOf = ({ all, onStart }: Monitored): z.infer<typeof Base> => ({
  standing: Object.fromEntries(all.map(({ record, edition }) => [record, edition])),
  from: onStart,
});

interface Looking {
  readonly monitored?: Monitored | undefined;
  readonly colleagues?: readonly Colleague[] | undefined;
}

/** What was recorded or changed since, without the record that this form makes; what was taken back since is only another "Before". */
function since(base: unknown, { monitored }: Looking, own?: RecordId): readonly Standing[] {
  const before = Base.safeParse(base).data;
  return before && monitored
    ? monitored.all.filter(({ record, edition }) => record !== own && before.standing[record] !== edition)
    : [];
}

export const meanwhileWords = (base: unknown, context: Looking, own?: RecordId): readonly string[] =>
  since(base, context, own).map(
    ({ record, words, from, by }) =>
      `Since you began this form, ${context.colleagues?.find(({ id }) => id === by)?.name ?? 'somebody'} recorded another change of monitoring: "${words}" from ${wordsForDay(from)} (${referenceOf('MC', record)}).`,
  );

/** Asked once: whoever records it then has read it. */
export function meanwhile(
  { base, answers }: { readonly base?: unknown; readonly answers: Answers },
  context: Looking,
  own: RecordId,
): Refused | undefined {
  const [words, before] = [meanwhileWords(base, context, own), Base.safeParse(base).data];
  const { monitored } = context;
  if (words.length === 0 || !monitored) return undefined;
  const { onStart } = monitored;
  const follows = onStart !== undefined && answers[ask.from.key] === before?.from;
  return {
    words: `${words.join(' ')} If you record yours, it holds instead from the day on which it begins.${follows ? ` "Before" now says "${onStart}".` : ''} Please check, and record it only if that is right.`,
    instead: { answers: follows ? { [ask.from.key]: onStart } : {}, base: baseOf(monitored) },
  };
}

/** What never begins because of this one: everything that begins with it or later. */
export const overtaken = ({ all, startsOn }: Monitored, own: RecordId) =>
  all
    .filter(({ record, from }) => record !== own && from >= startsOn)
    .map(({ record, words, from }) => ({ record, words, from }));
