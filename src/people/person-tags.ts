import type { Viewer } from '../access/viewer.ts';
import { Day } from '../kernel/days.ts';
import type { StaffId, TeamId } from '../kernel/ids.ts';
import { mayEver, reachesService, reachesTeams, type Deed, type Guarded } from '../access/policy.ts';
import type { Carried, Query, Tags } from '../store/document-store.ts';
import { NAMED_TAG, nameTag } from './name-index.ts';
import { folded, joined, wordsOf } from './name-match.ts';
import { nextLookAgain } from './held-back.ts';
import { nextReview } from './needs.ts';
import type { Person } from './person.ts';

/** References are compared without regard to capitals and spaces. */
export const referenceTag = (reference: string): string => reference.toUpperCase().replace(/\s+/gu, '');

export const withReferences = (references: readonly string[]) => ({
  tag: 'reference',
  equals: references.map(referenceTag),
});

/** Everything that a person is found by, which follows from what is kept of them. */
export function personTags(person: Person): Tags {
  const { team, name, reference, nhsNumber, circle, ended, closedTo } = person;
  const staff = circle.flatMap((member) => (member.heldBack ? [] : (member.staff ?? [])));
  const within = [EVERYBODY, team, ...staff];
  return {
    reference: referenceTag(reference),
    ...(nhsNumber !== undefined && { nhs: nhsNumber }),
    ...nameTag(person),
    ...(closedTo && { closedTo }),
    around: [...new Set(circle.flatMap((member) => (member.staff === undefined ? aroundAs(member.name) : [])))],
    ...(ended === undefined
      ? { now: within, byName: nameWithin(EVERYBODY, name), inTeam: nameWithin(team, name), ...reviewTags(person) }
      : { past: within, ended }),
  };
}

/** Somebody around them is found by each word of their name, and by all of it. */
const aroundAs = (name: string): readonly string[] => [...wordsOf(name), joined(name)].filter((one) => one !== '');

/** Carried by those of whom somebody, or somebody around whom, has one of these names or words in their name. */
export const namedInText = (words: readonly string[]): readonly Carried[] =>
  words.length === 0 ? [] : [NAMED_TAG, 'around'].map((tag) => ({ tag, equals: [...words] }));

/** People with the service now, and those whose reablement has ended: over the years there are far more of the latter. */
export type When = 'now' | 'past';

/** What everybody is within. It cannot be the id of a team or of a member of staff, which people are within, too. */
const EVERYBODY = '*';

export const EVERYBODY_NOW = { tag: 'now', equals: [EVERYBODY] };

/** A circle is read whole: more people than this are in no one's care at a time. */
const MOST_IN_CIRCLE = 240;

/** To `record` and to `tell` is about somebody's records; every other deed is about them. */
export const guardedBy = (deed: Deed): Guarded => (deed === 'record' || deed === 'tell' ? 'care-record' : 'person');

/** What people must be within for the viewer to do this deed, as the policy says: nothing, when they may do it for nobody. */
function reachOf(viewer: Viewer, deed: Deed): readonly string[] {
  const guarded = guardedBy(deed);
  if (reachesService(viewer, deed, guarded)) return [EVERYBODY];
  const circle = mayEver(viewer, deed, guarded) ? [viewer.staff] : [];
  return reachesTeams(viewer, deed, guarded) ? [...circle, ...viewer.teams] : circle;
}

/** Finds those who carry all of this and for whom the viewer may do this deed; undefined when there is nobody to look for. */
export function searchWithin(
  viewer: Viewer,
  deed: Deed,
  [first, ...others]: readonly Carried[],
  when: When,
): Omit<Query, 'limit'> | undefined {
  const reach = reachOf(viewer, deed);
  return first && reach.length > 0 ? { ...first, and: [{ tag: when, equals: reach }, ...others] } : undefined;
}

/** Lists of those with the service now for whom the viewer may do this deed, in which the first `most` of them by name are. */
export const listsFor = (viewer: Viewer, deed: Deed, most: number): readonly Query[] =>
  reachOf(viewer, deed).map((within) =>
    within === viewer.staff ? circleFor(viewer.staff) : { ...namesWithin(within, `${within}!`), limit: most },
  );

/** From the first name to the last: of all signs, an exclamation mark comes right after a space. */
const namesWithin = (within: string, last: string) => ({
  ...(within === EVERYBODY ? { tag: 'byName', atMost: last } : { tag: 'inTeam', atMost: last }),
  atLeast: nameWithin(within, ''),
});

const nameWithin = (within: string, name: string): string => `${within} ${folded(name)}`;

/** When somebody's needs, and who is not to be told, are to be looked at again, within their team. */
function reviewTags(person: Person) {
  const [needs, heldBack] = [nextReview(person), nextLookAgain(person)];
  return {
    ...(needs !== undefined && { needsReview: `${person.team} ${needs}` }),
    ...(heldBack !== undefined && { lookAgain: `${person.team} ${heldBack}` }),
  };
}

/** People of the team whose needs are to be looked at by this day, those who wait longest first. */
export const reviewsDueIn = (team: TeamId, today: Day): Omit<Query, 'limit'> => ({
  tag: 'needsReview',
  atMost: `${team} ${today}`,
  atLeast: `${team} `,
});

/** People of the team of whom somebody who is not to be told is to be looked at again by this day. */
export const lookAgainDueIn = (team: TeamId, today: Day): Omit<Query, 'limit'> => ({
  tag: 'lookAgain',
  atMost: `${team} ${today}`,
  atLeast: `${team} `,
});

/** Everybody of whom somebody may not be told: each is to be looked at again on some day. */
export const heldBackIn = (team: TeamId): Omit<Query, 'limit'> => lookAgainDueIn(team, LAST_DAY);
const LAST_DAY = Day.parse('9999-12-31');

/** Everybody with the service now in whose circle this member of staff is. */
export const circleFor = (staff: StaffId): Query => ({ tag: 'now', equals: staff, limit: MOST_IN_CIRCLE });
