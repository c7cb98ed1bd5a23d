import type { Known } from '@parkwatch/domain/consequence/run/run-facts';
import { convertUnit } from '@parkwatch/domain/reading/convert-unit';
import { isUnit } from '@parkwatch/domain/reading/units';
import type { Unit } from '@parkwatch/domain/reading/units';
import type { Text } from '@parkwatch/domain/text/text';
import { unknown } from './known.ts';

/** A sensor as `list-live-values.sql` gives it: newest first. */
export type LiveRow = {
  readonly kind: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly code: string;
  readonly unit: string;
  readonly at: Date | null;
  readonly value: number | null;
  readonly unknown_why: 'never' | 'stale' | 'bad-quality' | 'out-of-service' | null;
};

/** A usable reading in the unit that was asked for. */
export type Reading = { readonly value: number; readonly row: LiveRow };

type Wanted = {
  readonly kind: string;
  readonly unit: Unit;
  /** Of several sensors of the kind: the one that spoke last, or the one with the highest value. */
  readonly prefer: 'newest' | 'highest';
};

/**
 * The reading to use of all sensors of a kind. One that is stale, bad, out of service or in a unit of another quantity is
 * unknown, never its last value.
 */
export function pickReading(rows: readonly LiveRow[], wanted: Wanted): Reading | null {
  const readings = rows
    .filter(({ kind, unknown_why: why }) => kind === wanted.kind && why === null)
    .flatMap((row) => readingOf(row, wanted.unit) ?? []);
  const highest = (best: Reading, one: Reading) => (one.value > best.value ? one : best);
  if (readings.length === 0) return null;
  return wanted.prefer === 'newest' ? readings[0]! : readings.reduce(highest);
}

function readingOf(row: LiveRow, to: Unit): Reading | null {
  if (row.value === null || !isUnit(row.unit)) return null;
  const converted = convertUnit(row.value, { from: row.unit, to });
  return 'value' in converted ? { value: converted.value, row } : null;
}

/** A live value as a fact; without a reading it is unknown, and says which sensor is silent and since when. */
export function liveFact(rows: readonly LiveRow[], wanted: Wanted): Known<number> {
  const reading = pickReading(rows, wanted);
  return reading === null ? silent(rows, wanted.kind) : live(reading.value, reading.row);
}

export function live(value: number, row: LiveRow, note: Text | null = null): Known<number> {
  const source = {
    zh: `${row.name_zh} ${row.code}${note === null ? '' : `（${note.zh}）`}`,
    en: `${row.name_en} ${row.code}${note === null ? '' : ` (${note.en})`}`,
  };
  return { value, provenance: 'live', source, atMs: row.at?.getTime() ?? null };
}

const WHY = {
  never: { zh: '从未上线', en: 'never connected' },
  stale: { zh: '数据超时', en: 'no data' },
  'bad-quality': { zh: '数据质量差', en: 'bad quality' },
  'out-of-service': { zh: '停用', en: 'out of service' },
} as const;
const OTHER_UNIT = { zh: '单位不符', en: 'unit of another quantity' } as const;
const NO_SENSOR = { zh: '没有测点', en: 'no sensor' } as const;

/** Why nothing is known of a kind: of several sensors the one that spoke last. */
export function silent<Value>(rows: readonly LiveRow[], kind: string): Known<Value> {
  const row = rows.find((one) => one.kind === kind);
  if (row === undefined) return unknown(NO_SENSOR);
  const why = row.unknown_why === null ? OTHER_UNIT : WHY[row.unknown_why];
  const source = {
    zh: `${row.name_zh} ${row.code}：${why.zh}`,
    en: `${row.name_en} ${row.code}: ${why.en}`,
  };
  return unknown(source, row.at);
}
