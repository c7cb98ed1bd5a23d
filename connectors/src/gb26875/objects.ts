import type { Quality } from '@parkwatch/domain/reading/reading';
import type { ValueReading } from '../contract.ts';
import { instantAt } from './beijing-time.ts';
import { readUint } from './frame.ts';
import type { Frame } from './frame.ts';
import { partPath, systemPath } from './points.ts';
import {
  ANALOG_TYPES,
  COMMANDS,
  DEVICE_BITS,
  DEVICE_OPERATION_BITS,
  FIELD_SIZES,
  LAYOUTS,
  OPERATION_BITS,
  PART_BITS,
  SYSTEM_BITS,
} from './tables.ts';
import type { FixedType, Layout } from './tables.ts';

/** Values of an object's fields by name; of a time its epoch ms (NaN: none), of a text where it begins. */
type Fields<Of extends Layout> = { readonly [Name in Of[number][0]]: number };

/** An instant for which a value holds. */
type Stamp = { readonly atMs: number; readonly quality: Quality };

/** Gives readings of one object; null where no instant is known for it. */
type Reader<Type extends FixedType> = (
  fields: Fields<(typeof LAYOUTS)[Type]>,
  frame: Frame,
) => ValueReading[] | null;

/** What is read of each type; the others are checked and say nothing that is measured. */
const READERS: { readonly [Type in FixedType]?: Reader<Type> } = {
  1: (object, frame) =>
    stateReadings(`system/${systemPath(object)}`, SYSTEM_BITS, { ...object, frame }),
  2: (object, frame) => stateReadings(`part/${partPath(object)}`, PART_BITS, { ...object, frame }),
  3: analogReadings,
  4: (object, frame) =>
    operationReadings(`operation/${systemPath(object)}`, OPERATION_BITS, { ...object, frame }),
  8: clockReadings,
  21: (object, frame) => stateReadings('device', DEVICE_BITS, { ...object, frame }),
  24: (object, frame) =>
    operationReadings('device-operation', DEVICE_OPERATION_BITS, { ...object, frame }),
};

/** Bytes of one object of a type. */
export function objectSize(type: FixedType): number {
  return (LAYOUTS[type] as Layout).reduce((size, [, field]) => size + FIELD_SIZES[field], 0);
}

/** The objects of a frame whose size was checked; null: one has no instant, and neither has the frame. */
export function readObjects(type: FixedType, frame: Frame): ValueReading[] | null {
  // The table ties each reader to its layout; which of them is only known here.
  const read = READERS[type] as
    ((fields: object, frame: Frame) => ValueReading[] | null) | undefined;
  if (read === undefined) return [];
  const layout = LAYOUTS[type];
  const size = objectSize(type);
  const readings: ValueReading[] = [];
  for (let at = 2; at < frame.data.length; at += size) {
    const some = read(fieldsOf(layout, frame.data, at), frame);
    if (some === null) return null;
    readings.push(...some);
  }
  return readings;
}

export function fieldsOf<Of extends Layout>(
  layout: Of,
  bytes: Uint8Array,
  from: number,
): Fields<Of> {
  const fields: Record<string, number> = {};
  let at = from;
  for (const [name, type] of layout) {
    const size = FIELD_SIZES[type];
    if (type === 'time') fields[name] = instantAt(bytes, at) ?? NaN;
    else if (type === 'text') fields[name] = at;
    else if (type === 'i16') fields[name] = (readUint(bytes, at, 2) << 16) >> 16;
    else fields[name] = readUint(bytes, at, size);
    at += size;
  }
  return fields as Fields<Of>;
}

type StateObject = { readonly state: number; readonly time: number; readonly frame: Frame };

/** One point a bit: the operator needs fire and fault apart. */
function stateReadings(
  path: string,
  bits: readonly string[],
  { state, time, frame }: StateObject,
): ValueReading[] | null {
  const stamps = stampsOfState(time, frame);
  if (stamps.length === 0) return null;
  return stamps.flatMap((stamp) =>
    bits.map((name, bit) => ({
      ...{ point: `${path}/${name}`, value: (state >> bit) & 1, unit: null },
      ...stamp,
    })),
  );
}

type OperationObject = { readonly operation: number; readonly time: number; readonly frame: Frame };

/** What a person did is an event: a reading for what was done, none for what was not. */
function operationReadings(
  path: string,
  bits: readonly string[],
  { operation, time, frame }: OperationObject,
): ValueReading[] | null {
  const stamp = stampOf(time, frame);
  if (stamp === null) return null;
  return bits
    .filter((_name, bit) => (operation >> bit) & 1)
    .map((name) => ({ ...{ point: `${path}/${name}`, value: 1, unit: null }, ...stamp }));
}

function analogReadings(object: Fields<(typeof LAYOUTS)[3]>, frame: Frame): ValueReading[] | null {
  const stamp = stampOf(object.time, frame);
  if (stamp === null) return null;
  const point = `analog/${partPath(object)}/${object.analogType}`;
  const entry = ANALOG_TYPES[object.analogType];
  // A type of a maker's own: its number as it came, the configuration knows the scale.
  if (entry === undefined) return [{ point, value: object.value, unit: null, ...stamp }];
  const value = (object.value * entry.times) / entry.over;
  return [{ point, value, unit: entry.unit, ...stamp }];
}

/** How far a panel's clock is ahead of the device that asked it: what all its times are worth. */
function clockReadings(object: Fields<(typeof LAYOUTS)[8]>, { sentAtMs }: Frame): ValueReading[] {
  if (sentAtMs === null || Number.isNaN(object.time)) return [];
  const point = `system/${systemPath(object)}/clock-ahead`;
  const value = (object.time - sentAtMs) / 1000;
  return [{ point, value, unit: 's', atMs: sentAtMs, quality: 'good' }];
}

/**
 * A fire must not be lost because a panel's clock was never set: the time of the frame stands in for one that is no
 * instant, as uncertain.
 */
function stampOf(time: number, { sentAtMs }: Frame): Stamp | null {
  if (!Number.isNaN(time)) return { atMs: time, quality: 'good' };
  return sentAtMs === null ? null : { atMs: sentAtMs, quality: 'uncertain' };
}

/**
 * A state that we asked for holds since its own time, and still now: both are told, so that the park knows that it was
 * asked. One that was sent by itself holds since its time.
 */
function stampsOfState(time: number, frame: Frame): Stamp[] {
  const { command, sentAtMs } = frame;
  if (command !== COMMANDS.reply || sentAtMs === null) {
    const stamp = stampOf(time, frame);
    return stamp === null ? [] : [stamp];
  }
  const now: Stamp = { atMs: sentAtMs, quality: 'good' };
  return time < sentAtMs ? [{ atMs: time, quality: 'good' }, now] : [now];
}
