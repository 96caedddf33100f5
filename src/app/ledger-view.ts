import type { LedgerView } from '../../cards/views.ts';
import { wordsForDay, type Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { listed } from '../kernel/listed.ts';
import { sentences } from '../kernel/sentence.ts';
import { progressWords, type Ledger, type LedgerLine } from '../notices/ledger.ts';
import { quietWords, reachWords } from '../notices/reach.ts';
import type { VisiblePerson } from '../people/directory.ts';
import { meansWords } from '../people/means.ts';
import { notMetWords } from '../people/needs-met.ts';
import { flagFor } from '../people/needs.ts';
import { CONFIRM, TELL } from '../notices/telling-duties.ts';
import type { Actor } from '../records/fact.ts';
import { isLate, staffIn } from '../work/duty.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { todayAt, type App } from './app.ts';

/** How staff are called whom a page names. */
export type Names = ReadonlyMap<Actor, string>;

export const LEFT = 'somebody who has left';
const LEADS = 'Whoever leads the team';

/** Staff whom a ledger names. */
export const tellersIn = (ledger: Ledger | undefined): readonly Actor[] =>
  ledger?.lines.flatMap(({ told }) => listed(told?.by, told?.notedBy, ...(told?.later ?? []).map(({ by }) => by))) ??
  [];

export async function namesOf(app: App, actors: readonly Actor[]): Promise<Names> {
  const names = new Map<Actor, string>([['reable', 'Reable']]);
  for (const actor of new Set(actors)) {
    const staff = actor === 'reable' ? undefined : await app.directory.staff(actor);
    if (staff) names.set(actor, staff.name);
  }
  return names;
}

/** Who tells those who are left: its author, or today their cover; those who lead the team have no name here (R5). */
export async function tellerOf(app: App, record: OpenRecord): Promise<StaffId | undefined> {
  const duties = record.duties.filter(({ kind }) => kind === TELL);
  if (duties.length === 0) return record.author;
  if (!staffIn(duties).includes(record.author)) return undefined;
  const sees = await app.records.services.seesToIn(record, record.author, todayAt(app));
  return typeof sees === 'boolean' ? (sees ? record.author : undefined) : sees.cover;
}

/** Who reads a ledger, and what there is to say besides what stands in it. `usual`: for how many days to tell them may wait. */
interface LedgerReading {
  readonly names: Names;
  readonly person: VisiblePerson['the'] | undefined;
  readonly gone: ReadonlySet<StaffId>;
  /** Whoever sees to it that the others are told today; without anybody by name, those who lead the team. */
  readonly teller: StaffId | undefined;
  readonly reader: StaffId;
  readonly today: Day;
  readonly usual: number;
}

const TELLING: ReadonlySet<string> = new Set([TELL, CONFIRM]);

/** Who has been told and how, and what is being done about the others. */
export function ledgerView(
  ledger: Ledger,
  { notices, isChased, duties }: Pick<OpenRecord, 'notices' | 'isChased' | 'duties'>,
  { names, person, gone, teller, reader, today, usual }: LedgerReading,
): LedgerView {
  const isOverdue = duties.some((duty) => TELLING.has(duty.kind) && isLate(duty, today, usual));
  const ownerHas = teller === reader ? 'You have' : `${(teller && names.get(teller)) ?? LEADS} has`;
  const reached = (line: LedgerLine): string => reachWords(line, notices, ownerHas, gone);
  return {
    progress: isChased ? progressWords(ledger) : 'Nobody is reminded of this',
    lines: ledger.lines.map((line) => ({
      name: line.name,
      role: line.role,
      told: stateOf(line, isChased, isOverdue, ledger.closed !== undefined),
      detail:
        isChased || line.told || line.ended
          ? lineWords(line, ledger, reached, names, person)
          : quietWords(line, notices),
    })),
  };
}

/** After a death nobody stands there as somebody who still has to do something. */
function stateOf(
  { told, ended }: LedgerLine,
  isChased: boolean,
  isOverdue: boolean,
  isClosed: boolean,
): LedgerView['lines'][number]['told'] {
  if (told) return true;
  if (ended || isClosed) return 'not-needed';
  return !isChased ? 'not-asked' : isOverdue ? 'late' : false;
}

function lineWords(
  line: LedgerLine,
  { closed }: Ledger,
  reached: (line: LedgerLine) => string,
  names: Names,
  person: VisiblePerson['the'] | undefined,
): string {
  if (line.told) return toldWords(line.told, names);
  if (line.ended) return listed(`Since ${wordsForDay(line.ended.on)}`, line.ended.why).join('. ');
  return closed === undefined ? untoldWords(line, reached(line), person) : 'Had not been told when this was closed';
}

/** What is being done about it, and what they need so that it reaches them (R33). */
function untoldWords(line: LedgerLine, reached: string, person: VisiblePerson['the'] | undefined): string {
  const needs = person && flagFor(person, line.key);
  const { takenBack } = line;
  return sentences(
    ...listed(
      takenBack && `The note of ${wordsForDay(takenBack.on)} says that they were not told: ${takenBack.why}`,
      reached,
      needs !== undefined && `Needs: ${needs}`,
    ),
  );
}

/** How, when and by whom (R4), and what they said. */
function toldWords(
  { how, on, by, notedBy, said, later = [], inForm }: NonNullable<LedgerLine['told']>,
  names: Names,
): string {
  const words = listed(
    wordsForDay(on),
    meansWords[how],
    how !== 'teams' && `by ${names.get(by) ?? LEFT}`,
    notedBy !== undefined && `noted by ${names.get(notedBy) ?? LEFT}`,
  ).join(', ');
  const more = listed(
    notMetWords(inForm),
    said !== undefined && `They said: ${said}`,
    ...later.map((one) => `They said to ${names.get(one.by) ?? LEFT}, ${wordsForDay(one.on)}: ${one.said}`),
  );
  return more.length === 0 ? words : sentences(words, ...more);
}
