import type { Change } from '../../src/flows/monitoring/facts.ts';
import type { InForce } from '../../src/flows/monitoring/in-force.ts';
import { rules } from '../../src/flows/monitoring/rules.ts';
import type { Command } from '../../src/flows/monitoring/commands.ts';
import type { PartySays } from '../../src/people/agreement.ts';
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

type ChangeMonitoring = Extract<Command, { type: 'change-monitoring' }>;

export const party = (given: Partial<PartySays> = {}): PartySays => ({
  key: 'the-person',
  name: 'Ada Palmer',
  part: 'person',
  answer: 'yes',
  how: 'in-person',
  ...given,
});
export const carer = (given: Partial<PartySays> = {}): PartySays =>
  party({ key: 'sarah', name: 'Sarah Palmer', part: 'carer', how: 'phone', ...given });

export const change = (given: Partial<ChangeMonitoring['change']> = {}): ChangeMonitoring['change'] => ({
  direction: 'reduce',
  from: 'A call every morning',
  to: 'A call on Mondays',
  startsOn: Day.parse('2026-11-23'),
  rationale: 'Ada manages her tablets alone.',
  deciding: { capacity: { answer: 'has' } },
  parties: [party(), carer()],
  ...given,
});

export const WHY_IT_WAITS = 'She is back on Monday.';

export const changed = (given: Partial<Change> = {}): Change => {
  const { effect: _, ...rest } = change();
  return { ...rest, ...given };
};

export const changeMonitoring = (given: Partial<ChangeMonitoring['change']> = {}, waits = false): ChangeMonitoring => ({
  type: 'change-monitoring',
  reablementStarted: Day.parse('2026-11-01'),
  change: change({ ...given, ...(waits && { waitWhy: WHY_IT_WAITS }) }),
  waits,
  inPlan: false,
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

/** For the form of a change of monitoring, where no other record says how it is now. */
export const NOTHING_IN_FORCE: InForce = {
  lastAssessed: async () => undefined,
  changesOf: async () => [],
  planSays: async () => undefined,
  versionsAfter: async () => () => [],
  tellPlan: async () => undefined,
};
