// What is measured at each kind of facility.
//   tank: level, temperature, pressure; two gas detectors where the content asks for them
//   process unit: the eight variables of process-points.ts, motor temperature, two or three gas detectors
//   warehouse: temperature, humidity, two gas detectors      loading: flow, pressure, two gas detectors
//   utility: pressure, motor temperature, one gas detector
import type { PointSignal, SensorPoint } from './demo-park-types.ts';
import { gasDrafts } from './gas-points.ts';
import type { PointDraft, PointSite } from './point-draft.ts';
import { finishPoint, plantSignal, tidy } from './point-draft.ts';
import { processDrafts } from './process-points.ts';

export function facilityPoints(site: PointSite): SensorPoint[] {
  return draftsOf(site).map((draft, index) => finishPoint(draft, site, index));
}

function draftsOf(site: PointSite): PointDraft[] {
  switch (site.facility.kind) {
    case 'tank':
      return [...tankDrafts(site), ...gasDrafts(site, 2)];
    case 'process-unit':
      return [...processDrafts(site), motorDraft(site), ...gasDrafts(site, 2)];
    case 'warehouse':
      return [...warehouseDrafts(site), ...gasDrafts(site, 2)];
    case 'loading':
      return [...loadingDrafts(site), ...gasDrafts(site, 2)];
    case 'utility':
      return [...utilityDrafts(site), ...gasDrafts(site, 1)];
  }
}

function tankDrafts(site: PointSite): PointDraft[] {
  const { facility, run } = site;
  const fillPct = Math.min(
    82,
    Math.max(20, (100 * (facility.quantityT ?? 50)) / (facility.capacityT ?? 100)),
  );
  return [
    {
      kind: 'level',
      letters: 'LT',
      nameZh: '液位',
      nameEn: 'level',
      unit: '%',
      rangeLow: 0,
      rangeHigh: 100,
      limits: { ll: 5, l: 10, h: 90, hh: 95 },
      extra: { frozenS: 43_200 },
      signal: plantSignal(run, 'xmeas15', { nominal: fillPct, swing: 0.6 }),
    },
    storeTemperature(site, '罐内温度', 'temperature'),
    tankPressure(site),
  ];
}

function tankPressure({ substance, run }: PointSite): PointDraft {
  const base = {
    kind: 'pressure' as const,
    letters: 'PT',
    nameZh: '罐内压力',
    nameEn: 'pressure',
    unit: 'kPa' as const,
  };
  const signal = (nominal: number, swing: number): PointSignal =>
    plantSignal(run, 'xmeas16', { nominal, swing });
  if (substance?.phase === 'liquefied-gas')
    return {
      ...base,
      rangeLow: 0,
      rangeHigh: 2500,
      limits: { ll: 100, l: 200, h: 1400, hh: 1600 },
      signal: signal(820, 12),
    };
  return {
    ...base,
    rangeLow: -2,
    rangeHigh: 20,
    limits: { ll: -0.5, l: -0.2, h: 2, hh: 3 },
    signal: signal(0.8, 0.05),
  };
}

/** A store follows the air's temperature at 40 % of its swing; cold stores are kept cold. */
function storeTemperature(
  { substance, run }: PointSite,
  nameZh: string,
  nameEn: string,
): PointDraft {
  const isCold = substance?.phase === 'cryogenic-liquid';
  const nominal = substance?.cas === '74-82-8' ? -161 : substance?.cas === '74-85-1' ? -103 : -183;
  const base = {
    kind: 'temperature' as const,
    letters: 'TT',
    nameZh,
    nameEn,
    unit: 'degC' as const,
  };
  if (isCold)
    return {
      ...base,
      rangeLow: -200,
      rangeHigh: 60,
      limits: { h: nominal + 4, hh: nominal + 7 },
      signal: plantSignal(run, 'xmeas11', { nominal, swing: 0.2 }),
    };
  return {
    ...base,
    rangeLow: -20,
    rangeHigh: 80,
    limits: { h: 38, hh: 45 },
    extra: { frozenS: 43_200 },
    signal: { source: 'epw', channel: 'temperature', scale: 0.4, offset: 17.5, phaseS: -7200 },
  };
}

/**
 * Motors run 36–42 K over the air. Every thirteenth has dirty cooling and stands in a house that follows the weather by half:
 * it passes 80 °C on mild afternoons, and from June to September it stays there.
 */
function motorDraft({ facility, enterprise, run }: PointSite): PointDraft {
  const isDirty = (Number(enterprise.code.slice(1)) + facility.code.charCodeAt(4)) % 13 === 3;
  return {
    kind: 'motor-temperature',
    letters: 'TT',
    nameZh: '主电机绕组温度',
    nameEn: 'main motor winding temperature',
    unit: 'degC',
    rangeLow: 0,
    rangeHigh: 150,
    limits: { h: 95, hh: 110 },
    extra: { sustainedAbove: { limit: 80, hours: 3 }, frozenS: 21_600 },
    signal: {
      source: 'epw',
      channel: 'temperature',
      scale: isDirty ? 0.5 : 1.1,
      offset: isDirty ? 73 : tidy(33 + (run.phaseS % 7)),
      phaseS: -1800,
    },
  };
}

function warehouseDrafts(site: PointSite): PointDraft[] {
  return [
    {
      ...storeTemperature(site, '库内温度', 'temperature'),
      limits: { h: 35, hh: 40 },
      outsideM: -1,
    },
    {
      kind: 'humidity',
      letters: 'MT',
      nameZh: '库内湿度',
      nameEn: 'humidity',
      unit: '%',
      rangeLow: 0,
      rangeHigh: 100,
      limits: { h: 85, hh: 92 },
      outsideM: -1,
      signal: {
        source: 'aqmesh',
        channel: 'humidity',
        scale: 0.8,
        offset: 0,
        phaseS: site.run.phaseS,
      },
    },
  ];
}

function loadingDrafts({ run }: PointSite): PointDraft[] {
  return [
    {
      kind: 'flow',
      letters: 'FT',
      nameZh: '装车流量',
      nameEn: 'loading flow',
      unit: 'm3/h',
      rangeLow: 0,
      rangeHigh: 120,
      limits: { h: 80, hh: 100 },
      signal: plantSignal(run, 'xmeas06', { nominal: 55, swing: 1.5 }),
    },
    {
      kind: 'pressure',
      letters: 'PT',
      nameZh: '装车管线压力',
      nameEn: 'loading line pressure',
      unit: 'kPa',
      rangeLow: 0,
      rangeHigh: 1600,
      limits: { h: 900, hh: 1100 },
      signal: plantSignal(run, 'xmeas16', { nominal: 480, swing: 9 }),
    },
  ];
}

function utilityDrafts(site: PointSite): PointDraft[] {
  return [
    {
      kind: 'pressure',
      letters: 'PT',
      nameZh: '出口压力',
      nameEn: 'outlet pressure',
      unit: 'kPa',
      rangeLow: 0,
      rangeHigh: 1600,
      limits: { ll: 300, l: 400, h: 900, hh: 1000 },
      signal: plantSignal(site.run, 'xmeas16', { nominal: 620, swing: 8 }),
    },
    motorDraft(site),
  ];
}
