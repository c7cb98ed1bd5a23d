import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPosition } from '../contract.ts';
import type { Decoded, Framed, Reading } from '../contract.ts';
import { readFuzzConfig } from './config.ts';
import { dice, mutate } from './mutate.ts';
import type { Dice } from './mutate.ts';
import { fuzzTargets, loadTarget } from './targets.ts';
import type { Target } from './targets.ts';
import { seededRandom } from '../simulate/random.ts';

const { seed, frames } = readFuzzConfig();
/** No frame may cost more, a pause of the garbage collector included. */
const MOST_MS = 1000;
/** Framers hold at most so much, whatever their own limit. */
const MOST_HELD = 65_536;
/** A good frame is found when so much of good frames has followed the garbage: a false length may cost one limit. */
const RECOVERED_WITHIN = 2 * MOST_HELD;

/** Fuzzes every `of`-th connector that has recorded frames, from the `part`-th on: test files run beside each other. */
export function fuzzConnectors({ part, of }: { readonly part: number; readonly of: number }): void {
  for (const id of fuzzTargets().filter((_id, index) => index % of === part)) {
    describe(`mutated frames of ${id}, FUZZ_SEED=${seed} FUZZ_FRAMES=${frames}`, async () => {
      const target = await loadTarget(id);
      test('each gives readings or a reason', (t) => {
        t.diagnostic(JSON.stringify(fuzzDecoder(target, dice(seededRandom(seed)))));
      });
      if (target.framer === undefined) return;
      test('its framer holds a bounded number of bytes and finds what is good again', (t) => {
        t.diagnostic(JSON.stringify(fuzzFramer(target, dice(seededRandom(seed + 1)))));
      });
    });
  }
}

function fuzzDecoder(target: Target, roll: Dice) {
  const outcomes = new Map<string, number>();
  let slowestMs = 0;
  for (let left = frames; left > 0; left--) {
    const frame = mutated(target, roll);
    const decode = oneOf(target.decoders, roll);
    const began = performance.now();
    const decoded = naming(frame, () => decode(frame));
    let ms = performance.now() - began;
    // A busy machine may have stopped us in the middle: the frame is slow only when it is so again.
    if (ms > MOST_MS)
      ms = Math.min(
        ms,
        timed(() => decode(frame)),
        timed(() => decode(frame)),
      );
    slowestMs = Math.max(slowestMs, ms);
    naming(frame, () => {
      assert.ok(ms < MOST_MS, `${ms} ms`);
      checkBounded(decoded, frame);
    });
    const word = 'rejected' in decoded ? decoded.rejected.split(':')[0]! : 'readings';
    outcomes.set(word, (outcomes.get(word) ?? 0) + 1);
  }
  const taken = outcomes.get('readings') ?? 0;
  assert.ok(taken > frames / 100, `only ${taken} of ${frames} got through: the rest says little`);
  assert.ok(outcomes.size <= 200, 'the words before the colon are counted: there must be few');
  return { slowestMs: Math.round(slowestMs), outcomes: Object.fromEntries(outcomes) };
}

function mutated({ frames: good, seal }: Target, roll: Dice): Buffer {
  const frame = mutate(oneOf(good, roll), oneOf(good, roll), roll);
  return seal !== undefined && roll(3) > 0 ? Buffer.from(seal(frame)) : frame;
}

function checkBounded(decoded: Decoded, frame: Buffer): void {
  if ('rejected' in decoded) {
    assert.ok(decoded.rejected.length > 0 && decoded.rejected.length <= 500, decoded.rejected);
    return;
  }
  // A byte of bits gives up to eight readings, and a place some more.
  assert.ok(
    decoded.readings.length <= 64 + 16 * frame.length,
    `${decoded.readings.length} readings`,
  );
  const { notes = [] } = decoded;
  assert.ok(notes.length <= 64 + frame.length && notes.every((note) => note.length <= 500));
  for (const reading of decoded.readings) checkFinite(reading);
}

function checkFinite(reading: Reading): void {
  const { point, atMs } = reading;
  assert.ok(point.length > 0 && point.length <= 300, JSON.stringify(reading));
  const numbers = isPosition(reading)
    ? [reading.lon, reading.lat, reading.speedKmh ?? 0, reading.headingDeg ?? 0]
    : [reading.value];
  assert.ok([atMs, ...numbers].every(Number.isFinite), JSON.stringify(reading));
  if (!isPosition(reading)) return;
  assert.ok(Math.abs(reading.lon) <= 180 && Math.abs(reading.lat) <= 90, JSON.stringify(reading));
}

/** Streams of glued mutated frames in chunks of any size; behind each stream good frames must come out again. */
function fuzzFramer(target: Target, roll: Dice) {
  const decode = target.decoders[0]!;
  const good = target.frames.filter((frame) => !('rejected' in decode(frame)));
  let [streams, longestHeld] = [0, 0];
  for (let left = Math.ceil(frames / 4); left > 0; streams++) {
    const stream = Array.from({ length: 1 + roll(30) }, () => mutated(target, roll));
    left -= stream.length;
    const framer = target.framer!();
    const bytes = Buffer.concat(stream);
    naming(bytes, () => {
      for (const chunk of chunks(bytes, roll)) {
        checkCut(framer.push(chunk), chunk.length + longestHeld + MOST_HELD);
        longestHeld = Math.max(longestHeld, framer.pending);
        assert.ok(framer.pending <= MOST_HELD, `${framer.pending} bytes held`);
      }
      recovers(framer, oneOf(good, roll), decode);
    });
  }
  return { streams, longestHeld };
}

function recovers(
  framer: ReturnType<NonNullable<Target['framer']>>,
  good: Buffer,
  decode: (frame: Uint8Array) => Decoded,
): void {
  const expected = said(decode(good));
  for (let sent = 0; sent <= RECOVERED_WITHIN; sent += good.length) {
    const cut = framer.push(good);
    if (cut.some((one) => 'frame' in one && said(decode(one.frame)) === expected)) return;
  }
  assert.fail(`${good.toString('hex')} is not found behind the garbage`);
}

/** A framer gives no more than it got. */
function checkCut(cut: readonly Framed[], most: number): void {
  const size = (one: Framed) => ('frame' in one ? one.frame.length : one.noise.length);
  assert.ok(cut.reduce((sum, one) => sum + size(one), 0) <= most);
  for (const one of cut) {
    if ('noise' in one) assert.ok(one.reason.length > 0 && one.reason.length <= 500, one.reason);
  }
}

function* chunks(bytes: Buffer, roll: Dice): Generator<Buffer> {
  const most = [1, 16, 300, 5000, 100_000][roll(5)]!;
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + roll(most);
    yield bytes.subarray(at, end);
    at = end;
  }
}

/** Times that a decoder takes from the clock are left out. */
function said(decoded: Decoded): string {
  return JSON.stringify(decoded, (key, value: unknown) => (key === 'atMs' ? undefined : value));
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function oneOf<T>(list: readonly T[], roll: Dice): T {
  return list[roll(list.length)]!;
}

/** What fails names its bytes, so that it becomes a recorded frame. */
function naming<T>(bytes: Buffer, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const shown = bytes.subarray(0, 4000).toString('hex');
    throw new Error(`${(cause as Error).message}\n${bytes.length} bytes: ${shown}`, { cause });
  }
}
