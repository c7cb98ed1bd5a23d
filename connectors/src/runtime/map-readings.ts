import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import { isPosition } from '../contract.ts';
import type { PositionReading, Reading, ValueReading } from '../contract.ts';
import type { WirePosition, WireReading } from './ingest-client.ts';

/** Readings under the park's names, what has none there, and what cannot be stored under any. */
export type Mapped = {
  readonly observations: readonly WireReading[];
  readonly positions: readonly WirePosition[];
  readonly unmapped: readonly Reading[];
  /** Why, in words that begin with the one that is counted. */
  readonly unfit: readonly string[];
};

type Device = Pick<DeviceAccount<unknown>, 'points' | 'object'>;
type Lists = {
  readonly observations: WireReading[];
  readonly positions: WirePosition[];
  readonly unmapped: Reading[];
  readonly unfit: string[];
};

/** ECMA-262: the largest time that a Date can hold. */
const LAST_MS = 8.64e15;

/** The protocol's points → the park's points, scaled; the device's own word for itself → the park's moving object. */
export function mapReadings({ points, object }: Device, readings: readonly Reading[]): Mapped {
  const mapped: Lists = { observations: [], positions: [], unmapped: [], unfit: [] };
  for (const reading of readings) {
    if (!Number.isFinite(reading.atMs) || Math.abs(reading.atMs) > LAST_MS) {
      mapped.unfit.push(`bad-time: ${reading.point} at ${reading.atMs} ms`.slice(0, 500));
    } else if (isPosition(reading)) {
      addPosition(mapped, reading, reading.isParkCode === true ? reading.point : object);
    } else {
      addValue(mapped, reading, points);
    }
  }
  return mapped;
}

function addValue(lists: Lists, reading: ValueReading, points: Device['points']): void {
  const { point: name, atMs, quality } = reading;
  const mapping = Object.hasOwn(points, name) ? points[name] : undefined;
  if (mapping === undefined && reading.isParkCode !== true)
    return void lists.unmapped.push(reading);
  const { point, scale, offset } = mapping ?? { point: name, scale: 1, offset: 0 };
  const value = reading.value * scale + offset;
  if (!Number.isFinite(value)) {
    return void lists.unfit.push(
      `not-finite: ${name} = ${reading.value} × ${scale} + ${offset}`.slice(0, 500),
    );
  }
  const time = new Date(atMs).toISOString();
  lists.observations.push({ point, time, value, ...(quality === 'good' ? {} : { quality }) });
}

function addPosition(lists: Lists, reading: PositionReading, object: string | undefined): void {
  if (object === undefined) return void lists.unmapped.push(reading);
  const { atMs, lon, lat, speedKmh, headingDeg, altitudeM, alarms, status, isLate } = reading;
  // What is beside the place must not cost the place: out of the range of the wire it is left out.
  lists.positions.push({
    ...{ object, time: new Date(atMs).toISOString(), lon, lat },
    ...(isWithin(speedKmh, 0, 400) ? { speedKmh } : {}),
    ...(isWithin(headingDeg, 0, 360) ? { headingDeg } : {}),
    ...(isWithin(altitudeM, -1000, 40_000) ? { altitudeM } : {}),
    ...(alarms === undefined ? {} : { alarms: alarms.slice(0, 32) }),
    ...(status === undefined ? {} : { status: status.slice(0, 32) }),
    ...(isLate === true ? { isLate } : {}),
  });
}

function isWithin(value: number | undefined, least: number, most: number): value is number {
  return value !== undefined && value >= least && value <= most;
}
