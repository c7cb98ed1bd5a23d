import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedDevice, SimulateOptions, Simulator } from '../simulate/contract.ts';
import { simulatedPicture } from './simulated-picture.ts';

const ANSWER_MS = 20_000;
/** Events that a box keeps while it gets no answer; the oldest go first, as in real ones. */
const MOST_WAITING = 1000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;

type Body = { readonly atMs: number; readonly events: readonly object[] };
type Counts = { sent: number; acknowledged: number; faults: number };
type Running = {
  readonly device: SimulatedDevice;
  readonly options: SimulateOptions;
  readonly counts: Counts;
  /** Every second box sends its pictures as parts, and its secret as the password of Basic. */
  readonly isMultipart: boolean;
};

/**
 * Video analytics boxes. A point is `<camera>/<kind>`; while its value is 1 the box reports the event at every interval, and
 * when nothing is to be seen it sends a heartbeat.
 */
export default {
  id: 'camera-events',
  devices: ({ count, ratePerS }) =>
    Array.from({ length: count }, (_, at) => deviceOf(at, (count / ratePerS) * 1000)),
  settingsFor: ({ host, port }) => ({ host, port }),
  accountFor: ({ account, secret }) => ({
    ...{ account, settings: { cameras: {}, passThrough: true, kinds: {} } },
    ...(secret === undefined ? {} : { secret }),
  }),
  async run(devices, options) {
    const counts: Counts = { sent: 0, acknowledged: 0, faults: 0 };
    options.onReady?.();
    await Promise.all(
      devices.map((device, at) => act({ device, options, counts, isMultipart: at % 2 === 1 })),
    );
    return counts;
  },
} satisfies Simulator;

function deviceOf(at: number, intervalMs: number): SimulatedDevice {
  const number = String(at + 1).padStart(4, '0');
  return {
    ...{ account: `box-${number}`, secret: `simulated key ${at + 1}`, intervalMs },
    points: [
      { point: `cam-${number}-1/no-helmet`, unit: '1', valueAt: () => 1 },
      {
        ...{ point: `cam-${number}-2/smoke`, unit: '1' },
        // One minute in five.
        valueAt: (atMs) => (Math.floor(atMs / 60_000) % 5 === at % 5 ? 1 : 0),
      },
    ],
  };
}

async function act(running: Running): Promise<void> {
  const { device, options } = running;
  const { signal, now, faults, random } = options;
  const waiting: Body[] = [];
  try {
    while (!signal.aborted) {
      const atMs = now();
      waiting.push({ atMs, events: eventsOf(device, atMs) });
      if (waiting.length > MOST_WAITING) waiting.shift();
      if (isHit(running, faults.reorder) && waiting.length > 1) waiting.reverse();
      await sendAll(running, waiting);
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

function eventsOf({ account, points }: SimulatedDevice, atMs: number): object[] {
  return points.flatMap((one) => {
    if ((one.valueAt(atMs) ?? 0) < 1) return [];
    const slash = one.point.lastIndexOf('/');
    const [camera, kind] = [one.point.slice(0, slash), one.point.slice(slash + 1)];
    const time = new Date(atMs).toISOString();
    const id = `${account}-${kind}-${atMs}`;
    return [{ id: id.slice(-100), camera, kind, time, confidence: 0.9, image: `${kind}.png` }];
  });
}

/** Sends what waits, oldest first, each until it is answered. */
async function sendAll(running: Running, waiting: Body[]): Promise<void> {
  const { options, counts, device } = running;
  const { faults, signal } = options;
  for (let pauseMs = FIRST_PAUSE_MS; waiting.length > 0;) {
    const [body] = waiting;
    // A lost frame is one that never reached us: the box sends it again.
    const isLost = isHit(running, faults.drop);
    const isTaken = !isLost && (await send(running, body!));
    if (isTaken && isHit(running, faults.duplicate)) await send(running, body!);
    if (isTaken) {
      counts.acknowledged += 1;
      if (body!.events.length > 0) options.onAcknowledged?.(device.account, body!.atMs);
      waiting.shift();
      pauseMs = FIRST_PAUSE_MS;
      continue;
    }
    await sleep(pauseMs, undefined, { signal });
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }
}

/** One try; true when it was positively answered. */
async function send(running: Running, body: Body): Promise<boolean> {
  const { device, options, counts, isMultipart } = running;
  const { target, signal, faults } = options;
  const { bytes, type } = isMultipart ? multipart(body) : json(body);
  // A line that breaks leaves half a body; half of it is none.
  const sent = isHit(running, faults.corrupt) ? bytes.subarray(0, bytes.length / 2) : bytes;
  const path = `/camera/v1/${encodeURIComponent(device.account)}/events`;
  counts.sent += 1;
  try {
    const response = await fetch(`http://${target.host}:${target.port}${path}`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: authorization(device, isMultipart) },
      body: new Uint8Array(sent),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    // No answer: whether they have it is not known, so it is sent again.
    return false;
  }
}

function authorization({ account, secret = '' }: SimulatedDevice, isBasic: boolean): string {
  if (!isBasic) return `Bearer ${secret}`;
  return `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`;
}

function json({ atMs, events }: Body): { bytes: Buffer; type: string } {
  const image = `data:image/png;base64,${simulatedPicture(atMs).toString('base64')}`;
  const content =
    events.length === 0 ? { heartbeat: true } : events.map((event) => ({ ...event, image }));
  return { bytes: Buffer.from(JSON.stringify(content)), type: 'application/json' };
}

function multipart({ atMs, events }: Body): { bytes: Buffer; type: string } {
  const boundary = `box-${randomUUID()}`;
  const head = (lines: string) => Buffer.from(`--${boundary}\r\n${lines}\r\n\r\n`);
  const end = Buffer.from('\r\n');
  const pictures = events.flatMap((event) => {
    const { image } = event as { image: string };
    const lines = `Content-Disposition: form-data; name="${image}"\r\nContent-Type: image/png`;
    return [head(lines), simulatedPicture(atMs), end];
  });
  const lines = 'Content-Disposition: form-data; name="event"\r\nContent-Type: application/json';
  const content = Buffer.from(JSON.stringify(events));
  const bytes = [head(lines), content, end, ...pictures, Buffer.from(`--${boundary}--\r\n`)];
  return { bytes: Buffer.concat(bytes), type: `multipart/form-data; boundary=${boundary}` };
}
