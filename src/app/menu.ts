import type { Card } from '../../cards/card.ts';
import { partFrom } from '../kernel/part-from.ts';
import { drawPage } from '../../cards/page.ts';
import type { Button, PageView, Press } from '../../cards/views.ts';
import { may, mayEver } from '../access/policy.ts';
import type { Role, Subject, Viewer } from '../access/viewer.ts';
import type { Suggestion } from '../chat/outbound.ts';
import { stoppedFor, type AnyFlow } from '../flows/flow.ts';
import type { MenuGroup, Offer } from '../flows/offer.ts';
import { mayRead, type MenuPage, type Waiting } from '../flows/menu-page.ts';
import { unreadableWords, type Unreadable } from '../kinds/unreadable.ts';
import { listed } from '../kernel/listed.ts';
import { oncePer } from '../kernel/once-per.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { VisiblePerson } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { DANGER_BUTTON } from './advice.ts';
import type { App } from './app.ts';
import { HELP_BUTTON, HOME_BUTTON } from './pages.ts';

/**
 * What can be started, in groups. Home has what the viewer's roles do most days; Help leads to every group, and a group to all that is
 * in it. So whatever is added is three presses away at most, and takes no place from anything else (Teams shows six buttons a card).
 */
type Menu = Pick<App, 'flows' | 'pages' | 'records'>;

const GROUPS: readonly { readonly id: MenuGroup; readonly title: string }[] = [
  { id: 'person', title: 'About a person' },
  { id: 'problem', title: 'A problem or a worry' },
  { id: 'waits', title: 'What waits for you' },
  { id: 'answers', title: 'Answers and tools' },
  { id: 'setup', title: 'Setting up' },
];

interface Offered {
  readonly id: string;
  readonly offer: Offer;
  /** What asks for it by typing, without a name. */
  readonly phrase: string;
  readonly press: Press;
}

/** What this viewer may start, group by group; in each, what their roles do most days comes first. */
export const offered = ({ flows, pages }: Pick<Menu, 'flows' | 'pages'>, { roles }: HasRoles): readonly Offered[] =>
  inPlace(flows)(pages)(roles);

type HasRoles = Pick<Viewer, 'roles'>;

/** Neither flows nor pages ever change, nor what somebody's roles may do. */
const inPlace = oncePer((flows: Menu['flows']) =>
  oncePer((pages: Menu['pages']) =>
    oncePer((roles: Viewer['roles']) => {
      const forms = flows.filter(({ needs }) => mayEver({ roles }, needs.deed, needs.guarded));
      const readable = pages.filter((page) => mayRead(page, { roles }));
      return [
        ...forms.flatMap((flow) => offeredBy('flow/start', flow)),
        ...readable.flatMap((page) => offeredBy('page/show', page)),
      ].toSorted(({ offer: a }, { offer: b }) => placeOf(a, roles) - placeOf(b, roles) || a.rank - b.rank);
    }),
  ),
);

const offeredBy = (
  verb: string,
  { id, offer, phrases: [phrase = ''] }: Pick<AnyFlow, 'id' | 'offer' | 'phrases'>,
): readonly Offered[] => (offer ? [{ id, offer, phrase, press: { do: verb, x: id } }] : []);

const placeOf = (offer: Offer, roles: Viewer['roles']): number =>
  GROUPS.findIndex(({ id }) => id === offer.group) + (isDaily(offer, roles) ? 0 : 0.5);

export const isDaily = ({ daily = [] }: Offer, roles: readonly Role[]): boolean =>
  daily === 'all' || daily.some((role) => roles.includes(role));

/** The page that lists what waits for its reader. */
export const workPage = ({ pages }: Menu): MenuPage | undefined => pages.find(({ offer }) => offer.group === 'waits');

/** Where a form that was put aside, or a record that could not be shown, is found again. */
export function whereWaiting(menu: Menu): string {
  const page = workPage(menu);
  return page ? `under "${page.title}"` : 'from the home page';
}

/** What was perhaps meant. A suggestion types no name, since the text had none: the form asks for the person. */
export const suggested = (menu: Menu, viewer: Viewer, ids: readonly string[]): readonly Suggestion[] =>
  ids.flatMap((id) => {
    const found = offered(menu, viewer).find((one) => one.id === id);
    return found ? { title: found.offer.button, says: found.phrase } : [];
  });

/** Beside Help and the way out of danger. No role has more that it does most days. */
export const MOST_ON_HOME = 4;

const WELCOME =
  'I am Reable. I help you record changes for the people you support, and make sure everybody who must know is told.';

