import { HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import { unitSymbol } from '../../i18n/unit-symbol.ts';
import type { Trend, TrendLimit } from './trend.ts';

type PointSeries = {
  readonly resolution: 'raw' | 'minute' | 'hour';
  readonly rows: readonly { at: string; value: number; min: number; max: number }[];
};
type Limits = Readonly<Record<'ll' | 'l' | 'h' | 'hh', number | null>>;

type PointTrend = {
  readonly name: string;
  readonly unit: string;
  readonly series: PointSeries;
  readonly limits: Limits;
  readonly fromMs: number;
  readonly toMs: number;
};

/** Three rows in a row missing is a gap; raw data is judged by the pace that it really came at. */
const MISSED_ROWS = 3;
const ROLLED_UP_MS = { minute: MINUTE_MS, hour: HOUR_MS };

/** The answer of `readSeries` and the point's set points as a chart. */
export function pointTrend({ name, unit, series, limits, fromMs, toMs }: PointTrend): Trend {
  const rows = series.rows.map(({ at, value, min, max }) => ({
    atMs: Date.parse(at),
    value,
    min,
    max,
  }));
  const stepMs = series.resolution === 'raw' ? medianStepMs(rows) : ROLLED_UP_MS[series.resolution];
  return {
    series: [{ name, rows }],
    limits: limitsOf(limits),
    unit: unitSymbol(unit),
    gapMs: stepMs * MISSED_ROWS,
    fromMs,
    toMs,
  };
}

function limitsOf(limits: Limits): TrendLimit[] {
  const all = [
    { label: 'HH', value: limits.hh, tone: 'red' },
    { label: 'H', value: limits.h, tone: 'orange' },
    { label: 'L', value: limits.l, tone: 'orange' },
    { label: 'LL', value: limits.ll, tone: 'red' },
  ] as const;
  return all.flatMap(({ label, value, tone }) => (value === null ? [] : [{ label, value, tone }]));
}

function medianStepMs(rows: readonly { atMs: number }[]): number {
  const steps = rows.slice(1).map((row, place) => row.atMs - (rows[place]?.atMs ?? row.atMs));
  const sorted = steps.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? MINUTE_MS;
}
