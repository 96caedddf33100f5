import type { Card } from '../../../cards/card.ts';
import { drawList } from '../../../cards/list.ts';
import type { Button, ListView, Press } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { partFrom } from '../../kernel/part-from.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import type { Act, PersonReading as Reading, RecordPages } from '../../kinds/kind.ts';
import { planIdOf } from '../../plans/parties.ts';
import type { Support } from '../../plans/support.ts';
import { firstAndLast } from './came.ts';
import type { SeenProgress } from './facts.ts';
import { notManaging } from './not-managing.ts';
import { isComing, progressIn, type OutcomeProgress, type Progress } from './outcomes.ts';
import type { Command } from './rules.ts';
import { equipmentWords, marksWords, roundWords, stepWords, WHEN } from './words.ts';

type Group = ListView['groups'][number];
type Item = Group['items'][number];

/** What the plan says of support a week, then and now. */
export type SupportOf = (viewer: Viewer, person: Reading['person']) => Promise<Support | undefined>;

/** How much stands on one card (S43). */
const MOST = { outcomes: 6, steps: 6, equipment: 5, rounds: 2, scores: 2 };

const starting = ({ id }: Reading, x: string): Press => ({ do: 'flow/start', id, x });
const acting = ({ id, mayRecord }: Reading, title: string, x: string): readonly Button[] =>
  mayRecord ? [{ title, press: { do: 'record/act', id, x } }] : [];

/** How far somebody came: outcomes, smaller steps, equipment that has not come, and who said what when. */
export const pages = (the: SeenProgress, supportOf: SupportOf): RecordPages<Command, Reading> => ({
  actors: [],
  page: async (at) => page(the, at, await supportOf(at.viewer, at.person)),
  view: (part, at) => {
    const [name, from] = part.split('.');
    return Promise.resolve(name === 'outcomes' ? page(the, at, undefined, partFrom(from)) : undefined);
  },
  act: (part, at) => (at.mayRecord ? actOf(the, part) : undefined),
});

/** Equipment is called by a hash: what was typed stands in no press. */
function actOf(the: SeenProgress, part: string): Act<Command> | undefined {
  const [what, which = ''] = part.split('.');
  if (what === 'done') return { command: { type: 'finish-step', step: which }, words: 'Noted: it is done.' };
  if (what === 'wanted' || what === 'declined')
    return {
      command: { type: 'offer-assessment', carer: which, wants: what === 'wanted' },
      words: "Noted: a carer's assessment was offered.",
    };
  if (what === 'shown') return { command: { type: 'show', noted: which }, words: 'Noted: they have seen it.' };
  const came = what === 'came' ? the.equipment.find((one) => versionHash(one.what) === which) : undefined;
  return came && { command: { type: 'come', what: came.what }, words: 'Noted: it has come.' };
}

function page(the: SeenProgress, at: Reading, support: Support | undefined, asked = 0): Card {
  const progress = progressIn(the);
  const from = asked < progress.outcomes.length ? asked : 0;
  return drawList({
    title: 'How far it came',
    intro: `${at.about} · ${at.reference}`,
    news: at.news === undefined ? undefined : { words: at.news, tone: 'good' },
    groups: [
      { title: 'Outcomes', items: outcomes(progress, at, from), empty: 'The plan names no outcome.' },
      ...(from > 0 ? [] : [fromTheStart(the, support), ...besides(the, progress, at)]),
    ].filter(({ title, items }) => title === 'Outcomes' || items.length > 0),
    buttons: listed<Button>(
      at.mayRecord && { title: 'Note how far it came', press: starting(at, 'progress'), tone: 'main' },
      at.mayRecord && { title: 'Add a smaller step', press: starting(at, 'progress-step') },
      at.mayRecord && { title: 'Note a score', press: starting(at, 'progress-score') },
      { title: 'Support a week', press: { do: 'record/view', id: planIdOf(at.person.id), x: 'progress' } },
      { title: 'History', press: { do: 'record/history', id: at.id } },
      { title: 'Home', press: { do: 'home/show' } },
    ),
    refresh: at.refresh,
  });
}

