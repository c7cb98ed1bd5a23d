import { rowsAtSteps } from '@parkwatch/domain/equipment-warning/baseline/training-table';
import type {
  Interval,
  Row,
  Variable,
} from '@parkwatch/domain/equipment-warning/baseline/training-table';
import { MINUTE_MS, SECOND_MS } from '@parkwatch/domain/time/duration';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const readMinutes = sql(import.meta, './read-minutes.sql');

/** A value is carried on over so many steps without a reading; after that it is a gap. */
const CARRIED_STEPS = 3;

/** Silence of so many steps makes everything unknown, s. */
export function maxGapOf(stepS: number): number {
  return 5 * stepS;
}

/**
 * Rows of minute means at even steps. Steps lie on the clock, so that training and watching see the same instants.
 * @param span  first and last row, both on a step; `onlyInService`: of points that are out of service now nothing is read
 */
export async function readRows(
  tx: Tx,
  variables: readonly Pick<Variable, 'pointId'>[],
  {
    fromMs,
    toMs,
    stepS,
    onlyInService,
  }: Interval & { readonly stepS: number; readonly onlyInService: boolean },
): Promise<Row[]> {
  const maxAgeS = CARRIED_STEPS * stepS;
  const ids = variables.map(({ pointId }) => pointId);
  type MinuteRow = { point_id: number; at: Date; value: number };
  const minutes = await tx.rows<MinuteRow>(readMinutes, [
    ...[ids, new Date(fromMs - maxAgeS * SECOND_MS)],
    ...[new Date(toMs + MINUTE_MS), onlyInService],
  ]);
  const series = minutes.map(({ point_id: pointId, at, value }) => ({
    ...{ pointId, atMs: at.getTime(), value, quality: 'good' as const },
  }));
  return rowsAtSteps(variables, series, { fromMs, toMs, stepS, maxAgeS });
}

/** The step at or before an instant. */
export function stepAt(atMs: number, stepS: number): number {
  const stepMs = stepS * SECOND_MS;
  return Math.floor(atMs / stepMs) * stepMs;
}
