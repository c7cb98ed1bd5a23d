import type { RegisterType, WordOrder } from '@parkwatch/domain/sources/modbus-tcp';

/**
 * The number in consecutive registers as they are on the wire. A 64-bit integer beyond 2^53 is rounded; a float may be
 * NaN or infinite, which is the caller's to judge.
 * @param bytes  two for each word of the type
 */
export function registerValue(bytes: Uint8Array, type: RegisterType, order: WordOrder): number {
  const ordered = highFirst(bytes, order);
  const view = new DataView(ordered.buffer, ordered.byteOffset, ordered.byteLength);
  switch (type) {
    case 'bool':
      return view.getUint16(0) === 0 ? 0 : 1;
    case 'u16':
      return view.getUint16(0);
    case 'i16':
      return view.getInt16(0);
    case 'u32':
      return view.getUint32(0);
    case 'i32':
      return view.getInt32(0);
    case 'u64':
      return Number(view.getBigUint64(0));
    case 'i64':
      return Number(view.getBigInt64(0));
    case 'f32':
      return view.getFloat32(0);
    case 'f64':
      return view.getFloat64(0);
  }
}

/** ABCD as it is; CDAB: words the other way round; BADC: bytes within each word; DCBA: both. */
function highFirst(bytes: Uint8Array, order: WordOrder): Uint8Array {
  if (order === 'ABCD') return bytes;
  const last = bytes.length - 2;
  const isSwapped = order === 'BADC' || order === 'DCBA';
  return bytes.map((_byte, at) => {
    const word = at - (at % 2);
    const from = order === 'BADC' ? word : last - word;
    return bytes[from + (isSwapped ? 1 - (at % 2) : at % 2)]!;
  });
}

/** A bit of packed bits, as functions 1 and 2 send them: low bit of the first byte first. */
export function packedBit(bytes: Uint8Array, at: number): 0 | 1 {
  return ((bytes[at >> 3]! >> (at & 7)) & 1) as 0 | 1;
}

/** `raw × scale + offset`, where a scale of 0.1 divides by 10: 123 × 0.1 is 12.3 and not 12.300000000000001. */
export function scaled(raw: number, { scale, offset }: { scale: number; offset: number }): number {
  const inverse = 1 / scale;
  return (Number.isInteger(inverse) ? raw / inverse : raw * scale) + offset;
}
