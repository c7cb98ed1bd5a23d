import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { ModbusTcpDevice, ModbusTcpSettings } from '@parkwatch/domain/sources/modbus-tcp';
import { devicePoints, registersOf } from './device-points.ts';
import type { DevicePoint } from './device-points.ts';
import type { Need } from './plan-reads.ts';
import type { Target } from './tapped-socket.ts';

/** A device as it is polled. */
export type PolledDevice = {
  readonly account: string;
  readonly unit: number;
  readonly timeoutMs: number;
  readonly pollMs: number;
  readonly maxGap: number;
  readonly maxWords: number;
  readonly points: readonly DevicePoint[];
  readonly needs: readonly Need[];
};
/** The devices behind one host and port: they share a connection. */
export type Line = Target & { readonly devices: readonly PolledDevice[] };

/** @throws RangeError with what is wrong with the configuration */
export function linesOf(
  settings: ModbusTcpSettings,
  devices: readonly DeviceAccount<ModbusTcpDevice>[],
): Line[] {
  const lines = new Map<string, Line & { devices: PolledDevice[] }>();
  for (const device of devices) {
    const { account } = device;
    const { host = settings.host, port = settings.port, mode = settings.mode } = device.settings;
    if (host === undefined) throw new RangeError(`settings: ${account} has no host`);
    const polled = polledDevice(settings, device);
    const key = `${host}:${port}`;
    const line = lines.get(key) ?? { host, port, mode, connectMs: 0, devices: [] };
    if (line.mode !== mode) throw new RangeError(`settings: ${key} is ${line.mode} and ${mode}`);
    const connectMs = Math.max(line.connectMs, polled.timeoutMs, 1000);
    lines.set(key, { ...line, connectMs, devices: [...line.devices, polled] });
  }
  return [...lines.values()];
}

function polledDevice(
  settings: ModbusTcpSettings,
  { account, settings: own }: DeviceAccount<ModbusTcpDevice>,
): PolledDevice {
  const { points, needs } = devicePoints(registersOf(settings, own));
  if (points.length === 0) throw new RangeError(`settings: ${account} has no registers`);
  const { maxGap, maxWords } = settings;
  const timeoutMs = own.timeoutMs ?? settings.timeoutMs;
  const pollMs = own.pollMs ?? settings.pollMs;
  return { account, unit: own.unit, timeoutMs, pollMs, maxGap, maxWords, points, needs };
}
