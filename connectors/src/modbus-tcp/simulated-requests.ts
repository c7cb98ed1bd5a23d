import { crc16, withCrc } from './crc16.ts';

/** A read request as a server sees it. */
export type ReadRequest = {
  readonly unit: number;
  readonly fc: number;
  readonly address: number;
  readonly count: number;
  /** Puts an answer's unit and PDU into the frame of the request's kind. */
  frame(body: Uint8Array): Uint8Array;
};

/** Requests and what is left of the stream; null: this is no Modbus. */
export type CutRequests = { readonly requests: ReadRequest[]; readonly rest: Uint8Array } | null;

const REQUEST_SIZE = 6;
const MBAP_SIZE = 6;

/** Cuts what came into read requests: RTU where a CRC stands behind the six bytes of one, with a head of MBAP else. */
export function cutRequests(bytes: Uint8Array): CutRequests {
  const requests: ReadRequest[] = [];
  let at = 0;
  while (bytes.length - at >= REQUEST_SIZE + 2) {
    const body = bytes.subarray(at, at + REQUEST_SIZE);
    const crc = bytes[at + REQUEST_SIZE]! + bytes[at + REQUEST_SIZE + 1]! * 256;
    if (crc16(body) === crc) {
      requests.push({ ...readBody(body), frame: withCrc });
      at += REQUEST_SIZE + 2;
      continue;
    }
    if (word(bytes, at + 2) !== 0 || word(bytes, at + 4) !== REQUEST_SIZE) return null;
    if (bytes.length - at < MBAP_SIZE + REQUEST_SIZE) break;
    const head = bytes.slice(at, at + 4);
    const pdu = bytes.subarray(at + MBAP_SIZE, at + MBAP_SIZE + REQUEST_SIZE);
    requests.push({ ...readBody(pdu), frame: (answer) => withMbap(head, answer) });
    at += MBAP_SIZE + REQUEST_SIZE;
  }
  return { requests, rest: bytes.slice(at) };
}

function readBody(body: Uint8Array): Omit<ReadRequest, 'frame'> {
  return { unit: body[0]!, fc: body[1]!, address: word(body, 2), count: word(body, 4) };
}

function withMbap(head: Uint8Array, answer: Uint8Array): Uint8Array {
  return Uint8Array.of(...head, answer.length >> 8, answer.length & 0xff, ...answer);
}

function word(bytes: Uint8Array, at: number): number {
  return bytes[at]! * 256 + bytes[at + 1]!;
}
