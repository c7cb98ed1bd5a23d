import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Framed } from '../contract.ts';
import { framer, MOST_DATA } from './framer.ts';
import { recordedFrame, recordedFrames } from './testing/recorded-frames.ts';
import { writeFrame } from './write-frame.ts';

const frames = recordedFrames().filter(({ readings }) => readings !== null);
const wireOf = (name: string) => recordedFrame(name).frame;
const plain = wireOf('surface-water-2011-lowercase-crc');
const trimmed = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').trimEnd();

function cut(wire: Buffer, size: number): { out: Framed[]; pending: number } {
  const cutter = framer();
  const out: Framed[] = [];
  for (let at = 0; at < wire.length; at += size)
    out.push(...cutter.push(wire.subarray(at, at + size)));
  return { out, pending: cutter.pending };
}
const framesOf = (out: readonly Framed[]) =>
  out.flatMap((one) => ('frame' in one ? [trimmed(one.frame)] : []));
const noiseOf = (out: readonly Framed[]) =>
  out.flatMap((one) => ('noise' in one ? [one.reason.split(':')[0]] : []));

describe('the framer of HJ 212', () => {
  const all = Buffer.concat(frames.map(({ frame }) => frame));
  const expected = frames.map(({ frame }) => trimmed(frame));
  for (const size of [1, 2, 3, 7, 64, 441, 1000, all.length]) {
    it(`finds every frame in chunks of ${size}`, () => {
      const { out, pending } = cut(all, size);
      assert.deepEqual(framesOf(out), expected);
      assert.deepEqual([noiseOf(out), pending], [[], 0]);
    });
  }

  it('cuts at every place of a frame, the CRC too', () => {
    for (let at = 1; at < plain.length; at += 1) {
      const cutter = framer();
      const out = [...cutter.push(plain.subarray(0, at)), ...cutter.push(plain.subarray(at))];
      assert.deepEqual(framesOf(out), [trimmed(plain)], `cut at ${at}`);
      assert.equal(out.length, 1);
    }
  });

  it('hands a frame over as soon as its CRC is there', () => {
    const cutter = framer();
    assert.equal(framesOf(cutter.push(plain.subarray(0, plain.length - 2))).length, 1);
    assert.deepEqual(cutter.push(plain.subarray(plain.length - 2)), []);
    assert.equal(cutter.pending, 0);
  });

  const resync: [string, string][] = [
    ['corrupt-length-too-small', 'bad-length'],
    ['corrupt-length-too-large', 'bad-length'],
    ['corrupt-crc-missing', 'bad-length'],
    ['corrupt-cut', 'bad-length'],
    ['corrupt-length-not-numeric', 'bad-length'],
  ];
  for (const [name, reason] of resync) {
    it(`${name}: loses nothing of what follows`, () => {
      for (const size of [1, 5, 4096]) {
        const { out, pending } = cut(Buffer.concat([wireOf(name), plain, plain]), size);
        assert.deepEqual(framesOf(out), [trimmed(plain), trimmed(plain)], `chunks of ${size}`);
        assert.ok(noiseOf(out).includes(reason), String(noiseOf(out)));
        assert.equal(pending, 0);
      }
    });
  }

  it('tells a damaged frame as one, wherever the stream was cut, and no later than its line end', () => {
    const broken = wireOf('corrupt-length-not-numeric');
    for (let size = 1; size < 8; size += 1) {
      const { out } = cut(Buffer.concat([plain, broken]), size);
      assert.deepEqual(noiseOf(out), ['bad-length'], `chunks of ${size}`);
      const told = out.flatMap((one) => ('noise' in one ? [trimmed(one.noise)] : []));
      assert.deepEqual(told, [trimmed(broken)], `chunks of ${size}`);
    }
  });

  it('tells noise without a line end when a frame begins behind it, and by the kilobyte', () => {
    const cutter = framer();
    const say = (text: string) =>
      [...text].flatMap((letter) => cutter.push(Buffer.from(letter, 'latin1')));
    assert.deepEqual(noiseOf(say('noise')), []);
    assert.deepEqual(noiseOf(say('##0300Q')), ['no-start']);
    const { out } = cut(Buffer.alloc(5000, 'x'), 1);
    assert.equal(noiseOf(out).length, 4);
  });

  it('tells at once what says by itself that another protocol is spoken', () => {
    const poll = Buffer.from('000100000006010300000002', 'hex');
    assert.deepEqual(noiseOf(framer().push(poll)), ['modbus-tcp']);
  });

  it('passes a frame with a wrong CRC on, for the reason that is shown', () => {
    for (const name of ['wrong-crc-1100', 'corrupt-one-digit', 'corrupt-crc-bytes-swapped']) {
      const { out } = cut(Buffer.concat([wireOf(name), plain]), 4096);
      assert.deepEqual(framesOf(out), [trimmed(wireOf(name)), trimmed(plain)]);
    }
  });

  it('does not wait for 9999 bytes when the next frame shows that the length is wrong', () => {
    const wrong = Buffer.from(`##9999${plain.toString('latin1').slice(6)}`, 'latin1');
    for (const size of [1, 100, 4096]) {
      const { out, pending } = cut(Buffer.concat([wrong, plain]), size);
      assert.deepEqual([framesOf(out).length, pending], [1, 0]);
    }
  });

  it('gives noise with a reason: Modbus TCP on the port, bytes without a beginning', () => {
    const modbus = Buffer.from('000000000006010300000000', 'hex');
    const noise = (bytes: Buffer) => noiseOf(cut(Buffer.concat([bytes, plain]), 4096).out);
    assert.deepEqual(noise(modbus), ['modbus-tcp']);
    assert.deepEqual(noise(Buffer.from('GET / HTTP/1.1\r\n\r\n')), ['no-start']);
    assert.deepEqual(noise(Buffer.from('###')), ['bad-length']);
    assert.deepEqual(noise(Buffer.from('\r\n\r\n')), []);
  });

  it('takes the longest frame that four digits can announce', () => {
    const head = { qn: '', st: '31', cn: '2011', pw: '', mn: 'M1', flag: 4 };
    const spare = MOST_DATA - (writeFrame(head, '').length - 12);
    const longest = writeFrame(head, 'x'.repeat(spare));
    assert.equal(longest.toString('latin1', 2, 6), '9999');
    assert.equal(framesOf(cut(longest, 1000).out).length, 1);
  });

  it('holds one frame at most, whatever comes', () => {
    const attacks = [
      '#',
      '##',
      '##9999A',
      '##9999A=1;\r\n',
      '\r\n##4000A&&0000',
      '##0030AAAA&&1234\r\n',
    ];
    for (const attack of attacks) {
      const cutter = framer();
      const chunk = Buffer.from(attack.repeat(Math.ceil(16_384 / attack.length)));
      let longest = 0;
      for (let round = 0; round < 20; round += 1) {
        cutter.push(chunk);
        longest = Math.max(longest, cutter.pending);
      }
      assert.ok(longest < MOST_DATA + 10, `${attack}: ${longest}`);
    }
  });

  it('does not spend long on false beginnings, and finds the next frame all the same', () => {
    for (const attack of ['##4985A&&0000###', '\r\n##4985A&&0000', '##0990A=1&&1234##']) {
      const cutter = framer();
      const chunk = Buffer.from(attack.repeat(Math.ceil(65_536 / attack.length)));
      const started = performance.now();
      for (let round = 0; round < 30; round += 1) cutter.push(chunk);
      const perMb = (performance.now() - started) / ((30 * chunk.length) / 1e6);
      assert.ok(perMb < 2000, `${attack}: ${perMb} ms for each MB`);
      const after = [...cutter.push(Buffer.alloc(10_100)), ...cutter.push(plain)];
      assert.equal(framesOf(after).at(-1), trimmed(plain));
    }
  });
});
