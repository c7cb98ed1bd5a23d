import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { SimulateOptions } from '../simulate/contract.ts';
import { parseFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import { framer } from './framer.ts';
import { COMMANDS } from './tables.ts';

/** 6.5: an answer within 10 s, three more tries; simulated devices are less patient. */
const ANSWER_MS = 3000;

/** A simulated device's connection. */
export type SimulatedLine = {
  readonly socket: Socket;
  /** Command of the answer under a serial; null: none came in time, or the line broke. */
  answerTo(serial: number): Promise<number | null>;
};

/**
 * @param onOrder  what the monitoring centre asks or orders
 * @returns null when nobody listens there
 */
export async function openLine(
  { target, signal }: Pick<SimulateOptions, 'target' | 'signal'>,
  onOrder: (frame: Frame, socket: Socket) => void,
): Promise<SimulatedLine | null> {
  const socket = connect(target.port, target.host);
  try {
    await once(socket, 'connect', { signal });
  } catch {
    socket.destroy();
    return null;
  }
  const waiting = new Map<number, (command: number | null) => void>();
  const stop = () => socket.destroy();
  signal.addEventListener('abort', stop, { once: true });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    signal.removeEventListener('abort', stop);
    waiting.forEach((take) => take(null));
  });
  const cut = framer();
  socket.on('data', (chunk) => {
    for (const framed of cut.push(chunk)) {
      const frame = 'frame' in framed ? parseFrame(framed.frame) : null;
      if (frame === null || 'rejected' in frame) continue;
      const isAnswer = frame.command === COMMANDS.confirm || frame.command === COMMANDS.deny;
      if (isAnswer) waiting.get(frame.serial)?.(frame.command);
      else onOrder(frame, socket);
    }
  });
  return { socket, answerTo: (serial) => answerTo(waiting, socket, serial) };
}

async function answerTo(
  waiting: Map<number, (command: number | null) => void>,
  socket: Socket,
  serial: number,
): Promise<number | null> {
  if (socket.destroyed) return null;
  const answer = Promise.withResolvers<number | null>();
  waiting.set(serial, answer.resolve);
  const timer = setTimeout(() => answer.resolve(null), ANSWER_MS);
  const command = await answer.promise;
  clearTimeout(timer);
  waiting.delete(serial);
  return command;
}
