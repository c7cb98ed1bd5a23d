import type { EChartsCoreOption } from 'echarts/core';
import type { Trend } from './trend.ts';
import { withGaps } from './trend.ts';

/** The colours of the present theme, read from the tokens. */
export type ChartColours = Readonly<
  Record<'text' | 'line' | 'surface' | 'red' | 'orange' | 'yellow', string> & {
    series: readonly string[];
    /** A canvas inherits no font. */
    font: string;
  }
>;
type Words = {
  readonly value: (value: number) => string;
  readonly instant: (atMs: number) => string;
};

/** A trend as an ECharts option. */
export function trendOption(trend: Trend, colours: ChartColours, words: Words): EChartsCoreOption {
  return {
    animation: false,
    // A time since a beginning counts from zero, in no zone.
    useUTC: trend.isElapsed ?? false,
    color: [...colours.series],
    textStyle: { fontFamily: colours.font },
    grid: { left: 8, right: 56, top: 28, bottom: 8, containLabel: true },
    legend: {
      show: trend.series.length > 1,
      data: trend.series.map(({ name }) => name),
      ...{ top: 0, right: 8, itemWidth: 14, itemHeight: 3, icon: 'rect' },
      textStyle: { color: colours.text, fontSize: 12 },
    },
    tooltip: tooltip(trend, colours, words),
    dataZoom: [{ type: 'inside', filterMode: 'none' }],
    xAxis: timeAxis(trend, colours),
    yAxis: valueAxis(trend, colours, words),
    series: trend.series.flatMap((series, place) => lines(series, place, { trend, colours })),
  };
}

function tooltip(trend: Trend, colours: ChartColours, words: Words): object {
  return {
    trigger: 'axis',
    confine: true,
    backgroundColor: colours.surface,
    borderColor: colours.line,
    textStyle: { color: colours.text, fontSize: 12 },
    axisPointer: { lineStyle: { color: colours.line } },
    valueFormatter: (value: unknown) =>
      typeof value === 'number' ? `${words.value(value)} ${trend.unit}` : '–',
  };
}

/** Numbers alone read the same in every language. */
const CLOCK_LABELS = {
  ...{ year: '{yyyy}', month: '{MM}/{dd}', day: '{MM}/{dd}', hour: '{HH}:{mm}' },
  ...{ minute: '{HH}:{mm}', second: '{HH}:{mm}:{ss}', millisecond: '{HH}:{mm}:{ss}' },
};

/** `12:30` min:s after the beginning. */
function minutesText(sinceMs: number): string {
  const seconds = Math.round(sinceMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
const elapsedLabel = { formatter: ({ value }: { value: number }) => minutesText(value) };

function timeAxis(trend: Trend, colours: ChartColours): object {
  return {
    type: 'time',
    min: trend.fromMs,
    max: trend.toMs,
    axisLine: { lineStyle: { color: colours.line } },
    axisLabel: {
      color: colours.text,
      fontSize: 11,
      hideOverlap: true,
      formatter: trend.isElapsed ? minutesText : CLOCK_LABELS,
    },
    splitLine: { show: false },
    ...(trend.isElapsed ? { axisPointer: { label: elapsedLabel } } : {}),
  };
}

function valueAxis(trend: Trend, colours: ChartColours, words: Words): object {
  return {
    type: 'value',
    scale: true,
    name: trend.unit,
    nameTextStyle: { color: colours.text, align: 'right', fontSize: 11 },
    // The limits are always in view: a value far below one looks far below it.
    min: (extent: Extent) => niceBounds(extent, trend).low,
    max: (extent: Extent) => niceBounds(extent, trend).high,
    // The bounds are labels, too: one that lies against its neighbour is left out.
    axisLabel: { color: colours.text, fontSize: 11, formatter: words.value, hideOverlap: true },
    splitLine: { lineStyle: { color: colours.line, opacity: 0.5 } },
  };
}

type Extent = { readonly min: number; readonly max: number };

/** Round numbers around the data and the limits. */
export function niceBounds(extent: Extent, trend: Trend): { low: number; high: number } {
  const values = [extent.min, extent.max, ...trend.limits.map(({ value }) => value)];
  const known = values.filter(Number.isFinite);
  const min = Math.min(...known);
  const max = Math.max(...known);
  const span = (trend.isFromZero ? max : max - min) || Math.abs(max) || 1;
  const step = 10 ** Math.floor(Math.log10(span)) / 2;
  const low = trend.isFromZero ? Math.min(0, min) : min;
  return { low: Math.floor(low / step) * step, high: Math.ceil(max / step) * step };
}

type Context = { trend: Trend; colours: ChartColours };

function lines(series: Trend['series'][number], place: number, context: Context): object[] {
  const { trend } = context;
  const main = {
    type: 'line',
    name: series.name,
    ...(series.tone && { color: context.colours[series.tone] }),
    showSymbol: series.rows.length < 2,
    symbolSize: 5,
    connectNulls: false,
    sampling: 'lttb',
    lineStyle: { width: 1.75 },
    data: withGaps(series.rows, trend.gapMs, (row) => row.value),
    ...(place === 0 && { markLine: limitLines(context) }),
  };
  return [...band(series, place, context), main];
}

/** The range within each rolled-up row, so that a peak is not averaged away. */
function band(series: Trend['series'][number], place: number, context: Context): object[] {
  const { trend, colours } = context;
  if (!series.rows.some((row) => row.max !== undefined && row.max !== row.min)) return [];
  const common = {
    type: 'line',
    stack: `band-${place}`,
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
    connectNulls: false,
  };
  const lowest = (row: (typeof series.rows)[number]) => row.min ?? row.value;
  const height = (row: (typeof series.rows)[number]) => (row.max ?? row.value) - lowest(row);
  const areaStyle = { color: colours.series[place] ?? colours.text, opacity: 0.16 };
  return [
    { ...common, data: withGaps(series.rows, trend.gapMs, lowest) },
    { ...common, areaStyle, data: withGaps(series.rows, trend.gapMs, height) },
  ];
}

function limitLines({ trend, colours }: Context): object {
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    data: trend.limits.map(({ label, value, tone }) => ({
      yAxis: value,
      lineStyle: { color: colours[tone], type: 'dashed', width: 1.25 },
      label: { formatter: label, color: colours[tone], fontSize: 11, position: 'end' },
    })),
  };
}
