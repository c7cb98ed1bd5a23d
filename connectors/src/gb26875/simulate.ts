import type { SimulatedDevice, SimulatedPoint, Simulator } from '../simulate/contract.ts';
import { runDevice } from './simulated-device.ts';
import { partPoint, systemPoint } from './simulated-units.ts';

/** First source address; as many devices follow as are asked for. */
const FIRST_SOURCE = 4_328_719_360;
/** Point smoke detector (点型光电感烟) and gas detector (点型可燃气体探测器) of a fire alarm system. */
const SYSTEM = { systemType: 1, systemAddress: 1 };
const SMOKE = 42;
const GAS = 11;
const PERIOD_MS = 600_000;

/** Fire panels with smoke and gas detectors. Times are whole seconds, so a device sends once a second at most. */
const simulator: Simulator = {
  id: 'gb26875',
  devices({ count, ratePerS }) {
    const intervalMs = Math.max(1000, Math.ceil((count * 1000) / ratePerS));
    // A part is nine readings: parts enough for the rate that is asked for.
    const parts = Math.max(2, Math.round((ratePerS * intervalMs) / 1000 / count / 10));
    return Array.from({ length: count }, (_none, index) => panel(index, parts, intervalMs));
  },
  settingsFor: ({ host, port }) => ({ host, port }),
  accountFor: ({ account }) => ({ account, settings: {} }),
  async run(devices, options) {
    const counts = { sent: 0, acknowledged: 0, faults: 0 };
    const running = devices.map((device) => runDevice(device, { ...options, counts }));
    options.onReady?.();
    await Promise.all(running);
    return counts;
  },
};
export default simulator;

function panel(index: number, parts: number, intervalMs: number): SimulatedDevice {
  const points = [stateOf(systemPoint(SYSTEM, 'fault'), index)];
  for (let part = 1; part <= parts; part++) {
    const key = { ...SYSTEM, circuit: 1, part };
    const phase = index * 7919 + part * 104_729;
    points.push(
      stateOf(partPoint('part', { ...key, partType: SMOKE }, 'fire'), phase),
      stateOf(partPoint('part', { ...key, partType: SMOKE }, 'fault'), phase + 300_000),
      gasOf(partPoint('analog', { ...key, partType: GAS }, 6), phase),
    );
  }
  return { account: String(FIRST_SOURCE + index), intervalMs, points };
}

/** On for one period in fifty. */
function stateOf(point: string, phase: number): SimulatedPoint {
  const valueAt = (atMs: number) =>
    Math.floor((atMs + phase * 1000) / PERIOD_MS) % 50 === 0 ? 1 : 0;
  return { point, unit: null, valueAt };
}

/** 0 to 10 %LEL, in the steps of 0.1 that the protocol has. */
function gasOf(point: string, phase: number): SimulatedPoint {
  const valueAt = (atMs: number) =>
    Math.round(50 + 50 * Math.sin(((atMs + phase * 1000) / PERIOD_MS) * 2 * Math.PI)) / 10;
  return { point, unit: '%LEL', valueAt };
}
