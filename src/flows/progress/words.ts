import type { Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { SmallerStep } from '../../plans/plan.ts';
import type { Equipment, Judged, KeptNoted, KeptStep, SeenProgress } from './facts.ts';
import { progressIn, type Mark, type OutcomeProgress } from './outcomes.ts';

/** The five, as people say them. */
export const ATTAINED = [
  { value: -2, title: 'Much less than hoped' },
  { value: -1, title: 'Less than hoped' },
  { value: 0, title: 'As hoped' },
  { value: 1, title: 'More than hoped' },
  { value: 2, title: 'Much more than hoped' },
] as const;

export const attainedWords = (attainment: number): string =>
  ATTAINED.find(({ value }) => value === attainment)?.title ?? '';

export const MANAGING = [
  { value: 'well', title: 'Well', also: ['fine', 'good'] },
  { value: 'just', title: 'Just about', also: ['just'] },
  { value: 'not', title: 'Not managing', also: ['not', 'badly'] },
] as const;

export const managingWords = (managing: NonNullable<Judged['managing']>): string =>
  MANAGING.find(({ value }) => value === managing)?.title.toLowerCase() ?? managing;

const WHY_NOT: Readonly<Record<NonNullable<Judged['whyNot']>, string>> = {
  'not-asked': 'not asked this time',
  'could-not-say': 'could not say',
  'did-not-want': 'did not want to say',
  'not-there': 'was not there',
};

export const WHEN: Readonly<Record<KeptNoted['when'], string>> = {
  start: 'At the start',
  review: 'At a review, or on the way',
  end: 'At the end',
  'follow-up': 'Afterwards',
};

const signed = (attainment: number): string => (attainment > 0 ? `+${attainment}` : `${attainment}`);

const markWords = ({ name, attainment, first, on }: Mark): string =>
  `${name}: ${attainedWords(attainment).toLowerCase()} (${listed(
    first === undefined ? signed(attainment) : `from ${signed(first)} to ${signed(attainment)}`,
    wordsForDay(on),
  ).join(', ')})`;

/** What each said last of an outcome, the person first. */
export const marksWords = ({ marks }: Pick<OutcomeProgress, 'marks'>): string =>
  marks.map(markWords).join('\n') || 'Nobody has said yet how far it came';

export const stepWords = ({ what, by, owner, done }: KeptStep): string =>
  done ? `${what}: done on ${wordsForDay(done)}` : `${what}, by ${wordsForDay(by)} (${owner.name})`;

/** So many that are done stand beside those that are to come. */
const MOST_DONE = 2;

/** The smaller steps towards the outcomes of the plan in force, for the plan itself (R26). */
export const stepsIn = (the: SeenProgress): readonly SmallerStep[] =>
  progressIn(the).outcomes.flatMap(({ key, open, done }) =>
    [...open, ...done.slice(-MOST_DONE)].map((step) => ({
      outcome: key,
      words: stepWords(step),
      done: step.done !== undefined,
    })),
  );

export const equipmentWords = ({ what, since, ordered }: Equipment): string =>
  ordered
    ? `${what}: ordered of ${ordered.whom}, expected ${wordsForDay(ordered.expected)}`
    : `${what}: in the plan since ${wordsForDay(since)}, has not come`;

/** What else was said in a round: confidence, how carers manage, and who did not say, and why. */
export const roundWords = ({ judged }: KeptNoted, carers: readonly string[]): string =>
  judged
    .filter(({ who, key }) => who !== 'carer' || carers.includes(key))
    .flatMap(({ name, marks, confidence, managing, whyNot }) =>
      listed(
        confidence !== undefined && `${name}: ${confidence} of 10 sure of managing`,
        managing && `${name}: ${managingWords(managing)}`,
        whyNot && `${name}${marks.length > 0 ? ', of the rest' : ''}: ${WHY_NOT[whyNot]}`,
      ),
    )
    .join('\n');

/** All of it as labels and values, for a person who is given what is kept about them (S85). */
export function rowsOf(the: SeenProgress): readonly Row[] {
  const { outcomes } = progressIn(the);
  return [
    ...outcomes.flatMap((one) => [
      { label: one.words, value: `${marksWords(one)}${one.achieved ? '\nAchieved' : ''}` },
      ...[...one.open, ...one.done].map((step) => ({ label: 'Smaller step', value: stepWords(step) })),
    ]),
    ...the.equipment.map((one) => ({
      label: 'Equipment',
      value: one.came ? `${one.what}: came on ${wordsForDay(one.came)}` : equipmentWords(one),
    })),
    ...the.noted.map((one) => ({
      label: `${WHEN[one.when]}, ${wordsForDay(one.on)}`,
      value: roundWords(one, the.carers) || 'Everybody said',
    })),
    ...the.offered.map(({ carer, wants, on }) => ({
      label: "Carer's assessment",
      value: `${the.noted.flatMap(({ judged }) => judged).findLast(({ key }) => key === carer)?.name ?? 'A carer'}: offered, ${wants ? 'wanted' : 'not wanted'}, ${wordsForDay(on)}`,
    })),
    ...the.scores.map(({ instrument, version, score, on, who }) => ({
      label: `${instrument}, version ${version}`,
      value: `${score}, ${wordsForDay(on)}, by ${who}`,
    })),
  ];
}
