import type { SimulatedDevice, SimulatedPoint, Simulator } from '../simulate/contract.ts';
import { factorOf } from './factors.ts';
import { MINUTE_DATA_MS } from './simulated-messages.ts';
import { runLogger } from './simulated-logger.ts';
import { suffixOf } from './suffixes.ts';

/** What a discharge point and a chimney report, with a usual value. */
const WATER = { w01001: 7.4, w01018: 38, w21003: 2.6, w21011: 0.21, w00000: 12.5 };
const GAS = { a21026: 21, a21002: 46, a34013: 6.4, a01011: 11.8, a01012: 132 };
const PERIOD_MS = 1_800_000;

/** Loggers of discharge points and chimneys in turn; the rate is that of their real-time values. */
const simulator: Simulator = {
  id: 'hj212',
  devices({ count, ratePerS }) {
    const values = Object.keys(WATER).length + 1;
    const intervalMs = Math.max(20, Math.round((count * values * 1000) / ratePerS));
    return Array.from({ length: count }, (_none, index) => logger(index, intervalMs));
  },
  settingsFor: ({ host, port }) => ({ host, port }),
  accountFor: ({ account, secret }) => ({
    account,
    ...(secret === undefined ? {} : { secret }),
    settings: {},
  }),
  async run(devices, options) {
    const counts = { sent: 0, acknowledged: 0, faults: 0 };
    const times = { answerMs: 10_000, resends: 3 };
    const ready = onceOnly(options.onReady);
    await Promise.all(
      devices.map((device) => runLogger(device, { ...options, onReady: ready, counts, times })),
    );
    return counts;
  },
};
export default simulator;

function onceOnly(act: (() => void) | undefined): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act?.();
    isDone = true;
  };
}

/** MN of 24 hex digits, PW of six. */
function logger(index: number, intervalMs: number): SimulatedDevice {
  const usual = Object.entries(index % 2 === 0 ? WATER : GAS);
  const points = usual.flatMap(([code, value], at) => [
    wave(`${code}-Rtd`, value, index * 7919 + at * 104_729),
    averaged(wave(`${code}-Avg`, value, index * 7919 + at * 104_729)),
  ]);
  const state = { point: 'SB1-RS', unit: '1', valueAt: () => 1 };
  const account = `DE${String(index).padStart(22, '0')}`;
  return { account, secret: String(100_000 + index), intervalMs, points: [...points, state] };
}

/** Values of an interval stand at its beginning. */
function averaged(point: SimulatedPoint): SimulatedPoint {
  const valueAt = (atMs: number) => (atMs % MINUTE_DATA_MS === 0 ? point.valueAt(atMs) : null);
  return { ...point, valueAt };
}

/** A tenth up and down around the usual value, three digits behind the point. */
function wave(point: string, usual: number, phaseS: number): SimulatedPoint {
  const [code, suffix] = point.split('-') as [string, string];
  const unit = suffixOf(suffix).unitOf?.(factorOf(code, '')) ?? null;
  const valueAt = (atMs: number) => {
    const turn = ((atMs + phaseS * 1000) / PERIOD_MS) * 2 * Math.PI;
    return Math.round(usual * (1 + 0.1 * Math.sin(turn)) * 1000) / 1000;
  };
  return { point, unit, valueAt };
}
