import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { makeUnderstanding, type Understanding } from '../guidance/understand.ts';
import { mayEver } from '../access/policy.ts';
import { dangerIn } from '../guidance/danger.ts';
import { activeSession } from '../forms/open-forms.ts';
import { forRecord } from '../questions/context.ts';
import { peopleNamed } from '../questions/person.ts';
import type { VisiblePerson } from '../people/directory.ts';
import type { AnyFlow } from '../flows/flow.ts';
import type { Answers } from '../forms/question.ts';
import type { Session } from '../forms/session.ts';
import type { OneFor } from '../kinds/kind.ts';
import { safeguardingCard } from './advice.ts';
import { startForm } from './form-start.ts';
import { answerTo, showForm, typeIntoForm } from './forms.ts';
import { todayAt, type House, type Turn } from './house.ts';
import { helpCard, homeCard, suggested, workPage } from './menu.ts';
import { notFoundCard } from './pages.ts';
import { personCard } from './people.ts';
import { openFor, recordCard } from './records.ts';
import { NOT_FOR_YOUR_ROLE, shown } from './replies.ts';

/** What can be asked for anywhere, besides the flows and pages. */
export const COMMANDS = [
  {
    id: 'home',
    phrases: [
      'hello',
      'hi',
      'hey',
      'hiya',
      'hello there',
      'hi there',
      'hey there',
      'good morning',
      'good afternoon',
      'good evening',
      'home',
      'start',
      'menu',
      'start again',
    ],
  },
  { id: 'help', phrases: ['help', 'help please', 'what can you do', 'how does this work', 'commands'] },
  {
    id: 'safeguarding',
    phrases: ['safeguarding', 'safeguarding concern', 'report abuse', 'worried about abuse', 'neglect', 'abuse'],
  },
  {
    id: 'form',
    phrases: [
      'show the form',
      'show form',
      'show the card',
      'card',
      'carry on',
      'carry on later',
      'resume',
      'continue',
    ],
  },
  { id: 'nothing-open', phrases: ['back', 'go back', 'cancel', 'save for later', 'record it', 'skip', 'keep'] },
  { id: 'thanks', phrases: ['thanks', 'thank you', 'cheers', 'ta', 'bye', 'goodbye', 'ok', 'okay', 'great'] },
] as const;

const understandings = new WeakMap<House, Understanding>();
function understandingOf(house: House): Understanding {
  let made = understandings.get(house);
  if (!made) {
    made = makeUnderstanding([...COMMANDS, ...house.flows, ...house.pages, ...house.records.onesFor]);
    understandings.set(house, made);
  }
  return made;
}

/** The command that the whole of what was typed is. */
export function commandIn(house: House, text: string): string | undefined {
  const meant = understandingOf(house).understand(text);
  return meant?.rest === '' ? meant.intent : undefined;
}

/** Something typed in private chat: a command, the answer to a form's next question, a name, a reference, or none of these. */
export async function said(turn: Turn<Said>): Promise<readonly Outbound[]> {
  const { house, inbound, viewer } = turn;
  const session = activeSession((await house.forms.read(viewer.staff)).forms);
  const meant = understandingOf(house).understand(inbound.text);

  if (session) {
    if (meant && !belongsToForm(meant) && (await takesOver(turn, session, meant))) return command(turn, meant, session);
    return [...worry(inbound.text), ...(await typeIntoForm(turn, session))];
  }
  if (meant) return command(turn, meant, undefined);
  if (dangerIn(inbound.text) === 'safeguarding') return [shown(safeguardingCard())];
  return (await overheard(turn)) ?? found(turn);
}

