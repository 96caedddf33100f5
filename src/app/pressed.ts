import { NOTE } from '../kinds/kind.ts';
import type { OpenedFor } from '../forms/session.ts';
import type { Card } from '../../cards/card.ts';
import type { Pressed } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { AnyFlow } from '../flows/flow.ts';
import { may, mayEver } from '../access/policy.ts';
import { partFrom } from '../kernel/part-from.ts';
import { PersonId, RecordId } from '../kernel/ids.ts';
import { Instant } from '../kernel/days.ts';
import { notedFor, readConfirmPart } from '../notices/ledger.ts';
import { stoppedWords } from '../people/stopped.ts';
import { forRecord, PERSON, RECORD } from '../questions/context.ts';
import { dangerCard } from './advice.ts';
import { AFTER_ASKING } from './comes-first.ts';
import { isFor, startForm } from './form-start.ts';
import { pressForm } from './forms.ts';
import type { Turn } from './app.ts';
import { helpCard, homeCard, personFormsCard } from './menu.ts';
import { getCopy } from './papers.ts';
import { FURTHER, personCard } from './person-card.ts';
import { noticeCard } from './notice-card.ts';
import { mayRead } from '../flows/menu-page.ts';
import { notFoundCard, outdatedCard, pageCard, HOME_BUTTON } from './pages.ts';
import { raise } from './raising.ts';
import { historyCard, openFor, readingFor, recordCard, viewCard } from './record-card.ts';
import { NOT_FOR_YOUR_ROLE, shown, updated } from './replies.ts';
import { looked, toldToo } from './told-too.ts';
import { teamNewsCard } from './team-news.ts';

type Answer = (turn: Turn<Pressed>) => Promise<readonly Outbound[]>;

const form = (verb: string): [string, Answer] => [`flow/${verb}`, (turn) => pressForm(turn, verb)];

/**
 * Every verb a card of ours carries in private chat, apart from the call for help, which is answered before anything else. A verb
 * that does not stand here is answered as an old card, whatever its beginning (S10, S65).
 */
export const ON_PRESS: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['home/show', async ({ app, viewer }) => [shown(await homeCard(app, viewer))]],
  ['help/show', showHelp],
  ...AFTER_ASKING,
  ['person/forms', personForms],
  ['page/show', showPage],
  ['page/act', actOnPage],
  ['danger/raise', raise],
  ['flow/start', startFlow],
  ...['next', 'back', 'save', 'cancel', 'record', 'step', 'row', 'part', 'remove', 'refresh', 'resume', 'undo'].map(
    form,
  ),
  ['record/open', recordPage],
  ['record/refresh', recordPage],
  ['record/history', historyPage],
  ['record/view', viewPage],
  ['record/act', actOnRecord],
  ['copy/get', getCopy],
  ['notice/refresh', async (turn) => [{ kind: 'replace', card: (await noticeOf(turn)) ?? notFoundCard() }]],
  ['telling/start', startTelling],
  ['telling/too', toldToo],
  ['telling/confirm', confirm],
  ['telling/looked', looked],
  ['telling/noted', answerNotes],
]);

/** A button pressed in private chat. Who pressed it is known from the platform; its ids are only where to look (S10, S11). */
export const pressed: Answer = async (turn) =>
  (await ON_PRESS.get(turn.inbound.data.do)?.(turn)) ?? [{ kind: 'replace', card: outdatedCard() }];

type Parsed<T> = { success: true; data: T } | { success: false };

async function withId<T>(id: Parsed<T>, then: (id: T) => Promise<readonly Outbound[]>): Promise<readonly Outbound[]> {
  return id.success ? then(id.data) : [{ kind: 'replace', card: notFoundCard() }];
}

async function recordPage(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  return withId(RecordId.safeParse(turn.inbound.data.id), async (id) => [
    { kind: 'replace', card: await recordCard(turn, id) },
  ]);
}

