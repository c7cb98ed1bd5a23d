import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedDevice, SimulateOptions } from '../simulate/contract.ts';
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
    await serve(context, line);
    line.socket.destroy();
  }
}

/** Until the line breaks or nothing is answered any more. */
async function serve(context: Context, line: SimulatedLine): Promise<void> {
  const { device, options } = context;
  const { signal, now, faults } = options;
  for (;;) {
    await pause(context.dueMs - now(), signal);
    if (chance(options, faults.silence)) await pause(faults.silenceMs, signal);
    if (signal.aborted || line.socket.destroyed) return;
    const atMs = wholeSecond(now());
    if (!(await tell(context, line, atMs))) return;
    // Times of this protocol are whole seconds: two values of one second would be one.
    context.dueMs = Math.max(context.dueMs + device.intervalMs, atMs + 1000);
  }
}

/** Sends the values of an instant; false when that was not confirmed. */
async function tell(context: Context, line: SimulatedLine, atMs: number): Promise<boolean> {
  const { device, options } = context;
  const units = dataUnits(valuesAt(device, atMs), atMs);
  if (units.length > 1 && chance(options, options.faults.reorder)) units.reverse();
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
  line: SimulatedLine,
): Promise<boolean> {
  const bytes = frameOf(device, frame);
  for (let attempt = 0; attempt < TRIES && !line.socket.destroyed; attempt++) {
    options.counts.sent++;
    const answer = line.answerTo(frame.serial);
    write(line.socket, bytes, options);
    if ((await answer) !== COMMANDS.confirm) continue;
    options.counts.acknowledged++;
    return true;
  }
  return false;
}

function write(socket: Socket, bytes: Uint8Array, options: DeviceOptions): void {
  const { faults, random } = options;
  if (chance(options, faults.drop)) return;
  if (chance(options, faults.corrupt)) {
    const broken = Uint8Array.from(bytes);
    broken[Math.floor(random() * broken.length)]! ^= 1 + Math.floor(random() * 255);
    socket.write(broken);
    return;
  }
  socket.write(bytes);
  if (chance(options, faults.duplicate)) socket.write(bytes);
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

function chance({ random, counts }: DeviceOptions, of: number): boolean {
  const isSo = of > 0 && random() < of;
  if (isSo) counts.faults++;
  return isSo;
}

function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
}
