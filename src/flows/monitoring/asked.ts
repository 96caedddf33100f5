import { addDays, wordsForDay, type Day } from '../../kernel/days.ts';
import { referenceOf } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Dated } from '../../forms/kinds/date.ts';
import type { Step } from '../../forms/form.ts';
import type { Answers, Question } from '../../forms/question.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { mentionsIn } from '../../people/mentions.ts';
import { spokenIn } from '../../people/spoken.ts';
import { awaitsCapacity, matterWarnings, restrictionIn } from '../../people/capacity.ts';
import { effectOn } from '../../questions/agreement.ts';
import { decidingSteps } from '../../questions/deciding-steps.ts';
import { objects } from '../../questions/who-decides.ts';
import type { AboutPerson, Asking } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { answersOfDeciding, decidingFills, decidingOf } from '../../questions/deciding.ts';
import { agreementCards } from '../../questions/agreement-cards.ts';
import { unreached } from '../../questions/asked-party.ts';
import { carerName, partiesAsked, UNNAMED_CARER } from '../../questions/parties.ts';
import type { Answered } from './checks.ts';
import { agreedOn, Change, waitsFor } from './facts.ts';
import { asOnStart, type Monitored } from './in-force.ts';
import { directionIn, saysOtherwise } from './how-often.ts';
import { partsIn } from './overheard.ts';
import * as ask from './questions.ts';

/** What is asked about a change of monitoring, whether it is recorded or corrected, and what the answers come to. */

/** `monitored`: for a new change, how it is before it begins. `fromSaid`: how it is now, as it stands in the form or is filled in. */
type Context = AboutPerson &
  Dated &
  Asking & { readonly monitored?: Monitored | undefined; readonly fromSaid?: string | undefined };

const effect = (context: Context) => {
  const parties = partiesAsked(context);
  const weighs = (answers: Answers): boolean => {
    const said = parties.map((party) => party.answerOf(answers));
    return (
      parties.some((party, at) => said[at] === 'no' && party.says(answers)?.part !== 'decider') ||
      (objects.when(answers, context) && objects.of(answers) === 'yes') ||
      (said.includes('not-reached') && unreached.of(answers) === 'ahead')
    );
  };
  return effectOn<Context>(weighs);
};

/** That it stays as it is, is refused where it is said. */
const anotherThanNow = (asked: Question<string, Context>): Question<string, Context> => {
  const checked = (taken: ReturnType<typeof asked.take>, { fromSaid }: Context) =>
    taken.ok && fromSaid !== undefined && ask.isSame(taken.value, fromSaid)
      ? refuse({ words: ask.SAME_AS_NOW })
      : taken;
  return {
    ...asked,
    take: (raw, context) => checked(asked.take(raw, context), context),
    hear: (text, context) => checked(asked.hear(text, context), context),
  };
};

export const ARRANGEMENT: readonly Question<unknown, Context>[] = [
  ask.direction,
  ask.from,
  anotherThanNow(ask.to),
  ask.startsOn,
  ask.rationale,
];

/** How it is before the change begins, whatever the first day was when it was filled in (P10). */
const fromIn = (answers: Answers, { monitored }: Context): string | undefined => {
  const from = ask.from.of(answers);
  return from === undefined || !monitored ? from : asOnStart(from, monitored);
};
const fromOnStart: Question<string, Context> = {
  ...ask.from,
  take: (raw, { monitored }) => ask.from.take(monitored ? asOnStart(raw, monitored) : raw, {}),
  words: (raw, { monitored }) => (monitored ? asOnStart(raw, monitored) : raw),
};

/** Several parts of the change in one sentence, as it can be begun with: each goes to its own field, and all of it is repeated back. */
const withOthers = <Q extends Question<string, Context>>(question: Q, asked: Parameters<typeof partsIn>[1]): Q => ({
  ...question,
  together(text, context, answers, where) {
    const { person, today } = context;
    if (where !== 'asked' || !person) return undefined;
    const spoken = spokenIn(text, mentionsIn(text, [person]));
    const parts = partsIn(spoken?.masked ?? text, asked, today);
    if (!parts) return undefined;
    const typed = (words: string): string => spoken?.asTyped(words) ?? words;
    const said = Object.fromEntries(Object.entries(parts.answers).map(([key, words]) => [key, typed(words)]));
    if (parts.more === undefined) return ok(said);
    const agree = partiesAsked(context)
      .flatMap(({ asks }) => asks)
      .find((one) => one.together)?.together;
    const agreed = agree?.(typed(parts.more), context, answers, 'besides');
    if (agreed?.ok) return ok({ ...said, ...agreed.value });
    return asked !== 'rationale' && /agree/iu.test(parts.more) ? refuse({ words: LEAVE_OUT }) : undefined;
  },
});

