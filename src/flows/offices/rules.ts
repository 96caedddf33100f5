import { wordsForDay } from '../../kernel/days.ts';
import { named } from '../../kernel/names.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import type { Rules } from '../../records/kind.ts';
import { DUTY_REMINDER } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { Fact, Office, State, type News, type Note, type Recorded } from './facts.ts';

export type Command =
  | { readonly type: 'begin'; readonly news: News }
  | { readonly type: 'note'; readonly note: Note }
  /** What they were told of is so no more: that reablement stopped, or less support. */
  | { readonly type: 'go-on'; readonly what: 'stopped' | 'less'; readonly waits?: boolean }
  /** Reablement is over. */
  | { readonly type: 'end' };

export type Refusal =
  | { readonly code: 'OFFICES.NOT-BEGUN' }
  | { readonly code: 'OFFICES.IN-THE-FUTURE' }
  | { readonly code: 'OFFICES.WORDS-MISSING' };

/** They are told, and asked for an answer, within so many working days. */
const WITHIN_DAYS = 2;

/** What was noted last of an office. */
export const noteOf = ({ notes }: Pick<Recorded, 'notes'>, office: Office): Note | undefined =>
  notes.findLast((one) => one.office === office);

/** Those who have not answered yet (TL3). */
export const waitingIn = (state: Pick<Recorded, 'offices' | 'notes'>): readonly Office[] =>
  state.offices.filter((office) => (noteOf(state, office)?.how ?? 'told') === 'told');

export const OFFICE_WORDS: Readonly<Record<Office, string>> = {
  finance: 'finance',
  rota: 'the rota',
  purchaser: 'the purchaser',
};

/** What they have to hear by now, in a sentence without its full stop. */
export const newsWords = ({ news, wentOn, waits }: Pick<Recorded, 'news' | 'wentOn' | 'waits'>): string => {
  if (wentOn === undefined) return news.words;
  const day = wordsForDay(wentOn);
  switch (news.what) {
    case 'less':
      return `This does not apply: ${news.words}`;
    case 'paused':
      return `Back from hospital on ${day}: the team says when visits go on`;
    case 'on-hold':
      return `No longer paused from ${day}: ${waits ? 'the team says when visits go on' : 'visits go on'}`;
    case 'ended':
      return `Reablement goes on again from ${day}`;
  }
};

/** The form was opened for news that has changed since. */
export const isOfBefore = (
  state: Pick<Recorded, 'news' | 'wentOn' | 'waits'>,
  { heard }: Pick<Note, 'heard'>,
): boolean => heard !== undefined && heard !== newsWords(state);

/** Whoever heard what is so no more is among those who must hear what is. */
const heardBefore = (state: Recorded, note: Note): Recorded => ({
  ...state,
  ofBefore: [...(state.ofBefore ?? []), note],
  offices: note.how === 'not-concerned' ? state.offices : [...new Set([...state.offices, note.office])],
  notes: note.how === 'not-concerned' ? state.notes : state.notes.filter(({ office }) => office !== note.office),
});

type GoOn = Extract<Command, { type: 'go-on' }>;

/** Once; and of a pause that was decided once more, when what visits waited for is done. */
const goesOn = (state: Recorded, { what, waits }: GoOn): boolean =>
  isLess(state) === (what === 'less') && (state.wentOn === undefined || (state.waits === true && waits === false));

const wentOnOf = ({ news }: Recorded, { waits }: GoOn): Fact => ({
  type: 'went-on',
  ...(waits === true && news.what === 'on-hold' && { waits }),
});

const isLess = ({ news }: Pick<Recorded, 'news'>): boolean => news.what === 'less';

/** Finance, the rota and whoever purchases the support are told of an end or of less support, until each has answered (TL3). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'offices',
  prefix: 'FR',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  decide(state, command, { today }) {
    if (command.type === 'begin')
      // P11: a version that did not apply for a while does so after all.
      return ok(
        state.status === 'new' || (state.wentOn !== undefined && command.news.what === 'less')
          ? [{ type: 'begun', news: command.news }]
          : [],
      );
    if (state.status === 'new') return refuse({ code: 'OFFICES.NOT-BEGUN' });
    if (command.type === 'go-on') return ok(goesOn(state, command) ? [wentOnOf(state, command)] : []);
    if (command.type === 'end')
      return ok(
        (state.news.what === 'paused' || state.news.what === 'on-hold') && state.offices.length > 0
          ? [{ type: 'overtaken' }]
          : [],
      );
    const { note } = command;
    if ([...state.notes, ...(state.ofBefore ?? [])].some(({ id }) => id === note.id)) return ok([]);
    if (note.on > today) return refuse({ code: 'OFFICES.IN-THE-FUTURE' });
    return note.how === 'answered' && (saysNothing(note.who ?? '') || saysNothing(note.words ?? ''))
      ? refuse({ code: 'OFFICES.WORDS-MISSING' })
      : ok([{ type: isOfBefore(state, note) ? 'noted-of-before' : 'noted', note }]);
  },
  evolve(state, fact, { today }) {
    if (fact.type === 'begun')
      return { status: 'begun', news: fact.news, since: today, offices: [...Office.options], notes: [] };
    if (state.status === 'new') return state;
    if (fact.type === 'noted') return { ...state, notes: [...state.notes, fact.note] };
    if (fact.type === 'noted-of-before') return heardBefore(state, fact.note);
    if (fact.type === 'overtaken') return { ...state, offices: [] };
    // What some have not heard yet, that visits wait, they hear in its place.
    const told = state.waits
      ? state.offices
      : state.offices.filter((office) => (noteOf(state, office)?.how ?? 'not-concerned') !== 'not-concerned');
    const { waits: _, ...before } = state;
    return { ...before, offices: told, notes: [], wentOn: today, ...(fact.waits && { waits: true }) };
  },
  duties(state, { author }) {
    const waiting = state.status === 'new' ? [] : waitingIn(state);
    if (state.status === 'new' || waiting.length === 0) return [];
    const since = state.wentOn ?? state.since;
    const who = named(waiting.map((one) => OFFICE_WORDS[one]));
    return [
      {
        key: `answers.${since}`,
        kind: 'answers',
        of: [author],
        since,
        due: addWorkingDays(since, WITHIN_DAYS),
        // What it was before stands in the record: a row of a list ends before it.
        words: `Tell ${who}, and note the answer: ${newsWords(state).replace(/, instead of .*$/u, '')}`,
        reminder: DUTY_REMINDER,
        handsOver: true,
        upwards: `No answer yet from ${who}: ${newsWords(state)}`,
      },
    ];
  },
};