async function historyPage(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  return withId(RecordId.safeParse(turn.inbound.data.id), async (id) => [
    { kind: 'replace', card: await historyCard(turn, id, partFrom(turn.inbound.data.x)) },
  ]);
}

async function viewPage(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  return withId(RecordId.safeParse(turn.inbound.data.id), async (id) => [
    { kind: 'replace', card: await viewCard(turn, id, turn.inbound.data.x ?? '') },
  ]);
}

const NOTHING_TO_DO = 'Nothing was changed: this is done already, or not yours to do.';

/** A button of a record's own pages. Its words are asked for again, so that the answer shows how things stand after it. */
async function actOnRecord(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  return withId(RecordId.safeParse(turn.inbound.data.id), async (id) => {
    const opened = await openFor(turn, id);
    if (!opened) return [{ kind: 'replace', card: notFoundCard() }];
    const [stopped, part] = [opened.person?.the.stopped, turn.inbound.data.x ?? ''];
    const reading = await readingFor(turn, opened, opened.seen.pages?.actors ?? []);
    if (stopped && opened.record.isStopped && !opened.seen.putsRight(part, reading))
      return [{ kind: 'replace', card: pageCard('Not saved', [`${opened.name}: ${stoppedWords(stopped)}`]) }];
    const acted = await opened.seen.act(part, { ...reading, note: turn.inbound.inputs[NOTE] });
    if (!acted) return [{ kind: 'replace', card: await recordCard(turn, id, NOTHING_TO_DO) }];
    if (!acted.ok) {
      const open = { title: 'Open the record', press: { do: 'record/open', id } };
      return [{ kind: 'replace', card: pageCard('Not saved', [acted.refusal.words], [open, HOME_BUTTON]) }];
    }
    turn.app.wake();
    await turn.app.forms.done(turn.viewer.staff, id);
    // Whoever saw it only for what waited for them sees it no longer.
    const card = (await openFor(turn, id))
      ? await recordCard(turn, id, acted.value.words, acted.value.view)
      : pageCard('Done', [
          acted.value.words,
          'Nothing in this record waits for you any more, so it is closed to you again.',
        ]);
    return [{ kind: 'replace', card }, ...updated(turn.inbound.message, card)];
  });
}

/** The menu; a part of it stands in its place. */
async function showHelp({ app, viewer, inbound: { data } }: Turn<Pressed>): Promise<readonly Outbound[]> {
  const card = helpCard(app, viewer, data.x);
  return [data.x === undefined ? shown(card) : { kind: 'replace', card }];
}

/** What can be done for a person, in parts; or a further part of their records. */
async function personForms(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const { id: whom, x } = turn.inbound.data;
  return withId(PersonId.safeParse(whom), async (id) => {
    if (x?.startsWith(FURTHER)) return [{ kind: 'replace', card: await personCard(turn, id, x) }];
    const person = await turn.app.directory.personFor(turn.viewer, id);
    return [{ kind: 'replace', card: person ? personFormsCard(turn.app, turn.viewer, person, x) : notFoundCard() }];
  });
}

async function startFlow(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const [name, ...said] = turn.inbound.data.x?.split('.') ?? [];
  const flow = turn.app.flows.find(({ id }) => id === name);
  const record = RecordId.safeParse(turn.inbound.data.id).data;
  const opensFor = flow?.opensFor ?? [];
  const besides: OpenedFor = Object.fromEntries(
    // Left empty, it is not said.
    said.flatMap((one, index) => (one === '' ? [] : opensFor.slice(index, index + 1).map((key) => [key, one]))),
  );
  if (flow && record && flow.startsFrom !== 'nothing') return startFromRecord(turn, flow, record, besides);
  if (!flow || flow.startsFrom === 'record') return [{ kind: 'replace', card: outdatedCard() }];
  const { deed, guarded } = flow.needs;
  if (turn.inbound.data.id === undefined || guarded === 'team') {
    // The button may stand on a card from before a role was lost (S11).
    return mayEver(turn.viewer, deed, guarded)
      ? startForm(turn, { flow, openedFor: besides })
      : [say(NOT_FOR_YOUR_ROLE)];
  }
  return withId(PersonId.safeParse(turn.inbound.data.id), async (id) => {
    const person = await turn.app.directory.person(id);
    return person && may(turn.viewer, deed, guarded, person)
      ? startForm(turn, {
          flow,
          openedFor: { [PERSON]: id, ...besides },
        })
      : [{ kind: 'replace', card: notFoundCard() }];
  });
}

