import { z } from 'zod';
import { Day, wordsForDay } from '../../kernel/days.ts';
import { isOver, pauseIn, type Stopped } from '../../people/stopped.ts';

/** Who goes on sending workers or bills until they hear of an end, or of less support. */
export const Office = z.enum(['finance', 'rota', 'purchaser']);
export type Office = z.infer<typeof Office>;

/** What they have to hear, in a sentence, and from which day it is so. `paused`: in hospital; `on-hold`: by a decision to pause. */
const News = z.strictObject({ what: z.enum(['ended', 'paused', 'on-hold', 'less']), from: Day, words: z.string() });
export type News = z.infer<typeof News>;

/** What they hear when reablement stops; of a pause that was decided, nothing of why. */
export const newsOfStop = ({ what, since }: Pick<Stopped, 'what' | 'since'>): News => ({
  what: isOver({ what }) ? 'ended' : what === 'paused' ? 'on-hold' : 'paused',
  from: since,
  words: `${STOPPED[what]} ${wordsForDay(since)}: ${isOver({ what }) ? 'no more visits' : NO_VISITS[what === 'paused' ? 'on-hold' : 'paused']}`,
});

const NO_VISITS = {
  paused: 'no visits until the team says that they go on',
  'on-hold': 'only the support that goes on, until the team says that visits do',
};

/** Whether what they were told of is so, as the person is now. */
export const isSoNow = ({ what }: News, stopped: Stopped | undefined): boolean =>
  what === 'on-hold'
    ? pauseIn(stopped) !== undefined
    : what === 'paused'
      ? stopped?.what === 'hospital'
      : stopped !== undefined;

const STOPPED: Readonly<Record<Stopped['what'], string>> = {
  hospital: 'In hospital since',
  paused: 'Paused since',
  ended: 'Reablement ended on',
  moved: 'Moved away on',
  died: 'Died on',
};

export const Note = z.strictObject({
  id: z.string(),
  office: Office,
  /** `told`: their answer is still to come. */
  how: z.enum(['told', 'answered', 'not-concerned']),
  on: Day,
  /** Who answered, by name and role, and what. */
  who: z.string().optional(),
  words: z.string().optional(),
  /** What they heard, as the form said when it was opened (S53). */
  heard: z.string().optional(),
});
export interface Note extends z.infer<typeof Note> {}

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begun'), news: News }),
  z.strictObject({ type: z.literal('noted'), note: Note }),
  /** They heard what is so no more: they hear the new, too (R5, TL3). */
  z.strictObject({ type: z.literal('noted-of-before'), note: Note }),
  /** A stay in hospital became an end, of which they are told. */
  z.strictObject({ type: z.literal('overtaken') }),
  /** `waits`: visits do not go on yet. Reablement goes on again, or less support does not apply: those who had heard of it hear that, too. */
  z.strictObject({ type: z.literal('went-on'), waits: z.literal(true).optional() }),
]);
export type Fact = z.infer<typeof Fact>;

const Recorded = z.strictObject({
  status: z.literal('begun'),
  news: News,
  since: Day,
  /** Those who must hear of it. */
  offices: z.array(Office),
  notes: z.array(Note),
  /** What was noted of news that is so no more, after it had changed. */
  ofBefore: z.array(Note).optional(),
  wentOn: Day.optional(),
  /** It goes on, and visits wait: for the plan to be looked at, or until they are back from hospital. */
  waits: z.literal(true).optional(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;

export const SHOWN = ['news', 'offices', 'notes', 'wentOn', 'waits'] as const;
export type SeenOffices = Pick<Recorded, (typeof SHOWN)[number]>;
