// The loggers of a bench, as a process of their own: what they cost is not taken from who measures.
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { loadFrame } from './load-device.ts';

/** What is asked of it: so many loggers, each sends a frame a second; zero is quiet, the lines stay. */
export type LoadOrder = { readonly port: number; readonly loggers: number };
/** Frames since the last report. */
export type LoadReport = {
  readonly sent: number;
  readonly answered: number;
  readonly unsent: number;
};

const LOOK_MS = 5;
const SECOND_MS = 1000;
const LINE_FEED = 0x0a;
/** What a socket may hold back: a gateway that does not keep up is not drowned. */
const MOST_HELD_BYTES = 64_000;

const sockets: Socket[] = [];
let loggers = 0;
/** Every logger sends in its own moment of the second; this is up to where all have sent. */
let doneMs = Date.now();
let count = { sent: 0, answered: 0, unsent: 0 };

async function obey(order: LoadOrder): Promise<void> {
  loggers = 0;
  while (sockets.length < order.loggers) sockets.push(await opened(order.port));
  doneMs = Date.now();
  loggers = order.loggers;
}

async function opened(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  socket.on('data', (bytes) => {
    for (const byte of bytes) if (byte === LINE_FEED) count.answered++;
  });
  socket.on('error', () => undefined);
  return socket;
}

function send(): void {
  const nowMs = Date.now();
  // What a stall left out for more than a second was not measured: no burst makes up for it.
  const fromMs = Math.max(doneMs, nowMs - SECOND_MS);
  for (let index = 0; index < loggers; index++) {
    const moment = Math.floor((index * SECOND_MS) / loggers);
    const dueMs = Math.floor((nowMs - moment) / SECOND_MS) * SECOND_MS + moment;
    if (dueMs > fromMs) sendOne(index, dueMs);
  }
  doneMs = nowMs;
}

function sendOne(index: number, dueMs: number): void {
  const socket = sockets[index]!;
  if (socket.destroyed || socket.writableLength > MOST_HELD_BYTES) {
    count.unsent++;
    return;
  }
  socket.write(loadFrame(index, dueMs));
  count.sent++;
}

setInterval(send, LOOK_MS);
process.on('message', (order: LoadOrder | 'report') => {
  if (order === 'report') {
    process.send!(count);
    count = { sent: 0, answered: 0, unsent: 0 };
    return;
  }
  void obey(order).then(() => process.send!('ready'));
});
process.on('disconnect', () => process.exit(0));
