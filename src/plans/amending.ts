import { blank } from '../kernel/blank.ts';
import type { Day } from '../kernel/days.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Occasion } from '../records/kind.ts';
import type { PlanCommand, PlanRefusal } from './commands.ts';
import type { PlanFact } from './facts.ts';
import { questioning } from './agreement.ts';
import { partiesOf } from './parties.ts';
import { disputed, folderIsAhead, isToStrike, inUse, type Amendment, type GivenYes, type Plan } from './plan.ts';
import { isTheirs } from './answering.ts';
import { askedNow, calledIn, isGone, linesFor, stillSaid } from './said-by.ts';
import { notSaidBy } from './named.ts';
import { inTheWay, isToConfirm, unanswered } from './proposal.ts';
import { newest, versionOf, type VersionLine } from './versions.ts';

/** What is written by hand into the plan in the home: what an agreed version says, or what everybody agreed to (R13, R14). */

type Decided = Result<readonly PlanFact[], PlanRefusal>;
type Of<T extends PlanCommand['type']> = Extract<PlanCommand, { type: T }>;

export function amendByHand(plan: Plan, command: Of<'amend-by-hand'>, occasion: Occasion): Decided {
  const { amendment } = command;
  if (plan.amendments.some(({ key }) => key === amendment.key)) return ok([]);
  const open = command.of === 'proposal' ? openWith(plan) : undefined;
  if (open) return refuse(open);
  const last = newest(plan);
  if (!last) return refuse({ code: 'PLAN.NONE' });
  // It was agreed or withdrawn since it was chosen: which of the two, its writer has to say.
  if (command.of === 'proposal') return refuse({ code: 'PLAN.NO-PROPOSAL' });
  const objecting = command.of === 'outside' ? objectedBy(plan) : undefined;
  if (objecting) return refuse(objecting);
  const basis = basisOf(plan, last, command, occasion);
  if (!basis.ok) return basis;
  const { agreedOn, ...rest } = basis.value;
  if (amendment.on > occasion.today) return refuse({ code: 'PLAN.IN-THE-FUTURE' });
  if (amendment.on < agreedOn) return refuse({ code: 'PLAN.BEFORE-AGREED', agreed: agreedOn });
  if (blank(amendment.written)) return refuse({ code: 'PLAN.REASON-MISSING' });
  return ok([{ type: 'amended-by-hand', amendment: { ...amendment, ...rest } }]);
}

/** R19, P11: while somebody objects to what is asked, or disputes what was noted for them, nobody can say that everybody has said yes. */
export function objectedBy(
  plan: Pick<Plan, 'proposal'> & Partial<Pick<Plan, 'agreement'>>,
): Extract<PlanRefusal, { code: 'PLAN.OBJECTED' }> | undefined {
  const { proposal, agreement } = plan;
  const against = [
    ...(proposal ? [...inTheWay(proposal), ...proposal.parties.filter(isToConfirm)] : []),
    ...questioning({ agreement }),
  ];
  const by = [...new Set(against.map(({ name }) => name))];
  return by.length > 0 ? { code: 'PLAN.OBJECTED', by } : undefined;
}

/** P3: why what people are still asked about is not written in: somebody objects to it, or has not answered. */
export function openWith({
  proposal,
}: Pick<Plan, 'proposal'>): Extract<PlanRefusal, { code: 'PLAN.OBJECTED' | 'PLAN.NOT-AGREED-YET' }> | undefined {
  if (!proposal) return undefined;
  return (
    objectedBy({ proposal }) ?? {
      code: 'PLAN.NOT-AGREED-YET',
      waiting: unanswered(proposal).map(({ name }) => name),
    }
  );
}

/** P3: the words say what the open change asks, and somebody does not agree to that. */
const objectedLine = (plan: Plan, written: string, today: Day) =>
  askedNow(plan, today).some((line) => !notSaidBy(line, written, calledIn(plan)))
    ? objectedBy({ proposal: plan.proposal })
    : undefined;

type Basis = Pick<Amendment, 'version' | 'inRecord' | 'agreed' | 'says'> & Pick<VersionLine, 'agreedOn'>;

