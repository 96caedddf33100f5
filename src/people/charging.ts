import { z } from 'zod';
import { Day, wordsForDay } from '../kernel/days.ts';
import { listed } from '../kernel/listed.ts';
import { saysNothing } from '../kernel/says-nothing.ts';

/** In what form charges were told of: to say it is not to have it in writing. */
export const ToldOfCharges = z.enum(['letter', 'large-print', 'easy-read', 'other-format', 'spoken']);

/** That somebody was told what it costs and from when: to whom, in what form, by whom, on which day. */
export const ChargesSaid = z.strictObject({
  words: z.string(),
  format: ToldOfCharges,
  by: z.string(),
  on: Day,
});
export interface ChargesSaid extends z.infer<typeof ChargesSaid> {}

/** Whether support is paid for from a day on, and that it was said before (SI 2014/2672, SI 2014/2673; TL1). */
export const Charging = z.strictObject({
  /** `none`: nothing that is charged goes on; `open`: nobody has decided yet. */
  begins: z.enum(['none', 'on-a-day', 'open']),
  from: Day.optional(),
  said: ChargesSaid.optional(),
});
export interface Charging extends z.infer<typeof Charging> {}

export type ChargingProblem = 'CHARGING.OPEN' | 'CHARGING.DAY-MISSING' | 'CHARGING.NOT-SAID' | 'CHARGING.IN-THE-FUTURE';

/** Why nothing may be closed yet after which support goes on; undefined when it may (TL1). */
export function notSaid(charging: Charging | undefined, today: Day): ChargingProblem | undefined {
  if (!charging || charging.begins === 'open') return 'CHARGING.OPEN';
  if (charging.begins === 'none') return undefined;
  if (charging.from === undefined) return 'CHARGING.DAY-MISSING';
  const { said } = charging;
  if (!said || saysNothing(said.words) || saysNothing(said.by)) return 'CHARGING.NOT-SAID';
  return said.on > today ? 'CHARGING.IN-THE-FUTURE' : undefined;
}

const FORMATS = {
  letter: 'in writing',
  'large-print': 'in large print',
  'easy-read': 'in easy read',
  'other-format': 'in another format',
  spoken: 'spoken only',
} as const;

/** A line of a record. */
interface Line {
  readonly label: string;
  readonly value: string;
}

/** How a record says it. */
export const chargingRows = ({ begins, from, said }: Charging): readonly Line[] =>
  listed<Line>(
    {
      label: 'Charges',
      value:
        begins === 'none'
          ? 'Nothing that goes on is charged'
          : begins === 'open'
            ? 'Not decided yet'
            : `Charged from ${from === undefined ? 'a day that is not known' : wordsForDay(from)}`,
    },
    begins === 'on-a-day' && {
      label: 'Told of charges',
      value: said
        ? `${said.words}\n${said.by}, ${FORMATS[said.format]}, ${wordsForDay(said.on)}`
        : 'Not yet. It has to be said before it is charged.',
    },
  );
