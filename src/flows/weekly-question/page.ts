import { drawList } from '../../../cards/list.ts';
import type { Card } from '../../../cards/card.ts';
import type { Flag, ListView } from '../../../cards/views.ts';
import { may } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import { addDays, wordsForDay, type Day } from '../../kernel/days.ts';
import { partFrom } from '../../kernel/part-from.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { stoppedWords } from '../../people/stopped.ts';
import type { MenuPage } from '../menu-page.ts';
import { Answer, Answered, type Last } from './facts.ts';
import * as ask from './questions.ts';
import { LEADS_ON, wordsOf, type SeenWeekly, type WeeklySettings } from './record.ts';
import { PAGE, USUAL_DAYS, weeklyIdOf, weekOf, type Command } from './rules.ts';

interface Parts extends WeeklySettings {
  readonly weekly: OpenKind<Command, SeenWeekly>;
  readonly directory: Directory;
  readonly today: () => Day;
}

type Item = ListView['groups'][number]['items'][number];

/** So many stand on one card (S43); whoever is answered makes room for the next. */
const MOST = 6;
/** Those who lead on come first. */
const MOST_DONE = 12;
/** As many as a circle is read with. */
const MOST_PEOPLE = 240;

const SHORT = { 'as-it-is': 'As it is', less: 'Less', 'could-end': 'Could end', review: 'Review' } as const;

/** The weekly question for a worker's whole list, or a lead's team: one press a person (R70). */
export function weeklyQuestion(parts: Parts): MenuPage {
  const { weekly } = parts;
  return {
    id: 'weekly-question',
    title: 'Weekly question',
    phrases: ['weekly question', 'weekly questions', 'ask the weekly question', "this week's question", 'weekly list'],
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Weekly question', example: 'weekly question', group: 'waits', rank: 20 },
    show: (viewer, _, part) => draw(parts, viewer, { from: partFrom(part ?? '') }),
    async act(viewer, person, part, { asked = 'person' }) {
      const [week, answer] = part.split('.');
      const answered = Answered.safeParse({ week, answer, asked }).data;
      if (!answered || !may(viewer, 'record', 'care-record', person)) return undefined;
      // Whom somebody asked about one person says nothing of the next.
      const news = (words: string, tone: Flag['tone']) =>
        draw(parts, viewer, { news: { words: `${person.name}: ${words}`, tone } });
      if (person.stopped) return news(stoppedWords(person.stopped), 'warning');
      const command = { type: 'answer' as const, answered };
      const done = await weekly.begin(weeklyIdOf(person.id), { command, viewer, team: person.team });
      return done.ok ? news(wordsOf(answered.answer).toLowerCase(), 'good') : news(done.refusal.words, 'warning');
    },
  };
}

interface At {
  readonly from?: number;
  readonly news?: Flag;
}

async function draw(
  { weekly, directory, today, weeklyDays = USUAL_DAYS }: Parts,
  viewer: Viewer,
  at: At,
): Promise<Card> {
  const week = weekOf(today());
  const all = (await directory.some(viewer, 'record', MOST_PEOPLE)).filter(({ the }) => !the.stopped);
  const known = await Promise.all(
    all.map(async ({ the }) => ({ the, last: (await weekly.seen(weeklyIdOf(the.id), viewer, the))?.last })),
  );
  // Where it is asked less often, only who is due before the week ends.
  const open = known
    .filter(({ last }) => !last || (last.week !== week && addDays(last.on, weeklyDays) <= addDays(week, 6)))
    .toSorted((a, b) => (a.last?.on ?? '').localeCompare(b.last?.on ?? ''));
  const done = known.flatMap(({ the, last }) => (last?.week === week ? [{ the, last }] : []));
  const from = (at.from ?? 0) < open.length ? (at.from ?? 0) : 0;
  const left = open.length - from - MOST;
  return drawList({
    title: 'Weekly question',
    news: at.news,
    intro: `Week of ${wordsForDay(week)}. Ask each person whether the support is still right, and press what came of it.`,
    field: {
      kind: 'choice',
      show: 'list',
      id: ask.asked.key,
      label: ask.WITH_WHOM.label,
      value: 'person',
      options: ask.WITH_WHOM.options.map(({ value, title }) => ({ value, title })),
    },
    groups: [
      {
        title: `To ask (${open.length})`,
        items: [
          ...open.slice(from, from + MOST).map((one) => toAsk(one, week)),
          ...(left > 0
            ? [
                {
                  title: `${left} more`,
                  detail: 'Show the next ones',
                  press: { do: 'page/show', x: `${PAGE}.${from + MOST}` },
                },
              ]
            : []),
        ],
        empty: 'Everybody has been asked this week.',
      },
      ...(done.length > 0
        ? [{ title: 'Asked this week', items: leadingFirst(done).slice(0, MOST_DONE).map(answeredItem) }]
        : []),
    ],
    buttons: [{ title: 'Home', press: { do: 'home/show' } }],
  });
}

interface Of {
  readonly the: VisiblePerson['the'];
  readonly last: Last;
}

const toAsk = ({ the, last }: Pick<Of, 'the'> & SeenWeekly, week: Day): Item => ({
  title: the.name,
  detail: last ? `Last asked on ${wordsForDay(last.on)}: ${wordsOf(last.answer).toLowerCase()}` : 'Not asked yet',
  buttons: Answer.options.map((value) => ({
    title: SHORT[value],
    press: { do: 'page/act', id: the.id, x: `${PAGE}.${week}.${value}` },
    withInputs: true,
  })),
});

const leadingFirst = (all: readonly Of[]): readonly Of[] =>
  all.toSorted((a, b) => Number(b.last.answer !== 'as-it-is') - Number(a.last.answer !== 'as-it-is'));

/** What came of it leads on at once; all of it stands in the record. */
function answeredItem({ the, last }: Of): Item {
  const way = LEADS_ON[last.answer];
  const id = weeklyIdOf(the.id);
  return {
    title: `${the.name}: ${wordsOf(last.answer).toLowerCase()}`,
    detail: way ? `Press to go on: ${way.title.toLowerCase()}` : 'Press to read or answer again',
    press: way ? { do: 'flow/start', id, x: way.flow } : { do: 'record/open', id },
  };
}
