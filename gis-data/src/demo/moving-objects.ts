// Rule of trucks: eight, one per recorded bus. Each drives from the park gate along the ring avenue to the place nearest
// to a branch road, and along that road to its end; branch roads are the eight longest that reach the avenue within 120 m.
// Rule of vessels: sixty recorded positions in the stored order that lie in the water: not on the coast polygons, not within 30 m
// of a lot that is no dock. One that was sailing (over 0.5 knots) goes to and fro on its recorded course, up to 1.2 km either way
// as far as that stays in the water; the others lie where they were seen. Names, numbers and plates are invented
// (MMSI 199 is no country's; plates carry no real region).
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';

import { depthInside, lengthBetween, nearestOnLine } from '../geometry/plane-shapes.ts';
import type { PlanePolygon } from '../geometry/plane-shapes.ts';
import type { Coast, Facility, Lot, MovingObject, Road } from './demo-park-types.ts';
import { longestRoad } from './gates.ts';
import { lineOf, planePolygons, toPlane } from './plane-geometry.ts';

/** One recorded vessel position of seeds/signals/vessels.json; the source's MMSI is not kept. */
export type VesselRow = {
  readonly lon: number;
  readonly lat: number;
  readonly type: string;
  readonly lengthM: number | null;
  readonly speedKn: number;
  readonly courseDeg: number;
};

export type MoverWorld = {
  readonly vessels: readonly VesselRow[];
  readonly roads: readonly Road[];
  readonly facilities: readonly Facility[];
  readonly lots: readonly Lot[];
  readonly coast: readonly Coast[];
  readonly frame: LocalFrame;
};

const TRUCKS = 8;
const VESSELS = 60;
const BRANCH_REACH_M = 120;
const KNOT_M_PER_S = 0.5144;
const LEG_M = 1200;
const STEP_M = 60;
/** Of loads that go by road; the trucks carry them in turn. */
const LOADS = [
  '7782-50-5',
  '74-98-6',
  '67-56-1',
  '7664-41-7',
  '71-43-2',
  '75-21-8',
  '86290-81-5',
  '7664-39-3',
];

const TYPE_ZH: Readonly<Record<string, string>> = {
  'Chemical/Oil Products Tanker': '化学品/油品船',
  'Crude Oil Tanker': '原油船',
  'Oil Products Tanker': '成品油船',
  'LNG Tanker': '液化天然气船',
  'LPG Tanker': '液化石油气船',
  'Bunkering Tanker': '供油船',
  Tug: '拖轮',
  'Container Ship': '集装箱船',
  'General Cargo Ship': '杂货船',
  'Offshore Tug/Supply Ship': '海工供应船',
  'Bulk Carrier': '散货船',
};

export function makeMovingObjects(world: MoverWorld): MovingObject[] {
  return [...makeTrucks(world), ...makeVessels(world)];
}

function makeTrucks({ roads, facilities, frame }: MoverWorld): MovingObject[] {
  const owners = facilities.filter((facility) => facility.kind === 'loading');
  return truckRoutes(roads, frame).map((route, at) => {
    const number = String(at + 1).padStart(2, '0');
    return {
      ref: `truck-${number}`,
      code: `演A·D00${number}`,
      kind: 'hazmat-truck',
      nameZh: `危化品运输车 ${number}`,
      nameEn: `Hazmat truck ${number}`,
      enterpriseRef: owners[at % Math.max(1, owners.length)]?.enterpriseRef ?? null,
      substanceCas: LOADS[at % LOADS.length]!,
      vesselType: null,
      lengthM: 12,
      route: lineOf(route, frame),
      track: { source: 'bus', vehicle: `bus-${at + 1}` },
    };
  });
}

