import { describe, expect, it } from 'vitest';
import { pointTrend } from './point-trend.ts';
import { withGaps } from './trend.ts';
import { niceBounds, trendOption } from './trend-option.ts';

const MINUTE = 60_000;
const at = (minute: number) => new Date(minute * MINUTE).toISOString();
const row = (minute: number, value: number) => ({
  at: at(minute),
  value,
  min: value - 1,
  max: value + 1,
});
const limits = { ll: null, l: null, h: 3, hh: 5 };
const common = { name: '氯气', unit: 'ppm', limits, fromMs: 0, toMs: 10 * MINUTE };

describe('a trend', () => {
  it('breaks the line where data are missing, and only there', () => {
    const rows = [0, 1, 2, 9, 10].map((minute) => ({ atMs: minute * MINUTE, value: minute }));
    const values = withGaps(rows, 3 * MINUTE, ({ value }) => value).map(([, value]) => value);
    expect(values).toEqual([0, 1, 2, null, 9, 10]);
  });
  it('judges a gap in raw data by the pace that they came at', () => {
    const rows = [0, 1, 2, 3, 9].map((minute) => row(minute, 1));
    const raw = pointTrend({ ...common, series: { resolution: 'raw', rows } });
    expect(raw.gapMs).toBe(3 * MINUTE);
    const hourly = pointTrend({ ...common, series: { resolution: 'hour', rows } });
    expect(hourly.gapMs).toBe(180 * MINUTE);
  });
  it('has the set points that the point has', () => {
    const trend = pointTrend({ ...common, series: { resolution: 'raw', rows: [] } });
    expect(trend.limits.map(({ label, value }) => `${label} ${value}`)).toEqual(['HH 5', 'H 3']);
  });
  it('keeps the limits in view and rounds the scale', () => {
    const trend = pointTrend({ ...common, series: { resolution: 'raw', rows: [row(0, 0.4)] } });
    expect(niceBounds({ min: 0.4, max: 1.2 }, trend)).toEqual({ low: 0, high: 5 });
    expect(niceBounds({ min: Infinity, max: -Infinity }, trend)).toEqual({ low: 3, high: 5 });
  });
  it('begins at zero where the size counts', () => {
    const trend = {
      ...pointTrend({ ...common, series: { resolution: 'raw', rows: [] } }),
      limits: [],
    };
    expect(niceBounds({ min: 810, max: 1390 }, { ...trend, isFromZero: true })).toEqual({
      low: 0,
      high: 1500,
    });
  });
  it('draws the range of rolled-up rows as a band, and none for raw values', () => {
    const colours = {
      text: '#000',
      line: '#ccc',
      surface: '#fff',
      red: 'r',
      orange: 'o',
      yellow: 'y',
      font: 'sans-serif',
      series: ['a'],
    };
    const words = { value: String, instant: String };
    const rows = [row(0, 2), row(1, 3)];
    const rolled = pointTrend({ ...common, series: { resolution: 'minute', rows } });
    expect(trendOption(rolled, colours, words)['series']).toHaveLength(3);
    const flat = rows.map((one) => ({ ...one, min: one.value, max: one.value }));
    const raw = pointTrend({ ...common, series: { resolution: 'raw', rows: flat } });
    expect(trendOption(raw, colours, words)['series']).toHaveLength(1);
  });
});
