import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Reading } from '../contract.ts';
import { openUnmappedStore } from './unmapped-store.ts';
import type { Unmapped } from './unmapped-store.ts';

const log = { info: () => undefined, warn: () => undefined };
function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-unmapped-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
const reading = (point: string, atMs: number): Reading => ({
  ...{ point, atMs, value: 1, unit: null, quality: 'good' },
});
/** Takes the readings of some points, as a new mapping does. */
function taker(points: readonly string[]) {
  const taken: string[] = [];
  const take = async ({ account, readings }: Unmapped) => {
    const isMapped = ({ point }: Reading) => points.includes(point);
    taken.push(
      ...readings.filter(isMapped).map(({ point, atMs }) => `${account} ${point} ${atMs}`),
    );
    return readings.filter((one) => !isMapped(one));
  };
  return { take, taken };
}

test('what no mapping names is kept over a restart, and goes out once when one does', async () => {
  const folder = folderOf();
  const first = await openUnmappedStore({ folder, log });
  first.add({ account: 'A', readings: [reading('T', 1), reading('U', 1)] });
  first.add({ account: 'B', readings: [reading('T', 2)] });
  assert.equal(first.count(), 3);
  await first.close();
  // A crash in the middle of a write.
  appendFileSync(join(folder, readdirSync(folder)[0]!), '["A",{"point":"T"');
  const again = await openUnmappedStore({ folder, log });
  again.add({ account: 'A', readings: [reading('T', 3)] });
  assert.equal(again.count(), 4);
  const { take, taken } = taker(['T']);
  await again.release(take);
  assert.deepEqual(taken, ['A T 1', 'B T 2', 'A T 3']);
  assert.equal(again.count(), 1);
  await again.release(take);
  assert.equal(taken.length, 3);
  const rest = taker(['U']);
  await again.release(rest.take);
  assert.deepEqual([rest.taken, again.count()], [['A U 1'], 0]);
  assert.deepEqual(readdirSync(folder), []);
  await again.close();
});

test('what could not go out stays, and what came meanwhile too', async () => {
  const store = await openUnmappedStore({ folder: folderOf(), log, writeMs: 1 });
  store.add({ account: 'A', readings: [reading('T', 1)] });
  const full = store.release(() => Promise.reject(new Error('the spool is full')));
  store.add({ account: 'A', readings: [reading('T', 2)] });
  await assert.rejects(full, /full/);
  const { take, taken } = taker(['T']);
  await store.release(take);
  assert.deepEqual(taken, ['A T 1', 'A T 2']);
  await store.close();
});

test('the oldest give way when it is full', async () => {
  const folder = folderOf();
  const store = await openUnmappedStore({ folder, log, maxBytes: 80_000, writeMs: 1 });
  for (let at = 0; at < 2000; at++) {
    store.add({ account: 'A', readings: [reading('T', at)] });
    if (at % 50 === 49) await store.release(({ readings }) => Promise.resolve(readings));
  }
  await store.close();
  const bytes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  assert.ok(bytes.reduce((sum, size) => sum + size, 0) <= 90_000);
  const { take, taken } = taker(['T']);
  const again = await openUnmappedStore({ folder, log });
  const count = again.count();
  await again.release(take);
  assert.equal(taken.length, count);
  assert.equal(taken.at(-1), 'A T 1999');
  assert.ok(count > 500 && count < 2000, String(count));
  await again.close();
});
