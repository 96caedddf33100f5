import type { Said } from '../chat/inbound.ts';
import type { Outbound } from '../chat/outbound.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import { NOBODY } from '../guidance/meaning.ts';
import type { Turn } from './app.ts';
import { mayBeTold } from './may-be-told.ts';
import { objectTo, ownAnswer, waitsForAnswer } from './mine.ts';
import { BARE_NO, reasonOfNo } from './short-no.ts';
import { meantOutside } from './somebody-else.ts';
import type { Understood } from './understood.ts';

/** What is answered before all else that the same words could mean: one's own answer, who was meant, who may be told. */
export const answeredFirst = async (
  turn: Turn<Said>,
  what: Understood,
  forms: OpenForms,
): Promise<readonly Outbound[] | undefined> =>
  (await objected(turn, what, forms)) ??
  (await ownOne(turn, what)) ??
  (what.session ? undefined : await meantOutside(turn)) ??
  (await mayBeTold(turn, what));

/** What waits for one's own answer is not agreed to, with why (R19). */
async function objected(
  turn: Turn<Said>,
  { session, meaning }: Understood,
  forms: OpenForms,
): Promise<readonly Outbound[] | undefined> {
  const { text } = turn.inbound;
  if (!session && BARE_NO.test(text)) return waitsForAnswer(turn);
  const no = reasonOfNo(text);
  if (session || !no || (!no.isPlain && !['unknown', 'stranger', 'person'].includes(meaning.kind))) return undefined;
  if (meaning.kind === 'wanted' && meaning.whom.people.length > 0) return undefined;
  return objectTo(turn, forms, no.isSure, no.why);
}

/** An answer of one's own is for what waits for it, whatever else shares its words. */
async function ownOne(turn: Turn<Said>, { session, meaning }: Understood): Promise<readonly Outbound[] | undefined> {
  if (session || meaning.kind === 'danger' || meaning.kind === 'command') return undefined;
  return ownAnswer(turn, 'whom' in meaning ? meaning.whom : NOBODY);
}
