import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { onOneLine } from '../guidance/words.ts';
import { mayEver } from '../access/policy.ts';
import type { Team } from '../people/team.ts';
import type { Turn } from './app.ts';

const LINK = /^link (?:to )?(?<name>.+?)(?<anyway> anyway)?$/u;
const UNLINK = /^unlink(?: (?<name>.+))?$/u;

/**
 * "link North team", said in a channel by an administrator: that team's notices go there from now on. What can be said in a
 * channel proves that the bot can speak in it, which a typed-in channel name would not. Undefined when it is something else.
 */
export async function linkChannel(turn: Turn<Said>): Promise<readonly Outbound[] | undefined> {
  const { address } = turn.inbound;
  const text = onOneLine(turn.inbound.text);
  const { name: linking, anyway } = LINK.exec(text)?.groups ?? {};
  const unlinking = UNLINK.exec(text);
  if ((linking === undefined && !unlinking) || !mayEver(turn.viewer, 'arrange', 'team')) return undefined;
  if (address.kind !== 'channel') return [say('A team can only be linked to a channel. Please say it in one.')];

  const { administration } = turn.app;
  const teams = await administration.teamsFor(turn.viewer);
  if (linking !== undefined) {
    const team = teams.find((one) => isCalled(one, linking));
    if (!team) return [say(noTeam(teams))];
    const taken = anyway === undefined && takenWords(team, teams, address.conversation);
    if (taken) return [say(`${taken} If that is meant, mention me and type: link ${team.name} anyway`)];
    const linked = await administration.changeTeam(turn.viewer, team.id, 'channel linked', {
      channel: address,
      channelLost: undefined,
    });
    return [say(linked.ok ? `This is now the channel of ${team.name}. ${WHAT_COMES}` : NOT_LINKED)];
  }
  const named = unlinking?.groups?.['name'];
  const meant = named === undefined ? teams : teams.filter((team) => isCalled(team, named));
  const here = meant.filter(({ channel }) => channel?.conversation === address.conversation);
  for (const { id } of here) {
    const done = await administration.changeTeam(turn.viewer, id, 'channel unlinked', {
      channel: undefined,
      channelLost: undefined,
    });
    if (!done.ok) return [say(NOT_LINKED)];
  }
  const words = here.map((team) => team.name).join(', ');
  return [say(here.length > 0 ? `Nothing of ${words} will come here any more.` : NOTHING_HERE)];
}

/** What there is already, where a slip would send notices to the wrong people, or no more to the right ones. */
function takenWords(
  { id, name, channel, channelLost }: Team,
  teams: readonly Team[],
  here: string,
): string | undefined {
  const heard = teams.find((one) => one.id !== id && one.channel?.conversation === here);
  if (heard) return `This is the channel of ${heard.name} already: everybody here would hear of ${name}, too.`;
  const elsewhere = channel && !channelLost && channel.conversation !== here;
  return elsewhere ? `${name} has another channel already, which would hear nothing any more.` : undefined;
}

const isCalled = (team: Team, name: string): boolean => onOneLine(team.name) === name;

const noTeam = (teams: readonly Team[]): string =>
  teams.length === 0
    ? 'I know no team yet.'
    : `I know no team of that name. There is: ${teams.map(({ name }) => name).join(', ')}.`;

const WHAT_COMES =
  'I will say here that something changed, with initials and a reference, and never what. Who is told what stays in private chat.';
const NOTHING_HERE = 'No such team is linked to this channel.';
const NOT_LINKED = 'That was not saved. Please try again.';
