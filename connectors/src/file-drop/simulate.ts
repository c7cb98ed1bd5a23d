import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedDevice, SimulateOptions, Simulator } from '../simulate/contract.ts';

type Counts = { sent: number; acknowledged: number; faults: number };
type Running = {
  readonly device: SimulatedDevice;
  readonly options: SimulateOptions;
  readonly counts: Counts;
};

/** One folder for the connector and the simulator: the port tells the runs of a machine apart. */
function rootOf({ port }: SimulateOptions['target']): string {
  return join(tmpdir(), `parkwatch-file-drop-${port}`);
}

/** Systems that write a CSV of readings now and then, under a name that says that it is not whole, and rename it. */
export default {
  id: 'file-drop',
  devices: ({ count, ratePerS }) =>
    Array.from({ length: count }, (_, at) => deviceOf(at, (count / ratePerS) * 1000)),
  settingsFor: (target) => ({ folder: rootOf(target), pollS: 1, stableS: 1, mapping: 'by-config' }),
  accountFor: ({ account }) => ({
    account,
    settings: { mappings: [], codePrefix: '', enterpriseCodes: [] },
  }),
  async run(devices, options) {
    const counts: Counts = { sent: 0, acknowledged: 0, faults: 0 };
    options.onReady?.();
    await Promise.all(devices.map((device) => act({ device, options, counts })));
    return counts;
  },
} satisfies Simulator;

function deviceOf(at: number, intervalMs: number): SimulatedDevice {
  return {
    account: `files-${at + 1}`,
    intervalMs,
    points: [
      {
        ...{ point: `储罐${at + 1}.液位`, unit: 'm' },
        valueAt: (atMs) => Math.round((6 + Math.sin(atMs / 120_000 + at)) * 1000) / 1000,
      },
    ],
  };
}

async function act({ device, options, counts }: Running): Promise<void> {
  const { signal, now, faults, random } = options;
  const folder = join(rootOf(options.target), encodeURIComponent(device.account));
  await mkdir(folder, { recursive: true });
  try {
    while (!signal.aborted) {
      const atMs = now();
      const isHit = (chance: number) => random() < chance;
      const isLost = isHit(faults.drop);
      const isBroken = isHit(faults.corrupt);
      counts.faults += Number(isLost) + Number(isBroken);
      const text = isBroken ? csvOf(device, atMs).replaceAll(',', '\u0001') : csvOf(device, atMs);
      if (!isLost) await drop(folder, `readings-${atMs}.csv`, text);
      counts.sent += Number(!isLost);
      if (isHit(faults.silence)) await sleep(faults.silenceMs, undefined, { signal });
      await sleep(device.intervalMs, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function csvOf(device: SimulatedDevice, atMs: number): string {
  const time = new Date(atMs).toISOString();
  const lines = device.points.flatMap((one) => {
    const value = one.valueAt(atMs);
    return value === null ? [] : `${one.point},${time},${value},${one.unit ?? ''}`;
  });
  return `\ufeff测点,时间,数值,单位\r\n${lines.join('\r\n')}\r\n`;
}

async function drop(folder: string, name: string, text: string): Promise<void> {
  await writeFile(join(folder, `${name}.part`), text);
  await rename(join(folder, `${name}.part`), join(folder, name));
}
