import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatQn, formatTime, parseTime } from './beijing-time.ts';

const iso = (text: string, offset?: number) => {
  const atMs = parseTime(text, offset);
  return Number.isNaN(atMs) ? null : new Date(atMs).toISOString();
};

describe('the time of HJ 212', () => {
  it('is that of Beijing, with or without milliseconds', () => {
    assert.equal(iso('20160801085857'), '2016-08-01T00:58:57.000Z');
    assert.equal(iso('20210305003817250'), '2021-03-04T16:38:17.250Z');
    assert.equal(iso('20240229000000'), '2024-02-28T16:00:00.000Z');
    assert.equal(iso('20160801085857', 0), '2016-08-01T08:58:57.000Z');
  });

  it('refuses what no calendar has', () => {
    const wrong = [
      ...['20210231000000', '20230229000000', '21000229000000', '20211301000000', '20210001000000'],
      ...['20210100000000', '20210101240000', '20210101006000', '20210101000060', '2021010100000'],
      ...['202101010000001', '2021-01-010000', '20210101 00000', '', '19691231235959', 'NaN'],
      ...['2021010100000012a', '00000000000000'],
    ];
    for (const text of wrong) assert.equal(iso(text), null, text);
  });

  it('is written as it is read', () => {
    const atMs = Date.parse('2026-01-31T16:00:05.042Z');
    assert.equal(formatTime(atMs), '20260201000005');
    assert.equal(formatQn(atMs), '20260201000005042');
    assert.equal(parseTime(formatQn(atMs)), atMs);
  });
});
