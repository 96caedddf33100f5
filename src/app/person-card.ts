import { goneAmong } from '../people/gone.ts';
import type { Card } from '../../cards/card.ts';
import { drawList } from '../../cards/list.ts';
import type { ListView } from '../../cards/views.ts';
import { may } from '../access/policy.ts';
import { askInstead } from '../people/ask-instead.ts';
import { listed } from '../kernel/listed.ts';
import { sentences } from '../kernel/sentence.ts';
import { dayOf, wordsForDay, type Day } from '../kernel/days.ts';
import type { PersonId, StaffId } from '../kernel/ids.ts';
import { progressWords, everybodyTold } from '../notices/ledger.ts';
import { wordsForNhsNumber } from '../people/nhs-number.ts';
import type { VisiblePerson } from '../people/directory.ts';
import { needsWords, NOT_ASKED, type CommunicationNeeds } from '../people/needs.ts';
import { knownAround } from '../people/party.ts';
import { isOver, stoppedWords } from '../people/stopped.ts';
import { memberWords, reachWords, type CircleMember } from '../people/person.ts';
import { NOT_TO_BE_TOLD } from '../people/held-back.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { unreadableWords } from '../kinds/unreadable.ts';
import type { Unreadable } from '../kinds/unreadable.ts';
import { todayAt, type App, type Turn } from './app.ts';
import { personButtons } from './menu.ts';
import { HOME_BUTTON, notFoundCard } from './pages.ts';
import { partFrom } from '../kernel/part-from.ts';

/** How many records stand on the first part, beside all that is said of the person, and on a further one (S43). */
const MOST_RECORDS = 6;
const MOST_FURTHER = 10;

/** Further records of a person, as a press asks for them: `records.6` for those after the sixth. */
export const FURTHER = 'records.';

/** Somebody who receives reablement: who is around them, their records, and what can be started. `part` is a further part of their records. */
export async function personCard({ app, viewer }: Turn, id: PersonId, part = ''): Promise<Card> {
  const person = await app.directory.personFor(viewer, id);
  if (!person) return notFoundCard();
  const { the } = person;
  const unreadable: Unreadable = new Set();
  const found = (await app.records.about(the.id, unreadable)).toSorted(planFirst);
  const missing = unreadableWords(unreadable);
  const around = the.circle.map(({ staff }) => staff);
  const gone = await goneAmong(app.directory, around);
  const seen = found.flatMap((record) => {
    const as = record.seenBy(viewer, the);
    // What it says, and not only of which kind it is.
    return as
      ? [
          {
            record,
            title: record.onlyOne ? as.title : (as.noticeTitle ?? as.title),
            applies: as.inForce(todayAt(app)),
            before: as.heldBefore(),
          },
        ]
      : [];
  });
  const records = seen.map(({ record }) => record);
  // Newest first: nothing of what was recorded holds, so it is as it was before the first of it (TL7).
  const inForce =
    seen.find(({ applies }) => applies.length > 0)?.applies ?? seen.findLast(({ before }) => before.length > 0)?.before;
  const asked = part.startsWith(FURTHER) ? partFrom(part.slice(FURTHER.length)) : 0;
  const from = Math.min(asked, Math.max(0, seen.length - 1));
  const to = Math.min(seen.length, from + (from === 0 ? MOST_RECORDS : MOST_FURTHER));
  const lines = seen.slice(from, to).map(({ record, title }) => lineOf(app, record, title));
  const further = (title: string, detail: string, x: string): ListItem => ({
    title,
    detail,
    press: { do: 'person/forms', id, x: `${FURTHER}${x}` },
  });
  return drawList({
    title: the.name,
    intro:
      from === 0
        ? [
            ...stoppedNow(the),
            ...capacityNow(the),
            ...(the.needs && !isDead(the) ? [needsLine(the.needs, todayAt(app))] : []),
            introOf(the),
            ...(the.stopped ? [] : (inForce ?? [])),
            ...(the.needs || isDead(the) ? [] : [NOT_ASKED]),
            ...(may(viewer, 'hold-back', 'person', the) ? await closedTo(app, the) : []),
            ...(await askInstead(app.directory, viewer, the)),
          ]
        : undefined,
    groups: [
      ...(from === 0
        ? [
            {
              title: 'Around them',
              items: aroundThem(app, the, gone),
              empty: 'Nobody is in their circle yet.',
            },
          ]
        : []),
      {
        title: seen.length > lines.length ? `Records ${from + 1} to ${to} of ${seen.length}, newest first` : 'Records',
        items: listed(
          ...lines,
          to < seen.length && further(`${seen.length - to} more`, 'Show the next ones', String(to)),
          from > 0 && further('The newest', 'Back to the first ones', '0'),
        ),
        empty: missing ?? 'Nothing recorded yet.',
      },
      ...(missing !== undefined && seen.length > 0 ? [{ title: 'Not shown', items: [], empty: missing }] : []),
    ],
    buttons: [...personButtons(app, viewer, the, records), HOME_BUTTON],
  });
}

