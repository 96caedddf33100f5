/** What the pages of a plan have in common: how each begins, the ways on, and a long list that goes on from card to card. */
import { lineKey } from '../../plans/home-line.ts';
import { asManyAsFit } from '../../../cards/as-many-as-fit.ts';
import type { Button, Press } from '../../../cards/views.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { outstanding, type LedgerLine } from '../../notices/ledger.ts';
import { isOver } from '../../people/stopped.ts';
import { folderIsAhead, inUse, unwritten, type HomeLine, type Plan } from '../../plans/plan.ts';
import { lacksDecider, type Proposal } from '../../plans/proposal.ts';
import { newest } from '../../plans/versions.ts';
import { isToScreen, SCREEN } from '../../records/capacity-duties.ts';
import type { CapacityMatter } from '../../people/capacity.ts';
import { leads } from './leads.ts';

export const headed = (title: string, { about, reference }: Reading) => ({ title, about, reference });

export const viewing = ({ id }: Reading, x: string): Press => ({ do: 'record/view', id, x });
export const acting = ({ id }: Reading, x: string): Press => ({ do: 'record/act', id, x });
export const starting = ({ person }: Reading, flow: string): Press => ({ do: 'flow/start', id: person.id, x: flow });

/** P19: reablement is over: the plan stays to be read as it was, and nothing in it applies, waits or is begun any more. */
export const hasEnded = ({ person: { stopped } }: Reading): boolean => stopped !== undefined && isOver(stopped);
export const asEnded = (at: Reading): Reading => (hasEnded(at) ? { ...at, mayRecord: false } : at);

export const HOME: Button = { title: 'Home', press: { do: 'home/show' } };
export const openButton = ({ id }: Reading): Button => ({ title: 'Open the plan', press: { do: 'record/open', id } });
export const mainButton = (at: Reading): Button => ({ ...openButton(at), tone: 'main' });
export const tellButton = ({ id }: Reading): Button => ({
  title: 'Note who was told',
  press: { do: 'telling/start', id },
});
export const copyButton = ({ id, formats }: Reading, version: number): Button | false =>
  formats.length > 0 && { title: 'Get a copy', press: { do: 'copy/get', id, x: String(version) } };

/** For whoever is asked to write it into the folder in the home, or answers for the plan; once they all have left, for those who lead (R14). */
export function writeInButton(plan: Plan, at: Reading): Button | false {
  const [folder, { homeLine }] = [unwritten(plan, at.today), plan];
  const isAsked = ({ writers }: Pick<HomeLine, 'writers'>): boolean => {
    const asked = [...writers, newest(plan)?.by];
    const isThere = plan.people.some(({ staff }) => staff !== undefined && asked.includes(staff));
    return asked.includes(at.viewer.staff) || (!isThere && leads(at.viewer, at.person));
  };
  if (!hasEnded(at) && folderIsAhead(plan) && plan.heldBefore && isAsked(plan.folder ?? { writers: [] })) {
    const { version } = plan.heldBefore;
    return { title: `I put version ${version} back`, press: acting(at, `wrote-in.${version}`) };
  }
  if (folder && isAsked(folder)) return { title: 'I wrote it in', press: acting(at, `wrote-in.${folder.version}`) };
  const line = homeLine && isAsked(homeLine) ? lineKey(plan) : undefined;
  const title = homeLine?.strike ? 'I struck the old monitoring out' : 'I wrote the new monitoring in';
  return line !== undefined && { title, press: acting(at, `wrote-line.${line}`) };
}

/** R45: for whoever proposed it and those who lead: all that the short form asks is who decides. */
export const decidesButton = ({ deciding, by }: Proposal, at: Reading): Button | false =>
  lacksDecider(deciding) &&
  at.mayRecord &&
  (by === at.viewer.staff || leads(at.viewer, at.person)) && {
    title: 'Say who decides',
    press: starting(at, 'plan-answer.decides'),
    tone: 'main',
  };

/** P11: of what does not apply until it is settled nobody has to be told; of what applies instead they have. */
export const untoldOf = (plan: Plan, { ledger }: Reading): readonly LedgerLine[] =>
  inUse(plan) ? outstanding(ledger) : [];

/** The part of a long list that begins at `asked`: the first where an old card leads past the end of what has become shorter (S43). */
export function partOf<T>(all: readonly T[], asked: number, many: number, bytes = Infinity) {
  const from = asked < all.length ? asked : 0;
  const shown = asManyAsFit(all.slice(from), { many, bytes });
  const next = from + shown.length;
  return { shown, from, next, left: all.length - next };
}

/** Back from hospital, or not paused any more: visits go on once somebody has said so in the record of that (P19). */
export const lookedAtButton = ({ mayRecord, person: { planFirst: id } }: Reading): Button | false | undefined =>
  mayRecord && id && { title: 'I have looked at the plan', press: { do: 'record/act', id, x: 'looked-at' } };

/** R44: where something may restrict the person, or they object, it is offered to screen that. */
export const screenButton = (matters: readonly CapacityMatter[], at: Reading): Button | false =>
  at.mayRecord &&
  isToScreen(matters) && { title: SCREEN.title, press: { do: 'flow/start', id: at.id, x: SCREEN.flow } };
