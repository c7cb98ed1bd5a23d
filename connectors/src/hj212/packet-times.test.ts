import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decode } from './decode.ts';
import type { WireOptions } from './decode.ts';
import { decodePacket } from './packet-times.ts';
import type { PacketTimes } from './packet-times.ts';
import { parseFrame } from './parse-frame.ts';
import { frameOf } from './testing/test-logger.ts';

const options: WireOptions = { crc: 'hj212', encoding: 'auto', utcOffsetMin: 480 };
const TIMED = 'DataTime=20260301080000;a1-Rtd=1';
const BARE = 'a2-Rtd=2';

function line() {
  const times: PacketTimes = new Map();
  const hear = (pno: number, cp: string, { qn = '1', nowMs = 0 } = {}) => {
    const parsed = parseFrame(frameOf('2011', cp, { flag: 7, qn, pnum: 2, pno }));
    assert.ok(!('rejected' in parsed));
    const decoded = decodePacket(times, parsed, { options, nowMs });
    return 'rejected' in decoded
      ? decoded.rejected.split(':')[0]
      : decoded.readings.map(({ atMs }) => new Date(atMs).toISOString()).join();
  };
  return { times, hear };
}
const EIGHT = '2026-03-01T00:00:00.000Z';

describe('the time of a packet', () => {
  it('is its own before that of packet 1', () => {
    const { hear } = line();
    assert.equal(hear(1, TIMED), EIGHT);
    assert.equal(hear(2, BARE), EIGHT);
    assert.equal(hear(2, `DataTime=20260301090000;${BARE}`), '2026-03-01T01:00:00.000Z');
    assert.equal(hear(2, `DataTime=2026;${BARE}`), 'bad-time');
  });

  it('is none after a packet 1 that was rejected or has none', () => {
    const { hear } = line();
    assert.equal(hear(1, 'DataTime=20260231080000;a1-Rtd=1'), 'bad-time');
    assert.equal(hear(2, BARE), 'no-time');
    assert.equal(hear(1, 'a1-SampleTime=20260301080000,a1-Rtd=1'), EIGHT);
    assert.equal(hear(2, BARE), 'no-time');
  });

  it('is forgotten after a quarter of an hour, and with many messages', () => {
    const { hear, times } = line();
    hear(1, TIMED);
    assert.equal(hear(2, BARE, { nowMs: 900_000 }), EIGHT);
    assert.equal(hear(2, BARE, { nowMs: 900_001 }), 'no-time');
    for (let count = 0; count < 1000; count += 1) hear(1, TIMED, { qn: `${count}`, nowMs: count });
    assert.equal(times.size, 8);
    assert.equal(hear(2, BARE, { qn: '0' }), 'no-time');
    assert.equal(hear(2, BARE, { qn: '999' }), EIGHT);
  });

  it('is never guessed by the decoder alone', () => {
    const frame = frameOf('2011', BARE, { flag: 7, qn: '1', pnum: 2, pno: 2 });
    const decoded = decode(frame, options);
    assert.ok('rejected' in decoded && decoded.rejected.startsWith('no-time'));
  });

  it('is not taken over where the device has no QN', () => {
    const { hear, times } = line();
    hear(1, TIMED, { qn: '' });
    assert.equal(hear(2, BARE, { qn: '' }), 'no-time');
    assert.equal(times.size, 0);
  });
});
