import type { Answers } from '../../forms/question.ts';
import { RecordId } from '../../kernel/ids.ts';
import { loadPerson, RECORD, tellersFor, WHO, type Opening } from '../../questions/context.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { intoRecord, newRecord, type Flow } from '../flow.ts';
import type { AskedFor } from './known.ts';
import type { Parts } from './on-record.ts';
import { overheard } from './overheard.ts';
import * as ask from './questions.ts';
import type { ReviewContext } from './questions.ts';
import type { Command } from './rules.ts';
import { waitingReviews, type Reviews } from './waiting.ts';

/** A review besides the planned ones is thought of: why, and whether one is held (R29, R30). */
export function review(parts: Reviews & Pick<Parts, 'directory'>, askedFor: AskedFor): Flow<ReviewContext> {
  return {
    id: 'review',
    version: 1,
    title: 'Consider a review',
    phrases: ['consider a review', 'consider a review for', 'review for', 'plan a review', 'formal review'],
    overhears: overheard,
    startsFrom: 'person',
    opensFor: [ask.why.key],
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Review', example: 'consider a review for Ada Palmer', group: 'person', rank: 37 },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      { id: 'why', title: 'Why', questions: [ask.why, ask.hold] },
      {
        id: 'more',
        title: 'More about it',
        questions: [ask.unresolved, ask.reducing, ask.asker, ask.askerElse, ask.askedOn, ask.whyNot],
      },
      { id: 'when', title: 'When, and who holds it', follows: true, questions: [ask.on, ask.by] },
    ],
    recordWords: 'Record this',
    load: (opening) => load(parts, opening, askedFor),
    resets: { [ask.person.key]: 'all' },
    fills: ({ openedFor: { [ask.why.key]: why } = {} }, { today, colleagues: [me], asked }) => ({
      answers: {
        ...(why !== undefined && { [ask.why.key]: why }),
        ...(asked && { [ask.why.key]: 'asked' }),
        [ask.on.key]: addWorkingDays(today, 1),
        ...(me && { [ask.by.key]: me.value }),
      },
    }),
    warnings: ({ answers }, context) => ask.warningsFor(answers, context),
    carryOut: intoRecord(parts.reviews, {
      command(session, context: ReviewContext) {
        const [{ person }, command] = [context, considered(session.answers, context)];
        return person && command && { ...newRecord(session, person), command };
      },
      said: ({ record: { reference } }) => ({ words: `Recorded as ${reference}.` }),
    }),
  };
}

async function load(
  parts: Reviews & Pick<Parts, 'directory'>,
  opening: Opening,
  askedFor: AskedFor,
): Promise<ReviewContext> {
  const context = await loadPerson(parts.directory, opening, 'record');
  const { person } = context;
  const from = RecordId.safeParse(opening.session.openedFor[RECORD]).data;
  const asked = person && from && (await askedFor(opening.viewer, person, from));
  return {
    ...context,
    colleagues: tellersFor(opening.viewer, person),
    asked: asked || undefined,
    waiting: person ? await waitingReviews(parts, opening.viewer, person) : [],
  };
}

function considered(answers: Answers, context: ReviewContext): Command | undefined {
  const [why, reason] = [ask.whyIn(answers, context), ask.whyNot.of(answers)];
  if (!why) return undefined;
  if (ask.hold.of(answers) === 'no') return reason === undefined ? undefined : { type: 'not-consider', why, reason };
  const planned = ask.plannedIn(ask.on.of(answers), ask.by.of(answers), context);
  return planned && { type: 'consider', why, planned };
}
