import type { Button } from '../../cards/views.ts';
import { may } from '../access/policy.ts';
import type { AnyFlow } from '../flows/flow.ts';
import type { RecordId } from '../kernel/ids.ts';
import { listed } from '../kernel/listed.ts';
import { takenBackBy } from '../kinds/corrections.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { isOpen, notedFor, outstanding, tellingOf } from '../notices/ledger.ts';
import { Means, meansWords } from '../people/means.ts';
import { flagFor } from '../people/needs.ts';
import type { Person } from '../people/person.ts';
import { UNNAMED_CARER } from '../questions/parties.ts';
import { toLookAt } from '../notices/telling.ts';
import { postsIn } from '../records/post-holders.ts';
import { todayAt, type Reader } from './app.ts';

/** What a reader can do with what is noted of who was told: a lead looks at why it was not in the form that they need (TL13). */
export const lookButton = ({ viewer }: Pick<Reader, 'viewer'>, { id, ledger, team }: OpenRecord): Button | undefined =>
  ledger && toLookAt(ledger).some(({ told }) => told?.by !== viewer.staff) && postsIn(viewer, team).includes('leads')
    ? { title: 'I have looked at why', press: { do: 'telling/looked', id } }
    : undefined;

/** That this reader told, or was told, noted by somebody else: one press says of all of it whether it is right (R4). */
export function notedButtons({ viewer }: Pick<Reader, 'viewer'>, { id, ledger }: OpenRecord): readonly Button[] {
  const latest = notedFor(ledger, viewer.staff)
    .map(({ told }) => told.notedAt)
    .toSorted()
    .at(-1);
  const answer = (title: string, x: string): Button => ({
    title,
    press: { do: 'telling/noted', id, x: `${x} ${latest ?? ''}` },
  });
  return latest === undefined ? [] : [answer('That is right', 'right'), answer('That is not right', 'wrong')];
}

/** Whoever has just noted that one was told notes the next with one press: in the same way, today (R4). */
/** More are noted by the form. */
const MOST = 2;
/** Ways that are the same for several. */
export const Same = Means.exclude(['teams']);

/** How this reader last told somebody here today. */
function lastWay({ app, viewer }: Pick<Reader, 'app' | 'viewer'>, { ledger }: OpenRecord) {
  const today = todayAt(app);
  const mine = (ledger?.lines ?? []).flatMap(({ told }) =>
    told?.by === viewer.staff && told.notedBy === undefined && told.on === today ? [told] : [],
  );
  const last = mine.toSorted((a, b) => a.notedAt.localeCompare(b.notedAt)).at(-1);
  return Same.safeParse(last?.how).data;
}

/** Those who are left who use no Teams; of whom it is known that they need another form, the form asks whether they got it (R33). */
export const leftToTell = ({ ledger }: OpenRecord, person: Person | undefined) =>
  person === undefined
    ? []
    : outstanding(ledger).filter(({ key, staff }) => staff === undefined && flagFor(person, key) === undefined);

function tooButtons(
  reader: Pick<Reader, 'app' | 'viewer'>,
  record: OpenRecord,
  person: Person | undefined,
): readonly Button[] {
  const how = lastWay(reader, record);
  return how === undefined
    ? []
    : leftToTell(record, person)
        .slice(0, MOST)
        .map(({ key, name }) => ({
          title: `${name} too, ${meansWords[how]}`,
          press: { do: 'telling/too', id: record.id, x: `${key} ${how} ${tellingOf(record.ledger)}` },
        }));
}

/** A carer whom the record names and the circle does not know is put in it, by whoever may (R1). */
const carerButton = (
  { app, viewer }: Pick<Reader, 'app' | 'viewer'>,
  { id, subject, team, ledger }: OpenRecord,
): Button | undefined =>
  ledger?.lines.some((line) => line.key === UNNAMED_CARER && isOpen(line)) &&
  may(viewer, 'arrange', 'person', { id: subject, team, circle: [] })
    ? starting(app, 'unknown-carer', id)
    : undefined;

/** The button that begins the form for it. */
function starting({ flows }: Reader['app'], what: AnyFlow['besideTold'], id: RecordId): Button | undefined {
  const flow = flows.find(({ besideTold }) => besideTold === what);
  return flow && { title: flow.title, press: { do: 'flow/start', id, x: flow.id } };
}

/** The same, and that a note was wrong, for whoever may take one back (P18). */
export const ledgerButtons = (
  reader: Pick<Reader, 'app' | 'viewer'>,
  { record, person }: { readonly record: OpenRecord; readonly person?: { readonly the: Person } | undefined },
  mayTell: boolean,
): readonly Button[] =>
  listed(
    ...(mayTell ? tooButtons(reader, record, person?.the) : []),
    ...notedButtons(reader, record),
    lookButton(reader, record),
    carerButton(reader, record),
    mayTell && takenBackBy(reader.viewer, record).length > 0 && starting(reader.app, 'wrong-note', record.id),
  );
