import type { SimulatedDevice, SimulatedPoint, Simulator } from '../simulate/contract.ts';
import { runEdge } from './simulated-edge.ts';
import { runJsonDevices } from './simulated-json.ts';

const POINTS_OF_DEVICE = 10;
const DEVICES_OF_EDGE = 10;
const PERIOD_MS = 600_000;

/**
 * Devices that publish JSON with QoS 1, and Sparkplug edge nodes with devices (an account with a slash is one of those),
 * in turn. They go to a broker at the target that lets anybody in; our source is its other client.
 */
const simulator: Simulator = {
  id: 'mqtt',
  devices({ count, ratePerS }) {
    const intervalMs = Math.max(20, Math.round((count * POINTS_OF_DEVICE * 1000) / ratePerS));
    return Array.from({ length: count }, (_none, index) => device(index, intervalMs));
  },
  settingsFor: ({ host, port }) => ({
    url: `mqtt://${host}:${port}`,
    clientId: 'parkwatch-simulated',
    subscriptions: [
      {
        ...{ format: 'json', topic: 'devices/+/data' },
        mapping: {
          ...{ by: 'pointers', list: '/data', device: '{1}', point: '/p', value: '/v' },
          ...{ time: '^/t', unit: '/u' },
        },
      },
      { format: 'sparkplug', topic: 'spBv1.0/#' },
    ],
  }),
  accountFor: ({ account }) => ({ account, settings: {} }),
  async run(devices, options) {
    const counts = { sent: 0, acknowledged: 0, faults: 0 };
    let isReady = false;
    const onReady = () => {
      if (!isReady) options.onReady?.();
      isReady = true;
    };
    const common = { ...options, onReady, counts };
    const plain = devices.filter(({ account }) => !account.includes('/'));
    const edges = Map.groupBy(
      devices.filter(({ account }) => account.includes('/')),
      ({ account }) => account.split('/', 2).join('/'),
    );
    await Promise.all([
      ...(plain.length > 0 ? [runJsonDevices(plain, common)] : []),
      ...[...edges].map(([node, ofNode]) => runEdge(node, ofNode, common)),
    ]);
    return counts;
  },
};
export default simulator;

function device(index: number, intervalMs: number): SimulatedDevice {
  const edge = Math.floor(index / 2 / DEVICES_OF_EDGE);
  const account = index % 2 === 0 ? `sensor-${index}` : `demo/edge-${edge}/plc-${index}`;
  const points = Array.from({ length: POINTS_OF_DEVICE }, (_none, at) =>
    wave(`T-${100 + at}`, index * 7919 + at * 104_729),
  );
  return { account, intervalMs, points };
}

/** 15 to 25 °C, two digits. */
function wave(point: string, phaseS: number): SimulatedPoint {
  const valueAt = (atMs: number) => {
    const turn = ((atMs + phaseS * 1000) / PERIOD_MS) * 2 * Math.PI;
    return Math.round((20 + 5 * Math.sin(turn)) * 100) / 100;
  };
  return { point, unit: '°C', valueAt };
}
