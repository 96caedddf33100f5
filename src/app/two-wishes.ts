import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { DO_THAT } from '../forms/doubt.ts';
import type { OpenForms } from '../forms/open-forms.ts';
import type { Turn } from './app.ts';
import { understood, type Understood } from './understood.ts';

/** "Change Ada's lunch to 1pm and stop the evening call": two things in one sentence. The first is begun, and the other is not lost in it. */

const DOES =
  '(?:please )?(?:stop|pause|cancel|drop|end|remove|add|start|put|change|move|make|shift|reduce|increase|less|more|fewer|note|record|report|order|plan|tell|told|phoned|rang|request|ask)';
const TWO = new RegExp(
  String.raw`^(?<first>.{8,200}?)(?:[,;.]?\s+(?:and|then|and then|and also|also|plus)\s+|[;.]\s+)(?<other>${DOES}\b.{4,150})$`,
  'isu',
);

export interface TwoWishes {
  readonly turn: Turn<Said>;
  readonly what: Understood;
  /** Said after the first: what is still to do, and how it is begun. */
  readonly still: Outbound;
}

/** Both of them, where each is something of its own for the same person; undefined where all of it is one wish. */
export async function twoWishes(
  turn: Turn<Said>,
  forms: OpenForms,
  { session, meaning }: Understood,
): Promise<TwoWishes | undefined> {
  const { first, other } = (session ? undefined : TWO.exec(turn.inbound.text.trim())?.groups) ?? {};
  const [person, ...others] = 'whom' in meaning && !meaning.whom.near ? meaning.whom.people : [];
  if (first === undefined || other === undefined || !person || others.length > 0) return undefined;
  /** A part that names nobody is of the same person. */
  const wishIn = async (part: string) => {
    for (const text of [part, `${part} for ${person.reference}`]) {
      const named = { ...turn, inbound: { ...turn.inbound, text } };
      const what = await understood(named, forms);
      if (what.meaning.kind === 'wanted' && what.meaning.whom.people.some(({ id }) => id === person.id))
        return { turn: named, what, asks: what.meaning.sayable.id, text };
    }
    return undefined;
  };
  const [one, two] = [await wishIn(first), await wishIn(other)];
  if (!one || !two) return undefined;
  const still = say(
    `You told me two things. This is the first. The other is still to do: "${other}". Send it by itself when this one is recorded, or press to save this one for later and begin the other now.`,
    [{ title: 'Begin the other', says: `${DO_THAT}${two.text}` }],
  );
  return { turn: one.turn, what: one.what, still };
}
