import type { Viewer } from '../access/viewer.ts';
import type { App } from './app.ts';

/** The names of those who lead safeguarding in somebody's teams, their own left out. Rejects when the store cannot be reached. */
export async function safeguardingLeads(
  { directory }: Pick<App, 'directory'>,
  viewer: Viewer,
): Promise<readonly string[]> {
  const teams = await Promise.all(viewer.teams.map((team) => directory.staffOf(team)));
  const leads = teams.flat().filter(({ id, roles }) => roles.includes('safeguarding-lead') && id !== viewer.staff);
  return [...new Map(leads.map(({ id, name }) => [id, name])).values()];
}
