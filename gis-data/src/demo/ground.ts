// Rule: ground and equipment of the demo are invented, for the weather rules to work on. The ground lies at
//   4.2 + 1.6 sin(east / 700 m) cos(north / 900 m) + 0.9 sin((east + north) / 330 m) m above the park's datum, taken at the middle of a facility.
//   Of the tanks every third has no cooling; every fourth process unit has a crane, every third high work going on, utilities every fifth a crane;
//   the others have none. Of every twentieth facility nobody has said what it has, of every thirtieth not how high it stands.
//   Flood areas: a circle of 120 m around every sixth warehouse.
import type { FacilityTrait } from '@parkwatch/domain/weather-rules/facility-facts';
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';

import { circleRing } from '../geometry/plane-shapes.ts';
import { centreOf } from './buildings.ts';
import type { Facility, FacilityKind, FloodArea } from './demo-park-types.ts';
import { planePolygons, polygonOf } from './plane-geometry.ts';

const FLOOD_RADIUS_M = 120;
const EVERY = { withoutElevation: 30, withoutTraits: 20, flooded: 6 } as const;

/** One of so many has the trait; kinds that are not named have none. */
const HAVE: Readonly<Partial<Record<FacilityKind, Partial<Record<FacilityTrait, number>>>>> = {
  'process-unit': { crane: 4, 'high-work': 3 },
  utility: { crane: 5 },
};
const TANKS_WITHOUT_COOLING = 3;

/** Metres above the park's datum, to a tenth. */
export function elevationAt([east, north]: EastNorth): number {
  const wide = 1.6 * Math.sin(east / 700) * Math.cos(north / 900);
  return Math.round((4.2 + wide + 0.9 * Math.sin((east + north) / 330)) * 10) / 10;
}

/** The facilities with what weather rules ask of them. */
export function withGround<Planned extends Omit<Facility, 'elevationM' | 'traits'>>(
  facilities: readonly Planned[],
  frame: LocalFrame,
): (Planned & Pick<Facility, 'elevationM' | 'traits'>)[] {
  return facilities.map((facility, index) => ({
    ...facility,
    elevationM:
      index % EVERY.withoutElevation === EVERY.withoutElevation - 1
        ? null
        : elevationAt(middleOf(facility, frame)),
    traits:
      index % EVERY.withoutTraits === EVERY.withoutTraits - 1 ? {} : traitsOf(facility.kind, index),
  }));
}

function traitsOf(kind: FacilityKind, index: number): Facility['traits'] {
  const has = (trait: FacilityTrait) => index % (HAVE[kind]?.[trait] ?? Infinity) === 0;
  const cooling = kind === 'tank' && index % TANKS_WITHOUT_COOLING !== 0;
  return { cooling, crane: has('crane'), 'high-work': has('high-work') };
}

function middleOf({ geometry }: Pick<Facility, 'geometry'>, frame: LocalFrame): EastNorth {
  return centreOf(planePolygons(geometry, frame)[0]?.[0] ?? []);
}

export function makeFloodAreas(
  facilities: readonly Pick<Facility, 'ref' | 'kind' | 'geometry'>[],
  frame: LocalFrame,
): FloodArea[] {
  return facilities
    .filter(({ kind }) => kind === 'warehouse')
    .filter((_, index) => index % EVERY.flooded === 0)
    .map((facility, index) => ({
      ref: `flood-${String(index + 1).padStart(2, '0')}`,
      nameZh: `易涝区 ${index + 1}（演示生成）`,
      nameEn: `Flood area ${index + 1} (generated for the demo)`,
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          polygonOf(circleRing(middleOf(facility, frame), FLOOD_RADIUS_M, 32), frame).coordinates,
        ],
      },
    }));
}
