import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';
import { roleWords } from '../../access/role-words.ts';
import type { Staff } from '../../people/staff.ts';
import type { Team } from '../../people/team.ts';

const start = (x: string) => ({ do: 'flow/start', x });

/** A team as it stands: its channel, or how to link one, and who is in it; touching somebody changes what they do. `words` say what was just saved. */
export const teamPage = (team: Team, staff: readonly Staff[], words?: string): Card =>
  drawPage({
    title: team.name,
    paragraphs: [...(words === undefined ? [] : [words]), channelWords(team)],
    list: staff.slice(0, MOST_SHOWN).map(({ id, name, job, roles }) => ({
      title: name,
      detail: `${job} · ${roles.map((role) => roleWords[role]).join(', ') || 'no role'}`,
      press: start(`team-staff.place.${team.id}.${id}`),
    })),
    ...(words !== undefined && { tone: 'good' }),
    buttons: [
      { title: 'Add somebody', press: start(`team-add.${team.id}`), tone: 'main' },
      { title: 'Take somebody out', press: start(`team-staff.take-out.${team.id}`) },
      { title: 'Rename this team', press: start(`team-staff.rename.${team.id}`) },
      { title: 'Teams and staff', press: { do: 'page/show', x: 'team-list' } },
      { title: 'Home', press: { do: 'home/show' } },
    ],
  });

/** More would not fit the card (S43); each of them is found by typing their name in the form. */
const MOST_SHOWN = 20;

export const channelWords = ({ name, channel, channelLost }: Team): string =>
  channelLost
    ? `Its channel cannot be reached: it was deleted, or I was taken out of it. Go to the channel that should hear, mention me and type: link ${name}`
    : channel
      ? 'Its channel is linked: it hears that something changed, never what.'
      : `No channel is linked yet. Add me to the team in Teams, go to the channel, mention me and type: link ${name}`;
