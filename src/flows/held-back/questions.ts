import { z } from 'zod';
import type { Answers } from '../../forms/question.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { addDays, wordsForDay } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { heldBackNow, isNotToBeTold, type HeldBack } from '../../people/held-back.ts';
import { memberWords } from '../../people/person.ts';
import type { Staff } from '../../people/staff.ts';
import type { PersonContext } from '../../questions/context.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { orNextWorkingDay } from '../../work/working-days.ts';
import { orMe } from '../../questions/or-me.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';

/** What its questions look at: also who is held back already, the staff of the person's team, and who fills it in. */
export interface HeldBackContext extends PersonContext {
  readonly heldBack: readonly HeldBack[];
  readonly staff: readonly Staff[];
  readonly me: StaffId;
}

export const person = personQuestion<HeldBackContext>({
  key: 'person',
  short: 'Person',
  label: 'About whom may somebody not be told?',
});

const What = z.enum(['hold-back', 'look-again', 'lift', 'not-mine']);

export const what = choice({
  key: 'what',
  short: 'What',
  label: 'What would you like to do?',
  schema: What,
  // Until somebody is named it may be asked: who is held back is not known yet.
  when: (_, { person: the, heldBack }: HeldBackContext) => !the || heldBackNow({ heldBack }).length > 0,
  options: (context) => [
    ...(saidToDecide(context).length > 0
      ? [{ value: 'not-mine' as const, title: 'I did not decide this', also: ['not right', 'not mine'] }]
      : []),
    { value: 'look-again', title: 'I have looked again: it stays so', also: ['stays', 'look again', 'keep'] },
    { value: 'lift', title: 'They may be told again', also: ['lift', 'end it', 'told again'] },
    { value: 'hold-back', title: 'Somebody else may not be told', also: ['somebody else', 'hold back', 'another'] },
  ],
});

/** What another noted as decided by whoever fills this in (P11). */
const saidToDecide = ({ heldBack, me }: HeldBackContext): readonly HeldBack[] =>
  heldBackNow({ heldBack }).filter(({ decider }) => decider === me);

/** Begun while nobody was held back, it stays what it is when a colleague notes somebody meanwhile. */
export const onlyThing = ({ person: the, heldBack }: HeldBackContext): 'hold-back' | undefined =>
  the && heldBackNow({ heldBack }).length === 0 ? 'hold-back' : undefined;

/** Without anybody who is held back there is one thing to do. */
const isAdding = (answers: Answers, { heldBack }: HeldBackContext): boolean =>
  heldBackNow({ heldBack }).length === 0 || what.of(answers) === 'hold-back';

export const doing = (answers: Answers, context: HeldBackContext): z.infer<typeof What> | undefined =>
  isAdding(answers, context) ? 'hold-back' : what.of(answers);

/** Somebody in the circle, by key, or another member of staff of the team, by id. */
const named = choice({
  key: 'who',
  short: 'Who',
  label: 'Who may not be told?',
  help: 'They get no notice, request or copy. Staff no longer find the person, and nothing tells them why.',
  schema: z.string().min(1),
  show: 'many',
  when: isAdding,
  none: 'There is nobody else in the circle or in the team.',
  options: ({ person: the, staff, me }: HeldBackContext) => {
    const circle = (the?.circle ?? []).filter((one) => one.heldBack !== true && one.staff !== me);
    const closed = the?.closedTo ?? [];
    const others = staff.filter(
      ({ id }) => id !== me && !closed.includes(id) && circle.every((one) => one.staff !== id),
    );
    return [
      ...circle.map((one) => ({ value: one.key, title: `${one.name} (${memberWords(one)})`, also: [one.name] })),
      ...others.map(({ id, name, job }) => ({ value: id, title: `${name} (${job})`, also: [name] })),
    ];
  },
});

/** Whoever is named when it is begun by a sentence. */
export const who: typeof named = {
  ...named,
  take(raw, context) {
    const meanwhile = alreadyHeld(raw, context);
    return meanwhile ? refuse({ words: notedMeanwhile(meanwhile, context) }) : named.take(raw, context);
  },
  together(text, context, answers, where) {
    const heard = where !== 'begun' || !named.when(answers, context) ? undefined : named.hear(text, context);
    return heard?.ok ? ok({ [named.key]: heard.value }) : undefined;
  },
};

