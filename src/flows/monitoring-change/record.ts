import { visibleTo } from '../../access/visible.ts';
import { toldRecord } from '../engine/told-record.ts';
import { describe, flagsOf, noticeRowsOf, rowsOf, SHOWN, wordsFor } from './page.ts';
import { rules } from './rules.ts';

/** The record of a change of monitoring: its rules, and how it reads. */
export const recordOf = toldRecord({
  rules,
  title: 'Monitoring change',
  news: 'Monitoring has changed',
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state.change, SHOWN),
  rows: rowsOf,
  flags: flagsOf,
  noticeRows: noticeRowsOf,
  describe,
  wordsFor,
});
