import { instantAt, instantBytes } from './beijing-time.ts';

/**
 * `40 40 | serial 2 | version 2 | time 6 | source 6 | target 6 | length 2 | command 1 | data | checksum 1 | 23 23`, low
 * bytes first (GB/T 26875.3-2011, 6.2 and 6.3).
 */
export const HEAD_SIZE = 27;
export const TAIL_SIZE = 3;
/** 6.3.6: most bytes of the application data unit. */
export const MAX_DATA = 1024;
const LENGTH_AT = 24;

export type Frame = {
  readonly serial: number;
  /** Major and user version as they came: an answer bears the same. */
  readonly version: number;
  /** Null: no such instant. */
  readonly sentAtMs: number | null;
  /** 48 bits. */
  readonly source: number;
  readonly target: number;
  readonly command: number;
  readonly data: Uint8Array;
};
export type Parsed = Frame | { readonly rejected: string };

/** Bytes of the frame whose head stands there, its tail included; null while the length is not there. */
export function frameSize(bytes: Uint8Array, at = 0): number | null {
  if (bytes.length < at + LENGTH_AT + 2) return null;
  return HEAD_SIZE + readUint(bytes, at + LENGTH_AT, 2) + TAIL_SIZE;
}

/** Checks what makes a frame whole; total. */
export function parseFrame(bytes: Uint8Array): Parsed {
  if (bytes.length > 0 && !isHead(bytes)) return { rejected: 'bad-head: begins not with 40 40' };
  const size = frameSize(bytes);
  if (size === null) return { rejected: `truncated: ${bytes.length} bytes are no head` };
  if (size > HEAD_SIZE + MAX_DATA + TAIL_SIZE)
    return { rejected: `too-long: ${size - HEAD_SIZE - TAIL_SIZE} bytes of data` };
  if (bytes.length < size)
    return { rejected: `truncated: ${bytes.length} bytes of a frame of ${size}` };
  if (bytes.length > size)
    return { rejected: `too-long: ${bytes.length} bytes for a frame of ${size}` };
  if (bytes[size - 2] !== 0x23 || bytes[size - 1] !== 0x23)
    return { rejected: 'bad-tail: ends not with 23 23' };
  const sum = checksum(bytes.subarray(2, size - TAIL_SIZE));
  const sent = bytes[size - TAIL_SIZE]!;
  if (sum !== sent)
    return { rejected: `bad-checksum: ${byteHex(sent)} came, ${byteHex(sum)} is right` };
  return {
    ...headOf(bytes),
    data: bytes.subarray(HEAD_SIZE, size - TAIL_SIZE),
  };
}

/** The head's fields, whatever follows it: what a denial of a broken frame needs. At least `HEAD_SIZE` bytes. */
export function headOf(bytes: Uint8Array): Omit<Frame, 'data'> {
  return {
    serial: readUint(bytes, 2, 2),
    version: readUint(bytes, 4, 2),
    sentAtMs: instantAt(bytes, 6),
    source: readUint(bytes, 12, 6),
    target: readUint(bytes, 18, 6),
    command: bytes[26]!,
  };
}

/** @param frame  `sentAtMs` may not be null; data of at most `MAX_DATA` bytes */
export function buildFrame(frame: Omit<Frame, 'data'> & { data?: readonly number[] }): Uint8Array {
  const data = frame.data ?? [];
  const bytes = new Uint8Array(HEAD_SIZE + data.length + TAIL_SIZE);
  bytes.set([
    ...[0x40, 0x40, ...lowFirst(frame.serial, 2), ...lowFirst(frame.version, 2)],
    ...instantBytes(frame.sentAtMs ?? 0),
    ...[...lowFirst(frame.source, 6), ...lowFirst(frame.target, 6), ...lowFirst(data.length, 2)],
    ...[frame.command, ...data],
  ]);
  const end = HEAD_SIZE + data.length;
  bytes.set([checksum(bytes.subarray(2, end)), 0x23, 0x23], end);
  return bytes;
}

export function isHead(bytes: Uint8Array, at = 0): boolean {
  return bytes[at] === 0x40 && bytes[at + 1] === 0x40;
}

/** 6.4: sum of all bytes of control unit and data, modulo 256. */
export function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return sum & 0xff;
}

/** Low byte first, up to 6 bytes: exact in a number. */
export function readUint(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let index = size - 1; index >= 0; index--) value = value * 256 + bytes[at + index]!;
  return value;
}

export function lowFirst(value: number, size: number): number[] {
  return Array.from({ length: size }, (_none, index) => Math.floor(value / 256 ** index) % 256);
}

function byteHex(byte: number): string {
  return byte.toString(16).padStart(2, '0').toUpperCase();
}
