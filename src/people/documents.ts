import { hasNotHeard } from './away.ts';
import { nameTag } from './name-index.ts';
import { personTags } from './person-tags.ts';
import type { Person } from './person.ts';
import { groupsOf, staffName, type Staff } from './staff.ts';
import type { Team } from './team.ts';

/** How people, staff and teams are kept: what each is found by stands beside it. */

export const personDocument = (person: Person) => ({
  id: person.id,
  partition: person.id,
  tags: personTags(person),
  body: person,
});

export const staffDocument = (staff: Staff) => ({
  id: staff.id,
  partition: staff.id,
  tags: {
    team: groupsOf(staff),
    ...nameTag(staffName(staff)),
    ...(staff.away?.cover !== undefined && { cover: staff.away.cover }),
    ...(hasNotHeard(staff.away) && { unheard: staff.away.from }),
  },
  body: staff,
});

export const teamDocument = (team: Team) => ({
  id: team.id,
  partition: team.id,
  tags: { every: EVERY_TEAM },
  body: team,
});

export const EVERY_TEAM = 'team';
