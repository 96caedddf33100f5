import { visibleTo } from '../../access/visible.ts';
import type { Kind } from '../../kinds/kind.ts';
import { describe, flagsOf, noticeRowsOf, rowsOf, SHOWN, wordsFor, type SeenChange } from './page.ts';
import { recipientsOf } from './recipients.ts';
import { rules, type Command, type Fact, type Refusal, type State } from './rules.ts';

/** The record of a change of monitoring: its rules, and how it reads. */
export const monitoringKind: Kind<State, Fact, Command, Refusal, SeenChange> = {
  rules,
  telling: { toTell: ([fact], { circle, by }) => fact && recipientsOf(circle, fact.change, by) },
  title: 'Monitoring change',
  news: 'Monitoring has changed',
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state.change, SHOWN),
  rows: rowsOf,
  flags: flagsOf,
  noticeRows: noticeRowsOf,
  describe,
  wordsFor,
};
