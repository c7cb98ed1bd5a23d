// Rule: six stations of the park on its largest road lots, far apart: each measures weather (recorded year) and air (a recorded
// Chinese station with its gaps). Limits: wind level 6 (10.8 m/s: no work at height, lifting or hot work outside) and level 8; heavy rain 16 mm/h and
// 50 mm/h; air 35 and 40 °C; hourly limits of GB 3095-2012 level 2 for SO2, NO2, CO, O3; PM at AQI 200 and 300 (HJ 633).
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';

import { lengthBetween } from '../geometry/plane-shapes.ts';
import type { Lot, SensorPoint } from './demo-park-types.ts';
import { pointAt } from './plane-geometry.ts';
import { placeIn } from './rescue.ts';

const STATIONS = 6;
const APART_M = 1800;

type Row = Pick<SensorPoint, 'kind' | 'nameZh' | 'nameEn' | 'unit' | 'rangeLow' | 'rangeHigh'> & {
  readonly channel: string;
  readonly source: 'epw' | 'beijing';
  readonly h: number | null;
  readonly hh: number | null;
};

const row = (
  [kind, nameZh, nameEn]: readonly [Row['kind'], string, string],
  [unit, rangeLow, rangeHigh]: readonly [Row['unit'], number, number],
  [source, channel, h, hh]: readonly [Row['source'], string, number | null, number | null],
): Row => ({ kind, nameZh, nameEn, unit, rangeLow, rangeHigh, source, channel, h, hh });

const ROWS: readonly Row[] = [
  row(['wind-speed', '风速', 'wind speed'], ['m/s', 0, 60], ['epw', 'windSpeed', 10.8, 17.2]),
  row(
    ['wind-direction', '风向', 'wind direction'],
    ['deg', 0, 360],
    ['epw', 'windDirection', null, null],
  ),
  row(
    ['air-temperature', '气温', 'air temperature'],
    ['degC', -20, 60],
    ['epw', 'temperature', 35, 40],
  ),
  row(
    ['humidity', '相对湿度', 'relative humidity'],
    ['%', 0, 100],
    ['epw', 'humidity', null, null],
  ),
  row(['rain', '小时雨量', 'hourly rain'], ['mm', 0, 200], ['epw', 'rain', 16, 50]),
  row(
    ['air-quality', '细颗粒物 PM2.5', 'fine particles PM2.5'],
    ['ug/m3', 0, 1000],
    ['beijing', 'pm25', 150, 250],
  ),
  row(
    ['air-quality', '可吸入颗粒物 PM10', 'particles PM10'],
    ['ug/m3', 0, 1500],
    ['beijing', 'pm10', 350, 420],
  ),
  row(
    ['air-quality', '二氧化硫 SO2', 'sulfur dioxide'],
    ['ug/m3', 0, 2000],
    ['beijing', 'so2', 500, 800],
  ),
  row(
    ['air-quality', '二氧化氮 NO2', 'nitrogen dioxide'],
    ['ug/m3', 0, 2000],
    ['beijing', 'no2', 200, 700],
  ),
  row(
    ['air-quality', '一氧化碳 CO', 'carbon monoxide'],
    ['ug/m3', 0, 60_000],
    ['beijing', 'co', 10_000, 35_000],
  ),
  row(['air-quality', '臭氧 O3', 'ozone'], ['ug/m3', 0, 1200], ['beijing', 'o3', 200, 300]),
];

export function stationPoints(lots: readonly Lot[], frame: LocalFrame): SensorPoint[] {
  return stationPlaces(lots, frame).flatMap((place, at) =>
    ROWS.map((one, index) => stationPoint(one, { place, at, index, frame })),
  );
}

type Standing = {
  readonly place: EastNorth;
  readonly at: number;
  readonly index: number;
  readonly frame: LocalFrame;
};

function stationPoint(one: Row, { place, at, index, frame }: Standing): SensorPoint {
  const { source, channel, ...rest } = one;
  const [station, number] = [`ENV${at + 1}`, String(index + 1).padStart(2, '0')];
  const mast: EastNorth = [place[0] + 1.5 * index, place[1] + (at % 2)];
  // Stations see the same weather a little apart, and a little more or less of it; a direction is not scaled.
  const scale = one.kind === 'wind-speed' || one.kind === 'air-quality' ? 1 + (at - 2.5) * 0.03 : 1;
  return {
    ref: `pt-${station}-${number}`,
    enterpriseRef: null,
    facilityRef: null,
    externalId: `PARK.${station}.${number}`,
    code: `${station}-${number}`,
    ...rest,
    nameZh: `环境站 ${at + 1} ${one.nameZh}`,
    nameEn: `Station ${at + 1} ${one.nameEn}`,
    substanceCas: null,
    ll: null,
    l: null,
    deadband: (one.rangeHigh - one.rangeLow) * 0.005,
    delayS: 60,
    staleS: 3600,
    rateLimitPerMin: null,
    frozenS: null,
    sustainedAbove: null,
    intervalS: 300,
    priority: 'low',
    heightM: source === 'epw' ? 10 : 3,
    geometry: pointAt(mast, frame),
    signal: { source, channel, scale, offset: 0, phaseS: at * 240 },
  };
}

function stationPlaces(lots: readonly Lot[], frame: LocalFrame): EastNorth[] {
  const roads = lots.filter((lot) => lot.purpose === 'road').sort((a, b) => b.areaM2 - a.areaM2);
  const places: EastNorth[] = [];
  for (const lot of roads) {
    const place = placeIn(lot, frame);
    const isApart = places.every((other) => lengthBetween(other, place) > APART_M);
    if (isApart && places.length < STATIONS) places.push(place);
  }
  return places;
}
