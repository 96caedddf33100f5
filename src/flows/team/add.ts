import type { z } from 'zod';
import { roleWords } from '../../access/role-words.ts';
import { Role } from '../../access/viewer.ts';
import { choices } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { Administration } from '../../people/administration.ts';
import { NO_JOB, NO_TEAM, type Staff } from '../../people/staff.ts';
import { textsFor } from '../../questions/context.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import type { Flow } from '../flow.ts';
import { teamPage } from './page.ts';
import * as ask from './questions.ts';

/** Whoever sets up teams, or reads what is raised in confidence, is given that role where everything is checked first. */
const Given = Role.exclude(['administrator', 'concerns-officer']);

const roles = choices<z.ZodType<z.infer<typeof Given>>, ask.TeamContext>({
  key: 'roles',
  label: 'Which roles do they get?',
  short: 'Roles',
  help: 'Added to those they have; they count in every team of theirs. A coordinator or manager sees everybody in the team; the others see those whose plan they are in.',
  schema: Given,
  optional: true,
  options: Given.options.map((role) => ({ value: role, title: roleWords[role] })),
});

const job = text<ask.TeamContext>({
  key: 'job',
  label: 'What they do, if it has changed',
  short: 'What they do',
  example: 'For example: occupational therapist',
  max: 60,
  optional: true,
});

/** "Jack Byrne in My Team": who of the staff, and which team, by their whole names. */
const who: typeof ask.who = {
  ...ask.who,
  when: () => true,
  together(said, context, _, where) {
    const { staff, teams } = context;
    if (where === 'besides') return undefined;
    const named = <T extends { readonly name: string }>(all: readonly T[]): T | undefined =>
      all.find(({ name }) => said.toLowerCase().includes(name.toLowerCase()));
    const [one, team] = [named(staff), named(teams)];
    // "As a coordinator" behind the team.
    const as = /\bas (?:an? |the )?(?<roles>[\p{L} ,]+?)(?= in\b| of\b|[.!]*$)/iu.exec(said)?.groups?.['roles'];
    const given = as === undefined ? undefined : roles.hear(as.replace(/ team$/iu, ''), context);
    return (
      one &&
      ok({
        [ask.who.key]: one.id,
        ...(team && { [ask.team.key]: team.id }),
        ...(given?.ok && { [roles.key]: given.value }),
      })
    );
  },
};

const PUT =
  /^\s*(?:please\s+)?(?:put|add|move)\s+(?<said>(?!some(?:body|one)\b|staff\b|an?\b)\S.{2,80}?\s(?:in|into|to)\s.{0,60}\bteam\b.{0,60})$/iu;

/** An administrator puts somebody in a team: one card. Other roles and teams of theirs stay. */
export function teamAdd(administration: Administration): Flow<ask.TeamContext> {
  return {
    id: 'team-add',
    version: 1,
    title: 'Add somebody to a team',
    phrases: ['add staff', 'add somebody to a team', 'give a role'],
    startsFrom: 'nothing',
    overhears(said) {
      const more = PUT.exec(said)?.groups?.['said'];
      return more === undefined ? undefined : { rest: '', answers: {}, more };
    },
    opensFor: [ask.team.key],
    needs: { deed: 'arrange', guarded: 'team' },
    steps: [
      {
        id: 'who',
        title: 'Who joins, and as what',
        questions: [{ ...ask.team, when: () => true }, who, roles, job],
      },
    ],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    async load(opening) {
      const teams = await administration.teamsFor(opening.viewer);
      const groups = [...teams.map(({ id }) => id), NO_TEAM] as const;
      const staff = await administration.staffFor(opening.viewer, groups, textsFor(ask.who.key, opening));
      return { today: opening.today, teams, staff };
    },
    fills: ({ openedFor = {} }, { teams }) => {
      const team = openedFor[ask.team.key] ?? (teams.length === 1 ? teams[0]?.id : undefined);
      return { answers: team === undefined ? {} : { [ask.team.key]: team } };
    },
    warnings({ answers }, context) {
      const who = context.staff.find(({ id }) => id === ask.who.of(answers));
      const team = ask.team.of(answers);
      if (!who || !team) return [];
      return ask.seeingWords(who.name, [...who.roles, ...(roles.of(answers) ?? [])], [...who.teams, team], context);
    },
    async carryOut({ answers }, { teams, staff }, viewer) {
      const team = teams.find(({ id }) => id === ask.team.of(answers));
      const who = staff.find(({ id }) => id === ask.who.of(answers));
      if (!team || !who) return MISSING;
      const given = roles.of(answers) ?? [];
      if (who.roles.length + given.length === 0)
        return refuse({ words: `${who.name} has no role yet. Please choose at least one.`, question: roles.key });
      const put = (now: Staff): Partial<Staff> => ({
        job:
          job.of(answers) ??
          (now.job === NO_JOB ? given.map((role) => roleWords[role].toLowerCase()).join(', ') : now.job),
        roles: [...new Set([...now.roles, ...given])],
        teams: [...now.teams.filter((one) => one !== team.id), team.id],
      });
      const done = arranged(
        await administration.changeStaff(viewer, who.id, `in ${team.id}: ${given.join(', ')}`, put),
      );
      if (!done.ok) return done;
      const words = `${who.name} is in the team. They can begin at once.`;
      return ok({ words, page: teamPage(team, await administration.staffFor(viewer, [team.id], []), words) });
    },
  };
}
