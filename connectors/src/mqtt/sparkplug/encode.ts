import protobuf from 'protobufjs/minimal.js';
import { DATATYPES } from './datatypes.ts';
import type { Datatype } from './datatypes.ts';

type Writer = protobuf.Writer;

/** What an edge node or a host says of a metric. Integers wider than 2^53 as bigint. */
export type SaidMetric = {
  readonly name?: string;
  readonly alias?: number;
  readonly atMs?: number;
  readonly type: Datatype;
  /** Null: is_null. */
  readonly value: number | bigint | boolean | string | Uint8Array | null;
  /** DATA messages leave the type to the birth certificate (tck-id-payloads-metric-datatype-not-req). */
  readonly withoutType?: boolean;
  readonly isHistorical?: boolean;
  /** 192 good, 0 bad, 500 stale. */
  readonly quality?: number;
  readonly unit?: string;
};
export type SaidPayload = {
  readonly atMs?: number;
  readonly seq?: number;
  readonly metrics: readonly SaidMetric[];
};

/** Bytes of a Sparkplug B payload (Sparkplug 3.0.0, Google Protocol Buffer Schema): for commands, the simulator and frames. */
export function encodeSparkplug(payload: SaidPayload): Uint8Array {
  const writer = protobuf.Writer.create();
  if (payload.atMs !== undefined) writer.uint32(8).uint64(payload.atMs);
  for (const metric of payload.metrics) writeMetric(writer, metric);
  if (payload.seq !== undefined) writer.uint32(24).uint64(payload.seq);
  return writer.finish();
}

function writeMetric(writer: Writer, metric: SaidMetric) {
  writer.uint32(18).fork();
  if (metric.name !== undefined) writer.uint32(10).string(metric.name);
  if (metric.alias !== undefined) writer.uint32(16).uint64(metric.alias);
  if (metric.atMs !== undefined) writer.uint32(24).uint64(metric.atMs);
  if (metric.withoutType !== true) writer.uint32(32).uint32(DATATYPES[metric.type]);
  if (metric.isHistorical === true) writer.uint32(40).bool(true);
  if (metric.value === null) writer.uint32(56).bool(true);
  writeProperties(writer, metric);
  if (metric.value !== null) writeValue(writer, metric.type, metric.value);
  writer.ldelim();
}

function writeProperties(writer: Writer, { quality, unit }: SaidMetric) {
  if (quality === undefined && unit === undefined) return;
  writer.uint32(74).fork();
  if (quality !== undefined) writer.uint32(10).string('Quality');
  if (unit !== undefined) writer.uint32(10).string('engUnit');
  if (quality !== undefined) {
    writer.uint32(18).fork().uint32(8).uint32(DATATYPES.Int32).uint32(24).uint32(quality).ldelim();
  }
  if (unit !== undefined) {
    writer.uint32(18).fork().uint32(8).uint32(DATATYPES.String).uint32(66).string(unit).ldelim();
  }
  writer.ldelim();
}

function writeValue(writer: Writer, type: Datatype, value: NonNullable<SaidMetric['value']>) {
  if (typeof value === 'string') return writer.uint32(122).string(value);
  if (value instanceof Uint8Array) return writer.uint32(130).bytes(value);
  if (type === 'Boolean') return writer.uint32(112).bool(Boolean(value));
  if (type === 'Float') return writer.uint32(101).float(Number(value));
  if (type === 'Double') return writer.uint32(105).double(Number(value));
  if (type === 'Int64' || type === 'UInt64' || type === 'DateTime') {
    const bits = BigInt.asUintN(64, BigInt(value));
    const low = Number(bits & 0xffff_ffffn);
    return writer.uint32(88).uint64({ low, high: Number(bits >> 32n), unsigned: true });
  }
  return writer.uint32(80).uint32(Number(value) >>> 0);
}