const LEAVE_OUT =
  'I could not take who agrees, so nothing of it is kept. Say the rest again without it: I ask who agrees after this.';

/** Of a new change more or less need not be said where how it is and will be say so. */
export const NEW_ARRANGEMENT: readonly Question<unknown, Context>[] = [
  fromOnStart,
  anotherThanNow(withOthers(ask.to, 'to')),
  withOthers<Question<string, Context>>(
    { ...ask.directionIfSaid, opensWith: (context: Context, answers: Answers) => readDirection(answers, context) },
    'direction',
  ),
  ask.startsOn,
  withOthers(ask.rationale, 'rationale'),
];

const isChosen = (answers: Answers): boolean => (answers[ask.direction.key] ?? '') !== '';
const readDirection = (answers: Answers, context: Context) =>
  ask.directionSaid(answers) ?? directionIn(fromIn(answers, context) ?? '', ask.to.of(answers) ?? '');

/** Another change that is on its way is named where one says how it is now (P10). */
export const comingWords = ({ monitored }: Context): string | undefined =>
  monitored?.coming
    .map(
      ({ from, words, record }) => `From ${wordsForDay(from)} it is: "${words}", record ${referenceOf('MC', record)}.`,
    )
    .join('\n') || undefined;

/** The steps after `capacity`: who decides, and who agrees. Who is asked depends on who is around the person (P13). */
export function agreementSteps(context: Context): readonly Step<Context>[] {
  const parties = partiesAsked(context);
  const { wellbeingImpact, wellbeing } = effect(context);
  return [
    ...decidingSteps,
    ...agreementCards(context),
    { id: 'not-reached', title: 'Not reached', when: isAwaited, questions: [unreached] },
    { id: 'waits', title: 'Why it waits', questions: [waitWhy] },
    {
      id: 'regard',
      title: 'What is weighed',
      intro: (answers) =>
        effect(context).wellbeingImpact.when?.(answers, context)
          ? 'It can only go ahead when what each of them thinks and the effect on wellbeing are written down.'
          : undefined,
      questions: [...parties.flatMap(({ weighs }) => weighs), wellbeingImpact, wellbeing],
    },
  ];
}

const waitWhy = ownWords<Context>({
  key: 'waitWhy',
  short: 'Why it waits',
  label: 'Why can it wait until they have been asked?',
  example: 'For example: nothing is urgent, and she is back on Monday',
  max: 300,
  when: (answers, context) => isAwaited(answers, context) && unreached.of(answers) === 'wait',
});

const isAwaited = (answers: Answers, context: Context): boolean =>
  partiesAsked(context).some((party) => party.answerOf(answers) === 'not-reached');

/** What is known already: it is shown, and costs no press. `now`: how it is monitored at present (P10). */
export const changeFills = (context: Context, now?: string): Answers => ({
  ...(now !== undefined && { [ask.from.key]: now }),
  ...decidingFills(context),
  ...Object.assign({}, ...partiesAsked(context).map((party) => party.fills(context.today))),
});

/** A recorded change as the answers of a form, to be corrected (P18). */
export const answersOfChange = (change: Change, waits: boolean, context: Context): Answers => ({
  [ask.direction.key]: change.direction,
  [ask.from.key]: change.from,
  [ask.to.key]: change.to,
  [ask.startsOn.key]: change.startsOn,
  [ask.rationale.key]: change.rationale,
  [unreached.key]: waits ? 'wait' : 'ahead',
  ...(change.waitWhy !== undefined && { [waitWhy.key]: change.waitWhy }),
  ...(change.noCarer && Object.fromEntries(isThereACarer(context).map(({ key }) => [key, 'none']))),
  ...Object.assign(
    {},
    ...partiesAsked(context).map((party) => {
      const says = change.parties.find(({ key }) => key === party.key);
      return says
        ? { ...party.answersFor(says), ...(party.key === UNNAMED_CARER && { [carerName.key]: says.name }) }
        : {};
    }),
  ),
  // Of somebody who may lack capacity that is the answer, whatever they said.
  ...answersOfDeciding(change.deciding, context),
  ...(change.effect && {
    wellbeingImpact: change.effect.wellbeingImpact,
    wellbeing: change.effect.wellbeing.join(','),
  }),
});

