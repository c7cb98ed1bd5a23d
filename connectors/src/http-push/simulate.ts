import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedDevice, SimulateOptions, Simulator } from '../simulate/contract.ts';
import { signedHeaders } from './sign.ts';

const PATH = '/push/v1/observations';
const ANSWER_MS = 20_000;
/** Bodies that a system keeps while it gets no answer; the oldest go first, as in real ones. */
const MOST_WAITING = 10_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;

type Body = { readonly atMs: number; readonly text: string };
type Counts = { sent: number; acknowledged: number; faults: number };
type Running = {
  readonly device: SimulatedDevice;
  readonly options: SimulateOptions;
  readonly counts: Counts;
};

/** Enterprise systems that push readings, sign every try anew and send again what was not answered. */
export default {
  id: 'http-push',
  devices: ({ count, ratePerS }) =>
    Array.from({ length: count }, (_, at) => deviceOf(at, (count / ratePerS) * 1000)),
  settingsFor: ({ host, port }) => ({ host, port, mapping: 'by-config' }),
  accountFor: ({ account, secret }) => ({
    ...{ account, settings: { codePrefix: '', enterpriseCodes: [] } },
    ...(secret === undefined ? {} : { secret }),
  }),
  async run(devices, options) {
    const counts: Counts = { sent: 0, acknowledged: 0, faults: 0 };
    options.onReady?.();
    await Promise.all(devices.map((device) => act({ device, options, counts })));
    return counts;
  },
} satisfies Simulator;

function deviceOf(at: number, intervalMs: number): SimulatedDevice {
  const phase = at * 0.7;
  return {
    account: `erp-${String(at + 1).padStart(4, '0')}`,
    secret: `simulated key ${at + 1}`,
    intervalMs,
    points: [
      {
        ...{ point: `U${at + 1}.TI101`, unit: 'degC' },
        valueAt: (atMs) => rounded(80 + 5 * Math.sin(atMs / 60_000 + phase)),
      },
      {
        ...{ point: `U${at + 1}.PI102`, unit: 'kPa' },
        valueAt: (atMs) => rounded(350 + 20 * Math.sin(atMs / 45_000 + phase)),
      },
    ],
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

async function act(running: Running): Promise<void> {
  const { device, options } = running;
  const { signal, now, faults, random } = options;
  const waiting: Body[] = [];
  try {
    while (!signal.aborted) {
      const body = bodyOf(device, now());
      if (body !== null) waiting.push(body);
      if (waiting.length > MOST_WAITING) waiting.shift();
      if (isHit(running, faults.reorder) && waiting.length > 1) waiting.reverse();
      await pushAll(running, waiting);
      if (isHit(running, faults.silence)) await sleep(faults.silenceMs, undefined, { signal });
      await sleep(device.intervalMs * (0.9 + random() / 5), undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function isHit({ options, counts }: Running, chance: number): boolean {
  const isHit = options.random() < chance;
  if (isHit) counts.faults += 1;
  return isHit;
}

function bodyOf(device: SimulatedDevice, atMs: number): Body | null {
  const time = new Date(atMs).toISOString();
  const readings = device.points.flatMap((one) => {
    const { point, unit } = one;
    const value = one.valueAt(atMs);
    return value === null ? [] : { point, time, value, ...(unit === null ? {} : { unit }) };
  });
  return readings.length === 0 ? null : { atMs, text: JSON.stringify({ readings }) };
}

/** Sends what waits, oldest first, each until it is answered. */
async function pushAll(running: Running, waiting: Body[]): Promise<void> {
  const { options, counts, device } = running;
  const { faults, signal } = options;
  for (let pauseMs = FIRST_PAUSE_MS; waiting.length > 0;) {
    const [body] = waiting;
    // A lost frame is one that never reached us: the system sends it again.
    const isLost = isHit(running, faults.drop);
    const isTaken = !isLost && (await push(running, body!));
    if (isTaken && isHit(running, faults.duplicate)) await push(running, body!);
    if (isTaken) {
      counts.acknowledged += 1;
      options.onAcknowledged?.(device.account, body!.atMs);
      waiting.shift();
      pauseMs = FIRST_PAUSE_MS;
      continue;
    }
    await sleep(pauseMs, undefined, { signal });
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }
}

/** One try; true when it was positively answered. */
async function push(running: Running, { text }: Body): Promise<boolean> {
  const { device, options, counts } = running;
  const { target, signal, now, faults } = options;
  const body = new Uint8Array(Buffer.from(text));
  const timestamp = String(Math.floor(now() / 1000));
  const signed = { method: 'POST', path: PATH, timestamp, nonce: randomUUID(), body };
  const { account, secret = '' } = device;
  const headers = {
    'content-type': 'application/json',
    ...signedHeaders({ account, secret }, signed),
  };
  if (isHit(running, faults.corrupt)) {
    const at = Math.floor(options.random() * body.length);
    body[at] = body[at]! ^ 0x20;
  }
  counts.sent += 1;
  try {
    const response = await fetch(`http://${target.host}:${target.port}${PATH}`, {
      ...{ method: 'POST', headers, body },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    await response.arrayBuffer();
    return response.status === 202;
  } catch {
    // No answer: whether they have it is not known, so it is sent again.
    return false;
  }
}
