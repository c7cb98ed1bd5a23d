import { instantBytes } from './beijing-time.ts';
import { lowFirst } from './frame.ts';
import { objectSize } from './objects.ts';
import { partPath, readPoint, systemPath } from './points.ts';
import type { PartKey, PointName, SystemKey } from './points.ts';
import { ANALOG_TYPES, DEVICE_BITS, PART_BITS, SYSTEM_BITS } from './tables.ts';

/** A value of a point under its name in `decode`. */
export type NamedValue = { readonly point: string; readonly value: number };
/** A data unit, ready for a frame, and the types and keys of its objects. */
export type DataUnit = readonly number[];

type UnitObject = { readonly type: 1 | 2 | 3 | 21; readonly bytes: readonly number[] };

/** 6.3.8 and table 3: most objects in the 1024 bytes of a data unit. */
const MOST_DATA = 1022;

/**
 * What a device would send for these values at an instant: one object for each part or system, its bits together.
 * @throws RangeError for a name that is none of this protocol
 */
export function dataUnits(values: readonly NamedValue[], atMs: number): DataUnit[] {
  const time = instantBytes(atMs);
  const states = new Map<string, { name: PointName; bits: string[] }>();
  const objects: UnitObject[] = [];
  for (const { point, value } of values) {
    const name = readPoint(point);
    if (name === null) throw new RangeError(`no point of GB/T 26875.3: ${point}`);
    if (name.of === 'analog') objects.push(analogObject(name, value, time));
    else {
      const key = point.slice(0, point.lastIndexOf('/'));
      const state = states.get(key) ?? { name, bits: [] };
      if (value >= 1) state.bits.push(name.last);
      states.set(key, state);
    }
  }
  for (const { name, bits } of states.values()) objects.push(stateObject(name, bits, time));
  return grouped(objects);
}

function stateObject(
  name: PointName,
  bits: readonly string[],
  time: readonly number[],
): UnitObject {
  if (name.of === 'device') return { type: 21, bytes: [wordOf(DEVICE_BITS, bits) & 0xff, ...time] };
  if (name.of === 'system') {
    const word = lowFirst(wordOf(SYSTEM_BITS, bits), 2);
    return { type: 1, bytes: [...systemBytes(name), ...word, ...time] };
  }
  const word = lowFirst(wordOf(PART_BITS, bits), 2);
  return {
    type: 2,
    bytes: [...partBytes(name), ...word, ...textBytes(name), ...time],
  };
}

function analogObject(
  name: PartKey & { readonly last: string },
  value: number,
  time: readonly number[],
): UnitObject {
  const type = Number(name.last);
  const { times, over } = ANALOG_TYPES[type] ?? { times: 1, over: 1 };
  const raw = Math.max(-32_768, Math.min(32_767, Math.round((value * over) / times)));
  return { type: 3, bytes: [...partBytes(name), type, ...lowFirst(raw & 0xffff, 2), ...time] };
}

/** Normal operation is set unless the point of it says otherwise. */
function wordOf(names: readonly string[], bits: readonly string[]): number {
  return names.reduce((word, name, bit) => (bits.includes(name) ? word | (1 << bit) : word), 1);
}

function systemBytes({ systemType, systemAddress }: SystemKey): number[] {
  return [systemType, systemAddress];
}

function partBytes(key: PartKey): number[] {
  return [
    ...[...systemBytes(key), key.partType],
    ...[...lowFirst(key.part, 2), ...lowFirst(key.circuit, 2)],
  ];
}

/** ASCII is GB 18030 too. */
function textBytes({ circuit, part }: PartKey): number[] {
  const text = [...`Circuit ${circuit} part ${part}`].map((letter) => letter.charCodeAt(0));
  return Array.from({ length: 31 }, (_none, at) => text[at] ?? 0);
}

function grouped(objects: readonly UnitObject[]): DataUnit[] {
  const units: DataUnit[] = [];
  for (const type of [21, 1, 2, 3] as const) {
    const all = objects.filter((object) => object.type === type);
    const most = Math.min(255, Math.floor(MOST_DATA / objectSize(type)));
    for (let at = 0; at < all.length; at += most) {
      const some = all.slice(at, at + most);
      units.push([type, some.length, ...some.flatMap(({ bytes }) => bytes)]);
    }
  }
  return units;
}

/** Which of the names a request (types 61 to 63, 81) asks for. */
export function askedPoints(data: Uint8Array, points: readonly string[]): string[] {
  const [type] = data;
  const asked = new Set<string>();
  const size = type === 61 ? 2 : 6;
  for (let at = 2; at + size <= data.length; at += size)
    asked.add(data.subarray(at, at + size).join());
  return points.filter((point) => {
    const name = readPoint(point);
    if (name === null) return false;
    if (name.of === 'device') return type === 81;
    if (name.of === 'system') return type === 61 && asked.has(systemBytes(name).join());
    const key = [
      ...[name.systemType, name.systemAddress],
      ...[...lowFirst(name.part, 2), ...lowFirst(name.circuit, 2)],
    ].join();
    return type === (name.of === 'part' ? 62 : 63) && asked.has(key);
  });
}

/** Names of a made-up part, for simulated devices. */
export function partPoint(of: 'part' | 'analog', key: PartKey, last: string | number): string {
  return `${of}/${partPath(key)}/${last}`;
}
export function systemPoint(key: SystemKey, last: string): string {
  return `system/${systemPath(key)}/${last}`;
}
