import type { EnterpriseRisks } from '@parkwatch/domain/wire/risk-register';
import { LEVELS } from '../register-view.ts';

/** More bars would not be read; the list below has all. */
const MOST_BARS = 15;

type Look = {
  /** Of levels 1 to 4 and of what nobody has assessed. */
  readonly colours: readonly string[];
  readonly text: string;
  readonly line: string;
  readonly surface: string;
  readonly font: string;
  /** On a phone names are cut shorter and small parts have no number on them: it would hide their colour. */
  readonly isNarrow: boolean;
  readonly words: readonly string[];
  readonly nameOf: (one: EnterpriseRisks) => string;
};

/** A pattern each beside its colour, so that a print or a colour-blind eye tells them apart: lines steeper and denser as the level rises. */
const PATTERNS = [
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 7], rotation: Math.PI / 4 },
  {
    symbol: 'circle',
    dashArrayX: [
      [7, 7],
      [0, 7, 7, 0],
    ],
    dashArrayY: [7, 0],
    symbolSize: 0.5,
  },
  null,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 6], rotation: Math.PI / 2 },
] as const;

/** The most severe enterprises, as they come. */
export function shownEnterprises(all: readonly EnterpriseRisks[]): readonly EnterpriseRisks[] {
  return all.slice(0, MOST_BARS);
}

/** Horizontal bars, one an enterprise, stacked by level. */
export function distributionOption(
  enterprises: readonly EnterpriseRisks[],
  look: Look,
): Record<string, unknown> {
  const fromBelow = enterprises.toReversed();
  const { text: color, line, surface, colours, words } = look;
  const longest = Math.max(1, ...enterprises.map(({ units }) => sumOf(units)));
  const leastShown = longest * (look.isNarrow ? 0.15 : 0.04);
  return {
    animation: false,
    // A canvas inherits no font, and the usual one has no Chinese characters.
    textStyle: { fontFamily: look.font },
    // English words of the legend take two lines on a phone.
    grid: { left: 16, right: 24, top: look.isNarrow ? 56 : 36, bottom: 8, containLabel: true },
    legend: { top: 4, left: 12, itemWidth: 22, itemHeight: 12, textStyle: { color } },
    tooltip: {
      ...{ trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
      ...{ backgroundColor: surface, borderColor: line, textStyle: { color, fontSize: 12 } },
    },
    xAxis: {
      ...{ type: 'value', minInterval: 1 },
      axisLabel: { color, fontSize: 11 },
      splitLine: { lineStyle: { color: line, opacity: 0.5 } },
    },
    yAxis: {
      ...{ type: 'category', data: fromBelow.map(look.nameOf) },
      axisLabel: { color, fontSize: 12, width: look.isNarrow ? 96 : 200, overflow: 'truncate' },
      ...{ axisLine: { lineStyle: { color: line } }, axisTick: { show: false } },
    },
    series: LEVELS.map((level, at) => ({
      ...{ type: 'bar', stack: 'units', name: words[at], cursor: 'pointer', barMaxWidth: 18 },
      data: fromBelow.map(({ units }) =>
        // Nothing is drawn for none: an empty label would leave a mark.
        units[level] === 0
          ? '-'
          : { value: units[level], label: { show: units[level] >= leastShown } },
      ),
      itemStyle: {
        ...{ color: colours[at], borderColor: surface, borderWidth: 1 },
        ...(PATTERNS[at] == null ? {} : { decal: { ...PATTERNS[at], color: 'rgba(0,0,0,0.28)' } }),
      },
      label: {
        ...{ color, fontSize: 11, backgroundColor: surface },
        ...{ padding: [1, 4], borderRadius: 3 },
      },
    })),
  };
}

function sumOf(units: EnterpriseRisks['units']): number {
  return LEVELS.reduce((sum, level) => sum + units[level], 0);
}
