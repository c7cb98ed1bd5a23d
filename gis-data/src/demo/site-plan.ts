// Which lot a thing goes to: tanks prefer storage lots, then plants; never docks, roads or pipeline strips while
// there is another. Groups of up to six tanks share a dike. What does not fit is tried at 75, 55, 35 and 20 % of its size (tanks not under 12 m).
import { signedArea } from '@parkwatch/domain/geo/polygon';

import type { PlanePolygon } from '../geometry/plane-shapes.ts';
import type { Lot, Substance } from './demo-park-types.ts';
import type { Workshop } from './facilities.ts';
import { planePolygons } from './plane-geometry.ts';
import type { TankShape } from './tank-shape.ts';
import { tankShape, tankStyle } from './tank-shape.ts';
import type { Site } from './yard.ts';

const TANKS_PER_DIKE = 6;
const SHRINKS = [1, 0.75, 0.55, 0.35, 0.2] as const;
const PREFERENCE = [
  'storage',
  'refinery',
  'manufacture',
  'unspecified',
  'warehouse',
  'energy',
  'utility',
];

type Ground = { readonly lotRef: string; readonly polygon: PlanePolygon; readonly areaM2: number };

export type PlacedTank = {
  readonly substance: Substance | null;
  readonly shape: TankShape;
  readonly site: Site;
  readonly lotRef: string;
  /** Running number of its dike within the enterprise, from 1. */
  readonly dike: number;
};

function grounds({ lots, world }: Workshop): Ground[] {
  const rank = (lot: Lot): number => {
    const at = PREFERENCE.indexOf(lot.purpose);
    return at < 0 ? PREFERENCE.length : at;
  };
  const sorted = [...lots].sort((a, b) => rank(a) - rank(b) || b.areaM2 - a.areaM2);
  return sorted.flatMap((lot) =>
    planePolygons(lot.geometry, world.frame).map((polygon) => ({
      lotRef: lot.ref,
      polygon,
      areaM2: Math.abs(signedArea(polygon[0] ?? [])),
    })),
  );
}

export function placeTanks(shop: Workshop, contents: readonly (Substance | null)[]): PlacedTank[] {
  const all = grounds(shop);
  const rows = dikes(contents).flatMap((dike, at) => {
    // Dikes spread over the better lots instead of crowding the first.
    const start = all.length === 0 ? 0 : at % Math.min(all.length, 3);
    return placeDike(shop, dike, [...all.slice(start), ...all.slice(0, start)]);
  });
  return rows.flatMap((row, at) => row.map((tank) => ({ ...tank, dike: at + 1 })));
}

/** Tanks of one style stand together, up to six in a dike. */
function dikes(contents: readonly (Substance | null)[]): (Substance | null)[][] {
  const byStyle = Map.groupBy(contents, tankStyle);
  return [...byStyle.values()].flatMap((tanks) => {
    const groups = Math.ceil(tanks.length / TANKS_PER_DIKE);
    const size = Math.ceil(tanks.length / groups);
    return Array.from({ length: groups }, (_, at) => tanks.slice(at * size, (at + 1) * size));
  });
}

type Standing = Omit<PlacedTank, 'dike'>;

/** What of a dike fits together; what does not gets a dike of its own elsewhere. */
function placeDike(
  shop: Workshop,
  dike: readonly (Substance | null)[],
  ground: readonly Ground[],
): Standing[][] {
  const placed: Standing[][] = [];
  for (const shrink of SHRINKS) {
    for (const { lotRef, polygon, areaM2 } of ground) {
      const left = dike.slice(placed.flat().length);
      if (left.length === 0) return placed;
      const shapes = left.map((substance) =>
        tankShape(substance, { areaM2, count: Math.max(shop.recipe.tankCount, 4), shrink }),
      );
      const diameterM = Math.max(...shapes.map((shape) => shape.diameterM));
      const sites = shop.yard.place(polygon, {
        count: left.length,
        radiusM: diameterM / 2,
        pitchM: diameterM * 1.5,
        marginM: Math.max(7, 0.4 * diameterM),
      });
      if (sites.length === 0) continue;
      placed.push(
        sites.map((site, at) => ({ substance: left[at]!, shape: shapes[at]!, site, lotRef })),
      );
    }
  }
  return placed;
}

export function placeRectangle(
  shop: Workshop,
  [lengthM, widthM]: readonly [number, number],
): { readonly site: Site; readonly shrink: number; readonly lotRef: string } | null {
  for (const shrink of SHRINKS) {
    const radiusM = (Math.hypot(lengthM, widthM) / 2) * shrink;
    for (const { lotRef, polygon } of grounds(shop)) {
      const group = { count: 1, radiusM, pitchM: radiusM, marginM: 2 };
      const [site] = shop.yard.place(polygon, group);
      if (site !== undefined) return { site, shrink, lotRef };
    }
  }
  return null;
}
