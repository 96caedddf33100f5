import { z } from 'zod';
import { Day, wordsForDay } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';
import { Means, meansWords } from './means.ts';

/** How the person was asked. */
export const Asked = Means.exclude(['teams', 'through-carer']);

/**
 * Whether the person agrees that somebody is involved in their plan, and that it is shared with them (R15-R17, R25). Without capacity for
 * that decision an attorney or deputy makes it, or it is made in their best interests (MCA 2005 s4).
 */
export const Consent = z.strictObject({
  involve: z.enum(['yes', 'no']),
  share: z.enum(['yes', 'no']),
  on: Day,
  basis: z.discriminatedUnion('kind', [
    /** Of somebody not known to have capacity it is said who assessed that they can decide this. */
    z.strictObject({ kind: z.literal('asked'), how: Asked, assessedBy: z.string().min(1).optional() }),
    /** An attorney or deputy, by a document that somebody saw and that covers it (MCA 2005 s9, s16). */
    z.strictObject({ kind: z.literal('attorney'), name: z.string().min(1), seenBy: z.string().min(1) }),
    z.strictObject({ kind: z.literal('best-interests'), decidedBy: z.string().min(1), why: z.string().min(1) }),
  ]),
  /** Who noted it. */
  by: StaffId,
});
export type Consent = z.infer<typeof Consent>;

/** What is kept of it. Each of those before held until the day of the one after it. */
export const KnownConsent = {
  consent: Consent.optional(),
  /** The oldest first. */
  consentBefore: z.array(Consent).optional(),
};

interface Holder {
  readonly consent?: Consent | undefined;
  readonly consentBefore?: readonly Consent[] | undefined;
}

/** Older ones give way. */
const MOST_BEFORE = 24;

/** Of the service's own staff, who give the care, the person is not asked; of a carer, whether the plan is shared with them. */
export const isAskedAbout = ({ staff }: { readonly staff?: StaffId | undefined }): boolean => staff === undefined;

/** A carer is involved by law, and the service's own staff give the care; everybody else only as the person agrees. */
export const needsConsent = ({
  part,
  staff,
}: {
  readonly part: string;
  readonly staff?: StaffId | undefined;
}): boolean => part !== 'carer' && staff === undefined;

/** Nobody whom the person does not want involved, and nobody who is not to be told (R24, R25). */
export const isInvolved = ({
  consent,
  heldBack,
}: Pick<Holder, 'consent'> & { readonly heldBack?: true | undefined }): boolean =>
  heldBack !== true && consent?.involve !== 'no';

/** With another consent: what it was before is kept. The same once more changes nothing. */
export const withConsent = <T extends Holder>(holder: T, consent: Consent): T =>
  JSON.stringify(holder.consent) === JSON.stringify(consent)
    ? holder
    : {
        ...holder,
        consent,
        ...(holder.consent && { consentBefore: [...(holder.consentBefore ?? []), holder.consent].slice(-MOST_BEFORE) }),
      };

/** What holds now, and then what held before. */
export const consentHistory = ({ consent, consentBefore = [] }: Holder): readonly Consent[] =>
  consent ? [consent, ...consentBefore.toReversed()] : [];

/** For example "Involved; the plan is not shared with them". */
export const consentWords = ({ involve, share }: Pick<Consent, 'involve' | 'share'>): string =>
  involve === 'no'
    ? 'Not involved; the plan is not shared with them'
    : `Involved; the plan is ${share === 'yes' ? '' : 'not '}shared with them`;

/** For example "agreed on Mon 2 Nov 2026, asked in person". */
export function basisWords({ basis, on }: Pick<Consent, 'basis' | 'on'>): string {
  const day = wordsForDay(on);
  switch (basis.kind) {
    case 'asked':
      return `asked on ${day}, ${meansWords[basis.how]}${basis.assessedBy === undefined ? '' : `; that they can decide it was assessed by ${basis.assessedBy}`}`;
    case 'attorney':
      return `decided on ${day} by ${basis.name}, attorney or deputy; the document was seen by ${basis.seenBy}`;
    case 'best-interests':
      return `decided in their best interests on ${day} by ${basis.decidedBy}: ${basis.why}`;
  }
}
