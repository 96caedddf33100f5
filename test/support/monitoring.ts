import { rules, type Change, type Command } from '../../src/flows/monitoring-change/rules.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId, recordIdOf, StaffId, TeamId } from '../../src/kernel/ids.ts';
import type { Recipient } from '../../src/notices/ledger.ts';
import { servicesAt } from './services.ts';
import { withTelling } from '../../src/notices/with-telling.ts';
import { RecordRepository } from '../../src/records/repository.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';

/** A change of monitoring, its record, and the people in it, as tests begin with them. */

export const AUTHOR = StaffId.parse('tomreed');
export const BEGINNING = { team: TeamId.parse('north'), author: AUTHOR };
export const RECORD = recordIdOf(PersonId.parse('ada'), 'abcde12345');

export const change = (given: Partial<Command['change']> = {}): Command['change'] => ({
  direction: 'reduce',
  from: 'A call every morning',
  to: 'A call on Mondays',
  startsOn: Day.parse('2026-11-23'),
  rationale: 'Ada manages her tablets alone.',
  person: 'yes',
  carer: 'none',
  ...given,
});

export const changed = (given: Partial<Change> = {}): Change => {
  const { regard: _, ...rest } = change();
  return { ...rest, ...given };
};

export const changeMonitoring = (given: Partial<Command['change']> = {}): Command => ({
  type: 'change-monitoring',
  reablementStarted: Day.parse('2026-11-01'),
  change: change(given),
});

export const staffRecipient = (name: string): Recipient & { readonly staff: StaffId } => ({
  key: name,
  name,
  role: 'support worker',
  staff: StaffId.parse(name),
});
export const outsideRecipient = (name: string): Recipient => ({ key: name, name, role: 'carer' });

/** Whoever is around the person must be told. */
export const kind = withTelling(rules, { toTell: (_, { circle }) => circle.map(({ part: _part, ...one }) => one) });

/** Records of a person who has `tell` around them. */
export const bookIn = (store: DocumentStore, clock: Clock, tell: readonly Recipient[] = [], remindAfter = 3) =>
  new RecordRepository(kind, {
    ...servicesAt(store, clock, remindAfter),
    untoldAfter: 60,
    leadsOf: async () => [],
    circleOf: async () => tell.map((one) => ({ ...one, part: 'other' as const })),
  });
