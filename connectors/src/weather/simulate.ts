import { createServer } from 'node:http';
import { once } from 'node:events';
import type { SimulatedDevice, Simulator, SimulateOptions } from '../simulate/contract.ts';

/** Names of our points as the simulated service has them. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ 'wind-speed': 'windSpeed', 'wind-direction': 'windFrom', 'air-temperature': 'temperature' },
  ...{ humidity: 'humidity', rain: 'rain', cloud: 'cloud' },
};

/** A weather service that answers with the present observation of each station, as JSON over HTTP. */
const simulator: Simulator = {
  id: 'weather',
  devices: ({ count, ratePerS }) =>
    Array.from({ length: count }, (_, index) => ({
      account: `station-${index + 1}`,
      intervalMs: Math.max(1000, (1000 * count) / ratePerS),
      points: [
        { point: 'wind-speed', unit: 'm/s', valueAt: wave(3 + index, 2, 3_600_000) },
        { point: 'wind-direction', unit: 'deg', valueAt: wave(180, 90, 7_200_000) },
        { point: 'air-temperature', unit: 'degC', valueAt: wave(20, 8, 86_400_000) },
        { point: 'humidity', unit: '%', valueAt: wave(65, 20, 86_400_000) },
      ],
    })),
  settingsFor: () => ({
    pollS: 5,
    format: {
      kind: 'json',
      observations: {
        ...{ list: '', time: '/time', windSpeed: '/windSpeed', windFrom: '/windFrom' },
        ...{ temperature: '/temperature', humidity: '/humidity', rain: '/rain' },
        ...{ cloud: '/cloud', cloudUnit: '%' },
      },
      warnings: {
        ...{ list: '/warnings', id: '/id', kind: '/title', level: '/title' },
        ...{ issuedAt: '/issuedAt', expiresAt: '/expiresAt', headline: '/title' },
      },
    },
  }),
  accountFor: ({ account }, target) => ({
    account,
    settings: { from: { kind: 'http', url: stationUrl(target, account) } },
  }),
  run,
};
export default simulator;

function wave(mean: number, swing: number, periodMs: number) {
  return (atMs: number) => mean + swing * Math.sin((2 * Math.PI * atMs) / periodMs);
}

async function run(devices: readonly SimulatedDevice[], options: SimulateOptions) {
  const { target, faults, random, signal, now, onReady } = options;
  const counts = { sent: 0, acknowledged: 0, faults: 0 };
  const known = new Map(devices.map((device) => [device.account, device]));
  const server = createServer((req, res) => {
    const device = known.get(decodeURIComponent((req.url ?? '').split('/').at(-1) ?? ''));
    if (device === undefined) return void res.writeHead(404).end();
    if (random() < faults.drop) {
      counts.faults++;
      return void req.socket.destroy();
    }
    const text = answerOf(device, now());
    const isBroken = random() < faults.corrupt;
    if (isBroken) counts.faults++;
    res.setHeader('content-type', 'application/json');
    res.end(isBroken ? text.slice(0, text.length / 2) : text);
    counts.sent++;
  });
  server.listen(target.port, target.host);
  await once(server, 'listening', { signal });
  onReady?.();
  if (!signal.aborted) await once(signal, 'abort');
  server.closeAllConnections();
  server.close();
  return counts;
}

function stationUrl({ host, port }: SimulateOptions['target'], account: string): string {
  return `http://${host}:${port}/stations/${encodeURIComponent(account)}`;
}

function answerOf({ points, intervalMs }: SimulatedDevice, nowMs: number): string {
  const atMs = Math.floor(nowMs / intervalMs) * intervalMs;
  const values = points.flatMap((one) => {
    const { point } = one;
    const value = one.valueAt(atMs);
    const name = NAMES[point];
    return value === null || name === undefined ? [] : [[name, Number(value.toPrecision(6))]];
  });
  return JSON.stringify({
    ...{ time: new Date(atMs).toISOString(), warnings: [] },
    ...(Object.fromEntries(values) as object),
  });
}
