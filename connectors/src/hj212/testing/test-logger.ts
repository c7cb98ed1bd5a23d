import { once } from 'node:events';
import { connect } from 'node:net';
import { framer } from '../framer.ts';
import { readHeader } from '../header.ts';
import { writeFrame } from '../write-frame.ts';

export type TestLogger = {
  send(...pieces: (Uint8Array | string)[]): void;
  /** The next frame of the 上位机, without its line end. */
  next(): Promise<string>;
  /** Resolves when the other side has closed the connection. */
  readonly closed: Promise<unknown>;
  /** Frames that came and nobody asked for. */
  readonly unread: readonly string[];
  end(): void;
};

/** A socket that says and hears what a test tells it to: no timing, no rules of its own. */
export async function testLogger(port: number): Promise<TestLogger> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await once(socket, 'connect');
  const cutter = framer();
  const unread: string[] = [];
  const waiting: ((frame: string) => void)[] = [];
  socket.on('data', (chunk) => {
    for (const framed of cutter.push(chunk)) {
      const text = Buffer.from('frame' in framed ? framed.frame : framed.noise).toString('latin1');
      const wake = waiting.shift();
      if (wake === undefined) unread.push(text);
      else wake(text);
    }
  });
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  return {
    closed,
    unread,
    send: (...pieces) => pieces.forEach((piece) => socket.write(piece)),
    next: () =>
      unread.length > 0
        ? Promise.resolve(unread.shift()!)
        : new Promise((resolve) => waiting.push(resolve)),
    end: () => socket.destroy(),
  };
}

/** A frame of the logger with MN=M1 and PW=pw-1, answer wanted, but for what is given. */
export function frameOf(cn: string, cp: string, head: object = {}): Buffer {
  const usual = { qn: '20260301080000001', st: '32', cn, pw: 'pw-1', mn: 'M1', flag: 5 };
  return writeFrame({ ...usual, ...head }, cp);
}

/** Header fields and CP of a frame that was sent to the logger. */
export function readFrame(text: string): {
  qn: string;
  cn: string;
  mn: string;
  pw: string;
  flag: number | null;
  cp: string;
} {
  const opens = text.indexOf('CP=&&');
  const header = readHeader(text, 6, opens);
  if ('rejected' in header) throw new Error(header.rejected);
  const { qn, cn, mn, pw, flag } = header;
  return { qn, cn, mn, pw, flag, cp: text.slice(opens + 5, -6) };
}
