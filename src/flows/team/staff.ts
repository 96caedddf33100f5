import { roleWords } from '../../access/role-words.ts';
import type { Viewer } from '../../access/viewer.ts';
import { listed } from '../../kernel/listed.ts';
import type { Day } from '../../kernel/days.ts';
import type { StaffId, TeamId } from '../../kernel/ids.ts';
import { named } from '../../kernel/names.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Directory } from '../../people/directory.ts';
import type { Administration, NotArranged } from '../../people/administration.ts';
import { NO_TEAM, type Staff, type StaffGroup } from '../../people/staff.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import type { Refused } from '../../forms/form.ts';
import type { Entered, Session } from '../../forms/session.ts';
import type { Flow } from '../flow.ts';
import { textsFor } from '../../questions/context.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { teamPage } from './page.ts';
import * as ask from './questions.ts';

/** An administrator changes who is in a team, their roles, and its name. `leavesCircles`: of whoever has no role any more. */
export function teamStaff(
  administration: Administration,
  directory: Directory,
  leavesCircles: (viewer: Viewer, staff: StaffId, today: Day) => Promise<void>,
): Flow<ask.TeamContext> {
  return {
    id: 'team-staff',
    version: 1,
    title: 'Change a team',
    phrases: ['change a role', 'take somebody out of a team', 'rename a team', 'change a team'],
    startsFrom: 'nothing',
    opensFor: [ask.what.key, ask.team.key, ask.who.key],
    needs: { deed: 'arrange', guarded: 'team' },
    steps: [
      { id: 'what', title: 'What to do', questions: [ask.what] },
      { id: 'team', title: 'The team', questions: [ask.team, ask.name] },
      { id: 'who', title: 'The member of staff', questions: [ask.who] },
      { id: 'placing', title: 'Their part in the team', questions: [ask.calledAs, ask.job, ask.roles] },
    ],
    recordWords: 'Save this',
    resets: { what: PLACING, who: PLACING },
    warnings: warningsOf,
    async load(opening) {
      const { viewer, today, session } = opening;
      const teams = await administration.teamsFor(viewer);
      const ids = teams.map(({ id }) => id);
      const leaving = ask.what.of(session.answers) === 'take-out';
      const groups: readonly StaffGroup[] = leaving
        ? ids.filter((id) => id === ask.team.of(session.answers))
        : [...ids, NO_TEAM];
      const staff = await administration.staffFor(viewer, groups, textsFor(ask.who.key, opening));
      const who = ask.who.of(session.answers);
      const alone = await aloneIn(
        directory,
        staff.find(({ id }) => id === who),
      );
      if (!who || !leaving) return { today, teams, staff, alone };
      const around = await directory.around(viewer, who, 'arrange');
      return { today, teams, staff, alone, left: around.map(({ the }) => the.name) };
    },
    fills({ answers, openedFor = {} }: Entered & Partial<Pick<Session, 'openedFor'>>, { staff }) {
      const opened = Object.fromEntries(
        [ask.what.key, ask.team.key, ask.who.key].flatMap((key) =>
          openedFor[key] === undefined ? [] : [[key, openedFor[key]]],
        ),
      );
      const who = staff.find(({ id }) => id === ask.who.of(answers));
      if (ask.what.of(answers) !== 'place' || !who) return { answers: opened };
      const known = { ...opened, [ask.calledAs.key]: who.name };
      const described = { ...known, [ask.job.key]: who.job, [ask.roles.key]: who.roles.join(',') };
      return { answers: who.roles.length === 0 ? known : described, base: versionOf(who) };
    },
    async carryOut(session, context, viewer) {
      const changed = await change(administration, session, context, viewer);
      if (!changed.ok) return changed;
      const { id, words, gone } = changed.value;
      if (gone) await leavesCircles(viewer, gone, context.today);
      const now = (await administration.teamsFor(viewer)).find((one) => one.id === id);
      if (!now) return arranged(refuse('not-yours'));
      const members = await administration.staffFor(viewer, [id], []);
      return ok({ words, page: teamPage(now, members, words) });
    },
  };
}

/** What stands on the card of the member of staff who was chosen, and a hash of what they were when it was filled in. */
const PLACING = [ask.calledAs.key, ask.job.key, ask.roles.key];
const versionOf = ({ name, job, roles }: Pick<Staff, 'name' | 'job' | 'roles'>): string =>
  versionHash([name, job, roles]);

interface Changed {
  readonly id: TeamId;
  readonly words: string;
  /** Who has no role any more. */
  readonly gone?: StaffId | undefined;
}

