import { factAt } from '@parkwatch/domain/risk/amounts';
import type { Fact, FactPlace } from '@parkwatch/domain/risk/amounts';
import type { RiskReasonKind, RiskSource } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import type { Text } from '@parkwatch/domain/text/text';
import type { Tx } from '../../db/database.ts';

/** One kind of what adds risk: reads it as of `now`, in scope system, in the order of its ids. */
export type SourceReader = (tx: Tx, now: Date) => Promise<RiskSource[]>;

export type Named = { name_zh: string; name_en: string };
/** Something at a point, and the level of the facility that it belongs to; null: none. */
export type FactRow = {
  id: number;
  enterprise_id: number | null;
  lon: number;
  lat: number;
  facility_level: RiskLevel | null;
  /** Reach of that facility's reference scenario, m; null: none was computed. */
  scenario_m: number | null;
};

/** What a fact is about. */
export function placeOf({ facility_level: level, scenario_m: scenarioM }: FactRow): FactPlace {
  return level && { level, scenarioM };
}

/** A fact stands at its own place and weighs by the facility that it is about. */
export function factSource(
  row: FactRow,
  { kind, label, fact }: { kind: RiskReasonKind; label: Text; fact: Fact },
): RiskSource {
  return placedSource(row, { kind, label, fact: factAt(fact, placeOf(row)) });
}

/** The same of a fact that has been weighed. */
export function placedSource(
  row: FactRow,
  { kind, label, fact }: { kind: RiskReasonKind; label: Text; fact: Fact },
): RiskSource {
  const { amount, reachM } = fact;
  const id = `${kind}:${row.id}`;
  return {
    ...{ id, enterpriseId: row.enterprise_id, reachM },
    at: { type: 'Point', coordinates: [row.lon, row.lat] },
    reasons: [{ id, kind, refId: row.id, label, amount }],
  };
}