/** A form that goes on from a record, or makes another from it. */
async function startFromRecord(
  turn: Turn<Pressed>,
  flow: AnyFlow,
  id: RecordId,
  besides: OpenedFor = {},
): Promise<readonly Outbound[]> {
  const opened = await openFor(turn, id);
  const { deed, guarded } = flow.needs;
  // From the record of a team, whom it is about is chosen first.
  if (opened && !opened.person && flow.startsFrom === 'person' && mayEver(turn.viewer, deed, guarded))
    return startForm(turn, { flow, openedFor: { ...besides, [RECORD]: id } });
  const fits = opened && (flow.startsFrom === 'person' || isFor(flow, opened.record));
  // Whoever is only asked about something in it answers, and begins nothing else.
  const isTheirs = opened?.seen.isAsked !== true || deed === 'see';
  return fits && isTheirs && may(turn.viewer, deed, guarded, opened.subject)
    ? startForm(turn, { flow, openedFor: { ...besides, ...forRecord(id) } })
    : [{ kind: 'replace', card: notFoundCard() }];
}

/** The form that notes who was told begins in the record it is about. */
async function startTelling(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const flow = turn.app.flows.find(({ startsFrom, of }) => startsFrom === 'record' && of === undefined);
  return withId(RecordId.safeParse(turn.inbound.data.id), async (id) =>
    flow ? startFromRecord(turn, flow, id) : [{ kind: 'replace', card: notFoundCard() }],
  );
}

/** The card that was pressed says something else than the record says by now (P18). */
const SAYS_ELSE =
  'This has changed since that card was sent, so nothing is noted yet. Please read what it says now, and press again.';

/** "I've been told": only for somebody who is on the list of people to tell, and only about themselves. */
async function confirm(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  return withId(RecordId.safeParse(turn.inbound.data.id), async (id) => {
    const opened = await openFor(turn, id);
    if (!opened) return [{ kind: 'replace', card: notFoundCard() }];
    const { what, isOld } = readConfirmPart(turn.inbound.data.x ?? 'please-confirm', opened.record.ledger);
    const told = isOld ? undefined : await opened.record.tell({ type: 'confirm-told' }, turn.viewer.staff);
    if (told?.ok === false) return [{ kind: 'replace', card: pageCard('Not saved', [told.refusal.words]) }];
    if (!isOld) await turn.app.forms.done(turn.viewer.staff, id);
    const news = isOld ? SAYS_ELSE : 'Thank you. It is noted that you have been told.';
    const card =
      what === 'page' || isOld ? await recordCard(turn, id, news) : ((await noticeOf(turn, what)) ?? notFoundCard());
    return [{ kind: 'replace', card }, ...updated(turn.inbound.message, card)];
  });
}

