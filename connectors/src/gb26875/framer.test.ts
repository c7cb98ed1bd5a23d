import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import type { Framed } from '../contract.ts';
import { framer } from './framer.ts';

const read = (name: string) =>
  Buffer.from(readFileSync(new URL(`./frames/${name}.hex`, import.meta.url), 'utf8').trim(), 'hex');
const FIRE = read('gas-part-fire');
const ANALOG = read('analog-lel');
const SEED = 26875;

function cut(chunks: readonly Uint8Array[]): Framed[] {
  const one = framer();
  return chunks.flatMap((chunk) => one.push(chunk));
}
const frames = (cuts: readonly Framed[]) =>
  cuts.flatMap((cut) => ('frame' in cut ? [Buffer.from(cut.frame).toString('hex')] : []));
const noise = (cuts: readonly Framed[]) =>
  cuts.flatMap((cut) =>
    'noise' in cut ? [`${cut.reason.split(':')[0]} ${Buffer.from(cut.noise).toString('hex')}`] : [],
  );
const hex = (...all: readonly Buffer[]) => all.map((one) => one.toString('hex'));
const bytesOf = (all: Buffer) => [...all].map((byte) => Uint8Array.of(byte));

test('frames come whole however the stream is cut', () => {
  const both = Buffer.concat([FIRE, ANALOG, FIRE]);
  for (const chunks of [[both], bytesOf(both), [both.subarray(0, 30), both.subarray(30)]]) {
    const cuts = cut(chunks);
    assert.deepEqual(frames(cuts), hex(FIRE, ANALOG, FIRE));
    assert.deepEqual(noise(cuts), []);
  }
});

test('bytes that belong to no frame are told, and what follows is found', () => {
  const stray = Buffer.from('00112240', 'hex');
  const cuts = cut([Buffer.concat([stray, FIRE, stray, ANALOG])]);
  assert.deepEqual(frames(cuts), hex(FIRE, ANALOG));
  assert.deepEqual(noise(cuts), ['noise 00112240', 'noise 00112240']);
});

test('a frame without its tail does not take the next one with it', () => {
  const broken = read('bad-tail');
  const cuts = cut([Buffer.concat([broken, FIRE])]);
  assert.deepEqual(frames(cuts), hex(FIRE));
  assert.deepEqual(noise(cuts), [`bad-tail ${broken.toString('hex')}`]);
});

test('a length that lies is found out: beyond the standard at once, within it with the next frames', () => {
  const endless = Uint8Array.from(FIRE);
  endless[25] = 0xff;
  assert.deepEqual(frames(cut([Buffer.concat([endless, ANALOG])])), hex(ANALOG));
  const longer = Uint8Array.from(FIRE);
  longer[24] = 0x50;
  assert.deepEqual(frames(cut([Buffer.concat([longer, ANALOG, FIRE])])), hex(ANALOG, FIRE));
});

test('noise is told as one however the stream is cut, at the latest when a frame begins or by the kilobyte', () => {
  const endless = Uint8Array.from(FIRE);
  endless[25] = 0xff;
  const stream = Buffer.concat([endless, ANALOG]);
  const wanted = [`bad-tail ${Buffer.from(endless).toString('hex')}`];
  for (const chunks of [[stream], bytesOf(stream)]) {
    assert.deepEqual(noise(cut(chunks)), wanted);
    assert.deepEqual(frames(cut(chunks)), hex(ANALOG));
  }
  const begun = bytesOf(Buffer.concat([Buffer.alloc(20, 0x0a), ANALOG.subarray(0, 27)]));
  assert.deepEqual(noise(cut(begun)), [`noise ${'0a'.repeat(20)}`]);
  assert.equal(noise(cut(bytesOf(Buffer.alloc(3000)))).length, 2);
});

test('a frame with a wrong sum is whole: it is denied, not searched', () => {
  const broken = read('bad-checksum-sum-not-updated');
  assert.deepEqual(frames(cut([broken])), hex(broken));
});

test(`it never holds more than a frame, whatever comes (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const one = framer();
  for (let round = 0; round < 2000; round++) {
    const chunk = Uint8Array.from({ length: random.below(400) }, () =>
      random.pick([0x40, 0x40, 0x40, 0x23, 0x00, random.below(256)]),
    );
    one.push(chunk);
    assert.ok(one.pending < 27 + 1024 + 3, String(one.pending));
  }
});
