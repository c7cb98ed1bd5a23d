import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedDevice, SimulateOptions } from '../simulate/contract.ts';
import { faultyWriter } from '../simulate/faulty-writer.ts';
import type { FaultyWriter } from '../simulate/faulty-writer.ts';
import { buildFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import { openLine } from './simulated-line.ts';
import type { SimulatedLine } from './simulated-line.ts';
import { askedPoints, dataUnits } from './simulated-units.ts';
import type { NamedValue } from './simulated-units.ts';
import { COMMANDS, TYPES } from './tables.ts';

/** 6.5: three more tries. */
const TRIES = 4;
const RECONNECT_MS = 300;
/** Address of the monitoring centre in our frames. */
const CENTRE = 1;

export type DeviceCounts = { sent: number; acknowledged: number; faults: number };
export type DeviceOptions = SimulateOptions & { readonly counts: DeviceCounts };
type Context = {
  readonly device: SimulatedDevice;
  readonly options: DeviceOptions;
  serial: number;
  dueMs: number;
};

/** One device until the signal is aborted: it connects again and again, and sends again what was not confirmed. */
export async function runDevice(device: SimulatedDevice, options: DeviceOptions): Promise<void> {
  const context: Context = { device, options, serial: 0, dueMs: options.now() };
  while (!options.signal.aborted) {
    const line = await openLine(options, (frame, socket) => takeOrder(context, frame, socket));
    if (line === null) {
      await pause(RECONNECT_MS, options.signal);
      continue;
    }
    const writer = faultyWriter((bytes) => void line.socket.write(bytes), options);
    await serve(context, { ...line, writer });
    line.socket.destroy();
    options.counts.faults += writer.faults;
  }
}

type BadLine = SimulatedLine & { readonly writer: FaultyWriter };

/** Until the line breaks or nothing is answered any more. */
async function serve(context: Context, line: BadLine): Promise<void> {
  const { device, options } = context;
  const { signal, now } = options;
  for (;;) {
    await pause(context.dueMs - now(), signal);
    if (signal.aborted || line.socket.destroyed) return;
    const atMs = wholeSecond(now());
    if (!(await tell(context, line, atMs))) return;
    // Times of this protocol are whole seconds: two values of one second would be one.
    context.dueMs = Math.max(context.dueMs + device.intervalMs, atMs + 1000);
  }
}

/** Sends the values of an instant; false when that was not confirmed. */
async function tell(context: Context, line: BadLine, atMs: number): Promise<boolean> {
  const { device, options } = context;
  const units = dataUnits(valuesAt(device, atMs), atMs);
  for (const data of units) {
    context.serial = (context.serial + 1) % 65_536;
    const frame = { serial: context.serial, command: COMMANDS.send, data, atMs };
    if (!(await isConfirmed(frame, context, line))) return false;
  }
  if (units.length > 0) options.onAcknowledged?.(device.account, atMs);
  return true;
}

async function isConfirmed(
  frame: Outgoing,
  { device, options }: Context,
  line: BadLine,
): Promise<boolean> {
  const bytes = frameOf(device, frame);
  for (let attempt = 0; attempt < TRIES && !line.socket.destroyed; attempt++) {
    options.counts.sent++;
    const answer = line.answerTo(frame.serial);
    await line.writer.write(bytes);
    if ((await answer) !== COMMANDS.confirm) continue;
    options.counts.acknowledged++;
    return true;
  }
  return false;
}

function takeOrder({ device, options }: Context, frame: Frame, socket: Socket): void {
  const atMs = options.now();
  const answer = (command: number, data: readonly number[] = []) =>
    socket.write(frameOf(device, { serial: frame.serial, command, data, atMs }));
  if (frame.command === COMMANDS.control) {
    answer(frame.data[0] === TYPES.syncClock ? COMMANDS.confirm : COMMANDS.deny);
  } else if (frame.command === COMMANDS.request) {
    const asked = new Set(
      askedPoints(
        frame.data,
        device.points.map(({ point }) => point),
      ),
    );
    const values = valuesAt(device, wholeSecond(atMs)).filter(({ point }) => asked.has(point));
    if (values.length === 0) answer(COMMANDS.deny);
    for (const unit of dataUnits(values, wholeSecond(atMs))) answer(COMMANDS.reply, unit);
  }
}

function valuesAt({ points }: SimulatedDevice, atMs: number): NamedValue[] {
  return points.flatMap((of) => {
    const value = of.valueAt(atMs);
    return value === null ? [] : [{ point: of.point, value }];
  });
}

type Outgoing = {
  readonly serial: number;
  readonly command: number;
  readonly data: readonly number[];
  readonly atMs: number;
};

function frameOf({ account }: SimulatedDevice, outgoing: Outgoing): Uint8Array {
  const { serial, command, data, atMs } = outgoing;
  const way = { source: Number(account), target: CENTRE, version: 1, sentAtMs: atMs };
  return buildFrame({ serial, ...way, command, data });
}

function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
}
