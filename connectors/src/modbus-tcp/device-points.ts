import { wordsOf } from '@parkwatch/domain/sources/modbus-tcp';
import type {
  ModbusTcpDevice,
  ModbusTcpSettings,
  RegisterMap,
  RegisterPoint,
  RegisterType,
} from '@parkwatch/domain/sources/modbus-tcp';
import type { Need } from './plan-reads.ts';

/** A point of a device with what must be read for it. */
export type DevicePoint = {
  readonly name: string;
  readonly register: RegisterPoint;
  readonly type: RegisterType;
  /** Index of its value in `needs`, and of its status. */
  readonly value: number;
  readonly status: number | null;
};
export type DevicePoints = {
  readonly points: readonly DevicePoint[];
  readonly needs: readonly Need[];
};

/**
 * The registers of a device: those of its shared map, and its own on top.
 * @throws RangeError when it names a map that is not there
 */
export function registersOf(
  { maps }: Pick<ModbusTcpSettings, 'maps'>,
  { map, registers }: Pick<ModbusTcpDevice, 'map' | 'registers'>,
): RegisterMap {
  if (map === undefined) return registers;
  if (!Object.hasOwn(maps, map)) throw new RangeError(`settings: there is no map ${map}`);
  return { ...maps[map], ...registers };
}

export function devicePoints(registers: RegisterMap): DevicePoints {
  const needs: Need[] = [];
  const need = (one: Need) => needs.push(one) - 1;
  const points = Object.entries(registers).map(([name, register]) => {
    const { fc, address, status } = register;
    const type = register.type ?? (fc <= 2 ? 'bool' : 'u16');
    const value = need({ fc, address, count: wordsOf(type) });
    const word =
      status === undefined ? null : need({ fc: status.fc, address: status.address, count: 1 });
    return { name, register, type, value, status: word };
  });
  return { points, needs };
}
