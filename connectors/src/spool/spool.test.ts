import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { lockFolder, SpoolInUse } from './lock-folder.ts';
import { ItemTooLarge, SpoolBroken, SpoolFull } from './parcel.ts';
import type { FsyncPolicy } from './parcel.ts';
import { openSpool } from './spool.ts';
import { faultyDisk } from './testing/faulty-disk.ts';
import { emptied, folderOf, notes, open, QUIET, readings, valuesOf } from './testing/open-spool.ts';

const upTo = (count: number, first = 0) => Array.from({ length: count }, (_, at) => first + at);
const segmentsIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.seg'));

describe('a spool', () => {
  for (const fsync of [
    { policy: 'always' },
    { policy: 'interval', ms: 5 },
    { policy: 'never' },
  ] satisfies FsyncPolicy[]) {
    it(`with fsync ${fsync.policy} gives back in order what was appended, also after it was closed`, async () => {
      const folder = folderOf();
      const spool = await open({ folder, fsync });
      for (let at = 0; at < 10; at++) await spool.append(readings('a', at * 10, 10));
      assert.equal(spool.status().waitingReadings, 100);
      const taken = await spool.live.take({ items: 35, bytes: 1e6 });
      assert.deepEqual(taken.flatMap(valuesOf), upTo(30));
      spool.live.acknowledge();
      assert.equal(spool.status().waitingReadings, 70);
      await spool.close();
      const again = await open({ folder, fsync });
      assert.equal(again.status().waitingReadings, 70);
      assert.deepEqual(await emptied(again.backlog), upTo(70, 30));
      assert.equal(again.status().waitingReadings, 0);
      await again.close();
      const last = await open({ folder, fsync });
      assert.deepEqual(await emptied(last.backlog), []);
      assert.deepEqual(segmentsIn(folder), [], 'what is delivered is deleted');
      await last.close();
    });
  }

  it('takes what is appended in one turn with one write', async () => {
    const { disk, faults } = faultyDisk();
    const spool = await open({}, disk);
    await spool.append(readings('a', 0, 1));
    faults.write = 'EIO';
    const failed = await Promise.allSettled(upTo(50).map(() => spool.append(readings('a', 0, 1))));
    assert.ok(failed.every(({ status }) => status === 'rejected'));
    const errors = failed.map((one) => (one as PromiseRejectedResult).reason as Error);
    assert.equal(new Set(errors).size, 1, 'one write failed, for all of them');
    delete faults.write;
    await spool.close();
  });

  it('gives what was not acknowledged again, after putBack and after the process is gone', async () => {
    const folder = folderOf();
    const spool = await open({ folder });
    await spool.append(readings('a', 0, 10));
    assert.deepEqual((await spool.live.take({ items: 5, bytes: 100 })).flatMap(valuesOf), upTo(10));
    assert.deepEqual(await spool.live.take({ items: 5, bytes: 100 }), []);
    spool.live.putBack();
    assert.deepEqual((await spool.live.take({ items: 5, bytes: 100 })).flatMap(valuesOf), upTo(10));
    await spool.close();
    const again = await open({ folder });
    assert.deepEqual(await emptied(again.backlog), upTo(10));
    await again.close();
  });

  it('knows what waits by source, and since when', async () => {
    let nowMs = 1000;
    const folder = folderOf();
    const spool = await open({ folder, now: () => nowMs });
    assert.equal(spool.status().oldestAtMs, null);
    for (const source of ['a', 'b', 'a']) {
      await spool.append(readings(source, 0, 10));
      nowMs += 500;
    }
    const { waitingBySource, oldestAtMs } = spool.status();
    assert.deepEqual([...waitingBySource], [['a', 20], ['b', 10]]); // prettier-ignore
    assert.equal(oldestAtMs, 1000);
    await spool.live.take({ items: 20, bytes: 1e6 });
    spool.live.acknowledge();
    assert.deepEqual([...spool.status().waitingBySource], [['a', 10]]);
    await spool.close();
    const again = await open({ folder, now: () => nowMs });
    assert.deepEqual([...again.status().waitingBySource], [['a', 10]]);
    assert.equal(again.status().oldestAtMs, 2000);
    await emptied(again.backlog);
    assert.deepEqual([again.status().waitingBySource.size, again.status().oldestAtMs], [0, null]);
    await again.close();
  });

  it('cuts a large parcel into pieces and keeps feed, batch and the place of each', async () => {
    const spool = await open();
    const items = upTo(12_001).map((at) => ({ externalId: `r${at}` }));
    const words = { source: 'erp', kind: 'records', feed: 'self-checks', batch: 'B1' } as const;
    await spool.append({ ...words, items });
    const large = 'x'.repeat(900_000);
    await spool.append({ ...words, items: [{ large }, { large }, { large, three: 3 }] });
    const all = [];
    for (let taken; (taken = await spool.live.take({ items: 1, bytes: 1 })).length > 0;) {
      all.push(...taken);
    }
    assert.deepEqual(
      all.map(({ first, count, isLast, batch, feed }) => [first, count, isLast, batch, feed]),
      [
        [0, 5000, false, 'B1', 'self-checks'],
        [5000, 5000, false, 'B1', 'self-checks'],
        [10_000, 2001, true, 'B1', 'self-checks'],
        [0, 1, false, 'B1', 'self-checks'],
        [1, 1, false, 'B1', 'self-checks'],
        [2, 1, true, 'B1', 'self-checks'],
      ],
    );
    const again = all
      .slice(0, 3)
      .flatMap(({ json }) => JSON.parse(`[${json.toString()}]`) as object[]);
    assert.deepEqual(again, items);
    await spool.close();
  });

  it('refuses an item that the api could never take, and takes the next', async () => {
    const spool = await open();
    const items = [{ text: 'x'.repeat(12_000_001) }];
    const parcel = { source: 'a', kind: 'records', feed: 'camera-events', items } as const;
    await assert.rejects(spool.append(parcel), ItemTooLarge);
    await spool.append({ ...parcel, items: [{ text: 'x'.repeat(11_000_000) }] });
    const [waiting] = await spool.live.take({ items: 10, bytes: 4_000_000 });
    assert.equal(waiting!.json.length, 11_000_011);
    await spool.close();
  });
});

