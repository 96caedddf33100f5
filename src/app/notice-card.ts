import { actionButtons } from './action-buttons.ts';
import type { Card } from '../../cards/card.ts';
import { above } from '../../cards/above.ts';
import { drawNotice } from '../../cards/notice.ts';
import type { Button, Row } from '../../cards/views.ts';
import { wordsForDay, type Day } from '../kernel/days.ts';
import type { RecordId, StaffId } from '../kernel/ids.ts';
import { listed } from '../kernel/listed.ts';
import { sentences } from '../kernel/sentence.ts';
import { DUTY_NOTICE, DUTY_REMINDER, isOf, isOfMany, isReminder, type Duty } from '../work/duty.ts';
import type { Holder } from '../work/posts.ts';
import { confirmPart, everybodyTold, isOpen, outstanding, type LedgerLine } from '../notices/ledger.ts';
import { forRecipients, notReached } from '../notices/reach.ts';
import { CONFIRM, TELL } from '../notices/telling-duties.ts';
import { awayOn } from '../people/away.ts';
import type { Person } from '../people/person.ts';
import { viewerOf } from '../people/staff.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { seenBy } from '../kinds/seen-by.ts';
import { mayRead } from '../flows/menu-page.ts';
import { digestCard, pageOf } from './digest.ts';
import { lookButton, notedButtons } from './ledger-buttons.ts';
import { todayAt, type Reader } from './app.ts';
import { LEFT } from './ledger-view.ts';
import { openFor, readingFor } from './record-card.ts';

/** The private notice to a member of staff in the plan: what changed, and "I've been told" until they have been. */
export async function noticeCard(reader: Reader, id: RecordId, what: string): Promise<Card | undefined> {
  if (isOfMany(what)) return digestCard(reader, id, what);
  const { app, viewer } = reader;
  const page = pageOf(app, what);
  if (page) return mayRead(page, viewer) ? page.show(viewer, (await app.forms.read(viewer.staff)).forms) : undefined;
  const opened = await openFor(reader, id);
  if (!opened) return plainNotice(reader, id, what);
  const { record, seen, about } = opened;
  const own = seen.pages?.notice?.(what, await readingFor(reader, opened, seen.pages.actors));
  const line = record.ledger?.lines.find(({ staff }) => staff === reader.viewer.staff);
  const author = await reader.app.directory.staff(record.author);
  const away = author && awayOn(author, todayAt(reader.app));
  const until = away?.until;
  const isSeenTo =
    author !== undefined &&
    until === undefined &&
    (await seenBy(reader.app.directory, viewerOf(author), record)) !== undefined;
  const posts = await reader.app.records.services.postsFor(reader.viewer, record);
  const holder = { staff: reader.viewer.staff, posts };
  const reading = await readingFor(reader, opened, []);
  const acts = ofDuty(what) ? actionButtons(record.id, seen.actions(reading)) : { buttons: [], field: undefined };
  const forms = ofDuty(what) ? seen.forms(reading) : [];
  const named: Author = { name: author?.name ?? LEFT, isSeenTo, until, cover: away?.cover };
  const also = alsoFor(what, record, named, holder);
  if (own) return isReminder(what) && also.length > 0 ? above(own, also.map(rowWords).join('\n'), 'neutral') : own;
  const open: Button = { title: 'Open the record', press: { do: 'record/open', id: record.id } };
  return drawNotice({
    title: seen.noticeTitle ?? record.news,
    about,
    reference: record.reference,
    reminder: what.endsWith('reminder'),
    intro:
      (what === 'please-confirm' ? seen.noticeIntro(author?.name ?? LEFT, line?.knew === true) : undefined) ??
      introOf(what, record, named, holder, opened.person?.the.circle ?? []),
    rows: [...(forRecipients(what) || ofDuty(what) ? seen.noticeRows() : []), ...also],
    box: forRecipients(what) || ofDuty(what) ? seen.noticeBox : undefined,
    field: acts.field,
    done:
      line?.told && forRecipients(what)
        ? `You confirmed on ${wordsForDay(line.told.on)} that you have been told.`
        : undefined,
    buttons: [
      ...nextFor(what, record, line, holder),
      ...acts.buttons,
      ...forms.flatMap((one): readonly Button[] =>
        'flow' in one && one.onNotice
          ? [{ title: one.title, press: { do: 'flow/start', id: record.id, x: one.flow } }]
          : [],
      ),
      ...(ofDuty(what) ? [...notedButtons(reader, record), ...listed(lookButton(reader, record))] : []),
      open,
    ],
    refresh: { press: { do: 'notice/refresh', id: record.id, x: what }, owners: [reader.staff.teamsId] },
  });
}

/** Who does not see the person reads only what is sent to them as somebody from outside the circle: to all others there is no such record (S10). */
async function plainNotice({ app, viewer }: Reader, id: RecordId, what: string): Promise<Card | undefined> {
  const record = await app.records.read(id);
  const person = record?.person && (await app.directory.personFor(viewer, record.person, record.plainFor(what)));
  if (person) return record.plainNotice(what, person.the);
  const isTheirs = record?.notices.some(
    ({ to, ...one }) => one.what === what && 'staff' in to && to.staff === viewer.staff,
  );
  const around = isTheirs && record?.person ? await app.directory.person(record.person) : undefined;
  const isInside = [...(around?.closedTo ?? []), ...(around?.circle ?? []).map(({ staff }) => staff)].includes(
    viewer.staff,
  );
  return isTheirs && !isInside ? record?.plainNotice(what, undefined) : undefined;
}

