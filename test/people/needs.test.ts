import { describe, expect, test } from '@jest/globals';
import { addDays, Day } from '../../src/kernel/days.ts';
import { StaffId, TeamId } from '../../src/kernel/ids.ts';
import { people } from '../../src/demo/world.ts';
import {
  flagFor,
  needsHistory,
  needsLines,
  nextReview,
  withNeedsNow,
  type CommunicationNeeds,
} from '../../src/people/needs.ts';
import { circleOf } from '../../src/people/party.ts';
import { personTags, reviewsDueIn } from '../../src/people/person-tags.ts';

const FIRST = Day.parse('2026-01-05');

const needs = (change: Partial<CommunicationNeeds> = {}): CommunicationNeeds => ({
  formats: ['braille'],
  interpreter: 'none',
  share: 'yes',
  by: StaffId.parse('tom'),
  on: FIRST,
  reviewOn: addDays(FIRST, 42),
  ...change,
});

const all = people(FIRST);
const ada = all.find(({ name }) => name === 'Ada Palmer');
if (!ada) throw new Error('Ada Palmer is not in the demo');

describe('R33: what is kept of communication needs', () => {
  test('A6: every change keeps what was before, the last 24 of them', () => {
    const days = Array.from({ length: 30 }, (_, index) => addDays(FIRST, index));
    const holder = days.reduce((before, on) => ({ ...before, ...withNeedsNow(before, needs({ on })) }), {
      ...ada,
    });
    const history = needsHistory(holder, 'the-person').map(({ on }) => on);
    expect(history).toEqual(days.toReversed().slice(0, 25));
  });

  test('A10: within the team they are shown whatever may be passed on', () => {
    for (const share of ['yes', 'no', 'not-asked'] as const)
      expect(flagFor({ ...ada, needs: needs({ share }) }, 'the-person')).toBe('Braille.');
  });

  test('B11: staff are never among those whom nobody has asked', () => {
    expect(needsLines(ada, circleOf(ada))).toEqual(['Communication needs: not asked yet (Ada Palmer, Sarah Palmer).']);
  });

  test('B13: somebody is found by the first day on which anything is looked at again, and no more once reablement ended', () => {
    const sooner = needs({ reviewOn: Day.parse('2026-02-01') });
    const circle = ada.circle.map((member) => ({ ...member, needs: sooner }));
    const person = { ...ada, team: TeamId.parse('north'), needs: needs(), circle };
    expect(nextReview(person)).toBe('2026-02-01');
    expect(personTags(person)['needsReview']).toBe('north 2026-02-01');
    const { atLeast = '', atMost = '' } = reviewsDueIn(person.team, Day.parse('2026-02-01'));
    expect(atLeast <= 'north 2026-02-01' && 'north 2026-02-01' <= atMost).toBe(true);
    expect('north 2026-02-02' <= atMost || 'northern 2026-01-01' <= atMost).toBe(false);
    expect(personTags({ ...person, ended: Day.parse('2026-01-20') })['needsReview']).toBeUndefined();
    expect(personTags(ada)['needsReview']).toBeUndefined();
  });
});
