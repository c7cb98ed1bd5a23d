/** One line of a trend chart. */
export type TrendSeries = {
  readonly name: string;
  /** Where the line is about a colour of risk; left out: the next colour of the series. */
  readonly tone?: 'red' | 'yellow';
  /** Instants in ascending order; `min`/`max` of a rolled-up row draw a band. */
  readonly rows: readonly {
    readonly atMs: number;
    readonly value: number;
    readonly min?: number;
    readonly max?: number;
  }[];
};

/** A set point: an alarm limit across the chart. */
export type TrendLimit = {
  readonly label: string;
  readonly value: number;
  readonly tone: 'red' | 'orange';
};

export type Trend = {
  readonly series: readonly TrendSeries[];
  readonly limits: readonly TrendLimit[];
  readonly unit: string;
  /** Rows further apart than this are not joined: no data is shown as no line. */
  readonly gapMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** The scale begins at 0: for amounts whose size counts, not their change. */
  readonly isFromZero?: boolean;
  /** Times are since a beginning, not of the clock. */
  readonly isElapsed?: boolean;
};

/** Points of a line with a hole wherever data is missing for longer than `gapMs`. */
export function withGaps(
  rows: TrendSeries['rows'],
  gapMs: number,
  pick: (row: TrendSeries['rows'][number]) => number,
): [number, number | null][] {
  const points: [number, number | null][] = [];
  let lastMs: number | undefined;
  for (const row of rows) {
    if (lastMs !== undefined && row.atMs - lastMs > gapMs) points.push([lastMs + 1, null]);
    points.push([row.atMs, pick(row)]);
    lastMs = row.atMs;
  }
  return points;
}
