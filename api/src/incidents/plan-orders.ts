import { ORDER_SETTINGS, orderKindOf, orderText } from '@parkwatch/domain/incident/order-plan';
import { escapeBearingDeg, windSideOf } from '@parkwatch/domain/incident/wind';
import type { Wind } from '@parkwatch/domain/incident/wind';
import type { Text } from '@parkwatch/domain/wire/endpoint';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { GasAlarmRow } from './rows.ts';
import { neighboursOf } from './store.ts';
import type { NewOrder } from './store.ts';

const readWeatherSql = sql(import.meta, '../weather/read-weather.sql');

/** The wind of the park's own stations; null when one of its halves is missing. Whether it is too old the domain decides. */
export async function readWind(tx: Tx): Promise<Wind | null> {
  type Row = { kind: string; at: Date; value: number };
  const rows = await tx.rows<Row>(readWeatherSql);
  const speed = rows.find(({ kind }) => kind === 'wind-speed');
  const direction = rows.find(({ kind }) => kind === 'wind-direction');
  if (speed === undefined || direction === undefined) return null;
  const atMs = Math.min(speed.at.getTime(), direction.at.getTime());
  return { fromDeg: direction.value, speedMPerS: speed.value, atMs };
}

/** How people call the gas and the place. */
export function namesOf(source: GasAlarmRow): { substance: Text; place: Text } {
  const place = (language: 'zh' | 'en', between: string) =>
    [
      source[`enterprise_name_${language}`],
      source[`facility_name_${language}`] ?? source[`point_name_${language}`],
    ]
      .filter((name) => name !== null)
      .join(between);
  return {
    substance: {
      zh: source.substance_name_zh ?? '有毒气体',
      en: source.substance_name_en ?? 'Toxic gas',
    },
    place: { zh: place('zh', ''), en: place('en', ', ') },
  };
}

export type Leak = {
  readonly source: GasAlarmRow;
  readonly radiusM: number;
  readonly wind: Wind | null;
  readonly now: Date;
};

/** What each enterprise around is to do, by its distance and its side of the wind. */
export async function planOrders(
  tx: Tx,
  { source, radiusM, wind, now }: Leak,
): Promise<NewOrder[]> {
  const nowMs = now.getTime();
  const { substance, place } = namesOf(source);
  const settings = { radiusM, innerM: Math.min(ORDER_SETTINGS.innerM, radiusM) };
  const orders: NewOrder[] = [];
  for (const neighbour of await neighboursOf(tx, source, radiusM)) {
    const { id: enterpriseId, distance_m: distanceM, bearing_deg: bearingDeg } = neighbour;
    const side = windSideOf(bearingDeg, wind, nowMs);
    const kind = orderKindOf(distanceM, side, settings);
    if (kind === null) continue;
    const heading = escapeBearingDeg(bearingDeg, wind, nowMs);
    // Whose plant it is counts as well as whose land: a sensor may stand at the fence, or on a neighbour's ground.
    const isSource = enterpriseId === source.enterprise_id || distanceM === 0;
    const facts = {
      ...{ kind, isSource, substance, source: place, distanceM, escapeBearingDeg: heading },
    };
    // The land on which it leaks lies on all sides.
    const isDownwind = side === 'unknown' || distanceM === 0 ? null : side === 'downwind';
    orders.push({ enterpriseId, kind, ...orderText(facts), distanceM, isDownwind });
  }
  return orders;
}
