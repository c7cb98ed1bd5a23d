import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parts } from './parts.ts';
import { readFrame } from './read-frame.ts';
import type { Frame } from './read-frame.ts';
import { message } from './testing.ts';

const WAIT_MS = 5000;

function part(no: number, total: number, seq = 10 + no - 1): Frame {
  const frame = readFrame(
    message(0x0704, Buffer.from([no]), { seq: seq & 0xffff, part: { no, total } }),
  );
  assert.ok('header' in frame);
  return frame;
}
const wantedAt = (open: ReturnType<typeof parts>, nowMs: number) =>
  open.due(nowMs).wanted.map(({ firstSeq, numbers }) => [firstSeq, ...numbers]);

test('parts come together in any order, with the number of each', () => {
  const open = parts(WAIT_MS);
  assert.equal(open.take(part(2, 3), 0), null);
  assert.equal(open.take(part(3, 3), 1), null);
  const whole = open.take(part(1, 3), 2);
  assert.ok(whole !== null && 'body' in whole);
  assert.deepEqual([...whole.body], [1, 2, 3]);
  assert.deepEqual(whole.seqs, [10, 11, 12]);
  assert.equal(whole.header.part, null);
  assert.deepEqual(open.due(1e9), { wanted: [], givenUp: [] });
});

test('numbers of parts run round with the sequence', () => {
  const open = parts(WAIT_MS);
  open.take(part(1, 3, 0xffff), 0);
  open.take(part(2, 3, 0x10000), 0);
  const whole = open.take(part(3, 3, 0x10001), 0);
  assert.ok(whole !== null && 'seqs' in whole);
  assert.deepEqual(whole.seqs, [0xffff, 0, 1]);
});

test('what is missing is asked for when the last has come, then ever later, then given up', () => {
  const open = parts(WAIT_MS);
  open.take(part(1, 4), 0);
  assert.deepEqual(wantedAt(open, 4999), []);
  open.take(part(4, 4), 1000);
  assert.deepEqual(wantedAt(open, 1000), [[10, 2, 3]]);
  // T(n+1) = T(n) × (n + 1)
  assert.deepEqual(wantedAt(open, 10_999), []);
  assert.deepEqual(wantedAt(open, 11_000), [[10, 2, 3]]);
  assert.deepEqual(wantedAt(open, 41_000), [[10, 2, 3]]);
  const { wanted, givenUp } = open.due(71_000);
  assert.deepEqual(wanted, []);
  assert.deepEqual(
    givenUp.map(({ reason }) => reason),
    ['bad-part: 2 of 4 parts came'],
  );
});

test('a pause of the sender is enough to ask for the rest', () => {
  const open = parts(WAIT_MS);
  open.take(part(1, 3), 0);
  assert.deepEqual(wantedAt(open, 5000), [[10, 2, 3]]);
});

test('a part that was asked for may come under a number of its own', () => {
  const open = parts(WAIT_MS);
  open.take(part(1, 3), 0);
  open.take(part(3, 3), 0);
  open.due(0);
  const whole = open.take(part(2, 3, 77), 100);
  assert.ok(whole !== null && 'seqs' in whole);
  assert.deepEqual(whole.seqs, [10, 77, 12]);
});

test('a vehicle cannot fill the memory with beginnings', () => {
  const open = parts(WAIT_MS);
  assert.match(JSON.stringify(open.take(part(1, 65), 0)), /bad-part: 65 parts/);
  for (let at = 0; at < 4; at++) assert.equal(open.take(part(1, 2, 100 * (at + 1)), 0), null);
  assert.match(JSON.stringify(open.take(part(1, 2, 900), 0)), /4 messages are already open/);
});