/** What it rests on: a version that says it, or the yes of everybody in the plan. */
function basisOf(
  plan: Plan,
  last: VersionLine,
  { amendment: { written }, of, line: which, agreed = [], asLead = false }: Of<'amend-by-hand'>,
  occasion: Occasion,
): Result<Basis, PlanRefusal> {
  const { circle, today } = occasion;
  if (of !== 'outside') {
    const line = typeof of === 'number' ? versionOf(plan, of) : undefined;
    const said = stillSaid(plan, today).find(({ version }) => version === of)?.changed[which ?? -1];
    if (!line || !said || isGone(said)) return refuse({ code: 'PLAN.NO-SUCH-VERSION' });
    const named = notSaidBy(said, written, calledIn(plan));
    if (named) return refuse(objectedLine(plan, written, today) ?? { code: 'PLAN.NOT-WHAT-IT-SAYS', named });
    return ok({ version: line.version, says: said.what, inRecord: true, agreed: [], agreedOn: line.agreedOn });
  }
  const parties = partiesOf(circle, plan);
  const given = parties.flatMap(({ key, name, staff }): readonly GivenYes[] => {
    const yes = agreed.find((one) => one.key === key);
    return yes ? [{ ...yes, name, staff }] : [];
  });
  const missing = parties.filter(({ key }) => given.every((one) => one.key !== key));
  if (missing.length > 0) return refuse({ code: 'PLAN.NOT-AGREED-YET', waiting: missing.map(({ name }) => name) });
  // R19, P11: as with an answer in the bot, nobody but a lead notes it for a colleague, who is told.
  if (parties.some((party) => isTheirs(party, occasion, { asLead, how: 'phone' })))
    return refuse({ code: 'PLAN.THEIRS-TO-SAY' });
  if (given.some(({ on }) => on > today)) return refuse({ code: 'PLAN.IN-THE-FUTURE' });
  const agreedOn = given.map(({ on }) => on).reduce((latest, on) => (on > latest ? on : latest), last.agreedOn);
  return ok({ version: last.version, inRecord: false, agreed: given, agreedOn });
}

/** R14: it is carried without another change, when a version says it already. */
export function findInRecord(plan: Plan, { key, version, line }: Of<'find-in-record'>): Decided {
  const note = plan.amendments.find((one) => one.key === key);
  if (!note || note.takenBack) return refuse({ code: 'PLAN.NO-SUCH-NOTE' });
  if (note.inRecord || note.done) return ok([]);
  const said = linesFor(plan, note.written).find((one) => one.line === line);
  // P11: while the newest version is disputed, nothing is taken for said.
  if (!said || disputed(plan) || inUse(plan)?.version !== version || version < note.version)
    return refuse({ code: 'PLAN.NO-SUCH-VERSION' });
  return ok([{ type: 'found-in-record', key, version, says: said.says.what }]);
}

/** A mistaken note is put right by whoever wrote or noted it, or by a lead. What it said before stays in the history. */
export function correctByHand(
  plan: Plan,
  command: Of<'correct-by-hand'> | Of<'take-back-by-hand'>,
  { by, today }: Occasion,
): Decided {
  const { key, reason, asLead } = command;
  const note = plan.amendments.find((one) => one.key === key);
  if (!note) return refuse({ code: 'PLAN.NO-SUCH-NOTE' });
  if (note.takenBack) return command.type === 'take-back-by-hand' ? ok([]) : refuse({ code: 'PLAN.NO-SUCH-NOTE' });
  if (!asLead && ![note.staff, note.notedBy].includes(by)) return refuse({ code: 'PLAN.NOTE-OF-ANOTHER' });
  if (blank(reason)) return refuse({ code: 'PLAN.REASON-MISSING' });
  const { written: was } = note;
  if (command.type === 'take-back-by-hand') return ok([{ type: 'by-hand-taken-back', key, written: was, reason }]);
  if (blank(command.written)) return refuse({ code: 'PLAN.REASON-MISSING' });
  const { written } = command;
  const lines = note.inRecord
    ? [...stillSaid(plan, today).flatMap(({ changed }) => changed), ...linesFor(plan, '').map(({ says }) => says)]
    : [];
  const [named, ...others] = lines
    .filter(({ what }) => what === note.says)
    .map((line) => notSaidBy(line, written, calledIn(plan)));
  if (named && !others.includes(undefined))
    return refuse(objectedLine(plan, written, today) ?? { code: 'PLAN.NOT-WHAT-IT-SAYS', named });
  return ok(written === was ? [] : [{ type: 'by-hand-corrected', key, was, written, reason }]);
}

/** P11: whoever struck it out says so; then nothing waits for it any more. */
export function strikeOut(plan: Plan, { key }: Of<'strike-out'>): Decided {
  const note = plan.amendments.find((one) => one.key === key);
  if (note?.takenBack) return ok([]);
  if (!note || !isToStrike(plan, note)) return refuse({ code: 'PLAN.NO-SUCH-NOTE' });
  return ok([{ type: 'by-hand-taken-back', key, written: note.written, reason: 'It was struck out of the folder.' }]);
}

/** It says the new version, or, while that is under question, what applied before it again (P11). */
export function writeInFolder(plan: Plan, { version }: Of<'write-in-folder'>): Decided {
  const { folder, heldBefore } = plan;
  if (disputed(plan) && heldBefore?.version === version)
    return ok(folderIsAhead(plan) ? [{ type: 'folder-written', version }] : []);
  // Written in although it is under question by now: then it is to be put back.
  if (folder?.version !== version || newest(plan)?.version !== version) return refuse({ code: 'PLAN.OTHER-VERSION' });
  return ok(folder.done ? [] : [{ type: 'folder-written', version }]);
}
