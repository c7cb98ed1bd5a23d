import type { LocalFrame } from '../../geo/local-frame.ts';
import type { FeatureCollection } from '../../wire/common.ts';
import type { NodeGrid } from '../effects/contours.ts';
import { RISK_CONTOUR_LEVELS } from '../risk/risk-criteria.ts';
import { riskContours, riskOnGrid } from '../risk/risk-field.ts';
import type { RiskModel } from '../risk/risk-field.ts';

/** Nodes across the longer side of the map, and the finest step, m. */
const NODES = 420;
const FINEST_M = 20;
/** Beyond this from its source no contour of the standard was ever drawn. */
const FARTHEST_M = 10_000;

export type RiskPicture = {
  readonly contours: FeatureCollection;
  /** Highest at any node, per year. */
  readonly highestPerYear: number;
};

/** Individual risk as areas at the levels of GB 36894-2018; levels that are met nowhere are left out. */
export function riskPicture(model: RiskModel, grid: NodeGrid, frame: LocalFrame): RiskPicture {
  const values = riskOnGrid(model, grid);
  const features = riskContours(grid, values, RISK_CONTOUR_LEVELS)
    .filter(({ polygons }) => polygons.length > 0)
    .map(({ levelPerYear, polygons }) => ({
      type: 'Feature' as const,
      id: `individual-risk:${levelPerYear}`,
      geometry: {
        type: 'MultiPolygon' as const,
        coordinates: polygons.map((rings) =>
          rings.map((ring) => ring.map((place) => frame.toLonLat(place).map(roundDegrees))),
        ),
      },
      properties: { levelPerYear },
    }));
  const highestPerYear = values.reduce((highest, value) => Math.max(highest, value), 0);
  return { contours: { type: 'FeatureCollection', features }, highestPerYear };
}

/** Nodes that hold every place with what it reaches; a single cell where nobody is in danger. */
export function gridAround({ places }: RiskModel): NodeGrid {
  if (places.length === 0) return { startXM: 0, startYM: 0, cellM: FINEST_M, columns: 2, rows: 2 };
  const [west, south, east, north] = places.reduce(
    ([w, s, e, n], { eastM, northM, reachM }) => {
      const reach = Math.min(reachM, FARTHEST_M);
      return [
        Math.min(w, eastM - reach),
        Math.min(s, northM - reach),
        Math.max(e, eastM + reach),
        Math.max(n, northM + reach),
      ] as const;
    },
    [Infinity, Infinity, -Infinity, -Infinity] as const,
  );
  const cellM = Math.max(FINEST_M, Math.max(east - west, north - south) / NODES);
  return {
    startXM: west,
    startYM: south,
    cellM,
    columns: Math.ceil((east - west) / cellM) + 1,
    rows: Math.ceil((north - south) / cellM) + 1,
  };
}

/** Seven digits, a centimetre: what is stored must not change with the last bit of a cosine. */
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
