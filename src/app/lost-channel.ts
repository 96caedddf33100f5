import type { Messenger } from '../chat/messenger.ts';
import type { ChatAddress } from '../chat/address.ts';
import type { TeamId } from '../kernel/ids.ts';
import { staffIdOf } from '../people/staff.ts';
import type { App } from './app.ts';

/** Teams says that a team's channel is not there: it is noted, and the administrators hear of it, once. */
export async function lostChannel(app: App, messenger: Messenger, team: TeamId, channel: ChatAddress): Promise<void> {
  const lost = await app.administration.channelLost(team, channel.conversation);
  if (!lost) return;
  const named = [...app.administrators].map((id) => app.directory.staff(staffIdOf(channel.tenant, id)));
  const ofTeam = (await app.directory.staffOf(team)).filter(({ roles }) => roles.includes('administrator'));
  const all = [...(await Promise.all(named)), ...ofTeam].flatMap((one) => one?.address ?? []);
  const text = `I cannot speak in the channel of ${lost.name} any more: it was deleted, or I was taken out of it. Go to the channel that should hear of changes, mention me and type: link ${lost.name}`;
  for (const address of new Map(all.map((one) => [one.conversation, one])).values())
    await messenger.send(address, { kind: 'words', text });
}
