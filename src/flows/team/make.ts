import { TeamId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Administration } from '../../people/administration.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import type { Flow } from '../flow.ts';
import { teamPage } from './page.ts';
import * as ask from './questions.ts';

/** An administrator makes a team. */
export function teamMake(administration: Administration): Flow<ask.TeamContext> {
  return {
    id: 'team-make',
    version: 1,
    title: 'New team',
    phrases: ['new team', 'make a team', 'set up a team', 'add a team'],
    overhears(text) {
      const name = CALLED.exec(text)?.groups?.['name'];
      return name === undefined ? undefined : { rest: '', answers: { [ask.name.key]: name } };
    },
    startsFrom: 'nothing',
    needs: { deed: 'arrange', guarded: 'team' },
    offer: { button: 'New team', example: 'new team', group: 'setup', rank: 30, daily: ['administrator'] },
    steps: [{ id: 'name', title: 'The team', questions: [{ ...ask.name, when: () => true }] }],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    load: async ({ viewer, today }) => ({ today, teams: await administration.teamsFor(viewer), staff: [] }),
    async carryOut({ answers, token }, context, viewer) {
      const name = ask.name.of(answers);
      if (name === undefined) return MISSING;
      // The form's own token: recorded twice, it is the same team (S51).
      const id = TeamId.parse(token);
      if (ask.isTaken(name, id, context)) return refuse(ask.TAKEN);
      const made = arranged(await administration.addTeam(viewer, id, name));
      if (!made.ok) return made;
      const team = (await administration.teamsFor(viewer)).find((one) => one.id === id);
      if (!team) return arranged(refuse('not-yours'));
      const isFirst = context.teams.length === 0 && ' Next, put yourself and your colleagues in it.';
      const words = `The team is made.${isFirst || ''}`;
      return ok({ words, page: teamPage(team, await administration.staffFor(viewer, [id], []), words) });
    },
  };
}

/** "New team called West". */
const CALLED =
  /^\s*(?:please\s+)?(?:(?:make|add|set up|create|start)\s+)?(?:an?\s+)?(?:new\s+)?team\s+(?:called|named)\s+["“']?(?<name>[\p{L}\p{N}][\p{L}\p{N} '’-]{0,58})["”'.]*\s*$/iu;
