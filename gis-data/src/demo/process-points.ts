// Process variables of a plant unit, driven by a recorded run. Set-points: nominal ± 6 and ± 12 standard deviations of the
// normal run, which never passes 4; the recorded faults pass 10 to 20.
import type { PointDraft, PointSite } from './point-draft.ts';
import { plantSignal, tidy } from './point-draft.ts';
import type { TepVariable } from '../signals/tep.ts';

type Row = Pick<
  PointDraft,
  'kind' | 'letters' | 'nameZh' | 'nameEn' | 'unit' | 'rangeLow' | 'rangeHigh'
> & {
  readonly variable: TepVariable;
  readonly nominal: number;
  readonly swing: number;
  readonly alarms: 'both' | 'high' | 'low' | 'level';
  readonly rateLimitPerMin?: number;
};

const row = (
  [kind, letters, nameZh, nameEn]: readonly [Row['kind'], string, string, string],
  [unit, rangeLow, rangeHigh]: readonly [Row['unit'], number, number],
  [variable, nominal, swing, alarms]: readonly [TepVariable, number, number, Row['alarms']],
): Row => ({
  kind,
  letters,
  nameZh,
  nameEn,
  unit,
  rangeLow,
  rangeHigh,
  variable,
  nominal,
  swing,
  alarms,
});

const ROWS: readonly Row[] = [
  row(
    ['pressure', 'PT', '反应器压力', 'reactor pressure'],
    ['kPa', 0, 4000],
    ['xmeas07', 2706, 12, 'both'],
  ),
  {
    ...row(
      ['temperature', 'TT', '反应器温度', 'reactor temperature'],
      ['degC', 0, 300],
      ['xmeas09', 120.4, 0.5, 'both'],
    ),
    rateLimitPerMin: 3,
  },
  row(
    ['level', 'LT', '反应器液位', 'reactor level'],
    ['%', 0, 100],
    ['xmeas08', 75, 0.53, 'level'],
  ),
  row(
    ['pressure', 'PT', '分离器压力', 'separator pressure'],
    ['kPa', 0, 4000],
    ['xmeas13', 2634, 12, 'high'],
  ),
  row(
    ['temperature', 'TT', '冷却水出口温度', 'cooling-water outlet temperature'],
    ['degC', 0, 150],
    ['xmeas21', 94.6, 0.35, 'high'],
  ),
  row(
    ['level', 'LT', '分离器液位', 'separator level'],
    ['%', 0, 100],
    ['xmeas12', 50, 1.03, 'level'],
  ),
  row(['flow', 'FT', '原料进料流量', 'feed flow'], ['m3/h', 0, 1200], ['xmeas01', 250, 30, 'low']),
  row(
    ['power', 'JT', '压缩机功率', 'compressor power'],
    ['kW', 0, 600],
    ['xmeas20', 341, 1.6, 'high'],
  ),
];

export function processDrafts({ run, facility, enterprise }: PointSite): PointDraft[] {
  // Units differ: nominal values are stretched by up to ± 12 %, by the unit's number.
  const stretch =
    0.88 + ((enterprise.code.charCodeAt(3) * 7 + facility.code.charCodeAt(4) * 5) % 25) / 100;
  return ROWS.map((one) => {
    const factor = one.kind === 'level' ? 1 : stretch;
    const [nominal, swing] = [one.nominal * factor, one.swing * factor];
    return {
      kind: one.kind,
      letters: one.letters,
      nameZh: one.nameZh,
      nameEn: one.nameEn,
      unit: one.unit,
      rangeLow: one.rangeLow,
      rangeHigh: one.rangeHigh,
      limits: limitsOf(one.alarms, nominal, swing),
      extra: {
        frozenS: 21_600,
        rateLimitPerMin: one.rateLimitPerMin ?? null,
        deadband: tidy(swing),
      },
      heightM: 8,
      outsideM: -1,
      signal: plantSignal(run, one.variable, { nominal, swing }),
    };
  });
}

function limitsOf(
  alarms: Row['alarms'],
  nominal: number,
  swing: number,
): NonNullable<PointDraft['limits']> {
  if (alarms === 'level') return { ll: 20, l: 30, h: 85, hh: 92 };
  const [h, hh] = [tidy(nominal + 6 * swing), tidy(nominal + 12 * swing)];
  if (alarms === 'high') return { h, hh };
  // Feed flow cannot fall below zero, which is 8.1 deviations: its low-low lies before that.
  if (alarms === 'low') return { l: tidy(nominal - 5 * swing), ll: tidy(nominal - 7 * swing) };
  return { ll: tidy(nominal - 12 * swing), l: tidy(nominal - 6 * swing), h, hh };
}
