import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedDevice, SimulateOptions } from '../simulate/contract.ts';
import { RESULT } from './answers.ts';
import { writeText, writeTime } from './fields.ts';
import { LOCATION_BYTES } from './location.ts';
import { simulatedLine, terminalIdOf } from './simulated-line.ts';
import type { LineOptions, SimulatedLine, Times } from './simulated-line.ts';
import { writeExtras } from './tlv.ts';

export type VehicleOptions = Omit<SimulateOptions, 'onReady'> & {
  readonly counts: LineOptions['counts'];
  readonly times: Times;
  readonly onReady: () => void;
};

/** Pause before it dials again. */
const REDIAL_MS = 1000;
const HEARTBEAT_MS = 30_000;
/** Reports that a vehicle keeps while it has no line; the oldest are lost then, as in a terminal. */
const MOST_HELD = 2000;
/** Late reports in one message: it is sent in parts when it is longer than a body may be. */
const MOST_IN_BATCH = 40;

/** Second bit of the status: it knows where it is; ACC on, BeiDou. */
const DRIVING = 0b11 | (1 << 19);

type Held = { readonly atMs: number; readonly body: Buffer };
type Vehicle = {
  readonly device: SimulatedDevice;
  readonly options: VehicleOptions;
  /** Measured and not yet answered, oldest first. */
  readonly held: Held[];
  token: string;
  lastAtMs: number;
};

/** A vehicle from power on to power off: dials, registers, authenticates, reports; what it could not say comes late. */
export async function runVehicle(device: SimulatedDevice, options: VehicleOptions): Promise<void> {
  const vehicle: Vehicle = { device, options, held: [], token: '', lastAtMs: -Infinity };
  const { signal } = options;
  const measured = measureOn(vehicle);
  while (!signal.aborted) {
    const line = await dial(vehicle);
    try {
      if (line !== null && (await isLetIn(vehicle, line))) await report(vehicle, line);
    } finally {
      line?.close();
    }
    await pause(REDIAL_MS, signal);
  }
  await measured;
}

/** Measures whether there is a line or not, also while an answer is waited for. */
async function measureOn(vehicle: Vehicle): Promise<void> {
  const { device, options } = vehicle;
  while (!options.signal.aborted) {
    measure(vehicle);
    await pause(nextMs(device.intervalMs, options.now()), options.signal);
  }
}

async function dial({ device, options }: Vehicle): Promise<SimulatedLine | null> {
  try {
    return await simulatedLine(options.target, { ...options, phone: device.account });
  } catch {
    return null;
  }
}

async function isLetIn(vehicle: Vehicle, line: SimulatedLine): Promise<boolean> {
  const { account, secret } = vehicle.device;
  if (vehicle.token === '') {
    const registered = await line.ask(0x0100, registration(account));
    if (registered === null) return false;
    vehicle.token = registered.result === RESULT.ok ? registered.token : (secret ?? '');
  }
  const token = Buffer.from(vehicle.token, 'latin1');
  const more = [writeText('SIMULATED', 15), writeText('1.0', 20)];
  const body = Buffer.concat([Buffer.from([token.length]), token, ...more]);
  const answer = await line.ask(0x0102, body);
  // The platform may have forgotten it: then it registers anew.
  if (answer?.result !== RESULT.ok) vehicle.token = '';
  return answer?.result === RESULT.ok;
}

/** Registration of 2019: province, city, maker, model, id, colour of the plate, plate. */
function registration(account: string): Buffer {
  return Buffer.concat([
    Buffer.from('00000000', 'hex'),
    ...[writeText('SIM', 11), writeText('SIMULATED', 30), writeText(terminalIdOf(account), 30)],
    ...[Buffer.from([2]), writeText(`测A${account.slice(-5)}`, 9)],
  ]);
}

