import { PEOPLE_REACH_M } from '@parkwatch/domain/major-hazard/standard';
import { residentsNearLonLat } from '@parkwatch/domain/major-hazard/residents-near';
import type { Feature, FeatureCollection } from '@parkwatch/domain/wire/common';
import type { Tx } from '../db/tx.ts';
import { readSurroundings } from './residents.ts';
import { findOutline } from './store.ts';

/** Unit, works, the ring around it, and each cell that is counted for α (`kind` unit, works, reach, people). */
export async function surroundingsOf(
  tx: Tx,
  id: number,
  enterpriseId: number,
): Promise<FeatureCollection> {
  const outline = await findOutline(tx, id, PEOPLE_REACH_M);
  const around = (await readSurroundings(tx, [enterpriseId])).get(enterpriseId);
  const counted = (around?.cells ?? []).filter(
    (cell) => residentsNearLonLat([cell], around!.boundary).atLeast > 0,
  );
  const areas = (['unit', 'works', 'reach'] as const).flatMap((kind): Feature[] => {
    const geometry = outline?.[kind] ?? null;
    return geometry === null ? [] : [{ type: 'Feature', id: kind, geometry, properties: { kind } }];
  });
  const people = counted.map((cell): Feature => ({
    ...{ type: 'Feature', id: cell.id },
    geometry: { type: 'Point', coordinates: cell.at },
    properties: { kind: 'people', people: cell.residents },
  }));
  return { type: 'FeatureCollection', features: [...areas, ...people] };
}
