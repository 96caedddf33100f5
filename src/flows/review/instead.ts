import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import type { Entered } from '../../forms/session.ts';
import { ownWords } from '../../questions/own-words.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { waits } from './facts.ts';
import { planNext } from './next.ts';
import { isOver, loadReview, type OnReview, type Parts } from './on-record.ts';
import { comingDay, plannedIn, staffQuestion } from './questions.ts';
import { nextDay, rules, standing, type Command } from './rules.ts';

const what = choice({
  key: 'reviewInstead',
  short: 'Instead',
  label: 'What happens instead?',
  schema: z.enum(['moved', 'dropped']),
  options: [
    {
      value: 'moved',
      title: 'Another day, or another colleague',
      also: ['another day', 'moved', 'colleague', 'later'],
    },
    { value: 'dropped', title: 'It is not needed', also: ['not needed', 'not held', 'none'] },
  ],
});

const reason = ownWords<OnReview>({ key: 'reviewReason', short: 'Why', label: 'Why?', max: 500, lines: 'many' });

const on = comingDay({ key: 'reviewInsteadOn', short: 'Day', label: 'On which day is it held, or the next one?' });
const by = staffQuestion({ key: 'reviewInsteadBy', short: 'Held by', label: 'Who holds it?' });

/** A review that was planned is on another day, by somebody else, or not held: each with a reason (R29). */
export function reviewInstead(parts: Parts): Flow<OnReview> {
  return {
    id: 'review-instead',
    version: 1,
    title: 'It is not held, or later',
    phrases: ['the review is not held', 'the review is later', 'somebody else holds the review'],
    startsFrom: 'record',
    of: rules.kind,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [{ id: 'instead', title: 'What happens instead', questions: [what, reason, on, by] }],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadReview(parts, opening),
    idle: isOver,
    fills: (_, { today, every, seen, other }) => {
      const planned = (seen && waits(seen)) ?? other?.planned;
      return {
        answers: {
          [on.key]: nextDay(planned?.on ?? today, every, today),
          ...(planned && { [by.key]: planned.by.staff }),
        },
      };
    },
    async carryOut(session, context, viewer) {
      const command = instead(session, context);
      const done = await intoRecord(parts.reviews, {
        command(_, at: OnReview) {
          const where = thatRecord(at);
          return where && command && { ...where, command };
        },
        said: { words: command?.type === 'drop' ? 'Noted: this review is not held.' : 'Noted.' },
      })(session, context, viewer);
      if (done.ok && command?.type === 'drop') await planNext(parts, context, viewer, command.nextReview);
      return done;
    },
  };
}

type Instead = Extract<Command, { type: 'move' | 'drop' }>;

function instead({ answers }: Entered, context: OnReview): Instead | undefined {
  const planned = plannedIn(on.of(answers), by.of(answers), context, context.every);
  const why = reason.of(answers);
  if (!planned || why === undefined) return undefined;
  return what.of(answers) === 'moved'
    ? { type: 'move', planned, reason: why, ...(context.seen?.planned && { seen: standing(context.seen.planned) }) }
    : { type: 'drop', reason: why, nextReview: planned };
}
