import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folderOf, open, readings } from './testing/open-spool.ts';

const ALL = { items: 1000, bytes: 1e6 };
const never = new AbortController().signal;
/** What has settled by the next turn of the event loop. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  const soon = new Promise((resolve) => setImmediate(resolve, 'soon'));
  return (await Promise.race([promise, soon])) !== 'soon';
}

describe('what was appended counts as committed', () => {
  it('when it was acknowledged, not when it was taken, and each parcel for itself', async () => {
    const spool = await open();
    const appended = [readings('a', 0, 10), readings('a', 10, 10), readings('b', 20, 10)];
    const stored = await Promise.all(appended.map((parcel) => spool.append(parcel)));
    const committed = stored.map((one) => one.committed(never));
    await spool.live.take({ items: 20, bytes: 1e6 });
    assert.deepEqual(await Promise.all(committed.map(isSettled)), [false, false, false]);
    spool.live.acknowledge();
    assert.deepEqual(await Promise.all(committed.map(isSettled)), [true, true, false]);
    await spool.live.take(ALL);
    spool.live.putBack();
    assert.equal(await isSettled(committed[2]!), false);
    await spool.live.take(ALL);
    spool.live.acknowledge();
    await committed[2];
    // Who asks later is told at once.
    await stored[0]!.committed(never);
    await spool.close();
  });

  it('also when it became backlog meanwhile, and newer data went before it', async () => {
    const spool = await open();
    const old = (await spool.append(readings('a', 0, 10))).committed(never);
    spool.turnToBacklog();
    const fresh = (await spool.append(readings('a', 10, 10))).committed(never);
    await spool.live.take(ALL);
    spool.live.acknowledge();
    assert.deepEqual(await Promise.all([old, fresh].map(isSettled)), [false, true]);
    await spool.backlog.take(ALL);
    spool.backlog.acknowledge();
    await old;
    await spool.close();
  });

  it('across segments, each parcel only with its own', async () => {
    const spool = await open({ segmentBytes: 500, capacityBytes: 1e6 });
    const committed: Promise<void>[] = [];
    for (let at = 0; at < 10; at++) {
      committed.push((await spool.append(readings('a', at * 10, 10))).committed(never));
    }
    for (let done = 1; done <= 10; done++) {
      await spool.live.take({ items: 10, bytes: 1e6 });
      spool.live.acknowledge();
      const settled = await Promise.all(committed.map(isSettled));
      assert.equal(settled.filter(Boolean).length, done);
    }
    await spool.close();
  });

  it('at once where there was nothing in it', async () => {
    const spool = await open();
    await (await spool.append(readings('a', 0, 0))).committed(never);
    await spool.close();
  });

  it('is waited for no longer than the signal says', async () => {
    const spool = await open();
    const stored = await spool.append(readings('a', 0, 1));
    const leaving = new AbortController();
    const waiting = stored.committed(leaving.signal);
    leaving.abort(new Error('leaving'));
    await assert.rejects(waiting, /leaving/);
    await assert.rejects(stored.committed(leaving.signal), /leaving/);
    await spool.close();
  });

  it('never where the disk has damaged it: its sender is not told that the park has it', async () => {
    const folder = folderOf();
    const spool = await open({ folder });
    const [first, second] = await Promise.all(
      [readings('a', 0, 10), readings('a', 10, 10)].map((parcel) => spool.append(parcel)),
    );
    const told = [first!.committed(never), second!.committed(never)];
    const [name] = readdirSync(folder).filter((one) => one.endsWith('.seg'));
    const bytes = readFileSync(join(folder, name!));
    bytes[bytes.length - 30]! ^= 0xff;
    writeFileSync(join(folder, name!), bytes);
    const taken = await spool.live.take(ALL);
    assert.equal(taken.length, 1);
    spool.live.acknowledge();
    await told[0];
    await assert.rejects(told[1]!, /damaged stretch/);
    assert.equal(spool.status().damagedStretches, 1);
    await spool.close();
  });
});
