import type { PlaceHistory } from '@parkwatch/domain/wire/zone-places';
import type { Trend, TrendSeries } from '../../ui/chart/trend.ts';

type Names = { readonly value: string; readonly red: string; readonly yellow: string };
type Row = TrendSeries['rows'][number];

/** A value that holds until its next step, as a chart with the colours' thresholds; where nothing is kept the line has a gap. */
export function historyTrend(
  { steps, colourFrom }: PlaceHistory,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  names: Names,
): Trend {
  const series: Row[][] = [];
  let run: Row[] = [];
  steps.forEach(({ at, value }, index) => {
    const next = steps[index + 1];
    if (value === null) {
      if (run.length > 0) series.push(run);
      run = [];
      return;
    }
    // Held to the moment before the next step: a step is upright, no ramp.
    const untilMs = next === undefined ? toMs : Date.parse(next.at) - 1;
    run.push({ atMs: Date.parse(at), value }, { atMs: Math.min(untilMs, toMs), value });
  });
  if (run.length > 0) series.push(run);
  return {
    series: series.map((rows) => ({ name: names.value, rows })),
    limits: [
      { label: names.red, value: colourFrom.red, tone: 'red' },
      { label: names.yellow, value: colourFrom.yellow, tone: 'orange' },
    ],
    unit: '',
    gapMs: Infinity,
    ...{ fromMs, toMs },
  };
}
