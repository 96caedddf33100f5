import type { PressData } from '../../src/chat/inbound.ts';
import { buttonsOf, type Chat } from './talk.ts';

/** A card of the menu, and how many presses away from home it is. */
interface Found {
  readonly presses: number;
  readonly titles: readonly string[];
  readonly text: string;
  /** Buttons under it, without the lines that can be touched. */
  readonly buttons: number;
}

export interface Walked {
  readonly cards: readonly Found[];
  /** What can be started, by its id, and the fewest presses that it takes. */
  readonly starts: ReadonlyMap<string, number>;
}

const keyOf = ({ do: verb, id, x }: PressData): string => [verb, id, x].join(' ');

/** Presses everything along the way that these verbs lead, nearest first; starts nothing. */
export async function walked(
  chat: Pick<Chat, 'sends'>,
  from: PressData = { do: 'home/show' },
  along: ReadonlySet<string> = new Set(['home/show', 'help/show']),
): Promise<Walked> {
  const cards: Found[] = [];
  const starts = new Map<string, number>();
  const seen = new Set([keyOf(from)]);
  let next: readonly PressData[] = [from];
  for (let presses = 0; next.length > 0; presses += 1) {
    const onward: PressData[] = [];
    for (const press of next) {
      const { card, text } = await chat.sends(press);
      const all = buttonsOf(card);
      cards.push({ presses, titles: all.map(({ title }) => title), text, buttons: card?.actions?.length ?? 0 });
      for (const { data } of all) {
        const id = data.do === 'flow/start' || data.do === 'page/show' ? data.x : undefined;
        if (id !== undefined && !starts.has(id)) starts.set(id, presses + 1);
        if (!along.has(data.do) || seen.has(keyOf(data))) continue;
        seen.add(keyOf(data));
        onward.push(data);
      }
    }
    next = onward;
  }
  return { cards, starts };
}
