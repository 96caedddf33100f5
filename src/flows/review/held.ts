import { decidingFills } from '../../questions/deciding.ts';
import { decidingSteps, doubtSteps } from '../../questions/deciding-steps.ts';
import { capacity } from '../../questions/capacity.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as ask from './held-questions.ts';
import { planNext } from './next.ts';
import { isOver, loadReview, type OnReview, type Parts } from './on-record.ts';
import { nextDay, rules } from './rules.ts';

/** A review was held: what it says, and what comes next (R29). */
export function reviewHeld(parts: Parts): Flow<OnReview> {
  return {
    id: 'review-held',
    version: 1,
    title: 'Note the review',
    phrases: ['note the review', 'the review was held', 'hold the review'],
    startsFrom: 'record',
    of: rules.kind,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: (context) => [
      {
        id: 'stands',
        title: 'How it stands',
        questions: [
          ask.inPlace,
          ask.progress,
          ask.issues,
          ask.right,
          ask.next,
          capacity,
          ask.says,
          ask.views,
          ask.took,
        ],
      },
      ...decidingSteps,
      ...doubtSteps,
      { id: 'others', title: 'Those around them', questions: [...ask.viewsOfCarers(context), ask.without] },
      { id: 'charges', title: 'Charges', questions: ask.charges },
      { id: 'next', title: 'The next review', follows: true, questions: [ask.heldOn, ask.nextOn, ask.nextBy] },
    ],
    recordWords: 'Record this',
    load: (opening) => loadReview(parts, opening),
    idle: isOver,
    // What is in place was filled in from the plan: another version may apply by now (P11).
    stands: ({ known }) =>
      known
        ? [{ key: 'in-place', is: versionHash([known.inPlace]), words: [`This is in place now: ${known.inPlace}`] }]
        : [],
    fills: (_, context) => filled(context),
    async carryOut(session, context, viewer) {
      const held = ask.heldIn(session.answers, context);
      const done = await intoRecord(parts.reviews, {
        command(_, at: OnReview) {
          const where = thatRecord(at);
          return where && held && { ...where, command: { type: 'hold' as const, held } };
        },
        said: { words: 'The review is noted.' },
      })(session, context, viewer);
      if (done.ok) await planNext(parts, context, viewer, held?.nextReview);
      return done;
    },
  };
}

/** R29: what the plan, its changes, issues and evidence say already; the next review is as far away as the plan says. */
function filled(context: OnReview) {
  const { known, today, other, every, seen, colleagues } = context;
  const by = (other?.planned ?? seen?.planned)?.by.staff;
  const next = colleagues.find(({ value }) => value === by) ?? colleagues[0];
  return {
    answers: {
      ...decidingFills(context),
      ...(known && {
        [ask.inPlace.key]: known.inPlace,
        [ask.progress.key]: known.progress,
        ...(known.issues !== '' && { [ask.issues.key]: known.issues }),
      }),
      [ask.heldOn.key]: today,
      [ask.nextOn.key]: other && other.planned.on > today ? other.planned.on : nextDay(today, every, today),
      ...(next && { [ask.nextBy.key]: next.value }),
    },
  };
}
