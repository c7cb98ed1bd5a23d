import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_FRAME, framer } from './framer.ts';
import { recorded, recordedNames } from './testing.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** What is cut from chunks: frames as hex, noise with its first word. */
function cut(...chunks: readonly Uint8Array[]): string[] {
  const one = framer();
  return chunks
    .flatMap((chunk) => one.push(chunk))
    .map((part) =>
      'frame' in part ? hex(part.frame) : `${part.reason.split(':')[0]} ${hex(part.noise)}`,
    );
}
const bytesOf = (text: string) => Buffer.from(text, 'hex');
const singles = (bytes: Uint8Array) => [...bytes].map((byte) => Uint8Array.of(byte));

const whole = recordedNames()
  .filter((name) => !/wrong-(glued|shared|mark-inside)/.test(name))
  .map(recorded);

test('glued frames come out as they were, whatever the chunks', () => {
  const stream = Buffer.concat(whole);
  const frames = whole.map(hex);
  assert.deepEqual(cut(stream), frames);
  assert.deepEqual(cut(...singles(stream)), frames);
  for (const size of [2, 3, 7, 64, 1000]) {
    const count = Math.ceil(stream.length / size);
    const chunks = Array.from({ length: count }, (_, at) =>
      stream.subarray(at * size, (at + 1) * size),
    );
    assert.deepEqual(cut(...chunks), frames, `chunks of ${size}`);
  }
});

test('one mark may stand between two frames', () => {
  const beats = ['7e000200000138001380000009a17e', '7e00020000013800138000000aa27e'];
  assert.deepEqual(cut(recorded('wrong-shared-mark')), beats);
  assert.deepEqual(cut(...singles(recorded('wrong-shared-mark'))), beats);
  assert.equal(cut(recorded('wrong-glued')).length, 2);
});

test('what belongs to no frame is noise with its reason', () => {
  const beat = '7e000200000138001380000009a17e';
  assert.deepEqual(cut(bytesOf(`0d0a${beat}0d0a${beat}${beat}`)), [
    ...['no-begin 0d0a', beat, 'between-frames 0d0a', beat, beat],
  ]);
  // A frame whose begin was lost, then whole ones.
  assert.deepEqual(cut(bytesOf(`138000000aa27e${beat}`)), ['no-begin 138000000aa2', beat]);
});

test('a frame that lost its end costs itself and not the next', () => {
  const beat = '7e000200000138001380000009a17e';
  const cutOff = '7e0200002501380013800000010000';
  assert.deepEqual(cut(bytesOf(`${cutOff}${beat}`)), [`${cutOff}7e`, beat]);
});

test('never holds more than the longest frame', () => {
  const one = framer();
  one.push(Uint8Array.of(0x7e));
  for (let at = 0; at < 100; at++) {
    one.push(new Uint8Array(999).fill(at));
    assert.ok(one.pending <= LONGEST_FRAME);
  }
  const beat = bytesOf('7e000200000138001380000009a17e');
  const frames = one.push(beat).flatMap((part) => ('frame' in part ? [hex(part.frame)] : []));
  assert.deepEqual(frames, [hex(beat)]);
});

test('says that nothing is on its way after a frame, with or without a line end behind it', () => {
  const one = framer();
  one.push(bytesOf('7e000200000138001380000009a17e0d0a'));
  assert.equal(one.pending, 0);
  one.push(bytesOf('7e0002'));
  assert.equal(one.pending, 2);
});