/** The author is asked to tell people; everybody else to confirm, once. */
function nextFor(
  what: string,
  { id, ledger, duties, isChased }: OpenRecord,
  line: LedgerLine | undefined,
  holder: Holder,
): readonly Button[] {
  const tells = ofDuty(what)
    ? duties.some((duty) => duty.kind === TELL && isOf(duty, holder))
    : !forRecipients(what) && !everybodyTold(ledger);
  const x = confirmPart(what, ledger);
  const confirms = (ofDuty(what) || forRecipients(what)) && isChased && line !== undefined && isOpen(line);
  return listed<Button>(
    confirms && { title: "I've been told", press: { do: 'telling/confirm', id, x }, tone: 'main' },
    tells && { title: 'Note who was told', press: { do: 'telling/start', id }, tone: 'main' },
  );
}

/** In a plan: it is asked on a card of its own. */
const ANSWER = 'answer';

const rowWords = ({ label, value }: Row): string => `${label}: ${value}`;

/** What waits for its reader here besides: one card says both. */
function alsoFor(what: string, { duties }: OpenRecord, author: Author, reader: Holder): readonly Row[] {
  if (!forRecipients(what)) return [];
  const also = duties.filter(({ kind, ...duty }) => kind !== CONFIRM && kind !== ANSWER && isOf(duty, reader));
  const words = [...new Set(also.map((duty) => duty.words)), ...handedWords(duties, author, reader)];
  return words.length > 0 ? [{ label: 'Also for you', value: words.join('\n') }] : [];
}

/** It says what waits for its reader, whether or not people are told of the record. */
const ofDuty = (what: string): boolean => what === DUTY_NOTICE || what === DUTY_REMINDER;

const listOf = (lines: readonly LedgerLine[]): string => lines.map(({ name, role }) => `${name} (${role})`).join(', ');

interface Author {
  readonly name: string;
  /** They may still see the record, and are there. */
  readonly isSeenTo: boolean;
  /** The last day on which they are away, if they are. */
  readonly until: Day | undefined;
  readonly cover: StaffId | undefined;
}

/** How else each of them can be reached: by the telephone number that is known, or else where they are met. */
function howElse(left: readonly LedgerLine[], circle: Circle): string {
  const known = left.flatMap(({ key, name }) => {
    const phone = circle.find((one) => one.key === key)?.phone;
    return phone === undefined ? [] : [`${name}: ${phone}`];
  });
  return known.length > 0 ? `Telephone: ${known.join(', ')}.` : 'Ring them, or tell them when you next meet.';
}

type Circle = Pick<Person, 'circle'>['circle'];

function introOf(what: string, record: OpenRecord, author: Author, reader: Holder, circle: Circle): string {
  const { ledger, notices } = record;
  if (!ledger || ofDuty(what)) return waitingWords(record, author, reader);
  switch (what) {
    case 'author-reminder':
      return everybodyTold(ledger)
        ? 'Everybody has been told by now.'
        : `${reader.staff === record.author ? '' : cannotSeeTo(author)}Still to be told: ${listOf(outstanding(ledger))}.`;
    case 'not-reached': {
      const left = notReached(ledger, notices);
      return left.length === 0
        ? 'They have been told by now.'
        : `Not reached in Teams: ${listOf(left)}. Please tell them another way, and note it here. ${howElse(left, circle)}`;
    }
    case 'reminder':
      return `${author.name} recorded this. You have not confirmed it yet: please read it, and confirm that you have been told.`;
    default:
      return `${author.name} recorded this, and you are in the plan. Please read it, and confirm that you have been told.`;
  }
}

/** The same whether they left, moved or are not to be told (R24). */
const cannotSeeTo = ({ name, until }: Author): string =>
  until === undefined
    ? 'Those who lead the team see to this now. '
    : `${name} recorded this and is away until ${wordsForDay(until)}. `;

/** What waits for its reader; for a lead, also what nobody else can see to any more. */
function waitingWords({ duties }: OpenRecord, author: Author, reader: Holder): string {
  const mine = duties.filter((duty) => isOf(duty, reader));
  const all = [...(mine.length > 0 ? [wordsOf(mine)] : []), ...handedWords(duties, author, reader)];
  return all.length > 0 ? all.join(' ') : 'Nothing waits for you here any more.';
}

const wordsOf = (all: readonly Duty[]): string => sentences(...all.map(({ words }) => words));

/** What was handed over to whoever stands in: their cover, or those who lead. */
function handedWords(duties: readonly Duty[], author: Author, reader: Holder): readonly string[] {
  const mine = duties.filter((duty) => isOf(duty, reader));
  const standsIn = mine.length === 0 || author.cover === reader.staff || reader.posts.includes('leads');
  const said = new Set(mine.map(({ words }) => words));
  const over = author.isSeenTo || !standsIn ? [] : duties.filter((one) => one.handsOver && !said.has(one.words));
  return over.length > 0 ? [`${cannotSeeTo(author)}${wordsOf(over)}`] : [];
}
