import type { ZoneHistory } from '@parkwatch/domain/wire/zone-places';
import type { Trend, TrendSeries } from '../ui/chart/trend.ts';

const M2_PER_HA = 10_000;
type Names = { readonly red: string; readonly yellow: string };

/** The largest red and yellow area of each part of the window, as a chart; where nothing is kept the lines have gaps. */
export function landTrend(
  { buckets }: ZoneHistory,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  names: Names,
): Trend {
  const stepMs = (toMs - fromMs) / Math.max(1, buckets.length);
  const rows = (of: (bucket: NonNullable<ZoneHistory['buckets'][number]>) => number) =>
    buckets.flatMap((bucket, at): TrendSeries['rows'][number][] =>
      bucket === null
        ? []
        : [{ atMs: fromMs + (at + 0.5) * stepMs, value: of(bucket) / M2_PER_HA }],
    );
  return {
    series: [
      { name: names.red, tone: 'red', rows: rows(({ redM2 }) => redM2) },
      { name: names.yellow, tone: 'yellow', rows: rows(({ yellowM2 }) => yellowM2) },
    ],
    limits: [],
    unit: 'ha',
    isFromZero: true,
    gapMs: stepMs * 1.5,
    ...{ fromMs, toMs },
  };
}