function outcomes({ outcomes: all, allAchieved }: Progress, at: Reading, from: number): readonly Item[] {
  const left = all.length - from - MOST.outcomes;
  return listed<Item>(
    allAchieved && {
      title: 'All outcomes are achieved',
      detail: 'Consider a review: is reablement still what is needed?',
      ...(at.mayRecord && { buttons: [{ title: 'Consider a review', press: starting(at, 'review.achieved') }] }),
    },
    ...all.slice(from, from + MOST.outcomes).map(outcomeItem),
    left > 0 && {
      title: `${left} more`,
      detail: 'Show the next ones',
      press: { do: 'record/view', id: at.id, x: `outcomes.${from + MOST.outcomes}` },
    },
  );
}

const fromTheStart = (the: SeenProgress, support: Support | undefined): Group => ({
  title: 'From the start to now',
  items: firstAndLast(the, support).map(({ label, value }) => ({ title: label, detail: value })),
});

const outcomeItem = (one: OutcomeProgress): Item => ({
  title: one.words,
  detail: marksWords(one),
  mark: one.achieved
    ? { words: 'Achieved', tone: 'good' }
    : one.waitsFor.length > 0
      ? { words: `Waits for: ${one.waitsFor.map(({ what }) => what).join(', ')}`, tone: 'warning' }
      : undefined,
});

const besides = (the: SeenProgress, { outcomes: all }: Progress, at: Reading): readonly Group[] => [
  {
    title: 'Smaller steps',
    items: all
      .flatMap(({ words, open, done }) => [
        ...open.map((step) => ({ words, step })),
        ...done.slice(-1).map((step) => ({ words, step })),
      ])
      .slice(0, MOST.steps)
      .map(({ words, step }) => ({
        title: stepWords(step),
        detail: words,
        ...(step.done === undefined && { buttons: acting(at, 'It is done', `done.${step.id}`) }),
      })),
  },
  {
    title: 'Carers who are not managing',
    items: notManaging(the).map(({ key, name, since }) => ({
      title: `${name}, ${wordsForDay(since)}`,
      detail: "Offer a carer's assessment, and ask for it if they want one.",
      buttons: [
        ...acting(at, 'Offered, and asked for', `wanted.${key}`),
        ...acting(at, 'Offered, not wanted', `declined.${key}`),
      ],
    })),
  },
  {
    title: 'Equipment that has not come',
    items: the.equipment
      .filter(isComing)
      .slice(0, MOST.equipment)
      .map((one) => ({
        title: equipmentWords(one),
        detail: one.ordered
          ? (all.find(({ key }) => key === one.ordered?.outcome)?.words ?? 'No outcome waits for it')
          : 'Nobody has noted that it was ordered',
        buttons: [
          ...acting(at, 'It has come', `came.${versionHash(one.what)}`),
          ...(at.mayRecord && !one.ordered
            ? [{ title: 'It was ordered', press: starting(at, 'progress-equipment') }]
            : []),
        ],
      })),
  },
  {
    title: 'What was said',
    items: the.noted
      .slice(-MOST.rounds)
      .toReversed()
      .map((one) => ({
        title: `${WHEN[one.when]}, ${wordsForDay(one.on)}`,
        detail: roundWords(one, the.carers),
        ...(one.shown === undefined
          ? {
              mark: { words: `Not shown to ${at.person.preferredName} yet`, tone: 'warning' as const },
              buttons: acting(at, `Shown to ${at.person.preferredName}`, `shown.${one.id}`),
            }
          : {}),
      })),
  },
  {
    title: 'Scores',
    items: the.scores
      .slice(-MOST.scores)
      .toReversed()
      .map(({ instrument, version, score, on, who }) => ({
        title: `${instrument}, version ${version}: ${score}`,
        detail: `${wordsForDay(on)}, by ${who}`,
      })),
  },
];
