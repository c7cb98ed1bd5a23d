import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedDevice, SimulateOptions } from '../simulate/contract.ts';
import { faultyWriter } from '../simulate/faulty-writer.ts';
import { orAborted } from '../simulate/or-aborted.ts';
import { formatQn } from './beijing-time.ts';
import { framer } from './framer.ts';
import { FLAG_ANSWER } from './header.ts';
import { parseFrame } from './parse-frame.ts';
import { saidTo } from './simulated-answers.ts';
import { flights } from './simulated-flights.ts';
import type { Flights } from './simulated-flights.ts';
import { intervalMessages, messagesAt, MINUTE_DATA_MS, systemOf } from './simulated-messages.ts';
import type { SimulatedMessage } from './simulated-messages.ts';
import { writeFrame } from './write-frame.ts';

/** Version 1: HJ 212-2017. */
const FLAG_2017 = 4;
const RECONNECT_MS = 300;
/** Messages a logger keeps while the line is down; the oldest go first. */
const MOST_STORED = 5000;
const WINDOW = 32;
const HANG_UP_MS = 500;

export type LoggerCounts = { sent: number; acknowledged: number; faults: number };
/** Table 10: 10 s for an answer, three resends. */
export type LoggerTimes = { readonly answerMs: number; readonly resends: number };
export type LoggerOptions = SimulateOptions & {
  readonly counts: LoggerCounts;
  readonly times: LoggerTimes;
};

type Logger = {
  readonly device: SimulatedDevice;
  readonly options: LoggerOptions;
  readonly nextQn: () => string;
  /** What is to be sent, oldest first. */
  stored: SimulatedMessage[];
  /** How many real-time messages of an instant are not yet answered. */
  readonly open: Map<number, number>;
  wake: () => void;
};

/** One logger until the signal is aborted: it measures, stores, connects again, and sends until it is answered. */
export async function runLogger(device: SimulatedDevice, options: LoggerOptions): Promise<void> {
  const logger: Logger = {
    ...{ device, options, nextQn: qnSequence(options.now), stored: [], open: new Map() },
    wake: () => undefined,
  };
  await Promise.all([measure(logger), converse(logger)]);
}

/** Values as they come due, whether there is a line or not. */
async function measure(logger: Logger): Promise<void> {
  const { device, options } = logger;
  const { now, signal } = options;
  let dueMs = now();
  let intervalMs = Math.floor(now() / MINUTE_DATA_MS) * MINUTE_DATA_MS;
  while (!signal.aborted) {
    const messages = messagesAt(device, dueMs);
    logger.open.set(dueMs, messages.length);
    store(logger, messages);
    for (; intervalMs + MINUTE_DATA_MS <= now(); intervalMs += MINUTE_DATA_MS) {
      store(logger, intervalMessages(device, '2051', intervalMs));
    }
    // What a pause of the whole process left out was not measured: no burst makes up for it.
    dueMs = Math.max(dueMs + device.intervalMs, Math.floor(now()) - device.intervalMs);
    await pause(dueMs - now(), signal);
  }
}

function store(logger: Logger, messages: readonly SimulatedMessage[]): void {
  logger.stored.push(...messages);
  const tooMany = Math.max(0, logger.stored.length - MOST_STORED);
  for (const dropped of logger.stored.splice(0, tooMany)) {
    logger.open.delete(dropped.atMs);
  }
  logger.wake();
}

async function converse(logger: Logger): Promise<void> {
  const { signal, target } = logger.options;
  while (!signal.aborted) {
    const socket = connect(target.port, target.host);
    const isOpen = await once(socket, 'connect', { signal }).then(
      () => true,
      () => false,
    );
    socket.on('error', () => undefined);
    if (isOpen) await serve(logger, socket);
    socket.destroy();
    await pause(RECONNECT_MS, signal);
  }
}

