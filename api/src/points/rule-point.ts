import type { RulePoint } from '@parkwatch/domain/rules/contract';
import { rulesOf } from '@parkwatch/domain/rules/index';
import type { PointRules } from '@parkwatch/domain/rules/index';

/** A point as a row of `read-rule-points.sql`. */
export type RulePointRow = RulePoint & {
  readonly code: string;
  readonly externalId: string;
  readonly enterpriseId: number | null;
  readonly facilityId: number | null;
  readonly rangeLow: number;
  readonly rangeHigh: number;
  readonly inService: boolean;
  /** Name of who last changed its set-points. */
  readonly configuredBy: string | null;
};

/** A point with its alarm rules tied to its set-points. */
export type WatchedPoint = RulePointRow & { readonly rules: PointRules };

/** Nothing is judged while a point is out of service: its values are stored and no more. */
export function watchedPoint(row: RulePointRow): WatchedPoint {
  return { ...row, rules: row.inService ? rulesOf(row) : [] };
}
