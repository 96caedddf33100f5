import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import { roleWords } from '../../access/role-words.ts';
import type { Staff } from '../../people/staff.ts';
import type { Team } from '../../people/team.ts';

/** A team as it stands: its channel, or how to link one, and who is in it. */
export const teamPage = (words: string, team: Team, staff: readonly Staff[]): Card =>
  drawPage({
    title: team.name,
    paragraphs: [words, channelWords(team)],
    list: staff.slice(0, MOST_SHOWN).map(({ name, job, roles }) => ({
      title: name,
      detail: `${job} · ${roles.map((role) => roleWords[role]).join(', ') || 'no role'}`,
    })),
    tone: 'good',
    buttons: [
      { title: 'Add somebody', press: { do: 'flow/start', x: `team.place.${team.id}` }, tone: 'main' },
      { title: 'Change something else', press: { do: 'flow/start', x: 'team' } },
      { title: 'Home', press: { do: 'home/show' } },
    ],
  });

const MOST_SHOWN = 30;

export const channelWords = ({ name, channel, channelLost }: Team): string =>
  channelLost
    ? `Its channel cannot be reached: it was deleted, or I was taken out of it. Go to the channel that should hear, mention me and type: link ${name}`
    : channel
      ? 'Its channel is linked: it hears that something changed, never what.'
      : `No channel is linked yet. Add me to the team in Teams, go to the channel, mention me and type: link ${name}`;
