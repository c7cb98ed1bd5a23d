// Rule: the park gate stands where the longest road (the ring avenue) ends on the causeway, its northern end. Each
// enterprise has one gate: the place of its largest lot's boundary that is nearest to any road's centre line.
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';

import { lengthBetween, nearestOnLine } from '../geometry/plane-shapes.ts';
import type { Enterprise, Gate, Lot, Road } from './demo-park-types.ts';
import { planePolygons, pointAt, toPlane } from './plane-geometry.ts';

export type GateWorld = {
  readonly enterprises: readonly Enterprise[];
  readonly lots: readonly Lot[];
  readonly roads: readonly Road[];
  readonly frame: LocalFrame;
};

export function longestRoad(roads: readonly Road[]): Road {
  const [longest] = [...roads].sort((a, b) => (b.lengthM ?? 0) - (a.lengthM ?? 0));
  if (longest === undefined) throw new Error('the park has no roads');
  return longest;
}

export function makeGates(world: GateWorld): Gate[] {
  const lines = world.roads.map((road) =>
    road.centreLine.coordinates.map((place) => toPlane(place, world.frame)),
  );
  const enterpriseGates = world.enterprises.flatMap((enterprise): Gate[] => {
    const place = gatePlace(enterprise, world, lines);
    if (place === null) return [];
    return [
      {
        ref: `gate-${enterprise.code}`,
        kind: 'enterprise',
        enterpriseRef: enterprise.ref,
        nameZh: `${enterprise.nameZh}大门`,
        nameEn: `${enterprise.nameEn} gate`,
        geometry: pointAt(place, world.frame),
      },
    ];
  });
  return [parkGate(world), ...enterpriseGates];
}

function parkGate({ roads, frame }: GateWorld): Gate {
  const ends = longestRoad(roads).centreLine.coordinates;
  const places = [ends[0]!, ends.at(-1)!].map((place) => toPlane(place, frame));
  const north = places.sort((a, b) => b[1] - a[1])[0]!;
  return {
    ref: 'gate-causeway',
    kind: 'park',
    enterpriseRef: null,
    nameZh: '海堤检查站（园区大门）',
    nameEn: 'Causeway checkpoint (park gate)',
    geometry: pointAt(north, frame),
  };
}

function gatePlace(
  enterprise: Enterprise,
  { lots, frame }: GateWorld,
  lines: readonly (readonly EastNorth[])[],
): EastNorth | null {
  const largest = lots
    .filter((lot) => lot.enterpriseRef === enterprise.ref)
    .sort((a, b) => b.areaM2 - a.areaM2)[0];
  if (largest === undefined) return null;
  const corners = planePolygons(largest.geometry, frame).flatMap((polygon) => polygon[0] ?? []);
  const toRoad = (place: EastNorth): number =>
    Math.min(...lines.map((line) => lengthBetween(place, nearestOnLine(place, line))));
  // The nearest corner, then the middle of the edge beside it that is nearer to the road.
  const nearest = corners
    .map((corner, at) => ({ at, distanceM: toRoad(corner) }))
    .sort((a, b) => a.distanceM - b.distanceM)[0]!;
  const candidates = [nearest.at - 1, nearest.at].flatMap((at): EastNorth[] => {
    const [from, to] = [corners[at], corners[at + 1]];
    return from && to ? [[(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]] : [];
  });
  return candidates.sort((a, b) => toRoad(a) - toRoad(b))[0] ?? corners[nearest.at]!;
}
