import type { JsonSubscription, PointerMapping } from '@parkwatch/domain/sources/mqtt';
import type { Decoded } from '../../contract.ts';
import { decodedOf } from '../decoded-of.ts';
import { parseJson } from './parse-json.ts';
import { compileJsonata } from './said-by-jsonata.ts';
import { saidByPointers } from './said-by-pointers.ts';
import { saidReading } from './said-reading.ts';
import type { Clock, JsonReading, Said } from './said-reading.ts';

/** A message may hold at most so many readings. */
export const MAX_READINGS = 5000;

export type { JsonReading };
export type JsonMessage = {
  readonly payload: Uint8Array;
  readonly topic: string;
  /** Null: the message is older than we can know (retained), so its readings need a time of their own. */
  readonly receivedMs: number | null;
};
/** What a message says, and why some of it is refused. */
export type JsonOutcome = {
  readonly readings: readonly JsonReading[];
  readonly faults: readonly string[];
};
export type DecodeJson = (message: JsonMessage) => Promise<JsonOutcome>;

/**
 * The decoder of a subscription; expressions are compiled here, once.
 * @throws when an expression is none
 */
export function jsonDecoder(subscription: JsonSubscription, maxBytes: number): DecodeJson {
  const { mapping, utcOffset } = subscription;
  const evaluate = mapping.by === 'jsonata' ? compileJsonata(mapping.expression) : null;
  return async ({ payload, topic, receivedMs }) => {
    const parsed = parseJson(payload, maxBytes);
    if ('rejected' in parsed) return { readings: [], faults: [parsed.rejected] };
    const said =
      evaluate === null
        ? byPointers(parsed.json, mapping as PointerMapping, topic)
        : await evaluate(parsed.json, topic);
    return believed(said, topic, { receivedMs, utcOffset });
  };
}

/** Pure and total, for a payload without its topic: the readings by pointers; an expression is not evaluated here. */
export function decodeByPointers(
  payload: Uint8Array,
  { mapping, utcOffset }: JsonSubscription,
  maxBytes: number,
): Decoded {
  if (mapping.by === 'jsonata') {
    return { rejected: 'needs-source: JSONata is evaluated by a source that runs, not here' };
  }
  const parsed = parseJson(payload, maxBytes);
  if ('rejected' in parsed) return parsed;
  const said = byPointers(parsed.json, mapping, 'topic');
  const { readings, faults } = believed(said, 'topic', { receivedMs: null, utcOffset });
  return decodedOf(
    readings.map(({ reading }) => reading),
    faults,
  );
}

function byPointers(json: unknown, mapping: PointerMapping, topic: string): Said[] | string {
  const place = mapping.list === '' ? 'the payload' : mapping.list;
  return (
    saidByPointers(json, mapping, { topic, most: MAX_READINGS }) ??
    `no-list: ${place} holds no ${mapping.items === 'array' ? 'list or object' : 'object'}`
  );
}

function believed(said: Said[] | string, topic: string, clock: Clock): JsonOutcome {
  if (typeof said === 'string') return { readings: [], faults: [said] };
  if (said.length > MAX_READINGS) {
    return { readings: [], faults: [`too-many: more than ${MAX_READINGS} readings`] };
  }
  const all = said.map((one) => saidReading(one, topic, clock));
  return {
    readings: all.filter((one) => typeof one === 'object' && one !== null),
    faults: all.filter((one) => typeof one === 'string'),
  };
}
