/**
 * Framing of what a client sends (PostgreSQL manual, 54.7 "Message Formats"): a start-up packet is
 * int32 length + int32 code, every later message is a type byte + int32 length + body.
 */

/** Codes in the place of a protocol version (src/include/libpq/pqcomm.h). */
export const SSL_REQUEST = 80877103;
export const GSS_REQUEST = 80877104;
export const CANCEL_REQUEST = 80877102;

/** Far above any statement of ours: a length beyond it means the framing is lost. */
const MAX_MESSAGE_BYTES = 1 << 30;

export type FrontendMessage = { type: string; bytes: Buffer };

/** A start-up packet at the front of `bytes`, or undefined while it is incomplete. */
export function takeStartup(bytes: Buffer): { code: number; lengthBytes: number } | undefined {
  if (bytes.length < 8) return undefined;
  const lengthBytes = checkedLength(bytes.readInt32BE(0), 8);
  return bytes.length < lengthBytes ? undefined : { code: bytes.readInt32BE(4), lengthBytes };
}

/** The whole messages at the front of `bytes`, and what is left of an incomplete one. */
export function takeMessages(bytes: Buffer): { messages: FrontendMessage[]; rest: Buffer } {
  const messages: FrontendMessage[] = [];
  let at = 0;
  while (bytes.length - at >= 5) {
    const end = at + 1 + checkedLength(bytes.readInt32BE(at + 1), 4);
    if (end > bytes.length) break;
    messages.push({ type: String.fromCharCode(bytes[at] ?? 0), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return { messages, rest: bytes.subarray(at) };
}

function checkedLength(lengthBytes: number, leastBytes: number): number {
  if (lengthBytes < leastBytes || lengthBytes > MAX_MESSAGE_BYTES) {
    throw new RangeError(`not a PostgreSQL message: length ${lengthBytes}`);
  }
  return lengthBytes;
}

/** After these the backend answers ReadyForQuery; after any other it waits for more. */
export function endsExchange(type: string): boolean {
  return type === 'Q' || type === 'S' || type === 'F';
}

/** A simple query as wire bytes. */
export function queryMessage(text: string): Buffer {
  return message('Q', Buffer.from(`${text}\0`));
}

/** Whatever a dead client left behind: end its half-sent exchange, then its transaction. */
export const RESET_MESSAGES = Buffer.concat([
  message('S', Buffer.alloc(0)),
  queryMessage('ROLLBACK'),
]);

/**
 * COPY FROM STDIN makes PGlite 0.5.8 read past the message and exit its process: refuse it here.
 * The statement is looked for in Query and Parse messages.
 */
export function copiesFromClient({ type, bytes }: FrontendMessage): boolean {
  if (type !== 'Q' && type !== 'P') return false;
  // Long texts carry data, not COPY; scanning 4 KB keeps a bulk insert at full speed.
  return /\bcopy\b[^;]*\bfrom\s+stdin\b/i.test(bytes.toString('latin1', 5, 4096));
}

export function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
