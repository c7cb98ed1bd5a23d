import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { decodeObservations } from './decode.ts';

const text = (value: unknown) => Buffer.from(JSON.stringify(value));
const good = { point: 'P1', time: '2026-07-21T16:30:00+08:00', value: 1.5 };

describe('decoding an observations push', () => {
  it('keeps the good entries and notes the others', () => {
    const decoded = decodeObservations(text({ readings: [good, { ...good, value: '1' }] }));
    assert.deepEqual(decoded, {
      readings: [
        {
          ...{ point: 'P1', atMs: Date.parse('2026-07-21T08:30:00Z'), value: 1.5 },
          ...{ unit: null, quality: 'good' },
        },
      ],
      notes: ['[1] value: a number is required'],
    });
  });

  it('is total: any change of a body gives readings or a reason', () => {
    const random = seededRandom(20260721);
    const frame = text({
      readings: [good, { ...good, point: '储罐1', quality: 'bad', unit: 'kPa' }],
    });
    for (let count = 0; count < 20_000; count += 1) {
      const bytes = Buffer.from(frame.subarray(0, 1 + random.below(frame.length)));
      for (let hits = random.below(4); hits > 0; hits -= 1) {
        bytes[random.below(bytes.length)] = random.below(256);
      }
      const decoded = decodeObservations(bytes);
      if ('rejected' in decoded) assert.match(decoded.rejected, /^[a-z0-9-]+: .{1,200}$/);
      else for (const one of decoded.readings) assert.ok(Number.isFinite(one.atMs));
    }
  });

  it('says nothing of a body that is nested beyond reason, and does not end', () => {
    const deep = Buffer.from(`{"readings":${'['.repeat(1_000_000)}`);
    assert.ok('rejected' in decodeObservations(deep));
    const nested = Buffer.from(`{"readings":[${'['.repeat(5000)}${']'.repeat(5000)}]}`);
    assert.ok('rejected' in decodeObservations(nested));
  });
});
