import type { Viewer } from '../../access/viewer.ts';
import type { Refused } from '../../forms/form.ts';
import { wordsForDay, type Day } from '../../kernel/days.ts';
import { onlyRecordIdOf, type RecordId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Records } from '../../kinds/records.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import type { Plan } from '../../plans/plan.ts';
import type { LastAssessed } from '../../questions/context.ts';
import type { Finished } from '../flow.ts';
import type { SeenEnding } from './facts.ts';
import type { Reviewed } from './context.ts';
import * as ask from './questions.ts';
import { lackingIn, type Lacking } from './duties.ts';
import type { Command, Refusal } from './rules.ts';

/** An ending that closes, for the records that follow from it. */
export interface Closing {
  /** The ending's own record: what follows is made from it. */
  readonly from: RecordId;
  readonly person: VisiblePerson['the'];
  readonly viewer: Viewer;
  readonly today: Day;
  readonly ending: SeenEnding;
}

export interface Parts {
  readonly endings: OpenKind<Command, SeenEnding, Refusal>;
  readonly records: Records;
  readonly directory: Directory;
  readonly lastAssessed: LastAssessed;
  /** Reablement stops, by the ending's record of that; why not, when a colleague was quicker. */
  readonly stops: (closing: Closing, words: string) => Promise<Result<unknown, Refused>>;
  /** What follows from it once it is closed: who must be told, the follow-up. */
  readonly follows: readonly ((closing: Closing) => Promise<unknown>)[];
  /** Whether all outcomes of the plan are achieved, in words; or that they are not, or that there are none, as no plan was agreed. */
  readonly outcomes: (
    viewer: Viewer,
    person: VisiblePerson['the'],
  ) => Promise<{ readonly hasPlan: boolean } & ({ readonly achieved: string } | { readonly unmet: string })>;
  /** What the review says that this record is; undefined when it is none that was held. */
  readonly reviewed: (viewer: Viewer, person: VisiblePerson['the'], record: RecordId) => Promise<Reviewed | undefined>;
  /** The plan, as this viewer may see it: what it says of the time afterwards, and the change that is closed with the end. */
  readonly planFor: (viewer: Viewer, person: VisiblePerson['the']) => Promise<Plan | undefined>;
}

/** The record by which an ending stops reablement: the same however often it is closed (S51). */
export const stopIdOf = (ending: RecordId, person: VisiblePerson['the']): RecordId =>
  onlyRecordIdOf(person.id, `stop ${ending}`);

/** What the ending says to everybody who hears that reablement has stopped. */
const stopWords = ({ ground, shown, still, need }: SeenEnding): string =>
  sentences(
    ask.ground.words(ground, {}),
    shown,
    still === 'nothing' ? 'Nothing is needed afterwards' : listed(need?.what, need?.owner).join(': '),
  );

const LACKS: Readonly<Record<Lacking, string>> = {
  capacity: 'whether they can decide this is not known',
  decider: 'nobody has decided it for them yet',
  owner: 'nobody sees yet to what is still needed',
  appointment: 'nobody sees yet to the appointment after the end',
  charging: 'it is not noted yet what they were told about charges',
  day: 'the day is still to come',
};

/** Closes the ending when nothing is missing; otherwise says what is, and leaves it open (TL1, TL4). */
export async function close(
  { endings, stops, follows }: Parts,
  at: Omit<Closing, 'ending'>,
  reference: string,
): Promise<Result<Finished, Refused>> {
  const ending = await endings.seen(at.from, at.viewer, at.person);
  if (!ending) return ok({ record: at.from, words: `Recorded as ${reference}.` });
  const lacking = lackingIn(ending, at.today);
  if (lacking.length > 0)
    return ok({
      record: at.from,
      words: `Recorded as ${reference}. It is not closed yet: ${lacking.map((one) => (one === 'day' ? `it ends on ${wordsForDay(ending.on)}` : LACKS[one])).join('; ')}. Until then reablement goes on.`,
    });
  const closing = { ...at, ending };
  const stopped = await stops(closing, stopWords(ending));
  if (!stopped.ok) return stopped;
  for (const follow of follows) await follow(closing);
  return ok({
    record: at.from,
    words: `Recorded as ${reference}. Reablement has ended. Now tell everybody who must know.`,
  });
}
