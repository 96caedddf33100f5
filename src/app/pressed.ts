import type { Card } from '../../cards/card.ts';
import type { Pressed } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { may, mayEver } from '../access/policy.ts';
import { PersonId, RecordId } from '../kernel/ids.ts';
import type { Notice } from '../records/record.ts';
import { dangerCard, helpCard, homeCard, notFoundCard, pageCard, shown, updated } from './fixed-words.ts';
import { startForm } from './form-start.ts';
import { pressForm } from './forms.ts';
import type { Turn } from './house.ts';
import { historyCard, noticeCard, openFor, recordCard } from './records.ts';
import { teamNewsCard } from './team-news.ts';

/** A button pressed in private chat. Who pressed it is known from the platform; its ids are only where to look (S10, S11). */
export async function pressed(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const { data } = turn.inbound;
  const [area, verb = ''] = data.do.split('/');
  switch (area) {
    case 'flow':
      return verb === 'start' ? startFlow(turn) : pressForm(turn, verb);
    case 'telling':
      return verb === 'start' ? startTelling(turn) : confirm(turn);
    case 'record':
      return [{ kind: 'replace', card: await recordPage(turn, verb) }];
    case 'notice':
      return [{ kind: 'replace', card: (await noticeOf(turn)) ?? notFoundCard() }];
    case 'page':
      return showPage(turn);
    case 'help':
      return [shown(helpCard(turn.house, turn.viewer))];
    case 'home':
      return [shown(homeCard(turn.house, turn.viewer))];
    default:
      return [{ kind: 'replace', card: notFoundCard() }];
  }
}

type Parsed<T> = { success: true; data: T } | { success: false };

async function withId<T>(id: Parsed<T>, then: (id: T) => Promise<readonly Outbound[]>): Promise<readonly Outbound[]> {
  return id.success ? then(id.data) : [{ kind: 'replace', card: notFoundCard() }];
}

async function recordPage(turn: Turn<Pressed>, verb: string): Promise<Card> {
  const id = RecordId.safeParse(turn.inbound.data.id);
  if (!id.success) return notFoundCard();
  const from = Number.parseInt(turn.inbound.data.x ?? '0', 10);
  return verb === 'history'
    ? historyCard(turn, id.data, Number.isNaN(from) ? 0 : Math.max(0, from))
    : recordCard(turn, id.data);
}

async function startFlow(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const flow = turn.house.flows.find(({ id, startsFrom }) => id === turn.inbound.data.x && startsFrom !== 'record');
  const { deed, guarded } = flow?.needs ?? { deed: 'see', guarded: 'person' };
  if (!flow || !mayEver(turn.viewer, deed, guarded)) return [{ kind: 'replace', card: notFoundCard() }];
  const id = PersonId.safeParse(turn.inbound.data.id);
  if (!id.success) return startForm(turn, { flow });
  const person = await turn.house.directory.person(id.data);
  if (!person || !may(turn.viewer, deed, guarded, person)) return [{ kind: 'replace', card: notFoundCard() }];
  return startForm(turn, { flow, person: person.id });
}

/** The form that notes who was told begins in the record it is about. */
async function startTelling(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const flow = turn.house.flows.find(({ startsFrom }) => startsFrom === 'record');
  return withId(RecordId.safeParse(turn.inbound.data.id), async (id) => {
    const opened = await openFor(turn, id);
    if (!flow || !opened || !may(turn.viewer, 'tell', 'care-record', opened.person.the))
      return [{ kind: 'replace', card: notFoundCard() }];
    return startForm(turn, { flow, record: id });
  });
}

/** "I've been told": only for somebody who is on the list of people to tell, and only about themselves. */
async function confirm(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  return withId(RecordId.safeParse(turn.inbound.data.id), async (id) => {
    const opened = await openFor(turn, id);
    if (!opened) return [{ kind: 'replace', card: notFoundCard() }];
    const told = await opened.record.tell({ type: 'confirm-told' }, turn.viewer.staff);
    if (!told.ok) return [{ kind: 'replace', card: pageCard('Not saved', [told.refusal.words]) }];
    const fromPage = turn.inbound.data.x === 'page';
    const card = fromPage
      ? await recordCard(turn, id, 'Thank you. It is noted that you have been told.')
      : ((await noticeOf(turn)) ?? notFoundCard());
    return [{ kind: 'replace', card }, ...updated(turn.inbound.message, card)];
  });
}

async function noticeOf(turn: Turn<Pressed>): Promise<Card | undefined> {
  const id = RecordId.safeParse(turn.inbound.data.id);
  const what = noticeKind(turn.inbound.data.x);
  return id.success ? noticeCard(turn, id.data, what) : undefined;
}

const noticeKind = (x: string | undefined): Notice['what'] =>
  x === 'reminder' || x === 'author-reminder' || x === 'not-reached' ? x : 'please-confirm';

async function showPage(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const [id, ...part] = turn.inbound.data.x?.split('.') ?? [];
  const page = turn.house.pages.find((one) => one.id === id);
  if (!page) return [{ kind: 'replace', card: notFoundCard() }];
  const { desk } = await turn.house.desks.read(turn.viewer.staff);
  const card = await page.show(turn.viewer, desk, part.join('.'));
  return part.length > 0 ? [{ kind: 'replace', card }] : [shown(card)];
}

/** "Seen" on a team's notice: counted and named for everybody in the channel; it is not the same as being told. */
export async function pressedInChannel(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const { data, message } = turn.inbound;
  if (data.do === 'danger/show') return [shown(dangerCard())];
  const id = RecordId.safeParse(data.id);
  const record = data.do === 'telling/seen' && id.success ? await turn.house.records.read(id.data) : undefined;
  // The notice is for the team: somebody of another team who was added to the channel is not counted.
  if (!record || !turn.viewer.teams.includes(record.team)) return [say('I can only do that in private chat.')];
  const seen = await record.tell({ type: 'note-seen', name: turn.viewer.name }, turn.viewer.staff);
  const card = await teamNewsCard(turn.house, seen.ok ? seen.value : record);
  return [{ kind: 'replace', card }, ...updated(message, card)];
}
