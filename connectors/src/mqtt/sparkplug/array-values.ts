import { DATATYPES } from './datatypes.ts';

const MAX_ELEMENTS = 1000;

type Element = { readonly bytes: number; read(view: DataView, at: number): number | bigint };
/**
 * Sparkplug 3.0.0, Datatype Details: arrays are packed little-endian in `bytes_value`. (Its examples of floats are printed
 * the other way round; the reference implementation, Eclipse Tahu, is little-endian for all.)
 */
const ELEMENTS: { readonly [datatype: number]: Element } = {
  [DATATYPES.Int8Array]: { bytes: 1, read: (view, at) => view.getInt8(at) },
  [DATATYPES.Int16Array]: { bytes: 2, read: (view, at) => view.getInt16(at, true) },
  [DATATYPES.Int32Array]: { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  [DATATYPES.Int64Array]: { bytes: 8, read: (view, at) => view.getBigInt64(at, true) },
  [DATATYPES.UInt8Array]: { bytes: 1, read: (view, at) => view.getUint8(at) },
  [DATATYPES.UInt16Array]: { bytes: 2, read: (view, at) => view.getUint16(at, true) },
  [DATATYPES.UInt32Array]: { bytes: 4, read: (view, at) => view.getUint32(at, true) },
  [DATATYPES.UInt64Array]: { bytes: 8, read: (view, at) => view.getBigUint64(at, true) },
  [DATATYPES.FloatArray]: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  [DATATYPES.DoubleArray]: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
};

/** Elements of an array of numbers or booleans, at most 1000; null for an integer beyond 2^53, nothing for other bytes. */
export function arrayValues(bytes: Uint8Array, datatype: number | null): (number | null)[] {
  if (datatype === DATATYPES.BooleanArray) return booleans(bytes);
  const element = datatype === null ? undefined : ELEMENTS[datatype];
  if (element === undefined) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Math.min(Math.floor(bytes.length / element.bytes), MAX_ELEMENTS);
  return Array.from({ length }, (_, at) => exact(element.read(view, at * element.bytes)));
}

function exact(value: number | bigint): number | null {
  if (typeof value === 'number') return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : null;
}

/** A count in four bytes, then the bits from the highest of each byte. */
function booleans(bytes: Uint8Array): number[] {
  if (bytes.length < 4) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Math.min(view.getUint32(0, true), (bytes.length - 4) * 8, MAX_ELEMENTS);
  return Array.from({ length }, (_, at) => (bytes[4 + (at >> 3)]! >> (7 - (at & 7))) & 1);
}
