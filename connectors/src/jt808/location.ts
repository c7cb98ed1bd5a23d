import { wgs84FromGcj02 } from '@parkwatch/domain/geo/gcj02';
import {
  VEHICLE_ALARM_BITS,
  VEHICLE_LOADS,
  VEHICLE_STATUS_BITS,
} from '@parkwatch/domain/sources/jt808-bits';
import type { VehicleBit } from '@parkwatch/domain/sources/jt808-bits';
import type { PositionReading, Reading, ValueReading } from '../contract.ts';
import type { Body, BodyContext, Undated } from './body.ts';
import { readFields, time, uint, widthOf } from './fields.ts';
import type { Values } from './fields.ts';
import { readExtras } from './tlv.ts';

/** JT/T 808-2013, 8.18 (0x0200), the same in 2019. What follows are extras. */
export const LOCATION = [
  uint('alarm', 4),
  uint('status', 4),
  uint('lat', 4), // 1e-6 degrees
  uint('lon', 4), // 1e-6 degrees
  uint('altitude', 2), // m; below zero as its two's complement, as terminals send it
  uint('speed', 2), // 0.1 km/h
  uint('direction', 2), // degrees clockwise from north
  time('at'),
] as const;
export const LOCATION_BYTES = widthOf(LOCATION);
type Location = Values<typeof LOCATION>;

/** Stands where a time has to, and is looked at by nobody. */
const NO_TIME_MS = 0;

const POSITIONED = 1 << 1;
const SOUTH = 1 << 2;
const WEST = 1 << 3;
const ENCRYPTED = 1 << 5;

/** Beyond them it is no vehicle's: the field is left out, the position stays. */
const MOST_SPEED_KMH = 400;
const MOST_HEADING_DEG = 360;
const LEAST_ALTITUDE_M = -1000;

/** Alarms that a rule of the park may watch as a point of its own, also while there is no fix. */
const ALARM_POINTS = [0, 3, 29, 30].map((bit) => {
  return { bit, point: `alarm-${VEHICLE_ALARM_BITS[bit]!.name}` };
});
const ALARM_NAMES: ReadonlySet<string> = new Set(ALARM_POINTS.map(({ point }) => point));

/** Whether a value says that one of these alarms is on. */
export function isAlarm({ point, value }: Undated): boolean {
  return value === 1 && ALARM_NAMES.has(point);
}

/**
 * A position report (0x0200) as readings: where the vehicle is, unless it does not know, and what it measures.
 * Without a fix the place is where it once was, or nowhere: then there is no position, `fix` is 0 and a note says so.
 * Without a day and time that exist there is none either, and the values have no time: an alarm is not lost for a clock.
 */
export function readLocation(body: Buffer, context: BodyContext, isLate = false): Body {
  if (body.length < LOCATION_BYTES) {
    return { rejected: `short-body: a position report is ${LOCATION_BYTES} bytes or more` };
  }
  const location = readFields(LOCATION, body);
  const place = placeOf(location);
  if ('rejected' in place) return place;
  const atMs = location.at ?? NO_TIME_MS;
  const extras = readExtras(body, LOCATION_BYTES, atMs);
  const readings: Reading[] = extras.readings;
  readings.push(...stateReadings(location, atMs));
  const missing = noPlace(location);
  const notes = missing === null ? extras.notes : [missing, ...extras.notes];
  const rest = { notes, alarms: location.alarm, isLate };
  if (location.at === null) return { readings: [], undated: extras.readings, ...rest };
  if (missing === null) {
    const position = { ...positionOf(location, place, context), atMs };
    readings.unshift(isLate ? { ...position, isLate } : position);
  }
  return { readings, ...rest };
}

/** Why the coordinates are not where the vehicle is. */
function noPlace({ status, at }: Location): string | null {
  if (at === null) return 'bad-time: no such day or time; the values count from their arrival';
  if ((status & POSITIONED) === 0) return 'no-fix: the terminal has no position, status bit 1 is 0';
  if ((status & ENCRYPTED) === 0) return null;
  return 'encrypted: the coordinates are, status bit 5 is 1';
}

type Place = { readonly lon: number; readonly lat: number };

function placeOf({ lat, lon, status }: Location): Place | { readonly rejected: string } {
  // Some terminals and platforms swap the two: a latitude beyond the pole is told, not turned round.
  if (lat > 90_000_000) return { rejected: `out-of-range: latitude ${lat / 1e6}` };
  if (lon > 180_000_000) return { rejected: `out-of-range: longitude ${lon / 1e6}` };
  return {
    lat: (status & SOUTH ? -lat : lat) / 1e6,
    lon: (status & WEST ? -lon : lon) / 1e6,
  };
}

function positionOf(
  location: Location,
  place: Place,
  { header, datum }: BodyContext,
): Omit<PositionReading, 'atMs'> {
  const [lon, lat] =
    datum === 'gcj02' ? wgs84FromGcj02([place.lon, place.lat]) : [place.lon, place.lat];
  const { altitude, speed, direction } = location;
  const altitudeM = altitude < 0x8000 ? altitude : altitude - 0x10000;
  return {
    ...{ point: header.phone, lon, lat },
    ...(speed <= MOST_SPEED_KMH * 10 && { speedKmh: speed / 10 }),
    ...(direction <= MOST_HEADING_DEG && { headingDeg: direction % MOST_HEADING_DEG }),
    ...(altitudeM >= LEAST_ALTITUDE_M && { altitudeM }),
    alarms: namesOf(VEHICLE_ALARM_BITS, location.alarm),
    status: statusNames(location.status),
  };
}

const NONE: readonly string[] = [];

function namesOf(bits: readonly VehicleBit[], word: number): readonly string[] {
  if (word === 0) return NONE;
  return bits.filter(({ bit }) => (word >>> bit) & 1).map(({ name }) => name);
}

function statusNames(status: number): readonly string[] {
  const load = VEHICLE_LOADS.find(({ value }) => value === ((status >>> 8) & 3));
  const names = namesOf(VEHICLE_STATUS_BITS, status);
  return load === undefined ? names : [...names, load.bit.name];
}

function stateReadings({ alarm, status }: Location, atMs: number): ValueReading[] {
  return [
    state('fix', atMs, (status & POSITIONED) !== 0),
    ...ALARM_POINTS.map(({ bit, point }) => state(point, atMs, ((alarm >>> bit) & 1) === 1)),
  ];
}

function state(point: string, atMs: number, isOn: boolean): ValueReading {
  return { point, atMs, value: isOn ? 1 : 0, unit: null, quality: 'good' };
}
