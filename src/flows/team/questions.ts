import { z } from 'zod';
import { roleWords } from '../../access/role-words.ts';
import { POLICY } from '../../access/policy.ts';
import { Role } from '../../access/viewer.ts';
import { StaffId, TeamId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { answered } from '../../forms/question.ts';
import type { Staff } from '../../people/staff.ts';
import type { Team } from '../../people/team.ts';
import type { Dated } from '../../forms/kinds/date.ts';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';

/** The teams and staff that the viewer may arrange; while somebody leaves a team, those who are in it. */
export interface TeamContext extends Dated {
  readonly teams: readonly Team[];
  readonly staff: readonly Staff[];
  /** Of who leaves: in whose circles they are. */
  readonly left?: readonly string[];
  /** What nobody else does in a team of whoever is chosen. */
  readonly alone?: readonly { readonly role: LeadRole; readonly team: TeamId }[];
}

/** Whom the law gives a duty, and to whom danger is told: a team without one is said. */
export const LEAD_ROLES = ['safeguarding-lead', 'capacity-lead'] as const satisfies readonly Role[];
type LeadRole = (typeof LEAD_ROLES)[number];

const What = z.enum(['place', 'take-out', 'rename']);

const asked = choice({
  key: 'what',
  short: 'What',
  label: 'What would you like to do?',
  schema: What,
  options: [
    { value: 'place', title: 'Change what somebody does', also: ['role', 'roles', 'change a role'] },
    { value: 'take-out', title: 'Take somebody out of a team', also: ['remove staff', 'leaver', 'remove'] },
    { value: 'rename', title: 'Rename a team', also: ['rename', 'name'] },
  ],
});

/** "Rename a team" says it already. */
export const what: typeof asked = { ...asked, subject: true };

const doing = (...wanted: readonly z.infer<typeof What>[]) => answered(what, ...wanted);

const asksTeam = choice({
  key: 'team',
  short: 'Team',
  label: 'Which team?',
  schema: TeamId,
  show: 'many',
  when: doing('place', 'take-out', 'rename'),
  none: 'There is no team yet. Go back, and make one first.',
  options: ({ teams }: TeamContext) => teams.map(({ id, name }) => ({ value: id, title: name })),
});

export const team: typeof asksTeam = { ...asksTeam, subject: true };

export const name = text({
  key: 'name',
  short: 'Name',
  label: 'What is the team called?',
  help: 'Its name is seen in channels. Do not put anybody’s name in it.',
  max: 60,
  when: doing('rename'),
});

/** Two teams of one name could not be told apart when a channel is linked. `own` is the team that gets the name. */
export const isTaken = (wanted: string, own: TeamId, { teams }: TeamContext): boolean =>
  teams.some(({ id, name: other }) => id !== own && other.toLowerCase() === wanted.trim().toLowerCase());

export const TAKEN = { words: 'There is a team of that name already. Please choose another.', question: name.key };

/** What somebody with these roles sees once they are in all these teams, which is read before it is saved: roles count in every team. */
export function seeingWords(
  name: string,
  roles: readonly Role[],
  ids: readonly TeamId[],
  { teams }: TeamContext,
): readonly string[] {
  const names = listed(...teams.map(({ id, name: called }) => ids.includes(id) && called)).join(' and ');
  return listed(
    roles.some((role) => POLICY['care-record'].see[role] === 'team') &&
      `${name} will see everybody in ${names}, and what is recorded about them.`,
    roles.some((role) => POLICY.person['hold-back'][role] !== 'never') &&
      `${name} will read who in ${names} may not be told, and why.`,
  );
}

/** Two people of one name are told apart by what they do. */
const asksWho = choice({
  key: 'who',
  short: 'Who',
  label: 'Who?',
  help: 'Somebody is missing? Ask them to say "hello" to me first.',
  schema: StaffId,
  show: 'many',
  when: doing('place', 'take-out'),
  options: ({ staff }: TeamContext) =>
    staff.map(({ id, name: called, job: does }) => ({ value: id, title: `${called} (${does})` })),
});

export const who: typeof asksWho = { ...asksWho, subject: true };

export const calledAs = text({
  key: 'called',
  short: 'Name',
  label: 'Their name, as colleagues know it',
  max: 80,
  when: doing('place'),
});

export const job = text({
  key: 'job',
  short: 'What they do',
  label: 'What they do',
  example: 'For example: occupational therapist',
  max: 60,
  when: doing('place'),
});

export const roles = choices({
  key: 'roles',
  short: 'Roles',
  label: 'Which roles do they have?',
  help: 'A coordinator or manager sees everybody in the team; a worker, therapist or social worker sees those whose plan they are in.',
  schema: Role,
  when: doing('place'),
  options: Role.options.map((role) => ({ value: role, title: roleWords[role] })),
});
