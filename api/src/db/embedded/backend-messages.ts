import { message } from './frontend-messages.ts';

/** State of the backend's transaction, as ReadyForQuery tells it: idle, in a transaction, failed. */
export type TransactionStatus = 'I' | 'T' | 'E';

/** Messages to the client are handed on in blocks of about this size: a post per 8 KB costs more than the query. */
const BLOCK_BYTES = 256 * 1024;

export type BackendReader = {
  /** Takes bytes as they come out of the backend; the array may be reused after the call. */
  push(chunk: Uint8Array): void;
  /** Hands on what is left; the status of the last ReadyForQuery, if there was one. */
  end(): TransactionStatus | undefined;
};

type Sink = {
  block(bytes: Uint8Array<ArrayBuffer>): void;
  notification(channel: string, payload: string): void;
};

/**
 * Cuts the output of the backend at message boundaries, takes out notifications ('A': they belong to
 * whoever listens, not to the client whose query happened to carry them out) and notes ReadyForQuery.
 */
export function backendReader(sink: Sink): BackendReader {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let neededBytes = 5;
  let block: Buffer[] = [];
  let blockBytes = 0;
  let status: TransactionStatus | undefined;

  function flush(): void {
    if (blockBytes === 0) return;
    const bytes = new Uint8Array(blockBytes);
    let at = 0;
    for (const part of block) {
      bytes.set(part, at);
      at += part.length;
    }
    block = [];
    blockBytes = 0;
    sink.block(bytes);
  }

  function keep(part: Buffer): void {
    if (part.length === 0) return;
    block.push(part);
    blockBytes += part.length;
    if (blockBytes >= BLOCK_BYTES) flush();
  }

  function split(bytes: Buffer): void {
    let kept = 0;
    let at = 0;
    neededBytes = 5;
    while (bytes.length - at >= 5) {
      const end = at + 1 + bytes.readInt32BE(at + 1);
      neededBytes = end - at;
      if (end > bytes.length) break;
      const type = bytes[at];
      if (type === 0x41) {
        keep(bytes.subarray(kept, at));
        sink.notification(...notificationIn(bytes.subarray(at + 9, end)));
        kept = end;
      } else if (type === 0x5a) {
        status = String.fromCharCode(bytes[at + 5] ?? 0) as TransactionStatus;
      }
      at = end;
      neededBytes = 5;
    }
    keep(bytes.subarray(kept, at));
    waiting = at < bytes.length ? [bytes.subarray(at)] : [];
    waitingBytes = bytes.length - at;
  }

  return {
    push(chunk) {
      waiting.push(Buffer.from(chunk));
      waitingBytes += chunk.length;
      // A wide row comes in 8 KB pieces: join them once, when the row is whole.
      if (waitingBytes >= neededBytes) split(Buffer.concat(waiting, waitingBytes));
    },
    end() {
      flush();
      return status;
    },
  };
}

/** The body after the process id: channel and payload, each ended by a zero byte. */
function notificationIn(body: Buffer): [channel: string, payload: string] {
  const channelEnd = body.indexOf(0);
  const payloadEnd = body.indexOf(0, channelEnd + 1);
  return [body.toString('utf8', 0, channelEnd), body.toString('utf8', channelEnd + 1, payloadEnd)];
}

/** What a server says after a start-up packet, up to the first ReadyForQuery. */
export function startupAnswer(serverVersion: string): Buffer {
  const settings = {
    server_version: serverVersion,
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    IntervalStyle: 'postgres',
    TimeZone: 'UTC',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
  };
  return Buffer.concat([
    message('R', Buffer.alloc(4)),
    ...Object.entries(settings).map(([key, value]) =>
      message('S', Buffer.from(`${key}\0${value}\0`)),
    ),
    message('K', Buffer.alloc(8)),
    message('Z', Buffer.from('I')),
  ]);
}

/** The text of the first ErrorResponse in an answer, or undefined. */
export function firstError(answer: Buffer): string | undefined {
  for (let at = 0; at + 5 <= answer.length; at += 1 + answer.readInt32BE(at + 1)) {
    if (answer[at] !== 0x45) continue;
    const body = answer.toString('utf8', at + 5, at + 1 + answer.readInt32BE(at + 1));
    return body
      .split('\0')
      .find((field) => field.startsWith('M'))
      ?.slice(1);
  }
  return undefined;
}
