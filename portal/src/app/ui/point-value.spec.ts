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
  const point = samplePoint();
  const value = (of: number, atMs = at) => ({ value: of, atMs });
  it.each([
    { what: 'the loaded value', point, nowMs: at, shown: value(0.4) },
    {
      what: 'the newer live value',
      point,
      reading: live(at + 5),
      nowMs: at + 9,
      shown: value(0.9, at + 5),
    },
    { what: 'not an older live value', point, reading: live(at - 5), nowMs: at, shown: value(0.4) },
    {
      what: 'zero as zero',
      point,
      reading: live(at + 1, 0),
      nowMs: at + 1,
      shown: value(0, at + 1),
    },
    { what: 'nothing that never came', point: never, nowMs: at, shown: { unknown: 'never' } },
    {
      what: 'a first value at last',
      point: never,
      reading: live(at),
      nowMs: at,
      shown: value(0.9),
    },
    { what: 'the value at the very limit', point, nowMs: at + 3_600_000, shown: value(0.4) },
    { what: 'no stale value', point, nowMs: at + 3_600_001, shown: { unknown: 'stale' } },
    {
      what: 'no bad value',
      point,
      reading: live(at + 1, 9, 'bad'),
      nowMs: at + 1,
      shown: { unknown: 'bad-quality' },
    },
    {
      what: 'nothing out of service',
      point: parked,
      reading: live(at),
      nowMs: at,
      shown: { unknown: 'out-of-service' },
    },
  ])('shows $what', ({ point: of, reading, nowMs, shown }) => {
    expect(shownValue(of, reading, nowMs)).toEqual(shown);
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