/** What it is, since when, and what waits in it. */
function lineOf(
  { zone }: App,
  { id, reference, begun, ledger, isChased, duties }: OpenRecord,
  title: string,
): ListItem {
  const [first] = duties;
  return {
    title,
    detail: listed(
      reference,
      begun && wordsForDay(dayOf(new Date(begun), zone)),
      ledger && isChased ? progressWords(ledger) : first?.words,
    ).join(' · '),
    mark: first && { words: everybodyTold(ledger) ? 'Waiting' : 'Explanations outstanding', tone: 'warning' },
    press: { do: 'record/open', id },
  };
}

type ListItem = ListView['groups'][number]['items'][number];

/** The one record that everybody has comes first, then the newest. */
const planFirst = (a: OpenRecord, b: OpenRecord): number =>
  Number(b.onlyOne) - Number(a.onlyOne) || (b.begun ?? '').localeCompare(a.begun ?? '');

function introOf(person: Omit<VisiblePerson['the'], 'id'>): string {
  const { reference, nhsNumber, started, ended } = person;
  return listed(
    reference,
    nhsNumber && `NHS ${wordsForNhsNumber(nhsNumber)}`,
    ended === undefined
      ? `Reablement since ${wordsForDay(started)}`
      : `Reablement from ${wordsForDay(started)}, ended ${wordsForDay(ended)}`,
  ).join(' · ');
}

/** Whether reablement goes on at all. */
const isDead = ({ stopped }: VisiblePerson['the']): boolean => stopped?.what === 'died';

/** Asked of it: it is said of each decision by itself (MCA 2005 s1-3). */
export const capacityWords = (person: VisiblePerson['the']): string =>
  sentences(
    capacityNow(person)[0] ?? `Nobody has noted here that ${person.preferredName} lacks capacity`,
    'Capacity is about one decision at a time: what was noted for a change stands in its record',
  );

/** Where it matters: it is never taken for granted that somebody has capacity (R45). */
const capacityNow = ({ capacity, stopped }: VisiblePerson['the']): readonly string[] =>
  capacity === 'has' || (stopped && isOver(stopped))
    ? []
    : [
        capacity === 'lacks'
          ? 'Lacks capacity for some decisions about care: ask who decides.'
          : 'Capacity for decisions about care is not known.',
      ];

const stoppedNow = ({ stopped }: VisiblePerson['the']): readonly string[] => (stopped ? [stoppedWords(stopped)] : []);
/** Staff who are not to be told and are not in the circle, for those who may know of it (R24). */
async function closedTo({ directory }: App, { circle, closedTo: ids = [] }: VisiblePerson['the']): Promise<string[]> {
  const others = ids.filter((id) => circle.every(({ staff }) => staff !== id));
  const staff = await Promise.all(others.map((id) => directory.staff(id)));
  return staff.flatMap((one) => (one ? [`${one.name} (${one.job}). ${NOT_TO_BE_TOLD}`] : []));
}

/** So many of those around them have room above the records (S43). */
const MOST_AROUND = 6;

/** Who is around them and how to reach each, or that they are not involved: why not is not said (R24). */
function aroundThem(app: App, person: VisiblePerson['the'], gone: ReadonlySet<StaffId>): readonly ListItem[] {
  const today = todayAt(app);
  const circlePage = app.pages.find(({ showsCircle }) => showsCircle);
  const { involved, others } = knownAround(person);
  const press = circlePage && { do: 'page/show', id: person.id, x: circlePage.id };
  const all = [
    ...involved.map((one) => {
      const needs = one.needs && needsLine(one.needs, today);
      return { title: titleOf(one), detail: listed(reachWords(one, gone) || NO_NUMBER, needs).join('\n'), press };
    }),
    ...others.map((one) => ({ title: titleOf(one), detail: `${NOT_TO_BE_TOLD}.`, press })),
  ];
  const more = all.length - MOST_AROUND;
  return listed(
    ...all.slice(0, MOST_AROUND),
    more > 0 && { title: `${more} more`, detail: 'All who are around them', press },
  );
}

const NO_NUMBER = 'No telephone number is noted';

const titleOf = (member: Pick<CircleMember, 'name' | 'part' | 'relation'>): string =>
  `${member.name} (${memberWords(member)})`;

/** What somebody needs, and that it is to be looked at again (R33). */
function needsLine({ reviewOn, ...needs }: CommunicationNeeds, today: Day): string {
  const late = reviewOn <= today && `To be looked at again since ${wordsForDay(reviewOn)}.`;
  return listed(`Needs: ${needsWords(needs) || 'nothing special.'}`, late).join(' ');
}
