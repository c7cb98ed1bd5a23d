import protobuf from 'protobufjs/minimal.js';

/**
 * The wire format of `org.eclipse.tahu.protobuf.Payload` (Sparkplug 3.0.0, Google Protocol Buffer Schema) as tables that are walked
 * with the reader of protobufjs: its generated code would be made from strings at run time. What is not listed is skipped.
 */
export const MAX_PAYLOAD_BYTES = 1_048_576;
export const MAX_METRICS = 5000;

type Reader = protobuf.Reader;
export type Long = ReturnType<Reader['uint64']>;

export type RawProperty = {
  type?: number;
  isNull?: boolean;
  int?: number;
  long?: Long;
  float?: number;
  double?: number;
  bool?: boolean;
  text?: string;
};
type RawProperties = { keys: string[]; values: RawProperty[] };
export type RawMetric = {
  name?: string;
  alias?: Long;
  timestamp?: Long;
  datatype?: number;
  isHistorical?: boolean;
  isNull?: boolean;
  properties?: RawProperties;
  int?: number;
  long?: Long;
  float?: number;
  double?: number;
  bool?: boolean;
  bytes?: Uint8Array;
};
export type RawPayload = { timestamp?: Long; seq?: Long; metrics: RawMetric[] };

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** A field by its number: wire type and what to do with it. */
type Fields<T> = { readonly [number: number]: readonly [number, (r: Reader, into: T) => void] };

const PROPERTY: Fields<RawProperty> = {
  1: [VARINT, (r, into) => (into.type = r.uint32())],
  2: [VARINT, (r, into) => (into.isNull = r.bool())],
  3: [VARINT, (r, into) => (into.int = r.uint32())],
  4: [VARINT, (r, into) => (into.long = r.uint64())],
  5: [FIXED32, (r, into) => (into.float = r.float())],
  6: [FIXED64, (r, into) => (into.double = r.double())],
  7: [VARINT, (r, into) => (into.bool = r.bool())],
  8: [BYTES, (r, into) => (into.text = r.string())],
};
const PROPERTIES: Fields<RawProperties> = {
  1: [BYTES, (r, into) => into.keys.push(r.string())],
  2: [BYTES, (r, into) => into.values.push(readPart(r, PROPERTY, {}))],
};
const METRIC: Fields<RawMetric> = {
  1: [BYTES, (r, into) => (into.name = r.string())],
  2: [VARINT, (r, into) => (into.alias = r.uint64())],
  3: [VARINT, (r, into) => (into.timestamp = r.uint64())],
  4: [VARINT, (r, into) => (into.datatype = r.uint32())],
  5: [VARINT, (r, into) => (into.isHistorical = r.bool())],
  7: [VARINT, (r, into) => (into.isNull = r.bool())],
  9: [BYTES, (r, into) => (into.properties = readPart(r, PROPERTIES, { keys: [], values: [] }))],
  10: [VARINT, (r, into) => (into.int = r.uint32())],
  11: [VARINT, (r, into) => (into.long = r.uint64())],
  12: [FIXED32, (r, into) => (into.float = r.float())],
  13: [FIXED64, (r, into) => (into.double = r.double())],
  14: [VARINT, (r, into) => (into.bool = r.bool())],
  16: [BYTES, (r, into) => (into.bytes = r.bytes())],
};
const PAYLOAD: Fields<RawPayload> = {
  1: [VARINT, (r, into) => (into.timestamp = r.uint64())],
  2: [BYTES, readMetric],
  3: [VARINT, (r, into) => (into.seq = r.uint64())],
};

class TooMany extends Error {}

/** The payload as it stands on the wire, or why it is none. Never throws. */
export function readPayload(bytes: Uint8Array): RawPayload | { readonly rejected: string } {
  if (bytes.length > MAX_PAYLOAD_BYTES) {
    return { rejected: `too-large: ${bytes.length} bytes, at most ${MAX_PAYLOAD_BYTES} are read` };
  }
  try {
    const reader = protobuf.Reader.create(bytes);
    return readFields(reader, { end: bytes.length, fields: PAYLOAD }, { metrics: [] });
  } catch (error) {
    if (error instanceof TooMany) return { rejected: `too-many: more than ${MAX_METRICS} metrics` };
    return { rejected: 'bad-protobuf: not a Sparkplug B payload' };
  }
}

function readMetric(reader: Reader, into: RawPayload) {
  if (into.metrics.length >= MAX_METRICS) throw new TooMany();
  into.metrics.push(readPart(reader, METRIC, {}));
}

function readPart<T>(reader: Reader, fields: Fields<T>, into: T): T {
  const length = reader.uint32();
  return readFields(reader, { end: reader.pos + length, fields }, into);
}

function readFields<T>(reader: Reader, part: { end: number; fields: Fields<T> }, into: T): T {
  if (part.end > reader.len) throw new RangeError('a part is longer than the payload');
  while (reader.pos < part.end) {
    const tag = reader.uint32();
    const field = part.fields[tag >>> 3];
    if (field !== undefined && field[0] === (tag & 7)) field[1](reader, into);
    else reader.skipType(tag & 7);
  }
  if (reader.pos !== part.end) throw new RangeError('a field is longer than its part');
  return into;
}
