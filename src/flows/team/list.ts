import { drawPage } from '../../../cards/page.ts';
import { TeamId } from '../../kernel/ids.ts';
import type { Administration } from '../../people/administration.ts';
import type { MenuPage } from '../menu-page.ts';
import { teamPage } from './page.ts';

/** The teams that the reader sets up, and each of them. A channel is linked by speaking to the bot there (app/channel-link.ts). */
export function teamList(administration: Administration): MenuPage {
  return {
    id: 'team-list',
    title: 'Teams and staff',
    phrases: ['teams and staff', 'teams', 'team', 'staff', 'show the teams', 'link a channel'],
    needs: { deed: 'arrange', guarded: 'team' },
    offer: { button: 'Teams and staff', example: 'teams and staff', group: 'setup', rank: 20, daily: 'all' },
    async show(viewer, _, part = '') {
      const teams = await administration.teamsFor(viewer);
      const id = TeamId.safeParse(part).data;
      const one = teams.find((team) => team.id === id);
      if (one) return teamPage(one, await administration.staffFor(viewer, [one.id], []));
      return drawPage({
        title: 'Teams and staff',
        paragraphs: [teams.length === 0 ? 'There is no team yet.' : 'Open a team to see who is in it.'],
        list: teams.map((team) => ({
          title: team.name,
          detail: team.channelLost
            ? 'Its channel cannot be reached'
            : team.channel
              ? 'Its channel is linked'
              : 'No channel yet',
          press: { do: 'page/show', x: `team-list.${team.id}` },
        })),
        buttons: [
          { title: 'New team', press: { do: 'flow/start', x: 'team-make' }, tone: 'main' },
          { title: 'Home', press: { do: 'home/show' } },
        ],
      });
    },
  };
}