/** Somebody who tells what they saw, and whom it is about, begins the form that it belongs to, filled in as far as the words say. */
async function overheard(turn: Turn<Said>): Promise<readonly Outbound[] | undefined> {
  const { house, inbound, viewer } = turn;
  for (const flow of house.flows) {
    const heard = flow.overhears?.(inbound.text, todayAt(house));
    if (!heard || !mayEver(viewer, flow.needs.deed, flow.needs.guarded)) continue;
    const named = peopleNamed(heard.rest, await house.directory.peopleFor(viewer, flow.needs.deed));
    if (named.length > 0) return startTyped(turn, flow, heard.rest, heard.answers);
  }
  return undefined;
}

/** Words in an answer that sound of abuse or neglect: a reminder, and the answer is taken as it is (R38). */
const worry = (text: string): readonly Outbound[] =>
  dangerIn(text) === 'safeguarding'
    ? [
        say(
          'Is somebody being harmed or neglected? Then tell your safeguarding lead today as well. Type "safeguarding" for what to do.',
        ),
      ]
    : [];

interface Meant {
  readonly intent: string;
  readonly rest: string;
}

/** "back" and the like are for the form that is open. */
const belongsToForm = ({ intent }: Meant): boolean => intent === 'nothing-open' || intent === 'thanks';

/** In the middle of a form a whole message that is a command is one; the form that was open is kept for later. */
async function takesOver(turn: Turn<Said>, session: Session, meant: Meant): Promise<boolean> {
  const started = [...turn.house.flows, ...turn.house.pages].some(({ id }) => id === meant.intent);
  const asked = await answerTo(turn, session);
  // "My team" asks for a form about teams, unless it is one of the teams to choose from.
  if (started && asked === 'chosen') return false;
  if (meant.rest === '') return true;
  const flow = turn.house.flows.find(({ id }) => id === meant.intent);
  if (!flow) return false;
  // "Change monitoring for Samuel Okafor" is hardly the answer to anything when there is just one such person.
  return (
    asked !== 'words' ||
    peopleNamed(meant.rest, await turn.house.directory.peopleFor(turn.viewer, flow.needs.deed)).length === 1
  );
}

async function command(
  turn: Turn<Said>,
  { intent, rest }: Meant,
  session: Session | undefined,
): Promise<readonly Outbound[]> {
  const { house } = turn;
  const flow = house.flows.find(({ id }) => id === intent);
  if (flow) return startTyped(turn, flow, rest);
  const page = house.pages.find(({ id }) => id === intent);
  if (page) {
    const { forms } = await house.forms.read(turn.viewer.staff);
    return [shown(await page.show(turn.viewer, forms)), ...stillOpen(session)];
  }
  const one = house.records.onesFor.find(({ id }) => id === intent);
  if (one) return showOneFor(turn, one, rest);
  switch (intent) {
    case 'home':
      return rest === '' ? [shown(homeCard(house, turn.viewer)), ...stillOpen(session)] : found(turn);
    case 'help':
      return rest === '' ? [shown(helpCard(house, turn.viewer)), ...stillOpen(session)] : found(turn);
    case 'safeguarding':
      return [shown(safeguardingCard()), ...stillOpen(session)];
    case 'form':
      return showForm(turn);
    case 'thanks':
      return rest === '' ? [say('You are welcome. Say "hello" whenever you need me.')] : found(turn);
    case 'nothing-open':
      return [
        say(
          'There is no form open just now. Say "hello" to see what I can do, or "what\'s outstanding" to find a form you saved.',
        ),
      ];
    default:
      return found(turn);
  }
}

/** "Show the plan for Ada Palmer": a record of which everybody has one is found by whose it is. */
async function showOneFor(turn: Turn<Said>, one: OneFor, rest: string): Promise<readonly Outbound[]> {
  const people = peopleNamed(rest, await turn.house.directory.peopleFor(turn.viewer, 'see'));
  const [first, ...others] = people;
  if (!first) return [say('Whose? Type it with their name or reference, for example "show the plan for Ada Palmer".')];
  if (others.length > 0) return [whichOf(people, (reference) => `${one.phrases[0] ?? ''} ${reference}`)];
  const card = await recordCard(turn, one.idFor(first.id));
  return [shown((await turn.house.records.read(one.idFor(first.id))) ? card : await personCard(turn, first.id))];
}