/** How many of the things that wait stand on the home page itself. */
const MOST_WAITING = 3;

export const countWords = (count: number): string =>
  count === 1 ? '1 thing waits for you' : `${count} things wait for you`;

/** What waits for somebody, the most pressing first. */
export const waitingFor = async (
  menu: Menu,
  viewer: Viewer,
  unreadable: Unreadable = new Set(),
): Promise<readonly Waiting[]> => (await workPage(menu)?.waiting?.(viewer, unreadable)) ?? [];

/** The home that every way leads back to: what waits comes first, before what one can do. `isNew`: it is the first they see of the bot. */
export async function homeCard(menu: Menu, viewer: Viewer, isNew = false): Promise<Card> {
  const unreadable: Unreadable = new Set();
  const waiting = await waitingFor(menu, viewer, unreadable);
  // One row more takes no more room than "1 more".
  const shown = waiting.length === MOST_WAITING + 1 ? waiting : withTelling(waiting);
  const rest = waiting.length - shown.length;
  const work = workPage(menu);
  const daily = offered(menu, viewer).filter(({ offer }) => isDaily(offer, viewer.roles));
  return drawPage({
    title: `Hello ${viewer.name.split(' ')[0] ?? viewer.name}`,
    paragraphs: listed(
      (isNew || shown.length === 0) && WELCOME,
      unreadableWords(unreadable),
      shown.length > 0 ? `${countWords(waiting.length)}:` : 'What would you like to do?',
    ),
    list: listed<Line>(
      ...shown.map((one) => ({ title: one.toDo.words, detail: apart(one, shown), press: one.toDo.press })),
      rest > 0 && work && { title: `${rest} more`, press: { do: 'page/show', x: work.id } },
      // Of somebody with several roles there are more than fit as buttons.
      shown.length > 0 && daily.length > MOST_ON_HOME && { title: 'Other things you can do:' },
      ...daily.slice(MOST_ON_HOME).map(({ offer, press }) => ({ title: offer.button, press })),
    ),
    buttons: [
      ...daily
        .slice(0, MOST_ON_HOME)
        .map(({ offer, press }): Button => ({ title: offer.button, press }))
        .map(mainFirst),
      HELP_BUTTON,
      DANGER_BUTTON,
    ],
  });
}

/** The first of them; who is still to be told is noted from Home, so one of those is among them where there is one (R4). */
function withTelling(waiting: readonly Waiting[]): readonly Waiting[] {
  const first = waiting.slice(0, MOST_WAITING);
  const isTelling = ({ toDo }: Waiting): boolean => toDo.press.do === 'telling/start';
  const telling = first.some(isTelling) ? undefined : waiting.find(isTelling);
  return telling ? [...first.slice(0, MOST_WAITING - 1), telling] : first;
}

/** Two rows that would say the same are told apart by their references and days. */
const apart = (one: Waiting, all: readonly Waiting[]): string =>
  all.some((other) => other !== one && other.title === one.title && other.toDo.words === one.toDo.words)
    ? `${one.title} · ${one.detail.split('\n').at(-1) ?? ''}`
    : one.title;

const mainFirst = (button: Button, index: number): Button => (index === 0 ? { ...button, tone: 'main' } : button);

/** So much is looked through at once; more is shown as groups. */
const MOST_TOGETHER = 6;

/** What can be asked for, and what to type for it; `key` is a part of it: a group, and how many of it stood on cards before. */
export function helpCard(menu: Menu, viewer: Viewer, key = ''): Card {
  const all = offered(menu, viewer);
  const groups = GROUPS.map(({ id, title }) => ({ id, title, items: all.filter(({ offer }) => offer.group === id) }));
  const [name, from = '0'] = key.split('.');
  const one = groups.find(({ id, items }) => id === name && items.length > 0);
  if (one) return partCard(one.title, one.items.map(lineOf), partFrom(from), (at) => pressFor(one.id, at));
  return drawPage({
    title: 'What I can do',
    paragraphs: [
      'In danger now? Call 999 first.',
      'Press what you want, or type it in your own words. I will ask for what I need.',
    ],
    list: [...(all.length > MOST_TOGETHER ? groups.flatMap(groupLines) : all.map(lineOf)), ...typedLines(menu)],
    buttons: [DANGER_BUTTON],
  });
}

const pressFor = (group: MenuGroup, from: number): Press => ({ do: 'help/show', x: `${group}.${from}` });

type Line = NonNullable<PageView['list']>[number];

