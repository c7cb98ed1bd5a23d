import type { FileHandle } from 'node:fs/promises';
import { crc32c } from './crc32c.ts';
import { readAll } from './disk.ts';

/** `PWSPOOL\n` (8) · format version u32 LE (4) · CRC-32C of these twelve bytes u32 LE (4). */
export const HEADER_BYTES = 16;
export const FORMAT_VERSION = 1;
const MAGIC = Buffer.from('PWSPOOL\n');

export function segmentHeader(version = FORMAT_VERSION): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt32LE(version, 8);
  header.writeUInt32LE(crc32c(header.subarray(0, 12)), 12);
  return header;
}

/** True for a good header; false for one that is damaged, whose records may be good all the same. @throws for a version that is not ours */
export async function checkHeader(file: FileHandle, path: string): Promise<boolean> {
  const header = await readAll(file, 0, HEADER_BYTES);
  if (header.length < HEADER_BYTES || !header.subarray(0, 8).equals(MAGIC)) return false;
  if (header.readUInt32LE(12) !== crc32c(header.subarray(0, 12))) return false;
  const version = header.readUInt32LE(8);
  if (version !== FORMAT_VERSION) {
    throw new Error(`${path} has format ${version}, this program knows ${FORMAT_VERSION}`);
  }
  return true;
}

const NAME = /^(\d{12})\.seg$/;

export function segmentName(number: number): string {
  return `${String(number).padStart(12, '0')}.seg`;
}

/** The number of a segment file; null for any other file. */
export function segmentNumber(name: string): number | null {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
