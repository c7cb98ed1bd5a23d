import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { framer } from './framer.ts';

/** The terminal's end of a line, as tests speak over it. */
export type TestTerminal = {
  send(frame: Uint8Array): void;
  /** The next frame of the platform, as hex; null when the line is closed. */
  next(): Promise<string | null>;
  close(): void;
};

export async function overTcp(port: number): Promise<TestTerminal> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const cut = framer();
  const heard = mailbox();
  socket.on('data', (chunk) =>
    cut.push(chunk).forEach((one) => 'frame' in one && heard.put(one.frame)),
  );
  socket.on('close', () => heard.put(null));
  socket.on('error', () => undefined);
  const close = () => void socket.destroy();
  return { next: heard.next, close, send: (frame) => void socket.write(frame) };
}

export async function overUdp(port: number): Promise<TestTerminal> {
  const socket = createSocket('udp4');
  socket.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const heard = mailbox();
  socket.on('message', (datagram) => heard.put(datagram));
  return {
    next: heard.next,
    close: () => void socket.close(),
    send: (frame) => socket.send(frame),
  };
}

function mailbox() {
  const waiting: (string | null)[] = [];
  const takers: ((frame: string | null) => void)[] = [];
  return {
    put(frame: Uint8Array | null): void {
      const hex = frame === null ? null : Buffer.from(frame).toString('hex');
      const taker = takers.shift();
      if (taker) taker(hex);
      else waiting.push(hex);
    },
    next: (): Promise<string | null> =>
      waiting.length > 0
        ? Promise.resolve(waiting.shift()!)
        : new Promise((take) => takers.push(take)),
  };
}
