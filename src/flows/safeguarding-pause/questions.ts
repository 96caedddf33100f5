import { z } from 'zod';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { date, pastDay, type Limit } from '../../forms/kinds/date.ts';
import { lines } from '../../forms/kinds/lines.ts';
import { answered, type Answers, type Problem, type Question } from '../../forms/question.ts';
import { addDays, wordsForDay } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { THE_PERSON } from '../../people/needs.ts';
import { circleOf } from '../../people/party.ts';
import { isApart } from '../../questions/apart.ts';
import { called } from '../../questions/called.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { withWhy } from '../../questions/with-why.ts';
import { orNextWorkingDay } from '../../work/working-days.ts';
import { Involved, LINES, Outcome, type Essential, type Line } from './facts.ts';
import type { PauseContext as Context } from './context.ts';
import { INVOLVED_WORDS, LINE_WORDS } from './words.ts';

export const person = personQuestion<Context>({ key: 'person', short: 'Person', label: 'Whom is it about?' });

const PAUSE = { value: 'paused', also: ['pause', 'paused', 'yes', 'stop'] } as const;
const GOES_ON = { value: 'alongside', also: ['alongside', 'continue', 'goes on', 'go on', 'restart', 'no'] } as const;

export const outcome = choice({
  key: 'outcome',
  short: 'Decision',
  label: (context: Context) => `Does ${called(context)}'s reablement pause?`,
  help: ({ seen }: Context) =>
    seen?.now
      ? undefined
      : 'It pauses, and only what is essential goes on; or it goes on beside the safeguarding process.',
  schema: Outcome,
  options: ({ seen }: Context) =>
    seen?.now
      ? [
          { ...PAUSE, title: 'It stays paused' },
          { ...GOES_ON, title: 'It goes on again' },
        ]
      : [
          { ...PAUSE, title: 'Pause: no ongoing support' },
          { ...GOES_ON, title: 'Continue alongside' },
        ],
});

export const isPausing = answered(outcome, 'paused');
export const isAgain = (answers: Answers, { seen }: Context): boolean =>
  seen?.now !== undefined && outcome.of(answers) === 'alongside';

export const from = pastDay<Context>({
  key: 'from',
  short: 'From',
  label: 'From which day?',
  assumed: true,
  // A pause that only stays began before.
  when: (answers, { seen }) => !(seen?.now && isPausing(answers)),
  since({ person: the, seen }): Limit | undefined {
    const earliest = seen?.latest ?? the?.started;
    return earliest && { earliest, words: `it cannot be before ${wordsForDay(earliest)}.` };
  },
});

export const reason = ownWords<Context>({
  key: 'reason',
  short: 'Reason',
  label: 'Why?',
  help: 'Read by the safeguarding lead, and by you. Nobody else learns why.',
  max: 1000,
  lines: 'many',
});

const BY_LINE: Readonly<Record<Line, readonly Involved[]>> = {
  service: ['yes', 'no'],
  process: ['yes', 'risk', 'no', 'none'],
  person: ['yes', 'risk', 'no'],
  carer: ['yes', 'risk', 'no', 'none'],
};
const ALSO: Readonly<Record<Involved, readonly string[]>> = {
  yes: ['yes', 'involved'],
  risk: ['at risk', 'risk'],
  no: ['no', 'not', 'not involved'],
  none: ['nobody', 'none'],
};

export const lineKey = (line: Line): string => `line-${line}`;
export const whyKey = (line: Line): string => `why-${line}`;

const askedOf = (line: Line) =>
  withWhy<typeof Involved, Context>(
    {
      key: lineKey(line),
      short: LINE_WORDS[line],
      label: LINE_WORDS[line],
      schema: Involved,
      show: 'list',
      options: BY_LINE[line].map((value) => ({ value, title: INVOLVED_WORDS[value], also: ALSO[value] })),
    },
    {
      key: whyKey(line),
      short: `Why not: ${LINE_WORDS[line].toLowerCase()}`,
      label: `Why not? ${LINE_WORDS[line]}`,
      help: 'It is never shown to them.',
      max: 300,
      of: ['no'],
    },
  );

/** Each of the four lines is answered, and why not where somebody was not involved (R42). */
export const INVOLVED = {
  service: askedOf('service'),
  process: askedOf('process'),
  person: askedOf('person'),
  carer: askedOf('carer'),
};
export const PARTIES = LINES.flatMap((line): Question<unknown, Context>[] => [
  INVOLVED[line].answer,
  INVOLVED[line].why,
]);

export const safe = ownWords<Context>({
  key: 'safe',
  short: 'Safe meanwhile',
  label: (context) => `What keeps ${called(context)} safe meanwhile?`,
  max: 1000,
  lines: 'many',
  when: isPausing,
});

const NONE = 'None is needed';
const SAYS_NONE =
  /^(?:none|nothing|no)(?: (?:support|of it))?(?: (?:is|has to be|needs to be))?(?: (?:needed|given))?[.!]?$/iu;

const essentialLines = lines<Context>({
  key: 'essential',
  short: 'Essential support',
  label: 'Which essential support goes on (medicines, food, drink), and who gives it?',
  help: `One on each line, or "${NONE}". Everybody in the plan reads this: do not say why.`,
  example: 'Medicines, 8 am: district nurse',
  max: 800,
  most: 10,
  when: isPausing,
});