/** What changes, as it was answered. */
export const arrangementIn = (answers: Answers, context: Context) => ({
  direction: ask.direction.of(answers) ?? readDirection(answers, context) ?? 'other',
  from: fromIn(answers, context),
  to: ask.to.of(answers),
  startsOn: ask.startsOn.of(answers),
  rationale: ask.rationale.of(answers) ?? '',
});

/** The answers as a change; undefined when they do not add up to one. */
export function changeIn(answers: Answers, context: Context): Answered | undefined {
  const given = {
    ...arrangementIn(answers, context),
    deciding: decidingOf(answers, context),
    parties: partiesAsked(context).flatMap((party) => party.says(answers) ?? []),
    ...(hasNoCarer(answers, context) && { noCarer: true }),
  };
  const change = Change.omit({ effect: true }).safeParse(given).data;
  const why = isAwaited(answers, context) && waitsBy(answers) ? waitWhy.of(answers) : undefined;
  return change && { ...change, effect: effect(context).effectOf(answers), ...(why !== undefined && { waitWhy: why }) };
}

/** Not where there is one who is not to be told: then nothing is asked, and that there is none is not said either (R24). */
const hasNoCarer = (answers: Answers, context: Context): boolean =>
  isThereACarer(context).some(({ key }) => answers[key] === 'none');

/** The question whether there is a carer, where the circle names none. */
const isThereACarer = (context: Context) =>
  partiesAsked(context).flatMap(({ key, asks }) => (key === UNNAMED_CARER ? asks.slice(0, 1) : []));

/** Whether it waits until those who were not reached have been asked (P6). */
export const waitsBy = (answers: Answers): boolean => unreached.of(answers) === 'wait';

/** What the words do not say is said before it is recorded; what they say stands in its row. */
export const readsAs = (answers: Answers, context: Context): readonly string[] =>
  isChosen(answers) || readDirection(answers, context) !== undefined
    ? []
    : ['The words do not say whether it is more or less, so the record will say "A different way".'];

/** What is in force is not replaced without a word by what somebody typed from memory (P10). */
export function saidOtherwiseNow(answers: Answers, context: Context): readonly string[] {
  const [said, now] = [fromIn(answers, context), context.monitored?.onStart];
  return said === undefined || now === undefined || ask.isSame(said, now)
    ? []
    : [`In force by then is "${now}". You wrote "${said}". All of it ends with this change. Is that right?`];
}

const LONG_AGO_DAYS = 7;

/** What is asked about once, on the check page (P23), and what follows from what was answered. `heldFrom`: what is corrected holds from that day, and goes on to. */
export function changeWarnings(
  change: Answered | undefined,
  waits: boolean,
  context: Context,
  heldFrom?: Day,
): readonly string[] {
  if (!change) return [];
  const { direction, startsOn, from, to, parties, deciding } = change;
  const away = parties.filter(({ answer }) => answer === 'not-reached').map(({ name }) => name);
  const agreed = agreedOn(change);
  const awaits = awaitsCapacity(deciding);
  return listed(
    saysOtherwise(direction, from, to) &&
      `You chose "${direction === 'reduce' ? 'Less' : 'More'}", but it reads as ${direction === 'reduce' ? 'more' : 'less'}: from "${from}" to "${to}". Is that right?`,
    startsOn < addDays(context.today, -LONG_AGO_DAYS) &&
      `It starts on ${wordsForDay(startsOn)}, more than a week ago. Is that right?`,
    heldFrom !== undefined && `It holds from ${wordsForDay(heldFrom)}, as before.`,
    heldFrom === undefined &&
      agreed !== undefined &&
      agreed > startsOn &&
      !awaits &&
      `It was agreed on ${wordsForDay(agreed)}, so it holds from that day.`,
    parties.some(({ answer }) => answer === 'no') &&
      'Not everybody agrees. The record will say "Made without agreement", and a lead is told.',
    away.length > 0 &&
      (waits
        ? `It waits, and does not hold yet, until ${away.join(' and ')} ${away.length === 1 ? 'has' : 'have'} been asked.`
        : `${awaits ? '' : 'It goes ahead. '}Asking ${away.join(' and ')} stays on your list.`),
    deciding.capacity.answer === 'unknown' &&
      sentences(
        'Capacity for this decision is not known',
        ...(awaits ? ['The mental capacity lead is asked to have it assessed'] : []),
        ...(awaits && heldFrom === undefined
          ? [`It waits, and does not hold yet, until ${waitsFor({ ...change, waitWhy: undefined })}`]
          : waits && away.length > 0
            ? []
            : ['The change holds meanwhile']),
      ),
    restrictionIn(to).length > 0 && matterWarnings.restricts,
  );
}
