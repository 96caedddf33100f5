import { assertNever } from '../kernel/assert-never.ts';
import { blank } from '../kernel/blank.ts';
import { addDays, instant, type Day } from '../kernel/days.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { lackingIn } from '../people/needs-met.ts';
import type { Happened, Occasion } from '../records/kind.ts';
import { same } from '../records/same.ts';
import { isOpen, knowsOf, notedFor, tellingOf, type Ledger, type LedgerLine, type Recipient } from './ledger.ts';
import type { Noted, TellingCommand, TellingFact, TellingRefusal, Told } from './telling-facts.ts';

type Decided = Result<readonly TellingFact[], TellingRefusal>;

export function evolveTelling(ledger: Ledger | undefined, fact: TellingFact, happened: Happened): Ledger {
  const { at, by, today } = happened;
  if (fact.type === 'telling-began') return begun(ledger, fact.recipients, happened);
  if (!ledger) throw new Error('a telling goes on that never began');
  const changed = (key: string, change: (line: LedgerLine) => LedgerLine): Ledger => ({
    ...ledger,
    lines: ledger.lines.map((line) => (line.key === key ? change(line) : line)),
  });
  switch (fact.type) {
    case 'told':
      return changed(fact.key, (line) => ({ ...line, told: toldBy(fact, happened) }));
    case 'told-taken-back':
      return changed(fact.key, ({ told, ...line }) => ({
        ...line,
        since: today,
        takenBack: { on: today, by, why: fact.why, notedAt: told?.notedAt ?? instant(at) },
      }));
    case 'note-right':
      return changed(fact.key, (line) =>
        line.told ? { ...line, told: { ...line.told, rightBy: [...(line.told.rightBy ?? []), by] } } : line,
      );
    case 'said-later': {
      const { said, on, teller = by } = fact;
      return changed(fact.key, (line) =>
        line.told
          ? { ...line, told: { ...line.told, later: [...(line.told.later ?? []), { said, on, by: teller }] } }
          : line,
      );
    }
    case 'form-looked-at':
      return changed(fact.key, (line) => (line.told ? { ...line, told: { ...line.told, looked: true } } : line));
    case 'line-ended':
      return changed(fact.key, (line) => ({ ...line, ended: { on: today, why: fact.why } }));
    case 'lines-joined': {
      const isNew = (key: string) => fact.recipients.every((one) => one.key !== key);
      const lines = knowing(ledger, fact.recipients).map((one) => ({ ...one, since: today }));
      return {
        ...ledger,
        lines: [...ledger.lines.filter(({ key }) => isNew(key)), ...lines],
        missed: ledger.missed?.filter(isNew),
      };
    }
    case 'notice-seen':
      return { ...ledger, seenBy: [...ledger.seenBy, { by, name: fact.name, at: instant(at) }] };
    default:
      return assertNever(fact);
  }
}

function begun(ledger: Ledger | undefined, recipients: readonly Recipient[], { today: began, by }: Happened): Ledger {
  // Whoever says it knows it.
  const own = ledger?.lines.filter(({ staff }) => staff === by) ?? [];
  const missed = knowIn(ledger).filter((key) => [...recipients, ...own].every((one) => one.key !== key));
  return {
    lines: knowing(ledger, recipients),
    seenBy: [],
    began,
    ...(ledger && { again: (ledger.again ?? 0) + 1 }),
    ...(missed.length > 0 && { missed }),
  };
}

/** Who knows what was told before. */
const knowIn = (ledger: Ledger | undefined): readonly string[] => [
  ...(ledger?.missed ?? []),
  ...(ledger?.lines ?? []).filter(knowsOf).map(({ key }) => key),
];

const knowing = (ledger: Ledger | undefined, recipients: readonly Recipient[]): LedgerLine[] =>
  recipients.map((one) => ({ ...one, ...(knowIn(ledger).includes(one.key) && { knew: true as const }) }));

function toldBy({ how, on, said, teller, inForm }: Extract<TellingFact, { type: 'told' }>, { at, by }: Happened): Told {
  return {
    how,
    on,
    by: teller ?? by,
    ...(teller !== undefined && { notedBy: by }),
    notedAt: instant(at),
    said,
    inForm,
  };
}

/** Who is told at a visit is often told before it is recorded; further back than this, or than there was anything to tell, the day is a slip. */
const TOLD_BEFOREHAND_DAYS = 31;

export function decideTelling(
  ledger: Ledger | undefined,
  command: TellingCommand,
  occasion: Occasion,
  since?: Day,
): Decided {
  if (ledger === undefined) return refuse({ code: 'TELLING.NOT-BEGUN' });
  if (ledger.closed !== undefined) return refuse({ code: 'TELLING.CLOSED', why: ledger.closed });
  switch (command.type) {
    case 'note-told':
      return noteTold(ledger, command, occasion, since);
    case 'confirm-told': {
      // A person may stand in the plan twice, as worker and as social worker: one confirmation is for both.
      const own = ledger.lines.filter(({ staff }) => staff !== undefined && staff === occasion.by);
      if (own.length === 0) return refuse({ code: 'TELLING.NOT-A-RECIPIENT' });
      return ok([
        ...own
          .filter(isOpen)
          .map(({ key }) => ({ type: 'told' as const, key, how: 'teams' as const, on: occasion.today })),
        ...notedFor(ledger, occasion.by).flatMap(({ key, staff }) =>
          staff === occasion.by ? [{ type: 'note-right' as const, key }] : [],
        ),
      ]);
    }
    case 'take-back':
      return takeBack(ledger, command, occasion);
    case 'answer-notes': {
      const { isRight, until, name } = command;
      return ok(
        notedFor(ledger, occasion.by)
          .filter(({ told }) => told.notedAt <= until)
          .map(({ key, staff }) => {
            if (isRight) return { type: 'note-right', key };
            const what = staff === occasion.by ? 'they were not told' : 'it was not them who told';
            return { type: 'told-taken-back', key, why: `${name} says that ${what}` };
          }),
      );
    }
    case 'look-at-forms':
      if (!command.asLead) return refuse({ code: 'TELLING.NOT-YOURS' });
      return ok(toLookAt(ledger).map(({ key }) => ({ type: 'form-looked-at', key })));
    case 'note-seen':
      return ok(
        ledger.seenBy.some(({ by }) => by === occasion.by) ? [] : [{ type: 'notice-seen', name: command.name }],
      );
    default:
      return assertNever(command);
  }
}

