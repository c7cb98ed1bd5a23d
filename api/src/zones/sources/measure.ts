import { factAt, measureFact } from '@parkwatch/domain/risk/amounts';
import type { FactPlace } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace } from '@parkwatch/domain/risk/risk-source';
import type { RiskLevel } from '@parkwatch/domain/risk/zone-settings';
import { sql } from '../../db/sql.ts';
import type { Tx } from '../../db/tx.ts';
import { measuresAt } from '../../risk-register/measures.ts';
import { isFaulty } from '../../risk-register/register.ts';
import type { SourceReader } from './source-reader.ts';

const queries = {
  places: sql(import.meta, './list-measure-places.sql'),
  lands: sql(import.meta, './list-lands.sql'),
};

type PlaceRow = {
  id: number;
  facility_level: RiskLevel;
  scenario_m: number | null;
  geometry: RiskPlace;
};
type LandRow = { id: number; geometry: RiskPlace };
type Place = { readonly at: RiskPlace; readonly facility: FactPlace };

/**
 * Control measures that do not work weigh at the facility that they should protect; those whose risk object names no facility
 * of the registry on the land of their enterprise, so that leaving the facility out leaves nothing out. What stands still is
 * asked nothing.
 */
export const measureSources: SourceReader = async (tx, now) => {
  const all = await measuresAt(tx, now);
  const faulty = all.filter(isFaulty);
  const atSamePlace = Map.groupBy(all, placeKey);
  const places = await placesOf(tx, faulty);
  return faulty.flatMap((measure) => {
    const { id: refId, type, description, why } = measure.shown;
    const place = places.get(placeKey(measure));
    if (place === undefined) return [];
    const kind = type === 'manual' ? 'manual' : 'automatic';
    const fact = measureFact(kind, atSamePlace.get(placeKey(measure))!.length);
    const { amount, reachM } = factAt(fact, place.facility);
    const id = `measure:${refId}`;
    const label = {
      zh: `管控措施失效：${description}（${why.zh}）`,
      en: `Control measure not working: ${description} (${why.en})`,
    };
    return [
      {
        ...{ id, enterpriseId: measure.enterpriseId, at: place.at, reachM },
        reasons: [{ id, kind: 'measure' as const, refId, label, amount }],
      },
    ];
  });
};

type Placed = { readonly enterpriseId: number; readonly facilityId: number | null };

const placeKey = ({ enterpriseId, facilityId }: Placed): string =>
  facilityId === null ? `enterprise:${enterpriseId}` : `facility:${facilityId}`;

async function placesOf(tx: Tx, measures: readonly Placed[]): Promise<Map<string, Place>> {
  const facilityIds = new Set(measures.flatMap(({ facilityId: id }) => (id === null ? [] : [id])));
  const unplaced = measures.filter(({ facilityId }) => facilityId === null);
  const enterpriseIds = new Set(unplaced.map(({ enterpriseId }) => enterpriseId));
  const facilities = await tx.rows<PlaceRow>(queries.places, [[...facilityIds]]);
  const lands = await tx.rows<LandRow>(queries.lands, [[...enterpriseIds]]);
  const places = new Map<string, Place>();
  for (const { id, geometry: at, facility_level: level, scenario_m: scenarioM } of facilities)
    places.set(`facility:${id}`, { at, facility: { level, scenarioM } });
  for (const { id, geometry: at } of lands) places.set(`enterprise:${id}`, { at, facility: null });
  return places;
}
