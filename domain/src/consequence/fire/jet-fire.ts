import { finite, fraction, positive, zeroOrMore } from '../inputs.ts';
import { extrapolations, type ValidRange } from '../validity.ts';
import type { Weather } from '../weather/weather.ts';
import { figure, type Figure } from './figure.ts';
import { apiFlameLengthM } from './jet-flame.ts';
import { radiationField, type Facing, type RadiationField } from './radiation-field.ts';
import { transmissivity, waterVapourPressurePa } from './transmissivity.ts';

type Vector = readonly [x: number, y: number, z: number];

/** A flame as equal points that radiate to all sides. */
export type RadiatingLine = {
  readonly points: readonly Vector[];
  /** Of all points together. */
  readonly radiatedW: number;
  /** Nearer than this to a point is inside the flame. */
  readonly nearestM: number;
};

/** The visible flame begins at a fifth of its length (lift-off) and ends at its tip. */
const FROM = 0.2;
const POINTS = 20;

/**
 * A jet flame as points on its axis.
 * @param axis  from the opening to the tip, m; the flame of a jet that points down lies on the ground
 * @throws RangeError for a flame without length
 * @source multi-point source model, Hankinson & Lowesmith (2012) (recalled); 20 equal points from 0.2 L to L as validated
 *   against 30 radiometers of Johnson et al. (1994) in jet-fire.test.ts
 */
export function radiatingLine(opening: Vector, axis: Vector, radiatedW: number): RadiatingLine {
  const lengthM = positive('flame length', Math.hypot(...axis));
  const points = Array.from({ length: POINTS }, (_, at): Vector => {
    const share = FROM + ((1 - FROM) * at) / (POINTS - 1);
    return [
      opening[0] + share * axis[0],
      opening[1] + share * axis[1],
      Math.max(0, opening[2] + share * axis[2]),
    ];
  });
  return { points, radiatedW, nearestM: lengthM / POINTS };
}

/**
 * Flux of a radiating line at a place, W/m². `max` counts every point as faced: exact beyond about a flame length, above
 * any flat surface nearer.
 * @param transmissivityAt  of the distance from a point, m
 */
export function lineFluxWPerM2(
  { points, radiatedW, nearestM }: RadiatingLine,
  target: Vector,
  transmissivityAt: (pathM: number) => number,
): { readonly [facing in Facing]: number } {
  const each = radiatedW / points.length / (4 * Math.PI);
  let [max, x, y, horizontal] = [0, 0, 0, 0];
  for (const point of points) {
    const away: Vector = [point[0] - target[0], point[1] - target[1], point[2] - target[2]];
    const distanceM = Math.max(nearestM, Math.sqrt(away[0] ** 2 + away[1] ** 2 + away[2] ** 2));
    const flux = (each * transmissivityAt(distanceM)) / distanceM ** 2;
    max += flux;
    x += (flux * away[0]) / distanceM;
    y += (flux * away[1]) / distanceM;
    horizontal += (flux * Math.max(0, away[2])) / distanceM;
  }
  return { max, vertical: Math.hypot(x, y), horizontal };
}

export type JetFire = {
  readonly rateKgPerS: number;
  readonly heatOfCombustionJPerKg: number;
  readonly radiantFraction: number;
  /** Of the opening above ground. */
  readonly heightM: number;
  /** Where the jet points: 0 downwind, 90 to the left of the wind. */
  readonly bearingDeg: number;
  /** Above the horizontal, −90 to 90. */
  readonly elevationDeg: number;
  /** Speed of the jet at the opening; with it the wind bends the flame; null: straight. */
  readonly exitVelocityMPerS: number | null;
  /** Default API RP 521. */
  readonly flameLengthM?: number;
  readonly durationS: number | null;
};

/** Rates of the jets that the model was compared with. */
const RATE_RANGE: ValidRange = {
  code: 'jet-fire.rate',
  quantity: { zh: '喷射火泄放速率', en: 'Jet rate' },
  unit: 'kg/s',
  from: 2.8,
  to: 8.4,
  source: 'Johnson et al. 1994',
};

/**
 * Jet fire: 20 points on a straight axis that radiate a fixed share of the heat. Not the Chamberlain cone: no worked
 * example of it could be trusted.
 * @returns the field around the ground below the opening
 * @throws RangeError for values that make no sense
 * @source API RP 521 (length, and the bend by adding wind and jet velocities: recalled); points as in `radiatingLine`
 */
export function jetFire(jet: JetFire, weather: Weather): RadiationField {
  const { rateKgPerS, heatOfCombustionJPerKg, durationS } = jet;
  const lengthM = jet.flameLengthM ?? apiFlameLengthM(rateKgPerS, heatOfCombustionJPerKg);
  const radiatedW =
    positive('rateKgPerS', rateKgPerS) *
    positive('heatOfCombustionJPerKg', heatOfCombustionJPerKg) *
    fraction('radiantFraction', jet.radiantFraction);
  const axis = flameAxis(jet, weather.windMPerS, positive('flameLengthM', lengthM));
  const line = radiatingLine([0, 0, zeroOrMore('heightM', jet.heightM)], axis, radiatedW);
  const waterPa = waterVapourPressurePa(weather.temperatureK, weather.relativeHumidity);
  const tau = (pathM: number): number => transmissivity(waterPa, pathM);
  const middleShare = (1 + FROM) / 2;
  return radiationField({
    model: 'jet-fire',
    durationS,
    figures: figuresOf(jet, lengthM, axis),
    caveats: extrapolations([[RATE_RANGE, rateKgPerS]]),
    middle: [middleShare * axis[0], middleShare * axis[1]],
    fluxWPerM2: (xM, yM, facing) => lineFluxWPerM2(line, [xM, yM, 0], tau)[facing],
  });
}

function flameAxis(
  { bearingDeg, elevationDeg, exitVelocityMPerS }: JetFire,
  windMPerS: number,
  lengthM: number,
): Vector {
  const bearing = (finite('bearingDeg', bearingDeg) / 180) * Math.PI;
  if (!(Math.abs(elevationDeg) <= 90))
    throw new RangeError(`elevationDeg must be within ±90, got ${elevationDeg}`);
  const elevation = (elevationDeg / 180) * Math.PI;
  const bend =
    exitVelocityMPerS === null ? 0 : windMPerS / positive('exitVelocityMPerS', exitVelocityMPerS);
  const x = Math.cos(elevation) * Math.cos(bearing) + bend;
  const y = Math.cos(elevation) * Math.sin(bearing);
  const z = Math.sin(elevation);
  const scale = lengthM / Math.hypot(x, y, z);
  return [scale * x, scale * y, scale * z];
}

function figuresOf(jet: JetFire, lengthM: number, [x, y, z]: Vector): Figure[] {
  const powerMw = (jet.rateKgPerS * jet.heatOfCombustionJPerKg) / 1e6;
  const riseDeg = (Math.atan2(z, Math.hypot(x, y)) / Math.PI) * 180;
  return [
    figure('rate', { zh: '泄放速率', en: 'Release rate' }, jet.rateKgPerS, 'kg/s'),
    figure('heat-release', { zh: '热释放速率', en: 'Heat release' }, powerMw, 'MW'),
    figure(
      'radiant-fraction',
      { zh: '热辐射系数', en: 'Radiant fraction' },
      jet.radiantFraction,
      '',
    ),
    figure('flame-length', { zh: '火焰长度', en: 'Flame length' }, lengthM, 'm'),
    figure('flame-elevation', { zh: '火焰仰角', en: 'Flame elevation' }, riseDeg, '°'),
  ];
}
