import type { Header } from './read-frame.ts';

/** Ids of what the platform says. */
export const GENERAL_REPLY = 0x8001;
export const PARTS_WANTED = 0x8003;
export const REGISTER_REPLY = 0x8100;
/** Asks a terminal what it is (0x0107 answers); no body. JT/T 808-2013, 8.14. */
export const PROPERTIES_WANTED = 0x8107;

/** Results of 0x8001. JT/T 808-2013, 8.2. */
export const RESULT = { ok: 0, failed: 1, wrong: 2, unsupported: 3, alarmTaken: 4 } as const;
export type Result = (typeof RESULT)[keyof typeof RESULT];

/** Results of 0x8100. JT/T 808-2013, 8.6. */
export const REGISTERED = {
  ok: 0,
  vehicleHasTerminal: 1,
  noVehicle: 2,
  terminalHasVehicle: 3,
  noTerminal: 4,
} as const;
export type Registered = (typeof REGISTERED)[keyof typeof REGISTERED];

/** WORD seq, WORD id of what is answered, BYTE result. */
export function generalReply({ seq, id }: Pick<Header, 'seq' | 'id'>, result: Result): Buffer {
  const body = Buffer.alloc(5);
  body.writeUInt16BE(seq, 0);
  body.writeUInt16BE(id, 2);
  body[4] = result;
  return body;
}

/** WORD seq of the registration, BYTE result, and after a success the token. */
export function registerReply(seq: number, result: Registered, token: string): Buffer {
  const words = result === REGISTERED.ok ? Buffer.from(token, 'latin1') : Buffer.alloc(0);
  const head = Buffer.alloc(3);
  head.writeUInt16BE(seq, 0);
  head[2] = result;
  return Buffer.concat([head, words]);
}

/** WORD seq of the first part, count, WORD numbers of the parts: the count is a BYTE in 2013, a WORD in 2019. */
export function partsWanted(
  edition: Header['edition'],
  firstSeq: number,
  numbers: readonly number[],
): Buffer {
  const countBytes = edition === 2019 ? 2 : 1;
  const body = Buffer.alloc(2 + countBytes + 2 * numbers.length);
  body.writeUInt16BE(firstSeq, 0);
  body.writeUIntBE(numbers.length, 2, countBytes);
  numbers.forEach((number, at) => body.writeUInt16BE(number, 2 + countBytes + 2 * at));
  return body;
}