describe('a folder', () => {
  it('belongs to one spool at a time, whoever asks, and is free when its process is gone', async () => {
    const folder = folderOf();
    const spool = await open({ folder });
    await assert.rejects(open({ folder }), SpoolInUse);
    const lock = JSON.stringify(new URL('./lock-folder.ts', import.meta.url).href);
    const script = `const { lockFolder } = await import(${lock});
      try { lockFolder(process.argv[1]); console.log('taken'); } catch (error) { console.log(error.name); }`;
    const other = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, folder]);
    assert.equal((await other()).stdout.trim(), 'SpoolInUse');
    await spool.close();
    assert.equal((await other()).stdout.trim(), 'taken');
    lockFolder(folder)();
  });

  it('of a later format is left alone', async () => {
    const folder = folderOf();
    const spool = await open({ folder });
    await spool.append(readings('a', 0, 1));
    await spool.close();
    const { segmentHeader } = await import('./segment-file.ts');
    writeFileSync(join(folder, segmentsIn(folder)[0]!), segmentHeader(2));
    await assert.rejects(open({ folder }), /format 2, this program knows 1/);
  });

  it('that is none is refused', async () => {
    const file = join(folderOf(), 'file');
    writeFileSync(file, '');
    await assert.rejects(openSpool({ folder: file, ...LIMITS }), /EEXIST|ENOTDIR/);
  });

  it('whose cursor is lost or rubbish is delivered again as a whole', async () => {
    const folder = folderOf();
    const spool = await open({ folder });
    await spool.append(readings('a', 0, 10));
    await spool.live.take({ items: 1, bytes: 1 });
    await spool.append(readings('a', 10, 10));
    spool.live.acknowledge();
    await spool.close();
    for (const rubbish of ['', '{}', '{"format":1,"backlog":[[1,2]],"live":[1,-1]}', 'null']) {
      writeFileSync(join(folder, 'cursor.json'), rubbish);
      const log = notes();
      const again = await open({ folder, log });
      const taken = await again.backlog.take({ items: 100, bytes: 1e6 });
      assert.deepEqual(taken.flatMap(valuesOf), upTo(20));
      assert.deepEqual(log.events, ['spool.cursor-unreadable']);
      await again.close();
    }
  });
});

const LIMITS = {
  ...{ capacityBytes: 1e6, segmentBytes: 1e5, now: Date.now, log: QUIET },
  fsync: { policy: 'never' },
} as const;

