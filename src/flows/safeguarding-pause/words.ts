import type { Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { LINES, type Decision, type Essential, type Involved, type Line, type PauseSpan } from './facts.ts';

/** How the parties of a decision are named (R42). */
export const LINE_WORDS: Readonly<Record<Line, string>> = {
  service: 'The reablement service',
  process: 'Whoever runs the safeguarding process',
  person: 'The person, or their representative',
  carer: 'Any carer',
};

export const INVOLVED_WORDS: Readonly<Record<Involved, string>> = {
  yes: 'Involved',
  risk: 'No: it would put them at risk',
  no: 'Not involved',
  none: 'There is nobody',
};

/** What a service has set: whether the free weeks run on while it is paused. No law or guidance seen says so. */
export type FreeWeeks = 'run-on' | 'stand-still' | undefined;

export const freeWeeksWords = (set: FreeWeeks): string =>
  set === undefined
    ? 'Whether they run on while it is paused is not set up here. Ask your manager.'
    : set === 'run-on'
      ? 'They run on while it is paused.'
      : 'They stand still while it is paused.';

export const spanWords = ({ since, until }: PauseSpan): string =>
  until === undefined ? `Since ${wordsForDay(since)}` : `${wordsForDay(since)} to ${wordsForDay(until)}`;

export const outcomeWords = ({ outcome }: Pick<Decision, 'outcome'>): string =>
  outcome === 'paused' ? 'Reablement pauses' : 'Reablement goes on alongside';

/** It is never said that there is no support where nobody has decided that. */
export const essentialWords = (essential: Essential | undefined): string =>
  essential === undefined
    ? 'Not decided'
    : essential === 'none'
      ? 'Nothing: it was decided that none is needed'
      : essential.join('\n');

export const PLAN_FIRST = 'Visits go on once the plan has been looked at';

/** What it means now that it is not paused any more: the same in every place (R43). */
export const againWords = (again: Decision['again'], isInHospital: boolean): string =>
  isInHospital
    ? 'They are in hospital: visits go on when they are back'
    : again?.plan === 'changes'
      ? PLAN_FIRST
      : 'Visits and reminders go on as the plan says';

const everyWords = (days: number): string =>
  days === 1 ? 'every day' : days === 7 ? 'every week' : `every ${String(days)} days`;

/** All of one decision, for those who may know why. */
export const decisionRows = (decision: Decision): readonly Row[] => {
  const { from, reason, parties, meanwhile, again } = decision;
  return listed<Row>(
    { label: 'Decided', value: `${outcomeWords(decision)}, from ${wordsForDay(from)}` },
    { label: 'Reason', value: reason },
    ...LINES.map((line): Row => {
      const { involved, why } = parties[line];
      return { label: LINE_WORDS[line], value: listed(INVOLVED_WORDS[involved], why).join(': ') };
    }),
    meanwhile && { label: 'What keeps them safe', value: meanwhile.safe },
    meanwhile && { label: 'Essential support', value: essentialWords(meanwhile.essential) },
    meanwhile && {
      label: 'Welfare contact',
      value: `${meanwhile.welfare.name}, ${everyWords(meanwhile.welfare.everyDays)}`,
    },
    meanwhile && { label: 'Look at it again', value: wordsForDay(meanwhile.lookAgainOn) },
    again?.words !== undefined && { label: 'What changes in the plan', value: again.words },
  );
};
