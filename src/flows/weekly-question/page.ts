import { drawList } from '../../../cards/list.ts';
import type { Card } from '../../../cards/card.ts';
import type { Flag, ListView } from '../../../cards/views.ts';
import { may } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import { Day, wordsForDay } from '../../kernel/days.ts';
import { partFrom } from '../../kernel/part-from.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { stoppedWords } from '../../people/stopped.ts';
import type { MenuPage } from '../menu-page.ts';
import { Answer, Answered, type Last } from './facts.ts';
import * as ask from './questions.ts';
import { LEADS_ON, wordsOf, type SeenWeekly, type WeeklySettings } from './record.ts';
import { askedFrom, openAnswer, PAGE, USUAL_DAYS, weeklyIdOf, weekOf, type Command } from './rules.ts';

interface Parts extends WeeklySettings {
  readonly weekly: OpenKind<Command, SeenWeekly>;
  readonly directory: Directory;
  readonly today: () => Day;
}

type Group = ListView['groups'][number];
type Item = Group['items'][number];
type The = VisiblePerson['the'];
type Inputs = Readonly<Record<string, string>>;

/** So many stand on one card (S43); whoever is answered makes room for the next. */
const MOST = 6;
/** As many as a circle is read with. */
const MOST_PEOPLE = 240;

/** They were not seen, or could not be asked: they stay on the list. */
const NOT_ASKED = 'not-asked' as const;
const BUTTONS = [...Answer.options, NOT_ASKED];
const SHORT = {
  'as-it-is': 'As it is',
  less: 'Less',
  'could-end': 'Could end',
  review: 'Review',
  [NOT_ASKED]: 'Not asked',
} as const;
/** The part of the page where those who were asked go on. */
const DONE = 'done.';

/** The weekly question for a worker's whole list, or a lead's team: one press a person (R70). */
export function weeklyQuestion(parts: Parts): MenuPage {
  return {
    id: 'weekly-question',
    title: 'Weekly question',
    phrases: [
      'weekly question',
      'weekly',
      'weekly check',
      'weekly questions',
      'ask the weekly question',
      "this week's question",
      'weekly list',
    ],
    needs: { deed: 'record', guarded: 'care-record' },
    offer: { button: 'Weekly question', example: 'weekly question', group: 'waits', rank: 20 },
    show: (viewer, _, part = '') =>
      draw(
        parts,
        viewer,
        part.startsWith(DONE) ? { doneFrom: partFrom(part.slice(DONE.length)) } : { from: partFrom(part) },
      ),
    async asksStill(viewer) {
      const many = (await askedOf(parts, viewer)).open.length;
      return many === 0 ? undefined : `${many} ${many === 1 ? 'person' : 'people'} still to ask this week`;
    },
    async act(viewer, person, part, inputs) {
      const [week, answer] = part.split('.');
      const command = commandOf(
        week,
        answer,
        askedIn(inputs, person) || (person.capacity === 'lacks' ? '' : 'not-said'),
      );
      if (!command || !may(viewer, 'record', 'care-record', person)) return undefined;
      const news = (words: string, tone: Flag['tone']) =>
        draw(parts, viewer, { inputs, news: { words: `${person.name}: ${words}`, tone } });
      if (person.stopped) return news(stoppedWords(person.stopped), 'warning');
      if (command === 'whom') return news('choose with whom you talked about it, then press again.', 'warning');
      const done = await parts.weekly.begin(weeklyIdOf(person.id), { command, viewer, team: person.team });
      if (!done.ok) return news(done.refusal.words, 'warning');
      const before =
        command.type === 'answer'
          ? (await parts.weekly.seen(weeklyIdOf(person.id), viewer, person))?.last?.before
          : undefined;
      const who = before && (await parts.directory.staff(before.by));
      if (command.type === 'answer' && before)
        return news(
          `${wordsOf(command.answered.answer).toLowerCase()}. ${who?.name ?? 'A colleague'} had answered otherwise this week: ${wordsOf(before.answer).toLowerCase()}. They hear of it.`,
          'warning',
        );
      return command.type === 'answer'
        ? news(wordsOf(command.answered.answer).toLowerCase(), 'good')
        : news('noted. They stay on the list.', 'neutral');
    },
  };
}

/** `whom`: with whom it was talked about has to be chosen first, of whoever lacks capacity. */
function commandOf(week: unknown, answer: unknown, asked: string): Command | 'whom' | undefined {
  const monday = Day.safeParse(week).data;
  if (answer === NOT_ASKED) return monday && { type: NOT_ASKED, week: monday };
  const answered = Answered.safeParse({ week, answer, asked }).data;
  if (answered) return { type: 'answer', answered };
  return monday && Answer.safeParse(answer).success && asked === '' ? 'whom' : undefined;
}