/** A colleague noted it while this form was open. */
const alreadyHeld = (raw: string, { heldBack, person: the }: HeldBackContext): HeldBack | undefined => {
  const staff = the?.circle.find(({ key }) => key === raw)?.staff;
  return heldBackNow({ heldBack }).find(
    (one) => [one.member, one.staff].includes(raw) || (staff && one.staff === staff),
  );
};
const notedMeanwhile = ({ name, by, on }: HeldBack, { staff }: HeldBackContext): string =>
  `${staff.find(({ id }) => id === by)?.name ?? 'A colleague'} noted on ${wordsForDay(on)} that ${name} may not be told. What you wrote is kept here: choose somebody else, or cancel.`;

export const reason = ownWords({
  key: 'reason',
  short: 'Reason',
  label: 'How would telling them put the person at risk of abuse or neglect?',
  help: 'Read by the safeguarding lead and the manager of the team alone.',
  max: 1000,
  lines: 'many',
  when: isAdding,
});

const decider = ownWords({
  key: 'decidedBy',
  short: 'Decided by',
  label: 'Who decided it?',
  example: 'Name and role',
  max: 150,
  when: isAdding,
});
/** Of a team nobody can be asked why. */
const NOBODY_IN_PARTICULAR =
  /^(?:(?:the|our|my|whole|all|of|in)\s+)*(?:teams?|mdt|everybody|everyone|all|us|we|staff|colleagues?|management|service|meeting|office)[\s.!]*$/iu;
const onePerson = (raw: string, context: HeldBackContext) =>
  NOBODY_IN_PARTICULAR.test(raw.trim())
    ? refuse({ words: 'Please give the name and role of one person who decided it.' })
    : decider.take(raw, context);

export const decidedBy = orMe({ ...decider, take: onePerson, hear: onePerson });

/** Whoever may not be told has not decided so: neither who is chosen here nor who is held back already. */
export function isDecidedByThem(answers: Answers, context: HeldBackContext): boolean {
  const chosen = answers[who.key];
  const { person: the, staff, heldBack } = context;
  const names = [
    the?.circle.find(({ key }) => key === chosen)?.name,
    staff.find(({ id }) => id === chosen)?.name,
    ...heldBackNow({ heldBack }).map(({ name }) => name),
  ].flatMap((name) => name ?? []);
  const said = decidedBy.of(answers) ?? '';
  const words = said.toLowerCase();
  return (
    doing(answers, context) === 'hold-back' &&
    (isNotToBeTold({ closedNames: names }, said) || names.some((name) => words.includes(name.toLowerCase())))
  );
}

export const NOT_THEM = {
  words: 'Somebody who may not be told cannot have decided it. Who else decided?',
  question: decidedBy.key,
};

export const which = choice({
  key: 'which',
  short: 'Who',
  label: 'About whom?',
  schema: z.string().min(1),
  show: 'many',
  when: (answers, context: HeldBackContext) => !isAdding(answers, context),
  options: (context: HeldBackContext) => heldBackNow(context).map(({ key, name }) => ({ value: key, title: name })),
  opensWith(context: HeldBackContext) {
    const [only, ...others] = saidToDecide(context).length > 0 ? saidToDecide(context) : heldBackNow(context);
    return others.length === 0 ? only?.key : undefined;
  },
});

export const why = ownWords({
  key: 'why',
  short: 'Why',
  label: 'Why may they be told again?',
  max: 500,
  lines: 'many',
  when: (answers, context: HeldBackContext) => doing(answers, context) === 'lift',
});

/** Four weeks: so long it stays unlooked at unless another day is given. */
const AGAIN_AFTER = 28;
const LATEST = 183;

export const lookAgainOn = date({
  key: 'lookAgainOn',
  short: 'Look at it again',
  label: 'When do you look at it again?',
  lean: 'coming',
  when: (answers, context: HeldBackContext) => !['lift', 'not-mine'].includes(doing(answers, context) ?? ''),
  limits: ({ today }) => [
    { earliest: addDays(today, 1), words: 'please give a day after today.' },
    { latest: addDays(today, LATEST), words: 'please look at it again within six months.' },
  ],
  opensWith: ({ today }: HeldBackContext) => orNextWorkingDay(addDays(today, AGAIN_AFTER)),
});

export const HANGING = [what, who, reason, decidedBy, which, why, lookAgainOn].map(({ key }) => key);
