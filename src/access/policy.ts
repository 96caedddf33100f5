import type { Role, Subject, Viewer } from './viewer.ts';

/** What the rules of access tell apart: a person's own details, the records of their care, and teams with their staff. */
export type Guarded = 'person' | 'care-record' | 'team';
/**
 * `see` it, `record` something new, `tell`: note that somebody was told; `arrange`: add it and say who belongs to it; `hold-back`: say who may
 * not be told anything about it; `raise`: raise a safeguarding concern about it (R38); `screen`: screen
 * whether it may be deprived of its liberty, and read that (R44).
 */
export type Deed = 'see' | 'record' | 'tell' | 'arrange' | 'hold-back' | 'raise' | 'screen';
/**
 * How far a role reaches: the whole service; everybody in its teams and all whose plan it is part of; only the former; only the latter;
 * nobody.
 */
export type Reach = 'service' | 'team' | 'own-team' | 'circle' | 'never';

type Reaches = Readonly<Record<Role, Reach>>;

const NOBODY: Reaches = {
  'support-worker': 'never',
  therapist: 'never',
  'social-worker': 'never',
  coordinator: 'never',
  manager: 'never',
  'safeguarding-lead': 'never',
  'capacity-lead': 'never',
  'concerns-officer': 'never',
  administrator: 'never',
};
const WHO_GIVES_CARE: Reaches = {
  ...NOBODY,
  'support-worker': 'circle',
  therapist: 'circle',
  'social-worker': 'circle',
  coordinator: 'team',
  manager: 'team',
};
const CARERS_AND_TEAM_LEADS: Reaches = { ...WHO_GIVES_CARE, 'safeguarding-lead': 'circle', 'capacity-lead': 'circle' };
/** R38: everybody who works here. About whom they see, or those of their team where they lead safeguarding or capacity; about others, in words. */
const WHO_MAY_WORRY: Reaches = {
  ...CARERS_AND_TEAM_LEADS,
  'safeguarding-lead': 'team',
  'capacity-lead': 'team',
  'concerns-officer': 'circle',
  administrator: 'circle',
};
/** R44: whoever sees somebody's care, and those who lead capacity in their team. */
const WHO_MAY_SCREEN: Reaches = { ...CARERS_AND_TEAM_LEADS, 'capacity-lead': 'team' };
const ADMINISTRATORS: Reaches = { ...NOBODY, administrator: 'service' };
const MANAGERS_AND_SAFEGUARDING_LEADS: Reaches = { ...NOBODY, manager: 'own-team', 'safeguarding-lead': 'own-team' };
const TEAM_LEADS_AND_ADMINISTRATORS: Reaches = { ...ADMINISTRATORS, coordinator: 'team', manager: 'team' };

/**
 * The one table of who may do what (S10): whatever is not reached is answered as if it did not exist.
 * Setting things up does not open the records of anybody's care: an administrator arranges who somebody is and who is around
 * them, and sees no more than that.
 */
export const POLICY: Readonly<Record<Guarded, Readonly<Record<Deed, Reaches>>>> = {
  person: {
    see: CARERS_AND_TEAM_LEADS,
    record: WHO_GIVES_CARE,
    tell: WHO_GIVES_CARE,
    arrange: TEAM_LEADS_AND_ADMINISTRATORS,
    'hold-back': MANAGERS_AND_SAFEGUARDING_LEADS,
    raise: WHO_MAY_WORRY,
    screen: WHO_MAY_SCREEN,
  },
  'care-record': {
    see: CARERS_AND_TEAM_LEADS,
    record: WHO_GIVES_CARE,
    tell: WHO_GIVES_CARE,
    arrange: NOBODY,
    'hold-back': NOBODY,
    raise: NOBODY,
    screen: NOBODY,
  },
  team: {
    see: NOBODY,
    record: NOBODY,
    tell: NOBODY,
    arrange: ADMINISTRATORS,
    'hold-back': NOBODY,
    raise: NOBODY,
    screen: NOBODY,
  },
};

/** True when one of the viewer's roles reaches the subject for this deed, and the subject is not closed to them. */
export function may(viewer: Viewer, deed: Deed, guarded: Guarded, subject: Subject): boolean {
  if (subject.closedTo?.includes(viewer.staff)) return false;
  const inTeam = viewer.teams.includes(subject.team);
  const inCircle = subject.circle.some((member) => member.staff === viewer.staff);
  return viewer.roles.some((role) => {
    const reach = POLICY[guarded][deed][role];
    if (reach === 'own-team') return inTeam;
    return reach === 'service' || (reach !== 'never' && inCircle) || (reach === 'team' && inTeam);
  });
}

/** True when one of the viewer's roles reaches anybody at all for this deed: what nobody can be chosen for is not offered. */
export const mayEver = (viewer: Pick<Viewer, 'roles'>, deed: Deed, guarded: Guarded): boolean =>
  viewer.roles.some((role) => POLICY[guarded][deed][role] !== 'never');

/** True when one of the viewer's roles reaches a whole team for this deed. */
export const reachesTeams = (viewer: Viewer, deed: Deed, guarded: Guarded): boolean =>
  viewer.roles.some((role) => WHOLE_TEAMS.has(POLICY[guarded][deed][role]));

const WHOLE_TEAMS: ReadonlySet<Reach> = new Set(['team', 'own-team']);

/** True when one of the viewer's roles reaches the whole service for this deed. */
export const reachesService = (viewer: Viewer, deed: Deed, guarded: Guarded): boolean =>
  viewer.roles.some((role) => POLICY[guarded][deed][role] === 'service');