/** Those who were told otherwise than they need, at which no lead has looked yet (TL13). */
export const toLookAt = ({ lines }: Ledger): readonly LedgerLine[] =>
  lines.filter(({ told }) => told?.inForm?.met === false && told.looked !== true);

function noteTold(
  ledger: Ledger,
  { type: _, ofTelling, ...command }: Extract<TellingCommand, { type: 'note-told' }>,
  occasion: Occasion,
  since: Day | undefined,
): Decided {
  const line = ledger.lines.find(({ key }) => key === command.key);
  if (!line) return refuse({ code: 'TELLING.NOT-A-RECIPIENT' });
  if (ofTelling !== undefined && ofTelling !== tellingOf(ledger)) return refuse({ code: 'TELLING.NEWS-CHANGED' });
  const { name, told, ended, staff } = line;
  if (told && isSame(told, command, occasion)) return ok([]);
  // A colleague says it themselves.
  if (told && (blank(command.said ?? '') || staff !== undefined))
    return refuse({ code: 'TELLING.ALREADY-TOLD', name, told });
  // R24: that somebody was told before they left, or were held back, stays so.
  if (ended && command.on > ended.on) return refuse({ code: 'TELLING.NO-LONGER', name });
  const { teller, needs, inForm, ...noted } = command;
  if (staff !== undefined && staff === (teller ?? occasion.by))
    return refuse({ code: 'TELLING.TELLER-IS-RECIPIENT', name });
  if (command.on > occasion.today) return refuse({ code: 'TELLING.IN-THE-FUTURE' });
  const { began } = ledger;
  // What is recorded ahead of its day is told ahead of it, too.
  if (since !== undefined && command.on < since && command.on < began)
    return refuse({ code: 'TELLING.TOO-EARLY', since });
  if (command.on < addDays(began, -TOLD_BEFOREHAND_DAYS)) return refuse({ code: 'TELLING.LONG-BEFORE', began });
  // R2: another told them meanwhile; what they said to this one is not lost.
  if (told) return saidLater(told, command, occasion);
  const lacking = lackingIn(needs, inForm);
  if (lacking !== undefined) return refuse({ code: 'TELLING.FORM-MISSING', what: lacking });
  const byAnother = teller !== undefined && teller !== occasion.by;
  return ok([{ type: 'told', ...noted, ...(inForm && { inForm }), ...(byAnother && { teller }) }]);
}

function saidLater(told: Told, { key, said = '', on, teller }: Noted, { by }: Occasion): Decided {
  const isNoted = told.later?.some((one) => one.said === said && one.by === (teller ?? by)) === true;
  return ok(
    isNoted ? [] : [{ type: 'said-later', key, said, on, ...(teller !== undefined && teller !== by && { teller }) }],
  );
}

/** The same command once more (S51), and not somebody else's account of it, which must not be dropped silently (S53). */
const isSame = (told: Told, command: Noted, occasion: Occasion): boolean =>
  told.how === command.how &&
  told.on === command.on &&
  told.by === (command.teller ?? occasion.by) &&
  told.said === command.said &&
  same(told.inForm, command.inForm);

/** P18: by whoever noted it, told it or confirmed it, or by one who leads the team. What was taken back stays so. */
function takeBack(
  ledger: Ledger,
  { key, notedAt, why, asLead }: Extract<TellingCommand, { type: 'take-back' }>,
  occasion: Occasion,
): Decided {
  const line = ledger.lines.find((one) => one.key === key);
  if (!line) return refuse({ code: 'TELLING.NOT-A-RECIPIENT' });
  const { name, told, takenBack } = line;
  if (takenBack?.notedAt === notedAt)
    return takenBack.by === occasion.by && takenBack.why === why
      ? ok([])
      : refuse({ code: 'TELLING.TAKEN-BACK', name, on: takenBack.on });
  if (told?.notedAt !== notedAt) return refuse({ code: 'TELLING.NOT-NOTED', name });
  if (!asLead && !mayTakeBack(told, occasion.by)) return refuse({ code: 'TELLING.NOT-YOURS' });
  if (blank(why)) return refuse({ code: 'TELLING.REASON-MISSING' });
  // Who has left since is not told any more, whatever was noted.
  const left = isOfCircle(key) && !occasion.circle.some((one) => one.key === key);
  return ok([{ type: 'told-taken-back', key, why }, ...(left ? [{ type: 'line-ended' as const, key }] : [])]);
}

/** Without leading the team: it is their own note, or it was noted for them. */
export const mayTakeBack = ({ by, notedBy }: Told, staff: Occasion['by']): boolean =>
  staff === (notedBy ?? by) || staff === by;

/** Keys of our own have a hyphen, which keys in a circle cannot have; the person themselves never leaves. */
export const isOfCircle = (key: string): boolean => !key.includes('-');