/** Reports until the line breaks. */
async function report(vehicle: Vehicle, line: SimulatedLine): Promise<void> {
  const { device, options } = vehicle;
  const { signal, now, onReady } = options;
  onReady();
  let spokeMs = now();
  while (!signal.aborted && !line.isBroken) {
    measure(vehicle);
    const isNews = vehicle.held.length > 0;
    if (isNews || now() - spokeMs >= HEARTBEAT_MS) {
      if (!(await (isNews ? sayHeld(vehicle, line) : beat(line)))) return;
      spokeMs = now();
    }
    await pause(nextMs(device.intervalMs, now()), signal);
  }
}

async function beat(line: SimulatedLine): Promise<boolean> {
  return (await line.ask(0x0002, Buffer.alloc(0))) !== null;
}

/** Until the next full interval: neighbours measure at the same instants, as terminals with GNSS time do. */
function nextMs(intervalMs: number, nowMs: number): number {
  const gridMs = Math.min(Math.max(1000, intervalMs), HEARTBEAT_MS);
  return gridMs - (nowMs % gridMs);
}

/** One report goes as it is measured; what was held back goes in batches, oldest first. */
async function sayHeld(vehicle: Vehicle, line: SimulatedLine): Promise<boolean> {
  while (vehicle.held.length > 0 && !vehicle.options.signal.aborted) {
    const count = Math.min(MOST_IN_BATCH, vehicle.held.length);
    if (!(await say(vehicle, line, count))) return false;
  }
  return true;
}

/** Sends the oldest reports that are held; they are gone when the platform has them. */
async function say(
  { device, held, options }: Vehicle,
  line: SimulatedLine,
  count: number,
): Promise<boolean> {
  const going = held.slice(0, count);
  const isLate = count > 1;
  const id = isLate ? 0x0704 : 0x0200;
  const answer = await line.ask(id, isLate ? batch(going) : going[0]!.body);
  if (answer?.result !== RESULT.ok && answer?.result !== RESULT.alarmTaken) return false;
  held.splice(0, count);
  for (const { atMs } of going) {
    options.counts.acknowledged++;
    options.onAcknowledged?.(device.account, atMs);
  }
  return true;
}

function batch(items: readonly Held[]): Buffer {
  const head = Buffer.from([items.length >> 8, items.length & 255, 1]);
  const pieces = items.flatMap(({ body }) => [
    Buffer.from([body.length >> 8, body.length & 255]),
    body,
  ]);
  return Buffer.concat([head, ...pieces]);
}

/** Takes a report when its time has come; a terminal's time has whole seconds, and no second twice. */
function measure(vehicle: Vehicle): void {
  const { device, options, held } = vehicle;
  const atMs = Math.floor(options.now() / 1000) * 1000;
  if (atMs - vehicle.lastAtMs < Math.max(1000, device.intervalMs)) return;
  vehicle.lastAtMs = atMs;
  held.push({ atMs, body: reportAt(device, atMs) });
  if (held.length > MOST_HELD) held.shift();
}

function reportAt(device: SimulatedDevice, atMs: number): Buffer {
  const place = device.positionAt?.(atMs) ?? null;
  const body = Buffer.alloc(LOCATION_BYTES);
  const south = place !== null && place.lat < 0 ? 1 << 2 : 0;
  const west = place !== null && place.lon < 0 ? 1 << 3 : 0;
  body.writeUInt32BE(place === null ? 1 : DRIVING | south | west, 4);
  body.writeUInt32BE(Math.round(Math.abs(place?.lat ?? 0) * 1e6), 8);
  body.writeUInt32BE(Math.round(Math.abs(place?.lon ?? 0) * 1e6), 12);
  body.writeUInt16BE(Math.min(0xffff, Math.round((place?.speedKmh ?? 0) * 10)), 18);
  body.writeUInt16BE(Math.round(place?.headingDeg ?? 0) % 360, 20);
  body.set(writeTime(atMs), 22);
  const values = device.points.flatMap((one) => {
    const value = one.valueAt(atMs);
    return value === null ? [] : [[one.point, value] as const];
  });
  return Buffer.concat([body, writeExtras(new Map(values))]);
}

async function pause(waitMs: number, signal: AbortSignal): Promise<void> {
  await sleep(waitMs, undefined, { signal }).catch(() => undefined);
}
