import { z } from 'zod';
import { StaffId } from '../../kernel/ids.ts';
import type { Deciding } from '../../people/capacity.ts';
import type { Actor } from '../../records/fact.ts';

/** What the record says that a colleague did about capacity or who decides, noted by somebody else: they hear of it, and may say that it is not right (P11). */
export const Noted = z.strictObject({
  what: z.enum(['assessed', 'decided', 'saw']),
  staff: StaffId,
  name: z.string(),
});
export interface Noted extends z.infer<typeof Noted> {}

/** What they say to it: absent while they have not said. */
export const AnsweredNote = Noted.extend({ isRight: z.boolean().optional() });

interface WithNotes {
  readonly noted?: readonly z.infer<typeof AnsweredNote>[] | undefined;
}

export interface Colleague {
  readonly id: StaffId;
  readonly name: string;
}

/** Colleagues are named in free words, "Ana Lopez, occupational therapist": taken for one only where the whole name of just one stands there. */
export function notedIn({ capacity, authority }: Deciding, colleagues: readonly Colleague[], by: StaffId): Noted[] {
  const said: readonly (readonly [Noted['what'], string | undefined])[] = [
    ['assessed', capacity.by],
    ['decided', authority?.kind === 'best-interests' ? authority.decidedBy : undefined],
    ['saw', authority?.kind === 'best-interests' ? undefined : authority?.seenBy],
  ];
  return said.flatMap(([what, words]) => {
    const [one, ...others] = words === undefined ? [] : colleagues.filter(({ name }) => isNamed(name, words));
    return one && others.length === 0 && one.id !== by ? [{ what, staff: one.id, name: one.name }] : [];
  });
}

const asWords = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
const isNamed = (name: string, words: string): boolean => asWords(words).includes(asWords(name));

export const notedWords: Readonly<Record<Noted['what'], string>> = {
  assessed: 'assessed capacity for this decision',
  decided: 'decided in their best interests',
  saw: 'saw the document of the attorney or deputy',
};

/** What was noted for this colleague, and they have not answered yet. */
export const notedFor = ({ noted = [] }: WithNotes, staff: Actor): readonly Noted[] =>
  noted.filter((one) => one.staff === staff && one.isRight === undefined);

/** What they say is not right. */
export const disputed = ({ noted = [] }: WithNotes): readonly Noted[] =>
  noted.filter(({ isRight }) => isRight === false);