const fieldFor = ({ id }: Pick<The, 'id'>): string => `asked-${id}`;

/** Nobody is said to have been asked unless the worker says so (R45). */
const askedIn = (inputs: Inputs, person: Pick<The, 'id'>): string => inputs[fieldFor(person)] ?? '';

interface At {
  readonly from?: number;
  readonly doneFrom?: number;
  readonly inputs?: Inputs;
  readonly news?: Flag;
}

interface Known extends Partial<SeenWeekly> {
  readonly the: The;
}

/** Who is to be asked this week, and who has been. */
async function askedOf(parts: Parts, viewer: Viewer) {
  const { weekly, directory, today, weeklyDays = USUAL_DAYS } = parts;
  const week = weekOf(today());
  const all = (await directory.some(viewer, 'record', MOST_PEOPLE)).filter(({ the }) => !the.stopped);
  const known = await Promise.all(
    all.map(async ({ the }): Promise<Known> => ({ the, ...(await weekly.seen(weeklyIdOf(the.id), viewer, the)) })),
  );
  // From their start on; whoever was asked so shortly before that it is not due this week is not on it.
  const open = known
    .filter(
      ({ the, last }) => !last || (last.week !== week && askedFrom({ from: the.started, last }, weeklyDays) <= week),
    )
    .toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)));
  const done = known.flatMap(({ the, last }) => (last?.week === week ? [{ the, last }] : []));
  return { week, open, done };
}

async function draw(parts: Parts, viewer: Viewer, { from = 0, doneFrom = 0, inputs = {}, news }: At): Promise<Card> {
  const { week, open, done } = await askedOf(parts, viewer);
  return drawList({
    title: 'Weekly question',
    news,
    intro: `Week of ${wordsForDay(week)}. Ask each person whether the support is still right, and press what came of it.`,
    groups: [
      {
        title: `To ask (${open.length})`,
        items: page(open, from, '', (one) => toAsk(one, week, inputs)),
        empty: done.length > 0 ? 'Everybody has been asked this week.' : 'Nobody is to be asked this week.',
      },
      ...(done.length > 0
        ? [
            {
              title: `Asked this week (${done.length})`,
              items: page(leadingFirst(done), doneFrom, DONE, answeredItem),
            },
          ]
        : []),
    ],
    buttons: [{ title: 'Home', press: { do: 'home/show' } }],
  });
}

/** Who was asked longest ago comes first; who could not be asked this week makes room for the others. */
const placeOf = ({ last, missed }: Known): string => [missed?.on ?? '', last?.on ?? ''].join(' ');

/** So many from there on, and how many more there are. */
function page<T>(all: readonly T[], from: number, part: string, item: (one: T) => Item): readonly Item[] {
  const first = from < all.length ? from : 0;
  const left = all.length - first - MOST;
  const next = { do: 'page/show', x: `${PAGE}.${part}${first + MOST}` };
  const more = left > 0 ? [{ title: `${left} more`, detail: 'Show the next ones', press: next }] : [];
  return [...all.slice(first, first + MOST).map(item), ...more];
}

function toAsk({ the, last, missed }: Known, week: Day, inputs: Inputs): Item {
  const before = last
    ? `Last asked on ${wordsForDay(last.on)}: ${wordsOf(last.answer).toLowerCase()}`
    : 'Not asked yet';
  const { label, options } = ask.WITH_WHOM;
  return {
    title: the.name,
    detail: missed ? `${before}\nNot seen or asked on ${wordsForDay(missed.on)}` : before,
    field: {
      kind: 'choice',
      show: 'list',
      id: fieldFor(the),
      label,
      value: askedIn(inputs, the),
      options: options.map(({ value, title }) => ({ value, title })),
    },
    buttons: BUTTONS.map((value) => ({
      title: SHORT[value],
      press: { do: 'page/act', id: the.id, x: `${PAGE}.${week}.${value}` },
      withInputs: true,
    })),
  };
}

interface Asked {
  readonly the: The;
  readonly last: Last;
}

const leadingFirst = (all: readonly Asked[]): readonly Asked[] =>
  all.toSorted((a, b) => Number(openAnswer(b.last) !== undefined) - Number(openAnswer(a.last) !== undefined));

/** What came of it leads on at once; all of it stands in the record. */
function answeredItem({ the, last }: Asked): Item {
  const way = openAnswer(last) && LEADS_ON[last.answer];
  const id = weeklyIdOf(the.id);
  return {
    title: `${the.name}: ${wordsOf(last.answer).toLowerCase()}`,
    detail: [
      ...(last.asked === 'not-said' ? ['Not said with whom'] : []),
      way ? `Press to go on: ${way.title.toLowerCase()}` : 'Press to read or answer again',
    ].join('. '),
    press: way ? { do: 'flow/start', id, x: way.flow } : { do: 'record/open', id },
  };
}
