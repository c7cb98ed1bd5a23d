import { readSimulateConfig, USAGE } from './config.ts';
import type { SimulateConfig } from './config.ts';
import { loadSimulator } from './load-simulator.ts';
import { meetingConfig } from './meeting-config.ts';
import { seededRandom } from './random.ts';

async function run(config: SimulateConfig): Promise<void> {
  const { connector, count, ratePerS, target, faults, seconds, seed, pointPrefix } = config;
  const simulator = await loadSimulator(connector);
  const devices = simulator.devices({ count, ratePerS });
  if (config.printsConfig) {
    const meeting = meetingConfig(simulator, { devices, target, pointPrefix });
    return console.log(JSON.stringify(meeting, null, 2));
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const began = performance.now();
  const status = { acknowledged: 0, isReady: false };
  const end = seconds === null ? undefined : setTimeout(() => stop.abort(), seconds * 1000);
  const show = setInterval(() => showStatus(status, performance.now() - began), 1000);
  const counts = await simulator.run(devices, {
    ...{ target, faults, random: seededRandom(seed), signal: stop.signal, now: Date.now },
    onReady: () => void (status.isReady = true),
    onAcknowledged: () => void (status.acknowledged += 1),
  });
  clearTimeout(end);
  clearInterval(show);
  if (process.stderr.isTTY) process.stderr.write('\n');
  const ran = Math.round((performance.now() - began) / 100) / 10;
  console.log(
    JSON.stringify({ connector, devices: devices.length, ...counts, seconds: ran, seed }),
  );
}

type Status = { readonly acknowledged: number; readonly isReady: boolean };

/** One line that is written over; a file gets only the result. */
function showStatus({ acknowledged, isReady }: Status, ms: number): void {
  if (!process.stderr.isTTY) return;
  const state = isReady ? `${acknowledged} frames acknowledged` : 'nobody answers yet';
  process.stderr.write(`\r${Math.round(ms / 1000)} s · ${state}   `);
}

try {
  await run(readSimulateConfig(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 2;
}
