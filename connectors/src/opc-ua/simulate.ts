import type { SimulatedDevice, SimulatedPoint, Simulator } from '../simulate/contract.ts';

const POINTS_OF_DEVICE = 20;
const PERIOD_MS = 600_000;

/** A server with a folder of nodes for each device: `ns=1;s=<account>/<point>`. Nothing is acknowledged in OPC UA. */
const simulator: Simulator = {
  id: 'opc-ua',
  devices({ count, ratePerS }) {
    const intervalMs = Math.max(50, Math.round((count * POINTS_OF_DEVICE * 1000) / ratePerS));
    return Array.from({ length: count }, (_none, index) => device(index, intervalMs));
  },
  settingsFor: ({ host, port }) => ({
    endpointUrl: `opc.tcp://${host}:${port}`,
    // The simulator's certificate is a new one each time.
    securityMode: 'None',
    publishingIntervalMs: 100,
  }),
  accountFor: ({ account, points }) => ({
    account,
    settings: {
      nodes: Object.fromEntries(
        points.map(({ point }) => {
          const node = { nodeId: `ns=1;s=${account}/${point}`, samplingMs: 0, queueSize: 100 };
          return [point, node];
        }),
      ),
    },
  }),
  async run(devices, options) {
    // A development dependency, and large: only who simulates OPC UA needs it.
    const { runSimulatedServer } = await import('./simulated-server.ts');
    return runSimulatedServer(devices, options);
  },
};
export default simulator;

function device(index: number, intervalMs: number): SimulatedDevice {
  const points = Array.from({ length: POINTS_OF_DEVICE }, (_none, at) =>
    wave(`TI-${100 + at}`, index * 7919 + at * 104_729),
  );
  return { account: `unit-${index}`, intervalMs, points };
}

/** 70 to 90 °C, two digits. */
function wave(point: string, phaseS: number): SimulatedPoint {
  const valueAt = (atMs: number) => {
    const turn = ((atMs + phaseS * 1000) / PERIOD_MS) * 2 * Math.PI;
    return Math.round((80 + 10 * Math.sin(turn)) * 100) / 100;
  };
  return { point, unit: '°C', valueAt };
}