/** Until the line breaks or nothing answers any more. */
async function serve(logger: Logger, socket: Socket): Promise<void> {
  const { options } = logger;
  const end = new AbortController();
  const stop = () => end.abort();
  options.signal.addEventListener('abort', stop, { once: true });
  socket.on('close', stop);
  const writer = faultyWriter((bytes) => write(socket, bytes), options);
  const air = flights({
    ...{ ...options.times, window: WINDOW, nextQn: logger.nextQn, onGivenUp: stop },
    write: async ({ cn, cp }, qn) => {
      options.counts.sent += 1;
      const frame = frameOf(logger, { cn, cp, qn, flag: FLAG_2017 | FLAG_ANSWER });
      return !(await writer.write(frame)).includes('corrupt');
    },
  });
  listen(logger, socket, air);
  options.onReady?.();
  const clock = { cn: '1013', cp: '', qn: logger.nextQn(), flag: FLAG_2017 | FLAG_ANSWER };
  await write(socket, frameOf(logger, clock));
  await sendStored(logger, air, end.signal);
  await hangUp(socket);
  options.signal.removeEventListener('abort', stop);
  logger.stored.unshift(...air.recall());
  options.counts.faults += writer.faults;
}

async function sendStored(logger: Logger, air: Flights, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    if (logger.stored.length === 0) {
      await orAborted(new Promise<void>((resolve) => (logger.wake = resolve)), end);
      continue;
    }
    await orAborted(air.room(), end);
    if (end.aborted) return;
    // Nothing waits between the two lists: a message is always in one of them.
    const message = logger.stored.shift();
    if (message !== undefined) await orAborted(air.take(message), end);
  }
}

/** Answers of the 上位机 to us, and its requests. */
function listen(logger: Logger, socket: Socket, air: Flights): void {
  const { device, options } = logger;
  const cutter = framer();
  let saying: Promise<void> = Promise.resolve();
  socket.on('data', (chunk) => {
    for (const framed of cutter.push(chunk)) {
      const parsed = 'frame' in framed ? parseFrame(framed.frame) : null;
      if (parsed === null || 'rejected' in parsed) continue;
      const { cn, qn } = parsed.header;
      if (cn === '9014') acknowledge(logger, air.landed(qn));
      if (cn.startsWith('9')) continue;
      saying = saying.then(async () => {
        for (const said of saidTo(parsed, device, options.now())) {
          await write(socket, frameOf(logger, { ...said, qn, flag: FLAG_2017 }));
        }
      });
    }
  });
}

function acknowledge(
  { device, options, open }: Logger,
  landed: ReturnType<Flights['landed']>,
): void {
  if (landed === null) return;
  options.counts.acknowledged += 1;
  const { atMs, cn } = landed.message;
  // Interval data have the time of their beginning: another message than the real-time data of that instant.
  if (cn === '2051') return;
  if (!landed.isCertain) return void open.delete(atMs);
  const left = open.get(atMs);
  if (left === undefined) return;
  if (left > 1) return void open.set(atMs, left - 1);
  open.delete(atMs);
  options.onAcknowledged?.(device.account, atMs);
}

/** Says that nothing more comes, and hears the last answers out. */
async function hangUp(socket: Socket): Promise<void> {
  if (socket.destroyed) return;
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const enough = new AbortController();
  socket.end();
  await Promise.race([closed, pause(HANG_UP_MS, enough.signal)]);
  enough.abort();
}

type Words = {
  readonly cn: string;
  readonly cp: string;
  readonly qn: string;
  readonly flag: number;
};

function frameOf({ device }: Logger, { cn, cp, qn, flag }: Words): Buffer {
  const isInteraction = cn.startsWith('9');
  const st = isInteraction ? '91' : systemOf(device);
  return writeFrame({ qn, st, cn, pw: device.secret ?? '', mn: device.account, flag }, cp);
}

async function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (!socket.writable || socket.write(bytes)) return;
  await new Promise<void>((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });
}

function qnSequence(now: () => number): () => string {
  let lastMs = -Infinity;
  return () => {
    lastMs = Math.max(lastMs + 1, now());
    return formatQn(lastMs);
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
}
