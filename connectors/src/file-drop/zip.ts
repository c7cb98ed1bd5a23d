import { crc32, inflateRawSync } from 'node:zlib';
import { fault } from './file-fault.ts';

export type ZipEntry = { readonly name: string; readonly content: Buffer };

/** Most entries, most bytes of all together inflated, and how much smaller than its content an entry may be. */
const MAX_ENTRIES = 2000;
const MAX_BYTES = 150_000_000;
const MAX_RATIO = 250;
const SMALL_BYTES = 1_000_000;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/**
 * The wanted entries of a zip, inflated by us within bounds: what a directory says of sizes is not believed (zip bombs).
 * @throws FileFault
 * @source PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16; no zip64, no encryption, no span
 */
export function readZip(bytes: Buffer, isWanted: (name: string) => boolean): ZipEntry[] {
  try {
    return [...entriesOf(bytes, isWanted)];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw fault('不是有效的 XLSX 文件（ZIP 结构损坏）', 'This is no valid XLSX file (broken ZIP)');
  }
}

function* entriesOf(bytes: Buffer, isWanted: (name: string) => boolean): Iterable<ZipEntry> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw bomb();
  let at = bytes.readUInt32LE(end + 16);
  let left = MAX_BYTES;
  for (let number = 0; number < count; number += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new RangeError('no entry');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (isWanted(name)) {
      const content = contentOf(bytes, at, left);
      left -= content.length;
      yield { name, content };
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new RangeError('no end');
}

function contentOf(bytes: Buffer, central: number, left: number): Buffer {
  const isEncrypted = (bytes.readUInt16LE(central + 8) & 1) === 1;
  if (isEncrypted)
    throw fault('文件已加密，请去除密码', 'The file is encrypted: remove its password');
  const method = bytes.readUInt16LE(central + 10);
  const size = bytes.readUInt32LE(central + 20);
  const local = bytes.readUInt32LE(central + 42);
  if (bytes.readUInt32LE(local) !== LOCAL) throw new RangeError('no local header');
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + size > bytes.length) throw new RangeError('cut off');
  const packed = bytes.subarray(start, start + size);
  const most = Math.min(left, Math.max(SMALL_BYTES, size * MAX_RATIO));
  if (method === 0 && size <= most) return packed;
  if (method !== 8) throw new RangeError('unknown method');
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw bomb();
    throw new RangeError('not inflatable', { cause: error });
  }
}

function bomb() {
  return fault('压缩内容异常过大，已拒绝（疑似压缩炸弹）', 'Refused: it inflates beyond reason');
}

/** A zip of these entries alone, not compressed: whoever reads it sees what was checked and nothing else. */
export function packZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(LOCAL, 0);
    writeCommon(local, 4, { content, nameLength: nameBytes.length });
    const central = Buffer.alloc(46);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt16LE(20, 4);
    writeCommon(central, 6, { content, nameLength: nameBytes.length });
    central.writeUInt32LE(offset, 42);
    parts.push(local, nameBytes, content);
    directory.push(central, nameBytes);
    offset += local.length + nameBytes.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

type Common = { readonly content: Buffer; readonly nameLength: number };

/** Version, flags (names are UTF-8), method, time, date, CRC-32, sizes, length of the name. */
function writeCommon(header: Buffer, at: number, { content, nameLength }: Common): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(0x0800, at + 2);
  header.writeUInt32LE(crc32(content), at + 10);
  header.writeUInt32LE(content.length, at + 14);
  header.writeUInt32LE(content.length, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
}
