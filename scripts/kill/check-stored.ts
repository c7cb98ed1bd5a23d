import type { Database } from '../../api/src/db/database.ts';
import { sqlText } from '../../api/src/db/sql.ts';
import type { DemoDevice } from '../demo/demo-line.ts';
import type { Acknowledged } from './ledger.ts';

const READINGS =
  'SELECT p.code, o.at, o.value, o.quality FROM observation o JOIN point p ON p.id = o.point_id';
const POSITIONS = `SELECT m.code, r.at, ST_X(r.geom) AS lon, ST_Y(r.geom) AS lat
  FROM position_report r JOIN moving_object m ON m.id = r.object_id`;

type ReadingRow = {
  readonly code: string;
  readonly at: Date;
  readonly value: number;
  readonly quality: number;
};
type PositionRow = {
  readonly code: string;
  readonly at: Date;
  readonly lon: number;
  readonly lat: number;
};

export type Stored = {
  readonly readings: number;
  readonly positions: number;
  /** Rows that say the same point or object and instant as another. */
  readonly doubled: readonly string[];
  /** Rows that no device has measured so. */
  readonly wrong: readonly string[];
  /** Of an acknowledged frame: the codes that are not there. */
  missingOf(acknowledged: Acknowledged): string[];
  /** Readings and positions of an acknowledged frame. */
  countOf(acknowledged: Acknowledged): number;
};

/**
 * What is in the database, held against what the devices have measured. `devices` are those that are acknowledged to; points
 * of others are counted only, since the time of a polled value is the gateway's.
 */
export async function checkStored(db: Database, devices: readonly DemoDevice[]): Promise<Stored> {
  const { readings, positions } = await db.tx({ kind: 'system' }, async (tx) => ({
    readings: await tx.rows<ReadingRow>(sqlText(READINGS)),
    positions: await tx.rows<PositionRow>(sqlText(POSITIONS)),
  }));
  const [points, objects] = [pointsByCode(devices), objectsByCode(devices)];
  const wrongReadings = readings.filter(({ code, at, value, quality }) => {
    const expected = points.get(code)?.valueAt(at.getTime());
    return expected !== undefined && (value !== expected || quality !== 0);
  });
  const wrongPositions = positions.filter(({ code, at, lon, lat }) => {
    const expected = objects.get(code)?.positionAt?.(at.getTime());
    return expected?.lon !== lon || expected?.lat !== lat;
  });
  const keys = [...readings, ...positions].map(({ code, at }) => keyOf(code, at.getTime()));
  const known = new Set(keys);
  const byAccount = new Map(devices.map((device) => [device.account, codesOf(device)]));
  return {
    ...{ readings: readings.length, positions: positions.length },
    doubled: keys.length === known.size ? [] : doubledOf(keys),
    wrong: [...wrongReadings, ...wrongPositions].map((row) => JSON.stringify(row)),
    missingOf: ({ account, atMs }) =>
      byAccount.get(account)!.filter((code) => !known.has(keyOf(code, atMs))),
    countOf: ({ account }) => byAccount.get(account)!.length,
  };
}

function keyOf(code: string, atMs: number): string {
  return `${code} ${atMs}`;
}

function codesOf({ points, mapping, object }: DemoDevice): string[] {
  const codes = points.map(({ point }) => mapping[point]!.point);
  return object === undefined ? codes : [...codes, object];
}

function pointsByCode(devices: readonly DemoDevice[]) {
  return new Map(
    devices.flatMap(({ points, mapping }) =>
      points.map((one) => [mapping[one.point]!.point, one] as const),
    ),
  );
}

function objectsByCode(devices: readonly DemoDevice[]) {
  return new Map(
    devices.flatMap((one) => (one.object === undefined ? [] : [[one.object, one] as const])),
  );
}

function doubledOf(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.size === seen.add(key).size);
}
