import type { DataValue } from 'node-opcua-client';
import { DataType } from 'node-opcua-client';
import type { Notified } from './decode.ts';

/** A published value in our own words. Structures and texts become null or text, which are no measurement. */
export function notifiedOf(
  { point, nodeId }: { readonly point: string; readonly nodeId: string },
  { value: variant, statusCode, sourceTimestamp, serverTimestamp }: DataValue,
): Notified {
  const dataType = DataType[variant?.dataType ?? DataType.Null];
  return {
    ...{ point, nodeId, dataType },
    value: plain(variant?.value as unknown, dataType),
    statusCode: statusCode.value >>> 0,
    sourceTimestamp: isoOf(sourceTimestamp),
    serverTimestamp: isoOf(serverTimestamp),
  };
}

function isoOf(date: Date | null | undefined): string | null {
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}

function plain(value: unknown, dataType: string): unknown {
  const isWide = dataType === 'Int64' || dataType === 'UInt64';
  if (isWide) return wide(value, dataType);
  if (Array.isArray(value)) return value.map(plainScalar);
  if (ArrayBuffer.isView(value) && !Buffer.isBuffer(value) && !(value instanceof DataView)) {
    return Array.from(value as Float64Array, plainScalar);
  }
  return plainScalar(value);
}

function plainScalar(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.slice(0, 200) : null;
}

/** The library's 64 bits are two unsigned halves, high first; an array of them is an array of pairs. */
function wide(value: unknown, dataType: string): unknown {
  if (!Array.isArray(value)) return null;
  if (Array.isArray(value[0])) return value.map((one) => wide(one, dataType));
  const [high, low] = value as number[];
  if (typeof high !== 'number' || typeof low !== 'number') return null;
  const bits = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  return String(dataType === 'Int64' ? BigInt.asIntN(64, bits) : bits);
}