/** Two of one name are told apart by their references. */
const whichOf = (people: readonly VisiblePerson['the'][], says: (reference: string) => string): Outbound =>
  say(
    'There is more than one. Which one do you mean?',
    people.slice(0, 6).map((one) => ({ title: `${one.name} (${one.reference})`, says: says(one.reference) })),
  );

const stillOpen = (session: Session | undefined): readonly Outbound[] =>
  session ? [say('Your form is still open. Type "show the form" to carry on with it.')] : [];

/** A flow asked for by typing, with the name that was typed after it. */
async function startTyped(
  turn: Turn<Said>,
  flow: AnyFlow,
  rest: string,
  answers?: Answers,
): Promise<readonly Outbound[]> {
  if (flow.startsFrom === 'record') return startFromRecord(turn, flow, rest);
  if (!mayEver(turn.viewer, flow.needs.deed, flow.needs.guarded)) return [say(NOT_FOR_YOUR_ROLE)];
  if (rest === '' || flow.startsFrom === 'nothing') return startForm(turn, { flow });
  return startForm(turn, { flow, typed: rest, ...(answers && { answers }) });
}

/** "told Ada Palmer": in which record? If only one is open for them, that one; otherwise they choose from their list. */
async function startFromRecord(turn: Turn<Said>, flow: AnyFlow, rest: string): Promise<readonly Outbound[]> {
  const people = await turn.house.directory.peopleFor(turn.viewer, 'tell');
  const waiting = (await turn.house.records.waitingFor(turn.viewer.staff)).filter(
    ({ author, person }) => author === turn.viewer.staff && people.some(({ the }) => the.id === person),
  );
  const named = peopleNamed(rest, people).map(({ id }) => id);
  const fitting =
    rest === ''
      ? waiting
      : waiting.filter(
          ({ person, reference }) =>
            (person !== undefined && named.includes(person)) || rest.toUpperCase().includes(reference),
        );
  const [only, ...others] = fitting;
  if (only && others.length === 0) return startForm(turn, { flow, openedFor: forRecord(only.id) });
  const page = workPage(turn.house);
  if (!page) return [shown(notFoundCard())];
  const { forms } = await turn.house.forms.read(turn.viewer.staff);
  const words = only
    ? 'Open the record it belongs to, then press "Note who was told".'
    : 'I found nothing of yours in which somebody has still to be told.';
  return [say(words), shown(await page.show(turn.viewer, forms))];
}

const REFERENCE = /\b[a-z]{2}-[a-z0-9]{5}\b/iu;

/** Not a command: a record's reference or somebody's name, or nothing I know. What was typed is never repeated. */
async function found(turn: Turn<Said>): Promise<readonly Outbound[]> {
  const { house, inbound, viewer } = turn;
  const reference = REFERENCE.exec(inbound.text)?.[0];
  for (const record of reference ? await house.records.called(reference) : []) {
    const opened = await openFor(turn, record.id);
    if (opened) return [shown(await recordCard(turn, opened.record.id))];
  }
  const people = peopleNamed(inbound.text, await house.directory.peopleFor(viewer, 'see'));
  const [first, ...others] = people;
  // A service's own reference for a person may look like a record's.
  if (reference && !first) return [shown(notFoundCard())];
  if (first && others.length === 0) return [shown(await personCard(turn, first.id))];
  if (first) return [whichOf(people, (reference) => reference)];
  const near = suggested(house, viewer, understandingOf(house).closest(inbound.text));
  return [
    say(
      near.length > 0
        ? 'I am not sure what you mean. Did you want one of these?'
        : 'I did not understand that. You can press a button, or type "help" to see what I can do.',
      [
        ...near,
        { title: 'Help', says: 'help' },
        { title: 'Somebody is in danger', says: 'somebody is in danger' },
      ].slice(0, 6),
    ),
  ];
}
