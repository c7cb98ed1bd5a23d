import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { HEADER_BYTES } from './segment-file.ts';
import { hastyDisk } from './testing/faulty-disk.ts';
import { emptied, folderOf, notes, open, readings } from './testing/open-spool.ts';

const upTo = (count: number, first = 0) => Array.from({ length: count }, (_, at) => first + at);

/** A folder with one segment of `count` parcels of two readings, and where each record ends. */
async function recorded(count: number) {
  const folder = folderOf();
  const spool = await open({ folder, fsync: { policy: 'always' } });
  const ends: number[] = [];
  for (let at = 0; at < count; at++) {
    // Short, for each byte of it is a case.
    const items = [at * 2, at * 2 + 1].map((value) => ({ point: 'p', time: 't', value }));
    await spool.append({ source: 'a', kind: 'observations', items });
    ends.push(spool.status().bytes);
  }
  await spool.close();
  const [name] = readdirSync(folder).filter((one) => one.endsWith('.seg'));
  const start = (nth: number) => (nth === 0 ? HEADER_BYTES : ends[nth - 1]!);
  return { ends, start, name: name!, bytes: readFileSync(join(folder, name!)) };
}

/** What a spool gives that finds these segments; it is closed again. */
async function found(segments: Record<string, Buffer>, folder = folderOf()) {
  for (const [name, bytes] of Object.entries(segments)) writeFileSync(join(folder, name), bytes);
  const log = notes();
  const spool = await open({ folder, log }, hastyDisk);
  const { damagedStretches, waitingReadings } = spool.status();
  const values = await emptied(spool.backlog);
  const after = spool.status();
  // What is appended now must not be lost with what was there.
  await spool.append(readings('b', 7777, 1));
  assert.deepEqual(await emptied(spool.live), [7777]);
  await spool.close();
  assert.equal(after.waitingReadings, 0);
  const aside = readdirSync(folder).includes('damaged') ? readdirSync(join(folder, 'damaged')) : [];
  return { values, damagedStretches, waitingReadings, aside, events: log.events };
}

describe('the tail of the last segment', () => {
  it('cut at any byte of the last records costs none that was whole', async () => {
    const { ends, name, bytes, start } = await recorded(4);
    for (let cut = start(2); cut < bytes.length; cut++) {
      const whole = ends.filter((end) => end <= cut).length;
      const { values, damagedStretches, waitingReadings, aside } = await found({
        [name]: bytes.subarray(0, cut),
      });
      assert.deepEqual(values, upTo(whole * 2), `cut at ${cut}`);
      assert.equal(waitingReadings, whole * 2);
      assert.deepEqual([damagedStretches, aside], [0, []], 'a torn tail is no damage');
    }
  });

  it('wrong in any byte of the last record costs that one alone', async () => {
    const { name, bytes, start } = await recorded(3);
    for (let at = start(2); at < bytes.length; at++) {
      const wrong = Buffer.from(bytes);
      wrong[at]! ^= 0x41;
      assert.deepEqual((await found({ [name]: wrong })).values, upTo(4), `byte ${at}`);
    }
  });

  it('of zeros or rubbish, as a power cut leaves it, is cut off', async () => {
    const { name, bytes } = await recorded(3);
    const tails = [Buffer.alloc(5000), Buffer.alloc(99, 0xff), bytes.subarray(HEADER_BYTES, 60)];
    for (const tail of tails) {
      const { values, events } = await found({ [name]: Buffer.concat([bytes, tail]) });
      assert.deepEqual(values, upTo(6));
      assert.deepEqual(events, ['spool.tail-cut']);
    }
  });

  it('that is no more than a beginning of a header holds nothing', async () => {
    const { name, bytes } = await recorded(1);
    for (let cut = 0; cut <= HEADER_BYTES; cut++) {
      const { values, aside } = await found({ [name]: bytes.subarray(0, cut) });
      assert.deepEqual([values, aside], [[], []]);
    }
  });
});

