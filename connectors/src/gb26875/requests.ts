import { instantBytes } from './beijing-time.ts';
import { lowFirst } from './frame.ts';
import { readPoint } from './points.ts';
import type { PartKey, SystemKey } from './points.ts';
import { TYPES } from './tables.ts';

/** Most objects in a request: the answer, with 46 bytes each, must fit in 1024 (8.3.1.2); the others are smaller. */
const MOST = {
  [TYPES.readSystemState]: 102,
  [TYPES.readPartState]: 22,
  [TYPES.readPartAnalog]: 63,
};

/**
 * The data units that ask for the state of everything that the configuration maps (8.3.2): systems, parts, analog values
 * and the device itself. What nobody mapped is not asked for.
 * @param points  names as `decode` gives them
 */
export function stateRequests(points: readonly string[]): number[][] {
  const systems = new Map<string, number[]>();
  const parts = new Map<string, number[]>();
  const analogs = new Map<string, number[]>();
  for (const point of points.map(readPoint)) {
    if (point === null || point.of === 'device') continue;
    if (point.of === 'system') set(systems, systemBytes(point));
    else set(point.of === 'part' ? parts : analogs, partBytes(point));
  }
  return [
    // 8.3.2.9: one reserved byte.
    [TYPES.readDeviceState, 1, 0],
    ...units(TYPES.readSystemState, systems),
    ...units(TYPES.readPartState, parts),
    ...units(TYPES.readPartAnalog, analogs),
  ];
}

/** Type 90 (8.3.2.14): one object, our time. */
export function clockUnit(nowMs: number): number[] {
  return [TYPES.syncClock, 1, ...instantBytes(nowMs)];
}

function set(into: Map<string, number[]>, bytes: number[]): void {
  into.set(bytes.join(), bytes);
}

function systemBytes({ systemType, systemAddress }: SystemKey): number[] {
  return [systemType & 0xff, systemAddress & 0xff];
}

/** 8.3.2.2: system and address of the part, without its type. */
function partBytes(key: PartKey): number[] {
  return [...systemBytes(key), ...lowFirst(key.part, 2), ...lowFirst(key.circuit, 2)];
}

function units(type: keyof typeof MOST, objects: ReadonlyMap<string, number[]>): number[][] {
  const all = [...objects.values()];
  const found: number[][] = [];
  for (let at = 0; at < all.length; at += MOST[type]) {
    const some = all.slice(at, at + MOST[type]);
    found.push([type, some.length, ...some.flat()]);
  }
  return found;
}
