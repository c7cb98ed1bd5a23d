import type { WeatherPoint } from '@parkwatch/domain/sources/weather';
import { WEATHER_POINTS } from '@parkwatch/domain/sources/weather';
import type { ValueReading } from '../contract.ts';

/** What a station said of one moment, in our units; what it did not say is absent. */
export type Observation = {
  readonly atMs: number;
  readonly windSpeedMPerS?: number;
  readonly windFromDeg?: number;
  readonly temperatureC?: number;
  readonly humidityPct?: number;
  readonly rainMm?: number;
  readonly cloudPct?: number;
};

type Field = Exclude<keyof Observation, 'atMs'>;
const FIELDS: Readonly<Record<Field, { point: WeatherPoint; low: number; high: number }>> = {
  windSpeedMPerS: { point: 'wind-speed', low: 0, high: 120 },
  windFromDeg: { point: 'wind-direction', low: 0, high: 360 },
  temperatureC: { point: 'air-temperature', low: -90, high: 65 },
  humidityPct: { point: 'humidity', low: 0, high: 110 },
  rainMm: { point: 'rain', low: 0, high: 500 },
  cloudPct: { point: 'cloud', low: 0, high: 100 },
};

/** The readings of an observation; a value that cannot be (a code for "missing") is left out. */
export function readingsOf(observation: Observation): ValueReading[] {
  return (Object.keys(FIELDS) as Field[]).flatMap((field) => {
    const { point, low, high } = FIELDS[field];
    const value = observation[field];
    if (value === undefined || !(value >= low && value <= high)) return [];
    return [reading(point, observation.atMs, value)];
  });
}

export function reading(point: WeatherPoint, atMs: number, value: number): ValueReading {
  return { point, atMs, value, unit: WEATHER_POINTS[point], quality: 'good' };
}

const WIND_TO_M_PER_S = { 'm/s': 1, 'km/h': 1 / 3.6, kn: 1852 / 3600, mph: 0.44704 } as const;
const CLOUD_TO_PCT = { tenths: 10, oktas: 12.5, '%': 1 } as const;

type Raw = Readonly<
  Partial<Record<'windSpeed' | 'windFrom' | 'temperature' | 'humidity' | 'rain' | 'cloud', unknown>>
>;
type Units = {
  readonly windSpeedUnit: keyof typeof WIND_TO_M_PER_S;
  readonly cloudUnit: keyof typeof CLOUD_TO_PCT;
};

/** An observation from the fields of a foreign format: numbers, or text that is one. */
export function observationOf(atMs: number, raw: Raw, units: Units): Observation {
  const wind = numberOf(raw.windSpeed);
  const cloud = numberOf(raw.cloud);
  const fields: Partial<Record<Field, number | undefined>> = {
    windSpeedMPerS: wind === undefined ? undefined : wind * WIND_TO_M_PER_S[units.windSpeedUnit],
    windFromDeg: numberOf(raw.windFrom),
    temperatureC: numberOf(raw.temperature),
    humidityPct: numberOf(raw.humidity),
    rainMm: numberOf(raw.rain),
    cloudPct: cloud === undefined ? undefined : cloud * CLOUD_TO_PCT[units.cloudUnit],
  };
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { atMs, ...(Object.fromEntries(known) as Omit<Observation, 'atMs'>) };
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value.trim().replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}