const lineOf = ({ offer, press }: Offered): Line => ({
  title: offer.button,
  detail: `Type "${offer.example}"`,
  press,
});

/** A line for a group, or for each part of it when it is more than fits a card: "Change monitoring, Change a plan and 7 more". */
function groupLines(group: { id: MenuGroup; title: string; items: readonly Offered[] }): readonly Line[] {
  if (group.items.length === 1) return group.items.map(lineOf);
  return Array.from({ length: Math.ceil(group.items.length / MOST_LINES) }, (_, index) => {
    const from = index * MOST_LINES;
    const names = group.items.slice(from, from + MOST_LINES).map(({ offer }) => offer.button);
    return {
      title: index === 0 ? group.title : `${group.title} (${index + 1})`,
      detail: `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`,
      press: pressFor(group.id, from),
    };
  });
}

/** What is only asked for by typing. */
const typedLines = ({ records }: Menu): readonly Line[] => [
  { title: 'Look somebody up', detail: 'Type their name, for example "Ada Palmer"' },
  ...records.onesFor.map(({ offer }) => ({ title: offer.button, detail: `Type "${offer.example}"` })),
  { title: 'Open a record', detail: `Type its reference, for example "${records.exampleReference}"` },
  {
    title: 'In the middle of a form',
    detail: 'Type "back", "save for later" or "cancel". Type "show the form" to see it as a card.',
  },
  { title: 'Somebody is in danger', detail: 'Type "danger" at any time' },
];

/** So many lines stand on one card (S43). */
const MOST_LINES = 12;

/** Some of the lines, with the way to those after them. */
function partCard(title: string, lines: readonly Line[], from: number, pressAt: (from: number) => Press): Card {
  const next = Math.max(0, from || 0) + MOST_LINES;
  return drawPage({
    title,
    paragraphs: [],
    list: lines.slice(next - MOST_LINES, next),
    buttons: listed<Button>(
      lines.length > next && { title: 'More', press: pressAt(next) },
      HELP_BUTTON,
      HOME_BUTTON,
      DANGER_BUTTON,
    ),
  });
}

/** Beside Home. */
const MOST_ON_PERSON = 5;

/** The forms about a person, for the buttons of their page: when they are too many, the last button leads to all of them. */
export function personButtons(
  menu: Menu,
  viewer: Viewer,
  person: Pick<Person, 'id' | 'team' | 'circle' | 'name' | 'stopped' | 'ended'>,
  records: readonly Pick<OpenRecord, 'kind' | 'id'>[],
): readonly Button[] {
  const all = startable(menu, viewer, person, records);
  const more: Button = { title: 'More', press: personPress(person.id, MOST_ON_PERSON - 1) };
  return (all.length > MOST_ON_PERSON ? [...all.slice(0, MOST_ON_PERSON - 1), more] : all).map(mainFirst);
}

const personPress = (id: PersonId, from: number): Press => ({ do: 'person/forms', id, x: String(from) });

/** All the forms about a person that the viewer may fill in, and what they may read. */
export const personFormsCard = (menu: Menu, viewer: Viewer, { the }: VisiblePerson, from = '0'): Card =>
  partCard(`For ${the.name}`, startable(menu, viewer, the), partFrom(from), (at) => personPress(the.id, at));

/** What the viewer's roles do most days comes first here, too, so that it keeps its place when others are added. */
function startable(
  menu: Menu,
  viewer: Viewer,
  person: Subject & Pick<Person, 'name' | 'stopped' | 'ended'>,
  records: readonly Pick<OpenRecord, 'kind' | 'id'>[] = [],
): readonly Button[] {
  const forms = menu.flows.filter(
    ({ startsFrom, needs: { deed, guarded }, whileStopped }) =>
      startsFrom === 'person' &&
      may(viewer, deed, guarded, person) &&
      stoppedFor({ whileStopped }, person) === undefined,
  );
  const ids = new Set(
    [...forms, ...menu.pages.filter(({ startsFrom }) => startsFrom === 'person')].map(({ id }) => id),
  );
  const all = offered(menu, viewer).filter(({ id }) => ids.has(id));
  const daily = all.filter(({ offer }) => isDaily(offer, viewer.roles));
  return [...daily, ...all.filter((one) => !daily.includes(one))].map(({ offer, press }) => {
    const there = records.find(({ kind }) => kind === offer.opens);
    return {
      title: offer.onPerson ?? offer.button,
      press: there ? { do: 'record/open', id: there.id } : { ...press, id: person.id },
    };
  });
}