/** Left open it is not decided, and nothing pauses: that none is needed is said in words (R41). */
const decidedIn = (raw: string, taken: Result<string, Problem>): Result<string, Problem> => {
  if (SAYS_NONE.test(raw.trim())) return ok(NONE);
  return taken.ok && taken.value.split('\n').every((line) => saysNothing(line))
    ? refuse({ words: `Please say which support goes on and who gives it. If none has to: "${NONE}".` })
    : taken;
};
export const essential: typeof essentialLines = {
  ...essentialLines,
  take: (raw, context) => decidedIn(raw, essentialLines.take(raw, context)),
  hear: (typed, context) => decidedIn(typed, essentialLines.hear(typed, context)),
};

export const essentialIn = (answers: Answers): Essential | undefined => {
  const all = essential.of(answers);
  return all?.[0] === NONE ? 'none' : all?.slice();
};
export const essentialAgain = (given: Essential): string => (given === 'none' ? NONE : given.join('\n'));

/** Somebody of the circle stands behind this, so that no key is taken for a colleague. */
const OF_CIRCLE = 'circle.';
const OTHER = 'other';

/** Those of the circle who use no Teams, after the colleagues. */
export const contact = choice({
  key: 'contact',
  short: 'Welfare contact',
  label: (context: Context) => `Who keeps in touch with ${called(context)} meanwhile?`,
  schema: z.string().min(1),
  show: 'many',
  when: isPausing,
  options: ({ colleagues, person: the, me, apart }: Context) => [
    ...colleagues.map(({ staff, name }) => ({
      value: staff,
      title: staff === me ? `${name} (me)` : name,
      also: [name],
    })),
    ...(the ? circleOf(the) : []).flatMap(({ key, name, role, staff }) =>
      staff !== undefined || key === THE_PERSON || isApart(apart, { key, name })
        ? []
        : [{ value: `${OF_CIRCLE}${key}`, title: `${name} (${role})`, also: [name] }],
    ),
    { value: OTHER, title: 'Somebody else', also: ['other'] },
  ],
});

export const contactName = ownWords<Context>({
  key: 'contactName',
  short: 'Who',
  label: 'Who? Name and role.',
  max: 150,
  when: (answers) => isPausing(answers) && contact.of(answers) === OTHER,
});

/** Who keeps in touch, and by which id they are reached in Teams. */
export function contactIn(
  answers: Answers,
  context: Context,
): { readonly name: string; readonly staff: StaffId | undefined; readonly key: string | undefined } | undefined {
  const chosen = contact.of(answers);
  const name = chosen === OTHER ? contactName.of(answers) : chosen && contact.words(chosen, context);
  if (!chosen || !name) return undefined;
  const colleague = context.colleagues.find(({ staff }) => staff === chosen);
  return {
    name: colleague?.name ?? name,
    staff: colleague?.staff,
    key: chosen.startsWith(OF_CIRCLE) ? chosen.slice(OF_CIRCLE.length) : undefined,
  };
}

export const every = choice({
  key: 'every',
  short: 'How often',
  label: 'How often?',
  schema: z.enum(['1', '3', '7']),
  when: isPausing,
  options: [
    { value: '1', title: 'Every day', also: ['daily'] },
    { value: '3', title: 'Every three days', also: ['twice a week'] },
    { value: '7', title: 'Every week', also: ['weekly'] },
  ],
});

/** A local choice: no source has a number. */
const [AGAIN_AFTER, LATEST] = [7, 92];

export const lookAgainOn = date<Context>({
  key: 'lookAgainOn',
  short: 'Look at it again',
  label: 'When do you look at it again?',
  lean: 'coming',
  assumed: true,
  when: isPausing,
  limits: ({ today }) => [
    { earliest: addDays(today, 1), words: 'please give a day after today.' },
    { latest: addDays(today, LATEST), words: 'please look at it again within three months.' },
  ],
  opensWith: ({ today }) => orNextWorkingDay(addDays(today, AGAIN_AFTER)),
});

export const plan = choice({
  key: 'plan',
  short: 'The plan',
  label: 'How does reablement go on?',
  schema: z.enum(['as-before', 'changes']),
  when: isAgain,
  options: [
    { value: 'as-before', title: 'As the plan says', also: ['as before', 'the same'] },
    { value: 'changes', title: 'Something in the plan changes', also: ['changes', 'change'] },
  ],
});

export const planWords = ownWords<Context>({
  key: 'planWords',
  short: 'What changes',
  label: 'What changes in the plan?',
  help: 'Everybody in the plan reads this: do not say why it was paused.',
  max: 500,
  lines: 'many',
  when: (answers, context) => isAgain(answers, context) && plan.of(answers) === 'changes',
});

/** Nobody who may not be told stands there (R24); nor whoever a concern is kept from. */
export const tell = choices({
  key: 'tell',
  short: 'Who is told',
  label: 'Who is told? They hear that it is so, and never why.',
  schema: z.string().min(1),
  optional: true,
  when: (answers, context: Context) => isPausing(answers) || isAgain(answers, context),
  options: ({ person: the, apart, me }: Context) =>
    (the ? circleOf(the) : []).flatMap(({ key, name, role, staff }) =>
      staff === me || isApart(apart, { key, name, staff })
        ? []
        : [{ value: key, title: `${name} (${role})`, also: [name] }],
    ),
});
