// Rule of assumed heights (the source has none): by ground area, then by what the lot is for.
//   < 30 m²: 3 m (kiosk, pump house); < 300 m²: 6 m; < 2 000 m²: 10 m; else 14 m.
//   refinery and manufacture: × 1.3 (pipe racks, structures); storage, warehouse: at most 12 m;
//   energy: × 1.8 (boiler houses). Rounded to 0.5 m.
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';
import { isInRings } from '@parkwatch/domain/geo/polygon';
import type { MultiPolygon, Polygon } from 'geojson';

import type { Building, Lot } from './demo-park-types.ts';
import { planePolygons } from './plane-geometry.ts';

export type BuildingSeed = {
  readonly ref: string;
  readonly areaM2: number;
  readonly geometry: Polygon | MultiPolygon;
};

const KINDS: Readonly<Record<string, string>> = {
  manufacture: 'plant',
  refinery: 'plant',
  storage: 'store',
  warehouse: 'warehouse',
  energy: 'power',
  utility: 'utility',
};

export function assumedHeightM(areaM2: number, purpose: string): number {
  const base = areaM2 < 30 ? 3 : areaM2 < 300 ? 6 : areaM2 < 2000 ? 10 : 14;
  if (purpose === 'energy') return round(base * 1.8);
  if (purpose === 'storage' || purpose === 'warehouse') return Math.min(base, 12);
  return purpose === 'manufacture' || purpose === 'refinery' ? round(base * 1.3) : base;
}

export function makeBuildings(
  seeds: readonly BuildingSeed[],
  lots: readonly Lot[],
  frame: LocalFrame,
): Building[] {
  const lotPlanes = lots.map((lot) => ({ lot, polygons: planePolygons(lot.geometry, frame) }));
  return seeds.map((seed) => {
    const centre = centreOf(planePolygons(seed.geometry, frame)[0]?.[0] ?? []);
    const around = lotPlanes.filter(({ polygons }) =>
      polygons.some((polygon) => isInRings(centre, polygon)),
    );
    const lot = (around.find((one) => one.lot.enterpriseRef !== null) ?? around[0])?.lot;
    const purpose = lot?.purpose ?? 'unspecified';
    return {
      ref: seed.ref,
      enterpriseRef: lot?.enterpriseRef ?? null,
      kind: KINDS[purpose] ?? 'building',
      heightM: assumedHeightM(seed.areaM2, purpose),
      heightIsAssumed: true,
      areaM2: seed.areaM2,
      geometry: seed.geometry,
    };
  });
}

/** Mean of the corners: inside for the compact shapes that buildings have. */
export function centreOf(ring: readonly EastNorth[]): EastNorth {
  const corners = ring.slice(0, -1);
  const sum = corners.reduce(([x, y], [east, north]) => [x + east, y + north], [0, 0]);
  return [sum[0] / corners.length, sum[1] / corners.length];
}

function round(heightM: number): number {
  return Math.round(heightM * 2) / 2;
}
