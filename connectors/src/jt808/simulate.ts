import type { SimulatedDevice, SimulatedPoint, Simulator } from '../simulate/contract.ts';
import { terminalIdOf } from './simulated-line.ts';
import { runVehicle } from './simulated-vehicle.ts';

/** A report holds a position and these. */
const EXTRAS = 5;
const ANSWERS = { answerMs: 10_000, resends: 3 };

/** Where the simulated vehicles drive round: somewhere at sea, nobody's address. */
const CENTRE = { lon: 121.5, lat: 30.9 };
const RADIUS_DEG = 0.01;
const ROUND_MS = 600_000;
const SPEED_KMH = 40;

/** Vehicles that drive in circles; the rate is that of positions and extras. */
const simulator: Simulator = {
  id: 'jt808',
  devices({ count, ratePerS }) {
    // A terminal's clock has whole seconds: more needs more vehicles.
    const intervalMs = Math.max(1000, Math.round((count * (EXTRAS + 1) * 1000) / ratePerS));
    return Array.from({ length: count }, (_none, index) => vehicle(index, intervalMs));
  },
  settingsFor: ({ host, port }) => ({ host, port }),
  accountFor: ({ account, secret }) => ({
    account,
    ...(secret === undefined ? {} : { secret }),
    settings: { terminalId: terminalIdOf(account) },
  }),
  async run(devices, options) {
    const counts = { sent: 0, acknowledged: 0, faults: 0 };
    let isReady = false;
    const onReady = () => {
      if (!isReady) options.onReady?.();
      isReady = true;
    };
    await Promise.all(
      devices.map((device) => runVehicle(device, { ...options, onReady, counts, times: ANSWERS })),
    );
    return counts;
  },
};
export default simulator;

function vehicle(index: number, intervalMs: number): SimulatedDevice {
  const phaseMs = index * 7919;
  const turnAt = (atMs: number) => ((atMs + phaseMs) % ROUND_MS) / ROUND_MS;
  return {
    account: String(13_900_000_000 + index),
    intervalMs,
    points: [
      point('mileage', 'km', (atMs) => 1000 + ((atMs / 3_600_000) % 10_000) * SPEED_KMH),
      point('fuel', 'L', (atMs) => 300 - 250 * turnAt(atMs)),
      point(
        'recorder-speed',
        'km/h',
        (atMs) => SPEED_KMH + 3 * Math.sin(turnAt(atMs) * 2 * Math.PI),
      ),
      point('signal-strength', null, () => 25),
      point('satellites', null, (atMs) => 8 + Math.floor(turnAt(atMs) * 6)),
    ],
    positionAt(atMs) {
      const angle = turnAt(atMs) * 2 * Math.PI;
      const lon = CENTRE.lon + RADIUS_DEG * Math.cos(angle);
      const lat = CENTRE.lat + RADIUS_DEG * Math.sin(angle);
      const headingDeg = (360 - (angle * 180) / Math.PI) % 360;
      return { lon, lat, headingDeg, speedKmh: SPEED_KMH };
    },
  };
}

/** In the steps that the wire has. */
function point(
  name: string,
  unit: string | null,
  valueAt: (atMs: number) => number,
): SimulatedPoint {
  const step = unit === null ? 1 : 10;
  return { point: name, unit, valueAt: (atMs) => Math.round(valueAt(atMs) * step) / step };
}
