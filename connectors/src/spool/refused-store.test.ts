import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openRefusedStore } from './refused-store.ts';
import { folderOf, notes, QUIET } from './testing/open-spool.ts';

const refused = (at: number, item: unknown = { value: at }) => ({
  ...({ source: 'a', kind: 'observations', reason: 'no' } as const),
  item,
});
const linesIn = (folder: string) =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as { at: string; item?: { value: number }; itemCut?: string });

describe('the store of what was refused', () => {
  it('keeps each with time, source and reason, and counts them also when it is opened again', async () => {
    const folder = folderOf();
    const options = { folder, now: () => Date.UTC(2026, 0, 1), log: QUIET };
    const store = await openRefusedStore(options);
    await Promise.all([store.add([refused(1), refused(2)]), store.add([refused(3)])]);
    assert.equal(store.count(), 3);
    assert.deepEqual(linesIn(folder)[0], {
      ...{ at: '2026-01-01T00:00:00.000Z', source: 'a', kind: 'observations', reason: 'no' },
      item: { value: 1 },
    });
    assert.equal((await openRefusedStore(options)).count(), 3);
  });

  it('is bounded: the oldest go', async () => {
    const folder = folderOf();
    const store = await openRefusedStore({ folder, maxBytes: 20_000, now: Date.now, log: QUIET });
    for (let at = 0; at < 100; at++) await store.add(Array(10).fill(refused(at)));
    const lines = linesIn(folder);
    assert.equal(store.count(), lines.length);
    assert.ok(lines.length > 100 && lines.length < 200, `${lines.length} lines`);
    assert.equal(lines.at(-1)!.item!.value, 99);
    const firsts = lines.map(({ item }) => item!.value);
    assert.deepEqual(firsts, [...firsts].sort((a, b) => a - b)); // prettier-ignore
  });

  it('keeps the beginning of an item that is too large', async () => {
    const folder = folderOf();
    const store = await openRefusedStore({ folder, now: Date.now, log: QUIET });
    await store.add([refused(1, { image: 'x'.repeat(1_000_000) })]);
    const [line] = linesIn(folder);
    assert.equal(line!.itemCut!.length, 256_000);
    assert.ok(line!.itemCut!.startsWith('{"image":"xxx'));
  });

  it('holds on to them while the disk fails, and says so once', async () => {
    const folder = join(folderOf(), 'refused');
    const log = notes();
    const store = await openRefusedStore({ folder, now: Date.now, log });
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way');
    await store.add([refused(1)]);
    await store.add([refused(2)]);
    assert.equal(store.count(), 2);
    assert.deepEqual(log.events, ['refused.not-kept']);
    rmSync(folder);
    await openRefusedStore({ folder, now: Date.now, log });
    await store.add([refused(3)]);
    assert.deepEqual(
      linesIn(folder).map(({ item }) => item!.value),
      [1, 2, 3],
    );
  });
});
