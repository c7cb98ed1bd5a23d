import { setTimeout as sleep } from 'node:timers/promises';
import modbus from 'modbus-serial';
import { exceptionReason } from './exceptions.ts';
import type { Block } from './plan-reads.ts';
import { RequestFailed } from './request-failed.ts';
import { tappedSocket } from './tapped-socket.ts';
import type { TappedSocket, Target } from './tapped-socket.ts';

/** An answer with its bytes as they came. An exception is an answer too: the device is there. */
export type Answer = { readonly frame: Uint8Array } & (
  { readonly data: Uint8Array } | { readonly code: number; readonly exception: string }
);

/** One connection, one request at a time. */
export type ModbusClient = {
  readonly isOpen: boolean;
  /** @throws RequestFailed */
  read(unit: number, block: Block, timeoutMs: number): Promise<Answer>;
  close(): void;
};

/** RTU keeps silence for 3.5 characters between frames: 4 ms at 9600 baud, the usual rate behind a serial server. */
const RTU_PAUSE_MS = 4;
/** Unit, function, length and CRC. */
const RTU_FRAME = 5;

type Library = InstanceType<typeof modbus.default>;
type Heard = { readonly data: Uint8Array } | { readonly error: Error };

/**
 * The library asks and checks what comes (CRC, transaction, unit, function, length); the socket is ours.
 * @throws what `tappedSocket` throws
 */
export async function modbusClient(target: Target, signal: AbortSignal): Promise<ModbusClient> {
  const tap = await tappedSocket(target, signal);
  const { socket } = tap;
  const library = new modbus.default();
  library.on('error', () => undefined);
  // RTU over TCP is what the library calls Telnet: its "TcpRTUBuffered" has a head of MBAP.
  if (target.mode === 'tcp') await library.linkTCP(socket, { port: target.port });
  else await library.linkTelnet(socket, {});
  const close = () => {
    socket.destroy();
    // Its timers too.
    library.destroy(() => undefined);
  };
  signal.addEventListener('abort', close, { once: true });
  socket.on('close', () => {
    signal.removeEventListener('abort', close);
    library.destroy(() => undefined);
  });
  return {
    get isOpen() {
      return !socket.destroyed;
    },
    async read(unit, block, timeoutMs) {
      if (target.mode === 'tcp') return request({ tap, library, timeoutMs }, unit, block);
      await sleep(RTU_PAUSE_MS);
      const answer = await request({ tap, library, timeoutMs }, unit, block);
      // What came beyond the answer would be taken for that to the next request.
      if ('data' in answer && answer.frame.length !== answer.data.length + RTU_FRAME)
        tap.cutOff('unasked: more than the answer');
      return answer;
    },
    close,
  };
}

type Line = { readonly tap: TappedSocket; readonly library: Library; readonly timeoutMs: number };

async function request(line: Line, unit: number, block: Block): Promise<Answer> {
  const { tap, library, timeoutMs } = line;
  const { socket } = tap;
  if (socket.destroyed) throw lineFailure(tap, 'not connected', new Uint8Array(0));
  tap.begin();
  library.setTimeout(timeoutMs);
  const closed = Promise.withResolvers<Heard>();
  const onClose = () => closed.resolve({ error: new Error('the peer closed the connection') });
  socket.once('close', onClose);
  const heard = await Promise.race([ask(library, unit, block), closed.promise]);
  socket.off('close', onClose);
  const frame = tap.end();
  if ('data' in heard) return { frame, data: heard.data };
  const { error } = heard;
  if ('modbusCode' in error && typeof error.modbusCode === 'number')
    return { frame, code: error.modbusCode, exception: exceptionReason(error.modbusCode) };
  if (socket.destroyed) throw lineFailure(tap, error.message, frame);
  if ('errno' in error && error.errno === 'ETIMEDOUT')
    throw new RequestFailed('silent', `timeout: no answer within ${timeoutMs} ms`, frame);
  const word = error.message.startsWith('CRC') ? 'bad-crc' : 'bad-answer';
  throw new RequestFailed('broken', `${word}: ${error.message}`, frame);
}

/** What we cut off ourselves is an answer that was none; the peer may be well on a new connection. */
function lineFailure({ cut }: TappedSocket, reason: string, heard: Uint8Array): RequestFailed {
  return cut === null
    ? new RequestFailed('line', `line: ${reason}`, heard)
    : new RequestFailed('broken', cut, heard);
}

function ask(library: Library, unit: number, { fc, address, count }: Block): Promise<Heard> {
  return new Promise((resolve) => {
    const take = (error: Error | null, answer?: { readonly buffer: Buffer }) =>
      resolve(
        answer === undefined ? { error: error ?? new Error('no answer') } : { data: answer.buffer },
      );
    if (fc === 1) library.writeFC1(unit, address, count, take);
    else if (fc === 2) library.writeFC2(unit, address, count, take);
    else if (fc === 3) library.writeFC3(unit, address, count, take);
    else library.writeFC4(unit, address, count, take);
  });
}
