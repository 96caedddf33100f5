import type { Inbound } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { onOneLine } from '../guidance/words.ts';
import type { Directory } from '../people/directory.ts';
import type { Staff } from '../people/staff.ts';
import { staff } from './world.ts';

type Handle = (inbound: Inbound) => Promise<readonly Outbound[]>;

const ACT_AS = /^act as (?<name>.+)$/u;

/**
 * The demo has one person at the keyboard and twelve members of staff: "act as Omar Aziz" changes who that person is. It is built
 * only by the demo, which cannot be started with credentials or for any address but this machine's own (S7).
 */
export function acting(directory: Directory, handle: Handle): Handle {
  let current: Staff | undefined;

  return async (inbound) => {
    const name =
      inbound.kind === 'said' && inbound.address.kind === 'personal'
        ? ACT_AS.exec(onOneLine(inbound.text))?.groups?.['name']
        : undefined;
    if (name === undefined) return handle(as(current, inbound));
    const chosen = staff.find((one) => one.name.toLowerCase().startsWith(name));
    if (!chosen) return [say(`In this demo you can act as ${staff.map((one) => one.name).join(', ')}.`)];
    await leaveChair(directory, current ?? staff[0]);
    current = chosen;
    const welcome = await handle({ ...as(current, inbound), kind: 'joined' });
    return [say(`You now act as ${chosen.name}, ${chosen.job}. This is only possible in the demo.`), ...welcome];
  };
}

function as<I extends Inbound>(current: Staff | undefined, inbound: I): I {
  if (!current) return inbound;
  const { tenant, aadObjectId, teamsId } = current;
  return { ...inbound, from: { tenant, aadObjectId, teamsId } };
}

/** There is one chair: a member of staff who leaves it gets no more cards until they sit down again. */
async function leaveChair(directory: Directory, leaving: Staff | undefined): Promise<void> {
  const now = leaving && (await directory.staff(leaving.id));
  if (now) await directory.part(now);
}
