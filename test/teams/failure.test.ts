import { expect, test } from '@jest/globals';
import { describeFailure } from '../../src/teams/failure.ts';

test('S27: a failure is told by its class and its place in our source, and never by its message', () => {
  const typed = 'Ada said (/src/nowhere.ts:1)';
  const thrown = new TypeError(typed);
  thrown.stack = `TypeError: ${typed}\n    at act (/opt/reable/src/app/handle.ts:12:3)\n    at node:internal/x:1:1`;
  expect(describeFailure(thrown)).toEqual({ failure: 'TypeError', at: 'src/app/handle.ts:12' });
});

test('S27: what was not thrown by our source has no place, and what is no error only its type', () => {
  const elsewhere = Object.assign(new RangeError('Ada'), {
    code: 'ERR_OUT',
    stack: 'RangeError: Ada\n    at node:x:1:1',
  });
  expect(describeFailure(elsewhere)).toEqual({ failure: 'RangeError', code: 'ERR_OUT' });
  expect(describeFailure('Ada')).toEqual({ failure: 'string' });
});

test('F6: a failure of SQLite has its number: a full disk (13) and a file that is spoilt (11) are told apart', () => {
  const full = Object.assign(new Error('database or disk is full'), {
    code: 'ERR_SQLITE_ERROR',
    errcode: 13,
    stack: '',
  });
  expect(describeFailure(full)).toEqual({ failure: 'Error', code: 'ERR_SQLITE_ERROR', errcode: 13 });
});