describe('capacity', () => {
  it('is never exceeded: filling from 80 %, then full and refused, then free as it is delivered', async () => {
    const folder = folderOf();
    const spool = await open({ folder, capacityBytes: 200_000, segmentBytes: 20_000 });
    const states: string[] = [];
    let count = 0;
    let error: unknown;
    for (; error === undefined; count++) {
      await spool
        .append(readings('a', count * 10, 10))
        .catch((reason: unknown) => (error = reason));
      const { state, bytes } = spool.status();
      if (states.at(-1) !== state) states.push(state);
      if (state === 'filling') assert.ok(bytes >= 160_000);
      if (state === 'ok') assert.ok(bytes < 160_000);
    }
    assert.ok(error instanceof SpoolFull);
    assert.deepEqual(states, ['ok', 'filling', 'full']);
    const onDisk = segmentsIn(folder).map((name) => statSync(join(folder, name)).size);
    const sum = onDisk.reduce((total, size) => total + size, 0);
    assert.equal(sum, spool.status().bytes);
    assert.ok(sum <= 200_000 && sum > 195_000, `${sum}`);
    assert.deepEqual(await emptied(spool.live, { items: 100, bytes: 1e6 }), upTo((count - 1) * 10));
    assert.equal(spool.status().state, 'ok');
    assert.ok(spool.status().bytes <= 20_000);
    await spool.append(readings('a', 0, 10));
    await spool.close();
  });

  it('also bounds what waits for a disk that stands still', async () => {
    const spool = await open({ capacityBytes: 1_000_000 });
    const parcel = readings('a', 0, 1000);
    const all = await Promise.allSettled(upTo(40).map(() => spool.append(parcel)));
    const refused = all.filter(({ status }) => status === 'rejected').length;
    assert.ok(refused > 20 && refused < 35, `${refused} refused`);
    assert.ok(spool.status().bytes <= 1_000_000);
    await spool.close();
  });
});

describe('a disk that fails', () => {
  for (const faults of [
    { write: 'ENOSPC' },
    { write: 'ENOSPC', writeTakes: 100 },
    { write: 'EIO', truncate: 'EIO' },
    { datasync: 'EIO' },
    { datasync: 'EIO', truncate: 'EIO' },
  ]) {
    it(`with ${JSON.stringify(faults)} refuses the append, loses nothing before it, and recovers`, async () => {
      const folder = folderOf();
      const { disk, faults: set } = faultyDisk();
      const log = notes();
      const spool = await open({ folder, log, fsync: { policy: 'always' } }, disk);
      await spool.append(readings('a', 0, 10));
      Object.assign(set, faults);
      for (const first of [100, 200]) {
        await assert.rejects(spool.append(readings('a', first, 10)), (error) => {
          assert.ok(error instanceof SpoolBroken);
          assert.match(error.message, /ENOSPC|EIO/);
          return true;
        });
        assert.equal(spool.status().state, 'broken');
      }
      for (const key of Object.keys(set)) delete set[key as keyof typeof set];
      await spool.append(readings('a', 10, 10));
      assert.equal(spool.status().state, 'ok');
      assert.deepEqual(log.events, ['spool.disk-failed', 'spool.disk-back']);
      const taken = await spool.live.take({ items: 1000, bytes: 1e6 });
      assert.deepEqual(taken.flatMap(valuesOf), upTo(20));
      await spool.close();
      const again = await open({ folder });
      const values = await emptied(again.backlog);
      // Where it could not be cut off, what was refused may come: its sender was told to send it again.
      assert.deepEqual(values.filter((value) => value < 100), upTo(20)); // prettier-ignore
      if (!('truncate' in faults)) assert.deepEqual(values, upTo(20));
      await again.close();
    });
  }

  it('in the sync of an interval is said, and the next append is in a new file', async () => {
    const { disk, faults } = faultyDisk();
    const spool = await open({ fsync: { policy: 'interval', ms: 1 } }, disk);
    faults.datasync = 'EIO';
    await spool.append(readings('a', 0, 10));
    while (spool.status().state !== 'broken') await new Promise((next) => setImmediate(next));
    delete faults.datasync;
    await spool.append(readings('a', 10, 10));
    assert.equal(spool.status().state, 'ok');
    assert.deepEqual(await emptied(spool.live), upTo(20));
    await spool.close();
  });

  it('cannot make a file: the append is refused, and no rubbish stays', async () => {
    const folder = folderOf();
    const { disk, faults } = faultyDisk();
    const spool = await open({ folder }, disk);
    faults.open = 'EMFILE';
    await assert.rejects(spool.append(readings('a', 0, 1)), SpoolBroken);
    delete faults.open;
    faults.write = 'ENOSPC';
    await assert.rejects(spool.append(readings('a', 0, 1)), SpoolBroken);
    assert.deepEqual(segmentsIn(folder), []);
    delete faults.write;
    await spool.append(readings('a', 0, 1));
    await spool.close();
  });

  it('cannot read a segment: it is passed, counted and kept', async () => {
    const folder = folderOf();
    const { disk, faults } = faultyDisk();
    const spool = await open({ folder, segmentBytes: 2000 }, disk);
    for (let at = 0; at < 10; at++) await spool.append(readings('a', at * 10, 10));
    faults.read = 'EIO';
    await spool.live.take({ items: 10, bytes: 1e6 });
    delete faults.read;
    assert.ok(spool.status().damagedStretches >= 1);
    await emptied(spool.live);
    assert.equal(spool.status().waitingReadings, 0);
    await spool.close();
    assert.ok(readdirSync(join(folder, 'damaged')).length >= 1);
  });
});
