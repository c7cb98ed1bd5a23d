import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { emptied, folderOf, open, readings, valuesOf } from './testing/open-spool.ts';

const upTo = (count: number, first = 0) => Array.from({ length: count }, (_, at) => first + at);
const segmentsIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.seg'));
const FEW = { items: 10, bytes: 1e6 };

describe('two lanes', () => {
  it('part at the time of opening and after each outage; each keeps its order', async () => {
    const folder = folderOf();
    const before = await open({ folder });
    await before.append(readings('a', 0, 10));
    await before.close();
    const spool = await open({ folder });
    await spool.append(readings('a', 10, 10));
    assert.deepEqual([spool.backlog.waiting, spool.live.waiting], [10, 10]);
    spool.turnToBacklog();
    assert.deepEqual([spool.backlog.waiting, spool.live.waiting], [20, 0]);
    await spool.append(readings('a', 20, 10));
    assert.deepEqual((await spool.live.take(FEW)).flatMap(valuesOf), upTo(10, 20));
    assert.deepEqual(await emptied(spool.backlog, FEW), upTo(20));
    assert.equal(spool.status().waitingReadings, 10);
    spool.live.acknowledge();
    assert.equal(spool.status().waitingReadings, 0);
    await spool.close();
  });

  it('keep over a restart what each has not delivered, and nothing else', async () => {
    const folder = folderOf();
    const spool = await open({ folder, segmentBytes: 3000 });
    for (let outage = 0; outage < 5; outage++) {
      await spool.append(readings('a', outage * 100, 10));
      await spool.append(readings('a', outage * 100 + 10, 10));
      spool.turnToBacklog();
      await spool.append(readings('a', outage * 100 + 50, 10));
      await emptied(spool.live);
    }
    await spool.backlog.take(FEW);
    spool.backlog.acknowledge();
    await spool.close();
    const again = await open({ folder });
    const expected = upTo(5).flatMap((outage) => upTo(20, outage * 100));
    assert.equal(again.status().waitingReadings, 90);
    assert.deepEqual(await emptied(again.backlog, FEW), expected.slice(10));
    await again.close();
  });

  it('free the segments that are delivered, between those that still wait', async () => {
    const folder = folderOf();
    const before = await open({ folder, segmentBytes: 1000 });
    await before.append(readings('old', 0, 10));
    await before.close();
    const spool = await open({ folder, segmentBytes: 1000 });
    for (let at = 0; at < 20; at++) {
      await spool.append(readings('a', at * 10, 10));
      await emptied(spool.live);
    }
    assert.equal(spool.status().waitingReadings, 10);
    assert.ok(spool.status().bytes < 3000, `${spool.status().bytes} bytes`);
    assert.deepEqual(await emptied(spool.backlog), upTo(10));
    await spool.close();
    assert.equal(segmentsIn(folder).length, 1);
  });

  it('take a lot of outages: the places of the newest become one, nothing is lost', async () => {
    const folder = folderOf();
    const spool = await open({ folder, segmentBytes: 20_000 });
    for (let outage = 0; outage < 300; outage++) {
      await spool.append(readings('a', outage * 10, 1));
      spool.turnToBacklog();
      await spool.append(readings('a', outage * 10 + 5, 1));
      await emptied(spool.live);
    }
    await spool.close();
    const again = await open({ folder });
    const values = await emptied(again.backlog);
    const waited = upTo(300).map((outage) => outage * 10);
    assert.deepEqual(values.filter((value) => value % 10 === 0), waited); // prettier-ignore
    assert.ok(values.length < 300 + 110, 'what goes out twice is between the newest');
    assert.equal(again.status().waitingReadings, 0);
    await again.close();
  });

  it('wake who waits for what is live, and who is told to stop', async () => {
    const spool = await open();
    const stop = new AbortController();
    const woken = spool.untilLive(stop.signal);
    await spool.append(readings('a', 0, 1));
    await woken;
    await spool.untilLive(stop.signal);
    await emptied(spool.live);
    const stopped = spool.untilLive(stop.signal);
    stop.abort();
    await stopped;
    await spool.untilLive(stop.signal);
    await spool.close();
  });
});
