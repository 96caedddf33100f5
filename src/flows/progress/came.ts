import type { Row } from '../../../cards/views.ts';
import type { Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Support } from '../../plans/support.ts';
import { minutesWords } from '../../plans/words.ts';
import { tScore } from './attainment.ts';
import type { Judged, SeenProgress } from './facts.ts';
import { progressIn } from './outcomes.ts';
import { managingWords, marksWords } from './words.ts';

/** How far somebody came, from the start to a day: what everybody says, and what the person alone says, for their own paper. */
export interface Came {
  readonly all: readonly Row[];
  readonly own: readonly Row[];
}

/** What was said up to the end is not mixed with what was said weeks after it. */
export const upTo = (the: SeenProgress, day: Day): SeenProgress => ({
  ...the,
  noted: the.noted.filter(({ on, when }) => on <= day && when !== 'follow-up'),
});

/** Support in week 2 beside the last week, and each outcome by who judged it. */
export const cameIn = (the: SeenProgress, support: Support | undefined): Came => ({
  all: rowsOf(the, support),
  own: rowsOf(
    { ...the, noted: the.noted.map((one) => ({ ...one, judged: one.judged.filter(({ who }) => who === 'person') })) },
    support,
  ),
});

const rowsOf = (the: SeenProgress, support: Support | undefined): readonly Row[] => [
  ...firstAndLast(the, support).slice(0, 1),
  ...progressIn(the).outcomes.flatMap((one) =>
    one.marks.length > 0 ? [{ label: one.words, value: marksWords(one) }] : [],
  ),
  ...firstAndLast(the, support).slice(1),
];

/** Besides the outcomes: the first and the last that is known of each. */
export const firstAndLast = (the: SeenProgress, support: Support | undefined): readonly Row[] => [
  {
    label: 'Support a week',
    value: support
      ? `From ${minutesWords(support.second)} in week 2 to ${minutesWords(support.last)}`
      : 'Known from week 2 on',
  },
  ...listed(
    changed(the, 'Confidence, 1 to 10', ({ confidence }) => confidence?.toString()),
    changed(the, 'Managing', ({ managing }) => managing && managingWords(managing)),
    changed(the, 'Outcomes together (50 is as hoped)', ({ marks }) =>
      tScore(marks.map(({ attainment }) => attainment))?.toFixed(0),
    ),
  ),
];

/** A line for each who said it; undefined when nobody did. */
function changed(
  { noted, carers }: Pick<SeenProgress, 'noted' | 'carers'>,
  label: string,
  said: (one: Judged) => string | undefined,
): Row | undefined {
  const all = noted.flatMap(({ judged }) => judged.filter(({ who, key }) => who !== 'carer' || carers.includes(key)));
  const lines = [...Map.groupBy(all, ({ key }) => key).values()].flatMap((of) => {
    const words = of.flatMap((one) => said(one) ?? []);
    const [first, last] = [words[0], words.at(-1)];
    const name = of.at(-1)?.name ?? '';
    return first === undefined ? [] : [`${name}: ${words.length > 1 ? `from ${first} to ${last}` : first}`];
  });
  return lines.length > 0 ? { label, value: lines.join('\n') } : undefined;
}