function truckRoutes(roads: readonly Road[], frame: LocalFrame): EastNorth[][] {
  const plane = (road: Road): EastNorth[] =>
    road.centreLine.coordinates.map((position) => toPlane(position, frame));
  const ring = longestRoad(roads);
  const ends = plane(ring);
  const avenue = ends[0]![1] > ends.at(-1)![1] ? ends : [...ends].reverse();
  return roads
    .filter((road) => road !== ring)
    .sort((a, b) => (b.lengthM ?? 0) - (a.lengthM ?? 0))
    .flatMap((road) => {
      const line = plane(road);
      const reach = (place: EastNorth): number =>
        lengthBetween(place, nearestOnLine(place, avenue));
      const outward = reach(line[0]!) <= reach(line.at(-1)!) ? line : [...line].reverse();
      if (reach(outward[0]!) > BRANCH_REACH_M) return [];
      return [[...upTo(avenue, outward[0]!), ...outward]];
    })
    .slice(0, TRUCKS);
}

/** The part of a line before the place on it that is nearest to `place`. */
function upTo(line: readonly EastNorth[], place: EastNorth): EastNorth[] {
  let best = { at: 0, turn: line[0]!, distanceM: Infinity };
  for (let at = 1; at < line.length; at++) {
    const turn = nearestOnLine(place, [line[at - 1]!, line[at]!]);
    const distanceM = lengthBetween(turn, place);
    if (distanceM < best.distanceM) best = { at, turn, distanceM };
  }
  return [...line.slice(0, best.at), best.turn];
}

function makeVessels({ vessels, lots, coast, frame }: MoverWorld): MovingObject[] {
  const isWater = waterTest(lots, coast, frame);
  return vessels
    .map((row) => ({ row, place: toPlane([row.lon, row.lat], frame) }))
    .filter(({ place }) => isWater(place))
    .slice(0, VESSELS)
    .map(({ row, place }, at) => {
      const number = String(at + 1).padStart(2, '0');
      const isSailing = row.speedKn > 0.5;
      return {
        ref: `vessel-${number}`,
        code: `1990000${number}`,
        kind: 'vessel',
        nameZh: `演示${TYPE_ZH[row.type] ?? '船'} ${number}`,
        nameEn: `Demo ${row.type.toLowerCase()} ${number}`,
        enterpriseRef: null,
        substanceCas: null,
        vesselType: row.type,
        lengthM: row.lengthM,
        route: lineOf(vesselRoute(place, row, isSailing ? isWater : () => false), frame),
        track: { source: 'ais', speedMPerS: isSailing ? row.speedKn * KNOT_M_PER_S : 0 },
      };
    });
}

function vesselRoute(
  place: EastNorth,
  { courseDeg }: VesselRow,
  isWater: (place: EastNorth) => boolean,
): EastNorth[] {
  const angle = (courseDeg * Math.PI) / 180;
  const at = (metres: number): EastNorth => [
    place[0] + metres * Math.sin(angle),
    place[1] + metres * Math.cos(angle),
  ];
  const reach = (sign: 1 | -1): number => {
    let metres = 0;
    while (metres < LEG_M && isWater(at(sign * (metres + STEP_M)))) metres += STEP_M;
    return sign * metres;
  };
  // A ship that lies still keeps a line of its heading, 10 m long: a line needs two places.
  return [at(Math.min(0, reach(-1))), at(Math.max(10, reach(1)))];
}

function waterTest(
  lots: readonly Lot[],
  coast: readonly Coast[],
  frame: LocalFrame,
): (place: EastNorth) => boolean {
  const land = coast.flatMap((one) => planePolygons(one.geometry, frame)).filter(isNearPark);
  const ground = lots
    .filter((lot) => lot.purpose !== 'dock')
    .flatMap((lot) => planePolygons(lot.geometry, frame));
  return (place) =>
    land.every((polygon) => depthInside(place, polygon) < 0) &&
    ground.every((polygon) => depthInside(place, polygon) < -30);
}

/** Land that comes within 20 km of the park's centre; the coast file reaches much farther. */
function isNearPark(polygon: PlanePolygon): boolean {
  return polygon[0]?.some(([east, north]) => Math.hypot(east, north) < 20_000) === true;
}
