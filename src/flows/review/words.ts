import type { Flag, Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import { chargingRows } from '../../people/charging.ts';
import { stoppedWords } from '../../people/stopped.ts';
import { decidingRows } from '../../people/capacity.ts';
import {
  chargesWait,
  needsAdvocate,
  plannedWords,
  untold,
  waits,
  type Held,
  type SeenReview,
  type Why,
} from './facts.ts';
import * as ask from './held-questions.ts';
import { why as askWhy } from './questions.ts';

const AGREES = { yes: 'Agrees with what comes next', no: 'Does not agree', 'not-reached': 'Not asked yet' } as const;

export const nextWords = ({ next }: Pick<Held, 'next'>): string => ask.next.words(next, {});

export function whyWords(why: Why | undefined): string {
  if (!why) return 'The plan is reviewed from time to time';
  const { triggers, asked } = why;
  return sentences(
    ...listed(
      askWhy.words(triggers.join(','), {}),
      asked && `Asked by ${asked.from} on ${wordsForDay(asked.on)}`,
      triggers.includes('issues') &&
        `Unresolved: ${why.unresolved ? 'yes' : 'no'}, less benefit: ${why.reducing ? 'yes' : 'no'}`,
    ),
  );
}

/** `called`: the person, as whoever reads it knows them. */
export const rows = (the: SeenReview, called: string): readonly Row[] => {
  const { notHeld, held } = the;
  const [planned, next] = [waits(the), (held ?? notHeld)?.nextReview];
  return listed<Row>(
    held && { label: 'What comes next', value: nextWords(held) },
    planned && { label: 'To be held', value: plannedWords(planned) },
    notHeld?.told && { label: 'Told why', value: `${the.why?.asked?.from ?? ''}, ${wordsForDay(notHeld.told)}` },
    notHeld && { label: `Not held, noted on ${wordsForDay(notHeld.on)}`, value: notHeld.reason },
    next && { label: 'Next review', value: plannedWords(next) },
    ...(held ? heldRows(held, called) : []),
    { label: 'Why', value: whyWords(the.why) },
  );
};

export const heldRows = (held: Held, called: string): readonly Row[] => {
  const { on, right, inPlace, progress, issues, took, without, says, views, carers, deciding, charging } = held;
  return listed<Row>(
    { label: 'Held on', value: wordsForDay(on) },
    { label: 'Still right', value: ask.right.words(right, {}) },
    { label: 'Who took part', value: took.map(({ name }) => name).join(', ') },
    without !== undefined && { label: 'Without the person', value: without },
    { label: `What ${called} thinks`, value: sentences(...listed(says && AGREES[says], views)) },
    ...(deciding.capacity.answer === 'has' ? [] : decidingRows(deciding)),
    ...carers.map(({ name, views: words }) => ({ label: `What ${name} thinks`, value: words })),
    ...(charging ? chargingRows(charging) : []),
    { label: 'In place, and what was seen', value: inPlace },
    { label: 'Progress', value: progress },
    { label: 'Issues', value: issues },
  );
};

export const flags = (the: SeenReview): readonly Flag[] => {
  const [planned, { held, notHeld, stopped }] = [waits(the), the];
  return listed<Flag>(
    planned && { words: `To be held on ${plannedWords(planned)}`, tone: 'warning' },
    !held && !notHeld && stopped && { words: stoppedWords(stopped), tone: 'neutral' },
    held &&
      chargesWait(held) && {
        words: 'Not closed: note first what was said about charges.',
        tone: 'attention',
      },
    held?.says === 'no' && { words: 'The person does not agree with what comes next.', tone: 'attention' },
    held?.deciding.capacity.answer === 'unknown' && {
      words: 'Capacity to decide this is not known: find out before anything changes.',
      tone: 'warning',
    },
    untold(the) !== undefined && { words: `Tell ${untold(the)} why no review is held.`, tone: 'warning' },
    held &&
      needsAdvocate(held) && { words: 'Nobody was consulted, and no advocate is asked for yet.', tone: 'warning' },
  );
};
