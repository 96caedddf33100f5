import type { Card } from '../../cards/card.ts';
import { drawList } from '../../cards/list.ts';
import type { Said } from '../chat/inbound.ts';
import { say, type Outbound, type Suggestion } from '../chat/outbound.ts';
import type { Session } from '../forms/session.ts';
import type { Command } from '../guidance/commands.ts';
import { assertNever } from '../kernel/assert-never.ts';
import type { RecordId } from '../kernel/ids.ts';
import { safeguardingCard } from './advice.ts';
import { safeguardingLeads } from './safeguarding-leads.ts';
import { showForm, typeIntoForm } from './forms.ts';
import type { Turn } from './app.ts';
import { helpCard, homeCard, suggested, workPage } from './menu.ts';
import { HOME_BUTTON, notFoundCard } from './pages.ts';
import { personCard } from './person-card.ts';
import { openFor, recordCard } from './record-card.ts';
import { shown } from './replies.ts';
import { understood, type Understood } from './understood.ts';
import { begin, stillOpen, whichOf, whoIsNobody } from './wanted.ts';

/** Something typed in private chat: what its words say of danger, and then what they mean besides. */
export async function said(turn: Turn<Said>): Promise<readonly Outbound[]> {
  const what = await understood(turn);
  return [...(await worry(turn, what)), ...sympathy(what), ...(await act(turn, what))];
}

/** Words that sound of abuse or neglect: what to do about it. What else they mean is done as well (R38). */
async function worry(
  { app, viewer }: Turn<Said>,
  { heard, meaning, session }: Understood,
): Promise<readonly Outbound[]> {
  if (heard.danger !== 'safeguarding' || (meaning.kind === 'command' && meaning.command === 'safeguarding')) return [];
  return [session ? say(REMINDER) : shown(safeguardingCard(app.lines, await safeguardingLeads(app, viewer)))];
}

const REMINDER =
  'Is somebody being harmed or neglected? Then tell your safeguarding lead today as well. Type "safeguarding" for what to do.';

/** A death that somebody tells of, unless they say so in a form: kind words first, whom to tell, and what to do when it is not as expected (P27). */
const sympathy = ({ heard, meaning }: Understood): readonly Outbound[] =>
  heard.ofDeath && meaning.kind !== 'answer' && meaning.kind !== 'unknown' ? [say(SORRY)] : [];

const SORRY =
  'I am sorry to hear that. Tell your manager or the duty line today, if they do not know yet. If it was not expected, or something about it worries you, call 999 first and leave everything as it is.';

async function act(turn: Turn<Said>, { heard, meaning, session }: Understood): Promise<readonly Outbound[]> {
  switch (meaning.kind) {
    case 'danger':
      // The advice stands above already: `worry` here, `advise` for an emergency.
      return [];
    case 'answer':
      return session ? typeIntoForm(turn, session) : [];
    case 'command':
      return command(turn, meaning.command, session);
    case 'wanted':
      return begin(turn, meaning, session);
    case 'record':
      return [shown(await openRecord(turn, meaning.records))];
    case 'person': {
      const [first, ...others] = meaning.whom.people;
      const isOne = first && others.length === 0 && !meaning.whom.near;
      return [isOne ? shown(await personCard(turn, first.id)) : whichOf(meaning.whom, (reference) => reference)];
    }
    case 'stranger':
      return [say(whoIsNobody)];
    case 'unknown':
      return heard.ofDeath ? [say(SORRY, [DEATH])] : notUnderstood(turn, meaning.near);
    default:
      return assertNever(meaning);
  }
}

async function command(turn: Turn<Said>, what: Command, session: Session | undefined): Promise<readonly Outbound[]> {
  const { app, viewer } = turn;
  switch (what) {
    case 'home':
      return [shown(await homeCard(app, viewer)), ...stillOpen(session)];
    case 'help':
      return [shown(helpCard(app, viewer)), ...stillOpen(session)];
    case 'safeguarding':
      return [shown(safeguardingCard(app.lines, await safeguardingLeads(app, viewer))), ...stillOpen(session)];
    case 'form':
      return showForm(turn);
    case 'thanks':
      return [say('You are welcome. Say "hello" whenever you need me.')];
    case 'nothing-open': {
      const [phrase] = workPage(app)?.phrases ?? [];
      const saved = phrase === undefined ? '' : `, or "${phrase}" to find a form you saved`;
      return [say(`There is no form open just now. Say "hello" to see what I can do${saved}.`)];
    }
    default:
      return assertNever(what);
  }
}

/** Records whose references are the same are told apart by whom they are about and what they are. */
async function openRecord(turn: Turn<Said>, records: readonly RecordId[]): Promise<Card> {
  const [only, ...others] = records;
  if (only === undefined) return notFoundCard();
  if (others.length === 0) return recordCard(turn, only);
  const opened = (await Promise.all(records.map((id) => openFor(turn, id)))).flatMap((one) => one ?? []);
  const items = opened.map(({ record, about }) => ({
    title: `${about}: ${record.title.toLowerCase()}`,
    detail: record.reference,
    press: { do: 'record/open', id: record.id },
  }));
  return drawList({
    title: 'Which one do you mean?',
    intro: 'More than one record has this reference.',
    groups: [{ title: 'Records', items }],
    buttons: [HOME_BUTTON],
  });
}

/** Whose death it was is asked by the form. */
const DEATH: Suggestion = { title: 'Note it', says: 'somebody has died' };

/** What was typed is never repeated. */
function notUnderstood({ app, viewer }: Turn, ids: readonly string[]): readonly Outbound[] {
  const near = suggested(app, viewer, ids);
  const words =
    near.length > 0
      ? 'I am not sure what you mean. Did you want one of these?'
      : 'I did not understand that. You can press a button, or type "help" to see what I can do.';
  return [
    say(words, [
      ...near,
      { title: 'Help', says: 'help' },
      { title: 'Somebody is in danger', says: 'somebody is in danger' },
    ]),
  ];
}
