import type { Inbound } from '../chat/inbound.ts';
import type { Outbound } from '../chat/outbound.ts';
import { dangerIn } from '../guidance/danger.ts';
import { helpCardWithoutRecords, safeguardingCard, shown, unreachable } from './fixed-words.ts';
import type { House } from './house.ts';
import { commandIn } from './said.ts';

/**
 * What is still answered while the records cannot be reached, so that nobody knows who is asking: help, and what to do when
 * somebody may be harmed (S58). Everything else is told that nothing was saved. In a channel help would speak of forms: it waits.
 */
export function withoutRecords(house: House, inbound: Inbound): readonly Outbound[] {
  if (inbound.kind === 'removed') return [];
  if (inbound.address.kind !== 'personal') return [unreachable()];
  switch (askedFor(house, inbound)) {
    case 'help':
    case 'home':
      return [shown(helpCardWithoutRecords())];
    case 'safeguarding':
      return [shown(safeguardingCard())];
    default:
      // Whatever it was meant for, it may be a worry.
      return inbound.kind === 'said' && dangerIn(inbound.text) === 'safeguarding'
        ? [shown(safeguardingCard()), unreachable()]
        : [unreachable()];
  }
}

function askedFor(house: House, inbound: Exclude<Inbound, { kind: 'removed' }>): string | undefined {
  if (inbound.kind === 'joined') return 'home';
  return inbound.kind === 'said' ? commandIn(house, inbound.text) : /^(help|home)\/show$/u.exec(inbound.data.do)?.[1];
}
