import { describe, expect, it, vi } from 'vitest';
import { render } from '../testing/render.ts';
import { samplePoint } from '../testing/samples.ts';
import { PointValue, shownValue } from './point-value.ts';

const at = Date.parse('2026-07-21T08:30:00.000Z');
const live = (atMs: number, value = 0.9, quality: 'good' | 'bad' = 'good') => ({
  pointId: 11,
  atMs,
  value,
  quality,
});

describe('shownValue', () => {
  const never = samplePoint({ last: null, unknownWhy: 'never', state: 'unknown' });
  const parked = samplePoint({ unknownWhy: 'out-of-service', state: 'unknown' });
  it.each([
    ['the loaded value', samplePoint(), undefined, at, { value: 0.4, atMs: at }],
    ['the newer live value', samplePoint(), live(at + 5), at + 9, { value: 0.9, atMs: at + 5 }],
    ['not an older live value', samplePoint(), live(at - 5), at, { value: 0.4, atMs: at }],
    ['zero as zero', samplePoint(), live(at + 1, 0), at + 1, { value: 0, atMs: at + 1 }],
    ['nothing that never came', never, undefined, at, { unknown: 'never' }],
    ['a first value at last', never, live(at), at, { value: 0.9, atMs: at }],
    [
      'still the value at the limit',
      samplePoint(),
      undefined,
      at + 3_600_000,
      { value: 0.4, atMs: at },
    ],
    ['no stale value', samplePoint(), undefined, at + 3_600_001, { unknown: 'stale' }],
    ['no bad value', samplePoint(), live(at + 1, 9, 'bad'), at + 1, { unknown: 'bad-quality' }],
    ['nothing while out of service', parked, live(at), at, { unknown: 'out-of-service' }],
  ])('shows %s', (_what, point, reading, nowMs, expected) => {
    expect(shownValue(point, reading, nowMs)).toEqual(expected);
  });
});

describe('PointValue', () => {
  it('follows the live line, and says "unknown" with the reason', async () => {
    const last = { at: new Date().toISOString(), value: 0.4, quality: 'good' as const };
    const page = await render(PointValue, { inputs: { point: samplePoint({ last }) } });
    expect(page.text()).toBe('0.4 ppm');
    page.socket.send('readings', [[11, Date.now(), 7.5, 0]]);
    await vi.waitFor(async () => {
      await page.settle();
      expect(page.text()).toBe('7.5 ppm');
    });
    expect(page.find('.alarm')).not.toBeNull();
    page.socket.send('readings', [[11, Date.now(), 7.5, 2]]);
    await vi.waitFor(async () => {
      await page.settle();
      expect(page.text()).toBe('未知 · 质量异常');
    });
  });
});