async function change(
  administration: Administration,
  { answers, base }: Session,
  context: ask.TeamContext,
  viewer: Viewer,
): Promise<Result<Changed, Refused>> {
  const name = ask.name.of(answers);
  const id = ask.team.of(answers);
  const who = context.staff.find((one) => one.id === ask.who.of(answers));
  switch (ask.what.of(answers)) {
    case 'rename':
      if (name === undefined || id === undefined) return MISSING;
      if (ask.isTaken(name, id, context)) return refuse(ask.TAKEN);
      return worded(await administration.changeTeam(viewer, id, 'renamed', { name }), id, 'The team has its new name.');
    case 'place': {
      const [called, job, roles] = [ask.calledAs.of(answers), ask.job.of(answers), ask.roles.of(answers)];
      if (!who || id === undefined || called === undefined || job === undefined || !roles) return MISSING;
      if (who.id === viewer.staff && who.roles.includes('administrator') && !roles.includes('administrator'))
        return refuse({ words: OWN_DOOR, question: ask.roles.key });
      const placed = { name: called, job, roles: [...roles] };
      // Roles that were taken away meanwhile are not given back by a form that was filled in before.
      const done = await administration.changeStaff(viewer, who.id, `in ${id}: ${roles.join(', ')}`, (now) =>
        [base, versionOf(placed)].includes(versionOf(now))
          ? { ...placed, teams: [...now.teams.filter((one) => one !== id), id] }
          : undefined,
      );
      return worded(done, id, `${called} is in the team. They can begin at once.`);
    }
    case 'take-out': {
      if (!who || id === undefined) return MISSING;
      if (who.id === viewer.staff && who.teams.length === 1 && who.roles.includes('administrator'))
        return refuse({ words: OWN_DOOR, question: ask.who.key });
      // Without a team there is no role either.
      const done = await administration.changeStaff(viewer, who.id, `out of ${id}`, (now) => {
        const teams = now.teams.filter((one) => one !== id);
        return teams.length === 0 ? { teams, roles: [] } : { teams };
      });
      const out = worded(done, id, `${who.name} is out of the team.`);
      return out.ok && done.ok && done.value.roles.length === 0 ? ok({ ...out.value, gone: who.id }) : out;
    }
    case undefined:
      return MISSING;
  }
}

async function aloneIn(directory: Directory, who: Staff | undefined): Promise<NonNullable<ask.TeamContext['alone']>> {
  const each = (who?.teams ?? []).map(async (team) => {
    const others = (await directory.staffOf(team)).filter(({ id }) => id !== who?.id);
    return ask.LEAD_ROLES.flatMap((role) =>
      who?.roles.includes(role) && others.every(({ roles }) => !roles.includes(role)) ? [{ role, team }] : [],
    );
  });
  return (await Promise.all(each)).flat();
}

/** R24, R44: the last one who leads safeguarding or mental capacity in a team. */
const lastWords = (
  { name }: Staff,
  { alone = [], teams }: ask.TeamContext,
  goes: (one: NonNullable<ask.TeamContext['alone']>[number]) => boolean,
): readonly string[] =>
  alone
    .filter(goes)
    .map(
      ({ role, team }) =>
        `${name} is the only ${roleWords[role].toLowerCase()} of ${teams.find(({ id }) => id === team)?.name ?? 'the team'}. Give somebody else that role first: until then nobody in it has that duty${role === 'safeguarding-lead' ? ', and nobody is named when somebody tells of danger' : ''}.`,
    );

const OWN_DOOR = 'You cannot take the administrator’s role from yourself. Please ask another administrator.';

function worded(done: Result<unknown, NotArranged>, id: TeamId, words: string): Result<Changed, Refused> {
  const changed = arranged(done);
  return changed.ok ? ok({ id, words }) : changed;
}

/** What follows for the person's access, before it is saved. */
function warningsOf({ answers }: Entered, context: ask.TeamContext): readonly string[] {
  const { staff, left } = context;
  const who = staff.find(({ id }) => id === ask.who.of(answers));
  switch (ask.what.of(answers)) {
    case 'take-out':
      if (!who) return [];
      return who.teams.length > 1
        ? [
            `${who.name} no longer sees this team’s people, apart from those whose plan they are in.`,
            ...lastWords(who, context, ({ team }) => team === ask.team.of(answers)),
          ]
        : [
            ...lastWords(who, context, () => true),
            `${who.name} will be in no team and have no role: I will show them nothing any more.`,
            ...leftWords(who, left),
          ];
    case 'place': {
      const roles = ask.roles.of(answers) ?? [];
      const team = ask.team.of(answers);
      return listed(
        ...(who ? lastWords(who, context, ({ role }) => !roles.includes(role)) : []),
        roles.includes('concerns-officer') && CONCERNS,
        ...(who ? ask.seeingWords(who.name, roles, [...who.teams, ...(team ? [team] : [])], context) : []),
      );
    }
    case 'rename':
    case undefined:
      return [];
  }
}

/** What is left behind, so that somebody else is put in their place. What waits in records is not counted: some are kept from the reader (R24). */
const leftWords = ({ name }: Staff, people: readonly string[] = []) =>
  listed(
    people.length > 0 &&
      `${name} leaves the circle of ${named(people, MOST_NAMED)}: nobody tells them anything or brings them a copy any more. Those who lead the team are asked who makes their visits.`,
    `What still waits for ${name} in records, such as an answer to a proposal, goes to those who lead the team.`,
  );
const MOST_NAMED = 8;

const CONCERNS =
  'A concerns officer reads what colleagues raise in confidence. Only give this role as your policy says.';
