import { describe, expect, test } from '@jest/globals';
import { everyday } from '../../src/demo/world.ts';
import { staffCalled } from '../support/changing.ts';
import { TeamId } from '../../src/kernel/ids.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { holdersAmong, postsIn } from '../../src/records/post-holders.ts';
import { doersOf } from '../../src/work/posts.ts';

const { priya, tom } = everyday;
const mei = staffCalled('Mei Lin');
const NORTH = TeamId.parse('north');
const posts = (staff: typeof tom, team = NORTH) => postsIn(viewerOf(staff), team);

describe('posts in a team', () => {
  test('are those of roles, in the teams that somebody is in, and in no other', () => {
    expect([posts(priya), posts(mei), posts(tom)]).toEqual([
      ['leads'],
      ['capacity-lead', 'safeguarding-lead', 'hold-back'],
      [],
    ]);
    expect(posts(mei, TeamId.parse('south'))).toEqual([]);
  });

  test('whoever holds one does what is of it; nobody does, and those who lead the team do it instead', () => {
    const [all, without] = [holdersAmong([priya, tom, mei]), holdersAmong([priya, tom])];
    expect(doersOf('capacity-lead', all)).toEqual({ staff: [mei.id], instead: false });
    expect(doersOf('capacity-lead', without)).toEqual({ staff: [priya.id], instead: true });
    expect(doersOf('leads', holdersAmong([tom]))).toEqual({ staff: [], instead: false });
  });
});
