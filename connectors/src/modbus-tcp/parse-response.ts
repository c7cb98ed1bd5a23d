import { crc16 } from './crc16.ts';
import { exceptionReason } from './exceptions.ts';
import type { FunctionCode } from '@parkwatch/domain/sources/modbus-tcp';

/** MBAP: transaction 2, protocol 2 (0), length 2, then unit and PDU. */
const MBAP_SIZE = 6;
/** Largest PDU is 253 bytes. */
const MAX_ADU = MBAP_SIZE + 1 + 253;

export type Response = {
  readonly unit: number;
  readonly fc: FunctionCode;
  /** Bits packed low bit first, or registers high byte first. */
  readonly data: Uint8Array;
};

/** An answer to a read as it is on the wire, with MBAP head or with CRC; total. */
export function parseResponse(bytes: Uint8Array): Response | { readonly rejected: string } {
  if (bytes.length > MAX_ADU) return { rejected: `too-long: ${bytes.length} bytes` };
  const body = bodyOf(bytes);
  if ('rejected' in body) return body;
  const [unit, fc, count] = body.pdu;
  if (unit === undefined || fc === undefined || count === undefined)
    return { rejected: `truncated: ${bytes.length} bytes are no answer` };
  if (fc > 0x80)
    return body.pdu.length === 3
      ? { rejected: exceptionReason(count) }
      : { rejected: `bad-length: ${body.pdu.length} bytes for an exception` };
  if (!isRead(fc)) return { rejected: `unknown-function: ${fc}` };
  const data = body.pdu.subarray(3);
  if (data.length !== count || count === 0 || (fc >= 3 && count % 2 === 1))
    return { rejected: `bad-length: ${count} bytes of data announced, ${data.length} came` };
  return { unit, fc, data };
}

/** Unit and PDU. RTU where the CRC is right; a head of MBAP else, and if it is none the CRC was wrong. */
function bodyOf(bytes: Uint8Array): { readonly pdu: Uint8Array } | { readonly rejected: string } {
  if (bytes.length < 5) return { rejected: `truncated: ${bytes.length} bytes are no frame` };
  const end = bytes.length - 2;
  const right = crc16(bytes.subarray(0, end));
  if (bytes[end] === (right & 0xff) && bytes[end + 1] === right >> 8)
    return { pdu: bytes.subarray(0, end) };
  const isMbap = bytes[2] === 0 && bytes[3] === 0 && bytes.length > MBAP_SIZE;
  if (!isMbap) return { rejected: 'bad-crc: neither a right CRC nor a head of MBAP' };
  const length = bytes[4]! * 256 + bytes[5]!;
  const came = bytes.length - MBAP_SIZE;
  if (length > came) return { rejected: `truncated: ${came} of ${length} bytes` };
  if (length < came) return { rejected: `bad-length: ${came} bytes for a length of ${length}` };
  return { pdu: bytes.subarray(MBAP_SIZE) };
}

function isRead(fc: number): fc is FunctionCode {
  return fc >= 1 && fc <= 4;
}