describe('damage in the middle', () => {
  it('in any byte of a record costs that record alone; it is counted and the file is kept', async () => {
    const { name, bytes, start, ends } = await recorded(4);
    for (let at = start(1); at < ends[1]!; at++) {
      const wrong = Buffer.from(bytes);
      wrong[at]! ^= 0x80;
      const { values, damagedStretches, waitingReadings, aside } = await found({ [name]: wrong });
      assert.deepEqual(values, [0, 1, 4, 5, 6, 7], `byte ${at}`);
      assert.deepEqual([damagedStretches, waitingReadings, aside], [1, 6, [name]]);
    }
  });

  it('over several records, or in a header, is passed to the next that can be found', async () => {
    const { name, bytes, ends } = await recorded(6);
    const holed = Buffer.from(bytes).fill(0, ends[1]! - 10, ends[3]! + 10);
    assert.deepEqual((await found({ [name]: holed })).values, [0, 1, 10, 11]);
    const headless = Buffer.from(bytes).fill(0, 0, HEADER_BYTES);
    const { values, aside } = await found({ [name]: headless });
    assert.deepEqual([values, aside], [upTo(12), [name]]);
  });

  it('at the end of a segment that is not the last is damage, not a torn tail', async () => {
    const { bytes } = await recorded(3);
    const { values, damagedStretches, aside } = await found({
      '000000000001.seg': bytes.subarray(0, bytes.length - 1),
      '000000000002.seg': bytes,
    });
    assert.deepEqual(values, [...upTo(4), ...upTo(6)]);
    assert.deepEqual([damagedStretches, aside], [1, ['000000000001.seg']]);
  });

  it('of a whole segment, larger than what is read at a time, is one stretch', async () => {
    const { bytes } = await recorded(2);
    const { values, aside, events } = await found({
      '000000000001.seg': Buffer.concat([bytes, Buffer.alloc(3_500_000, 0x55), bytes]),
      '000000000002.seg': bytes,
    });
    assert.deepEqual(values, [...upTo(4), ...upTo(4), ...upTo(4)]);
    assert.equal(aside.length, 1);
    assert.equal(events.filter((event) => event === 'spool.damaged').length, 1);
  });

  it('keeps no more than eight files', async () => {
    const { bytes, start } = await recorded(3);
    const wrong = Buffer.from(bytes);
    wrong[start(1) + 20]! ^= 1;
    const folder = folderOf();
    const names = upTo(12, 1).map((number) => `${String(number).padStart(12, '0')}.seg`);
    const { values, aside } = await found(
      Object.fromEntries(names.map((name) => [name, wrong])),
      folder,
    );
    assert.equal(values.length, 12 * 4);
    assert.deepEqual(aside, names.slice(-8));
  });

  it('that comes while the spool is open is passed too', async () => {
    const folder = folderOf();
    const spool = await open({ folder });
    for (let at = 0; at < 5; at++) await spool.append(readings('a', at * 2, 2));
    const [name] = readdirSync(folder).filter((one) => one.endsWith('.seg'));
    const bytes = readFileSync(join(folder, name!));
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(join(folder, name!), bytes, { flag: 'r+' });
    assert.deepEqual(await emptied(spool.live), [0, 1, 2, 3, 6, 7, 8, 9]);
    const { waitingReadings, oldestAtMs, damagedStretches } = spool.status();
    assert.deepEqual([waitingReadings, oldestAtMs, damagedStretches], [0, null, 1]);
    await spool.close();
  });
});

describe('what a power cut may leave', () => {
  it('a cursor beyond the end of a file that lost its end never hides what is appended later', async () => {
    const folder = folderOf();
    const spool = await open({ folder });
    for (let at = 0; at < 5; at++) await spool.append(readings('a', at * 2, 2));
    await emptied(spool.live);
    await spool.close();
    const cursor = readFileSync(join(folder, 'cursor.json'));
    const name = '000000000001.seg';
    const header = readFileSync(join(folder, name)).subarray(0, HEADER_BYTES);
    for (const isGone of [false, true]) {
      if (isGone) rmSync(join(folder, name), { force: true });
      else writeFileSync(join(folder, name), header);
      writeFileSync(join(folder, 'cursor.json'), cursor);
      const again = await open({ folder });
      await again.append(readings('b', 100, 1));
      await again.close();
      // The process died before it saved another cursor.
      writeFileSync(join(folder, 'cursor.json'), cursor);
      const last = await open({ folder });
      assert.deepEqual(await emptied(last.backlog), [100]);
      await last.close();
      for (const one of readdirSync(folder)) if (one.endsWith('.seg')) rmSync(join(folder, one));
    }
  });

  it('a draft of the cursor beside the old one is not looked at', async () => {
    const folder = folderOf();
    mkdirSync(folder, { recursive: true });
    const spool = await open({ folder });
    await spool.append(readings('a', 0, 2));
    await spool.close();
    copyFileSync(join(folder, 'cursor.json'), join(folder, 'cursor.json.new'));
    writeFileSync(join(folder, 'cursor.json.new'), '{"format":1,"ba');
    const again = await open({ folder });
    assert.deepEqual(await emptied(again.backlog), [0, 1]);
    await again.close();
  });
});
