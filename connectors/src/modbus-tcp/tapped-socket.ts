import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { ModbusMode } from '@parkwatch/domain/sources/modbus-tcp';

/** What a peer may send for one answer, or without being asked: an answer has 260 bytes at most. */
const MOST_HEARD = 2048;

/** A connection whose bytes are seen, and bounded, before the library gets them. */
export type TappedSocket = {
  readonly socket: Socket;
  /** A request goes out: what comes from now on is its answer. */
  begin(): void;
  /** What came since, as it came; the request is over. */
  end(): Uint8Array;
  /** Ends the connection for what came on it. */
  cutOff(reason: string): void;
  /** Why it was cut off; null: it was not. */
  readonly cut: string | null;
};

export type Target = {
  readonly host: string;
  readonly port: number;
  readonly mode: ModbusMode;
  readonly connectMs: number;
};

/**
 * Connects. The library's buffers grow with whatever a peer sends, so a peer that sends too much is cut off; and on RTU,
 * where an answer says not to which request, so is one that speaks without being asked: it could be the late answer to
 * an earlier request, and its registers would be taken for others.
 * @throws the system's error when nobody listens there, or an `AbortError` after `connectMs`
 */
export async function tappedSocket(target: Target, signal: AbortSignal): Promise<TappedSocket> {
  const { host, port, mode, connectMs } = target;
  const socket = connect({ host, port, noDelay: true });
  try {
    const inTime = AbortSignal.timeout(connectMs);
    await once(socket, 'connect', { signal: AbortSignal.any([signal, inTime]) });
  } catch (error) {
    socket.destroy();
    if (error instanceof Error && error.name === 'AbortError')
      throw new Error(`no connection within ${connectMs} ms`, { cause: error });
    throw error;
  }
  // It ends the request that runs; without a listener it would end the process.
  socket.on('error', () => undefined);
  let isAsked = false;
  let bytes = 0;
  let chunks: Uint8Array[] = [];
  let cut: string | null = null;
  const cutOff = (reason: string) => {
    cut ??= reason;
    socket.destroy();
  };
  socket.on('data', (chunk) => {
    bytes += chunk.length;
    chunks.push(chunk.subarray(0, MOST_HEARD));
    if (bytes > MOST_HEARD) cutOff(`flood: more than ${MOST_HEARD} bytes for one request`);
    else if (!isAsked && mode === 'rtu-over-tcp') cutOff('unasked: bytes without a request');
    if (!isAsked) chunks = [];
  });
  return {
    socket,
    cutOff,
    get cut() {
      return cut;
    },
    begin() {
      isAsked = true;
      bytes = 0;
      chunks = [];
    },
    end() {
      isAsked = false;
      const heard = Buffer.concat(chunks);
      bytes = 0;
      chunks = [];
      return new Uint8Array(heard);
    },
  };
}
