/**
 * The CRC of HJ 212-2017 Annex A. It is not Modbus's: the standard folds a byte in as `reg = (reg >> 8) ^ byte`, Modbus
 * as `reg ^= byte`; both then shift eight times with the polynomial 0xA001.
 */
const SHIFTED = Uint16Array.from({ length: 256 }, (_, byte) => shiftEightTimes(byte));

/**
 * CRC over the data segment: after the length, before the CRC.
 * @returns 0..0xFFFF; it is written as four hex digits, high byte first
 * @source HJ 212-2017 Annex A; checked against its sample (1C80; the running text misprints it as 1C08)
 */
export function hj212Crc(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let crc = 0xffff;
  // After the shift only the high byte is left, so a table of 256 entries stands for the eight steps.
  for (let at = from; at < to; at += 1) crc = SHIFTED[(crc >>> 8) ^ bytes[at]!]!;
  return crc;
}

/** CRC-16/MODBUS of the same bytes: what some loggers send instead. */
export function modbusCrc(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let crc = 0xffff;
  for (let at = from; at < to; at += 1) crc = (crc >>> 8) ^ SHIFTED[(crc ^ bytes[at]!) & 0xff]!;
  return crc;
}

/** Which algorithm a CRC was made with. Modbus's is seen in the wild low byte first, and recognised in both orders. */
export type CrcKind = 'hj212' | 'modbus' | 'wrong';

export type CrcCheck = {
  readonly kind: CrcKind;
  /** What the standard would have. */
  readonly expected: number;
};

/** Compares the CRC of a frame with the standard's, then with Modbus's. */
export function checkCrc(bytes: Uint8Array, range: Range, given: number): CrcCheck {
  const expected = hj212Crc(bytes, range.from, range.to);
  if (expected === given) return { kind: 'hj212', expected };
  const modbus = modbusCrc(bytes, range.from, range.to);
  const swapped = (modbus >>> 8) | ((modbus & 0xff) << 8);
  return { kind: given === modbus || given === swapped ? 'modbus' : 'wrong', expected };
}
/** Bytes `from` (included) to `to` (not included). */
export type Range = { readonly from: number; readonly to: number };

/** Four hex digits of either case as a number; -1 when they are not. */
export function hexAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let digit = at; digit < at + 4; digit += 1) {
    const one = hexDigit(bytes[digit] ?? 0);
    if (one < 0) return -1;
    value = value * 16 + one;
  }
  return value;
}

/** Value of a hex digit's byte; -1 when it is none. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** As it stands in a frame. */
export function crcText(crc: number): string {
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

function shiftEightTimes(value: number): number {
  let shifted = value;
  for (let step = 0; step < 8; step += 1) {
    shifted = shifted & 1 ? (shifted >>> 1) ^ 0xa001 : shifted >>> 1;
  }
  return shifted;
}