/** Who is said to have told people, or to have been told, says whether that is right; only of what was noted when the card was drawn (R4). */
async function answerNotes(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  return withId(RecordId.safeParse(turn.inbound.data.id), async (id) => {
    const opened = await openFor(turn, id);
    if (!opened) return [{ kind: 'replace', card: notFoundCard() }];
    const { name, staff } = turn.viewer;
    const [answer, at] = turn.inbound.data.x?.split(' ') ?? [];
    const until = Instant.safeParse(at).data;
    if (!until || notedFor(opened.record.ledger, staff).length === 0)
      return [{ kind: 'replace', card: await recordCard(turn, id, NOTHING_TO_DO) }];
    const isRight = answer === 'right';
    const done = await opened.record.tell({ type: 'answer-notes', isRight, until, name }, staff);
    if (!done.ok) return [{ kind: 'replace', card: pageCard('Not saved', [done.refusal.words]) }];
    turn.app.wake();
    await turn.app.forms.done(turn.viewer.staff, id);
    const card = await recordCard(turn, id, isRight ? 'Thank you. It is noted that this is right.' : NOT_THEM);
    return [{ kind: 'replace', card }, ...updated(turn.inbound.message, card)];
  });
}

const NOT_THEM = 'Noted: that is not right. Whoever recorded it is asked to see that it is told.';

async function noticeOf(turn: Turn<Pressed>, what?: string): Promise<Card | undefined> {
  const id = RecordId.safeParse(turn.inbound.data.id);
  // A card carries which notice it is; an old one is read as the first that people get.
  return id.success ? noticeCard(turn, id.data, what ?? turn.inbound.data.x ?? 'please-confirm') : undefined;
}

async function showPage(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const [id, ...part] = turn.inbound.data.x?.split('.') ?? [];
  const page = turn.app.pages.find((one) => one.id === id);
  if (!page) return [{ kind: 'replace', card: outdatedCard() }];
  const { forms } = await turn.app.forms.read(turn.viewer.staff);
  if (!mayRead(page, turn.viewer)) return [say(NOT_FOR_YOUR_ROLE)];
  if (page.startsFrom === 'person' && turn.inbound.data.id !== undefined)
    return withId(PersonId.safeParse(turn.inbound.data.id), async (who) => {
      const person = await turn.app.directory.personFor(turn.viewer, who);
      const about = person && (await page.show(turn.viewer, forms, part.join('.'), person.the));
      return [{ kind: 'replace', card: about ?? notFoundCard() }];
    });
  const card = await page.show(turn.viewer, forms, part.join('.'));
  return part.length > 0 ? [{ kind: 'replace', card }] : [shown(card)];
}

/** A button of a page that records something about somebody on it. */
async function actOnPage(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const { app, viewer, inbound } = turn;
  const [id, ...part] = inbound.data.x?.split('.') ?? [];
  const page = app.pages.find((one) => one.id === id);
  if (!page?.act) return [{ kind: 'replace', card: outdatedCard() }];
  if (!mayRead(page, viewer)) return [say(NOT_FOR_YOUR_ROLE)];
  return withId(PersonId.safeParse(inbound.data.id), async (who) => {
    const person = await app.directory.personFor(viewer, who);
    const card = person && (await page.act?.(viewer, person.the, part.join('.'), inbound.inputs));
    app.wake();
    return card
      ? [{ kind: 'replace', card }, ...updated(inbound.message, card)]
      : [{ kind: 'replace', card: notFoundCard() }];
  });
}

/** "Seen" on a team's notice: counted and named for everybody in the channel; it is not the same as being told. */
export async function pressedInChannel(turn: Turn<Pressed>): Promise<readonly Outbound[]> {
  const { data, message } = turn.inbound;
  if (data.do === 'danger/show') return [shown(dangerCard(turn.app.lines))];
  const id = RecordId.safeParse(data.id);
  const record = data.do === 'telling/seen' && id.success ? await turn.app.records.read(id.data) : undefined;
  // The notice is for the team: somebody of another team who was added to the channel is not counted.
  if (!record || !turn.viewer.teams.includes(record.team)) return [say('I can only do that in private chat.')];
  const seen = await record.tell({ type: 'note-seen', name: turn.viewer.name }, turn.viewer.staff);
  const card = await teamNewsCard(turn.app, seen.ok ? seen.value : record);
  return [{ kind: 'replace', card }, ...updated(message, card)];
}
