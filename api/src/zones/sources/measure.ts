import { factAt, measureFact } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import { sql } from '../../db/sql.ts';
import { measuresAt } from '../../risk-register/measures.ts';
import { isFaulty } from '../../risk-register/register.ts';
import type { SourceReader } from './source-reader.ts';

const listPlaces = sql(import.meta, './list-measure-places.sql');

type PlaceRow = {
  id: number;
  facility_level: RiskLevel;
  scenario_m: number | null;
  geometry: RiskPlace;
};

/**
 * Control measures that do not work weigh at the facility that they should protect. Those whose risk object is at no
 * facility of the registry are left out: nobody knows where. What stands still is asked nothing.
 */
export const measureSources: SourceReader = async (tx, now) => {
  const all = await measuresAt(tx, now);
  const faulty = all.filter(isFaulty);
  const ofFacility = Map.groupBy(all, ({ facilityId }) => facilityId);
  const facilityIds = new Set(faulty.map(({ facilityId }) => facilityId));
  const rows = await tx.rows<PlaceRow>(listPlaces, [[...facilityIds].filter((id) => id !== null)]);
  const places = new Map(rows.map((row) => [row.id, row]));
  return faulty.flatMap(({ enterpriseId, facilityId, shown }) => {
    const { id: refId, type, description, why } = shown;
    const at = facilityId === null ? undefined : places.get(facilityId);
    if (at === undefined) return [];
    const fact = measureFact(
      type === 'manual' ? 'manual' : 'automatic',
      ofFacility.get(facilityId)!.length,
    );
    const { facility_level: level, scenario_m: scenarioM } = at;
    const { amount, reachM } = factAt(fact, { level, scenarioM });
    const id = `measure:${refId}`;
    const label = {
      zh: `管控措施失效：${description}（${why.zh}）`,
      en: `Control measure not working: ${description} (${why.en})`,
    };
    return [
      {
        ...{ id, enterpriseId, at: at.geometry, reachM },
        reasons: [{ id, kind: 'measure' as const, refId, label, amount }],
      },
    ];
  });
};
