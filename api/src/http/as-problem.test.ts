import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { queryError } from '../db/pg-errors.ts';
import { asProblem } from './as-problem.ts';

const failed = (code: string) => queryError('store.sql', Object.assign(new Error('no'), { code }));

describe('a query that failed', () => {
  const rows: [why: string, code: string][] = [
    ['the connection is gone', '08006'],
    ['the transaction may only read', '25006'],
    ['it lost against other ones, again and again', '40001'],
    ['it lost a deadlock', '40P01'],
    ['the disk is full', '53100'],
    ['a lock is not to be had', '55P03'],
    ['the database is stopping', '57P01'],
    ['it took too long', '57014'],
    ['the disk fails', '58030'],
    ['an index is damaged', 'XX002'],
    ['something in the database broke', 'XX000'],
    ['the configuration is wrong', 'F0000'],
  ];
  for (const [why, code] of rows) {
    it(`because ${why} (${code}) may be asked again`, () => {
      const { code: told, status } = asProblem(failed(code));
      assert.deepEqual([told, status], ['not-ready', 503]);
    });
  }

  const ofTheCall: [why: string, code: string, told: string][] = [
    ['a value does not fit', '22P02', 'bad-request'],
    ['a constraint does not hold', '23514', 'internal-error'],
    ['one row was to be changed twice', '21000', 'internal-error'],
    ['a column is not there', '42703', 'internal-error'],
    ['a text is too long for its index', '54000', 'internal-error'],
  ];
  for (const [why, code, told] of ofTheCall) {
    it(`because ${why} (${code}) is none to repeat`, () => {
      assert.equal(asProblem(failed(code)).code, told);
    });
  }
});

describe('a connection that breaks', () => {
  it('without a code of the database may be asked again, whoever tells it', () => {
    const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    const pipe = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const ended = new Error('Connection terminated unexpectedly');
    for (const error of [reset, pipe, ended]) {
      assert.equal(asProblem(error).code, 'not-ready');
      assert.equal(asProblem(queryError('store.sql', error)).code, 'not-ready');
    }
  });

  it('is not every fault of the system', () => {
    for (const code of ['EPERM', 'ENOENT']) {
      assert.equal(asProblem(Object.assign(new Error('no'), { code })).code, 'internal-error');
    }
  });
});
