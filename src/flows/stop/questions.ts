import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import { date, type Dated, type Limit } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { answered, type Question } from '../../forms/question.ts';
import { addDays, wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { refuse } from '../../kernel/result.ts';
import { stoppedWords, type Stopped } from '../../people/stopped.ts';
import { called } from '../../questions/called.ts';
import type { PersonContext } from '../../questions/context.ts';
import { person as personQuestion } from '../../questions/person.ts';
import type { StaysClosed } from './facts.ts';
import { DAY_OF } from './rules.ts';

export const What = z.enum(['hospital', 'moved', 'died', 'back', 'still', 'restart']);
export type What = z.infer<typeof What>;
/** What is noted here of a person who was in reablement; an ending has a form of its own. */
export const Stopping = What.extract(['hospital', 'moved', 'died']);
export type Stopping = z.infer<typeof Stopping>;

export interface StopContext extends PersonContext {
  /** Why reablement does not go on as this form is filled in; what the form itself has recorded does not count. */
  readonly stopped: Stopped | undefined;
  /** The form was begun about something that had stopped, or it has been recorded already: then it is only said again. */
  readonly isRepeated: boolean;
  /** What it was opened with, when somebody said what has happened. */
  readonly said: string | undefined;
  /** What was closed, and stays closed when reablement begins again. */
  readonly closed: readonly StaysClosed[];
}

export const person = personQuestion({ key: 'person', short: 'Person', label: 'Whom is it about?' });

const STOPS = [
  { value: 'hospital', title: 'In hospital', also: ['hospital', 'gone into hospital', 'went into hospital', 'a&e'] },
  { value: 'moved', title: 'Moved away', also: ['moved', 'has moved'] },
  { value: 'died', title: 'Has died', also: ['died', 'death', 'passed away'] },
] as const;
const BACK = { value: 'back', title: 'Back from hospital', also: ['back', 'home', 'home again', 'yes'] } as const;
const STILL = { value: 'still', title: 'Still in hospital', also: ['still', 'not yet', 'no'] } as const;
const AGAIN = { value: 'restart', title: 'Reablement goes on again', also: ['again', 'restart', 'goes on'] } as const;
const MISTAKE = { ...AGAIN, title: 'This was recorded by mistake', also: ['mistake', 'wrong', 'by mistake'] } as const;

/** What can have happened to somebody, as they are now. */
function possible({ stopped, isRepeated }: StopContext) {
  if (isRepeated) return [...STOPS, BACK, STILL, AGAIN];
  switch (stopped?.what) {
    case undefined:
    case 'paused':
      return [...STOPS];
    case 'hospital':
      return [BACK, STILL, ...STOPS.filter(({ value }) => value !== 'hospital')];
    case 'ended':
    case 'moved':
      return [AGAIN, ...STOPS.filter(({ value }) => value === 'died')];
    case 'died':
      return [MISTAKE];
  }
}

const asked = choice({ key: 'what', short: 'What', label: 'What has happened?', schema: What, options: possible });

/** A colleague may have been quicker, or it may not be so: then that is said, and not only that it cannot be chosen. */
export const what: Question<What, StopContext> = {
  ...asked,
  subject: true,
  take(raw, context) {
    const taken = asked.take(raw, context);
    return taken.ok || !What.safeParse(raw).success
      ? taken
      : refuse({ words: `${alreadyWords(context)} What has happened?` });
  },
};

const alreadyWords = (context: StopContext): string =>
  context.stopped
    ? `This is recorded already about ${called(context)}: ${stoppedWords(context.stopped)}`
    : `${called(context)} is not in hospital, as far as it is recorded, and nothing has stopped that could go on again.`;

/** Said at once when what was said cannot be, as the person is now. */
export const cannotBe = (context: StopContext): string | undefined =>
  context.said === undefined || what.take(context.said, context).ok ? undefined : alreadyWords(context);

const doing = (...wanted: readonly What[]) => answered(what, ...wanted);

const past = ({ today, person: known }: StopContext): readonly Limit[] =>
  listed<Limit>(
    { latest: today, words: 'that day is still to come.' },
    known && { earliest: known.started, words: 'that is before reablement began.' },
  );

const dayOf = (
  stop: Stopping,
  label: string | ((context: StopContext) => string),
  short: string,
): Question<Day, StopContext> =>
  date({ key: DAY_OF[stop], label, short, lean: 'past', limits: past, when: doing(stop) });

export const inSince = dayOf('hospital', 'Since when?', 'Since');
export const movedOn = dayOf('moved', (context) => `On which day did ${called(context)} move?`, 'Moved');
export const diedOn = dayOf('died', (context) => `On which day did ${called(context)} die?`, 'Died');
export const DAYS = { hospital: inSince, moved: movedOn, died: diedOn } as const;

export const expectedBack: Question<Day, StopContext> = date({
  key: 'expectedBack',
  label: 'When are they expected back?',
  short: 'Expected back',
  help: 'Leave it empty if nobody knows. You are asked after a week.',
  lean: 'coming',
  optional: true,
  when: doing('hospital', 'still'),
  limits: ({ today }: StopContext & Dated) => [
    { earliest: today, words: 'that day has passed. If they are back, choose "Back from hospital".' },
    { latest: addDays(today, 366), words: 'that is more than a year away. Please check the date.' },
  ],
});

const words = (key: string, label: string, short: string, stop: Stopping, example: string, optional = false) =>
  text<StopContext>({ key, label, short, example, max: 1000, lines: 'many', optional, when: doing(stop) });

export const movedWords = words(
  'movedWords',
  'Where does their support go on?',
  'Support goes on',
  'moved',
  'For example: with her son in Leeds; their reablement team knows',
);
export const diedWords = words(
  'diedWords',
  'Is there anything that colleagues should know?',
  'To know',
  'died',
  'For example: her daughter was with her',
  true,
);
export const WORDS = [movedWords, diedWords] as const;

export const backOn: Question<Day, StopContext> = date({
  key: 'backOn',
  label: 'Since which day are they back?',
  short: 'Back',
  lean: 'past',
  when: doing('back'),
  limits: ({ today, stopped }: StopContext & Dated) =>
    listed<Limit>(
      { latest: today, words: 'that day is still to come.' },
      stopped && { earliest: stopped.since, words: `they went into hospital on ${wordsForDay(stopped.since)}.` },
    ),
});

export const how = choice({
  key: 'how',
  short: 'How it goes on',
  label: 'How does reablement go on?',
  schema: z.enum(['as-before', 'plan-first']),
  when: doing('back'),
  options: [
    { value: 'as-before', title: 'As before', also: ['as before', 'the same'] },
    {
      value: 'plan-first',
      title: 'The plan needs looking at first',
      also: ['plan first', 'look at the plan', 'plan needs looking at'],
    },
  ],
});

export const reason = text<StopContext>({
  key: 'reason',
  label: 'Why does it go on again?',
  short: 'Why',
  max: 1000,
  lines: 'many',
  when: doing('restart'),
});
