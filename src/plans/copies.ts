import { z } from 'zod';
import { blank } from '../kernel/blank.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { lackingIn } from '../people/needs-met.ts';
import type { Happened, Occasion } from '../records/kind.ts';
import type { PlanCommand, PlanRefusal } from './commands.ts';
import { copiesAstray, Delivery, disputed, HOME, hasCopy, inUse, type Amendment, type Plan } from './plan.ts';
import { versionOf } from './versions.ts';

/** What is noted of a copy that reached its reader, and taken back when the note was wrong (R17, R20, R33). */

export const CopyGiven = Delivery.omit({ by: true }).extend({
  type: z.literal('copy-given'),
  key: z.string(),
  name: z.string(),
});
export const CopyTakenBack = z.strictObject({
  type: z.literal('copy-taken-back'),
  key: z.string(),
  name: z.string(),
  version: z.number().int(),
  why: z.string(),
  /** It had reached them, and was called back. */
  fetched: z.literal(true).optional(),
});
type CopyFact = z.infer<typeof CopyGiven> | z.infer<typeof CopyTakenBack>;

type Of<T extends PlanCommand['type']> = Extract<PlanCommand, { type: T }>;
type Decided = Result<readonly CopyFact[], PlanRefusal>;

export function giveCopy(plan: Plan, command: Of<'give-copy'>, { today, by }: Occasion): Decided {
  const { key, version, how, on, needs, inForm } = command;
  const line = plan.copies.find((one) => one.key === key && one.wanted);
  if (!line) return refuse({ code: 'PLAN.NO-COPY-DUE' });
  const given = versionOf(plan, version);
  if (!given) return refuse({ code: 'PLAN.NO-SUCH-VERSION' });
  if (on > today) return refuse({ code: 'PLAN.IN-THE-FUTURE' });
  if (on < given.agreedOn) return refuse({ code: 'PLAN.BEFORE-AGREED', agreed: given.agreedOn });
  // Only its reader knows that they fetched it; one of them may stand in the plan twice, and then it is for both.
  if (how === 'link' && line.staff !== by) return refuse({ code: 'PLAN.NO-COPY-DUE' });
  const lacking = lackingIn(needs, inForm);
  if (lacking) return refuse({ code: 'PLAN.IN-THEIR-FORM', lacking });
  const lines = how === 'link' ? plan.copies.filter(({ wanted, staff }) => wanted && staff === by) : [line];
  // An older version does not take the place of a newer one, and what they have already is not given again.
  // P11: unless the older one applies while the newest is under question.
  const due = lines.filter(
    (one) =>
      !hasCopy(one, version) &&
      (one.has === undefined || one.has.version < version || version === inUse(plan)?.version),
  );
  return ok(
    due.map((one) => ({
      type: 'copy-given',
      key: one.key,
      name: one.name,
      version,
      how,
      on,
      ...(inForm && { inForm }),
    })),
  );
}

/** Whoever noted it takes it back, or one who leads the team. What was fetched, nobody noted. */
export function takeBackCopy(plan: Plan, command: Of<'take-back-copy' | 'fetch-copies'>, { by }: Occasion): Decided {
  if (command.type === 'fetch-copies') return fetchCopies(plan, command);
  const { key, version, why, asLead } = command;
  const line = plan.copies.find((one) => one.key === key);
  if (!line || line.has?.how === 'link') return refuse({ code: 'PLAN.NO-SUCH-NOTE' });
  if (blank(why)) return refuse({ code: 'PLAN.REASON-MISSING' });
  if (line.has?.version !== version) return ok([]);
  if (line.has.by !== by && !asLead) return refuse({ code: 'PLAN.NOTE-OF-ANOTHER' });
  return ok([{ type: 'copy-taken-back', key, name: line.name, version, why }]);
}

/** P11, R17: whoever has on paper what does not apply gave it back, or it is known what became of it. */
function fetchCopies(plan: Plan, { version }: Of<'fetch-copies'>): Decided {
  if (disputed(plan)?.version !== version) return refuse({ code: 'PLAN.OTHER-VERSION' });
  const why = `Version ${version} does not apply.`;
  return ok(
    copiesAstray(plan).map(({ key, name }) => ({ type: 'copy-taken-back', key, name, version, why, fetched: true })),
  );
}

export function evolveCopies(plan: Plan, fact: CopyFact, { by, today }: Happened): Plan {
  const { key, version } = fact;
  if (fact.type === 'copy-taken-back')
    return {
      ...plan,
      // Whoever gets a newer one may have handed in what they had: what was fetched leaves them with nothing that is sure (R17).
      copies: plan.copies.map((line) =>
        line.key === key ? { ...line, has: fact.fetched ? undefined : line.had, had: undefined } : line,
      ),
      // What was written by hand waits again for the copy that says it.
      amendments: plan.amendments.map((one) =>
        key === HOME && one.inRecord && one.done?.version === version ? { ...one, done: undefined } : one,
      ),
    };
  const { type: _, key: __, name: ___, ...delivered } = fact;
  const has = { ...delivered, by };
  const reachesHome = (one: Amendment): boolean =>
    key === HOME && one.done === undefined && one.inRecord && one.version <= version;
  return {
    ...plan,
    copies: plan.copies.map((line) => (line.key === key ? { ...line, has, had: line.has } : line)),
    homeLine: key === HOME && plan.homeLine && plan.homeLine.on <= fact.on ? undefined : plan.homeLine,
    amendments: plan.amendments.map((one) => (reachesHome(one) ? { ...one, done: { version, on: today } } : one)),
  };
}
