import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { faultyWriter } from '../simulate/faulty-writer.ts';
import type {
  SimulatedDevice,
  SimulatedPoint,
  SimulateOptions,
  Simulator,
} from '../simulate/contract.ts';
import { answerOf, WORDS_PER_POINT } from './simulated-registers.ts';
import { cutRequests } from './simulated-requests.ts';

const LAST_UNIT = 247;
const PERIOD_MS = 300_000;
/** Channels of a usual gas controller; more come where the rate asks for them. */
const CHANNELS = 8;

/**
 * Gas controllers behind one address: a server that answers in the way it is asked, TCP or RTU over TCP. Each device is a
 * unit; nothing is acknowledged in Modbus, so that is never told.
 */
const simulator: Simulator = {
  id: 'modbus-tcp',
  devices({ count, ratePerS }) {
    const intervalMs = Math.max(
      200,
      Math.min(60_000, Math.ceil((count * CHANNELS * 1000) / ratePerS)),
    );
    const channels = Math.max(1, Math.round((ratePerS * intervalMs) / 1000 / count));
    return Array.from({ length: count }, (_none, index) =>
      controller(index + 1, channels, intervalMs),
    );
  },
  settingsFor: ({ host, port }) => ({ host, port }),
  accountFor: (device, { host, port }) => ({
    account: device.account,
    settings: {
      ...{ host, port, unit: unitOf(device), pollMs: Math.max(100, device.intervalMs) },
      registers: Object.fromEntries(
        device.points.map(({ point, unit }, index) => [
          point,
          { address: index * WORDS_PER_POINT, type: 'f32', ...(unit === null ? {} : { unit }) },
        ]),
      ),
    },
  }),
  run,
};
export default simulator;

function controller(unit: number, channels: number, intervalMs: number): SimulatedDevice {
  const points = Array.from({ length: channels }, (_none, index) => channel(unit, index + 1));
  return { account: `gas-${unit}`, intervalMs, points };
}

/** 0 to 20 %LEL, exact as a float. */
function channel(unit: number, number: number): SimulatedPoint {
  const phase = unit * 7 + number * 31;
  const valueAt = (atMs: number) =>
    Math.round(80 + 80 * Math.sin(((atMs + phase * 1000) / PERIOD_MS) * 2 * Math.PI)) / 8;
  return { point: `GT-${number}`, unit: '%LEL', valueAt };
}

/**
 * The number at the end of the account; of an account without one a number made of its letters, which two may share.
 */
function unitOf({ account }: SimulatedDevice): number {
  const number = Number(/(\d+)$/.exec(account)?.[1] ?? NaN);
  if (number >= 1 && number <= LAST_UNIT) return number;
  let sum = 0;
  for (const letter of account) sum = (sum * 31 + letter.codePointAt(0)!) % LAST_UNIT;
  return sum + 1;
}

function byUnit(devices: readonly SimulatedDevice[]): Map<number, SimulatedDevice> {
  const units = new Map<number, SimulatedDevice>();
  for (const device of devices) {
    const unit = unitOf(device);
    const other = units.get(unit);
    if (other !== undefined)
      throw new RangeError(
        `${other.account} and ${device.account} would both be unit ${unit}: a line has ${LAST_UNIT}`,
      );
    units.set(unit, device);
  }
  return units;
}

async function run(devices: readonly SimulatedDevice[], options: SimulateOptions) {
  const { target, signal, onReady } = options;
  const context = {
    units: byUnit(devices),
    options,
    counts: { sent: 0, acknowledged: 0, faults: 0 },
  };
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, context);
  });
  server.listen(target.port, target.host);
  await once(server, 'listening');
  onReady?.();
  if (!signal.aborted) await once(signal, 'abort');
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  return context.counts;
}

type Context = {
  readonly units: ReadonlyMap<number, SimulatedDevice>;
  readonly options: SimulateOptions;
  readonly counts: { sent: number; acknowledged: number; faults: number };
};

function serve(socket: Socket, { units, options, counts }: Context): void {
  const writer = faultyWriter((bytes) => void socket.write(bytes), options);
  let held: Uint8Array = new Uint8Array(0);
  socket.on('error', () => undefined);
  socket.on('close', () => (counts.faults += writer.faults));
  socket.on('data', (chunk) => {
    const cut = cutRequests(Buffer.concat([held, chunk]));
    if (cut === null) return void socket.destroy();
    held = cut.rest;
    for (const request of cut.requests) {
      const device = units.get(request.unit);
      // A unit that is not there is silent, as on a bus.
      if (device === undefined) continue;
      counts.sent++;
      void writer.write(request.frame(answerOf(device, request, options.now())));
    }
  });
}
