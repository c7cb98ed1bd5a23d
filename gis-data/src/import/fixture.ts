// A source of seven features with one of each trap of the real one: a bow-tie, a ring that touches itself, a
// line of one point, an owner to be replaced, an owner nobody knows. All names are invented.
import type { FeatureCollection, Geometry } from 'geojson';

import { ownerHash } from './owner-names.ts';
import type { OwnerRow } from './owner-names.ts';

export const FIXTURE_OWNER = 'Qwertzol Petro Pte Ltd';

export const FIXTURE_OWNERS: readonly OwnerRow[] = [
  { ownerHash: ownerHash(FIXTURE_OWNER), holder: 'enterprise', ref: 'ent-001' },
  { ownerHash: ownerHash('public'), holder: 'park' },
];

function collection(
  features: readonly { geometry: Geometry; properties: Record<string, unknown> }[],
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: features.map((feature) => ({ type: 'Feature', ...feature })),
  };
}

function ring(...coordinates: [number, number][]): Geometry {
  return { type: 'Polygon', coordinates: [coordinates] };
}

const square = ring(
  [103.7, 1.25],
  [103.701, 1.25],
  [103.701, 1.251],
  [103.7, 1.251],
  [103.7, 1.25],
);
const bowTie = ring(
  [103.71, 1.25],
  [103.711, 1.251],
  [103.711, 1.25],
  [103.71, 1.251],
  [103.71, 1.25],
);
const touching = ring(
  [103.72, 1.25],
  [103.721, 1.25],
  [103.7205, 1.2505],
  [103.721, 1.251],
  [103.72, 1.251],
  [103.7205, 1.2505],
  [103.72, 1.25],
);
const flat = ring([103.73, 1.25], [103.731, 1.25], [103.732, 1.25], [103.73, 1.25]);

export const FIXTURE_SOURCES: ReadonlyMap<string, FeatureCollection> = new Map([
  [
    'landlots',
    collection([
      {
        geometry: square,
        properties: {
          Owner: FIXTURE_OWNER,
          Purpose: 'Tank farm',
          Remark: 'Qwertzol extension',
          lotarea: 7,
        },
      },
      { geometry: bowTie, properties: { Owner: 'public', Purpose: 'Road' } },
      { geometry: touching, properties: { Owner: 'Nobody Listed', Purpose: 'Moon base' } },
      { geometry: flat, properties: { Owner: 'public' } },
    ]),
  ],
  [
    'roads',
    collection([{ geometry: square, properties: { Name: 'Qwertzol Road', Distance_m: 110 } }]),
  ],
  [
    'pipe_gas_lines',
    collection([
      {
        geometry: {
          type: 'LineString',
          coordinates: [
            [103.7, 1.25],
            [103.7, 1.25],
            [103.71, 1.25],
          ],
        },
        properties: { Mat_1: 'Methane', Mat_2: 'Ethane', Mat_T: 20, Mat_P: 1 },
      },
      {
        geometry: {
          type: 'LineString',
          coordinates: [
            [103.7, 1.25],
            [103.7, 1.25],
          ],
        },
        properties: {},
      },
    ]),
  ],
]);
